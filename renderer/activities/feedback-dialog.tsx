import { Input, Select } from 'antd';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { activitiesContract, type ActivityFile } from '#shared/activities/contract.ts';
import { activitiesWords } from './words.ts';

/** What somebody who was served says of it. */
export function FeedbackDialog({ recipient, onClose }: { recipient: ActivityFile['recipients'][number]; onClose: () => void }) {
  const t = useWords(activitiesWords);
  const save = useAct('activities.feedback');
  const { recipientId } = recipient;
  return (
    <FormDialog open title={`${recipient.name} ${t('feedback')}`} schema={activitiesContract.feedback.input.omit({ recipientId: true })} initial={{ stars: recipient.stars, feedback: recipient.feedback }} onClose={onClose} onSave={(input) => save.run({ ...input, recipientId })}>
      {() => (
        <>
          <Field name="stars" label={t('stars')}><Select allowClear options={[5, 4, 3, 2, 1].map((value) => ({ value, label: t('starsOf', { n: value }) }))} /></Field>
          <Field name="feedback" label={t('feedback')}><Input.TextArea rows={3} maxLength={300} /></Field>
        </>
      )}
    </FormDialog>
  );
}
