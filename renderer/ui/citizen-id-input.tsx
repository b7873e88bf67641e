import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useWords, type Say } from '#renderer/i18n/use-words.ts';
import { checkCitizenId, type AcceptedCitizenId, type RefusedCitizenId } from '#shared/citizen-id.ts';
import type { SexCode } from '#shared/code-tables.ts';
import type { Day } from '#shared/days.ts';
import { uiWords } from './words.ts';

export interface CitizenIdInputProps {
  /** The text as typed; the form's schema and the office check it again. */
  readonly value?: string | null;
  readonly onChange?: (text: string | undefined) => void;
  /** The office's day, from useOfficeState(). */
  readonly today: Day;
  /** A complete and right number: fill birth date and sex from it. */
  readonly onRead?: (read: AcceptedCitizenId) => void;
  /** What the form says so far; a difference to the number is named. */
  readonly sex?: SexCode;
  readonly birthDate?: Day;
  /** A number is on record and shown like this; typing a new one has to be asked for. */
  readonly masked?: string | null;
  readonly id?: string;
  readonly disabled?: boolean;
}

type UiSay = Say<keyof (typeof uiWords)['zh']>;

function refusalNote(t: UiSay, refused: RefusedCitizenId): string {
  if (refused.code === 'length') return t('id_length', { length: refused.length });
  if (refused.code === 'sex_mismatch')
    return t('id_sex_mismatch', { sex: refused.idSex === '1' ? t('male') : t('female') });
  if (refused.code === 'birth_mismatch') return t('id_birth_mismatch', { birthDate: refused.idBirthDate });
  return t(`id_${refused.code}`);
}

/** An ID number, checked while it is typed: place by place, birth date, check digit. */
export function CitizenIdInput({
  value,
  onChange,
  today,
  onRead,
  sex,
  birthDate,
  masked,
  ...input
}: CitizenIdInputProps) {
  const t = useWords(uiWords);
  const [changing, setChanging] = useState(false);
  const [left, setLeft] = useState(false);
  const text = value ?? '';

  if (masked !== null && masked !== undefined && !changing) {
    return (
      <Space.Compact block>
        <Input {...input} className="figures" readOnly value={masked} />
        <Button onClick={() => setChanging(true)}>{t('change')}</Button>
      </Space.Compact>
    );
  }

  const read = checkCitizenId(text, { today, sex, birthDate });
  const read18 = text.replace(/\s/g, '').length >= 18;
  return (
    <div>
      <Input
        {...input}
        autoFocus={changing}
        className="figures"
        value={text}
        autoComplete="off"
        maxLength={40}
        onBlur={() => setLeft(true)}
        onChange={(event) => {
          const next = event.target.value;
          onChange?.(next === '' ? undefined : next);
          const result = checkCitizenId(next, { today });
          if (result.ok) onRead?.(result);
        }}
      />
      {read.ok && (
        <div className="field-note">
          {t('idOk', { sex: read.sex === '1' ? t('male') : t('female'), birthDate: read.birthDate })}
          {read.warnings.length > 0 && ` ${t('id_warn')}`}
        </div>
      )}
      {!read.ok && text !== '' && (left || read18) && <div className="field-note bad">{refusalNote(t, read)}</div>}
    </div>
  );
}
