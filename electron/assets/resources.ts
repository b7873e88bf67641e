/** The register of resources: land, water and woods with area, use and contract. They never enter the books as a value. */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import type { Resource, ResourceInput } from '#shared/assets/record-schemas.ts';
import { AppError } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';

/** All resources by number, each with the contract it is let by. */
export async function listResources(db: Reads): Promise<Resource[]> {
  const rows = await readRows<Omit<Resource, 'resourceId'> & { id: Id<'resource'> }>(db, sql`
    select r.*, l.leaseNo, l.counterparty from resources r left join leases l on l.id = r.leaseId order by r.resourceNo`);
  return rows.map(({ id, ...row }) => ({ ...row, resourceId: id }));
}

/** Saves a resource. Refuses `not_found`, `changed_meanwhile`, `resource_no_taken`, `resource_needs_lease` when it is let without a contract. */
export async function saveResource({ trx, clock }: CommandContext, input: ResourceInput): Promise<{ resourceId: Id<'resource'>; version: number }> {
  const { resourceId, version: shown, ...rest } = input;
  const old = resourceId === undefined ? null : await trx.selectFrom('resources').select(['id', 'version']).where('id', '=', resourceId).executeTakeFirst();
  if (old === undefined) throw new AppError('not_found', { what: 'resource', id: String(resourceId) });
  if (old && old.version !== shown) throw new AppError('changed_meanwhile', { what: 'resource' });
  const other = await trx.selectFrom('resources').select('id').where('resourceNo', '=', input.resourceNo).executeTakeFirst();
  if (other && other.id !== old?.id) throw new AppError('resource_no_taken', { resourceNo: input.resourceNo });
  const let_ = input.usedBy === 'leased' || input.usedBy === 'contracted';
  if (let_ && input.leaseId == null) throw new AppError('resource_needs_lease', { resourceNo: input.resourceNo });
  if (input.leaseId != null && !(await trx.selectFrom('leases').select('id').where('id', '=', input.leaseId).executeTakeFirst())) throw new AppError('not_found', { what: 'lease', id: String(input.leaseId) });
  const row = { ...rest, leaseId: let_ ? (input.leaseId ?? null) : null, endedOn: input.endedOn ?? null };
  if (!old) {
    const { id } = await trx.insertInto('resources').values({ ...row, version: 1, createdAt: clock.now() }).returning('id').executeTakeFirstOrThrow();
    return { resourceId: id, version: 1 };
  }
  await trx.updateTable('resources').set({ ...row, version: old.version + 1 }).where('id', '=', old.id).execute();
  return { resourceId: old.id, version: old.version + 1 };
}
