/** The clerk's decisions on a preview, until they are confirmed. */
import type { MethodInput, MethodOutput } from '#renderer/api/methods.ts';

export type PreviewRow = MethodOutput<'imports.previewRows'>['rows'][number];
export type RowChoice = NonNullable<MethodInput<'imports.commit'>['rows']>[number];

/** Codes that conflicts may be confirmed by together: those that leave no question who is meant. */
export const CONFIRMED_ONE_BY_ONE: ReadonlySet<string> = new Set(['register_same_name_birth', 'register_without_id', 'household_closed', 'duplicate_differs', 'same_name_and_birth']);

/** Codes of a preview that hold rows and can be confirmed for all of them at once. */
export function confirmableCodes(preview: MethodOutput<'imports.preview'>, holds: (code: string) => boolean): { code: string; rows: number }[] {
  return preview.codes.filter(({ code, confirmable }) => confirmable > 0 && holds(code) && !CONFIRMED_ONE_BY_ONE.has(code)).map(({ code, confirmable }) => ({ code, rows: confirmable }));
}

/** How many people a confirmation would write, as far as the counts tell: rows confirmed by code are counted by the office. */
export function willWrite(counts: MethodOutput<'imports.preview'>['counts'], choices: ReadonlyMap<number, RowChoice>, statusOf: ReadonlyMap<number, PreviewRow['status']>): number {
  let n = counts.new + counts.update;
  for (const [row, choice] of choices) {
    const status = statusOf.get(row);
    if (status === 'conflict' && choice.as !== 'skip') n += 1;
    if ((status === 'new' || status === 'update') && choice.as === 'skip') n -= 1;
  }
  return n;
}
