import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { month } from '#shared/days.ts';
import { openWelfareOffice, refusalOf, type Standing } from '#electron/testing/welfare-office.ts';
import { verifyDisbursement } from './verify-disbursement.ts';

const PEOPLE = [
  { name: '张大海', birthDate: '1950-03-02' }, { name: '李秀英', birthDate: '1955-07-19', sex: '2' as const }, { name: '王建国', birthDate: '1966-09-15' }, { name: '赵小兵', birthDate: '1990-01-01' },
  { name: '买买提·艾力', birthDate: '1948-11-30' }, { name: '孙无期', birthDate: null }, { name: '周租客', birthDate: '1940-01-01', facts: { residency: 'tenant' as const } },
];

describe('one batch from the list to the bank and back', () => {
  let office: Awaited<ReturnType<typeof openWelfareOffice>>;
  let standing: Standing;
  beforeAll(async () => { office = await openWelfareOffice(PEOPLE); });
  afterAll(() => office.close());

  test('generates the list with amounts and names whom it cannot decide', async () => {
    const made = await office.generate(office.w01, '2026-09');
    expect(made).toMatchObject({ batchNo: 'W01-202609-1', status: 'computed', personCount: 4, totalFen: 40_000, unknown: [{ name: '孙无期' }] });
    standing = made;
    const { lines } = await office.as('clerk').disbursement.lines({ batchId: made.batchId });
    expect(lines.map((line) => [line.lineNo, line.name, line.age, line.amountFen])).toEqual([[1, '张大海', 76, 10_000], [2, '李秀英', 71, 10_000], [3, '王建国', 59, 10_000], [4, '买买提·艾力', 77, 10_000]]);
    expect(lines.every((line) => line.accountMasked.includes('*'))).toBe(true);
  });

  test('refuses a second batch for the same month', async () => {
    expect(await refusalOf(office.generate(office.w01, '2026-09'))).toBe('batch_exists');
  });

  test('explains a line from its frozen inputs', async () => {
    const { lines } = await office.as('clerk').disbursement.lines({ batchId: standing.batchId });
    const explained = await office.as('reviewer').disbursement.explainLine({ lineId: lines[2]!.lineId });
    expect(explained.lines.zh.map((line) => line.text)).toEqual([
      '2026-09：发放100.00元', '同时满足：', '要求：年满60周岁（当月满即算，看发放月首日）；实际：60周岁；符合', '要求：居住与户籍为户籍常住或户籍外出；实际：户籍常住；符合', '标准100.00元',
    ]);
  });

  test('is reviewed, approved and booked', async () => {
    standing = await office.approve(standing);
    const shown = await office.as('director').disbursement.show({ batchId: standing.batchId });
    expect(shown).toMatchObject({ status: 'approved', maker: 'clerk甲', reviewer: 'reviewer甲', approver: 'director甲', vouchers: [{ effect: 'accrue', amountFen: 40_000 }] });
    const months = await office.as('director').disbursement.months({ fromMonth: month('2026-01'), toMonth: month('2026-12') });
    expect(months.months).toMatchObject([{ month: '2026-09', persons: 4, amountFen: 40_000, paidFen: 0 }]);
  });

  test('goes to the bank in GBK, a second time only with a reason', async () => {
    const cashier = office.as('cashier');
    const sent = await cashier.disbursement.exportToBank({ batchId: standing.batchId, version: standing.version, profileCode: 'generic-csv' });
    const text = iconv.decode(await office.download('cashier', sent.files[0]!.fileId), 'gbk');
    expect(text.split('\r\n')[4]).toBe('4,买买提·艾力,6217000000000000053,100.00,青岛农商银行,粮油补贴,W01-202609-1#4');
    expect(await refusalOf(cashier.disbursement.exportToBank({ batchId: sent.batchId, version: sent.version, profileCode: 'generic-csv' }))).toBe('export_reason_needed');
    standing = await cashier.disbursement.exportToBank({ batchId: sent.batchId, version: sent.version, profileCode: 'generic-csv', reason: '银行要求重报' });
  });

  test('takes the answer: paid and failed lines, vouchers of both, and the same file again changes nothing', async () => {
    const answer = ['户名,账号,金额,备注,处理结果,失败原因', ...[1, 2, 4].map((n) => `,,100.00,W01-202609-1#${n},成功,`), ',,100.00,W01-202609-1#3,失败,户名不符'].join('\r\n');
    const fileId = await office.upload('cashier', '回盘.csv', iconv.encode(answer, 'gbk'));
    const call = { batchId: standing.batchId, version: standing.version, fileId, profileCode: 'generic-csv' };
    const preview = await office.as('cashier').disbursement.readResult({ batchId: standing.batchId, fileId, profileCode: 'generic-csv' });
    expect(preview).toMatchObject({ paidCount: 3, failedCount: 1, alreadyLoaded: false });
    const loaded = await office.as('cashier').disbursement.importResult(call);
    expect(loaded).toMatchObject({ status: 'paid', paidCount: 3, paidFen: 30_000, failedCount: 1, failedFen: 10_000, alreadyLoaded: false });
    const again = await office.as('cashier').disbursement.importResult(call);
    expect(again).toMatchObject({ alreadyLoaded: true, paidFen: 30_000, voucherIds: [], version: loaded.version });
    const vouchers = (await office.as('director').disbursement.show({ batchId: standing.batchId })).vouchers;
    expect(vouchers.map((v) => [v.effect, v.amountFen])).toEqual([['accrue', 40_000], ['pay', 40_000], ['return', 10_000]]);
    standing = loaded;
  });

  test('the failed line is paid by a follow-up that accrues nothing again', async () => {
    const closed = await office.as('cashier').disbursement.closeBatch({ batchId: standing.batchId, version: standing.version });
    expect(closed.status).toBe('closed');
    const child = await office.as('clerk').disbursement.generateFollowUp({ batchId: standing.batchId });
    expect(child).toMatchObject({ batchNo: 'W01-202609-2', personCount: 1, totalFen: 10_000 });
    const approved = await office.approve(child);
    const shown = await office.as('director').disbursement.show({ batchId: child.batchId });
    expect(shown).toMatchObject({ parentBatchNo: 'W01-202609-1', vouchers: [] });
    const sent = await office.as('cashier').disbursement.exportToBank({ ...approved, profileCode: 'generic-csv' });
    const fileId = await office.upload('cashier', '回盘2.csv', Buffer.from('备注,金额,处理结果\nW01-202609-2#1,100.00,成功\n'));
    await office.as('cashier').disbursement.importResult({ batchId: sent.batchId, version: sent.version, fileId, profileCode: 'generic-csv' });
    const months = await office.as('director').disbursement.months({ fromMonth: month('2026-09'), toMonth: month('2026-09') });
    expect(months.months).toMatchObject([{ persons: 4, amountFen: 40_000, paidPersons: 4, paidFen: 40_000 }]);
    const listed = await office.as('director').disbursement.list({});
    expect(listed).toMatchObject({ total: 2, totalFen: 40_000 });
  });

  test('everything recomputed from scratch agrees, and the batch computes the same again', async () => {
    expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
    const again = await office.as('supervisor').disbursement.recompute({ batchId: standing.batchId });
    expect(again).toMatchObject({ identical: true, linesCompared: 4, storedFen: 40_000, computedFen: 40_000 });
  });

  test('the roster has every column, masked unless asked for whole', async () => {
    const roster = await office.as('clerk').disbursement.roster({ batchId: standing.batchId });
    expect(roster).toMatchObject({ persons: 4, totalFen: 40_000, communityName: '测试社区' });
    expect(roster.totalInCapitals).toContain('肆佰元整');
    const whole = await office.as('clerk').disbursement.roster({ batchId: standing.batchId, whole: true });
    expect(whole.rows[0]).toMatchObject({ idNumber: 'P00000001', account: '6217000000000000012' });
    const rows = await office.sql.selectFrom('auditRows').select('detail').where('method', '=', 'disbursement.roster').execute();
    expect(rows.map((row) => (JSON.parse(row.detail) as { whole: boolean }).whole)).toEqual([false, true]);
  });
});
