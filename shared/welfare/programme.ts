/** What kinds of programmes there are (community-welfare §5.2). */

/** 个人 户 */
export const PROGRAMME_TARGETS = ['person', 'household'] as const;
export type ProgrammeTarget = (typeof PROGRAMME_TARGETS)[number];

/** 现金 实物 付给机构 */
export const PROGRAMME_FORMS = ['cash', 'inKind', 'provider'] as const;
export type ProgrammeForm = (typeof PROGRAMME_FORMS)[number];

/** 按月 按季 按年 一次性 */
export const PROGRAMME_PERIODS = ['monthly', 'quarterly', 'yearly', 'once'] as const;
export type ProgrammePeriod = (typeof PROGRAMME_PERIODS)[number];

/** How many months one payment of the period covers, for a standard that is stated per month. */
export const MONTHS_OF_PERIOD: Readonly<Record<ProgrammePeriod, number>> = { monthly: 1, quarterly: 3, yearly: 12, once: 1 };
