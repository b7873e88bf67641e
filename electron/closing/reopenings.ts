/** 反结账 by two persons: one asks with a reason, another approves; the approval opens the month. */
import { sql } from 'kysely';
import type { Actor, CommandContext } from '#electron/api/context.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import { reopenPeriod } from '#electron/ledger/reopen-period.ts';
import type { Reopening } from '#shared/closing/contract.ts';
import { yearOf, type Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId, Id } from '#shared/ids.ts';
import { may } from '#shared/permissions.ts';

type Context = Pick<CommandContext, 'trx' | 'clock' | 'actor'>;

/** Every request, the latest first. */
export async function listReopenings(db: Reads, accountSetId: AccountSetId, actor: Actor): Promise<Reopening[]> {
  const rows = await readRows<Omit<Reopening, 'mayDecide'> & { askedByStaffId: number }>(db, sql`
    select o.id as reopeningId, o.month, o.reason, o.status, a.name as askedBy, o.askedAt, d.name as decidedBy, o.decidedAt, o.comment, o.askedByStaffId
    from reopenings o join staff a on a.id = o.askedByStaffId left join staff d on d.id = o.decidedByStaffId where o.accountSetId = ${accountSetId} order by o.id desc`);
  return rows.map(({ askedByStaffId, ...row }) => ({ ...row, mayDecide: row.status === 'asked' && askedByStaffId !== actor.staffId && !actor.roles.includes('cashier') && may(actor.roles, 'ledger.review') }));
}

/** The last time a closed month was closed. Refuses `period_not_closed`. */
async function lastClosing(trx: Reads, accountSetId: AccountSetId, month: Month): Promise<number> {
  const period = await trx.selectFrom('fiscalPeriods').select('status').where('accountSetId', '=', accountSetId).where('month', '=', month).executeTakeFirst();
  const { id } = await trx.selectFrom('periodEvents').select(sql<number | null>`max(id)`.as('id')).where('accountSetId', '=', accountSetId).where('month', '=', month)
    .where('event', '=', 'closed').executeTakeFirstOrThrow();
  if (period?.status !== 'closed' || id === null) throw new AppError('period_not_closed', { month });
  return id;
}

/**
 * Asks for a closed month to be opened. Only the last closed month can be; a closed year is opened by taking back its year-end.
 * Refuses, in this order: `period_not_closed`, `year_closed`, `period_later_closed`, `reopening_asked_already`.
 */
export async function askReopening({ trx, clock, actor }: Context, input: { accountSetId: AccountSetId; month: Month; reason: string }): Promise<Id<'reopening'>> {
  const { accountSetId, month, reason } = input;
  const closedEventId = await lastClosing(trx, accountSetId, month);
  await refuseClosedYear(trx, accountSetId, month);
  const { later } = await trx.selectFrom('fiscalPeriods').select(sql<Month | null>`max(month)`.as('later')).where('accountSetId', '=', accountSetId).where('status', '=', 'closed')
    .where('month', '>', month).executeTakeFirstOrThrow();
  if (later !== null) throw new AppError('period_later_closed', { month, later });
  const other = await trx.selectFrom('reopenings as o').innerJoin('staff as s', 's.id', 'o.askedByStaffId').select('s.name').where('o.accountSetId', '=', accountSetId).where('o.month', '=', month)
    .where('o.status', '=', 'asked').executeTakeFirst();
  if (other) throw new AppError('reopening_asked_already', { month, who: other.name });
  const { id } = await trx.insertInto('reopenings').values({
    accountSetId, month, reason, closedEventId, status: 'asked', askedByUserId: actor.userId, askedByStaffId: actor.staffId, askedAt: clock.now(),
    decidedByUserId: null, decidedByStaffId: null, decidedAt: null, comment: null,
  }).returning('id').executeTakeFirstOrThrow();
  return id;
}

async function refuseClosedYear(trx: Reads, accountSetId: AccountSetId, month: Month): Promise<void> {
  const year = yearOf(month);
  const closed = await trx.selectFrom('yearEnds').select('id').where('accountSetId', '=', accountSetId).where('year', '=', year).where('status', '=', 'posted').executeTakeFirst();
  if (closed) throw new AppError('year_closed', { year });
}

/**
 * Another person approves, which opens the month, or refuses.
 * Refuses, in this order: `not_found`, `reopening_decided`, `reopening_own`, `cashier_may_not`, `year_closed`, what `reopenPeriod` refuses.
 */
export async function decideReopening(context: Context, input: { reopeningId: Id<'reopening'>; approve: boolean; comment: string }): Promise<{ month: Month; status: 'approved' | 'refused' }> {
  const { trx, clock, actor } = context;
  const asked = await trx.selectFrom('reopenings as o').innerJoin('staff as s', 's.id', 'o.askedByStaffId').selectAll('o').select('s.name').where('o.id', '=', input.reopeningId).executeTakeFirst();
  if (!asked) throw new AppError('not_found', { what: 'reopening', id: String(input.reopeningId) });
  const { accountSetId, month, reason } = asked;
  if (asked.status !== 'asked') throw new AppError('reopening_decided', {});
  if (asked.askedByStaffId === actor.staffId) throw new AppError('reopening_own', { name: asked.name });
  if (actor.roles.includes('cashier')) throw new AppError('cashier_may_not', { act: 'review' });
  const status = input.approve ? ('approved' as const) : ('refused' as const);
  if (input.approve) {
    await refuseClosedYear(trx, accountSetId, month);
    if ((await lastClosing(trx, accountSetId, month)) !== asked.closedEventId) throw new AppError('reopening_decided', {});
  }
  await trx.updateTable('reopenings').set({ status, decidedByUserId: actor.userId, decidedByStaffId: actor.staffId, decidedAt: clock.now(), comment: input.comment === '' ? null : input.comment })
    .where('id', '=', input.reopeningId).execute();
  if (input.approve) await reopenPeriod(context, { accountSetId, month, reason });
  return { month, status };
}

/** Opens a month inside an act that two persons have agreed to already (a year-end taken back). */
export async function reopenAgreed(context: Context, input: { accountSetId: AccountSetId; month: Month; reason: string; askedBy: Pick<Actor, 'userId' | 'staffId'> }): Promise<void> {
  const { trx, clock, actor } = context;
  const { accountSetId, month, reason, askedBy } = input;
  const closedEventId = await lastClosing(trx, accountSetId, month);
  await trx.insertInto('reopenings').values({
    accountSetId, month, reason, closedEventId, status: 'approved', askedByUserId: askedBy.userId, askedByStaffId: askedBy.staffId, askedAt: clock.now(),
    decidedByUserId: actor.userId, decidedByStaffId: actor.staffId, decidedAt: clock.now(), comment: null,
  }).execute();
  await reopenPeriod(context, { accountSetId, month, reason });
}
