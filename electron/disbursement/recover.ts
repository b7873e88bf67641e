/** Recovering what was overpaid (D10): begun, planned, paid back, written off or taken back by another person. Setting off is in set-off.ts. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchLineId, ProgrammeId, RecoveryId, ResidentId, VoucherId } from '#shared/ids.ts';
import { groupBy } from '#shared/group-by.ts';
import { fen, sumFen, type Fen } from '#shared/money.ts';
import type { Day, Month } from '#shared/days.ts';
import type { RecoveryReason } from '#shared/disbursement/status.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import type { CommandContext } from '#electron/api/context.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import { bookRecovered } from './book-recovery.ts';
import { knownNow } from './known-now.ts';
import { readBatch } from './move-batch.ts';
import { readWithheld } from './withhold-claims.ts';
import { readOverpaid } from './overpaid.ts';
import { liveRecoveryLines, liveRecoveryMonths, readRecovery } from './recoveries.ts';
import { readRuleProgramme, reckonMonths } from './reckon.ts';

/** A part of a line; of a supplement's, the part of one of its months. */
export interface Overpaid { readonly lineId: BatchLineId; readonly month: Month | null; readonly fen: Fen }

/**
 * Begins to recover. From somebody who died or moved out: his lines of later months. With `months`: what the rules, put to those months again,
 * find less than was paid. Set off from his own next lines until planned otherwise. Refuses `nothing_overpaid`, `claims_only`, `reckon_range`.
 */
export async function openRecovery(context: CommandContext, input: InputOf<typeof disbursementContract.openRecovery>): Promise<OutputOf<typeof disbursementContract.openRecovery>> {
  const { trx } = context;
  const resident = await trx.selectFrom('residents').select(['name', 'status', 'statusSince']).where('id', '=', input.residentId).executeTakeFirst();
  if (!resident) throw new AppError('not_found', { what: 'resident', id: String(input.residentId) });
  const gone = (await readOverpaid(trx, input.residentId)).find((person) => person.programmeId === input.programmeId);
  const lines = input.months === null ? (gone?.lines ?? []).map((line) => ({ lineId: line.lineId, month: null, fen: line.overpaidFen })) : await overpaidByRules(context, { ...input, months: input.months });
  if (lines.length === 0) throw new AppError('nothing_overpaid', { name: resident.name });
  const amountFen = sumFen(lines.map((line) => line.fen));
  const reason = input.months === null && gone !== undefined ? gone.reason : 'facts';
  const recoveryId = await beginRecovery(context, { residentId: input.residentId, programmeId: input.programmeId, reason, since: reason === 'facts' ? null : resident.statusSince, note: input.note }, lines);
  return { recoveryId, amountFen };
}

/** Writes a recovery of these parts of lines, to be set off from the next lines of the person until planned otherwise. */
export async function beginRecovery(context: CommandContext, of: { residentId: ResidentId; programmeId: ProgrammeId; reason: RecoveryReason; since: Day | null; note: string }, lines: readonly Overpaid[]): Promise<RecoveryId> {
  const { trx, actor, clock } = context;
  const { id } = await trx.insertInto('recoveries').values({
    ...of, amountFen: sumFen(lines.map((line) => line.fen)), setOff: 1, payerResidentId: null, perBatchFen: null,
    writeOffReason: null, writeOffRef: null, writeOffAskedByStaffId: null, version: 1, createdAt: clock.now(), createdByUserId: actor.userId, createdByStaffId: actor.staffId,
  }).returning('id').executeTakeFirstOrThrow();
  for (const [lineId, parts] of groupBy(lines, (part) => part.lineId)) {
    await trx.insertInto('recoveryLines').values({ recoveryId: id, lineId, amountFen: sumFen(parts.map((part) => part.fen)) }).execute();
    for (const { month, fen: amountFen } of parts) if (month !== null) await trx.insertInto('recoveryLineMonths').values({ recoveryId: id, lineId, month, amountFen }).execute();
  }
  context.fail('recovery.open');
  return id;
}

/** Of each month no more than was paid, on its own line and then on its supplements, and is not being recovered already. */
async function overpaidByRules(context: CommandContext, input: { residentId: ResidentId; programmeId: ProgrammeId; months: { fromMonth: Month; toMonth: Month } }): Promise<Overpaid[]> {
  const { trx, clock } = context;
  const programme = await readRuleProgramme(trx, input.programmeId);
  const [person] = await reckonMonths(trx, programme, { ...input.months, knownAt: await knownNow(trx, clock) }, [input.residentId]);
  const free = new Map<BatchLineId, number>();
  const over: Overpaid[] = [];
  for (const month of person?.months ?? []) {
    if (month.differenceFen >= 0) continue;
    const paid = await readRows<{ lineId: BatchLineId; month: Month | null; monthFen: number; paidFen: number; takenFen: number }>(trx, sql`
      select l.id as lineId, x.month, coalesce(x.amountFen - (select coalesce(sum(y.amountFen), 0) from ${liveRecoveryMonths} y where y.lineId = l.id and y.month = x.month), l.paidFen) as monthFen, l.paidFen,
        (select coalesce(sum(y.amountFen), 0) from ${liveRecoveryLines} y where y.lineId = l.id) as takenFen
      from batchLines l left join batchLineMonths x on x.lineId = l.id and x.month = ${month.month}
      where l.programmeId = ${programme.id} and l.residentId = ${input.residentId} and l.paidFen > 0 and (l.kind in ('main', 'followUp') and l.benefitMonth = ${month.month} or x.lineId is not null) order by l.id`);
    let left: number = -month.differenceFen;
    for (const line of paid) {
      const known = free.get(line.lineId) ?? line.paidFen - line.takenFen;
      const part = Math.max(0, Math.min(left, line.monthFen, known));
      free.set(line.lineId, known - part);
      if (part > 0) over.push({ lineId: line.lineId, month: line.month, fen: fen(part) });
      left -= part;
    }
  }
  return over;
}

/** What lists that are not approved yet set off of it. */
const plannedSetOffs = (db: Reads, recoveryId: RecoveryId) => db.selectFrom('lineSetOffs as x').innerJoin('batchLines as l', 'l.id', 'x.lineId').innerJoin('batches as b', 'b.id', 'l.batchId').where('x.recoveryId', '=', recoveryId)
  .where('l.status', 'in', ['toPay', 'held']).where('b.status', 'in', ['locked', 'computed', 'submitted', 'reviewed']);

async function openOne(context: CommandContext, input: { recoveryId: RecoveryId; version: number }) {
  const recovery = await readRecovery(context.trx, context.actor, input.recoveryId);
  if (recovery.version !== input.version) throw new AppError('changed_meanwhile', { what: 'recovery' });
  if (recovery.undoneAt !== null) throw new AppError('recovery_undone', { name: recovery.name });
  if (recovery.openFen === 0) throw new AppError('recovery_done', { name: recovery.name });
  return recovery;
}

/**
 * From whose next lines it is set off, how much from one at most, and from which claims besides (none where it is not set off). Refuses
 * `recovery_undone`, `recovery_done`, a payer who is not living, and of claims `withhold_basis_missing`, `withhold_consent_needed`, `withhold_not_from`.
 */
export async function planRecovery(context: CommandContext, input: InputOf<typeof disbursementContract.planRecovery>): Promise<OutputOf<typeof disbursementContract.planRecovery>> {
  const recovery = await openOne(context, input);
  if (input.payerResidentId !== null) {
    const payer = await context.trx.selectFrom('residents').select(['name', 'status', 'statusSince']).where('id', '=', input.payerResidentId).executeTakeFirst();
    if (!payer) throw new AppError('not_found', { what: 'resident', id: String(input.payerResidentId) });
    if (payer.status !== 'living') throw new AppError('resident_gone', { name: payer.name, since: payer.statusSince ?? '' });
  }
  const withheld = await readWithheld(context, recovery, input);
  await context.trx.deleteFrom('recoveryClaimProgrammes').where('recoveryId', '=', recovery.recoveryId).execute();
  await context.trx.updateTable('recoveries').set({ setOff: input.setOff ? 1 : 0, payerResidentId: input.payerResidentId, perBatchFen: input.perBatchFen, claimsBasis: withheld.basis, claimsRef: withheld.ref, version: recovery.version + 1 }).where('id', '=', recovery.recoveryId).execute();
  for (const programmeId of withheld.programmeIds) await context.trx.insertInto('recoveryClaimProgrammes').values({ recoveryId: recovery.recoveryId, programmeId }).execute();
  return { version: recovery.version + 1 };
}

/** Money paid back; booked with the last batch that overpaid. Refuses `recovery_done`, `repaid_too_much` (lists on their way that set it off count). */
export async function repayRecovery(context: CommandContext, input: InputOf<typeof disbursementContract.repayRecovery>): Promise<OutputOf<typeof disbursementContract.repayRecovery>> {
  const { trx, actor, clock } = context;
  const recovery = await openOne(context, input);
  const { planned } = await plannedSetOffs(trx, recovery.recoveryId).select((e) => e.fn.coalesce(e.fn.sum<number>('x.amountFen'), e.lit(0)).as('planned')).executeTakeFirstOrThrow();
  if (input.amountFen > recovery.openFen - planned) throw new AppError('repaid_too_much', { name: recovery.name, openFen: fen(recovery.openFen - planned) });
  const voucherId = await bookRepayment(context, input);
  await trx.insertInto('recoveryEvents').values({ recoveryId: recovery.recoveryId, kind: 'repaid', amountFen: input.amountFen, lineId: null, voucherId, happenedOn: input.paidOn, note: input.note, userId: actor.userId, staffId: actor.staffId, at: clock.now() }).execute();
  await trx.updateTable('recoveries').set({ version: recovery.version + 1 }).where('id', '=', recovery.recoveryId).execute();
  return { version: recovery.version + 1, openFen: fen(recovery.openFen - input.amountFen), voucherId };
}

async function bookRepayment(context: CommandContext, input: InputOf<typeof disbursementContract.repayRecovery>): Promise<VoucherId> {
  const { trx } = context;
  const last = await trx.selectFrom('recoveryLines as x').innerJoin('batchLines as l', 'l.id', 'x.lineId').select('l.batchId').where('x.recoveryId', '=', input.recoveryId).orderBy('l.benefitMonth', 'desc').orderBy('l.id', 'desc').limit(1).executeTakeFirstOrThrow();
  const { n } = await trx.selectFrom('recoveryEvents').select((e) => e.fn.countAll<number>().as('n')).where('recoveryId', '=', input.recoveryId).executeTakeFirstOrThrow();
  const [voucherId] = await bookRecovered(context, await readBatch(trx, last.batchId), { effect: 'recover', step: `recover:${input.recoveryId}:${n + 1}`, date: input.paidOn, cash: input.by === 'cash', of: [input] });
  return voucherId!;
}

/**
 * Takes back a recovery that was begun by mistake. Nothing was booked when it began, so the books stay as they are; its months are found
 * overpaid again if they still are. Refuses `recovery_undone`, `recovery_moved` once anything was set off, repaid or written off (a set-off
 * that fell with its batch does not count), `recovery_listed` while a list on its way sets it off, and `recovery_own`.
 */
export async function undoRecovery(context: CommandContext, input: InputOf<typeof disbursementContract.undoRecovery>): Promise<OutputOf<typeof disbursementContract.undoRecovery>> {
  const { trx, actor, clock } = context;
  const recovery = await readRecovery(trx, actor, input.recoveryId);
  if (recovery.version !== input.version) throw new AppError('changed_meanwhile', { what: 'recovery' });
  if (recovery.undoneAt !== null) throw new AppError('recovery_undone', { name: recovery.name });
  if (recovery.openFen !== recovery.amountFen) throw new AppError('recovery_moved', { name: recovery.name, doneFen: fen(recovery.amountFen - recovery.openFen) });
  const listed = await plannedSetOffs(trx, input.recoveryId).select('b.batchNo').executeTakeFirst();
  if (listed !== undefined) throw new AppError('recovery_listed', { name: recovery.name, batchNo: listed.batchNo });
  if (!recovery.may.undo) throw new AppError('recovery_own', { name: actor.staffName });
  await trx.updateTable('recoveries').set({ setOff: 0, undoneAt: clock.now(), undoneByUserId: actor.userId, undoneByStaffId: actor.staffId, undoneReason: input.reason, version: recovery.version + 1 }).where('id', '=', recovery.recoveryId).execute();
  return { version: recovery.version + 1 };
}

/** Asks to write off what is open; somebody else decides. */
export async function askWriteOff(context: CommandContext, input: InputOf<typeof disbursementContract.askWriteOff>): Promise<OutputOf<typeof disbursementContract.askWriteOff>> {
  const recovery = await openOne(context, input);
  await context.trx.updateTable('recoveries').set({ writeOffReason: input.reason, writeOffRef: input.decisionRef, writeOffAskedByStaffId: context.actor.staffId, version: recovery.version + 1 }).where('id', '=', recovery.recoveryId).execute();
  return { version: recovery.version + 1 };
}

/** Writes off what is open, or declines. Nothing is booked: the overpaid benefit stays the expense it was. Refuses `write_off_not_asked`, `write_off_own`, `recovery_done`. */
export async function decideWriteOff(context: CommandContext, input: InputOf<typeof disbursementContract.decideWriteOff>): Promise<OutputOf<typeof disbursementContract.decideWriteOff>> {
  const { trx, actor, clock } = context;
  const recovery = await openOne(context, input);
  if (recovery.writeOffReason === null) throw new AppError('write_off_not_asked', { name: recovery.name });
  if (!recovery.may.decideWriteOff) throw new AppError('write_off_own', { name: actor.staffName });
  if (input.approve) {
    await trx.insertInto('recoveryEvents').values({ recoveryId: recovery.recoveryId, kind: 'writtenOff', amountFen: recovery.openFen, lineId: null, voucherId: null, happenedOn: clock.today(), note: `${recovery.writeOffReason}（${recovery.writeOffRef ?? ''}）`.slice(0, 200), userId: actor.userId, staffId: actor.staffId, at: clock.now() }).execute();
  }
  await trx.updateTable('recoveries').set({ ...(input.approve ? { setOff: 0 } : { writeOffReason: null, writeOffRef: null, writeOffAskedByStaffId: null }), version: recovery.version + 1 }).where('id', '=', recovery.recoveryId).execute();
  return { version: recovery.version + 1, writtenOffFen: input.approve ? recovery.openFen : fen(0) };
}
