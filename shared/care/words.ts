/** What asks for a care, and for whom (community-welfare §7.4). */
import type { FactKind } from '../person-as-of.ts';

/** 生日 节日 患病 困难 去世 */
export const CARE_TRIGGERS = ['birthday', 'festival', 'illness', 'hardship', 'bereavement'] as const;
export type CareTrigger = (typeof CARE_TRIGGERS)[number];

/** 已办 不办 已撤销 */
export const CARE_STATES = ['done', 'skipped', 'withdrawn'] as const;
export type CareState = (typeof CARE_STATES)[number];

/** Facts that a kind of care may ask for: any value of them counts. */
export const CARE_FACTS = ['partyMember', 'lowIncome', 'disability', 'veteran', 'livingAlone'] as const satisfies readonly FactKind[];
export type CareFact = (typeof CARE_FACTS)[number];
