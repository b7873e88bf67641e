/** Stars of any day, thresholds as data, and a list of stars from its making to the award, through the office's door. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { refusalOf } from '#electron/testing/people.ts';
import { activityForm, enterVolunteerTeam, openActivity, type VolunteerTeam } from '#electron/testing/volunteer-team.ts';
import { day, type Day } from '#shared/days.ts';
import { levelOf, starTitle } from '#shared/recognition/words.ts';
import type { RoundId } from './tables.ts';

let office: TestOffice;
let team: VolunteerTeam;
const officer = () => office.as('volunteerOfficer').recognition;
const reviewer = () => office.as('reviewer').recognition;
const starsOn = async (on: Day): Promise<string[]> => (await officer().stars({ on, search: '' })).rows.map((row) => `${row.name} ${row.level}`);

/** Hours of one day, approved. */
async function serve(on: Day, rows: readonly (readonly [name: string, hours: number])[]): Promise<void> {
  const { activityId, shifts } = await openActivity(office, activityForm(team, on, { posts: [{ name: '服务', headCount: 20, skillIds: [] }], shifts: [{ postName: '服务', day: on, startMinute: 360, endMinute: 1320, kind: 'flexible' }] }));
  const { saved } = await office.as('volunteerOfficer').attendance.enterSheet({ activityId, shiftId: shifts[0]!, rows: rows.map(([who, hours], n) => ({ row: n + 1, who, inMinute: 360, outMinute: 360 + hours * 60, acceptLongDay: true })) });
  await office.as('reviewer').attendance.approve({ attendanceIds: saved.map((row) => row.attendanceId) });
}

beforeAll(async () => {
  office = await openTestOffice({ now: '2026-09-08T01:00:00.000Z' });
  team = await enterVolunteerTeam(office);
  await serve(day('2026-05-01'), [['甲一', 12], ['乙二', 9], ['学生', 11]]);
  await serve(day('2026-06-01'), [['甲一', 12], ['乙二', 3], ['丙三', 5]]);
});
afterAll(() => office.close());

test.each([[5999, 0], [6000, 1], [17_999, 1], [18_000, 2], [90_000, 5], [900_000, 5]])('%s minutes reach level %s of the national scheme', (minutes, level) => {
  expect(levelOf(minutes, [{ level: 1, minutes: 6000 }, { level: 2, minutes: 18_000 }, { level: 3, minutes: 36_000 }, { level: 4, minutes: 60_000 }, { level: 5, minutes: 90_000 }])).toBe(level);
});

describe('stars', () => {
  test('are computed on any day under the thresholds that hold then', async () => {
    expect(await starsOn(day('2026-09-08'))).toEqual([]);
    const { schemeId } = await officer().saveScheme({ name: '试行', levels: [{ level: 1, minutes: 600 }, { level: 2, minutes: 1200 }] });
    expect(await refusalOf(officer().saveScheme({ name: '错', levels: [{ level: 1, minutes: 600 }, { level: 2, minutes: 600 }] }))).toMatchObject({ code: 'star_scheme_wrong', data: { level: 2 } });
    expect(await refusalOf(officer().saveScheme({ name: '错', levels: [{ level: 2, minutes: 600 }] }))).toMatchObject({ code: 'star_scheme_wrong' });
    await officer().chooseScheme({ schemeId, validFrom: day('2026-05-01') });
    expect(await starsOn(day('2026-05-31'))).toEqual(['甲一 1', '学生 1']);
    expect(await starsOn(day('2026-06-01'))).toEqual(['甲一 2', '乙二 1', '学生 1']);
    expect(await starsOn(day('2026-04-30'))).toEqual([]);
    expect((await officer().schemes({})).map((scheme) => [scheme.chosen, scheme.levels.length])).toEqual([[false, 5], [false, 5], [false, 5], [true, 2]]);
  });

  test('are suspended for false hours, by whoever approves', async () => {
    const volunteerId = team.of('乙二');
    expect(await refusalOf(officer().suspend({ volunteerId, fromOn: day('2026-08-01'), reason: '代签' }))).toMatchObject({ code: 'not_allowed' });
    expect(await refusalOf(reviewer().suspend({ volunteerId, fromOn: day('2026-08-01'), toOn: day('2026-07-01'), reason: '代签' }))).toMatchObject({ code: 'record_days_wrong' });
    const { suspensionId } = await reviewer().suspend({ volunteerId, fromOn: day('2026-08-01'), reason: '代签' });
    expect(await starsOn(day('2026-07-31'))).toContain('乙二 1');
    expect(await starsOn(day('2026-08-01'))).not.toContain('乙二 1');
    await reviewer().endSuspension({ suspensionId, reason: '查清' });
    expect(await starsOn(day('2026-08-01'))).toContain('乙二 1');
  });
});

describe('a list of stars', () => {
  let roundId: RoundId;
  test('holds everybody who has reached a new level', async () => {
    expect(await refusalOf(officer().prepareRound({ title: '早', asOf: day('2026-04-30') }))).toMatchObject({ code: 'award_nobody_due' });
    expect(await refusalOf(officer().prepareRound({ title: '晚', asOf: day('2026-09-09') }))).toMatchObject({ code: 'record_day_future' });
    const made = await officer().prepareRound({ title: '2026年星级志愿者', asOf: day('2026-09-08'), basis: '评定办法' });
    ({ roundId } = made);
    expect(made.people).toBe(3);
    await officer().removeLine({ roundId, volunteerId: team.of('乙二'), reason: '本人放弃' });
    expect(await refusalOf(officer().removeLine({ roundId, volunteerId: team.of('丙三'), reason: '不在' }))).toMatchObject({ code: 'award_line_unknown' });
    expect(await refusalOf(reviewer().awardRound({ roundId }))).toMatchObject({ code: 'award_round_status', data: { status: 'prepared', needs: 'noticed' } });
  });

  test('hangs five working days with masked names before another person awards it', async () => {
    const { noticeId } = await officer().noticeRound({ roundId });
    const notices = office.as('clerk').notices;
    const notice = await notices.show({ noticeId: noticeId });
    expect(notice).toMatchObject({ counting: 'working', days: 5, persons: 2 });
    expect(notice.content.rows.map((row) => row.cells[0])).toEqual(['甲*', '学*']);
    expect(await refusalOf(reviewer().awardRound({ roundId }))).toMatchObject({ code: 'notice_needed' });
    const { dueOn } = await notices.post({ noticeId: noticeId, version: notice.version, postedOn: day('2026-09-08'), places: '公示栏' });
    expect(await refusalOf(reviewer().awardRound({ roundId }))).toMatchObject({ code: 'notice_running' });
    office.clock.set(dueOn);
    expect(await refusalOf(reviewer().awardRound({ roundId }))).toMatchObject({ code: 'notice_running' });
    office.clock.set('2026-09-20');
    expect(await refusalOf(officer().awardRound({ roundId }))).toMatchObject({ code: 'not_allowed' });
    expect(await reviewer().awardRound({ roundId })).toEqual({ roundId, awarded: 2, held: 0 });
    expect((await officer().record({ volunteerId: team.of('甲一') })).awards.map((award) => [award.name, award.level])).toEqual([[starTitle(2), 2]]);
    expect((await officer().stars({ onlyDue: true, search: '' })).rows.map((row) => row.name)).toEqual(['乙二']);
    expect(await refusalOf(reviewer().awardRound({ roundId }))).toMatchObject({ code: 'award_round_status', data: { status: 'awarded' } });
    expect(await refusalOf(officer().cancelRound({ roundId }))).toMatchObject({ code: 'award_round_status' });
    expect((await officer().printRound({ roundId })).lines).toHaveLength(3);
  });

  test('is not awarded by whoever made it', async () => {
    await office.as('administrator').office.setRoles({ userId: (await office.sql.selectFrom('users').select('id').where('userName', '=', 'volunteerOfficer').executeTakeFirstOrThrow()).id, roles: ['volunteerOfficer', 'reviewer'] });
    await office.reopen();
    const made = await officer().prepareRound({ title: '补', asOf: day('2026-09-20') });
    await officer().noticeRound({ roundId: made.roundId });
    expect(await refusalOf(officer().awardRound({ roundId: made.roundId }))).toMatchObject({ code: 'award_own_list' });
    await officer().cancelRound({ roundId: made.roundId });
  });
});
