/** Both entries of one person are volunteers: hours, teams, points and certificates put together, and taken apart again. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, type Day } from '#shared/days.ts';
import type { ResidentId } from '#shared/ids.ts';
import type { ActivityId } from '#shared/activities/words.ts';
import { formatVolunteerNo, type VolunteerId } from '#shared/volunteers/words.ts';
import { dumpRegister } from '#electron/testing/dump.ts';
import { refusalOf } from '#electron/testing/people.ts';
import { enterTwice, mergeTwo, type TwoEntries } from '#electron/testing/two-entries.ts';
import { activityForm, enterVolunteerTeam, openActivity, type VolunteerTeam } from '#electron/testing/volunteer-team.ts';
import { openWelfareOffice, type FurnishedOffice } from '#electron/testing/welfare-office.ts';

let office: FurnishedOffice;
let team: VolunteerTeam;
interface Pair { readonly pair: TwoEntries; readonly stays: VolunteerId; readonly goes: VolunteerId; readonly staysNo: number; readonly goesNo: number }
const officer = () => office.as('volunteerOfficer');
const reviewer = () => office.as('reviewer');
const writer = () => office.office.core.database.writer;
const undo = (mergeId: Awaited<ReturnType<typeof mergeTwo>>['mergeId']) => reviewer().duplicates.undo({ mergeId, reason: '退回' });
const conflictsOf = async ({ pair: [survivorId, loserId] }: Pair) => (await office.as('clerk').duplicates.conflicts({ survivorId, loserId })).conflicts;
const faults = async () => (await office.as('administrator').office.verify({})).faults;

async function twoVolunteers(): Promise<Pair> {
  const pair = await enterTwice(office);
  const register = (residentId: ResidentId) => officer().volunteers.register({ residentId, registeredOn: day('2024-03-05') });
  const [stays, goes] = [await register(pair[0]), await register(pair[1])];
  return { pair, stays: stays.volunteerId, goes: goes.volunteerId, staysNo: stays.volunteerNo, goesNo: goes.volunteerNo };
}
/** One activity of the team on a day; rows of volunteer number, in and out, approved. */
async function serve(on: Day, rows: readonly (readonly [volunteerNo: number, inMinute: number, outMinute: number])[], activityId?: ActivityId): Promise<{ activityId: ActivityId; attendanceIds: number[] }> {
  const known = activityId ?? (await openActivity(office, activityForm(team, on, { title: `服务${on}`, posts: [{ name: '服务', headCount: 20, skillIds: [] }], shifts: [{ postName: '服务', day: on, startMinute: 480, endMinute: 1080, kind: 'flexible' }] }))).activityId;
  const { saved, faults: wrong } = await officer().attendance.enterSheet({ activityId: known, rows: rows.map(([volunteerNo, inMinute, outMinute], n) => ({ row: n + 1, who: String(volunteerNo), inMinute, outMinute })) });
  if (saved.length !== rows.length) throw new Error(JSON.stringify(wrong));
  const attendanceIds = saved.map((row) => row.attendanceId);
  await reviewer().attendance.approve({ attendanceIds });
  return { activityId: known, attendanceIds };
}
const minutesOf = async (volunteerId: VolunteerId): Promise<number> => (await sql<{ n: number }>`select coalesce(sum(minutes), 0) as n from hourSums where volunteerId = ${volunteerId}`.execute(writer())).rows[0]!.n;
const peopleOf = async (): Promise<unknown> => (await sql`select teamId, month, minutes, times, people from hourMonths order by 1, 2`.execute(writer())).rows;

beforeAll(async () => {
  office = await openWelfareOffice();
  team = await enterVolunteerTeam(office);
}, 60_000);
afterAll(() => office.close());

describe('two volunteers', () => {
  test('become one: hours, teams, points, awards, skills under the number that stays; the other has left; taken back, all is as it was', async () => {
    const two = await twoVolunteers();
    const { pair, stays, goes, staysNo, goesNo } = two;
    await officer().volunteers.join({ teamId: team.teamId, volunteerIds: [stays, goes], from: day('2024-04-01') });
    await officer().volunteers.join({ teamId: team.others, volunteerIds: [goes], from: day('2025-01-01'), role: 'deputy' });
    await officer().volunteers.insure({ volunteerIds: [goes], policyNo: 'P1', insurer: '人保', validFrom: day('2026-01-01'), validTo: day('2026-12-31') });
    await serve(day('2026-07-01'), [[staysNo, 480, 600]]);
    const other = await serve(day('2026-07-02'), [[goesNo, 480, 660]]);
    await officer().recognition.creditPoints({ upTo: day('2026-09-08') });
    await officer().recognition.addTraining({ name: '急救', content: '', organiser: '', heldOn: day('2026-05-01'), minutes: 60, volunteerIds: [stays, goes] });
    await officer().recognition.addTraining({ name: '安全', content: '', organiser: '', heldOn: day('2026-05-02'), minutes: 60, volunteerIds: [goes] });
    await officer().recognition.addAward({ name: '先进', unit: '街道', awardedOn: day('2026-06-01'), volunteerIds: [goes] });
    // A correction and what it replaced go together.
    await officer().attendance.correct({ attendanceId: other.attendanceIds[0] as never, startMinute: 480, endMinute: 600, reason: '只到十点' });
    const waiting = await office.sql.selectFrom('attendances').select('id').where('correctsId', '=', other.attendanceIds[0] as never).executeTakeFirstOrThrow();
    await reviewer().attendance.approve({ attendanceIds: [waiting.id] });
    await officer().recognition.creditPoints({ upTo: day('2026-09-08') });
    const cert = await officer().recognition.issueCertificate({ volunteerId: goes, fromOn: day('2026-07-01'), toOn: day('2026-07-31'), purpose: '升学', responsibleName: '主任', contact: '123', remarks: '' });
    const [paper] = await officer().recognition.certificates({ volunteerId: goes });
    const before = await dumpRegister(office);
    const people = await peopleOf();
    expect([await minutesOf(stays), await minutesOf(goes)]).toEqual([120, 120]);

    const { mergeId } = await mergeTwo(office, pair);
    expect(await faults()).toEqual([]);
    expect([await minutesOf(stays), await minutesOf(goes)]).toEqual([240, 0]);
    expect((await officer().recognition.pointEntries({ volunteerId: stays })).balance).toBe(400);
    // The month counts the same hours, of one person less.
    const counted = (rows: unknown) => (rows as { teamId: number; month: string; minutes: number; people: number }[]).find((row) => row.teamId === team.teamId && row.month === '2026-07')!;
    expect(counted(await peopleOf())).toMatchObject({ minutes: counted(people).minutes, people: counted(people).people - 1 });
    const file = await officer().volunteers.file({ volunteerId: stays });
    expect(file.memberships.map((each) => [each.teamId, each.role, each.validFrom, each.validTo])).toEqual(expect.arrayContaining([[team.teamId, 'member', '2024-04-01', null], [team.others, 'deputy', '2025-01-01', null]]));
    expect(file.memberships).toHaveLength(2);
    expect(file.insurances).toMatchObject([{ policyNo: 'P1' }]);
    const record = await officer().recognition.record({ volunteerId: stays });
    expect(record.trainings.map((each) => each.name).toSorted()).toEqual(['安全', '急救']);
    expect(record.awards.map((each) => each.name)).toEqual(['先进']);
    const gone = await officer().volunteers.file({ volunteerId: goes });
    expect(gone).toMatchObject({ row: { standing: 'left', volunteerNo: goesNo }, mergedInto: { volunteerId: stays, volunteerNo: staysNo }, memberships: [] });
    expect(gone.events.at(-1)).toMatchObject({ status: 'left', reason: `档案合并，并入${formatVolunteerNo(staysNo)}号` });
    // A certificate is verified by the number it was issued under, and is among those of the person; its days are not certified twice unasked.
    expect(await officer().recognition.verifyCertificate({ text: paper!.checkCode, no: cert.no, name: '', minutes: 120 })).toMatchObject({ verdict: 'genuine', certificate: { volunteerNo: goesNo, overRecord: false } });
    expect((await officer().recognition.certificates({ volunteerId: stays })).map((each) => each.no)).toEqual([cert.no]);
    const again = { fromOn: day('2026-07-01'), toOn: day('2026-07-31'), purpose: '', responsibleName: '主任', contact: '123', remarks: '' };
    expect(await refusalOf(officer().recognition.issueCertificate({ ...again, volunteerId: stays }))).toMatchObject({ code: 'certificate_overlaps', data: { no: cert.no } });
    // Nothing is entered any more under the number that went, at the door and on the disk.
    for (const act of [
      () => officer().volunteers.setStatus({ volunteerId: goes, status: 'active', occurredOn: day('2026-09-08'), reason: '回来' }), () => officer().volunteers.join({ teamId: team.teamId, volunteerIds: [goes], from: day('2026-09-08') }),
      () => officer().volunteers.insure({ volunteerIds: [goes], policyNo: 'P2', insurer: '', validFrom: day('2026-01-01'), validTo: day('2026-12-31') }), () => officer().recognition.issueCertificate({ ...again, volunteerId: goes }),
      () => officer().recognition.addAward({ name: '奖', unit: '', awardedOn: day('2026-03-05'), volunteerIds: [goes] }), () => reviewer().recognition.adjustPoints({ volunteerId: goes, centi: 100, reason: '补' }),
    ]) expect(await refusalOf(act())).toMatchObject({ code: 'volunteer_merged', data: { volunteerNo: goesNo, intoNo: staysNo } });
    for (const attack of [
      sql`update attendances set volunteerId = ${goes} where volunteerId = ${stays}`, sql`update attendances set minutes = 1 where volunteerId = ${stays}`, sql`update pointEntries set volunteerId = ${team.of('甲一')} where volunteerId = ${stays}`,
      sql`update awards set volunteerId = ${goes} where volunteerId = ${stays}`, sql`update signUps set volunteerId = ${goes} where volunteerId = ${stays}`, sql`delete from volunteerEvents where volunteerId = ${goes}`,
      sql`update teamMemberships set withdrawnAt = null, withdrawnByUserId = null where volunteerId = ${goes}`, sql`delete from teamMemberships where volunteerId = ${stays}`, sql`update certificates set volunteerId = ${stays} where volunteerId = ${goes}`,
      sql`insert into volunteerEvents (volunteerId, status, occurredOn, reason, userId, staffId, at) select ${goes}, 'active', '2026-09-08', '', 1, 1, createdAt from volunteers where id = ${goes}`,
    ]) await attack.execute(writer()).then(({ numAffectedRows }) => expect(numAffectedRows).toBe(0n), (error: Error) => expect(error.message).toMatch(/SQLITE_CONSTRAINT/));

    await undo(mergeId);
    expect(await dumpRegister(office)).toEqual(before);
    expect(await faults()).toEqual([]);
  });

  test('hours of one activity, or of one time, count once: one record is made to count nothing first', async () => {
    const two = await twoVolunteers();
    const { pair, staysNo, goesNo } = two;
    const morning = await serve(day('2026-07-10'), [[staysNo, 480, 600]]);
    const same = await serve(day('2026-07-10'), [[goesNo, 660, 720]], morning.activityId);
    await serve(day('2026-07-11'), [[staysNo, 480, 600]]);
    const elsewhere = await serve(day('2026-07-11'), [[goesNo, 570, 690]]);
    const both = await conflictsOf(two);
    expect(both).toEqual([
      { code: 'merge_same_hours', data: { day: '2026-07-10', survivorWhat: '服务2026-07-10', loserWhat: '服务2026-07-10', minutes: 60 } }, { code: 'merge_same_hours', data: { day: '2026-07-11', survivorWhat: '服务2026-07-11', loserWhat: '服务2026-07-11', minutes: 120 } },
    ]);
    expect(await refusalOf(mergeTwo(office, pair))).toMatchObject({ code: 'merge_same_hours' });
    for (const { attendanceIds: [attendanceId] } of [same, elsewhere]) {
      const { attendanceId: correction } = await officer().attendance.correct({ attendanceId: attendanceId as never, remove: true, startMinute: 0, endMinute: 0, reason: '重复档案' });
      await reviewer().attendance.approve({ attendanceIds: [correction] });
    }
    expect(await conflictsOf(two)).toEqual([]);
    const before = await dumpRegister(office);
    const { mergeId } = await mergeTwo(office, pair);
    expect(await minutesOf(two.stays)).toBe(240);
    expect(await faults()).toEqual([]);
    await undo(mergeId);
    expect(await dumpRegister(office)).toEqual(before);
    // Back on the disk, past the door: the database keeps nobody in two places either.
    await expect(sql`update attendances set volunteerId = ${two.goes} where volunteerId = ${two.stays}`.execute(writer())).rejects.toThrow(/keeps what it says/);
  });

  test('labour of one time is not paid at one entry and counted as voluntary at the other', async () => {
    const two = await twoVolunteers();
    await serve(day('2026-07-20'), [[two.staysNo, 480, 600]]);
    const { taskId } = await officer().cleaning.saveTask({ day: day('2026-07-20'), place: '东塘', gridId: null, kind: 'pond', leaderName: '队长', machineMinutes: 0, machineNote: '', outputMilli: 0, outputUnit: 'ton', note: '' } as never);
    await officer().cleaning.addLabour({ taskId, rows: [{ residentId: two.pair[1], startMinute: 540, endMinute: 660, kind: 'paid', amountFen: 8_000 }] });
    expect(await conflictsOf(two)).toEqual([{ code: 'merge_labour_hours', data: { day: '2026-07-20', place: '东塘', title: '服务2026-07-20' } }]);
    const [labour] = await office.sql.selectFrom('cleaningLabour').select('id').where('taskId', '=', taskId).execute();
    await officer().cleaning.removeLabour({ labourId: labour!.id });
    expect(await conflictsOf(two)).toEqual([]);
  });

  test('one who has left does not swallow one who serves; one shift and points for oneself are settled first', async () => {
    const two = await twoVolunteers();
    const { pair, stays, goes, staysNo, goesNo } = two;
    await officer().volunteers.setStatus({ volunteerId: stays, status: 'paused', occurredOn: day('2026-09-01'), reason: '外出' });
    expect(await conflictsOf(two)).toEqual([{ code: 'merge_volunteer_standing', data: { survivorNo: staysNo, loserNo: goesNo } }]);
    await officer().volunteers.setStatus({ volunteerId: stays, status: 'active', occurredOn: day('2026-09-02'), reason: '回来' });
    const { shifts } = await openActivity(office, activityForm(team, day('2026-09-20'), { title: '迎中秋' }));
    await officer().activities.place({ shiftId: shifts[0]!, volunteerIds: [stays, goes], acceptWarnings: true });
    await officer().recognition.recruit({ volunteerId: stays, recruitedId: goes, on: day('2026-09-01') });
    expect((await conflictsOf(two)).map((each) => each.code)).toEqual(['merge_same_shift', 'merge_recruited_self']);
    expect((await conflictsOf({ ...two, pair: [pair[1], pair[0]] })).find((each) => each.code === 'merge_recruited_self')).toMatchObject({ data: { volunteerNo: staysNo, centi: 200, keepOther: true } });
    await reviewer().recognition.adjustPoints({ volunteerId: stays, centi: -200, reason: '介绍的是自己' });
    const signUp = await office.sql.selectFrom('signUps').select('id').where('volunteerId', '=', goes).executeTakeFirstOrThrow();
    await officer().activities.withdraw({ signUpId: signUp.id, reason: '重复' });
    expect(await conflictsOf(two)).toEqual([]);
    const { mergeId } = await mergeTwo(office, pair);
    expect(await faults()).toEqual([]);
    // Somebody serves under the number that stayed: nobody can know under which of the two, and the merge is not taken back.
    await serve(day('2026-09-08'), [[staysNo, 480, 600]]);
    expect(await refusalOf(undo(mergeId))).toMatchObject({ code: 'merge_built_on', data: { what: 'attendances', rows: 1 } });
  });

  test('a round of stars on its way is finished first; a star of one level is kept once', async () => {
    const two = await twoVolunteers();
    const { pair, stays, goes, staysNo, goesNo } = two;
    const { schemeId } = await officer().recognition.saveScheme({ name: '试行', note: '', levels: [{ level: 1, minutes: 120 }, { level: 2, minutes: 60_000 }] });
    await officer().recognition.chooseScheme({ schemeId, validFrom: day('2026-05-01') });
    for (const [index, volunteerNo] of [staysNo, goesNo].entries()) await serve(day(`2026-08-0${index + 1}`), [[volunteerNo, 480, 600]]);
    const { roundId } = await officer().recognition.prepareRound({ title: '2026年星级', asOf: day('2026-09-08'), noticeDays: 5, basis: '办法' });
    expect(await conflictsOf(two)).toEqual([{ code: 'merge_in_award_round', data: { title: '2026年星级', loserNo: goesNo } }]);
    const { noticeId } = await officer().recognition.noticeRound({ roundId });
    const notices = office.as('clerk').notices;
    await notices.post({ noticeId, version: (await notices.show({ noticeId })).version, postedOn: day('2026-09-08'), places: '公示栏' });
    expect((await conflictsOf(two)).map((each) => each.code)).toEqual(['merge_in_award_round']);
    office.clock.set('2026-09-20');
    await reviewer().recognition.awardRound({ roundId });
    expect(await conflictsOf(two)).toEqual([]);
    const before = await dumpRegister(office);
    const { mergeId } = await mergeTwo(office, pair);
    const starsOf = async (volunteerId: VolunteerId) => (await officer().recognition.record({ volunteerId })).awards.filter((award) => award.level !== null).map((award) => award.level);
    expect([await starsOf(stays), await starsOf(goes)]).toEqual([[1], [1]]);
    expect((await officer().recognition.stars({ onlyDue: true, search: '' })).rows.map((row) => row.volunteerId)).not.toContain(stays);
    expect(await faults()).toEqual([]);
    await undo(mergeId);
    expect(await dumpRegister(office)).toEqual(before);
    office.clock.set('2026-09-08T01:00:00.000Z');
  });

  test('three entries that all serve: everything is under the last number, and comes back merge by merge', async () => {
    const two = await twoVolunteers();
    const [first, second] = two.pair;
    const third = await office.addPerson({ name: '双生三', birthDate: day('1950-01-01') });
    const { volunteerId, volunteerNo } = await officer().volunteers.register({ residentId: third, registeredOn: day('2024-03-05') });
    const { customFieldId } = await office.as('clerk').residents.saveCustomField({ customFieldId: null, version: null, target: 'resident', name: '绰号', kind: 'text', choices: [], active: true });
    for (const residentId of [first, second, third]) await office.as('clerk').residents.setCustomValues({ residentId, values: [{ customFieldId, value: `值${residentId}` }] });
    for (const [index, no] of [two.staysNo, two.goesNo, volunteerNo].entries()) await serve(day(`2026-08-1${index}`), [[no, 480, 600]]);
    const before = await dumpRegister(office);
    const one = await mergeTwo(office, [first, second]);
    await office.as('clerk').duplicates.decide({ firstId: third, secondId: first, decision: 'same', reason: '同一人' });
    const between = await dumpRegister(office);
    const last = await mergeTwo(office, [third, first]);
    expect([await minutesOf(volunteerId), await minutesOf(two.stays), await minutesOf(two.goes)]).toEqual([360, 0, 0]);
    expect((await officer().volunteers.file({ volunteerId: two.goes })).mergedInto).toMatchObject({ volunteerId });
    expect(await faults()).toEqual([]);
    await undo(last.mergeId);
    expect(await dumpRegister(office)).toEqual(between);
    await undo(one.mergeId);
    expect(await dumpRegister(office)).toEqual(before);
  });

  test('of one team on one day the higher role stands, and the other fills the days left', async () => {
    const two = await twoVolunteers();
    await officer().volunteers.join({ teamId: team.others, volunteerIds: [two.stays], from: day('2024-06-01') });
    await officer().volunteers.join({ teamId: team.others, volunteerIds: [two.goes], from: day('2025-06-01'), role: 'deputy' });
    const before = await dumpRegister(office);
    const { mergeId } = await mergeTwo(office, two.pair);
    const held = (await officer().volunteers.file({ volunteerId: two.stays })).memberships.map((each) => [each.role, each.validFrom, each.validTo]).toSorted((a, b) => (a[1]! < b[1]! ? -1 : 1));
    expect(held).toEqual([['member', '2024-06-01', '2025-05-31'], ['deputy', '2025-06-01', null]]);
    expect(await faults()).toEqual([]);
    await undo(mergeId);
    expect(await dumpRegister(office)).toEqual(before);
  });
});
