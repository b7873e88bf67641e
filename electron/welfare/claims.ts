/**
 * Claims (应发事项): other features put in what they have decided a named person is to be paid, and the batches of a claims programme
 * pay it: `addClaim` when the decision stands, `withdrawClaim` when it falls, `claimsOf` to show what became of it. Payment, notice,
 * bank, cash desk, vouchers and rosters are those of every other benefit.
 */
import { sql, type RawBuilder } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import type { Day, Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchId, BatchLineId, ClaimId, HouseholdId, ProgrammeId, ResidentId } from '#shared/ids.ts';
import type { Fen } from '#shared/money.ts';
import type { ClaimSource, ClaimState } from '#shared/welfare/claims.ts';
import { refuseClaimsWithoutBasket } from './baskets.ts';
import { readProgramme, refuseOver, type Reads } from './versions.ts';

export interface NewClaim {
  /** A programme with basis 'claims'. */
  readonly programmeId: ProgrammeId;
  /** Who gets the money. May be left out for a household: then its head of today. */
  readonly residentId?: ResidentId | null;
  /** Household programmes: the household. */
  readonly householdId?: HouseholdId | null;
  /** First benefit month whose batch may pay it. */
  readonly benefitMonth: Month;
  readonly amountFen: Fen;
  readonly sourceKind: ClaimSource;
  /** The row of the source: one open claim per source, part and person. */
  readonly sourceId: number;
  readonly sourcePart?: number;
  /** What it is for, for the roster and the explanation; never a diagnosis, an ID or account number. */
  readonly note: string;
  /** The minutes or resolution it rests on. */
  readonly decisionRef: string;
  /** Only for programmes whose sums were booked before (accrual 'source'): in whose name they are owed in the books. */
  readonly owedHouseholdId?: HouseholdId | null;
  readonly owedResidentId?: ResidentId | null;
}

/** Puts in one sum. Refuses as `addClaims`. */
export async function addClaim(context: CommandContext, claim: NewClaim): Promise<ClaimId> {
  const [claimId] = await addClaims(context, [claim]);
  return claimId!;
}

/**
 * Puts in many sums at once, in the caller's transaction; the ids come in the same order. Refuses `claims_not_taken` (a programme
 * that pays by a rule), `programme_ended`, `programme_over`, `claim_exists` (an open claim of the same source, part and person), `claim_payee_missing`
 * (a household without head, a household programme without household), `claim_no_basket`, `not_found`.
 */
export async function addClaims(context: CommandContext, claims: readonly NewClaim[]): Promise<ClaimId[]> {
  const { trx, actor, clock } = context;
  for (const programmeId of new Set(claims.map((claim) => claim.programmeId))) {
    const programme = await readProgramme(trx, programmeId);
    if (programme.basis !== 'claims') throw new AppError('claims_not_taken', { code: programme.code });
    if (programme.status === 'ended') throw new AppError('programme_ended', { code: programme.code });
    for (const claim of claims) if (claim.programmeId === programmeId) refuseOver(programme, claim.benefitMonth);
    if (programme.target === 'household' && claims.some((claim) => claim.programmeId === programmeId && claim.householdId == null)) throw new AppError('claim_payee_missing', { sourceId: claims[0]!.sourceId });
    await refuseClaimsWithoutBasket(trx, programme, claims.filter((claim) => claim.programmeId === programmeId));
  }
  const heads = await headsOf(trx, claims.flatMap((claim) => (claim.residentId == null && claim.householdId != null ? [claim.householdId] : [])));
  const rows = claims.map((claim) => {
    const residentId = claim.residentId ?? (claim.householdId == null ? undefined : heads.get(claim.householdId));
    if (residentId === undefined) throw new AppError('claim_payee_missing', { sourceId: claim.sourceId });
    return [claim.programmeId, residentId, claim.householdId ?? null, claim.benefitMonth, claim.amountFen, claim.sourceKind, claim.sourceId, claim.sourcePart ?? 0, claim.note.trim(), claim.decisionRef.trim(),
      claim.owedHouseholdId ?? null, claim.owedResidentId ?? null];
  });
  const json = JSON.stringify(rows);
  const [twin] = await readRows<{ name: string; sourceKind: string; sourceId: number }>(trx, sql`select r.name, c.sourceKind, c.sourceId from json_each(${json}) j join claims c on c.sourceKind = j.value ->> 5 and c.sourceId = j.value ->> 6
    and c.sourcePart = j.value ->> 7 and c.residentId = j.value ->> 1 and c.withdrawnAt is null join residents r on r.id = c.residentId limit 1`);
  if (twin !== undefined) throw new AppError('claim_exists', twin);
  const [astray] = await readRows<{ id: number }>(trx, sql`select j.value ->> 1 as id from json_each(${json}) j where not exists (select 1 from residents where id = j.value ->> 1) limit 1`);
  if (astray !== undefined) throw new AppError('not_found', { what: 'resident', id: String(astray.id) });
  const { last } = await trx.selectFrom('claims').select((e) => e.fn.max<number | null>('id').as('last')).executeTakeFirstOrThrow();
  const first = (last ?? 0) + 1;
  await sql`insert into claims (id, programmeId, residentId, householdId, benefitMonth, amountFen, sourceKind, sourceId, sourcePart, note, decisionRef, owedHouseholdId, owedResidentId, createdAt, createdByUserId, createdByStaffId)
    select ${first} + j.key, j.value ->> 0, j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4, j.value ->> 5, j.value ->> 6, j.value ->> 7, j.value ->> 8, j.value ->> 9, j.value ->> 10, j.value ->> 11,
      ${clock.now()}, ${actor.userId}, ${actor.staffId} from json_each(${json}) j order by j.key`.execute(trx);
  context.fail('claims.add');
  return rows.map((_, index) => (first + index) as ClaimId);
}

async function headsOf(db: Reads, householdIds: readonly HouseholdId[]): Promise<ReadonlyMap<HouseholdId, ResidentId>> {
  if (householdIds.length === 0) return new Map();
  const rows = await db.selectFrom('householdMembers').select(['householdId', 'residentId']).where('relationCode', '=', '02').where('validTo', 'is', null).where('withdrawnAt', 'is', null)
    .where('householdId', 'in', sql<HouseholdId>`(select value from json_each(${JSON.stringify(householdIds)}))`).execute();
  return new Map(rows.map((row) => [row.householdId, row.residentId]));
}

/** What became of a claim, and where it stands. */
export interface ClaimStanding {
  readonly claimId: ClaimId;
  readonly programmeId: ProgrammeId;
  readonly residentId: ResidentId;
  readonly name: string;
  readonly benefitMonth: Month;
  readonly amountFen: Fen;
  readonly sourceKind: string;
  readonly sourceId: number;
  readonly sourcePart: number;
  readonly note: string;
  readonly decisionRef: string;
  /** open: waits for a batch; listed: in a batch, not yet answered; failed: the money did not arrive, a follow-up pays it; paid; withdrawn. */
  readonly state: ClaimState;
  /** The batch of its last line; null while open. */
  readonly batchId: BatchId | null;
  readonly lineId: BatchLineId | null;
  readonly batchNo: string | null;
  readonly paidOn: Day | null;
  /** Why it failed, or why it was withdrawn. */
  readonly reason: string | null;
}

/** Claims with their states, as a subquery that can be filtered; the last line counts that was not taken off or given up. */
export const claimStandings = sql`(select c.id as claimId, c.programmeId, c.residentId, r.name, c.benefitMonth, c.amountFen, c.sourceKind, c.sourceId, c.sourcePart, c.note, c.decisionRef,
  case when c.withdrawnAt is not null then 'withdrawn' when l.id is null then 'open' when l.status = 'paid' then 'paid' when l.status in ('failed', 'returned') then 'failed' else 'listed' end as state,
  l.batchId, l.id as lineId, b.batchNo, l.paidOn, coalesce(c.withdrawReason, l.statusReason) as reason
  from claims c join residents r on r.id = c.residentId
  left join batchLines l on l.id = (select max(x.lineId) from batchLineClaims x join batchLines n on n.id = x.lineId where x.claimId = c.id and n.status not in ('removed', 'cancelled'))
  left join batches b on b.id = l.batchId)`;

/**
 * What of a claim (`claim`: its id) was kept back on approval for something its payee owes (追回): the end of its line, so of the claims of one
 * line those entered last.
 */
export const withheldOf = (claim: RawBuilder<unknown>): RawBuilder<Fen> => sql`(select coalesce(sum(max(0, x.toFen - max(x.toFen - x.amountFen, l.amountFen))), 0)
  from (select y.lineId, y.amountFen, (select sum(z.amountFen) from batchLineClaims z where z.lineId = y.lineId and z.claimId <= y.claimId) as toFen from batchLineClaims y where y.claimId = ${claim}) x
  join batchLines l on l.id = x.lineId join batches b on b.id = l.batchId where l.setOffFen > 0 and l.status in ('toPay', 'sent', 'paid', 'partPaid', 'failed', 'returned') and b.status in ('approved', 'paying', 'paid', 'closed'))`;

/** What became of the claims of some rows of a source, withdrawn ones included; ordered by claim. */
export async function claimsOf(db: Reads, sourceKind: ClaimSource, sourceIds: readonly number[]): Promise<ClaimStanding[]> {
  return readRows<ClaimStanding>(db, sql`select * from ${claimStandings} s where s.sourceKind = ${sourceKind} and s.sourceId in (select value from json_each(${JSON.stringify(sourceIds)})) order by s.claimId`);
}

/** @throws AppError not_found */
export async function readClaim(db: Reads, claimId: ClaimId): Promise<ClaimStanding> {
  const [claim] = await readRows<ClaimStanding>(db, sql`select * from ${claimStandings} s where s.claimId = ${claimId}`);
  if (claim === undefined) throw new AppError('not_found', { what: 'claim', id: String(claimId) });
  return claim;
}

/**
 * Takes a claim back, with the reason. Refuses `claim_withdrawn`, `claim_listed` while it stands in a batch, was paid, or failed after the
 * batch had booked it as owed (then the follow-up pays it); where the sum was booked before the batch, a failed claim may be withdrawn too.
 */
export async function withdrawClaim(context: CommandContext, input: { claimId: ClaimId; reason: string }): Promise<void> {
  const { trx, actor, clock } = context;
  const claim = await readClaim(trx, input.claimId);
  if (claim.state === 'withdrawn') throw new AppError('claim_withdrawn', { name: claim.name });
  const { accrual } = await readProgramme(trx, claim.programmeId);
  if (claim.state !== 'open' && !(claim.state === 'failed' && accrual === 'source')) throw new AppError('claim_listed', { name: claim.name, batchNo: claim.batchNo ?? '', state: claim.state });
  await trx.updateTable('claims').set({ withdrawnAt: clock.now(), withdrawnByUserId: actor.userId, withdrawReason: input.reason }).where('id', '=', input.claimId).execute();
}
