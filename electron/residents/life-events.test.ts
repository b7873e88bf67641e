import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { enterFamily, idNumberOf, membersOf, person, refusalOf, type Family } from '#electron/testing/people.ts';

let office: TestOffice;
beforeAll(async () => { office = await openTestOffice({ now: '2026-09-08T01:00:00.000Z' }); });
afterAll(async () => { await office.close(); });

const clerk = () => office.as('clerk').residents;
const on = day('2026-09-01');

/** Event → what the household looks like after it, or the refusal. Each case has a family of its own. */
const CASES: readonly { name: string; act: (family: Family) => Promise<unknown>; refused?: string; members?: string[]; father?: string; closed?: boolean }[] = [
  { name: 'death of the head without a new head', act: (f) => clerk().recordDeath({ residentId: f.father, occurredOn: on }), refused: 'head_needed' },
  { name: 'death of the head, the mother heads', act: (f) => clerk().recordDeath({ residentId: f.father, occurredOn: on, newHead: { residentId: f.mother } }), members: ['小花 02', '石头 20'], father: 'dead' },
  { name: 'death of the head, the son heads and the mother is his mother', act: (f) => clerk().recordDeath({ residentId: f.father, occurredOn: on, newHead: { residentId: f.son, relations: [{ residentId: f.mother, relationCode: '52' }] } }), members: ['石头 02', '小花 52'], father: 'dead' },
  { name: 'death of a member', act: (f) => clerk().recordDeath({ residentId: f.son, occurredOn: on }), members: ['大山 02', '小花 12'] },
  { name: 'death tomorrow', act: (f) => clerk().recordDeath({ residentId: f.son, occurredOn: day('2026-09-09') }), refused: 'day_in_future' },
  { name: 'death before birth', act: (f) => clerk().recordDeath({ residentId: f.son, occurredOn: day('1970-01-01') }), refused: 'day_too_early' },
  { name: 'death before joining the household', act: (f) => clerk().recordDeath({ residentId: f.son, occurredOn: day('2010-01-01') }), refused: 'day_too_early' },
  { name: 'a stranger as new head', act: (f) => clerk().recordDeath({ residentId: f.father, occurredOn: on, newHead: { residentId: f.father } }), refused: 'not_a_member' },
  { name: 'moving out', act: (f) => clerk().recordMovedOut({ residentId: f.son, occurredOn: on, destination: '即墨' }), members: ['大山 02', '小花 12'] },
  { name: 'marrying out', act: (f) => clerk().recordMarriageOut({ residentId: f.son, occurredOn: on }), members: ['大山 02', '小花 12'] },
  { name: 'change of head with the relation of the old one', act: (f) => clerk().changeHead({ householdId: f.householdId, occurredOn: on, newHead: { residentId: f.mother, relations: [{ residentId: f.father, relationCode: '11' }] } }), members: ['小花 02', '大山 11', '石头 20'] },
  { name: 'change of head without the relation of the old one', act: (f) => clerk().changeHead({ householdId: f.householdId, occurredOn: on, newHead: { residentId: f.mother } }), refused: 'relations_missing' },
  { name: 'split: the son founds his own household', act: (f) => clerk().splitHousehold({ householdId: f.householdId, members: [{ residentId: f.son, relationCode: '02' }], household: { address: '2号楼' }, occurredOn: on }), members: ['大山 02', '小花 12'] },
  { name: 'split that takes everybody', act: (f) => clerk().splitHousehold({ householdId: f.householdId, members: [f.father, f.mother, f.son].map((residentId) => ({ residentId, relationCode: '20' as const })), household: {}, occurredOn: on }), refused: 'split_takes_all' },
  { name: 'split that takes the head', act: (f) => clerk().splitHousehold({ householdId: f.householdId, members: [{ residentId: f.father, relationCode: '02' }], household: {}, occurredOn: on }), refused: 'head_needed' },
  { name: 'a new-born', act: (f) => clerk().recordBirth({ person: person('小宝', { birthDate: on, sex: '1' }) as never, householdId: f.householdId, relationCode: '41', motherResidentId: f.mother }), members: ['大山 02', '小花 12', '石头 20', '小宝 41'] },
  { name: 'somebody new moves in', act: (f) => clerk().recordMovedIn({ person: { is: 'new', person: person('王来') }, place: { as: 'member', householdId: f.householdId, relationCode: '99' }, occurredOn: on }), members: ['大山 02', '小花 12', '石头 20', '王来 99'] },
  { name: 'somebody new moves in as a second head', act: (f) => clerk().recordMovedIn({ person: { is: 'new', person: person('王来') }, place: { as: 'member', householdId: f.householdId, relationCode: '02' }, occurredOn: on }), refused: 'head_taken' },
  { name: 'a daughter-in-law marries in', act: (f) => clerk().recordMarriageIn({ person: { is: 'new', person: person('刘新娘', { sex: '2' }) }, place: { as: 'member', householdId: f.householdId, relationCode: '38' }, spouseResidentId: f.son, occurredOn: on }), members: ['大山 02', '小花 12', '石头 20', '刘新娘 38'] },
  { name: 'somebody registered here moves in', act: (f) => clerk().recordMovedIn({ person: { is: 'known', residentId: f.son }, place: { as: 'none' }, occurredOn: on }), refused: 'resident_living' },
];

describe('life events', () => {
  test.each(CASES.filter((each) => each.refused !== undefined))('refuses $name, and changes nothing', async ({ act, refused }) => {
    const family = await enterFamily(office, '赵');
    const before = await office.sql.selectFrom('lifeEvents').select('id').execute();
    expect((await refusalOf(act(family))).code).toBe(refused);
    expect(await office.sql.selectFrom('lifeEvents').select('id').execute()).toEqual(before);
    expect(await membersOf(office, family.householdId)).toEqual(['赵大山 02', '赵小花 12', '赵石头 20']);
  });

  test.each(CASES.filter((each) => each.refused === undefined))('$name', async ({ act, members, father = 'living' }) => {
    const family = await enterFamily(office, '赵');
    await act(family);
    expect((await membersOf(office, family.householdId)).map((text) => text.replace('赵', ''))).toEqual(members);
    expect((await clerk().file({ residentId: family.father })).resident.status).toBe(father);
  });

  test('a death names who may head the household', async () => {
    const family = await enterFamily(office, '钱');
    const { data } = await refusalOf(clerk().recordDeath({ residentId: family.father, occurredOn: on }));
    expect(data).toMatchObject({ candidates: [{ name: '钱小花', relationCode: '12', age: 74 }, { name: '钱石头', age: 46 }] });
  });

  test('a death ends every fact on the day and keeps the account for what is still owed', async () => {
    const family = await enterFamily(office, '孙');
    const out = await clerk().recordDeath({ residentId: family.father, occurredOn: on, newHead: { residentId: family.mother } });
    expect(out.endedFacts).toBe(2);
    const file = await clerk().file({ residentId: family.father });
    expect(file.facts.filter((fact) => fact.withdrawnAt === null).map((fact) => [fact.fact, fact.validTo]).toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))).toEqual([['membership', on], ['residency', on]]);
    expect(file.bankAccounts).toHaveLength(1);
    expect(file.memberships).toMatchObject([{ validFrom: '2015-01-01', validTo: on }]);
    expect(file.events[0]).toMatchObject({ kind: 'death', occurredOn: on, revoked: false });
    expect((await refusalOf(clerk().recordDeath({ residentId: family.father, occurredOn: on }))).code).toBe('resident_dead');
    expect((await refusalOf(clerk().recordMovedOut({ residentId: family.father, occurredOn: on }))).code).toBe('resident_not_living');
  });

  test('moving out keeps the membership of the collective, unless it is given up', async () => {
    const kept = await enterFamily(office, '李');
    await clerk().recordMovedOut({ residentId: kept.father, occurredOn: on, newHead: { residentId: kept.mother } });
    expect((await clerk().file({ residentId: kept.father })).resident.facts).toMatchObject({ membership: 'member' });
    const given = await enterFamily(office, '周');
    await clerk().recordMovedOut({ residentId: given.father, occurredOn: on, newHead: { residentId: given.mother }, keepMembership: false });
    expect((await clerk().file({ residentId: given.father })).facts.find((fact) => fact.fact === 'membership' && fact.withdrawnAt === null)?.validTo).toBe(on);
  });

  test('the last one to leave closes the household, and coming back opens a new one', async () => {
    const { residentId, householdId } = await clerk().saveResident({ residentId: null, version: null, person: person('吴独'), place: { as: 'head', household: {} }, since: day('2020-01-01') });
    const out = await clerk().recordMovedOut({ residentId, occurredOn: on });
    expect(out.closedHouseholdIds).toEqual([householdId]);
    expect((await refusalOf(clerk().recordMovedIn({ person: { is: 'known', residentId }, place: { as: 'member', householdId: householdId!, relationCode: '02' }, occurredOn: day('2026-09-05') }))).code).toBe('household_closed');
    expect((await refusalOf(clerk().recordMovedIn({ person: { is: 'known', residentId }, place: { as: 'none' }, occurredOn: on }))).code).toBe('day_too_early');
    await clerk().recordMovedIn({ person: { is: 'known', residentId }, place: { as: 'head', household: {} }, occurredOn: day('2026-09-05') });
    expect((await clerk().file({ residentId })).resident).toMatchObject({ status: 'living', relationCode: '02' });
  });

  test('merging moves everybody and closes the household they left', async () => {
    const a = await enterFamily(office, '郑');
    const b = await clerk().saveResident({ residentId: null, version: null, person: person('郑老太', { idNumber: idNumberOf('1930-01-01', 22) }), place: { as: 'head', household: {} }, since: day('2020-01-01') });
    const input = { fromHouseholdId: b.householdId!, householdId: a.householdId, occurredOn: on };
    expect((await refusalOf(clerk().mergeHouseholds({ ...input, relations: [] }))).code).toBe('relations_missing');
    expect((await refusalOf(clerk().mergeHouseholds({ ...input, fromHouseholdId: a.householdId, relations: [] }))).code).toBe('household_same');
    await clerk().mergeHouseholds({ ...input, relations: [{ residentId: b.residentId, relationCode: '52' }] });
    expect(await membersOf(office, a.householdId)).toEqual(['郑大山 02', '郑小花 12', '郑石头 20', '郑老太 52']);
    expect((await clerk().householdFile({ householdId: b.householdId! })).household).toMatchObject({ status: 'closed', closedOn: '2026-08-31' });
    expect((await clerk().file({ residentId: b.residentId })).events[0]).toMatchObject({ kind: 'merge' });
  });

  test('moving a head to another household asks for a new head there where he leaves', async () => {
    const a = await enterFamily(office, '冯');
    const b = await enterFamily(office, '陈');
    const move = { residentId: a.father, householdId: b.householdId, relationCode: '97' as const, occurredOn: on };
    expect((await refusalOf(clerk().moveMember(move))).code).toBe('head_needed');
    await clerk().moveMember({ ...move, newHead: { residentId: a.mother } });
    expect(await membersOf(office, a.householdId)).toEqual(['冯小花 02', '冯石头 20']);
    expect(await membersOf(office, b.householdId)).toContain('冯大山 97');
    const former = (await clerk().householdFile({ householdId: a.householdId })).formerMembers;
    expect(former.map((member) => [member.name, member.validTo])).toEqual([['冯大山', '2026-08-31']]);
  });

  test('a wrong death is taken back whole: member, head, facts and status', async () => {
    const family = await enterFamily(office, '褚');
    const out = await clerk().recordDeath({ residentId: family.father, occurredOn: on, newHead: { residentId: family.mother } });
    await clerk().revokeEvent({ lifeEventId: out.lifeEventId, reason: '登记错人' });
    expect(await membersOf(office, family.householdId)).toEqual(['褚大山 02', '褚小花 12', '褚石头 20']);
    const file = await clerk().file({ residentId: family.father });
    expect(file.resident).toMatchObject({ status: 'living', facts: { residency: 'registered', membership: 'member' } });
    expect(file.events.map((event) => [event.kind, event.revoked])).toEqual([['revoked', false], ['death', true]]);
    expect((await refusalOf(clerk().revokeEvent({ lifeEventId: out.lifeEventId, reason: '再来一次' }))).code).toBe('event_revoked');
  });

  test('an event on which something was built is not taken back', async () => {
    const family = await enterFamily(office, '卫');
    const out = await clerk().recordDeath({ residentId: family.father, occurredOn: on, newHead: { residentId: family.mother } });
    await clerk().recordDeath({ residentId: family.mother, occurredOn: day('2026-09-03'), newHead: { residentId: family.son } });
    expect((await refusalOf(clerk().revokeEvent({ lifeEventId: out.lifeEventId, reason: '登记错人' }))).code).toBe('event_built_on');
  });

  test('a split taken back closes the household it opened', async () => {
    const family = await enterFamily(office, '蒋');
    const out = await clerk().splitHousehold({ householdId: family.householdId, members: [{ residentId: family.son, relationCode: '02' }], household: {}, occurredOn: on });
    await clerk().revokeEvent({ lifeEventId: out.lifeEventId, reason: '没有分户' });
    expect(await membersOf(office, family.householdId)).toEqual(['蒋大山 02', '蒋小花 12', '蒋石头 20']);
    expect((await clerk().householdFile({ householdId: out.householdId! })).household.status).toBe('closed');
  });
});
