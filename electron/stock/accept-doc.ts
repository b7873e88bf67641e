/** 验收: a second person stands for a paper; the goods move and the voucher is posted in the same act. */
import type { CommandContext } from '#electron/api/context.ts';
import { readActor } from '#electron/ledger/actors.ts';
import { postAgreed } from '#electron/ledger/post-agreed.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { VoucherId } from '#shared/ids.ts';
import { negate, ZERO_FEN, type Fen } from '#shared/money.ts';
import type { stockContract, StockDoc } from '#shared/stock/contract.ts';
import { movesOfCount } from './count-stock.ts';
import { openDoc } from './docs.ts';
import { moveStock, type Move } from './move-stock.ts';
import type { StockItemId } from './tables.ts';

type C = typeof stockContract;

/**
 * Accepts a paper. Refuses as `openDoc` does, `stock_own_acceptance` for who entered it, what a count refuses (`movesOfCount`), what moving
 * refuses (`stock_short`, `stock_point_short`, `stock_day_order`) and what posting a voucher refuses (a closed month, an account that would be overdrawn).
 */
export async function acceptDoc(context: CommandContext, input: InputOf<C['acceptDoc']>): Promise<OutputOf<C['acceptDoc']>> {
  const { trx, actor, clock } = context;
  const doc = await openDoc(trx, input);
  const { enteredByUserId, enteredByStaffId } = await trx.selectFrom('stockDocs').select(['enteredByUserId', 'enteredByStaffId']).where('id', '=', doc.docId).executeTakeFirstOrThrow();
  if (enteredByStaffId === actor.staffId) throw new AppError('stock_own_acceptance', { name: actor.staffName });
  const moves = doc.kind === 'count' ? await movesOfCount(trx, doc) : doc.lines.map((line): Move => ({
    itemId: line.itemId as StockItemId, pointId: doc.pointId, docId: doc.docId, kind: doc.outKind ?? 'in', quantityCenti: doc.kind === 'in' ? line.quantityCenti : -line.quantityCenti, ...(line.amountFen === null ? {} : { valueFen: line.amountFen }),
  }));
  const counterCode = doc.counterCode ?? input.counterCode;
  if (moves.length > 0 && counterCode === null) throw new AppError('stock_account_wrong', { accountCode: '' });
  await trx.updateTable('stockDocs').set({ status: 'accepted', acceptedByUserId: actor.userId, acceptedByStaffId: actor.staffId, acceptedAt: clock.now(), version: doc.version + 1, ...(moves.length > 0 ? { counterCode } : {}) }).where('id', '=', doc.docId).execute();
  const values = await moveStock(context, doc.movedOn, moves);
  context.fail('stock.moved');
  const voucherId = counterCode === null ? null : await bookDoc(context, doc, counterCode, moves.map((move, at) => ({ itemId: move.itemId, valueFen: values[at] ?? ZERO_FEN })), await readActor(trx, enteredByUserId));
  if (voucherId !== null) await trx.updateTable('stockDocs').set({ voucherId }).where('id', '=', doc.docId).execute();
  return { voucherId, moves: moves.length };
}

const SUMMARIES = { in: '物资入库', loss: '物资损耗', return: '物资退货', count: '物资盘点差异' } as const;

/** One line for each item on its stock account, and the other side in one; nothing where it is worth nothing. */
async function bookDoc(context: CommandContext, doc: StockDoc, counterCode: string, moved: readonly { itemId: StockItemId; valueFen: Fen }[], maker: CommandContext['actor']): Promise<VoucherId | null> {
  const worth = moved.filter((each) => each.valueFen !== 0);
  if (worth.length === 0) return null;
  const items = new Map((await context.trx.selectFrom('stockItems').select(['id', 'name', 'accountCode']).where('id', 'in', worth.map((each) => each.itemId)).execute()).map((item) => [item.id as number, item]));
  const head = SUMMARIES[doc.outKind ?? (doc.kind === 'in' ? 'in' : 'count')];
  const tail = `（${doc.docNo}${doc.supplier === '' ? '' : ` ${doc.supplier}`}）`;
  const side = (accountCode: string, valueFen: Fen, summary: string) => ({ summary, accountCode, debitFen: valueFen > 0 ? valueFen : ZERO_FEN, creditFen: valueFen < 0 ? negate(valueFen) : ZERO_FEN });
  const lines = worth.map((each) => side(items.get(each.itemId)?.accountCode ?? '', each.valueFen, `${head} ${items.get(each.itemId)?.name ?? ''}${tail}`));
  // What is over and what is missing stand on the other side by themselves: 盘盈 and 盘亏 are never set off unseen.
  const sums = [worth.filter((each) => each.valueFen > 0), worth.filter((each) => each.valueFen < 0)].map((part) => part.reduce((sum, each) => sum - each.valueFen, 0) as Fen).filter((sum) => sum !== 0);
  return postAgreed(context, { maker, reviewer: context.actor, poster: context.actor }, {
    accountSetId: doc.accountSetId, voucherDate: doc.movedOn, kind: 'ordinary', attachmentsCount: 1,
    lines: [...lines.filter((line) => line.debitFen > 0), ...sums.map((sum) => ({ ...side(counterCode, sum, `${head}${tail}`), ...(doc.supplier === '' ? {} : { counterparty: doc.supplier }) })), ...lines.filter((line) => line.creditFen > 0)],
  });
}
