/** Vouchers that wait for their next step and months that can be closed, per account set. */
import { BOOKS_DUE_KINDS, type BooksDueKind, type DueItem } from '#shared/dashboard/contract.ts';
import { addMonths, monthOf, monthsFromTo, type Month } from '#shared/days.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { may, type Permission } from '#shared/permissions.ts';
import type { VoucherStatus } from '#shared/ledger/words.ts';
import type { QueryContext } from '#electron/api/context.ts';

const KIND_OF: Readonly<Partial<Record<VoucherStatus, BooksDueKind>>> = { draft: 'vouchersToSubmit', submitted: 'vouchersToReview', reviewed: 'vouchersToPost' };
const NEEDS: Readonly<Record<BooksDueKind, Permission>> = { vouchersToSubmit: 'ledger.make', vouchersToReview: 'ledger.review', vouchersToPost: 'ledger.post', periodsToClose: 'ledger.close' };

interface Waiting { kind: BooksDueKind; month: Month; count: number; yours: number }

/** One item for each account set and step. A draft is handed on by its maker alone; nobody reviews his own voucher. */
export async function readBooksDue(ctx: QueryContext): Promise<DueItem[]> {
  const sets = await ctx.db.selectFrom('accountSets').select(['id', 'name', 'startMonth']).orderBy('code').execute();
  const items: DueItem[] = [];
  for (const set of sets) {
    const waiting = [...(await readVouchers(ctx, set.id)), ...(await readPeriods(ctx, set))];
    for (const kind of BOOKS_DUE_KINDS) {
      const own = waiting.filter((each) => each.kind === kind);
      if (own.length === 0) continue;
      const total = (key: 'count' | 'yours'): number => own.reduce((sum, each) => sum + each[key], 0);
      items.push({ kind, count: total('count'), yours: may(ctx.actor.roles, NEEDS[kind]) ? total('yours') : 0, accountSetId: set.id, accountSetName: set.name, months: [...new Set(own.map((each) => each.month))].toSorted() });
    }
  }
  return items;
}

async function readVouchers({ db, actor }: QueryContext, accountSetId: AccountSetId): Promise<Waiting[]> {
  const rows = await db.selectFrom('vouchers').select((e) => ['status', 'month', e('makerStaffId', '=', actor.staffId).as('own'), e.fn.countAll<number>().as('count')])
    .where('accountSetId', '=', accountSetId).where('status', '<>', 'posted').groupBy(['status', 'month', 'own']).execute();
  return rows.flatMap(({ status, month, own, count }) => {
    const kind = KIND_OF[status];
    if (kind === undefined) return [];
    const mine = Boolean(own);
    return [{ kind, month, count, yours: kind === 'vouchersToPost' || mine === (kind === 'vouchersToSubmit') ? count : 0 }];
  });
}

/** Months before this one that are not closed, opened or not; none while the books are unused. The opening month closes with the first. */
async function readPeriods({ db, clock }: QueryContext, set: { id: AccountSetId; startMonth: Month }): Promise<Waiting[]> {
  const used = await db.selectFrom('vouchers').select('id').where('accountSetId', '=', set.id).limit(1).executeTakeFirst();
  if (used === undefined) return [];
  const closed = await db.selectFrom('fiscalPeriods').select('month').where('accountSetId', '=', set.id).where('status', '=', 'closed').execute();
  const done = new Set(closed.map((row) => row.month));
  return monthsFromTo(set.startMonth, addMonths(monthOf(clock.today()), -1)).filter((month) => !done.has(month)).map((month) => ({ kind: 'periodsToClose', month, count: 1, yours: 1 }));
}
