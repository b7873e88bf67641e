import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import { amountInCapitals } from '#shared/capital-amount.ts';
import { formatYuan, parseYuan, type Fen } from '#shared/money.ts';
import { uiWords } from './words.ts';

export interface MoneyInputProps {
  readonly value?: Fen | null;
  /** undefined when empty; NaN while the text is no amount, so that the form's schema refuses it. */
  readonly onChange?: (fen: Fen | undefined) => void;
  readonly id?: string;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly placeholder?: string;
  readonly onKeyDown?: (event: React.KeyboardEvent<HTMLInputElement>) => void;
  /** Shows the amount in capitals (大写) below; on by default. */
  readonly capitals?: boolean;
  readonly 'aria-label'?: string;
}

const NO_AMOUNT = Number.NaN as Fen;
const textOf = (value: Fen | null | undefined): string =>
  value === null || value === undefined || Number.isNaN(value) ? '' : formatYuan(value);

/** An amount typed in yuan, kept in fen. */
export function MoneyInput({ value, onChange, capitals = true, ...input }: MoneyInputProps) {
  const t = useWords(uiWords);
  const [text, setText] = useState(() => textOf(value));
  const given = useRef<Fen | null | undefined>(value);

  useEffect(() => {
    if (!Object.is(value, given.current)) {
      given.current = value;
      setText(textOf(value));
    }
  }, [value]);

  const parsed = parseYuan(text);
  const empty = text.trim() === '';
  const read = (next: string): void => {
    setText(next);
    const result = parseYuan(next);
    given.current = next.trim() === '' ? undefined : result.ok ? result.fen : NO_AMOUNT;
    onChange?.(given.current);
  };

  return (
    <div>
      <Input
        {...input}
        value={text}
        prefix="¥"
        inputMode="decimal"
        autoComplete="off"
        className="money-input"
        onChange={(event) => read(event.target.value)}
        onBlur={() => {
          if (parsed.ok) setText(formatYuan(parsed.fen));
        }}
      />
      {!empty && !parsed.ok && <div className="field-note bad">{t('amountWrong')}</div>}
      {parsed.ok && parsed.doubtful && <div className="field-note bad">{t('amountDoubtful')}</div>}
      {capitals && parsed.ok && <div className="capitals">{amountInCapitals(parsed.fen)}</div>}
    </div>
  );
}
