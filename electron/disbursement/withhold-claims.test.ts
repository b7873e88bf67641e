/** What somebody owes, set off from claims and a dividend: on a paper alone, never below zero, booked against what was owed, proved by the tie-out. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, month } from '#shared/days.ts';
import type { Id, ProgrammeId, RecoveryId } from '#shared/ids.ts';
import { id } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { CLAIMS_AMOUNT, CLAIMS_RULE } from '#shared/welfare/claims.ts';
import { behindTheGuards } from '#electron/testing/behind-the-guards.ts';
import { overpayThird } from '#electron/testing/overpaid-person.ts';
import { openWelfareOffice, refusalOf, TEST_PEOPLE, type FurnishedOffice, type Standing } from '#electron/testing/welfare-office.ts';
import { verifyDisbursement } from './verify-disbursement.ts';

const on = ({ batchId, version }: Standing): Standing => ({ batchId, version });
const CLAIMS = { rule: CLAIMS_RULE, amount: CLAIMS_AMOUNT, basis: 'claims' as const };

let office: FurnishedOffice;
let grants: ProgrammeId;
let recoveryId: RecoveryId;
const clerk = () => office.as('clerk').disbursement;
const read = () => clerk().recovery({ recoveryId });
const plan = async (more: object = {}) => clerk().planRecovery({ recoveryId, version: (await read()).version, setOff: true, payerResidentId: null, perBatchFen: null, claimProgrammeIds: [grants], claimsBasis: 'consent', claimsRef: '2026-09-01 同意书', ...more });
const enter = (residentId: (typeof office.ids)[number], amountFen: number) => office.as('clerk').welfare.enterClaim({ programmeId: grants, residentId, benefitMonth: month('2026-09'), amountFen, note: '助学金', decisionRef: '居议〔2026〕9号' });
const voucherLines = async (voucherId: number) => (await office.as('accountant').ledger.voucher({ voucherId: id<'voucher'>(voucherId) })).lines.map((line) => [line.accountCode, line.debitFen, line.creditFen]);
const lineOf = async (batchId: Standing['batchId'], name: string) => (await clerk().lines({ batchId })).lines.find((line) => line.name === name)!;

/** 王建国 was paid 100 yuan in June and in July while he should have been paused: he owes 200. */
beforeAll(async () => {
  office = await openWelfareOffice(TEST_PEOPLE);
  recoveryId = await overpayThird(office);
  grants = await office.addProgramme({ code: 'W05', ...CLAIMS });
});
afterAll(() => office.close());

describe('the plan', () => {
  test('withholds claims only of the programmes named, on a paper that allows it', async () => {
    expect(await read()).toMatchObject({ openFen: 20_000, claimProgrammes: [], claimsBasis: null });
    expect(await refusalOf(plan({ claimsBasis: null }))).toBe('withhold_basis_missing');
    expect(await refusalOf(plan({ claimsRef: ' ' }))).toBe('withhold_basis_missing');
    expect(await refusalOf(plan({ payerResidentId: office.ids[1]!, claimsBasis: 'resolution' }))).toBe('withhold_consent_needed');
    expect(await refusalOf(plan({ claimProgrammeIds: [office.w01] }))).toBe('withhold_not_from');
    const passing = await office.addProgramme({ code: 'W06', ...CLAIMS, content: { expenseAccountCode: '21101' } });
    await expect(plan({ claimProgrammeIds: [passing] })).rejects.toMatchObject({ code: 'withhold_not_from', data: { code: 'W06', why: 'passesThrough' } });
    const goods = await office.addProgramme({ code: 'W07', ...CLAIMS, form: 'provider' });
    await expect(plan({ claimProgrammeIds: [goods] })).rejects.toMatchObject({ data: { why: 'form' } });
    // Not set off at all: nothing of claims either.
    await plan({ setOff: false });
    expect(await read()).toMatchObject({ setOff: false, claimProgrammes: [], claimsBasis: null, claimsRef: null });
    await plan({ claimsBasis: 'resolution', claimsRef: '居议〔2026〕12号' });
    expect(await read()).toMatchObject({ claimProgrammes: [{ code: 'W05' }], claimsBasis: 'resolution', claimsRef: '居议〔2026〕12号' });
  });

  test('is kept by the database too', async () => {
    const { writer } = office.office.core.database;
    await expect(sql`update recoveries set claimsBasis = null, claimsRef = null where id = ${recoveryId}`.execute(writer)).rejects.toThrow(/nothing allows/);
    await expect(sql`update recoveries set claimsBasis = 'custom' where id = ${recoveryId}`.execute(writer)).rejects.toThrow(/CHECK/);
    await expect(sql`update recoveries set payerResidentId = ${office.ids[1]!} where id = ${recoveryId}`.execute(writer)).rejects.toThrow(/CHECK/);
    await expect(sql`insert into recoveryClaimProgrammes values (${recoveryId}, ${office.w01})`.execute(writer)).rejects.toThrow(/does not pay claims/);
  });
});

describe('a list of claims', () => {
  let first: Standing;
  test('is set off by the plan, never below zero, and charges the expense with the whole grant', async () => {
    await plan({ perBatchFen: 8_000 });
    await enter(office.ids[2]!, 5_000);
    await enter(office.ids[2]!, 1_000);
    await enter(office.ids[1]!, 7_000);
    const made = await office.generate(grants, '2026-09', { payBy: 'cash' });
    expect(made).toMatchObject({ personCount: 2, totalFen: 7_000 });
    const line = await lineOf(made.batchId, '王建国');
    expect(line).toMatchObject({ amountFen: 0, setOffFen: 6_000 });
    expect((await clerk().explainLine({ lineId: line.lineId })).lines.zh.map((each) => each.text)).toEqual([
      '应发事项2项，合计60.00元', '助学金：50.00元（居议〔2026〕9号）', '助学金：10.00元（居议〔2026〕9号）', `扣回王建国多发的待遇（追回第${recoveryId}号）：−60.00元`, '实发0.00元',
    ]);
    expect(await clerk().recompute({ batchId: made.batchId })).toMatchObject({ identical: true, computedFen: 7_000 });
    // The consent is taken back before the approval: the list does not go through.
    await plan({ claimProgrammeIds: [], claimsBasis: null, claimsRef: '' });
    const submitted = await clerk().submit(on(made));
    const reviewed = await office.as('reviewer').disbursement.review(on(submitted));
    expect(await refusalOf(office.as('director').disbursement.approve(on(reviewed)))).toBe('set_off_exceeds');
    await plan({ perBatchFen: 8_000 });
    const approved = await office.as('director').disbursement.approve(on(reviewed));
    expect(await read()).toMatchObject({ openFen: 14_000, setOffFen: 6_000 });
    const { vouchers } = await office.as('director').disbursement.show({ batchId: made.batchId });
    expect(vouchers.map((v) => [v.effect, v.amountFen])).toEqual([['accrue', 7_000], ['setOff', 6_000]]);
    expect(await voucherLines(vouchers[1]!.voucherId)).toEqual([['5140101', 6_000, 0], ['5140101', -6_000, 0]]);
    first = on(approved);
  });

  test('ties with what was kept back, and is red where the books say less', async () => {
    const tied = await clerk().list({ programmeId: grants });
    expect(tied.batches).toHaveLength(1);
    const legs = async () => (await office.as('director').paying.tieOut({ batchId: first.batchId })).batches[0]!;
    expect((await legs()).legs).toContainEqual({ key: 'setOff', wantedPersons: null, wantedFen: 6_000, foundPersons: null, foundFen: 6_000, state: 'ok' });
    expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
    let faults: string[] = [];
    const changed = `update voucherLines set debitFen = 5999 where debitFen = 6000 and voucherId in (select voucherId from batchVouchers where effect = 'setOff')`;
    await behindTheGuards(office, async (trx) => {
      await sql.raw(changed).execute(trx);
      ({ faults } = await verifyDisbursement(trx));
    });
    expect(faults).toEqual(['tieOut: W05-202609-1 setOff /6000 ≠ /5999']);
    const paid = await office.as('cashier').disbursement.payCash({ ...first, paidOn: day('2026-09-08') });
    await office.sign(paid.batchId);
    expect((await office.as('cashier').disbursement.closeBatch(on(paid))).status).toBe('closed');
    expect((await legs()).state).toBe('ok');
  });
});

describe('a dividend', () => {
  let dividends: ProgrammeId;
  let runId: Id<'dividendRun'>;
  let made: Standing & { batchNo: string; totalFen: number };
  const members = () => office.as('accountant').members;
  const dividend = async () => (await members().dividend({ runId })).lines.map((line) => [line.payeeName, line.netFen, line.withheldFen, line.status]);
  beforeAll(async () => {
    dividends = await office.addProgramme({ code: 'FH', ...CLAIMS, accrual: 'source', period: 'yearly', content: { expenseAccountCode: '3220102', payableAccountCode: '113' } });
    for (const index of [1, 2]) {
      const { householdId } = await office.sql.selectFrom('householdMembers').select('householdId').where('residentId', '=', office.ids[index]!).executeTakeFirstOrThrow();
      await office.as('clerk').members.recordShares({ householdId, residentId: office.ids[index]!, classId: id<'shareClass'>(1), quantity: 10_000, reason: 'initial', effectiveOn: day('2026-01-01'), docRef: '〔2026〕1号' });
    }
    const { accountSetId } = await office.sql.selectFrom('programmes').select('accountSetId').where('id', '=', office.w01).executeTakeFirstOrThrow();
    ({ runId } = await members().prepareDividend({ accountSetId, year: 2025, title: '成员分红', recordOn: day('2026-06-30'), poolFen: fen(20_000), per: 'person', withholdingBasisPoints: 0, resolutionRef: '成员大会〔2026〕2号' }));
    await office.as('reviewer').members.confirmDividend({ runId });
    await members().accrueDividend({ runId, on: day('2026-07-01') });
    await members().claimDividend({ runId, programmeId: dividends, benefitMonth: month('2026-09') });
  });

  test('is not touched without the choice; with it, what was owed by name is relieved by name', async () => {
    const untouched = await office.generate(dividends, '2026-09', { payBy: 'cash' });
    expect(untouched.totalFen).toBe(20_000);
    await clerk().voidBatch({ ...on(untouched), reason: '加上扣回' });
    await plan({ claimProgrammeIds: [grants, dividends], perBatchFen: 4_000, claimsRef: '2026-09-02 同意从分红中扣回' });
    made = await office.generate(dividends, '2026-09', { payBy: 'cash' });
    expect(made.totalFen).toBe(16_000);
    expect(await dividend()).toEqual([['李秀英', 10_000, 0, 'listed'], ['王建国', 10_000, 0, 'listed']]);
    const approved = await office.approve(made);
    expect(await dividend()).toEqual([['李秀英', 10_000, 0, 'listed'], ['王建国', 10_000, 4_000, 'listed']]);
    const { vouchers } = await office.as('director').disbursement.show({ batchId: made.batchId });
    expect(vouchers.map((v) => [v.effect, v.amountFen])).toEqual([['setOff', 4_000]]);
    expect(await voucherLines(vouchers[0]!.voucherId)).toEqual([['113', 4_000, 0], ['5140101', -4_000, 0]]);
    const owed = await office.sql.selectFrom('voucherLines').select(['residentId', 'householdId']).where('voucherId', '=', vouchers[0]!.voucherId).orderBy('lineNo').executeTakeFirstOrThrow();
    expect(owed).toMatchObject({ residentId: office.ids[2]! });
    expect(owed.householdId).not.toBeNull();
    // Voided, it is given back by name, and the claim is open again.
    await office.as('director').disbursement.voidBatch({ ...approved, reason: '重做' });
    expect(await dividend()).toEqual([['李秀英', 10_000, 0, 'toPay'], ['王建国', 10_000, 0, 'toPay']]);
    expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  });

  test('that failed at the bank is paid again without what was kept back; in the end nothing is owed by name', async () => {
    made = await office.generate(dividends, '2026-09');
    const approved = await office.approve(made);
    const sent = await office.as('cashier').disbursement.exportToBank({ ...approved, profileCode: 'generic-csv' });
    const answer = ['备注,金额,处理结果,失败原因', `${made.batchNo}#1,100.00,成功,`, `${made.batchNo}#2,60.00,失败,销户`].join('\n');
    const paid = await office.as('cashier').disbursement.importResult({ ...on(sent), fileId: await office.upload('cashier', '回盘.csv', Buffer.from(answer)), profileCode: 'generic-csv' });
    const child = await clerk().generateFollowUp({ batchId: paid.batchId });
    expect(child).toMatchObject({ personCount: 1, totalFen: 6_000 });
    expect((await office.sql.selectFrom('batchLineClaims as x').innerJoin('batchLines as l', 'l.id', 'x.lineId').select('x.amountFen').where('l.batchId', '=', child.batchId).execute())).toEqual([{ amountFen: 6_000 }]);
    const again = await office.approve(child);
    const out = await office.as('cashier').disbursement.exportToBank({ ...again, profileCode: 'generic-csv' });
    await office.as('cashier').disbursement.importResult({ ...on(out), fileId: await office.upload('cashier', '回盘2.csv', Buffer.from(`备注,金额,处理结果\n${child.batchNo}#1,60.00,成功\n`)), profileCode: 'generic-csv' });
    expect(await dividend()).toEqual([['李秀英', 10_000, 0, 'paid'], ['王建国', 10_000, 4_000, 'paid']]);
    const owed = await office.sql.selectFrom('voucherLines as l').innerJoin('accounts as a', 'a.id', 'l.accountId').where('a.code', '=', '113')
      .select(['l.residentId', (e) => e.fn.sum<number>(sql`l.debitFen - l.creditFen`).as('fen')]).groupBy('l.residentId').orderBy('l.residentId').execute();
    expect(owed.map((row) => row.fen)).toEqual([0, 0]);
    expect(await read()).toMatchObject({ openFen: 10_000, setOffFen: 10_000 });
    expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  });
});
