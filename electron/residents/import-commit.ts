/** Writes a confirmed preview: everything in one transaction or nothing. People who are not in the file are left as they are. */
import { AppError } from '#shared/errors.ts';
import type { InputOf } from '#shared/contract.ts';
import { type Day, firstDay, monthOf } from '#shared/days.ts';
import type { importContract } from '#shared/residents/import-contract.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { writeCustomOfNew } from './import-custom.ts';
import { type Decision, decideAll } from './import-decisions.ts';
import { gridsOfFile, householdsOfFile } from './import-households.ts';
import { insertNewPeople } from './import-insert.ts';
import { type CommitResult, type Preview, takePreview } from './import-previews.ts';
import { absentPeople, registerMark } from './import-register.ts';
import { requestProtected } from './import-requests.ts';
import { takeTurns } from './import-slices.ts';
import { updatePersonFromRow } from './import-update.ts';
import type { Reader } from './read-rows.ts';

type Input = InputOf<typeof importContract.commit>;

/** What an earlier confirmation of the preview did; null when there was none or when it was rolled back. */
export async function doneOf(db: Reader, preview: Preview): Promise<NonNullable<Preview['done']> | null> {
  const { done } = preview;
  if (done === null) return null;
  const row = await db.selectFrom('imports').select('id').where('id', '=', done.importId).where('sha256', '=', preview.sha256).where('userId', '=', preview.userId).executeTakeFirst();
  return row === undefined ? null : done;
}

const countOf = (decisions: readonly Decision[], ...kinds: Decision['as'][]): number => decisions.filter((decision) => kinds.includes(decision.as)).length;

async function write(ctx: CommandContext, preview: Preview, decisions: readonly Decision[], since: Day, residency: Input['residency']): Promise<{ newHouseholds: number; householdNos: Map<string, string>; changeRequests: number; changesLeft: number }> {
  const updates = decisions.filter((decision) => decision.as === 'update');
  const fresh = countOf(decisions, 'new');
  const total = fresh + updates.length;
  const progress = (done: number): void => ctx.progress({ done, total, label: 'imports.write' });
  progress(0);
  const grids = await gridsOfFile(ctx, decisions);
  const homes = await householdsOfFile(ctx, preview, decisions, grids, since);
  ctx.fail('import.households');
  const basis = `花名册导入：${preview.fileName}`.slice(0, 200);
  const added = await insertNewPeople(ctx, decisions, homes, { since, basis, residency }, progress);
  await writeCustomOfNew(ctx, preview, added, homes);
  const turn = takeTurns(ctx.signal);
  let [changeRequests, changesLeft] = [0, 0];
  for (const [position, update] of updates.entries()) {
    const { update: rest, requested, left } = await requestProtected(ctx, update, basis);
    changeRequests += requested;
    changesLeft += left;
    if (rest.changes.length > 0) await updatePersonFromRow(ctx, rest, { homes, grids, since, basis, custom: preview.known.custom.fields });
    if (position % 100 === 99) progress(fresh + position + 1);
    await turn();
  }
  progress(total);
  ctx.fail('import.updates');
  return { newHouseholds: homes.size - preview.known.householdOfKey.size, householdNos: new Map([...homes].map(([key, home]) => [key, home.householdNo])), changeRequests, changesLeft };
}

/**
 * Confirms a preview. `since` is the day from which the roster's statements are known to hold.
 * @throws AppError import_preview_gone, import_preview_stale, import_choice_unknown, day_in_future
 */
export async function commitImport(ctx: CommandContext, input: Input): Promise<CommitResult> {
  const preview = takePreview(ctx, input.previewId);
  const earlier = await doneOf(ctx.trx, preview);
  if (earlier !== null) return { ...earlier.result, alreadyDone: true };
  const today = ctx.clock.today();
  const since = input.since ?? firstDay(monthOf(today));
  if (since > today) throw new AppError('day_in_future', { day: since, today });
  if ((await registerMark(ctx.trx)) !== preview.mark) throw new AppError('import_preview_stale', {});
  const decisions = decideAll(preview, input);
  const { newHouseholds, householdNos, ...requests } = await write(ctx, preview, decisions, since, input.residency);
  const counts = { newRows: countOf(decisions, 'new'), updatedRows: countOf(decisions, 'update'), unchangedRows: countOf(decisions, 'unchanged'), heldRows: countOf(decisions, 'held'), skippedRows: countOf(decisions, 'skip', 'left') };
  const form = { mapping: JSON.stringify(preview.mapping), custom: JSON.stringify(Object.fromEntries([...preview.custom].map(([column, field]) => [column, field.customFieldId]))) };
  await ctx.trx.insertInto('importMappings').values({ signature: preview.signature, ...form }).onConflict((conflict) => conflict.column('signature').doUpdateSet(form)).execute();
  const { heldRows, ...columns } = counts;
  const { id: importId } = await ctx.trx.insertInto('imports')
    .values({ ...columns, rejectedRows: heldRows, fileName: preview.fileName.slice(0, 255), sha256: preview.sha256, at: ctx.clock.now(), userId: ctx.actor.userId }).returning('id').executeTakeFirstOrThrow();
  const present = preview.rows.flatMap((row) => (row.match === null ? row.candidates : [row.match])).map((person) => person.residentId);
  const absent = preview.mark.startsWith('0/') ? 0 : Math.max(0, (await absentPeople(ctx.trx, present, 0, 0)).total - counts.newRows);
  const result: CommitResult = { importId, ...counts, newHouseholds, absent, ...requests, alreadyDone: false };
  ctx.signal.throwIfAborted();
  preview.done = { importId, result, heldRows: new Set(decisions.filter((decision) => decision.as === 'held').map((decision) => decision.row.read.row)), householdNos };
  return result;
}
