/** The register as an import has to know it: the people a roster may mean, the households and grids it names, and a mark of its state. */
import { sql } from 'kysely';
import type { SexCode } from '#shared/code-tables.ts';
import type { Day } from '#shared/days.ts';
import type { GridId, HouseholdId, ResidentId } from '#shared/ids.ts';
import type { FactKind, ResidentStatus } from '#shared/person-as-of.ts';
import { readRow, readRows, type Reader } from './read-rows.ts';

/** One person of the register, protected values masked. */
export interface RegisterPerson {
  readonly residentId: ResidentId;
  readonly name: string;
  readonly sex: SexCode;
  readonly birthDate: Day | null;
  readonly idNumberIndex: string | null;
  readonly idNumberMasked: string;
  readonly phone: string;
  readonly note: string;
  readonly status: ResidentStatus;
  readonly householdId: HouseholdId | null;
  readonly householdNo: string | null;
  readonly relationCode: string | null;
  readonly accountIndex: string | null;
  readonly accountMasked: string | null;
  readonly bankName: string | null;
  /** Facts that hold until further notice. */
  readonly facts: Readonly<Partial<Record<FactKind, string>>>;
  /** Values of fields the office added itself, by the field's id; an emptied one is ''. */
  readonly custom: Readonly<Record<string, string>>;
}

export interface RegisterHousehold {
  readonly householdId: HouseholdId;
  readonly householdNo: string;
  readonly status: 'active' | 'closed';
  readonly address: string;
  readonly gridName: string | null;
  readonly headResidentId: ResidentId | null;
  readonly headName: string | null;
  readonly members: number;
  readonly custom: Readonly<Record<string, string>>;
}

const personColumns = sql`
  r.id as residentId, r.name, r.sex, r.birthDate, r.idNumberIndex, r.idNumberMasked, r.phone, r.note, r.status,
  m.householdId, h.householdNo, m.relationCode, b.numberIndex as accountIndex, b.numberMasked as accountMasked, b.bankName,
  (select json_group_object(f.fact, f.value) from residentFacts f where f.residentId = r.id and f.validTo is null and f.withdrawnAt is null) as facts,
  (select json_group_object(v.customFieldId, v.value) from customValues v where v.residentId = r.id
    and v.id = (select max(x.id) from customValues x where x.residentId = r.id and x.customFieldId = v.customFieldId)) as custom`;
const personJoins = sql`
  left join householdMembers m on m.residentId = r.id and m.validTo is null and m.withdrawnAt is null
  left join households h on h.id = m.householdId
  left join bankAccounts b on b.residentId = r.id and b.validTo is null and b.withdrawnAt is null`;

type Raw = Omit<RegisterPerson, 'facts' | 'custom'> & { facts: string; custom: string };
const person = (raw: Raw): RegisterPerson => ({ ...raw, facts: JSON.parse(raw.facts) as RegisterPerson['facts'], custom: JSON.parse(raw.custom) as RegisterPerson['custom'] });

/** People by the blind index of their ID number. The number of an entry that was merged away finds the one that stayed, as if it were his. */
export async function peopleByIdIndex(db: Reader, indexes: readonly string[]): Promise<RegisterPerson[]> {
  const rows = await readRows<Raw & { asked: string }>(db, sql`select ${personColumns}, j.value as asked from json_each(${JSON.stringify(indexes)}) j join residents o on o.idNumberIndex = j.value
    join residents r on r.id = coalesce(o.mergedIntoId, o.id) ${personJoins}`);
  return rows.map(({ asked, ...row }) => ({ ...person(row), idNumberIndex: asked }));
}

/** People by name and birth date; several may share them. */
export async function peopleByNameAndBirth(db: Reader, keys: readonly { name: string; birthDate: string }[]): Promise<RegisterPerson[]> {
  const rows = await readRows<Raw>(db, sql`
    select ${personColumns} from (select distinct value->>'name' as name, value->>'birthDate' as birthDate from json_each(${JSON.stringify(keys)})) j
    join residents r on r.birthDate = j.birthDate and r.name = j.name and r.mergedIntoId is null ${personJoins} order by r.id`);
  return rows.map(person);
}

const householdColumns = sql`
  h.id as householdId, h.householdNo, h.status, h.address, g.name as gridName,
  (select m.residentId from householdMembers m where m.householdId = h.id and m.relationCode = '02' and m.validTo is null and m.withdrawnAt is null) as headResidentId,
  (select r.name from householdMembers m join residents r on r.id = m.residentId where m.householdId = h.id and m.relationCode = '02' and m.validTo is null and m.withdrawnAt is null) as headName,
  (select count(*) from householdMembers m where m.householdId = h.id and m.validTo is null and m.withdrawnAt is null) as members,
  (select json_group_object(v.customFieldId, v.value) from customValues v where v.householdId = h.id
    and v.id = (select max(x.id) from customValues x where x.householdId = h.id and x.customFieldId = v.customFieldId)) as custom`;

/** Households by number or id. */
export async function households(db: Reader, by: { numbers: readonly string[] } | { ids: readonly HouseholdId[] }): Promise<RegisterHousehold[]> {
  const joined = 'numbers' in by
    ? sql`json_each(${JSON.stringify(by.numbers)}) j join households h on h.householdNo = j.value`
    : sql`json_each(${JSON.stringify(by.ids)}) j join households h on h.id = j.value`;
  const rows = await readRows<Omit<RegisterHousehold, 'custom'> & { custom: string }>(db, sql`select ${householdColumns} from ${joined} left join grids g on g.id = h.gridId`);
  return rows.map((row) => ({ ...row, custom: JSON.parse(row.custom) as RegisterHousehold['custom'] }));
}

/** All grids by name and by code. */
export async function gridsByWord(db: Reader): Promise<Map<string, GridId>> {
  const grids = await readRows<{ id: GridId; code: string; name: string }>(db, sql`select id, code, name from grids`);
  return new Map(grids.flatMap((grid) => [[grid.code, grid.id], [grid.name, grid.id]]));
}

/** A mark of the register's state: two equal marks mean that nothing an import looks at was written in between. */
export async function registerMark(db: Reader): Promise<string> {
  const row = await readRow<{ mark: string }>(db, sql`
    select (select coalesce(max(id), 0) from residents) || '/' || (select coalesce(max(id), 0) from fieldChanges) || '/' || (select coalesce(max(id), 0) from lifeEvents)
      || '/' || (select coalesce(max(id), 0) || '-' || count(withdrawnAt) from householdMembers) || '/' || (select coalesce(max(id), 0) || '-' || count(withdrawnAt) from residentFacts)
      || '/' || (select coalesce(max(id), 0) || '-' || count(withdrawnAt) from bankAccounts) || '/' || (select coalesce(max(id), 0) from households) || '/' || (select coalesce(max(id), 0) from imports)
      || '/' || (select coalesce(max(id), 0) from customValues) || '/' || (select coalesce(sum(version), 0) from customFields) as mark`);
  return row?.mark ?? '';
}

/** Living residents who are not among `present`, and how many there are. */
export async function absentPeople(db: Reader, present: readonly ResidentId[], offset: number, limit: number): Promise<{ total: number; rows: RegisterPerson[] }> {
  const condition = sql`r.status = 'living' and r.id not in (select value from json_each(${JSON.stringify(present)}))`;
  const count = await readRow<{ n: number }>(db, sql`select count(*) as n from residents r where ${condition}`);
  const rows = limit === 0 ? [] : await readRows<Raw>(db, sql`select ${personColumns} from residents r ${personJoins} where ${condition} order by r.id limit ${limit} offset ${offset}`);
  return { total: count?.n ?? 0, rows: rows.map(person) };
}
