/** Scans (扫描件): papers kept, sealed, beside what they prove. Permissions follow the owner's kind (`owner-kinds.ts`). */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { instantSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { SCAN_TYPES } from './file-kinds.ts';
import { OWNER_KIND_NAMES } from './owner-kinds.ts';

const scanId = idSchema<'scan'>();
const owner = { ownerKind: z.enum(OWNER_KIND_NAMES), ownerId: z.int().positive() };
const reason = z.string().trim().min(1).max(200);

export const scanSchema = z.object({
  scanId, label: z.string(), note: z.string(), fileName: z.string(), type: z.enum(SCAN_TYPES), sizeBytes: z.int().positive(),
  /** Of the file as it was handed in: proves that paper and scan belong together. */
  sha256: z.string().length(64),
  by: z.string(), at: instantSchema, removedBy: z.string().nullable(), removedAt: instantSchema.nullable(), removedReason: z.string().nullable(),
});
export type Scan = z.output<typeof scanSchema>;
const may = z.object({ open: z.boolean(), add: z.boolean(), remove: z.boolean() });

export const scansContract = {
  /** Standing scans first, each group in the order they were added. */
  list: query('signedIn', z.object(owner), z.object({ scans: z.array(scanSchema), may, frozen: z.boolean() })),
  add: command('signedIn', z.object({ ...owner, fileId: z.string().max(64), label: z.string().max(40), note: z.string().trim().max(200).default('') }), z.object({ scanId, sha256: z.string(), sizeBytes: z.int(), type: z.enum(SCAN_TYPES) })),
  /** Hands the decrypted file out; removed ones too, for whoever looks at what was removed. */
  open: query('signedIn', z.object({ scanId }), z.object({ fileId: z.string(), name: z.string(), mime: z.string(), type: z.enum(SCAN_TYPES), sizeBytes: z.int(), owner: z.string() }), { logged: true }),
  /** The row and the file stay; only the list shows it as removed. */
  remove: command('signedIn', z.object({ scanId, reason }), z.object({ owner: z.string() })),
};
