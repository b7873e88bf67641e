/** 疑似重复 (B3): the pairs that were found, in the state that decisions left them in. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { LEAST_SCORE, saysMore, USUAL_SCORE, type Evidence } from '#shared/duplicates/evidence.ts';
import type { duplicatesContract, PairRow } from '#shared/duplicates/contract.ts';
import type { PairState } from '#shared/duplicates/words.ts';
import type { Instant } from '#shared/days.ts';
import type { ResidentId, StaffId } from '#shared/ids.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readRows, type Reader } from '#electron/residents/read-rows.ts';
import { readChanged } from './read-people.ts';

/** One page of the queue. */
const PAGE = 200;

export interface Decision { readonly decision: 'same' | 'different' | 'later'; readonly reason: string; readonly by: string; readonly staffId: StaffId; readonly at: Instant; readonly evidence: readonly string[] }

/** What a pair waits for: decided ones come back only when something new speaks for them. */
export function stateOf(evidence: readonly Evidence[], last: Decision | undefined): PairState {
  if (last === undefined) return 'open';
  if (last.decision === 'different' && saysMore(evidence, last.evidence)) return 'again';
  return last.decision;
}

/** All decisions about a pair, the last first. */
export async function readDecisions(db: Reader, firstId: ResidentId, secondId: ResidentId): Promise<Decision[]> {
  const rows = await readRows<Omit<Decision, 'evidence'> & { evidence: string }>(db, sql`
    select d.decision, d.reason, s.name as by, d.staffId, d.at, d.evidence from duplicateDecisions d join staff s on s.id = d.staffId where d.firstId = ${firstId} and d.secondId = ${secondId} order by d.id desc`);
  return rows.map((row) => ({ ...row, evidence: JSON.parse(row.evidence) as string[] }));
}

interface Row { firstId: ResidentId; secondId: ResidentId; score: number; evidence: string; decision: Decision['decision'] | null; reason: string | null; by: string | null; staffId: StaffId | null; at: Instant | null; known: string | null }
export interface QueuedPair { readonly firstId: ResidentId; readonly secondId: ResidentId; readonly score: number; readonly evidence: readonly Evidence[]; readonly state: PairState; readonly last: Decision | undefined }

/** Pairs with their states, the surest first: those of at least this score, and every one that somebody decided on. */
export async function readQueue(db: Reader, least = LEAST_SCORE): Promise<QueuedPair[]> {
  const rows = await readRows<Row>(db, sql`
    select p.firstId, p.secondId, p.score, p.evidence, d.decision, d.reason, s.name as by, d.staffId, d.at, d.evidence as known
    from (select firstId, secondId, score, evidence from duplicatePairs union all
      select x.firstId, x.secondId, 1, '[]' from duplicateDecisions x join residents a on a.id = x.firstId and a.mergedIntoId is null join residents b on b.id = x.secondId and b.mergedIntoId is null
      where x.decision = 'same' and x.id = (select max(y.id) from duplicateDecisions y where y.firstId = x.firstId and y.secondId = x.secondId)
        and not exists (select 1 from duplicatePairs q where q.firstId = x.firstId and q.secondId = x.secondId)) p
    left join duplicateDecisions d on d.id = (select max(x.id) from duplicateDecisions x where x.firstId = p.firstId and x.secondId = p.secondId) left join staff s on s.id = d.staffId
    where p.score >= ${least} or d.id is not null order by p.score desc, p.firstId, p.secondId`);
  return rows.map((row) => {
    const evidence = JSON.parse(row.evidence) as Evidence[];
    const last = row.decision === null ? undefined : { decision: row.decision, reason: row.reason ?? '', by: row.by ?? '', staffId: row.staffId!, at: row.at!, evidence: JSON.parse(row.known ?? '[]') as string[] };
    return { firstId: row.firstId, secondId: row.secondId, score: row.score, evidence, state: stateOf(evidence, last), last };
  });
}

/** The states that wait for somebody; what was put off comes last. */
const WAITING: readonly PairState[] = ['open', 'again', 'same', 'later'];

export async function listPairs({ db }: QueryContext, input: InputOf<typeof duplicatesContract.list>): Promise<OutputOf<typeof duplicatesContract.list>> {
  const all = await readQueue(db);
  const ofState = all.filter((pair) => (input.state === 'todo' ? WAITING.includes(pair.state) : pair.state === input.state));
  const least = input.weak ? LEAST_SCORE : USUAL_SCORE;
  // A pair that somebody decided on by hand is shown whatever its score.
  const shown = ofState.filter((pair) => pair.score >= least || pair.last !== undefined);
  const sorted = input.state === 'todo' ? [...shown.filter((pair) => pair.state !== 'later'), ...shown.filter((pair) => pair.state === 'later')] : shown;
  const page = sorted.slice(input.offset, input.offset + PAGE);
  const people = await readShort(db, page.flatMap((pair) => [pair.firstId, pair.secondId]));
  const last = await db.selectFrom('duplicateSearches').select('at').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return {
    pairs: page.map((pair): PairRow => ({
      first: people.get(pair.firstId)!, second: people.get(pair.secondId)!, score: pair.score, evidence: pair.evidence.map(({ kind, detail }) => ({ kind, detail })), state: pair.state,
      decided: pair.last === undefined ? null : { decision: pair.last.decision, reason: pair.last.reason, by: pair.last.by, at: pair.last.at },
    })),
    total: sorted.length, weak: ofState.length - ofState.filter((pair) => pair.score >= USUAL_SCORE || pair.last !== undefined).length,
    searchedAt: last?.at ?? null, changed: last === undefined ? 0 : (await readChanged(db, last.at)).length,
  };
}

/** What tells one entry from another in a list, by id. */
export async function readShort(db: Reader, ids: readonly ResidentId[]): Promise<ReadonlyMap<ResidentId, PairRow['first']>> {
  const rows = await readRows<PairRow['first']>(db, sql`
    select r.id as residentId, r.name, r.birthDate, r.idNumberMasked, h.householdNo, coalesce(h.address, '') as address, r.status
    from residents r left join householdMembers m on m.residentId = r.id and m.validTo is null and m.withdrawnAt is null left join households h on h.id = m.householdId
    where r.id in (select value from json_each(${JSON.stringify(ids)}))`);
  return new Map(rows.map((row) => [row.residentId, row]));
}

/** Pairs that wait for a first look, and those that wait for somebody to merge them. */
export async function countWaiting(db: Reader): Promise<{ toDecide: readonly QueuedPair[]; toMerge: readonly QueuedPair[] }> {
  const queue = await readQueue(db, USUAL_SCORE);
  return { toDecide: queue.filter((pair) => (pair.state === 'open' && pair.score >= USUAL_SCORE) || pair.state === 'again'), toMerge: queue.filter((pair) => pair.state === 'same') };
}
