import { expect, it } from 'vitest';
import { addMonths, month } from '#shared/days.ts';
import { monthsInChinese, monthsInEnglish } from './month-spans.ts';

const run = (from: string, n: number) => Array.from({ length: n }, (_, at) => addMonths(month(from), at));

it.each([
  [[], '', ''],
  [run('2026-07', 1), '2026年7月', '2026-07'],
  [run('2026-07', 2), '2026年7月、2026年8月', '2026-07, 2026-08'],
  [run('2025-11', 3), '2025年11月至2026年1月（3个月）', '2025-11 – 2026-01 (3 months)'],
  [run('2023-09', 36), '2023年9月至2026年8月（36个月）', '2023-09 – 2026-08 (36 months)'],
  [[...run('2025-03', 18), month('2026-10')], '2025年3月至2026年8月（18个月）、2026年10月', '2025-03 – 2026-08 (18 months), 2026-10'],
  [[month('2026-08'), month('2026-06'), month('2026-07'), month('2026-06')], '2026年6月至2026年8月（3个月）', '2026-06 – 2026-08 (3 months)'],
])('%j', (months, zh, en) => {
  expect(monthsInChinese(months)).toBe(zh);
  expect(monthsInEnglish(months)).toBe(en);
});
