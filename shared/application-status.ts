/** The states of an application, known to what stands on it (the relief fund's cases) too. */
import { z } from 'zod';

/** 登记 补正 待入户 待评议 待公示 公示中 待拨付 已归档 已回访；暂停 不予批准 撤回 */
export const APPLICATION_STATUSES = ['registered', 'incomplete', 'screened', 'visited', 'voted', 'published', 'approved', 'archived', 'followedUp', 'suspended', 'rejected', 'withdrawn'] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];
export const applicationStatusSchema = z.enum(APPLICATION_STATUSES);
/** A state as it is said: 'against' after a vote against it, 'toDecide' where no notice is needed, 'voted' again when its notice was withdrawn. */
export const shownStateSchema = z.enum([...APPLICATION_STATUSES, 'paid', 'against', 'toDecide']);
export type ShownState = z.output<typeof shownStateSchema>;

/** States in which something has still to be done before the person has his answer. */
export const OPEN_STATUSES = ['registered', 'incomplete', 'screened', 'visited', 'voted', 'published'] as const satisfies readonly ApplicationStatus[];
