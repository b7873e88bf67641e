/** The search for pairs (B2): everybody, or only those who changed since the search before; in short turns, and it can be stopped. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { duplicatesContract } from '#shared/duplicates/contract.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { inTurns, takeTurns } from '#electron/residents/import-slices.ts';
import { listOf, readNumber } from '#electron/residents/read-rows.ts';
import { findPairs, type FoundPair, type Searched } from './find-pairs.ts';
import { readChanged, readNearThese, readSearched, readThese } from './read-people.ts';

/** With more changed people than this, opening every number once costs less than making their neighbours. */
const MOST_CHANGED = 1_500;

/** Finds the pairs and puts them in the place of those found before. Pairs are no record: decisions are kept elsewhere and stay. */
export async function searchPairs(context: CommandContext, input: InputOf<typeof duplicatesContract.search>): Promise<OutputOf<typeof duplicatesContract.search>> {
  const { trx, clock, actor } = context;
  const last = await trx.selectFrom('duplicateSearches').select('at').orderBy('id', 'desc').limit(1).executeTakeFirst();
  const changed = input.whole || last === undefined ? null : await readChanged(trx, last.at);
  const some = changed !== null && changed.length <= MOST_CHANGED ? changed : null;
  const people = some === null ? await readEverybody(context) : await readAround(context, some);
  const chosen = some === null ? undefined : new Set<number>(some);
  const total = await readNumber(trx, sql`select count(*) as n from residents where mergedIntoId is null`);
  const { pairs, crowds } = await inTurns(findPairs(people, chosen), context.signal, (done) => context.progress({ done, total: people.length, label: 'duplicates.compare' }));
  const fresh = await keepPairs(context, pairs, some);
  await trx.insertInto('duplicateSearches').values({ people: some === null ? total : some.length, pairs: pairs.length, crowds, whole: some === null ? 1 : 0, userId: actor.userId, at: clock.now() }).execute();
  context.signal.throwIfAborted();
  return { people: some === null ? total : some.length, pairs: pairs.length, fresh, crowds };
}

async function readEverybody(context: CommandContext): Promise<Searched[]> {
  const total = await readNumber(context.trx, sql`select count(*) as n from residents where mergedIntoId is null`);
  const people: Searched[] = [];
  for await (const slice of readSearched(context.trx, context.vault, undefined, takeTurns(context.signal))) {
    people.push(...slice);
    context.progress({ done: people.length, total, label: 'duplicates.read' });
  }
  return people;
}

async function readAround(context: CommandContext, ids: readonly number[]): Promise<Searched[]> {
  const changed = await readThese(context.trx, context.vault, ids);
  const others = await readNearThese(context.trx, context.vault, changed, takeTurns(context.signal));
  return readThese(context.trx, context.vault, [...new Set([...ids, ...others])]);
}

/** Replaces what was found before (of these people); how many pairs were not known. */
async function keepPairs(context: CommandContext, pairs: readonly FoundPair[], ofPeople: readonly number[] | null): Promise<number> {
  const { trx, clock } = context;
  const json = JSON.stringify(pairs.map((pair) => [pair.firstId, pair.secondId, pair.score, JSON.stringify(pair.evidence)]));
  const known = await readNumber(trx, sql`select count(*) as n from json_each(${json}) j join duplicatePairs p on p.firstId = j.value ->> 0 and p.secondId = j.value ->> 1`);
  if (ofPeople === null) await trx.deleteFrom('duplicatePairs').execute();
  else await sql`delete from duplicatePairs where firstId in ${listOf(ofPeople)} or secondId in ${listOf(ofPeople)}`.execute(trx);
  await sql`insert into duplicatePairs (firstId, secondId, score, evidence, foundAt) select j.value ->> 0, j.value ->> 1, j.value ->> 2, j.value ->> 3, ${clock.now()} from json_each(${json}) j`.execute(trx);
  return pairs.length - known;
}
