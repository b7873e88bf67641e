/** Numbered printings of the roster and the codes on their pages (F8). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWelfareOffice, refusalOf, TEST_PEOPLE, type Standing } from '#electron/testing/welfare-office.ts';
import { parsePageCode } from '#shared/disbursement/roster-code.ts';

let office: Awaited<ReturnType<typeof openWelfareOffice>>;
let batch: Standing;
/** 27 people: two pages of twenty rows. */
const MANY = [...TEST_PEOPLE, ...Array.from({ length: 23 }, (_, at) => ({ name: `老人${at + 1}`, birthDate: '1950-01-01' }))];
beforeAll(async () => {
  office = await openWelfareOffice(MANY);
  batch = await office.approve(await office.generate(office.w01, '2026-09', { payBy: 'cash' }));
});
afterAll(() => office.close());

const issue = (form: { size?: 'a4' | 'a4big' | 'a3'; onlyToPay?: boolean; byGrid?: boolean } = {}) => office.as('clerk').paying.issueRoster({ batchId: batch.batchId, kind: 'sign', ...form });

test('a list that is not approved has no printing', async () => {
  const made = await office.generate(office.w01, '2026-08', { payBy: 'cash' });
  expect(await refusalOf(office.as('clerk').paying.issueRoster({ batchId: made.batchId, kind: 'sign' }))).toBe('batch_wrong_status');
  expect((await office.as('clerk').disbursement.roster({ batchId: made.batchId })).issue).toBeNull();
});

test('every page has its code; the same list printed again is the same printing, another form another', async () => {
  const first = await issue();
  expect(first).toMatchObject({ issueNo: 1, pageCount: 2, lineCount: 27 });
  expect(await issue()).toEqual(first);
  const big = await issue({ size: 'a4big' });
  expect(big).toMatchObject({ issueNo: 2, pageCount: 2 });
  const roster = await office.as('clerk').disbursement.roster({ batchId: batch.batchId, issueId: first.issueId });
  const codes = roster.issue!.pages.map((page) => parsePageCode(page.code)!);
  expect(codes.map(({ check: _check, ...code }) => code)).toEqual([{ batchNo: 'W01-202609-1', issueNo: 1, pageNo: 1, pageCount: 2 }, { batchNo: 'W01-202609-1', issueNo: 1, pageNo: 2, pageCount: 2 }]);
  const others = (await office.as('clerk').disbursement.roster({ batchId: batch.batchId, issueId: big.issueId })).issue!.pages.map((page) => parsePageCode(page.code)!.check);
  expect(new Set([...codes.map((code) => code.check), ...others]).size).toBe(4);
  // Read again, the codes are the same: nothing but the office's key and what was printed goes into them.
  expect((await office.as('clerk').disbursement.roster({ batchId: batch.batchId, issueId: first.issueId })).issue).toEqual(roster.issue);
});

test('a printing keeps its lines, whatever became of them', async () => {
  const { issueId } = await issue({ onlyToPay: true, size: 'a3' });
  const [line] = (await office.as('clerk').disbursement.lines({ batchId: batch.batchId })).lines;
  await office.as('cashier').paying.handOut({ batchId: batch.batchId, lineId: line!.lineId });
  const { version } = await office.as('cashier').disbursement.show({ batchId: batch.batchId });
  await office.as('cashier').paying.bookDesk({ batchId: batch.batchId, version });
  const roster = await office.as('clerk').disbursement.roster({ batchId: batch.batchId, issueId });
  expect(roster.rows).toHaveLength(27);
  expect(roster.rows[0]).toMatchObject({ name: line!.name, status: 'paid' });
  expect((await issue({ onlyToPay: true, size: 'a3' })).lineCount).toBe(26);
});

test('another batch’s printing is not this one’s', async () => {
  const other = await office.approve(await office.generate(office.w01, '2026-07', { payBy: 'cash' }));
  const { issueId } = await office.as('clerk').paying.issueRoster({ batchId: other.batchId, kind: 'sign' });
  expect(await refusalOf(office.as('clerk').disbursement.roster({ batchId: batch.batchId, issueId }))).toBe('not_found');
});
