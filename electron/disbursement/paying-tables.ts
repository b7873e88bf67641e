/** Tables of printing, filing, the desk and the proof (migrations 130–134). */
import type { StockPointId } from '#electron/stock/tables.ts';
import type { Generated } from 'kysely';
import type { Day, Instant } from '#shared/days.ts';
import type { RosterKind, RosterSize } from '#shared/disbursement/roster-pages.ts';
import type { BankResultId, BatchId, BatchLineId, Id, StaffId, UserId, VoucherId } from '#shared/ids.ts';
import type { Fen } from '#shared/money.ts';

export interface PayingTables {
  /** Append-only: one row per printing of a roster. */
  rosterIssues: {
    id: Generated<Id<'rosterIssue'>>;
    batchId: BatchId;
    /** 1, 2, 3 … within the batch; stands in the QR. */
    issueNo: number;
    kind: RosterKind;
    size: RosterSize;
    /** 1: every grid begins on a page of its own. */
    byGrid: number;
    onlyToPay: number;
    pageCount: number;
    lineCount: number;
    totalFen: Fen;
    /** Of the list as approved. */
    fingerprint: string;
    /** SHA-256 over form and lines: the same printing is not kept twice. */
    contentHash: string;
    userId: UserId;
    staffId: StaffId;
    at: Instant;
    /** Only of those who go to this point; null = of all. */
    pointId: StockPointId | null;
  };
  /** Append-only. */
  rosterPages: { issueId: Id<'rosterIssue'>; pageNo: number; /** '' unless printed grid by grid. */ gridName: string; persons: number; amountFen: Fen; /** Of number, person, name and amount of its lines. */ linesHash: string };
  /** Append-only: which line stands on which page. */
  rosterPageLines: { issueId: Id<'rosterIssue'>; pageNo: number; lineId: BatchLineId };
  /** Signed pages that came back as scans; one that was filed wrongly is withdrawn, never deleted. */
  rosterFilings: {
    id: Generated<Id<'rosterFiling'>>;
    batchId: BatchId;
    issueId: Id<'rosterIssue'>;
    pageNo: number;
    scanId: Id<'scan'>;
    /** Of the picture: one picture is one page. */
    sha256: string;
    /** By the QR, or named by a person because no QR could be read. */
    how: 'code' | 'hand';
    userId: UserId;
    staffId: StaffId;
    at: Instant;
    withdrawnAt: Instant | null;
    withdrawnByStaffId: StaffId | null;
    withdrawnReason: string | null;
  };
  /** Who took what over the desk; undone before it is booked, never deleted. */
  handouts: {
    id: Generated<Id<'handout'>>;
    batchId: BatchId;
    lineId: BatchLineId;
    takenOn: Day;
    /** The person of the line, or the proxy. */
    takerName: string;
    proxyRelation: string | null;
    /** The last four of the proxy's ID number. */
    proxyIdTail: string | null;
    proxyReason: string | null;
    /** Who gave. */
    userId: UserId;
    staffId: StaffId;
    at: Instant;
    undoneAt: Instant | null;
    undoneByStaffId: StaffId | null;
    undoneReason: string | null;
    /** Step of the batch's voucher it was booked with ('cash:2'); null while it can be undone. */
    bookedStep: string | null;
  };
  /** Append-only: cash drawn for the desk of a batch, and brought back. */
  deskCash: { voucherId: VoucherId; batchId: BatchId; kind: 'draw' | 'deposit'; step: string; amountFen: Fen; cashOn: Day };
  /** Append-only: lines nobody came for, and where their cash went. */
  unclaimedLines: { lineId: BatchLineId; batchId: BatchId; amountFen: Fen; cashBack: 'safe' | 'bank'; reason: string; userId: UserId; staffId: StaffId; at: Instant };
  /** Append-only: what was written down when a batch was closed. Batches closed before the rule have no row. */
  batchClosings: { batchId: BatchId; /** 1: closed with its signed pages. */ signedNeeded: number; paidPersons: number; paidFen: Fen; userId: UserId; staffId: StaffId; at: Instant; /** The batch's last voucher then; null = closed before this was written down. */ lastVoucherId: number | null };
  /** Append-only: a warning of the radar that somebody has looked at. */
  radarAcceptances: { batchId: BatchId; warningKey: string; kind: 'sharedAccount' | 'sharedCollector' | 'otherAccount' | 'accountChanged' | 'sameProxy'; reason: string; userId: UserId; staffId: StaffId; at: Instant };
  /** Append-only: lines a bank's later file turned round, by somebody who may. */
  resultOverrides: { resultId: BankResultId; lineId: BatchLineId; fromStatus: 'paid' | 'failed'; toStatus: 'paid' | 'returned'; amountFen: Fen; reason: string; userId: UserId; staffId: StaffId; at: Instant };
  /** Append-only: brings what the goods handed out cost beside what they were agreed at (migration 238). */
  goodsVouchers: { voucherId: VoucherId; batchId: BatchId; step: string; costFen: Fen; agreedFen: Fen };
}
