/**
 * The register put through every programme's rules for the coming months, month by month: the same evaluator as the lists, on one reading
 * of the register. Facts are those known today; a fact that ends next spring ends there, and a stage of school by its usual years where no end
 * was entered.
 */
import { addMonths, lastDay, monthOf, yearOf, type Day, type Month } from '#shared/days.ts';
import type { HouseholdId, ProgrammeId, ResidentId } from '#shared/ids.ts';
import { ZERO_FEN, type Fen } from '#shared/money.ts';
import type { PersonAsOf } from '#shared/person-as-of.ts';
import type { DecisionRules, OtherBenefit } from '#shared/welfare/decide-eligibility.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readPeopleOver } from '#electron/residents/people-as-of.ts';
import { decideEach, type Around, type Decidable, type DecidedPerson } from '#electron/welfare/decide-people.ts';
import { festivalDay, readFestivals } from '#electron/welfare/festivals.ts';
import { latestBirth } from '#electron/welfare/latest-birth.ts';
import { looksAtOthers, readHouseholdBenefits, readOtherBenefits } from '#electron/welfare/other-benefits.ts';
import { readPaidFor } from '#electron/welfare/one-per-household.ts';
import { readPausesFor } from '#electron/welfare/pauses.ts';
import { markPeople } from '#electron/welfare/read-marks.ts';
import { findVersionFor, rulesOf, type ProgrammeRow } from '#electron/welfare/versions.ts';
import { readExpectation } from '#electron/schooling/settings.ts';
import { paymentMonths } from './payment-months.ts';

/** What was decided for one programme in one month; null: no version of its rules covers it. */
export interface WalkedMonth { readonly programme: ProgrammeRow; readonly month: Month; readonly pays: boolean; readonly decided: readonly DecidedPerson[] | null }

/** What other programmes of the same month pay, as far as they come before; lists that stand already are read, the rest is what was walked. */
class Benefits {
  readonly #own = new Map<ResidentId, OtherBenefit[]>();
  readonly #ofHousehold = new Map<HouseholdId, (OtherBenefit & { residentId: ResidentId })[]>();

  add(programme: ProgrammeRow, rules: DecisionRules, decided: readonly DecidedPerson[]): void {
    for (const { person, decision } of decided) {
      if (!decision.eligible) continue;
      const benefit = { code: programme.code, name: programme.name, group: rules.exclusionGroup, stackable: rules.stackable, amountFen: decision.amountFen, residentId: person.residentId };
      append(this.#own, person.residentId, benefit);
      if (person.householdId !== null && benefit.group !== null) append(this.#ofHousehold, person.householdId, benefit);
    }
  }

  beside(real: ReadonlyMap<ResidentId, readonly OtherBenefit[]>): ReadonlyMap<ResidentId, readonly OtherBenefit[]> {
    const all = new Map<ResidentId, readonly OtherBenefit[]>(real);
    for (const [residentId, own] of this.#own) all.set(residentId, [...(all.get(residentId) ?? []), ...own].toSorted(byCode));
    return all;
  }

  besideHousehold(real: Awaited<ReturnType<typeof readHouseholdBenefits>>, group: string): Awaited<ReturnType<typeof readHouseholdBenefits>> {
    const all = new Map(real);
    for (const [householdId, own] of this.#ofHousehold) all.set(householdId, [...(all.get(householdId) ?? []), ...own.filter((each) => each.group === group)]);
    return all;
  }
}
function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const own = map.get(key);
  if (own === undefined) map.set(key, [value]);
  else own.push(value);
}
const byCode = (a: OtherBenefit, b: OtherBenefit): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

/** Months that have a list already, by programme. */
async function standingLists(ctx: QueryContext, from: Month): Promise<ReadonlySet<string>> {
  const rows = await ctx.db.selectFrom('batches').select(['programmeId', 'benefitMonth']).where('status', '<>', 'voided').where('kind', '=', 'main').where('benefitMonth', '>=', from).execute();
  return new Set(rows.map((row) => `${row.programmeId} ${row.benefitMonth}`));
}

/** Whether rules in force look at what this programme pays: its code is named, or it is of a group. */
async function lookedAt(ctx: QueryContext): Promise<(programme: ProgrammeRow, rules: DecisionRules) => boolean> {
  const versions = await ctx.db.selectFrom('programmeVersions').selectAll().where('status', '=', 'active').execute();
  const codes = new Set(versions.flatMap((version) => rulesOf(version).exclusions.flatMap((each) => (each.kind === 'programme' ? [each.code] : []))));
  return (programme, rules) => rules.exclusionGroup !== null || codes.has(programme.code);
}

/** In the order their lists were made last, so that who is paid by one programme of a group is ruled out by the other as then. */
async function programmesInOrder(ctx: QueryContext): Promise<ProgrammeRow[]> {
  const programmes = await ctx.db.selectFrom('programmes').selectAll().where('status', '=', 'active').where('basis', '=', 'rule').orderBy('code').execute();
  const rows = await ctx.db.selectFrom('batches').select((e) => ['programmeId', e.fn.max<number>('id').as('last')]).where('kind', '=', 'main').where('status', '<>', 'voided').groupBy('programmeId').execute();
  const last = new Map<ProgrammeId, number>(rows.map((row) => [row.programmeId, row.last]));
  return programmes.toSorted((a, b) => (last.get(a.id) ?? Number.MAX_SAFE_INTEGER) - (last.get(b.id) ?? Number.MAX_SAFE_INTEGER));
}

/** This month as a list made today would find it, then `ahead` months, each at its end. Calls `take` for every programme and month in order. */
export async function walkMonths(ctx: QueryContext, ahead: number, take: (walked: WalkedMonth) => void): Promise<{ month: Month; months: Month[] }> {
  const today = ctx.clock.today();
  const month = monthOf(today);
  const months = Array.from({ length: ahead }, (_, index) => addMonths(month, index + 1));
  const programmes = await programmesInOrder(ctx);
  const lists = await standingLists(ctx, month);
  const payments = await paymentMonths(ctx, programmes, month);
  const counts = await lookedAt(ctx);
  const festivals = await readFestivals(ctx.db);
  const knownAt = ctx.clock.now();
  const peopleOn = await readPeopleOver(ctx.db, { asOf: today, knownAt, expect: await readExpectation(ctx.db, today) }, lastDay(months.at(-1) ?? month));
  const memories = new Map<ProgrammeId, Remembered>();
  const memoryOf = (programmeId: ProgrammeId): Remembered => {
    const memory = memories.get(programmeId) ?? new Remembered();
    memories.set(programmeId, memory);
    return memory;
  };
  for (const at of [month, ...months]) {
    const asOf = at === month ? today : lastDay(at);
    const people = await peopleOn(asOf);
    const benefits = new Benefits();
    for (const programme of programmes) {
      ctx.signal.throwIfAborted();
      const pays = payments(programme, at);
      // A list of a festival is as of its day; one that lies behind us this month is as of today.
      const onDay = pays ? festivalDay(festivals, programme, yearOf(at)) : null;
      const of = onDay !== null && onDay > today && onDay !== asOf ? { asOf: onDay, people: await peopleOn(onDay) } : { asOf, people };
      take({ programme, month: at, pays, decided: await decideMonth(ctx, { programme, at, ...of, benefits, listed: lists.has(`${programme.id} ${at}`), pays, counts, known: (versionId) => memoryOf(programme.id).of(versionId) }) });
    }
  }
  return { month, months };
}

interface Wanted { readonly programme: ProgrammeRow; readonly at: Month; readonly asOf: Day; readonly people: readonly PersonAsOf[]; readonly benefits: Benefits; readonly listed: boolean; readonly pays: boolean; readonly counts: (programme: ProgrammeRow, rules: DecisionRules) => boolean; readonly known: (versionId: number) => Remembered }

async function decideMonth(ctx: QueryContext, { programme, at, asOf, people: everybody, benefits, listed, pays, counts, known }: Wanted): Promise<DecidedPerson[] | null> {
  const version = await findVersionFor(ctx.db, programme.id, at);
  if (version === undefined) return null;
  const rules = rulesOf(version);
  const wanted = { programmeId: programme.id, target: programme.target, period: programme.period, rules, month: at, asOf, knownAt: ctx.clock.now() };
  const people = (await markPeople(ctx.db, rules, wanted))(everybody);
  const group = rules.exclusionScope === 'household' ? rules.exclusionGroup : null;
  const around = {
    pauses: await readPausesFor(ctx.db, programme.id, at, wanted.knownAt),
    others: looksAtOthers(rules) ? benefits.beside(await readOtherBenefits(ctx.db, wanted)) : new Map<ResidentId, readonly OtherBenefit[]>(),
    paid: await readPaidFor(ctx.db, wanted),
    ofHousehold: group === null ? null : benefits.besideHousehold(await readHouseholdBenefits(ctx.db, { ...wanted, group }), group),
  };
  const decided = programme.target === 'household' ? await decideEach(people, wanted, around) : await decidePersons(people, wanted, around, looksAtOthers(rules) || programme.festival !== null ? null : known(version.id));
  // A list that stands is read with the others' benefits; only what is not listed yet is assumed.
  if (pays && !listed && counts(programme, rules)) benefits.add(programme, rules, decided);
  return decided;
}

/** What was decided for a programme the month before, by the place in the register; of another version nothing is known. */
class Remembered {
  #versionId: number | null = null;
  decided: (DecidedPerson | undefined)[] = [];

  of(versionId: number): this {
    if (this.#versionId !== versionId) this.decided = [];
    this.#versionId = versionId;
    return this;
  }
}

/**
 * Decides everybody of a programme for persons. With `remembered`, who cannot stand otherwise than the month before is taken from there:
 * nothing of him began or ended, he is neither paused nor gone, and no age of his can have come to count (see `mayTurn`).
 */
async function decidePersons(people: readonly PersonAsOf[], wanted: Decidable, around: Around, remembered: Remembered | null): Promise<DecidedPerson[]> {
  const latest = latestBirth(wanted.rules.rule, wanted.month, wanted.asOf);
  const before = remembered?.decided ?? [];
  const stays = (person: PersonAsOf, last: DecidedPerson | undefined): boolean =>
    last !== undefined && last.person === person && person.status === 'living' && last.context.pause === null && !around.pauses.has(person.residentId) && !mayTurn(person.birthDate, wanted.month);
  const fresh = await decideEach(people.filter((person, at) => (latest === null || person.birthDate === null || person.birthDate <= latest) && !stays(person, before[at])), wanted, around);
  let next = 0;
  const now = people.map((person, at): DecidedPerson | undefined => {
    if (fresh[next]?.person === person) return fresh[next++];
    return stays(person, before[at]) ? before[at] : undefined;
  });
  if (remembered !== null) remembered.decided = now;
  return now.filter((each) => each !== undefined);
}

/**
 * Whether an age of somebody may begin to count between the month before and this one. Rules look at days from the first of the month before to
 * the last of this one, and an age counts from the birthday, its month, the month after, or the year: so in January, and when the birthday
 * lies in this month or the two before.
 */
function mayTurn(birthDate: Day | null, month: Month): boolean {
  if (birthDate === null) return false;
  const at = Number(month.slice(5));
  return at === 1 || (at - Number(birthDate.slice(5, 7)) + 12) % 12 <= 2;
}

/** Sum of what the eligible get in one payment. */
export function sumOf(decided: readonly DecidedPerson[]): Fen {
  return decided.reduce((sum, each) => (each.decision.eligible ? ((sum + each.decision.amountFen) as Fen) : sum), ZERO_FEN);
}
