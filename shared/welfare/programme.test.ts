import { expect, test } from 'vitest';
import { month } from '#shared/days.ts';
import { formatBenefitPeriod } from './programme.ts';

test.each([
  ['2026-09', 'monthly', '2026年9月'],
  ['2026-09', 'once', '2026年9月'],
  ['2026-07', 'quarterly', '2026年7月至9月'],
  ['2026-11', 'quarterly', '2026年11月至2027年1月'],
  ['2026-01', 'yearly', '2026年'],
  ['2026-09', 'yearly', '2026年9月至2027年8月'],
] as const)('a payment of %s, %s, is for %s', (first, period, words) => {
  expect(formatBenefitPeriod(month(first), period)).toBe(words);
});
