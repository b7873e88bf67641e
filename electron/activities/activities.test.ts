/** Activities, posts, shifts and people on them, through the office's door. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { enterFamily, refusalOf, type Family } from '#electron/testing/people.ts';
import { activityForm, enterVolunteerTeam, openActivity, type VolunteerTeam } from '#electron/testing/volunteer-team.ts';
import { day, type Day } from '#shared/days.ts';
import type { ActivityId, ShiftId } from '#shared/activities/words.ts';
import { verifyActivities } from './verify-activities.ts';

let office: TestOffice;
let team: VolunteerTeam;
let zhao: Family;
const officer = () => office.as('volunteerOfficer').activities;
const SATURDAY = day('2026-09-12');
const place = (shiftId: ShiftId, names: readonly string[], more: object = {}) => officer().place({ shiftId, volunteerIds: names.map((name) => team.of(name)), ...more });
/** What placing said: 'placed 甲一', 'waiting 乙二', '丙三 full', '丁四? shortRest'. */
const said = (result: Awaited<ReturnType<typeof place>>): string[] => [...result.placed.map((each) => `placed ${each.name}`), ...result.waiting.map((each) => `waiting ${each.name}`), ...result.refused.map((each) => `${each.name} ${each.why}`), ...result.asked.map((each) => `${each.name}? ${each.warnings.join(' ')}`)];
const open = (on: Day, more: object = {}) => openActivity(office, activityForm(team, on, more));
const shiftOf = async (on: Day, more: object = {}): Promise<ShiftId> => (await open(on, more)).shifts[0]!;

beforeAll(async () => {
  office = await openTestOffice({ now: '2026-09-08T01:00:00.000Z' });
  team = await enterVolunteerTeam(office);
  zhao = await enterFamily(office, '赵');
});
afterAll(() => office.close());

describe('an activity', () => {
  test.each([
    ['a shift that ends before it starts', { shifts: [{ postName: '服务', day: SATURDAY, startMinute: 600, endMinute: 540, kind: 'fixed' }] }, 'shift_ends_before_start', { row: 1 }],
    ['a shift on another day', { shifts: [{ postName: '服务', day: day('2026-09-13'), startMinute: 510, endMinute: 630, kind: 'fixed' }] }, 'shift_outside_activity', { row: 1 }],
    ['a shift of no post', { shifts: [{ postName: '接待', day: SATURDAY, startMinute: 510, endMinute: 630, kind: 'fixed' }] }, 'shift_post_unknown', { postName: '接待' }],
    ['an end before its start', { endsOn: day('2026-09-11') }, 'activity_days_wrong', {}],
    ['a post twice', { posts: [{ name: '服务', headCount: 1 }, { name: '服务', headCount: 2 }] }, 'post_twice', { name: '服务' }],
    ['no shift', { shifts: [] }, 'shift_needed', {}],
    ['a recipient who is nobody', { recipients: [{ note: '独居老人' }] }, 'recipient_one', { row: 1 }],
  ])('is not saved with %s', async (_what, more, code, data) => {
    expect(await refusalOf(officer().save(activityForm(team, SATURDAY, more as never)))).toMatchObject({ code, data });
  });

  test('keeps a number, its parts, and whom it serves', async () => {
    const saved = await officer().save(activityForm(team, SATURDAY, { posts: [{ name: '理发', headCount: 2, skillIds: [3 as never] }, { name: '引导', headCount: 1, skillIds: [] }], shifts: [{ postName: '理发', day: SATURDAY, startMinute: 510, endMinute: 630, kind: 'fixed' }, { postName: '引导', day: SATURDAY, startMinute: 480, endMinute: 720, kind: 'flexible', capacity: 3 }], recipients: [{ residentId: zhao.father, note: '' }, { householdId: zhao.householdId, note: '全户' }] }));
    expect(saved.activityNo).toBe('20260912-001');
    const { activityId } = saved;
    let file = await officer().file({ activityId });
    expect(file.shifts.map((shift) => [shift.postName, shift.kind, shift.capacity, shift.skills])).toEqual([['引导', 'flexible', 3, []], ['理发', 'fixed', 2, ['理发']]]);
    expect(file.recipients.map((each) => each.name)).toEqual(['赵大山', '赵大山户']);
    expect(file).toMatchObject({ activity: { state: 'draft', teams: '5号有约巾帼志愿者', typeName: '助老' }, may: ['open', 'cancel'] });
    await officer().feedback({ recipientId: file.recipients[0]!.recipientId, stars: 5, feedback: '很满意' });
    // Again with one post less, and the recipient who said something kept.
    const form = activityForm(team, SATURDAY, { activityId, version: 1, posts: [{ postId: file.posts[0]!.postId, name: '理发', headCount: 4, skillIds: [] }], shifts: [{ shiftId: file.shifts[1]!.shiftId, postName: '理发', day: SATURDAY, startMinute: 540, endMinute: 630, kind: 'fixed', capacity: 4 }], recipients: [{ recipientId: file.recipients[0]!.recipientId, residentId: zhao.father, note: '' }] });
    expect((await officer().save(form)).version).toBe(2);
    expect(await refusalOf(officer().save(form))).toMatchObject({ code: 'changed_meanwhile' });
    file = await officer().file({ activityId });
    expect(file.posts.map((post) => `${post.name} ${post.headCount}`)).toEqual(['理发 4']);
    expect(file.recipients).toMatchObject([{ name: '赵大山', stars: 5, feedback: '很满意' }]);
    expect((await officer().list({ search: '20260912-001' })).map((row) => row.title)).toEqual(['5号有约']);
  });

  test('goes its ways and no others', async () => {
    const { activityId, version } = await officer().save(activityForm(team, day('2026-09-08')));
    const move = (move: Parameters<ReturnType<typeof officer>['move']>[0]['move'], from: number, reason = '') => officer().move({ activityId, version: from, move, reason });
    expect(await refusalOf(move('start', version))).toMatchObject({ code: 'activity_state_wrong', data: { state: 'draft', needs: 'recruiting' } });
    expect(await refusalOf(move('cancel', version))).toMatchObject({ code: 'activity_reason_missing' });
    await move('open', 1);
    await move('takeBack', 2);
    await move('open', 3);
    await place((await officer().file({ activityId })).shifts[0]!.shiftId, ['甲一']);
    expect(await refusalOf(move('takeBack', 4))).toMatchObject({ code: 'activity_has_people', data: { people: 1 } });
    expect(await refusalOf(move('start', 3))).toMatchObject({ code: 'changed_meanwhile' });
    await move('start', 4);
    await move('end', 5);
    expect(await refusalOf(move('record', 6))).toMatchObject({ code: 'activity_no_attendance' });
    expect(await refusalOf(move('cancel', 6, '下雨'))).toMatchObject({ code: 'activity_state_wrong' });
    expect(await refusalOf(officer().save(activityForm(team, day('2026-09-08'), { activityId, version: 6 })))).toMatchObject({ code: 'activity_state_wrong' });
    const early = await officer().save(activityForm(team, SATURDAY));
    await officer().move({ activityId: early.activityId, version: 1, move: 'open' });
    expect(await refusalOf(officer().move({ activityId: early.activityId, version: 2, move: 'start' }))).toMatchObject({ code: 'activity_not_begun' });
    expect((await officer().move({ activityId: early.activityId, version: 2, move: 'cancel', reason: '下雨' })).state).toBe('cancelled');
    expect((await officer().file({ activityId: early.activityId })).moves.map((each) => `${each.toState} ${each.reason}`)).toEqual(['recruiting ', 'cancelled 下雨']);
    await expect(office.as('reviewer').activities.move({ activityId, version: 6, move: 'record' })).rejects.toMatchObject({ code: 'not_allowed' });
  });

  test('opens only with content and risks, and a dangerous one with its insurance, without minors', async () => {
    const bare = await officer().save(activityForm(team, SATURDAY, { content: '', risks: '' }));
    expect(await refusalOf(officer().move({ activityId: bare.activityId, version: 1, move: 'open' }))).toMatchObject({ code: 'activity_text_missing', data: { missing: 'both' } });
    const risky = await officer().save(activityForm(team, SATURDAY, { title: '防汛', riskLevel: 'risky' }));
    expect(await refusalOf(officer().move({ activityId: risky.activityId, version: 1, move: 'open' }))).toMatchObject({ code: 'activity_insurance_missing', data: { title: '防汛' } });
    const { activityId, shifts: [shiftId] } = await open(SATURDAY, { title: '防汛二', riskLevel: 'risky', insurancePolicyNo: 'PICC-1' });
    expect(said(await place(shiftId!, ['小孩', '学生']))).toEqual(['小孩 minorDangerous', '学生 minorDangerous']);
    // An ordinary one with a minor on it does not become dangerous, and a dangerous one keeps its policy.
    const ordinary = await open(SATURDAY, { title: '浇花', shifts: [{ postName: '服务', day: SATURDAY, startMinute: 900, endMinute: 960, kind: 'fixed' }] });
    expect(said(await place(ordinary.shifts[0]!, ['小孩', '学生']))).toEqual(['placed 学生', '小孩 minorNoConsent']);
    const file = await officer().file({ activityId: ordinary.activityId });
    const form = activityForm(team, SATURDAY, { activityId: ordinary.activityId, version: 2, riskLevel: 'risky', insurancePolicyNo: 'P', posts: [{ postId: file.posts[0]!.postId, name: '服务', headCount: 2, skillIds: [] }], shifts: file.shifts.map(({ shiftId: id, postName, day: on, startMinute, endMinute, kind }) => ({ shiftId: id, postName, day: on, startMinute, endMinute, kind })) });
    expect(await refusalOf(officer().save(form))).toMatchObject({ code: 'activity_minor_risky', data: { name: '学生' } });
    const dangerous = await officer().file({ activityId });
    expect(await refusalOf(officer().save(activityForm(team, SATURDAY, { activityId, version: dangerous.activity.version, riskLevel: 'risky', insurancePolicyNo: '' })))).toMatchObject({ code: 'activity_insurance_missing' });
    await expect(office.office.core.database.writer.updateTable('activities').set({ insurancePolicyNo: '' }).where('id', '=', activityId).execute()).rejects.toThrow('CHECK');
  });
});

describe('placing', () => {
  const sunday = day('2026-09-20');
  test('fills a shift, then the waiting list, which moves up', async () => {
    const shiftId = await shiftOf(sunday);
    expect(said(await place(shiftId, ['甲一', '乙二', '丙三']))).toEqual(['placed 甲一', 'placed 乙二', '丙三 full']);
    expect(said(await place(shiftId, ['甲一', '丙三', '丁四'], { waitingList: true }))).toEqual(['waiting 丙三', 'waiting 丁四', '甲一 placedAlready']);
    await expect(office.office.core.database.writer.insertInto('signUps').values({ shiftId, volunteerId: team.of('戊五'), state: 'placed', way: 'picked', warnings: '[]', withdrawReason: '', userId: 1 as never, staffId: 1 as never, at: '2026-09-08T01:00:00.000Z' as never }).execute()).rejects.toThrow('full');
    const board = await officer().board({ from: day('2026-09-14') });
    const [shift] = board.shifts;
    expect([shift!.placed.map((each) => each.name), shift!.waiting.map((each) => each.name)]).toEqual([['甲一', '乙二'], ['丙三', '丁四']]);
    // 丙三 can no longer come: 丁四 moves up in his place.
    await office.as('volunteerOfficer').volunteers.setStatus({ volunteerId: team.of('丙三'), status: 'paused', occurredOn: day('2026-09-08'), reason: '生病' });
    expect((await officer().withdraw({ signUpId: shift!.placed[0]!.signUpId, reason: '有事' })).movedUp.map((each) => each.name)).toEqual(['丁四']);
    await office.as('volunteerOfficer').volunteers.setStatus({ volunteerId: team.of('丙三'), status: 'active', occurredOn: day('2026-09-08'), reason: '好了' });
    expect(await refusalOf(officer().withdraw({ signUpId: shift!.placed[0]!.signUpId }))).toMatchObject({ code: 'not_found' });
    // More room: the next moves up with the form.
    const file = await officer().file({ activityId: shift!.activityId });
    await officer().save(activityForm(team, sunday, { activityId: shift!.activityId, version: file.activity.version, posts: [{ postId: file.posts[0]!.postId, name: '服务', headCount: 3, skillIds: [] }], shifts: [{ shiftId, postName: '服务', day: sunday, startMinute: 510, endMinute: 630, kind: 'fixed', capacity: 3 }] }));
    expect((await officer().file({ activityId: shift!.activityId })).shifts[0]!.placed.map((each) => each.name)).toEqual(['乙二', '丙三', '丁四']);
    expect(await refusalOf(officer().save(activityForm(team, sunday, { activityId: shift!.activityId, version: file.activity.version + 1, posts: [{ postId: file.posts[0]!.postId, name: '服务', headCount: 1, skillIds: [] }], shifts: [{ shiftId, postName: '服务', day: sunday, startMinute: 510, endMinute: 630, kind: 'fixed', capacity: 1 }] })))).toMatchObject({ code: 'shift_below_placed', data: { placed: 3, capacity: 1 } });
  });

  test('refuses two places at once, and who left, died, or is not registered yet', async () => {
    const on = day('2026-10-10');
    const first = await shiftOf(on, { title: '巡逻' });
    await place(first, ['甲一']);
    const second = await shiftOf(on, { shifts: [{ postName: '服务', day: on, startMinute: 600, endMinute: 660, kind: 'fixed', capacity: 9 }] });
    const result = await place(second, ['甲一', '退队', '乙二']);
    expect(said(result)).toEqual(['placed 乙二', '甲一 overlap', '退队 left']);
    expect(result.refused[0]!.elsewhere).toBe('巡逻 08:30–10:30');
    // A flexible shift is chosen around others.
    const flexible = await shiftOf(on, { shifts: [{ postName: '服务', day: on, startMinute: 480, endMinute: 1080, kind: 'flexible' }] });
    expect(said(await place(flexible, ['甲一']))).toEqual(['placed 甲一']);
    // Moving the first shift into the second brings nobody into two places.
    const third = await open(on, { title: '夜巡', shifts: [{ postName: '服务', day: on, startMinute: 1200, endMinute: 1260, kind: 'fixed' }] });
    await place(third.shifts[0]!, ['甲一'], { acceptWarnings: true });
    const file = await officer().file({ activityId: third.activityId });
    expect(await refusalOf(officer().save(activityForm(team, on, { title: '夜巡', activityId: third.activityId, version: file.activity.version, posts: [{ postId: file.posts[0]!.postId, name: '服务', headCount: 2, skillIds: [] }], shifts: [{ shiftId: third.shifts[0]!, postName: '服务', day: on, startMinute: 540, endMinute: 600, kind: 'fixed' }] })))).toMatchObject({ code: 'shift_moved_overlap', data: { name: '甲一', title: '巡逻' } });
    expect(await refusalOf(officer().save(activityForm(team, on, { activityId: third.activityId, version: file.activity.version, posts: [{ postId: file.posts[0]!.postId, name: '服务', headCount: 2, skillIds: [] }] })))).toMatchObject({ code: 'shift_in_use' });
    const { volunteerId } = await office.as('volunteerOfficer').volunteers.register({ residentId: zhao.mother, registeredOn: day('2026-09-08') });
    await office.as('clerk').residents.recordDeath({ residentId: zhao.mother, occurredOn: day('2026-09-08') });
    const dead = await officer().place({ shiftId: second, volunteerIds: [volunteerId] });
    expect(dead.refused).toMatchObject([{ name: '赵小花', why: 'dead' }]);
    expect(await refusalOf(place((await open(day('2026-10-11'))).shifts[0]!, []))).toMatchObject({ code: 'invalid_input' });
  });

  test('asks about short rest, long days, missing skills and hours nobody offered', async () => {
    const on = day('2026-10-17');
    const night = await shiftOf(on, { title: '夜巡', shifts: [{ postName: '服务', day: on, startMinute: 1260, endMinute: 1440, kind: 'fixed' }] });
    await place(night, ['丙三']);
    const morning = await shiftOf(day('2026-10-18'), { posts: [{ name: '服务', headCount: 9, skillIds: [1 as never] }], shifts: [{ postName: '服务', day: day('2026-10-18'), startMinute: 360, endMinute: 900, kind: 'fixed' }] });
    const result = await place(morning, ['丙三', '周末', '电工']);
    expect(said(result)).toEqual(['丙三? shortRest longDay lackSkill', '周末? longDay lackSkill notFree', '电工? longDay']);
    expect(said(await place(morning, ['丙三', '电工'], { acceptWarnings: true }))).toEqual(['placed 丙三', 'placed 电工']);
    const [shift] = (await officer().board({ from: day('2026-10-18') })).shifts;
    expect(shift!.placed.map((each) => [each.name, each.warnings])).toEqual([['丙三', ['shortRest', 'longDay', 'lackSkill']], ['电工', ['longDay']]]);
  });

  test('moves somebody from one shift to another, or leaves him where he is', async () => {
    const on = day('2026-10-24');
    const { activityId, shifts: [early, late] } = await open(on, { shifts: [{ postName: '服务', day: on, startMinute: 480, endMinute: 600, kind: 'fixed', capacity: 1 }, { postName: '服务', day: on, startMinute: 540, endMinute: 660, kind: 'fixed', capacity: 1 }] });
    await place(early!, ['甲一']);
    await place(early!, ['乙二'], { waitingList: true });
    const signUpId = (await officer().file({ activityId })).shifts[0]!.placed[0]!.signUpId;
    expect(said(await officer().moveTo({ signUpId, shiftId: late! }))).toEqual(['placed 甲一']);
    const after = (await officer().file({ activityId })).shifts;
    expect(after.map((shift) => shift.placed.map((each) => `${each.name} ${each.way}`))).toEqual([['乙二 movedUp'], ['甲一 picked']]);
    expect(said(await officer().moveTo({ signUpId: after[0]!.placed[0]!.signUpId, shiftId: late! }))).toEqual(['乙二 full']);
    expect((await officer().file({ activityId })).shifts.map((shift) => shift.placed.length)).toEqual([1, 1]);
  });

  test('proposes who can, has the skill, is free and served least, and says of a name why not', async () => {
    const on = day('2026-10-31');
    const shiftId = await shiftOf(on, { posts: [{ name: '服务', headCount: 2, skillIds: [1 as never] }] });
    const rows = await officer().candidates({ shiftId });
    expect(rows[0]).toMatchObject({ name: '电工', hasSkill: true, inTeam: true, refusals: [] });
    // 周末 offered Saturday mornings; 外人 is of no team; children and those who left are not proposed.
    expect(rows.map((row) => row.name)).toEqual(['电工', '周末', '甲一', '乙二', '丙三', '丁四', '戊五', '学生', '外人']);
    expect(rows.find((row) => row.name === '周末')).toMatchObject({ free: true });
    expect(await officer().candidates({ shiftId, search: '小孩' })).toMatchObject([{ name: '小孩', minor: true, refusals: ['minorNoConsent'] }]);
    expect((await officer().candidates({ shiftId, search: 'jiayi' })).map((row) => row.name)).toEqual(['甲一']);
    const ofTeam = await officer().candidates({ shiftId, teamId: team.teamId });
    expect(ofTeam.some((row) => row.name === '外人')).toBe(false);
  });
});

describe('recurring', () => {
  test('every 5th of the month, with the roster of the last time, skipping whom it cannot place', async () => {
    const { activityId, shifts: [shiftId] } = await open(day('2026-11-05'), { title: '5号有约（十一月起）', recipients: [{ residentId: zhao.father, note: '' }] });
    await place(shiftId!, ['甲一', '乙二']);
    const busy = await shiftOf(day('2026-12-05'), { title: '别处' });
    await place(busy, ['乙二']);
    const input = { activityId, pattern: { kind: 'monthly' as const, dayOfMonth: 5 }, until: day('2027-02-28'), copyRoster: true };
    const result = await officer().repeat(input);
    expect(result.made.map((each) => each.startsOn)).toEqual(['2026-12-05', '2027-01-05', '2027-02-05']);
    expect(result.placed).toBe(5);
    expect(result.refused).toMatchObject([{ name: '乙二', why: 'overlap', day: '2026-12-05', elsewhere: '别处 08:30–10:30' }]);
    const file = await officer().file({ activityId: result.made[0]!.activityId });
    expect(file).toMatchObject({ activity: { state: 'recruiting', recurring: true }, recipients: [{ name: '赵大山' }] });
    // Again: what is there stays.
    expect(await officer().repeat({ ...input, until: day('2027-03-31') })).toMatchObject({ made: [{ startsOn: '2027-03-05' }], skippedDays: ['2026-12-05', '2027-01-05', '2027-02-05'] });
    expect(await refusalOf(officer().repeat({ ...input, until: day('2026-11-30') }))).toMatchObject({ code: 'repeat_nothing' });
    expect(await refusalOf(officer().repeat({ ...input, pattern: { kind: 'weekly', weekdays: [1, 2, 3, 4, 5] }, until: day('2027-12-31') }))).toMatchObject({ code: 'repeat_too_many' });
    const calendar = await officer().calendar({ month: '2026-12' });
    expect(calendar.activities.map((each) => `${each.startsOn} ${each.title}`)).toContain('2026-12-05 5号有约（十一月起）');
  });

  test('copies the last roster of the same title', async () => {
    const { activityId, shifts: [from] } = await open(day('2026-11-10'), { title: '周二理发' });
    await place(from!, ['甲一', '丁四']);
    const next: { activityId: ActivityId } = await open(day('2026-11-17'), { title: '周二理发' });
    expect(await officer().copyRoster({ activityId: next.activityId })).toMatchObject({ from: '2026-11-10 周二理发', placed: [{ name: '甲一' }, { name: '丁四' }] });
    const other = await open(day('2026-11-18'), { title: '全新' });
    expect(await refusalOf(officer().copyRoster({ activityId: other.activityId }))).toMatchObject({ code: 'roster_nothing_to_copy' });
    expect(await officer().copyRoster({ activityId: other.activityId, fromActivityId: activityId })).toMatchObject({ placed: [{ name: '甲一' }, { name: '丁四' }] });
  });
});

test('types and rules are the office’s own', async () => {
  const { typeId } = await officer().saveType({ name: '宠物义诊' });
  expect(await refusalOf(officer().saveType({ name: '助老' }))).toMatchObject({ code: 'activity_type_taken' });
  await officer().saveType({ typeId, name: '宠物义诊', active: false });
  expect((await officer().choices({})).types.find((type) => type.typeId === typeId)).toMatchObject({ active: false });
  const { current } = await officer().rules({});
  expect(current).toMatchObject({ roundToMinutes: 30, askAboveMinutes: 480, recordWithinDays: 10 });
  expect(await refusalOf(officer().saveRules({ ...current, validFrom: day('2026-09-07') }))).toMatchObject({ code: 'rules_day_past' });
  expect(await refusalOf(officer().saveRules({ ...current, validFrom: day('2026-10-01'), askAboveMinutes: 900, refuseAboveMinutes: 600 }))).toMatchObject({ code: 'rules_limits_wrong' });
  await officer().saveRules({ ...current, validFrom: day('2027-01-01'), roundToMinutes: 15 });
  expect((await officer().rules({})).all.map((rules) => rules.roundToMinutes)).toEqual([15, 30]);
  expect((await officer().rules({})).current.roundToMinutes).toBe(30);
});

test('all of it is proved again from the rows', async () => {
  expect((await verifyActivities(office.sql)).faults).toEqual([]);
});
