/** What a person, a household and a case have been granted and paid: for the caps, across cases and years. */
import { sql } from 'kysely';
import { readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';
import { claimStandings } from '#electron/welfare/claims.ts';
import { fen, type Fen } from '#shared/money.ts';

const LIVE = sql`('approved', 'archived', 'followedUp')`;
/** What came back of a case: confirmed, not cancelled. */
export const recoveredOf = (applicationId: ReturnType<typeof sql>) => sql`coalesce((select sum(m.amountFen) from reliefMoves m where m.applicationId = ${applicationId} and m.kind = 'recovered' and m.status = 'confirmed'
  and not exists (select 1 from reliefMoves r where r.reversesMoveId = m.id and r.status = 'confirmed')), 0)`;
/** Advances agreed to and paid, or on their way. */
export const advancedOf = (applicationId: ReturnType<typeof sql>) => sql`coalesce((select sum(v.amountFen) from reliefAdvances v join claims c on c.id = v.claimId where v.applicationId = ${applicationId} and v.status = 'agreed' and c.withdrawnAt is null), 0)`;
/** What of a case has arrived, the advances included. */
export const paidOf = (applicationId: ReturnType<typeof sql>) => sql`coalesce((select sum(c.amountFen) from ${claimStandings} c where c.sourceKind = 'relief' and c.sourceId = ${applicationId} and c.state = 'paid'), 0)`;

export async function paidOfCase(db: Reader, applicationId: number): Promise<Fen> {
  const row = await readRow<{ n: number }>(db, sql`select ${paidOf(sql`${applicationId}`)} as n`);
  return fen(row?.n ?? 0);
}

export interface Granted { readonly yearFen: Fen; readonly lifeFen: Fen; readonly householdFen: Fen }

/** Granted to the person in a calendar year and in life, and to his household in the year, this case left out; what came back counts as never granted. */
export async function grantedBefore(db: Reader, of: { applicationId: number; residentId: number; householdId: number | null; year: number }): Promise<Granted> {
  const rows = await readRows<{ own: number; home: number; year: number; granted: number }>(db, sql`
    select a.beneficiaryId = ${of.residentId} as own, a.householdId is not null and a.householdId is ${of.householdId} as home, cast(substr(d.decidedOn, 1, 4) as integer) as year, a.amountFen - ${recoveredOf(sql`a.id`)} as granted
    from applications a join applicationDecisions d on d.id = (select max(x.id) from applicationDecisions x where x.applicationId = a.id and x.approve = 1)
    where a.kind = 'relief' and a.status in ${LIVE} and a.id <> ${of.applicationId} and (a.beneficiaryId = ${of.residentId} or a.householdId is ${of.householdId})`);
  const sum = (which: (row: (typeof rows)[number]) => boolean): Fen => fen(rows.filter(which).reduce((total, row) => total + row.granted, 0));
  return { yearFen: sum((row) => row.own === 1 && row.year === of.year), lifeFen: sum((row) => row.own === 1), householdFen: sum((row) => row.home === 1 && row.year === of.year) };
}
