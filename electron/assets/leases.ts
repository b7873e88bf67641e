/** Reads of contracts: rows with what is owed on a day, one contract whole, income still to be booked. */
import { sql } from 'kysely';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import { arrearsOn } from '#shared/assets/arrears.ts';
import type { Lease, LeaseBooking, LeaseRow } from '#shared/assets/lease-schemas.ts';
import type { LeaseStatus } from '#shared/assets/words.ts';
import { lastDay, type Day, type Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId, Id } from '#shared/ids.ts';
import { fen, type Fen } from '#shared/money.ts';
import { stands } from './draft-voucher.ts';
import { groupBy } from '#shared/group-by.ts';

export type LeaseId = Id<'lease'>;

/** One contract. Refuses `not_found`. */
export async function readLeaseRow(db: Reads, leaseId: LeaseId) {
  const lease = await db.selectFrom('leases').selectAll().where('id', '=', leaseId).executeTakeFirst();
  if (!lease) throw new AppError('not_found', { what: 'lease', id: String(leaseId) });
  return lease;
}
export type LeaseRecord = Awaited<ReturnType<typeof readLeaseRow>>;

interface Sums { leaseId: LeaseId; receivedFen: number; depositHeldFen: number }
interface DueRow { leaseId: LeaseId; dueNo: number; dueOn: Day; fromMonth: Month; toMonth: Month; amountFen: Fen }

/** Money in and deposits held by contract, up to a day. Drafts count: the money is there; a posted reversal takes it back from its own day on. */
function sumsOn(db: Reads, accountSetId: AccountSetId, on: Day): Promise<Sums[]> {
  return readRows<Sums>(db, sql`
    select b.subjectId as leaseId, sum(iif(b.what = 'leaseReceipt', b.amountFen, 0)) as receivedFen,
      sum(case b.what when 'depositIn' then b.amountFen when 'depositOut' then -b.amountFen when 'depositKept' then -b.amountFen else 0 end) as depositHeldFen
    from bookings b join vouchers v on v.id = b.voucherId
    where b.what in ('leaseReceipt', 'depositIn', 'depositOut', 'depositKept') and v.accountSetId = ${accountSetId} and v.voucherDate <= ${on} and ${stands(on)}
    group by b.subjectId`);
}

/** Contracts with what is due, received and in arrears on a day. Search reads number, object, counterparty. */
export async function listLeases(db: Reads, input: { accountSetId: AccountSetId; onDay: Day; status?: LeaseStatus | undefined; search?: string | undefined; leaseId?: LeaseId }): Promise<LeaseRow[]> {
  const text = input.search?.trim() ?? '';
  let query = db.selectFrom('leases').selectAll().where('accountSetId', '=', input.accountSetId).orderBy('leaseNo');
  if (input.status !== undefined) query = query.where('status', '=', input.status);
  if (input.leaseId !== undefined) query = query.where('id', '=', input.leaseId);
  if (text !== '') query = query.where(sql<boolean>`instr(leaseNo || char(10) || object || char(10) || counterparty, ${text}) > 0`);
  const leases = await query.execute();
  const dues = await readRows<DueRow>(db, sql`select d.* from leaseDues d join leases l on l.id = d.leaseId where l.accountSetId = ${input.accountSetId} order by d.leaseId, d.dueNo`);
  const duesOf = groupBy(dues, (due) => due.leaseId);
  const sumsOf = new Map((await sumsOn(db, input.accountSetId, input.onDay)).map((each) => [each.leaseId, each]));
  return leases.map((lease) => {
    const inForce = lease.status !== 'draft' && lease.status !== 'cancelled';
    const sums = sumsOf.get(lease.id);
    const owed = arrearsOn(inForce ? (duesOf.get(lease.id) ?? []) : [], fen(sums?.receivedFen ?? 0), input.onDay, lease.endedOn);
    return {
      leaseId: lease.id, leaseNo: lease.leaseNo, kind: lease.kind, object: lease.object, counterparty: lease.counterparty, household: lease.householdId !== null, status: lease.status,
      signedOn: lease.signedOn, startOn: lease.startOn, endOn: lease.endOn, endedOn: lease.endedOn, totalFen: lease.totalFen, note: lease.note, phone: lease.phone ?? '',
      dueFen: owed.dueFen, receivedFen: owed.paidFen, arrearsFen: owed.arrearsFen, aheadFen: owed.aheadFen, byAge: [...owed.byAge],
      nextDueOn: owed.nextDueOn, oldestDueOn: owed.oldestDueOn, depositHeldFen: fen(sums?.depositHeldFen ?? 0),
    };
  });
}

/** Contracts with arrears on a day, the oldest first. */
export async function listArrears(db: Reads, input: { accountSetId: AccountSetId; onDay: Day }): Promise<LeaseRow[]> {
  const rows = await listLeases(db, input);
  return rows.filter((row) => row.arrearsFen > 0).toSorted((a, b) => ((a.oldestDueOn ?? '') < (b.oldestDueOn ?? '') ? -1 : 1));
}

/** What was booked for a contract and stands, by day. */
export function listBookings(db: Reads, leaseId: LeaseId): Promise<LeaseBooking[]> {
  return readRows<LeaseBooking>(db, sql`
    select b.voucherId, b.what, b.step, v.voucherDate as day, b.amountFen, b.advanceFen, v.status as voucherStatus, v.word || '-' || v.number as voucherNo
    from bookings b join vouchers v on v.id = b.voucherId
    where b.subjectId = ${leaseId} and b.what in ('leaseAccrual', 'leaseReceipt', 'depositIn', 'depositOut', 'depositKept') and ${stands()}
    order by v.voucherDate, b.id`);
}

/** What stands on the receivable and on 预收租金, from the bookings that stand. */
export function standing(bookings: readonly Pick<LeaseBooking, 'what' | 'amountFen' | 'advanceFen'>[]): { accruedFen: Fen; receivedFen: Fen; receivableFen: Fen; advanceFen: Fen; depositHeldFen: Fen } {
  const sum = (pick: (each: Pick<LeaseBooking, 'what' | 'amountFen' | 'advanceFen'>) => number): number => bookings.reduce((total, each) => total + pick(each), 0);
  const sign = (what: string): number => (what === 'leaseAccrual' ? 1 : what === 'leaseReceipt' ? -1 : 0);
  return {
    accruedFen: fen(sum((each) => (each.what === 'leaseAccrual' ? each.amountFen : 0))),
    receivedFen: fen(sum((each) => (each.what === 'leaseReceipt' ? each.amountFen : 0))),
    receivableFen: fen(sum((each) => sign(each.what) * (each.amountFen - each.advanceFen))),
    advanceFen: fen(0 - sum((each) => sign(each.what) * each.advanceFen)),
    depositHeldFen: fen(sum((each) => (each.what === 'depositIn' ? each.amountFen : each.what === 'depositOut' || each.what === 'depositKept' ? -each.amountFen : 0))),
  };
}

/** One contract whole. Refuses `not_found`. */
export async function readLease(db: Reads, leaseId: LeaseId, today: Day): Promise<Lease> {
  const lease = await readLeaseRow(db, leaseId);
  const [row] = await listLeases(db, { accountSetId: lease.accountSetId, onDay: today, leaseId });
  const bookings = await listBookings(db, leaseId);
  const dues = await db.selectFrom('leaseDues').select(['dueNo', 'dueOn', 'fromMonth', 'toMonth', 'amountFen']).where('leaseId', '=', leaseId).orderBy('dueNo').execute();
  const accruals = await db.selectFrom('leaseAccruals').select(['step', 'accrueOn', 'amountFen']).where('leaseId', '=', leaseId).orderBy('accrueOn').orderBy('step').execute();
  const events = await db.selectFrom('leaseEvents as e').innerJoin('users as u', 'u.id', 'e.userId').innerJoin('staff as s', 's.id', 'u.staffId')
    .select(['e.status', 'e.heldOn', 'e.reason', 's.name as by', 'e.at']).where('e.leaseId', '=', leaseId).orderBy('e.id').execute();
  const paid = new Map(arrearsOn(dues, row!.receivedFen, today, lease.endedOn).dues.map((due) => [due.dueNo, due]));
  const { accruedFen, receivableFen, advanceFen } = standing(bookings);
  return {
    ...row!, accountSetId: lease.accountSetId, residentId: lease.residentId, depositFen: lease.depositFen, everyMonths: lease.everyMonths, firstDueOn: lease.firstDueOn, recognition: lease.recognition,
    incomeCode: lease.incomeCode, receivableCode: lease.receivableCode, advanceCode: lease.advanceCode, depositCode: lease.depositCode, version: lease.version,
    dues: dues.map((due) => ({ ...due, paidFen: paid.get(due.dueNo)?.paidFen ?? fen(0), openFen: paid.get(due.dueNo)?.openFen ?? fen(0), daysLate: paid.get(due.dueNo)?.daysLate ?? 0 })),
    accruals: accruals.map((each) => ({ ...each, booking: bookings.find((booking) => booking.what === 'leaseAccrual' && booking.step === each.step) ?? null })),
    bookings, accruedFen, receivableFen, advanceFen, events,
  };
}

export interface AccrualDue { leaseId: LeaseId; leaseNo: string; object: string; counterparty: string; step: string; accrueOn: Day; amountFen: Fen }

/** Income of contracts that belongs into a month or an earlier one and is not booked yet, oldest first. */
export function listAccrualsDue(db: Reads, input: { accountSetId: AccountSetId; month: Month; leaseId?: LeaseId | undefined }): Promise<AccrualDue[]> {
  return readRows<AccrualDue>(db, sql`
    select a.leaseId, l.leaseNo, l.object, l.counterparty, a.step, a.accrueOn, a.amountFen
    from leaseAccruals a join leases l on l.id = a.leaseId
    where l.accountSetId = ${input.accountSetId} and l.status in ('active', 'ended', 'terminated') and a.accrueOn <= ${lastDay(input.month)} and a.amountFen > 0
      and (l.endedOn is null or a.accrueOn <= l.endedOn) and (${input.leaseId ?? null} is null or l.id = ${input.leaseId ?? null})
      and not exists (select 1 from bookings b where b.what = 'leaseAccrual' and b.subjectId = a.leaseId and b.step = a.step and ${stands()})
    order by a.accrueOn, l.leaseNo, a.step`);
}
