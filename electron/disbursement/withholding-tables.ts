/** The table of letters about what is withheld (migration 285). */
import type { Generated } from 'kysely';
import type { Day, Instant } from '#shared/days.ts';
import type { NOTICE_ROWS } from '#shared/disbursement/withholding-contract.ts';
import type { BatchLineId, Id, StaffId, UserId } from '#shared/ids.ts';

export interface WithholdingTables {
  /** Append-only: 扣回通知书 handed over; of a line the last row counts. */
  withholdingNotices: { id: Generated<Id<'withholdingNotice'>>; lineId: BatchLineId; how: (typeof NOTICE_ROWS)[number]; handedOn: Day; detail: string; userId: UserId; staffId: StaffId; at: Instant };
}
