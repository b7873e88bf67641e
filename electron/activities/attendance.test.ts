/** Signing in and out, the paper sheet, approval, corrections and sums, through the office's door. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { enterFamily, idNumberOf, refusalOf, type Family } from '#electron/testing/people.ts';
import { activityForm, enterVolunteerTeam, openActivity, type VolunteerTeam } from '#electron/testing/volunteer-team.ts';
import { parseClock } from '#shared/activities/hours.ts';
import type { ActivityId, AttendanceId, ShiftId } from '#shared/activities/words.ts';
import { day, month, type Day } from '#shared/days.ts';
import { approvedHours, minutesOf } from './approved-hours.ts';
import { verifyActivities } from './verify-activities.ts';

let office: TestOffice;
let team: VolunteerTeam;
let zhao: Family;
const officer = () => office.as('volunteerOfficer').attendance;
const reviewer = () => office.as('reviewer').attendance;
const at = (text: string): number => parseClock(text)!;
const clockAt = (on: string, time: string): void => office.clock.set(`${on}T${String(Number(time.slice(0, 2)) - 8).padStart(2, '0')}:${time.slice(3)}:00.000Z`);
type Row = Parameters<ReturnType<typeof officer>['enterSheet']>[0]['rows'][number];
const row = (n: number, who: string, more: Partial<Row> = {}): Row => ({ row: n, who, ...more });
const said = (result: Awaited<ReturnType<ReturnType<typeof officer>['enterSheet']>>): string[] => [...result.saved.map((each) => `${each.row} ${each.name} ${each.minutes}`), ...result.faults.map((each) => `${each.row} ${each.fault}${each.detail === '' ? '' : ` ${each.detail}`}`)];
const opened = (on: Day, more: object = {}) => openActivity(office, activityForm(team, on, { posts: [{ name: '服务', headCount: 20, skillIds: [] }], ...more }));

beforeAll(async () => {
  office = await openTestOffice({ now: '2026-09-08T01:00:00.000Z' });
  team = await enterVolunteerTeam(office);
  zhao = await enterFamily(office, '赵');
});
afterAll(() => office.close());

describe('at the desk', () => {
  let activityId: ActivityId;
  let shiftId: ShiftId;
  let attendanceId: AttendanceId;
  test('people are found by name, pinyin, number and the end of the ID number', async () => {
    ({ activityId, shifts: [shiftId] } = await opened(day('2026-09-08')) as { activityId: ActivityId; shifts: [ShiftId] });
    const { volunteerId } = await office.as('volunteerOfficer').volunteers.register({ residentId: zhao.father, registeredOn: day('2024-03-05') });
    await office.as('volunteerOfficer').activities.place({ shiftId, volunteerIds: [volunteerId, team.of('甲一')] });
    const tail = (await office.sql.selectFrom('residents').select('idNumberMasked').where('id', '=', zhao.father).executeTakeFirstOrThrow()).idNumberMasked.slice(-4);
    for (const text of ['赵大', 'zhaodashan', 'zds', String(12), tail]) expect((await officer().find({ text, activityId, shiftId })).map((each) => `${text} ${each.name} ${each.planned}`)).toEqual([`${text} 赵大山 true`]);
    expect(await officer().find({ text: '' })).toEqual([]);
    const today = await officer().today({});
    expect(today).toMatchObject({ on: '2026-09-08', nowMinute: at('9:00'), activities: [{ activityId, shifts: [{ placed: 2, present: 0 }] }] });
  });

  test('one signs in, and out, by the office’s clock; hours are rounded', async () => {
    clockAt('2026-09-08', '08:25');
    ({ attendanceId } = await officer().signIn({ activityId, shiftId, volunteerId: team.of('甲一') }));
    expect((await office.as('volunteerOfficer').activities.file({ activityId })).activity.state).toBe('running');
    expect(await refusalOf(officer().signIn({ activityId, shiftId, volunteerId: team.of('甲一') }))).toMatchObject({ code: 'attendance_still_open', data: { name: '甲一', since: '08:25' } });
    expect((await officer().find({ text: '甲一' }))[0]).toMatchObject({ open: attendanceId, openSince: at('8:25') });
    clockAt('2026-09-08', '10:35');
    expect(await officer().signOut({ attendanceId, conduct: 'good' })).toMatchObject({ minutes: 120 });
    expect(await refusalOf(officer().signOut({ attendanceId }))).toMatchObject({ code: 'attendance_state_wrong', data: { state: 'entered' } });
    clockAt('2026-09-08', '10:30');
    expect(await refusalOf(officer().signIn({ activityId, volunteerId: team.of('甲一') }))).toMatchObject({ code: 'attendance_overlap', data: { time: '08:25–10:35' } });
  });

  test('the missed check-out is listed, and ended by the time on paper alone', async () => {
    clockAt('2026-09-08', '09:00');
    const { attendanceId: open } = await officer().signIn({ activityId, shiftId, volunteerId: team.of('乙二') });
    expect((await officer().missing({})).open).toEqual([]);
    office.clock.set('2026-09-10');
    expect((await officer().missing({})).open.map((each) => each.name)).toEqual(['乙二']);
    expect(await refusalOf(officer().signOut({ attendanceId: open }))).toMatchObject({ code: 'attendance_times_wrong', data: { why: 'outMissing' } });
    expect(await refusalOf(officer().signOut({ attendanceId: open, endMinute: at('8:00') }))).toMatchObject({ code: 'attendance_times_wrong', data: { why: 'endBeforeStart' } });
    expect(await officer().signOut({ attendanceId: open, endMinute: at('11:00'), travelMinutes: 30, note: '补签退' })).toMatchObject({ minutes: 90 });
    // Placed, and neither signed in nor typed in.
    expect((await officer().missing({})).absent).toMatchObject([{ activityId, people: [{ name: '赵大山' }] }]);
    expect(await refusalOf(officer().signIn({ activityId, shiftId, volunteerId: team.of('丙三') }))).toMatchObject({ code: 'attendance_day_outside' });
  });

  test.each([['退队', 'attendance_person_gone'], ['小孩', 'attendance_minor_no_consent']])('%s is not signed in', async (name, code) => {
    office.clock.set('2026-09-10');
    const today = await opened(day('2026-09-10'), { title: `签到${name}` });
    expect(await refusalOf(officer().signIn({ activityId: today.activityId, volunteerId: team.of(name) }))).toMatchObject({ code });
    const risky = await opened(day('2026-09-10'), { title: `防汛${name}`, riskLevel: 'risky', insurancePolicyNo: 'P1' });
    expect(await refusalOf(officer().signIn({ activityId: risky.activityId, volunteerId: team.of('学生') }))).toMatchObject({ code: 'attendance_minor_risky' });
  });
});

describe('the paper sheet', () => {
  let activityId: ActivityId;
  let shiftId: ShiftId;
  test('keeps the good rows and says of each other what is wrong', async () => {
    office.clock.set('2026-09-12');
    ({ activityId, shifts: [shiftId] } = await opened(day('2026-09-11')) as { activityId: ActivityId; shifts: [ShiftId] });
    const { volunteers } = office.as('volunteerOfficer');
    for (const sequence of [51, 53]) await volunteers.register({ guest: { name: '同名', idNumber: idNumberOf('1990-02-01', sequence) }, registeredOn: day('2024-03-05') });
    const dead = await volunteers.register({ residentId: zhao.son, registeredOn: day('2024-03-05') });
    await office.as('clerk').residents.recordDeath({ residentId: zhao.son, occurredOn: day('2026-09-01') });
    const result = await officer().enterSheet({ activityId, shiftId, rows: [
      row(1, '甲一', { inMinute: at('8:30'), outMinute: at('10:30') }), row(2, '00002', { hoursMinutes: 150 }), row(3, '丙三', { inMinute: at('10:30'), outMinute: at('8:30') }), row(4, '丁四', { hoursMinutes: 1800 }),
      row(5, '查无此人', { hoursMinutes: 60 }), row(6, '同名', { hoursMinutes: 60 }), row(7, '甲一', { inMinute: at('9:00'), outMinute: at('9:30') }), row(8, '退队', { hoursMinutes: 60 }), row(9, '赵石头', { hoursMinutes: 60 }), row(10, '小孩', { hoursMinutes: 60 }),
      row(11, '戊五', { inMinute: at('8:00'), outMinute: at('18:00') }), row(12, '学生', { hoursMinutes: 60, travelMinutes: 30 }), row(13, '', { volunteerId: team.of('外人'), inMinute: at('9:00') }), row(14, 'dianGong', { hoursMinutes: 60 }),
    ] });
    expect(said(result)).toEqual(['1 甲一 120', '2 乙二 150', '12 学生 60', '14 电工 60', '3 endBeforeStart', '4 tooManyHours 24', '5 unknown', '6 ambiguous', '7 twice 5号有约 08:30–10:30', '8 left', '9 dead', '10 minorNoConsent', '11 longDay 10', '13 outMissing']);
    expect(result.faults.find((each) => each.row === 6)!.choices.map((choice) => choice.label.slice(0, 2))).toEqual(['同名', '同名']);
    expect(dead.volunteerId).toBeGreaterThan(0);
    // The rest, mended: chosen among the namesakes, and the long day confirmed.
    const again = await officer().enterSheet({ activityId, shiftId, rows: [
      row(6, '同名', { volunteerId: result.faults.find((each) => each.row === 6)!.choices[0]!.volunteerId, hoursMinutes: 60 }), row(11, '戊五', { inMinute: at('8:00'), outMinute: at('18:00'), acceptLongDay: true }),
    ] });
    expect(said(again)).toEqual(['6 同名 60', '11 戊五 600']);
    const sheet = await officer().sheet({ activityId, shiftId });
    expect(sheet.rows.map((each) => `${each.name} ${each.minutes} ${each.plannedMinutes} ${each.teamName ?? '-'}`).sort()).toEqual(['乙二 150 120 5号有约巾帼志愿者', '同名 60 120 -', '学生 60 120 5号有约巾帼志愿者', '戊五 600 120 5号有约巾帼志愿者', '甲一 120 120 5号有约巾帼志愿者', '电工 60 120 5号有约巾帼志愿者'].sort());
  });

  test('knows what was served elsewhere at that time, and days to come', async () => {
    const other = await opened(day('2026-09-11'), { title: '巡逻' });
    expect(said(await officer().enterSheet({ activityId: other.activityId, rows: [row(1, '甲一', { inMinute: at('9:00'), outMinute: at('10:00') })] }))).toEqual(['1 overlap 5号有约 08:30–10:30']);
    expect((await office.as('volunteerOfficer').activities.file({ activityId: other.activityId })).activity.state).toBe('recruiting');
    // The database says the same to whoever goes past the code.
    await expect(office.office.core.database.writer.insertInto('attendances').values({ activityId: other.activityId, shiftId: null, volunteerId: team.of('甲一'), teamId: null, day: day('2026-09-11'), startMinute: 600, endMinute: 660, travelMinutes: 0, minutes: 60, method: 'sheet', conduct: 'ordinary', state: 'entered', correctsId: null, reason: '', note: '', userId: 1 as never, staffId: 1 as never, at: '2026-09-12T01:00:00.000Z' as never, endedStaffId: null, judgedUserId: null, judgedStaffId: null, judgedAt: null }).execute()).rejects.toThrow('two places');
    const later = await opened(day('2026-09-30'));
    expect(await refusalOf(officer().enterSheet({ activityId: later.activityId, rows: [row(1, '甲一', { hoursMinutes: 60 })] }))).toMatchObject({ code: 'attendance_future' });
    expect(await refusalOf(officer().enterSheet({ activityId: other.activityId, day: day('2026-09-12'), rows: [row(1, '甲一', { hoursMinutes: 60 })] }))).toMatchObject({ code: 'attendance_day_outside' });
  });

  test('is approved by somebody else, all or none, and then counts', async () => {
    const rows = (await officer().list({ activityId })).filter((each) => each.state === 'entered');
    expect(rows.every((each) => each.mine)).toBe(true);
    const attendanceIds = rows.map((each) => each.attendanceId);
    await expect(officer().approve({ attendanceIds })).rejects.toMatchObject({ code: 'not_allowed' });
    // The same person with the right to approve: still not what he made.
    const { staffId } = await office.sql.selectFrom('users').select('staffId').where('userName', '=', 'volunteerOfficer').executeTakeFirstOrThrow();
    expect(staffId).toBeGreaterThan(0);
    await office.as('administrator').office.setRoles({ userId: (await office.sql.selectFrom('users').select('id').where('userName', '=', 'volunteerOfficer').executeTakeFirstOrThrow()).id, roles: ['volunteerOfficer', 'reviewer'] });
    await office.reopen();
    expect(await refusalOf(officer().approve({ attendanceIds }))).toMatchObject({ code: 'attendance_own' });
    expect(await refusalOf(reviewer().approve({ attendanceIds: [...attendanceIds, 99_999] }))).toMatchObject({ code: 'not_found' });
    expect(await minutesOf(office.sql, {})).toEqual(new Map());
    expect(await reviewer().approve({ attendanceIds })).toEqual({ approved: 6, minutes: 1050 });
    expect(await refusalOf(reviewer().approve({ attendanceIds }))).toMatchObject({ code: 'attendance_state_wrong', data: { state: 'approved' } });
    expect((await minutesOf(office.sql, {})).get(team.of('甲一'))).toBe(120);
    expect((await approvedHours(office.sql, { volunteerIds: [team.of('乙二')], from: day('2026-09-11'), to: day('2026-09-11') })).map((each) => `${each.activityTitle} ${each.typeName} ${each.minutes} ${each.conduct}`)).toEqual(['5号有约 助老 150 ordinary']);
    await expect(office.office.core.database.writer.updateTable('attendances').set({ minutes: 30 }).where('id', '=', attendanceIds[0]!).execute()).rejects.toThrow('keeps what it says');
    await expect(office.office.core.database.writer.deleteFrom('attendances').where('id', '=', attendanceIds[0]!).execute()).rejects.toThrow('never deleted');
  });

  test('nobody approves his own record: who bears the name is asked first', async () => {
    const { volunteerId } = await office.as('volunteerOfficer').volunteers.register({ guest: { name: 'reviewer甲' }, registeredOn: day('2024-03-05') });
    const { saved } = await officer().enterSheet({ activityId, shiftId, rows: [row(1, '', { volunteerId, hoursMinutes: 60 })] });
    const attendanceIds = saved.map((each) => each.attendanceId);
    expect(await refusalOf(reviewer().approve({ attendanceIds }))).toMatchObject({ code: 'attendance_own_name', data: { name: 'reviewer甲' } });
    expect(await reviewer().approve({ attendanceIds, otherPerson: true })).toMatchObject({ approved: 1 });
  });

  test('is sent back, counts nothing, and can be entered anew', async () => {
    const { saved } = await officer().enterSheet({ activityId, shiftId, rows: [row(1, '丙三', { hoursMinutes: 60 })] });
    await reviewer().reject({ attendanceIds: [saved[0]!.attendanceId], reason: '没有签名' });
    expect(said(await officer().enterSheet({ activityId, shiftId, rows: [row(1, '丙三', { hoursMinutes: 90 })] }))).toEqual(['1 丙三 90']);
    await reviewer().approve({ attendanceIds: (await officer().list({ activityId, state: 'entered' })).map((each) => each.attendanceId) });
    expect((await officer().list({ activityId, search: '丙三' })).map((each) => `${each.state} ${each.minutes} ${each.note}`)).toEqual(['rejected 60 没有签名', 'approved 90 ']);
  });

  test('is corrected by a new row that replaces the old one once approved', async () => {
    const [old] = (await officer().list({ activityId, search: '甲一', state: 'approved' }));
    const input = { attendanceId: old!.attendanceId, startMinute: at('8:30'), endMinute: at('9:30'), reason: '提前走了' };
    const { attendanceId } = await officer().correct(input);
    expect(await refusalOf(officer().correct(input))).toMatchObject({ code: 'attendance_corrected_already' });
    expect((await minutesOf(office.sql, {})).get(team.of('甲一'))).toBe(120);
    expect(await refusalOf(officer().approve({ attendanceIds: [attendanceId] }))).toMatchObject({ code: 'attendance_own' });
    await reviewer().approve({ attendanceIds: [attendanceId] });
    expect((await minutesOf(office.sql, {})).get(team.of('甲一'))).toBe(60);
    const history = await officer().list({ activityId, search: '甲一' });
    expect(history.map((each) => `${each.state} ${each.minutes} ${each.correctsMinutes} ${each.reason}`)).toEqual(['corrected 120 null ', 'approved 60 120 提前走了']);
    expect(await refusalOf(officer().correct(input))).toMatchObject({ code: 'attendance_state_wrong', data: { state: 'corrected' } });
    // Taken away whole: nothing counts, the rows stay.
    const gone = await officer().correct({ attendanceId, remove: true, startMinute: 0, endMinute: 0, reason: '记错人' });
    await reviewer().approve({ attendanceIds: [gone.attendanceId] });
    expect((await minutesOf(office.sql, {})).has(team.of('甲一'))).toBe(false);
    expect(said(await officer().enterSheet({ activityId, shiftId, rows: [row(1, '甲一', { inMinute: at('8:30'), outMinute: at('10:30') })] }))).toEqual(['1 甲一 120']);
    expect((await verifyActivities(office.sql)).faults).toEqual([]);
  });

  test('closes the activity when all is judged, and lists what is not recorded in time', async () => {
    const { activities } = office.as('volunteerOfficer');
    let { activity } = await activities.file({ activityId });
    await activities.move({ activityId, version: activity.version, move: 'end' });
    expect(await refusalOf(activities.move({ activityId, version: activity.version + 1, move: 'record' }))).toMatchObject({ code: 'activity_hours_pending', data: { pending: 1, open: 0 } });
    expect((await officer().missing({})).late).toEqual([]);
    office.clock.set('2026-09-28');
    expect((await officer().missing({})).late.find((each) => each.activityId === activityId)).toMatchObject({ dueOn: '2026-09-25', pending: 1 });
    expect((await activities.list({ search: activity.activityNo }))[0]).toMatchObject({ late: true, attended: 8, pending: 1 });
    await reviewer().approve({ attendanceIds: (await officer().list({ activityId, state: 'entered' })).map((each) => each.attendanceId) });
    ({ activity } = await activities.file({ activityId }));
    expect((await activities.move({ activityId, version: activity.version, move: 'record' })).state).toBe('recorded');
    expect(await refusalOf(officer().enterSheet({ activityId, shiftId, rows: [row(1, '丁四', { hoursMinutes: 60 })] }))).toMatchObject({ code: 'activity_state_wrong' });
  });
});

describe('hours', () => {
  test('by team and month are the sums of the rows, and so are those by person', async () => {
    const statistics = await officer().statistics({ from: month('2026-01'), to: month('2026-12') });
    const rows = await office.office.core.database.reading.all<{ teamId: number; month: string; minutes: number; times: number; people: number }>(
      "select coalesce(teamId, 0) as teamId, substr(day, 1, 7) as month, sum(minutes) as minutes, count(*) as times, count(distinct volunteerId) as people from attendances where state = 'approved' and minutes > 0 group by 1, 2 order by 1 desc");
    expect(statistics.months.map(({ teamId, month: of, minutes, times, people: persons }) => ({ teamId, month: of, minutes, times, people: persons })).sort((a, b) => b.teamId - a.teamId)).toEqual(rows);
    expect(statistics).toMatchObject({ times: 8, people: 8 });
    const people = await officer().byPerson({ from: month('2026-01'), to: month('2026-12') });
    expect(people[0]).toMatchObject({ name: '戊五', minutes: 600, lastServedOn: '2026-09-11' });
    expect(people.reduce((sum, each) => sum + each.minutes, 0)).toBe(statistics.minutes);
    expect((await officer().byPerson({ from: month('2026-01'), to: month('2026-12'), search: 'wuwu' })).map((each) => each.name)).toEqual(['戊五']);
    expect(await officer().exportByPerson({ from: month('2026-01'), to: month('2026-12') })).toMatchObject({ rows: 8 });
    expect(await officer().exportList({})).toMatchObject({ name: '志愿服务记录-2026-09-28.xlsx' });
    expect((await officer().printByPerson({ from: month('2026-01'), to: month('2026-12'), teamId: team.teamId })).teamName).toBe('5号有约巾帼志愿者');
  });

  test('the desk shows who has not served for long and which posts are open', async () => {
    const overview = await officer().overview({});
    expect(overview.idle.map((each) => each.name)).toContain('外人');
    expect(overview.idle.map((each) => each.name)).not.toContain('戊五');
    // At the desk two rows of the first day still wait for approval.
    expect(overview).toMatchObject({ idleDays: 90, pending: 2, open: 0 });
    expect(overview.gaps.map((each) => `${each.day} ${each.title} ${each.missing}`)).toEqual(['2026-09-30 5号有约 20']);
  });

  test('a damaged sum is found by verification', async () => {
    await office.office.core.database.writer.updateTable('hourMonths').set({ minutes: 1 }).where('teamId', '=', team.teamId).execute();
    expect((await verifyActivities(office.sql)).faults[0]).toMatch(/^hours of team \d+ in 2026-09/);
    await office.office.core.database.writer.updateTable('hourMonths').set({ minutes: (await officer().byPerson({ from: month('2026-09'), to: month('2026-09'), teamId: team.teamId })).reduce((sum, each) => sum + each.minutes, 0) }).where('teamId', '=', team.teamId).execute();
  });
});

test('all of it is proved again from the rows', async () => {
  expect((await verifyActivities(office.sql)).faults).toEqual([]);
});
