/** The forms of a complaint's steps, each asking for what the office needs and nothing else. */
import { Input, Select } from 'antd';
import { z } from 'zod';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { Radios } from '#renderer/ui/radios.tsx';
import { complaintsContract, type Complaint } from '#shared/complaints/contract.ts';
import { OUTCOMES } from '#shared/complaints/words.ts';
import { complaintsWords } from './words.ts';

export type ComplaintAct = 'assign' | 'note' | 'decide' | 'appeal' | 'decideAppeal' | 'close' | 'contact';
const reasonForm = z.object({ reason: z.string().trim().min(1).max(200) });
const noForm = z.object({});

/** Answering, the first time or on review: outcome, day, words. */
function DecideDialog({ complaint, review, onClose }: { complaint: Complaint; review: boolean; onClose: () => void }) {
  const t = useWords(complaintsWords);
  const { today } = useOfficeState();
  const decide = useAct('complaints.decide');
  const decideAppeal = useAct('complaints.decideAppeal');
  const on = { complaintId: complaint.complaintId, version: complaint.version };
  return (
    <FormDialog open title={t(review ? 'decideAppeal' : 'decide')} schema={complaintsContract.decide.input.omit({ complaintId: true, version: true })} initial={{ decidedOn: today }} saveLabel={t(review ? 'decideAppeal' : 'decide')} onClose={onClose} onSave={(input) => (review ? decideAppeal : decide).run({ ...input, ...on })}>
      <p className="muted">{t('decideText')}</p>
      <Field name="outcome" label={t('outcome')} required><Radios options={OUTCOMES.map((value) => ({ value, label: t(`o.${value}`) }))} /></Field>
      <Field name="decidedOn" label={t('decidedOn')} required><DayInput /></Field>
      <Field name="decision" label={t('decision')} required><Input.TextArea rows={4} maxLength={1000} /></Field>
    </FormDialog>
  );
}

export function ComplaintActDialog({ complaint, act, onContact, onClose }: { complaint: Complaint; act: ComplaintAct; onContact: (contact: string) => void; onClose: () => void }) {
  const t = useWords(complaintsWords);
  const { today } = useOfficeState();
  const known = useCall('complaints.categories', {});
  const [assign, note, appeal, close, reveal] = [useAct('complaints.assign'), useAct('complaints.note'), useAct('complaints.appeal'), useAct('complaints.close'), useAct('complaints.revealContact')];
  const on = { complaintId: complaint.complaintId, version: complaint.version };
  switch (act) {
    case 'decide':
    case 'decideAppeal':
      return <DecideDialog complaint={complaint} review={act === 'decideAppeal'} onClose={onClose} />;
    case 'assign':
      return (
        <FormDialog open title={t('assign')} schema={complaintsContract.assign.input.omit({ complaintId: true, version: true })} initial={{ note: '' }} saveLabel={t('assign')} onClose={onClose} onSave={(input) => assign.run({ ...input, ...on })}>
          <Field name="staffId" label={t('assignee')} required><Select autoFocus options={(known.data?.staff ?? []).map((each) => ({ value: each.staffId, label: each.name }))} /></Field>
          <Field name="note" label={t('assignNote')}><Input maxLength={200} /></Field>
        </FormDialog>
      );
    case 'note':
      return (
        <FormDialog open title={t('note')} schema={complaintsContract.note.input.pick({ text: true })} initial={{}} saveLabel={t('note')} onClose={onClose} onSave={(input) => note.run({ ...input, ...on })}>
          <Field name="text" label={t('noteText')} required><Input.TextArea autoFocus rows={4} maxLength={500} /></Field>
        </FormDialog>
      );
    case 'appeal':
      return (
        <FormDialog open title={t('appeal')} schema={complaintsContract.appeal.input.omit({ complaintId: true, version: true })} initial={{ appealOn: today }} saveLabel={t('appeal')} onClose={onClose} onSave={(input) => appeal.run({ ...input, ...on })}>
          <p className="muted">{t('appealText')}</p>
          <Field name="appealOn" label={t('appealOn')} required><DayInput autoFocus /></Field>
          <Field name="reason" label={t('reason')} required><Input.TextArea rows={3} maxLength={500} /></Field>
        </FormDialog>
      );
    case 'close':
      return <FormDialog open title={t('close')} schema={noForm} initial={{}} saveLabel={t('close')} onClose={onClose} onSave={() => close.run(on)}><p>{t('closeText')}</p></FormDialog>;
    case 'contact':
      return (
        <FormDialog open title={t('showContact')} schema={reasonForm} initial={{}} saveLabel={t('showContact')} onClose={onClose}
          onSave={async ({ reason }) => {
            const outcome = await reveal.run({ complaintId: complaint.complaintId, reason });
            if (outcome.ok) onContact(outcome.value.contact);
            return outcome;
          }}>
          <Field name="reason" label={t('contactWhy')} required><Input autoFocus maxLength={200} /></Field>
        </FormDialog>
      );
  }
}
