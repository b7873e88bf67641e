/** Papers of the voucher `v` of a query: counted on it, or scanned. */
import { sql } from 'kysely';

/** Standing scans of the voucher `v`. */
export const scanCountOf = sql`(select count(*) from scans where ownerKind = 'voucher' and ownerId = v.id and removedAt is null)`;
/** Ordinary vouchers need papers; closing and correcting ones do not (规范 art. 51(4)). */
export const withoutPapers = sql`(v.kind = 'ordinary' and v.attachmentsCount = 0 and not exists (select 1 from scans where ownerKind = 'voucher' and ownerId = v.id and removedAt is null))`;
/** Papers are counted and lie in a folder, and nothing is scanned yet. */
export const notScanned = sql`(v.attachmentsCount > 0 and not exists (select 1 from scans where ownerKind = 'voucher' and ownerId = v.id and removedAt is null))`;
