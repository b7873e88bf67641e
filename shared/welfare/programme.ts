/** What kinds of programmes there are (community-welfare §5.2). */
import { addMonths, formatMonthChinese, type Month } from '#shared/days.ts';

/** 个人 户 */
export const PROGRAMME_TARGETS = ['person', 'household'] as const;
export type ProgrammeTarget = (typeof PROGRAMME_TARGETS)[number];

/** 现金 实物 付给机构 */
export const PROGRAMME_FORMS = ['cash', 'inKind', 'provider'] as const;
export type ProgrammeForm = (typeof PROGRAMME_FORMS)[number];

/** 按条件 按应发事项: lines from the version's rule, or from claims decided elsewhere. */
export const PROGRAMME_BASES = ['rule', 'claims'] as const;
export type ProgrammeBasis = (typeof PROGRAMME_BASES)[number];

/** 批次审批时计提 事项形成时已计提 */
export const PROGRAMME_ACCRUALS = ['batch', 'source'] as const;
export type ProgrammeAccrual = (typeof PROGRAMME_ACCRUALS)[number];

/** 按月 按季 按年 一次性 */
export const PROGRAMME_PERIODS = ['monthly', 'quarterly', 'yearly', 'once'] as const;
export type ProgrammePeriod = (typeof PROGRAMME_PERIODS)[number];

/** How many months one payment of the period covers, for a standard that is stated per month. */
export const MONTHS_OF_PERIOD: Readonly<Record<ProgrammePeriod, number>> = { monthly: 1, quarterly: 3, yearly: 12, once: 1 };

/** The months one payment covers, as a heading says it: 2026年9月; quarterly from July 2026年7月至9月; yearly from January 2026年. */
export function formatBenefitPeriod(first: Month, period: ProgrammePeriod): string {
  const months = MONTHS_OF_PERIOD[period];
  if (months === 1) return formatMonthChinese(first);
  const last = addMonths(first, months - 1);
  const sameYear = first.slice(0, 4) === last.slice(0, 4);
  if (months === 12 && sameYear) return `${first.slice(0, 4)}年`;
  return `${formatMonthChinese(first)}至${sameYear ? `${Number(last.slice(5))}月` : formatMonthChinese(last)}`;
}
