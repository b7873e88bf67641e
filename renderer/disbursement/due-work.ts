/** Which states of a batch wait for the person at the screen. */
import { BATCH_STATUSES, type BatchStatus } from '#shared/disbursement/status.ts';
import type { Permission } from '#shared/permissions.ts';

const WAITING: Readonly<Partial<Record<BatchStatus, readonly Permission[]>>> = {
  draft: ['disbursement.make'],
  locked: ['disbursement.make'],
  computed: ['disbursement.make'],
  submitted: ['disbursement.review'],
  reviewed: ['disbursement.approve'],
  approved: ['disbursement.export', 'disbursement.pay'],
  paying: ['disbursement.pay'],
  paid: ['disbursement.pay'],
};

/** The states in which somebody with these permissions has the next step; in the order of the work. */
export function dueStatuses(permissions: readonly Permission[]): BatchStatus[] {
  return BATCH_STATUSES.filter((status) => WAITING[status]?.some((needed) => permissions.includes(needed)) === true);
}
