import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, month } from '#shared/days.ts';
import type { RecoveryId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { flat, openWelfareOffice, refusalOf, REGISTERED, TEST_PEOPLE, ageFrom, type Standing } from '#electron/testing/welfare-office.ts';
import { MIGRATIONS } from '#electron/database/migrations/list.ts';
import { overpaidOf } from './overpaid.ts';
import { verifyDisbursement } from './verify-disbursement.ts';

type Office = Awaited<ReturnType<typeof openWelfareOffice>>;
const on = ({ batchId, version }: Standing): Standing => ({ batchId, version });
const NOTHING = { payerResidentId: null, perBatchFen: null };

/** Approved and paid over the desk on a day of the month. */
async function payCash(office: Office, standing: Standing, paidOn: string): Promise<Standing> {
  const approved = await office.approve(standing);
  return on(await office.as('cashier').disbursement.payCash({ ...on(approved), paidOn: day(paidOn) }));
}
const generate = (office: Office, benefitMonth: string) => office.generate(office.w01, benefitMonth, { payBy: 'cash' });

test.each([
  ['the month of the death is still due', '2026-06', '2026-06-10', 1, 10_000, 0],
  ['the month after is not', '2026-07', '2026-06-30', 1, 10_000, 10_000],
  ['of a quarter, the months after', '2026-07', '2026-07-31', 3, 30_000, 20_000],
  ['of a quarter that had ended, nothing', '2026-04', '2026-06-01', 3, 30_000, 0],
  ['of a part paid, its share rounded down', '2026-07', '2026-07-01', 3, 10_000, 6_666],
])('%s', (_name, benefitMonth, since, covered, paidFen, over) => {
  expect(overpaidOf({ benefitMonth: month(benefitMonth), paidFen: fen(paidFen) }, day(since), covered).fen).toBe(over);
});

describe('death found after two payments (A6, D10)', () => {
  let office: Office;
  let recoveryId: RecoveryId;
  const clerk = () => office.as('clerk').disbursement;
  const read = () => clerk().recovery({ recoveryId });
  beforeAll(async () => {
    office = await openWelfareOffice(TEST_PEOPLE);
    for (const [index, each] of ['2026-06', '2026-07', '2026-08'].entries()) await payCash(office, await generate(office, each), `2026-0${6 + index}-20`);
    await office.as('clerk').residents.recordDeath({ residentId: office.ids[0]!, occurredOn: day('2026-06-15'), newHead: null });
  });
  afterAll(() => office.close());

  test('is listed with the months after the month of death, and opened once', async () => {
    const { people } = await clerk().overpaid({});
    expect(people).toMatchObject([{ name: '张大海', reason: 'dead', since: '2026-06-15', overpaidFen: 20_000, lines: [{ benefitMonth: '2026-07', overpaidFen: 10_000 }, { benefitMonth: '2026-08', overpaidFen: 10_000 }] }]);
    expect((await office.as('clerk').dashboard.due({})).items).toContainEqual({ kind: 'overpaidFound', count: 1, yours: 1, next: null, late: 0, ids: [office.ids[0]!] });
    expect(await refusalOf(clerk().openRecovery({ residentId: office.ids[1]!, programmeId: office.w01 }))).toBe('nothing_overpaid');
    expect(await refusalOf(office.as('director').disbursement.openRecovery({ residentId: office.ids[0]!, programmeId: office.w01 }))).toBe('not_allowed');
    ({ recoveryId } = await clerk().openRecovery({ residentId: office.ids[0]!, programmeId: office.w01, note: '8月底走访发现' }));
    expect(await read()).toMatchObject({ amountFen: 20_000, openFen: 20_000, reason: 'dead', setOff: true, amountInCapitals: '贰佰元整' });
    expect((await clerk().overpaid({})).people).toEqual([]);
    expect(await refusalOf(clerk().openRecovery({ residentId: office.ids[0]!, programmeId: office.w01 }))).toBe('nothing_overpaid');
    expect(await refusalOf(clerk().returnLines({ batchId: (await read()).lines[0]!.batchId, lineIds: [(await read()).lines[0]!.lineId], returnedOn: day('2026-09-01'), reason: '销户' }))).toBe('not_allowed');
    expect(await refusalOf(office.as('cashier').disbursement.returnLines({ batchId: (await read()).lines[0]!.batchId, lineIds: [(await read()).lines[0]!.lineId], returnedOn: day('2026-09-01'), reason: '销户' }))).toBe('line_recovered');
  });

  test('is set off from the named payer by the plan, shown on the line, booked on approval, given back by a void', async () => {
    const { version } = await read();
    expect(await refusalOf(clerk().planRecovery({ recoveryId, version, setOff: true, ...NOTHING, payerResidentId: office.ids[0]! }))).toBe('resident_gone');
    await clerk().planRecovery({ recoveryId, version, setOff: true, payerResidentId: office.ids[1]!, perBatchFen: 6_000 });
    expect(await refusalOf(clerk().planRecovery({ recoveryId, version, setOff: false, ...NOTHING }))).toBe('changed_meanwhile');
    const made = await generate(office, '2026-09');
    expect(made).toMatchObject({ personCount: 3, totalFen: 24_000 });
    const { lines } = await clerk().lines({ batchId: made.batchId });
    expect(lines.find((line) => line.name === '李秀英')).toMatchObject({ amountFen: 4_000, setOffFen: 6_000 });
    const explained = await clerk().explainLine({ lineId: lines.find((line) => line.name === '李秀英')!.lineId });
    expect(explained.lines.zh.slice(-2).map((line) => line.text)).toEqual([`扣回张大海多发的待遇（追回第${recoveryId}号）：−60.00元`, '实发40.00元']);
    expect(await clerk().recompute({ batchId: made.batchId })).toMatchObject({ identical: true, computedFen: 24_000 });
    expect((await read()).openFen).toBe(20_000);
    const approved = await office.approve(made);
    expect(await read()).toMatchObject({ openFen: 14_000, setOffFen: 6_000, events: [{ kind: 'setOff', amountFen: 6_000, batchNo: 'W01-202609-1' }] });
    const shown = await office.as('director').disbursement.show({ batchId: made.batchId });
    expect(shown.vouchers.map((v) => [v.effect, v.amountFen])).toEqual([['accrue', 24_000], ['setOff', 6_000]]);
    const voucher = await office.as('accountant').ledger.voucher({ voucherId: shown.vouchers[1]!.voucherId });
    expect(voucher.lines.map((line) => [line.accountCode, line.debitFen, line.creditFen])).toEqual([['5140101', 6_000, 0], ['5140101', -6_000, 0]]);
    await office.as('director').disbursement.voidBatch({ ...approved, reason: '重做' });
    expect(await read()).toMatchObject({ openFen: 20_000, setOffFen: 0 });
    expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  });

  test('lists on their way count: nothing is set off twice, nor repaid beyond what is left', async () => {
    const { version } = await read();
    await clerk().planRecovery({ recoveryId, version, setOff: true, payerResidentId: office.ids[1]!, perBatchFen: null });
    const made = await generate(office, '2026-09');
    const { lines } = await clerk().lines({ batchId: made.batchId });
    expect(lines.find((line) => line.name === '李秀英')).toMatchObject({ amountFen: 0, setOffFen: 10_000 });
    const second = await office.addProgramme({ code: 'W02', amount: flat(30_000) });
    const other = await office.generate(second, '2026-09', { payBy: 'cash' });
    expect((await clerk().lines({ batchId: other.batchId })).lines.find((line) => line.name === '李秀英')).toMatchObject({ amountFen: 20_000, setOffFen: 10_000 });
    const repay = (amountFen: number, more: object = {}) => office.as('cashier').disbursement.repayRecovery({ recoveryId, version: version + 1, amountFen, paidOn: day('2026-09-05'), by: 'cash', ...more });
    expect(await refusalOf(repay(1))).toBe('repaid_too_much');
    await clerk().voidBatch({ ...on(other), reason: '不用' });
    expect(await refusalOf(repay(10_001))).toBe('repaid_too_much');
    const repaid = await repay(7_000);
    expect(repaid.openFen).toBe(13_000);
    const voucher = await office.as('accountant').ledger.voucher({ voucherId: repaid.voucherId });
    expect(voucher.lines.map((line) => [line.accountCode, line.debitFen, line.creditFen])).toEqual([['101', 7_000, 0], ['5140101', -7_000, 0]]);
    // A line from which everything is set off is done with when the batch is paid.
    const paid = await payCash(office, made, '2026-09-06');
    expect((await office.as('director').disbursement.show({ batchId: paid.batchId })).status).toBe('paid');
    expect(await read()).toMatchObject({ openFen: 3_000, setOffFen: 10_000, repaidFen: 7_000 });
  });

  test('the rest is written off by another person than asked, and not twice', async () => {
    const { version } = await read();
    const decide = (who: string, more: object = {}) => office.as(who).disbursement.decideWriteOff({ recoveryId, version: version + 1, approve: true, ...more });
    expect(await refusalOf(office.as('director').disbursement.decideWriteOff({ recoveryId, version, approve: true }))).toBe('write_off_not_asked');
    await clerk().askWriteOff({ recoveryId, version, reason: '家庭困难', decisionRef: '理事会〔2026〕8号' });
    expect((await office.as('director').dashboard.due({})).items).toContainEqual({ kind: 'writeOffsToDecide', count: 1, yours: 1, next: null, late: 0, ids: [recoveryId] });
    expect(await refusalOf(decide('clerk'))).toBe('not_allowed');
    expect(await decide('director')).toMatchObject({ writtenOffFen: 3_000 });
    expect(await read()).toMatchObject({ openFen: 0, writtenOffFen: 3_000, may: { plan: false, repay: false } });
    expect(await refusalOf(clerk().askWriteOff({ recoveryId, version: version + 2, reason: '再', decisionRef: '1' }))).toBe('recovery_done');
    expect((await clerk().recoveries({ open: true })).recoveries).toEqual([]);
    expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  });
});

describe('everything set off of a list that goes through the bank', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openWelfareOffice(TEST_PEOPLE.slice(0, 2));
    for (const each of ['2026-06', '2026-07', '2026-08']) await payCash(office, await generate(office, each), `${each}-20`);
    await office.as('clerk').residents.recordDeath({ residentId: office.ids[0]!, occurredOn: day('2026-06-15'), newHead: null });
    const { recoveryId } = await office.as('clerk').disbursement.openRecovery({ residentId: office.ids[0]!, programmeId: office.w01 });
    await office.as('clerk').disbursement.planRecovery({ recoveryId, version: 1, setOff: true, payerResidentId: office.ids[1]!, perBatchFen: null });
  });
  afterAll(() => office.close());

  test('has no file and is paid at once; a fen more of it would be refused', async () => {
    const made = await office.generate(office.w01, '2026-09');
    expect(made).toMatchObject({ personCount: 1, totalFen: 0 });
    const approved = await office.approve(made);
    const done = await office.as('cashier').disbursement.exportToBank({ ...approved, profileCode: 'generic-csv' });
    expect(done).toMatchObject({ status: 'paid', files: [] });
    expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
    // The year has turned: what is recovered now of last year's money is undistributed earnings.
    office.clock.set('2027-01-08');
    const { recoveries } = await office.as('clerk').disbursement.recoveries({ open: true });
    expect(recoveries).toMatchObject([{ openFen: 10_000, setOffFen: 10_000 }]);
    const repaid = await office.as('cashier').disbursement.repayRecovery({ recoveryId: recoveries[0]!.recoveryId, version: recoveries[0]!.version, amountFen: 10_000, paidOn: day('2027-01-08'), by: 'bank' });
    const voucher = await office.as('accountant').ledger.voucher({ voucherId: repaid.voucherId });
    expect(voucher.lines.map((line) => [line.accountCode, line.debitFen, line.creditFen])).toEqual([['10201', 10_000, 0], ['32202', 0, 10_000]]);
    expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  });
});

describe('what past months owed besides (D9)', () => {
  let office: Office;
  const clerk = () => office.as('clerk').disbursement;
  const range = { fromMonth: month('2026-06'), toMonth: month('2026-08') };
  beforeAll(async () => {
    office = await openWelfareOffice(TEST_PEOPLE);
    for (const each of ['2026-06', '2026-07', '2026-08']) await payCash(office, await generate(office, each), `${each}-20`);
  });
  afterAll(() => office.close());

  test('nothing, as long as nothing is known that was not known then', async () => {
    expect(await clerk().reckon({ programmeId: office.w01, ...range })).toEqual({ people: [], owedFen: 0, overpaidFen: 0 });
    expect(await refusalOf(clerk().generateSupplement({ programmeId: office.w01, benefitMonth: month('2026-09'), ...range }))).toBe('batch_empty');
    expect(await refusalOf(clerk().reckon({ programmeId: office.w01, fromMonth: month('2026-08'), toMonth: month('2026-07') }))).toBe('reckon_range');
    expect(await refusalOf(clerk().reckon({ programmeId: office.w01, fromMonth: month('2023-08'), toMonth: month('2026-08') }))).toBe('reckon_range');
  });

  test('a standard raised from July on and a person entered late: one line each over all months, paid once', async () => {
    const welfare = office.as('clerk').welfare;
    const draft = await welfare.saveDraft({
      programmeId: office.w01, versionId: null, version: null, validFrom: month('2026-07'), resolutionNo: '〔2026〕9号', resolvedOn: day('2026-08-30'), resolutionTitle: '提高标准', rule: { kind: 'all', of: [ageFrom(60), REGISTERED] }, amount: flat(12_000),
      exclusions: [], expenseAccountCode: '5140101', payableAccountCode: '21101', moneyAccountCode: '10201', cashAccountCode: '101', stackable: true, exclusionGroup: null,
    });
    await welfare.activateVersion({ versionId: draft.versionId, version: draft.version });
    await office.addPerson({ name: '郑迟报', birthDate: '1951-05-05' });
    const reckoned = await clerk().reckon({ programmeId: office.w01, ...range });
    expect(reckoned).toMatchObject({ owedFen: 50_000, overpaidFen: 0 });
    expect(reckoned.people.map((p) => [p.name, p.owedFen, p.months.map((m) => `${m.month} ${m.differenceFen}`)])).toEqual([
      ['张大海', 4_000, ['2026-07 2000', '2026-08 2000']], ['李秀英', 4_000, ['2026-07 2000', '2026-08 2000']], ['王建国', 4_000, ['2026-07 2000', '2026-08 2000']],
      ['买买提·艾力', 4_000, ['2026-07 2000', '2026-08 2000']], ['郑迟报', 34_000, ['2026-06 10000', '2026-07 12000', '2026-08 12000']],
    ]);
    expect(reckoned.people[0]!.months[0]!.why.zh).toBe('执行新标准（〔2026〕9号）');
    const made = await clerk().generateSupplement({ programmeId: office.w01, benefitMonth: month('2026-09'), ...range, payBy: 'cash' });
    expect(made).toMatchObject({ batchNo: 'W01-202609-1', personCount: 5, totalFen: 50_000 });
    const { lines } = await clerk().lines({ batchId: made.batchId });
    expect(lines.map((line) => [line.name, line.standardFen, line.months, line.amountFen, line.kind])).toContainEqual(['张大海', 2_000, 2, 4_000, 'supplement']);
    expect((await clerk().explainLine({ lineId: lines[0]!.lineId })).lines.zh.map((line) => line.text)).toEqual(['补发2个月，合计40.00元', '2026年7月：应发120.00元，已发100.00元，补20.00元', '2026年8月：应发120.00元，已发100.00元，补20.00元']);
    expect(await clerk().recompute({ batchId: made.batchId })).toMatchObject({ identical: true, linesCompared: 5, computedFen: 50_000 });
    // While it is on its way nothing is owed any more; a removed line is owed again, but not restored once another pays it.
    expect((await clerk().reckon({ programmeId: office.w01, ...range })).people).toEqual([]);
    expect(await refusalOf(clerk().generateSupplement({ programmeId: office.w01, benefitMonth: month('2026-09'), ...range }))).toBe('batch_empty');
    expect(await refusalOf(clerk().unlockList({ ...on(made), reason: '改' }))).toBe('batch_not_unlocked');
    const june = (await clerk().list({ programmeId: office.w01 })).batches.find((batch) => batch.benefitMonth === '2026-08')!;
    expect(await refusalOf(office.as('director').disbursement.voidBatch({ batchId: june.batchId, version: june.version, reason: '作废' }))).toBe('batch_wrong_status');
    await payCash(office, made, '2026-09-07');
    expect((await office.as('director').disbursement.show({ batchId: made.batchId })).vouchers.map((v) => [v.effect, v.amountFen])).toEqual([['accrue', 50_000], ['pay', 50_000]]);
    // The month's own list is not hindered by a supplement paid in it.
    expect(await generate(office, '2026-09')).toMatchObject({ batchNo: 'W01-202609-2', personCount: 5, totalFen: 60_000 });
    expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  });

  test('what the rules find overpaid by facts corrected later is recovered, and only once', async () => {
    const { residentId } = (await office.as('clerk').disbursement.reckon({ programmeId: office.w01, ...range })).people[0] ?? { residentId: office.ids[2]! };
    await office.as('clerk').welfare.pause({ programmeId: office.w01, residentId, fromMonth: month('2026-08'), toMonth: null, reason: '服刑' });
    const [person] = (await clerk().reckon({ programmeId: office.w01, ...range })).people;
    expect(person).toMatchObject({ name: '王建国', overpaidFen: 12_000, months: [{ month: '2026-08', differenceFen: -12_000 }] });
    const opened = await clerk().openRecovery({ residentId, programmeId: office.w01, months: range });
    expect(opened.amountFen).toBe(12_000);
    expect((await clerk().recovery({ recoveryId: opened.recoveryId })).lines.map((line) => [line.batchNo, line.overpaidFen])).toEqual([['W01-202608-1', 10_000], ['W01-202609-1', 2_000]]);
    expect(await refusalOf(clerk().openRecovery({ residentId, programmeId: office.w01, months: range }))).toBe('nothing_overpaid');
    // What is being recovered is not named again.
    expect((await clerk().reckon({ programmeId: office.w01, ...range })).people).toEqual([]);
  });
});

describe('money that came back after it was paid', () => {
  let office: Office;
  beforeAll(async () => { office = await openWelfareOffice(TEST_PEOPLE); });
  afterAll(() => office.close());

  test('makes the line returned, is booked Dr 102 / Cr 211 on its day, even of a closed batch, and a follow-up pays it again', async () => {
    const cashier = office.as('cashier').disbursement;
    const approved = await office.approve(await office.generate(office.w01, '2026-08'));
    const sent = await cashier.exportToBank({ ...approved, profileCode: 'generic-csv' });
    const answer = ['备注,金额,处理结果', ...[1, 2, 3, 4].map((n) => `W01-202608-1#${n},100.00,成功`)].join('\n');
    const paid = await cashier.importResult({ ...on(sent), fileId: await office.upload('cashier', '回盘.csv', Buffer.from(answer)), profileCode: 'generic-csv', paidOn: day('2026-08-20') });
    const closed = await cashier.closeBatch(on(paid));
    const { lines } = await cashier.lines({ batchId: paid.batchId });
    const call = { batchId: paid.batchId, lineIds: [lines[0]!.lineId], returnedOn: day('2026-09-03'), reason: '账户已销户，银行退回' };
    expect(await refusalOf(cashier.returnLines({ ...call, returnedOn: day('2026-08-19') }))).toBe('paid_later');
    const back = await cashier.returnLines(call);
    expect(back).toMatchObject({ amountFen: 10_000, version: closed.version });
    expect(await refusalOf(cashier.returnLines(call))).toBe('line_wrong_status');
    const voucher = await office.as('accountant').ledger.voucher({ voucherId: back.voucherIds[0]! });
    expect([voucher.voucherDate, ...voucher.lines.map((line) => `${line.accountCode} ${line.debitFen} ${line.creditFen}`)]).toEqual(['2026-09-03', '10201 10000 0', '21101 0 10000']);
    expect((await cashier.lines({ batchId: paid.batchId })).lines[0]).toMatchObject({ status: 'returned', paidFen: 0, paidOn: null });
    expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
    const child = await office.as('clerk').disbursement.generateFollowUp({ batchId: paid.batchId });
    expect(child).toMatchObject({ personCount: 1, totalFen: 10_000 });
    // Its own follow-up failed too: the next one follows that, and the first batch has nothing left to follow.
    const again = await office.approve(child);
    const out = await cashier.exportToBank({ ...again, profileCode: 'generic-csv' });
    await cashier.importResult({ ...on(out), fileId: await office.upload('cashier', '回盘2.csv', Buffer.from(`备注,金额,处理结果,失败原因\n${child.batchNo}#1,100.00,失败,销户\n`)), profileCode: 'generic-csv' });
    expect(await refusalOf(office.as('clerk').disbursement.generateFollowUp({ batchId: paid.batchId }))).toBe('batch_empty');
    const third = await office.as('clerk').disbursement.generateFollowUp({ batchId: child.batchId });
    await office.approve(third);
    expect((await office.as('director').disbursement.show({ batchId: third.batchId })).vouchers).toEqual([]);
    expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  });
});

describe('a recovery begun by mistake', () => {
  let office: Office;
  let recoveryId: RecoveryId;
  const clerk = () => office.as('clerk').disbursement;
  const read = () => clerk().recovery({ recoveryId });
  const undo = async (who = 'director', reason = '走访记错了人') => office.as(who).disbursement.undoRecovery({ recoveryId, version: (await read()).version, reason });
  const open = async (): Promise<void> => { ({ recoveryId } = await clerk().openRecovery({ residentId: office.ids[0]!, programmeId: office.w01 })); };
  beforeAll(async () => {
    office = await openWelfareOffice(TEST_PEOPLE);
    for (const each of ['2026-06', '2026-07', '2026-08']) await payCash(office, await generate(office, each), `${each}-20`);
    await office.as('clerk').residents.recordDeath({ residentId: office.ids[0]!, occurredOn: day('2026-06-15'), newHead: null });
    await open();
  });
  afterAll(() => office.close());

  test('is taken back by another person with the reason; it stays to be seen, and the months are found overpaid again', async () => {
    expect(await refusalOf(undo('clerk'))).toBe('not_allowed');
    expect(await refusalOf(undo('director', ' '))).toBe('invalid_input');
    const vouchers = async () => (await office.sql.selectFrom('vouchers').select('id').execute()).length;
    const before = await vouchers();
    expect((await clerk().overpaid({})).people).toEqual([]);
    expect((await office.as('director').disbursement.recovery({ recoveryId })).may).toMatchObject({ undo: true });
    await undo();
    // Nothing was booked when it began: nothing is booked now.
    expect(await vouchers()).toBe(before);
    expect(await read()).toMatchObject({ amountFen: 20_000, openFen: 0, setOff: false, undoneBy: expect.any(String) as string, undoneReason: '走访记错了人', may: { plan: false, repay: false, askWriteOff: false, decideWriteOff: false, undo: false } });
    expect((await clerk().recoveries({ open: true })).recoveries).toEqual([]);
    expect((await clerk().recoveries({})).recoveries).toHaveLength(1);
    expect((await clerk().overpaid({})).people).toMatchObject([{ name: '张大海', overpaidFen: 20_000 }]);
    expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  });

  test('nothing more is done with it, at the door and in the database', async () => {
    const { version } = await read();
    expect(await refusalOf(undo())).toBe('recovery_undone');
    expect(await refusalOf(clerk().planRecovery({ recoveryId, version, setOff: true, ...NOTHING }))).toBe('recovery_undone');
    expect(await refusalOf(office.as('cashier').disbursement.repayRecovery({ recoveryId, version, amountFen: 1, paidOn: day('2026-09-05'), by: 'cash' }))).toBe('recovery_undone');
    expect(await refusalOf(clerk().askWriteOff({ recoveryId, version, reason: '困难', decisionRef: '1' }))).toBe('recovery_undone');
    expect(await refusalOf(clerk().printRecovery({ recoveryId }))).toBe('recovery_undone');
    const { writer } = office.office.core.database;
    await expect(sql`update recoveries set undoneReason = '改' where id = ${recoveryId}`.execute(writer)).rejects.toThrow(/taken back/);
    await expect(sql`insert into recoveryEvents (recoveryId, kind, amountFen, happenedOn, note, userId, staffId, at) select ${recoveryId}, 'repaid', 1, '2026-09-05', '', id, staffId, '2026-09-05T00:00:00.000Z' from users limit 1`.execute(writer)).rejects.toThrow(/taken back/);
  });

  test('a new one of the same months, once money has moved, is not taken back; a list that sets it off comes first', async () => {
    await open();
    await clerk().planRecovery({ recoveryId, version: 1, setOff: true, payerResidentId: office.ids[1]!, perBatchFen: 6_000 });
    const made = await generate(office, '2026-09');
    expect(await refusalOf(undo())).toBe('recovery_listed');
    const approved = await office.approve(made);
    expect(await refusalOf(undo())).toBe('recovery_moved');
    const { writer } = office.office.core.database;
    const who = sql`undoneAt = '2026-09-08T01:00:00.000Z', undoneReason = '硬改', undoneByUserId = (select id from users where userName = 'director'), undoneByStaffId = (select staffId from users where userName = 'director')`;
    await expect(sql`update recoveries set ${who} where id = ${recoveryId}`.execute(writer)).rejects.toThrow(/money has moved/);
    // The set-off falls with its batch: then nothing has moved.
    await office.as('director').disbursement.voidBatch({ ...approved, reason: '重做' });
    await expect(sql`update recoveries set ${who}, undoneByUserId = createdByUserId, undoneByStaffId = createdByStaffId where id = ${recoveryId}`.execute(writer)).rejects.toThrow(/CHECK/);
    await undo();
    expect(await read()).toMatchObject({ openFen: 0, setOffFen: 0, undoneReason: '走访记错了人' });
    // No list sets it off any more.
    expect(await generate(office, '2026-09')).toMatchObject({ totalFen: 30_000 });
    expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  });
});

describe('what is recovered of a supplement over several months', () => {
  let office: Office;
  const clerk = () => office.as('clerk').disbursement;
  const range = { fromMonth: month('2026-06'), toMonth: month('2026-08') };
  const reckoned = async () => (await clerk().reckon({ programmeId: office.w01, ...range })).people.map((p) => [p.name, ...p.months.map((m) => `${m.month} ${m.differenceFen}`)]);
  const raise = async (validFrom: string, amountFen: number): Promise<void> => {
    const { versionId, version } = await office.as('clerk').welfare.saveDraft({
      programmeId: office.w01, versionId: null, version: null, validFrom: month(validFrom), resolutionNo: '〔2026〕9号', resolvedOn: day('2026-08-30'), resolutionTitle: '改标准', rule: { kind: 'all', of: [ageFrom(60), REGISTERED] }, amount: flat(amountFen),
      exclusions: [], expenseAccountCode: '5140101', payableAccountCode: '21101', moneyAccountCode: '10201', cashAccountCode: '101', stackable: true, exclusionGroup: null,
    });
    await office.as('clerk').welfare.activateVersion({ versionId, version });
  };
  beforeAll(async () => {
    office = await openWelfareOffice(TEST_PEOPLE.slice(0, 1));
    for (const each of ['2026-06', '2026-07', '2026-08']) await payCash(office, await generate(office, each), `${each}-20`);
    await office.addPerson({ name: '郑迟报', birthDate: '1951-05-05' });
    const made = await clerk().generateSupplement({ programmeId: office.w01, benefitMonth: month('2026-09'), ...range, payBy: 'cash' });
    await payCash(office, made, '2026-09-07');
  });
  afterAll(() => office.close());

  test('counts against the month it was paid for, once, to the fen', async () => {
    const { residentId } = await office.sql.selectFrom('residents').select('id as residentId').where('name', '=', '郑迟报').executeTakeFirstOrThrow();
    const pause = (of: string) => office.as('clerk').welfare.pause({ programmeId: office.w01, residentId, fromMonth: month(of), toMonth: month(of), reason: '服刑' });
    await pause('2026-08');
    const { recoveryId, amountFen } = await clerk().openRecovery({ residentId, programmeId: office.w01, months: range });
    expect(amountFen).toBe(10_000);
    const monthsOf = async (of: RecoveryId) => (await office.sql.selectFrom('recoveryLineMonths').select(['month', 'amountFen']).where('recoveryId', '=', of).orderBy('month').execute()).map((row) => `${row.month} ${row.amountFen}`);
    expect(await monthsOf(recoveryId)).toEqual(['2026-08 10000']);
    expect(await reckoned()).toEqual([]);
    // July turns out to be overpaid too: what is recovered of August does not hide it.
    await pause('2026-07');
    expect(await reckoned()).toEqual([['郑迟报', '2026-07 -10000']]);
    const second = await clerk().openRecovery({ residentId, programmeId: office.w01, months: range });
    expect(second.amountFen).toBe(10_000);
    expect(await monthsOf(second.recoveryId)).toEqual(['2026-07 10000']);
    expect(await reckoned()).toEqual([]);
    // Taken back, the month is overpaid again and nothing else is.
    await office.as('director').disbursement.undoRecovery({ recoveryId, version: 1, reason: '记错' });
    expect(await reckoned()).toEqual([['郑迟报', '2026-08 -10000']]);
    expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  });

  test('recoveries of old, without months, are spread over the months in order, the older one first', async () => {
    const statements = MIGRATIONS.find((each) => each.number === 255)!.statements.filter((each) => /^(create (table|index)|insert into) recoveryLineMonths/.test(each));
    const undo = new Error('undo');
    let spread: unknown;
    await office.office.core.database.writer.transaction().execute(async (trx) => {
      await sql`drop table recoveryLineMonths`.execute(trx);
      for (const trigger of ['recoveryLinesNoDelete', 'recoveryLinesPaid', 'recoveriesFixed', 'recoveriesUndoneStay']) await sql`drop trigger ${sql.ref(trigger)}`.execute(trx);
      await sql`delete from recoveryLines where recoveryId > 2`.execute(trx);
      const { lineId } = await trx.selectFrom('recoveryLines').select('lineId').limit(1).executeTakeFirstOrThrow();
      await sql`delete from recoveryLines`.execute(trx);
      for (const [recoveryId, amountFen] of [[1, 12_000], [2, 17_999]] as const) await sql`insert into recoveryLines values (${recoveryId}, ${lineId}, ${amountFen})`.execute(trx);
      for (const statement of statements) await sql`${sql.raw(statement)}`.execute(trx);
      spread = (await trx.selectFrom('recoveryLineMonths').selectAll().orderBy('recoveryId').orderBy('month').execute()).map((row) => [row.recoveryId, row.month, row.amountFen]);
      throw undo;
    }).catch((error: unknown) => { if (error !== undo) throw error; });
    expect(spread).toEqual([[1, '2026-06', 10_000], [1, '2026-07', 2_000], [2, '2026-07', 8_000], [2, '2026-08', 9_999]]);
  });

  test('a part of a month is that part; no month is recovered beyond what was paid for it', async () => {
    const { writer } = office.office.core.database;
    await raise('2026-06', 9_933);
    const { residentId } = await office.sql.selectFrom('residents').select('id as residentId').where('name', '=', '郑迟报').executeTakeFirstOrThrow();
    expect((await reckoned()).find(([name]) => name === '郑迟报')).toEqual(['郑迟报', '2026-06 -67', '2026-08 -10000']);
    const { recoveryId, amountFen } = await clerk().openRecovery({ residentId, programmeId: office.w01, months: range });
    expect(amountFen).toBe(10_067);
    const rows = await office.sql.selectFrom('recoveryLineMonths').selectAll().where('recoveryId', '=', recoveryId).orderBy('month').execute();
    expect(rows.map((row) => [row.month, row.amountFen])).toEqual([['2026-06', 67], ['2026-08', 10_000]]);
    await expect(sql`insert into recoveryLineMonths values (${recoveryId}, ${rows[0]!.lineId}, '2026-07', 1)`.execute(writer)).rejects.toThrow(/more than/);
    await expect(sql`update recoveryLineMonths set amountFen = 1`.execute(writer)).rejects.toThrow(/never changed/);
    expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
    await sql`drop trigger recoveryLineMonthsNoDelete`.execute(writer);
    await sql`delete from recoveryLineMonths where recoveryId = ${recoveryId} and month = '2026-06'`.execute(writer);
    expect((await verifyDisbursement(office.sql)).faults).toEqual([`recoveries: recovery ${recoveryId}, line ${rows[0]!.lineId}: not the sum of its months`]);
  });
});
