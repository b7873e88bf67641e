/** Tables of the books. What the triggers promise is said in `electron/database/migrations/0030-ledger.ts`. */
import type { Generated } from 'kysely';
import type { Day, Instant, Month } from '#shared/days.ts';
import type { AccountId, AccountSetId, BatchId, HouseholdId, ProgrammeId, ResidentId, StaffId, UserId, VoucherId, VoucherLineId } from '#shared/ids.ts';
import type { GuardKey, GuardMode } from '#shared/ledger/guards.ts';
import type { AccountCategory, BalanceSide, NamedDimension, VoucherKind, VoucherSourceKind, VoucherStatus } from '#shared/ledger/words.ts';
import type { Fen } from '#shared/money.ts';

export interface LedgerTables {
  /** Sets of books (账套): the collective's and, apart from it, the committee's (财农〔2021〕121号 art. 33). */
  accountSets: {
    id: Generated<AccountSetId>;
    /** Short code, '01'. */
    code: string;
    name: string;
    kind: 'collective' | 'committee';
    /** Digits per level: '3-2-2'. */
    codePattern: string;
    /** JSON array of voucher words: ["记"] or ["收","付","转"]. */
    words: Generated<string>;
    /** The first month with vouchers. */
    startMonth: Month;
    /** The month before: holds the opening voucher and nothing else. */
    openingMonth: Month;
    createdAt: Instant;
  };
  /** Accounts (会计科目), a tree by parentId. Code, category and parent are fixed. */
  accounts: {
    id: Generated<AccountId>;
    accountSetId: AccountSetId;
    code: string;
    name: string;
    /** Pinyin without blanks, for search. */
    namePinyin: string;
    nameInitials: string;
    parentId: AccountId | null;
    /** 1 for the accounts of the regime. */
    level: number;
    category: AccountCategory;
    /** Not implied by the category: 133, 152 and 162 are assets with a credit balance. */
    balanceSide: BalanceSide;
    /** 1: takes lines. 0: has sub-accounts. */
    leaf: number;
    validFrom: Day;
    /** Last day on which it takes lines; null while in use. */
    validTo: Day | null;
    /** JSON array of `LineDimension`: what every line on it must name. */
    dimensions: Generated<string>;
    /** JSON array of `LineDimension`: what the grid offers besides. */
    offers: Generated<string>;
    /** JSON array of `AccountFlag`. */
    flags: Generated<string>;
  };
  /** Fiscal periods (会计期间). */
  fiscalPeriods: { accountSetId: AccountSetId; month: Month; status: 'open' | 'closed' };
  /** Who closed or reopened which month; append-only. */
  periodEvents: {
    id: Generated<number>;
    accountSetId: AccountSetId;
    month: Month;
    event: 'closed' | 'reopened';
    /** Always there for 'reopened'. */
    reason: string | null;
    userId: UserId;
    staffId: StaffId;
    at: Instant;
  };
  /** The only steps a voucher can take, by where it came from; append-only. */
  voucherTransitions: { sourceKind: VoucherSourceKind; fromStatus: VoucherStatus; toStatus: VoucherStatus };
  /** Vouchers (记账凭证). */
  vouchers: {
    id: Generated<VoucherId>;
    accountSetId: AccountSetId;
    month: Month;
    /** 记, or 收 付 转. */
    word: string;
    /** Given at posting: 1, 2, 3 … per account set, month and word, without gaps. */
    number: number | null;
    voucherDate: Day;
    kind: VoucherKind;
    status: VoucherStatus;
    /** 附单据 × 张. */
    attachmentsCount: number;
    makerUserId: UserId;
    makerStaffId: StaffId;
    submittedAt: Instant | null;
    reviewerUserId: UserId | null;
    /** Never the maker's. */
    reviewerStaffId: StaffId | null;
    reviewedAt: Instant | null;
    posterUserId: UserId | null;
    posterStaffId: StaffId | null;
    postedAt: Instant | null;
    /** Why it was last sent back to its maker. */
    returnReason: string | null;
    /** The posted voucher this red-letter voucher cancels; once only. */
    reversesVoucherId: VoucherId | null;
    sourceKind: VoucherSourceKind;
    /** The batch or import it was made from; with the step it is unique, so that a retry never posts twice (R17). */
    sourceId: number | null;
    sourceStep: string | null;
    /** Sum of the debit side. */
    totalFen: Fen;
    /** Order of posting in the account set: 1, 2, 3 … without gaps. */
    postingNo: number | null;
    /** SHA-256 over the voucher, its lines and the fingerprint of posting postingNo − 1 (`fingerprint.ts`). */
    fingerprint: string | null;
    /** Rises with every save of the draft. */
    version: number;
    createdAt: Instant;
  };
  /** Lines of vouchers (分录). Written while the voucher is a draft, never changed after. */
  voucherLines: {
    id: Generated<VoucherLineId>;
    voucherId: VoucherId;
    /** 1, 2, 3 … */
    lineNo: number;
    summary: string;
    accountId: AccountId;
    /** Exactly one side is not zero; red letters are negative on their own side (§3.4). */
    debitFen: Fen;
    creditFen: Fen;
    residentId: Generated<ResidentId | null>;
    householdId: Generated<HouseholdId | null>;
    programmeId: Generated<ProgrammeId | null>;
    batchId: Generated<BatchId | null>;
    counterparty: Generated<string | null>;
    project: Generated<string | null>;
    fund: Generated<string | null>;
    /** 班组、志愿队, by name. */
    team: Generated<string | null>;
    /** The contract's number or name. */
    contract: Generated<string | null>;
    /** The voucher's day once posted, null before: the books are the lines where this is not null. */
    bookedOn: Generated<Day | null>;
  };
  /** Turnover per leaf account and month of posted vouchers, and everything up to the month's end. Kept by the posting itself. */
  accountMonths: {
    accountId: AccountId;
    month: Month;
    debitFen: Fen;
    creditFen: Fen;
    debitToDateFen: Fen;
    creditToDateFen: Fen;
  };
  /** Turnover per leaf account and day of posted vouchers. Kept by the posting itself. */
  accountDays: {
    accountId: AccountId;
    day: Day;
    debitFen: Fen;
    creditFen: Fen;
  };
  /** Names of counterparties, projects, funds, teams and contracts that are offered when a line is typed. */
  lineNames: { accountSetId: AccountSetId; dimension: NamedDimension; name: string; active: number };
  /** What an account set has changed of the guards against overdrawn accounts (`shared/ledger/guards.ts`). */
  ledgerGuards: {
    accountSetId: AccountSetId;
    key: GuardKey;
    mode: GuardMode;
    /** JSON array of the beginnings of account codes. */
    codes: string;
  };
  /** The end of each account set's chain of posted vouchers. */
  postingHeads: {
    accountSetId: AccountSetId;
    postingNo: number;
    fingerprint: string;
    /** Sum of all amounts ever posted, signs dropped: bounds every total of every report. */
    turnoverFen: Fen;
  };
}
