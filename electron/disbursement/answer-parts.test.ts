/** What the cashier is told before a second file and after an answer: the same as what is then done. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fen } from '#shared/money.ts';
import { openWelfareOffice, refusalOf, type Standing } from '#electron/testing/welfare-office.ts';

const PEOPLE = ['张大海', '李秀英', '王建国'].map((name, at) => ({ name, birthDate: `195${at}-03-02` }));
const profileCode = 'generic-csv-gb18030';

describe('a file sent again, and an answer with somebody paid in part', () => {
  let office: Awaited<ReturnType<typeof openWelfareOffice>>;
  let standing: Standing;
  beforeAll(async () => { office = await openWelfareOffice(PEOPLE); });
  afterAll(() => office.close());
  const cashier = () => office.as('cashier').disbursement;
  const check = () => cashier().checkExport({ batchId: standing.batchId, profileCode });
  const on = () => ({ batchId: standing.batchId, version: standing.version });

  test('what is announced is what the file then holds: everybody, everybody once more, and nobody after the answer', async () => {
    standing = await office.approve(await office.generate(office.w01, '2026-09'));
    expect(await check()).toMatchObject({ lineCount: 3, totalFen: 30_000, files: 1, again: false, lastRun: null });
    standing = await cashier().exportToBank({ ...on(), profileCode });
    expect(await check()).toMatchObject({ lineCount: 3, totalFen: 30_000, files: 1, again: true, lastRun: { runNo: 1 } });
    const second = await cashier().exportToBank({ ...on(), profileCode, reason: '优盘丢了，文件没有交到银行' });
    expect(second.files.map((file) => [file.lineCount, file.totalFen])).toEqual([[3, 30_000]]);
    standing = second;
  });

  test('paid, in part and failed are told apart: before it is loaded, after, on the batch, and when it comes again', async () => {
    const lines = [',,100.00,100.00,W01-202609-1#1,成功,', ',,100.00,40.00,W01-202609-1#2,部分成功,限额', ',,100.00,0.00,W01-202609-1#3,失败,户名不符'];
    const fileId = await office.upload('cashier', '回盘.csv', Buffer.from(['户名,账号,金额,实发金额,备注,处理结果,失败原因', ...lines].join('\r\n')));
    const counts = { paidCount: 2, paidFen: fen(14_000), partCount: 1, partFen: fen(4_000), shortFen: fen(6_000), failedCount: 1, failedFen: fen(16_000) };
    expect(await cashier().readResult({ batchId: standing.batchId, fileId, profileCode })).toMatchObject(counts);
    standing = await cashier().importResult({ ...on(), fileId, profileCode });
    expect(standing).toMatchObject({ status: 'paid', ...counts });
    expect((await cashier().show({ batchId: standing.batchId })).results).toMatchObject([counts]);
    expect(await cashier().readResult({ batchId: standing.batchId, fileId, profileCode })).toMatchObject({ alreadyLoaded: true, ...counts });
    expect(await check()).toMatchObject({ lineCount: 0, totalFen: 0, files: 0, again: false });
    expect(await refusalOf(cashier().exportToBank({ ...on(), profileCode, reason: '再报一次' }))).toBe('batch_wrong_status');
  });
});
