/** The books of a small account set: openings, running balances, the totals of days, months and years, and where a year ends. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkbook } from '#electron/spreadsheet/open-workbook.ts';
import { cellText } from '#electron/spreadsheet/workbook.ts';
import { openBooks, type Books } from '#electron/testing/books.ts';
import { day, month } from '#shared/days.ts';
import type { AccountId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import type { BookInput, BookSheet } from '#shared/statements/book.ts';

let books: Books;
let accountOf: (code: string) => AccountId;
beforeAll(async () => {
  books = await openBooks({ startMonth: '2025-11', now: '2026-09-08T01:00:00.000Z' });
  const cashier = books.office.as('cashier').ledger;
  const opening = await cashier.saveVoucher({
    accountSetId: books.accountSetId, voucherDate: day('2025-10-31'), kind: 'opening', attachmentsCount: 0,
    lines: [{ summary: '期初', accountCode: '10201', debitFen: fen(100_000), creditFen: fen(0) }, { summary: '期初', accountCode: '30101', debitFen: fen(0), creditFen: fen(100_000) }],
  });
  await books.finish(opening.voucherId);
  await books.post('2025-11-03', '101 借 50', '10201 贷 50');
  await books.post('2025-12-20', '51302 借 30', '101 贷 30');
  await books.post('2026-01-05', '51302 借 8', '10201 贷 8');
  await books.post('2026-01-05', '51303 借 12', '10201 贷 12');
  await books.post('2026-01-09', '10201 借 5', '51302 贷 5');
  await books.post('2026-03-01', '51301 借 40', '10201 贷 40');
  const rent = await cashier.saveVoucher({
    accountSetId: books.accountSetId, voucherDate: day('2026-02-01'), attachmentsCount: 1, lines: [
      { summary: '应收租金', accountCode: '113', debitFen: fen(90_00), creditFen: fen(0), counterparty: '甲公司' },
      { summary: '应收租金', accountCode: '113', debitFen: fen(10_00), creditFen: fen(0), counterparty: '乙公司' },
      { summary: '租金收入', accountCode: '5010103', debitFen: fen(0), creditFen: fen(100_00) }],
  });
  await books.finish(rent.voucherId);
  const received = await cashier.saveVoucher({
    accountSetId: books.accountSetId, voucherDate: day('2026-03-15'), attachmentsCount: 1, lines: [
      { summary: '收租金', accountCode: '10201', debitFen: fen(100_00), creditFen: fen(0) },
      { summary: '收租金', accountCode: '113', debitFen: fen(0), creditFen: fen(90_00), counterparty: '甲公司' },
      { summary: '多收', accountCode: '113', debitFen: fen(0), creditFen: fen(10_00) }],
  });
  await books.finish(received.voucherId);
  const accounts = await books.office.as('accountant').ledger.accounts({ accountSetId: books.accountSetId });
  accountOf = (code) => accounts.find((account) => account.code === code)!.accountId;
});
afterAll(() => books.office.close());

const open = (input: Omit<BookInput, 'accountSetId' | 'level' | 'fromMonth' | 'toMonth'> & { from: string; to: string; level?: number }): Promise<BookSheet> => {
  const { from, to, ...rest } = input;
  return books.office.as('accountant').statements.book({ ...rest, accountSetId: books.accountSetId, fromMonth: month(from), toMonth: month(to) });
};
/** Rows as 'kind: cells', money in yuan, days and numbers left out. */
const told = (sheet: BookSheet): string[] => sheet.rows.map((row) => [row.kind, ...row.cells.map((cell, index) => (
  ['money', 'balance'].includes(sheet.columns[index]!.kind) && cell !== null ? Number(cell) / 100 : sheet.columns[index]!.key === 'side' ? cell : ''))].filter((text) => text !== '' && text !== null).join(' '));

describe('books', () => {
  test('明细账 runs over the end of a year: 本年累计, 结转下年, 上年结转', async () => {
    const sheet = await open({ book: 'detail', accountId: accountOf('102'), from: '2025-11', to: '2026-01' });
    expect(told(sheet)).toEqual([
      'opening 借 1000', 'line 0 50 借 950', 'monthTotal 0 50 借 950', 'yearTotal 0 50 借 950', 'nextYear 借 950', 'lastYear 借 950',
      'line 0 8 借 942', 'line 0 12 借 930', 'line 5 0 借 935', 'monthTotal 5 20 借 935', 'yearTotal 5 20 借 935',
    ]);
    expect(sheet).toMatchObject({ account: { code: '102', path: '银行存款' }, before: { debitFen: 0, creditFen: 0 } });
  });

  test('a span inside the year knows what the year turned over before it', async () => {
    const sheet = await open({ book: 'detail', accountId: accountOf('10201'), from: '2026-03', to: '2026-03' });
    expect(sheet.before).toEqual({ debitFen: 500, creditFen: 2000 });
    expect(told(sheet)).toEqual(['opening 借 935', 'line 0 40 借 895', 'line 100 0 借 995', 'monthTotal 100 40 借 995', 'yearTotal 105 60 借 995']);
  });

  test('a month without entries shows its opening alone; an empty balance is 平', async () => {
    expect(told(await open({ book: 'detail', accountId: accountOf('112'), from: '2026-05', to: '2026-05' }))).toEqual(['opening 平 0']);
    expect(told(await open({ book: 'detail', accountId: accountOf('101'), from: '2026-01', to: '2026-01' }))).toEqual(['lastYear 借 20']);
  });

  test('日记账 totals every day and names the counter account', async () => {
    const sheet = await open({ book: 'journal', accountId: accountOf('10201'), from: '2026-01', to: '2026-01' });
    expect(told(sheet)).toEqual([
      'lastYear 借 950', 'line 0 8 借 942', 'line 0 12 借 930', 'dayTotal 0 20 借 930', 'line 5 0 借 935', 'dayTotal 5 0 借 935', 'monthTotal 5 20 借 935', 'yearTotal 5 20 借 935',
    ]);
    expect(sheet.rows.filter((row) => row.kind === 'line').map((row) => row.cells[3])).toEqual(['办公费', '差旅费', '办公费']);
  });

  test('多栏账 has a column per sub-account with entries; a decrease is negative', async () => {
    const sheet = await open({ book: 'columnar', accountId: accountOf('513'), from: '2026-01', to: '2026-03' });
    expect(sheet.columns.slice(7).map((column) => column.title)).toEqual(['干部报酬', '办公费', '差旅费']);
    expect(told(sheet)).toEqual([
      'lastYear 借 30', 'line 8 0 借 38 0 8 0', 'line 12 0 借 50 0 0 12', 'line 0 5 借 45 0 -5 0', 'monthTotal 20 5 借 45 0 3 12', 'yearTotal 20 5 借 45 0 3 12',
      'line 40 0 借 85 40 0 0', 'monthTotal 40 0 借 85 40 0 0', 'yearTotal 60 5 借 85 40 3 12',
    ]);
    // Of a book that begins inside the year the columns have no total of the year.
    const late = await open({ book: 'columnar', accountId: accountOf('513'), from: '2026-03', to: '2026-03' });
    expect(told(late).at(-1)).toBe('yearTotal 60 5 借 85');
  });

  test('总账 shows every account of the level month by month', async () => {
    const sheet = await open({ book: 'general', from: '2026-01', to: '2026-03' });
    const rows = told(sheet);
    expect(sheet.rows.filter((row) => row.cells[0] === '102').map((row) => rows[sheet.rows.indexOf(row)])).toEqual([
      'lastYear 借 950', 'monthTotal 5 20 借 935', 'yearTotal 5 20 借 935', 'monthTotal 100 40 借 995', 'yearTotal 105 60 借 995',
    ]);
    const second = await open({ book: 'general', level: 2, from: '2026-01', to: '2026-03' });
    expect([...new Set(second.rows.map((row) => row.cells[0]))]).toEqual(['101', '10201', '113', '30101', '50101', '51301', '51302', '51303']);
  });

  test('凭证汇总表 is equal on both sides and says which vouchers it sums up', async () => {
    const sheet = await open({ book: 'summary', from: '2026-01', to: '2026-01' });
    expect(told(sheet)).toEqual(['line 5 20', 'line 20 5', 'total 25 25']);
    expect(sheet.vouchers).toEqual([{ word: '记', firstNo: 1, lastNo: 3, count: 3, attachments: 3 }]);
  });

  test('往来明细 by party, and the 明细账 of one of them', async () => {
    const sheet = await open({ book: 'parties', accountId: accountOf('113'), from: '2026-03', to: '2026-03' });
    expect(sheet.rows.map((row) => [row.party, ...row.cells])).toEqual([
      ['c乙公司', '乙公司', '借', 1000, 0, 0, '借', 1000], ['c甲公司', '甲公司', '借', 9000, 0, 9000, '平', 0],
      ['-', '（未注明对象）', '平', 0, 0, 1000, '贷', 1000], [null, null, '借', 10000, 0, 10000, '平', 0],
    ]);
    const one = await open({ book: 'detail', accountId: accountOf('113'), party: 'c甲公司', from: '2026-03', to: '2026-03' });
    expect(one.party).toBe('甲公司');
    expect(told(one)).toEqual(['opening 借 90', 'line 0 90 平 0', 'monthTotal 0 90 平 0', 'yearTotal 90 90 平 0']);
  });

  test('the .xlsx of a book has its totals and its opening', async () => {
    const file = await books.office.as('accountant').statements.exportBook({ accountSetId: books.accountSetId, book: 'journal', accountId: accountOf('10201'), fromMonth: month('2026-01'), toMonth: month('2026-01') });
    const given = books.office.office.giveFile(await books.office.token('accountant'), file.fileId);
    if (!given.ok) throw new Error(given.code);
    const read = await openWorkbook(given.value.bytes, file.name);
    if (!read.ok) throw new Error(read.code);
    const rows = read.workbook.sheets[0]!.rows.slice(1).map((row) => row.cells.map(cellText));
    expect(rows[0]).toEqual(['日期', '凭证号', '摘要', '对方科目', '收入（借方）', '支出（贷方）', '借或贷', '余额']);
    expect(rows.map((row) => row[2])).toEqual(['摘要', '上年结转', '测试摘要', '测试摘要', '本日合计', '测试摘要', '本日合计', '本月合计', '本年累计']);
    expect(rows.at(-1)).toEqual(['', '', '本年累计', '', '5.00', '20.00', '借', '935.00']);
  });

  test.each([
    ['months the wrong way round', { book: 'detail', from: '2026-03', to: '2026-01', code: '101' }, 'book_months_reversed'],
    ['no account', { book: 'detail', from: '2026-01', to: '2026-01', code: null }, 'book_account_missing'],
    ['a journal of an expense', { book: 'journal', from: '2026-01', to: '2026-01', code: '51302' }, 'book_account_not_money'],
    ['columns of a leaf', { book: 'columnar', from: '2026-01', to: '2026-01', code: '51302' }, 'book_account_without_children'],
  ] as const)('refuses %s', async (_case, { book, from, to, code }, refusal) => {
    await expect(open({ book, from, to, ...(code === null ? {} : { accountId: accountOf(code) }) })).rejects.toMatchObject({ code: refusal });
  });
});
