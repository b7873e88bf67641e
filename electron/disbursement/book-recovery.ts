/** Vouchers of money recovered (community-welfare §1.3): in the year it was overpaid the expense in red, later the undistributed earnings. */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { postVoucher, type PostingLine } from '#electron/ledger/post-voucher.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import { readProgramme, readVersion, type ProgrammeRow, type Reads } from '#electron/welfare/versions.ts';
import { yearOf, type Day } from '#shared/days.ts';
import type { HouseholdId, ProgrammeId, RecoveryId, ResidentId, VoucherId } from '#shared/ids.ts';
import { fen, negate, sumFen, ZERO_FEN, type Fen } from '#shared/money.ts';
import { owedBy, reviewerBeside, undistributed, type LinePart } from './book-batch.ts';
import type { BatchRow } from './frozen-inputs.ts';

interface Recovered {
  readonly effect: 'setOff' | 'recover';
  readonly step: string;
  readonly date: Day;
  readonly of: readonly { readonly recoveryId: RecoveryId; readonly amountFen: Fen }[];
  /** Of a repayment: into cash; else into the bank. */
  readonly cash?: boolean;
}

const SUMMARIES: Readonly<Record<Recovered['effect'], string>> = { setOff: '扣回多发待遇抵本期发放', recover: '收回多发待遇' };


/**
 * Posts one voucher: setOff Dr the batch's expense, or what was owed before it (a dividend, by the names it is owed in), recover Dr bank or cash / the expense once charged in red (what was paid in this year), or
 * Cr 未分配收益 (what was paid in earlier years; older money counts as recovered first).
 */
export async function bookRecovered(context: CommandContext, batch: BatchRow, recovered: Recovered): Promise<VoucherId[]> {
  const { trx, actor } = context;
  const [programme, version] = [await readProgramme(trx, batch.programmeId), await readVersion(trx, batch.versionId)];
  const totalFen = sumFen(recovered.of.map((each) => each.amountFen));
  const summary = `${SUMMARIES[recovered.effect]}（${batch.batchNo}）`;
  const about = { summary, batchId: batch.id };
  const debit = recovered.effect === 'recover' ? (recovered.cash === true ? version.cashAccountCode : version.moneyAccountCode) : version[setOffAccount(programme)];
  const owed = recovered.effect === 'setOff' && programme.accrual === 'source' ? await owedBy(trx, await setOffParts(trx, batch)) : [{}];
  const lines: PostingLine[] = owed.map(({ fen: partFen = totalFen, ...names }) => ({ ...about, ...names, programmeId: programme.id, accountCode: debit, debitFen: partFen, creditFen: ZERO_FEN }));
  for (const { recoveryId, amountFen } of recovered.of) {
    const relief = await readRelief(context, recoveryId, yearOf(recovered.date));
    const earlierFen = fen(Math.min(amountFen, relief.earlierOpenFen));
    const nowFen = fen(amountFen - earlierFen);
    if (nowFen > 0) lines.push({ ...about, programmeId: relief.programmeId, accountCode: relief.expenseAccountCode, debitFen: negate(nowFen), creditFen: ZERO_FEN });
    if (earlierFen > 0) lines.push({ ...about, programmeId: relief.programmeId, accountCode: await undistributed(trx, programme.accountSetId), debitFen: ZERO_FEN, creditFen: earlierFen });
  }
  const { voucherId } = await postVoucher(context, {
    accountSetId: programme.accountSetId, voucherDate: recovered.date, attachmentsCount: 1, maker: { userId: actor.userId, staffId: actor.staffId },
    reviewer: reviewerBeside(batch, actor.staffId), source: { kind: 'batch', id: batch.id, step: recovered.step }, lines,
  });
  context.fail('batch.recovery');
  await trx.insertInto('batchVouchers').values({ voucherId, batchId: batch.id, step: recovered.step, effect: recovered.effect, amountFen: totalFen }).execute();
  return [voucherId];
}

/** What a set-off is charged to: the expense, which the accrual has not charged with it; where the sum was owed before the batch, the payable. */
export const setOffAccount = (programme: Pick<ProgrammeRow, 'accrual'>): 'expenseAccountCode' | 'payableAccountCode' => (programme.accrual === 'source' ? 'payableAccountCode' : 'expenseAccountCode');

/** The end of each line to be paid, which is set off. */
async function setOffParts(db: Reads, batch: BatchRow): Promise<LinePart[]> {
  return readRows<LinePart>(db, sql`select id as lineId, amountFen as fromFen, amountFen + setOffFen as toFen from batchLines where batchId = ${batch.id} and status = 'toPay' and setOffFen > 0 order by id`);
}

/** The account the overpaid lines were charged to, and how much of what is open was paid in earlier years. */
async function readRelief(context: CommandContext, recoveryId: RecoveryId, year: number): Promise<{ programmeId: ProgrammeId; expenseAccountCode: string; earlierOpenFen: number }> {
  const rows = await readRows<{ programmeId: ProgrammeId; expenseAccountCode: string; amountFen: number; year: number }>(context.trx, sql`
    select r.programmeId, v.expenseAccountCode, x.amountFen, cast(substr(coalesce(l.paidOn, b.approvedAt), 1, 4) as integer) as year from recoveries r join recoveryLines x on x.recoveryId = r.id join batchLines l on l.id = x.lineId
    join batches b on b.id = l.batchId join programmeVersions v on v.id = b.versionId where r.id = ${recoveryId} order by l.benefitMonth, l.id`);
  const { done } = await context.trx.selectFrom('recoveryEvents').where('recoveryId', '=', recoveryId).select((e) => e.fn.coalesce(e.fn.sum<number>('amountFen'), e.lit(0)).as('done')).executeTakeFirstOrThrow();
  const earlier = rows.filter((row) => row.year < year).reduce((sum, row) => sum + row.amountFen, 0);
  const last = rows.at(-1);
  if (last === undefined) throw new Error('a recovery has lines');
  return { programmeId: last.programmeId, expenseAccountCode: last.expenseAccountCode, earlierOpenFen: Math.max(0, earlier - done) };
}

/** The set-off of a batch that is voided, line by line in red. */
export async function reverseSetOff(context: CommandContext, batch: BatchRow, date: Day): Promise<VoucherId[]> {
  const { trx, actor } = context;
  const booked = await trx.selectFrom('batchVouchers').selectAll().where('batchId', '=', batch.id).where('effect', '=', 'setOff').executeTakeFirst();
  if (booked === undefined) return [];
  const { accountSetId } = await readProgramme(trx, batch.programmeId);
  const rows = await readRows<{ accountCode: string; programmeId: ProgrammeId; householdId: HouseholdId | null; residentId: ResidentId | null; debitFen: Fen; creditFen: Fen }>(trx, sql`select a.code as accountCode, l.programmeId, l.householdId, l.residentId, l.debitFen, l.creditFen from voucherLines l join accounts a on a.id = l.accountId where l.voucherId = ${booked.voucherId} order by l.lineNo`);
  const { voucherId } = await postVoucher(context, {
    accountSetId, voucherDate: date, kind: 'reversal', attachmentsCount: 1, maker: { userId: actor.userId, staffId: actor.staffId }, reviewer: reviewerBeside(batch, actor.staffId), source: { kind: 'batch', id: batch.id, step: 'unsetOff' },
    reversesVoucherId: booked.voucherId, lines: rows.map(({ householdId, residentId, ...row }) => ({ ...row, ...(householdId === null ? {} : { householdId }), ...(residentId === null ? {} : { residentId }), summary: `作废批次，撤销扣回（${batch.batchNo}）`, batchId: batch.id, debitFen: negate(row.debitFen), creditFen: negate(row.creditFen) })),
  });
  await trx.insertInto('batchVouchers').values({ voucherId, batchId: batch.id, step: 'unsetOff', effect: 'unsetOff', amountFen: booked.amountFen }).execute();
  return [voucherId];
}
