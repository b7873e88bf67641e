/** What is being recovered: lists, one with its lines and events, and the notice. */
import { sql, type RawBuilder } from 'kysely';
import { amountInCapitals } from '#shared/capital-amount.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import type { Recovery } from '#shared/disbursement/recovery-contract.ts';
import { AppError } from '#shared/errors.ts';
import type { RecoveryId } from '#shared/ids.ts';
import { sumFen, ZERO_FEN } from '#shared/money.ts';
import { may } from '#shared/permissions.ts';
import type { Actor, QueryContext } from '#electron/api/context.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import type { Reads } from '#electron/welfare/versions.ts';

type Whole = OutputOf<typeof disbursementContract.recovery>;
/** What is recovered of lines, and of the months of supplements, without recoveries that were taken back: `recoveryId`, `lineId`, (`month`,) `amountFen`. */
export const liveRecoveryLines = sql`(select o.* from recoveryLines o join recoveries q on q.id = o.recoveryId where q.undoneAt is null)`;
export const liveRecoveryMonths = sql`(select o.* from recoveryLineMonths o join recoveries q on q.id = o.recoveryId where q.undoneAt is null)`;

type Row = Omit<Recovery, 'setOff' | 'may' | 'claimProgrammes'> & { claimProgrammes: string; setOff: 0 | 1; createdByStaffId: number; writeOffAskedByStaffId: number | null };

async function readAll(db: Reads, actor: Actor, where: RawBuilder<unknown>): Promise<Recovery[]> {
  const sum = (kinds: RawBuilder<unknown>): RawBuilder<unknown> => sql`(select coalesce(sum(e.amountFen), 0) from recoveryEvents e where e.recoveryId = r.id and e.kind in (${kinds}))`;
  const rows = await readRows<Row>(db, sql`select * from (
    select r.id as recoveryId, r.residentId, w.name, r.programmeId, p.name as programmeName, r.reason, r.since, r.amountFen, ${sum(sql`'setOff', 'released'`)} as setOffFen, ${sum(sql`'repaid'`)} as repaidFen, ${sum(sql`'writtenOff'`)} as writtenOffFen,
      iif(r.undoneAt is null, r.amountFen - (select coalesce(sum(e.amountFen), 0) from recoveryEvents e where e.recoveryId = r.id), 0) as openFen, r.undoneAt, u.name as undoneBy, r.undoneReason, r.note, r.setOff, r.payerResidentId, y.name as payerName, r.perBatchFen, r.claimsBasis, r.claimsRef,
      (select json_group_array(json_object('programmeId', g.id, 'code', g.code, 'name', g.name) order by g.code) from recoveryClaimProgrammes x join programmes g on g.id = x.programmeId where x.recoveryId = r.id) as claimProgrammes,
      r.writeOffReason, r.writeOffRef, a.name as writeOffAskedBy, r.writeOffAskedByStaffId, r.createdAt, c.name as createdBy, r.createdByStaffId, r.version
    from recoveries r join residents w on w.id = r.residentId join programmes p on p.id = r.programmeId join staff c on c.id = r.createdByStaffId left join residents y on y.id = r.payerResidentId left join staff a on a.id = r.writeOffAskedByStaffId left join staff u on u.id = r.undoneByStaffId)
    where ${where} order by recoveryId desc`);
  return rows.map(({ createdByStaffId, writeOffAskedByStaffId, ...row }) => ({
    ...row, setOff: row.setOff === 1, claimProgrammes: JSON.parse(row.claimProgrammes) as Recovery['claimProgrammes'],
    may: {
      plan: row.openFen > 0 && may(actor.roles, 'disbursement.make'), repay: row.openFen > 0 && may(actor.roles, 'disbursement.pay'),
      askWriteOff: row.openFen > 0 && row.writeOffReason === null && may(actor.roles, 'disbursement.make'),
      undo: row.openFen === row.amountFen && may(actor.roles, 'disbursement.approve') && actor.staffId !== createdByStaffId,
      decideWriteOff: row.openFen > 0 && row.writeOffReason !== null && may(actor.roles, 'disbursement.approve') && actor.staffId !== writeOffAskedByStaffId && actor.staffId !== createdByStaffId,
    },
  }));
}

/** All recoveries, newest first, or the open ones; the sum is of what is open. */
export async function listRecoveries({ db, actor }: QueryContext, input: InputOf<typeof disbursementContract.recoveries>): Promise<OutputOf<typeof disbursementContract.recoveries>> {
  const recoveries = await readAll(db, actor, input.open ? sql`openFen > 0` : sql`true`);
  return { recoveries, openFen: sumFen(recoveries.map((row) => row.openFen)) };
}

/** @throws AppError not_found */
export async function readRecovery(db: Reads, actor: Actor, recoveryId: RecoveryId): Promise<Recovery> {
  const [row] = await readAll(db, actor, sql`recoveryId = ${recoveryId}`);
  if (row === undefined) throw new AppError('not_found', { what: 'recovery', id: String(recoveryId) });
  return row;
}

/** One recovery with the lines that paid too much and everything that happened since. */
export async function showRecovery({ db, actor, office }: QueryContext, input: { recoveryId: RecoveryId }): Promise<Whole> {
  const recovery = await readRecovery(db, actor, input.recoveryId);
  const lines = await readRows<Whole['lines'][number]>(db, sql`select l.id as lineId, l.batchId, b.batchNo, l.benefitMonth, 1 as months, l.status, l.paidFen, l.paidOn, x.amountFen as overpaidFen
    from recoveryLines x join batchLines l on l.id = x.lineId join batches b on b.id = l.batchId where x.recoveryId = ${input.recoveryId} order by l.benefitMonth, l.id`);
  const events = await readRows<Whole['events'][number]>(db, sql`select e.kind, e.amountFen, b.batchNo, e.voucherId, e.happenedOn, e.note, s.name as "by" from recoveryEvents e join staff s on s.id = e.staffId
    left join batchLines l on l.id = e.lineId left join batches b on b.id = l.batchId where e.recoveryId = ${input.recoveryId} order by e.id`);
  const [place] = await readRows<{ address: string }>(db, sql`select l.address from recoveryLines x join batchLines l on l.id = x.lineId where x.recoveryId = ${input.recoveryId} order by l.id desc limit 1`);
  return {
    ...recovery, lines, events, communityName: office.communityName, address: place?.address ?? '', amountInCapitals: amountInCapitals(recovery.amountFen),
    openInCapitals: amountInCapitals(recovery.openFen > 0 ? recovery.openFen : ZERO_FEN),
  };
}

/** The notice to who has to pay back. Refuses `recovery_undone`: nobody is asked to pay back what was taken back. */
export async function printRecovery(context: QueryContext, input: { recoveryId: RecoveryId }): Promise<Whole> {
  const recovery = await showRecovery(context, input);
  if (recovery.undoneAt !== null) throw new AppError('recovery_undone', { name: recovery.name });
  return recovery;
}
