import { describe, expect, test } from 'vitest';
import { day } from './days.ts';
import { expectedEnd, lastListed, NEXT_STAGES, nextBegin, STAGES } from './school-year.ts';

describe('when a stage of school ends', () => {
  test.each([
    ['2021-09-01', 6, '2027-08-31', 'the first day'],
    ['2021-07-01', 6, '2027-08-31', 'entered in the summer, with the school year that follows'],
    ['2021-06-30', 6, '2026-08-31', 'before July, with the one that runs'],
    ['2022-02-20', 6, '2027-08-31', 'joined in the second term'],
    ['2021-12-31', 6, '2027-08-31', 'late in the first year'],
    ['2021-09-01', 5, '2026-08-31', '5-4 schooling'],
    ['2026-09-01', 3, '2029-08-31', 'three years'],
    ['2026-05-01', 1, '2026-08-31', 'one year'],
  ])('that began on %s and takes %i years: %s (%s)', (since, years, end) => {
    expect(expectedEnd(day(since), years)).toBe(end);
  });

  test.each([['2027-08-31', '2027-09-01'], ['2027-06-30', '2027-09-01']])('ended on %s, the next begins on %s', (end, begin) => {
    expect(nextBegin(day(end))).toBe(begin);
  });
});

test.each([['2027-06-30', 1, '2026-08-31'], ['2027-07-01', 1, '2027-08-31'], ['2027-07-09', 10, '2026-08-31'], ['2027-07-10', 10, '2027-08-31'], ['2027-12-31', 31, '2027-08-31'], ['2028-01-01', 1, '2027-08-31']])('on %s, listed from %i July: those of %s', (today, listDay, end) => {
  expect(lastListed(day(today), listDay)).toBe(end);
});

test('every stage has something that may follow, never an earlier one', () => {
  for (const stage of STAGES) for (const next of NEXT_STAGES[stage]) expect(STAGES.indexOf(next)).toBeGreaterThanOrEqual(STAGES.indexOf(stage) - (stage === 'senior' ? 1 : 0));
});
