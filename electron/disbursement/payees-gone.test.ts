/** Nobody is paid for a month after the month of his death, whenever the office hears of it (§5.3, A6). */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import { openWelfareOffice, TEST_PEOPLE } from '#electron/testing/welfare-office.ts';

let office: Awaited<ReturnType<typeof openWelfareOffice>>;
beforeEach(async () => { office = await openWelfareOffice(TEST_PEOPLE); });
afterEach(() => office.close());

const refusal = (call: Promise<unknown>): Promise<unknown> => call.then(() => 'done', (error: { code: string; data: unknown }) => ({ code: error.code, data: error.data }));
const dies = async (name: string, on: string): Promise<void> => {
  const { rows } = await office.as('clerk').residents.list({ search: name });
  const file = await office.as('clerk').residents.file({ residentId: rows[0]!.residentId });
  const heir = file.household.find((member) => member.residentId !== rows[0]!.residentId);
  await office.as('clerk').residents.recordDeath({ residentId: rows[0]!.residentId, occurredOn: day(on), ...(heir === undefined ? {} : { newHead: { residentId: heir.residentId } }) });
};
const NAMED = { lines: [{ lineNo: expect.any(Number) as number, name: '李秀英', detail: '2025-12-20' }], count: 1 };

test('a death learnt of after the list was locked stops the approval', async () => {
  const made = await office.generate(office.w01, '2026-01');
  const submitted = await office.as('clerk').disbursement.submit({ batchId: made.batchId, version: made.version });
  const reviewed = await office.as('reviewer').disbursement.review({ batchId: made.batchId, version: submitted.version });
  await dies('李秀英', '2025-12-20');
  expect(await refusal(office.as('director').disbursement.approve({ batchId: made.batchId, version: reviewed.version }))).toEqual({ code: 'payees_gone', data: NAMED });
});

test('one learnt of after the approval keeps her out of the bank file, and the others are paid', async () => {
  const approved = await office.approve(await office.generate(office.w01, '2026-01'));
  await dies('李秀英', '2025-12-20');
  const check = await office.as('cashier').disbursement.checkExport({ batchId: approved.batchId, profileCode: 'generic-csv-gb18030' });
  const gone = check.problems.filter((problem) => problem.kind === 'payeeGone');
  expect(gone.map((problem) => [problem.name, problem.detail])).toEqual([['李秀英', '2025-12-20']]);
  const send = (leaveOut: readonly (typeof gone)[number]['lineId'][]) => office.as('cashier').disbursement.exportToBank({ batchId: approved.batchId, version: approved.version, profileCode: 'generic-csv-gb18030', leaveOut: [...leaveOut] });
  expect(await refusal(send([]))).toMatchObject({ code: 'payees_gone' });
  const others = check.problems.filter((problem) => problem.kind !== 'payeeGone').map((problem) => problem.lineId);
  const sent = await send([...others, gone[0]!.lineId]);
  const text = (await office.download('cashier', sent.files[0]!.fileId)).toString('latin1');
  expect(text.includes(Buffer.from('c0eed0e3d3a2', 'hex').toString('latin1'))).toBe(false);
});

test('a death in the month itself is still paid', async () => {
  const approved = await office.approve(await office.generate(office.w01, '2026-01'));
  await dies('李秀英', '2026-01-02');
  const check = await office.as('cashier').disbursement.checkExport({ batchId: approved.batchId, profileCode: 'generic-csv-gb18030' });
  expect(check.problems.filter((problem) => problem.kind === 'payeeGone')).toEqual([]);
});

test('cash is not handed out for her either', async () => {
  const approved = await office.approve(await office.generate(office.w01, '2026-01', { payBy: 'cash' }));
  await dies('李秀英', '2025-12-20');
  expect(await refusal(office.as('cashier').disbursement.payCash({ batchId: approved.batchId, version: approved.version }))).toMatchObject({ code: 'payees_gone' });
});
