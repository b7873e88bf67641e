/** Goods in stock for tests: items, and deliveries entered by the clerk and accepted by the reviewer. */
import { day } from '#shared/days.ts';
import { id, type AccountSetId, type Id } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import type { TestOffice } from './open-test-office.ts';

export type ItemId = Id<'stockItem'>;

export interface StockRoom {
  readonly accountSetId: AccountSetId;
  /** '大米', '袋' → an item on account 121. */
  item(code: string, name: string, unit: string): Promise<ItemId>;
  /** A delivery that was accepted. `quantity` in units, `yuan` for all of it. */
  receive(lines: readonly (readonly [ItemId, number, number])[], options?: { on?: string; invoiceNo?: string; at?: Id<'stockPoint'> }): Promise<Id<'stockDoc'>>;
  /** What is there: quantity in hundredths, fen. */
  balance(itemId: ItemId): Promise<[number, number]>;
  /** Another point where goods are handed out, for the people of these grids. */
  point(name: string, grids?: readonly string[]): Promise<Id<'stockPoint'>>;
  /** What lies where, by the name of the point, in hundredths. */
  where(itemId: ItemId): Promise<Readonly<Record<string, number>>>;
}

export async function openStockRoom(office: TestOffice, accountSetId: number): Promise<StockRoom> {
  const set = id<'accountSet'>(accountSetId);
  let invoices = 0;
  return {
    accountSetId: set,
    item: async (code, name, unit) => (await office.as('clerk').stock.saveItem({ itemId: null, version: null, accountSetId: set, code, name, unit, accountCode: '121' })).itemId,
    async receive(lines, options = {}) {
      invoices += 1;
      const { docId } = await office.as('clerk').stock.enterReceipt({
        accountSetId: set, movedOn: day(options.on ?? '2026-09-01'), supplier: '惠民粮油店', invoiceNo: options.invoiceNo ?? `No${invoices}`, counterCode: '21101', pointId: options.at ?? null,
        lines: lines.map(([itemId, quantity, yuan]) => ({ itemId, quantityCenti: quantity * 100, amountFen: fen(Math.round(yuan * 100)) })),
      });
      await office.as('reviewer').stock.acceptDoc({ docId, version: 1 });
      return docId;
    },
    async balance(itemId) {
      const item = (await office.as('supervisor').stock.items({})).items.find((each) => each.itemId === itemId);
      return [item?.balanceCenti ?? 0, item?.balanceFen ?? 0];
    },
    async point(name, grids = []) {
      const known = await office.as('clerk').stock.points({});
      return (await office.as('clerk').stock.savePoint({ pointId: null, version: null, name, seq: known.points.length + 1, gridIds: known.grids.filter((grid) => grids.includes(grid.name)).map((grid) => grid.gridId) })).pointId;
    },
    async where(itemId) {
      const item = (await office.as('supervisor').stock.items({})).items.find((each) => each.itemId === itemId);
      return Object.fromEntries((item?.points ?? []).map((each) => [each.name, each.balanceCenti]));
    },
  };
}
