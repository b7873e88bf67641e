/**
 * Where the owner of a scan lives, and when its scans are no longer removed. The ground names tables and imports no
 * feature: one line per kind of `shared/scans/owner-kinds.ts`.
 */
import { sql, type QueryCreator, type RawBuilder } from 'kysely';
import type { Tables } from '#electron/database/schema.ts';
import { AppError } from '#shared/errors.ts';
import type { OwnerKind } from '#shared/scans/owner-kinds.ts';

export type Reads = Pick<QueryCreator<Tables>, 'selectFrom'>;

interface Owner {
  readonly table: string;
  /** SQL over the owner's own row: true where scans are added still and none is removed any more. */
  readonly frozenWhen?: RawBuilder<boolean>;
}

/** null: no feature of this version keeps such an owner, so nothing can hang on it. */
export const OWNERS: Readonly<Record<OwnerKind, Owner | null>> = {
  // A posted voucher gets papers that come late; the ones it was posted with stay (会计基础工作规范 art. 51, 55).
  voucher: { table: 'vouchers', frozenWhen: sql`status = 'posted'` },
  resident: { table: 'residents' },
  household: { table: 'households' },
  // What the second person looked at stays with his decision.
  changeRequest: { table: 'changeRequests', frozenWhen: sql`exists (select 1 from changeDecisions where changeRequestId = changeRequests.id)` },
  resolution: { table: 'meetings' },
  // What a standard was put in force on stays with it; a paper that comes late is added.
  programmeVersion: { table: 'programmeVersions', frozenWhen: sql`status <> 'draft'` },
  batch: { table: 'batches', frozenWhen: sql`status in ('paid', 'closed')` },
  // Paid already when it is entered: papers are added, none is taken away.
  providerPayment: { table: 'providerPayments', frozenWhen: sql`1` },
  notice: { table: 'notices', frozenWhen: sql`status in ('takenDown', 'withdrawn')` },
  disclosureBoard: { table: 'disclosureBoards', frozenWhen: sql`status = 'takenDown'` },
  complaint: { table: 'complaints', frozenWhen: sql`status = 'closed'` },
  // What was decided on stays with the decision; papers that come late are added.
  application: { table: 'applications', frozenWhen: sql`status in ('approved', 'archived', 'followedUp', 'rejected')` },
  reliefCase: null,
  contract: { table: 'leases' },
  fund: { table: 'funds' },
  activity: { table: 'activities' },
  volunteer: { table: 'volunteers' },
  cleaning: { table: 'cleaningTasks' },
  // A paper that was accepted keeps the papers it was accepted on; an invoice that comes late is added.
  stock: { table: 'stockDocs', frozenWhen: sql`status = 'accepted'` },
};

/** Whether scans of this owner are fixed. Refuses `not_found` where there is no such owner. */
export async function readOwner(db: Reads, ownerKind: OwnerKind, ownerId: number): Promise<{ frozen: boolean }> {
  const owner = OWNERS[ownerKind];
  const row = owner && await db.selectFrom(sql<{ frozen: number }>`(select (${owner.frozenWhen ?? sql`0`}) as frozen from ${sql.table(owner.table)} where id = ${ownerId})`.as('owner')).select('frozen').executeTakeFirst();
  if (!row) throw new AppError('not_found', { what: ownerKind, id: String(ownerId) });
  return { frozen: row.frozen === 1 };
}
