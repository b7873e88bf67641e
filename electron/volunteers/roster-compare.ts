/** One row of a team's roster beside what is known: who it is, what would happen, what a person has to decide first. */
import { maskCitizenId } from '#shared/citizen-id.ts';
import type { Day } from '#shared/days.ts';
import { maskPhone } from '#shared/phone.ts';
import { findingSentence, levelOf } from '#shared/residents/roster-codes.ts';
import type { RosterPerson } from '#shared/residents/roster-person.ts';
import type { RosterRowRead } from '#shared/residents/roster-row.ts';
import type { TeamRosterChoice, TeamRosterReason, TeamRosterStatus } from '#shared/volunteers/roster.ts';
import type { TeamRosterRow } from '#shared/volunteers/roster-contract.ts';
import { isMinor, type TeamRole } from '#shared/volunteers/words.ts';
import { maskDigits } from '#electron/residents/import-masks.ts';
import { describe, shownCandidate, type KnownPerson } from './roster-people.ts';

export interface Reason { readonly code: TeamRosterReason; readonly shown: string }

/** What a row says beyond the person: read by `roster-preview.ts` from the team's own columns. */
export interface TeamCells {
  readonly role: TeamRole; readonly joinedOn: Day | null; readonly volunteerNo: number | null; readonly skillIds: readonly number[]; readonly skillNames: readonly string[];
  readonly guardian: { readonly name: string; readonly paperNo: string; readonly consentOn: Day | null };
  readonly reasons: readonly Reason[];
}

export interface ComparedRow {
  readonly read: RosterRowRead;
  readonly cells: TeamCells;
  readonly match: KnownPerson | null;
  readonly candidates: readonly KnownPerson[];
  readonly status: TeamRosterStatus;
  readonly reasons: readonly Reason[];
  /** From when the place in the team would hold. */
  readonly from: Day;
}

export interface CompareWith {
  readonly today: Day;
  readonly defaultFrom: Day;
  readonly foundedOn: Day;
  readonly byName: ReadonlyMap<string, readonly KnownPerson[]>;
  readonly byIdIndex: ReadonlyMap<string, KnownPerson>;
  readonly byNo: ReadonlyMap<number, KnownPerson>;
  readonly leader: string | null;
}

/** Findings of the residents' reader that say nothing about a team's roster; who stands twice is told by the person himself. */
const OF_HOUSEHOLDS: ReadonlySet<string> = new Set(['relation_missing', 'relation_unknown', 'two_heads', 'household_without_head', 'household_unclear', 'household_missing', 'id_and_birth_missing', 'id_missing', 'sex_missing', 'duplicate_in_file', 'duplicate_differs', 'same_name_and_birth']);
export const findingsOf = (read: RosterRowRead): RosterRowRead['findings'] => read.findings.filter((finding) => !OF_HOUSEHOLDS.has(finding.code));

type Who = { match: KnownPerson | null; candidates: readonly KnownPerson[]; reason: Reason | null };

/** An ID number decides, then the volunteer's number; without them name and birth date, then name and phone; the name alone is a hint. */
export function identify(person: RosterPerson, cells: TeamCells, idIndex: string | null, known: CompareWith): Who {
  const name = person.name ?? '';
  const byId = idIndex === null ? undefined : known.byIdIndex.get(idIndex);
  if (byId !== undefined) return byId.name === name ? { match: byId, candidates: [], reason: null } : { match: null, candidates: [byId], reason: { code: 'name_differs', shown: describe(byId) } };
  const ofNo = cells.volunteerNo === null ? undefined : known.byNo.get(cells.volunteerNo);
  if (ofNo !== undefined) return ofNo.name === name ? { match: ofNo, candidates: [], reason: null } : { match: null, candidates: [ofNo], reason: { code: 'number_differs', shown: describe(ofNo) } };
  const alike = known.byName.get(name) ?? [];
  // Another ID number is another person.
  const possible = idIndex === null ? alike : alike.filter((other) => other.idNumberIndex === null);
  const sameBirth = person.birthDate === null ? [] : possible.filter((other) => other.birthDate === person.birthDate);
  if (idIndex === null && sameBirth.length === 1) return { match: sameBirth[0]!, candidates: [], reason: null };
  const samePhone = person.phone === null ? [] : possible.filter((other) => other.phone === person.phone && (person.birthDate === null || other.birthDate === null));
  if (idIndex === null && sameBirth.length === 0 && samePhone.length === 1) return { match: samePhone[0]!, candidates: [], reason: null };
  if (idIndex !== null && sameBirth.length > 0) return { match: null, candidates: sameBirth, reason: { code: 'id_differs', shown: describe(sameBirth[0]!) } };
  const living = possible.filter((other) => other.standing !== 'dead');
  const candidates = person.birthDate === null ? living : living.filter((other) => other.birthDate === null || other.birthDate === person.birthDate);
  if (candidates.length === 0) return { match: null, candidates: [], reason: { code: 'name_unknown', shown: name } };
  if (candidates.length === 1) return { match: null, candidates, reason: { code: 'only_name', shown: describe(candidates[0]!) } };
  return { match: null, candidates, reason: { code: 'several_people', shown: String(candidates.length) } };
}

/** Whether a minor has, or the row brings, a guardian's consent by the day of joining. */
export function consentedBy(birthDate: Day | null, consentOn: Day | null, cells: TeamCells, from: Day): boolean {
  if (!isMinor(birthDate, from)) return true;
  const { guardian } = cells;
  const brought = guardian.name !== '' && guardian.paperNo !== '' && guardian.consentOn !== null && guardian.consentOn <= from;
  return brought || (consentOn !== null && consentOn <= from);
}

/** What forbids a person to join, if anything. */
export function forbids(match: KnownPerson | null, person: RosterPerson, cells: TeamCells, from: Day): Reason | null {
  if (match !== null && match.standing !== 'active') {
    const code = ({ dead: 'dead', movedOut: 'moved_out', left: 'left', paused: 'paused', notYet: 'left' } as const)[match.standing];
    return { code, shown: match.name };
  }
  const birthDate = match?.birthDate ?? person.birthDate;
  return consentedBy(birthDate, match?.consentOn ?? null, cells, from) ? null : { code: 'no_consent', shown: match?.name ?? person.name ?? '' };
}

const latest = (...days: (Day | null)[]): Day => days.filter((one): one is Day => one !== null).reduce((a, b) => (a > b ? a : b));

/** The day a place begins: as the row says, never before the team or the registration. */
export function fromOf(match: KnownPerson | null, cells: TeamCells, known: CompareWith): Day {
  return latest(cells.joinedOn ?? known.defaultFrom, known.foundedOn, match?.registeredOn ?? null);
}

function doing(match: KnownPerson | null, cells: TeamCells): TeamRosterStatus {
  if (match === null || match.volunteerId === null) return 'new';
  if (match.membership === null) return 'join';
  const more = cells.skillIds.some((skillId) => !match.skillIds.includes(skillId));
  return match.membership.role !== cells.role || more ? 'change' : 'unchanged';
}

/** The whole comparison of one row. */
export function compareRow(read: RosterRowRead, cells: TeamCells, idIndex: string | null, known: CompareWith): ComparedRow {
  const { person } = read;
  const base = { read, cells, match: null, candidates: [], from: known.defaultFrom };
  const levels = findingsOf(read).map((finding) => levelOf(finding));
  if (person === null || levels.includes('skip')) return { ...base, status: 'skip', reasons: [] };
  const notes = cells.reasons.filter((reason) => reason.code === 'role_unknown');
  const faults = cells.reasons.filter((reason) => reason.code !== 'role_unknown');
  if (levels.includes('reject') || faults.length > 0) return { ...base, status: 'error', reasons: [...faults, ...notes] };
  const who = identify(person, cells, idIndex, known);
  const from = fromOf(who.match, cells, known);
  const row = { read, cells, match: who.match, candidates: who.candidates, from };
  const forbidden = who.match === null ? null : forbids(who.match, person, cells, from);
  if (forbidden !== null) return { ...row, status: 'error', reasons: [forbidden, ...notes] };
  const later = cells.joinedOn !== null && cells.joinedOn < from && doing(who.match, cells) !== 'unchanged' ? [{ code: 'joins_later' as const, shown: from }] : [];
  const takesOver = cells.role === 'leader' && known.leader !== null && who.match?.membership?.role !== 'leader' ? [{ code: 'leader_differs' as const, shown: known.leader }] : [];
  const asked = [...(who.reason === null ? [] : [who.reason]), ...takesOver];
  if (asked.length > 0 || levels.includes('review')) return { ...row, status: 'conflict', reasons: [...asked, ...later, ...notes] };
  return { ...row, status: doing(who.match, cells), reasons: [...later, ...notes] };
}

/** How a row can be settled. */
export function choicesOf(row: ComparedRow): TeamRosterChoice[] {
  if (row.status === 'skip' || row.status === 'unchanged' || row.status === 'error') return [];
  const choices: TeamRosterChoice[] = [];
  if (row.status !== 'conflict' || row.match !== null) choices.push('take');
  if (row.candidates.length > 0) choices.push('match');
  // A number that belongs to somebody cannot be given to a new guest.
  if (row.match === null && !row.reasons.some((reason) => reason.code === 'name_differs' || reason.code === 'number_differs')) choices.push('guest');
  return [...choices, 'reject'];
}

/** A row as a screen shows it. */
export function shownRow(row: ComparedRow): TeamRosterRow {
  const { person } = row.read;
  return {
    row: row.read.row, status: row.status, name: person?.name ?? '', idNumberMasked: person?.idNumber == null ? '' : maskCitizenId(person.idNumber, 'screen'), birthDate: person?.birthDate ?? null,
    phoneMasked: person?.phone == null ? '' : maskPhone(person.phone), role: row.cells.role, from: row.status === 'skip' || row.status === 'error' ? null : row.from, skills: [...row.cells.skillNames],
    person: row.match === null ? '' : describe(row.match), reasons: [...row.reasons],
    findings: findingsOf(row.read).filter((finding) => row.status === 'skip' || levelOf(finding) !== 'note').map((finding) => findingSentence({ ...finding, ...(finding.shown === undefined ? {} : { shown: maskDigits(finding.shown) }) }, 'zh')),
    candidates: row.candidates.map(shownCandidate), choices: choicesOf(row),
  };
}
