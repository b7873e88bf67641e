/** Schedules sum to their totals; arrears on any day; terms in whole months. */
import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, day, month } from '../days.ts';
import { fen, sumFen } from '../money.ts';
import { arrearsOn } from './arrears.ts';
import { depreciationPlan, rentDues, straightLine, termMonths } from './straight-line.ts';

describe('the months of a term', () => {
  test.each([
    ['2026-01-01', '2026-12-31', 12],
    ['2026-03-15', '2027-03-14', 12],
    ['2026-03-15', '2027-03-15', 13],
    ['2026-01-31', '2026-02-28', 2],
    ['2026-02-01', '2026-02-01', 1],
    ['2026-02-02', '2026-02-01', 0],
    ['2024-02-29', '2025-02-27', 12],
  ])('%s to %s fills %i', (startOn, endOn, months) => {
    expect(termMonths(day(startOn), day(endOn))).toBe(months);
  });
});

const amounts = integer({ min: 1, max: 1_000_000_000_00 }).map(fen);

describe('straight line', () => {
  test('a three years’ rent of 100.00 falls on 36 months, earlier ones a fen more', () => {
    const months = straightLine(fen(10_000), month('2026-01'), 36);
    expect([months[0]!.amountFen, months[27]!.amountFen, months[28]!.amountFen, months[35]]).toEqual([278, 278, 277, { month: '2028-12', amountFen: 277 }]);
  });

  test('dues and months sum to the rent for any term and rhythm', () => {
    assert(property(amounts, integer({ min: 0, max: 4000 }), integer({ min: 0, max: 24 }), (totalFen, days, everyMonths) => {
      const startOn = day('2026-03-15');
      const endOn = addDays(startOn, days);
      const dues = rentDues({ startOn, endOn, totalFen, everyMonths, firstDueOn: startOn });
      expect(sumFen(dues.map((due) => due.amountFen))).toBe(totalFen);
      expect(dues.every((due, index) => index === 0 || due.fromMonth === addMonths(dues[index - 1]!.toMonth, 1))).toBe(true);
      expect(everyMonths !== 0 || dues.length === 1).toBe(true);
    }));
  });

  test('depreciation sums to cost − residual − what was taken before, and no two months differ by more than a fen', () => {
    assert(property(amounts, integer({ min: 0, max: 100 }), integer({ min: 0, max: 100 }), integer({ min: 1, max: 600 }), (costFen, residual, taken, months) => {
      const residualFen = fen(Math.floor((costFen * residual) / 100));
      const takenFen = fen(Math.floor(((costFen - residualFen) * taken) / 100));
      const plan = depreciationPlan({ costFen, residualFen, takenFen, firstMonth: month('2026-02'), months });
      expect(sumFen(plan.map((each) => each.amountFen))).toBe(costFen - residualFen - takenFen);
      const each = plan.map((share) => share.amountFen);
      expect(each.length === 0 || Math.max(...each) - Math.min(...each) <= 1).toBe(true);
    }));
  });
});

describe('arrears on a day', () => {
  const dues = rentDues({ startOn: day('2026-01-01'), endOn: day('2026-12-31'), totalFen: fen(1_200_000), everyMonths: 3, firstDueOn: day('2026-01-10') });
  test.each([
    // on, received, due, arrears, ahead, oldest, by age
    ['2026-01-09', 0, 0, 0, 0, null, [0, 0, 0, 0, 0]],
    ['2026-01-10', 0, 300_000, 300_000, 0, '2026-01-10', [300_000, 0, 0, 0, 0]],
    ['2026-02-10', 0, 300_000, 300_000, 0, '2026-01-10', [0, 300_000, 0, 0, 0]],
    ['2026-04-10', 100_000, 600_000, 500_000, 0, '2026-01-10', [300_000, 200_000, 0, 0, 0]],
    ['2026-04-10', 300_000, 600_000, 300_000, 0, '2026-04-10', [300_000, 0, 0, 0, 0]],
    ['2026-05-01', 900_000, 600_000, 0, 300_000, null, [0, 0, 0, 0, 0]],
    ['2028-01-01', 0, 1_200_000, 1_200_000, 0, '2026-01-10', [0, 0, 0, 0, 1_200_000]],
  ] as const)('%s with %i received', (on, received, dueFen, arrearsFen, aheadFen, oldestDueOn, byAge) => {
    expect(arrearsOn(dues, fen(received), day(on))).toMatchObject({ dueFen, arrearsFen, aheadFen, oldestDueOn, byAge });
  });

  test('nothing falls due after a contract is broken off', () => {
    expect(arrearsOn(dues, fen(0), day('2027-01-01'), day('2026-06-30'))).toMatchObject({ dueFen: 600_000, arrearsFen: 600_000 });
  });

  test('due = paid + arrears − ahead, and ages sum to the arrears', () => {
    assert(property(integer({ min: 0, max: 1_200_000 }), integer({ min: -30, max: 900 }), (received, after) => {
      const owed = arrearsOn(dues, fen(received), addDays(day('2026-01-01'), after));
      expect(owed.dueFen).toBe(owed.paidFen + owed.arrearsFen - owed.aheadFen);
      expect(sumFen(owed.byAge)).toBe(owed.arrearsFen);
    }));
  });
});
