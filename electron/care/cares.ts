/** The book of cares: what was done in a year, with what became of its money. */
import { sql } from 'kysely';
import type { QueryContext } from '#electron/api/context.ts';
import { readRows, type Reader } from '#electron/residents/read-rows.ts';
import { claimStandings } from '#electron/welfare/claims.ts';
import type { Care, careContract } from '#shared/care/contract.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { Id } from '#shared/ids.ts';
import { readKinds } from './care-due.ts';

/** Entries of a year, the latest first. */
export async function listCares({ db }: Pick<QueryContext, 'db'>, input: InputOf<typeof careContract.list>): Promise<OutputOf<typeof careContract.list>> {
  const rows = await readRows<Omit<Care, 'mayWithdraw'>>(db, sql`
    select c.id as careId, c.kindId, k.name as kindName, k.trigger, c.residentId, r.name, v.name as receiverName, c.dueOn, c.state, c.doneOn, c.visitors, c.finding, c.amountFen, c.decisionRef, s.state as claimState, s.batchNo, c.reason, f.name as recordedBy
    from cares c join careKinds k on k.id = c.kindId join residents r on r.id = c.residentId join residents v on v.id = c.receiverId join staff f on f.id = c.staffId
    left join ${claimStandings} s on s.sourceKind = 'care' and s.sourceId = c.id
    where c.doneOn between ${`${input.year}-01-01`} and ${`${input.year}-12-31`} and (${input.kindId} is null or c.kindId = ${input.kindId}) order by c.doneOn desc, c.id desc`);
  return { cares: rows.map((row) => ({ ...row, mayWithdraw: row.state !== 'withdrawn' && (row.claimState === null || row.claimState === 'open' || row.claimState === 'withdrawn') })) };
}

/** Kinds, and the programmes that can pay them. */
export async function listKinds({ db }: { db: Reader }): Promise<OutputOf<typeof careContract.kinds>> {
  const programmes = await db.selectFrom('programmes').select(['id', 'code', 'name', 'target', 'accrual', 'status']).where('basis', '=', 'claims').orderBy('code').execute();
  const nameOf = new Map(programmes.map((each) => [each.id, `${each.code} ${each.name}`]));
  const kinds = await readKinds(db);
  return {
    kinds: kinds.map(({ id, ...kind }) => ({ ...kind, facts: [...kind.facts], everyMonths: kind.everyMonths as 1 | 3 | 6 | 12 | null, kindId: id, programmeName: kind.programmeId === null ? null : (nameOf.get(kind.programmeId) ?? null) })),
    // What was booked as owed before it is paid (a dividend) is not a consolation.
    programmes: programmes.filter((each) => each.status !== 'ended' && each.target === 'person' && each.accrual === 'batch').map((each) => ({ programmeId: each.id, name: `${each.code} ${each.name}` })),
  };
}

/** The last entry of an occasion that stands. */
export async function standingCare(db: Reader, of: { kindId: Id<'careKind'>; residentId: number; triggerKey: string }) {
  return db.selectFrom('cares').selectAll().where('kindId', '=', of.kindId).where('residentId', '=', of.residentId as never).where('triggerKey', '=', of.triggerKey).where('state', '<>', 'withdrawn').executeTakeFirst();
}
