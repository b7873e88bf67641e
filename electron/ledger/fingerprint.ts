import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { LedgerTables } from './tables.ts';

/** What of a voucher is sealed by its fingerprint: everything that is fixed by posting. */
export type SealedVoucher = Omit<Selectable<LedgerTables['vouchers']>, 'fingerprint' | 'version' | 'returnReason'>;
export type SealedLine = Omit<Selectable<LedgerTables['voucherLines']>, 'id' | 'voucherId' | 'bookedOn'>;

/** The fingerprint before the first posting of an account set. */
export const NO_FINGERPRINT = '0'.repeat(64);

/**
 * SHA-256 over the voucher, its lines and the fingerprint of the posting before it in the same account set: 64 hexadecimal
 * digits. The text is JSON without blanks, fields in the order written here; accounts by id, so that renaming one changes nothing.
 */
export function fingerprintOf(previous: string, v: SealedVoucher, lines: readonly SealedLine[]): string {
  const sealed = JSON.stringify([
    1, v.accountSetId, v.postingNo, v.id, v.month, v.word, v.number, v.voucherDate, v.kind, v.status, v.attachmentsCount,
    v.makerUserId, v.makerStaffId, v.submittedAt, v.reviewerUserId, v.reviewerStaffId, v.reviewedAt, v.posterUserId, v.posterStaffId, v.postedAt,
    v.reversesVoucherId, v.sourceKind, v.sourceId, v.sourceStep, v.totalFen, v.createdAt,
    lines.map((l) => [
      l.lineNo, l.summary, l.accountId, l.debitFen, l.creditFen, l.residentId, l.householdId, l.programmeId, l.batchId, l.counterparty, l.project, l.fund,
      // Later than the first fingerprints: a line that names neither is sealed as it always was.
      ...(l.team === null && l.contract === null ? [] : [l.team, l.contract]),
    ]),
  ]);
  return createHash('sha256').update(`${previous}\n${sealed}`).digest('hex');
}
