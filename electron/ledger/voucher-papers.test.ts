/** Papers of vouchers: which have none, the register of a month, and the covers of its volumes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, month } from '#shared/days.ts';
import type { VoucherId } from '#shared/ids.ts';
import { linesOf, openBooks, type Books } from '#electron/testing/books.ts';
import { pdfPaper } from '#electron/testing/papers.ts';

let books: Books;
const ledger = () => books.office.as('accountant').ledger;
const at = () => ({ accountSetId: books.accountSetId, month: month('2026-06') });
let withCount: VoucherId;
let scanned: VoucherId;
let bare: VoucherId;

async function post(on: string, attachmentsCount: number, kind: 'ordinary' | 'closing' = 'ordinary'): Promise<VoucherId> {
  const { voucherId } = await books.office.as('cashier').ledger.saveVoucher({ accountSetId: books.accountSetId, voucherDate: day(on), attachmentsCount, kind, lines: linesOf('101 借 5.00', '30101 贷 5.00') });
  await books.finish(voucherId);
  return voucherId;
}
async function scan(voucherId: VoucherId, mark: string) {
  const held = books.office.office.receiveFile(await books.office.token('cashier'), '发票.pdf', pdfPaper(mark));
  if (!held.ok) throw new Error(held.code);
  return books.office.as('cashier').scans.add({ ownerKind: 'voucher', ownerId: voucherId, label: 'invoice', fileId: held.value.fileId });
}

beforeAll(async () => {
  books = await openBooks({ startMonth: '2026-06' });
  withCount = await post('2026-06-01', 2);
  scanned = await post('2026-06-02', 0);
  bare = await post('2026-06-30', 0);
  await post('2026-06-30', 0, 'closing');
  await scan(scanned, '一');
  await scan(scanned, '二');
});
afterAll(() => books.office.close());

describe('vouchers without papers', () => {
  test('are ordinary ones with neither a count nor a scan, at the closing and in the list', async () => {
    const check = await ledger().closeCheck(at());
    expect(check.withoutAttachments.map((each) => each.voucherId)).toEqual([bare]);
    expect(check.ready).toBe(true);
    const list = async (papers: 'none' | 'notScanned') => (await ledger().vouchers({ accountSetId: books.accountSetId, papers })).rows.map((row) => row.voucherId);
    expect(await list('none')).toEqual([bare]);
    expect(await list('notScanned')).toEqual([withCount]);
    const { rows } = await ledger().vouchers({ accountSetId: books.accountSetId });
    expect(rows.map((row) => [row.voucherId, row.scanCount])).toContainEqual([scanned, 2]);
  });

  test('from the figure to the paper: account, voucher, scan', async () => {
    const balance = await ledger().trialBalance({ ...at(), level: 2 });
    const account = balance.rows.find((row) => row.code === '30101');
    const register = await ledger().register({ accountId: account!.accountId, month: month('2026-06') });
    const line = register.lines.find((each) => each.voucherId === scanned);
    const { scans } = await books.office.as('accountant').scans.list({ ownerKind: 'voucher', ownerId: line!.voucherId });
    expect(scans.map((each) => [each.label, each.fileName])).toEqual([['invoice', '发票.pdf'], ['invoice', '发票.pdf']]);
    expect(await books.office.as('accountant').scans.open({ scanId: scans[0]!.scanId })).toMatchObject({ type: 'pdf' });
  });
});

describe('binding', () => {
  test('the register lists every posted voucher by number, with its papers', async () => {
    await books.draft('2026-06-15', '101 借 1', '30101 贷 1');
    const sheet = await ledger().printVoucherRegister(at());
    expect(sheet.rows.map((row) => [row.word, row.number, row.attachmentsCount, row.scanCount, row.totalFen])).toEqual([['记', 1, 2, 0, 500], ['记', 2, 0, 2, 500], ['记', 3, 0, 0, 500], ['记', 4, 0, 0, 500]]);
    expect(sheet).toMatchObject({ gaps: [], unposted: 1 });
  });

  test.each([
    [9999, [[1, 1, 1, 4, 4, 2, 2]]],
    [3, [[1, 2, 1, 3, 3, 2, 2], [2, 2, 4, 4, 1, 0, 0]]],
    [1, [[1, 4, 1, 1, 1, 2, 0], [2, 4, 2, 2, 1, 0, 2], [3, 4, 3, 3, 1, 0, 0], [4, 4, 4, 4, 1, 0, 0]]],
  ])('a cover for each volume of at most %s: volume, of, from, to, count, papers, scans', async (perVolume, expected) => {
    const { covers } = await ledger().printVoucherCovers({ ...at(), perVolume });
    expect(covers.map((each) => [each.volume, each.volumes, each.fromNumber, each.toNumber, each.count, each.attachments, each.scans])).toEqual(expected);
    expect(covers.at(-1)).toMatchObject({ word: '记', toDay: '2026-06-30' });
  });

  test('a month without vouchers has no cover', async () => {
    expect((await ledger().printVoucherCovers({ ...at(), month: month('2026-07') })).covers).toEqual([]);
  });

  test('is logged, and not for those who may not print', async () => {
    const rows = await books.office.sql.selectFrom('auditRows').select('method').where('method', 'in', ['ledger.printVoucherRegister', 'ledger.printVoucherCovers']).execute();
    expect(rows.length).toBeGreaterThan(4);
    await expect(books.office.as('clerk').ledger.printVoucherCovers(at())).rejects.toMatchObject({ code: 'not_allowed' });
  });
});
