/** A line that follows another says which one, and what of it is paid here: the rule beside it gives the whole sum. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWelfareOffice, type Standing } from '#electron/testing/welfare-office.ts';

let office: Awaited<ReturnType<typeof openWelfareOffice>>;
let child: Standing;
let first: string;

beforeAll(async () => {
  office = await openWelfareOffice(['张大海', '李秀英', '王建国'].map((name) => ({ name, birthDate: '1950-03-02' })));
  const approved = await office.approve(await office.generate(office.w01, '2026-09'));
  const cashier = office.as('cashier').disbursement;
  const sent = await cashier.exportToBank({ batchId: approved.batchId, version: approved.version, profileCode: 'generic-csv' });
  first = (await cashier.show({ batchId: sent.batchId })).batchNo;
  const rows = [`${first}#1,100.00,100.00,成功,`, `${first}#2,100.00,40.00,部分成功,限额`, `${first}#3,100.00,0.00,失败,户名不符`];
  const fileId = await office.upload('cashier', '回盘.csv', Buffer.from(['备注,金额,实发金额,处理结果,失败原因', ...rows].join('\n')));
  await cashier.importResult({ batchId: sent.batchId, version: sent.version, fileId, profileCode: 'generic-csv' });
  child = await office.as('clerk').disbursement.generateFollowUp({ batchId: sent.batchId });
});
afterAll(() => office.close());

test.each([
  ['李秀英', 6_000, '补发批次W01-202609-1第2行的余款：那一行应发100.00元，已发40.00元，本行发余下的60.00元', 'pays the rest of line 2 of batch W01-202609-1: ¥100.00 due there, ¥40.00 paid, ¥60.00 left for this line'],
  ['王建国', 10_000, '补发批次W01-202609-1第3行没有发成的100.00元（户名不符）', 'pays again line 3 of batch W01-202609-1: ¥100.00 did not arrive (户名不符)'],
])('%s', async (name, amountFen, zh, en) => {
  const clerk = office.as('clerk').disbursement;
  const { lines } = await clerk.lines({ batchId: child.batchId });
  const line = lines.find((each) => each.name === name)!;
  const explained = await clerk.explainLine({ lineId: line.lineId });
  expect([explained.amountFen, explained.lines.zh[0]!.text, explained.lines.en[0]!.text]).toEqual([amountFen, zh, en]);
  // The rule follows, as it stood.
  expect(explained.lines.zh[1]!.text).toBe('2026-09：发放100.00元');
});

test('the line of the list itself says nothing of another', async () => {
  const clerk = office.as('clerk').disbursement;
  const [batch] = (await clerk.list({})).batches.filter((each) => each.batchNo === first);
  const { lines } = await clerk.lines({ batchId: batch!.batchId });
  expect((await clerk.explainLine({ lineId: lines[0]!.lineId })).lines.zh[0]!.text).toBe('2026-09：发放100.00元');
});
