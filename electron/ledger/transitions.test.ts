/** R19: of all steps from one state to another the database takes those in the table and no others, whatever the source. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { openBooks, type Books } from '#electron/testing/books.ts';
import { VOUCHER_SOURCE_KINDS, VOUCHER_STATUSES, type VoucherSourceKind, type VoucherStatus } from '#shared/ledger/words.ts';

const ALLOWED = new Set([
  'manual draft submitted', 'manual submitted reviewed', 'manual reviewed posted', 'manual submitted draft', 'manual reviewed draft', 'batch draft posted', 'import draft posted',
]);
/** How to come to a state by allowed steps alone; null where the source never gets there. */
const WAYS: Readonly<Record<VoucherSourceKind, Readonly<Record<VoucherStatus, readonly VoucherStatus[] | null>>>> = {
  manual: { draft: [], submitted: ['submitted'], reviewed: ['submitted', 'reviewed'], posted: ['submitted', 'reviewed', 'posted'] },
  batch: { draft: [], submitted: null, reviewed: null, posted: ['posted'] },
  import: { draft: [], submitted: null, reviewed: null, posted: ['posted'] },
};

let books: Books;
let sources = 0;
beforeAll(async () => { books = await openBooks(); });
afterAll(() => books.office.close());
const writer = () => books.office.office.core.database.writer;

async function draft(source: VoucherSourceKind): Promise<number> {
  const voucherId = await books.draft('2026-09-01', '101 借 1', '30101 贷 1');
  if (source === 'manual') return voucherId;
  // The same voucher as another feature would make it.
  const { rows: [row] } = await sql<{ id: number }>`insert into vouchers (accountSetId, month, word, voucherDate, kind, status, attachmentsCount, makerUserId, makerStaffId, sourceKind, sourceId, sourceStep, totalFen, version, createdAt)
    select accountSetId, month, word, voucherDate, kind, 'draft', 0, makerUserId, makerStaffId, ${source}, ${(sources += 1)}, 'x', totalFen, 1, createdAt from vouchers where id = ${voucherId} returning id`.execute(writer());
  await sql`insert into voucherLines (voucherId, lineNo, summary, accountId, debitFen, creditFen) select ${row!.id}, lineNo, summary, accountId, debitFen, creditFen from voucherLines where voucherId = ${voucherId}`.execute(writer());
  return row!.id;
}

function step(voucherId: number, to: VoucherStatus) {
  const person = sql`(select id from users where userName = 'accountant')`;
  const staff = sql`(select staffId from users where userName = 'accountant')`;
  const sets = {
    draft: sql`reviewerUserId = null, reviewerStaffId = null`,
    submitted: sql`submittedAt = 'now'`,
    reviewed: sql`reviewerUserId = ${person}, reviewerStaffId = ${staff}`,
    posted: sql`number = (select 1 + coalesce(max(number), 0) from vouchers v where v.accountSetId = vouchers.accountSetId and v.month = vouchers.month),
      postingNo = (select postingNo + 1 from postingHeads where accountSetId = vouchers.accountSetId), fingerprint = ${'a'.repeat(64)}, postedAt = 'now', posterUserId = ${person}, posterStaffId = ${staff}`,
  } satisfies Record<VoucherStatus, unknown>;
  return sql`update vouchers set status = ${to}, ${sets[to]} where id = ${voucherId}`.execute(writer());
}

const cases = VOUCHER_SOURCE_KINDS.flatMap((source) => VOUCHER_STATUSES.flatMap((from) => VOUCHER_STATUSES.filter((to) => to !== from)
  .flatMap((to) => (WAYS[source][from] === null ? [] : [[source, from, to, ALLOWED.has(`${source} ${from} ${to}`) ? 'taken' : 'refused'] as const]))));

describe('steps of a voucher', () => {
  test.each(cases)('%s: from %s to %s is %s', async (source, from, to, outcome) => {
    const voucherId = await draft(source);
    for (const each of WAYS[source][from] ?? []) await step(voucherId, each);
    const taken = await step(voucherId, to).then(() => 'taken', () => 'refused');
    expect(taken).toBe(outcome);
  });
});
