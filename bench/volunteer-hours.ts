/** G23: hours of volunteers by team and month over ten years, through the door, beside the bare SQL of the same question in the sqlite3 shell. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { sql } from 'kysely';
import { addDays, addMonths, day, monthOf, type Month } from '#shared/days.ts';
import type { Id } from '#shared/ids.ts';
import { insertServed, type Served } from '#electron/activities/insert-served.ts';
import { seededRandom } from '#electron/sample/seeded-random.ts';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { isQuick, median, ms, quantile, report, versionOf } from './frame.ts';
import { BENCH_TODAY, inOneAct } from './office-with-people.ts';

const ROWS = isQuick ? 10_000 : 100_000;
const VOLUNTEERS = 310;
const ROUNDS = isQuick ? 20 : 60;
const FIRST = day('2016-09-01');
const DAYS = 3650;
const TEAMS = 7;
const random = seededRandom(23);
const PERIOD = { from: monthOf(FIRST), to: monthOf(BENCH_TODAY) };

/** Seven teams of 44, one activity every fourteenth part of the time, each person at most once a day. */
async function fill(test: TestOffice): Promise<void> {
  const officer = test.as('volunteerOfficer');
  const teams: Id<'team'>[] = [];
  for (let n = 1; n <= TEAMS; n += 1) {
    const { teamId } = await officer.volunteers.saveTeam({ code: `T${n}`, name: `第${n}队`, kind: 'other', foundedOn: day('2015-01-01') });
    await officer.volunteers.recordConsent({ teamId, consentOn: day('2015-02-01'), minutesNo: '纪要' });
    teams.push(teamId);
  }
  const volunteers: Id<'volunteer'>[] = [];
  for (let n = 0; n < VOLUNTEERS; n += 1) volunteers.push((await officer.volunteers.register({ guest: { name: `志愿者${n}` }, registeredOn: day('2016-01-01') })).volunteerId);
  const staff = await test.sql.selectFrom('users').select(['id', 'staffId', 'userName']).execute();
  const of = (userName: string) => staff.find((user) => user.userName === userName)!;
  await inOneAct(test, 'hours', async ({ trx, clock }) => {
    const count = 2600;
    const spacing = DAYS / count;
    await sql`insert into activities (activityNo, title, typeId, place, leaderName, contact, startsOn, endsOn, content, risks, riskLevel, insurancePolicyNo, state, cancelReason, note, version, userId, staffId, at)
      select value ->> 1, '活动', 1, '社区', '', '', value ->> 0, value ->> 0, '服务', '无', 'ordinary', '', 'recorded', '', '', 1, ${of('volunteerOfficer').id}, ${of('volunteerOfficer').staffId}, ${clock.now()}
      from json_each(${JSON.stringify(Array.from({ length: count }, (_, n) => { const on = addDays(FIRST, Math.floor(n * spacing)); return [on, `${on.replaceAll('-', '')}-${String((n % 900) + 1).padStart(3, '0')}`]; }))}) order by key`.execute(trx);
    const activities = await trx.selectFrom('activities').select(['id', 'startsOn']).orderBy('id').execute();
    const taken = new Set<string>();
    const rows: Served[] = [];
    while (rows.length < ROWS) {
      const activity = random.pick(activities);
      const at = random.int(0, VOLUNTEERS - 1);
      const key = `${at} ${activity.startsOn}`;
      if (taken.has(key)) continue;
      taken.add(key);
      const minutes = 30 * random.int(2, 8);
      rows.push({ activityId: activity.id, shiftId: null, volunteerId: volunteers[at]!, teamId: at % 20 === 0 ? null : teams[at % TEAMS]!, day: activity.startsOn, startMinute: 510, endMinute: 510 + minutes, minutes });
    }
    await insertServed(trx, rows, { userId: of('volunteerOfficer').id, staffId: of('volunteerOfficer').staffId, judgedUserId: of('reviewer').id, judgedStaffId: of('reviewer').staffId, at: clock.now(), judgedAt: clock.now() });
  });
  await test.office.core.database.writing!.exec('pragma optimize');
}

/** The same question of the rows themselves. */
const BARE = `select coalesce(t.teamId, 0), substr(t.day, 1, 7), sum(t.minutes), count(*), count(distinct t.volunteerId) from attendances t where t.state = 'approved' and t.minutes > 0 and substr(t.day, 1, 7) between '${PERIOD.from}' and '${PERIOD.to}' group by 1, 2 order by 2, 1;`;
const shell = (file: string, input: string): string => execFileSync('sqlite3', ['-readonly', file], { encoding: 'utf8', input, maxBuffer: 1 << 28 });

/** Milliseconds of one run, by the shell's own clock: its start and the opening of the file are left out. */
function bareTimes(file: string, times: number): number[] {
  const out = shell(file, `${BARE}\n.timer on\n${`${BARE}\n`.repeat(times)}`);
  return [...out.matchAll(/Run Time: real ([\d.]+)/g)].map((match) => Number(match[1]) * 1000);
}

const test = await openTestOffice({ now: `${BENCH_TODAY}T01:00:00.000Z` });
await fill(test);
const file = join(test.dataDir, 'huilin.db');
const client = test.as('volunteerOfficer');
const asked = (from = PERIOD.from, to = PERIOD.to) => client.attendance.statistics({ from, to });

const ours = await asked();
const theirs = shell(file, BARE).trim().split('\n').map((line) => line.split('|').map((cell, n) => (n === 1 ? cell : Number(cell))));
const mine = ours.months.map((row) => [row.teamId, row.month, row.minutes, row.times, row.people]).toSorted((a, b) => String(a[1]).localeCompare(String(b[1])) || Number(a[0]) - Number(b[0]));
const same = JSON.stringify(mine) === JSON.stringify(theirs);
if (!same) console.log(`differs: ${mine.length} rows and ${theirs.length}`);

const oneYear = (n: number): [Month, Month] => [addMonths(PERIOD.from, n * 12), addMonths(PERIOD.from, n * 12 + 11)];
const times: number[] = [];
const bare: number[] = [];
await asked();
for (let round = 0; round < ROUNDS; round += 1) {
  const start = performance.now();
  await asked();
  times.push(performance.now() - start);
  if (round % 10 === 0) bare.push(...bareTimes(file, ROUNDS / 6));
}
const year: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const start = performance.now();
  await asked(...oneYear(round % 10));
  year.push(performance.now() - start);
}
const [p95, bareP50, bareP95] = [quantile(times, 0.95), median(bare), quantile(bare, 0.95)];
report('volunteer-hours', {
  versions: { sqlite3: versionOf('sqlite3', '--version') },
  figures: [
    { goal: 'G23', what: `hours by team and month, ten years, ${ROWS.toLocaleString('en')} rows, through the door, p95`, value: `${ms(p95)} (p50 ${ms(median(times))})`, wanted: `≤ 3 × the bare SQL in the sqlite3 shell (p50 ${ms(bareP50)}, p95 ${ms(bareP95)})`, reached: p95 <= 3 * bareP50, note: 'ours reads sums that triggers keep with every approval; the shell groups the rows. Both give hours, person-times and persons' },
    { goal: 'G23', what: 'rows in which the two differ', value: same ? '0' : 'some', wanted: '0', reached: same, note: `${mine.length} rows of team and month compared` },
    { goal: 'G23', what: 'one year of it, p95', value: ms(quantile(year, 0.95)), wanted: 'for information', reached: true, note: '' },
  ],
});
await test.close();
if (!same) process.exitCode = 1;
