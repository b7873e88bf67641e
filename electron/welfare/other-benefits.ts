/** Benefits of the same month in other programmes, for exclusions. Batches are read as data; nothing of their code is needed. */
import { sql } from 'kysely';
import { groupBy } from '#shared/group-by.ts';
import type { Instant, Month } from '#shared/days.ts';
import type { Fen } from '#shared/money.ts';
import type { HouseholdId, ProgrammeId, ResidentId } from '#shared/ids.ts';
import type { OtherBenefit } from '#shared/welfare/decide-eligibility.ts';
import type { DecisionRules } from '#shared/welfare/decide-eligibility.ts';
import type { Reads } from './versions.ts';

/** Whether a version looks at other programmes at all; most do not, and then nothing is read. */
export function looksAtOthers(rules: DecisionRules): boolean {
  return rules.exclusionGroup !== null || rules.exclusions.some((e) => e.kind === 'programme');
}

/**
 * Per resident: lines of the month (not supplements for earlier ones; before anything was set off) in other programmes that stand (not removed, failed, returned, cancelled), of batches that
 * existed at `knownAt` and are not voided. In the order of the programmes' codes.
 */
export async function readOtherBenefits(
  db: Reads, wanted: { programmeId: ProgrammeId; month: Month; knownAt: Instant; residentIds?: readonly ResidentId[] },
): Promise<ReadonlyMap<ResidentId, readonly OtherBenefit[]>> {
  let query = db.selectFrom('batchLines as l').innerJoin('batches as b', 'b.id', 'l.batchId').innerJoin('programmes as p', 'p.id', 'l.programmeId')
    .innerJoin('programmeVersions as v', 'v.id', 'b.versionId')
    .innerJoin('residents as r', 'r.id', 'l.residentId')
    .select([sql<ResidentId>`iif(r.mergedAt <= ${wanted.knownAt}, r.mergedIntoId, l.residentId)`.as('residentId'), 'p.code', 'p.name', 'v.exclusionGroup as group', 'v.stackable', sql<Fen>`l.amountFen + l.setOffFen`.as('amountFen')])
    .where('l.benefitMonth', '=', wanted.month).where('l.programmeId', '<>', wanted.programmeId)
    .where('l.kind', '<>', 'supplement').where('l.status', 'not in', ['removed', 'cancelled', 'failed', 'returned']).where('b.status', '<>', 'voided').where('b.createdAt', '<=', wanted.knownAt)
    .orderBy('p.code');
  if (wanted.residentIds !== undefined) query = query.where('l.residentId', 'in', sql<ResidentId>`(select value from json_each(${JSON.stringify(wanted.residentIds)}) union all select m.id from residents m where m.mergedIntoId in (select value from json_each(${JSON.stringify(wanted.residentIds)})))`);
  const byResident = new Map<ResidentId, OtherBenefit[]>();
  for (const { residentId, stackable, ...row } of await query.execute()) {
    const benefit: OtherBenefit = { ...row, stackable: stackable === 1 };
    const known = byResident.get(residentId);
    if (known === undefined) byResident.set(residentId, [benefit]);
    else known.push(benefit);
  }
  return byResident;
}

/**
 * The same of everybody else in the household, for a group whose scope is the household: benefits of the group alone. By the household the
 * lines were made for.
 */
export async function readHouseholdBenefits(db: Reads, wanted: { programmeId: ProgrammeId; month: Month; knownAt: Instant; group: string }): Promise<ReadonlyMap<HouseholdId, readonly (OtherBenefit & { residentId: ResidentId })[]>> {
  const rows = await db.selectFrom('batchLines as l').innerJoin('batches as b', 'b.id', 'l.batchId').innerJoin('programmes as p', 'p.id', 'l.programmeId').innerJoin('programmeVersions as v', 'v.id', 'b.versionId')
    .select(['l.householdId', 'l.residentId', 'p.code', 'p.name', 'v.exclusionGroup as group', 'v.stackable', sql<Fen>`l.amountFen + l.setOffFen`.as('amountFen')])
    .where('l.benefitMonth', '=', wanted.month).where('l.programmeId', '<>', wanted.programmeId).where('v.exclusionGroup', '=', wanted.group).where('l.householdId', 'is not', null)
    .where('l.kind', '<>', 'supplement').where('l.status', 'not in', ['removed', 'cancelled', 'failed', 'returned']).where('b.status', '<>', 'voided').where('b.createdAt', '<=', wanted.knownAt).orderBy('p.code').execute();
  return groupBy(rows.map((row) => ({ ...row, stackable: row.stackable === 1 })), (row) => row.householdId!);
}
