import type { Migration } from './migration.ts';

/**
 * Statements leave closing vouchers out of what was earned and spent. These indexes find them, and the reversals of them, without
 * reading the other vouchers of the year.
 */
export const migration: Migration = {
  number: 90,
  name: 'statements',
  statements: [
    `create index vouchersClosing on vouchers (accountSetId, month) where kind = 'closing' and status = 'posted'`,
    `create index vouchersReversals on vouchers (accountSetId, month, reversesVoucherId) where kind = 'reversal' and status = 'posted'`,
  ],
};
