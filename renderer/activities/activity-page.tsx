/** One activity: its moves, people, papers, whom it served. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { ScansPanel } from '#renderer/ui/scans-panel.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { activitiesContract, type ActivityFile, type RefusedPerson } from '#shared/activities/contract.ts';
import { formatHours } from '#shared/activities/hours.ts';
import { OPEN_FOR_ATTENDANCE, OPEN_FOR_SIGN_UP } from '#shared/activities/states.ts';
import type { ActivityMove } from '#shared/activities/words.ts';
import { localDayAndTime } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { FeedbackDialog } from './feedback-dialog.tsx';
import { RefusedList, useShiftTime } from './placing-words.tsx';
import { RepeatDialog } from './repeat-dialog.tsx';
import { ACTIVITY_TONES } from './tones.ts';
import { activitiesWords } from './words.ts';
import './activities.css';

function CancelDialog({ onSave, onClose }: { onSave: (reason: string) => ReturnType<ReturnType<typeof useAct<'activities.move'>>['run']>; onClose: () => void }) {
  const t = useWords(activitiesWords);
  const schema = activitiesContract.move.input.pick({ reason: true });
  return <FormDialog open dangerous title={t('m.cancel')} schema={schema} initial={{ reason: '' }} onClose={onClose} saveLabel={t('m.cancel')} onSave={(input) => onSave(input.reason ?? '')}>{() => <Field name="reason" label={t('reason')} required><Input maxLength={200} autoFocus /></Field>}</FormDialog>;
}

function Actions({ file }: { file: ActivityFile }) {
  const t = useWords(activitiesWords);
  const navigate = useNavigate();
  const mayEdit = useMay('volunteers.edit');
  const mayPrint = useMay('volunteers.print');
  const { activityId, version, state } = file.activity;
  const move = useAct('activities.move');
  const copy = useAct('activities.copyRoster');
  const [dialog, setDialog] = useState<'cancel' | 'repeat'>();
  const [copied, setCopied] = useState<{ from: string; n: number; refused: readonly RefusedPerson[] }>();
  const go = (to: ActivityMove): void => void move.run({ activityId, version, move: to });
  const copyNow = async (): Promise<void> => {
    const outcome = await copy.run({ activityId });
    if (outcome.ok) setCopied({ from: outcome.value.from, n: outcome.value.placed.length, refused: outcome.value.refused });
  };
  return (
    <>
      <RefusalAlert error={move.error ?? copy.error} />
      {copied !== undefined && <div role="status"><StatusTag tone="good">{t('copyDone', { from: copied.from, n: copied.n })}</StatusTag><RefusedList refused={copied.refused} /></div>}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.6rem', marginBottom: '0.8rem' }}>
        {mayEdit && file.may.filter((each) => each !== 'cancel').map((each) => <Button key={each} type={['open', 'start', 'end', 'record'].includes(each) ? 'primary' : 'default'} loading={move.running} onClick={() => go(each)}>{t(`m.${each}`)}</Button>)}
        {mayEdit && OPEN_FOR_ATTENDANCE.includes(state) && <Button onClick={() => void navigate(`/volunteers/activities/${activityId}/sheet`)}>{t('enterSheet')}</Button>}
        {mayEdit && OPEN_FOR_SIGN_UP.includes(state) && <Button loading={copy.running} onClick={() => void copyNow()}>{t('copyRoster')}</Button>}
        {mayEdit && state !== 'cancelled' && <Button onClick={() => setDialog('repeat')}>{t('repeat')}</Button>}
        {mayEdit && ['draft', 'recruiting', 'running'].includes(state) && <Button onClick={() => void navigate(`/volunteers/activities/${activityId}/edit`)}>{t('edit')}</Button>}
        {mayPrint && <PrintButton to={`/print/activity-roster/${activityId}`} label={t('roster')} />}
        {mayPrint && <PrintButton to={`/print/sign-in-sheet/${activityId}`} label={t('signInSheet')} />}
        {mayPrint && <PrintButton to={`/print/activity-record/${activityId}`} label={t('record')} />}
        {mayEdit && file.may.includes('cancel') && <Button danger onClick={() => setDialog('cancel')}>{t('m.cancel')}</Button>}
      </div>
      {dialog === 'cancel' && <CancelDialog onClose={() => setDialog(undefined)} onSave={(reason) => move.run({ activityId, version, move: 'cancel', reason })} />}
      {dialog === 'repeat' && <RepeatDialog file={file} onClose={() => setDialog(undefined)} />}
    </>
  );
}

function ShiftTable({ file }: { file: ActivityFile }) {
  const t = useWords(activitiesWords);
  const timeOf = useShiftTime();
  const first = file.shifts[0];
  return (
    <section className="card titled" aria-label={t('people')}>
      <h2>{t('people')}{first !== undefined && <Link to={`/volunteers/activities/board?from=${first.day}&shift=${first.shiftId}`}>{t('addPeople')}</Link>}</h2>
      <table className="plain-table">
        <thead><tr><th>{t('time')}</th><th>{t('post')}</th><th>{t('shiftKind')}</th><th className="number">{t('placed')}/{t('places')}</th><th>{t('names')}</th></tr></thead>
        <tbody>
          {file.shifts.map((shift) => (
            <tr key={shift.shiftId}>
              <td className="figures">{timeOf(shift)}</td><td>{shift.postName}{shift.skills.length > 0 && <span className="muted">{t('(')}{shift.skills.join(t('&'))}{t(')')}</span>}</td><td>{t(shift.kind)}</td><td className="number">{shift.placed.length}/{shift.capacity}</td>
              <td>{shift.placed.length === 0 && shift.waiting.length === 0 ? <span className="muted">{t('nobody')}</span> : <>{shift.placed.map((person) => <span key={person.signUpId}><span className={`person-chip${person.warnings.length > 0 ? ' warned' : ''}`} title={person.warnings.map((each) => t(`q.${each}`)).join(t('&'))}>{person.name}{person.gone ? `${t('(')}${t('gone')}${t(')')}` : ''}</span> </span>)}{shift.waiting.map((person) => <span key={person.signUpId}><span className="person-chip waits">{person.name}{t('(')}{t('waiting')}{t(')')}</span> </span>)}</>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function ActivityPage() {
  const t = useWords(activitiesWords);
  const { activityId = '' } = useParams();
  const mayEdit = useMay('volunteers.edit');
  const { data, error } = useCall('activities.file', { activityId: id<'activity'>(Number(activityId)) });
  const [asking, setAsking] = useState<ActivityFile['recipients'][number]>();
  const activity = data?.activity;
  const facts: readonly (readonly [string, React.ReactNode])[] = activity === undefined ? [] : [
    [t('no'), activity.activityNo], [t('type'), activity.typeName], [t('team'), activity.teams], [t('day'), activity.startsOn === activity.endsOn ? activity.startsOn : `${activity.startsOn} – ${activity.endsOn}`], [t('place'), activity.place], [t('leader'), `${activity.leaderName} ${activity.contact}`],
    [t('content'), activity.content], [t('risks'), activity.risks], [t('riskLevel'), `${t(activity.riskLevel)}${activity.insurancePolicyNo === '' ? '' : `　${t('policyNo')} ${activity.insurancePolicyNo}`}`], [t('attended'), `${activity.attended}　${t('hours')} ${formatHours(activity.minutes)}`], [t('note'), activity.note],
  ];
  return (
    <PageFrame title={activity?.title ?? t('activities')} back={{ to: '/volunteers/activities', label: t('activities') }}
      subtitle={activity !== undefined && <><StatusTag tone={ACTIVITY_TONES[activity.state]}>{t(activity.state)}</StatusTag>{activity.late && <StatusTag tone="bad">{t('late')}</StatusTag>}{activity.recurring && <StatusTag tone="neutral">{t('recurring')}</StatusTag>} {activity.cancelReason}</>}>
      <RefusalAlert error={error} />
      {data !== undefined && (
        <>
          <Actions file={data} />
          <section className="card"><table className="plain-table"><tbody>{facts.filter(([, value]) => value !== '' && value !== ' ').map(([label, value]) => <tr key={label}><th scope="row" style={{ width: '8rem' }}>{label}</th><td>{value}</td></tr>)}</tbody></table></section>
          <ShiftTable file={data} />
          <section className="card titled" aria-label={t('recipients')}>
            <h2>{t('recipients')}</h2>
            {data.recipients.length === 0 ? <p className="muted">{t('noRecipients')}</p> : (
              <table className="plain-table"><tbody>{data.recipients.map((each) => (
                <tr key={each.recipientId}><td>{each.name}</td><td>{each.note}</td><td>{each.stars === null ? <span className="muted">{t('noFeedback')}</span> : t('starsOf', { n: each.stars })} {each.feedback}</td><td>{mayEdit && <Button size="small" onClick={() => setAsking(each)}>{t('saveFeedback')}</Button>}</td></tr>
              ))}</tbody></table>
            )}
          </section>
          <ScansPanel ownerKind="activity" ownerId={data.activity.activityId} title={t('papers')} />
          <section className="card titled" aria-label={t('history')}><h2>{t('history')}</h2><ul className="muted">{data.moves.map((each) => <li key={each.at}>{localDayAndTime(each.at).slice(0, 16)} {each.by}{t(':')}{t(each.fromState)} → {t(each.toState)} {each.reason}</li>)}</ul></section>
        </>
      )}
      {asking !== undefined && <FeedbackDialog recipient={asking} onClose={() => setAsking(undefined)} />}
    </PageFrame>
  );
}
