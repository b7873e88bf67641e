/**
 * One of a household gets the programme (B5): of several who are entitled, whoever was paid it for the month already; else the elder, one
 * without a birth date last; of the same day the one registered first. Who was paid but is not entitled by what is known now does not
 * stand in the way: what he got is recovered.
 */
import { sql } from 'kysely';
import type { Instant, Month } from '#shared/days.ts';
import { groupBy } from '#shared/group-by.ts';
import type { ProgrammeId, ResidentId } from '#shared/ids.ts';
import type { DecisionRules, Outcome } from '#shared/welfare/decide-eligibility.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import type { Decide, DecidedPerson } from './decide-people.ts';
import type { Reads } from './versions.ts';

/** Who was paid the programme for the month, by its lists or a supplement that existed at `knownAt`; nobody is read where it does not matter. */
export async function readPaidFor(db: Reads, wanted: { programmeId: ProgrammeId; rules: DecisionRules; month: Month; knownAt: Instant }): Promise<ReadonlySet<ResidentId>> {
  if (wanted.rules.onePerHousehold !== true) return new Set();
  const who = sql`iif(r.mergedAt <= ${wanted.knownAt}, r.mergedIntoId, r.id) as residentId from batchLines l join batches b on b.id = l.batchId and b.createdAt <= ${wanted.knownAt} join residents r on r.id = l.residentId`;
  const rows = await readRows<{ residentId: ResidentId }>(db, sql`
    select ${who} where l.programmeId = ${wanted.programmeId} and l.benefitMonth = ${wanted.month} and l.kind = 'main' and (l.paidFen > 0 or exists (select 1 from batchLines f where f.parentLineId = l.id and f.paidFen > 0))
    union select ${who} join batchLineMonths x on x.lineId = l.id and x.month = ${wanted.month} where l.programmeId = ${wanted.programmeId} and l.kind = 'supplement' and l.paidFen > 0`);
  return new Set(rows.map((row) => row.residentId));
}

/** The decisions again, with all but one of each household refused for that one, who is named. In the same order. */
export function leaveOneOfHousehold<Decided extends Outcome>(decided: readonly DecidedPerson<Decided>[], paid: ReadonlySet<ResidentId>, decide: Decide<Decided>): DecidedPerson<Decided>[] {
  const entitled = decided.filter((each) => each.decision.eligible && each.person.householdId !== null);
  const rivals = new Map<ResidentId, DecidedPerson<Decided>>();
  for (const own of groupBy(entitled, (each) => each.person.householdId!).values()) {
    const [first, ...others] = own.toSorted((a, b) => Number(paid.has(b.person.residentId)) - Number(paid.has(a.person.residentId)) || byBirth(a, b) || a.person.residentId - b.person.residentId);
    for (const other of others) if (first !== undefined) rivals.set(other.person.residentId, first);
  }
  return decided.map((each) => {
    const rival = rivals.get(each.person.residentId);
    if (rival === undefined) return each;
    const context = { ...each.context, rival: { name: rival.person.name } };
    return { ...each, context, decision: decide(each.person, context) };
  });
}

const LAST = '9999-12-31';
function byBirth({ person: a }: Pick<DecidedPerson, 'person'>, { person: b }: Pick<DecidedPerson, 'person'>): number {
  const [born, other] = [a.birthDate ?? LAST, b.birthDate ?? LAST];
  return born < other ? -1 : born > other ? 1 : 0;
}
