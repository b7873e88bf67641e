/** 时长统计: hours by month and team with a chart, and by person. */
import { Segmented, Select } from 'antd';
import { useMemo } from 'react';
import { Bar, BarChart, CartesianGrid, Legend, Tooltip, XAxis, YAxis } from 'recharts';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { ChartWithTable, type ChartColumn } from '#renderer/ui/chart-with-table.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { MonthInput } from '#renderer/ui/day-input.tsx';
import { DownloadButton } from '#renderer/ui/download-button.tsx';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { seriesColours } from '#renderer/ui/theme.ts';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import type { HourStatistics, PersonHours } from '#shared/activities/attendance-contract.ts';
import { formatHours } from '#shared/activities/hours.ts';
import { addMonths, day, monthOf, monthSchema } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { hoursWords } from './hours-words.ts';

/** One more than the kit has: seven teams are usual. */
const COLOURS = [...seriesColours, '#b8672e', '#7d9440'];
const FILTERS = { view: 'months', from: '', to: '', team: '', text: '' };
type MonthRow = { readonly month: string; readonly of: ReadonlyMap<number, number>; readonly minutes: number; readonly times: number };

/** Months down, teams across; the last row sums up. */
function tableOf(statistics: HourStatistics, total: string): { rows: MonthRow[]; teams: { teamId: number; name: string }[] } {
  const teams = [...new Map(statistics.months.map((row) => [row.teamId, { teamId: row.teamId, name: row.teamName }])).values()];
  const months = [...new Set(statistics.months.map((row) => row.month))];
  const rowOf = (month: string, own: HourStatistics['months']): MonthRow => ({ month, of: new Map(teams.map((team) => [team.teamId, own.filter((row) => row.teamId === team.teamId).reduce((sum, row) => sum + row.minutes, 0)])), minutes: own.reduce((sum, row) => sum + row.minutes, 0), times: own.reduce((sum, row) => sum + row.times, 0) });
  return { teams, rows: [...months.map((month) => rowOf(month, statistics.months.filter((row) => row.month === month))), rowOf(total, statistics.months)] };
}

export function StatisticsPage() {
  const t = useWords(hoursWords);
  const { today } = useOfficeState();
  const mayPrint = useMay('volunteers.print');
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const from = monthSchema.safeParse(filters.from).data ?? addMonths(monthOf(day(today)), -11);
  const to = monthSchema.safeParse(filters.to).data ?? monthOf(day(today));
  const teamId = filters.team === '' ? null : id<'team'>(Number(filters.team));
  const period = { from, to, teamId };
  const teams = useCall('activities.choices', {}).data?.teams ?? [];
  const save = useAct('attendance.exportByPerson');
  return (
    <PageFrame title={t('statistics')} subtitle={`${from} – ${to}`} actions={<>
      {mayPrint && <DownloadButton label={t('export')} make={() => save.run(period)} />}
      {mayPrint && <PrintButton to={`/print/volunteer-hours?from=${from}&to=${to}&team=${filters.team}`} label={t('print')} />}
    </>}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.6rem' }}>
        <Segmented value={filters.view} onChange={(view) => setFilters({ view })} options={[{ value: 'months', label: t('byMonth') }, { value: 'people', label: t('byPerson') }]} />
        <MonthInput aria-label={t('fromMonth')} value={from} onChange={(next) => setFilters({ from: next ?? '' })} />
        <MonthInput aria-label={t('toMonth')} value={to} onChange={(next) => setFilters({ to: next ?? '' })} />
        <Select aria-label={t('team')} value={filters.team} onChange={(team) => setFilters({ team })} options={[{ value: '', label: t('allTeams') }, ...teams.map((team) => ({ value: String(team.teamId), label: team.name }))]} popupMatchSelectWidth={false} />
      </div>
      {filters.view === 'people' ? <People period={period} text={filters.text} onText={(text) => setFilters({ text })} /> : <Months period={period} />}
    </PageFrame>
  );
}

type Period = { from: HourStatistics['months'][number]['month']; to: HourStatistics['months'][number]['month']; teamId: ReturnType<typeof id<'team'>> | null };

function Months({ period }: { period: Period }) {
  const t = useWords(hoursWords);
  const { data, error } = useCall('attendance.statistics', period, { keepLast: true });
  if (data === undefined) return <RefusalAlert error={error} />;
  if (data.months.length === 0) return <EmptyPage title={t('noHours')} hint={t('noHoursHint')} />;
  return <HoursChart statistics={data} title={`${t('byMonth')}　${t('sum', { h: formatHours(data.minutes) })}　${t('times')} ${data.times}　${t('peopleCount')} ${data.people}`} />;
}

export function HoursChart({ statistics, title, action }: { statistics: HourStatistics; title: string; action?: React.ReactNode }) {
  const t = useWords(hoursWords);
  const { rows, teams } = tableOf(statistics, t('total'));
  const columns: ChartColumn<MonthRow>[] = [
    { key: 'month', title: t('month'), render: (row) => row.month }, ...teams.map((team): ChartColumn<MonthRow> => ({ key: `t${team.teamId}`, title: team.name, number: true, render: (row) => ((row.of.get(team.teamId) ?? 0) === 0 ? '' : formatHours(row.of.get(team.teamId) ?? 0)) })),
    { key: 'sum', title: t('total'), number: true, render: (row) => formatHours(row.minutes) }, { key: 'times', title: t('times'), number: true, render: (row) => row.times },
  ];
  const bars = rows.slice(0, -1).map((row) => ({ name: row.month.slice(2), ...Object.fromEntries(teams.map((team) => [`t${team.teamId}`, (row.of.get(team.teamId) ?? 0) / 60])) }));
  return (
    <ChartWithTable title={title} columns={columns} rows={rows} rowKey={(row) => row.month} height={280} action={action} below
      chart={<BarChart data={bars}><CartesianGrid strokeDasharray="3 3" vertical={false} /><XAxis dataKey="name" /><YAxis width={44} /><Tooltip formatter={(value) => `${formatHours(Number(value) * 60)} ${t('hoursUnit')}`} /><Legend />{teams.map((team, n) => <Bar key={team.teamId} dataKey={`t${team.teamId}`} name={team.name} stackId="a" fill={COLOURS[n % COLOURS.length] ?? '#0f766a'} isAnimationActive={false} />)}</BarChart>} />
  );
}

function People({ period, text, onText }: { period: Period; text: string; onText: (text: string) => void }) {
  const t = useWords(hoursWords);
  const { data, error } = useCall('attendance.byPerson', { ...period, search: text }, { keepLast: true });
  const columns = useMemo<Column<PersonHours>[]>(() => [
    { key: 'no', title: t('no'), width: 90, kind: 'id', value: (row) => String(row.volunteerNo).padStart(5, '0') }, { key: 'name', title: t('name'), width: 110, value: (row) => row.name }, { key: 'team', title: t('team'), width: 260, value: (row) => row.teams },
    { key: 'times', title: t('times'), width: 90, kind: 'number', value: (row) => row.times, sortable: true }, { key: 'hours', title: t('hours'), width: 110, kind: 'number', sortable: true, value: (row) => row.minutes, render: (row) => <span className="figures">{formatHours(row.minutes)}</span> }, { key: 'last', title: t('lastServed'), width: 130, kind: 'day', value: (row) => row.lastServedOn, sortable: true },
  ], [t]);
  const sum = (data ?? []).reduce((total, row) => total + row.minutes, 0);
  return <DataTable label={t('byPerson')} columns={columns} rows={data} rowKey={(row) => row.volunteerId} error={error} search={{ value: text, onChange: onText, placeholder: t('search') }} total={t('sum', { h: formatHours(sum) })} empty={{ title: t('noHours'), hint: t('noHoursHint') }} />;
}
