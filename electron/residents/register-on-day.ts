/**
 * Who was in the register on a day (A8). Somebody is in it who lived on the day, was born by then, and had been seen by then: with a
 * household, with a residency, or, where neither was ever recorded, by his entry. So the list of today is the list of the living.
 */
import { sql } from 'kysely';
import { addDays, ageOn, instantOf, localDay, millisecondsOf, startOfDay, type Day, type Instant } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { BuildingId, GridId, ResidentId } from '#shared/ids.ts';
import type { PersonAsOf } from '#shared/person-as-of.ts';
import { normaliseSearchText } from '#shared/pinyin.ts';
import type { CountsOnDay, Known, PersonOnDay } from '#shared/residents/as-of-contract.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { takeTurns } from './import-slices.ts';
import { readPeopleAsOf } from './people-as-of.ts';
import { readNumber, readRow, type Reader } from './read-rows.ts';

export interface OnDay { readonly day: Day; readonly known: Known }

/** A person of the day with what only the screens need. */
export interface Registered extends PersonAsOf { readonly age: number | null; readonly idNumberMasked: string; readonly namePinyin: string; readonly nameInitials: string }

/** The register of one day: everybody as he stood, and those of them who were in it, by household and then by id. */
export interface Register { readonly people: ReadonlyMap<ResidentId, PersonAsOf>; readonly here: readonly Registered[] }

/** Beside the dated rows: since when the office knows of a person, and what is not dated. */
type More = [id: ResidentId, createdAt: Instant, masked: string, pinyin: string, initials: string, firstHome: Day | null, firstResidency: Day | null];

/** The last moment of the day in China. */
export const endOfDay = (day: Day): Instant => instantOf(millisecondsOf(startOfDay(addDays(day, 1))) - 1);

/** The newest registers of an office: pages, counts and prints of one day ask for the same. Good until anything is written. */
const kept = new WeakMap<object, { mark: number; registers: Map<string, Promise<Register>> }>();
/** Two days to compare, each known now and then. */
const KEPT = 4;

/** @throws AppError day_in_future */
export async function registerOnDay(ctx: QueryContext, { day, known }: OnDay): Promise<Register> {
  const today = ctx.clock.today();
  if (day > today) throw new AppError('day_in_future', { day, today });
  // Every command leaves a row in the log: the same last row means the same register.
  const mark = await readNumber(ctx.db, sql`select coalesce(max(seq), 0) as n from auditRows`);
  let own = kept.get(ctx.core);
  if (own === undefined || own.mark !== mark) kept.set(ctx.core, (own = { mark, registers: new Map() }));
  const { registers } = own;
  const key = `${day} ${known}`;
  const before = registers.get(key);
  if (before !== undefined) return before;
  const reading = readRegister(ctx.db, day, known === 'then' ? endOfDay(day) : undefined);
  for (const old of [...registers.keys()].slice(0, Math.max(0, registers.size - KEPT + 1))) registers.delete(old);
  registers.set(key, reading);
  reading.catch(() => registers.delete(key));
  return reading;
}

/** The register of a day, as known at a moment, or now. */
export async function readRegister(db: Reader, day: Day, knownAt: Instant | undefined): Promise<Register> {
  const people = await readPeopleAsOf(db, { asOf: day, knownAt });
  const more = await readMore(db, knownAt);
  const turn = takeTurns();
  const here: Registered[] = [];
  for (const person of people) {
    const own = more.get(person.residentId);
    if (own !== undefined && isHere(person, own, day)) {
      here.push({ ...person, age: person.birthDate === null ? null : ageOn(person.birthDate, day), idNumberMasked: own[2], namePinyin: own[3], nameInitials: own[4] });
    }
    await turn();
  }
  return { people: new Map(people.map((person) => [person.residentId, person])), here: here.sort(byHousehold) };
}

function isHere(person: PersonAsOf, [, createdAt, , , , firstHome, firstResidency]: More, day: Day): boolean {
  if (person.status !== 'living' || (person.birthDate !== null && person.birthDate > day)) return false;
  const seen = [firstHome, firstResidency].filter((each) => each !== null).toSorted()[0] ?? localDay(createdAt);
  return seen <= day;
}

/** Households in the order of their numbers, the head first; those without a household last. */
function byHousehold(a: Registered, b: Registered): number {
  if (a.householdNo !== b.householdNo) return a.householdNo === null ? 1 : b.householdNo === null || a.householdNo < b.householdNo ? -1 : 1;
  if (a.relationCode !== b.relationCode) return (a.relationCode ?? '99') < (b.relationCode ?? '99') ? -1 : 1;
  return a.residentId - b.residentId;
}

async function readMore(db: Reader, knownAt: Instant | undefined): Promise<Map<ResidentId, More>> {
  const known = knownAt ?? ('9999-12-31T23:59:59.999Z' as Instant);
  const first = (table: 'householdMembers' | 'residentFacts') => sql`(select x.residentId, min(x.validFrom) as day from ${sql.table(table)} x
    where x.recordedAt <= ${known} and (x.withdrawnAt is null or x.withdrawnAt > ${known}) ${table === 'residentFacts' ? sql`and x.fact = 'residency'` : sql``} group by x.residentId)`;
  const row = await readRow<{ rows: string }>(db, sql`select json_group_array(json_array(r.id, r.createdAt, r.idNumberMasked, r.namePinyin, r.nameInitials, m.day, f.day)) as rows
    from residents r left join ${first('householdMembers')} m on m.residentId = r.id left join ${first('residentFacts')} f on f.residentId = r.id where r.createdAt <= ${known}`);
  return new Map((JSON.parse(row?.rows ?? '[]') as More[]).map((more) => [more[0], more]));
}

export interface DayFilter { readonly search: string; readonly gridId: GridId | null; readonly buildingId: BuildingId | null; readonly ageFrom: number | null; readonly ageTo: number | null }

/** Those of the day whom the filters let through. Each word of the search has to be met. */
export async function chosen(ctx: QueryContext, register: Register, filter: DayFilter): Promise<readonly Registered[]> {
  const words = normaliseSearchText(filter.search).split(' ').filter((word) => word !== '');
  const building = filter.buildingId === null ? null : (await ctx.db.selectFrom('buildings').select('name').where('id', '=', filter.buildingId).executeTakeFirst())?.name ?? '';
  const found = (person: Registered, word: string): boolean =>
    person.name.toLowerCase().includes(word) || person.namePinyin.startsWith(word) || person.nameInitials.startsWith(word) || person.householdNo?.toLowerCase().startsWith(word) === true || person.address.toLowerCase().includes(word);
  return register.here.filter((person) =>
    (filter.gridId === null || person.gridId === filter.gridId) && (building === null || person.buildingName === building)
    && (filter.ageFrom === null || (person.age !== null && person.age >= filter.ageFrom)) && (filter.ageTo === null || (person.age !== null && person.age <= filter.ageTo))
    && words.every((word) => found(person, word)));
}

/** As the contract shows a person. */
export function shownPerson(person: Registered): PersonOnDay {
  const { residentId, name, sex, birthDate, age, idNumberMasked, householdId, householdNo, headName, relationCode, gridName, buildingName, address, facts } = person;
  return { residentId, name, sex, birthDate, age, idNumberMasked, householdId, householdNo, headName, relationCode, gridName, buildingName, address, facts };
}

/** Households, people, sexes and ages of a group. */
export function countPeople(people: readonly Registered[]): CountsOnDay {
  const aged = (from: number): number => people.filter((person) => person.age !== null && person.age >= from).length;
  return {
    households: new Set(people.flatMap((person) => (person.householdId === null ? [] : [person.householdId]))).size, people: people.length,
    male: people.filter((person) => person.sex === '1').length, female: people.filter((person) => person.sex === '2').length,
    under18: people.filter((person) => person.age !== null && person.age < 18).length, from60: aged(60), from70: aged(70), from80: aged(80),
  };
}

/** The counts of each group, in the given order and then by name; those without one last. */
export function countBy(people: readonly Registered[], nameOf: (person: Registered) => string | null, order: readonly string[] = []): (CountsOnDay & { name: string | null })[] {
  const groups = new Map<string | null, Registered[]>();
  for (const person of people) {
    const name = nameOf(person);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [person]);
    else group.push(person);
  }
  const inOrder = new Intl.Collator('zh-CN', { numeric: true });
  const placeOf = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...groups].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : placeOf(a) - placeOf(b) || inOrder.compare(a, b))).map(([name, own]) => ({ name, ...countPeople(own) }));
}
