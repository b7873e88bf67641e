import { Alert, Input } from 'antd';
import { z } from 'zod';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { daySchema } from '#shared/days.ts';
import type { BatchLine } from '#shared/disbursement/contract.ts';
import { formatYuan, sumFen } from '#shared/money.ts';
import type { BatchShown } from './steps.ts';
import { disbursementWords } from './words.ts';

const cashForm = z.object({ paidOn: daySchema, proxyName: z.string().trim().min(1).max(40).optional(), proxyRelation: z.string().trim().min(1).max(20).optional() });

export interface PayCashDialogProps {
  readonly batch: BatchShown;
  /** The lines ticked off; null = every line still open. */
  readonly lines: readonly BatchLine[] | null;
  readonly onClose: () => void;
  readonly onPaid?: () => void;
}

/** 登记领取: money handed over the desk. For one person, also who came in his place. */
export function PayCashDialog({ batch, lines, onClose, onPaid }: PayCashDialogProps) {
  const t = useWords(disbursementWords);
  const { today } = useOfficeState();
  const pay = useAct('disbursement.payCash');
  const open = batch.tallies.find((tally) => tally.status === 'toPay');
  const persons = lines?.length ?? open?.persons ?? 0;
  const amountFen = lines === null ? (open?.amountFen ?? 0) : sumFen(lines.map((line) => line.amountFen));
  const [only] = lines?.length === 1 ? lines : [];
  return (
    <FormDialog open title={t('do_payCash')} schema={cashForm} initial={{ paidOn: today }} saveLabel={t('payCashDo')} onClose={onClose} onSaved={() => onPaid?.()}
      onSave={({ paidOn, proxyName, proxyRelation }) =>
        pay.run({
          batchId: batch.batchId, version: batch.version, paidOn,
          lines: lines === null ? null : lines.map((line) => ({ lineId: line.lineId, proxyName: proxyName ?? null, proxyRelation: proxyRelation ?? null })),
        })
      }>
      <Alert type="info" showIcon title={t(lines === null ? 'payCashAll' : 'payCashChosen', { n: persons, sum: formatYuan(amountFen as typeof batch.totalFen), name: only?.name ?? '' })} style={{ marginBottom: '1rem' }} />
      <Field name="paidOn" label={t('paidOn')} required>
        <DayInput />
      </Field>
      {only !== undefined && (
        <div className="field-row">
          <Field name="proxyName" label={t('proxyName')} hint={t('proxyHint')}>
            <Input maxLength={40} />
          </Field>
          <Field name="proxyRelation" label={t('proxyRelation')}>
            <Input maxLength={20} />
          </Field>
        </div>
      )}
    </FormDialog>
  );
}
