import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readAccountSet } from '#electron/ledger/account-sets.ts';
import type { LeaseInput } from '#shared/assets/lease-schemas.ts';
import { MOST_MONTHS, rentDues, straightLine, termMonths, type Due } from '#shared/assets/straight-line.ts';
import { addDays, addMonths, firstDay, monthOf } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { HouseholdId, ResidentId } from '#shared/ids.ts';
import { sumFen } from '#shared/money.ts';
import { readLeaseRow, type LeaseId } from './leases.ts';

/**
 * Saves a contract as a draft, new or again, with its dues and the months its rent becomes income in.
 * Refuses `lease_status_wrong`, `changed_meanwhile` for a saved one; `lease_term_wrong`, `lease_term_too_long`, `lease_no_taken`,
 * `lease_counterparty_missing`, `lease_no_household`, `account_unknown`, `lease_dues_differ`.
 */
export async function saveLease(context: CommandContext, input: LeaseInput): Promise<{ leaseId: LeaseId; version: number }> {
  const { trx, clock, actor } = context;
  const old = input.leaseId === undefined ? null : await readLeaseRow(trx, input.leaseId);
  if (old && old.status !== 'draft') throw new AppError('lease_status_wrong', { status: old.status, needs: 'draft' });
  if (old && (old.version !== input.version || old.accountSetId !== input.accountSetId)) throw new AppError('changed_meanwhile', { what: 'lease' });
  await readAccountSet(trx, input.accountSetId);
  if (input.endOn < input.startOn) throw new AppError('lease_term_wrong', { startOn: input.startOn, endOn: input.endOn });
  if (termMonths(input.startOn, input.endOn) > MOST_MONTHS) throw new AppError('lease_term_too_long', { years: MOST_MONTHS / 12 });
  const other = await trx.selectFrom('leases').select('id').where('accountSetId', '=', input.accountSetId).where('leaseNo', '=', input.leaseNo).executeTakeFirst();
  if (other && other.id !== old?.id) throw new AppError('lease_no_taken', { leaseNo: input.leaseNo });
  const party = await findParty(context, input);
  const receivableCode = input.receivableCode ?? (party.householdId === null ? '112' : '113');
  await refuseUnknownAccounts(context, input, receivableCode);
  const dues = makeDues(input);

  const { leaseId: _leaseId, version: _version, dues: _dues, residentId: _residentId, counterparty: _counterparty, receivableCode: _receivable, ...terms } = input;
  const row = { ...terms, ...party, receivableCode };
  const version = (old?.version ?? 0) + 1;
  let leaseId: LeaseId;
  if (old) {
    leaseId = old.id;
    await trx.updateTable('leases').set({ ...row, version }).where('id', '=', leaseId).execute();
    await trx.deleteFrom('leaseDues').where('leaseId', '=', leaseId).execute();
    await trx.deleteFrom('leaseAccruals').where('leaseId', '=', leaseId).execute();
  } else {
    leaseId = (await trx.insertInto('leases').values({ ...row, status: 'draft', endedOn: null, version, createdAt: clock.now() }).returning('id').executeTakeFirstOrThrow()).id;
    await trx.insertInto('leaseEvents').values({ leaseId, status: 'draft', heldOn: clock.today(), reason: '', userId: actor.userId, at: clock.now() }).execute();
  }
  await writeSchedules(context, leaseId, input, dues);
  return { leaseId, version };
}

/** The agreed dues, or equal shares; each agreed due is for the months up to the next one. */
function makeDues(input: LeaseInput): Due[] {
  if (input.dues === undefined) return rentDues(input);
  const duesFen = sumFen(input.dues.map((due) => due.amountFen));
  if (duesFen !== input.totalFen) throw new AppError('lease_dues_differ', { totalFen: input.totalFen, duesFen });
  const sorted = input.dues.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  return sorted.map((due, index) => {
    const next = sorted[index + 1];
    const month = monthOf(due.dueOn);
    const before = next === undefined ? monthOf(input.endOn) : addMonths(monthOf(next.dueOn), -1);
    return { ...due, dueNo: index + 1, fromMonth: month, toMonth: before < month ? month : before };
  });
}

async function writeSchedules({ trx }: CommandContext, leaseId: LeaseId, input: LeaseInput, dues: readonly Due[]): Promise<void> {
  await sql`insert into leaseDues (leaseId, dueNo, dueOn, fromMonth, toMonth, amountFen)
    select ${leaseId}, value ->> 'dueNo', value ->> 'dueOn', value ->> 'fromMonth', value ->> 'toMonth', value ->> 'amountFen' from json_each(${JSON.stringify(dues)})`.execute(trx);
  // A month of income is booked on its first day, the first one not before the contract begins.
  const accruals = input.recognition === 'atDue'
    ? dues.map((due) => ({ step: String(due.dueNo), accrueOn: due.dueOn, amountFen: due.amountFen }))
    : straightLine(input.totalFen, monthOf(input.startOn), termMonths(input.startOn, input.endOn))
      .map(({ month, amountFen }, index) => ({ step: month as string, accrueOn: index === 0 ? input.startOn : firstDay(month), amountFen }));
  await sql`insert into leaseAccruals (leaseId, step, accrueOn, amountFen)
    select ${leaseId}, value ->> 'step', value ->> 'accrueOn', value ->> 'amountFen' from json_each(${JSON.stringify(accruals)})`.execute(trx);
}

interface Party { counterparty: string; residentId: ResidentId | null; householdId: HouseholdId | null }

async function findParty({ trx }: CommandContext, input: LeaseInput): Promise<Party> {
  if (input.residentId == null) {
    if (input.counterparty === '') throw new AppError('lease_counterparty_missing', {});
    return { counterparty: input.counterparty, residentId: null, householdId: null };
  }
  const resident = await trx.selectFrom('residents').select(['id', 'name']).where('id', '=', input.residentId).executeTakeFirst();
  if (!resident) throw new AppError('not_found', { what: 'resident', id: String(input.residentId) });
  const member = await trx.selectFrom('householdMembers').select('householdId').where('residentId', '=', resident.id).where('validTo', 'is', null).where('withdrawnAt', 'is', null).executeTakeFirst();
  if (!member) throw new AppError('lease_no_household', { name: resident.name });
  return { counterparty: input.counterparty === '' ? resident.name : input.counterparty, residentId: resident.id, householdId: member.householdId };
}

async function refuseUnknownAccounts({ trx }: CommandContext, input: LeaseInput, receivableCode: string): Promise<void> {
  for (const code of [input.incomeCode, receivableCode, input.advanceCode, input.depositCode]) {
    const account = await trx.selectFrom('accounts').select(['leaf', 'name']).where('accountSetId', '=', input.accountSetId).where('code', '=', code).executeTakeFirst();
    if (!account) throw new AppError('account_unknown', { code });
    if (account.leaf !== 1) throw new AppError('account_not_leaf', { code, name: account.name });
  }
}

/** Puts a draft in force: from now on its terms are fixed. Refuses `lease_status_wrong`, `changed_meanwhile`. */
export async function activateLease(context: CommandContext, input: { leaseId: LeaseId; version: number; heldOn: LeaseInput['signedOn'] }): Promise<{ leaseId: LeaseId; version: number }> {
  return moveLease(context, { ...input, status: 'active', reason: '' });
}

/**
 * Ends a contract: run out ('ended', not before its last day), broken off ('terminated', within its term) or never in force ('cancelled').
 * No rent falls due and none becomes income after `heldOn`. Refuses `lease_status_wrong`, `changed_meanwhile`, `lease_not_over`,
 * `lease_day_outside`, `lease_booked_after` when income of a later day is booked already.
 */
export async function endLease(context: CommandContext, input: { leaseId: LeaseId; version: number; status: 'ended' | 'terminated' | 'cancelled'; heldOn: LeaseInput['signedOn']; reason: string }): Promise<{ leaseId: LeaseId; version: number }> {
  const { trx } = context;
  const lease = await readLeaseRow(trx, input.leaseId);
  if (input.status === 'ended' && input.heldOn < lease.endOn) throw new AppError('lease_not_over', { endOn: lease.endOn });
  if (input.status === 'terminated') {
    if (input.heldOn < addDays(lease.startOn, -1) || input.heldOn > lease.endOn) throw new AppError('lease_day_outside', { startOn: lease.startOn, endOn: lease.endOn });
    const later = await trx.selectFrom('leaseAccruals as a').innerJoin('bookings as b', (join) => join.onRef('b.subjectId', '=', 'a.leaseId').onRef('b.step', '=', 'a.step').on('b.what', '=', 'leaseAccrual'))
      .select('a.accrueOn').where('a.leaseId', '=', lease.id).where('a.accrueOn', '>', input.heldOn)
      .where(sql<boolean>`not exists (select 1 from vouchers r where r.reversesVoucherId = b.voucherId and r.status = 'posted')`).orderBy('a.accrueOn', 'desc').executeTakeFirst();
    if (later) throw new AppError('lease_booked_after', { heldOn: input.heldOn, accrueOn: later.accrueOn });
  }
  return moveLease(context, input);
}

const FROM = { active: 'draft', ended: 'active', terminated: 'active', cancelled: 'draft' } as const;

async function moveLease({ trx, clock, actor }: CommandContext, input: { leaseId: LeaseId; version: number; status: keyof typeof FROM; heldOn: LeaseInput['signedOn']; reason: string }): Promise<{ leaseId: LeaseId; version: number }> {
  const lease = await readLeaseRow(trx, input.leaseId);
  if (lease.status !== FROM[input.status]) throw new AppError('lease_status_wrong', { status: lease.status, needs: FROM[input.status] });
  if (lease.version !== input.version) throw new AppError('changed_meanwhile', { what: 'lease' });
  const version = lease.version + 1;
  await trx.updateTable('leases').set({ status: input.status, endedOn: input.status === 'active' ? null : input.heldOn, version }).where('id', '=', lease.id).execute();
  await trx.insertInto('leaseEvents').values({ leaseId: lease.id, status: input.status, heldOn: input.heldOn, reason: input.reason, userId: actor.userId, at: clock.now() }).execute();
  return { leaseId: lease.id, version };
}
