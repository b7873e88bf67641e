import { Alert, Checkbox } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { PointSelect, useHandOutPoints, useKeptPoint } from '#renderer/ui/hand-out-point.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { daySchema } from '#shared/days.ts';
import type { BatchLine } from '#shared/disbursement/contract.ts';
import { proxySchema } from '#shared/disbursement/paying-contract.ts';
import { idSchema } from '#shared/ids.ts';
import { formatYuan, sumFen } from '#shared/money.ts';
import { ProxyFields } from './desk-dialogs.tsx';
import { goodsWords } from './goods-words.ts';
import { payingWords } from './paying-words.ts';
import type { BatchShown } from './steps.ts';
import { UntoldWarning } from './withholding-card.tsx';
import { disbursementWords } from './words.ts';

const cashForm = z.object({ paidOn: daySchema, byProxy: z.boolean(), pointId: idSchema<'stockPoint'>().nullable(), ...proxySchema.partial().shape }).superRefine((form, check) => {
  if (!form.byProxy) return;
  const read = proxySchema.safeParse(form);
  for (const issue of read.error?.issues ?? []) if (issue.path[0] !== 'byProxy' && issue.code !== 'unrecognized_keys') check.addIssue({ code: 'custom', path: issue.path, message: issue.message });
});

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
  const [byProxy, setByProxy] = useState(false);
  const p = useWords(payingWords);
  const g = useWords(goodsWords);
  // Of a batch in goods with several points: which one they left.
  const { inUse, several } = useHandOutPoints();
  const [kept] = useKeptPoint(inUse);
  const goods = useCall('paying.goods', { batchId: batch.batchId });
  const asked = several && (goods.data?.baskets.length ?? 0) > 0;
  if (goods.isPending) return null;
  return (
    <FormDialog open title={t('do_payCash')} schema={cashForm} initial={{ paidOn: today, byProxy: false, pointId: asked ? (kept ?? inUse[0]?.pointId ?? null) : null }} onChange={(values) => setByProxy(values.byProxy === true)} saveLabel={t('payCashDo')} onClose={onClose} onSaved={() => onPaid?.()}
      onSave={({ paidOn, byProxy: wasProxy, pointId, ...proxy }) =>
        pay.run({
          batchId: batch.batchId, version: batch.version, paidOn, pointId,
          lines: lines === null ? null : lines.map((line) => ({ lineId: line.lineId, proxy:  wasProxy && lines.length === 1 ? proxySchema.parse(proxy) : null })),
        })
      }>
      <Alert type="info" showIcon title={t(lines === null ? 'payCashAll' : 'payCashChosen', { n: persons, sum: formatYuan(amountFen as typeof batch.totalFen), name: only?.name ?? '' })} style={{ marginBottom: '1rem' }} />
      {batch.kind === 'claims' && <UntoldWarning batchId={batch.batchId} />}
      <Field name="paidOn" label={t('paidOn')} required>
        <DayInput />
      </Field>
      {asked && <Field name="pointId" label={g('point')} required><PointSelect points={inUse} /></Field>}
      {only !== undefined && (
        <>
          <Field name="byProxy" label={p('byProxy')} valuePropName="checked">
            <Checkbox>{p('byProxyDo')}</Checkbox>
          </Field>
          {byProxy && <ProxyFields />}
        </>
      )}
    </FormDialog>
  );
}
