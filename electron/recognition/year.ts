/** 年度统计: what a year of approved service adds up to, and the file of it (community-welfare §6.4). */
import { sql, type RawBuilder } from 'kysely';
import type { OutputOf } from '#shared/contract.ts';
import { addDays, day, type Day } from '#shared/days.ts';
import type { recognitionContract, YearStatistics } from '#shared/recognition/contract.ts';
import { hoursText } from '#shared/recognition/words.ts';
import { formatVolunteerNo, type Standing } from '#shared/volunteers/words.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readNumber, readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';
import { xlsxBytes } from '#electron/spreadsheet/write-xlsx.ts';
import { peopleSql, standingSql } from '#electron/volunteers/standing.ts';
import { familyShare } from '#electron/volunteers/team-list.ts';
import { readCertificates } from './certificates.ts';
import { readStars } from './stars.ts';

type C = typeof recognitionContract;
type Cut = YearStatistics['teams'][number];
type Sql = RawBuilder<unknown>;

const AGES = ['—17', '18—39', '40—59', '60—69', '70—'] as const;
export const NO_TEAM = '未归队伍';

/** Age in the year: completed years on its last day. */
const ageBand = (year: number): Sql => sql`case when p.birthDate is null then '' when p.birthDate > ${`${year - 18}-12-31`} then ${AGES[0]} when p.birthDate > ${`${year - 40}-12-31`} then ${AGES[1]} when p.birthDate > ${`${year - 60}-12-31`} then ${AGES[2]} when p.birthDate > ${`${year - 70}-12-31`} then ${AGES[3]} else ${AGES[4]} end`;

function cuts(db: Reader, year: number, key: Sql, order: Sql): Promise<Cut[]> {
  return readRows(db, sql`select ${key} as key, count(distinct t.volunteerId) as people, count(*) as times, sum(t.minutes) as minutes from attendances t join ${peopleSql} p on p.volunteerId = t.volunteerId join activities a on a.id = t.activityId join activityTypes y on y.id = a.typeId left join teams m on m.id = t.teamId
    where t.state = 'approved' and t.minutes > 0 and t.day between ${`${year}-01-01`} and ${`${year}-12-31`} group by 1 order by ${order}`);
}

/** Person-times, persons and minutes of a year, by team, age, sex, type and month; who serves and what share of the families. */
export async function readYear(db: Reader, year: number, today: Day): Promise<YearStatistics> {
  const last = day(`${year}-12-31`);
  const on = last > today ? today : last;
  const whole = await readRow<{ people: number; times: number; minutes: number; activities: number }>(db, sql`select count(distinct volunteerId) as people, count(*) as times, coalesce(sum(minutes), 0) as minutes, count(distinct activityId) as activities from attendances where state = 'approved' and minutes > 0 and day between ${`${year}-01-01`} and ${last}`);
  const stars = new Map<number, number>();
  for (const row of await readStars(db, on)) if (row.level > 0) stars.set(row.level, (stars.get(row.level) ?? 0) + 1);
  const certified = await readRow<{ n: number; minutes: number }>(db, sql`select count(*) as n, coalesce(sum(minutes), 0) as minutes from certificates where status = 'issued' and issuedOn between ${`${year}-01-01`} and ${last}`);
  return {
    year, activities: whole?.activities ?? 0, people: whole?.people ?? 0, times: whole?.times ?? 0, minutes: whole?.minutes ?? 0,
    volunteers: await readNumber(db, sql`select count(*) as n from ${peopleSql} p where ${standingSql(on)} = ${'active' satisfies Standing}`),
    newVolunteers: await readNumber(db, sql`select count(*) as n from volunteers where registeredOn between ${`${year}-01-01`} and ${last}`),
    teams: await cuts(db, year, sql`coalesce(m.name, ${NO_TEAM})`, sql`max(t.teamId is null), min(m.code)`), ages: await cuts(db, year, ageBand(year), sql`1`), sexes: await cuts(db, year, sql`p.sex`, sql`1`), types: await cuts(db, year, sql`y.name`, sql`minutes desc, 1`), months: await cuts(db, year, sql`substr(t.day, 1, 7)`, sql`1`),
    family: await familyShare(db, on), stars: [...stars].map(([level, people]) => ({ level, people })).sort((a, b) => a.level - b.level), certificates: certified?.n ?? 0, certifiedMinutes: certified?.minutes ?? 0,
  };
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SEX: Readonly<Record<string, string>> = { 1: '男', 2: '女' };

/** The year's figures and the record of every service, as the national system takes them (志愿服务记录与证明出具办法 art. 6). */
export async function exportYear(ctx: QueryContext, year: number): Promise<OutputOf<C['exportYear']>> {
  const figures = await readYear(ctx.db, year, ctx.clock.today());
  const services = await readRows<{ no: number; name: string; activityNo: string; title: string; typeName: string; place: string; day: string; minutes: number; team: string; leaderName: string; conduct: string; recorder: string }>(ctx.db, sql`
    select p.volunteerNo as no, p.name, a.activityNo, a.title, y.name as typeName, a.place, t.day, t.minutes, coalesce(m.name, '') as team, a.leaderName, t.conduct, s.name as recorder
    from attendances t join activities a on a.id = t.activityId join activityTypes y on y.id = a.typeId join ${peopleSql} p on p.volunteerId = t.volunteerId join staff s on s.id = t.staffId left join teams m on m.id = t.teamId
    where t.state = 'approved' and t.minutes > 0 and t.day between ${`${year}-01-01`} and ${`${year}-12-31`} order by t.day, p.volunteerNo`);
  const lines: [string, string, number | null, number, number][] = [['合计', '', figures.people, figures.times, figures.minutes / 60]];
  const add = (kind: string, rows: readonly Cut[], say: (key: string) => string = (key) => key): void => { for (const row of rows) lines.push([kind, say(row.key), row.people, row.times, row.minutes / 60]); };
  add('队伍', figures.teams); add('年龄', figures.ages, (key) => (key === '' ? '不详' : key)); add('性别', figures.sexes, (key) => SEX[key] ?? '不详'); add('服务类别', figures.types); add('月份', figures.months);
  const conduct: Readonly<Record<string, string>> = { good: '好', ordinary: '一般', poor: '差' };
  const bytes = await xlsxBytes({
    sheets: [
      { name: '年度统计', title: `${ctx.office.communityName} ${year} 年志愿服务统计`, freezeHeader: true, columns: [{ header: '分组', width: 10, kind: 'text' }, { header: '项目', width: 24, kind: 'text' }, { header: '人数', width: 10, kind: 'number' }, { header: '人次', width: 10, kind: 'number' }, { header: '小时', width: 12, kind: 'number' }], rows: lines },
      { name: '服务记录', freezeHeader: true, columns: [{ header: '志愿者编号', width: 12, kind: 'text' }, { header: '姓名', width: 10, kind: 'text' }, { header: '活动编号', width: 16, kind: 'text' }, { header: '活动名称', width: 28, kind: 'text' }, { header: '服务类别', width: 16, kind: 'text' }, { header: '服务地点', width: 20, kind: 'text' }, { header: '服务日期', width: 12, kind: 'day' }, { header: '服务时长（小时）', width: 14, kind: 'number' }, { header: '服务队', width: 20, kind: 'text' }, { header: '负责人', width: 12, kind: 'text' }, { header: '服务质量', width: 10, kind: 'text' }, { header: '记录人', width: 12, kind: 'text' }],
        rows: services.map((row) => [formatVolunteerNo(row.no), row.name, row.activityNo, row.title, row.typeName, row.place, row.day as Day, row.minutes / 60, row.team, row.leaderName, conduct[row.conduct] ?? '', row.recorder]) },
    ],
  });
  return { ...ctx.files.put(`志愿服务年度统计-${year}.xlsx`, bytes, XLSX), rows: services.length };
}

/** The register of a year as .xlsx, void numbers included. */
export async function exportCertificates(ctx: QueryContext, year: number): Promise<OutputOf<C['exportCertificates']>> {
  const rows = (await readCertificates(ctx.db, sql`c.year = ${year}`)).toReversed();
  const bytes = await xlsxBytes({
    sheets: [{
      name: '证明登记簿', title: `${ctx.office.communityName} ${year} 年志愿服务记录证明登记簿`, freezeHeader: true,
      columns: ['证明编号', '姓名', '志愿者编号', '期间', '小时', '用途', '出具日期', '经办人', '负责人', '内部公示', '打印次数', '状态'].map((header) => ({ header, width: 16, kind: 'text' as const })),
      rows: rows.map((row) => [row.no, row.holderName, formatVolunteerNo(row.volunteerNo), `${row.fromOn} 至 ${row.toOn}`, hoursText(row.minutes), row.purpose, row.issuedOn, row.handlerName, row.responsibleName, row.publicisedFrom === null ? '' : `${row.publicisedFrom} 至 ${row.publicisedTo ?? ''}`, String(row.prints), row.status === 'void' ? `作废 ${row.voidedOn ?? ''} ${row.voidReason}` : '有效']),
    }],
  });
  return { ...ctx.files.put(`证明登记簿-${year}.xlsx`, bytes, XLSX), rows: rows.length };
}

/** The desk's part. */
export async function readOverview({ db, clock }: QueryContext): Promise<OutputOf<C['overview']>> {
  const today = clock.today();
  const sinceOn = addDays(today, -90);
  const due = (await readStars(db, today)).filter((row) => row.due);
  const certificates = await readCertificates(db, sql`c.status = 'issued'`);
  const share = await readRow<{ volunteers: number; served: number }>(db, sql`select count(*) as volunteers, coalesce(sum(exists (select 1 from attendances a where a.volunteerId = p.volunteerId and a.day > ${sinceOn} and a.state = 'approved' and a.minutes > 0)), 0) as served from ${peopleSql} p where ${standingSql(today)} = ${'active' satisfies Standing}`);
  const family = await familyShare(db, today);
  return { due: due.slice(0, 10), dueCount: due.length, overRecord: certificates.filter((row) => row.overRecord).length, activeShare: { volunteers: share?.volunteers ?? 0, served: share?.served ?? 0, sinceOn }, family: { households: family.households, withVolunteer: family.withVolunteer } };
}

