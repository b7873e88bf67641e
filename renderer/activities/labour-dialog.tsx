/** Putting people on a task's labour list, one row each. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { ResidentPicker } from '#renderer/ui/resident-picker.tsx';
import { cleaningContract } from '#shared/activities/cleaning-contract.ts';
import { LABOUR_KINDS } from '#shared/activities/words.ts';
import type { Id, ResidentId } from '#shared/ids.ts';
import type { z } from 'zod';
import { ClockInput } from './clock-input.tsx';
import { cleaningWords } from './cleaning-words.ts';

const schema = cleaningContract.addLabour.input.pick({ rows: true });
type Row = z.input<typeof schema>['rows'][number];
const first: Partial<Row> = { startMinute: 480, endMinute: 660, kind: 'volunteer', amountFen: 0 };

function LabourRows({ value = [], onChange }: { value?: readonly Partial<Row>[]; onChange?: (rows: Partial<Row>[]) => void }) {
  const t = useWords(cleaningWords);
  const change = (at: number, part: Partial<Row>): void => onChange?.(value.map((row, n) => (n === at ? { ...row, ...part } : row)));
  const words = { volunteer: t('volunteer'), oneMatter: t('oneMatter'), paid: t('paidKind') } as const;
  return (
    <table className="rows-input">
      <thead><tr><th style={{ width: '17rem' }}>{t('name')}</th><th>{t('start')}</th><th>{t('end')}</th><th style={{ width: '9.5rem' }}>{t('countsAs')}</th><th style={{ width: '8rem' }}>{t('amount')}</th><th>&nbsp;</th></tr></thead>
      <tbody>
        {value.map((row, n) => (
          <tr key={n}>
            <td><ResidentPicker aria-label={`${t('name')} ${n + 1}`} autoFocus={n === value.length - 1} value={(row.residentId ?? null) as ResidentId | null} onChange={(residentId) => change(n, residentId === undefined ? {} : { residentId })} /></td>
            <td><ClockInput aria-label={`${t('start')} ${n + 1}`} value={row.startMinute ?? null} onChange={(startMinute) => change(n, startMinute === undefined ? {} : { startMinute })} /></td>
            <td><ClockInput aria-label={`${t('end')} ${n + 1}`} value={row.endMinute ?? null} onChange={(endMinute) => change(n, endMinute === undefined ? {} : { endMinute })} /></td>
            <td><Select aria-label={`${t('countsAs')} ${n + 1}`} style={{ width: '100%' }} value={row.kind ?? 'volunteer'} options={LABOUR_KINDS.map((kind) => ({ value: kind, label: words[kind] }))} onChange={(kind) => change(n, { kind, ...(kind === 'volunteer' ? { amountFen: 0 } : {}) })} /></td>
            <td>{row.kind !== 'volunteer' && <MoneyInput aria-label={`${t('amount')} ${n + 1}`} value={(row.amountFen ?? null) as never} onChange={(amountFen: unknown) => change(n, { amountFen: (amountFen ?? 0) as number })} />}</td>
            <td>{value.length > 1 && <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={`${t('remove')} ${n + 1}`} onClick={() => onChange?.(value.filter((_, at) => at !== n))} />}</td>
          </tr>
        ))}
        <tr><td colSpan={6}><Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => { const { residentId: _none, ...like } = value.at(-1) ?? first; onChange?.([...value, like]); }}>{t('addPerson')}</Button></td></tr>
      </tbody>
    </table>
  );
}

export function LabourDialog({ taskId, onClose }: { taskId: Id<'cleaningTask'>; onClose: () => void }) {
  const t = useWords(cleaningWords);
  const add = useAct('cleaning.addLabour');
  return (
    <FormDialog open width={900} title={t('addLabour')} schema={schema} initial={{ rows: [first] as Row[] }} onClose={onClose} saveLabel={t('addLabour')} onSave={(input) => add.run({ taskId, rows: input.rows.map((row) => ({ ...row })) })}>
      {() => <Field name="rows" label={t('labour')} hint={`${t('labourHint')} ${t('amountHint')}`}><LabourRows /></Field>}
    </FormDialog>
  );
}
