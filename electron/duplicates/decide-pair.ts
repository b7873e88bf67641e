import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { duplicatesContract } from '#shared/duplicates/contract.ts';
import type { ResidentId } from '#shared/ids.ts';
import type { CommandContext } from '#electron/api/context.ts';
import type { Reader } from '#electron/residents/read-rows.ts';
import type { Vault } from '#electron/vault/vault.ts';
import { evidenceOf, scoreOf, type Evidence } from '#shared/duplicates/evidence.ts';
import { nearIds } from '#shared/duplicates/near-id.ts';
import { readDecisions, stateOf } from './queue.ts';
import { readThese } from './read-people.ts';

/** The pair in the order it is kept in. @throws AppError not_found for one and the same entry */
export function inOrder(one: ResidentId, other: ResidentId): { firstId: ResidentId; secondId: ResidentId } {
  if (one === other) throw new AppError('not_found', { what: 'resident', id: String(other) });
  return one < other ? { firstId: one, secondId: other } : { firstId: other, secondId: one };
}

/** What speaks for and against these two now. Entries that were merged away say nothing any more. */
export async function readEvidence(db: Reader, vault: Vault, pair: { firstId: ResidentId; secondId: ResidentId }): Promise<{ evidence: Evidence[]; score: number }> {
  const [a, b] = await readThese(db, vault, [pair.firstId, pair.secondId]);
  if (a === undefined || b === undefined) return { evidence: [], score: 0 };
  const evidence = evidenceOf(a, b, a.idNumber === '' || b.idNumber === '' ? null : nearIds(a.idNumber, b.idNumber));
  return { evidence, score: scoreOf(evidence) };
}

/**
 * Says what a pair is: one person (then somebody else merges), two persons (remembered with the reasons known today: the pair comes back
 * only when a new one appears), or later. Also for pairs the search did not find.
 */
export async function decidePair(context: CommandContext, input: InputOf<typeof duplicatesContract.decide>): Promise<OutputOf<typeof duplicatesContract.decide>> {
  const { trx, actor, clock, vault } = context;
  const pair = inOrder(input.firstId, input.secondId);
  for (const id of [pair.firstId, pair.secondId]) await requireUnmerged(trx, id);
  const { evidence } = await readEvidence(trx, vault, pair);
  await trx.insertInto('duplicateDecisions').values({
    ...pair, decision: input.decision, reason: input.reason, evidence: JSON.stringify(evidence.map((each) => each.mark)), userId: actor.userId, staffId: actor.staffId, at: clock.now(),
  }).execute();
  const [last] = await readDecisions(trx, pair.firstId, pair.secondId);
  return { state: stateOf(evidence, last) };
}

/** @throws AppError not_found, resident_merged */
export async function requireUnmerged(db: Reader, residentId: ResidentId): Promise<{ name: string }> {
  const row = await db.selectFrom('residents as r').leftJoin('residents as o', 'o.id', 'r.mergedIntoId').select(['r.name', 'r.mergedIntoId', 'o.name as intoName']).where('r.id', '=', residentId).executeTakeFirst();
  if (row === undefined) throw new AppError('not_found', { what: 'resident', id: String(residentId) });
  if (row.mergedIntoId !== null) throw new AppError('resident_merged', { name: row.name, intoId: row.mergedIntoId, intoName: row.intoName ?? '' });
  return { name: row.name };
}
