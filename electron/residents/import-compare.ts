/** One row of a roster against the register: who it is, what would change, and what a person has to decide first. Blank cells never erase. */
import { maskBankAccount } from '#shared/bank-card.ts';
import type { FactKind } from '#shared/person-as-of.ts';
import type { RegisterFinding } from '#shared/residents/register-codes.ts';
import { statusOf } from '#shared/residents/roster-codes.ts';
import { type RosterRowRead, relationInHousehold } from '#shared/residents/roster-row.ts';
import type { PreviewStatus } from '#shared/residents/import-contract.ts';
import { maskCitizenId } from '#shared/citizen-id.ts';
import { customChanges, type CustomOfFile } from './import-custom.ts';
import type { RegisterHousehold, RegisterPerson } from './import-register.ts';

/** One field as the register has it and as the file has it. `oldValue` null: nothing there yet. */
export interface FieldChange { readonly field: string; readonly oldValue: string | null; readonly newValue: string }

/** A row with what the register says to it. */
export interface ComparedRow {
  readonly read: RosterRowRead;
  readonly idIndex: string | null;
  readonly accountIndex: string | null;
  /** The person in the register; null when the row would be a new one. */
  readonly match: RegisterPerson | null;
  /** People the row may mean, when that is not certain. */
  readonly candidates: readonly RegisterPerson[];
  readonly registerFindings: readonly RegisterFinding[];
  readonly changes: readonly FieldChange[];
  readonly status: PreviewStatus;
}

/** What is known of the register beside the row itself. */
export interface CompareWith {
  readonly byIdIndex: ReadonlyMap<string, RegisterPerson>;
  readonly byNameAndBirth: ReadonlyMap<string, readonly RegisterPerson[]>;
  /** Household key of the file → household of the register; missing = it would be a new one. */
  readonly householdOfKey: ReadonlyMap<string, RegisterHousehold>;
  /** The row that speaks for its household's address and grid. */
  readonly leaders: ReadonlySet<number>;
  readonly custom: CustomOfFile;
}

export const nameAndBirthKey = (name: string, birthDate: string): string => `${name}|${birthDate}`;

/** Who the row is. An ID number decides; without one on either side, name and birth date are only a hint unless the household fits too. */
export function identify(read: RosterRowRead, idIndex: string | null, known: CompareWith): { match: RegisterPerson | null; candidates: readonly RegisterPerson[]; finding: RegisterFinding | null } {
  const { person } = read;
  if (person === null) return { match: null, candidates: [], finding: null };
  const byId = idIndex === null ? undefined : known.byIdIndex.get(idIndex);
  if (byId !== undefined) {
    const finding: RegisterFinding | null = byId.name === person.name ? null : { code: 'register_name_differs', shown: byId.name };
    return { match: byId, candidates: [], finding };
  }
  const alike = person.name === null || person.birthDate === null ? [] : (known.byNameAndBirth.get(nameAndBirthKey(person.name, person.birthDate)) ?? []);
  const candidates = idIndex === null ? alike : alike.filter((other) => other.idNumberIndex === null);
  const [only] = candidates;
  if (only === undefined) return { match: null, candidates: [], finding: null };
  const household = read.householdKey === null ? undefined : known.householdOfKey.get(read.householdKey);
  const sameHome = household === undefined ? only.householdId === null : household.householdId === only.householdId;
  if (idIndex === null && candidates.length === 1 && only.idNumberIndex === null && sameHome) return { match: only, candidates: [], finding: null };
  return { match: null, candidates, finding: { code: idIndex === null ? 'register_same_name_birth' : 'register_without_id', shown: describePerson(only) } };
}

/** How a person of the register is named to tell him from others. */
export function describePerson(person: RegisterPerson): string {
  return [person.name, person.idNumberMasked, person.householdNo === null ? '' : `${person.householdNo} 户`].filter((part) => part !== '').join(' ');
}

/** What the household says: another head, a move, a closed household. */
function householdFindings(read: RosterRowRead, match: RegisterPerson | null, known: CompareWith): { findings: RegisterFinding[]; changes: FieldChange[] } {
  const findings: RegisterFinding[] = [];
  const changes: FieldChange[] = [];
  if (read.householdKey === null || read.person === null) return { findings, changes };
  const household = known.householdOfKey.get(read.householdKey);
  const relation = relationInHousehold(read);
  if (household?.status === 'closed') return { findings: [{ code: 'household_closed', shown: household.householdNo }], changes };
  const otherHead = household?.headResidentId != null && household.headResidentId !== match?.residentId;
  if (relation === '02' && otherHead) findings.push({ code: 'household_has_other_head', shown: household.headName ?? '' });
  const stays = match !== null && match.householdId !== null && match.householdId === household?.householdId;
  if (match !== null && match.householdId !== null && !stays) {
    findings.push({ code: match.relationCode === '02' ? 'head_would_leave' : 'moves_household', shown: match.householdNo ?? '' });
    if (match.relationCode !== '02') changes.push({ field: 'household', oldValue: match.householdNo, newValue: household?.householdNo ?? newHouseholdWord(read) });
  } else if (match !== null && !stays) {
    changes.push({ field: 'household', oldValue: null, newValue: household?.householdNo ?? newHouseholdWord(read) });
  } else if (stays && read.person.relationCode !== null && relation !== match.relationCode) {
    if (match.relationCode === '02') findings.push({ code: 'household_has_other_head', shown: match.name });
    else if (relation !== '02' || !otherHead) changes.push({ field: 'relation', oldValue: match.relationCode, newValue: relation });
  }
  if (household !== undefined && known.leaders.has(read.row)) {
    if (read.person.address !== null && read.person.address !== household.address) changes.push({ field: 'address', oldValue: household.address === '' ? null : household.address, newValue: read.person.address });
    if (read.person.grid !== null && read.person.grid !== household.gridName) changes.push({ field: 'grid', oldValue: household.gridName, newValue: read.person.grid });
    changes.push(...customChanges(known.custom.fields, 'household', household.custom, known.custom.ofHousehold.get(read.householdKey)));
  }
  return { findings, changes };
}

const newHouseholdWord = (read: RosterRowRead): string => (read.householdKey?.startsWith('no:') === true ? read.householdKey.slice(3) : '*');

/** Field by field what the row would change in the record of `match`. */
export function personChanges(read: RosterRowRead, match: RegisterPerson, idIndex: string | null, accountIndex: string | null, { custom }: Pick<CompareWith, 'custom'>): FieldChange[] {
  const { person } = read;
  if (person === null) return [];
  const changes: FieldChange[] = [];
  const compare = (field: string, oldValue: string | null, newValue: string | null): void => {
    if (newValue !== null && newValue !== '' && newValue !== (oldValue ?? '')) changes.push({ field, oldValue: oldValue === '' ? null : oldValue, newValue });
  };
  compare('name', match.name, person.name);
  if (idIndex !== null && idIndex !== match.idNumberIndex) changes.push({ field: 'idNumber', oldValue: match.idNumberMasked === '' ? null : match.idNumberMasked, newValue: maskCitizenId(person.idNumber ?? '', 'screen') });
  if (person.sex === '1' || person.sex === '2') compare('sex', match.sex, person.sex);
  compare('birthDate', match.birthDate, person.birthDate);
  compare('phone', match.phone, person.phone);
  compare('note', match.note, person.note);
  if (accountIndex !== null && accountIndex !== match.accountIndex) changes.push({ field: 'bankAccount', oldValue: match.accountMasked, newValue: maskBankAccount(person.bankAccount ?? '') });
  else if (match.accountIndex !== null) compare('bankName', match.bankName, person.bankName);
  for (const [fact, value] of Object.entries(person.facts) as [FactKind, string][]) compare(`fact.${fact}`, match.facts[fact] ?? null, value);
  return [...changes, ...customChanges(custom.fields, 'resident', match.custom, person.custom)];
}

/** The whole comparison of one row. */
export function compareRow(read: RosterRowRead, idIndex: string | null, accountIndex: string | null, known: CompareWith): ComparedRow {
  const fileStatus = statusOf(read.findings);
  const base = { read, idIndex, accountIndex };
  if (read.person === null || fileStatus === 'skip') return { ...base, match: null, candidates: [], registerFindings: [], changes: [], status: fileStatus === 'reject' ? 'error' : fileStatus === 'review' ? 'conflict' : 'skip' };
  const { match, candidates, finding } = identify(read, idIndex, known);
  const household = householdFindings(read, match, known);
  const registerFindings = [...(finding === null ? [] : [finding]), ...household.findings];
  if (match !== null && match.status !== 'living') registerFindings.push({ code: 'register_not_living', shown: describePerson(match) });
  const changes = match === null ? [] : [...personChanges(read, match, idIndex, accountIndex, known), ...household.changes];
  const status: PreviewStatus =
    fileStatus === 'reject' ? 'error'
    : fileStatus === 'review' || registerFindings.length > 0 ? 'conflict'
    : match === null ? 'new' : changes.length > 0 ? 'update' : 'unchanged';
  return { ...base, match, candidates, registerFindings, changes, status };
}
