import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../days.ts';
import { fen, sumFen, type Fen } from '../money.ts';
import { calculateRelief, invoiceKey, reliefRulesSchema, USUAL_RULES, type Bill, type CaseInput, type ReliefRules } from './calculate.ts';

const yuan = (amount: number): Fen => fen(Math.round(amount * 100));
const bill = (total: number, more: Partial<Bill> = {}): Bill => ({
  billNo: '1', billedOn: day('2026-03-01'), dischargedOn: day('2026-03-01'), totalFen: yuan(total), pooledFen: fen(0), criticalFen: fen(0), assistanceFen: fen(0), commercialFen: fen(0), otherFen: fen(0), excludedFen: fen(0), ...more,
});
const input = (bills: Bill[], more: Partial<CaseInput> = {}): CaseInput => ({
  rules: USUAL_RULES, appliedOn: day('2026-06-01'), bills, waived: null, grantedYearFen: fen(0), grantedLifeFen: fen(0), grantedHouseholdFen: fen(0), fundFen: yuan(1_500_000), ...more,
});
const rules = (more: Partial<ReliefRules>): ReliefRules => reliefRulesSchema.parse({ ...USUAL_RULES, ...more });

describe('a grant', () => {
  test.each<[string, CaseInput, number]>([
    ['is nothing without a bill', input([]), 0],
    ['is nothing at the deductible', input([bill(10_000)]), 0],
    ['begins with the first yuan above it', input([bill(10_001)]), 0.3],
    ['is 30 % up to 30,000', input([bill(30_000)]), 6_000],
    ['is 40 % of what lies between 30,000 and 60,000', input([bill(60_000)]), 18_000],
    ['is 50 % of what lies above', input([bill(80_000)]), 28_000],
    ['counts what is left after all other payers', input([bill(200_000, { pooledFen: yuan(90_000), criticalFen: yuan(30_000), assistanceFen: yuan(10_000), commercialFen: yuan(5_000), otherFen: yuan(2_000), excludedFen: yuan(3_000) })]), 18_000],
    ['adds bills up before the tiers', input([bill(25_000), bill(35_000, { billNo: '2' })]), 18_000],
    ['has no deductible for 低保', input([bill(10_000)], { waived: 'dibao' }), 3_000],
    ['starts the first tier at zero for 重残', input([bill(60_000)], { waived: 'severeDisability' }), 21_000],
    ['stops at the year’s cap', input([bill(400_000)]), 50_000],
    ['has what is left of the year', input([bill(400_000)], { grantedYearFen: yuan(41_000), grantedLifeFen: yuan(41_000) }), 9_000],
    ['is nothing when the year is used up', input([bill(400_000)], { grantedYearFen: yuan(50_000) }), 0],
    ['has what is left of life', input([bill(400_000)], { grantedLifeFen: yuan(149_999.5) }), 0.5],
    ['has what is left to the household', input([bill(400_000)], { rules: rules({ householdCapFen: yuan(60_000) }), grantedHouseholdFen: yuan(45_000) }), 15_000],
    ['counts no bill after the window', input([bill(60_000), bill(100_000, { billNo: '2', dischargedOn: day('2025-05-31') })]), 18_000],
    ['counts a bill on the last day of the window', input([bill(60_000, { dischargedOn: day('2025-06-01') })]), 18_000],
    ['takes the day of the bill where nobody was discharged', input([bill(60_000, { billedOn: day('2025-05-30'), dischargedOn: null })]), 0],
    ['is halved below the floor', input([bill(60_000)], { fundFen: yuan(299_999.99) }), 9_000],
    ['is whole at the floor', input([bill(60_000)], { fundFen: yuan(300_000) }), 18_000],
    ['rounds each tier to the fen', input([bill(10_000.05)]), 0.02],
  ])('%s', (_name, caseInput, granted) => {
    const calculated = calculateRelief(caseInput);
    expect(calculated.grantFen).toBe(yuan(granted));
    expect(calculated.steps.at(-1)).toEqual({ step: 'result', fen: calculated.grantFen });
  });

  test('says every step', () => {
    expect(calculateRelief(input([bill(80_000, { pooledFen: yuan(10_000) })])).steps.map((step) => [step.step, 'partFen' in step ? step.partFen : step.fen])).toEqual([
      ['bill', 7_000_000], ['base', 7_000_000], ['deductible', 1_000_000], ['tier', 600_000], ['tier', 1_200_000], ['tier', 500_000], ['tiers', 2_300_000], ['yearCap', 2_300_000], ['lifeCap', 2_300_000], ['result', 2_300_000],
    ]);
  });

  test('leaves out a tier that lies under the deductible', () => {
    const tiers = calculateRelief(input([bill(60_000)], { rules: rules({ deductibleFen: yuan(30_000) }) })).steps.filter((step) => step.step === 'tier');
    expect(tiers.map((tier) => tier.partFen)).toEqual([1_200_000, 0]);
  });
});

test.each<[string, unknown]>([
  ['tiers that fall', [{ uptoFen: 600, basisPoints: 1 }, { uptoFen: 300, basisPoints: 1 }, { uptoFen: null, basisPoints: 1 }]],
  ['a last tier with an end', [{ uptoFen: 600, basisPoints: 1 }]],
  ['an open tier in between', [{ uptoFen: null, basisPoints: 1 }, { uptoFen: null, basisPoints: 1 }]],
  ['more than all of it', [{ uptoFen: null, basisPoints: 10_001 }]],
])('parameters refuse %s', (_name, tiers) => {
  expect(reliefRulesSchema.safeParse({ ...USUAL_RULES, tiers }).success).toBe(false);
});

test('an invoice is known again whatever blanks and widths it is written with', () => {
  const key = invoiceKey({ invoiceNo: 'aB 0012-34', hospital: '青大附院（市南）', totalFen: fen(5) });
  expect(invoiceKey({ invoiceNo: 'ＡＢ００１２３４', hospital: ' 青大附院(市南) ', totalFen: fen(5) })).toBe(key);
  expect(invoiceKey({ invoiceNo: 'AB001234', hospital: '青大附院市南', totalFen: fen(6) })).not.toBe(key);
});

const amount = fc.integer({ min: 0, max: 100_000_000 }).map((n) => fen(n));
const anyBill = fc.record({ total: amount, parts: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 6, maxLength: 6 }) }).map(({ total, parts }): Bill => {
  const [a, b, c, d, e, f] = parts.map((part) => fen(Math.floor((total * part) / 130)));
  return bill(0, { totalFen: total, pooledFen: a!, criticalFen: b!, assistanceFen: c!, commercialFen: d!, otherFen: e!, excludedFen: f! });
});
const anyRules = fc.record({
  deductibleFen: fc.integer({ min: 0, max: 5_000_000 }).map((n) => fen(n)), first: fc.integer({ min: 1, max: 9_000_000 }), rates: fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 })),
  yearCapFen: fc.integer({ min: 1, max: 9_000_000 }).map((n) => fen(n)), lifeCapFen: fc.integer({ min: 1, max: 30_000_000 }).map((n) => fen(n)),
}).map(({ first, rates, ...rest }) => rules({ ...rest, tiers: [{ uptoFen: fen(first), basisPoints: rates[0] }, { uptoFen: null, basisPoints: rates[1] }] }));
const anyCase = fc.record({ rules: anyRules, bills: fc.array(anyBill, { maxLength: 6 }), grantedYearFen: amount, grantedLifeFen: amount, fundFen: amount }).map((some) => input(some.bills, some));

describe('every grant', () => {
  test('is never negative, never above base or cap, and its parts sum', () => {
    fc.assert(fc.property(anyCase, (some) => {
      const { steps, baseFen, tieredFen, grantFen } = calculateRelief(some);
      const left = (cap: Fen, used: Fen): number => Math.max(0, cap - used);
      expect(grantFen).toBeGreaterThanOrEqual(0);
      expect(grantFen).toBeLessThanOrEqual(Math.min(baseFen, left(some.rules.yearCapFen, some.grantedYearFen), left(some.rules.lifeCapFen, some.grantedLifeFen)));
      expect(sumFen(steps.flatMap((step) => (step.step === 'bill' ? [step.fen] : [])))).toBe(baseFen);
      expect(sumFen(steps.flatMap((step) => (step.step === 'tier' ? [step.partFen] : [])))).toBe(tieredFen);
      expect(steps.flatMap((step) => (step.step === 'tier' ? [step.sliceFen] : [])).reduce((sum, slice) => sum + slice, 0)).toBe(Math.max(0, baseFen - some.rules.deductibleFen));
    }));
  });
  test('rises with a further bill and with a larger fund, and never with what was granted before', () => {
    fc.assert(fc.property(anyCase, anyBill, amount, (some, more, extra) => {
      const { grantFen } = calculateRelief(some);
      expect(calculateRelief({ ...some, bills: [...some.bills, more] }).grantFen).toBeGreaterThanOrEqual(grantFen);
      expect(calculateRelief({ ...some, fundFen: fen(some.fundFen + extra) }).grantFen).toBeGreaterThanOrEqual(grantFen);
      expect(calculateRelief({ ...some, grantedYearFen: fen(some.grantedYearFen + extra) }).grantFen).toBeLessThanOrEqual(grantFen);
      expect(calculateRelief(some)).toEqual(calculateRelief(some));
    }));
  });
  test('keeps a person’s cases of a year and of a life within the caps, in whatever order they come', () => {
    fc.assert(fc.property(anyRules, fc.array(fc.record({ year: fc.integer({ min: 2024, max: 2027 }), bills: fc.array(anyBill, { maxLength: 3 }) }), { maxLength: 12 }), (some, cases) => {
      const years = new Map<number, number>();
      let life = 0;
      for (const { year, bills } of cases) {
        const { grantFen } = calculateRelief(input(bills, { rules: some, grantedYearFen: fen(years.get(year) ?? 0), grantedLifeFen: fen(life) }));
        years.set(year, (years.get(year) ?? 0) + grantFen);
        life += grantFen;
      }
      expect(Math.max(0, ...years.values())).toBeLessThanOrEqual(some.yearCapFen);
      expect(life).toBeLessThanOrEqual(some.lifeCapFen);
    }));
  });
});
