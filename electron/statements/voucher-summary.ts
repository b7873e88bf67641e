import { sql } from 'kysely';
import type { AccountId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import type { BookInput, BookRow, BookSheet } from '#shared/statements/book.ts';
import type { readAccountSet } from '#electron/ledger/account-sets.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import { column, type BookParts } from './book-parts.ts';

type Set = Awaited<ReturnType<typeof readAccountSet>>;

/** 凭证汇总表 (科目汇总表): turnover of every account of a level over the months, both sides equal in total; which vouchers are summed up. */
export async function voucherSummary(db: Reads, set: Set, input: BookInput): Promise<BookParts & Pick<BookSheet, 'vouchers'>> {
  const sums = await readRows<{ accountId: AccountId; code: string; name: string; debitFen: number; creditFen: number }>(db, sql`
    with recursive tree(topId, id) as (
      select a.id, a.id from accounts a where a.accountSetId = ${set.id} and (a.level = ${input.level} or a.level < ${input.level} and a.leaf = 1)
      union all select tree.topId, c.id from tree join accounts c on c.parentId = tree.id)
    select t.id as accountId, t.code, t.name, sum(m.debitFen) as debitFen, sum(m.creditFen) as creditFen
    from tree join accounts t on t.id = tree.topId join accountMonths m on m.accountId = tree.id and m.month between ${input.fromMonth} and ${input.toMonth}
    group by t.id having sum(abs(m.debitFen)) + sum(abs(m.creditFen)) > 0 order by t.code`);
  const vouchers = await readRows<BookSheet['vouchers'][number]>(db, sql`
    select word, min(number) as firstNo, max(number) as lastNo, count(*) as count, sum(attachmentsCount) as attachments from vouchers
    where accountSetId = ${set.id} and status = 'posted' and month between ${input.fromMonth} and ${input.toMonth} group by word order by word`);
  const row = (kind: BookRow['kind'], cells: BookRow['cells'], accountId: AccountId | null): BookRow => ({ kind, month: null, cells, voucherId: null, accountId, party: null });
  const total = (side: 'debitFen' | 'creditFen') => fen(sums.reduce((sum, each) => sum + each[side], 0));
  return {
    columns: [column('code', 'id'), column('name', 'text'), column('debit', 'money'), column('credit', 'money')],
    rows: [...sums.map((each) => row('line', [each.code, each.name, fen(each.debitFen), fen(each.creditFen)], each.accountId)), row('total', [null, null, total('debitFen'), total('creditFen')], null)],
    vouchers,
  };
}
