/** Rules on the office's own fields and lists; and rules without them, which decide as they always did. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageEffectiveOn, AGE_EFFECTIVE, addDays, day, lastDay, month } from '../days.ts';
import type { GridId, ResidentId } from '../ids.ts';
import { fen } from '../money.ts';
import { FACT_KINDS, FACT_VALUES } from '../person-as-of.ts';
import { checkRule, decideEligibility, referenceDay, type DecisionContext, type DecisionPerson, type DecisionRules } from './decide-eligibility.ts';
import { markConditions, markOfField, markOfList, marksNeeded, tenThousandths, type Marks } from './marks.ts';
import { explanationLines, refusalSentence, ruleSentence } from './rule-sentence.ts';
import { REFERENCE_DAYS, ruleSchema, type Rule } from './rule.ts';

const context: DecisionContext = { benefitMonth: month('2026-09'), asOf: day('2026-09-08'), monthsOfPeriod: 1, pause: null, others: [], members: [] };
const person = (marks?: Marks, over: Partial<DecisionPerson> = {}): DecisionPerson => ({
  residentId: 1 as ResidentId, sex: '1', birthDate: day('1960-01-01'), status: 'living', statusSince: null, relationCode: '02', gridId: 1 as GridId, gridName: '一网格', facts: { residency: 'registered' }, ...(marks === undefined ? {} : { marks }), ...over,
});
const rules = (rule: Rule, over: Partial<DecisionRules> = {}): DecisionRules => ({ rule, amount: { standard: { kind: 'flat', fen: fen(10_000) }, per: 'month', perMember: null, halfMonth: null, capFen: null, roundToFen: 1 }, exclusions: [], stackable: true, exclusionGroup: null, ...over });
const field = (value?: string): Marks => (value === undefined ? {} : { [markOfField(7)]: value });
const custom = { kind: 'custom' as const, customFieldId: 7 };

describe('a condition on a field of the office’s own', () => {
  test.each<[Rule, string | undefined, boolean]>([
    [{ ...custom, by: 'number', atLeast: '15' }, '15', true], [{ ...custom, by: 'number', atLeast: '15' }, '14.9999', false], [{ ...custom, by: 'number', atLeast: '9', atMost: '100' }, '20', true],
    [{ ...custom, by: 'number', atMost: '0.1' }, '0.10', true], [{ ...custom, by: 'number', atMost: '-1' }, '-1.5', true], [{ ...custom, by: 'number', atMost: '-1' }, '-0.5', false],
    [{ ...custom, by: 'number', atLeast: '999999999999.9999' }, '999999999999.9998', false], [{ ...custom, by: 'number', atLeast: '0' }, undefined, false],
    [{ ...custom, by: 'day', from: day('2020-01-01') }, '2020-01-01', true], [{ ...custom, by: 'day', from: day('2020-01-01') }, '2019-12-31', false], [{ ...custom, by: 'day', from: day('2020-01-01'), to: day('2020-12-31') }, '2021-01-01', false], [{ ...custom, by: 'day', to: day('2020-12-31') }, undefined, false],
    [{ ...custom, by: 'choice', in: ['自住', '出租'] }, '出租', true], [{ ...custom, by: 'choice', in: ['自住'] }, '出租', false], [{ ...custom, by: 'choice', in: [] }, '出租', true], [{ ...custom, by: 'choice', in: [] }, undefined, false],
    [{ ...custom, by: 'yesNo', is: 'yes' }, 'yes', true], [{ ...custom, by: 'yesNo', is: 'no' }, 'no', true], [{ ...custom, by: 'yesNo', is: 'no' }, undefined, false], [{ ...custom, by: 'any' }, '鲁B1', true], [{ ...custom, by: 'any' }, undefined, false],
    [{ kind: 'not', of: { ...custom, by: 'yesNo', is: 'yes' } }, undefined, true],
  ])('%j on %s → %s', (rule, value, met) => {
    expect(decideEligibility(rules(rule), person(field(value)), context).eligible).toBe(met);
    expect(ruleSchema.safeParse(rule).success).toBe(true);
  });

  test('numbers are compared by their value, whatever their places', () => {
    fc.assert(fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (a, b) => {
      const text = (n: number): string => `${n < 0 ? '-' : ''}${Math.floor(Math.abs(n) / 10_000)}.${String(Math.abs(n) % 10_000).padStart(4, '0')}`;
      expect(tenThousandths(text(a)) <= tenThousandths(text(b))).toBe(a <= b);
    }));
  });

  test('is on a list', () => {
    const on: Rule = { kind: 'list', listId: 3 };
    expect([person({ [markOfList(3)]: 'on' }), person({ [markOfList(4)]: 'on' }), person({})].map((who) => decideEligibility(rules(on), who, context).eligible)).toEqual([true, false, false]);
  });

  test.each<[string, unknown]>([
    ['a number without a bound', { ...custom, by: 'number' }], ['bounds upside down', { ...custom, by: 'number', atLeast: '20', atMost: '3' }], ['a number that is none', { ...custom, by: 'number', atLeast: '1e5' }],
    ['days upside down', { ...custom, by: 'day', from: '2021-01-01', to: '2020-01-01' }], ['a day that is none', { ...custom, by: 'day', from: '2020-02-30' }], ['free text', { ...custom, by: 'text', is: 'x' }], ['no field', { ...custom, customFieldId: 0, by: 'any' }], ['no list', { kind: 'list', listId: 0 }],
  ])('is refused at the door with %s', (_what, rule) => { expect(ruleSchema.safeParse(rule).success).toBe(false); });

  test('is never decided on without having been read', () => {
    expect(() => decideEligibility(rules({ kind: 'list', listId: 3 }), person(), context)).toThrow(/were not read/);
  });
});

test('what a version asks for is found wherever it stands, and nothing where it asks for nothing', () => {
  const asking = rules({ kind: 'all', of: [{ kind: 'not', of: { kind: 'list', listId: 9 } }, { ...custom, by: 'any' }] }, { exclusions: [{ kind: 'rule', rule: { kind: 'list', listId: 4 } }], amount: { ...rules({ kind: 'sex', is: '1' }).amount, perMember: { who: { ...custom, customFieldId: 2, by: 'any' }, atMost: null } } });
  expect(marksNeeded(asking)).toEqual({ fieldIds: [2, 7], listIds: [4, 9] });
  expect(markConditions(asking)).toHaveLength(4);
  expect(marksNeeded(rules({ kind: 'sex', is: '1' }))).toBeNull();
});

test('reads as a sentence, and says what was found', () => {
  const names = new Map<number | string, string>([[markOfField(7), '工龄'], [markOfList(3), '困难职工']]);
  const say = (rule: Rule) => [ruleSentence(rule, 'zh', names), ruleSentence(rule, 'en', names)];
  expect(say({ ...custom, by: 'number', atLeast: '15', atMost: '30' })).toEqual(['“工龄”在15至30之间', '“工龄” from 15 to 30']);
  expect(say({ ...custom, by: 'number', atLeast: '15' })).toEqual(['“工龄”不少于15', '“工龄” at least 15']);
  expect(say({ ...custom, by: 'day', to: day('2020-12-31') })).toEqual(['“工龄”在2020-12-31或以前', '“工龄” on or before 2020-12-31']);
  expect(say({ ...custom, by: 'choice', in: ['甲', '乙'] })).toEqual(['“工龄”为甲或乙', '“工龄”: 甲 or 乙']);
  expect(say({ ...custom, by: 'choice', in: [] })).toEqual(['有“工龄”记录', 'has a record of “工龄”']);
  expect(say({ ...custom, by: 'yesNo', is: 'no' })).toEqual(['“工龄”为否', '“工龄”: no']);
  expect(say({ kind: 'not', of: { kind: 'list', listId: 3 } })).toEqual(['不满足：在名单“困难职工”上', 'not: on the list “困难职工”']);
  expect(ruleSentence({ ...custom, by: 'any' }, 'zh')).toBe('有“自定义项7”记录');
  const refused = decideEligibility(rules({ kind: 'all', of: [{ ...custom, by: 'number', atLeast: '15' }, { kind: 'list', listId: 3 }] }), person(field('4')), context);
  expect(refusalSentence(refused, 'zh', names)).toBe('不符合发放条件：“工龄”不少于15，实际4；在名单“困难职工”上，实际不在名单上');
  expect(explanationLines(decideEligibility(rules({ ...custom, by: 'yesNo', is: 'yes' }), person(field('no')), context), month('2026-09'), 'zh', names)[1]!.text).toBe('要求：“工龄”为是；实际：否；不符合');
});

/** What the rules said before there were fields and lists, written down once more and as plainly as can be. */
function meets(rule: Rule, who: DecisionPerson): boolean {
  const fact = (value: string | undefined, wanted: readonly string[]): boolean => value !== undefined && (wanted.length === 0 || wanted.includes(value));
  switch (rule.kind) {
    case 'all': return rule.of.every((part) => meets(part, who));
    case 'any': return rule.of.some((part) => meets(part, who));
    case 'not': return !meets(rule.of, who);
    case 'sex': return who.sex === rule.is;
    case 'grid': return who.gridId !== null && rule.in.includes(who.gridId);
    case 'headOfHousehold': return (who.relationCode === '02') === rule.is;
    case 'fact': return fact(who.facts[rule.fact], rule.in);
    case 'residency': return fact(who.facts.residency, rule.in);
    case 'membership': return fact(who.facts.membership, rule.in);
    case 'age': {
      const on = referenceDay(rule.on, context);
      return who.birthDate! <= lastDay(context.benefitMonth) && (rule.atLeast === undefined || ageEffectiveOn(who.birthDate!, rule.atLeast, rule.effective) <= on) && (rule.atMost === undefined || ageEffectiveOn(who.birthDate!, rule.atMost + 1, rule.effective) > on);
    }
    default: throw new Error('not a rule of before');
  }
}
const oldCondition: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ kind: fc.constant('age' as const), atLeast: fc.integer({ min: 0, max: 70 }), atMost: fc.integer({ min: 70, max: 120 }), effective: fc.constantFrom(...AGE_EFFECTIVE), on: fc.constantFrom(...REFERENCE_DAYS) }),
  fc.constantFrom(...FACT_KINDS).chain((kind) => fc.subarray([...FACT_VALUES[kind]] as string[]).map((values): Rule => ({ kind: 'fact', fact: kind, in: values }))),
  fc.constantFrom<Rule>({ kind: 'sex', is: '2' }, { kind: 'grid', in: [1, 3] }, { kind: 'headOfHousehold', is: true }, { kind: 'residency', in: ['registered'] }, { kind: 'membership', in: ['member', 'retained'] }),
);
const oldRule = (depth: number): fc.Arbitrary<Rule> => (depth === 0 ? oldCondition : fc.oneof(oldCondition, fc.array(oldRule(depth - 1), { minLength: 1, maxLength: 3 }).map((of): Rule => ({ kind: 'all', of })), fc.array(oldRule(depth - 1), { minLength: 1, maxLength: 3 }).map((of): Rule => ({ kind: 'any', of })), oldRule(depth - 1).map((of): Rule => ({ kind: 'not', of }))));
const anybody: fc.Arbitrary<DecisionPerson> = fc.record({
  born: fc.integer({ min: 0, max: 40_000 }), sex: fc.constantFrom('1' as const, '2' as const), grid: fc.constantFrom(null, 1, 2, 3), relation: fc.constantFrom('02', '20', null),
  facts: fc.dictionary(fc.constantFrom(...FACT_KINDS), fc.integer({ min: 0, max: 40 })),
}).map(({ born, sex, grid, relation, facts }) => person(undefined, {
  birthDate: addDays(day('1916-01-01'), born), sex, gridId: grid as GridId | null, relationCode: relation,
  facts: Object.fromEntries(Object.entries(facts).map(([kind, at]) => { const values = FACT_VALUES[kind as (typeof FACT_KINDS)[number]]; return [kind, values[at % values.length]]; })),
}));

test('rules of before decide as before, whatever fields and lists there are', () => {
  fc.assert(fc.property(oldRule(3), anybody, fc.dictionary(fc.constantFrom('field:1', 'field:7', 'list:3'), fc.constantFrom('on', '12', 'yes')), (rule, who, marks) => {
    const plain = checkRule(rule, who, context);
    expect(plain.met).toBe(meets(rule, who));
    expect(checkRule(rule, { ...who, marks }, context)).toEqual(plain);
    expect(marksNeeded(rules(rule))).toBeNull();
  }), { numRuns: 500 });
});
