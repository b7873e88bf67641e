import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  addDays,
  addMonths,
  addYears,
  type AgeEffective,
  ageEffectiveOn,
  ageOn,
  chequeDate,
  compare,
  day,
  daysBetween,
  daySchema,
  firstDay,
  formatDayChinese,
  formatMonthChinese,
  formatMonths,
  instant,
  instantOf,
  instantSchema,
  lastDay,
  localDay,
  localDayAndTime,
  millisecondsOf,
  month,
  monthOf,
  monthsBetween,
  monthSchema,
  monthsFromTo,
  startOfDay,
  weekdayOf,
  yearOf,
} from '#shared/days.ts';

const anyMs = fc.integer({ min: Date.UTC(1000, 0, 1), max: Date.UTC(9990, 0, 1) });
const anyDay = anyMs.map((ms) => day(new Date(ms).toISOString().slice(0, 10)));

/** False for a RangeError; any other error is a bug and goes on. */
function succeeds(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

describe('what is a day, a month, an instant', () => {
  it.each([
    ['2026-09-01', true],
    ['2024-02-29', true],
    ['2025-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-01', false],
    ['2026-01-00', false],
    ['2026-9-1', false],
    ['0000-01-01', false],
    ['2026-09-01 ', false],
    ['2026/09/01', false],
    ['', false],
  ])('day %s: %s', (text, accepted) => {
    expect(daySchema.safeParse(text).success).toBe(accepted);
    expect(succeeds(() => day(text))).toBe(accepted);
  });
  it.each([
    ['2026-09', true],
    ['2026-13', false],
    ['2026-9', false],
    ['2026-09-01', false],
  ])('month %s: %s', (text, accepted) => {
    expect(monthSchema.safeParse(text).success).toBe(accepted);
    expect(succeeds(() => month(text))).toBe(accepted);
  });
  it.each([
    ['2026-09-01T00:00:00.000Z', true],
    ['2026-09-01T23:59:59.999Z', true],
    ['2026-09-01T24:00:00.000Z', false],
    ['2026-09-01T00:00:00Z', false],
    ['2026-09-01T00:00:00.000+08:00', false],
    ['2026-02-30T00:00:00.000Z', false],
  ])('instant %s: %s', (text, accepted) => {
    expect(instantSchema.safeParse(text).success).toBe(accepted);
    expect(succeeds(() => instant(text))).toBe(accepted);
  });
});

describe('arithmetic', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-03-01', -1, '2024-02-29'],
    ['1970-01-01', -1, '1969-12-31'],
  ])('%s + %d days', (a, n, b) => expect(addDays(day(a), n)).toBe(b));
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-11-30', 3, '2027-02-28'],
  ])('%s + %d months', (a, n, b) => expect(addMonths(day(a), n)).toBe(b));
  it.each([
    ['2026-11', 3, '2027-02'],
    ['2026-01', -1, '2025-12'],
    ['2026-01', -13, '2024-12'],
    ['2026-05', 0, '2026-05'],
  ])('%s + %d months', (a, n, b) => expect(addMonths(month(a), n)).toBe(b));
  it.each([
    ['2000-02-29', 1, '2001-03-01'],
    ['2000-02-29', 4, '2004-02-29'],
    ['2000-02-29', 100, '2100-03-01'],
    ['2000-03-01', 18, '2018-03-01'],
    ['2026-05-05', -1, '2025-05-05'],
  ])('%s + %d years', (a, n, b) => expect(addYears(day(a), n)).toBe(b));
  it('refuses fractions and the end of the calendar', () => {
    expect(() => addDays(day('2026-01-01'), 0.5)).toThrow(RangeError);
    expect(() => addMonths(month('9999-12'), 1)).toThrow(RangeError);
    expect(() => addDays(day('0001-01-01'), -1)).toThrow(RangeError);
  });
  it('months, edges, order', () => {
    expect(monthOf(day('2026-09-30'))).toBe('2026-09');
    expect(yearOf(month('2026-09'))).toBe(2026);
    expect(firstDay(month('2026-09'))).toBe('2026-09-01');
    expect(lastDay(month('2024-02'))).toBe('2024-02-29');
    expect(monthsBetween(month('2025-11'), month('2026-02'))).toBe(3);
    expect(monthsBetween(month('2026-02'), month('2025-11'))).toBe(-3);
    expect(monthsFromTo(month('2025-12'), month('2026-02'))).toEqual(['2025-12', '2026-01', '2026-02']);
    expect(monthsFromTo(month('2026-02'), month('2025-12'))).toEqual([]);
    expect([
      compare(day('2026-01-01'), day('2026-01-02')),
      compare(month('2026-02'), month('2026-01')),
      compare(month('2026-02'), month('2026-02')),
    ]).toEqual([-1, 1, 0]);
    expect(weekdayOf(day('2026-09-07'))).toBe(1);
    expect(weekdayOf(day('1969-12-28'))).toBe(7);
  });
  it('agrees with the calendar of the platform, and goes there and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -3000, max: 3000 }), (a, n) => {
        const b = addDays(a, n);
        expect(b).toBe(new Date(Date.parse(a) + n * 86_400_000).toISOString().slice(0, 10));
        expect(daysBetween(a, b)).toBe(n);
        expect(weekdayOf(a) % 7).toBe(new Date(a).getUTCDay());
        expect(lastDay(monthOf(a)) >= a).toBe(true);
      }),
    );
  });
});

describe('age', () => {
  it.each([
    ['1952-03-07', '2026-03-06', 73],
    ['1952-03-07', '2026-03-07', 74],
    ['2004-02-29', '2025-02-28', 20],
    ['2004-02-29', '2025-03-01', 21],
    ['2004-02-29', '2024-02-28', 19],
    ['2004-02-29', '2024-02-29', 20],
    ['2026-09-01', '2026-09-01', 0],
    ['2026-09-02', '2026-09-01', -1],
    ['2027-09-02', '2026-09-30', -1],
  ])('born %s is on %s %d', (birth, on, age) => expect(ageOn(day(birth), day(on))).toBe(age));

  it.each<[string, number, AgeEffective, string]>([
    ['1956-09-15', 70, 'birthday', '2026-09-15'],
    ['1956-09-15', 70, 'monthOfBirthday', '2026-09-01'],
    ['1956-09-15', 70, 'nextMonth', '2026-10-01'],
    ['1956-12-15', 70, 'nextMonth', '2027-01-01'],
    ['1956-09-15', 70, 'yearStart', '2026-01-01'],
    ['1956-02-29', 69, 'birthday', '2025-03-01'],
    ['1956-02-29', 69, 'monthOfBirthday', '2025-03-01'],
    ['1956-02-29', 69, 'nextMonth', '2025-04-01'],
    ['1956-02-29', 60, 'monthOfBirthday', '2016-02-01'],
  ])('born %s is %d by %s from %s', (birth, years, mode, from) =>
    expect(ageEffectiveOn(day(birth), years, mode)).toBe(from),
  );

  it('reaches an age on the very birthday and not the day before', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 120 }), (birth, years) => {
        fc.pre(yearOf(birth) + years <= 9990);
        const birthday = ageEffectiveOn(birth, years, 'birthday');
        expect(ageOn(birth, birthday)).toBe(years);
        expect(ageOn(birth, addDays(birthday, -1))).toBe(years - 1);
      }),
    );
  });
});

describe('in Chinese', () => {
  it('days and months without leading zeros', () => {
    expect(formatDayChinese(day('2026-09-01'))).toBe('2026年9月1日');
    expect(formatMonthChinese(month('2026-09'))).toBe('2026年9月');
  });
  it.each([
    ['2026-01-15', '贰零贰陆年零壹月壹拾伍日'],
    ['2026-10-20', '贰零贰陆年零壹拾月零贰拾日'],
    ['2026-02-09', '贰零贰陆年零贰月零玖日'],
    ['2026-03-10', '贰零贰陆年叁月零壹拾日'],
    ['2026-11-30', '贰零贰陆年壹拾壹月零叁拾日'],
    ['2026-12-31', '贰零贰陆年壹拾贰月叁拾壹日'],
    ['2026-09-11', '贰零贰陆年玖月壹拾壹日'],
    ['2026-09-21', '贰零贰陆年玖月贰拾壹日'],
  ])('cheque %s', (date, text) => expect(chequeDate(day(date))).toBe(text));
});

describe('instants', () => {
  it('local day turns at midnight in China', () => {
    expect(localDay(instant('2026-08-31T15:59:59.999Z'))).toBe('2026-08-31');
    expect(localDay(instant('2026-08-31T16:00:00.000Z'))).toBe('2026-09-01');
    expect(localDay(instant('2026-08-31T16:00:00.000Z'), 0)).toBe('2026-08-31');
    expect(localDay(instant('2026-01-01T02:00:00.000Z'), -300)).toBe('2025-12-31');
    expect(localDayAndTime(instant('2026-08-31T16:05:09.123Z'))).toBe('2026-09-01 00:05:09');
    expect(startOfDay(day('2026-09-01'))).toBe('2026-08-31T16:00:00.000Z');
  });
  it('agrees with the platform', () => {
    fc.assert(
      fc.property(anyMs, (ms) => {
        expect(instantOf(ms)).toBe(new Date(ms).toISOString());
        expect(millisecondsOf(instantOf(ms))).toBe(ms);
        expect(instantSchema.safeParse(instantOf(ms)).success).toBe(true);
        expect(localDay(startOfDay(localDay(instantOf(ms))))).toBe(localDay(instantOf(ms)));
      }),
    );
  });
});

describe('months in a line', () => {
  it.each<[string[], string, string]>([
    [[], '', ''],
    [['2026-08'], '2026年8月', '2026-08'],
    [['2026-07', '2026-08'], '2026年7月、2026年8月', '2026-07, 2026-08'],
    [['2026-02', '2025-12', '2026-01', '2026-01'], '2025年12月至2026年2月（3个月）', '2025-12 to 2026-02 (3 months)'],
    [['2025-11', '2025-12', '2026-01', '2026-05'], '2025年11月至2026年1月（3个月）、2026年5月', '2025-11 to 2026-01 (3 months), 2026-05'],
    [monthsFromTo(month('2023-09'), month('2026-08')), '2023年9月至2026年8月（36个月）', '2023-09 to 2026-08 (36 months)'],
  ])('%j', (months, zh, en) => {
    expect(formatMonths(months.map(month), 'zh')).toBe(zh);
    expect(formatMonths(months.map(month), 'en')).toBe(en);
  });
});
