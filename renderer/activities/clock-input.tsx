import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { formatClock, parseClock } from '#shared/activities/hours.ts';

export interface ClockInputProps {
  /** Minutes since midnight; NaN while what is typed is no time of day, so that the form's schema refuses it. */
  readonly value?: number | null;
  readonly onChange?: (minute: number | undefined) => void;
  readonly id?: string;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly 'aria-label'?: string;
}

/** A time of day, typed as on paper: 0830, 8:30, 8点半. */
export function ClockInput({ value, onChange, ...input }: ClockInputProps) {
  const [text, setText] = useState(value == null || Number.isNaN(value) ? '' : formatClock(value));
  const given = useRef(value);
  useEffect(() => {
    if (value === given.current || (value != null && Number.isNaN(value))) return;
    given.current = value;
    setText(value == null ? '' : formatClock(value));
  }, [value]);
  const give = (next: string): void => {
    setText(next);
    const minute = next.trim() === '' ? undefined : parseClock(next) ?? Number.NaN;
    given.current = minute ?? null;
    onChange?.(minute);
  };
  return (
    <Input {...input} value={text} maxLength={10} status={text.trim() !== '' && parseClock(text) === null ? 'error' : ''} onChange={(event) => give(event.target.value)}
      onBlur={() => { const minute = parseClock(text); if (minute !== null) setText(formatClock(minute)); }} />
  );
}
