/** Training, awards, points and goods, stars and the year's figures, through the office's door. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { refusalOf } from '#electron/testing/people.ts';
import { activityForm, enterVolunteerTeam, openActivity, type VolunteerTeam } from '#electron/testing/volunteer-team.ts';
import { parseClock } from '#shared/activities/hours.ts';
import { day, type Day } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import type { Id } from '#shared/ids.ts';
import { earnedFor } from './points.ts';
import { verifyRecognition } from './verify-recognition.ts';

let office: TestOffice;
let team: VolunteerTeam;
const officer = () => office.as('volunteerOfficer').recognition;
const reviewer = () => office.as('reviewer').recognition;
const balance = async (name: string): Promise<number> => (await officer().pointEntries({ volunteerId: team.of(name) })).balance;

/** One approved activity; rows of name, out (in at 8:00) and conduct. */
async function serve(on: Day, rows: readonly (readonly [name: string, outText: string, conduct?: 'good' | 'ordinary' | 'poor'])[], typeId = 1): Promise<number[]> {
  const { activityId, shifts } = await openActivity(office, activityForm(team, on, { title: `服务${on}`, typeId: typeId as never, posts: [{ name: '服务', headCount: 20, skillIds: [] }], shifts: [{ postName: '服务', day: on, startMinute: 480, endMinute: 1080, kind: 'flexible' }] }));
  const { saved, faults } = await office.as('volunteerOfficer').attendance.enterSheet({ activityId, shiftId: shifts[0]!, rows: rows.map(([who, outText, conduct], n) => ({ row: n + 1, who, inMinute: 480, outMinute: parseClock(outText), acceptLongDay: true, ...(conduct === undefined ? {} : { conduct }) })) });
  if (saved.length !== rows.length) throw new Error(JSON.stringify(faults));
  const attendanceIds = saved.map((row) => row.attendanceId);
  await office.as('reviewer').attendance.approve({ attendanceIds });
  return attendanceIds;
}

beforeAll(async () => {
  office = await openTestOffice({ now: '2026-09-08T01:00:00.000Z' });
  team = await enterVolunteerTeam(office);
});
afterAll(() => office.close());

test.each([[60, false, 100], [90, false, 150], [120, false, 200], [300, false, 200], [120, true, 0], [0, false, 0]])('%s minutes (poor: %s) earn %s hundredths under the rule of two hours', (minutes, poor, centi) => {
  expect(earnedFor(minutes, poor, { centiPerHour: 100, capMinutes: 120 })).toBe(centi);
});

describe('points', () => {
  let first: number[];
  test('are earned by approved hours, up to the cap of an activity, none for poor conduct; once', async () => {
    first = await serve(day('2026-03-01'), [['甲一', '9:00'], ['乙二', '13:00'], ['丙三', '10:00', 'poor']]);
    await serve(day('2026-03-02'), [['甲一', '10:00']]);
    expect(await officer().creditPoints({ upTo: day('2026-03-01') })).toEqual({ entries: 2, centi: 300 });
    expect(await officer().creditPoints({ upTo: day('2026-09-08') })).toEqual({ entries: 1, centi: 200 });
    expect(await officer().creditPoints({ upTo: day('2026-09-08') })).toEqual({ entries: 0, centi: 0 });
    expect([await balance('甲一'), await balance('乙二'), await balance('丙三')]).toEqual([300, 200, 0]);
    expect(await refusalOf(officer().creditPoints({ upTo: day('2026-09-09') }))).toMatchObject({ code: 'record_day_future' });
  });

  test('follow a correction of hours', async () => {
    await office.as('volunteerOfficer').attendance.correct({ attendanceId: first[1] as never, startMinute: 480, endMinute: 540, reason: '只到九点' });
    const { id } = await office.sql.selectFrom('attendances').select('id').where('correctsId', 'is not', null).executeTakeFirstOrThrow();
    await office.as('reviewer').attendance.approve({ attendanceIds: [id] });
    expect(await officer().creditPoints({ upTo: day('2026-09-08') })).toEqual({ entries: 1, centi: -100 });
    expect(await balance('乙二')).toBe(100);
  });

  test('come for a recruited volunteer, once, never for oneself', async () => {
    expect(await officer().recruit({ volunteerId: team.of('甲一'), recruitedId: team.of('外人'), on: day('2026-03-05') })).toEqual({ centi: 200 });
    expect(await refusalOf(officer().recruit({ volunteerId: team.of('乙二'), recruitedId: team.of('外人'), on: day('2026-03-05') }))).toMatchObject({ code: 'recruit_twice', data: { name: '外人' } });
    expect(await refusalOf(officer().recruit({ volunteerId: team.of('乙二'), recruitedId: team.of('乙二'), on: day('2026-03-05') }))).toMatchObject({ code: 'recruit_self' });
  });

  test('are adjusted by whoever approves, never below zero', async () => {
    expect(await refusalOf(officer().adjustPoints({ volunteerId: team.of('乙二'), centi: -50, reason: '错' }))).toMatchObject({ code: 'not_allowed' });
    expect(await refusalOf(reviewer().adjustPoints({ volunteerId: team.of('乙二'), centi: -101, reason: '错' }))).toMatchObject({ code: 'points_short', data: { haveCenti: 100, needCenti: 101 } });
    expect(await reviewer().adjustPoints({ volunteerId: team.of('乙二'), centi: -50, reason: '漏扣' })).toEqual({ balance: 50 });
  });
});

describe('goods', () => {
  let soap: Id<'goods'>;
  let towel: Id<'goods'>;
  let roundId: Id<'redemptionRound'>;
  const item = (goodsId: Id<'goods'>, quantity: number) => ({ goodsId, quantity });
  test('are bought and never given out that are not there', async () => {
    ({ goodsId: soap } = await officer().saveGoods({ name: '香皂', unit: '块', centi: 100 }));
    ({ goodsId: towel } = await officer().saveGoods({ name: '毛巾', unit: '条', centi: 150 }));
    expect(await refusalOf(officer().saveGoods({ name: '香皂', unit: '块', centi: 50 }))).toMatchObject({ code: 'goods_name_taken' });
    await officer().moveGoods({ goodsId: soap, quantity: 4, costFen: fen(1001), on: day('2026-09-01'), reason: '采购' });
    await officer().moveGoods({ goodsId: towel, quantity: 10, costFen: fen(5000), on: day('2026-09-01'), reason: '采购' });
    expect(await refusalOf(officer().moveGoods({ goodsId: soap, quantity: -5, costFen: fen(0), on: day('2026-09-01'), reason: '损耗' }))).toMatchObject({ code: 'goods_short', data: { have: 4, wanted: 5 } });
  });

  test('are redeemed once a quarter while the round is open: points go, hours stay', async () => {
    expect(await refusalOf(officer().redeem({ volunteerId: team.of('甲一'), items: [item(soap, 1)] }))).toMatchObject({ code: 'redemption_closed' });
    expect(await refusalOf(officer().openRedemption({ year: 2026, quarter: 3, opensOn: day('2026-09-10'), closesOn: day('2026-09-01') }))).toMatchObject({ code: 'record_days_wrong' });
    ({ redemptionRoundId: roundId } = await officer().openRedemption({ year: 2026, quarter: 3, opensOn: day('2026-09-01'), closesOn: day('2026-09-30') }));
    expect(await refusalOf(officer().openRedemption({ year: 2026, quarter: 3, opensOn: day('2026-09-01'), closesOn: day('2026-09-30') }))).toMatchObject({ code: 'redemption_round_exists' });
    expect(await refusalOf(officer().redeem({ volunteerId: team.of('甲一'), items: [item(soap, 9)] }))).toMatchObject({ code: 'goods_short', data: { name: '香皂', have: 4, wanted: 9 } });
    expect(await refusalOf(officer().redeem({ volunteerId: team.of('甲一'), items: [item(soap, 1), item(towel, 3)] }))).toMatchObject({ code: 'points_short', data: { haveCenti: 500, needCenti: 550 } });
    expect(await officer().redeem({ volunteerId: team.of('甲一'), items: [item(soap, 1), item(towel, 2)] })).toMatchObject({ number: 1, centi: 400, balance: 100 });
    expect(await refusalOf(officer().redeem({ volunteerId: team.of('甲一'), items: [item(soap, 1)] }))).toMatchObject({ code: 'redemption_done', data: { number: 1 } });
    expect((await officer().record({ volunteerId: team.of('甲一') })).standing).toMatchObject({ minutes: 180, centi: 100 });
    expect(await officer().redemptionRounds({})).toMatchObject([{ redemptions: 1, centi: 400, costFen: 250 + 1000, open: true }]);
    expect((await officer().redemptions({ redemptionRoundId: roundId }))[0]).toMatchObject({ number: 1, name: '甲一' });
    await officer().saveGoods({ goodsId: soap, name: '香皂', unit: '块', centi: 100, active: false });
    expect(await refusalOf(officer().redeem({ volunteerId: team.of('乙二'), items: [item(soap, 1)] }))).toMatchObject({ code: 'goods_retired' });
    expect((await officer().printRedemptions({ redemptionRoundId: roundId })).rows).toHaveLength(1);
  });

  test('and points expire, the oldest first', async () => {
    await officer().savePointRules({ centiPerHour: 100, capMinutes: 120, recruitCenti: 200, expireMonths: 6, validFrom: day('2026-09-01') });
    expect(await officer().expirePoints({})).toEqual({ people: 2, centi: 150 });
    expect([await balance('甲一'), await balance('乙二')]).toEqual([0, 0]);
    expect(await officer().expirePoints({})).toEqual({ people: 0, centi: 0 });
  });

  test('and points keep their promises in the database', async () => {
    const { writer } = office.office.core.database;
    await expect(sql`insert into pointEntries (volunteerId, kind, centi, occurredOn, reason, userId, staffId, at) values (1, 'adjust', -1, '2026-09-08', '负', 1, 1, '2026-09-08T00:00:00.000Z')`.execute(writer)).rejects.toThrow('below zero');
    await expect(sql`update pointEntries set centi = 9`.execute(writer)).rejects.toThrow('never changed');
    await expect(sql`insert into goodsMoves (goodsId, quantity, costFen, movedOn, reason, userId, staffId, at) values (1, -99, 0, '2026-09-08', '损', 1, 1, '2026-09-08T00:00:00.000Z')`.execute(writer)).rejects.toThrow('below zero');
    expect((await verifyRecognition(office.sql, office.office.core.vault)).faults).toEqual([]);
  });
});

describe('records', () => {
  test('of training, awards and evaluations stand in the file', async () => {
    const people = [team.of('甲一'), team.of('乙二')];
    const { trainingId } = await officer().addTraining({ name: '急救培训', organiser: '街道红十字会', heldOn: day('2026-05-01'), minutes: 120, volunteerIds: people });
    await officer().addAward({ name: '最美志愿者', unit: '街道办', awardedOn: day('2026-03-05'), volunteerIds: people });
    await officer().evaluate({ volunteerId: people[0]!, fromOn: day('2026-01-01'), toOn: day('2026-06-30'), result: 'excellent' });
    const record = await officer().record({ volunteerId: people[0]! });
    expect([record.trainings.length, record.awards[0]?.name, record.evaluations[0]?.result]).toEqual([1, '最美志愿者', 'excellent']);
    await officer().withdrawTraining({ trainingId, reason: '登错人' });
    expect((await officer().record({ volunteerId: people[0]! })).trainings).toEqual([]);
    expect(await refusalOf(officer().withdrawTraining({ trainingId, reason: '再次' }))).toMatchObject({ code: 'not_found' });
    expect(await refusalOf(officer().addTraining({ name: '明年', heldOn: day('2026-09-09'), minutes: 60, volunteerIds: people }))).toMatchObject({ code: 'record_day_future' });
    expect(await refusalOf(officer().evaluate({ volunteerId: people[0]!, fromOn: day('2026-06-30'), toOn: day('2026-01-01'), result: 'good' }))).toMatchObject({ code: 'record_days_wrong' });
    expect(await refusalOf(officer().addAward({ name: '奖', awardedOn: day('2026-03-05'), volunteerIds: [9999] }))).toMatchObject({ code: 'not_found' });
  });
});

describe('the year', () => {
  test('equals the same question in plain SQL', async () => {
    await serve(day('2025-12-30'), [['甲一', '12:00'], ['戊五', '10:00']], 4);
    await serve(day('2026-06-01'), [['学生', '9:30'], ['戊五', '11:00']], 2);
    for (const year of [2025, 2026]) {
      const figures = await officer().yearStatistics({ year });
      const [whole] = (await sql<{ people: number; times: number; minutes: number; activities: number }>`select count(distinct volunteerId) as people, count(*) as times, sum(minutes) as minutes, count(distinct activityId) as activities from attendances where state = 'approved' and minutes > 0 and substr(day, 1, 4) = ${String(year)}`.execute(office.office.core.database.writer)).rows;
      expect(figures).toMatchObject({ ...whole });
      for (const cut of ['teams', 'ages', 'sexes', 'types', 'months'] as const) expect([cut, figures[cut].reduce((sum, row) => sum + row.minutes, 0), figures[cut].reduce((sum, row) => sum + row.times, 0)]).toEqual([cut, whole!.minutes, whole!.times]);
      const months = (await sql<{ key: string; minutes: number }>`select month as key, sum(minutes) as minutes from hourSums where substr(month, 1, 4) = ${String(year)} and times > 0 group by month order by month`.execute(office.office.core.database.writer)).rows;
      expect(figures.months.map(({ key, minutes }) => ({ key, minutes }))).toEqual(months);
    }
    expect((await officer().yearStatistics({ year: 2026 })).ages.map((row) => `${row.key} ${row.people}`).toSorted()).toEqual(['40—59 3', '60—69 1', '—17 1'].toSorted());
    expect((await officer().exportYear({ year: 2026 })).rows).toBe((await officer().yearStatistics({ year: 2026 })).times);
  });
});
