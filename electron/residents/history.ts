/** What happened to a resident or a household, and who changed which field (A5, A7). */
import { sql } from 'kysely';
import type { OutputOf } from '#shared/contract.ts';
import type { residentsContract } from '#shared/residents/contract.ts';
import { readRows, type Reader } from './read-rows.ts';

type File = OutputOf<typeof residentsContract.file>;

/** Events of one resident (those of whole households he was moved by included) or of one household, newest first. */
export async function readEvents(db: Reader, of: { residentId: number } | { householdId: number }): Promise<File['events']> {
  const which = 'residentId' in of
    ? sql`e.residentId = ${of.residentId} or (e.residentId is null and exists (select 1 from json_each(e.data, '$.residentIds') j where j.value = ${of.residentId}))`
    : sql`e.householdId = ${of.householdId} or json_extract(e.data, '$.fromHouseholdId') = ${of.householdId}`;
  const rows = await readRows<Omit<File['events'][number], 'revoked'> & { revoked: number }>(db, sql`
    select e.id as lifeEventId, e.kind, e.occurredOn, e.residentId, r.name as residentName, e.householdId, h.householdNo, e.note, e.recordedAt, s.name as recordedBy,
      exists (select 1 from lifeEvents v where v.kind = 'revoked' and json_extract(v.data, '$.revokes') = e.id) as revoked
    from lifeEvents e left join residents r on r.id = e.residentId left join households h on h.id = e.householdId
      join users usr on usr.id = e.recordedByUserId join staff s on s.id = usr.staffId
    where ${which} order by e.occurredOn desc, e.id desc limit 200`);
  return rows.map((row) => ({ ...row, revoked: row.revoked === 1 }));
}

/** The field-level history, newest first. */
export async function readChanges(db: Reader, entity: 'resident' | 'household', entityId: number): Promise<File['changes']> {
  return readRows(db, sql`select c.field, c.oldValue, c.newValue, c.at, s.name as "by" from fieldChanges c join users usr on usr.id = c.userId join staff s on s.id = usr.staffId
    where c.entity = ${entity} and c.entityId = ${entityId} order by c.id desc limit 500`);
}
