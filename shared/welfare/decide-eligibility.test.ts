import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageEffectiveOn, AGE_EFFECTIVE, addDays, day, firstDay, month, monthOf, type AgeEffective } from '../days.ts';
import type { GridId, ResidentId } from '../ids.ts';
import { fen } from '../money.ts';
import type { Amount } from './amount.ts';
import { amountSchema, exclusionsSchema } from './amount.ts';
import { countedAge, decideEligibility, type DecisionContext, type DecisionPerson, type DecisionRules } from './decide-eligibility.ts';
import { ruleSchema, type ReferenceDay, type Rule } from './rule.ts';

const flat = (sum: number): Amount => ({ standard: { kind: 'flat', fen: fen(sum) }, per: 'month', perMember: null, halfMonth: null, capFen: null, roundToFen: 1 });
const person = (over: Partial<DecisionPerson> = {}): DecisionPerson => ({
  residentId: 1 as ResidentId, sex: '1', birthDate: day('1960-01-01'), status: 'living', statusSince: null, relationCode: '02', gridId: 1 as GridId, gridName: '一网格', facts: { residency: 'registered' }, ...over,
});
const context = (over: Partial<DecisionContext> = {}): DecisionContext => ({ benefitMonth: month('2026-09'), asOf: day('2026-09-08'), monthsOfPeriod: 1, pause: null, others: [], members: [], ...over });
const rules = (rule: Rule, over: Partial<DecisionRules> = {}): DecisionRules => ({ rule, amount: flat(10_000), exclusions: [], stackable: true, exclusionGroup: null, ...over });
const age = (atLeast: number, effective: AgeEffective = 'birthday', on: ReferenceDay = 'monthStart', atMost?: number): Rule => ({ kind: 'age', atLeast, atMost, effective, on });

describe('the age is counted by mode and reference day (September 2026)', () => {
  test.each([
    // born, mode, looked at, outcome
    ['1966-09-15', 'birthday', 'monthStart', false], // 60 on the 15th: not on the 1st
    ['1966-09-15', 'birthday', 'monthEnd', true],
    ['1966-09-15', 'birthday', 'asOf', false], // the 8th
    ['1966-09-08', 'birthday', 'asOf', true], // on the birthday itself
    ['1966-09-15', 'monthOfBirthday', 'monthStart', true], // 当月满
    ['1966-10-01', 'monthOfBirthday', 'monthEnd', false],
    ['1966-09-15', 'nextMonth', 'monthStart', false], // 次月起
    ['1966-09-15', 'nextMonth', 'monthEnd', false],
    ['1966-08-31', 'nextMonth', 'monthStart', true],
    ['1966-12-31', 'yearStart', 'monthStart', true],
    ['1967-01-01', 'yearStart', 'yearEnd', false],
    ['1966-12-31', 'birthday', 'yearEnd', true],
    ['1966-01-01', 'birthday', 'yearStart', true],
    ['1966-01-02', 'birthday', 'yearStart', false],
  ] as const)('born %s, %s, on %s → %s', (born, mode, on, eligible) => {
    expect(decideEligibility(rules(age(60, mode, on)), person({ birthDate: day(born) }), context()).eligible).toBe(eligible);
  });
});

describe('29 February counts on 1 March in common years', () => {
  test.each([
    ['2026-02', 'birthday', 'monthEnd', false], ['2026-03', 'birthday', 'monthStart', true], ['2026-02', 'monthOfBirthday', 'monthStart', false], ['2026-03', 'monthOfBirthday', 'monthStart', true],
    ['2026-03', 'nextMonth', 'monthEnd', false], ['2026-04', 'nextMonth', 'monthStart', true], ['2026-01', 'yearStart', 'monthStart', true],
  ] as const)('born 1956-02-29, month %s, %s on %s: 70 → %s', (benefitMonth, mode, on, eligible) => {
    const at = context({ benefitMonth: month(benefitMonth), asOf: firstDay(month(benefitMonth)) });
    expect(decideEligibility(rules(age(70, mode, on)), person({ birthDate: day('1956-02-29') }), at).eligible).toBe(eligible);
  });
  test('born 1964-02-29 turns 60 on the day in a leap year', () => {
    const at = context({ benefitMonth: month('2024-02'), asOf: day('2024-02-29') });
    expect(decideEligibility(rules(age(60, 'birthday', 'asOf')), person({ birthDate: day('1964-02-29') }), at).eligible).toBe(true);
  });
});

test('the counted age is the largest n that has begun to count', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 36_000 }), fc.integer({ min: 0, max: 40_000 }), fc.constantFrom(...AGE_EFFECTIVE), (born, later, mode) => {
    const birth = addDays(day('1920-01-01'), born);
    const on = addDays(birth, later);
    const n = countedAge(birth, on, mode);
    expect(n < 0 || ageEffectiveOn(birth, n, mode) <= on).toBe(true);
    expect(ageEffectiveOn(birth, n + 1, mode) > on).toBe(true);
  }));
});

describe('who is paid and who is not', () => {
  const elderly = rules({ kind: 'all', of: [age(60), { kind: 'any', of: [{ kind: 'membership', in: ['member', 'retained'] }, { kind: 'residency', in: ['registered'] }] }] });
  test.each<[string, Partial<DecisionPerson>, Partial<DecisionContext>, string | null]>([
    ['registered and old enough', {}, {}, null],
    ['member living away', { facts: { membership: 'retained', residency: 'away' } }, {}, null],
    ['tenant', { facts: { residency: 'tenant' } }, {}, 'rule'],
    ['without any fact', { facts: {} }, {}, 'rule'],
    ['too young', { birthDate: day('1990-01-01') }, {}, 'rule'],
    ['no birth date', { birthDate: null }, {}, 'unknown'],
    ['no birth date, but a tenant anyway', { birthDate: null, facts: { residency: 'tenant' } }, {}, 'rule'],
    ['died within the month: still paid', { status: 'dead', statusSince: day('2026-09-01') }, {}, null],
    ['died in the last month', { status: 'dead', statusSince: day('2026-08-31') }, {}, 'dead'],
    ['moved out within the month: still paid', { status: 'movedOut', statusSince: day('2026-09-30') }, {}, null],
    ['moved out before', { status: 'movedOut', statusSince: day('2026-08-01') }, {}, 'movedOut'],
    ['not here yet', { status: 'movedOut', statusSince: null }, {}, 'movedOut'],
    ['paused until further notice', {}, { pause: { fromMonth: month('2026-09'), toMonth: null, reason: '服刑' } }, 'paused'],
    ['pause is over', {}, { pause: { fromMonth: month('2026-07'), toMonth: month('2026-08'), reason: '外出' } }, null],
    ['dead wins over paused', { status: 'dead', statusSince: day('2026-01-01') }, { pause: { fromMonth: month('2026-01'), toMonth: null, reason: 'x' } }, 'dead'],
  ])('%s', (_, who, when, refusal) => {
    expect(decideEligibility(elderly, person(who), context(when)).refusal).toBe(refusal);
  });

  test.each<[string, Rule, Partial<DecisionPerson>, boolean]>([
    ['sex', { kind: 'sex', is: '2' }, { sex: '2' }, true], ['other sex', { kind: 'sex', is: '2' }, {}, false],
    ['grid', { kind: 'grid', in: [1, 2] }, {}, true], ['other grid', { kind: 'grid', in: [2] }, {}, false], ['no grid', { kind: 'grid', in: [1] }, { gridId: null }, false],
    ['head', { kind: 'headOfHousehold', is: true }, {}, true], ['not head', { kind: 'headOfHousehold', is: false }, { relationCode: '20' }, true],
    ['fact of any value', { kind: 'fact', fact: 'disability', in: [] }, { facts: { disability: '42' } }, true], ['fact missing', { kind: 'fact', fact: 'disability', in: [] }, {}, false],
    ['fact in list', { kind: 'fact', fact: 'disability', in: ['41', '42'] }, { facts: { disability: '43' } }, false],
    ['out of work', { kind: 'fact', fact: 'employment', in: ['unemployed', 'none'] }, { facts: { employment: 'unemployed' } }, true], ['at work', { kind: 'fact', fact: 'employment', in: ['unemployed'] }, { facts: { employment: 'employed' } }, false],
    ['not', { kind: 'not', of: { kind: 'fact', fact: 'insured', in: ['employee'] } }, {}, true],
    ['band', age(60, 'birthday', 'monthStart', 69), { birthDate: day('1957-09-01') }, true], ['above the band', age(60, 'birthday', 'monthStart', 68), { birthDate: day('1957-09-01') }, false],
  ])('%s', (_, rule, who, met) => {
    expect(decideEligibility(rules(rule), person(who), context()).eligible).toBe(met);
  });
});

describe('how much', () => {
  const everybody: Rule = { kind: 'residency', in: ['registered'] };
  const bands = { ...flat(1), standard: { kind: 'ageTiers' as const, effective: 'birthday' as const, on: 'monthStart' as const, tiers: [{ from: 70, to: 79, fen: fen(10_000) }, { from: 80, to: 89, fen: fen(20_000) }, { from: 90, to: null, fen: fen(30_000) }] } };
  const half = { ...flat(10_001), halfMonth: { cutDay: 15, age: 60 } };
  const other = (code: string, sum: number, over = {}) => ({ code, name: code, group: null, stackable: true, amountFen: fen(sum), ...over });
  test.each<[string, Partial<DecisionRules>, Partial<DecisionPerson>, Partial<DecisionContext>, number]>([
    ['flat', { amount: flat(10_000) }, {}, {}, 10_000],
    ['flat for a quarter', { amount: flat(10_000) }, {}, { monthsOfPeriod: 3 }, 30_000],
    ['per payment, whatever the period', { amount: { ...flat(5_000), per: 'payment' } }, {}, { monthsOfPeriod: 12 }, 5_000],
    ['tier 70–79', { amount: bands }, { birthDate: day('1950-01-01') }, {}, 10_000],
    ['tier 90+', { amount: bands }, { birthDate: day('1930-01-01') }, {}, 30_000],
    ['below every tier', { amount: bands }, {}, {}, 0],
    ['tier by fact', { amount: { ...flat(1), standard: { kind: 'factTiers', fact: 'disability', tiers: [{ in: ['41', '42'], fen: fen(700) }], otherwiseFen: fen(300) } } }, { facts: { residency: 'registered', disability: '42' } }, {}, 700],
    ['other values of the fact', { amount: { ...flat(1), standard: { kind: 'factTiers', fact: 'disability', tiers: [{ in: ['41'], fen: fen(700) }], otherwiseFen: fen(300) } } }, {}, {}, 300],
    ['per member, at most two', { amount: { ...flat(300), perMember: { who: null, atMost: 2 } } }, {}, { members: [person(), person(), person()] }, 600],
    ['per member who is registered and living', { amount: { ...flat(300), perMember: { who: everybody, atMost: null } } }, {}, { members: [person(), person({ facts: {} }), person({ status: 'dead' })] }, 300],
    ['half a month for who turns 60 on the 16th', { amount: half }, { birthDate: day('1966-09-16') }, {}, 5_001],
    ['whole for who turns 60 on the 15th', { amount: half }, { birthDate: day('1966-09-15') }, {}, 10_001],
    ['half for who dies on the 15th', { amount: half }, { status: 'dead', statusSince: day('2026-09-15') }, {}, 5_001],
    ['whole for who dies on the 16th', { amount: half }, { status: 'dead', statusSince: day('2026-09-16') }, {}, 10_001],
    ['capped', { amount: { ...flat(10_000), capFen: fen(8_000) } }, {}, {}, 8_000],
    ['rounded to 角, halves up', { amount: { ...flat(1_005), roundToFen: 10 } }, {}, {}, 1_010],
    ['rounded to 元', { amount: { ...flat(1_049), roundToFen: 100 } }, {}, {}, 1_000],
    ['less the other benefit', { exclusions: [{ kind: 'programme', code: 'W02', effect: 'deduct' }] }, {}, { others: [other('W02', 4_000)] }, 6_000],
    ['nothing left of it', { exclusions: [{ kind: 'programme', code: 'W02', effect: 'deduct' }] }, {}, { others: [other('W02', 40_000)] }, 0],
    ['excluded by the other benefit', { exclusions: [{ kind: 'programme', code: 'W02', effect: 'refuse' }] }, {}, { others: [other('W02', 4_000)] }, 0],
    ['excluded by a fact', { exclusions: [{ kind: 'rule', rule: { kind: 'fact', fact: 'lowIncome', in: ['tekun'] } }] }, { facts: { residency: 'registered', lowIncome: 'tekun' } }, {}, 0],
    ['one of the group, not stackable', { exclusionGroup: '养老', stackable: false }, {}, { others: [other('W02', 4_000, { group: '养老' })] }, 0],
    ['of the group, both stackable', { exclusionGroup: '养老' }, {}, { others: [other('W02', 4_000, { group: '养老' })] }, 10_000],
    ['another group', { exclusionGroup: '养老', stackable: false }, {}, { others: [other('W02', 4_000, { group: '教育' })] }, 10_000],
  ])('%s', (_, over, who, when, amountFen) => {
    const decision = decideEligibility(rules(everybody, over), person(who), context(when));
    expect(decision.amountFen).toBe(amountFen);
    expect(decision.eligible).toBe(amountFen > 0);
    expect(decision.eligible ? decision.steps.at(-1)?.fen : 0).toBe(amountFen);
  });
});

describe('a rule at the door', () => {
  const deep = (n: number): unknown => (n === 0 ? { kind: 'sex', is: '1' } : { kind: 'not', of: deep(n - 1) });
  test.each<[string, unknown]>([
    ['unknown kind', { kind: 'script', code: '1' }], ['unknown key', { kind: 'sex', is: '1', also: 1 }], ['age without a bound', { kind: 'age', effective: 'birthday', on: 'asOf' }],
    ['band upside down', { kind: 'age', atLeast: 70, atMost: 60, effective: 'birthday', on: 'asOf' }], ['a value the fact cannot have', { kind: 'fact', fact: 'disability', in: ['99'] }],
    ['empty group', { kind: 'all', of: [] }], ['too deep to read', deep(7)],
  ])('refuses %s', (_, rule) => { expect(ruleSchema.safeParse(rule).success).toBe(false); });
  test('refuses overlapping tiers and unknown exclusions', () => {
    expect(amountSchema.safeParse({ ...flat(1), standard: { kind: 'ageTiers', effective: 'birthday', on: 'asOf', tiers: [{ from: 60, to: 70, fen: 1 }, { from: 70, to: null, fen: 2 }] } }).success).toBe(false);
    expect(exclusionsSchema.safeParse([{ kind: 'programme', code: 'W02', effect: 'half' }]).success).toBe(false);
    expect(amountSchema.safeParse(flat(10_000)).success).toBe(true);
  });
});

test('the month of somebody who dies is the last that is paid, whatever the day', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 720 }), (offset) => {
    const died = addDays(day('2026-01-01'), offset);
    const gone = person({ status: 'dead', statusSince: died });
    const at = (m: string) => context({ benefitMonth: month(m), asOf: firstDay(month(m)) });
    for (const m of ['2026-06', '2026-12', '2027-06']) expect(decideEligibility(rules({ kind: 'sex', is: '1' }), gone, at(m)).eligible).toBe(month(m) <= monthOf(died));
  }));
});
