/** One row of a roster as read, and what becomes of it. */
import type { Finding } from './roster-codes.ts';
import type { RosterPerson } from './roster-person.ts';

/** `householdKey` groups the people of one household: 'no:' + its number, or 'row:' + the row that begins it. `person` is null when nobody stands there. */
export interface RosterRowRead {
  readonly row: number;
  readonly person: RosterPerson | null;
  findings: Finding[];
  householdKey: string | null;
}

/** After how many rows a slice of work ends, so that others get their turn. */
export const SLICE = 200;

/** Whether the row is the head's: it says so, or it has no relation and carries the head's name. */
export function isHeadRow(read: RosterRowRead): boolean {
  const { person } = read;
  if (person === null) return false;
  return person.relationCode === '02' || (person.relationCode === null && person.headName !== null && person.headName === person.name);
}

/** The relation under which a person is registered: what the row says, the head by name, else 80 其他. */
export function relationInHousehold(read: RosterRowRead): string {
  return isHeadRow(read) ? '02' : (read.person?.relationCode ?? '80');
}

/** Runs a sliced reading to its end at once, for tests and small files. */
export function runSlices<T>(slices: Generator<unknown, T>): T {
  for (;;) {
    const step = slices.next();
    if (step.done === true) return step.value;
  }
}
