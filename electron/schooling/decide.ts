/** What becomes of whom a stage of school ends for: decided by the office for ticked people, all of them or nobody, and taken back the same way. */
import { addYears, type Day } from '#shared/days.ts';
import type { InputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { FactId } from '#shared/ids.ts';
import type { schoolingContract } from '#shared/schooling/contract.ts';
import { expectedEnd, NEXT_STAGES, nextBegin, type Stage } from '#shared/school-year.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { addFactRow, endFactRow, factDetail, noEffects, withdraw, type FactRecord } from '#electron/residents/dated-rows.ts';
import { said } from '#electron/residents/facts.ts';
import { recordChanges } from '#electron/residents/field-history.ts';
import { readEndings, type Ending } from './finishing.ts';

type Decide = InputOf<typeof schoolingContract.decide>;
interface Next { readonly to: Stage; readonly years: number | null }

/** @throws AppError school_not_listed, school_next_missing */
export async function decide(ctx: CommandContext, input: Decide): Promise<{ decided: number }> {
  const factIds = [...new Set(input.factIds)];
  const listed = new Map((await readEndings(ctx.trx, ctx.clock.today())).endings.map((each) => [each.factId, each]));
  const missing = factIds.filter((id) => !listed.has(id));
  if (missing.length > 0) throw new AppError('school_not_listed', { names: await namesOf(ctx, missing) });
  const endings = factIds.flatMap((id) => listed.get(id) ?? []);
  const next = input.outcome === 'goesOn' ? requireNext(endings, input.next) : null;
  for (const ending of endings) await decideOne(ctx, ending, input.outcome, next?.get(ending.stage) ?? null);
  return { decided: endings.length };
}

async function namesOf(ctx: CommandContext, factIds: readonly FactId[]): Promise<string[]> {
  const rows = await ctx.trx.selectFrom('residentFacts as f').innerJoin('residents as r', 'r.id', 'f.residentId').select('r.name').where('f.id', 'in', factIds).orderBy('r.id').execute();
  if (rows.length < factIds.length) throw new AppError('not_found', { what: 'fact', id: String(factIds[0]) });
  return rows.map((row) => row.name);
}

/** What follows each stage of theirs. */
function requireNext(endings: readonly Ending[], next: Decide['next']): ReadonlyMap<Stage, Next> {
  const chosen = new Map(next.filter(({ from, to }) => NEXT_STAGES[from].includes(to)).map(({ from, ...to }) => [from, to]));
  const without = endings.find((ending) => !chosen.has(ending.stage));
  if (without !== undefined) throw new AppError('school_next_missing', { stage: without.stage, names: endings.filter((each) => each.stage === without.stage).map((each) => each.name) });
  return chosen;
}

async function decideOne(ctx: CommandContext, ending: Ending, outcome: Decide['outcome'], next: Next | null): Promise<void> {
  const fact = await ctx.trx.selectFrom('residentFacts').selectAll().where('id', '=', ending.factId).executeTakeFirstOrThrow();
  const effects = noEffects();
  // An entered end stands; an expected one becomes the end, one year later for who stays.
  const lastDay = outcome === 'stays' ? addYears(ending.endsOn, 1) : ending.endsOn;
  if (fact.validTo !== lastDay) await endFactRow(ctx, effects, fact, lastDay);
  if (next !== null) await addNext(ctx, effects, ending, next);
  const after = next === null ? said({ ...fact, validTo: lastDay }) : said(begun(ending, next));
  await recordChanges(ctx, 'resident', ending.residentId, { studentStage: said(fact) }, { studentStage: after });
  await ctx.trx.insertInto('schoolDecisions').values({
    residentId: ending.residentId, stage: ending.stage, endsOn: ending.endsOn, outcome, nextStage: next?.to ?? null, withdrawnFactId: effects.withdrawnFacts.length === 0 ? null : fact.id, addedFactIds: JSON.stringify(effects.addedFacts),
    userId: ctx.actor.userId, staffId: ctx.actor.staffId, at: ctx.clock.now(), undoneAt: null, undoneByUserId: null,
  }).execute();
}

function begun(ending: Ending, { to, years }: Next): { value: Stage; validFrom: Day; validTo: Day | null } {
  const validFrom = nextBegin(ending.endsOn);
  return { value: to, validFrom, validTo: years === null ? null : expectedEnd(validFrom, years) };
}

async function addNext(ctx: CommandContext, effects: ReturnType<typeof noEffects>, ending: Ending, next: Next): Promise<void> {
  await addFactRow(ctx, effects, { residentId: ending.residentId, fact: 'studentStage', ...begun(ending, next), basis: '', detail: '' });
}

/** @throws AppError not_found, school_undone, school_built_on */
export async function undo(ctx: CommandContext, { decisionIds }: InputOf<typeof schoolingContract.undo>): Promise<{ undone: number }> {
  const ids = [...new Set(decisionIds)];
  const rows = await ctx.trx.selectFrom('schoolDecisions as d').innerJoin('residents as r', 'r.id', 'd.residentId').selectAll('d').select('r.name').where('d.id', 'in', ids).orderBy('d.id', 'desc').execute();
  if (rows.length < ids.length) throw new AppError('not_found', { what: 'schoolDecision', id: String(ids.find((id) => rows.every((row) => row.id !== id))) });
  const undone = rows.filter((row) => row.undoneAt !== null);
  if (undone.length > 0) throw new AppError('school_undone', { names: undone.map((row) => row.name) });
  const builtOn: string[] = [];
  for (const row of rows) {
    const added = await factsOf(ctx, JSON.parse(row.addedFactIds) as FactId[]);
    const later = await ctx.trx.selectFrom('residentFacts').select('id').where('residentId', '=', row.residentId).where('fact', '=', 'studentStage').where('withdrawnAt', 'is', null).where('validFrom', '>', row.endsOn)
      .where('id', 'not in', added.map((fact) => fact.id)).executeTakeFirst();
    if (later !== undefined || added.some((fact) => fact.withdrawnAt !== null || fact.residentId !== row.residentId)) builtOn.push(row.name);
  }
  if (builtOn.length > 0) throw new AppError('school_built_on', { names: builtOn });
  for (const row of rows) {
    const added = await factsOf(ctx, JSON.parse(row.addedFactIds) as FactId[]);
    await withdraw(ctx, 'residentFacts', added.map((fact) => fact.id));
    const [before] = row.withdrawnFactId === null ? [] : await factsOf(ctx, [row.withdrawnFactId]);
    if (before !== undefined) {
      const { residentId, fact, value, validFrom, validTo, basis } = before;
      await addFactRow(ctx, noEffects(), { residentId, fact, value, validFrom, validTo, basis, detail: factDetail(ctx, before) });
    }
    const last = added.at(-1);
    if (last !== undefined) await recordChanges(ctx, 'resident', row.residentId, { studentStage: said(last) }, { studentStage: before === undefined ? null : said(before) });
    await ctx.trx.updateTable('schoolDecisions').set({ undoneAt: ctx.clock.now(), undoneByUserId: ctx.actor.userId }).where('id', '=', row.id).execute();
  }
  return { undone: rows.length };
}

const factsOf = async (ctx: CommandContext, ids: readonly FactId[]): Promise<FactRecord[]> => ctx.trx.selectFrom('residentFacts').selectAll().where('id', 'in', ids).orderBy('id').execute();
