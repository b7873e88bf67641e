import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, type Day } from '../days.ts';
import { addWorkingDays, isWorkingDay, lastDayOfNotice, movedToWorkingDay, type HolidayTable } from './calendar.ts';
import { numberIn, revealedBy } from './never.ts';

/** National Day 2026: 1–7 October off, 20 September and 10 October worked; Mid-Autumn 25–27 September off. */
const table: HolidayTable = new Map<Day, 'off' | 'work'>([
  ...['2026-09-25', '2026-09-26', '2026-09-27', '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'].map((text) => [day(text), 'off'] as const),
  [day('2026-09-20'), 'work'], [day('2026-10-10'), 'work'],
]);

describe('the last day of a notice', () => {
  test.each<[what: string, postedOn: string, days: number, counting: 'calendar' | 'working', leastDays: number, last: string]>([
    ['the day of posting is not counted', '2026-09-08', 7, 'calendar', 5, '2026-09-15'],
    ['a last day on a Sunday moves to Monday', '2026-09-06', 7, 'calendar', 5, '2026-09-14'],
    ['a last day on a Sunday that is worked stays', '2026-09-13', 7, 'calendar', 5, '2026-09-20'],
    ['a last day within the holidays moves behind them', '2026-09-26', 7, 'calendar', 5, '2026-10-08'],
    ['a last day on the first day off moves behind all of them', '2026-09-24', 7, 'calendar', 5, '2026-10-08'],
    ['seven working days over one weekend', '2026-09-07', 7, 'working', 5, '2026-09-16'],
    ['seven working days with a worked Sunday among them', '2026-09-14', 7, 'working', 5, '2026-09-22'],
    ['seven working days across the holidays', '2026-09-28', 7, 'working', 5, '2026-10-13'],
    ['posted on a holiday: the count begins with the first working day after', '2026-10-03', 1, 'working', 1, '2026-10-08'],
    ['posted on a Saturday', '2026-09-12', 2, 'working', 1, '2026-09-15'],
    ['no less than the least days', '2026-09-08', 2, 'calendar', 5, '2026-09-14'],
    ['no less than the least days, counted in working days', '2026-09-08', 1, 'working', 5, '2026-09-14'],
  ])('%s', (_what, postedOn, days, counting, leastDays, last) => {
    expect(lastDayOfNotice(day(postedOn), { days, counting, leastDays }, table)).toBe(last);
  });

  test('is a working day, never before the days are over, and later for more days', () => {
    assert(property(integer({ min: 0, max: 400 }), integer({ min: 1, max: 30 }), constantFrom('calendar' as const, 'working' as const), (offset, days, counting) => {
      const posted = addDays(day('2026-01-01'), offset);
      const last = lastDayOfNotice(posted, { days, counting, leastDays: 5 }, table);
      expect(isWorkingDay(last, table)).toBe(true);
      expect(last >= addDays(posted, Math.max(days, 5))).toBe(true);
      expect(lastDayOfNotice(posted, { days: days + 1, counting, leastDays: 5 }, table) >= last).toBe(true);
      expect(addWorkingDays(posted, days, table) >= addDays(posted, days)).toBe(true);
    }));
  });

  test('is found even where a table makes every day a holiday', () => {
    const never: HolidayTable = new Map(Array.from({ length: 3000 }, (_, n) => [addDays(day('2026-01-01'), n), 'off' as const]));
    expect(lastDayOfNotice(day('2026-01-01'), { days: 7, counting: 'working', leastDays: 5 }, never) > '2028-01-01').toBe(true);
  });
});

describe('what no board may show', () => {
  test.each<[string, string | undefined]>([
    ['张*明', undefined], ['3 号网格 12 号楼', undefined], ['本期新增', undefined], ['2026-09-08 2026-09-15', undefined], ['1200.00', undefined], ['电话 0532-87654321', undefined],
    ['370214195003021019', 'number'], ['37021419500302101X', 'number'], ['6217000000000000012', 'number'], ['6217 0000 0000 0000 12', 'number'], ['3702**********101X', 'number'], ['6217 **** **** 0012', 'number'],
    ['６２１７０００００００００００００１２', 'number'], ['6217\u200b0000\u200b0000\u200b0000\u200b012', 'number'], ['6217-0000-0000-0000-012', 'number'], ['6217·0000·0000·0000·012', 'number'], ['6217\u00a00000\u00a00000\u00a00000', 'number'], ['6217—0000—0000—0000', 'number'],
    ['370214 19500302 1019', 'number'], ['370214-19500302-101X', 'number'], ['３７０２１４１９５００３０２１０１９', 'number'], ['2026.09.08—2026.09.15', undefined], ['20260908 20260915', undefined], ['１３８００００５６７８', 'phone'],
    ['联系13800005678', 'phone'], ['肺癌术后', 'illness'], ['肢体二级', 'illness'], ['尿毒症透析', 'illness'],
  ])('%s: %s', (text, found) => expect(revealedBy(text)).toBe(found));

  test('a title may name a programme for the disabled', () => {
    expect(numberIn('关于重度残疾人护理补贴发放名单的公示')).toBeUndefined();
    expect(numberIn('370214195003021019')).toBe('number');
  });
});

describe('a last day that moved', () => {
  test.each<[what: string, postedOn: string, counting: 'calendar' | 'working', leastDays: number, moved: boolean]>([
    ['over a day that is worked', '2026-09-08', 'calendar', 5, false], ['over a Sunday', '2026-09-06', 'calendar', 5, true], ['over the holidays', '2026-09-24', 'calendar', 5, true],
    ['for the least days alone', '2026-09-08', 'calendar', 9, false], ['in working days across the holidays', '2026-09-28', 'working', 5, false],
  ])('is said to have moved %s: %#', (_what, postedOn, counting, leastDays, moved) => {
    const term = { days: 7, counting, leastDays };
    expect(movedToWorkingDay(day(postedOn), lastDayOfNotice(day(postedOn), term, table), term)).toBe(moved);
  });
});
