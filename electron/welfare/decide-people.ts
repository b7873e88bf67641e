/** The register put through a version's rules: who is paid in a month, how much and why. */
import { sql } from 'kysely';
import type { PersonAsOf } from '#shared/person-as-of.ts';
import { MONTHS_OF_PERIOD, type ProgrammePeriod, type ProgrammeTarget } from '#shared/welfare/programme.ts';
import { compileRules } from '#shared/welfare/compile-rules.ts';
import { decideEligibility, type Decision, type DecisionContext, type DecisionPerson, type DecisionRules, type OtherBenefit, type Outcome } from '#shared/welfare/decide-eligibility.ts';
import type { Day, Instant, Month } from '#shared/days.ts';
import type { HouseholdId, ProgrammeId, ResidentId } from '#shared/ids.ts';
import { takeTurns } from '#electron/residents/import-slices.ts';
import { readPeopleAsOf, readPeopleInSlices, type ExpectEnd } from '#electron/residents/people-as-of.ts';
import { readRow } from '#electron/residents/read-rows.ts';
import { looksAtOthers, readHouseholdBenefits, readOtherBenefits } from './other-benefits.ts';
import { latestBirth } from './latest-birth.ts';
import { leaveOneOfHousehold, readPaidFor } from './one-per-household.ts';
import { markPeople } from './read-marks.ts';
import { readPausesFor } from './pauses.ts';
import type { Reads } from './versions.ts';

/** What is decided for whom: a programme's rules in a month, on the facts of a day, with what was known at a moment. */
export interface Decidable {
  readonly programmeId: ProgrammeId;
  readonly target: ProgrammeTarget;
  readonly period: ProgrammePeriod;
  readonly rules: DecisionRules;
  readonly month: Month;
  readonly asOf: Day;
  readonly knownAt: Instant;
  /** Only where one looks ahead. */
  readonly expect?: ExpectEnd | undefined;
}

/** `decision`: with the account of every condition, or the outcome alone. */
export interface DecidedPerson<Decided extends Outcome = Decision> {
  readonly person: PersonAsOf;
  readonly decision: Decided;
  readonly context: DecisionContext;
}

/** Decides one person in his context. */
export type Decide<Decided extends Outcome> = (person: DecisionPerson, context: DecisionContext) => Decided;

const NO_OTHERS: readonly OtherBenefit[] = [];
const NOBODY: readonly PersonAsOf[] = [];

/**
 * Decides every resident who can come into question (household programmes: every head), or just `residentIds`. Those whom the
 * rule's lowest age rules out by their birth date alone are not read. In the order of residents' ids.
 */
export async function decidePeople(db: Reads, wanted: Decidable, residentIds?: readonly ResidentId[]): Promise<DecidedPerson[]> {
  return decideWith(db, wanted, (person, context) => decideEligibility(wanted.rules, person, context), residentIds);
}

/** The same people with the same outcomes, without the account of the conditions: for whole lists, of which nobody asks why. */
export async function decideOutcomes(db: Reads, wanted: Decidable, residentIds?: readonly ResidentId[]): Promise<DecidedPerson<Outcome>[]> {
  return decideWith(db, wanted, compileRules(wanted.rules, { benefitMonth: wanted.month, asOf: wanted.asOf }), residentIds);
}

async function decideWith<Decided extends Outcome>(db: Reads, wanted: Decidable, decide: Decide<Decided>, residentIds?: readonly ResidentId[]): Promise<DecidedPerson<Decided>[]> {
  const one = wanted.rules.onePerHousehold === true;
  const asking = residentIds?.toSorted((a, b) => a - b);
  const possible = wanted.target === 'person' && (asking === undefined || one) ? await candidates(db, wanted) : undefined;
  // Where one of a household gets it, the others are decided with him.
  const ids = asking === undefined ? possible : one ? possible && [...new Set([...possible, ...asking])].toSorted((a, b) => a - b) : asking;
  const when = { asOf: wanted.asOf, knownAt: wanted.knownAt, expect: wanted.expect };
  // A household is counted whole, whoever of it is asked about. Only a transaction sees one moment in several statements.
  const sliced = ids !== undefined && wanted.target === 'person' && !one && 'isTransaction' in db && db.isTransaction === true;
  const slices = sliced ? readPeopleInSlices(db, { ...when, residentIds: ids }) : [await readPeopleAsOf(db, { ...when, ...(ids === undefined || wanted.target === 'household' ? {} : { residentIds: ids }) })];
  const asked = one ? (asking && new Set(asking)) ?? null : ids === undefined ? null : new Set(ids);
  const pauses = await readPausesFor(db, wanted.programmeId, wanted.month, wanted.knownAt);
  const others = looksAtOthers(wanted.rules)
    ? await readOtherBenefits(db, { programmeId: wanted.programmeId, month: wanted.month, knownAt: wanted.knownAt, ...(residentIds === undefined || one ? {} : { residentIds }) })
    : new Map<ResidentId, readonly OtherBenefit[]>();
  const group = wanted.rules.exclusionScope === 'household' ? wanted.rules.exclusionGroup : null;
  const ofHousehold = group === null ? null : await readHouseholdBenefits(db, { programmeId: wanted.programmeId, month: wanted.month, knownAt: wanted.knownAt, group });
  const decided: DecidedPerson<Decided>[] = [];
  const marked = await markPeople(db, wanted.rules, when);
  const paid = await readPaidFor(db, wanted);
  // Household programmes, and those of which one of a household gets it, have one slice, with everybody in it.
  for await (const people of slices) for (const each of await eachDecided(marked(people), wanted, { pauses, others, ofHousehold, paid }, asked, decide)) decided.push(each);
  return decided;
}

/** What besides the people decides: pauses of the month, and their benefits in other programmes. */
export interface Around {
  readonly pauses: Awaited<ReturnType<typeof readPausesFor>>;
  readonly others: ReadonlyMap<ResidentId, readonly OtherBenefit[]>;
  /** Of everybody in a household, for a group whose scope is the household; else null. */
  readonly ofHousehold: Awaited<ReturnType<typeof readHouseholdBenefits>> | null;
  /** Who was paid the programme for the month already, for those of which one of a household gets it. */
  readonly paid: ReadonlySet<ResidentId>;
}

/** Decides people who were read: every one, or of a household programme every head. */
export async function decideEach(people: readonly PersonAsOf[], wanted: Decidable, around: Around): Promise<DecidedPerson[]> {
  return eachDecided(people, wanted, around, null, (person, context) => decideEligibility(wanted.rules, person, context));
}

async function eachDecided<Decided extends Outcome>(people: readonly PersonAsOf[], wanted: Decidable, { pauses, others, ofHousehold, paid }: Around, asked: ReadonlySet<ResidentId> | null, decide: Decide<Decided>): Promise<DecidedPerson<Decided>[]> {
  const plain: DecisionContext = { benefitMonth: wanted.month, asOf: wanted.asOf, monthsOfPeriod: MONTHS_OF_PERIOD[wanted.period], pause: null, others: NO_OTHERS, members: NOBODY };
  const households = wanted.target === 'household' ? membersByHousehold(people) : null;
  const one = wanted.rules.onePerHousehold === true;
  const decided: DecidedPerson<Decided>[] = [];
  const turn = takeTurns();
  for (const [index, person] of people.entries()) {
    if (index % 16 === 0) await turn();
    if (asked !== null && !one && !asked.has(person.residentId)) continue;
    if (asked === null && households !== null && person.relationCode !== '02') continue;
    const pause = pauses.get(person.residentId) ?? null;
    const beside = withHousehold(others.get(person.residentId) ?? NO_OTHERS, person, ofHousehold);
    const members = households === null || person.householdId === null ? NOBODY : (households.get(person.householdId) ?? NOBODY);
    // Most people have nothing of their own around them and share what is the same for all.
    const context = pause === null && beside.length === 0 && members.length === 0 ? plain : { ...plain, pause, others: beside, members };
    decided.push({ person, context, decision: decide(person, context) });
  }
  return one ? leaveOneOfHousehold(decided, paid, decide).filter((each) => asked === null || asked.has(each.person.residentId)) : decided;
}

/** Own benefits first, then those of the others in the household. */
function withHousehold(own: readonly OtherBenefit[], person: PersonAsOf, ofHousehold: Awaited<ReturnType<typeof readHouseholdBenefits>> | null): readonly OtherBenefit[] {
  if (ofHousehold === null || person.householdId === null) return own;
  const theirs = (ofHousehold.get(person.householdId) ?? []).filter((each) => each.residentId !== person.residentId).map(({ code, name, group, stackable, amountFen }) => ({ code, name, group, stackable, amountFen }));
  return theirs.length === 0 ? own : [...own, ...theirs];
}

async function candidates(db: Reads, wanted: Decidable): Promise<ResidentId[] | undefined> {
  const latest = latestBirth(wanted.rules.rule, wanted.month, wanted.asOf);
  if (latest === null) return undefined;
  // Without a birth date nothing can be decided; those people are listed as unknown, not passed over. One text is read faster than as many rows.
  const row = await readRow<{ ids: string }>(db, sql`select json_group_array(id) as ids from (select id from residents where birthDate <= ${latest} or birthDate is null order by id limit -1)`);
  return JSON.parse(row?.ids ?? '[]') as ResidentId[];
}

function membersByHousehold(people: readonly PersonAsOf[]): ReadonlyMap<HouseholdId, PersonAsOf[]> {
  const households = new Map<HouseholdId, PersonAsOf[]>();
  for (const person of people) {
    if (person.householdId === null) continue;
    const known = households.get(person.householdId);
    if (known === undefined) households.set(person.householdId, [person]);
    else known.push(person);
  }
  return households;
}
