import { Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MonthInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { templateInputSchema, type Template } from '#shared/assets/template-schemas.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { formatYuan } from '#shared/money.ts';
import { assetsWords } from './words.ts';

const schema = templateInputSchema.omit({ templateId: true, version: true, accountSetId: true });
const MOST_FOUND = 50;

/** Finds a voucher of the account set; the value is its id. */
function VoucherSelect({ accountSetId, value, onChange, id }: { accountSetId: AccountSetId; value?: number; onChange?: (voucherId: number | undefined) => void; id?: string }) {
  const t = useWords(assetsWords);
  const [typed, setTyped] = useState('');
  const vouchers = useCall('ledger.vouchers', { accountSetId, search: typed, limit: MOST_FOUND }, { keepLast: true });
  return (
    <Select {...(id === undefined ? {} : { id })} value={value ?? null} onChange={(voucherId) => onChange?.(voucherId ?? undefined)} allowClear showSearch={{ filterOption: false, onSearch: setTyped }} placeholder={t('fromVoucherHint')}
      options={(vouchers.data?.rows ?? []).map((row) => ({ value: row.voucherId as number, label: `${row.voucherDate} ${row.word}-${row.number ?? '…'} ${row.summary} ${formatYuan(row.totalFen)}` }))} />
  );
}

/** Keeps the lines of a voucher, and the rule by which it recurs. */
export function TemplateForm({ accountSetId, template, onClose }: { accountSetId: AccountSetId; template?: Template; onClose: () => void }) {
  const t = useWords(assetsWords);
  const save = useAct('assets.saveTemplate');
  const initial = template === undefined
    ? { everyMonths: 0, dayOfMonth: 1, status: 'active' as const }
    : { name: template.name, everyMonths: template.everyMonths, dayOfMonth: template.dayOfMonth, fromMonth: template.fromMonth, toMonth: template.toMonth, status: template.status };
  const rhythm = [[0, 'notRecurring'], [1, 'everyMonth'], [3, 'everyQuarter'], [12, 'everyYear']] as const;
  return (
    <FormDialog open title={template?.name ?? t('newTemplate')} width={640} schema={schema} initial={initial} onClose={onClose}
      onSave={(input) => save.run({ ...input, accountSetId, ...(template === undefined ? {} : { templateId: template.templateId, version: template.version }) })}>
      {() => (
        <>
          <Field name="name" label={t('templateName')} required><Input maxLength={60} /></Field>
          <Field name="voucherId" label={t('fromVoucher')}><VoucherSelect accountSetId={accountSetId} /></Field>
          <div className="field-row">
            <Field name="everyMonths" label={t('recurs')}><Select options={rhythm.map(([value, word]) => ({ value, label: t(word) }))} /></Field>
            <Field name="dayOfMonth" label={t('dayOfMonth')} hint={t('dayOfMonthHint')}><InputNumber min={1} max={31} precision={0} /></Field>
          </div>
          <div className="field-row">
            <Field name="fromMonth" label={t('fromMonth')}><MonthInput /></Field>
            <Field name="toMonth" label={t('toMonth')}><MonthInput /></Field>
            <Field name="status" label={t('status')}><Select options={[{ value: 'active', label: t('inForce') }, { value: 'ended', label: t('stopped') }]} /></Field>
          </div>
        </>
      )}
    </FormDialog>
  );
}
