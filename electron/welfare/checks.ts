/** What a programme's lists are checked against: the year's budget, proof of life (community-welfare §5.3). */
import { sql } from 'kysely';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { addDays, addMonths, addYears, firstDay, lastDay, month, type Day, type Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { ProgrammeId, ResidentId } from '#shared/ids.ts';
import { fen, type Fen } from '#shared/money.ts';
import type { ProofMethod } from '#shared/welfare/checks.ts';
import type { welfareContract } from '#shared/welfare/contract.ts';
import { readProgramme, type Reads } from './versions.ts';

/** Money and proof of life: what approving and listing look at. Refuses `changed_meanwhile`. */
export async function setChecks(context: CommandContext, input: InputOf<typeof welfareContract.setChecks>): Promise<OutputOf<typeof welfareContract.setChecks>> {
  const programme = await readProgramme(context.trx, input.programmeId);
  if (programme.version !== input.version) throw new AppError('changed_meanwhile', { what: 'programme' });
  await context.trx.updateTable('programmes').set({ fundCheck: input.fundCheck ? 1 : 0, proofFrom: input.proofFrom, version: programme.version + 1 }).where('id', '=', programme.id).execute();
  return { version: programme.version + 1 };
}

/** Writes down what may be spent in a year; a later row of the year takes its place. */
export async function setBudget(context: CommandContext, input: InputOf<typeof welfareContract.setBudget>): Promise<OutputOf<typeof welfareContract.setBudget>> {
  const { trx, actor, clock } = context;
  await readProgramme(trx, input.programmeId);
  const { id } = await trx.insertInto('programmeBudgets').values({ ...input, userId: actor.userId, staffId: actor.staffId, at: clock.now() }).returning('id').executeTakeFirstOrThrow();
  return { budgetId: id };
}

/** The year's budget and what approved lists have used of it; null without a budget. */
export async function readBudget(db: Reads, programmeId: ProgrammeId, year: number): Promise<{ amountFen: Fen; usedFen: Fen } | null> {
  const row = await db.selectFrom('programmeBudgets').select('amountFen').where('programmeId', '=', programmeId).where('year', '=', year).orderBy('id', 'desc').limit(1).executeTakeFirst();
  if (row === undefined) return null;
  const [used] = await readRows<{ usedFen: number }>(db, sql`select coalesce(sum(amountFen), 0) as usedFen from programmeMonths where programmeId = ${programmeId} and substr(month, 1, 4) = ${String(year)}`);
  return { amountFen: row.amountFen, usedFen: fen(used?.usedFen ?? 0) };
}

/** The budgets of a programme, the latest year first. */
export async function listBudgets({ db }: QueryContext, input: { programmeId: ProgrammeId }): Promise<OutputOf<typeof welfareContract.budgets>> {
  const budgets = await readRows<OutputOf<typeof welfareContract.budgets>['budgets'][number]>(db, sql`
    select g.year, g.amountFen, (select coalesce(sum(m.amountFen), 0) from programmeMonths m where m.programmeId = g.programmeId and substr(m.month, 1, 4) = cast(g.year as text)) as usedFen, g.decisionRef, s.name as "by", g.at
    from programmeBudgets g join staff s on s.id = g.staffId where g.programmeId = ${input.programmeId} and g.id = (select max(id) from programmeBudgets where programmeId = g.programmeId and year = g.year) order by g.year desc`);
  return { budgets };
}

/** A proof counts for a year: for the months that begin within it. */
export function proofCounts(provedOn: Day, benefitMonth: Month): boolean {
  return provedOn >= firstDay(addMonths(benefitMonth, -12));
}

/** Who of `residentIds` has no proof of life that counts for the month, with the day of the last. */
export async function readUnproved(db: Reads, residentIds: readonly ResidentId[], benefitMonth: Month): Promise<{ residentId: ResidentId; lastOn: Day | null }[]> {
  const rows = await readRows<{ residentId: ResidentId; lastOn: Day | null }>(db, sql`select j.value as residentId, (select max(p.provedOn) from livingProofs p where p.residentId = j.value) as lastOn from json_each(${JSON.stringify(residentIds)}) j`);
  return rows.filter((row) => row.lastOn === null || !proofCounts(row.lastOn, benefitMonth));
}

/** Writes down that people were seen alive. Refuses days to come, and people the register says have died before (`resident_died`). */
export async function recordProofs(context: CommandContext, input: InputOf<typeof welfareContract.recordProofs>): Promise<OutputOf<typeof welfareContract.recordProofs>> {
  const { trx, actor, clock } = context;
  if (input.provedOn > clock.today()) throw new AppError('proof_future', { provedOn: input.provedOn });
  const json = JSON.stringify([...new Set(input.residentIds)]);
  const [dead] = await readRows<{ name: string; since: Day }>(trx, sql`select r.name, r.statusSince as since from residents r where r.id in (select value from json_each(${json})) and r.status = 'dead' and r.statusSince < ${input.provedOn} limit 1`);
  if (dead !== undefined) throw new AppError('proof_of_dead', dead);
  const result = await sql`insert into livingProofs (residentId, provedOn, method, note, userId, staffId, at) select r.id, ${input.provedOn}, ${input.method}, ${input.note}, ${actor.userId}, ${actor.staffId}, ${clock.now()} from json_each(${json}) j join residents r on r.id = j.value`.execute(trx);
  return { recorded: Number(result.numAffectedRows ?? 0n) };
}

type Due = OutputOf<typeof welfareContract.proofsDue>['people'][number];

/** People paid by programmes that ask for proof of life whose proof ends by the end of the quarter, the longest waiting first. */
export async function listProofsDue({ db }: QueryContext, input: InputOf<typeof welfareContract.proofsDue>): Promise<OutputOf<typeof welfareContract.proofsDue>> {
  const end = lastDay(month(`${input.quarter.slice(0, 4)}-${String(Number(input.quarter.slice(5)) * 3).padStart(2, '0')}`));
  // CROSS JOIN: from the programmes to the lines of their last lists, never from the residents to every line they ever had.
  const rows = await readRows<Omit<Due, 'validTo'>>(db, sql`
    select r.id as residentId, r.name, l.age, l.address, l.gridName, group_concat(distinct p.name) as programmes, max(x.provedOn) as lastOn, (select y.method from livingProofs y where y.residentId = r.id order by y.provedOn desc, y.id desc limit 1) as lastMethod
    from programmes p cross join batches b on b.programmeId = p.id and b.kind = 'main' and b.status <> 'voided' and b.benefitMonth = (select max(m.benefitMonth) from batches m where m.programmeId = p.id and m.kind = 'main' and m.status <> 'voided')
    cross join batchLines l on l.batchId = b.id and l.status not in ('removed', 'cancelled') cross join residents r on r.id = l.residentId and r.status = 'living' left join livingProofs x on x.residentId = r.id
    where p.proofFrom is not null and p.status = 'active' group by r.id order by lastOn is not null, lastOn, r.id`);
  const people = rows.map((row) => ({ ...row, validTo: row.lastOn === null ? null : addDays(addYears(row.lastOn, 1), -1) })).filter((row) => row.validTo === null || row.validTo <= end);
  return { people };
}

export type { ProofMethod };
