import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, AGE_EFFECTIVE, day, firstDay, lastDay, month, type Day, type Month } from '../days.ts';
import type { GridId, ResidentId } from '../ids.ts';
import { fen } from '../money.ts';
import { FACT_KINDS, FACT_VALUES, type FactKind } from '../person-as-of.ts';
import type { Amount, Exclusion } from './amount.ts';
import { compileRule, compileRules } from './compile-rules.ts';
import { checkRule, decideEligibility, type DecisionContext, type DecisionPerson, type DecisionRules, type OtherBenefit } from './decide-eligibility.ts';
import { REFERENCE_DAYS, type Rule } from './rule.ts';

const someOf = <T>(values: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...values], { minLength: 1 });

const months = fc.integer({ min: 0, max: 40 }).map((n) => addMonths(month('2024-01'), n));
/** Many of them at the edges: around 29 February, around the day on which 60 or 80 are complete in the months above. */
const births = fc.oneof(
  fc.integer({ min: 0, max: 40_000 }).map((n) => addDays(day('1920-01-01'), n)),
  fc.tuple(fc.constantFrom(1924, 1944, 1945, 1964, 1965, 1966, 1967), fc.integer({ min: -3, max: 3 })).map(([year, n]) => addDays(day(`${year}-03-01`), n)),
  fc.tuple(fc.constantFrom(0, 3, 60, 80), months, fc.integer({ min: -2, max: 2 })).map(([years, of, n]) => addDays(firstDay(addMonths(of, -12 * years)), n)),
);
const age = fc.record({ bounds: fc.constantFrom([60, undefined], [undefined, 59], [60, 79], [80, 80], [0, 3], [undefined, 17], [0, undefined], [150, undefined]), effective: fc.constantFrom(...AGE_EFFECTIVE), on: fc.constantFrom(...REFERENCE_DAYS) })
  .map(({ bounds: [atLeast, atMost], ...rest }): Rule => ({ kind: 'age', ...(atLeast === undefined ? {} : { atLeast }), ...(atMost === undefined ? {} : { atMost }), ...rest }));
const fact = fc.constantFrom(...FACT_KINDS).chain((kind): fc.Arbitrary<Rule> => fc.subarray([...FACT_VALUES[kind]] as string[]).map((values) => ({ kind: 'fact', fact: kind, in: values })));
const leaf: fc.Arbitrary<Rule> = fc.oneof(
  { weight: 4, arbitrary: age }, { weight: 2, arbitrary: fact },
  { weight: 2, arbitrary: someOf(FACT_VALUES.residency).map((values): Rule => ({ kind: 'residency', in: values })) },
  { weight: 1, arbitrary: someOf(FACT_VALUES.membership).map((values): Rule => ({ kind: 'membership', in: values })) },
  { weight: 1, arbitrary: someOf([1, 2, 3]).map((values): Rule => ({ kind: 'grid', in: values })) },
  { weight: 1, arbitrary: fc.constantFrom<'1' | '2'>('1', '2').map((is): Rule => ({ kind: 'sex', is })) },
  { weight: 1, arbitrary: fc.boolean().map((is): Rule => ({ kind: 'headOfHousehold', is })) },
  { weight: 2, arbitrary: fc.constantFrom<Rule>({ kind: 'list', listId: 1 }, { kind: 'list', listId: 2 }, { kind: 'custom', customFieldId: 1, by: 'number', atLeast: '2', atMost: '10' }, { kind: 'custom', customFieldId: 2, by: 'yesNo', is: 'no' }, { kind: 'custom', customFieldId: 2, by: 'any' }) },
);
const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4, withCrossShrink: true }, leaf,
    fc.array(tie('rule'), { minLength: 1, maxLength: 4 }).map((of): Rule => ({ kind: 'all', of })), fc.array(tie('rule'), { minLength: 1, maxLength: 4 }).map((of): Rule => ({ kind: 'any', of })),
    tie('rule').map((of): Rule => ({ kind: 'not', of })),
  ),
}));

const facts = fc.array(fc.constantFrom(...FACT_KINDS).chain((kind): fc.Arbitrary<[FactKind, string]> => fc.constantFrom(...FACT_VALUES[kind]).map((value) => [kind, value])), { maxLength: 4 })
  .map((pairs) => Object.fromEntries([['residency', 'registered'], ...pairs]) as DecisionPerson['facts']);
const status = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ status: 'living' as const, statusSince: null }) },
  { weight: 1, arbitrary: fc.record({ status: fc.constantFrom('dead' as const, 'movedOut' as const), statusSince: fc.option(fc.integer({ min: 0, max: 1_300 }).map((n) => addDays(day('2024-01-01'), n))) }) },
);
const person: fc.Arbitrary<DecisionPerson> = fc.record({
  residentId: fc.constant(1 as ResidentId), sex: fc.constantFrom('1' as const, '2' as const, '9' as const), birthDate: fc.option(births, { freq: 8 }), status, relationCode: fc.constantFrom('02', '99', null),
  gridId: fc.constantFrom(null, 1 as GridId, 4 as GridId), gridName: fc.constantFrom(null, '一网格'), facts: fc.oneof(facts, fc.constant({})),
  marks: fc.record({ 'list:1': fc.constant('on'), 'list:2': fc.constant('on'), 'field:1': fc.constantFrom('1.5', '2', '9', '10.0001'), 'field:2': fc.constantFrom('yes', 'no') }, { requiredKeys: [] }),
}).map(({ status: standing, ...rest }) => ({ ...rest, ...standing }));

const amount: fc.Arbitrary<Amount> = fc.record({
  standard: fc.oneof(
    fc.constant({ kind: 'flat' as const, fen: fen(10_005) }),
    fc.record({ kind: fc.constant('ageTiers' as const), effective: fc.constantFrom(...AGE_EFFECTIVE), on: fc.constantFrom(...REFERENCE_DAYS), tiers: fc.constantFrom([{ from: 60, to: 79, fen: fen(5_000) }, { from: 80, to: null, fen: fen(0) }], [{ from: 0, to: null, fen: fen(7_777) }]) }),
    fc.record({ kind: fc.constant('factTiers' as const), fact: fc.constant('residency' as const), tiers: fc.constant([{ in: ['registered'], fen: fen(3_000) }]), otherwiseFen: fc.constantFrom(null, fen(100)) }),
  ),
  per: fc.constantFrom('month' as const, 'payment' as const), perMember: fc.constantFrom(null, { who: null, atMost: 2 }), halfMonth: fc.constantFrom(null, { cutDay: 15, age: 60 }),
  capFen: fc.constantFrom(null, fen(9_000)), roundToFen: fc.constantFrom(1 as const, 10 as const, 100 as const),
});
const exclusion: fc.Arbitrary<Exclusion> = fc.oneof(
  rule.map((each): Exclusion => ({ kind: 'rule', rule: { kind: 'all', of: [each, { kind: 'fact', fact: 'insured', in: [] }] } })),
  fc.constantFrom<'refuse' | 'deduct'>('refuse', 'deduct').map((effect): Exclusion => ({ kind: 'programme', code: 'D01', effect })),
);
const rules: fc.Arbitrary<DecisionRules> = fc.record({ rule, amount, exclusions: fc.array(exclusion, { maxLength: 2 }), stackable: fc.boolean(), exclusionGroup: fc.constantFrom(null, 'care'), onePerHousehold: fc.boolean() });
const other: fc.Arbitrary<OtherBenefit> = fc.record({ code: fc.constantFrom('D01', 'D02'), name: fc.constant('护理补贴'), group: fc.constantFrom(null, 'care'), stackable: fc.boolean(), amountFen: fc.constantFrom(fen(100), fen(20_000)) });

interface Around { benefitMonth: Month; asOf: Day }
const around: fc.Arbitrary<Around> = fc.tuple(months, fc.integer({ min: 0, max: 40 })).map(([benefitMonth, later]) => ({ benefitMonth, asOf: addDays(firstDay(benefitMonth), later) }));
const contextOf = (list: Around): fc.Arbitrary<DecisionContext> => fc.record({
  benefitMonth: fc.constant(list.benefitMonth), asOf: fc.constant(list.asOf), monthsOfPeriod: fc.constantFrom(1, 3), others: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(other, { maxLength: 2 })),
  pause: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, fc.record({ fromMonth: months, toMonth: fc.option(months), reason: fc.constant('外出') })), members: fc.oneof(fc.constant([]), fc.array(person, { maxLength: 3 })), rival: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, fc.constant({ name: '李秀英' })),
});

test('a rule made ready answers as the rule looked at condition by condition', () => {
  fc.assert(fc.property(rule, around, fc.array(person, { minLength: 20, maxLength: 20 }), (each, list, people) => {
    const ready = compileRule(each, list);
    const context: DecisionContext = { ...list, monthsOfPeriod: 1, pause: null, others: [], members: [] };
    expect(people.map(ready)).toEqual(people.map((one) => checkRule(each, one, context).met));
  }), { numRuns: 200 });
});

test('every kind of outcome is the same to the last step, from one set of rules made ready for many people', () => {
  const seen = new Set<string>();
  fc.assert(fc.property(rules, around.chain((list) => fc.record({ list: fc.constant(list), each: fc.array(fc.tuple(person, contextOf(list)), { minLength: 10, maxLength: 10 }) })), (of, { list, each }) => {
    const decide = compileRules(of, list);
    for (const [one, context] of each) {
      const { conditions: _conditions, exclusions: _exclusions, ...whole } = decideEligibility(of, one, context);
      expect(decide(one, context)).toEqual(whole);
      seen.add(whole.refusal ?? 'eligible');
    }
  }), { numRuns: 200, seed: 14 });
  expect([...seen].toSorted()).toEqual(['dead', 'eligible', 'excludedByHousehold', 'excludedByProgramme', 'excludedByRule', 'movedOut', 'noTier', 'nothingLeft', 'paused', 'rule', 'unknown']);
});

test('every day of birth around a bound, for every mode and every day looked at', () => {
  const different: string[] = [];
  for (const effective of AGE_EFFECTIVE) for (const on of REFERENCE_DAYS) for (const [benefitMonth, years] of [['2024-02', 60], ['2025-02', 61], ['2026-03', 60], ['2026-12', 80], ['2027-01', 0]] as const) {
    const list: Around = { benefitMonth: month(benefitMonth), asOf: lastDay(month(benefitMonth)) };
    const context: DecisionContext = { ...list, monthsOfPeriod: 1, pause: null, others: [], members: [] };
    const condition: Rule = { kind: 'any', of: [{ kind: 'age', atLeast: years, effective, on }, { kind: 'not', of: { kind: 'age', atMost: years, effective, on } }] };
    const ready = compileRule(condition, list);
    for (let n = -460; n <= 460; n++) {
      const one: DecisionPerson = { residentId: 1 as ResidentId, sex: '1', birthDate: addDays(firstDay(addMonths(list.benefitMonth, -12 * years)), n), status: 'living', statusSince: null, relationCode: null, gridId: null, gridName: null, facts: {} };
      if (ready(one) !== checkRule(condition, one, context).met) different.push(`${effective} ${on} ${benefitMonth} ${years} ${one.birthDate}`);
    }
  }
  expect(different).toEqual([]);
});
