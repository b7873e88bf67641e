import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, instant, type Day } from '#shared/days.ts';
import type { ResidentId } from '#shared/ids.ts';
import type { PersonAsOf } from '#shared/person-as-of.ts';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { readPeopleAsOf, readPeopleInSlices } from './people-as-of.ts';
import { enterFamily, idNumberOf, person } from '#electron/testing/people.ts';

let office: TestOffice;
beforeAll(async () => { office = await openTestOffice({ now: '2026-01-05T01:00:00.000Z' }); });
afterAll(async () => { await office.close(); });

const clerk = () => office.as('clerk').residents;
async function at(residentId: ResidentId, asOf: string, knownAt?: string): Promise<PersonAsOf | undefined> {
  const [found] = await readPeopleAsOf(office.sql, { asOf: day(asOf), knownAt: knownAt === undefined ? undefined : instant(knownAt), residentIds: [residentId] });
  return found;
}

describe('people as of a day', () => {
  test('what holds on the day, and what was known at the moment', async () => {
    office.clock.set('2026-01-05T01:00:00.000Z');
    const { residentId } = await clerk().saveResident({
      residentId: null, version: null, person: person('沈一', { idNumber: idNumberOf('1950-05-01', 31) }), place: { as: 'head', household: { householdNo: 'A1', address: '旧址' } }, since: day('2020-01-01'),
      facts: [{ fact: 'residency', value: 'registered', validFrom: day('2020-01-01') }],
    });
    const first = '2026-01-31T16:00:00.000Z';

    office.clock.set('2026-03-02T01:00:00.000Z');
    const { factId } = await clerk().addFact({ residentId, fact: { fact: 'lowIncome', value: 'dibao', validFrom: day('2026-02-01') } });
    const second = '2026-03-31T16:00:00.000Z';

    office.clock.set('2026-05-04T01:00:00.000Z');
    await clerk().correctFact({ factId, fact: { value: 'marginal', validFrom: day('2026-02-01') }, reason: '批文为低保边缘' });

    // asOf, knownAt → the value of lowIncome.
    const table: readonly [string, string | undefined, string | undefined][] = [
      ['2026-01-31', undefined, undefined],
      ['2026-02-01', first, undefined],
      ['2026-02-01', second, 'dibao'],
      ['2026-02-01', undefined, 'marginal'],
      ['2030-01-01', second, 'dibao'],
      ['2019-12-31', undefined, undefined],
    ];
    for (const [asOf, knownAt, expected] of table) expect([asOf, knownAt, (await at(residentId, asOf, knownAt))?.facts.lowIncome]).toEqual([asOf, knownAt, expected]);
    expect((await at(residentId, '2019-12-31'))?.householdNo).toBeNull();
    expect(await at(residentId, '2026-02-01', '2026-01-01T00:00:00.000Z')).toBeUndefined();
  });

  test('the dead: their last household and facts, and dead only from the day on', async () => {
    office.clock.set('2026-06-10T01:00:00.000Z');
    const family = await enterFamily(office, '韩');
    office.clock.set('2026-06-20T01:00:00.000Z');
    await clerk().recordDeath({ residentId: family.father, occurredOn: day('2026-06-15'), newHead: { residentId: family.mother } });
    expect(await at(family.father, '2026-06-14')).toMatchObject({ status: 'living', statusSince: null, relationCode: '02', facts: { membership: 'member' } });
    expect(await at(family.father, '2026-06-30')).toMatchObject({ status: 'dead', statusSince: '2026-06-15', householdId: family.householdId, headName: '韩大山', facts: { membership: 'member', residency: 'registered' } });
    expect(await at(family.father, '2026-06-30', '2026-06-19T00:00:00.000Z')).toMatchObject({ status: 'living' });
    expect(await at(family.mother, '2026-06-30')).toMatchObject({ status: 'living', relationCode: '02', headName: '韩小花' });
    expect((await at(family.father, '2026-06-30'))?.bankAccountId).not.toBeNull();
  });

  test('a revoked event never happened, from the moment it was revoked', async () => {
    office.clock.set('2026-06-20T01:00:00.000Z');
    const family = await enterFamily(office, '杨');
    const out = await clerk().recordMovedOut({ residentId: family.son, occurredOn: day('2026-06-15') });
    office.clock.set('2026-06-25T01:00:00.000Z');
    await clerk().revokeEvent({ lifeEventId: out.lifeEventId, reason: '没有迁出' });
    expect(await at(family.son, '2026-06-30', '2026-06-24T00:00:00.000Z')).toMatchObject({ status: 'movedOut', statusSince: '2026-06-15' });
    expect(await at(family.son, '2026-06-30')).toMatchObject({ status: 'living', householdId: family.householdId, facts: { residency: 'registered' } });
  });

  test('before he moved in or was born somebody was not here', async () => {
    office.clock.set('2026-07-10T01:00:00.000Z');
    const family = await enterFamily(office, '朱');
    const moved = await clerk().recordMovedIn({ person: { is: 'new', person: person('朱新', { birthDate: day('1940-01-01') }) }, place: { as: 'member', householdId: family.householdId, relationCode: '51' }, occurredOn: day('2026-07-01') });
    const born = await clerk().recordBirth({ person: person('朱小宝', { birthDate: day('2026-07-02') }) as ReturnType<typeof person> & { birthDate: Day }, householdId: family.householdId, relationCode: '41' });
    expect(await at(moved.residentId!, '2026-06-30')).toMatchObject({ status: 'movedOut', statusSince: null, householdId: null });
    expect(await at(moved.residentId!, '2026-07-01')).toMatchObject({ status: 'living', householdId: family.householdId });
    expect(await at(born.residentId!, '2026-07-01')).toMatchObject({ status: 'movedOut', statusSince: null });
    expect(await at(born.residentId!, '2026-07-02')).toMatchObject({ status: 'living' });
  });

  test('a corrected name, birth date or address leaves what was known before as it was', async () => {
    office.clock.set('2026-08-01T01:00:00.000Z');
    const { residentId, householdId } = await clerk().saveResident({ residentId: null, version: null, person: person('秦错', { birthDate: day('1956-08-09') }), place: { as: 'head', household: { address: '老街1号' } }, since: day('2020-01-01') });
    office.clock.set('2026-08-10T01:00:00.000Z');
    await clerk().saveResident({ residentId, version: 1, person: { ...person('秦对', { birthDate: day('1956-09-08') }), idNumber: null } });
    await clerk().saveHousehold({ householdId: householdId!, version: 1, household: { address: '新街1号' } });
    expect(await at(residentId, '2026-08-05', '2026-08-05T00:00:00.000Z')).toMatchObject({ name: '秦错', birthDate: '1956-08-09', address: '老街1号' });
    expect(await at(residentId, '2026-08-05')).toMatchObject({ name: '秦对', birthDate: '1956-09-08', address: '新街1号' });
  });

  test('all people at once are the same as one by one', async () => {
    const all = await readPeopleAsOf(office.sql, { asOf: day('2026-07-01') });
    for (const one of all) expect(await at(one.residentId, '2026-07-01')).toEqual(one);
    expect(all.length).toBeGreaterThan(10);
  });

  test('in slices of any size they are the same people', async () => {
    const all = await readPeopleAsOf(office.sql, { asOf: day('2026-06-30') });
    expect(all.length).toBeGreaterThan(3);
    const residentIds = all.map((each) => each.residentId);
    for (const size of [1, 2, 3, all.length - 1, all.length, 1000]) {
      const slices: PersonAsOf[][] = [];
      for await (const slice of readPeopleInSlices(office.sql, { asOf: day('2026-06-30'), residentIds }, size)) slices.push(slice);
      expect(slices.map((slice) => slice.length)).toEqual(Array.from({ length: Math.ceil(all.length / size) }, (_, at) => Math.min(size, all.length - at * size)));
      expect(slices.flat()).toEqual(all);
    }
  });
});
