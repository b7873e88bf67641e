/** The fixed words of bank and cash: kinds of account, columns of a bank's file, ways of matching, coins and notes. */

/** 基本存款账户 一般存款账户 专用存款账户 临时存款账户 (人民币银行结算账户管理办法 art. 11–14) */
export const TREASURY_ACCOUNT_KINDS = ['basic', 'general', 'special', 'temporary'] as const;
export type TreasuryAccountKind = (typeof TREASURY_ACCOUNT_KINDS)[number];

/**
 * What a column of a bank's file holds. `paidOut` is the bank's 借方 (money leaves the account), `received` its 贷方; `amount` with
 * its sign, or without one beside a `direction` (借/贷, 支/收).
 */
export const STATEMENT_FIELDS = ['day', 'paidOut', 'received', 'amount', 'direction', 'balance', 'counterparty', 'summary', 'bankLineId', 'ignore'] as const;
export type StatementField = (typeof STATEMENT_FIELDS)[number];

/** How two sides were brought together: the unique same amount and day, a suggestion taken, a rule's voucher, by hand, the balance at the start. */
export const MATCH_WAYS = ['exact', 'suggested', 'rule', 'hand', 'start'] as const;
export type MatchWay = (typeof MATCH_WAYS)[number];

/** Why a voucher line may belong to a line of the bank. */
export const MATCH_REASONS = ['sameDay', 'nearDay', 'samePayee', 'madeFromLine', 'onlyOne', 'severalAlike'] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

/** Notes and coins in circulation, in fen, the largest first (中国人民银行第五套人民币, and the 5, 2 and 1 fen coins). */
export const DENOMINATIONS_FEN = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10, 5, 2, 1] as const;
