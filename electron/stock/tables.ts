/** Tables of the goods in stock (migration 237). Quantities are hundredths of the item's unit. */
import type { Generated } from 'kysely';
import type { Day, Instant } from '#shared/days.ts';
import type { AccountSetId, Id, StaffId, UserId, VoucherId } from '#shared/ids.ts';
import type { Fen } from '#shared/money.ts';
import type { StockDocKind, StockDocStatus, StockMoveKind, StockOutKind } from '#shared/stock/words.ts';

export type StockItemId = Id<'stockItem'>;
export type StockDocId = Id<'stockDoc'>;

export interface StockTables {
  /** 物资: unit, account set and account stay once something was moved. */
  stockItems: {
    id: Generated<StockItemId>;
    accountSetId: AccountSetId;
    /** Unique within the account set. */
    code: string;
    name: string;
    /** 袋, 桶, 斤 */
    unit: string;
    /** 规格: '10kg', '5L'. */
    spec: string;
    /** 121 or a detail of it. */
    accountCode: string;
    /** Shown as running out below this; 0 = never. */
    warnBelowCenti: number;
    stopped: number;
    version: number;
    createdAt: Instant;
    createdByUserId: UserId;
  };
  /** 入库单, 出库单, 盘点表: moves goods when a second person accepts it. */
  stockDocs: {
    id: Generated<StockDocId>;
    accountSetId: AccountSetId;
    kind: StockDocKind;
    /** 'RK2026-001': kind, year, running number; withdrawn papers keep theirs. */
    docNo: string;
    /** The day of the moves and of the voucher. */
    movedOn: Day;
    outKind: StockOutKind | null;
    supplier: string;
    /** Once for each supplier. */
    invoiceNo: string;
    note: string;
    /** Of a receipt what is credited, else what is debited; of a count named by who accepts it. */
    counterCode: string | null;
    status: StockDocStatus;
    enteredByUserId: UserId;
    enteredByStaffId: StaffId;
    enteredAt: Instant;
    /** Another person than who entered it. */
    acceptedByUserId: UserId | null;
    acceptedByStaffId: StaffId | null;
    acceptedAt: Instant | null;
    withdrawnReason: string | null;
    withdrawnByStaffId: StaffId | null;
    withdrawnAt: Instant | null;
    /** Null where nothing was worth anything, or nothing differed. */
    voucherId: VoucherId | null;
    version: number;
  };
  stockDocLines: {
    docId: StockDocId;
    seq: number;
    itemId: StockItemId;
    /** Of a count what the books said when the sheet was made. */
    quantityCenti: number;
    countedCenti: number | null;
    /** Of a receipt: what the line cost. */
    amountFen: Fen | null;
    /** Of a count: why it differs. */
    reason: string;
  };
  /** Append-only: what went in and out, with what was left after it. */
  stockMoves: {
    id: Generated<number>;
    itemId: StockItemId;
    movedOn: Day;
    kind: StockMoveKind;
    /** + in, − out. */
    quantityCenti: number;
    valueFen: Fen;
    balanceCenti: number;
    balanceFen: Fen;
    docId: StockDocId | null;
    /** The tick at the desk that handed it out. */
    handoutId: Id<'handout'> | null;
    undoesMoveId: number | null;
    userId: UserId;
    staffId: StaffId;
    at: Instant;
  };
}
