import { sql, type RawBuilder } from 'kysely';
import type { SexCode } from '#shared/code-tables.ts';
import type { Day, Instant } from '#shared/days.ts';
import type { BankAccountId, GridId, HouseholdId, ResidentId } from '#shared/ids.ts';
import type { FactKind, PersonAsOf, ResidentStatus } from '#shared/person-as-of.ts';
import { STATUS_AFTER, STATUS_EVENT_KINDS } from '#shared/residents/life-events.ts';
import { takeTurns } from './import-slices.ts';
import { listOf, readRow, type Reader } from './read-rows.ts';

/** The end of all that can be recorded: everything known now. */
const ALL_KNOWN = '9999-12-31T23:59:59.999Z' as Instant;

/** The day on which a fact that began on `since` without an entered end is expected to end; null: it goes on. */
export type ExpectEnd = (fact: FactKind, value: string, since: Day) => Day | null;

export interface AsOf {
  /** The day on which things have to hold. */
  readonly asOf: Day;
  /** Only what had been recorded by this moment, and as it was then; left out: everything known now. */
  readonly knownAt?: Instant | undefined;
  readonly residentIds?: readonly ResidentId[] | undefined;
  /** Only where one looks ahead: ends that nobody entered. A list of a day never has it. */
  readonly expect?: ExpectEnd | undefined;
}

type Person = [id: ResidentId, name: string, sex: SexCode, birthDate: Day | null, hasIdNumber: 0 | 1];
type StatusEvent = [residentId: ResidentId, kind: keyof typeof STATUS_AFTER, occurredOn: Day];
type Membership = [residentId: ResidentId, householdId: HouseholdId, relationCode: string, validFrom: Day, validTo: Day | null];
type Head = [householdId: HouseholdId, name: string, validFrom: Day, validTo: Day | null];
type Household = [id: HouseholdId, householdNo: string, address: string, gridId: GridId | null, buildingName: string | null];
type Fact = [residentId: ResidentId, fact: FactKind, value: string, validFrom: Day, validTo: Day | null];
type Account = [residentId: ResidentId, id: BankAccountId, validFrom: Day, validTo: Day | null];
type Changed = [entity: 'resident' | 'household', id: number, field: string, oldValue: string | null];

interface Parts { people: Person[]; events: StatusEvent[]; members: Membership[]; heads: Head[]; households: Household[]; grids: [GridId, string][]; facts: Fact[]; accounts: Account[]; changes: Changed[] }

/** Rows of one part as one JSON text: a hundredth of the cost of as many rows (technology §2). */
const json = (columns: RawBuilder<unknown>, rest: RawBuilder<unknown>): RawBuilder<unknown> => sql`(select json_group_array(json_array(${columns})) from ${rest})`;

/**
 * Everybody as he stood on a day, as far as the office knew at a moment; ordered by id. One statement, so all of it is of one
 * moment. The same `asOf` and `knownAt` give the same people again next year, whatever was entered, ended or corrected since:
 * dated rows are only withdrawn, and what was overwritten (name, sex, birth date, address) stands in fieldChanges.
 */
export async function readPeopleAsOf(db: Reader, when: AsOf): Promise<PersonAsOf[]> {
  return peopleOf(await readParts(db, when), when.asOf);
}

/**
 * Everybody on any of several days, from one reading: the days lie between `when.asOf` and `last`. Each day's answer is that of
 * `readPeopleAsOf`; who does not change between the first and the last day is the same object on all of them.
 */
export async function readPeopleOver(db: Reader, when: AsOf, last: Day): Promise<(day: Day) => Promise<PersonAsOf[]>> {
  return peopleOver(await readParts(db, when, last), when.asOf, last);
}

/** People read at once: enough that a slice costs little more than its share, few enough that the first is there soon. */
const SLICE = 8_000;

/**
 * The same people in slices, in the order of `residentIds`: while one is worked on the next is being read. Inside a transaction, where
 * several statements are of one moment, too.
 */
export async function* readPeopleInSlices(db: Reader, when: AsOf & { readonly residentIds: readonly ResidentId[] }, size = SLICE): AsyncGenerator<PersonAsOf[]> {
  const read = (start: number): Promise<Parts> | null => {
    if (start >= when.residentIds.length) return null;
    const parts = readParts(db, { ...when, residentIds: when.residentIds.slice(start, start + size) });
    // Whoever stops half way (cancelled, refused) no longer asks for it.
    parts.catch(() => undefined);
    return parts;
  };
  let coming = read(0);
  for (let next = size; coming !== null; next += size) {
    const parts = await coming;
    coming = read(next);
    yield await peopleOf(parts, when.asOf);
  }
}

async function peopleOf(parts: Parts, asOf: Day): Promise<PersonAsOf[]> {
  const people = await peopleOver(parts, asOf, asOf);
  return people(asOf);
}

async function peopleOver(parts: Parts, first: Day, last: Day): Promise<(day: Day) => Promise<PersonAsOf[]>> {
  const turn = takeTurns();
  const renamed = earlierValues(parts.changes);
  const eventsOf = groupBy(parts.events);
  const membersOf = groupBy(parts.members);
  await turn();
  const headsOf = groupBy(parts.heads);
  const factsOf = groupBy(parts.facts);
  await turn();
  const households = new Map(parts.households.map((row) => [row[0], row]));
  const grids = new Map(parts.grids);
  const accountsOf = groupBy(parts.accounts);
  const moving = first === last ? null : movingPeople(parts, first, last);

  const personOf = (row: Person, day: Day): PersonAsOf => {
    const [residentId, name, sex, birthDate, hasIdNumber] = row;
    const was = <T extends string | null>(field: string, now: T): T => earlier(renamed, 'resident', residentId, field, now);
    const { status, statusSince } = statusOn(eventsOf.get(residentId) ?? [], day);
    const on = statusSince ?? day;
    const membership = membershipOn(membersOf.get(residentId) ?? [], on);
    const household = membership === undefined ? undefined : households.get(membership[1]);
    const houseWas = <T extends string | null>(field: string, now: T): T => (household === undefined ? now : earlier(renamed, 'household', household[0], field, now));
    const gridText = houseWas('gridId', household?.[3] === null || household === undefined ? null : String(household[3]));
    const gridId = gridText === null ? null : (Number(gridText) as GridId);
    const facts: Partial<Record<FactKind, string>> = {};
    for (const fact of factsOf.get(residentId) ?? []) if (holds(fact[3], fact[4], on)) facts[fact[1]] = fact[2];
    return {
      residentId, name: was('name', name), sex: was('sex', sex), birthDate: was('birthDate', birthDate), status, statusSince,
      householdId: household?.[0] ?? null,
      householdNo: household === undefined ? null : houseWas('householdNo', household[1]),
      headName: household === undefined ? null : headsOf.get(household[0])?.find((head) => holds(head[2], head[3], on))?.[1] ?? null,
      relationCode: membership?.[2] ?? null,
      gridId, gridName: gridId === null ? null : grids.get(gridId) ?? null, buildingName: household?.[4] ?? null,
      address: household === undefined ? '' : houseWas('address', household[2]),
      facts, bankAccountId: accountsOf.get(residentId)?.findLast((account) => holds(account[2], account[3], day))?.[1] ?? null, hasIdNumber: hasIdNumber === 1,
    };
  };
  const still = new Map<ResidentId, PersonAsOf>();
  return async (day) => {
    const people: PersonAsOf[] = [];
    for (const [index, row] of parts.people.entries()) {
      const person = still.get(row[0]) ?? personOf(row, day);
      if (moving !== null && !moving.has(row[0])) still.set(row[0], person);
      people.push(person);
      if (index % 16 === 0) await turn();
    }
    return people;
  };
}

/** Whose answer may differ between two days: something of his, or the head of a household of his, begins or ends between them. */
function movingPeople(parts: Parts, first: Day, last: Day): ReadonlySet<ResidentId> {
  const within = (from: Day, to: Day | null): boolean => (from > first && from <= last) || (to !== null && to >= first && to < last);
  const moving = new Set<ResidentId>(parts.events.filter((event) => event[2] > first && event[2] <= last).map((event) => event[0]));
  const headless = new Set(parts.heads.filter((head) => within(head[2], head[3])).map((head) => head[0]));
  for (const [residentId, householdId, , from, to] of parts.members) if (within(from, to) || headless.has(householdId)) moving.add(residentId);
  for (const fact of parts.facts) if (within(fact[3], fact[4])) moving.add(fact[0]);
  for (const account of parts.accounts) if (within(account[2], account[3])) moving.add(account[0]);
  return moving;
}

const holds = (from: Day, to: Day | null, on: Day): boolean => from <= on && (to === null || to >= on);

/** `last`: what begins until then is read as well. */
async function readParts(db: Reader, when: AsOf, last: Day = when.asOf): Promise<Parts> {
  const known = when.knownAt ?? ALL_KNOWN;
  const chosen = (column: RawBuilder<unknown>): RawBuilder<unknown> => (when.residentIds === undefined ? sql`true` : sql`${column} in ${listOf(when.residentIds)}`);
  /** Households in which one of the chosen ever was. */
  const inTheirs = (column: RawBuilder<unknown>): RawBuilder<unknown> => (when.residentIds === undefined ? sql`true` : sql`${column} in (select c.householdId from householdMembers c where ${chosen(sql`c.residentId`)})`);
  const standing = (alias: string): RawBuilder<unknown> => sql`${sql.ref(`${alias}.recordedAt`)} <= ${known} and (${sql.ref(`${alias}.withdrawnAt`)} is null or ${sql.ref(`${alias}.withdrawnAt`)} > ${known})`;
  const row = await readRow<Record<keyof Parts, string>>(db, sql`select
    ${json(sql`r.id, r.name, r.sex, r.birthDate, r.idNumberSealed is not null`, sql`residents r where r.createdAt <= ${known} and (r.mergedAt is null or r.mergedAt > ${known}) and ${chosen(sql`r.id`)}`)} as people,
    ${json(sql`e.residentId, e.kind, e.occurredOn`, sql`(select e.* from lifeEvents e where e.kind in (${sql.join(STATUS_EVENT_KINDS)}) and e.recordedAt <= ${known} and ${chosen(sql`e.residentId`)}
      and not exists (select 1 from lifeEvents v where v.residentId = e.residentId and v.kind = 'revoked' and v.recordedAt <= ${known} and json_extract(v.data, '$.revokes') = e.id)
      order by e.occurredOn, e.id limit -1) e`)} as events,
    ${json(sql`m.residentId, m.householdId, m.relationCode, m.validFrom, m.validTo`, sql`householdMembers m where m.validFrom <= ${last} and ${standing('m')} and ${chosen(sql`m.residentId`)}`)} as members,
    ${json(sql`m.householdId, r.name, m.validFrom, m.validTo`, sql`householdMembers m join residents r on r.id = m.residentId where m.relationCode = '02' and m.validFrom <= ${last} and ${standing('m')}
      and ${inTheirs(sql`m.householdId`)}`)} as heads,
    ${json(sql`h.id, h.householdNo, h.address, h.gridId, b.name`, sql`households h left join flats f on f.id = h.flatId left join units u on u.id = f.unitId left join buildings b on b.id = u.buildingId
      where ${inTheirs(sql`h.id`)}`)} as households,
    ${json(sql`g.id, g.name`, sql`grids g`)} as grids,
    ${json(sql`f.residentId, f.fact, f.value, f.validFrom, f.validTo`, sql`residentFacts f where f.validFrom <= ${last} and ${standing('f')} and ${chosen(sql`f.residentId`)}`)} as facts,
    ${json(sql`b.residentId, b.id, b.validFrom, b.validTo`, sql`bankAccounts b where b.validFrom <= ${last} and (b.validTo is null or b.validTo >= ${when.asOf}) and ${standing('b')} and ${chosen(sql`b.residentId`)}`)} as accounts,
    ${json(sql`c.entity, c.entityId, c.field, c.oldValue`, sql`(select * from fieldChanges c where c.at > ${known} and c.entity in ('resident', 'household')
      and c.field in ('name', 'sex', 'birthDate', 'householdNo', 'gridId', 'address') order by c.id limit -1) c`)} as changes`);
  if (row === undefined) throw new Error('a SELECT without FROM has one row');
  const parts: Record<string, unknown> = {};
  const turn = takeTurns();
  for (const [part, text] of Object.entries(row)) {
    parts[part] = JSON.parse(text) as unknown;
    await turn();
  }
  const read = parts as unknown as Parts;
  const { expect } = when;
  return expect === undefined ? read : { ...read, facts: read.facts.map((row): Fact => [row[0], row[1], row[2], row[3], row[4] ?? expect(row[1], row[2], row[3])]) };
}

function groupBy<Row extends [number, ...unknown[]]>(rows: readonly Row[]): Map<Row[0], Row[]> {
  const groups = new Map<Row[0], Row[]>();
  for (const row of rows) {
    const group = groups.get(row[0]);
    if (group === undefined) groups.set(row[0], [row]);
    else group.push(row);
  }
  return groups;
}

/** What each field held before its first change after the moment asked for. */
function earlierValues(changes: readonly Changed[]): Map<string, string | null> {
  const values = new Map<string, string | null>();
  for (const [entity, id, field, oldValue] of changes) {
    const key = `${entity} ${id} ${field}`;
    if (!values.has(key)) values.set(key, oldValue);
  }
  return values;
}

function earlier<T extends string | null>(values: ReadonlyMap<string, string | null>, entity: string, id: number, field: string, now: T): T {
  if (values.size === 0) return now;
  const key = `${entity} ${id} ${field}`;
  return values.has(key) ? (values.get(key) as T) : now;
}

/** Events are in order of their day. Before a first arrival or birth somebody was not here: 'movedOut' without a day. */
function statusOn(events: readonly StatusEvent[], on: Day): { status: ResidentStatus; statusSince: Day | null } {
  const last = events.findLast((event) => event[2] <= on);
  if (last === undefined) {
    const first = events[0];
    return first !== undefined && STATUS_AFTER[first[1]] === 'living' ? { status: 'movedOut', statusSince: null } : { status: 'living', statusSince: null };
  }
  const status = STATUS_AFTER[last[1]];
  return { status, statusSince: status === 'living' ? null : last[2] };
}

/** The household of a day. `on` is the last day here for those who left, so their last household is found by the same rule. */
function membershipOn(rows: readonly Membership[], on: Day): Membership | undefined {
  return rows.find((row) => holds(row[3], row[4], on));
}
