/** R15, R16, R18, R19: whatever is said to the database itself, a posted voucher stays as it is and the books balance. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { openBooks, type Books } from '#electron/testing/books.ts';
import { verifyLedger } from './verify-ledger.ts';

let books: Books;
/** P: posted voucher; Q: posted reversal of another one; D: draft; L: a line of P; M: a line of D; S: account set. */
const named: Record<string, number> = {};

beforeAll(async () => {
  books = await openBooks();
  named['P'] = await books.post('2026-08-01', '101 借 100', '30101 贷 100');
  const other = await books.post('2026-08-02', '101 借 5', '30101 贷 5');
  const cashier = books.office.as('cashier').ledger;
  const red = await cashier.reverseVoucher({ voucherId: other, voucherDate: '2026-08-03', reason: '错' });
  await books.finish(red.voucherId);
  named['Q'] = red.voucherId;
  named['O'] = other;
  named['D'] = await books.draft('2026-08-04', '101 借 7', '30101 贷 7');
  const line = async (voucherId: number) => (await books.office.sql.selectFrom('voucherLines').select('id').where('voucherId', '=', voucherId as never).orderBy('lineNo').executeTakeFirstOrThrow()).id;
  named['L'] = await line(named['P']);
  named['M'] = await line(named['D']);
  named['S'] = books.accountSetId;
});
afterAll(() => books.office.close());

const snapshot = async () => {
  const all = (table: 'vouchers' | 'voucherLines' | 'accountMonths' | 'postingHeads') => books.office.sql.selectFrom(table).selectAll().execute();
  return JSON.stringify([await all('vouchers'), await all('voucherLines'), await all('accountMonths'), await all('postingHeads')]);
};
const columns = `id, accountSetId, month, word, number, voucherDate, kind, status, attachmentsCount, makerUserId, makerStaffId, submittedAt, reviewerUserId, reviewerStaffId,
  reviewedAt, posterUserId, posterStaffId, postedAt, returnReason, reversesVoucherId, sourceKind, sourceId, sourceStep, totalFen, postingNo, fingerprint, version, createdAt`;
const copy = (changes: Record<string, string>): string => columns.split(/,\s+/).map((column) => changes[column] ?? column).join(', ');
const lineColumns = 'id, voucherId, lineNo, summary, accountId, debitFen, creditFen, residentId, householdId, programmeId, batchId, counterparty, project, fund, bookedOn';
const postD = `status = 'posted', number = 4, postingNo = 4, fingerprint = '${'f'.repeat(64)}', posterUserId = 1, posterStaffId = 1, postedAt = 'now'`;

const attempts: readonly string[] = [
  // change a posted voucher
  `update vouchers set voucherDate = '2026-08-09' where id = :P`,
  `update vouchers set voucherDate = '2026-07-09', month = '2026-07' where id = :P`,
  `update vouchers set totalFen = 1 where id = :P`,
  `update vouchers set attachmentsCount = 9 where id = :P`,
  `update vouchers set makerStaffId = 1, makerUserId = 1 where id = :P`,
  `update vouchers set reviewerStaffId = 1, reviewerUserId = 1 where id = :P`,
  `update vouchers set posterStaffId = 1 where id = :P`,
  `update vouchers set fingerprint = '${'0'.repeat(64)}' where id = :P`,
  `update vouchers set number = 99 where id = :P`,
  `update vouchers set postingNo = 99 where id = :P`,
  `update vouchers set status = 'draft', number = null, postingNo = null, fingerprint = null, postedAt = null, posterUserId = null, posterStaffId = null where id = :P`,
  `update vouchers set id = 77777 where id = :P`,
  `update or replace vouchers set id = :P where id = :D`,
  `update or replace vouchers set rowid = :P where id = :D`,
  `update or ignore vouchers set id = 77777 where id = :P`,
  `update or replace vouchers set reversesVoucherId = :O, kind = 'reversal' where id = :D`,
  `update or replace vouchers set number = 1 where id = :D`,
  `update or replace vouchers set postingNo = 1 where id = :D`,
  `update vouchers set returnReason = 'x' where id = :P`,
  // remove it
  `delete from vouchers where id = :P`,
  `delete from vouchers`,
  `delete from vouchers where status = 'posted'`,
  // write over it
  `insert or replace into vouchers (${columns}) select ${columns} from vouchers where id = :P`,
  `insert or replace into vouchers (${columns}) select ${copy({ totalFen: '1' })} from vouchers where id = :P`,
  `replace into vouchers (${columns}) select ${copy({ status: `'draft'`, number: 'null', postingNo: 'null', fingerprint: 'null', postedAt: 'null', posterUserId: 'null', posterStaffId: 'null' })} from vouchers where id = :P`,
  `insert or ignore into vouchers (${columns}) select ${copy({ id: '88888' })} from vouchers where id = :P`,
  `insert or replace into vouchers (${columns}) select ${copy({ id: '88888', number: '9', postingNo: '9' })} from vouchers where id = :P`,
  `insert or replace into vouchers (${columns}) select ${copy({ id: '88888', status: `'draft'`, number: 'null', postingNo: 'null', fingerprint: 'null', postedAt: 'null', posterUserId: 'null', posterStaffId: 'null', reviewerUserId: 'null', reviewerStaffId: 'null' })} from vouchers where id = :Q`,
  `insert into vouchers (${columns}) select ${columns} from vouchers where id = :P on conflict do update set totalFen = 1`,
  // its lines
  `update voucherLines set team = 'x' where id = :L`,
  `update voucherLines set contract = 'x' where id = :L`,
  `update voucherLines set debitFen = 1 where id = :L`,
  `update voucherLines set summary = 'x' where id = :L`,
  `update voucherLines set accountId = (select min(id) from accounts) where id = :L`,
  `update voucherLines set bookedOn = null where id = :L`,
  `update voucherLines set bookedOn = '2026-08-31' where id = :L`,
  `update voucherLines set bookedOn = '2026-08-04' where id = :M`,
  `update voucherLines set voucherId = :D, lineNo = 9 where id = :L`,
  `update voucherLines set voucherId = :P, lineNo = 9 where id = :M`,
  `update or replace voucherLines set id = :L where id = :M`,
  `delete from voucherLines where id = :L`,
  `delete from voucherLines where voucherId = :P`,
  `insert into voucherLines (voucherId, lineNo, summary, accountId, debitFen, creditFen) select :P, 9, 'x', accountId, 1, 0 from voucherLines where id = :L`,
  `insert or replace into voucherLines (${lineColumns}) select ${lineColumns} from voucherLines where id = :L`,
  `insert or replace into voucherLines (voucherId, lineNo, summary, accountId, debitFen, creditFen) select :P, 1, 'x', accountId, 1, 0 from voucherLines where id = :L`,
  `insert into voucherLines (id, voucherId, lineNo, summary, accountId, debitFen, creditFen) select :L, :D, 9, 'x', accountId, 1, 0 from voucherLines where id = :L on conflict (id) do update set debitFen = 1`,
  // steps that are not in the table
  `update vouchers set ${postD} where id = :D`,
  `update vouchers set status = 'reviewed', reviewerUserId = 1, reviewerStaffId = 1 where id = :D`,
  `update vouchers set status = 'submitted', makerStaffId = 1 where id = :D`,
  `insert into voucherTransitions values ('manual', 'draft', 'posted')`,
  `update voucherTransitions set toStatus = 'posted' where fromStatus = 'draft'`,
  `delete from voucherTransitions`,
  // the ground it stands on
  `delete from accountMonths`,
  `insert or replace into postingHeads values (:S, 0, '${'0'.repeat(64)}', 0)`,
  `delete from postingHeads`,
  `update accounts set category = 'equity' where code = '101'`,
  `update accounts set code = '109' where code = '101'`,
  `update accounts set balanceSide = 'credit' where code = '101'`,
  `update accounts set leaf = 0 where code = '101' and accountSetId = :S`,
  `insert or replace into accounts select * from accounts where code = '101' and accountSetId = :S`,
  `delete from accounts`,
  `delete from fiscalPeriods`,
  `insert or replace into fiscalPeriods values (:S, '2026-08', 'open')`,
  `update fiscalPeriods set month = '2030-01' where accountSetId = :S`,
  `update accountSets set startMonth = '2020-01' where id = :S`,
  `delete from accountSets`,
  `insert into periodEvents values (null, :S, '2026-08', 'reopened', null, 1, 1, 'now')`,
];

describe('hostile statements', () => {
  test.each(attempts.map((statement) => [statement.replaceAll(/\s+/g, ' ').slice(0, 110), statement]))('%s', async (_name, statement) => {
    const before = await snapshot();
    const text = statement.replace(/:([A-Z])\b/g, (_all, name: string) => String(named[name]));
    await expect(sql.raw(text).execute(books.office.office.core.database.writer)).rejects.toThrow('SQLITE_');
    expect(await snapshot()).toBe(before);
  });

  test('are more than 38', () => expect(attempts.length).toBeGreaterThan(38));

  test('also fail without recursive triggers, in one transaction, or with foreign keys off', async () => {
    const { writer } = books.office.office.core.database;
    const before = await snapshot();
    await sql`pragma recursive_triggers = off`.execute(writer);
    await sql`pragma foreign_keys = off`.execute(writer);
    for (const statement of attempts) {
      const text = statement.replace(/:([A-Z])\b/g, (_all, name: string) => String(named[name]));
      await expect(sql.raw(text).execute(writer)).rejects.toThrow('SQLITE_');
    }
    await sql`pragma recursive_triggers = on`.execute(writer);
    await sql`pragma foreign_keys = on`.execute(writer);
    expect(await snapshot()).toBe(before);
    expect((await verifyLedger(books.office.sql)).faults).toEqual([]);
  });
});

describe('leaving the draft', () => {
  test.each([
    ['unbalanced', ['101 借 7', '30101 贷 6'], 'unbalanced_voucher'],
    ['one line', ['101 借 7'], 'too_few_lines'],
    ['nothing', [], 'too_few_lines'],
  ])('is refused by the database itself: %s', async (_name, lines, says) => {
    const voucherId = await books.draft('2026-08-05', ...lines);
    const submit = sql.raw(`update or ignore vouchers set status = 'submitted' where id = ${voucherId}`).execute(books.office.office.core.database.writer);
    await expect(submit).rejects.toThrow(says);
  });

  test('review by the maker himself is refused by the database itself', async () => {
    const voucherId = await books.draft('2026-08-05', '101 借 7', '30101 贷 7');
    await books.office.as('cashier').ledger.submitVoucher({ voucherId });
    const review = sql.raw(`update vouchers set status = 'reviewed', reviewerUserId = makerUserId, reviewerStaffId = makerStaffId where id = ${voucherId}`);
    await expect(review.execute(books.office.office.core.database.writer)).rejects.toThrow('CHECK');
  });
});
