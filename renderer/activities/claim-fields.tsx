import { Alert, Input, Select } from 'antd';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MonthInput } from '#renderer/ui/day-input.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { cleaningWords } from './cleaning-words.ts';

/** Through which programme, from which month, and on what paper a sum is paid. */
export function ClaimFields() {
  const t = useWords(cleaningWords);
  const programmes = useCall('cleaning.payChoices', {});
  return (
    <>
      {programmes.data?.length === 0 && <Alert type="warning" showIcon title={t('noProgramme')} style={{ marginBottom: '0.8rem' }} />}
      <div className="field-row"><Field name="programmeId" label={t('programme')} required><Select options={(programmes.data ?? []).map((each) => ({ value: each.programmeId as number, label: `${each.code} ${each.name}` }))} /></Field><Field name="benefitMonth" label={t('benefitMonth')} required><MonthInput /></Field></div>
      <Field name="decisionRef" label={t('decisionRef')} required><Input maxLength={100} /></Field>
    </>
  );
}
