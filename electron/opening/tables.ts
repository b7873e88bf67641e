/** The one table of taking over a ledger of the chart of 2004. */
import type { Instant } from '#shared/days.ts';
import type { AccountSetId, UserId, VoucherId } from '#shared/ids.ts';

export interface OpeningTables {
  /** One change of chart per account set (财会〔2023〕20号). */
  chartConversions: {
    accountSetId: AccountSetId;
    fileName: string;
    sha256: string;
    /** JSON array of `OldRow`: the lowest balances of the old books. */
    oldRows: string;
    /** JSON object, row number → `Target`: where each goes. */
    targets: string;
    /** JSON object, key → { doneOn, note }: what was counted. */
    checks: string;
    status: 'open' | 'finished';
    voucherId: VoucherId | null;
    version: number;
    userId: UserId;
    at: Instant;
  };
}
