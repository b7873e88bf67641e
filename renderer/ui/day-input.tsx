import { CalendarOutlined } from '@ant-design/icons';
import { DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import { readTypedDay, readTypedMonth } from './typed-day.ts';
import { uiWords } from './words.ts';

export interface DayInputProps {
  /** 'YYYY-MM-DD' (DayInput) or 'YYYY-MM' (MonthInput). */
  readonly value?: string | null;
  /** undefined when empty; the raw text while it is no day, so that the form's schema refuses it. */
  readonly onChange?: (text: string | undefined) => void;
  readonly id?: string;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  /** Instead of the hint how to type it; for filters, where the label is the placeholder. */
  readonly placeholder?: string;
  readonly 'aria-label'?: string;
}

interface Kind {
  readonly picker: 'date' | 'month';
  readonly format: string;
  readonly read: (text: string) => string | undefined;
  readonly hint: 'dayHint' | 'monthHint';
  readonly choose: 'chooseDay' | 'chooseMonth';
}

const DAY: Kind = { picker: 'date', format: 'YYYY-MM-DD', read: readTypedDay, hint: 'dayHint', choose: 'chooseDay' };
const MONTH: Kind = {
  picker: 'month',
  format: 'YYYY-MM',
  read: readTypedMonth,
  hint: 'monthHint',
  choose: 'chooseMonth',
};

function TypedInput({
  kind,
  value,
  onChange,
  disabled = false,
  placeholder,
  ...input
}: DayInputProps & { kind: Kind }) {
  const t = useWords(uiWords);
  const [text, setText] = useState(value ?? '');
  const [open, setOpen] = useState(false);
  const given = useRef(value ?? undefined);

  useEffect(() => {
    const next = value ?? undefined;
    if (next !== given.current) {
      given.current = next;
      setText(next ?? '');
    }
  }, [value]);

  const give = (next: string | undefined): void => {
    given.current = next;
    onChange?.(next);
  };
  const readText = (next: string): void => {
    setText(next);
    give(next.trim() === '' ? undefined : (kind.read(next) ?? next.trim()));
  };
  const read = kind.read(text);

  return (
    <div className="day-input">
      <Input
        {...input}
        value={text}
        disabled={disabled}
        placeholder={placeholder ?? t(kind.hint)}
        autoComplete="off"
        onChange={(event) => readText(event.target.value)}
        onBlur={() => {
          if (read !== undefined) setText(read);
        }}
        suffix={
          <button
            type="button"
            className="choose-day"
            tabIndex={-1}
            disabled={disabled}
            aria-label={t(kind.choose)}
            onClick={() => setOpen((now) => !now)}
          >
            <CalendarOutlined aria-hidden />
          </button>
        }
      />
      <span className="panel-anchor" aria-hidden>
        <DatePicker
          tabIndex={-1}
          open={open}
          picker={kind.picker}
          value={read === undefined ? null : dayjs(read)}
          onOpenChange={setOpen}
          onChange={(chosen) => {
            const next = chosen === null ? '' : chosen.format(kind.format);
            readText(next);
            setOpen(false);
          }}
        />
      </span>
    </div>
  );
}

/** A day, typed in any usual way or chosen from the calendar; kept as 'YYYY-MM-DD'. */
export function DayInput(props: DayInputProps) {
  return <TypedInput kind={DAY} {...props} />;
}

/** A month; kept as 'YYYY-MM'. */
export function MonthInput(props: DayInputProps) {
  return <TypedInput kind={MONTH} {...props} />;
}
