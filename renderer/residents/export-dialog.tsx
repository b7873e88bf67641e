import { Checkbox, Input } from 'antd';
import { z } from 'zod';
import { saveFile } from '#renderer/api/files.ts';
import type { MethodInput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { residentsContract } from '#shared/residents/contract.ts';
import { residentsWords } from './words.ts';

const schema = residentsContract.exportList.input.pick({ purpose: true }).extend({ whole: z.boolean().default(false) });

/** Lets the list out of the program: for what purpose, and whether with whole numbers. Both stand in the log. */
export function ExportDialog({ input, count, onClose }: { readonly input: Omit<MethodInput<'residents.exportList'>, 'whole' | 'purpose'>; readonly count: number; readonly onClose: () => void }) {
  const t = useWords(residentsWords);
  const exportList = useAct('residents.exportList');
  return (
    <FormDialog
      open title={t('exportTitle')} schema={schema} initial={{ whole: false }} saveLabel={t('makeFile')} onClose={onClose}
      onSave={async (values) => {
        const outcome = await exportList.run({ ...input, purpose: values.purpose, whole: values.whole ?? false });
        if (outcome.ok) await saveFile(outcome.value.fileId);
        return outcome;
      }}
    >
      <p>{t('exportHint', { n: count })}</p>
      <Field name="purpose" label={t('purpose')} required hint={t('purposeHint')}><Input maxLength={200} /></Field>
      <Field name="whole" label="" valuePropName="checked" hint={t('wholeHint')}><Checkbox>{t('whole')}</Checkbox></Field>
    </FormDialog>
  );
}
