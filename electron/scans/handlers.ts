/** The methods of `scans`. Who may is decided by the owner's kind, before anything is looked up. */
import type { BaseContext, CommandContext, Handlers } from '#electron/api/context.ts';
import { AppError } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import { may, type Permission } from '#shared/permissions.ts';
import type { scansContract } from '#shared/scans/contract.ts';
import { SCAN_MIME } from '#shared/scans/file-kinds.ts';
import { ownerRule, type OwnerKind } from '#shared/scans/owner-kinds.ts';
import { readOwner, type Reads } from './owners.ts';
import { readScanFile } from './scan-store.ts';
import { addScan, listScans, readDetail } from './scans.ts';

const mayAny = ({ actor }: BaseContext, permissions: readonly Permission[]): boolean => permissions.some((permission) => may(actor.roles, permission));

function refuseUnlessMay(context: BaseContext, permissions: readonly Permission[]): void {
  if (!mayAny(context, permissions)) throw new AppError('not_allowed', { needs: permissions.join(' ') });
}

export const scansHandlers: Handlers<typeof scansContract> = {
  async list(context, { ownerKind, ownerId }) {
    const rule = ownerRule(ownerKind);
    refuseUnlessMay(context, [rule.read]);
    const { frozen } = await readOwner(context.db, ownerKind, ownerId);
    const edit = mayAny(context, rule.edit);
    return { scans: await listScans(context.db, context.vault, ownerKind, ownerId), may: { open: mayAny(context, [rule.open]), add: edit, remove: edit && !frozen }, frozen };
  },
  add: {
    async run(context, { fileId, ...input }) {
      refuseUnlessMay(context, ownerRule(input.ownerKind).edit);
      const { name, bytes } = context.files.take(fileId);
      return addScan(context, { ...input, fileName: name, bytes });
    },
    audit: (input, output) => ({ subject: `${input.ownerKind}:${input.ownerId}`, detail: { scan: output.scanId, label: input.label, type: output.type, sizeBytes: output.sizeBytes, sha256: output.sha256 } }),
  },
  open: {
    async run(context, { scanId }) {
      const scan = await readScan(context.db, scanId);
      refuseUnlessMay(context, [ownerRule(scan.ownerKind).open]);
      const bytes = await readScanFile(context.office.dataDir, context.vault, scanId, scan.sha256);
      const { fileName } = readDetail(context.vault, scanId, scan.detail);
      const mime = SCAN_MIME[scan.type];
      return { ...context.files.put(fileName, bytes, mime), mime, type: scan.type, owner: ownerOf(scan) };
    },
    audit: (input, output) => ({ subject: output.owner, detail: { scan: input.scanId } }),
  },
  remove: {
    run: removeScan,
    audit: (input, output) => ({ subject: output.owner, detail: { scan: input.scanId, reason: input.reason } }),
  },
};

const ownerOf = (scan: { ownerKind: OwnerKind; ownerId: number }): string => `${scan.ownerKind}:${scan.ownerId}`;

async function readScan(db: Reads, scanId: Id<'scan'>) {
  const scan = await db.selectFrom('scans').innerJoin('scanFiles', 'scanFiles.sha256', 'scans.sha256').innerJoin('staff', 'staff.id', 'scans.staffId').leftJoin('staff as remover', 'remover.id', 'scans.removedByStaffId')
    .select(['ownerKind', 'ownerId', 'detail', 'scans.sha256', 'type', 'removedAt', 'remover.name as removedBy']).where('scans.id', '=', scanId).executeTakeFirst();
  if (!scan) throw new AppError('not_found', { what: 'scan', id: String(scanId) });
  return scan;
}

/** Marks one removed; row and file stay. Refuses `scan_removed` (already) and `scan_frozen` (what it hangs on is done). */
async function removeScan(context: CommandContext, { scanId, reason }: { scanId: Id<'scan'>; reason: string }): Promise<{ owner: string }> {
  const { trx, actor, clock } = context;
  const scan = await readScan(trx, scanId);
  refuseUnlessMay(context, ownerRule(scan.ownerKind).edit);
  if (scan.removedAt !== null) throw new AppError('scan_removed', { by: scan.removedBy ?? '', at: scan.removedAt });
  if ((await readOwner(trx, scan.ownerKind, scan.ownerId)).frozen) throw new AppError('scan_frozen', { ownerKind: scan.ownerKind });
  await trx.updateTable('scans').set({ removedAt: clock.now(), removedByUserId: actor.userId, removedByStaffId: actor.staffId, removedReason: reason }).where('id', '=', scanId).execute();
  return { owner: ownerOf(scan) };
}
