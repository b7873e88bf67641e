/** 活动日历: a month of activities; amber where people are missing. */
import { Button, Select } from 'antd';
import { Link } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MonthInput } from '#renderer/ui/day-input.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import type { ActivityRow } from '#shared/activities/contract.ts';
import { addDays, addMonths, day, firstDay, lastDay, monthOf, monthSchema, weekdayOf, type Day } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { activitiesWords } from './words.ts';
import './activities.css';

const FILTERS = { month: '', team: '' };
const WEEKDAYS = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7'] as const;

/** The days of the weeks a month touches, Monday first. */
export function weeksOf(from: Day, to: Day): Day[] {
  const start = addDays(from, 1 - weekdayOf(from));
  const end = addDays(to, 7 - weekdayOf(to));
  const days: Day[] = [];
  for (let on = start; on <= end; on = addDays(on, 1)) days.push(on);
  return days;
}

function look(row: ActivityRow): string {
  if (row.state === 'cancelled') return 'cancelled';
  if (row.state === 'ended' || row.state === 'recorded') return 'over';
  return row.placed < row.places ? 'short' : '';
}

export function CalendarPage() {
  const t = useWords(activitiesWords);
  const { today } = useOfficeState();
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const month = monthSchema.safeParse(filters.month).data ?? monthOf(day(today));
  const teamId = filters.team === '' ? null : id<'team'>(Number(filters.team));
  const { data, error } = useCall('activities.calendar', { month, teamId }, { keepLast: true });
  const teams = useCall('activities.choices', {}).data?.teams ?? [];
  const days = weeksOf(firstDay(month), lastDay(month));
  return (
    <PageFrame title={t('calendar')} subtitle={month} actions={<>
      <Select aria-label={t('team')} value={filters.team} onChange={(team) => setFilters({ team })} options={[{ value: '', label: t('allTeams') }, ...teams.map((team) => ({ value: String(team.teamId), label: team.name }))]} popupMatchSelectWidth={false} />
      <Button onClick={() => setFilters({ month: addMonths(month, -1) })}>{t('previous')}</Button>
      <MonthInput aria-label={t('month')} value={month} onChange={(next) => setFilters({ month: next ?? '' })} />
      <Button onClick={() => setFilters({ month: addMonths(month, 1) })}>{t('next')}</Button>
      <Button onClick={() => setFilters({ month: '' })}>{t('today')}</Button>
    </>}>
      <RefusalAlert error={error} />
      <div className="month-grid">
        {WEEKDAYS.map((key) => <div key={key} className="head">{t(key)}</div>)}
        {days.map((on) => (
          <div key={on} className={`${monthOf(on) === month ? '' : 'other'} ${on === today ? 'now' : ''}`}>
            <span className="date figures">{Number(on.slice(8))}</span>
            {(data?.activities ?? []).filter((row) => row.startsOn <= on && on <= row.endsOn).toReversed().map((row) => (
              <Link key={row.activityId} className={look(row)} to={`/volunteers/activities/${row.activityId}`} title={`${row.title} ${row.teams} ${t(row.state)} ${row.placed}/${row.places}`}>{row.title} <span className="figures">{row.placed}/{row.places}</span></Link>
            ))}
          </div>
        ))}
      </div>
    </PageFrame>
  );
}
