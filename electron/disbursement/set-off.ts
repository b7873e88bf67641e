/**
 * Setting off what somebody owes (追回) against what his next batches pay him, claims only where the plan says so: never below zero, never more than is open, by the plan of
 * each recovery, the oldest first. Planned with the amounts of a list, it counts from the approval on, and falls with the batch.
 */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import { groupBy } from '#shared/group-by.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchId, BatchLineId, RecoveryId, ResidentId, VoucherId } from '#shared/ids.ts';
import { sumFen, type Fen } from '#shared/money.ts';
import { addToMonth } from './book-batch.ts';
import { bookRecovered, reverseSetOff } from './book-recovery.ts';
import type { BatchRow } from './frozen-inputs.ts';
import { basketsOf } from './goods.ts';
import { paidByInvoice } from './provider-batch.ts';
import { mayWithhold } from './withhold-claims.ts';

interface Open { readonly recoveryId: RecoveryId; readonly payerId: ResidentId; readonly perBatchFen: Fen | null; readonly openFen: Fen }

/** Recoveries with a plan that this batch falls under, and what is open of each: not done with, and not planned by another list on its way. */
async function readOpen(db: Reads, { id: batchId, kind, programmeId }: Pick<BatchRow, 'id' | 'kind' | 'programmeId'>): Promise<Open[]> {
  return readRows<Open>(db, sql`select * from (select r.id as recoveryId, coalesce(r.payerResidentId, r.residentId) as payerId, r.perBatchFen,
    r.amountFen - (select coalesce(sum(e.amountFen), 0) from recoveryEvents e where e.recoveryId = r.id)
      - (select coalesce(sum(x.amountFen), 0) from lineSetOffs x join batchLines l on l.id = x.lineId join batches b on b.id = l.batchId
        where x.recoveryId = r.id and l.batchId <> ${batchId} and l.status in ('toPay', 'held') and b.status in ('locked', 'computed', 'submitted', 'reviewed')) as openFen
    from recoveries r where r.setOff = 1 and r.undoneAt is null
      and (${kind === 'main' ? 1 : 0} or exists (select 1 from recoveryClaimProgrammes y where y.recoveryId = r.id and y.programmeId = ${programmeId}))) where openFen > 0 order by recoveryId`);
}

/**
 * Takes what is owed off the amounts of a list that has just been computed: the rule's own lines, or those of claims where the plan names
 * their programme. The list is locked.
 */
export async function planSetOffs(context: CommandContext, batch: BatchRow): Promise<void> {
  const { trx } = context;
  // What somebody owes is not taken out of a provider's invoice, and rice is not set off against money: a list in goods stays whole baskets.
  if ((batch.kind !== 'main' && batch.kind !== 'claims') || (batch.kind === 'claims' && !(await mayWithhold(trx, batch))) || (await paidByInvoice(trx, batch)) || (await basketsOf(trx, batch)).length > 0) return;
  const open = await readOpen(trx, batch);
  if (open.length === 0) return;
  const lines = await trx.selectFrom('batchLines').select(['id', 'residentId', 'amountFen']).where('batchId', '=', batch.id).where('origin', '=', 'rule').where('status', '=', 'toPay')
    .where(sql<boolean>`residentId in (select value from json_each(${JSON.stringify(open.map((each) => each.payerId))}))`).execute();
  const left = new Map<ResidentId, { lineId: BatchLineId; fen: number }>(lines.map((line) => [line.residentId, { lineId: line.id, fen: line.amountFen }]));
  const rows: [BatchLineId, RecoveryId, number][] = [];
  for (const { recoveryId, payerId, perBatchFen, openFen } of open) {
    const line = left.get(payerId);
    const fen = line === undefined ? 0 : Math.min(line.fen, openFen, perBatchFen ?? openFen);
    if (line === undefined || fen === 0) continue;
    rows.push([line.lineId, recoveryId, fen]);
    line.fen -= fen;
  }
  const json = JSON.stringify(rows);
  await sql`insert into lineSetOffs (lineId, recoveryId, amountFen) select value ->> 0, value ->> 1, value ->> 2 from json_each(${json})`.execute(trx);
  await sql`update batchLines set setOffFen = s.fen, amountFen = amountFen - s.fen from (select value ->> 0 as lineId, sum(value ->> 2) as fen from json_each(${json}) group by 1) s where batchLines.id = s.lineId`.execute(trx);
  context.fail('batch.setOff');
}

/** Back to draft: nothing is planned any more. */
export async function dropSetOffs(context: CommandContext, batchId: BatchId): Promise<void> {
  await sql`delete from lineSetOffs where lineId in (select id from batchLines where batchId = ${batchId})`.execute(context.trx);
}

interface Planned { readonly lineId: BatchLineId; readonly recoveryId: RecoveryId; readonly amountFen: Fen; readonly name: string }

/**
 * The approval makes the set-offs of the lines to be paid count: an event for each, and one voucher that charges the programme with the whole
 * benefit and relieves what was overpaid. Refuses `set_off_exceeds` when something was repaid or written off since the list was computed.
 */
export async function takeSetOffs(context: CommandContext, batch: BatchRow): Promise<VoucherId[]> {
  const { trx, actor, clock } = context;
  const planned = await readRows<Planned>(trx, sql`select x.*, l.name from lineSetOffs x join batchLines l on l.id = x.lineId where l.batchId = ${batch.id} and l.status = 'toPay' order by x.recoveryId, x.lineId`);
  if (planned.length === 0) return [];
  const open = new Map((await readOpen(trx, batch)).map((each) => [each.recoveryId, each.openFen]));
  for (const [recoveryId, own] of groupBy(planned, (each) => each.recoveryId)) if (sumFen(own.map((each) => each.amountFen)) > (open.get(recoveryId) ?? 0)) throw new AppError('set_off_exceeds', { name: own[0]!.name });
  const voucherIds = await bookRecovered(context, batch, { effect: 'setOff', step: 'setOff', date: clock.today(), of: planned });
  const at = clock.now();
  for (const { lineId, recoveryId, amountFen } of planned) {
    await trx.insertInto('recoveryEvents').values({ recoveryId, kind: 'setOff', amountFen, lineId, voucherId: voucherIds[0] ?? null, happenedOn: clock.today(), note: batch.batchNo, userId: actor.userId, staffId: actor.staffId, at }).execute();
  }
  return voucherIds;
}

/** A voided batch gives its set-offs back. */
export async function releaseSetOffs(context: CommandContext, batch: BatchRow, reason: string): Promise<VoucherId[]> {
  const { trx, actor, clock } = context;
  const taken = await readRows<Planned>(trx, sql`select e.recoveryId, e.lineId, sum(e.amountFen) as amountFen, '' as name from recoveryEvents e join batchLines l on l.id = e.lineId where l.batchId = ${batch.id} group by e.recoveryId, e.lineId having sum(e.amountFen) > 0`);
  if (taken.length === 0) return [];
  const voucherIds = await reverseSetOff(context, batch, clock.today());
  for (const { lineId, recoveryId, amountFen } of taken) {
    await trx.insertInto('recoveryEvents').values({ recoveryId, kind: 'released', amountFen: -amountFen as Fen, lineId, voucherId: voucherIds[0] ?? null, happenedOn: clock.today(), note: reason.slice(0, 200), userId: actor.userId, staffId: actor.staffId, at: clock.now() }).execute();
  }
  return voucherIds;
}

/** Lines from which everything was set off have nothing to pay: they are done with as soon as the batch is being paid. How many. */
export async function settleNothing(context: CommandContext, batch: Pick<BatchRow, 'id' | 'programmeId' | 'benefitMonth'>): Promise<number> {
  const result = await sql`update batchLines set status = 'paid', paidOn = ${context.clock.today()}, statusReason = null where batchId = ${batch.id} and status = 'toPay' and amountFen = 0`.execute(context.trx);
  const settled = Number(result.numAffectedRows ?? 0n);
  if (settled > 0) await addToMonth(context, batch, { paidPersons: settled });
  return settled;
}
