/** The fixed words of the books: states, kinds and categories. */

/** 资产 负债 所有者权益 成本 损益 */
export const ACCOUNT_CATEGORIES = ['asset', 'liability', 'equity', 'cost', 'profitLoss'] as const;
export type AccountCategory = (typeof ACCOUNT_CATEGORIES)[number];

/** The side on which an account normally stands. 'both': 内部往来, 固定资产清理, 待处理财产损溢. */
export const BALANCE_SIDES = ['debit', 'credit', 'both'] as const;
export type BalanceSide = (typeof BALANCE_SIDES)[number];

/** 草稿 已提交 已审核 已记账 */
export const VOUCHER_STATUSES = ['draft', 'submitted', 'reviewed', 'posted'] as const;
export type VoucherStatus = (typeof VOUCHER_STATUSES)[number];

/** 普通 结转 期初 红字冲销 更正 */
export const VOUCHER_KINDS = ['ordinary', 'closing', 'opening', 'reversal', 'correction'] as const;
export type VoucherKind = (typeof VOUCHER_KINDS)[number];

/** Where a voucher comes from: a person's hand, a payment batch, an import (sample data, opening balances from a file). */
export const VOUCHER_SOURCE_KINDS = ['manual', 'batch', 'import'] as const;
export type VoucherSourceKind = (typeof VOUCHER_SOURCE_KINDS)[number];

/** What a line can name besides its account (辅助核算). */
export const LINE_DIMENSIONS = ['residentId', 'householdId', 'programmeId', 'batchId', 'counterparty', 'project', 'fund', 'team', 'contract'] as const;
export type LineDimension = (typeof LINE_DIMENSIONS)[number];
/** Those that are names and not entries of another register. A team (志愿队、班组) and a contract are named here because their registers stand above the books. */
export const NAMED_DIMENSIONS = ['counterparty', 'project', 'fund', 'team', 'contract'] as const satisfies readonly LineDimension[];
export type NamedDimension = (typeof NAMED_DIMENSIONS)[number];
/** What a person can name on a line; a batch is named by its payment alone. */
export const TYPED_DIMENSIONS = ['counterparty', 'residentId', 'householdId', 'programmeId', 'project', 'fund', 'team', 'contract'] as const satisfies readonly LineDimension[];
export type TypedDimension = (typeof TYPED_DIMENSIONS)[number];

/**
 * Marks an account for the statements and rules: cash and bank accounts (货币资金), 'running' for 其中：运转支出,
 * 'fund' for an account of earmarked money, 'undistributed' and 'distribution' for 322's two sides,
 * 'zeroAtYearEnd' for accounts that must be empty once the year is closed.
 */
export const ACCOUNT_FLAGS = ['cash', 'bank', 'running', 'fund', 'undistributed', 'distribution', 'zeroAtYearEnd'] as const;
export type AccountFlag = (typeof ACCOUNT_FLAGS)[number];
