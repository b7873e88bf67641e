/** The list of a claims batch: one line per person, the sum of his claims (community-welfare §5.2 W05, W09, W11, W13, W14). */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import { readPeopleAsOf } from '#electron/residents/people-as-of.ts';
import type { DecidedPerson } from '#electron/welfare/decide-people.ts';
import { claimStandings } from '#electron/welfare/claims.ts';
import type { ProgrammeRow, Reads } from '#electron/welfare/versions.ts';
import { groupBy } from '#shared/group-by.ts';
import { ageOn } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchId, BatchLineId, ClaimId, ResidentId } from '#shared/ids.ts';
import { sumFen, type Fen } from '#shared/money.ts';
import { CLAIMS_RULE } from '#shared/welfare/claims.ts';
import { MONTHS_OF_PERIOD } from '#shared/welfare/programme.ts';
import type { BatchRow } from './frozen-inputs.ts';
import { insertLines, rosterOrder } from './lines-of-list.ts';

interface OpenClaim { readonly claimId: ClaimId; readonly residentId: ResidentId; readonly amountFen: Fen }

/** Claims of the programme that wait for a batch, up to the benefit month; `only` = the chosen ones. */
async function readOpenClaims(db: Reads, batch: Pick<BatchRow, 'programmeId' | 'benefitMonth'>, only: readonly ClaimId[] | null): Promise<OpenClaim[]> {
  return readRows<OpenClaim>(db, sql`select s.claimId, s.residentId, s.amountFen from ${claimStandings} s where s.programmeId = ${batch.programmeId} and s.state = 'open' and s.benefitMonth <= ${batch.benefitMonth}
    and (${only === null ? 1 : 0} or s.claimId in (select value from json_each(${JSON.stringify(only ?? [])}))) order by s.claimId`);
}

/**
 * Lists the open claims in roster order. A person who has died is listed but held: the money waits for whoever inherits, and nobody is
 * forgotten. Refuses `no_open_claims`, also when a chosen claim is no longer open.
 */
export async function listClaims(context: CommandContext, batch: BatchRow, programme: ProgrammeRow, only: readonly ClaimId[] | null, withAmounts: boolean): Promise<void> {
  const { trx } = context;
  const claims = await readOpenClaims(trx, batch, only);
  if (claims.length === 0 || (only !== null && claims.length !== new Set(only).size)) throw new AppError('no_open_claims', { code: programme.code, month: batch.benefitMonth });
  const byPerson = groupBy(claims, (claim) => claim.residentId);
  const people = await readPeopleAsOf(trx, { asOf: batch.asOf, knownAt: batch.knownAt, residentIds: [...byPerson.keys()] });
  const decided = people.map((person): DecidedPerson => {
    const amountFen = sumFen((byPerson.get(person.residentId) ?? []).map((claim) => claim.amountFen));
    return {
      person, context: { benefitMonth: batch.benefitMonth, asOf: batch.asOf, monthsOfPeriod: MONTHS_OF_PERIOD[programme.period], pause: null, others: [], members: [] },
      decision: {
        eligible: true, refusal: null, refusalDetail: null, conditions: { rule: CLAIMS_RULE, met: true, found: null, of: [] }, exclusions: [], age: person.birthDate === null ? null : ageOn(person.birthDate, batch.asOf),
        standardFen: amountFen, months: 1, amountFen, steps: [],
      },
    };
  });
  await insertLines(context, batch, rosterOrder(decided), { withAmounts, firstLineNo: 1 });
  await sql`insert into batchLineClaims (lineId, claimId, amountFen) select l.id, j.value ->> 0, j.value ->> 2 from json_each(${JSON.stringify(claims.map((c) => [c.claimId, c.residentId, c.amountFen]))}) j
    join batchLines l on l.batchId = ${batch.id} and l.residentId = j.value ->> 1`.execute(trx);
  context.fail('batch.claims');
  const dead = people.filter((person) => person.status === 'dead').map((person) => person.residentId);
  if (dead.length > 0) await sql`update batchLines set status = 'held', statusReason = '已去世，待确定继承人' where batchId = ${batch.id} and residentId in (select value from json_each(${JSON.stringify(dead)}))`.execute(trx);
}

/** Fills the amounts of a locked list of claims. */
export async function sumClaims(context: CommandContext, batch: BatchRow): Promise<void> {
  await sql`update batchLines set standardFen = s.fen, months = 1, amountFen = s.fen from (select x.lineId, sum(x.amountFen) as fen from batchLineClaims x join batchLines l on l.id = x.lineId where l.batchId = ${batch.id} group by x.lineId) s
    where batchLines.id = s.lineId and batchLines.batchId = ${batch.id}`.execute(context.trx);
}

/** The claims of the draft are free again. */
export async function freeClaims(context: CommandContext, batchId: BatchId): Promise<void> {
  await sql`delete from batchLineClaims where lineId in (select id from batchLines where batchId = ${batchId})`.execute(context.trx);
}

/**
 * A follow-up pays the same claims: the rest of each where a part was paid, those entered first counting as paid first, and without what
 * was set off, which came off the last.
 */
export async function followClaims(context: CommandContext, batch: BatchRow): Promise<void> {
  const rows = await readRows<{ lineId: BatchLineId; claimId: ClaimId; amountFen: number }>(context.trx, sql`
    select l.id as lineId, x.claimId, max(0, min(sum(x.amountFen) over before, p.amountFen + iif(p.status = 'cancelled', p.setOffFen, 0)) - max(sum(x.amountFen) over before - x.amountFen, iif(p.status = 'partPaid', p.paidFen, 0))) as amountFen
    from batchLines l join batchLines p on p.id = l.parentLineId join batchLineClaims x on x.lineId = p.id where l.batchId = ${batch.id} window before as (partition by l.id order by x.claimId)`);
  await sql`insert into batchLineClaims (lineId, claimId, amountFen) select j.value ->> 0, j.value ->> 1, j.value ->> 2
    from json_each(${JSON.stringify(rows.filter((row) => row.amountFen > 0).map((row) => [row.lineId, row.claimId, row.amountFen]))}) j`.execute(context.trx);
}

export interface LineClaim { readonly claimId: ClaimId; readonly amountFen: Fen; readonly sourceKind: string; readonly note: string; readonly decisionRef: string }

/** The claims of one line, in the order they were entered. */
export async function readLineClaims(db: Reads, lineId: BatchLineId): Promise<LineClaim[]> {
  return readRows<LineClaim>(db, sql`select c.id as claimId, x.amountFen, c.sourceKind, c.note, c.decisionRef from batchLineClaims x join claims c on c.id = x.claimId where x.lineId = ${lineId} order by c.id`);
}
