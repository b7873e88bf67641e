/** Opening balances from a file: every refused row with its reason, nothing until they balance, one draft voucher. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBooks, type Books } from '#electron/testing/books.ts';
import { enterFamily } from '#electron/testing/people.ts';
import { openWorkbook } from '#electron/spreadsheet/open-workbook.ts';
import { cellText } from '#electron/spreadsheet/workbook.ts';
import { xlsxBytes } from '#electron/spreadsheet/write-xlsx.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { month } from '#shared/days.ts';
import type { BalanceMapping } from '#shared/opening/columns.ts';

let books: Books;
beforeAll(async () => { books = await openBooks(); });
afterAll(() => books.office.close());
const opening = () => books.office.as('accountant').opening;

async function source(name: string, bytes: Buffer, accountSetId: AccountSetId = books.accountSetId, addAccounts = false) {
  const upload = books.office.office.receiveFile(await books.office.token('accountant'), name, bytes);
  if (!upload.ok) throw new Error(upload.code);
  const { header, sheet } = await opening().readFile({ fileId: upload.value.fileId });
  if (header === null) throw new Error('no header found');
  const mapping: BalanceMapping = Object.fromEntries(header.columns.map((column) => [String(column.index), column.field]));
  return { accountSetId, fileId: upload.value.fileId, sheet, headerRow: header.row, mapping, addAccounts };
}
const csv = (...lines: string[]) => Buffer.from(`${lines.join('\n')}\n`, 'utf8');
const HEAD = '科目编码,科目名称,借方余额,贷方余额,往来单位,姓名,户号';

async function take(input: Awaited<ReturnType<typeof source>>) {
  const preview = await opening().preview(input);
  return opening().importBalances({ ...input, sha256: preview.sha256, expectTaken: preview.counts.taken });
}

describe('rows that are refused', () => {
  test.each([
    ['no code', ',现金,1,', 'codeMissing', ''],
    ['a code that is no number', '10A,现金,1,', 'codeMissing', '10A'],
    ['no name', '101,,1,', 'nameMissing', '101'],
    ['an amount of words', '101,库存现金,一百,', 'amountWrong', '一百'],
    ['both sides', '101,库存现金,1,2', 'bothSides', '1 2'],
    ['an account the set has not', '10209,农商行,1,', 'unknownCode', '10209'],
    ['the code of one account with the name of another (2004 chart)', '154,在建工程,1,', 'nameDiffers', '固定资产清理'],
    ['an account with sub-accounts', '102,银行存款,1,', 'notLeaf', '银行存款'],
    ['a person nobody knows', '113,内部往来,1,,,赵不存,', 'personUnknown', '赵不存'],
    ['a household nobody knows', '113,内部往来,1,,,,H-404', 'householdUnknown', 'H-404'],
    ['a name that is too long', `112,应收款,1,,${'长'.repeat(61)}`, 'tooLong', `${'长'.repeat(20)}…`],
  ])('%s', async (_name, line, reason, shown) => {
    const preview = await opening().preview(await source('a.csv', csv(HEAD, line)));
    expect(preview.rows).toMatchObject([{ row: 2, status: 'refused', reason, shown }]);
    await expect(take(await source('a.csv', csv(HEAD, line)))).rejects.toMatchObject({ code: 'balance_rows_refused', data: { row: 2, reason, count: 1 } });
  });

  test('the same account twice, a sum that is not that of its rows, a direction that says nothing', async () => {
    const twice = await opening().preview(await source('a.csv', csv(HEAD, '101,库存现金,1,', '101,库存现金,2,', '211,应付款,,9', '21104,押金,,3', '21199,其他应付,,5')));
    expect(twice.rows.map((row) => [row.status, row.reason, row.shown])).toEqual([['taken', null, ''], ['refused', 'twice', '2'], ['refused', 'subtotalDiffers', '-1.00'], ['taken', null, ''], ['taken', null, '']]);
    const side = await opening().preview(await source('b.csv', csv('编码,名称,余额,方向', '101,库存现金,5,上', '152,累计折旧,5,贷', '121,库存物资,0,平')));
    expect(side.rows.map((row) => [row.status, row.reason, row.creditFen])).toEqual([['refused', 'directionWrong', 0], ['taken', null, 500], ['empty', null, 0]]);
  });

  test('an account that asks for a counterparty', async () => {
    const ledger = books.office.as('accountant').ledger;
    const accounts = await ledger.accounts({ accountSetId: books.accountSetId });
    await ledger.addAccount({ parentId: accounts.find((account) => account.code === '112')!.accountId, code: '11201', name: '外单位', dimensions: ['counterparty'] });
    const preview = await opening().preview(await source('a.csv', csv(HEAD, '11201,应收款-外单位,1,')));
    expect(preview.rows).toMatchObject([{ status: 'refused', reason: 'dimensionMissing', shown: 'counterparty' }]);
  });
});

describe('an import', () => {
  test('is refused whole until it balances, says by how much, and when the file or the books changed meanwhile', async () => {
    const input = await source('a.csv', csv(HEAD, '101,库存现金,10.01,', '30101,村集体投入,,10'));
    expect(await opening().preview(input)).toMatchObject({ debitFen: 1001, creditFen: 1000, differenceFen: 1, replaces: null });
    await expect(take(input)).rejects.toMatchObject({ code: 'balance_unbalanced', data: { differenceFen: 1 } });
    const even = await source('b.csv', csv(HEAD, '101,库存现金,10,', '30101,村集体投入,,10'));
    await expect(opening().importBalances({ ...even, sha256: '0'.repeat(64), expectTaken: 2 })).rejects.toMatchObject({ code: 'changed_meanwhile' });
    await expect(take(await source('c.csv', csv(HEAD, '101,库存现金,0,')))).rejects.toMatchObject({ code: 'balance_empty' });
    await expect(opening().preview({ ...even, mapping: { 0: 'code', 1: 'name' } })).rejects.toMatchObject({ code: 'balance_mapping_incomplete', data: { missing: 'amount' } });
    await expect(opening().preview({ ...even, headerRow: 77 })).rejects.toMatchObject({ code: 'balance_header_missing' });
    await expect(take(await source('d.csv', csv(HEAD, '101,库存现金,10000000000000,', '10201,基本户,10000000000000,', '30101,村集体投入,,10000000000000')))).rejects.toMatchObject({ code: 'amount_too_large' });
    expect((await books.office.as('accountant').ledger.vouchers({ accountSetId: books.accountSetId })).count).toBe(0);
  });

  test('of a trial balance with two rows of titles, sums and details becomes the opening voucher; again it replaces the draft; posted it stays', async () => {
    const rows = [
      ['科目编码', '科目名称', '期初余额', '', '本期发生额', '', '期末余额', ''], ['', '', '借方', '贷方', '借方', '贷方', '借方', '贷方'],
      ['101', '库存现金', '9', '', '1', '', '10', ''], ['102', '银行存款', '', '', '', '', '90', ''], ['102-01', '银行存款-基本户', '', '', '', '', '90.00', ''],
      ['113', '内部往来', '', '', '', '', '', ''], ['301', '资本', '', '', '', '', '', '1,00.00'.replace(',', '')], ['301-01', '村集体投入', '', '', '', '', '', '100'], ['', '合计', '', '', '', '', '100', '100'],
    ];
    const bytes = await xlsxBytes({ sheets: [{ name: '余额表', columns: rows[0]!.map((header) => ({ header, width: 12, kind: 'text' as const })), rows: rows.slice(1) }] });
    const input = await source('余额表.xlsx', bytes);
    const preview = await opening().preview(input);
    expect(preview.counts).toEqual({ taken: 3, subtotal: 2, empty: 1, refused: 0, skipped: 1, adds: 0 });
    const first = await take(input);
    const again = await take(input);
    expect(again).toMatchObject({ voucherId: first.voucherId, lines: 3 });
    const voucher = await books.office.as('accountant').ledger.voucher({ voucherId: first.voucherId });
    expect(voucher).toMatchObject({ kind: 'opening', status: 'draft', voucherDate: '2025-12-31', version: 2, totalFen: 10_000 });
    await books.office.as('accountant').ledger.submitVoucher({ voucherId: first.voucherId });
    await books.office.as('reviewer').ledger.reviewVoucher({ voucherId: first.voucherId });
    await books.office.as('accountant').ledger.postVouchers({ voucherIds: [first.voucherId] });
    await expect(take(input)).rejects.toMatchObject({ code: 'voucher_posted' });
    const balance = await books.office.as('accountant').ledger.trialBalance({ accountSetId: books.accountSetId, month: month('2026-01') });
    expect(balance.total.opening).toEqual({ debitFen: 10_000, creditFen: 10_000 });
  });

  test('adds sub-accounts where their parent is there, names households and persons, and needs the right to set up', async () => {
    const { accountSetId } = await books.office.as('accountant').ledger.createAccountSet({ code: 'T2', name: '第二账套', kind: 'committee', startMonth: month('2026-01') });
    const family = await enterFamily(books.office, '王');
    const { householdNo } = await books.office.as('clerk').residents.householdFile({ householdId: family.householdId }).then((file) => file.household);
    const lines = [HEAD, '10203,农商银行,80,', '113,内部往来,20,', '113,内部往来,12,,王二超市,,', `113,内部往来,5,,,,${householdNo}`, '113,内部往来,3,,,王大山,', '30101,村集体投入,,100'];
    const input = await source('新增.csv', csv(...lines), accountSetId, true);
    const preview = await opening().preview(input);
    expect(preview.rows.map((row) => [row.code, row.status, row.adds])).toEqual([['10203', 'taken', true], ['113', 'subtotal', false], ['113', 'taken', false], ['113', 'taken', false], ['113', 'taken', false], ['30101', 'taken', false]]);
    const taken = await take(input);
    expect(taken).toMatchObject({ lines: 5, added: 1 });
    const voucher = await books.office.as('accountant').ledger.voucher({ voucherId: taken.voucherId });
    expect(voucher.lines.map((line) => [line.counterparty, line.householdId, line.residentId]).slice(1, 4)).toEqual([['王二超市', null, null], [null, family.householdId, null], [null, null, family.father]]);
    const accounts = await books.office.as('accountant').ledger.accounts({ accountSetId });
    expect(accounts.find((account) => account.code === '10203')).toMatchObject({ name: '农商银行', level: 2, leaf: true });
    const upload = books.office.office.receiveFile(await books.office.token('cashier'), 'x.csv', csv(HEAD, '10204,工商银行,80,', '30101,村集体投入,,80'));
    if (!upload.ok) throw new Error(upload.code);
    const theirs = { ...input, accountSetId: books.accountSetId, fileId: upload.value.fileId };
    const seen = await books.office.as('cashier').opening.preview(theirs);
    await expect(books.office.as('cashier').opening.importBalances({ ...theirs, sha256: seen.sha256, expectTaken: 2 })).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(books.office.as('director').opening.preview(theirs)).rejects.toMatchObject({ code: 'not_allowed' });
  });
});

test('the template is read back by the import', async () => {
  const { fileId, name } = await opening().template({ accountSetId: books.accountSetId });
  const file = books.office.office.giveFile(await books.office.token('accountant'), fileId);
  if (!file.ok) throw new Error(file.code);
  const read = await openWorkbook(file.value.bytes, name);
  if (!read.ok) throw new Error(read.code);
  const rows = read.workbook.sheets[0]!.rows.map((row) => row.cells.map(cellText));
  expect(rows[1]?.slice(0, 5)).toEqual(['科目编码', '科目名称', '借方余额', '贷方余额', '往来单位']);
  expect(rows.some((row) => row[0] === '10201' && row[1] === '基本户')).toBe(true);
  const input = await source(name, file.value.bytes);
  expect((await opening().preview(input)).counts).toMatchObject({ taken: 0, refused: 0 });
});
