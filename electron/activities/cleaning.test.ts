/** 村庄清洁 through the office's door: labour counts once, money goes through claims. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { enterFamily, refusalOf, type Family } from '#electron/testing/people.ts';
import { activityForm, enterVolunteerTeam, openActivity, type VolunteerTeam } from '#electron/testing/volunteer-team.ts';
import { parseClock } from '#shared/activities/hours.ts';
import { day, month } from '#shared/days.ts';
import type { AccountSetId, Id, ProgrammeId, ResidentId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { verifyActivities } from './verify-activities.ts';

let office: TestOffice;
let team: VolunteerTeam;
let zhao: Family;
let qian: Family;
let accountSetId: AccountSetId;
let programmeId: ProgrammeId;
let taskId: Id<'cleaningTask'>;
const officer = () => office.as('volunteerOfficer').cleaning;
const at = (text: string): number => parseClock(text)!;
const DAY = day('2026-09-05');
const labour = (residentId: ResidentId, kind: 'volunteer' | 'oneMatter' | 'paid', from = '8:00', to = '11:00', amount = 0) => ({ residentId, kind, startMinute: at(from), endMinute: at(to), amountFen: fen(amount) });
const task = (more: object = {}) => officer().saveTask({ day: DAY, place: '村西水塘', kind: 'pond', leaderName: '赵大山', machineMinutes: 240, machineNote: '挖掘机', outputMilli: 160_000, outputUnit: 'ton', ...more });

beforeAll(async () => {
  office = await openTestOffice({ now: '2026-09-08T01:00:00.000Z' });
  team = await enterVolunteerTeam(office);
  zhao = await enterFamily(office, '赵');
  qian = await enterFamily(office, '钱');
  ({ accountSetId } = await office.as('accountant').ledger.createAccountSet({ code: 'M1', name: '合作社', kind: 'collective', startMonth: month('2026-01') }));
  ({ programmeId } = await office.as('clerk').welfare.createProgramme({ code: 'W14', name: '村庄清洁劳务与奖补', target: 'person', form: 'cash', period: 'once', purpose: '村庄清洁', accountSetId, basis: 'claims' }));
  await office.as('volunteerOfficer').volunteers.register({ residentId: zhao.father, registeredOn: day('2024-03-05') });
});
afterAll(() => office.close());

describe('labour', () => {
  test('is entered with the task, its machines and output', async () => {
    expect(await refusalOf(task({ day: day('2026-09-09') }))).toMatchObject({ code: 'cleaning_day_future' });
    const saved = await task();
    expect(saved.taskNo).toBe('QJ-202609-001');
    ({ taskId } = saved);
    await officer().addLabour({ taskId, rows: [labour(zhao.father, 'volunteer'), labour(zhao.mother, 'oneMatter', '8:00', '11:00', 6_000), labour(zhao.son, 'paid', '8:00', '12:00', 8_000), labour(qian.father, 'paid', '8:00', '12:00', 8_000)] });
    expect((await officer().tasks({}))[0]).toMatchObject({ people: 4, labourMinutes: 840, paidFen: 16_000, unsettled: 4, outputMilli: 160_000 });
    expect(await refusalOf(task({ taskId, version: 1, day: day('2026-09-04') }))).toMatchObject({ code: 'cleaning_settled' });
    await task({ taskId, version: 1, note: '复核过' });
    expect(await refusalOf(task({ taskId, version: 1 }))).toMatchObject({ code: 'changed_meanwhile' });
  });

  test.each([
    ['twice in one task', () => labour(zhao.father, 'volunteer', '13:00', '14:00'), 'cleaning_labour_twice'],
    ['that ends before it starts', () => labour(qian.mother, 'volunteer', '11:00', '8:00'), 'shift_ends_before_start'],
    ['paid without a wage', () => labour(qian.mother, 'paid'), 'cleaning_amount_missing'],
  ])('is not entered %s', async (_how, row, code) => {
    expect(await refusalOf(officer().addLabour({ taskId, rows: [row()] }))).toMatchObject({ code });
  });

  test('counts once: not in another task at that time, not beside volunteer hours, not for the dead', async () => {
    const { taskId: other } = await task({ place: '村东' });
    expect(await refusalOf(officer().addLabour({ taskId: other, rows: [labour(zhao.mother, 'oneMatter', '10:00', '12:00', 1)] }))).toMatchObject({ code: 'cleaning_labour_twice', data: { name: '赵小花' } });
    const { volunteerId } = await office.as('volunteerOfficer').volunteers.register({ residentId: qian.mother, registeredOn: day('2024-03-05') });
    const { activityId } = await openActivity(office, activityForm(team, DAY));
    await office.as('volunteerOfficer').attendance.enterSheet({ activityId, rows: [{ row: 1, volunteerId, inMinute: at('8:00'), outMinute: at('10:00') }] });
    expect(await refusalOf(officer().addLabour({ taskId: other, rows: [labour(qian.mother, 'paid', '9:00', '11:00', 100)] }))).toMatchObject({ code: 'cleaning_counted_already', data: { name: '钱小花', title: '5号有约' } });
    await officer().addLabour({ taskId: other, rows: [labour(qian.mother, 'oneMatter', '10:00', '11:00', 1_000)] });
    const sheet = await office.as('volunteerOfficer').attendance.enterSheet({ activityId, rows: [{ row: 1, volunteerId, inMinute: at('10:30'), outMinute: at('11:30') }] });
    expect(sheet.faults).toMatchObject([{ fault: 'overlap', detail: '村东 10:00–11:00' }]);
    // Whoever goes past the code is stopped by the database, in both directions.
    const { writer } = office.office.core.database;
    const raw = { activityId, shiftId: null, volunteerId, teamId: null, day: DAY, startMinute: at('10:30'), endMinute: at('11:30'), travelMinutes: 0, minutes: 60, method: 'sheet' as const, conduct: 'ordinary' as const, state: 'entered' as const, correctsId: null, reason: '', note: '', userId: 1 as never, staffId: 1 as never, at: '2026-09-08T01:00:00.000Z' as never, endedStaffId: null, judgedUserId: null, judgedStaffId: null, judgedAt: null };
    await expect(writer.insertInto('attendances').values(raw).execute()).rejects.toThrow('labour');
    await expect(writer.insertInto('cleaningLabour').values({ taskId, residentId: qian.mother, day: DAY, startMinute: at('9:00'), endMinute: at('9:30'), minutes: 30, kind: 'paid', amountFen: fen(1), attendanceId: null, voucherId: null, claimId: null }).execute()).rejects.toThrow('once');
    await office.as('clerk').residents.recordDeath({ residentId: qian.son, occurredOn: day('2026-09-01') });
    expect(await refusalOf(officer().addLabour({ taskId: other, rows: [labour(qian.son, 'oneMatter', '8:00', '9:00', 1)] }))).toMatchObject({ code: 'cleaning_person_gone', data: { on: '2026-09-01' } });
  });

  test('of volunteers becomes attendance that somebody else approves', async () => {
    const stranger = await task({ place: '路口' });
    await officer().addLabour({ taskId: stranger.taskId, rows: [labour(qian.father, 'volunteer', '14:00', '16:00')] });
    expect(await refusalOf(officer().countHours({ taskId: stranger.taskId }))).toMatchObject({ code: 'cleaning_not_volunteer', data: { names: '钱大山' } });
    const counted = await officer().countHours({ taskId });
    expect(counted).toMatchObject({ counted: 1, minutes: 180 });
    expect(await refusalOf(officer().countHours({ taskId }))).toMatchObject({ code: 'cleaning_nothing_left' });
    const [row] = await office.as('reviewer').attendance.list({ activityId: counted.activityId });
    expect(row).toMatchObject({ name: '赵大山', minutes: 180, state: 'entered', note: 'QJ-202609-001' });
    expect((await office.as('volunteerOfficer').activities.file({ activityId: counted.activityId })).activity).toMatchObject({ title: '村庄清洁：村西水塘', state: 'ended', typeName: '环境清洁/垃圾分类' });
    await office.as('reviewer').attendance.approve({ attendanceIds: [row!.attendanceId] });
    const { labour: rows } = await officer().task({ taskId });
    expect(rows[0]).toMatchObject({ attendanceState: 'approved', isVolunteer: true });
    expect(await refusalOf(officer().removeLabour({ labourId: rows[0]!.labourId }))).toMatchObject({ code: 'cleaning_settled' });
  });

  test('of 一事一议 becomes a draft voucher', async () => {
    const input = { taskId, accountSetId, voucherDate: day('2026-09-06'), debitAccountCode: '153', creditAccountCode: '31101' };
    await expect(officer().bookLabour(input)).rejects.toMatchObject({ code: 'not_allowed' });
    const { voucherId, amountFen } = await office.as('accountant').cleaning.bookLabour(input);
    expect(amountFen).toBe(6_000);
    const voucher = await office.as('accountant').ledger.voucher({ voucherId });
    expect(voucher).toMatchObject({ status: 'draft' });
    expect(voucher.lines.map((line) => [line.accountCode, line.debitFen, line.creditFen])).toEqual([['153', 6_000, 0], ['31101', 0, 6_000]]);
    expect(await refusalOf(office.as('accountant').cleaning.bookLabour(input))).toMatchObject({ code: 'cleaning_nothing_left' });
  });

  test('that is paid is handed over by somebody else, and a batch will pay it', async () => {
    const input = { taskId, programmeId, benefitMonth: month('2026-09'), decisionRef: '居委会纪要9' };
    await expect(officer().claimPay(input)).rejects.toMatchObject({ code: 'not_allowed' });
    expect(await office.as('reviewer').cleaning.claimPay(input)).toMatchObject({ claims: 2, amountFen: 16_000 });
    expect(await refusalOf(office.as('reviewer').cleaning.claimPay(input))).toMatchObject({ code: 'cleaning_nothing_left' });
    expect((await officer().task({ taskId })).labour.map((row) => row.claimState)).toEqual([null, null, 'open', 'open']);
    expect((await officer().payChoices({})).map((each) => each.code)).toContain('W14');
    // Every row of the task has become one thing and no other.
    expect((await officer().printTask({ taskId })).labour.filter((row) => [row.attendanceState, row.voucherId, row.claimState].filter((each) => each !== null).length !== 1)).toEqual([]);
  });
});

describe('inspections and awards', () => {
  const scores = (points: number) => [{ itemName: '道路保洁', fullPoints: 50, points }, { itemName: '房前屋后', fullPoints: 50, points }];
  const inspect = (areaName: string, points: number, more: object = {}) => officer().inspect({ month: month('2026-08'), inspectedOn: day('2026-08-28'), scorers: '沈国强', areaName, scores: scores(points), ...more });
  test('score an area once a month, with a red and a black list', async () => {
    expect(await inspect('第一网格', 48, { payeeResidentId: zhao.father, honour: 'red' })).toMatchObject({ points: 96 });
    await inspect('第二网格', 40, { payeeResidentId: qian.father });
    await inspect('第三网格', 20, { honour: 'black' });
    expect(await refusalOf(inspect('第一网格', 40))).toMatchObject({ code: 'cleaning_area_inspected' });
    expect(await refusalOf(inspect('第四网格', 51))).toMatchObject({ code: 'cleaning_points_wrong', data: { item: '道路保洁', most: 50 } });
    expect((await officer().inspections({ month: month('2026-08') })).map((row) => `${row.areaName} ${row.points}/${row.fullPoints} ${row.honour} ${row.payeeName ?? ''}`)).toEqual(['第一网格 96/100 red 赵大山', '第二网格 80/100 none 钱大山', '第三网格 40/100 black ']);
  });

  test('share award money by points to the fen; the black list gets nothing', async () => {
    const input = { month: month('2026-08'), title: '八月奖补', basis: '以奖代补办法', poolFen: fen(100_001) };
    const { awardId } = await officer().prepareAward(input);
    const { lines } = await officer().award({ awardId });
    expect(lines.map((line) => [line.payeeName, line.points, line.amountFen])).toEqual([['赵大山', 96, 54_546], ['钱大山', 80, 45_455]]);
    expect(lines.reduce((sum, line) => sum + line.amountFen, 0)).toBe(100_001);
    expect(await refusalOf(officer().prepareAward(input))).toMatchObject({ code: 'cleaning_award_exists' });
    expect(await refusalOf(officer().prepareAward({ ...input, month: month('2026-07') }))).toMatchObject({ code: 'cleaning_award_no_points' });
    const claim = { awardId, programmeId, benefitMonth: month('2026-09'), decisionRef: '居委会纪要9' };
    expect(await office.as('reviewer').cleaning.claimAward(claim)).toMatchObject({ claims: 2 });
    expect(await refusalOf(office.as('reviewer').cleaning.claimAward(claim))).toMatchObject({ code: 'cleaning_award_claimed' });
    await inspect('第五网格', 30);
    expect(await refusalOf(officer().prepareAward({ ...input, title: '再来一次' }))).toMatchObject({ code: 'cleaning_award_no_payee', data: { areas: '第五网格' } });
    await expect(office.office.core.database.writer.updateTable('cleaningAwardLines').set({ amountFen: fen(1) }).where('awardId', '=', awardId).execute()).rejects.toThrow('keep their amounts');
  });

  test('use items the office keeps', async () => {
    await officer().saveItem({ name: '绿化管护', fullPoints: 10 });
    expect(await refusalOf(officer().saveItem({ name: '道路保洁', fullPoints: 10 }))).toMatchObject({ code: 'cleaning_item_taken' });
    expect((await officer().items({})).map((item) => item.name)).toEqual(['道路保洁', '房前屋后', '垃圾收集', '水塘沟渠', '乱堆乱放', '绿化管护']);
  });
});

test('all of it is proved again from the rows', async () => {
  expect((await verifyActivities(office.sql)).faults).toEqual([]);
});
