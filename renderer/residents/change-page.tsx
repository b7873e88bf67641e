/** One change request: side by side, its papers, and what the second person does with it. */
import { Alert, App, Button, Input } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { z } from 'zod';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { ScansPanel } from '#renderer/ui/scans-panel.tsx';
import { instant, localDayAndTime } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { CHANGE_ACT_WORDS, EVIDENCE } from '#shared/residents/change-requests.ts';
import { reasonSchema } from '#shared/residents/fields.ts';
import { ChangeFields, type ChangeFile } from './change-fields.tsx';
import { changeWords } from './change-words.ts';
import { ChangeStateTag } from './changes-page.tsx';
import { leavingOf, PaidAfter, PaidAfterEach } from './paid-after.tsx';

function Buttons({ file, onError }: { readonly file: ChangeFile; readonly onError: (error: Error | undefined) => void }) {
  const t = useWords(changeWords);
  const { modal } = App.useApp();
  const mayPrint = useMay('residents.print');
  const [refusing, setRefusing] = useState(false);
  const apply = useAct('changes.apply');
  const refuse = useAct('changes.refuse');
  const withdraw = useAct('changes.withdraw');
  const { changeRequestId } = file;
  const ask = (act: typeof apply, title: string, content: React.ReactNode, okText: string): void => void modal.confirm({
    title, content, okText, onOk: async () => {
      const outcome = await act.run({ changeRequestId });
      onError(outcome.ok ? undefined : outcome.error);
    },
  });
  return (
    <>
      {mayPrint && <PrintButton to={`/print/change/${changeRequestId}`} label={t('print')} />}
      {file.may.withdraw && <Button loading={withdraw.running} onClick={() => ask(withdraw, t('withdrawConfirm'), t('withdrawHint'), t('withdraw'))}>{t('withdraw')}</Button>}
      {file.may.refuse && <Button onClick={() => setRefusing(true)}>{t('refuse')}</Button>}
      {file.may.apply && <Button type="primary" loading={apply.running} onClick={() => ask(apply, t('applyConfirm'), <>{t('applyHint')}<PaidAfterEach rows={[file]} /></>, t('apply'))}>{t('apply')}</Button>}
      {refusing && (
        <FormDialog open dangerous title={t('refuseTitle', { no: file.requestNo })} schema={z.object({ reason: reasonSchema })} initial={{}} saveLabel={t('refuse')} onClose={() => setRefusing(false)} onSave={({ reason }) => refuse.run({ changeRequestId, reason })}>
          <Field name="reason" label={t('refuseReason')} required><Input autoFocus maxLength={200} /></Field>
        </FormDialog>
      )}
    </>
  );
}

export function ChangePage() {
  const t = useWords(changeWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const { changeRequestId = '' } = useParams();
  const [refusal, setRefusal] = useState<Error>();
  const { data: file, error } = useCall('changes.file', { changeRequestId: id<'changeRequest'>(Number(changeRequestId) || Number.MAX_SAFE_INTEGER) });
  const maySeePaid = useMay('disbursement.read');
  const back = { to: '/residents/changes', label: t('back') };
  if (file === undefined) return <PageFrame title={t('change')} back={back}><RefusalAlert error={error} /></PageFrame>;
  const { residentId, householdId } = file;
  const leaving = file.state === 'open' && maySeePaid ? leavingOf(file) : null;
  const facts: readonly (readonly [string, string])[] = [
    [t('reason'), file.reason], [t('evidence'), file.evidence.map((each) => EVIDENCE[each][language]).join(t('&'))], [t('madeBy'), `${file.madeBy} ${localDayAndTime(instant(file.madeAt)).slice(0, 16)}`],
    ...(file.decidedBy === null || file.decidedAt === null ? [] : [[t(file.state === 'withdrawn' ? 'withdrawnBy' : 'decidedBy'), `${file.decidedBy} ${localDayAndTime(instant(file.decidedAt)).slice(0, 16)}`] as const]),
  ];
  return (
    <PageFrame title={`${CHANGE_ACT_WORDS[file.what][language]} · ${file.name}`} back={back} narrow subtitle={<><ChangeStateTag state={file.state} /> <span className="figures">{file.requestNo}</span></>} actions={<><Buttons file={file} onError={setRefusal} /><NextOne after={file} /></>}>
      <RefusalAlert error={refusal} />
      {file.state === 'lapsed' && <Alert type="warning" showIcon title={t('lapsedTitle')} description={t('lapsedHint')} />}
      {file.state === 'open' && file.may.withdraw && <Alert type="info" showIcon title={t('waitsTitle')} description={t('waitsHint')} />}
      {file.state === 'refused' && <Alert type="warning" showIcon title={t('refusedBecause', { reason: file.decisionReason })} />}
      <section className="card">
        <ChangeFields file={file} />
        <p className="muted">{facts.map(([label, text]) => `${label}${t(':')}${text}`).join('　')}</p>
        <p>
          {residentId !== null && <Button size="small" onClick={() => void navigate(`/residents/${residentId}`)}>{t('openFile')}</Button>}{' '}
          {householdId !== null && <Button size="small" onClick={() => void navigate(`/residents/households/${householdId}`)}>{t('openHousehold')}</Button>}
        </p>
      </section>
      {leaving !== null && <section className="card"><PaidAfter {...leaving} /></section>}
      <ScansPanel ownerKind="changeRequest" ownerId={file.changeRequestId} />
    </PageFrame>
  );
}

/** After one is done, the next that the person may apply: a roster brings many at once. */
function NextOne({ after }: { readonly after: ChangeFile }) {
  const t = useWords(changeWords);
  const navigate = useNavigate();
  const { data } = useCall('changes.list', { state: 'open' }, { enabled: after.state !== 'open' });
  const waiting = data?.rows.filter((row) => row.may.apply && row.changeRequestId !== after.changeRequestId) ?? [];
  const next = waiting.at(-1);
  if (after.state === 'open' || next === undefined) return null;
  return <Button type="primary" onClick={() => void navigate(`/residents/changes/${next.changeRequestId}`)}>{t('next', { n: waiting.length })}</Button>;
}

/** On the file of a person: that something waits for a second person. */
export function WaitingChanges({ residentId }: { readonly residentId: ChangeFile['residentId'] }) {
  const t = useWords(changeWords);
  const navigate = useNavigate();
  const { data } = useCall('changes.list', { residentId });
  const waiting = data?.rows.filter((row) => row.state === 'open') ?? [];
  const [first] = waiting;
  if (first === undefined) return null;
  return <Alert type="info" showIcon title={t('waiting', { n: waiting.length })} action={<Button size="small" onClick={() => void navigate(`/residents/changes/${first.changeRequestId}`)}>{t('show')}</Button>} />;
}
