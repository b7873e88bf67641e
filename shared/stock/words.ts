/** 入库单 出库单 盘点表 */
export const STOCK_DOC_KINDS = ['in', 'out', 'count'] as const;
export type StockDocKind = (typeof STOCK_DOC_KINDS)[number];

/** 待验收 已验收 已作废: a paper moves goods when somebody else than its maker accepts it. */
export const STOCK_DOC_STATUSES = ['entered', 'accepted', 'withdrawn'] as const;
export type StockDocStatus = (typeof STOCK_DOC_STATUSES)[number];

/** 损耗 退货: why goods leave other than by being handed out. */
export const STOCK_OUT_KINDS = ['loss', 'return'] as const;
export type StockOutKind = (typeof STOCK_OUT_KINDS)[number];

/** 入库 发放 发放退回 损耗 退货 盘盈 盘亏 */
export const STOCK_MOVE_KINDS = ['in', 'issue', 'back', 'loss', 'return', 'surplus', 'shortage'] as const;
export type StockMoveKind = (typeof STOCK_MOVE_KINDS)[number];

/** 调拨, beside the moves: in the ledger of one point only, as the office has as much as before. */
export const POINT_MOVE_KINDS = [...STOCK_MOVE_KINDS, 'transferIn', 'transferOut'] as const;
