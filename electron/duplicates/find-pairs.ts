/**
 * Finds pairs of entries that may be one person. Everybody is put into groups by what he shares with others, and only people of one
 * group are compared: twenty thousand people make some hundred thousand groups and not two hundred million comparisons. ID numbers are
 * plain here, in memory alone, and gone when the search ends.
 */
import { evidenceOf, LEAST_SCORE, scoreOf, type Compared, type Evidence } from '#shared/duplicates/evidence.ts';
import { comparableId, nearIds, shortened } from '#shared/duplicates/near-id.ts';

export interface Searched extends Compared {
  /** Plain; '' without one. */
  readonly idNumber: string;
}
export interface FoundPair { readonly firstId: number; readonly secondId: number; readonly score: number; readonly evidence: readonly Evidence[] }
export interface FoundPairs { readonly pairs: readonly FoundPair[]; /** Groups too large to mean anything. */ readonly crowds: number }

/** A telephone that more people share than this is that of an office, an account that of an institution: it says nothing about two of them. */
const CROWD = 12;
const BODY = 17;

/** Under which headings somebody stands. The same heading for two people is a reason to compare them. */
function* headingsOf(person: Searched): Generator<string> {
  if (person.birthDate !== null) yield `nb ${person.name} ${person.birthDate}`;
  if (person.phone !== '') {
    yield `pn ${person.phone} ${person.pinyin}`;
    yield `ps ${person.phone} ${[...person.name][0]}`;
  }
  if (person.accountIndex !== '') yield `ac ${person.accountIndex}`;
  if (person.address !== '' && person.pinyin !== '') yield `ap ${person.pinyin} ${person.address}`;
  yield* idHeadings(person.idNumber);
}

/** One digit off: the same seventeen with one place left open. Swapped: the same with the two neighbours in their order. */
function* idHeadings(idNumber: string): Generator<string> {
  const own = comparableId(idNumber);
  if (own === null) return;
  if ('old' in own) return void (yield `15 ${own.old}`);
  const { body } = own;
  yield `15 ${shortened(body)}`;
  for (let at = 0; at < BODY; at++) yield `o${at} ${body.slice(0, at)}_${body.slice(at + 1)}`;
  for (let at = 0; at + 1 < BODY; at++) {
    const [low, high] = [body.charAt(at), body.charAt(at + 1)].toSorted();
    if (low !== high) yield `s${at} ${body.slice(0, at)}${low}${high}${body.slice(at + 2)}`;
  }
}

/**
 * The pairs, by their ids; the same people give the same pairs in whatever order they come. Steps say how many people of all are done.
 * `chosen`: only pairs with one of these.
 */
export function* findPairs(people: readonly Searched[], chosen?: ReadonlySet<number>): Generator<number, FoundPairs> {
  const groups = new Map<string, number[]>();
  const ordered = people.toSorted((a, b) => a.id - b.id);
  for (const [index, person] of ordered.entries()) {
    for (const heading of headingsOf(person)) {
      const group = groups.get(heading);
      if (group === undefined) groups.set(heading, [index]);
      else group.push(index);
    }
    if (index % 100 === 99) yield index;
  }
  const seen = new Set<number>();
  const pairs: FoundPair[] = [];
  let crowds = 0;
  let steps = 0;
  for (const group of groups.values()) {
    if ((steps += 1) % 2000 === 0) yield ordered.length;
    if (group.length < 2) continue;
    if (group.length > CROWD) {
      crowds += 1;
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

/** Two entries side by side; null when too little speaks for one person. */
export function compare(a: Searched, b: Searched): FoundPair | null {
  const near = a.idNumber === '' || b.idNumber === '' ? null : nearIds(a.idNumber, b.idNumber);
  const evidence = evidenceOf(a, b, near);
  const score = scoreOf(evidence);
  return score < LEAST_SCORE ? null : { firstId: a.id, secondId: b.id, score, evidence };
}
