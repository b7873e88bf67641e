/** Tables of the feature 'duplicates' (migrations 152 and 153). */
import type { Generated } from 'kysely';
import type { Instant } from '#shared/days.ts';
import type { PairDecision } from '#shared/duplicates/words.ts';
import type { Id, ResidentId, StaffId, UserId } from '#shared/ids.ts';

export type MergeId = Id<'merge'>;

export interface DuplicatesTables {
  /** 疑似重复: found by the last search; no record. firstId < secondId. */
  duplicatePairs: {
    firstId: ResidentId;
    secondId: ResidentId;
    score: number;
    /** JSON: Evidence[]. Never an ID number or a whole account. */
    evidence: string;
    foundAt: Instant;
  };
  /** What was decided about a pair; the last row counts. Rows are never changed. */
  duplicateDecisions: {
    id: Generated<number>;
    firstId: ResidentId;
    secondId: ResidentId;
    decision: PairDecision;
    reason: string;
    /** JSON: the marks of the reasons known when it was decided. */
    evidence: string;
    userId: UserId;
    staffId: StaffId;
    at: Instant;
  };
  /** Every search: how many people were looked at, and what was found. */
  duplicateSearches: {
    id: Generated<number>;
    people: number;
    pairs: number;
    /** Telephones, accounts and the like that too many people share to mean anything. */
    crowds: number;
    /** 1: everybody; 0: only those who changed since the search before. */
    whole: number;
    userId: UserId;
    at: Instant;
  };
  /** 合并: one entry goes into another. Rows are never changed. */
  merges: {
    id: Generated<MergeId>;
    survivorId: ResidentId;
    loserId: ResidentId;
    reason: string;
    /** JSON: field → whose value stays. */
    choices: string;
    /** Who said that it is one person; never the one who merges. */
    askedByStaffId: StaffId;
    userId: UserId;
    staffId: StaffId;
    at: Instant;
  };
  /** The journal: every row a merge touched, in order, as it was and as it became. */
  mergeSteps: {
    mergeId: MergeId;
    seq: number;
    tableName: string;
    /** The id, or a JSON object of the key's columns. */
    rowKey: string;
    act: 'update' | 'insert' | 'delete';
    /** JSON of the columns that changed (of the whole row when it goes); bytes as {"hex"}. */
    before: string | null;
    after: string | null;
  };
  /** Closes a journal. */
  mergeSeals: {
    mergeId: MergeId;
    steps: number;
    /** SHA-256 over the steps. */
    hash: string;
    /** JSON: table.column → rows that point at the two entries after the merge. */
    counts: string;
  };
  /** A merge that was taken back. */
  mergeUndos: { mergeId: MergeId; reason: string; userId: UserId; staffId: StaffId; at: Instant };
}
