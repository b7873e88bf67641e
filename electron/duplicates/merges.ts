import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { duplicatesContract, MergeRow } from '#shared/duplicates/contract.ts';
import type { Instant } from '#shared/days.ts';
import type { ResidentId } from '#shared/ids.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readRow, readRows } from '#electron/residents/read-rows.ts';

/** Merges, the latest first, those taken back too; of one person, or all. And into whom this entry was merged. */
export async function listMerges({ db }: QueryContext, input: InputOf<typeof duplicatesContract.merges>): Promise<OutputOf<typeof duplicatesContract.merges>> {
  const rows = await readRows<Omit<MergeRow, 'undone'> & { undoneBy: string | null; undoneAt: Instant | null; undoneReason: string | null }>(db, sql`
    select m.id as mergeId, m.survivorId, s.name as survivorName, m.loserId, l.name as loserName, l.idNumberMasked as loserIdMasked, m.reason, a.name as askedBy, b.name as by, m.at, z.steps as rows,
      ub.name as undoneBy, u.at as undoneAt, u.reason as undoneReason
    from merges m join residents s on s.id = m.survivorId join residents l on l.id = m.loserId join staff a on a.id = m.askedByStaffId join staff b on b.id = m.staffId join mergeSeals z on z.mergeId = m.id
      left join mergeUndos u on u.mergeId = m.id left join staff ub on ub.id = u.staffId
    where ${input.residentId} is null or m.survivorId = ${input.residentId} or m.loserId = ${input.residentId} order by m.id desc limit 200`);
  const into = input.residentId === null ? undefined : await readRow<{ residentId: ResidentId; name: string }>(db, sql`select o.id as residentId, o.name from residents r join residents o on o.id = r.mergedIntoId where r.id = ${input.residentId}`);
  return {
    merges: rows.map(({ undoneBy, undoneAt, undoneReason, ...row }) => ({ ...row, undone: undoneAt === null ? null : { by: undoneBy ?? '', at: undoneAt, reason: undoneReason ?? '' } })),
    mergedInto: into ?? null,
  };
}
