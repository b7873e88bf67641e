/** What nobody came for (F11): listed, ended in this batch, the cash put back, and offered again next time; cash drawn for the desk. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { formatMonthChinese, type Day } from '#shared/days.ts';
import type { payingContract } from '#shared/disbursement/paying-contract.ts';
import { AppError } from '#shared/errors.ts';
import { groupBy } from '#shared/group-by.ts';
import type { BatchId, BatchLineId, ProgrammeVersionId, VoucherId } from '#shared/ids.ts';
import { fen, sumFen, ZERO_FEN, type Fen } from '#shared/money.ts';
import { goodsText } from '#shared/quantity.ts';
import type { LineSums } from '#shared/welfare/basket.ts';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import { postVoucher } from '#electron/ledger/post-voucher.ts';
import { readBaskets } from '#electron/welfare/baskets.ts';
import { readProgramme, readVersion, type Reads } from '#electron/welfare/versions.ts';
import type { BatchRow } from './frozen-inputs.ts';
import { basketsOf, goodsOfLine, sumItems, withClaims, type Goods } from './goods.ts';
import { openBatch, standing, takeStep } from './move-batch.ts';
import { goesTo, nameOfPoint } from './roster-issues.ts';
import { refuseByInvoice } from './provider-batch.ts';

/** Begins the reason of every line nobody came for, as it stands on rosters and lists. */
export const UNCLAIMED = '未领取';

/** Cash between bank and safe for this batch: draw Dr cash / Cr bank, deposit Dr bank / Cr cash. Never more put back than was left. */
async function moveCash(context: CommandContext, batch: BatchRow, move: { kind: 'draw' | 'deposit'; amountFen: Fen; cashOn: Day }): Promise<VoucherId[]> {
  if (move.amountFen === 0) return [];
  const { trx, actor } = context;
  const [programme, version] = [await readProgramme(trx, batch.programmeId), await readVersion(trx, batch.versionId)];
  const { n } = await trx.selectFrom('deskCash').select((e) => e.fn.countAll<number>().as('n')).where('batchId', '=', batch.id).executeTakeFirstOrThrow();
  const step = `${move.kind}:${n + 1}`;
  const [debit, credit] = move.kind === 'draw' ? [version.cashAccountCode, version.moneyAccountCode] : [version.moneyAccountCode, version.cashAccountCode];
  const line = { summary: `${move.kind === 'draw' ? '提现备发' : '余款存回'}${formatMonthChinese(batch.benefitMonth)}${programme.name}（${batch.batchNo}）`, programmeId: programme.id, batchId: batch.id };
  const reviewer = batch.reviewerUserId !== null && batch.reviewerStaffId !== null && batch.reviewerStaffId !== actor.staffId ? { userId: batch.reviewerUserId, staffId: batch.reviewerStaffId }
    : batch.approverUserId !== null && batch.approverStaffId !== null && batch.approverStaffId !== actor.staffId ? { userId: batch.approverUserId, staffId: batch.approverStaffId } : null;
  const posted = await postVoucher(context, {
    accountSetId: programme.accountSetId, voucherDate: move.cashOn, attachmentsCount: 1, maker: { userId: actor.userId, staffId: actor.staffId }, reviewer, source: { kind: 'batch', id: batch.id, step },
    lines: [{ ...line, accountCode: debit, debitFen: move.amountFen, creditFen: ZERO_FEN }, { ...line, accountCode: credit, debitFen: ZERO_FEN, creditFen: move.amountFen }],
  });
  await trx.insertInto('deskCash').values({ voucherId: posted.voucherId, batchId: batch.id, kind: move.kind, step, amountFen: move.amountFen, cashOn: move.cashOn }).execute();
  return [posted.voucherId];
}

/** Draws cash from the bank for the desk (Dr cash / Cr bank), at most what the batch still has to hand out. @throws AppError cash_over_batch */
export async function drawCash(context: CommandContext, input: InputOf<typeof payingContract.drawCash>): Promise<OutputOf<typeof payingContract.drawCash>> {
  const { trx, clock } = context;
  const batch = await openBatch(context, input, ['approved', 'paying']);
  await refuseByInvoice(trx, batch);
  if (batch.payBy !== 'cash') throw new AppError('pay_by_other', { payBy: batch.payBy });
  if ((await basketsOf(trx, batch)).length > 0) throw new AppError('goods_no_cash', { batchNo: batch.batchNo });
  const { drawn, open } = await trx.selectNoFrom([
    sql<number>`(select coalesce(sum(case kind when 'draw' then amountFen else -amountFen end), 0) from deskCash where batchId = ${batch.id})`.as('drawn'),
    sql<number>`(select coalesce(sum(amountFen), 0) from batchLines where batchId = ${batch.id} and status in ('toPay', 'paid', 'returned'))`.as('open'),
  ]).executeTakeFirstOrThrow();
  if (drawn + input.amountFen > open) throw new AppError('cash_over_batch', { batchNo: batch.batchNo, wantedFen: input.amountFen, mostFen: fen(Math.max(0, open - drawn)) });
  const voucherIds = await moveCash(context, batch, { kind: 'draw', amountFen: input.amountFen, cashOn: input.cashOn ?? clock.today() });
  return { ...standing(await takeStep(context, batch, { step: 'payCash', comment: '提现备发' })), voucherIds };
}

/**
 * Ends every line nobody came for: it fails as unclaimed, the money stays payable, and a follow-up batch offers it again. `cashBack`: 'safe'
 * leaves the cash in the safe (no voucher), 'bank' pays it back in (Dr bank / Cr cash). Lines ticked but not booked are not touched.
 */
export async function endUnclaimed(context: CommandContext, input: InputOf<typeof payingContract.endUnclaimed>): Promise<OutputOf<typeof payingContract.endUnclaimed>> {
  const { trx, clock, actor } = context;
  const batch = await openBatch(context, input, ['paying']);
  await refuseByInvoice(trx, batch);
  if (batch.payBy === 'bank') throw new AppError('pay_by_other', { payBy: batch.payBy });
  const unbooked = await trx.selectFrom('handouts').select((e) => e.fn.countAll<number>().as('n')).where('batchId', '=', batch.id).where('undoneAt', 'is', null).where('bookedStep', 'is', null).executeTakeFirstOrThrow();
  if (unbooked.n > 0) throw new AppError('ticks_unbooked', { batchNo: batch.batchNo, count: unbooked.n });
  const lines = await trx.selectFrom('batchLines').select(['id', 'amountFen']).where('batchId', '=', batch.id).where('status', '=', 'toPay').execute();
  if (lines.length === 0) throw new AppError('batch_empty', { batchNo: batch.batchNo });
  const amountFen = sumFen(lines.map((line) => line.amountFen));
  // Goods nobody came for stay in stock as they are.
  const cashBack = batch.payBy === 'cash' && (await basketsOf(trx, batch)).length === 0 ? input.cashBack : 'safe';
  await sql`insert into unclaimedLines (lineId, batchId, amountFen, cashBack, reason, userId, staffId, at)
    select id, batchId, amountFen, ${cashBack}, ${input.reason}, ${actor.userId}, ${actor.staffId}, ${clock.now()} from batchLines where batchId = ${batch.id} and status = 'toPay'`.execute(trx);
  await sql`update batchLines set status = 'failed', statusReason = ${`${UNCLAIMED}：${input.reason}`} where batchId = ${batch.id} and status = 'toPay'`.execute(trx);
  const voucherIds = cashBack === 'bank' ? await moveCash(context, batch, { kind: 'deposit', amountFen, cashOn: input.cashOn ?? clock.today() }) : [];
  const moved = await takeStep(context, batch, { step: 'settle', comment: `${UNCLAIMED} ${lines.length}：${input.reason}`, to: 'paid' });
  return { ...standing(moved), voucherIds, persons: lines.length, amountFen };
}

/** Lines nobody came for that no later batch has taken up, of one batch or of all, and of one point where it is asked for; and, of a batch still being handed out, who has not come yet. */
export async function readUnclaimed({ db }: QueryContext, input: InputOf<typeof payingContract.unclaimed>): Promise<OutputOf<typeof payingContract.unclaimed>> {
  const goesHere = await goesTo(db, input.pointId);
  const rows = (await db.selectFrom('batchLines as l').innerJoin('batches as b', 'b.id', 'l.batchId').innerJoin('programmes as p', 'p.id', 'l.programmeId').innerJoin('residents as r', 'r.id', 'l.residentId').leftJoin('unclaimedLines as u', 'u.lineId', 'l.id')
    .select(['l.id as lineId', 'l.batchId', 'b.batchNo', 'p.name as programmeName', 'l.benefitMonth', 'l.lineNo', 'l.residentId', 'l.name', 'l.headName', 'l.gridName', 'l.buildingName', 'l.idNumberMasked', 'r.phone', 'l.standardFen', 'l.amountFen', 'b.versionId', 'u.at as endedAt', 'u.cashBack', 'u.reason'])
    .$if(input.batchId !== null, (q) => q.where('l.batchId', '=', input.batchId!))
    .where('b.payBy', '<>', 'bank')
    .where((e) => e.or([
      e.and([e('l.status', '=', 'failed'), e('u.lineId', 'is not', null), e.not(e.exists(e.selectFrom('batchLines as n').select('n.id').whereRef('n.parentLineId', '=', 'l.id').where('n.status', 'not in', ['removed', 'cancelled'])))]),
      e.and([e('l.status', '=', 'toPay'), e('b.status', '=', 'paying'), e.not(e.exists(e.selectFrom('handouts as h').select('h.id').whereRef('h.lineId', '=', 'l.id').where('h.undoneAt', 'is', null)))]),
    ])).orderBy('l.benefitMonth').orderBy('l.batchId').orderBy('l.lineNo').limit(5_000).execute()).filter(goesHere);
  const goods = await goodsOfLines(db, rows);
  const lines = rows.map(({ versionId: _versionId, standardFen: _standardFen, ...row }) => ({ ...row, goods: goodsText(goods.get(row.lineId) ?? []) }));
  return { pointName: await nameOfPoint(db, input.pointId), lines, persons: lines.length, totalFen: sumFen(lines.map((line) => line.amountFen)), goods: goodsText(sumItems([...goods.values()].flat())) };
}

interface LineOfVersion extends LineSums { readonly lineId: BatchLineId; readonly batchId: BatchId; readonly versionId: ProgrammeVersionId }

/** What each line is to get; lines of money are not in it. */
async function goodsOfLines(db: Reads, rows: readonly LineOfVersion[]): Promise<ReadonlyMap<BatchLineId, readonly Goods[]>> {
  const baskets = await readBaskets(db, [...new Set(rows.map((row) => row.versionId))]);
  const found = new Map<BatchLineId, readonly Goods[]>();
  for (const [batchId, own] of groupBy(rows.filter((row) => baskets.has(row.versionId)), (row) => row.batchId)) {
    for (const line of await withClaims(db, batchId, own)) found.set(line.lineId, goodsOfLine(baskets.get(line.versionId)!, line) ?? []);
  }
  return found;
}
