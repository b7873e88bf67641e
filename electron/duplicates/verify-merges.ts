import { sql } from 'kysely';
import type { MergeId } from './tables.ts';
import { readRows, type Reader } from '#electron/residents/read-rows.ts';
import { hashOf, readSteps } from './journal.ts';
import { ONLY, repointed, VOLUNTEER_ONLY, volunteerTables } from './references.ts';

/**
 * Every merge has its whole journal, unchanged; an entry points at another exactly while a merge of it stands; nothing of the person was
 * left with an entry that was merged away.
 */
export async function verifyMerges(db: Reader): Promise<{ counted: Record<string, number>; faults: string[] }> {
  const faults: string[] = [];
  const merges = await readRows<{ id: MergeId; steps: number | null; hash: string | null }>(db, sql`select m.id, s.steps, s.hash from merges m left join mergeSeals s on s.mergeId = m.id order by m.id`);
  let counted = 0;
  for (const merge of merges) {
    const steps = await readSteps(db, merge.id);
    counted += steps.length;
    if (merge.steps !== steps.length || steps.some((step, index) => step.seq !== index + 1)) faults.push(`merge ${merge.id}: ${steps.length} steps in the journal, ${merge.steps ?? 'none'} when it was closed`);
    else if (merge.hash !== hashOf(steps)) faults.push(`merge ${merge.id}: its journal was changed`);
  }
  const find = async (select: ReturnType<typeof sql>): Promise<void> => void faults.push(...(await readRows<{ what: string }>(db, select)).map((row) => row.what));
  const standing = sql`(select m.loserId, m.survivorId from merges m where not exists (select 1 from mergeUndos u where u.mergeId = m.id))`;
  await find(sql`select 'resident ' || r.id || ': merged without a merge that stands' as what from residents r where r.mergedIntoId is not null and not exists (select 1 from ${standing} m where m.loserId = r.id)`);
  await find(sql`select 'resident ' || m.loserId || ': the merge stands, the entry does not point anywhere' as what from ${standing} m join residents r on r.id = m.loserId where r.mergedIntoId is null`);
  for (const { table, columns } of repointed()) {
    for (const column of columns) {
      await find(sql`select ${`${table}.${column} `} || id || ': left with an entry that was merged away' as what from ${sql.table(table)} where ${sql.ref(column)} in (select id from residents where mergedIntoId is not null)${ONLY[table] === undefined ? sql`` : sql` and (${ONLY[table]})`}`);
    }
  }
  const gone = sql`select v.id from volunteers v join residents r on r.id = v.residentId where r.mergedIntoId is not null`;
  for (const table of [...volunteerTables('repoint'), ...volunteerTables('listed'), ...volunteerTables('dated')]) {
    const only = volunteerTables('dated').includes(table) ? sql<boolean>`withdrawnAt is null` : VOLUNTEER_ONLY[table];
    await find(sql`select ${`${table} of volunteer `} || volunteerId || ': left with one who was merged away' as what from ${sql.table(table)} where volunteerId in (${gone})${only === undefined ? sql`` : sql` and (${only})`}`);
  }
  for (const table of ['householdMembers', 'residentFacts', 'bankAccounts', 'welfareListEntries']) {
    await find(sql`select ${`${table} `} || id || ': holds for an entry that was merged away' as what from ${sql.table(table)} where withdrawnAt is null and residentId in (select id from residents where mergedIntoId is not null)`);
  }
  return { counted: { merges: merges.length, mergeSteps: counted }, faults };
}
