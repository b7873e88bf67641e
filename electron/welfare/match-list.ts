/** Pasted rows beside the register: whom each of them names. Nothing is guessed: two of one name are nobody's until a number tells them apart. */
import { sql } from 'kysely';
import { checkCitizenId } from '#shared/citizen-id.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { Day } from '#shared/days.ts';
import { groupBy } from '#shared/group-by.ts';
import { isSpreadsheetNumber, plainCode } from '#shared/half-width.ts';
import type { ResidentId } from '#shared/ids.ts';
import type { welfareContract } from '#shared/welfare/contract.ts';
import { MATCHES, type Match, type MatchedRow } from '#shared/welfare/lists.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { listOf, readRows } from '#electron/residents/read-rows.ts';
import { pastedRows, type TextRow } from '#electron/spreadsheet/pasted-rows.ts';

type Contract = typeof welfareContract;

/** `code`: '' none, four the tail, else a whole number; null: a number that cannot be one (cut by a spreadsheet, a wrong check character). */
export interface PastedPerson { readonly row: number; readonly name: string; readonly code: string | null; readonly shown: string }

interface Candidate { readonly residentId: ResidentId; readonly name: string; readonly birthDate: Day | null; readonly idNumberMasked: string; readonly idIndex: string | null; readonly address: string; readonly on: 0 | 1 }

const plainName = (name: string): string => name.replace(/[\s·•・.]/g, '');
/** The same of the register's names. */
const plainInSql = ['·', '•', '・', '.', ' '].reduce((text, mark) => sql`replace(${text}, ${mark}, '')`, sql`r.name`);
const isName = (cell: string): boolean => /^[\p{L}·•・.\s]{2,30}$/u.test(cell) && /\p{Script=Han}|\p{L}{2}/u.test(cell);
const TITLES = /^(姓名|名字|成员姓名|人员姓名|居民姓名|name)$/i;
/** Shown of a pasted number: never more than the last four. */
const tailOf = (text: string): string => text.slice(-4);
/** How many people a row that is not clear is shown with. */
const SHOWN = 5;

/** The name and the number of each row that says anything; a row of titles is passed over. */
export function readPasted(rows: readonly TextRow[], today: Day): PastedPerson[] {
  return rows.flatMap((row): PastedPerson[] => {
    const cells = row.cells.filter((cell) => cell !== '');
    if (cells.length === 0 || cells.some((cell) => TITLES.test(plainCode(cell)))) return [];
    const name = cells.find(isName) ?? '';
    const numbers = cells.filter((cell) => cell !== name && /\d/.test(cell)).map((cell) => plainCode(cell).toUpperCase());
    // A running number stands in front of the name and is shorter than a tail.
    const code = numbers.find((cell) => cell.length >= 15 || isSpreadsheetNumber(cell)) ?? numbers.find((cell) => /^\d{3}[\dX]$/.test(cell) && !(cells.indexOf(name) > 0 && plainCode(cells[0] ?? '').toUpperCase() === cell)) ?? numbers.find((cell) => /^[A-Z]\d{6,}$/.test(cell)) ?? '';
    if (name === '' && code === '') return [{ row: row.number, name: cells.join(' ').slice(0, 30), code: '', shown: '' }];
    if (code.length < 15 && !isSpreadsheetNumber(code)) return [{ row: row.number, name, code, shown: tailOf(code) }];
    const checked = checkCitizenId(code, { today });
    return [{ row: row.number, name, code: checked.ok ? checked.idNumber : null, shown: tailOf(code) }];
  });
}

/** Whom a pasted row names among the people of its name or number. */
export function matchPasted(pasted: PastedPerson, indexOf: (code: string) => string, byName: readonly Candidate[], byNumber: readonly Candidate[]): { match: Match; people: readonly Candidate[] } {
  const { code, name } = pasted;
  if (code === null) return { match: 'damaged', people: byName };
  const found = (people: readonly Candidate[]): { match: Match; people: readonly Candidate[] } => ({ match: people[0]?.on === 1 ? 'already' : 'found', people });
  if (code.length > 4) {
    const [own] = byNumber.filter((each) => each.idIndex === indexOf(code));
    if (own !== undefined) return name === '' || plainName(own.name) === plainName(name) ? found([own]) : { match: 'contradicts', people: [own] };
    // Nobody has the number. Somebody of that name without one may be meant; the clerk says so, not we.
    return { match: byName.length === 0 ? 'unknown' : 'contradicts', people: byName };
  }
  if (byName.length === 0) return { match: 'unknown', people: [] };
  if (code === '') return byName.length === 1 ? found(byName) : { match: 'several', people: byName };
  const both = byName.filter((each) => each.idNumberMasked.endsWith(code));
  return both.length === 1 ? found(both) : { match: both.length > 1 ? 'several' : 'contradicts', people: both.length > 1 ? both : byName };
}

/** Pasted text beside the register, with those who are on the list at that time already. */
export async function matchList({ db, vault, clock }: QueryContext, input: InputOf<Contract['matchList']>): Promise<OutputOf<Contract['matchList']>> {
  const pasted = readPasted(pastedRows(input.text), clock.today());
  const indexes = new Map(pasted.flatMap(({ code }) => (code !== null && code.length > 4 ? [[code, vault.blindIndex('idNumber', code)] as const] : [])));
  const candidates = pasted.length === 0 ? [] : await readRows<Candidate>(db, sql`select r.id as residentId, r.name, r.birthDate, r.idNumberMasked, r.idNumberIndex as idIndex, coalesce(h.address, '') as address,
      exists (select 1 from welfareListEntries e where e.listId = ${input.listId} and e.residentId = r.id and e.withdrawnAt is null and e.validFrom <= ${input.validTo ?? '9999-12-31'} and coalesce(e.validTo, '9999-12-31') >= ${input.validFrom}) as "on"
    from residents r left join householdMembers m on m.residentId = r.id and m.validTo is null and m.withdrawnAt is null left join households h on h.id = m.householdId
    where r.mergedIntoId is null and (${plainInSql} in ${listOf([...new Set(pasted.map(({ name }) => plainName(name)))])} or r.idNumberIndex in ${listOf([...indexes.values()])}) order by r.id`);
  const namesake = groupBy(candidates, (each) => plainName(each.name));
  const taken = new Set<ResidentId>();
  const rows = pasted.map((each): MatchedRow => {
    const { match, people } = matchPasted(each, (code) => indexes.get(code) ?? '', namesake.get(plainName(each.name)) ?? [], candidates);
    const [person] = people;
    const named = match === 'found' || match === 'already';
    const twice = named && person !== undefined && taken.has(person.residentId);
    if (named && person !== undefined) taken.add(person.residentId);
    return { row: each.row, name: each.name, idShown: each.shown, match: twice ? 'twice' : match, people: people.slice(0, SHOWN).map(({ residentId, name, birthDate, idNumberMasked, address }) => ({ residentId, name, birthDate, idNumberMasked, address })) };
  });
  const counts = Object.fromEntries(MATCHES.map((match) => [match, rows.filter((row) => row.match === match).length])) as Record<Match, number>;
  return { rows, counts };
}
