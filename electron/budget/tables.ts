/** Tables of the yearly budget. */
import type { Generated } from 'kysely';
import type { Instant } from '#shared/days.ts';
import type { AccountId, AccountSetId, ProgrammeId, StaffId, UserId } from '#shared/ids.ts';
import type { Fen } from '#shared/money.ts';

export interface BudgetTables {
  /** One draft and one that holds per account set and year; earlier ones stay as 'replaced'. */
  budgets: {
    id: Generated<number>;
    accountSetId: AccountSetId;
    year: number;
    status: 'draft' | 'approved' | 'replaced';
    /** The resolution it was approved by. */
    resolutionRef: string | null;
    /** 1: a voucher that overspends is told before posting. */
    warns: number;
    version: number;
    madeByUserId: UserId;
    madeByStaffId: StaffId;
    madeAt: Instant;
    approvedByUserId: UserId | null;
    /** Never the maker's. */
    approvedByStaffId: StaffId | null;
    approvedAt: Instant | null;
  };
  budgetLines: {
    budgetId: number;
    lineNo: number;
    accountId: AccountId;
    programmeId: ProgrammeId | null;
    project: string | null;
    /** For the whole year. */
    amountFen: Fen;
    note: string;
  };
}
