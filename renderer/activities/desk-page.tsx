/** 签到台: one box for names, numbers and the scanner; Enter signs in, or out. */
import { Button, Segmented, Select } from 'antd';
import { useRef, useState } from 'react';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { SearchBox } from '#renderer/ui/search-box.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import type { DeskPerson } from '#shared/activities/attendance-contract.ts';
import { formatClock, formatHours } from '#shared/activities/hours.ts';
import { readSheetCode, type AttendanceMethod } from '#shared/activities/words.ts';
import { AppError } from '#shared/errors.ts';
import { id } from '#shared/ids.ts';
import { hoursWords } from './hours-words.ts';
import './activities.css';

interface Choice { readonly activityId: number; readonly shiftId: number | null }

export function DeskPage() {
  const t = useWords(hoursWords);
  const today = useCall('attendance.today', {}, { everyMs: 30_000 });
  const [choice, setChoice] = useState<Choice>();
  const [method, setMethod] = useState<AttendanceMethod>('idCard');
  const activities = today.data?.activities ?? [];
  // The shift that runs or comes next, when nobody has chosen yet.
  const now = today.data?.nowMinute ?? 0;
  const all = activities.flatMap((activity) => activity.shifts.map((shift) => ({ activity, shift })));
  const likely = all.find(({ shift }) => shift.endMinute > now) ?? all.at(-1);
  const { activityId, shiftId } = choice ?? { activityId: likely?.activity.activityId ?? 0, shiftId: likely?.shift.shiftId ?? null };
  const activity = activities.find((each) => each.activityId === activityId);
  if (today.data !== undefined && activities.length === 0) return <PageFrame title={t('desk')}><EmptyPage title={t('noToday')} hint={t('noTodayHint')} /></PageFrame>;
  return (
    <PageFrame title={t('desk')} subtitle={today.data?.on}>
      <RefusalAlert error={today.error} />
      {activity !== undefined && (
        <>
          <div className="field-row">
            <Select aria-label={t('chooseActivity')} value={activity.activityId} options={activities.map((each) => ({ value: each.activityId as number, label: `${each.title}　${each.place}` }))} onChange={(next: number) => setChoice({ activityId: next, shiftId: activities.find((each) => each.activityId === next)?.shifts[0]?.shiftId ?? null })} />
            <Select aria-label={t('chooseShift')} value={shiftId ?? 0} options={[...activity.shifts.map((each) => ({ value: each.shiftId as number, label: `${each.postName} ${formatClock(each.startMinute)}–${formatClock(each.endMinute)}　${t('placed', { n: each.placed })}　${t('present', { n: each.present })}` })), { value: 0, label: t('walkIn') }]} onChange={(next: number) => setChoice({ activityId, shiftId: next === 0 ? null : next })} />
            <Segmented<AttendanceMethod> aria-label={t('method')} value={method} onChange={setMethod} options={(['idCard', 'scan', 'sheet'] as const).map((value) => ({ value, label: t(`method.${value}`) }))} />
          </div>
          <DeskBox activityId={activityId} shiftId={shiftId} method={method} onScan={setChoice} />
          <Present activityId={activityId} shiftId={shiftId} />
        </>
      )}
    </PageFrame>
  );
}

function DeskBox({ activityId, shiftId, method, onScan }: { activityId: number; shiftId: number | null; method: AttendanceMethod; onScan: (choice: Choice) => void }) {
  const t = useWords(hoursWords);
  const [text, setText] = useState('');
  const [said, setSaid] = useState<string>();
  const [last, setLast] = useState<DeskPerson>();
  const box = useRef<HTMLDivElement>(null);
  const signIn = useAct('attendance.signIn');
  const signOut = useAct('attendance.signOut');
  const found = useCall('attendance.find', { text, activityId: id<'activity'>(activityId), shiftId: shiftId === null ? null : id<'activityShift'>(shiftId) }, { enabled: text !== '' });
  const clear = (): void => { setText(''); box.current?.querySelector<HTMLInputElement>('input')?.focus(); };
  const type = (next: string): void => {
    const code = readSheetCode(next);
    if (code === null) return setText(next);
    onScan(code);
    return clear();
  };
  const take = async (person: DeskPerson, acceptLongDay = false): Promise<void> => {
    setSaid(undefined);
    setLast(person);
    if (person.open !== null) {
      const outcome = await signOut.run({ attendanceId: person.open, acceptLongDay });
      if (!outcome.ok) return;
      setSaid(t('signedOut', { name: outcome.value.name, h: formatHours(outcome.value.minutes) }));
    } else {
      const outcome = await signIn.run({ activityId: id<'activity'>(activityId), shiftId: shiftId === null ? null : id<'activityShift'>(shiftId), volunteerId: person.volunteerId, method });
      if (!outcome.ok) return;
      setSaid(t('signedIn', { name: outcome.value.name, time: formatClock(outcome.value.startMinute) }));
    }
    clear();
  };
  const asked = signOut.error instanceof AppError && signOut.error.code === 'attendance_long_day';
  const hits = text === '' ? [] : found.data ?? [];
  return (
    // oxlint-disable-next-line -- Enter in the box takes the only person found
    <div ref={box} onKeyDown={(event) => { if (event.key === 'Enter' && (event.target as HTMLElement).tagName === 'INPUT' && !event.nativeEvent.isComposing) { event.preventDefault(); if (hits.length === 1 && !found.isFetching) void take(hits[0]!); else box.current?.querySelector<HTMLButtonElement>('button.desk-hit')?.focus(); } }}>
      <div className="desk-search"><SearchBox value={text} onChange={type} placeholder={t('deskHint')} autoFocus /></div>
      {said !== undefined && <p role="status"><StatusTag tone="good">{said}</StatusTag></p>}
      <RefusalAlert error={signIn.error ?? signOut.error} action={asked && last !== undefined ? <Button size="small" onClick={() => void take(last, true)}>{t('confirmLong')}</Button> : undefined} />
      {hits.map((person) => (
        <button key={person.volunteerId} type="button" className="desk-hit" onClick={() => void take(person)}>
          <strong>{person.name}</strong><span className="figures muted">{String(person.volunteerNo).padStart(5, '0')}　{person.idMasked}　{person.phoneMasked}</span><span className="muted">{person.teams}</span>
          <span style={{ marginLeft: 'auto' }}><StatusTag tone={person.planned ? 'good' : 'neutral'}>{person.planned ? t('planned') : t('notPlanned')}</StatusTag> {person.open === null ? t('signIn') : `${t('signOut')}${t('(')}${t('since', { time: person.openSince === null ? '' : formatClock(person.openSince) })}${t(')')}`}</span>
        </button>
      ))}
      {text !== '' && found.data?.length === 0 && !found.isFetching && <p className="muted">{t('nobodyFound')}</p>}
    </div>
  );
}

function Present({ activityId, shiftId }: { activityId: number; shiftId: number | null }) {
  const t = useWords(hoursWords);
  const sheet = useCall('attendance.sheet', { activityId: id<'activity'>(activityId), shiftId: shiftId === null ? null : id<'activityShift'>(shiftId) }, { keepLast: true });
  const signOut = useAct('attendance.signOut');
  const rows = sheet.data?.rows.filter((row) => row.state !== 'rejected') ?? [];
  const here = rows.filter((row) => row.state === 'open');
  const notYet = sheet.data?.planned.filter((person) => !rows.some((row) => row.volunteerId === person.volunteerId)) ?? [];
  return (
    <section className="card titled" aria-label={t('hereNow')}>
      <h2>{t('present', { n: here.length })}<span className="muted">　{t('placed', { n: sheet.data?.planned.length ?? 0 })}</span></h2>
      <RefusalAlert error={signOut.error} />
      <table className="plain-table"><tbody>
        {rows.map((row) => (
          <tr key={row.attendanceId}><td>{row.name}</td><td className="figures">{formatClock(row.startMinute)}–{row.endMinute === null ? '' : formatClock(row.endMinute)}</td><td>{row.state === 'open' ? <StatusTag tone="active">{t('hereNow')}</StatusTag> : `${formatHours(row.minutes)} ${t('hoursUnit')}`}</td>
            <td className="number">{row.state === 'open' && <Button size="small" loading={signOut.running} onClick={() => void signOut.run({ attendanceId: row.attendanceId })}>{t('signOut')}</Button>}</td></tr>
        ))}
        {notYet.map((person) => <tr key={`p${person.volunteerId}`}><td className="muted">{person.name}</td><td className="muted" colSpan={3}>{t('planned')}</td></tr>)}
      </tbody></table>
    </section>
  );
}
