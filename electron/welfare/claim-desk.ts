/** Claims at the desk: the list of a programme, and those a clerk enters from a paper decision. */
import { sql } from 'kysely';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import { readRow, readRows } from '#electron/residents/read-rows.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { fen } from '#shared/money.ts';
import type { welfareContract } from '#shared/welfare/contract.ts';
import { addClaim, claimStandings, withdrawClaim, type ClaimStanding } from './claims.ts';

/** Claims of a programme or a resident, the newest first; sums per state are of all that meet the filter without `states`. */
export async function listClaims({ db }: QueryContext, input: InputOf<typeof welfareContract.claims>): Promise<OutputOf<typeof welfareContract.claims>> {
  const where = sql`(${input.programmeId} is null or s.programmeId = ${input.programmeId}) and (${input.residentId} is null or s.residentId = ${input.residentId})
    and (${input.upToMonth} is null or s.benefitMonth <= ${input.upToMonth}) and (${input.search} = '' or instr(s.name, ${input.search}) > 0 or instr(s.note, ${input.search}) > 0)`;
  const wanted = input.states.length === 0 ? sql`true` : sql`s.state in (${sql.join(input.states)})`;
  const claims = await readRows<ClaimStanding & { programmeName: string }>(db, sql`select s.*, p.name as programmeName from ${claimStandings} s join programmes p on p.id = s.programmeId where ${where} and ${wanted} order by s.claimId desc limit ${input.limit}`);
  const sums = await readRows<OutputOf<typeof welfareContract.claims>['sums'][number]>(db, sql`select s.state, count(*) as count, sum(s.amountFen) as amountFen from ${claimStandings} s where ${where} group by s.state`);
  return { claims, sums: sums.map((row) => ({ ...row, amountFen: fen(row.amountFen) })) };
}

/** Enters a claim from a paper decision; its source is the act itself. Refuses as `addClaims`. */
export async function enterClaim(context: CommandContext, input: InputOf<typeof welfareContract.enterClaim>): Promise<OutputOf<typeof welfareContract.enterClaim>> {
  const row = await readRow<{ next: number }>(context.trx, sql`select coalesce(max(sourceId), 0) + 1 as next from claims where sourceKind = 'manual'`);
  return { claimId: await addClaim(context, { ...input, sourceKind: 'manual', sourceId: row?.next ?? 1 }) };
}

/** Takes a claim a clerk entered back; those of other features are withdrawn there. */
export async function withdrawEntered(context: CommandContext, input: InputOf<typeof welfareContract.withdrawClaim>): Promise<Record<string, never>> {
  await withdrawClaim(context, input);
  return {};
}
