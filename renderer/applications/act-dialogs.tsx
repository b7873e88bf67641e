/** The form of each act on an application; each asks for what the office needs and nothing else. */
import { Input, Select } from 'antd';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { applicationsContract as contract, type ApplicationFile } from '#shared/applications/contract.ts';
import { FormFields } from './form-fields.tsx';
import { MembersInput, VisitorsInput } from './people-inputs.tsx';
import { applicationsWords } from './words.ts';

export type Dialog = 'form' | 'visit' | 'panel' | 'decide' | 'archive' | 'followUp' | 'withdraw' | 'suspend' | 'resume' | 'reopen';
/** Whether it has come to where it may be granted here; before that it can only be rejected, and a relief case is granted on its own page. */
export const mayBeApproved = (file: ApplicationFile): boolean => file.kind !== 'relief' && (file.shown === 'published' || file.shown === 'toDecide');

interface Props { readonly file: ApplicationFile; readonly onClose: () => void }
const which = { applicationId: true, version: true } as const;
const of = (file: ApplicationFile) => ({ applicationId: file.applicationId, version: file.version });

function VisitDialog({ file, onClose }: Props) {
  const t = useWords(applicationsWords);
  const { today } = useOfficeState();
  const visit = useAct('applications.visit');
  return (
    <FormDialog open width={680} title={t('addVisit')} schema={contract.visit.input.omit(which)} initial={{ visitedOn: today, place: file.address, visitors: [], agrees: true }} onClose={onClose} onSave={(input) => visit.run({ ...input, ...of(file) })}>
      {() => (
        <>
          <div className="field-row"><Field name="visitedOn" label={t('visitedOn')} required><DayInput /></Field><Field name="place" label={t('place')} required><Input maxLength={120} /></Field></div>
          <Field name="visitors" label={t('visitors')} required><VisitorsInput /></Field>
          <Field name="finding" label={t('finding')} required><Input.TextArea maxLength={1000} rows={3} /></Field>
          <Field name="agrees" label={t('conclusion')} required><Select options={[{ value: true, label: t('agrees') }, { value: false, label: t('agreesNot') }]} /></Field>
        </>
      )}
    </FormDialog>
  );
}

function PanelDialog({ file, onClose }: Props) {
  const t = useWords(applicationsWords);
  const { today } = useOfficeState();
  const panel = useAct('applications.panel');
  const people = useCall('applications.people', {});
  if (people.data === undefined) return null;
  return (
    <FormDialog open width={720} title={t('addPanel')} schema={contract.panel.input.omit(which)} onClose={onClose} onSave={(input) => panel.run({ ...input, ...of(file) })}
      initial={{ heldOn: today, place: '社区会议室', members: people.data.panel.map((each) => ({ name: each.name, residentId: null, vote: 'yes' as const })), recommendedFen: file.proposedFen ?? file.usualFen }}>
      {() => (
        <>
          <div className="field-row"><Field name="heldOn" label={t('heldOn')} required><DayInput /></Field><Field name="place" label={t('place')} required><Input maxLength={120} /></Field></div>
          <Field name="members" label={t('members')} required><MembersInput /></Field>
          <Field name="recommendedFen" label={t('recommended')} hint={file.kind === 'relief' ? t('recommendedHint') : undefined}><MoneyInput /></Field>
          <Field name="minutes" label={t('minutes')} required><Input.TextArea maxLength={2000} rows={3} /></Field>
        </>
      )}
    </FormDialog>
  );
}

function DecideDialog({ file, onClose }: Props) {
  const t = useWords(applicationsWords);
  const { today } = useOfficeState();
  const decide = useAct('applications.decide');
  const mayApprove = mayBeApproved(file);
  return (
    <FormDialog open width={640} title={t(mayApprove ? 'decide' : 'reject')} schema={contract.decide.input.omit(which)} initial={{ approve: mayApprove, amountFen: file.proposedFen, decidedOn: today, docNo: '' }} onClose={onClose} saveLabel={t(mayApprove ? 'decide' : 'reject')}
      onSave={(input) => decide.run({ ...input, amountFen: input.approve ? input.amountFen : null, ...of(file) })}>
      {() => (
        <>
          <Field name="approve" label={t('decideAs')} required><Select options={[...(mayApprove ? [{ value: true, label: t('approve') }] : []), { value: false, label: t('reject') }]} /></Field>
          {mayApprove && <Field name="amountFen" label={t('amount')} hint={t('amountHint')}><MoneyInput /></Field>}
          <div className="field-row"><Field name="docNo" label={t('docNo')} required><Input maxLength={60} /></Field><Field name="decidedOn" label={t('decidedOn')} required><DayInput /></Field></div>
          <Field name="reason" label={t('reason')} required><Input.TextArea maxLength={300} rows={2} /></Field>
        </>
      )}
    </FormDialog>
  );
}

function EditForm({ file, onClose }: Props) {
  const t = useWords(applicationsWords);
  const save = useAct('applications.saveForm');
  return (
    <FormDialog open width={680} title={t('edit')} schema={contract.saveForm.input.omit(which)} initial={{ form: file.form, relation: file.relation }} onClose={onClose} onSave={(input) => save.run({ ...input, ...of(file) })}>
      {() => <>{file.applicantId !== file.beneficiaryId && <Field name="relation" label={t('relation')} required><Input maxLength={20} /></Field>}<FormFields handling={file.handling} /></>}
    </FormDialog>
  );
}

function ArchiveDialog({ file, onClose }: Props) {
  const t = useWords(applicationsWords);
  const archive = useAct('applications.archive');
  return <FormDialog open title={t('archive')} schema={contract.archive.input.omit(which)} initial={{ archiveNo: file.applicationNo.replace('SQ', 'DA') }} onClose={onClose} saveLabel={t('archive')} onSave={(input) => archive.run({ ...input, ...of(file) })}>{() => <Field name="archiveNo" label={t('archiveNo')} required><Input maxLength={60} /></Field>}</FormDialog>;
}

function FollowUpDialog({ file, onClose }: Props) {
  const t = useWords(applicationsWords);
  const { today } = useOfficeState();
  const follow = useAct('applications.followUp');
  return (
    <FormDialog open title={t('followUp')} schema={contract.followUp.input.omit(which)} initial={{ visitedOn: today }} onClose={onClose} onSave={(input) => follow.run({ ...input, ...of(file) })}>
      {() => <><div className="field-row"><Field name="visitedOn" label={t('visitedOn')} required><DayInput /></Field><Field name="visitor" label={t('visitor')} required><Input maxLength={60} /></Field></div><Field name="finding" label={t('finding')} required><Input.TextArea maxLength={500} rows={2} /></Field></>}
    </FormDialog>
  );
}

function ReasonDialog({ file, onClose, act }: Props & { act: 'withdraw' | 'suspend' | 'resume' | 'reopen' }) {
  const t = useWords(applicationsWords);
  const run = useAct(`applications.${act}`);
  return <FormDialog open dangerous={act === 'withdraw'} title={t(act)} schema={contract.withdraw.input.omit(which)} initial={{}} onClose={onClose} saveLabel={t(act)} onSave={(input) => run.run({ ...input, ...of(file) })}>{() => <Field name="reason" label={t('reason')} required><Input maxLength={300} autoFocus /></Field>}</FormDialog>;
}

/** The dialog that is open. */
export function ActDialog({ dialog, ...props }: Props & { dialog: Dialog }) {
  switch (dialog) {
    case 'form': return <EditForm {...props} />;
    case 'visit': return <VisitDialog {...props} />;
    case 'panel': return <PanelDialog {...props} />;
    case 'decide': return <DecideDialog {...props} />;
    case 'archive': return <ArchiveDialog {...props} />;
    case 'followUp': return <FollowUpDialog {...props} />;
    case 'withdraw': case 'suspend': case 'resume': case 'reopen': return <ReasonDialog {...props} act={dialog} />;
  }
}
