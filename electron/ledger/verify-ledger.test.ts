import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { openBooks, type Books } from '#electron/testing/books.ts';
import { verifyLedger } from './verify-ledger.ts';

let books: Books;
beforeEach(async () => {
  books = await openBooks();
  await books.post('2026-01-05', '101 借 100', '30101 贷 100');
  await books.post('2026-03-05', '10201 借 40', '101 贷 40');
  await books.post('2026-02-05', '10201 借 2', '101 贷 2');
});
afterEach(() => books.office.close());

/** What somebody does who has the file and takes the guards away first. */
async function tamper(...statements: string[]): Promise<void> {
  const { writer } = books.office.office.core.database;
  const triggers = await sql<{ name: string }>`select name from sqlite_master where type = 'trigger'
    and tbl_name in ('vouchers', 'voucherLines', 'accountMonths', 'postingHeads', 'accounts', 'fiscalPeriods')`.execute(writer);
  await sql`pragma foreign_keys = off`.execute(writer);
  await sql`pragma ignore_check_constraints = on`.execute(writer);
  for (const { name } of triggers.rows) await sql.raw(`drop trigger ${name}`).execute(writer);
  for (const statement of statements) await sql.raw(statement).execute(writer);
}

describe('verifying the books', () => {
  test('finds nothing wrong with what was posted, and says what it looked at', async () => {
    expect(await verifyLedger(books.office.sql)).toEqual({ faults: [], counted: expect.objectContaining({ postedVouchers: 3, postedLines: 6 }) as unknown });
  });

  test.each([
    ['an amount on both sides', [`update voucherLines set debitFen = debitFen + 1 where debitFen > 0 and voucherId = 1`, `update voucherLines set creditFen = creditFen + 1 where creditFen > 0 and voucherId = 1`], 'changed after posting'],
    ['a summary', [`update voucherLines set summary = 'x' where voucherId = 2 and lineNo = 1`], 'voucher 2: was changed after posting'],
    ['the maker', [`update vouchers set makerStaffId = 1 where id = 2`], 'voucher 2: was changed after posting'],
    ['the number of attachments', [`update vouchers set attachmentsCount = 0 where id = 3`], 'voucher 3: was changed after posting'],
    ['one side', [`update voucherLines set debitFen = debitFen + 1 where debitFen > 0 and voucherId = 1`], 'does not balance'],
    ['a whole voucher taken out', [`delete from voucherLines where voucherId = 2`, `delete from vouchers where id = 2`], 'posting 2 is missing'],
    ['the last voucher taken out', [`delete from voucherLines where voucherId = 3`, `delete from vouchers where id = 3`], 'last postings are missing'],
    ['a balance', [`update accountMonths set debitFen = debitFen + 1 where month = '2026-02'`], 'month balance is not the sum of its days'],
    ['a running balance', [`update accountMonths set creditToDateFen = creditToDateFen + 1 where month = '2026-03'`], 'running balance'],
    ['a number', [`update vouchers set number = 7 where id = 1`], 'voucher number missing'],
    ['the reviewer', [`update vouchers set reviewerStaffId = makerStaffId where id = 1`], 'reviewed by its own maker'],
    ['the day', [`update vouchers set voucherDate = '2026-01-06' where id = 1`], 'day of its posted voucher'],
    ['a closed month with a draft', [`insert into vouchers (id, accountSetId, month, word, voucherDate, kind, status, attachmentsCount, makerUserId, makerStaffId, sourceKind, totalFen, version, createdAt)
      select 50, accountSetId, '2026-01', '记', '2026-01-09', 'ordinary', 'draft', 0, 1, 1, 'manual', 0, 1, 'x' from vouchers where id = 1`, `update fiscalPeriods set status = 'closed' where month = '2026-01'`], 'closed month holds an unposted voucher'],
  ])('finds a change of %s', async (_name, statements, says) => {
    await tamper(...statements);
    expect((await verifyLedger(books.office.sql)).faults.join('\n')).toContain(says);
  });
});
