/** Who becomes eligible in the coming months and who stops, by the rules themselves. */
import type { OutputOf } from '#shared/contract.ts';
import { FORECAST_MONTHS, type dashboardContract, type ForecastPerson, type LeavingPerson } from '#shared/dashboard/contract.ts';
import { addMonths, lastDay, monthOf, type Day, type Month } from '#shared/days.ts';
import type { ResidentId } from '#shared/ids.ts';
import { may } from '#shared/permissions.ts';
import type { QueryContext } from '#electron/api/context.ts';
import type { ExpectEnd } from '#electron/residents/people-as-of.ts';
import { readExpectedEnds, schoolEndBetween, type ExpectedEnds } from '#electron/schooling/expected-ends.ts';
import { readExpectation } from '#electron/schooling/settings.ts';
import { decidePeople, type DecidedPerson } from '#electron/welfare/decide-people.ts';
import { findVersionFor, rulesOf, type ProgrammeRow } from '#electron/welfare/versions.ts';

type Forecast = OutputOf<typeof dashboardContract.forecast>;

/** People shown of each list; the counts are of all. */
const SHOWN = 500;

interface Outlook { counts: Forecast['programmes'][number]; joining: ForecastPerson[]; leaving: LeavingPerson[]; withoutAccount: ForecastPerson[] }

/**
 * This month as a batch made today would find it; each coming month at its end, when everybody who comes of age in it has. With
 * the facts known now: a fact that ends next month ends here too, and a stage of school whose usual years are over then.
 */
export async function readForecast(ctx: QueryContext): Promise<Forecast> {
  const month = monthOf(ctx.clock.today());
  const months = Array.from({ length: FORECAST_MONTHS }, (_, index) => addMonths(month, index + 1));
  const programmes = await ctx.db.selectFrom('programmes').selectAll().where('status', '=', 'active').where('basis', '=', 'rule').orderBy('code').execute();
  const expect = await readExpectation(ctx.db, ctx.clock.today());
  const ends = await readExpectedEnds(ctx.db, expect);
  const outlooks: Outlook[] = [];
  for (const programme of programmes) {
    ctx.signal.throwIfAborted();
    const outlook = await lookAhead(ctx, programme, { month, months, expect, ends });
    if (outlook !== null) outlooks.push(outlook);
  }
  const without = new Map<ResidentId, ForecastPerson>();
  for (const person of outlooks.flatMap((each) => each.withoutAccount)) if (!without.has(person.residentId)) without.set(person.residentId, person);
  return {
    month, months, programmes: outlooks.map((each) => each.counts),
    joining: inOrder(outlooks.flatMap((each) => each.joining)).slice(0, SHOWN), leaving: inOrder(outlooks.flatMap((each) => each.leaving)).slice(0, SHOWN),
    withoutAccount: { count: without.size, yours: may(ctx.actor.roles, 'residents.edit') ? without.size : 0, people: inOrder([...without.values()]).slice(0, SHOWN) },
  };
}

const inOrder = <P extends ForecastPerson>(people: P[]): P[] => people.toSorted((a, b) => (a.month === b.month ? a.residentId - b.residentId : a.month < b.month ? -1 : 1));

interface Ahead { readonly month: Month; readonly months: readonly Month[]; readonly expect: ExpectEnd; readonly ends: ExpectedEnds }

async function lookAhead(ctx: QueryContext, programme: ProgrammeRow, { month, months, expect, ends }: Ahead): Promise<Outlook | null> {
  const now = await decideMonth(ctx, programme, { month, asOf: ctx.clock.today(), expect });
  const ahead: { month: Month; decided: DecidedPerson[] }[] = [];
  for (const each of months) ahead.push({ month: each, decided: (await decideMonth(ctx, programme, { month: each, asOf: lastDay(each), expect })) ?? [] });
  if (now === null && ahead.every((each) => each.decided.length === 0)) return null;

  const shown = (at: Month, { person, decision }: DecidedPerson, amountFen = decision.amountFen): ForecastPerson => ({
    residentId: person.residentId, name: person.name, gridName: person.gridName, programmeId: programme.id, programmeName: programme.name, month: at, age: decision.age, amountFen, hasAccount: person.bankAccountId !== null,
  });
  const joining = new Map<ResidentId, ForecastPerson>();
  const leaving = new Map<ResidentId, LeavingPerson>();
  const eligibleNow = new Map((now ?? []).filter((each) => each.decision.eligible).map((each) => [each.person.residentId, each]));
  // Paid by another programme this month: the rules admit him already, and next month has no batches yet to say the same.
  const paidElsewhere = new Set((now ?? []).filter((each) => each.decision.refusal === 'excludedByProgramme').map((each) => each.person.residentId));
  for (const { month: at, decided } of ahead) {
    const byId = new Map(decided.map((each) => [each.person.residentId, each]));
    for (const each of decided) {
      const { residentId } = each.person;
      if (each.decision.eligible && !eligibleNow.has(residentId) && !paidElsewhere.has(residentId) && !joining.has(residentId)) joining.set(residentId, shown(at, each));
    }
    for (const [residentId, before] of eligibleNow) {
      const then = byId.get(residentId);
      if (leaving.has(residentId) || then?.decision.eligible === true) continue;
      leaving.set(residentId, { ...shown(at, then ?? before, before.decision.amountFen), refusal: then?.decision.refusal ?? 'rule', refusalDetail: then?.decision.refusalDetail ?? null, schoolEnd: schoolEndBetween(ends, before.person, then?.person) });
    }
  }
  const payable = [...[...eligibleNow.values()].map((each) => shown(month, each)), ...joining.values()];
  const at = (people: Map<ResidentId, ForecastPerson>, each: Month): number => [...people.values()].filter((person) => person.month === each).length;
  return {
    counts: {
      programmeId: programme.id, code: programme.code, name: programme.name, eligible: eligibleNow.size, joining: joining.size, leaving: leaving.size,
      unknown: (now ?? ahead[0]?.decided ?? []).filter((each) => each.decision.refusal === 'unknown').length,
      byMonth: months.map((each) => ({ month: each, joining: at(joining, each), leaving: at(leaving, each) })),
    },
    joining: [...joining.values()], leaving: [...leaving.values()], withoutAccount: programme.form === 'cash' ? payable.filter((person) => !person.hasAccount) : [],
  };
}

/** Null when no version covers the month. */
async function decideMonth(ctx: QueryContext, programme: ProgrammeRow, { month, asOf, expect }: { month: Month; asOf: Day; expect: ExpectEnd }): Promise<DecidedPerson[] | null> {
  const version = await findVersionFor(ctx.db, programme.id, month);
  if (version === undefined) return null;
  return decidePeople(ctx.db, { programmeId: programme.id, target: programme.target, period: programme.period, rules: rulesOf(version), month, asOf, knownAt: ctx.clock.now(), expect });
}
