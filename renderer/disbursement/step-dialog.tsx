import { Input } from 'antd';
import { z } from 'zod';
import type { Outcome } from '#renderer/api/act-once.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { disbursementWords } from './words.ts';

const reasonForm = z.object({ text: z.string().trim().min(1).max(200) });
const commentForm = z.object({ text: z.string().trim().max(500).default('') });

export interface StepDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** What this step does, one sentence. */
  readonly explain: string;
  /** A reason has to be given; a comment may be. */
  readonly asks: 'reason' | 'comment';
  readonly label: string;
  readonly dangerous?: boolean;
  readonly onDo: (text: string) => Promise<Outcome<unknown>>;
  readonly onClose: () => void;
}

/** One step of the batch with its comment or reason. */
export function StepDialog({ open, title, explain, asks, label, dangerous = false, onDo, onClose }: StepDialogProps) {
  const t = useWords(disbursementWords);
  return (
    <FormDialog open={open} title={title} schema={asks === 'reason' ? reasonForm : commentForm} initial={{}} saveLabel={label} dangerous={dangerous} onSave={(input) => onDo(input.text ?? '')} onClose={onClose}>
      <p className="muted">{explain}</p>
      <Field name="text" label={asks === 'reason' ? t('reason') : t('comment')} required={asks === 'reason'}>
        <Input maxLength={asks === 'reason' ? 200 : 500} />
      </Field>
    </FormDialog>
  );
}
