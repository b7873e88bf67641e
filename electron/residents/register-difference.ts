/** What differs between the registers of two days: who came, left, died, was born, moved within the community (A8). */
import { sql } from 'kysely';
import type { Day, Instant } from '#shared/days.ts';
import type { ResidentId } from '#shared/ids.ts';
import type { PersonAsOf } from '#shared/person-as-of.ts';
import { DIFFERENCES, type Difference, type DifferenceRow } from '#shared/residents/as-of-contract.ts';
import { STATUS_AFTER, type LifeEventKind } from '#shared/residents/life-events.ts';
import type { OutputOf } from '#shared/contract.ts';
import type { asOfContract } from '#shared/residents/as-of-contract.ts';
import { listOf, readRows, type Reader } from './read-rows.ts';
import type { Register } from './register-on-day.ts';

type Out = OutputOf<typeof asOfContract.difference>;
interface Days { readonly from: Day; readonly to: Day; readonly knownAt: Instant | undefined }

const homeOf = (person: PersonAsOf | undefined): string | null => (person?.householdNo == null ? null : `${person.householdNo} ${person.headName ?? ''}`.trim());

/** Compares two registers. Only the two days count: who came and went in between is in neither. */
export async function compareRegisters(db: Reader, before: Register, after: Register, days: Days): Promise<Out> {
  const was = new Map(before.here.map((person) => [person.residentId, person]));
  const is = new Map(after.here.map((person) => [person.residentId, person]));
  const came = after.here.filter((person) => !was.has(person.residentId));
  const moved = after.here.filter((person) => {
    const old = was.get(person.residentId);
    return old !== undefined && (old.householdId !== person.householdId || old.relationCode !== person.relationCode);
  });
  const arrivals = await readArrivals(db, came.map((person) => person.residentId), days);
  const since = await readMemberships(db, moved.map((person) => person.residentId), days);
  const rows: DifferenceRow[] = [];
  const add = (person: PersonAsOf, kind: Difference, on: Day | null, from: string | null, to: string | null): void =>
    void rows.push({ residentId: person.residentId, name: person.name, sex: person.sex, birthDate: person.birthDate, kind, on, before: from, after: to });
  for (const person of came) {
    const arrival = arrivals.get(person.residentId);
    if (person.birthDate !== null && person.birthDate > days.from) add(person, 'born', person.birthDate, null, homeOf(person));
    else add(person, arrival === undefined ? 'entered' : 'came', arrival?.on ?? null, null, homeOf(person));
  }
  for (const person of before.here) {
    if (is.has(person.residentId)) continue;
    const now = after.people.get(person.residentId);
    add(person, now?.status === 'dead' ? 'died' : 'left', now?.statusSince ?? null, homeOf(person), null);
  }
  for (const person of moved) {
    const old = was.get(person.residentId);
    const same = old?.householdId === person.householdId;
    add(person, same ? 'relation' : 'moved', since.get(person.residentId) ?? null, same ? old?.relationCode ?? null : homeOf(old), same ? person.relationCode : homeOf(person));
  }
  const order = (row: DifferenceRow): string => `${DIFFERENCES.indexOf(row.kind)} ${row.on ?? '9'} ${String(row.residentId).padStart(9, '0')}`;
  const homes = (register: Register): number => new Set(register.here.flatMap((person) => (person.householdId === null ? [] : [person.householdId]))).size;
  return {
    counts: Object.fromEntries(DIFFERENCES.map((kind) => [kind, rows.filter((row) => row.kind === kind).length])) as Record<Difference, number>,
    peopleBefore: before.here.length, peopleAfter: after.here.length, householdsBefore: homes(before), householdsAfter: homes(after),
    rows: rows.sort((a, b) => (order(a) < order(b) ? -1 : 1)),
  };
}

/** The last arrival recorded of each between the days. */
async function readArrivals(db: Reader, residentIds: readonly ResidentId[], { from, to, knownAt }: Days): Promise<Map<ResidentId, { on: Day }>> {
  const kinds = Object.entries(STATUS_AFTER).flatMap(([kind, status]) => (status === 'living' ? [kind as LifeEventKind] : []));
  const known = knownAt ?? '9999';
  const rows = await readRows<{ residentId: ResidentId; on: Day }>(db, sql`select e.residentId, max(e.occurredOn) as "on" from lifeEvents e where e.residentId in ${listOf(residentIds)} and e.kind in ${listOf(kinds)}
    and e.occurredOn > ${from} and e.occurredOn <= ${to} and e.recordedAt <= ${known}
    and not exists (select 1 from lifeEvents v where v.kind = 'revoked' and v.residentId is e.residentId and v.recordedAt <= ${known} and json_extract(v.data, '$.revokes') = e.id) group by e.residentId`);
  return new Map(rows.map((row) => [row.residentId, row]));
}

/** Since when each is in the household, and has the relation, of the later day. */
async function readMemberships(db: Reader, residentIds: readonly ResidentId[], { to, knownAt }: Days): Promise<Map<ResidentId, Day>> {
  const known = knownAt ?? '9999';
  const rows = await readRows<{ residentId: ResidentId; validFrom: Day }>(db, sql`select m.residentId, m.validFrom from householdMembers m where m.residentId in ${listOf(residentIds)} and m.validFrom <= ${to} and (m.validTo is null or m.validTo >= ${to})
    and m.recordedAt <= ${known} and (m.withdrawnAt is null or m.withdrawnAt > ${known})`);
  return new Map(rows.map((row) => [row.residentId, row.validFrom]));
}
