import { Input, Select } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { uploadFile } from '#renderer/api/files.ts';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { daySchema } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { Meanings } from './meanings.tsx';
import { payingWords } from './paying-words.ts';
import type { BatchShown } from './steps.ts';
import { disbursementWords } from './words.ts';

const overrideForm = z.object({ profileCode: z.string().min(1), paidOn: daySchema, reason: z.string().trim().min(1).max(200) });

/** 按银行更正导入: a file that contradicts an earlier one, by somebody who may, with the reason. */
export function OverrideDialog({ batch, onClose }: { batch: BatchShown; onClose: () => void }) {
  const t = useWords(disbursementWords);
  const p = useWords(payingWords);
  const { today } = useOfficeState();
  const profiles = useCall('disbursement.profiles', {});
  const load = useAct('paying.overrideResult');
  const [held, setHeld] = useState<{ fileId: string; name: string }>();
  return (
    <FormDialog open title={p('overrideTitle')} schema={overrideForm} initial={{ paidOn: today }} saveLabel={p('overrideDo')} dangerous onClose={onClose}
      onSave={(form) => (held === undefined ? Promise.resolve({ ok: false, error: new AppError('file_unknown', { fileId: '' }) }) : load.run({ batchId: batch.batchId, version: batch.version, fileId: held.fileId, ...form }))}>
      <p className="muted">{p('overrideHint')}</p>
      <Field name="profileCode" label={t('bankFormat')} required>
        <Select options={(profiles.data?.profiles ?? []).filter(({ profile }) => profile.result !== null).map(({ profile }) => ({ value: profile.code, label: profile.name }))} />
      </Field>
      <FileDrop accept={['.txt', '.csv', '.dat', '.rst', '.xlsx', '.xls']} hint={held === undefined ? t('resultFileHint') : held.name} onFile={(file) => void uploadFile(file).then(({ fileId }) => setHeld({ fileId, name: file.name }))} />
      <Field name="paidOn" label={t('paidOn')} required>
        <DayInput />
      </Field>
      <Field name="reason" label={t('reason')} required>
        <Input maxLength={200} />
      </Field>
      <Meanings />
    </FormDialog>
  );
}
