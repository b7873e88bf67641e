/** Table types of the scans, for kysely. */
import type { Generated } from 'kysely';
import type { Instant } from '#shared/days.ts';
import type { Id, StaffId, UserId } from '#shared/ids.ts';
import type { ScanType } from '#shared/scans/file-kinds.ts';
import type { OwnerKind } from '#shared/scans/owner-kinds.ts';

export interface ScansTables {
  /** One row per different content; the file itself is `scans/<first two>/<sha256>` in the data folder. Append-only. */
  scanFiles: {
    /** Of the content as handed in, hexadecimal; also the file's name. */
    sha256: string;
    /** Of the sealed file on the disk, so that it can be proved without the key. */
    sealedSha256: string;
    type: ScanType; sizeBytes: number; sealedBytes: number; addedAt: Instant;
  };
  /** Which paper hangs on what. Marked removed once, never deleted. */
  scans: {
    id: Generated<Id<'scan'>>;
    ownerKind: OwnerKind; ownerId: number;
    /** A key of the kind's labels in `shared/scans/owner-kinds.ts`. */
    label: string;
    /** Sealed JSON { fileName, note }: scanners and phones put ID numbers into file names. */
    detail: Buffer;
    sha256: string;
    userId: UserId; staffId: StaffId; at: Instant;
    removedByUserId: UserId | null; removedByStaffId: StaffId | null; removedAt: Instant | null; removedReason: string | null;
    /** 1 where the owner itself was thrown away (a draft): its id may be given again, and the next one must not inherit papers. */
    ownerGone: Generated<number>;
  };
}
