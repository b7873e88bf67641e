import { Link } from 'react-router';
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { ChartWithTable, type ChartColumn } from '#renderer/ui/chart-with-table.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { seriesColours } from '#renderer/ui/theme.ts';

type Overview = MethodOutput<'attendance.overview'>;
interface TeamRow { readonly teamId: number; readonly teamName: string; readonly last: number; readonly whole: number; readonly times: number }

const words = {
  zh: {
    title: '志愿服务', active: '近 {{n}} 天服务过 {{a}} / {{b}} 人（{{p}}%）', team: '队伍', lastMonth: '{{month}} 小时', year: '十二个月小时', times: '人次', total: '合计', none: '还没有已审批的时长。', gaps: '七天内缺人的岗位', noGaps: '七天内没有缺人的岗位', missing: '缺 {{n}} 人', idle: '{{n}} 天没有服务的 {{count}} 人', never: '没有服务过', toApprove: '待审批 {{n}} 条', open: '漏签退 {{n}} 条', late: '超期未记录 {{n}} 个活动', more: '还有 {{n}} 人', starsDue: '待授予星级 {{n}} 人', overRecord: '证明超过记录 {{n}} 张', family: '家庭参与率 {{with}} / {{all}} 户（{{p}}%）', toBoard: '排班板', toHours: '时长统计',
  },
  en: {
    title: 'Volunteers', active: '{{a}} of {{b}} served within {{n}} days ({{p}} %)', team: 'Team', lastMonth: 'Hours {{month}}', year: 'Twelve months', times: 'Times', total: 'Total', none: 'No approved hours yet.', gaps: 'Posts of seven days that miss people', noGaps: 'No post of seven days misses anybody', missing: '{{n}} missing', idle: '{{count}} have not served for {{n}} days', never: 'never served', toApprove: '{{n}} to approve', open: '{{n}} not signed out', late: '{{n}} activities not recorded in time', more: '{{n}} more', starsDue: '{{n}} {{n|star|stars}} due', overRecord: '{{n}} {{n|certificate|certificates}} above the record', family: '{{with}} of {{all}} families take part ({{p}} %)', toBoard: 'Week board', toHours: 'Hours',
  },
};
const hours = (minutes: number): string => String(Math.round((minutes * 10) / 60) / 10);
/** One more than the kit has: seven teams are usual. */
const COLOURS = [...seriesColours, '#b8672e', '#7d9440'];
const GAPS = 8;
const IDLE = 12;

/** Teams with their hours, in the order of the months' rows; the last row sums up. */
function teamsOf(months: Overview['months'], last: string, total: string): TeamRow[] {
  const ids = [...new Set(months.map((row) => row.teamId))];
  const rowOf = (teamId: number, teamName: string, own: Overview['months']): TeamRow => ({ teamId, teamName, last: own.filter((row) => row.month === last).reduce((sum, row) => sum + row.minutes, 0), whole: own.reduce((sum, row) => sum + row.minutes, 0), times: own.reduce((sum, row) => sum + row.times, 0) });
  const rows = ids.map((teamId) => { const own = months.filter((row) => row.teamId === teamId); return rowOf(teamId, own[0]?.teamName ?? '', own); });
  return [...rows.toSorted((a, b) => b.whole - a.whole), rowOf(-1, total, months)];
}

/** 志愿服务: hours by month and team, who serves and who has not for long, posts that miss people this week. */
export function VolunteersCard() {
  const t = useWords(words);
  const { data, error } = useCall('attendance.overview', {});
  if (data === undefined) return <RefusalAlert error={error} />;
  if (data.volunteers === 0) return null;
  const months = [...new Set(data.months.map((row) => row.month))];
  const last = months.at(-1) ?? '';
  const teams = teamsOf(data.months, last, t('total'));
  const columns: ChartColumn<TeamRow>[] = [
    { key: 'team', title: t('team'), render: (row) => row.teamName }, { key: 'last', title: t('lastMonth', { month: last.slice(2) }), number: true, render: (row) => hours(row.last) }, { key: 'year', title: t('year'), number: true, render: (row) => hours(row.whole) }, { key: 'times', title: t('times'), number: true, render: (row) => row.times },
  ];
  const bars = months.map((month) => ({ name: month.slice(2), ...Object.fromEntries(data.months.filter((row) => row.month === month).map((row) => [`t${row.teamId}`, row.minutes / 60])) }));
  const share = data.volunteers === 0 ? 0 : Math.round((data.active * 100) / data.volunteers);
  return (
    <>
      {months.length === 0 ? <section className="card" aria-label={t('title')}><h2>{t('title')}</h2><p className="muted none">{t('none')}</p></section> : (
        <ChartWithTable title={`${t('title')}　${t('active', { n: data.idleDays, a: data.active, b: data.volunteers, p: share })}`} columns={columns} rows={teams} rowKey={(row) => row.teamId} action={<Link to="/volunteers/hours/statistics">{t('toHours')}</Link>}
          chart={<BarChart data={bars}><CartesianGrid strokeDasharray="3 3" vertical={false} /><XAxis dataKey="name" /><YAxis width={44} /><Tooltip formatter={(value) => hours(Number(value) * 60)} />{teams.slice(0, -1).map((team, n) => <Bar key={team.teamId} dataKey={`t${team.teamId}`} name={team.teamName} stackId="a" fill={COLOURS[n % COLOURS.length] ?? '#0f766a'} isAnimationActive={false} />)}</BarChart>} />
      )}
      <div className="desk-halves">
        <section className="card" aria-label={t('gaps')}>
          <h2>{t('gaps')}<Link to="/volunteers/activities/board">{t('toBoard')}</Link></h2>
          <Waiting data={data} />
          <Recognition />
          {data.gaps.length === 0 ? <p className="muted none">{t('noGaps')}</p> : (
            <table className="plain-table"><tbody>{data.gaps.slice(0, GAPS).map((gap, n) => <tr key={n}><td className="figures">{gap.day.slice(5)}</td><td><Link to={`/volunteers/activities/${gap.activityId}`}>{gap.title}</Link></td><td>{gap.postName}</td><td className="number">{t('missing', { n: gap.missing })}</td></tr>)}</tbody></table>
          )}
        </section>
        <section className="card" aria-label={t('idle', { n: data.idleDays, count: data.idleCount })}>
          <h2>{t('idle', { n: data.idleDays, count: data.idleCount })}</h2>
          <p style={{ margin: 0 }}>{data.idle.slice(0, IDLE).map((person) => <span key={person.volunteerId} title={person.lastServedOn ?? t('never')}>{person.name}<span className="muted figures">{` ${person.lastServedOn ?? t('never')}`}</span>　</span>)}{data.idleCount > IDLE && <span className="muted">{t('more', { n: data.idleCount - IDLE })}</span>}</p>
        </section>
      </div>
    </>
  );
}

/** What of attendance waits for somebody. */
function Waiting({ data }: { data: Overview }) {
  const t = useWords(words);
  if (data.pending + data.open + data.late === 0) return null;
  return (
    <p style={{ margin: 0 }}>
      {data.pending > 0 && <Link to="/volunteers/hours">{t('toApprove', { n: data.pending })}</Link>}　{data.open > 0 && <Link to="/volunteers/hours/missing">{t('open', { n: data.open })}</Link>}　{data.late > 0 && <Link to="/volunteers/hours/missing">{t('late', { n: data.late })}</Link>}
    </p>
  );
}

/** Stars due, certificates that state more than the record, and the share of the families. */
function Recognition() {
  const t = useWords(words);
  const { data } = useCall('recognition.overview', {});
  if (data === undefined) return null;
  const { family } = data;
  const share = family.households === 0 ? 0 : Math.round((family.withVolunteer * 100) / family.households);
  return (
    <p style={{ margin: 0 }}>
      {data.dueCount > 0 && <Link to="/volunteers/stars?due=yes">{t('starsDue', { n: data.dueCount })}</Link>}　{data.overRecord > 0 && <Link to="/volunteers/certificates">{t('overRecord', { n: data.overRecord })}</Link>}　{family.households > 0 && <Link to="/volunteers/year">{t('family', { with: family.withVolunteer, all: family.households, p: share })}</Link>}
    </p>
  );
}
