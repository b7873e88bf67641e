import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, month } from '#shared/days.ts';
import type { ResidentId } from '#shared/ids.ts';
import { peopleByIdIndex } from '#electron/residents/import-register.ts';
import { dumpRegister } from '#electron/testing/dump.ts';
import { person, refusalOf } from '#electron/testing/people.ts';
import { enterTwice, mergeTwo, type TwoEntries } from '#electron/testing/two-entries.ts';
import { openWelfareOffice, type FurnishedOffice, type Standing } from '#electron/testing/welfare-office.ts';
import { verifyMerges } from './verify-merges.ts';

let office: FurnishedOffice;
const on = ({ batchId, version }: Standing): Standing => ({ batchId, version });
const clerk = () => office.as('clerk').duplicates;
const reviewer = () => office.as('reviewer').duplicates;
const writer = () => office.office.core.database.writer;

const twins = () => enterTwice(office);
const merge = (pair: TwoEntries, more?: Parameters<typeof mergeTwo>[2]) => mergeTwo(office, pair, more);
async function payAll(benefitMonth: string): Promise<void> {
  const approved = await office.approve(await office.generate(office.w01, benefitMonth, { payBy: 'cash' }));
  await office.as('cashier').disbursement.payCash({ ...on(approved), paidOn: day(`${benefitMonth}-25`) });
}

beforeAll(async () => { office = await openWelfareOffice(); }, 60_000);
afterAll(() => office.close());

describe('what stands against a merge', () => {
  test('a death that only the entry knows that goes; an entry that lives into one that does not', async () => {
    const pair = await twins();
    await office.as('clerk').residents.recordDeath({ residentId: pair[1], occurredOn: day('2026-08-01'), newHead: null });
    expect(await refusalOf(merge(pair))).toMatchObject({ code: 'merge_death_unknown', data: { since: '2026-08-01' } });
    expect(await refusalOf(merge([pair[1], pair[0]]))).toMatchObject({ code: 'merge_keep_living' });
  });

  test('a head of others: his household is chosen, or somebody else heads it first', async () => {
    const pair = await twins();
    const { resident } = await office.as('clerk').residents.file({ residentId: pair[1] });
    await office.as('clerk').residents.saveResident({ residentId: null, version: null, person: person('双生家属'), place: { as: 'member', householdId: resident.householdId!, relationCode: '20' } });
    expect(await refusalOf(merge(pair))).toMatchObject({ code: 'merge_head', data: { householdNo: resident.householdNo } });
    const { mergeId } = await merge(pair, { household: 'loser' });
    expect((await office.as('clerk').residents.file({ residentId: pair[0] })).resident).toMatchObject({ householdNo: resident.householdNo, relationCode: '02' });
    await reviewer().undo({ mergeId, reason: '退回' });
  });

  test('a list on its way; what both were paid: recovered before and set off after, or left with a reason', async () => {
    const pair = await twins();
    await payAll('2026-03');
    const open = await office.generate(office.w01, '2026-04', { payBy: 'cash' });
    expect(await refusalOf(merge(pair, { paidTwice: 'leave' }))).toMatchObject({ code: 'merge_in_open_batch', data: { batchNo: open.batchNo } });
    const approved = await office.approve(open);
    expect((await refusalOf(merge(pair, { paidTwice: 'leave' }))).code).toBe('merge_in_open_batch');
    await office.as('cashier').disbursement.payCash({ ...on(approved), paidOn: day('2026-04-25') });
    expect(await refusalOf(merge(pair))).toMatchObject({ code: 'merge_paid_twice', data: { months: ['2026-03', '2026-04'], amountFen: 20_000 } });
    expect((await clerk().compare({ firstId: pair[1], secondId: pair[0] })).paidTwice).toEqual([{ programmeName: 'W01补贴', months: ['2026-03', '2026-04'], amountFen: 20_000 }]);

    const left = await merge(pair, { paidTwice: 'leave' });
    expect((await office.as('clerk').disbursement.ofResident({ residentId: pair[0] }))).toMatchObject({ paidFen: 40_000 });
    await reviewer().undo({ mergeId: left.mergeId, reason: '要追回' });
    expect(await refusalOf(reviewer().recoverTwice({ survivorId: pair[0], loserId: pair[1] }))).toMatchObject({ code: 'not_allowed' });
    const { recoveryIds, amountFen } = await clerk().recoverTwice({ survivorId: pair[0], loserId: pair[1] });
    expect([recoveryIds.length, amountFen]).toEqual([1, 20_000]);
    expect(await refusalOf(clerk().recoverTwice({ survivorId: pair[0], loserId: pair[1] }))).toMatchObject({ code: 'nothing_overpaid' });
    await merge(pair);
    expect(await office.as('clerk').disbursement.recovery({ recoveryId: recoveryIds[0]! })).toMatchObject({ residentId: pair[0], openFen: 20_000 });
    // The next list sets it off from the entry that stayed, which stands there alone.
    const next = await office.generate(office.w01, '2026-05', { payBy: 'cash' });
    const lines = await office.sql.selectFrom('batchLines').select(['residentId', 'amountFen', 'setOffFen']).where('batchId', '=', next.batchId).where('residentId', 'in', pair).execute();
    expect(lines).toEqual([{ residentId: pair[0], amountFen: 0, setOffFen: 10_000 }]);
    // Built on: the merge is not taken back any more, and says why.
    const [merged] = (await clerk().merges({ residentId: pair[0] })).merges;
    expect(await refusalOf(reviewer().undo({ mergeId: merged!.mergeId, reason: '晚了' }))).toMatchObject({ code: 'merge_built_on', data: { what: 'batchLines', rows: 1 } });
    await office.as('clerk').disbursement.voidBatch({ ...on(next), reason: '测试' });
  });

  test('two households of one head, both paid', async () => {
    const pair = await twins();
    const programmeId = await office.addProgramme({ code: 'W92', target: 'household', rule: { kind: 'residency', in: ['registered'] } });
    const approved = await office.approve(await office.generate(programmeId, '2026-06', { payBy: 'cash' }));
    await office.as('cashier').disbursement.payCash({ ...on(approved), paidOn: day('2026-06-25') });
    expect(await refusalOf(merge(pair))).toMatchObject({ code: 'merge_paid_twice', data: { programmeName: 'W92补贴', months: ['2026-06'], amountFen: 10_000 } });
  });

  test('one membership and one volunteer go along, and come back; two memberships are named', async () => {
    const volunteer = (residentId: ResidentId) => office.as('volunteerOfficer').volunteers.register({ residentId, registeredOn: day('2026-01-05') });
    const member = (residentId: ResidentId) => office.as('clerk').members.confirm({ residentId, acquiredHow: 'initial', acquiredOn: day('2021-05-01'), basis: '原始成员', resolutionRef: '〔2021〕1号' });
    const pair = await twins();
    const { volunteerId } = await volunteer(pair[1]);
    const { memberId } = await member(pair[1]);
    const before = await dumpRegister(office);
    const { mergeId } = await merge(pair, { paidTwice: 'leave' });
    const own = { residentId: pair[0] };
    expect(await office.sql.selectFrom('volunteers').select('residentId').where('id', '=', volunteerId).executeTakeFirst()).toEqual(own);
    const moved = await office.sql.selectFrom('members as m').innerJoin('residentFacts as f', 'f.id', 'm.factId').select(['m.residentId', 'f.residentId as factOf', 'f.withdrawnAt']).where('m.id', '=', memberId).executeTakeFirst();
    expect(moved).toEqual({ ...own, factOf: pair[0], withdrawnAt: null });
    await reviewer().undo({ mergeId, reason: '退回' });
    expect(await dumpRegister(office)).toEqual(before);
    await volunteer(pair[0]);
    const { memberNo } = await member(pair[0]);
    expect(await refusalOf(merge(pair, { paidTwice: 'leave' }))).toMatchObject({ code: 'merge_both_members', data: { survivorNo: memberNo } });
    expect((await clerk().conflicts({ survivorId: pair[0], loserId: pair[1] })).conflicts.map((each) => each.code)).toEqual(['merge_both_members']);
  });
});

describe('a month that an entry merged away was paid', () => {
  test('is not owed again by a supplement, nor by a follow-up beside it', async () => {
    const pair = await twins();
    await payAll('2026-01');
    const batch = await office.generate(office.w01, '2026-02', { payBy: 'cash', upTo: 'computed' });
    const line = await office.sql.selectFrom('batchLines').select('id').where('batchId', '=', batch.batchId).where('residentId', '=', pair[0]).executeTakeFirstOrThrow();
    const removed = await office.as('clerk').disbursement.removeLine({ ...on(batch), lineId: line.id, reason: '重复' });
    const approved = await office.approve(on(removed));
    await office.as('cashier').disbursement.payCash({ ...on(approved), paidOn: day('2026-02-25') });
    const owed = async () => (await office.as('clerk').disbursement.reckon({ programmeId: office.w01, fromMonth: month('2026-02'), toMonth: month('2026-02') })).people.filter((each) => pair.includes(each.residentId)).map((each) => each.owedFen);
    expect(await owed()).toEqual([10_000]);
    await merge(pair, { paidTwice: 'leave' });
    expect(await owed()).toEqual([]);
    expect((await office.as('administrator').office.verify({})).faults).toEqual([]);
  });
});

describe('what an entry merged away did not get', () => {
  test('is paid again by a follow-up of its own line, unless the person was paid the month under the other entry', async () => {
    const pair = await twins();
    const lineOf = async (batchId: number, residentId: ResidentId) => (await office.sql.selectFrom('batchLines').select(['id', 'status']).where('batchId', '=', batchId as never).where('residentId', '=', residentId).executeTakeFirstOrThrow()).id;
    const failed = async (benefitMonth: string, without: ResidentId | null): Promise<number> => {
      let batch: Standing = await office.generate(office.w01, benefitMonth, { payBy: 'cash', upTo: 'computed' });
      if (without !== null) batch = await office.as('clerk').disbursement.removeLine({ ...on(batch), lineId: await lineOf(batch.batchId, without), reason: '重复' });
      const approved = await office.approve(on(batch));
      await office.as('cashier').disbursement.payCash({ ...on(approved), paidOn: day(`${benefitMonth}-25`) });
      await office.as('cashier').disbursement.returnLines({ batchId: batch.batchId, lineIds: [await lineOf(batch.batchId, pair[1])], returnedOn: day(`${benefitMonth}-26`), reason: '退回' });
      return batch.batchId;
    };
    const alone = await failed('2026-07', pair[0]);
    const beside = await failed('2026-08', null);
    await merge(pair, { paidTwice: 'leave' });
    const followUp = await office.as('clerk').disbursement.generateFollowUp({ batchId: alone, lineIds: null });
    expect(await office.sql.selectFrom('batchLines').select(['residentId', 'amountFen']).where('batchId', '=', followUp.batchId).execute()).toEqual([{ residentId: pair[1], amountFen: 10_000 }]);
    expect((await refusalOf(office.as('clerk').disbursement.generateFollowUp({ batchId: beside, lineIds: null }))).code).toBe('batch_empty');
    expect((await office.as('clerk').disbursement.overpaid({})).people.filter((each) => pair.includes(each.residentId))).toEqual([]);
  });

  test('its ID number on a roster or in the entry grid finds the entry that stayed, or names it', async () => {
    const pair = await twins();
    await merge(pair, { paidTwice: 'leave' });
    const { value } = await office.as('clerk').residents.reveal({ target: { what: 'idNumber', residentId: pair[1] }, reason: '核对' });
    expect(await refusalOf(office.as('clerk').residents.saveResident({ residentId: null, version: null, person: person('又来', { idKind: 'other', idNumber: value }), place: { as: 'none' }, facts: [] }))).toMatchObject({ code: 'id_number_taken', data: { residentId: pair[1] } });
    const found = await peopleByIdIndex(office.sql, [office.office.core.vault.blindIndex('idNumber', value)]);
    expect(found.map((each) => each.residentId)).toEqual([pair[0]]);
  });
});

describe('the database itself', () => {
  test('lets no row be re-pointed, un-withdrawn or deleted that a journal does not name', async () => {
    const pair = await twins();
    const other = await office.addPerson({ name: '旁人', birthDate: '1960-01-01' });
    await office.as('clerk').welfare.pause({ programmeId: office.w01, residentId: pair[1], fromMonth: month('2026-11'), toMonth: null, reason: '核实' });
    const { mergeId } = await merge(pair, { paidTwice: 'leave' });
    for (const attack of [
      sql`update programmePauses set residentId = ${other} where residentId = ${pair[0]}`, sql`update programmePauses set residentId = ${pair[1]} where residentId = ${pair[0]}`,
      sql`update residents set mergedIntoId = ${other} where id = ${pair[1]}`, sql`update residents set mergedIntoId = null, mergedAt = null where id = ${pair[1]}`, sql`update residents set name = '改名' where id = ${pair[1]}`,
      sql`update residents set mergedIntoId = ${pair[0]}, mergedAt = updatedAt where id = ${other}`, sql`update householdMembers set withdrawnAt = null, withdrawnByUserId = null where residentId = ${pair[1]}`,
      sql`delete from residentFacts where residentId = ${pair[0]}`, sql`insert into lifeEvents (kind, occurredOn, residentId, data, note, recordedAt, recordedByUserId) select 'death', '2026-09-01', ${pair[1]}, '{}', '', createdAt, 1 from residents where id = ${pair[1]}`,
      sql`update merges set reason = '改' where id = ${mergeId}`, sql`delete from mergeSteps where mergeId = ${mergeId}`, sql`insert into mergeSteps (mergeId, seq, tableName, rowKey, act, before, after) values (${mergeId}, 999, 'residents', '1', 'update', '{}', '{}')`,
      sql`delete from mergeUndos`, sql`update duplicateDecisions set reason = '改'`,
    ]) await attack.execute(writer()).then(({ numAffectedRows }) => expect(numAffectedRows).toBe(0n), (error: Error) => expect(error.message).toMatch(/SQLITE_CONSTRAINT/));
    expect((await verifyMerges(office.sql)).faults).toEqual([]);
    const before = await dumpRegister(office);
    expect(before['programmePauses']!.join()).toContain(`"residentId":${pair[0]}`);
    await reviewer().undo({ mergeId, reason: '退回' });
    // Forward again by the same journal: it was taken back, so no.
    await expect(sql`update programmePauses set residentId = ${pair[0]} where residentId = ${pair[1]}`.execute(writer())).rejects.toThrow(/withdrawn/);
  });

  test('verify finds a journal that was changed, and a row left behind', async () => {
    const pair = await twins();
    const { mergeId } = await merge(pair, { paidTwice: 'leave' });
    await sql`drop trigger mergeStepsNoUpdate`.execute(writer());
    await sql`update mergeSteps set after = '{}' where mergeId = ${mergeId} and seq = 1`.execute(writer());
    await sql`drop trigger livingProofsNotMerged`.execute(writer());
    await sql`insert into livingProofs (residentId, provedOn, method, note, userId, staffId, at) values (${pair[1]}, '2026-09-01', 'visit', '', 1, 1, '2026-09-01T00:00:00.000Z')`.execute(writer());
    expect((await verifyMerges(office.sql)).faults).toEqual([`merge ${mergeId}: its journal was changed`, expect.stringMatching(/^livingProofs.residentId \d+: left with an entry/)]);
  });
});
