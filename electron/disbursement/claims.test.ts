import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, month } from '#shared/days.ts';
import type { ClaimId, ProgrammeId, ResidentId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { CLAIMS_AMOUNT, CLAIMS_RULE } from '#shared/welfare/claims.ts';
import { openWelfareOffice, refusalOf, TEST_PEOPLE, type Standing } from '#electron/testing/welfare-office.ts';
import { verifyDisbursement } from './verify-disbursement.ts';

type Office = Awaited<ReturnType<typeof openWelfareOffice>>;
const on = ({ batchId, version }: Standing): Standing => ({ batchId, version });

describe('one pipeline pays what was decided elsewhere', () => {
  let office: Office;
  let programmeId: ProgrammeId;
  let who: readonly ResidentId[];
  const clerk = () => office.as('clerk');
  const enter = (residentId: ResidentId, amountFen: number, more: object = {}) => clerk().welfare.enterClaim({ programmeId, residentId, benefitMonth: month('2026-09'), amountFen, note: '助学金', decisionRef: '居议〔2026〕9号', ...more });
  const states = async (): Promise<string[]> => (await clerk().welfare.claims({ programmeId })).claims.map((c) => `${c.name} ${c.amountFen} ${c.state} ${c.batchNo ?? '-'}`).toReversed();
  let made: Standing & { batchNo: string };
  let ids: ClaimId[];

  beforeAll(async () => {
    office = await openWelfareOffice(TEST_PEOPLE);
    who = office.ids;
    programmeId = await office.addProgramme({ code: 'W05', rule: CLAIMS_RULE, amount: CLAIMS_AMOUNT, basis: 'claims' });
  });
  afterAll(() => office.close());

  test('claims are entered for a programme that takes them, with the paper they rest on', async () => {
    expect(await refusalOf(enter(who[0]!, 500_000, { programmeId: office.w01 }))).toBe('claims_not_taken');
    expect(await refusalOf(enter(who[0]!, 0))).toBe('invalid_input');
    expect(await refusalOf(enter(who[0]!, 1, { decisionRef: ' ' }))).toBe('invalid_input');
    expect(await refusalOf(enter(null as unknown as ResidentId, 1))).toBe('claim_payee_missing');
    ids = [];
    for (const [index, sum] of [[0, 500_000], [0, 30_000], [1, 1], [2, 800_000], [3, 20_000]] as const) ids.push((await enter(who[index]!, sum)).claimId);
    expect(await states()).toEqual(['张大海 500000 open -', '张大海 30000 open -', '李秀英 1 open -', '王建国 800000 open -', '赵小兵 20000 open -']);
  });

  test('a batch takes chosen ones, one line a person with the sum of his claims', async () => {
    expect(await refusalOf(clerk().disbursement.generate({ programmeId, benefitMonth: month('2026-08') }))).toBe('no_open_claims');
    made = await clerk().disbursement.generate({ programmeId, benefitMonth: month('2026-09'), claimIds: ids.slice(0, 4) });
    expect(made).toMatchObject({ batchNo: 'W05-202609-1', personCount: 3, totalFen: 1_330_001 });
    const { lines } = await clerk().disbursement.lines({ batchId: made.batchId });
    expect(lines.map((l) => [l.name, l.amountFen, l.months])).toEqual([['张大海', 530_000, 1], ['李秀英', 1, 1], ['王建国', 800_000, 1]]);
    const explained = await clerk().disbursement.explainLine({ lineId: lines[0]!.lineId });
    expect(explained.lines.zh.map((l) => l.text)).toEqual(['应发事项2项，合计5,300.00元', '助学金：5,000.00元（居议〔2026〕9号）', '助学金：300.00元（居议〔2026〕9号）']);
    expect((await clerk().disbursement.difference({ batchId: made.batchId })).lines[1]).toMatchObject({ kind: 'joined', reason: { zh: '应发事项：助学金（居议〔2026〕9号）' } });
    expect(await clerk().disbursement.recompute({ batchId: made.batchId })).toMatchObject({ identical: true, linesCompared: 3 });
    expect(await refusalOf(clerk().disbursement.addLine({ ...on(made), residentId: who[4]!, amountFen: 5, reason: '加' }))).toBe('batch_takes_no_lines');
  });

  test('a claim stands in one batch at a time; a second batch of the month takes the others', async () => {
    expect(await refusalOf(clerk().disbursement.generate({ programmeId, benefitMonth: month('2026-09'), claimIds: [ids[0]!] }))).toBe('no_open_claims');
    expect(await refusalOf(clerk().welfare.withdrawClaim({ claimId: ids[0]!, reason: '重复' }))).toBe('claim_listed');
    const second = await clerk().disbursement.generate({ programmeId, benefitMonth: month('2026-09') });
    expect(second).toMatchObject({ batchNo: 'W05-202609-2', personCount: 1, totalFen: 20_000 });
    await clerk().disbursement.voidBatch({ ...on(second), reason: '并入下一批' });
    expect((await states())[4]).toBe('赵小兵 20000 open -');
    await expect(sql`insert into batchLineClaims select id, ${ids[0]!}, 1 from batchLines where batchId = ${made.batchId} and residentId = ${who[1]!}`.execute(office.office.core.database.writer)).rejects.toThrow(/not a claim of this person/);
    await expect(sql`update claims set amountFen = 1 where id = ${ids[0]!}`.execute(office.office.core.database.writer)).rejects.toThrow(/only ever withdrawn/);
    await expect(sql`delete from claims where id = ${ids[0]!}`.execute(office.office.core.database.writer)).rejects.toThrow(/never deleted/);
  });

  test('a removed line gives its claims back; another batch takes them, and then the line stays off', async () => {
    const { lines } = await clerk().disbursement.lines({ batchId: made.batchId });
    const removed = await clerk().disbursement.removeLine({ ...on(made), lineId: lines[1]!.lineId, reason: '待补材料' });
    expect((await states())[2]).toBe('李秀英 1 open -');
    const other = await clerk().disbursement.generate({ programmeId, benefitMonth: month('2026-09'), claimIds: [ids[2]!] });
    expect(await refusalOf(clerk().disbursement.restoreLine({ ...on(removed), lineId: lines[1]!.lineId, reason: '补齐' }))).toBe('line_exists');
    await clerk().disbursement.voidBatch({ ...on(other), reason: '不用' });
    const restored = await clerk().disbursement.restoreLine({ ...on(removed), lineId: lines[1]!.lineId, reason: '补齐' });
    const off = await clerk().disbursement.removeLine({ ...on(restored), lineId: lines[1]!.lineId, reason: '本人放弃' });
    await clerk().welfare.withdrawClaim({ claimId: ids[2]!, reason: '本人放弃' });
    expect(await refusalOf(clerk().welfare.withdrawClaim({ claimId: ids[2]!, reason: '再撤' }))).toBe('claim_withdrawn');
    expect(await refusalOf(clerk().disbursement.restoreLine({ ...on(off), lineId: lines[1]!.lineId, reason: '又要' }))).toBe('claim_withdrawn');
    made = { ...made, ...on(off) };
  });

  test('unlocked and locked again, then approved, booked and partly failed; the follow-up pays the same claims and accrues nothing', async () => {
    const draft = await clerk().disbursement.unlockList({ ...on(made), reason: '再核一遍' });
    expect((await states())[0]).toBe('张大海 500000 open -');
    const locked = await clerk().disbursement.lockList(on(draft));
    const computed = await clerk().disbursement.compute(on(locked));
    expect(computed).toMatchObject({ personCount: 3, totalFen: 1_350_000 });
    const approved = await office.approve(computed);
    const sent = await office.as('cashier').disbursement.exportToBank({ ...approved, profileCode: 'generic-csv' });
    const answer = ['备注,金额,处理结果,失败原因', 'W05-202609-1#1,5300.00,失败,账户已销户', 'W05-202609-1#2,8000.00,成功,', 'W05-202609-1#3,200.00,成功,'].join('\n');
    const paid = await office.as('cashier').disbursement.importResult({ ...on(sent), fileId: await office.upload('cashier', '回盘.csv', Buffer.from(answer)), profileCode: 'generic-csv' });
    expect(await states()).toEqual(['张大海 500000 failed W05-202609-1', '张大海 30000 failed W05-202609-1', '李秀英 1 withdrawn -', '王建国 800000 paid W05-202609-1', '赵小兵 20000 paid W05-202609-1']);
    expect(await refusalOf(clerk().welfare.withdrawClaim({ claimId: ids[0]!, reason: '销户' }))).toBe('claim_listed');
    expect(await refusalOf(clerk().disbursement.generate({ programmeId, benefitMonth: month('2026-10') }))).toBe('no_open_claims');
    const child = await clerk().disbursement.generateFollowUp({ batchId: paid.batchId });
    expect(child).toMatchObject({ personCount: 1, totalFen: 530_000 });
    expect(await refusalOf(clerk().disbursement.generateFollowUp({ batchId: paid.batchId }))).toBe('batch_empty');
    const again = await office.approve(child);
    expect((await office.as('director').disbursement.show({ batchId: child.batchId })).vouchers).toEqual([]);
    const out = await office.as('cashier').disbursement.exportToBank({ ...again, profileCode: 'generic-csv' });
    const fileId = await office.upload('cashier', '回盘2.csv', Buffer.from(`备注,金额,处理结果\n${child.batchNo}#1,5300.00,成功\n`));
    await office.as('cashier').disbursement.importResult({ ...on(out), fileId, profileCode: 'generic-csv', paidOn: day('2026-09-20') });
    expect((await clerk().welfare.claims({ programmeId, states: ['paid'] })).claims.at(-1)).toMatchObject({ name: '张大海', state: 'paid', paidOn: '2026-09-20' });
    expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  });

  test('the claim of somebody who has died is listed, held and never paid to him', async () => {
    await enter(who[2]!, 60_000);
    await clerk().residents.recordDeath({ residentId: who[2]!, occurredOn: day('2026-09-01'), newHead: null });
    const batch = await clerk().disbursement.generate({ programmeId, benefitMonth: month('2026-10') });
    expect(batch).toMatchObject({ personCount: 0, totalFen: 0 });
    expect((await clerk().disbursement.lines({ batchId: batch.batchId })).lines).toMatchObject([{ name: '王建国', status: 'held', statusReason: '已去世，待确定继承人' }]);
  });

  test('what the books owe and what was paid agree', async () => {
    expect((await clerk().welfare.claims({ programmeId })).sums.map((row) => `${row.state} ${row.count} ${row.amountFen}`).toSorted()).toEqual(['listed 1 60000', 'paid 4 1350000', 'withdrawn 1 1']);
    const months = (await office.as('director').disbursement.months({ fromMonth: month('2026-09'), toMonth: month('2026-09') })).months;
    expect(months).toMatchObject([{ programmeCode: 'W05', persons: 3, amountFen: fen(1_350_000), paidPersons: 3, paidFen: 1_350_000 }]);
  });
});
