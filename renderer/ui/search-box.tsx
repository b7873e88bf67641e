import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import { uiWords } from './words.ts';

export interface SearchBoxProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly placeholder: string;
  readonly autoFocus?: boolean;
  /** ↓ leaves the box for the list below it. */
  readonly onDown?: () => void;
}

/** How long a clerk's fingers rest between two letters of one name. The first letter after a pause is searched at once. */
const REST_MS = 200;

/** Search as you type. While an input method is composing (pinyin not yet made into characters) nothing is searched. */
export function SearchBox({ value, onChange, placeholder, autoFocus = false, onDown }: SearchBoxProps) {
  const t = useWords(uiWords);
  const [text, setText] = useState(value);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const input = useRef<InputRef>(null);
  const sent = useRef(value);
  const lastKeyAt = useRef(-REST_MS);

  useEffect(() => {
    // The address changed from outside (back, a link): show what it says.
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const sendSoon = (next: string, afterMs: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      sent.current = next.trim();
      onChange(next.trim());
    }, afterMs);
  };

  return (
    <Input.Search
      ref={input}
      className="search-box"
      type="search"
      allowClear
      autoFocus={autoFocus}
      aria-label={t('search')}
      placeholder={placeholder}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        const rested = event.timeStamp - lastKeyAt.current >= REST_MS;
        lastKeyAt.current = event.timeStamp;
        if (!composing.current) sendSoon(event.target.value, rested ? 0 : REST_MS);
      }}
      onCompositionStart={() => {
        composing.current = true;
        clearTimeout(timer.current);
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        sendSoon(event.currentTarget.value, 0);
      }}
      onSearch={(next) => sendSoon(next, 0)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing || onDown === undefined) return;
        event.preventDefault();
        onDown();
      }}
    />
  );
}
