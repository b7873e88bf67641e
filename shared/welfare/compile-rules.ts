/**
 * A version's rules made ready to decide a whole register: the same answers as `decideEligibility`, without the account of every
 * condition. Ages are compared as days that were reckoned once, not reckoned for every person.
 */
import { addDays, ageEffectiveOn, day, daysBetween, lastDay, type AgeEffective, type Day } from '../days.ts';
import { checkMark, decideOutcome, referenceDay, type DecisionContext, type DecisionPerson, type DecisionRules, type Outcome } from './decide-eligibility.ts';
import type { AgeCondition, Rule } from './rule.ts';

/** What is one for all people of a list. */
export type ListContext = Pick<DecisionContext, 'benefitMonth' | 'asOf'>;

type Met = boolean | null;
type Test = (person: DecisionPerson) => Met;

const NO_RULES: readonly Met[] = [];

/** Decides one person after another of the same month and day: `context` must be of that month and day. */
export function compileRules(rules: DecisionRules, list: ListContext): (person: DecisionPerson, context: DecisionContext) => Outcome {
  const rule = compileRule(rules.rule, list);
  const exclusions = rules.exclusions.flatMap((e) => (e.kind === 'rule' ? [compileRule(e.rule, list)] : []));
  return (person, context) => decideOutcome(rules, person, context, () => rule(person), () => (exclusions.length === 0 ? NO_RULES : exclusions.map((test) => test(person))));
}

/** Whether a person meets a rule; null: the office does not know. As `checkRule` answers it. */
export function compileRule(rule: Rule, list: ListContext): Test {
  switch (rule.kind) {
    case 'all': return joined(rule.of.map((part) => compileRule(part, list)), false);
    case 'any': return joined(rule.of.map((part) => compileRule(part, list)), true);
    case 'not': {
      const part = compileRule(rule.of, list);
      return (person) => { const met = part(person); return met === null ? null : !met; };
    }
    case 'age': return compileAge(rule, list);
    case 'fact': return hasValue(rule.fact, rule.in);
    case 'residency': return hasValue('residency', rule.in);
    case 'membership': return hasValue('membership', rule.in);
    case 'grid': return (person) => person.gridId !== null && rule.in.includes(person.gridId);
    case 'sex': return (person) => person.sex === rule.is;
    case 'headOfHousehold': return (person) => (person.relationCode === '02') === rule.is;
    case 'custom':
    case 'list': return (person) => checkMark(rule, person).met;
  }
}

/** One part that answers `decides` decides the whole, false for 'all' and true for 'any'; else one that is not known leaves it unknown. */
function joined(parts: readonly Test[], decides: boolean): Test {
  return (person) => {
    let whole: Met = !decides;
    for (const part of parts) {
      const met = part(person);
      if (met === decides) return decides;
      if (met === null) whole = null;
    }
    return whole;
  };
}

function hasValue(fact: keyof DecisionPerson['facts'], wanted: readonly string[]): Test {
  return ({ facts }) => { const value = facts[fact]; return value !== undefined && (wanted.length === 0 || wanted.includes(value)); };
}

function compileAge({ atLeast, atMost, effective, on }: AgeCondition, list: ListContext): Test {
  const seen = referenceDay(on, list);
  const oldest = atLeast === undefined ? null : lastBirthOf(atLeast, effective, seen);
  const youngest = atMost === undefined ? null : lastBirthOf(atMost + 1, effective, seen);
  const end = lastDay(list.benefitMonth);
  return ({ birthDate }) => (birthDate === null ? null : (oldest === null || birthDate <= oldest) && (youngest === null || birthDate > youngest) && birthDate <= end);
}

const FIRST = day('0001-01-01');

/** The last birthday that counts as `years` on the day: who was born later does not, who was born earlier does. '' when nobody does. */
function lastBirthOf(years: number, effective: AgeEffective, on: Day): string {
  // Nobody is born later than two years after the day he counts as any age.
  const latest = `${String(Math.min(9998 - years, Number(on.slice(0, 4)) + 2)).padStart(4, '0')}-12-31` as Day;
  let none = daysBetween(FIRST, latest) + 1;
  let some = -1;
  // The day an age counts from never falls when the birthday rises, so the bound is found by halving.
  while (none - some > 1) {
    const half = Math.floor((none + some) / 2);
    if (ageEffectiveOn(addDays(FIRST, half), years, effective) <= on) some = half;
    else none = half;
  }
  return some < 0 ? '' : addDays(FIRST, some);
}

