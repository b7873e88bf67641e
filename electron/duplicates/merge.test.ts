import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, month } from '#shared/days.ts';
import type { CallInputOf } from '#shared/contract.ts';
import type { duplicatesContract } from '#shared/duplicates/contract.ts';
import type { ResidentId } from '#shared/ids.ts';
import { dumpRegister } from '#electron/testing/dump.ts';
import { idNumberOf, person, refusalOf } from '#electron/testing/people.ts';
import { openWelfareOffice, TEST_PEOPLE, type FurnishedOffice, type Standing } from '#electron/testing/welfare-office.ts';
import { verifyMerges } from './verify-merges.ts';

let office: FurnishedOffice;
const on = ({ batchId, version }: Standing): Standing => ({ batchId, version });
const clerk = () => office.as('clerk').duplicates;
const reviewer = () => office.as('reviewer').duplicates;

async function enter(name: string, more: { phone?: string; idNumber?: string; birthDate?: string; facts?: { fact: 'residency' | 'membership' | 'lowIncome'; value: string; from?: string }[]; account?: string; as?: 'head' | 'none'; household?: number } = {}): Promise<ResidentId> {
  const { residentId } = await office.as('clerk').residents.saveResident({
    residentId: null, version: null, since: day('2020-01-01'),
    person: person(name, { sex: '1', birthDate: more.birthDate === undefined ? day('1950-03-02') : day(more.birthDate), idNumber: more.idNumber ?? '', phone: more.phone ?? '' }),
    place: more.household !== undefined ? { as: 'member', householdId: more.household, relationCode: '20' } : more.as === 'none' ? { as: 'none' } : { as: 'head', household: { address: '西后楼社区9号楼' } },
    facts: (more.facts ?? []).map(({ fact, value, from }) => ({ fact, value, validFrom: day(from ?? '2020-01-01') })),
    ...(more.account === undefined ? {} : { bankAccount: { number: more.account } }),
  });
  return residentId;
}

const versionOf = async (residentId: ResidentId): Promise<number> => (await office.sql.selectFrom('residents').select('version').where('id', '=', residentId).executeTakeFirstOrThrow()).version;
async function ask(survivorId: ResidentId, loserId: ResidentId): Promise<void> {
  await clerk().decide({ firstId: survivorId, secondId: loserId, decision: 'same', reason: '走访核实是同一人' });
}
async function merge(survivorId: ResidentId, loserId: ResidentId, more: Partial<CallInputOf<typeof duplicatesContract.merge>> = {}) {
  return reviewer().merge({ survivorId, loserId, survivorVersion: await versionOf(survivorId), loserVersion: await versionOf(loserId), choices: {}, reason: '同一人', ...more });
}
const moneyOf = async (): Promise<unknown> => (await sql`select programmeId, benefitMonth, batchId, sum(amountFen) as amountFen, sum(paidFen) as paidFen, count(*) as n from batchLines group by 1, 2, 3 order by 1, 2, 3`.execute(office.office.core.database.writer)).rows;

beforeAll(async () => {
  office = await openWelfareOffice(TEST_PEOPLE);
  for (const each of ['2026-06', '2026-07']) {
    const approved = await office.approve(await office.generate(office.w01, each, { payBy: 'cash' }));
    await office.as('cashier').disbursement.payCash({ ...on(approved), paidOn: day(`${each}-20`) });
  }
  office.clock.set('2026-09-09T01:00:00.000Z');
}, 60_000);
afterAll(() => office.close());

/** What differs between the two, all of it from the entry that stays. */
const keepAll = { birthDate: 'survivor', idNumber: 'survivor', phone: 'survivor', note: 'survivor', household: 'survivor', bankAccount: 'survivor', name: 'survivor', sex: 'survivor', 'fact.residency': 'survivor', 'fact.membership': 'survivor', 'fact.lowIncome': 'survivor' } as const;

describe('a merge', () => {
  test('is asked for by one, done by another who may, and never of itself', async () => {
    const [keep] = office.ids;
    const gone = await enter('张大海', { phone: '13800001111', as: 'none' });
    expect(await refusalOf(merge(keep!, gone))).toMatchObject({ code: 'merge_not_asked', data: { name: '张大海' } });
    await ask(keep!, gone);
    expect(await refusalOf(office.as('clerk').duplicates.merge({ survivorId: keep!, loserId: gone, survivorVersion: 1, loserVersion: 1, choices: {}, reason: '同' }))).toMatchObject({ code: 'not_allowed' });
    expect(await refusalOf(merge(keep!, gone, { loserVersion: 9 }))).toMatchObject({ code: 'changed_meanwhile' });
    expect((await refusalOf(merge(keep!, keep!))).code).toBe('not_found');
    await clerk().decide({ firstId: keep!, secondId: gone, decision: 'different', reason: '又核实了' });
    expect(await refusalOf(merge(keep!, gone))).toMatchObject({ code: 'merge_not_asked' });
  });

  test('brings everything of the person together, leaves every sum as it was, and taken back leaves the register as it was', async () => {
    const [keep] = office.ids;
    const gone = await enter('张大海', { phone: '13800002222', idNumber: idNumberOf('1950-03-02', 111), facts: [{ fact: 'residency', value: 'resident', from: '1990-01-01' }, { fact: 'lowIncome', value: 'dibao' }], account: '6217000000000000012' });
    await office.as('clerk').welfare.pause({ programmeId: office.w01, residentId: gone, fromMonth: month('2026-10'), toMonth: null, reason: '核实' });
    await office.as('clerk').welfare.recordProofs({ residentIds: [gone], provedOn: day('2026-09-01'), method: 'visit', note: '' });
    await ask(keep!, gone);
    const before = await dumpRegister(office);
    const money = await moneyOf();
    expect((await refusalOf(merge(keep!, gone))).data['fields']).toEqual(['idNumber', 'household', 'bankAccount', 'fact.residency']);
    const { mergeId, rows } = await merge(keep!, gone, { choices: { ...keepAll, idNumber: 'loser', phone: 'loser', bankAccount: 'loser' } });
    expect(rows).toBeGreaterThan(10);
    expect(await moneyOf()).toEqual(money);
    const file = await office.as('clerk').residents.file({ residentId: keep! });
    expect(file.resident).toMatchObject({ name: '张大海', birthDate: '1950-03-02', idKind: 'citizenId', phone: '13800002222', bankAccountMasked: expect.stringContaining('0012') as string });
    expect(file.facts.filter((fact) => fact.withdrawnAt === null).map((fact) => [fact.fact, fact.value, fact.validFrom, fact.validTo])).toEqual([
      ['lowIncome', 'dibao', '2020-01-01', null], ['residency', 'registered', '2000-01-01', null], ['residency', 'resident', '1990-01-01', '1999-12-31'],
    ]);
    expect((await office.as('clerk').welfare.pauses({ programmeId: office.w01 })).pauses.map((pause) => pause.residentId)).toEqual([keep]);
    expect((await office.as('clerk').disbursement.ofResident({ residentId: keep! })).lines).toHaveLength(2);
    expect((await office.as('clerk').residents.reveal({ target: { what: 'idNumber', residentId: keep! }, reason: '核对' })).value).toBe(idNumberOf('1950-03-02', 111));
    // The entry that went is in no list, and its household is closed.
    const found = async (search: string, status: 'living' | 'movedOut' | null = null) => (await office.as('clerk').residents.list({ search, status })).rows.map((row) => row.residentId);
    for (const search of ['张大海', 'zdh', '13800002222', idNumberOf('1950-03-02', 111)]) {
      expect([search, await found(search)]).toEqual([search, expect.not.arrayContaining([gone])]);
      expect(await found(search)).toContain(keep);
    }
    expect(await found('', 'movedOut')).toEqual([]);
    expect(await clerk().merges({ residentId: gone })).toMatchObject({ mergedInto: { residentId: keep, name: '张大海' } });
    expect(await verifyMerges(office.sql)).toMatchObject({ faults: [] });
    // Nobody writes under it any more, at the door and on the disk.
    expect(await refusalOf(office.as('clerk').residents.recordDeath({ residentId: gone, occurredOn: day('2026-09-01'), newHead: null }))).toMatchObject({ code: 'resident_merged', data: { intoId: keep } });
    expect(await refusalOf(merge(keep!, gone))).toMatchObject({ code: 'resident_merged' });

    const back = await reviewer().undo({ mergeId, reason: '认错人了' });
    expect(back.rows).toBe(rows);
    expect(await dumpRegister(office)).toEqual(before);
    expect(await verifyMerges(office.sql)).toMatchObject({ faults: [] });
    expect(await refusalOf(reviewer().undo({ mergeId, reason: '再来' }))).toMatchObject({ code: 'merge_undone' });
  });

  test('three entries of one person: each points at the one that stays, and merges are taken back from the last', async () => {
    const entries = [await enter('三重身', { as: 'none' }), await enter('三重身', { as: 'none', phone: '13800003333' }), await enter('三重身', { as: 'none', facts: [{ fact: 'lowIncome', value: 'dibao' }] })] as const;
    const [a, b, c] = entries;
    const pointing = async () => (await office.sql.selectFrom('residents').select('mergedIntoId').where('id', 'in', entries).orderBy('id').execute()).map((row) => row.mergedIntoId);
    await ask(b, a);
    const before = await dumpRegister(office);
    const one = await merge(b, a);
    await ask(c, b);
    const between = await dumpRegister(office);
    const two = await merge(c, b);
    expect(await pointing()).toEqual([c, c, null]);
    expect(await verifyMerges(office.sql)).toMatchObject({ faults: [] });
    expect((await refusalOf(reviewer().undo({ mergeId: one.mergeId, reason: '先退前面的' }))).code).toBe('merge_built_on');
    await reviewer().undo({ mergeId: two.mergeId, reason: '退回' });
    expect(await dumpRegister(office)).toEqual(between);
    await reviewer().undo({ mergeId: one.mergeId, reason: '退回' });
    expect(await dumpRegister(office)).toEqual(before);
  });

  test('months before it can be computed again as they were', async () => {
    const [keep] = office.ids;
    const gone = await enter('张大海', { as: 'none', facts: [{ fact: 'residency', value: 'away', from: '2019-01-01' }] });
    const batch = await office.sql.selectFrom('batches').select('id').where('benefitMonth', '=', month('2026-07')).executeTakeFirstOrThrow();
    const again = async () => office.as('clerk').disbursement.recompute({ batchId: batch.id });
    expect(await again()).toMatchObject({ identical: true });
    await ask(keep!, gone);
    office.clock.set('2026-09-10T01:00:00.000Z');
    const { mergeId } = await merge(keep!, gone, { choices: { ...keepAll, 'fact.residency': 'loser' } });
    expect(await again()).toMatchObject({ identical: true });
    await reviewer().undo({ mergeId, reason: '测试' });
    expect(await again()).toMatchObject({ identical: true });
  });
});
