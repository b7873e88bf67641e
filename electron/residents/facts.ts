/** Dated facts about a resident: added, ended, corrected, never overwritten (A4). */
import { addDays } from '#shared/days.ts';
import type { InputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { FactId } from '#shared/ids.ts';
import { isFactValue } from '#shared/person-as-of.ts';
import type { residentsContract } from '#shared/residents/contract.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { addFactRow, endFactRow, factDetail, noEffects, withdraw, type FactRecord, type NewFact } from './dated-rows.ts';
import { recordChanges } from './field-history.ts';
import { requireResident } from './life-event.ts';

type Input<M extends 'addFact' | 'endFact' | 'correctFact'> = InputOf<(typeof residentsContract)[M]>;
type FactInput = Input<'addFact'>['fact'];

/** @throws AppError fact_value_bad, day_too_early */
export function judgeFact(input: FactInput): Omit<NewFact, 'residentId'> {
  if (!isFactValue(input.fact, input.value)) throw new AppError('fact_value_bad', { fact: input.fact, value: input.value });
  if (input.validTo !== null && input.validTo < input.validFrom) throw new AppError('day_too_early', { what: 'validFrom', since: input.validFrom, day: input.validTo });
  return { fact: input.fact, value: input.value, validFrom: input.validFrom, validTo: input.validTo, basis: input.basis, detail: input.detail };
}

/** A fact as the history of changes keeps it. */
export const said = (fact: Pick<FactRecord, 'value' | 'validFrom' | 'validTo'>): string => `${fact.value} ${fact.validFrom}/${fact.validTo ?? ''}`;

/** A fact from a day on; with `replaceCurrent` the value that holds until then ends the day before. */
export async function addFact(ctx: CommandContext, input: Input<'addFact'>): Promise<{ factId: FactId }> {
  const resident = await requireResident(ctx, input.residentId);
  const fact = judgeFact(input.fact);
  const effects = noEffects();
  let before: FactRecord | undefined;
  if (input.replaceCurrent) {
    before = await ctx.trx.selectFrom('residentFacts').selectAll().where('residentId', '=', resident.id).where('fact', '=', fact.fact).where('withdrawnAt', 'is', null)
      .where('validFrom', '<=', fact.validFrom).where((e) => e.or([e('validTo', 'is', null), e('validTo', '>=', fact.validFrom)])).executeTakeFirst();
    if (before !== undefined) await endFactRow(ctx, effects, before, addDays(fact.validFrom, -1));
  }
  const factId = await addFactRow(ctx, effects, { residentId: resident.id, ...fact });
  await recordChanges(ctx, 'resident', resident.id, { [fact.fact]: before === undefined ? null : said(before) }, { [fact.fact]: said(fact) });
  return { factId };
}

async function requireStanding(ctx: CommandContext, factId: FactId): Promise<FactRecord> {
  const row = await ctx.trx.selectFrom('residentFacts').selectAll().where('id', '=', factId).executeTakeFirst();
  if (row === undefined) throw new AppError('not_found', { what: 'fact', id: String(factId) });
  if (row.withdrawnAt !== null) throw new AppError('fact_withdrawn', { fact: row.fact });
  return row;
}

/** The last day on which a fact holds; the past stays as it was. @throws AppError fact_withdrawn, day_too_early */
export async function endFact(ctx: CommandContext, input: Input<'endFact'>): Promise<{ factId: FactId }> {
  const row = await requireStanding(ctx, input.factId);
  if (input.lastDay < row.validFrom) throw new AppError('day_too_early', { what: 'validFrom', since: row.validFrom, day: input.lastDay });
  const factId = await endFactRow(ctx, noEffects(), row, input.lastDay);
  await recordChanges(ctx, 'resident', row.residentId, { [row.fact]: said(row) }, { [row.fact]: `${said({ ...row, validTo: input.lastDay })} (${input.reason})` });
  return { factId: factId ?? row.id };
}

/** A fact that was wrong: taken back, and replaced by the right one unless it never held at all. */
export async function correctFact(ctx: CommandContext, input: Input<'correctFact'>): Promise<{ factId: FactId | null }> {
  const row = await requireStanding(ctx, input.factId);
  await withdraw(ctx, 'residentFacts', [row.id]);
  let factId: FactId | null = null;
  if (input.fact !== null) {
    const fact = judgeFact({ ...input.fact, fact: row.fact, detail: input.fact.detail ?? factDetail(ctx, row) });
    factId = await addFactRow(ctx, noEffects(), { residentId: row.residentId, ...fact });
  }
  await recordChanges(ctx, 'resident', row.residentId, { [row.fact]: said(row) }, { [row.fact]: `${input.fact === null ? '' : said(input.fact)} (${input.reason})`.trim() });
  return { factId };
}
