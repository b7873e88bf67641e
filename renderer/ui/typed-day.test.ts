import { describe, expect, it } from 'vitest';
import { readTypedDay, readTypedMonth } from './typed-day.ts';

describe('days as people type them', () => {
  it.each([
    ['19500302', '1950-03-02'],
    ['1950.3.2', '1950-03-02'],
    ['1950/3/2', '1950-03-02'],
    ['1950-03-02', '1950-03-02'],
    ['1950年3月2日', '1950-03-02'],
    ['1950年3月2', '1950-03-02'],
    ['1950 3 2', '1950-03-02'],
    [' １９５００３０２ ', '1950-03-02'],
    ['1950.2.29', undefined],
    ['50.3.2', undefined],
    ['1950', undefined],
    ['1950.13.1', undefined],
    ['', undefined],
  ])('%s → %s', (typed, day) => {
    expect(readTypedDay(typed)).toBe(day);
  });

  it.each([
    ['202609', '2026-09'],
    ['2026.9', '2026-09'],
    ['2026-09', '2026-09'],
    ['2026年9月', '2026-09'],
    ['2026-13', undefined],
    ['2026', undefined],
  ])('month %s → %s', (typed, month) => {
    expect(readTypedMonth(typed)).toBe(month);
  });
});
