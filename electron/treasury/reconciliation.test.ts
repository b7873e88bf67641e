/** Matching, 余额调节表, and what stays fixed once two people have signed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bankCsv, openTreasury, type BankRow, type Treasury } from '#electron/testing/treasury-books.ts';
import { day, month } from '#shared/days.ts';
import { verifyTreasury } from './verify-treasury.ts';

let books: Treasury;
beforeAll(async () => { books = await openTreasury(); });
afterAll(() => books.office.close());
const as = (who: 'cashier' | 'accountant' | 'director' | 'clerk') => books.office.as(who).treasury;
const account = () => ({ treasuryAccountId: books.treasuryAccountId });
const table = (text: string) => as('cashier').reconciliation({ ...account(), month: month(text) });

/** Forty lines of January: rents, fees, three payments of one voucher, interest the books do not know, a payment the bank does not know. */
const JANUARY: BankRow[] = [];
{
  let balance = 1000;
  const add = (row: Omit<BankRow, 'balance' | 'no'>): void => { balance += row.yuan; JANUARY.push({ ...row, balance: Math.round(balance * 100) / 100, no: `J${JANUARY.length + 1}` }); };
  for (let n = 1; n <= 18; n += 1) add({ on: `2026-01-${String(n).padStart(2, '0')}`, yuan: 100 + n, who: `租户${n}`, what: '房租' });
  for (let n = 1; n <= 12; n += 1) add({ on: `2026-01-${String(n + 18).padStart(2, '0')}`, yuan: -(50 + n), who: `商户${n}`, what: '货款' });
  for (const [who, yuan] of [['甲', 11], ['乙', 22], ['丙', 33]] as const) add({ on: '2026-01-30', yuan: -yuan, who, what: '补贴' });
  for (let n = 0; n < 4; n += 1) add({ on: '2026-01-30', yuan: 20, what: '零星收入' });
  add({ on: '2026-01-31', yuan: 3.21, what: '利息' });
  add({ on: '2026-01-31', yuan: -1.5, who: '农商银行', what: '手续费' });
  add({ on: '2026-01-31', yuan: 77, who: '未知付款人', what: '汇款' });
}

describe('a month of forty lines', () => {
  test('is booked by hand and imported from the bank', async () => {
    expect(JANUARY).toHaveLength(40);
    const saved = await books.office.as('cashier').ledger.saveVoucher({ accountSetId: books.accountSetId, voucherDate: day('2025-12-31'), kind: 'opening', attachmentsCount: 0, lines: [
      { summary: '期初余额', accountCode: '10201', debitFen: 100_000, creditFen: 0 }, { summary: '期初余额', accountCode: '30101', debitFen: 0, creditFen: 100_000 }] });
    await books.finish(saved.voucherId);
    for (const row of JANUARY.slice(0, 30)) await books.post(row.on, ...(row.yuan > 0 ? [`10201 借 ${row.yuan}`, `5010101 贷 ${row.yuan}`] : [`51302 借 ${-row.yuan}`, `10201 贷 ${-row.yuan}`]));
    await books.post('2026-01-29', '5140101 借 66', '10201 贷 66');
    for (let n = 0; n < 4; n += 1) await books.post('2026-01-29', '10201 借 20', '504 贷 20');
    await books.post('2026-01-31', '51302 借 12.34', '10201 贷 12.34');
    expect(await books.take('一月.csv', bankCsv(JANUARY))).toMatchObject({ added: 40 });
  }, 60_000);

  test('the certain ones are matched on demand, nothing before', async () => {
    expect((await as('cashier').matching(account())).certain).toBe(30);
    expect(await as('cashier').matchExact(account())).toEqual({ matched: 30 });
    expect(await as('cashier').matchExact(account())).toEqual({ matched: 0 });
    await as('cashier').matchStart(account());
  });

  test('others are suggested with their reasons', async () => {
    const { statement, book, suggestions } = await as('cashier').matching(account());
    expect(statement).toHaveLength(10);
    expect(book).toHaveLength(6);
    expect(suggestions.filter((one) => one.reasons.includes('severalAlike') && one.daysApart === 1)).toHaveLength(16);
    const four = statement.filter((line) => line.amountFen === 2000);
    for (const [n, line] of four.entries()) await as('cashier').match({ ...account(), way: 'suggested', statementLineIds: [line.statementLineId], voucherLineIds: [book.filter((each) => each.amountFen === 2000)[n]!.voucherLineId] });
  });

  test('one voucher for three payments is matched by hand, and only when the sums agree', async () => {
    const { statement, book } = await as('cashier').matching(account());
    const three = statement.filter((line) => line.summary === '补贴').map((line) => line.statementLineId);
    const paid = book.find((line) => line.amountFen === -6600)!.voucherLineId;
    await expect(as('cashier').match({ ...account(), statementLineIds: three.slice(1), voucherLineIds: [paid] })).rejects.toMatchObject({ code: 'match_unequal', data: { statementFen: -5500, bookFen: -6600, differenceFen: 1100 } });
    await expect(as('cashier').match({ ...account(), statementLineIds: three.slice(0, 1), voucherLineIds: [] })).rejects.toMatchObject({ code: 'match_too_few' });
    const { matchId } = await as('cashier').match({ ...account(), statementLineIds: three, voucherLineIds: [paid] });
    await expect(as('cashier').match({ ...account(), statementLineIds: three, voucherLineIds: [paid] })).rejects.toMatchObject({ code: 'match_line_taken' });
    await as('cashier').unmatch({ matchId, reason: '试一下' });
    await expect(as('cashier').unmatch({ matchId, reason: '再试' })).rejects.toMatchObject({ code: 'match_withdrawn' });
    await as('cashier').match({ ...account(), statementLineIds: three, voucherLineIds: [paid] });
    expect((await as('director').matches(account())).find((match) => match.matchId === matchId)).toMatchObject({ withdrawnReason: '试一下', statement: { length: 3 }, book: { length: 1 } });
  });

  test('a rule makes the draft, and what is posted from it matches itself', async () => {
    await as('accountant').saveRule({ accountSetId: books.accountSetId, name: '利息', contains: '利息', direction: 'in', accountCode: '504', voucherSummary: '存款利息' });
    const { statement } = await as('cashier').matching(account());
    const interest = statement.find((line) => line.summary === '利息')!;
    const { vouchers } = await as('cashier').draftByRules({ ...account(), statementLineIds: [interest.statementLineId] });
    await expect(as('cashier').draftByRules({ ...account(), statementLineIds: [interest.statementLineId] })).rejects.toMatchObject({ code: 'line_has_draft' });
    const fee = statement.find((line) => line.summary === '手续费')!;
    await expect(as('cashier').draftByRules({ ...account(), statementLineIds: [fee.statementLineId] })).rejects.toMatchObject({ code: 'rule_fits_none' });
    await books.finish(vouchers[0]!.voucherId);
    expect(await as('cashier').matchExact(account())).toEqual({ matched: 1 });
  });

  test('the table has its four groups and both adjusted balances equal', async () => {
    const found = await table('2026-01');
    expect(found).toMatchObject({ equal: true, differenceFen: 0, gaps: 0, status: 'none', statedFen: found.bankFen });
    expect(found.bankReceived.map((line) => line.amountFen)).toEqual([7700]);
    expect(found.bankPaid.map((line) => line.amountFen)).toEqual([-150]);
    expect(found.bookReceived).toEqual([]);
    expect(found.bookPaid.map((line) => line.amountFen)).toEqual([-1234]);
    expect(found.adjustedBankFen).toBe(found.bankFen - 1234);
    expect(found.adjustedBookFen).toBe(found.bookFen + 7700 - 150);
  });

  test('two people sign; until then the month stays open', async () => {
    await expect(as('accountant').prepareReconciliation({ ...account(), month: month('2026-09') })).rejects.toMatchObject({ code: 'reconciliation_future' });
    const check = await books.office.as('accountant').ledger.closeCheck({ accountSetId: books.accountSetId, month: month('2026-01') });
    expect(check.more.find((each) => each.key === 'bankReconciled')?.found).toHaveLength(1);
    await expect(books.office.as('accountant').ledger.closePeriod({ accountSetId: books.accountSetId, month: month('2026-01') })).rejects.toMatchObject({ code: 'period_not_ready' });
    const { reconciliationId } = await as('accountant').prepareReconciliation({ ...account(), month: month('2026-01') });
    await expect(as('accountant').signReconciliation({ reconciliationId })).rejects.toMatchObject({ code: 'reconciliation_own_sign' });
    await expect(as('cashier').signReconciliation({ reconciliationId })).rejects.toMatchObject({ code: 'not_allowed' });
    const again = await as('cashier').prepareReconciliation({ ...account(), month: month('2026-01') });
    await as('accountant').signReconciliation(again);
    expect(await table('2026-01')).toMatchObject({ status: 'signed', stale: false });
    await expect(as('cashier').prepareReconciliation({ ...account(), month: month('2026-01') })).rejects.toMatchObject({ code: 'reconciliation_exists' });
  });

  test('a signed month takes no new lines and no change of its matches', async () => {
    await expect(books.take('补.csv', bankCsv([{ on: '2026-01-31', yuan: 1, no: 'Z1' }]))).rejects.toMatchObject({ code: 'statement_in_signed_month', data: { row: 2, month: '2026-01' } });
    const [match] = await as('cashier').matches(account());
    await expect(as('cashier').unmatch({ matchId: match!.matchId, reason: '改' })).rejects.toMatchObject({ code: 'match_in_signed_month' });
    const { statement, book } = await as('cashier').matching(account());
    await books.post('2026-02-02', '10201 借 77', '504 贷 77');
    const late = await as('cashier').matching(account());
    const booked = late.book.find((line) => line.amountFen === 7700)!;
    await as('cashier').match({ ...account(), statementLineIds: [statement.find((line) => line.amountFen === 7700)!.statementLineId], voucherLineIds: [booked.voucherLineId] });
    expect(await table('2026-01')).toMatchObject({ status: 'signed', stale: false });
    expect(book).toHaveLength(1);
    expect((await verifyTreasury(books.office.sql)).faults).toEqual([]);
  });

  test('a voucher back-dated into it shows: the table is out of date, verify names it', async () => {
    await books.post('2026-01-15', '10201 借 5', '504 贷 5');
    expect(await table('2026-01')).toMatchObject({ status: 'signed', stale: true, equal: true });
    expect((await verifyTreasury(books.office.sql)).faults[0]).toContain('changed after it was signed');
    const { reconciliationId } = await table('2026-01');
    await as('accountant').withdrawReconciliation({ reconciliationId: reconciliationId!, reason: '补记一笔' });
    expect((await verifyTreasury(books.office.sql)).faults).toEqual([]);
  });
});

describe('the database itself refuses', () => {
  const run = (sql: string): Promise<unknown> => books.office.office.core.database.writing!.exec(sql);
  const CASES: [string, string, string][] = [
    ['a changed line of the bank', 'update statementLines set amountFen = 1 where id = 2', 'statement_line_fixed'],
    ['a deleted line of the bank', 'delete from statementLines where id = 2', 'statement_line_fixed'],
    ['a line replaced', `insert or replace into statementLines select * from statementLines where id = 2`, 'statement_line_exists'],
    ['a match of unequal sides', `insert into matchLines (matchId, statementLineId, voucherLineId, amountFen) select 900, s.id, null, s.amountFen from statementLines s where not exists (select 1 from matchLines m where m.statementLineId = s.id and m.live = 1);
      insert into statementMatches (id, treasuryAccountId, way, lastDay, at, userId, staffId) values (900, 1, 'hand', '2026-01-31', 'x', 1, 1)`, 'match_'],
    ['a line added to a match', 'insert into matchLines (matchId, statementLineId, voucherLineId, amountFen) values (1, 41, null, 1)', 'match_'],
    ['a match changed', `update statementMatches set way = 'hand' where id = 1`, 'match_fixed'],
    ['a signature of the preparer', `insert into reconciliations (treasuryAccountId, month, day, bankFen, bookFen, adjustedBankFen, adjustedBookFen, fingerprint, status, preparedByUserId, preparedByStaffId, preparedAt)
      values (1, '2026-03', '2026-03-31', 0, 0, 0, 0, '${'0'.repeat(64)}', 'prepared', 1, 1, 'x'); update reconciliations set status = 'signed', signedByUserId = 1, signedByStaffId = 1, signedAt = 'x' where month = '2026-03'`, 'CHECK'],
    ['unequal adjusted balances', `insert into reconciliations (treasuryAccountId, month, day, bankFen, bookFen, adjustedBankFen, adjustedBookFen, fingerprint, status, preparedByUserId, preparedByStaffId, preparedAt)
      values (1, '2026-04', '2026-04-30', 0, 0, 1, 0, '${'0'.repeat(64)}', 'prepared', 1, 1, 'x')`, 'CHECK'],
  ];
  test.each(CASES)('%s', async (_name, statement, why) => {
    await run('begin');
    try {
      await expect(run(statement)).rejects.toThrow(why);
    } finally {
      await run('rollback').catch(() => undefined);
    }
  });
});
