/** The forecast of twelve months (C11): people and money by programme and month, the year beside its budget, and the names behind a figure. */
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { FORECAST_AHEAD, FORECAST_CHANGES, type forecastContract, type ForecastCell, type YearForecast } from '#shared/dashboard/forecast-contract.ts';
import { addMonths, lastDay, monthOf, yearOf, type Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { ProgrammeId, ResidentId } from '#shared/ids.ts';
import { fen, sumFen, ZERO_FEN, type Fen } from '#shared/money.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { countExpectedEnds, readExpectedEnds, schoolEndBetween } from '#electron/schooling/expected-ends.ts';
import { readExpectation } from '#electron/schooling/settings.ts';
import type { DecidedPerson } from '#electron/welfare/decide-people.ts';
import type { ProgrammeRow } from '#electron/welfare/versions.ts';
import { sumOf, walkMonths } from './walk-year.ts';

type Output<M extends keyof typeof forecastContract> = OutputOf<(typeof forecastContract)[M]>;
type Shown = YearForecast['programmes'][number];
type Year = Shown['year'];

const NAMED = 2_000;

interface Before { readonly eligible: ReadonlyMap<ResidentId, Fen> }

function eligibleOf(decided: readonly DecidedPerson[] | null): Map<ResidentId, Fen> {
  const eligible = new Map<ResidentId, Fen>();
  for (const { person, decision } of decided ?? []) if (decision.eligible) eligible.set(person.residentId, decision.amountFen);
  return eligible;
}

/** One month against the one before it. */
function cellOf(month: Month, pays: boolean, decided: readonly DecidedPerson[] | null, before: Before): { cell: ForecastCell; eligible: Map<ResidentId, Fen> } {
  const eligible = eligibleOf(decided);
  let [joined, changed, stayed] = [0, 0, 0];
  for (const [residentId, amountFen] of eligible) {
    const was = before.eligible.get(residentId);
    if (was === undefined) joined += 1;
    else {
      stayed += 1;
      if (was !== amountFen) changed += 1;
    }
  }
  return { eligible, cell: { month, pays, persons: eligible.size, amountFen: pays ? sumOf(decided ?? []) : ZERO_FEN, joined, left: before.eligible.size - stayed, changed } };
}

interface Collected { readonly programme: ProgrammeRow; now: Shown['now']; nowPays: boolean; unknown: number; eligible: Map<ResidentId, Fen>; readonly cells: ForecastCell[]; covered: boolean }

/** Everything of the twelve months. Programmes whose rules cover none of them are left out. */
export async function readYearForecast(ctx: QueryContext): Promise<YearForecast> {
  const collected = new Map<ProgrammeId, Collected>();
  const today = ctx.clock.today();
  const { month, months } = await walkMonths(ctx, FORECAST_AHEAD, ({ programme, month: at, pays, decided }) => {
    const known = collected.get(programme.id);
    if (known === undefined) {
      collected.set(programme.id, {
        programme, now: { persons: eligibleOf(decided).size, amountFen: sumOf(decided ?? []) }, nowPays: pays, unknown: (decided ?? []).filter((each) => each.decision.refusal === 'unknown').length,
        eligible: eligibleOf(decided), cells: [], covered: decided !== null,
      });
      return;
    }
    const { cell, eligible } = cellOf(at, pays && decided !== null, decided, known);
    known.cells.push(cell);
    known.eligible = eligible;
    known.covered = known.covered || decided !== null;
  });
  const year = yearOf(today);
  const [approved, budgets] = [await approvedOf(ctx, year), await budgetsOf(ctx, year)];
  const programmes = [...collected.values()].filter((each) => each.covered).map((each): Shown => ({
    programmeId: each.programme.id, code: each.programme.code, name: each.programme.name, period: each.programme.period, now: each.now, unknown: each.unknown, cells: each.cells,
    sumFen: sumFen(each.cells.map((cell) => cell.amountFen)), year: yearBeside(year, each, approved, budgets, month),
  })).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return {
    asOf: today, month, months, communityName: ctx.office.communityName, practice: ctx.office.practice, schoolEnds: await countExpectedEnds(ctx.db, today, lastDay(months.at(-1) ?? month)), programmes, claims: await claimsOf(ctx, month),
    totals: {
      months: months.map((at, index) => ({ month: at, amountFen: sumFen(programmes.map((each) => each.cells[index]?.amountFen ?? ZERO_FEN)) })),
      sumFen: sumFen(programmes.map((each) => each.sumFen)), year: totalYear(year, programmes.map((each) => each.year)),
    },
  };
}

/** Approved so far, this month if it has no list yet, and the rest of the year by the forecast. */
function yearBeside(year: number, each: Collected, approved: ReadonlyMap<string, Fen>, budgets: ReadonlyMap<ProgrammeId, Fen>, month: Month): Year {
  const listed = [...approved].filter(([key]) => key.startsWith(`${each.programme.id} `));
  const approvedFen = sumFen(listed.map(([, amountFen]) => amountFen));
  const has = (at: Month): boolean => approved.has(`${each.programme.id} ${at}`);
  const coming = each.cells.filter((cell) => yearOf(cell.month) === year && !has(cell.month)).map((cell) => cell.amountFen);
  const forecastFen = sumFen([...(each.nowPays && !has(month) ? [each.now.amountFen] : []), ...coming]);
  return withBudget(year, approvedFen, forecastFen, budgets.get(each.programme.id) ?? null);
}

function withBudget(year: number, approvedFen: Fen, forecastFen: Fen, budgetFen: Fen | null): Year {
  const expectedFen = sumFen([approvedFen, forecastFen]);
  return { year, approvedFen, forecastFen, expectedFen, budgetFen, leftFen: budgetFen === null ? null : fen(budgetFen - expectedFen) };
}

function totalYear(year: number, years: readonly Year[]): Year {
  const planned = years.filter((each) => each.budgetFen !== null);
  const sum = (of: (each: Year) => Fen): Fen => sumFen(years.map(of));
  return {
    ...withBudget(year, sum((each) => each.approvedFen), sum((each) => each.forecastFen), null),
    budgetFen: planned.length === 0 ? null : sumFen(planned.map((each) => each.budgetFen ?? ZERO_FEN)), leftFen: planned.length === 0 ? null : sumFen(planned.map((each) => each.leftFen ?? ZERO_FEN)),
  };
}

/** Approved money of the year: 'programme month' → fen. */
async function approvedOf(ctx: QueryContext, year: number): Promise<Map<string, Fen>> {
  const rows = await ctx.db.selectFrom('programmeMonths').select(['programmeId', 'month', 'amountFen']).where('month', '>=', `${year}-01` as Month).where('month', '<=', `${year}-12` as Month).where('amountFen', '>', ZERO_FEN).execute();
  return new Map(rows.map((row) => [`${row.programmeId} ${row.month}`, row.amountFen]));
}

/** The year's budget by programme: the programme's own (D7), else its lines of the approved yearly budget. */
async function budgetsOf(ctx: QueryContext, year: number): Promise<Map<ProgrammeId, Fen>> {
  const lines = await ctx.db.selectFrom('budgetLines as l').innerJoin('budgets as b', 'b.id', 'l.budgetId').select((e) => ['l.programmeId', e.fn.sum<number>('l.amountFen').as('amountFen')])
    .where('b.year', '=', year).where('b.status', '=', 'approved').where('l.programmeId', 'is not', null).groupBy('l.programmeId').execute();
  const own = await ctx.db.selectFrom('programmeBudgets').select(['programmeId', 'amountFen']).where('year', '=', year).orderBy('id').execute();
  return new Map([...lines.flatMap((row) => (row.programmeId === null ? [] : [[row.programmeId, fen(row.amountFen)] as const])), ...own.map((row) => [row.programmeId, row.amountFen] as const)]);
}

async function claimsOf(ctx: QueryContext, month: Month): Promise<YearForecast['claims']> {
  const rows = await ctx.db.selectFrom('programmes as p').leftJoin('programmeMonths as m', (j) => j.onRef('m.programmeId', '=', 'p.id').on('m.month', '>', addMonths(month, -FORECAST_AHEAD)).on('m.month', '<=', month))
    .select((e) => ['p.id as programmeId', 'p.code', 'p.name', e.fn.coalesce(e.fn.sum<number>('m.persons'), e.lit(0)).as('payments'), e.fn.coalesce(e.fn.sum<number>('m.amountFen'), e.lit(0)).as('amountFen')])
    .where('p.status', '=', 'active').where('p.basis', '=', 'claims').groupBy('p.id').orderBy('p.code').execute();
  return rows.map((row) => ({ ...row, amountFen: fen(row.amountFen) }));
}

/** The names behind a figure, who changes first. Refuses `not_found` for a month or programme the forecast does not have. */
export async function readForecastPeople(ctx: QueryContext, input: InputOf<(typeof forecastContract)['people']>): Promise<Output<'people'>> {
  const ahead = (yearOf(input.month) - yearOf(ctx.clock.today())) * FORECAST_AHEAD + Number(input.month.slice(5)) - Number(monthOf(ctx.clock.today()).slice(5));
  if (ahead < 1 || ahead > FORECAST_AHEAD) throw new AppError('not_found', { what: 'forecastMonth', id: input.month });
  let before: readonly DecidedPerson[] = [];
  let then: readonly DecidedPerson[] | undefined;
  let programmeName = '';
  await walkMonths(ctx, ahead, ({ programme, month, decided }) => {
    if (programme.id !== input.programmeId) return;
    programmeName = programme.name;
    if (month === input.month) then = decided ?? [];
    else before = decided ?? [];
  });
  if (then === undefined) throw new AppError('not_found', { what: 'programme', id: String(input.programmeId) });
  const ends = await readExpectedEnds(ctx.db, await readExpectation(ctx.db, ctx.clock.today()));
  const stoodBefore = new Map(before.map((each) => [each.person.residentId, each.person]));
  const [was, now] = [eligibleOf(before), eligibleOf(then)];
  const byId = new Map([...before, ...then].map((each) => [each.person.residentId, each]));
  const people = [...new Set([...now.keys(), ...was.keys()])].flatMap((residentId): Output<'people'>['people'] => {
    const each = byId.get(residentId);
    if (each === undefined) return [];
    const [beforeFen, amountFen] = [was.get(residentId), now.get(residentId)];
    const change = beforeFen === undefined ? 'joined' : amountFen === undefined ? 'left' : beforeFen === amountFen ? 'same' : 'changed';
    return [{
      residentId, name: each.person.name, gridName: each.person.gridName, age: each.decision.age, change, amountFen: amountFen ?? ZERO_FEN, beforeFen: beforeFen ?? ZERO_FEN,
      refusal: change === 'left' ? each.decision.refusal : null, refusalDetail: change === 'left' ? each.decision.refusalDetail : null,
      schoolEnd: change === 'same' ? null : schoolEndBetween(ends, stoodBefore.get(residentId), each.person),
    }];
  }).toSorted((a, b) => FORECAST_CHANGES.indexOf(a.change) - FORECAST_CHANGES.indexOf(b.change) || a.residentId - b.residentId);
  const countOf = (change: (typeof FORECAST_CHANGES)[number]): number => people.filter((each) => each.change === change).length;
  return { programmeName, counts: { joined: countOf('joined'), left: countOf('left'), changed: countOf('changed'), same: countOf('same') }, people: people.slice(0, NAMED) };
}
