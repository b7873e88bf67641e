/** Tables of the goods in stock (migrations 237 and 250). Quantities are hundredths of the item's unit. */
import type { Generated } from 'kysely';
import type { Day, Instant } from '#shared/days.ts';
import type { AccountSetId, GridId, Id, StaffId, UserId, VoucherId } from '#shared/ids.ts';
import type { Fen } from '#shared/money.ts';
import type { StockDocKind, StockDocStatus, StockMoveKind, StockOutKind } from '#shared/stock/words.ts';

export type StockItemId = Id<'stockItem'>;
export type StockDocId = Id<'stockDoc'>;
export type StockPointId = Id<'stockPoint'>;
export type StockTransferId = Id<'stockTransfer'>;

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
    /** Where the goods come to or leave from; of a count where it was counted. */
    pointId: Generated<StockPointId>;
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
    /** Where it moved; what comes back comes back there. */
    pointId: Generated<StockPointId>;
  };
  /** 发放点: 1 is the main store, never stopped. */
  stockPoints: {
    id: Generated<StockPointId>;
    name: string;
    place: string;
    /** Points are listed in this order. */
    seq: number;
    /** 1 only where nothing is left there. */
    stopped: number;
    version: number;
  };
  /** Whose people come to which point; a grid that is not in here goes to the main store. */
  stockPointGrids: { gridId: GridId; pointId: StockPointId };
  /** 调拨单: from one point to another. Append-only; the office has as much as before, so that there is no voucher. */
  stockTransfers: {
    id: Generated<StockTransferId>;
    accountSetId: AccountSetId;
    /** 'DB2026-001' */
    transferNo: string;
    movedOn: Day;
    fromPointId: StockPointId;
    toPointId: StockPointId;
    note: string;
    userId: UserId;
    staffId: StaffId;
    at: Instant;
  };
  stockTransferLines: { transferId: StockTransferId; seq: number; itemId: StockItemId; quantityCenti: number };
  /** Append-only, written by triggers alone: every move and transfer at its point, with what was left there after it. */
  stockPointMoves: {
    id: Generated<number>;
    itemId: StockItemId;
    pointId: StockPointId;
    movedOn: Day;
    quantityCenti: number;
    balanceCenti: number;
    moveId: number | null;
    transferId: StockTransferId | null;
  };
}
