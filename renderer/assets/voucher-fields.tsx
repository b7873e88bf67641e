/** What every guided form ends with: the day of the voucher and its papers. */
import { InputNumber } from 'antd';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { assetsWords } from './words.ts';

export function VoucherFields() {
  const t = useWords(assetsWords);
  return (
    <div className="field-row">
      <Field name="voucherDate" label={t('voucherDate')} required><DayInput /></Field>
      <Field name="attachmentsCount" label={t('attachments')}><InputNumber min={0} max={9999} precision={0} /></Field>
    </div>
  );
}
