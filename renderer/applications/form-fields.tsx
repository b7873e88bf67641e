/** The questions of an application form, by kind. */
import { Input, InputNumber, Select } from 'antd';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { STUDY_LEVELS, sumIsAsked, type Handling } from '#shared/applications/flow.ts';
import { applicationsWords } from './words.ts';

export function FormFields({ handling }: { handling: Pick<Handling, 'kind' | 'panel'> }) {
  const t = useWords(applicationsWords);
  const { kind } = handling;
  const asked = sumIsAsked(handling);
  const name = (key: string): string[] => ['form', key];
  return (
    <>
      {kind === 'student' && (
        <>
          <div className="field-row">
            <Field name={name('school')} label={t('school')} required><Input maxLength={60} /></Field>
            <Field name={name('level')} label={t('level')} required><Select options={STUDY_LEVELS.map((value) => ({ value, label: t(value) }))} /></Field>
          </div>
          <div className="field-row">
            <Field name={name('admissionYear')} label={t('admissionYear')} required><InputNumber min={1990} max={2100} precision={0} /></Field>
            <Field name={name('letterNo')} label={t('letterNo')}><Input maxLength={60} /></Field>
          </div>
        </>
      )}
      {(kind === 'kindergarten' || kind === 'bus') && (
        <div className="field-row">
          <Field name={name('school')} label={t('school')} required><Input maxLength={60} /></Field>
          {kind === 'kindergarten' ? <Field name={name('className')} label={t('className')}><Input maxLength={60} /></Field> : <Field name={name('stop')} label={t('stop')}><Input maxLength={60} /></Field>}
        </div>
      )}
      {(kind === 'hardship' || kind === 'relief') && <Field name={name('situation')} label={t('situation')} required hint={kind === 'relief' ? t('situationHint') : undefined}><Input.TextArea maxLength={1000} rows={2} /></Field>}
      <div className="field-row">
        {kind !== 'student' && <Field name={name('askedFen')} label={t('asked')} {...(asked ? { required: true, hint: t('askedHint') } : {})}><MoneyInput /></Field>}
        <Field name={name('phone')} label={t('phone')}><Input maxLength={30} /></Field>
      </div>
    </>
  );
}
