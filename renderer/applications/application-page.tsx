/** One application from the form to the visit after: what it says, what was done, what comes next. */
import { Alert, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { ResolutionsPanel } from '#renderer/ui/resolutions-panel.tsx';
import { ScansPanel } from '#renderer/ui/scans-panel.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { OPEN_STATUSES } from '#shared/application-status.ts';
import type { ApplicationFile } from '#shared/applications/contract.ts';
import { localDayAndTime } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan } from '#shared/money.ts';
import { ActDialog, mayBeApproved, type Dialog } from './act-dialogs.tsx';
import { StatusOf } from './applications-page.tsx';
import { PapersCard } from './papers-card.tsx';
import { applicationsWords } from './words.ts';

type Open = (dialog: Dialog) => void;
interface Part { readonly file: ApplicationFile; readonly open: Open }

function FormCard({ file, open }: Part) {
  const t = useWords(applicationsWords);
  const { form } = file;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t('programme'), `${file.programmeName}${t('(')}${t(file.kind)}${t(')')}`], [t('applicant'), <><Link key="a" to={`/residents/${file.applicantId}`}>{file.applicantName}</Link>{t('(')}{file.applicantId === file.beneficiaryId ? t('self') : file.relation}{t(')')}</>],
    [t('beneficiary'), <Link key="b" to={`/residents/${file.beneficiaryId}`}>{file.beneficiaryName}</Link>], [t('household'), `${file.householdNo ?? ''} ${file.address}　${t('family', { names: file.householdMembers.map((each) => each.name).join(t('&')) })}`],
    ...(form.school === undefined ? [] : [[t('school'), form.school] as const]), ...(form.level === undefined ? [] : [[t('level'), t(form.level)] as const]), ...(form.admissionYear === undefined ? [] : [[t('admissionYear'), String(form.admissionYear)] as const]),
    ...(form.letterNo === undefined ? [] : [[t('letterNo'), form.letterNo] as const]), ...(form.className === undefined ? [] : [[t('className'), form.className] as const]), ...(form.stop === undefined ? [] : [[t('stop'), form.stop] as const]), ...(form.situation === undefined ? [] : [[t('situation'), form.situation] as const]),
    ...(form.askedFen === undefined ? [] : [[t('asked'), <span key="f"><MoneyText fen={form.askedFen} /> {t('yuan')}</span>] as const]), ...(form.phone === undefined ? [] : [[t('phone'), form.phone] as const]),
    [t('account'), `${file.payeeName}　${file.bankAccountMasked ?? t('noAccount')}`],
  ];
  return (
    <section className="card" aria-label={t('form')}>
      <h2>{t('form')}{file.may.edit && (['registered', 'incomplete', 'screened', 'visited'].includes(file.status) || (file.status === 'voted' && !file.handling.panel)) && <Button size="small" style={{ marginLeft: '0.6rem' }} onClick={() => open('form')}>{t('edit')}</Button>}</h2>
      <table className="plain-table"><tbody>{facts.map(([label, value]) => <tr key={label}><th style={{ width: '9rem' }}>{label}</th><td>{value}</td></tr>)}</tbody></table>
    </section>
  );
}

function VisitsCard({ file, open }: Part) {
  const t = useWords(applicationsWords);
  return (
    <section className="card" aria-label={t('visits')}>
      <h2>{t('visits')}{file.may.edit && ['screened', 'visited'].includes(file.status) && <Button size="small" type={file.status === 'screened' ? 'primary' : 'default'} style={{ marginLeft: '0.6rem' }} onClick={() => open('visit')}>{t('addVisit')}</Button>}</h2>
      {file.visits.length === 0 && <p className="muted">{t('noVisit')}</p>}
      {file.visits.map((visit) => <p key={visit.visitId}><span className="figures">{visit.visitedOn}</span>　{visit.place}　{visit.visitors.map((each) => each.name).join(t('&'))}　<StatusTag tone={visit.agrees ? 'good' : 'bad'}>{t(visit.agrees ? 'agrees' : 'agreesNot')}</StatusTag><br />{visit.finding}</p>)}
    </section>
  );
}

function PanelsCard({ file, open }: Part) {
  const t = useWords(applicationsWords);
  return (
    <section className="card" aria-label={t('panels')}>
      <h2>{t('panels')}{file.may.edit && ['visited', 'voted', 'published'].includes(file.status) && <Button size="small" type={file.status === 'visited' ? 'primary' : 'default'} style={{ marginLeft: '0.6rem' }} onClick={() => open('panel')}>{t('addPanel')}</Button>}</h2>
      {file.panels.length === 0 && <p className="muted">{t('noPanel')}</p>}
      {file.panels.map((panel) => (
        <div key={panel.panelId}>
          <p><span className="figures">{panel.heldOn}</span>　{panel.place}　<StatusTag tone={panel.passed ? 'good' : 'bad'}>{t(panel.passed ? 'passed' : 'notPassed')}</StatusTag>　{t('counted', { n: panel.attended, a: panel.yes, b: panel.no, c: panel.abstain, d: panel.avoided })}{panel.recommendedFen !== null && <>　{t('recommended')} <MoneyText fen={panel.recommendedFen} /> {t('yuan')}</>}</p>
          <p className="muted">{panel.members.map((member) => `${member.name}${t('(')}${member.vote === 'no' ? t('no_') : t(member.vote)}${t(')')}`).join(t('&'))}</p>
          <p>{panel.minutes}</p>
        </div>
      ))}
    </section>
  );
}

function DecisionCard({ file, open }: Part) {
  const t = useWords(applicationsWords);
  const navigate = useNavigate();
  const publish = useAct('applications.publish');
  const { decision, notice } = file;
  const canDecide = file.may.decide && (['published', 'voted', 'incomplete', 'visited'].includes(file.status));
  const makeNotice = async (): Promise<void> => {
    const outcome = await publish.run({ applicationIds: [file.applicationId] });
    if (outcome.ok) void navigate(`/notices/${outcome.value.noticeId}`);
  };
  return (
    <section className="card" aria-label={t('decision')}>
      <h2>{t('notice')}　{t('decision')}　{t('payment')}</h2>
      <RefusalAlert error={publish.error} />
      {file.handling.notice && <p>{t('notice')}{t(':')}{notice === null ? t('n.none') : <Link to={`/notices/${notice.noticeId}`}>{t(`n.${notice.state as 'none' | 'draft' | 'running' | 'run' | 'short' | 'objected'}`, { day: notice.dueOn ?? '' })}</Link>}{file.proposedFen !== null && `　${t('proposed', { amount: formatYuan(file.proposedFen) })}`}</p>}
      {decision !== null && <p><StatusTag tone={decision.approve ? 'good' : 'bad'}>{t(decision.approve ? 'approve' : 'reject')}</StatusTag>　{decision.approve && <><MoneyText fen={decision.amountFen} /> {t('yuan')}</>}　<span className="figures">{decision.decidedOn}</span>　{decision.docNo}　{t('decidedBy')} {decision.by}<br />{decision.reason}{decision.appealUntil !== null && `　${t('appealUntil', { day: decision.appealUntil })}`}</p>}
      {file.claims.map((claim) => <p key={claim.claimId}>{t('payment')}{t(':')}<MoneyText fen={claim.amountFen} /> {t('yuan')}　<StatusTag tone={claim.state === 'paid' ? 'good' : claim.state === 'failed' ? 'bad' : 'active'}>{t(`c.${claim.state as 'open' | 'listed' | 'paid' | 'failed' | 'withdrawn'}`)}</StatusTag>　{claim.batchId !== null && <Link to={`/disbursement/${claim.batchId}`}>{claim.batchNo}</Link>}　<span className="figures">{claim.paidOn}</span></p>)}
      {file.waitsFor !== null && <p className="muted">{t(`w.${file.waitsFor}`)}</p>}
      {decision?.approve === true && file.claims.length === 0 && <p className="muted">{t('noClaim')}</p>}
      <p style={{ display: 'flex', gap: '0.6rem', flexWrap: 'wrap', alignItems: 'center' }}>
        {file.may.edit && file.toPublish && <Button type="primary" loading={publish.running} onClick={() => void makeNotice()}>{t('publish')}</Button>}
        {canDecide && <Button {...(mayBeApproved(file) ? { type: 'primary' as const } : { danger: true })} onClick={() => open('decide')}>{t(mayBeApproved(file) ? 'decide' : 'reject')}</Button>}
        {file.kind === 'relief' && <Link to={`/relief/cases/${file.applicationId}`}>{t('toCase')}</Link>}
      </p>
    </section>
  );
}

function HistoryCard({ file }: { file: ApplicationFile }) {
  const t = useWords(applicationsWords);
  return (
    <section className="card" aria-label={t('history')}>
      <h2>{t('history')}</h2>
      {file.followUps.map((each) => <p key={`${each.visitedOn}-${each.finding}`}>{t('followUps')}　<span className="figures">{each.visitedOn}</span>　{each.visitor}{t(':')}{each.finding}</p>)}
      <table className="plain-table">
        <thead><tr><th>{t('when')}</th><th>{t('step')}</th><th>{t('comment')}</th><th>{t('due')}</th><th>{t('who')}</th></tr></thead>
        <tbody>{file.steps.map((step) => <tr key={`${step.at}-${step.step}-${step.comment}`}><td className="figures">{localDayAndTime(step.at)}</td><td>{t(`s.${step.step}` as 's.register')}</td><td>{step.comment}</td><td className="figures">{step.dueOn}</td><td>{step.by}</td></tr>)}</tbody>
      </table>
    </section>
  );
}

function Actions({ file, open }: Part) {
  const t = useWords(applicationsWords);
  const navigate = useNavigate();
  const mayPrint = useMay('applications.print');
  const isOpen = (OPEN_STATUSES as readonly string[]).includes(file.status);
  const papers = (['form', 'received', ...(file.status === 'incomplete' && file.evidence.some((each) => each.required && each.seen === 'missing') ? ['supplement' as const] : []), ...(file.visits.length > 0 ? ['visit' as const] : []), ...(file.panels.length > 0 ? ['panel' as const] : []), ...(file.decision === null ? [] : ['decision' as const])] as const);
  return (
    <>
      {mayPrint && <Dropdown trigger={['click']} autoFocus menu={{ items: papers.map((paper) => ({ key: paper, label: t(`p.${paper}`) })), onClick: ({ key }) => void navigate(`/print/application/${file.applicationId}/${key}`) }}><Button>{t('print')}</Button></Dropdown>}
      {file.may.edit && isOpen && <Button onClick={() => open('suspend')}>{t('suspend')}</Button>}
      {file.may.edit && file.status === 'suspended' && <Button type="primary" onClick={() => open('resume')}>{t('resume')}</Button>}
      {file.may.edit && (isOpen || file.status === 'suspended' || (file.status === 'approved' && !file.paid)) && <Button danger onClick={() => open('withdraw')}>{t('withdraw')}</Button>}
      {file.may.decide && file.status === 'rejected' && <Button onClick={() => open('reopen')}>{t('reopen')}</Button>}
      {file.may.edit && file.status === 'approved' && file.waitsFor === null && <Button type="primary" onClick={() => open('archive')}>{t('archive')}</Button>}
      {file.may.edit && ['archived', 'followedUp'].includes(file.status) && <Button type={file.status === 'archived' ? 'primary' : 'default'} onClick={() => open('followUp')}>{t('followUp')}</Button>}
    </>
  );
}

export function ApplicationPage() {
  const t = useWords(applicationsWords);
  const { applicationId = '' } = useParams();
  const { data: file, error } = useCall('applications.file', { applicationId: id<'application'>(Number(applicationId) || 1) });
  const [dialog, setDialog] = useState<Dialog>();
  const missing = file?.evidence.filter((each) => each.required && each.seen === 'missing') ?? [];
  return (
    <PageFrame title={file === undefined ? t('applications') : `${file.applicationNo} ${file.beneficiaryName}`} back={{ to: '/welfare/applications', label: t('applications') }} actions={file !== undefined && <Actions file={file} open={setDialog} />}
      subtitle={file !== undefined && <><StatusOf row={file} />　{t('received')} <span className="figures">{file.receivedOn}</span>{file.dueOn !== null && <>　{t('due')} <span className="figures">{file.dueOn}</span></>}{file.overdueDays > 0 && <> <StatusTag tone="bad">{t('overdue', { n: file.overdueDays })}</StatusTag></>}</>}>
      <RefusalAlert error={error} />
      {file !== undefined && (
        <div className="scroll-cards">
          {file.status === 'incomplete' && missing.length > 0 && <Alert type="warning" showIcon title={t('missingList', { list: missing.map((each) => each.name).join(t('&')) })} />}
          <FormCard file={file} open={setDialog} />
          <PapersCard key={file.version} file={file} />
          {file.handling.visit && <VisitsCard file={file} open={setDialog} />}
          {file.handling.panel && <PanelsCard file={file} open={setDialog} />}
          <DecisionCard file={file} open={setDialog} />
          <ResolutionsPanel subject={{ subjectKind: file.kind === 'relief' ? 'reliefCase' : 'application', subjectId: file.applicationId, label: file.applicationNo }} />
          <ScansPanel ownerKind="application" ownerId={file.applicationId} />
          <HistoryCard file={file} />
          {dialog !== undefined && <ActDialog file={file} dialog={dialog} onClose={() => setDialog(undefined)} />}
        </div>
      )}
    </PageFrame>
  );
}
