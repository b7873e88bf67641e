/**
 * Who lives with whom: by 户号 where it is written, else by the head's name, else by order (a 户主 row begins a household and the
 * rows after it belong to it). Where none of these says it, nothing is assumed.
 */
import type { RosterField } from './roster-fields.ts';
import { isHeadRow, type RosterRowRead, SLICE } from './roster-row.ts';

interface Run { readonly key: string; readonly headName: string | null; heads: number[]; members: RosterRowRead[] }

/** The household a row belongs to, given the one before it. A new one begins with its head or with another head's name. */
function runFor(read: RosterRowRead, current: Run | null, byNumber: Map<string, Run>): Run | null {
  const { person } = read;
  if (person === null) return current;
  if (person.householdNo !== null) {
    const key = `no:${person.householdNo}`;
    const known = byNumber.get(key);
    if (known !== undefined) return known;
    const run: Run = { key, headName: person.headName, heads: [], members: [] };
    byNumber.set(key, run);
    return run;
  }
  if (person.headName !== null) {
    const goesOn = current !== null && current.headName === person.headName && !(isHeadRow(read) && current.heads.length > 0);
    return goesOn ? current : { key: `row:${read.row}`, headName: person.headName, heads: [], members: [] };
  }
  if (isHeadRow(read)) return { key: `row:${read.row}`, headName: null, heads: [], members: [] };
  return person.relationCode === null ? null : current;
}

function closeRun(run: Run, hasRelations: boolean): void {
  if (run.heads.length > 1) {
    for (const member of run.members) {
      if (!isHeadRow(member)) continue;
      member.findings.push({ code: 'two_heads', shown: String(run.heads.find((row) => row !== member.row) ?? '') });
    }
  }
  if (run.heads.length === 0 && hasRelations) for (const member of run.members) member.findings.push({ code: 'household_without_head' });
}

/** Several households under one head's name can be told apart only when each has its head in the file. */
function markUnclear(runs: readonly Run[]): void {
  const byHead = new Map<string, Run[]>();
  for (const run of runs) if (run.headName !== null && !run.key.startsWith('no:')) byHead.set(run.headName, [...(byHead.get(run.headName) ?? []), run]);
  for (const [headName, same] of byHead) {
    if (same.length < 2) continue;
    for (const run of same) if (run.heads.length === 0) for (const member of run.members) member.findings.push({ code: 'household_unclear', shown: headName });
  }
}

/** Sets `householdKey` of every person and reports households without a head, with two, or that cannot be told. */
export function* groupHouseholds(rows: readonly RosterRowRead[], columnOf: ReadonlyMap<RosterField, number>): Generator<number, void> {
  const hasRelations = columnOf.has('relation') || columnOf.has('isHead') || columnOf.has('headName');
  if (!hasRelations && !columnOf.has('householdNo') && !rows.some((read) => read.person?.relationCode === '02')) return;
  const byNumber = new Map<string, Run>();
  const runs = new Set<Run>();
  const runOfRow = new Map<number, Run>();
  let current: Run | null = null;
  for (const [position, read] of rows.entries()) {
    if (position % SLICE === 0) yield position;
    if (read.person === null) continue;
    const double = read.findings[0]?.code === 'duplicate_in_file' ? runOfRow.get(Number(read.findings[0].shown)) : undefined;
    if (double !== undefined) {
      // The rows after a repeated head belong to his household, not to one of their own.
      current = double;
      continue;
    }
    const run = runFor(read, current, byNumber);
    current = run ?? current;
    if (run === null) {
      read.findings.push({ code: 'household_missing' });
      continue;
    }
    runs.add(run);
    run.members.push(read);
    if (isHeadRow(read)) run.heads.push(read.row);
    read.householdKey = run.key;
    runOfRow.set(read.row, run);
    if (columnOf.has('relation') && read.person.relationCode === null && !isHeadRow(read)) read.findings.push({ code: 'relation_missing' });
  }
  yield rows.length;
  let closed = 0;
  for (const run of runs) {
    closeRun(run, hasRelations);
    closed += 1;
    if (closed % SLICE === 0) yield rows.length;
  }
  markUnclear([...runs]);
}
