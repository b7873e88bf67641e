/** Who gets what in a month, across programmes, per person and per household (B5), with what should not stand together. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import type { HouseholdId, ResidentId } from '#shared/ids.ts';
import { groupBy } from '#shared/group-by.ts';
import { exclusionsSchema } from '#shared/welfare/amount.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readRows } from '#electron/residents/read-rows.ts';

type Output = OutputOf<typeof disbursementContract.matrix>;
type Cell = Output['rows'][number]['cells'][number];
type Row = Cell & { residentId: ResidentId; name: string; householdId: HouseholdId | null; headName: string; gridName: string; stackable: 0 | 1; scope: 'person' | 'household'; one: 0 | 1; exclusions: string };

/** Why two benefits of a month should not stand together; null when they may. Both of one person, or in one household for a group of that scope; of one programme where one of a household gets it. */
function conflictOf(a: Row, b: Row): string | null {
  if (a.programmeId === b.programmeId) return a.one === 1 && b.one === 1 && a.residentId !== b.residentId && a.householdId !== null && a.householdId === b.householdId ? a.group : null;
  const named = (one: Row, other: Row): boolean => one.residentId === other.residentId && exclusionsSchema.parse(JSON.parse(one.exclusions)).some((each) => each.kind === 'programme' && each.code === other.code && each.effect === 'refuse');
  if (named(a, b) || named(b, a)) return `${a.code} / ${b.code}`;
  if (a.group === null || a.group !== b.group || (a.stackable === 1 && b.stackable === 1)) return null;
  const household = a.scope === 'household' || b.scope === 'household';
  return a.residentId === b.residentId || (household && a.householdId !== null && a.householdId === b.householdId) ? a.group : null;
}

/**
 * Lines of the month that stand, by household and person, in roster order; `onlyConflicts` leaves those that rule each other out: of one
 * purpose (exclusion group) where either may not be stacked, or named by a programme's exclusions.
 */
export async function showMatrix({ db }: QueryContext, input: InputOf<typeof disbursementContract.matrix>): Promise<Output> {
  const rows = await readRows<Row>(db, sql`
    select l.residentId, l.name, l.householdId, l.headName, l.gridName, l.programmeId, p.code, p.name as programmeName, l.amountFen + l.setOffFen as amountFen, l.status, l.batchId, b.batchNo, v.exclusionGroup as "group", v.stackable, v.exclusionScope as scope, v.onePerHousehold as one, v.exclusions
    from batchLines l join batches b on b.id = l.batchId join programmes p on p.id = l.programmeId join programmeVersions v on v.id = b.versionId
    where l.benefitMonth = ${input.month} and l.kind <> 'supplement' and b.status <> 'voided' and l.status not in ('removed', 'cancelled', 'failed', 'returned') order by l.gridName, l.householdId is null, l.householdId, l.residentId, p.code, l.id`);
  const people = new Map<ResidentId, Output['rows'][number]>();
  const ofHousehold = groupBy(rows.filter((row) => row.householdId !== null), (row) => row.householdId!);
  for (const row of rows) {
    const { residentId, name, householdId, headName, gridName, stackable: _stackable, scope: _scope, one: _one, exclusions: _exclusions, ...cell } = row;
    const known = people.get(residentId) ?? { residentId, name, householdId, headName, gridName, cells: [], conflicts: [] };
    const beside = householdId === null ? rows.filter((other) => other.residentId === residentId) : (ofHousehold.get(householdId) ?? []);
    const conflicts = beside.map((other) => ({ other, why: other === row ? null : conflictOf(row, other) })).filter((each) => each.why !== null).map(({ other, why }) => ({ code: cell.code, withCode: other.code, withName: other.name, purpose: why ?? '' }));
    people.set(residentId, { ...known, cells: [...known.cells, cell], conflicts: [...known.conflicts, ...conflicts] });
  }
  const all = [...people.values()];
  const conflicting = all.filter((person) => person.conflicts.length > 0);
  const programmes = [...new Map(rows.map((row) => [row.programmeId, { programmeId: row.programmeId, code: row.code, name: row.programmeName }])).values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return { programmes, rows: input.onlyConflicts ? conflicting : all, conflicts: conflicting.length };
}
