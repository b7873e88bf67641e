import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { month } from '../days.ts';
import { fen } from '../money.ts';
import { effectOf, forecastFund, IN_COLUMNS, OUT_COLUMNS, sumStatement, type ForecastInput } from './statement.ts';

describe('the fund statement', () => {
  test('adds up column by column', () => {
    const sums = sumStatement(fen(150_000), [{ column: 'gift', amountFen: fen(5_000) }, { column: 'gift', amountFen: fen(-5_000) }, { column: 'setAside', amountFen: fen(70_000) }, { column: 'interest', amountFen: fen(300) }, { column: 'grants', amountFen: fen(40_000) }, { column: 'grants', amountFen: fen(-1_000) }, { column: 'giftReturned', amountFen: fen(200) }]);
    expect(sums).toEqual({ openingFen: 150_000, columns: { setAside: 70_000, gift: 0, interest: 300, recovered: 0, otherIn: 0, grants: 39_000, giftReturned: 200, otherOut: 0 }, inFen: 70_300, outFen: 39_200, closingFen: 181_100 });
  });
  test('closes with opening + in − out, whatever the entries', () => {
    const entry = fc.record({ column: fc.constantFrom(...IN_COLUMNS, ...OUT_COLUMNS), amountFen: fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => fen(n)) });
    fc.assert(fc.property(fc.integer({ min: 0, max: 1e9 }), fc.array(entry), (opening, entries) => {
      const sums = sumStatement(fen(opening), entries);
      const moved = entries.reduce((sum, each) => sum + ((OUT_COLUMNS as readonly string[]).includes(each.column) ? -each.amountFen : each.amountFen), 0);
      expect(sums.closingFen).toBe(opening + moved);
      expect(sums.closingFen).toBe(sums.openingFen + sums.inFen - sums.outFen);
    }));
  });
  test('a returned gift takes from the fund', () => expect([effectOf('giftReturned', fen(5)), effectOf('otherOut', fen(5)), effectOf('gift', fen(5)), effectOf('recovered', fen(5))]).toEqual([-5, -5, 5, 5]));
});

describe('the forecast', () => {
  const at = (more: Partial<ForecastInput>): ForecastInput => ({ balanceFen: fen(150_000_000), floorFen: fen(30_000_000), from: month('2026-09'), months: 12, grantsFen: fen(9_600_000), inFen: fen(6_000_000), ...more });
  test.each<[string, Partial<ForecastInput>, (string | number | null)[]]>([
    ['lasts for years at the pace of the practice fund', {}, [187, 150, 500, 400, '2039-03', 'none']],
    ['is alarmed when the floor is less than a year away', { balanceFen: fen(35_000_000) }, [43, 6, 116, 16, '2027-03', 'soon']],
    ['is alarmed below the floor', { balanceFen: fen(29_999_999) }, [37, 0, 99, 0, '2026-09', 'below']],
    ['never ends when more comes in than goes out', { inFen: fen(9_600_000) }, [187, 150, null, null, '2039-03', 'none']],
    ['says nothing of a fund that never granted anything', { grantsFen: fen(0), inFen: fen(0) }, [null, null, null, null, null, 'none']],
    ['takes the months there are', { months: 3, grantsFen: fen(2_400_000), inFen: fen(0) }, [187, 150, 187, 150, '2039-03', 'none']],
    ['has no pace before the first month is over', { months: 0 }, [null, null, null, null, null, 'none']],
  ])('%s', (_name, more, told) => {
    const forecast = forecastFund(at(more));
    expect([forecast.emptyMonths, forecast.floorMonths, forecast.emptyMonthsNet, forecast.floorMonthsNet, forecast.floorMonth, forecast.alarm]).toEqual(told);
  });
  test('draws a path that never falls below zero', () => {
    const { path } = forecastFund(at({ balanceFen: fen(1_000_000) }));
    expect(path.map((each) => each.grantsOnlyFen).slice(0, 3)).toEqual([200_000, 0, 0]);
    expect(path).toHaveLength(24);
  });
});
