/**
 * Whether a person is paid, how much, and why: pure, from the rule of a programme's version and the person as he stood on
 * the day. The whole explanation is the result: every condition with what was wanted, what was found and the answer, every
 * step of the amount. The same inputs give the same result for ever, so a batch keeps inputs, not prose.
 */
import { addDays, ageEffectiveOn, ageOn, firstDay, lastDay, monthOf, yearOf, day, type AgeEffective, type Day, type Month } from '../days.ts';
import { fen, multiply, roundHalfUp, ZERO_FEN, type Fen } from '../money.ts';
import type { PersonAsOf } from '../person-as-of.ts';
import type { Amount, Exclusion, Standard } from './amount.ts';
import { markOfField, markOfList, valueMeets } from './marks.ts';
import type { Condition, CustomCondition, ListCondition, ReferenceDay, Rule } from './rule.ts';

/** What a decision needs to know of a person; a PersonAsOf has all of it, a batch line keeps just this. */
export type DecisionPerson = Pick<PersonAsOf, 'residentId' | 'sex' | 'birthDate' | 'status' | 'statusSince' | 'relationCode' | 'gridId' | 'gridName' | 'facts' | 'marks'>;

/** A benefit of the same month in another programme. */
export interface OtherBenefit { readonly code: string; readonly name: string; readonly group: string | null; readonly stackable: boolean; readonly amountFen: Fen }

export interface DecisionContext {
  readonly benefitMonth: Month;
  readonly asOf: Day;
  /** Months one payment covers (quarterly 3), for standards per month. */
  readonly monthsOfPeriod: number;
  readonly pause: { readonly fromMonth: Month; readonly toMonth: Month | null; readonly reason: string } | null;
  readonly others: readonly OtherBenefit[];
  /** Household programmes: everybody of the household, the person included. */
  readonly members: readonly DecisionPerson[];
  /** Who of his household gets this benefit in his place, where one of a household does. */
  readonly rival?: { readonly name: string } | undefined;
}

/** The rules of one version that decide. */
export interface DecisionRules {
  readonly rule: Rule;
  readonly amount: Amount;
  readonly exclusions: readonly Exclusion[];
  readonly stackable: boolean;
  readonly exclusionGroup: string | null;
  /** Whether others of the group count for the person alone (default) or for everybody in his household. */
  readonly exclusionScope?: 'person' | 'household' | undefined;
  /** Of one household one person gets this programme itself; only with a group of the household. */
  readonly onePerHousehold?: boolean | undefined;
}

/** One condition or group as it was decided. `met` null: the office does not know (no birth date). `found` is null when nothing is known. */
export interface ConditionResult {
  readonly rule: Rule;
  readonly met: boolean | null;
  readonly found: string | null;
  readonly of: readonly ConditionResult[];
}

/** Why not; 'rule' = the rule does not admit, 'unknown' = something is missing to decide. */
export const REFUSALS = ['dead', 'movedOut', 'paused', 'rule', 'unknown', 'excludedByRule', 'excludedByProgramme', 'excludedByHousehold', 'noTier', 'nothingLeft'] as const;
export type EligibilityRefusal = (typeof REFUSALS)[number];

/** One step of an amount: what was done and the sum after it. */
export type AmountStep =
  | { readonly step: 'standard'; readonly tier: string | null; readonly fen: Fen }
  | { readonly step: 'members'; readonly count: number; readonly fen: Fen }
  | { readonly step: 'halfMonth'; readonly why: 'joined' | 'left'; readonly day: Day; readonly fen: Fen }
  | { readonly step: 'months'; readonly count: number; readonly fen: Fen }
  | { readonly step: 'deduct'; readonly code: string; readonly otherFen: Fen; readonly fen: Fen }
  | { readonly step: 'round'; readonly toFen: number; readonly fen: Fen }
  | { readonly step: 'cap'; readonly capFen: Fen; readonly fen: Fen };

export interface Decision {
  readonly eligible: boolean;
  readonly refusal: EligibilityRefusal | null;
  /** What the refusal is about: the day of death, the code of the other programme, who of the household gets it, the reason of the pause. */
  readonly refusalDetail: string | null;
  readonly conditions: ConditionResult;
  readonly exclusions: readonly ConditionResult[];
  readonly age: number | null;
  readonly standardFen: Fen;
  readonly months: number;
  readonly amountFen: Fen;
  readonly steps: readonly AmountStep[];
}

/** A decision without the account of its conditions: what the lists of thousands are made of. */
export type Outcome = Omit<Decision, 'conditions' | 'exclusions'>;

/** The day a condition looks at an age. */
export function referenceDay(on: ReferenceDay, context: Pick<DecisionContext, 'benefitMonth' | 'asOf'>): Day {
  switch (on) {
    case 'monthStart': return firstDay(context.benefitMonth);
    case 'monthEnd': return lastDay(context.benefitMonth);
    case 'asOf': return context.asOf;
    case 'yearStart': return day(`${context.benefitMonth.slice(0, 4)}-01-01`);
    case 'yearEnd': return day(`${context.benefitMonth.slice(0, 4)}-12-31`);
  }
}

/** The age a programme counts on a day: the largest n with `ageEffectiveOn(birth, n, mode)` on or before it. */
export function countedAge(birth: Day, on: Day, mode: AgeEffective): number {
  switch (mode) {
    case 'birthday': return ageOn(birth, on);
    case 'monthOfBirthday': return ageOn(birth, lastDay(monthOf(on)));
    case 'nextMonth': return ageOn(birth, addDays(firstDay(monthOf(on)), -1));
    case 'yearStart': return yearOf(on) - yearOf(birth);
  }
}

type Found = { met: boolean | null; found: string | null };

function checkCondition(condition: Condition, person: DecisionPerson, context: DecisionContext): Found {
  switch (condition.kind) {
    case 'age': {
      if (person.birthDate === null) return { met: null, found: null };
      const on = referenceDay(condition.on, context);
      // Compared by the day from which an age counts, never by a number of years alone: that is where 29 February and the modes live.
      const old = condition.atLeast === undefined || ageEffectiveOn(person.birthDate, condition.atLeast, condition.effective) <= on;
      const young = condition.atMost === undefined || ageEffectiveOn(person.birthDate, condition.atMost + 1, condition.effective) > on;
      return { met: old && young && person.birthDate <= lastDay(context.benefitMonth), found: String(countedAge(person.birthDate, on, condition.effective)) };
    }
    case 'fact': return hasValue(person.facts[condition.fact], condition.in);
    case 'residency': return hasValue(person.facts.residency, condition.in);
    case 'membership': return hasValue(person.facts.membership, condition.in);
    case 'grid': return { met: person.gridId !== null && condition.in.includes(person.gridId), found: person.gridName };
    case 'sex': return { met: person.sex === condition.is, found: person.sex };
    case 'headOfHousehold': return { met: (person.relationCode === '02') === condition.is, found: person.relationCode };
    case 'custom':
    case 'list': return checkMark(condition, person);
  }
}

/** A condition on a field or a list. Whoever decides on those has read them; deciding without them would pay or refuse on nothing. */
export function checkMark(condition: CustomCondition | ListCondition, { marks, residentId }: DecisionPerson): Found {
  if (marks === undefined) throw new Error(`the marks of resident ${residentId} were not read`);
  const value = marks[condition.kind === 'list' ? markOfList(condition.listId) : markOfField(condition.customFieldId)];
  return { met: condition.kind === 'list' ? value !== undefined : valueMeets(condition, value), found: value ?? null };
}

function hasValue(value: string | undefined, wanted: readonly string[]): Found {
  return { met: value !== undefined && (wanted.length === 0 || wanted.includes(value)), found: value ?? null };
}

/** Decides a rule with every part of it; unknown parts make the whole unknown only where they could turn it (three-valued logic). */
export function checkRule(rule: Rule, person: DecisionPerson, context: DecisionContext): ConditionResult {
  switch (rule.kind) {
    case 'all': {
      const of = rule.of.map((part) => checkRule(part, person, context));
      return { rule, of, found: null, met: of.some((r) => r.met === false) ? false : of.some((r) => r.met === null) ? null : true };
    }
    case 'any': {
      const of = rule.of.map((part) => checkRule(part, person, context));
      return { rule, of, found: null, met: of.some((r) => r.met === true) ? true : of.some((r) => r.met === null) ? null : false };
    }
    case 'not': {
      const part = checkRule(rule.of, person, context);
      return { rule, of: [part], found: null, met: part.met === null ? null : !part.met };
    }
    default:
      return { rule, of: [], ...checkCondition(rule, person, context) };
  }
}

/**
 * Decides one person for one benefit month. The month in which somebody dies or moves out is still paid; from the next month on
 * he is not (community-welfare §5.3). Checks run in this order: gone, paused, rule, exclusions, amount.
 */
export function decideEligibility(rules: DecisionRules, person: DecisionPerson, context: DecisionContext): Decision {
  const conditions = checkRule(rules.rule, person, context);
  const exclusions = rules.exclusions.flatMap((e) => (e.kind === 'rule' ? [checkRule(e.rule, person, context)] : []));
  return { ...decideOutcome(rules, person, context, () => conditions.met, () => exclusions.map((e) => e.met)), conditions, exclusions };
}

/** The same from the answers of the rule and of the excluding rules alone; they are asked for only when it comes to them. */
export function decideOutcome(rules: DecisionRules, person: DecisionPerson, context: DecisionContext, ruleMet: () => boolean | null, exclusionsMet: () => readonly (boolean | null)[]): Outcome {
  const age = person.birthDate === null ? null : ageOn(person.birthDate, context.asOf);
  const refuse = (refusal: EligibilityRefusal, refusalDetail: string | null = null): Outcome =>
    ({ eligible: false, refusal, refusalDetail, age, standardFen: ZERO_FEN, months: monthsOf(rules, context), amountFen: ZERO_FEN, steps: [] });

  // Without a day he was not here yet: a resident who arrives after the day looked at.
  if (person.status !== 'living' && (person.statusSince === null || monthOf(person.statusSince) < context.benefitMonth)) return refuse(person.status, person.statusSince);
  if (context.pause !== null && context.pause.fromMonth <= context.benefitMonth && (context.pause.toMonth === null || context.pause.toMonth >= context.benefitMonth)) {
    return refuse('paused', context.pause.reason);
  }
  const met = ruleMet();
  if (met === false) return refuse('rule');
  if (met === null) return refuse('unknown', 'birthDate');
  const ruledOut = exclusionsMet().find((each) => each !== false);
  if (ruledOut !== undefined) return ruledOut === null ? refuse('unknown', 'birthDate') : refuse('excludedByRule');
  const rival = excludingBenefit(rules, context.others);
  if (rival !== undefined) return refuse('excludedByProgramme', rival.code);
  if (rules.onePerHousehold === true && context.rival !== undefined) return refuse('excludedByHousehold', context.rival.name);
  const amount = computeAmount(rules, person, context);
  if (amount === null) return refuse('noTier');
  if (amount.amountFen === 0) return { ...refuse('nothingLeft'), ...amount, eligible: false };
  return { eligible: true, refusal: null, refusalDetail: null, age, standardFen: amount.standardFen, months: amount.months, amountFen: amount.amountFen, steps: amount.steps };
}

const monthsOf = (rules: DecisionRules, context: DecisionContext): number => (rules.amount.per === 'month' ? context.monthsOfPeriod : 1);

/** The benefit of the same month that rules this one out: named by an exclusion, or of the same group where either may not be stacked. */
function excludingBenefit(rules: DecisionRules, others: readonly OtherBenefit[]): OtherBenefit | undefined {
  return others.find((other) => {
    const named = rules.exclusions.find((e) => e.kind === 'programme' && e.code === other.code);
    if (named?.kind === 'programme') return named.effect === 'refuse';
    return rules.exclusionGroup !== null && other.group === rules.exclusionGroup && !(rules.stackable && other.stackable);
  });
}

function findStandard(standard: Standard, person: DecisionPerson, context: DecisionContext): { tier: string | null; fen: Fen } | null {
  if (standard.kind === 'flat') return { tier: null, fen: standard.fen };
  if (standard.kind === 'ageTiers') {
    if (person.birthDate === null) return null;
    const age = countedAge(person.birthDate, referenceDay(standard.on, context), standard.effective);
    const tier = standard.tiers.find((t) => age >= t.from && (t.to === null || age <= t.to));
    return tier === undefined ? null : { tier: tier.to === null ? `${tier.from}+` : `${tier.from}-${tier.to}`, fen: tier.fen };
  }
  const value = person.facts[standard.fact];
  const tier = value === undefined ? undefined : standard.tiers.find((t) => t.in.includes(value));
  if (tier !== undefined) return { tier: value ?? null, fen: tier.fen };
  return standard.otherwiseFen === null ? null : { tier: null, fen: standard.otherwiseFen };
}

function halfMonth(amount: Amount, person: DecisionPerson, context: DecisionContext): { why: 'joined' | 'left'; day: Day } | null {
  if (amount.halfMonth === null) return null;
  const cut = addDays(firstDay(context.benefitMonth), amount.halfMonth.cutDay - 1);
  if (person.birthDate !== null) {
    const reached = ageEffectiveOn(person.birthDate, amount.halfMonth.age, 'birthday');
    if (monthOf(reached) === context.benefitMonth && reached > cut) return { why: 'joined', day: reached };
  }
  if (person.status !== 'living' && person.statusSince !== null && monthOf(person.statusSince) === context.benefitMonth && person.statusSince <= cut) {
    return { why: 'left', day: person.statusSince };
  }
  return null;
}

type ComputedAmount = Pick<Decision, 'standardFen' | 'months' | 'amountFen' | 'steps'>;

/** standard → × members → half month → × months → − other benefits → rounded → capped. Null when no tier fits. */
function computeAmount(rules: DecisionRules, person: DecisionPerson, context: DecisionContext): ComputedAmount | null {
  const { amount } = rules;
  const found = findStandard(amount.standard, person, context);
  if (found === null) return null;
  const steps: AmountStep[] = [{ step: 'standard', tier: found.tier, fen: found.fen }];
  let sum = found.fen;
  if (amount.perMember !== null) {
    const { who, atMost } = amount.perMember;
    const counted = context.members.filter((m) => m.status === 'living' && (who === null || checkRule(who, m, context).met === true)).length;
    const count = atMost === null ? counted : Math.min(counted, atMost);
    sum = multiply(sum, count);
    steps.push({ step: 'members', count, fen: sum });
  }
  const half = halfMonth(amount, person, context);
  if (half !== null) {
    sum = fen(Number(roundHalfUp(sum, 2)));
    steps.push({ step: 'halfMonth', ...half, fen: sum });
  }
  const standardFen = sum;
  const months = monthsOf(rules, context);
  if (months !== 1) {
    sum = multiply(sum, months);
    steps.push({ step: 'months', count: months, fen: sum });
  }
  for (const exclusion of rules.exclusions) {
    const other = exclusion.kind === 'programme' && exclusion.effect === 'deduct' ? context.others.find((o) => o.code === exclusion.code) : undefined;
    if (other === undefined) continue;
    sum = fen(Math.max(0, sum - other.amountFen));
    steps.push({ step: 'deduct', code: other.code, otherFen: other.amountFen, fen: sum });
  }
  if (amount.roundToFen !== 1) {
    const rounded = multiply(fen(Number(roundHalfUp(sum, amount.roundToFen))), amount.roundToFen);
    if (rounded !== sum) steps.push({ step: 'round', toFen: amount.roundToFen, fen: rounded });
    sum = rounded;
  }
  if (amount.capFen !== null && sum > amount.capFen) {
    sum = amount.capFen;
    steps.push({ step: 'cap', capFen: amount.capFen, fen: sum });
  }
  return { standardFen, months, amountFen: sum, steps };
}
