/**
 * People of a list paid by invoice who are never invoiced (D6): what was accrued for them is released when they are ended, so that nothing
 * stays payable that nobody will be paid. In the year it was accrued the accrual once more in red; of an earlier year, whose books are closed,
 * Dr payable / Cr undistributed earnings, as what is recovered of earlier years (community-welfare §1.3). Undone by a follow-up, which
 * accrues anew.
 */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { yearOf, type Day } from '#shared/days.ts';
import type { providersContract } from '#shared/disbursement/provider-contract.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchLineId, VoucherId } from '#shared/ids.ts';
import { sumFen, type Fen } from '#shared/money.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import { readProgramme, readVersion, type Reads } from '#electron/welfare/versions.ts';
import { addToMonth, bookBatch } from './book-batch.ts';
import type { BatchRow } from './frozen-inputs.ts';
import { noteStep, readBatch, standing } from './move-batch.ts';
import { paidByInvoice } from './provider-batch.ts';

interface Ended { readonly lineId: BatchLineId; readonly name: string; readonly amountFen: Fen; readonly accruedOn: Day }

/**
 * Lines of a batch that were ended, or whose money came back, and whose accrual still stands: nothing of them paid and no follow-up on its way, in the order of the roster, each with
 * the day of the voucher that accrued it: that of the first list of its chain that failed to pay it since the last release.
 */
export async function readStandingAccruals(db: Reads, batch: Pick<BatchRow, 'id'>): Promise<Ended[]> {
  return readRows<Ended>(db, sql`
    with recursive chain(lineId, id, depth) as (
      select l.id, l.id, 0 from batchLines l where l.batchId = ${batch.id} and l.status in ('failed', 'returned') and l.paidFen = 0 and l.amountFen > 0 and not exists (select 1 from releasedLines r where r.lineId = l.id)
        and not exists (select 1 from batchLines f where f.parentLineId = l.id and f.status not in ('removed', 'cancelled'))
      union all select chain.lineId, p.id, chain.depth + 1 from chain join batchLines c on c.id = chain.id join batchLines p on p.id = c.parentLineId
        where not exists (select 1 from releasedLines r where r.lineId = p.id))
    select lineId, name, amountFen, accruedOn from (select l.id as lineId, l.lineNo, l.name, l.amountFen, (select v.voucherDate from chain c join batchLines x on x.id = c.id join batchVouchers y on y.batchId = x.batchId and y.effect = 'accrue' join vouchers v on v.id = y.voucherId
        where c.lineId = l.id and x.status in ('failed', 'returned', 'partPaid') order by c.depth desc limit 1) as accruedOn
    from chain join batchLines l on l.id = chain.lineId where chain.depth = 0) where accruedOn is not null order by lineNo`);
}

/** Whether the batch's own vouchers accrue what it pays: not where it only passes through, nor where it was owed before. */
export async function accruesItself(db: Reads, batch: Pick<BatchRow, 'programmeId' | 'versionId'>): Promise<boolean> {
  const [programme, version] = [await readProgramme(db, batch.programmeId), await readVersion(db, batch.versionId)];
  return programme.accrual === 'batch' && version.expenseAccountCode !== version.payableAccountCode;
}

/** Releases the accrual of lines that have just been ended, or were before; a voucher for each of this year and earlier. Nothing where nothing was accrued. */
export async function releaseAccrual(context: CommandContext, batch: BatchRow, lineIds: readonly BatchLineId[], reason: string): Promise<VoucherId[]> {
  const { trx, actor, clock } = context;
  if (!(await accruesItself(trx, batch))) return [];
  const wanted = new Set(lineIds);
  const lines = (await readStandingAccruals(trx, batch)).filter((line) => wanted.has(line.lineId));
  const today = clock.today();
  const { n } = await trx.selectFrom('batchVouchers').select((e) => e.fn.countAll<number>().as('n')).where('batchId', '=', batch.id).where('effect', '=', 'release').executeTakeFirstOrThrow();
  const voucherIds: VoucherId[] = [];
  for (const earlier of [false, true]) {
    const own = lines.filter((line) => (yearOf(line.accruedOn) < yearOf(today)) === earlier);
    if (own.length === 0) continue;
    const step = `release:${n + 1 + voucherIds.length}`;
    await sql`insert into releasedLines (lineId, batchId, amountFen, step, reason, userId, staffId, at)
      select j.value ->> 0, ${batch.id}, j.value ->> 1, ${step}, ${reason}, ${actor.userId}, ${actor.staffId}, ${clock.now()} from json_each(${JSON.stringify(own.map((line) => [line.lineId, line.amountFen]))}) j`.execute(trx);
    context.fail('accrual.release');
    const amountFen = sumFen(own.map((line) => line.amountFen));
    voucherIds.push(...(await bookBatch(context, batch, { effect: 'release', step, amountFen, date: today, by: 'actor', earlierYear: earlier })));
    await addToMonth(context, batch, { persons: -own.length, amountFen: -amountFen });
  }
  return voucherIds;
}

/**
 * Releases the accrual of people of a paid or closed list who were ended before, or whose money came back and who are not paid again. Refuses `batch_not_by_invoice`, `batch_wrong_status`,
 * `line_followed_up` while a follow-up pays one of them, and `nothing_accrued` for a line of which nothing is payable.
 */
export async function releaseEnded(context: CommandContext, input: InputOf<typeof providersContract.release>): Promise<OutputOf<typeof providersContract.release>> {
  const { trx } = context;
  const batch = await readBatch(trx, input.batchId);
  if (!(await paidByInvoice(trx, batch))) throw new AppError('batch_not_by_invoice', { batchNo: batch.batchNo });
  if (batch.status !== 'paying' && batch.status !== 'paid' && batch.status !== 'closed') throw new AppError('batch_wrong_status', { batchNo: batch.batchNo, status: batch.status, wanted: ['paying', 'paid', 'closed'] });
  const wanted = JSON.stringify(input.lineIds);
  const followed = await trx.selectFrom('batchLines as f').innerJoin('batches as b', 'b.id', 'f.batchId').select(['f.name', 'b.batchNo']).where('f.status', 'not in', ['removed', 'cancelled'])
    .where(sql<boolean>`f.parentLineId in (select value from json_each(${wanted}))`).executeTakeFirst();
  if (followed !== undefined) throw new AppError('line_followed_up', followed);
  const standingLines = (await accruesItself(trx, batch)) ? await readStandingAccruals(trx, batch) : [];
  const lines = await trx.selectFrom('batchLines').select(['id', 'name']).where('batchId', '=', batch.id).where(sql<boolean>`id in (select value from json_each(${wanted}))`).execute();
  if (lines.length !== new Set(input.lineIds).size) throw new AppError('not_found', { what: 'batchLine', id: '' });
  const nothing = lines.find((line) => !standingLines.some((each) => each.lineId === line.id));
  if (nothing !== undefined) throw new AppError('nothing_accrued', { name: nothing.name });
  const voucherIds = await releaseAccrual(context, batch, input.lineIds, input.reason);
  await noteStep(context, batch, { step: 'release', comment: `${lines.map((line) => line.name).join('、').slice(0, 200)}：${input.reason}` });
  return { ...standing(batch), voucherIds, amountFen: sumFen(standingLines.filter((line) => input.lineIds.includes(line.lineId)).map((line) => line.amountFen)) };
}
