/** The fixed words of taking over balances: what a column holds, and why a row is refused. */

/** `debit` and `credit`, or one `balance` with its `direction` (借, 贷, 平). The rest names whom or what a balance stands for. */
export const BALANCE_FIELDS = ['code', 'name', 'debit', 'credit', 'balance', 'direction', 'counterparty', 'person', 'idNumber', 'householdNo', 'project', 'fund', 'ignore'] as const;
export type BalanceField = (typeof BALANCE_FIELDS)[number];

/** What a row is: taken over; a sum of rows below it; without a balance; refused. */
export const ROW_STATUSES = ['taken', 'subtotal', 'empty', 'refused'] as const;
export type RowStatus = (typeof ROW_STATUSES)[number];

/** Why a row is refused. */
export const ROW_REASONS = [
  'codeMissing', 'nameMissing', 'amountWrong', 'bothSides', 'directionWrong', 'unknownCode', 'nameDiffers', 'notLeaf', 'notValid', 'subtotalDiffers', 'twice',
  'personUnknown', 'personSeveral', 'householdUnknown', 'dimensionMissing', 'tooLong',
] as const;
export type RowReason = (typeof ROW_REASONS)[number];
