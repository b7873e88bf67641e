/** 物资: the list with what is there, and the cards. */
import { sql } from 'kysely';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import { readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { groupBy } from '#shared/group-by.ts';
import type { AccountSetId } from '#shared/ids.ts';
import type { stockContract, StockItem } from '#shared/stock/contract.ts';
import { readAtPoints } from './points.ts';
import type { StockItemId } from './tables.ts';

type C = typeof stockContract;

/** Items as the screens show them, at the end of a day or now, by code. */
export async function readItems(db: Reader, of: { accountSetId?: AccountSetId | null; itemId?: StockItemId; onDay?: Day | null }): Promise<StockItem[]> {
  const rows = await readRows<Omit<StockItem, 'stopped' | 'points'> & { stopped: number }>(db, sql`select i.id as itemId, i.accountSetId, i.code, i.name, i.unit, i.spec, i.accountCode, i.warnBelowCenti, i.stopped, i.version,
      coalesce(m.balanceCenti, 0) as balanceCenti, coalesce(m.balanceFen, 0) as balanceFen, (select max(movedOn) from stockPointMoves where itemId = i.id and (${of.onDay ?? null} is null or movedOn <= ${of.onDay ?? null})) as lastMovedOn
    from stockItems i left join stockMoves m on m.id = (select max(id) from stockMoves where itemId = i.id and (${of.onDay ?? null} is null or movedOn <= ${of.onDay ?? null}))
    where (${of.accountSetId ?? null} is null or i.accountSetId = ${of.accountSetId ?? null}) and (${of.itemId ?? null} is null or i.id = ${of.itemId ?? null}) order by i.accountSetId, i.stopped, i.code`);
  const atPoints = groupBy(await readAtPoints(db, { onDay: of.onDay ?? null, ...(of.itemId === undefined ? {} : { itemIds: [of.itemId] }) }), (row) => row.itemId as number);
  return rows.map((row) => ({ ...row, stopped: row.stopped === 1, points: (atPoints.get(row.itemId) ?? []).map(({ itemId: _itemId, ...at }) => at) }));
}

/** One item. @throws AppError not_found */
export async function readItem(db: Reader, itemId: StockItemId, onDay: Day | null = null): Promise<StockItem> {
  const [item] = await readItems(db, { itemId, onDay });
  if (item === undefined) throw new AppError('not_found', { what: 'stockItem', id: String(itemId) });
  return item;
}

/** The items, and beside their value what the books say of their accounts (posted vouchers up to the day). */
export async function listItems({ db }: Pick<QueryContext, 'db'>, input: InputOf<C['items']>): Promise<OutputOf<C['items']>> {
  const items = await readItems(db, input);
  const accounts = await readRows<OutputOf<C['items']>['accounts'][number]>(db, sql`select a.accountSetId, a.code as accountCode, (select coalesce(sum(m.balanceFen), 0) from stockItems i
        join stockMoves m on m.id = (select max(id) from stockMoves where itemId = i.id and (${input.onDay} is null or movedOn <= ${input.onDay})) where i.accountSetId = a.accountSetId and i.accountCode = a.code) as itemsFen,
      (select coalesce(sum(l.debitFen - l.creditFen), 0) from voucherLines l join vouchers v on v.id = l.voucherId where l.accountId = a.id and v.status = 'posted' and (${input.onDay} is null or v.voucherDate <= ${input.onDay})) as bookFen
    from accounts a where exists (select 1 from stockItems i where i.accountSetId = a.accountSetId and i.accountCode = a.code) and (${input.accountSetId} is null or a.accountSetId = ${input.accountSetId}) order by a.accountSetId, a.code`);
  return { items, accounts };
}

/**
 * Makes or changes a card. Refuses `stock_account_wrong` (no leaf of 121), `stock_item_taken`, `not_found`, `changed_meanwhile`, and
 * `stock_item_moved` for another unit or account once something was moved.
 */
export async function saveItem({ trx, actor, clock }: CommandContext, { itemId, version, accountSetId, ...fields }: InputOf<C['saveItem']>): Promise<OutputOf<C['saveItem']>> {
  const account = await trx.selectFrom('accounts').select('leaf').where('accountSetId', '=', accountSetId).where('code', '=', fields.accountCode).executeTakeFirst();
  if (account?.leaf !== 1 || !fields.accountCode.startsWith('121')) throw new AppError('stock_account_wrong', { accountCode: fields.accountCode });
  const twin = await trx.selectFrom('stockItems').select(['id', 'name']).where('accountSetId', '=', accountSetId).where('code', '=', fields.code).executeTakeFirst();
  if (twin !== undefined && twin.id !== itemId) throw new AppError('stock_item_taken', { code: fields.code, name: twin.name });
  const columns = { ...fields, stopped: fields.stopped ? 1 : 0 };
  if (itemId === null) {
    const { id } = await trx.insertInto('stockItems').values({ ...columns, accountSetId, version: 1, createdAt: clock.now(), createdByUserId: actor.userId }).returning('id').executeTakeFirstOrThrow();
    return { itemId: id, version: 1 };
  }
  const old = await readItem(trx, itemId);
  if (old.version !== version) throw new AppError('changed_meanwhile', { what: 'stockItem' });
  const moved = await readRow(trx, sql`select 1 as n from stockMoves where itemId = ${itemId} limit 1`);
  if (moved !== undefined && (old.unit !== fields.unit || old.accountCode !== fields.accountCode || old.accountSetId !== accountSetId)) throw new AppError('stock_item_moved', { name: old.name });
  await trx.updateTable('stockItems').set({ ...columns, accountSetId, version: old.version + 1 }).where('id', '=', itemId).execute();
  return { itemId, version: old.version + 1 };
}

/** Refuses items that are not there, of other books, or stopped (unless `stoppedToo`). */
export async function refuseItems(db: Reader, accountSetId: AccountSetId, itemIds: readonly StockItemId[], { stoppedToo = false } = {}): Promise<StockItem[]> {
  const all = new Map((await readItems(db, { accountSetId: null })).map((item) => [item.itemId as StockItemId, item]));
  return itemIds.map((itemId) => {
    const item = all.get(itemId);
    if (item === undefined) throw new AppError('not_found', { what: 'stockItem', id: String(itemId) });
    if (item.accountSetId !== accountSetId) throw new AppError('stock_item_foreign', { name: item.name });
    if (item.stopped && !stoppedToo) throw new AppError('stock_item_stopped', { name: item.name });
    return item;
  });
}
