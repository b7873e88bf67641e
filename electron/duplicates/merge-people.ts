/**
 * Merges two entries of one person (B4): everything that belongs to the person goes to the entry that stays, what was paid or booked
 * stays under the entry it was paid under and is found through it. Asked for by one person, done by another.
 */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { duplicatesContract } from '#shared/duplicates/contract.ts';
import { LEFT_WITH_REASON, MERGE_FIELDS, type Side } from '#shared/duplicates/words.ts';
import { AppError } from '#shared/errors.ts';
import type { ResidentId, StaffId } from '#shared/ids.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { requireResident, type ResidentRecord } from '#electron/residents/life-event.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import { comparePair } from './compare.ts';
import { readConflicts } from './conflicts.ts';
import { inOrder, requireUnmerged } from './decide-pair.ts';
import { countReferences, Journal, type Columns } from './journal.ts';
import { mergeAccounts, mergeFacts, mergeListEntries, mergeMemberships } from './merge-dated.ts';
import { closeEntry, mergeEntry } from './merge-person.ts';
import { mergeVolunteers } from './merge-volunteers.ts';
import { readDecisions } from './queue.ts';
import { ONLY, repointed } from './references.ts';

type Input = InputOf<typeof duplicatesContract.merge>;

/**
 * @throws AppError resident_merged, changed_meanwhile, merge_not_asked, merge_own_request, merge_choice_missing, merge_member_fact, and each conflict of
 * `conflicts.ts` by its name
 */
export async function mergePeople(context: CommandContext, input: Input): Promise<OutputOf<typeof duplicatesContract.merge>> {
  const { trx, actor, clock } = context;
  const { survivor, loser } = await readBoth(context, input);
  const askedByStaffId = await assertAsked(context, input, loser.name);
  await assertChosen(context, input);
  const side = (field: keyof Input['choices']): Side => input.choices[field] ?? 'survivor';
  await assertMembership(context, input);
  for (const conflict of await readConflicts(trx, { survivorId: survivor.id, loserId: loser.id, household: side('household') })) {
    if (input.paidTwice === 'leave' && LEFT_WITH_REASON.includes(conflict.code)) continue;
    throw new AppError(conflict.code, conflict.data);
  }
  const { id: mergeId } = await trx.insertInto('merges').values({
    survivorId: survivor.id, loserId: loser.id, reason: input.reason, choices: JSON.stringify({ ...input.choices, ...(input.paidTwice === null ? {} : { paidTwice: input.paidTwice }) }),
    askedByStaffId, userId: actor.userId, staffId: actor.staffId, at: clock.now(),
  }).returning('id').executeTakeFirstOrThrow();
  const journal = new Journal(context, mergeId);
  const pair = { survivorId: survivor.id, loserId: loser.id };
  await mergeMemberships(context, journal, pair, side('household'));
  const facts = await mergeFacts(context, journal, pair, (fact) => side(`fact.${fact}` as keyof Input['choices']));
  await mergeAccounts(context, journal, pair, side('bankAccount'));
  await mergeListEntries(context, journal, pair);
  await repointRows(context, journal, pair, facts);
  await mergeVolunteers(context, journal, pair);
  context.fail('merge.repointed');
  await mergeEntry(context, journal, survivor, loser, input.choices);
  await dropPairs(context, journal, loser.id);
  await repointEarlier(context, journal, pair);
  await closeEntry(context, journal, survivor, loser);
  await journal.seal(await countReferences(trx, [survivor.id, loser.id]));
  context.fail('merge.sealed');
  return { mergeId, rows: journal.steps };
}

async function readBoth(context: CommandContext, input: Input): Promise<{ survivor: ResidentRecord; loser: ResidentRecord }> {
  inOrder(input.survivorId, input.loserId);
  for (const id of [input.survivorId, input.loserId]) await requireUnmerged(context.trx, id);
  const survivor = await requireResident(context, input.survivorId);
  const loser = await requireResident(context, input.loserId);
  if (survivor.version !== input.survivorVersion || loser.version !== input.loserVersion) throw new AppError('changed_meanwhile', { what: 'resident' });
  return { survivor, loser };
}

/** Somebody else has said that it is one person, and nobody has said otherwise since. */
async function assertAsked(context: CommandContext, input: Input, name: string): Promise<StaffId> {
  const { firstId, secondId } = inOrder(input.survivorId, input.loserId);
  const [last] = await readDecisions(context.trx, firstId, secondId);
  if (last?.decision !== 'same') throw new AppError('merge_not_asked', { name });
  if (last.staffId === context.actor.staffId) throw new AppError('merge_own_request', { staffName: context.actor.staffName });
  return last.staffId;
}

/** Where both say something and differ, it was said whose value stays. */
async function assertChosen(context: CommandContext, input: Input): Promise<void> {
  const compared = await comparePair({ ...context, db: context.trx as never }, { firstId: input.survivorId, secondId: input.loserId });
  const missing = MERGE_FIELDS.filter((field) => compared.differing.includes(field) && (compared.first.values[field] ?? '') !== '' && (compared.second.values[field] ?? '') !== '' && input.choices[field] === undefined);
  if (missing.length > 0) throw new AppError('merge_choice_missing', { fields: missing });
}

/** A member's own fact is that of the register of members: the other entry's does not take its place. */
async function assertMembership(context: CommandContext, input: Input): Promise<void> {
  if (input.choices['fact.membership'] !== 'loser') return;
  const member = await context.trx.selectFrom('members').select('memberNo').where('residentId', '=', input.survivorId).where('status', 'in', ['active', 'retained']).executeTakeFirst();
  if (member !== undefined) throw new AppError('merge_member_fact', member);
}

/** Every row of the person that is not dated and not history. */
async function repointRows(context: CommandContext, journal: Journal, pair: { survivorId: ResidentId; loserId: ResidentId }, facts: ReadonlyMap<number, number>): Promise<void> {
  for (const { table, columns } of repointed()) {
    const any = sql.join(columns.map((column) => sql`${sql.ref(column)} = ${pair.loserId}`), sql` or `);
    const rows = await readRows<Columns & { id: number }>(context.trx, sql`select * from ${sql.table(table)} where (${any})${ONLY[table] === undefined ? sql`` : sql` and (${ONLY[table]})`} order by id`);
    for (const row of rows) {
      const set: Record<string, number> = {};
      for (const column of columns) if (row[column] === pair.loserId) set[column] = pair.survivorId;
      const factId = table === 'members' && typeof row['factId'] === 'number' ? facts.get(row['factId']) : undefined;
      await journal.update(table, { id: row.id }, factId === undefined ? set : { ...set, factId });
    }
  }
  await repointScans(context, journal, pair);
}

/** Papers go along; one that hangs on both already stays where it is. */
async function repointScans(context: CommandContext, journal: Journal, pair: { survivorId: ResidentId; loserId: ResidentId }): Promise<void> {
  const rows = await readRows<{ id: number }>(context.trx, sql`select s.id from scans s where s.ownerKind = 'resident' and s.ownerId = ${pair.loserId} and s.ownerGone = 0
    and not exists (select 1 from scans o where o.ownerKind = 'resident' and o.ownerId = ${pair.survivorId} and o.sha256 = s.sha256) order by s.id`);
  for (const { id } of rows) await journal.update('scans', { id }, { ownerId: pair.survivorId });
}

/** The entry that goes is in no pair any more. */
async function dropPairs(context: CommandContext, journal: Journal, loserId: ResidentId): Promise<void> {
  const rows = await context.trx.selectFrom('duplicatePairs').select(['firstId', 'secondId']).where((e) => e.or([e('firstId', '=', loserId), e('secondId', '=', loserId)])).orderBy('firstId').orderBy('secondId').execute();
  for (const row of rows) await journal.remove('duplicatePairs', row);
}

/** Entries merged into the one that goes point at the one that stays, so that everybody is found in one step. */
async function repointEarlier(context: CommandContext, journal: Journal, pair: { survivorId: ResidentId; loserId: ResidentId }): Promise<void> {
  const rows = await context.trx.selectFrom('residents').select('id').where('mergedIntoId', '=', pair.loserId).orderBy('id').execute();
  for (const { id } of rows) await journal.update('residents', { id }, { mergedIntoId: pair.survivorId });
}
