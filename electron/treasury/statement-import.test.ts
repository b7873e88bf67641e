/** Bank statements: any columns, the same line never twice, contradictions refuse the file, gaps are named. */
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { xlsxBytes } from '#electron/spreadsheet/write-xlsx.ts';
import { bankCsv, openTreasury, type BankRow, type Treasury } from '#electron/testing/treasury-books.ts';

let books: Treasury;
beforeAll(async () => { books = await openTreasury(); });
afterAll(() => books.office.close());

const JANUARY: BankRow[] = [
  { on: '2026-01-05', yuan: 500, balance: 1500, who: '王二超市', what: '房租', no: 'A1' },
  { on: '2026-01-05', yuan: 500, balance: 2000, who: '王二超市', what: '房租', no: 'A2' },
  { on: '2026-01-20', yuan: -30.55, balance: 1969.45, who: '供电公司', what: '电费', no: 'A3' },
];

describe('a statement', () => {
  test('comes in once, however often its file is taken', async () => {
    expect(await books.take('一月.csv', bankCsv(JANUARY))).toMatchObject({ added: 3, known: 0 });
    expect(await books.take('一月.csv', bankCsv(JANUARY))).toMatchObject({ importId: null, added: 0, known: 3 });
    const overlapping = [...JANUARY.slice(1), { on: '2026-02-03', yuan: 10, balance: 1979.45, what: '利息', no: 'A4' }];
    expect(await books.take('重叠.csv', bankCsv(overlapping))).toMatchObject({ added: 1, known: 2 });
    const [account] = await books.office.as('cashier').treasury.accounts({ accountSetId: books.accountSetId });
    expect(account).toMatchObject({ bankBalanceFen: 197_945, started: true, lastDay: '2026-02-03', numberMasked: '9020 **** **** 4567' });
  });

  test('newest first, or without the bank’s numbers, is the same statement', async () => {
    expect(await books.take('倒序.csv', bankCsv(JANUARY.toReversed()))).toMatchObject({ added: 0, known: 3 });
    expect(await books.take('无号.csv', bankCsv(JANUARY.map(({ no: _no, ...row }) => row)))).toMatchObject({ added: 0, known: 3 });
  });

  test('two equal lines without numbers are two lines', async () => {
    const twins: BankRow[] = [{ on: '2026-02-10', yuan: 7, what: '退款' }, { on: '2026-02-10', yuan: 7, what: '退款' }];
    expect(await books.take('双胞.csv', bankCsv(twins))).toMatchObject({ added: 2 });
    expect(await books.take('双胞.csv', bankCsv([...twins, twins[0]!]))).toMatchObject({ added: 1, known: 2 });
  });

  test('that contradicts what is known is refused whole', async () => {
    const other: BankRow[] = [{ on: '2026-02-20', yuan: 1, no: 'B1' }, { on: '2026-01-20', yuan: -31.55, no: 'A3' }];
    await expect(books.take('矛盾.csv', bankCsv(other))).rejects.toMatchObject({ code: 'statement_line_contradicts', data: { row: 3, bankLineId: 'A3', hereFen: -3155, knownFen: -3055 } });
    const inFile: BankRow[] = [{ on: '2026-02-20', yuan: 1, no: 'B1' }, { on: '2026-02-20', yuan: 2, no: 'B1' }];
    await expect(books.take('自相矛盾.csv', bankCsv(inFile))).rejects.toMatchObject({ code: 'statement_line_contradicts' });
  });

  test('with a row that cannot be read, or of the future, is refused whole and names the row', async () => {
    const file = Buffer.from('交易日期,收入,支出,摘要\n2026-03-01,1.00,,好\n2026-03-02,一百块,,坏\n合计,1.00,,\n', 'utf8');
    await expect(books.take('坏.csv', file)).rejects.toMatchObject({ code: 'statement_row_wrong', data: { row: 3, what: 'amount', count: 1 } });
    await expect(books.take('未来.csv', bankCsv([{ on: '2026-12-31', yuan: 1 }]))).rejects.toMatchObject({ code: 'statement_row_wrong', data: { what: 'future' } });
    await expect(books.take('空.csv', Buffer.from('交易日期,收入,支出\n', 'utf8'))).rejects.toMatchObject({ code: 'statement_empty' });
  });

  test('whose balances do not follow names the line of the gap', async () => {
    const look = await books.look('缺行.csv', bankCsv([{ on: '2026-03-05', yuan: 5, balance: 2005.45, no: 'C1' }, { on: '2026-03-06', yuan: 5, balance: 2020.45, no: 'C3' }]));
    expect(look.gaps).toEqual([{ row: 3, expectedFen: 201_045, statedFen: 202_045, differenceFen: 1000 }]);
  });

  test('of days before the start counts them apart and takes none', async () => {
    const look = await books.look('去年.csv', bankCsv([{ on: '2025-12-30', yuan: 5, no: 'X1' }]));
    expect(look.counts).toEqual({ new: 0, known: 0, before: 1, skipped: 0 });
  });
});

describe('files as banks write them', () => {
  test('in GBK, with titles above and sums below', async () => {
    const file = iconv.encode('账户明细\r\n\r\n交易日期,借方发生额,贷方发生额,余额,摘要\r\n20260401,,100.00,,利息\r\n20260402,"1,000.50",,,电费\r\n合计,"1,000.50",100.00,,\r\n', 'gbk');
    const look = await books.look('gbk.csv', file);
    expect(look.rows.map((row) => [row.row, row.day, row.amountFen, row.summary])).toEqual([[4, '2026-04-01', 10_000, '利息'], [5, '2026-04-02', -100_050, '电费']]);
  });

  test('in one column with a direction, days with times, in a workbook', async () => {
    const bytes = await xlsxBytes({ sheets: [{ name: '明细', columns: ['交易时间', '收支标志', '交易金额', '账户余额', '对方户名', '用途', '附言'].map((header) => ({ header, width: 12, kind: 'text' as const })),
      rows: [['2026-05-01 08:09:10', '收入', '12.34', '', '李四', '水费', '五月'], ['2026/5/2', '支', '5', '', '', '', '']] }] });
    const look = await books.look('明细.xlsx', bytes);
    expect(look.rows.map((row) => [row.day, row.amountFen, row.counterparty, row.summary])).toEqual([['2026-05-01', 1234, '李四', '水费 五月'], ['2026-05-02', -500, '', '']]);
  });
});

describe('who may', () => {
  test('the director looks, and imports nothing; the number is sealed and shown with a reason', async () => {
    expect(await books.office.as('director').treasury.accounts({ accountSetId: books.accountSetId })).toHaveLength(1);
    await expect(books.office.as('director').treasury.revealNumber({ treasuryAccountId: books.treasuryAccountId, reason: '看' })).rejects.toMatchObject({ code: 'not_allowed' });
    expect(await books.office.as('cashier').treasury.revealNumber({ treasuryAccountId: books.treasuryAccountId, reason: '填写付款单' })).toEqual({ number: '9020102000001234567' });
    await expect(books.office.as('accountant').treasury.saveAccount({
      accountSetId: books.accountSetId, accountCode: '10201', kind: 'basic', bankName: '农商银行', openedOn: '2020-01-01', startsOn: '2026-01-01', startBalanceFen: 1,
    })).rejects.toMatchObject({ code: 'treasury_account_taken' });
  });
});
