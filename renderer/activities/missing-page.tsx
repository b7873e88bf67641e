/** 漏签与超期: who never signed out, who was placed and is nowhere, what is not recorded in time. */
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import type { AttendanceRow } from '#shared/activities/attendance-contract.ts';
import { formatClock } from '#shared/activities/hours.ts';
import { z } from 'zod';
import { ClockInput } from './clock-input.tsx';
import { hoursWords } from './hours-words.ts';

const schema = z.object({ endMinute: z.int().min(0).max(1440) });

export function MissingPage() {
  const t = useWords(hoursWords);
  const mayEdit = useMay('volunteers.edit');
  const { data, error } = useCall('attendance.missing', {});
  const rules = useCall('activities.rules', {});
  const signOut = useAct('attendance.signOut');
  const [ending, setEnding] = useState<AttendanceRow>();
  const nothing = data !== undefined && data.open.length + data.absent.length + data.late.length === 0;
  return (
    <PageFrame title={t('missing')}>
      <RefusalAlert error={error} />
      {nothing && <EmptyPage title={t('nothingMissing')} hint={t('nothingMissingHint')} />}
      {data !== undefined && data.open.length > 0 && (
        <section className="card titled" aria-label={t('openRows')}><h2>{t('openRows')}</h2><p className="muted">{t('openHint')}</p>
          <table className="plain-table"><tbody>{data.open.map((row) => <tr key={row.attendanceId}><td>{row.day}</td><td>{row.activityTitle}</td><td>{row.name}</td><td className="figures">{formatClock(row.startMinute)} {t('signIn')}</td><td className="number">{mayEdit && <Button size="small" onClick={() => setEnding(row)}>{t('forgot')}</Button>}</td></tr>)}</tbody></table>
        </section>
      )}
      {data !== undefined && data.late.length > 0 && (
        <section className="card titled" aria-label={t('lateRows')}><h2>{t('lateRows')}</h2><p className="muted">{t('lateHint', { n: rules.data?.current.recordWithinDays ?? 10 })}</p>
          <table className="plain-table"><tbody>{data.late.map((row) => <tr key={row.activityId}><td>{row.endsOn}</td><td><Link to={`/volunteers/activities/${row.activityId}`}>{row.title}</Link></td><td>{t('dueOn', { day: row.dueOn })}</td><td>{row.pending > 0 ? t('pendingRows', { n: row.pending }) : ''}</td></tr>)}</tbody></table>
        </section>
      )}
      {data !== undefined && data.absent.length > 0 && (
        <section className="card titled" aria-label={t('absentRows')}><h2>{t('absentRows')}</h2><p className="muted">{t('absentHint')}</p>
          <table className="plain-table"><tbody>{data.absent.map((row) => <tr key={row.shiftId}><td>{row.day}</td><td>{row.title}　{row.postName}</td><td>{row.people.map((person) => person.name).join(t('&'))}</td><td className="number">{mayEdit && <Link to={`/volunteers/activities/${row.activityId}/sheet?shift=${row.shiftId}`}>{t('enter')}</Link>}</td></tr>)}</tbody></table>
        </section>
      )}
      {ending !== undefined && (
        <FormDialog open title={`${ending.name} ${t('forgot')}`} schema={schema} initial={{}} saveLabel={t('signOut')} onClose={() => setEnding(undefined)} onSave={(input) => signOut.run({ attendanceId: ending.attendanceId, endMinute: input.endMinute })}>
          {() => <Field name="endMinute" label={t('outTime')} required><ClockInput autoFocus /></Field>}
        </FormDialog>
      )}
    </PageFrame>
  );
}
