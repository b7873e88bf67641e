/** Volunteers and teams through the office's door. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { enterFamily, idNumberOf, refusalOf, type Family } from '#electron/testing/people.ts';
import { day } from '#shared/days.ts';
import type { TeamId, VolunteerId } from '#shared/volunteers/words.ts';
import { hasInsurance, listActiveVolunteers, requireMayServe, requireTeamMayServe, teamOf } from './standing.ts';
import { verifyVolunteers } from './verify-volunteers.ts';

let office: TestOffice;
let zhao: Family;
let qian: Family;
let team: TeamId;
let zhaoVolunteer: VolunteerId;
const officer = () => office.as('volunteerOfficer').volunteers;
const TODAY = day('2026-09-08');
const register = (more: object) => officer().register({ registeredOn: day('2024-03-05'), ...more });

beforeAll(async () => {
  office = await openTestOffice({ now: '2026-09-08T01:00:00.000Z' });
  zhao = await enterFamily(office, '赵');
  qian = await enterFamily(office, '钱');
  ({ teamId: team } = await officer().saveTeam({ code: 'T1', name: '夕阳红志愿者', kind: 'seniors', foundedOn: day('2020-01-01') }));
});
afterAll(() => office.close());

describe('a volunteer', () => {
  test('is a resident of the register or a guest, with numbers that have no gap', async () => {
    ({ volunteerId: zhaoVolunteer } = await register({ residentId: zhao.father, skillIds: [1, 3], freeTimes: [{ weekday: 6, part: 'morning' }] }));
    const guest = await register({ guest: { name: '单雄', idNumber: idNumberOf('1990-02-01', 31), phone: '13911112222', address: '东村' } });
    expect(guest.volunteerNo).toBe(2);
    const file = await officer().file({ volunteerId: guest.volunteerId });
    expect(file.row).toMatchObject({ name: '单雄', sex: '1', birthDate: '1990-02-01', phoneMasked: '139****2222', standing: 'active', residentId: null });
    expect(file.row.idNumberMasked).toMatch(/^370299\*{8}031.$/);
    expect((await officer().file({ volunteerId: zhaoVolunteer })).skills.map((skill) => skill.name)).toEqual(['水电维修', '理发']);
  });

  test.each([
    ['twice', { residentId: () => zhao.father }, 'volunteer_exists'],
    ['as resident and guest at once', { residentId: () => zhao.mother, guest: { name: '某人' } }, 'invalid_input'],
    ['as nobody', {}, 'invalid_input'],
    ['as a guest with a resident’s ID number', { guest: { name: '冒名', idNumber: 'of the mother' } }, 'volunteer_is_resident'],
    ['with an ID number that is none', { guest: { name: '甲', idNumber: '370299199002010310' } }, 'id_number_bad'],
    ['with a phone that is none', { guest: { name: '甲', phone: '12345' } }, 'phone_bad'],
    ['tomorrow', { residentId: () => zhao.mother, registeredOn: '2026-09-09' }, 'volunteer_day_future'],
    ['with a consent nobody signed', { residentId: () => zhao.mother, guardian: { consentOn: '2026-01-01' } }, 'guardian_incomplete'],
  ] as [string, { residentId?: () => number; guest?: { name: string; idNumber?: string; phone?: string } }, string][])('is not registered %s', async (_how, input, code) => {
    const mother = (await office.sql.selectFrom('residents').select('idNumberSealed').where('id', '=', zhao.mother).executeTakeFirstOrThrow()).idNumberSealed!;
    const guest = input.guest?.idNumber === 'of the mother' ? { ...input.guest, idNumber: office.office.core.vault.unseal('residents.idNumber', zhao.mother, mother) } : input.guest;
    expect(await refusalOf(register({ ...input, ...(input.residentId === undefined ? {} : { residentId: input.residentId() }), ...(guest === undefined ? {} : { guest }) }))).toMatchObject({ code });
  });

  test.each([['赵', 1], ['zhao', 1], ['zds', 1], ['5678', 1], ['1380000', 1], ['00001', 1], ['2', 1], ['单', 1], ['shan', 1], ['2222', 1], ['王', 0]])('is found by %s', async (search, found) => {
    expect((await officer().list({ search })).total).toBe(found);
  });

  test('shows a whole number with a reason, and the log has it', async () => {
    const { value } = await officer().reveal({ volunteerId: zhaoVolunteer, what: 'idNumber', reason: '办理保险' });
    expect(value).toMatch(/^370299195005\d{5}[\dX]$/);
    const rows = await office.as('administrator').office.audit({});
    expect(JSON.stringify(rows)).toContain('volunteers.reveal');
    expect(JSON.stringify(rows)).not.toContain(value);
  });
});

describe('a team', () => {
  let motherPlace: number;
  let mother: VolunteerId;
  test('may not serve before the committee has consented', async () => {
    await expect(requireTeamMayServe(office.sql, team, TODAY)).rejects.toMatchObject({ code: 'team_no_consent', data: { name: '夕阳红志愿者' } });
    await officer().recordConsent({ teamId: team, consentOn: day('2020-02-01'), minutesNo: '居委会纪要〔2020〕3号' });
    await expect(requireTeamMayServe(office.sql, team, TODAY)).resolves.toMatchObject({ teamId: team });
    await expect(requireTeamMayServe(office.sql, team, day('2020-01-15'))).rejects.toMatchObject({ code: 'team_no_consent' });
  });

  test('has dated members, one leader, and nobody twice', async () => {
    ({ volunteerId: mother } = await register({ residentId: zhao.mother }));
    await officer().join({ teamId: team, volunteerIds: [zhaoVolunteer], role: 'leader', from: day('2024-04-01') });
    const { membershipIds } = await officer().join({ teamId: team, volunteerIds: [mother], role: 'deputy', from: day('2024-05-01') });
    [motherPlace] = membershipIds as [number];
    expect(await refusalOf(officer().join({ teamId: team, volunteerIds: [mother], from: day('2025-01-01') }))).toMatchObject({ code: 'membership_exists', data: { name: '赵小花', since: '2024-05-01' } });
    const changed = await officer().changeRole({ membershipId: motherPlace, role: 'leader', from: day('2026-01-01') });
    expect(changed.formerLeader).toBe('赵大山');
    motherPlace = changed.membershipId;
    const { members } = await officer().team({ teamId: team });
    expect(members.map(({ name, role }) => `${name} ${role}`)).toEqual(['赵小花 leader', '赵大山 backbone']);
    const before = await officer().team({ teamId: team, on: day('2025-12-31') });
    expect(before.members.map(({ name, role }) => `${name} ${role}`)).toEqual(['赵大山 leader', '赵小花 deputy']);
    expect(await teamOf(office.sql, mother, day('2025-12-31'))).toEqual([{ teamId: team, name: '夕阳红志愿者', role: 'deputy' }]);
  });

  test.each([
    ['a role the member has', () => officer().changeRole({ membershipId: motherPlace, role: 'leader', from: TODAY }), 'membership_role_same'],
    ['a role before the place began', () => officer().changeRole({ membershipId: motherPlace, role: 'member', from: day('2025-06-01') }), 'membership_day_wrong'],
    ['a role from tomorrow', () => officer().changeRole({ membershipId: motherPlace, role: 'member', from: day('2026-09-09') }), 'volunteer_day_future'],
    ['an end before the start', () => officer().leave({ membershipId: motherPlace, lastDay: day('2025-12-31'), reason: '搬家' }), 'membership_day_wrong'],
    ['joining before the team was', () => officer().join({ teamId: team, volunteerIds: [mother], from: day('2019-01-01') }), 'volunteer_not_active'],
    ['the same code', () => officer().saveTeam({ code: 'T1', name: '另一队', kind: 'other', foundedOn: TODAY }), 'team_code_taken'],
    ['the same name', () => officer().saveTeam({ code: 'T2', name: '夕阳红志愿者', kind: 'other', foundedOn: TODAY }), 'team_name_taken'],
    ['an insurance that ends before it begins', () => officer().insure({ volunteerIds: [mother], policyNo: 'P1', validFrom: TODAY, validTo: day('2026-09-07') }), 'insurance_days_wrong'],
    ['a skill named twice', () => officer().saveSkill({ kind: 'skill', name: '理发' }), 'skill_name_taken'],
  ])('refuses %s', async (_what, act, code) => {
    expect(await refusalOf(act())).toMatchObject({ code });
  });

  test('is read by whoever reads volunteers and changed by the volunteer officer alone', async () => {
    expect((await office.as('clerk').volunteers.teams({})).map((row) => row.leader)).toEqual(['赵小花']);
    expect(await refusalOf(office.as('clerk').volunteers.leave({ membershipId: motherPlace, lastDay: TODAY, reason: '测试' }))).toMatchObject({ code: 'not_allowed' });
  });

  test('keeps its promises in the database', async () => {
    const { writer } = office.office.core.database;
    const row = { teamId: team, volunteerId: mother, role: 'member' as const, validFrom: TODAY, validTo: null, endReason: '', recordedAt: office.clock.now(), recordedByUserId: 1 as never, withdrawnAt: null, withdrawnByUserId: null };
    await expect(writer.insertInto('teamMemberships').values(row).execute()).rejects.toThrow('twice in one team');
    const { volunteerId: son } = await register({ residentId: zhao.son });
    await expect(writer.insertInto('teamMemberships').values({ ...row, volunteerId: son, role: 'leader' }).execute()).rejects.toThrow('two leaders');
    await expect(writer.updateTable('teamMemberships').set({ role: 'backbone' }).where('id', '=', motherPlace).execute()).rejects.toThrow('only ever withdrawn');
    await expect(writer.deleteFrom('volunteers').execute()).rejects.toThrow('never deleted');
    await expect(writer.updateTable('volunteers').set({ volunteerNo: 99 }).where('id', '=', son).execute()).rejects.toThrow('stay');
    await expect(writer.deleteFrom('volunteerEvents').execute()).rejects.toThrow('never deleted');
  });
});

describe('who may be placed', () => {
  test('is not a minor without a guardian’s consent of that day', async () => {
    const child = await office.as('clerk').residents.saveResident({ residentId: null, version: null, person: { name: '钱小宝', sex: '1', birthDate: day('2012-06-01'), idKind: 'citizenId', idNumber: idNumberOf('2012-06-01', 77), phone: '', note: '' }, since: day('2015-01-01'), place: { as: 'member', householdId: qian.householdId, relationCode: '20' }, facts: [] });
    const { volunteerId } = await register({ residentId: child.residentId });
    expect(await refusalOf(officer().join({ teamId: team, volunteerIds: [volunteerId], from: TODAY }))).toMatchObject({ code: 'volunteer_no_consent', data: { name: '钱小宝' } });
    expect((await officer().list({ only: 'noConsent' })).rows.map((row) => row.name)).toEqual(['钱小宝']);
    await officer().change({ volunteerId, version: 1, guardian: { name: '钱大山', relation: '父亲', consentOn: day('2026-09-01'), paperNo: 'JH-01' } });
    await expect(requireMayServe(office.sql, volunteerId, day('2026-08-31'))).rejects.toMatchObject({ code: 'volunteer_no_consent' });
    await expect(requireMayServe(office.sql, volunteerId, TODAY)).resolves.toMatchObject({ minor: true, consented: true });
    expect(await refusalOf(officer().change({ volunteerId, version: 1 }))).toMatchObject({ code: 'changed_meanwhile' });
  });

  test('is not dead: the volunteer waits to be settled, and nothing ends by itself', async () => {
    const { volunteerId } = await register({ residentId: qian.mother });
    await officer().join({ teamId: team, volunteerIds: [volunteerId], role: 'backbone', from: day('2025-01-01') });
    await office.as('clerk').residents.recordDeath({ residentId: qian.mother, occurredOn: day('2026-09-03'), note: '' });
    await expect(requireMayServe(office.sql, volunteerId, day('2026-09-03'))).resolves.toMatchObject({ name: '钱小花' });
    await expect(requireMayServe(office.sql, volunteerId, day('2026-09-04'))).rejects.toMatchObject({ code: 'volunteer_not_active', data: { standing: 'dead' } });
    expect((await listActiveVolunteers(office.sql, TODAY)).some((row) => row.volunteerId === volunteerId)).toBe(false);
    const { rows } = await officer().list({ standing: 'toSettle' });
    expect(rows.map((row) => [row.name, row.standing, row.standingOn, row.teams.length])).toEqual([['钱小花', 'dead', '2026-09-03', 1]]);
    expect((await officer().teams({}))[0]).toMatchObject({ toSettle: 1 });
    expect(await officer().setStatus({ volunteerId, status: 'left', occurredOn: day('2026-09-04'), reason: '去世' })).toMatchObject({ endedMemberships: 1 });
    expect((await officer().list({ standing: 'toSettle' })).total).toBe(0);
    expect(await refusalOf(officer().setStatus({ volunteerId, status: 'active', occurredOn: TODAY, reason: '误' }))).toMatchObject({ code: 'volunteer_not_active' });
    expect(await refusalOf(register({ residentId: qian.mother }))).toMatchObject({ code: 'volunteer_exists' });
  });

  test('is not who left or paused, on the days that were', async () => {
    const { volunteerId } = await register({ residentId: qian.father });
    await officer().join({ teamId: team, volunteerIds: [volunteerId], from: day('2025-01-01') });
    await officer().setStatus({ volunteerId, status: 'paused', occurredOn: day('2026-02-01'), reason: '住院' });
    await officer().setStatus({ volunteerId, status: 'active', occurredOn: day('2026-03-01'), reason: '康复' });
    await officer().setStatus({ volunteerId, status: 'left', occurredOn: day('2026-08-01'), reason: '本人申请' });
    const standing = async (on: string) => requireMayServe(office.sql, volunteerId, day(on)).then(() => 'active', (error: { data: { standing: string } }) => error.data.standing);
    expect(await Promise.all(['2024-01-01', '2026-01-31', '2026-02-01', '2026-03-01', '2026-07-31', '2026-08-01'].map(standing))).toEqual(['notYet', 'active', 'paused', 'active', 'active', 'left']);
    expect(await teamOf(office.sql, volunteerId, TODAY)).toEqual([]);
    expect(await refusalOf(officer().join({ teamId: team, volunteerIds: [volunteerId], from: TODAY }))).toMatchObject({ code: 'volunteer_not_active', data: { standing: 'left' } });
    expect(await refusalOf(officer().setStatus({ volunteerId, status: 'left', occurredOn: TODAY, reason: '再次' }))).toMatchObject({ code: 'volunteer_status_same' });
    expect(await refusalOf(officer().setStatus({ volunteerId, status: 'active', occurredOn: day('2026-07-01'), reason: '误' }))).toMatchObject({ code: 'volunteer_day_wrong' });
  });

  test('is insured from day to day', async () => {
    expect(await officer().insure({ volunteerIds: [zhaoVolunteer], policyNo: 'PICC-1', insurer: '人保', validFrom: day('2026-01-01'), validTo: day('2026-12-31') })).toEqual({ insured: 1, already: 0 });
    expect(await officer().insure({ volunteerIds: [zhaoVolunteer], policyNo: 'PICC-1', insurer: '人保', validFrom: day('2026-01-01'), validTo: day('2026-12-31') })).toEqual({ insured: 0, already: 1 });
    expect(await Promise.all(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((on) => hasInsurance(office.sql, zhaoVolunteer, day(on))))).toEqual([false, true, true, false]);
    const { insurances } = await officer().file({ volunteerId: zhaoVolunteer });
    await officer().withdrawInsurance({ insuranceId: insurances[0]!.insuranceId, reason: '录错' });
    expect(await hasInsurance(office.sql, zhaoVolunteer, TODAY)).toBe(false);
  });
});

test('families that take part are counted by household', async () => {
  // Zhao: father, mother and son serve; Qian: the child serves, the father left, the mother died.
  expect(await officer().familyShare({})).toEqual({ on: '2026-09-08', households: 2, withVolunteer: 2, volunteers: 5, residents: 6, backbone: 2 });
  expect(await officer().familyShare({ on: day('2024-03-04') })).toMatchObject({ withVolunteer: 0, volunteers: 0 });
});

test('a team ends with all its places', async () => {
  expect(await officer().dissolveTeam({ teamId: team, on: TODAY, reason: '合并' })).toMatchObject({ ended: 2 });
  expect(await refusalOf(officer().join({ teamId: team, volunteerIds: [zhaoVolunteer], from: TODAY }))).toMatchObject({ code: 'team_dissolved' });
  expect(await verifyVolunteers(office.sql)).toMatchObject({ faults: [], counted: { volunteers: 7, teams: 1 } });
});
