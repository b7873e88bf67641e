/** Members, shares and dividends through the office's door. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { enterFamily, type Family } from '#electron/testing/people.ts';
import { verifyDisbursement } from '#electron/disbursement/verify-disbursement.ts';
import { verifyMembers } from './verify-members.ts';
import { day, month } from '#shared/days.ts';
import type { AccountSetId, HouseholdId, Id, ProgrammeId, ResidentId } from '#shared/ids.ts';
import { id } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { CLAIMS_AMOUNT, CLAIMS_RULE } from '#shared/welfare/claims.ts';

let office: TestOffice;
let zhao: Family;
let qian: Family;
let sun: Family;
let accountSetId: AccountSetId;
beforeAll(async () => {
  office = await openTestOffice({ now: '2026-09-08T01:00:00.000Z' });
  zhao = await enterFamily(office, '赵');
  qian = await enterFamily(office, '钱');
  sun = await enterFamily(office, '孙');
  ({ accountSetId } = await office.as('accountant').ledger.createAccountSet({ code: 'M1', name: '合作社', kind: 'collective', startMonth: month('2026-01') }));
});
afterAll(() => office.close());
const clerk = () => office.as('clerk').members;
const popular = id<'shareClass'>(1);
const years = id<'shareClass'>(2);
const fact = async (residentId: ResidentId) => (await office.sql.selectFrom('residentFacts').select(['value', 'validFrom', 'validTo', 'basis']).where('residentId', '=', residentId).where('fact', '=', 'membership').where('withdrawnAt', 'is', null).orderBy('validFrom').execute());
const record = (reason: Parameters<ReturnType<typeof clerk>['recordShares']>[0]['reason'], householdId: HouseholdId, quantity: number, more: object = {}) =>
  clerk().recordShares({ reason, classId: popular, householdId, quantity, effectiveOn: day('2026-01-01'), docRef: '量化方案', ...more });

describe('members', () => {
  let memberId: Id<'member'>;
  test('are confirmed by resolution, with the dated fact of the register', async () => {
    ({ memberId } = await clerk().confirm({ residentId: zhao.mother, acquiredHow: 'marriage', acquiredOn: day('2026-03-01'), basis: '嫁入', resolutionRef: '成员大会〔2026〕1号' }));
    expect(await fact(zhao.mother)).toEqual([{ value: 'member', validFrom: '2026-03-01', validTo: null, basis: '成员大会〔2026〕1号' }]);
    // The father's fact was entered by hand before: it is taken over as it stands.
    const { memberNo } = await clerk().confirm({ residentId: zhao.father, acquiredHow: 'initial', acquiredOn: day('2015-01-01'), resolutionRef: '成员大会〔2015〕1号' });
    expect(memberNo).toBe('0002');
    expect(await fact(zhao.father)).toHaveLength(1);
    await expect(clerk().confirm({ residentId: zhao.mother, acquiredHow: 'other', acquiredOn: day('2026-03-01'), resolutionRef: '再次' })).rejects.toMatchObject({ code: 'member_exists', data: { memberNo: '0001' } });
    await expect(clerk().confirm({ residentId: zhao.son, memberNo: '0001', acquiredHow: 'other', acquiredOn: day('2026-03-01'), resolutionRef: '决议' })).rejects.toMatchObject({ code: 'member_no_taken' });
    await expect(clerk().confirm({ residentId: zhao.son, acquiredHow: 'other', acquiredOn: day('2026-09-09'), resolutionRef: '决议' })).rejects.toMatchObject({ code: 'member_day_future' });
    await expect(office.as('cashier').members.confirm({ residentId: zhao.son, acquiredHow: 'other', acquiredOn: day('2026-03-01'), resolutionRef: '决议' })).rejects.toMatchObject({ code: 'not_allowed' });
  });

  test('keep rights for a time, lose and regain the membership; every step stays on record', async () => {
    const change = (status: 'active' | 'retained' | 'lost' | 'exited', on: string, more: object = {}) => clerk().change({ memberId, status, occurredOn: day(on), reason: '考录公务员', resolutionRef: '决议2', ...more });
    await change('retained', '2026-05-01', { retainedUntil: day('2027-04-30') });
    expect(await fact(zhao.mother)).toMatchObject([{ value: 'member', validTo: '2026-04-30' }, { value: 'retained', validFrom: '2026-05-01', validTo: '2027-04-30' }]);
    await expect(change('retained', '2026-06-01')).rejects.toMatchObject({ code: 'member_status_same' });
    await expect(change('lost', '2026-04-01')).rejects.toMatchObject({ code: 'member_day_wrong' });
    await change('lost', '2026-06-01');
    expect(await fact(zhao.mother)).toMatchObject([{ value: 'member' }, { value: 'retained', validTo: '2026-05-31' }]);
    await change('active', '2026-07-01');
    expect((await fact(zhao.mother)).at(-1)).toMatchObject({ value: 'member', validFrom: '2026-07-01', validTo: null });
    expect((await clerk().history({ memberId })).map((event) => `${event.status} ${event.occurredOn}`)).toEqual(['active 2026-03-01', 'retained 2026-05-01', 'lost 2026-06-01', 'active 2026-07-01']);
    const rows = await clerk().list({ search: 'zhao' });
    expect(rows.length).toBe((await clerk().list({ search: '赵' })).length);
    expect((await clerk().list({})).map((row) => `${row.memberNo} ${row.name} ${row.status} ${row.headName}`)).toEqual(['0001 赵小花 active 赵大山', '0002 赵大山 active 赵大山']);
  });
});

describe('shares', () => {
  test('are the sum of events on any day and never below zero', async () => {
    await record('initial', zhao.householdId, 30_000, { residentId: zhao.father });
    await record('initial', zhao.householdId, 15_000, { classId: years });
    await record('initial', qian.householdId, 20_000, { residentId: qian.father });
    await record('initial', sun.householdId, 10_001, { residentId: sun.father });
    await expect(record('withdrawn', qian.householdId, 20_001, { residentId: qian.father })).rejects.toMatchObject({ code: 'shares_short', data: { have: 20_000, wanted: 20_001 } });
    await record('transfer', qian.householdId, 5_000, { residentId: qian.father, toHouseholdId: sun.householdId, toResidentId: sun.father, effectiveOn: day('2026-06-01') });
    // Before the transfer there were 20 000, but the 5 000 that leave in June bind them.
    await expect(record('redeemed', qian.householdId, 15_001, { residentId: qian.father, effectiveOn: day('2026-03-01') })).rejects.toMatchObject({ code: 'shares_short', data: { have: 15_000 } });
    await expect(record('gift', qian.householdId, 1, { residentId: qian.father })).rejects.toMatchObject({ code: 'shares_no_taker' });
    await expect(record('new', qian.householdId, 1, { toHouseholdId: sun.householdId })).rejects.toMatchObject({ code: 'shares_no_taker' });
    await expect(record('new', qian.householdId, 1, { effectiveOn: day('2026-12-01') })).rejects.toMatchObject({ code: 'shares_day_future' });
    await expect(record('new', qian.householdId, 0)).rejects.toMatchObject({ code: 'shares_holder_missing' });
    const on = async (text: string) => (await clerk().holdings({ on: day(text) })).map((row) => `${row.headName} ${row.name ?? '户'} ${row.className} ${row.quantity}`);
    expect(await on('2025-12-31')).toEqual([]);
    expect(await on('2026-05-31')).toEqual(['赵大山 户 农龄股 15000', '赵大山 赵大山 人口股 30000', '钱大山 钱大山 人口股 20000', '孙大山 孙大山 人口股 10001']);
    expect((await on('2026-06-01')).slice(2)).toEqual(['钱大山 钱大山 人口股 15000', '孙大山 孙大山 人口股 15001']);
    expect((await clerk().shareEvents({})).slice(0, 2).map((event) => event.quantity)).toEqual([5_000, -5_000]);
    await expect(clerk().addShareClass({ name: '人口股' })).rejects.toMatchObject({ code: 'share_class_taken' });
  });
});

describe('dividends', () => {
  const accountant = () => office.as('accountant').members;
  const input = (more: object = {}) => ({ accountSetId, year: 2025, title: '成员分红', recordOn: day('2026-06-30'), poolFen: fen(1_000_000), per: 'household' as const, withholdingBasisPoints: 2000, resolutionRef: '成员大会〔2026〕2号', ...more });
  let runId: Id<'dividendRun'>;

  test('divide the pool by largest remainder, per household or per person', async () => {
    const first = await accountant().prepareDividend(input());
    runId = first.runId;
    const { lines, run } = await accountant().dividend({ runId });
    expect(lines.map((line) => [line.headName, line.quantity, line.amountFen, line.taxFen, line.netFen])).toEqual([['赵大山', 45_000, 599_992, 119_998, 479_994], ['钱大山', 15_000, 199_997, 39_999, 159_998], ['孙大山', 15_001, 200_011, 40_002, 160_009]]);
    expect(lines.reduce((sum, line) => sum + line.amountFen, 0)).toBe(run.poolFen);
    await expect(accountant().prepareDividend(input())).rejects.toMatchObject({ code: 'dividend_exists' });
    await expect(accountant().prepareDividend(input({ title: '早', recordOn: day('2025-06-30') }))).rejects.toMatchObject({ code: 'no_shares_on_record_day' });
    const person = await accountant().prepareDividend(input({ title: '按人', per: 'person', withholdingBasisPoints: 0 }));
    expect(person.lines).toBe(4);
    await accountant().discardDividend({ runId: person.runId });
  });

  test('are accrued once, made by one person and confirmed by another', async () => {
    await expect(accountant().accrueDividend({ runId, on: day('2026-07-01') })).rejects.toMatchObject({ code: 'dividend_status_wrong' });
    await expect(accountant().confirmDividend({ runId })).rejects.toMatchObject({ code: 'dividend_own' });
    await office.as('reviewer').members.confirmDividend({ runId });
    const { voucherId } = await accountant().accrueDividend({ runId, on: day('2026-07-01') });
    await expect(accountant().accrueDividend({ runId, on: day('2026-07-01') })).rejects.toMatchObject({ code: 'dividend_status_wrong' });
    const voucher = await office.as('accountant').ledger.voucher({ voucherId });
    expect(voucher.lines.map((line) => [line.accountCode, line.debitFen, line.creditFen, line.householdNo !== null])).toEqual([['3220102', 1_000_000, 0, false], ['113', 0, 479_994, true], ['113', 0, 159_998, true], ['113', 0, 160_009, true], ['214', 0, 199_999, false]]);
    expect(voucher).toMatchObject({ status: 'posted', maker: { name: 'accountant甲' }, reviewer: { name: 'reviewer甲' } });
  });

  test('are taken back in red before payment, by two persons', async () => {
    await accountant().askDividendReversal({ runId, reason: '方案有误' });
    await expect(accountant().decideDividendReversal({ runId, approve: true, on: day('2026-07-02') })).rejects.toMatchObject({ code: 'dividend_own' });
    await expect(office.as('cashier').members.decideDividendReversal({ runId, approve: true, on: day('2026-07-02') })).rejects.toMatchObject({ code: 'not_allowed' });
    expect(await office.as('reviewer').members.decideDividendReversal({ runId, approve: true, on: day('2026-07-02') })).toMatchObject({ status: 'reversed' });
    const again = await accountant().prepareDividend(input({ per: 'person', withholdingBasisPoints: 0 }));
    runId = again.runId;
    await office.as('reviewer').members.confirmDividend({ runId });
    await accountant().accrueDividend({ runId, on: day('2026-07-03') });
  });

  test('are paid through a batch of a programme that owes what was booked before; who died waits for the heirs', async () => {
    const cashier = office.as('cashier');
    const desk = office.as('clerk');
    const programme = async (code: string, accrual: 'batch' | 'source', payableAccountCode = '113') => {
      const { programmeId } = await desk.welfare.createProgramme({ code, name: '成员分红', target: 'person', form: 'cash', period: 'yearly', purpose: '分红', accountSetId, basis: 'claims', accrual });
      const draft = await desk.welfare.saveDraft({
        programmeId, versionId: null, version: null, validFrom: month('2026-01'), resolutionNo: '成员大会〔2026〕2号', resolvedOn: day('2026-06-12'), resolutionTitle: '收益分配方案', rule: CLAIMS_RULE, amount: CLAIMS_AMOUNT, exclusions: [],
        expenseAccountCode: '3220102', payableAccountCode, moneyAccountCode: '10201', cashAccountCode: '101', stackable: true, exclusionGroup: null,
      });
      await desk.welfare.activateVersion({ versionId: draft.versionId, version: draft.version });
      return programmeId;
    };
    await desk.residents.recordDeath({ residentId: qian.father, occurredOn: day('2026-07-10'), newHead: { residentId: qian.mother, relations: [] } });
    const programmeId = await programme('FH', 'source');
    const claim = (of: ProgrammeId, who: 'accountant' | 'reviewer' = 'accountant') => office.as(who).members.claimDividend({ runId, programmeId: of, benefitMonth: month('2026-07') });
    await expect(claim(programmeId, 'reviewer')).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(claim(await programme('FHB', 'batch'))).rejects.toMatchObject({ code: 'dividend_programme_wrong', data: { why: 'basis' } });
    await expect(claim(await programme('FHA', 'source', '21101'))).rejects.toMatchObject({ code: 'dividend_programme_wrong', data: { why: 'account' } });
    expect(await claim(programmeId)).toEqual({ claims: 3, heirs: 1, amountFen: 800_003 });
    await expect(claim(programmeId)).rejects.toMatchObject({ code: 'dividend_nothing_to_pay' });
    const { lines, run } = await accountant().dividend({ runId });
    const line = lines.find((each) => each.status === 'heirs')!;
    expect(line).toMatchObject({ name: '钱大山', amountFen: 199_997, payeeName: null });
    expect(run).toMatchObject({ programmeName: '成员分红', may: { claim: false } });

    const pay = async (): Promise<void> => {
      const made = await desk.disbursement.generate({ programmeId, benefitMonth: month('2026-07'), payBy: 'cash' });
      const on = { batchId: made.batchId };
      const submitted = await desk.disbursement.submit({ ...on, version: made.version });
      const reviewed = await office.as('reviewer').disbursement.review({ ...on, version: submitted.version });
      const approved = await office.as('director').disbursement.approve({ ...on, version: reviewed.version });
      // The accrual is the dividend's own; the batch books none.
      expect(approved.voucherIds).toEqual([]);
      const paid = await cashier.disbursement.payCash({ ...on, version: approved.version, paidOn: day('2026-07-15') });
      const voucher = await office.as('accountant').ledger.voucher({ voucherId: paid.voucherIds[0]! });
      expect(voucher.lines.slice(0, -1).every((each) => each.accountCode === '113' && each.householdNo !== null)).toBe(true);
    };
    await pay();
    expect((await accountant().dividend({ runId })).lines.map((each) => each.status).toSorted()).toEqual(['heirs', 'paid', 'paid', 'paid']);
    await expect(office.as('accountant').members.askDividendReversal({ runId, reason: '晚了' })).rejects.toMatchObject({ code: 'dividend_paid_already' });
    await cashier.members.settleHeirs({ runId, lineNo: line.lineNo, heirResidentId: qian.son, docRef: '公证书1号' });
    await expect(cashier.members.settleHeirs({ runId, lineNo: line.lineNo, heirResidentId: qian.son, docRef: '公证书1号' })).rejects.toMatchObject({ code: 'dividend_line_wrong' });
    await pay();
    const after = await accountant().dividend({ runId });
    expect(after.lines.map((each) => each.status)).toEqual(['paid', 'paid', 'paid', 'paid']);
    expect(after.lines.find((each) => each.name === '钱大山')).toMatchObject({ batchNo: 'FH-202607-2', paidOn: '2026-07-15' });
    expect(after.run.paidFen).toBe(1_000_000);
    const balance = await office.as('accountant').ledger.trialBalance({ accountSetId, month: month('2026-07'), level: 3 });
    const of = (code: string) => { const row = balance.rows.find((each) => each.code === code); return row === undefined ? 0 : row.closing.debitFen - row.closing.creditFen; };
    expect([of('113'), of('3220102'), of('214'), of('101')]).toEqual([0, 1_000_000, 0, -1_000_000]);
    expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  });
});

test('all of it is proved again from the events', async () => {
  expect(await verifyMembers(office.sql)).toEqual({ counted: { members: 2, shareEvents: 6, dividends: 3 }, faults: [] });
});
