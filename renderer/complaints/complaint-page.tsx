/** One complaint: what was brought, what was done, and the next step. */
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { ScansPanel } from '#renderer/ui/scans-panel.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import type { Complaint } from '#shared/complaints/contract.ts';
import { localDayAndTime } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { ComplaintActDialog, type ComplaintAct } from './complaint-acts.tsx';
import { COMPLAINT_TONES } from './tones.ts';
import { complaintsWords } from './words.ts';

function Buttons({ complaint, open }: { complaint: Complaint; open: (act: ComplaintAct) => void }) {
  const t = useWords(complaintsWords);
  const mayPrint = useMay('complaints.print');
  const steps = (['assign', 'note', 'appeal', 'close', 'decideAppeal', 'decide'] as const).filter((step) => complaint.may[step]);
  return (
    <>
      {mayPrint && <PrintButton to={`/print/complaint/${complaint.complaintId}`} label={t('print')} />}
      {complaint.may.reveal && <Button onClick={() => open('contact')}>{t('showContact')}</Button>}
      {steps.map((step, at) => <Button key={step} type={at === steps.length - 1 ? 'primary' : 'default'} onClick={() => open(step)}>{t(step)}</Button>)}
    </>
  );
}

/** The answer, and the review of it where there was one. */
function Answers({ complaint }: { complaint: Complaint }) {
  const t = useWords(complaintsWords);
  return (
    <>
      {complaint.decision !== null && <section className="card"><h2>{t('firstAnswer')}　{complaint.outcome !== null && t(`o.${complaint.outcome}`)}</h2><p>{complaint.decision}</p><p className="muted">{complaint.decidedBy}　{complaint.decidedOn}</p></section>}
      {complaint.appealReason !== null && (
        <section className="card">
          <h2>{t('review')}　{complaint.appealOutcome !== null && t(`o.${complaint.appealOutcome}`)}</h2>
          <p>{t('reason')}{t(':')}{complaint.appealReason}　<span className="muted">{complaint.appealOn}</span></p>
          {complaint.appealDecision !== null && <p>{complaint.appealDecision}　<span className="muted">{complaint.appealDecidedBy}　{complaint.appealDecidedOn}</span></p>}
        </section>
      )}
    </>
  );
}

export function ComplaintPage() {
  const t = useWords(complaintsWords);
  const { complaintId = '' } = useParams();
  const [act, setAct] = useState<ComplaintAct>();
  const [contact, setContact] = useState<string>();
  const { data: complaint, error } = useCall('complaints.show', { complaintId: id<'complaint'>(Number(complaintId) || 1) });
  const back = { to: '/service/complaints', label: t('complaints') };
  if (complaint === undefined) return <PageFrame title={t('complaint')} back={back}><RefusalAlert error={error} /></PageFrame>;
  const judged = complaint.status === 'open' || complaint.status === 'appealed';
  const facts: readonly (readonly [string, string])[] = [
    [t('category'), complaint.categoryName], [t('way'), t(`w.${complaint.way}`)], [t('receivedOn'), complaint.receivedOn], [t('complainant'), complaint.anonymous ? t('anonymous') : complaint.complainant], [t('about'), complaint.about ?? ''],
    [t('assignee'), complaint.assignee ?? t('none')], [t('recordedBy'), complaint.recordedBy], [t('dueOn'), judged ? complaint.dueOn : ''],
  ];
  return (
    <PageFrame title={complaint.complaintNo} back={back} narrow subtitle={<><StatusTag tone={COMPLAINT_TONES[complaint.status]}>{t(`s.${complaint.status}`)}</StatusTag> {complaint.restricted && <StatusTag tone="bad">{t('restricted')}</StatusTag>} {complaint.overdue && <StatusTag tone="bad">{t('late')}</StatusTag>}</>}
      actions={<Buttons complaint={complaint} open={setAct} />}>
      {contact !== undefined && <Alert type="info" title={t('contactIs', { contact })} />}
      <section className="card"><p style={{ whiteSpace: 'pre-wrap' }}>{complaint.content}</p><p className="muted">{facts.filter(([, text]) => text !== '').map(([label, text]) => `${label}${t(':')}${text}`).join('　')}</p></section>
      <Answers complaint={complaint} />
      <section className="card">
        <h2>{t('history')}</h2>
        {complaint.events.map((event) => <p key={`${event.at}-${event.step}-${event.text}`}><span className="figures">{localDayAndTime(event.at)}</span>　{event.by}　<b>{t(`e.${event.step}`)}</b>　{event.text}</p>)}
      </section>
      <ScansPanel ownerKind="complaint" ownerId={complaint.complaintId} />
      {act !== undefined && <ComplaintActDialog complaint={complaint} act={act} onContact={setContact} onClose={() => setAct(undefined)} />}
    </PageFrame>
  );
}
