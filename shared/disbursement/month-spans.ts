/** Many months said shortly: three or more that follow on each other are one span. */
import { addMonths, formatMonthChinese, type Month } from '#shared/days.ts';

interface Span { readonly from: Month; readonly to: Month; readonly months: readonly Month[] }

/** In the order of time, each month once. */
function spansOf(months: readonly Month[]): Span[] {
  const spans: Span[] = [];
  for (const month of [...new Set(months)].toSorted()) {
    const last = spans.at(-1);
    if (last !== undefined && addMonths(last.to, 1) === month) spans[spans.length - 1] = { from: last.from, to: month, months: [...last.months, month] };
    else spans.push({ from: month, to: month, months: [month] });
  }
  return spans;
}

/** '2025年3月至2026年8月（18个月）、2026年10月'. */
export function monthsInChinese(months: readonly Month[]): string {
  return spansOf(months).map((span) => (span.months.length < 3 ? span.months.map(formatMonthChinese).join('、') : `${formatMonthChinese(span.from)}至${formatMonthChinese(span.to)}（${span.months.length}个月）`)).join('、');
}

/** '2025-03 – 2026-08 (18 months), 2026-10'. */
export function monthsInEnglish(months: readonly Month[]): string {
  return spansOf(months).map((span) => (span.months.length < 3 ? span.months.join(', ') : `${span.from} – ${span.to} (${span.months.length} months)`)).join(', ');
}
