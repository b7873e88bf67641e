/**
 * Finds pairs of entries that may be one person. Everybody is put into groups by what he shares with others, and only people of one
 * group are compared: twenty thousand people make some hundred thousand groups and not two hundred million comparisons. ID numbers are
 * plain here, in memory alone, and gone when the search ends.
 */
import { evidenceOf, LEAST_SCORE, scoreOf, type Compared, type Evidence } from '#shared/duplicates/evidence.ts';
import { comparableId, nearIds, shortened } from '#shared/duplicates/near-id.ts';
import { nameKeys } from '#shared/duplicates/near-name.ts';

export interface Searched extends Compared {
  /** Plain; '' without one. */
  readonly idNumber: string;
}
export interface FoundPair { readonly firstId: number; readonly secondId: number; readonly score: number; readonly evidence: readonly Evidence[] }
export interface FoundPairs { readonly pairs: readonly FoundPair[]; /** Groups too large to mean anything. */ readonly crowds: number }

/** A telephone that more people share than this is that of an office, an account that of an institution: it says nothing about two of them. */
const CROWD = 12;
const BODY = 17;
/** Many names without a character are the same on a day that stands for an unknown one: nothing that has to be told. */
const NEAR_NAME = 'nearName';

/** The kind of a heading and what stands there. Each kind has a map of its own: one map of a million keys would stop the program whenever it grows. */
type Heading = readonly [kind: string, text: string];

/** Under which headings somebody stands. The same heading for two people is a reason to compare them. */
function* headingsOf(person: Searched): Generator<Heading> {
  if (person.birthDate !== null) {
    yield ['nameBirth', `${person.name} ${person.birthDate}`];
    for (const key of nameKeys(person.name)) yield [NEAR_NAME, `${key} ${person.birthDate}`];
    if (person.pinyin !== '') yield [NEAR_NAME, `${person.pinyin} ${person.birthDate}`];
  }
  if (person.phone !== '') {
    yield ['phoneName', `${person.phone} ${person.pinyin}`];
    yield ['phoneSurname', `${person.phone} ${[...person.name][0]}`];
  }
  if (person.accountIndex !== '') yield ['account', person.accountIndex];
  if (person.address !== '' && person.pinyin !== '') yield ['address', `${person.pinyin} ${person.address}`];
  yield* idHeadings(person.idNumber);
}

/** One digit off: the same seventeen with one place left open. Swapped: the same with the two neighbours in their order. */
function* idHeadings(idNumber: string): Generator<Heading> {
  const own = comparableId(idNumber);
  if (own === null) return;
  if ('old' in own) return void (yield ['fifteen', own.old]);
  const { body } = own;
  yield ['fifteen', shortened(body)];
  for (let at = 0; at < BODY; at++) yield [`off${at}`, body.slice(0, at) + body.slice(at + 1)];
  for (let at = 0; at + 1 < BODY; at++) {
    const [low, high] = [body.charAt(at), body.charAt(at + 1)].toSorted();
    if (low !== high) yield [`swapped${at}`, `${body.slice(0, at)}${low}${high}${body.slice(at + 2)}`];
  }
}

/**
 * The pairs, by their ids; the same people give the same pairs in whatever order they come. Steps say how many people of all are done.
 * `chosen`: only pairs with one of these.
 */
export function* findPairs(people: readonly Searched[], chosen?: ReadonlySet<number>): Generator<number, FoundPairs> {
  const kinds = new Map<string, Map<string, number[]>>();
  const ordered = people.toSorted((a, b) => a.id - b.id);
  for (const [index, person] of ordered.entries()) {
    for (const [kind, text] of headingsOf(person)) {
      const groups = kinds.get(kind) ?? new Map<string, number[]>();
      kinds.set(kind, groups);
      const group = groups.get(text);
      if (group === undefined) groups.set(text, [index]);
      else group.push(index);
    }
    if (index % 20 === 19) yield index;
  }
  const seen = new Set<number>();
  const pairs: FoundPair[] = [];
  let crowds = 0;
  let steps = 0;
  for (const [kind, group] of everyGroup(kinds)) {
    if ((steps += 1) % 1000 === 0) yield ordered.length;
    if (group.length < 2) continue;
    if (group.length > CROWD) {
      if (kind !== NEAR_NAME) crowds += 1;
      continue;
    }
    for (const [position, one] of group.entries()) {
      for (const other of group.slice(position + 1)) {
        const key = one * ordered.length + other;
        if (seen.has(key)) continue;
        seen.add(key);
        const pair = compare(ordered[one]!, ordered[other]!);
        if (pair !== null && (chosen === undefined || chosen.has(pair.firstId) || chosen.has(pair.secondId))) pairs.push(pair);
      }
    }
  }
  return { pairs: pairs.toSorted((a, b) => a.firstId - b.firstId || a.secondId - b.secondId), crowds };
}

function* everyGroup(kinds: ReadonlyMap<string, ReadonlyMap<string, number[]>>): Generator<[kind: string, group: number[]]> {
  for (const [kind, groups] of kinds) for (const group of groups.values()) yield [kind, group];
}

/** Two entries side by side; null when too little speaks for one person. */
export function compare(a: Searched, b: Searched): FoundPair | null {
  const near = a.idNumber === '' || b.idNumber === '' ? null : nearIds(a.idNumber, b.idNumber);
  const evidence = evidenceOf(a, b, near);
  const score = scoreOf(evidence);
  return score < LEAST_SCORE ? null : { firstId: a.id, secondId: b.id, score, evidence };
}
