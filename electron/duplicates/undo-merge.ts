/** Takes a merge back (B4): the journal is walked from its end, and the register is as it was, while nothing was built on the merge. */
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { duplicatesContract } from '#shared/duplicates/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { recordChanges } from '#electron/residents/field-history.ts';
import { countReferences, walkBack } from './journal.ts';
import { VOLUNTEER_REFERENCES } from './references.ts';

/**
 * What was entered since under either entry belongs to one of two people, and the program cannot know to whom: then it refuses and names
 * it. @throws AppError not_found, merge_undone, merge_built_on
 */
export async function undoMerge(context: CommandContext, input: InputOf<typeof duplicatesContract.undo>): Promise<OutputOf<typeof duplicatesContract.undo>> {
  const { trx, actor, clock } = context;
  const merge = await trx.selectFrom('merges as m').innerJoin('mergeSeals as s', 's.mergeId', 'm.id').leftJoin('mergeUndos as u', 'u.mergeId', 'm.id')
    .select(['m.id', 'm.survivorId', 'm.loserId', 's.counts', 'u.at as undoneAt']).where('m.id', '=', input.mergeId).executeTakeFirst();
  if (merge === undefined) throw new AppError('not_found', { what: 'merge', id: String(input.mergeId) });
  if (merge.undoneAt !== null) throw new AppError('merge_undone', { at: merge.undoneAt });
  const then = JSON.parse(merge.counts) as Record<string, number>;
  const now = await countReferences(trx, [merge.survivorId, merge.loserId]);
  for (const [reference, rows] of Object.entries(now)) {
    // Before hours were put together nothing was counted of volunteers.
    const more = rows - (then[reference] ?? (reference in VOLUNTEER_REFERENCES ? rows : 0));
    if (more !== 0) throw new AppError('merge_built_on', { what: reference.split('.')[0] ?? reference, rows: Math.abs(more) });
  }
  const merged = await trx.selectFrom('residents').selectAll().where('id', '=', merge.survivorId).executeTakeFirstOrThrow();
  await trx.insertInto('mergeUndos').values({ mergeId: merge.id, reason: input.reason, userId: actor.userId, staffId: actor.staffId, at: clock.now() }).execute();
  context.fail('merge.undoBegun');
  const rows = await walkBack(context, merge.id);
  context.fail('merge.walkedBack');
  const restored = await trx.selectFrom('residents').selectAll().where('id', '=', merge.survivorId).executeTakeFirstOrThrow();
  const fields = ['name', 'sex', 'birthDate', 'idKind', 'idNumberMasked', 'phone', 'note'] as const;
  const shown = (row: typeof merged): Record<string, string | null> => Object.fromEntries(fields.map((field) => [field === 'idNumberMasked' ? 'idNumber' : field, row[field]]));
  await recordChanges(context, 'resident', merge.survivorId, shown(merged), shown(restored));
  return { survivorId: merge.survivorId, loserId: merge.loserId, rows };
}
