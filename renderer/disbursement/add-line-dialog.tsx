import { Input } from 'antd';
import { z } from 'zod';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { ResidentPicker } from '#renderer/ui/resident-picker.tsx';
import { idSchema } from '#shared/ids.ts';
import { positiveFenSchema } from '#shared/money.ts';
import type { BatchShown } from './steps.ts';
import { disbursementWords } from './words.ts';

const addForm = z.object({ residentId: idSchema<'resident'>(), amountFen: positiveFenSchema.optional(), reason: z.string().trim().min(1).max(200) });

/** 手工加人: one person beside what the rule gave, with the reason; kept apart as 手工 in the list. */
export function AddLineDialog({ batch, onClose }: { batch: BatchShown; onClose: () => void }) {
  const t = useWords(disbursementWords);
  const add = useAct('disbursement.addLine');
  return (
    <FormDialog open title={t('do_addLine')} schema={addForm} initial={{}} saveLabel={t('addLineDo')} onClose={onClose}
      onSave={({ residentId, amountFen, reason }) => add.run({ batchId: batch.batchId, version: batch.version, residentId, amountFen: amountFen ?? null, reason })}>
      <Field name="residentId" label={t('resident')} required>
        <ResidentPicker autoFocus />
      </Field>
      <Field name="amountFen" label={t('amount')} hint={t('amountByRuleHint')}>
        <MoneyInput />
      </Field>
      <Field name="reason" label={t('reason')} required>
        <Input maxLength={200} />
      </Field>
    </FormDialog>
  );
}
