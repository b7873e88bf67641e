/** People who stand in a roster twice. The same content is skipped once; anything else is held, both rows of it. */
import type { RosterPerson } from './roster-person.ts';
import { type RosterRowRead, SLICE } from './roster-row.ts';

/** Everything the row says of the person. The relation counts by its code: 妻 and 妻子 are the same. */
const contentOf = (read: RosterRowRead): string => JSON.stringify({ ...(read.person as RosterPerson), relation: null });

function settlePair(first: RosterRowRead, later: RosterRowRead): void {
  if (contentOf(first) === contentOf(later)) {
    later.findings = [{ code: 'duplicate_in_file', shown: String(first.row) }];
    return;
  }
  first.findings.push({ code: 'duplicate_differs', shown: String(later.row) });
  later.findings.push({ code: 'duplicate_differs', shown: String(first.row) });
}

/** Marks people by ID number, people without one by name and birth date, and accounts that several people give. */
export function* markDuplicates(rows: readonly RosterRowRead[]): Generator<number, void> {
  const byId = new Map<string, RosterRowRead>();
  const byNameAndBirth = new Map<string, RosterRowRead[]>();
  const byAccount = new Map<string, RosterRowRead>();
  for (const [position, read] of rows.entries()) {
    if (position % SLICE === 0) yield position;
    const { person } = read;
    if (person === null) continue;
    if (person.idNumber !== null) {
      const first = byId.get(person.idNumber);
      if (first === undefined) byId.set(person.idNumber, read);
      else settlePair(first, read);
    }
    if (person.name !== null && person.birthDate !== null) {
      const key = `${person.name}|${person.birthDate}`;
      const same = byNameAndBirth.get(key);
      if (same === undefined) byNameAndBirth.set(key, [read]);
      else same.push(read);
    }
    if (person.bankAccount !== null && read.findings[0]?.code !== 'duplicate_in_file') {
      const first = byAccount.get(person.bankAccount);
      if (first === undefined) byAccount.set(person.bankAccount, read);
      else read.findings.push({ code: 'account_shared', shown: String(first.row) });
    }
  }
  yield rows.length;
  for (const same of byNameAndBirth.values()) {
    if (same.length > 1) settleWithoutId(same);
  }
}

/** Two people of one name and birthday are told apart by their ID numbers; a row without one may be either. */
function settleWithoutId(same: readonly RosterRowRead[]): void {
  const without = same.filter((read) => read.person?.idNumber === null);
  for (const read of without) {
    const other = same.find((candidate) => candidate !== read);
    if (other === undefined) continue;
    const before = without.find((candidate) => candidate.row < read.row && contentOf(candidate) === contentOf(read));
    if (before !== undefined) read.findings = [{ code: 'duplicate_in_file', shown: String(before.row) }];
    else if (same.some((candidate) => candidate !== read && contentOf(candidate) !== contentOf(read))) {
      read.findings.push({ code: 'same_name_and_birth', shown: String(other.row) });
    }
  }
}
