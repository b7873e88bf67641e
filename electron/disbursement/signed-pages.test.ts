/** Signed pages that come back as scans (F8, F10): each finds its place by its code, and what does not belong is refused by name. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatPageCode, parsePageCode } from '#shared/disbursement/roster-code.ts';
import { openWelfareOffice, refusalOf, TEST_PEOPLE, type Standing } from '#electron/testing/welfare-office.ts';
import { scanPage } from '#electron/testing/scan-page.ts';
import { openTestOffice } from '#electron/testing/open-test-office.ts';

const MANY = [...TEST_PEOPLE, ...Array.from({ length: 40 }, (_, at) => ({ name: `老人${at + 1}`, birthDate: '1950-01-01' }))];
let office: Awaited<ReturnType<typeof openWelfareOffice>>;
let batch: Standing;
let other: Standing;
let codes: string[];
let otherCodes: string[];
beforeAll(async () => {
  office = await openWelfareOffice(MANY);
  batch = await office.approve(await office.generate(office.w01, '2026-09', { payBy: 'cash' }));
  other = await office.approve(await office.generate(office.w01, '2026-08', { payBy: 'cash' }));
  const print = async ({ batchId }: Standing): Promise<string[]> => {
    const { issueId } = await office.as('clerk').paying.issueRoster({ batchId, kind: 'sign' });
    return (await office.as('clerk').disbursement.roster({ batchId, issueId })).issue!.pages.map((page) => page.code);
  };
  [codes, otherCodes] = [await print(batch), await print(other)];
});
afterAll(() => office.close());

let scans = 0;
const newScan = async (text = `scan ${(scans += 1)}`): Promise<string> => office.upload('cashier', '扫描.png', scanPage(text));
const file = async (code: string | null, options: { scan?: string; page?: { issueId: number; pageNo: number }; in?: Standing } = {}) =>
  office.as('cashier').paying.filePage({ batchId: (options.in ?? batch).batchId, fileId: await newScan(options.scan), code, page: (options.page ?? null) });
const pages = async () => (await office.as('supervisor').paying.signedPages({ batchId: batch.batchId })).issues[0]!;

test('three pages are printed, none is there', async () => {
  expect(codes).toHaveLength(3);
  const issue = await pages();
  expect(issue.pages.map((page) => [page.pageNo, page.firstLineNo, page.lastLineNo, page.persons, page.filed])).toEqual([[1, 1, 20, 20, null], [2, 21, 40, 20, null], [3, 41, 44, 4, null]]);
});

describe('what does not belong is refused by name', () => {
  const altered = (change: Partial<NonNullable<ReturnType<typeof parsePageCode>>>) => formatPageCode({ ...parsePageCode(codes[0]!)!, ...change });
  test.each<[string, () => string | null, string]>([
    ['a payment code', () => 'https://qr.alipay.com/abc', 'roster_code_foreign'],
    ['no code and no page named', () => null, 'roster_code_foreign'],
    ['a page of another batch', () => otherCodes[0]!, 'roster_page_other_batch'],
    ['a page of another batch passed off as of this', () => formatPageCode({ ...parsePageCode(otherCodes[0]!)!, batchNo: 'W01-202609-1' }), 'roster_code_wrong'],
    ['another page’s number', () => altered({ pageNo: 2 }), 'roster_code_wrong'],
    ['another count of pages', () => altered({ pageCount: 4 }), 'roster_code_wrong'],
    ['a printing that never was', () => altered({ issueNo: 9 }), 'roster_code_wrong'],
    ['a made-up checksum', () => altered({ check: '2345678923' }), 'roster_code_wrong'],
  ])('%s', async (_, code, refusal) => { expect(await refusalOf(file(code()))).toBe(refusal); });

  test('the same page printed by another office', async () => {
    const elsewhere = await openWelfareOffice(MANY);
    try {
      const made = await elsewhere.approve(await elsewhere.generate(elsewhere.w01, '2026-09', { payBy: 'cash' }));
      const { issueId } = await elsewhere.as('clerk').paying.issueRoster({ batchId: made.batchId, kind: 'sign' });
      const [page] = (await elsewhere.as('clerk').disbursement.roster({ batchId: made.batchId, issueId })).issue!.pages;
      expect(await refusalOf(file(page!.code))).toBe('roster_code_wrong');
    } finally {
      await elsewhere.close();
    }
  });
});

test('a page is filed by its code; the second scan of it, and the same picture as another page, are refused', async () => {
  expect(await file(codes[2]!, { scan: 'page three' })).toMatchObject({ pageNo: 3, pageCount: 3, how: 'code' });
  expect(await refusalOf(file(codes[2]!))).toBe('roster_page_filed');
  expect(await refusalOf(file(codes[0]!, { scan: 'page three' }))).toBe('roster_scan_used');
  const { filed } = (await pages()).pages[2]!;
  expect(filed).toMatchObject({ by: 'cashier甲', how: 'code' });
  const { scans: papers } = await office.as('cashier').scans.list({ ownerKind: 'batch', ownerId: batch.batchId });
  expect(papers.map((paper) => [paper.label, paper.note])).toEqual([['signedRoster', '第 1 号名册第 3 页']]);
});

test('an unreadable page is named by hand; one filed wrongly is withdrawn and filed again', async () => {
  const { issueId } = await pages();
  const wrong = await file(null, { scan: 'blurred', page: { issueId, pageNo: 1 } });
  expect(wrong.how).toBe('hand');
  await office.as('cashier').paying.withdrawPage({ filingId: wrong.filingId, reason: '归错了页' });
  expect(await refusalOf(office.as('cashier').paying.withdrawPage({ filingId: wrong.filingId, reason: '再撤' }))).toBe('not_found');
  expect(await file(null, { scan: 'blurred', page: { issueId, pageNo: 2 } })).toMatchObject({ pageNo: 2 });
  expect(await refusalOf(file(null, { page: { issueId, pageNo: 7 } }))).toBe('not_found');
  expect(await refusalOf(file(null, { page: { issueId, pageNo: 1 }, in: other }))).toBe('not_found');
});

test('how far the signatures have come', async () => {
  const { lines } = await office.as('clerk').disbursement.lines({ batchId: batch.batchId });
  for (const line of lines.filter(({ lineNo }) => lineNo === 1 || lineNo === 25 || lineNo === 44)) await office.as('cashier').paying.handOut({ batchId: batch.batchId, lineId: line.lineId });
  const { version } = await office.as('cashier').disbursement.show({ batchId: batch.batchId });
  await office.as('cashier').paying.bookDesk({ batchId: batch.batchId, version });
  const seen = await office.as('cashier').paying.signedPages({ batchId: batch.batchId });
  expect(seen).toMatchObject({ needed: true, paidLines: 3, signedLines: 2, mayFile: true });
  await file(codes[0]!);
  expect((await office.as('cashier').paying.signedPages({ batchId: batch.batchId })).signedLines).toBe(3);
});

test('what is no picture is refused by the scans themselves', async () => {
  const fileId = await office.upload('cashier', '名册.png', Buffer.from('MZ no picture'));
  expect(await refusalOf(office.as('cashier').paying.filePage({ batchId: other.batchId, fileId, code: otherCodes[0]! }))).toBe('scan_type_refused');
});

test('a role without the desk does not file', async () => {
  const empty = await openTestOffice();
  try {
    expect(await refusalOf(empty.as('clerk').paying.filePage({ batchId: 1, fileId: 'x', code: null }))).toBe('not_allowed');
  } finally {
    await empty.close();
  }
});
