/** Tables of bank and cash. What the triggers promise is said in `electron/database/migrations/0060-treasury.ts`. */
import type { Generated } from 'kysely';
import type { Day, Instant, Month } from '#shared/days.ts';
import type { AccountId, AccountSetId, Id, StaffId, UserId, VoucherId, VoucherLineId } from '#shared/ids.ts';
import type { Fen } from '#shared/money.ts';
import type { MatchWay, TreasuryAccountKind } from '#shared/treasury/words.ts';

/** A bank account of the collective or the committee (单位银行账户). */
export type TreasuryAccountId = Id<'treasuryAccount'>;
/** One line of a bank statement (对账单明细). */
export type StatementLineId = Id<'statementLine'>;
/** Lines of the bank and of the books brought together (勾对). */
export type StatementMatchId = Id<'statementMatch'>;

export interface TreasuryTables {
  /** Bank accounts, each with its own detail of 102. */
  treasuryAccounts: {
    id: TreasuryAccountId;
    accountSetId: AccountSetId;
    accountId: AccountId;
    kind: TreasuryAccountKind;
    bankName: string;
    /** The number as ciphertext; only shown whole by a logged query. */
    numberSealed: Buffer;
    numberIndex: string;
    numberMasked: string;
    openedOn: Day;
    closedOn: Day | null;
    /** First day whose statement lines are kept here. */
    startsOn: Day;
    /** The bank's balance at the end of the day before. */
    startBalanceFen: Fen;
    createdAt: Instant;
  };
  /** Files taken in; append-only. */
  statementImports: {
    id: Generated<number>;
    treasuryAccountId: TreasuryAccountId;
    fileName: string;
    sha256: string;
    addedLines: number;
    knownLines: number;
    at: Instant;
    userId: UserId;
  };
  /** Lines of the bank; append-only. In order of (day, id). */
  statementLines: {
    id: Generated<StatementLineId>;
    treasuryAccountId: TreasuryAccountId;
    importId: number | null;
    /** 'start' is the balance before the first line, as a line of the day before `startsOn`. */
    origin: 'start' | 'import';
    day: Day;
    /** Received positive, paid out negative. */
    amountFen: Fen;
    /** The bank's balance after the line, where its file says. */
    balanceFen: Fen | null;
    counterparty: string;
    summary: string;
    /** The bank's own number of the line. */
    bankLineId: string | null;
    /** Everything the bank says of the line; with `keyNumber` (1, 2 … of equal lines) it tells lines apart where the bank gives no number. */
    contentKey: string;
    keyNumber: number;
  };
  /** How files with the same titles were read last. */
  statementMappings: { signature: string; mapping: string };
  /** Matches; withdrawn, never changed. */
  statementMatches: {
    id: Generated<StatementMatchId>;
    treasuryAccountId: TreasuryAccountId;
    way: MatchWay;
    /** The latest day of its lines: from then on the match is settled. */
    lastDay: Day;
    at: Instant;
    userId: UserId;
    staffId: StaffId;
    withdrawnAt: Instant | null;
    withdrawnByUserId: UserId | null;
    withdrawnByStaffId: StaffId | null;
    withdrawnReason: string | null;
  };
  /** Lines of a match, of either side; live = 0 once it is withdrawn. */
  matchLines: { id: Generated<number>; matchId: StatementMatchId; statementLineId: StatementLineId | null; voucherLineId: VoucherLineId | null; amountFen: Fen; live: Generated<number> };
  /** Saved rules that make a draft voucher from a line of the bank. */
  matchRules: {
    id: Generated<number>;
    accountSetId: AccountSetId;
    name: string;
    /** A part of the counterparty or the summary. */
    contains: string;
    direction: 'in' | 'out' | 'both';
    accountId: AccountId;
    voucherSummary: string;
    active: number;
  };
  /** Which voucher was made from which line; gone with the draft, void once the voucher is reversed. */
  statementDrafts: { statementLineId: StatementLineId; voucherId: VoucherId; ruleId: number };
  /** 银行存款余额调节表 as prepared and signed. */
  reconciliations: {
    id: Generated<number>;
    treasuryAccountId: TreasuryAccountId;
    month: Month;
    day: Day;
    bankFen: Fen;
    bookFen: Fen;
    adjustedBankFen: Fen;
    adjustedBookFen: Fen;
    /** SHA-256 over balances and outstanding items: whether anything of them has changed since. */
    fingerprint: string;
    status: 'prepared' | 'signed' | 'withdrawn';
    preparedByUserId: UserId;
    preparedByStaffId: StaffId;
    preparedAt: Instant;
    signedByUserId: UserId | null;
    /** Never the preparer's. */
    signedByStaffId: StaffId | null;
    signedAt: Instant | null;
    withdrawnByUserId: UserId | null;
    withdrawnAt: Instant | null;
    withdrawnReason: string | null;
  };
  /** 库存现金盘点表 */
  cashCounts: {
    id: Generated<number>;
    accountSetId: AccountSetId;
    accountId: AccountId;
    day: Day;
    /** JSON [{fen, count}]. */
    denominations: string;
    countedFen: Fen;
    /** The book's balance of the day when it was counted. */
    bookFen: Fen;
    note: string;
    status: 'counted' | 'signed' | 'withdrawn';
    counterUserId: UserId;
    counterStaffId: StaffId;
    countedAt: Instant;
    witnessUserId: UserId | null;
    /** Never the counter's. */
    witnessStaffId: StaffId | null;
    witnessedAt: Instant | null;
    withdrawnByUserId: UserId | null;
    withdrawnAt: Instant | null;
    withdrawnReason: string | null;
  };
  /** The voucher made for the difference of a count; gone with the draft, void once the voucher is reversed. */
  cashCountVouchers: { cashCountId: number; voucherId: VoucherId };
  /** What a paper from outside says of a balance; checked for ever. */
  balanceAssertions: {
    id: Generated<number>;
    accountSetId: AccountSetId;
    accountId: AccountId;
    day: Day;
    /** Debit positive. */
    balanceFen: Fen;
    source: string;
    /** The last posting of the account set when it was written down. */
    postingNo: number;
    at: Instant;
    userId: UserId;
    staffId: StaffId;
    withdrawnAt: Instant | null;
    withdrawnByUserId: UserId | null;
    withdrawnReason: string | null;
  };
}
