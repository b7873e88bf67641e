/** What becomes of each row of a preview under the clerk's choices. */
import { AppError } from '#shared/errors.ts';
import type { InputOf } from '#shared/contract.ts';
import type { CHOICES, importContract } from '#shared/residents/import-contract.ts';
import { codesOf, levelOf } from '#shared/residents/roster-codes.ts';
import type { ComparedRow, FieldChange } from './import-compare.ts';
import { personChanges } from './import-compare.ts';
import type { Preview } from './import-previews.ts';
import type { RegisterPerson } from './import-register.ts';

type Input = InputOf<typeof importContract.commit>;
type Choice = Input['rows'][number];

/** One row to be written: a new person, or changes of a known one. */
export type Decision =
  | { readonly as: 'new'; readonly row: ComparedRow }
  | { readonly as: 'update'; readonly row: ComparedRow; readonly person: RegisterPerson; readonly changes: readonly FieldChange[] }
  | { readonly as: 'unchanged' | 'held' | 'left' | 'skip'; readonly row: ComparedRow };

/** How a row may be settled. A row without a name, or of a closed household, has to be mended first. */
export function choicesOf(row: ComparedRow): (typeof CHOICES)[number][] {
  if (row.status === 'new' || row.status === 'update') return ['import', 'skip'];
  if (row.status !== 'conflict' || row.read.person === null || row.read.person.name === null) return [];
  if (row.registerFindings.some((finding) => finding.code === 'household_closed')) return ['skip'];
  return row.candidates.length > 0 ? ['same', 'new', 'skip'] : ['import', 'skip'];
}

/** Every reason a conflict is held for. */
export function reasonsOf(row: ComparedRow): string[] {
  const grave = row.read.findings.filter((finding) => levelOf(finding) === 'review');
  return [...row.registerFindings.map((finding) => finding.code), ...codesOf(grave)];
}

function asChosen(row: ComparedRow, choice: Choice, known: Preview['known']): Decision {
  if (choice.as === 'skip') return { as: 'left', row };
  if (choice.as === 'new') return { as: 'new', row };
  const person = choice.as === 'same' ? row.candidates.find((candidate) => candidate.residentId === choice.residentId) : row.match;
  if (choice.as === 'same' && person === undefined) throw new AppError('import_choice_unknown', { row: choice.row });
  if (person === null || person === undefined) return { as: 'new', row };
  const all = choice.as === 'same' ? personChanges(row.read, person, row.idIndex, row.accountIndex, known) : row.changes;
  const changes = all.filter((change) => !choice.leave.includes(change.field));
  return changes.length === 0 ? { as: 'unchanged', row } : { as: 'update', row, person, changes };
}

function decide(row: ComparedRow, choice: Choice | undefined, accepted: ReadonlySet<string>, known: Preview['known']): Decision {
  const possible = choicesOf(row);
  if (choice !== undefined) {
    if (!possible.includes(choice.as)) throw new AppError('import_choice_unknown', { row: choice.row });
    return asChosen(row, choice, known);
  }
  if (row.status === 'skip' || row.status === 'unchanged') return { as: row.status, row };
  if (row.status === 'error') return { as: 'held', row };
  const taken = row.status !== 'conflict' || (possible.includes('import') && reasonsOf(row).every((reason) => accepted.has(reason)));
  return taken ? asChosen(row, { row: row.read.row, as: 'import', leave: [] }, known) : { as: 'held', row };
}

/**
 * One decision per row, in the order of the file. Of rows that would write the same person twice only the first is taken, the
 * others are held. @throws AppError import_choice_unknown
 */
export function decideAll(preview: Preview, input: Input): Decision[] {
  const choices = new Map<number, Choice>();
  for (const choice of input.rows) {
    if (!preview.positionOf.has(choice.row)) throw new AppError('import_choice_unknown', { row: choice.row });
    choices.set(choice.row, choice);
  }
  const accepted = new Set<string>(input.acceptCodes);
  const newIds = new Set<string>();
  const touched = new Set<number>();
  return preview.rows.map((row): Decision => {
    const decision = decide(row, choices.get(row.read.row), accepted, preview.known);
    if (decision.as === 'new' && row.idIndex !== null) {
      if (newIds.has(row.idIndex)) return { as: 'held', row };
      newIds.add(row.idIndex);
    }
    if (decision.as === 'update') {
      if (touched.has(decision.person.residentId)) return { as: 'held', row };
      touched.add(decision.person.residentId);
    }
    return decision;
  });
}
