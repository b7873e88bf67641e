/** Where the figures of the desk lead: the lists behind them, with the filters those lists keep in their address. */
import type { DueItem, FixPart } from '#shared/dashboard/contract.ts';
import type { Month } from '#shared/days.ts';

const withFilters = (path: string, filters: Readonly<Record<string, string | number | null | undefined>>): string => {
  const text = new URLSearchParams(Object.entries(filters).flatMap(([key, value]) => (value === null || value === undefined || value === '' ? [] : [[key, String(value)]]))).toString();
  return text === '' ? path : `${path}?${text}`;
};

export const batchesLink = (filters: { programme?: number; status?: string; from?: Month | string; to?: Month | string }): string => withFilters('/disbursement', filters);
export const batchLink = (batchId: number): string => `/disbursement/${batchId}`;
export const residentsLink = (filters: { ageFrom?: number; ageTo?: number | null; sex?: string; fact?: string; fix?: string }): string => withFilters('/residents', filters);
export const residentLink = (residentId: number): string => `/residents/${residentId}`;
export const balancesLink = (accountSetId: number, month: Month): string => withFilters('/ledger/balances', { set: accountSetId, month });
export const registerLink = (accountSetId: number, accountId: number, month: Month): string => withFilters(`/ledger/register/${accountId}/${month}`, { set: accountSetId });
export const outlookLink = (filters: { show: OutlookShow; programme?: number; month?: Month }): string => withFilters('/dashboard/outlook', filters);

export const OUTLOOK_SHOWS = ['joining', 'leaving', 'withoutAccount'] as const;
export type OutlookShow = (typeof OUTLOOK_SHOWS)[number];

const ofHouseholds: readonly FixPart[] = ['emptyHousehold', 'headMissing'];
export const fixLink = (part: FixPart): string => (ofHouseholds.includes(part) ? withFilters('/residents/households', { fix: part }) : residentsLink({ fix: part }));

const STATUS_OF_VOUCHERS = { vouchersToSubmit: 'draft', vouchersToReview: 'submitted', vouchersToPost: 'reviewed' } as const;

const STATE_OF_NOTICES = { noticesToPost: 'draft', noticesRunning: 'running', noticesToTakeDown: 'run', objectionsToAnswer: '' } as const;
/** The one notice, or all of its state; objections lead to where they are answered. */
function noticesLink(kind: keyof typeof STATE_OF_NOTICES, ids: readonly number[]): string {
  const [first] = new Set(ids);
  if (new Set(ids).size === 1 && first !== undefined) return withFilters(`/notices/${first}`, { tab: kind === 'objectionsToAnswer' ? 'objections' : '' });
  return withFilters('/notices', { state: STATE_OF_NOTICES[kind] });
}

/** The list behind an item of the due list; null for programmes, each of which leads to its own month. */
export function dueLink(item: DueItem): string | null {
  switch (item.kind) {
    case 'programmesDue':
      return null;
    case 'entriesToFix':
      return '/residents/to-fix';
    case 'periodsToClose':
      return withFilters('/ledger/periods', { set: item.accountSetId });
    case 'vouchersToSubmit':
    case 'vouchersToReview':
    case 'vouchersToPost':
      return withFilters('/ledger/vouchers', { set: item.accountSetId, status: STATUS_OF_VOUCHERS[item.kind] });
    case 'noticesToWrite':
      return item.ids.length === 1 && item.ids[0] !== undefined ? batchLink(item.ids[0]) : batchesLink({ status: 'reviewed' });
    case 'noticesToPost':
    case 'noticesRunning':
    case 'noticesToTakeDown':
    case 'objectionsToAnswer':
      return noticesLink(item.kind, item.ids);
    case 'complaintsToAnswer':
      return item.ids.length === 1 && item.ids[0] !== undefined ? `/service/complaints/${item.ids[0]}` : '/service/complaints';
    case 'duplicatesToDecide':
      return '/residents/duplicates';
    case 'duplicatesToMerge':
      return '/residents/duplicates?state=same';
    case 'overpaidFound':
      return '/disbursement/recoveries';
    case 'writeOffsToDecide':
      return item.ids.length === 1 && item.ids[0] !== undefined ? `/disbursement/recoveries/${item.ids[0]}` : '/disbursement/recoveries';
    case 'changesToApply':
      return item.ids.length === 1 && item.ids[0] !== undefined ? `/residents/changes/${item.ids[0]}` : withFilters('/residents/changes', { state: 'open' });
    case 'proofsDue':
      return '/welfare/proofs';
    case 'caresDue':
      return '/welfare/cares';
    case 'schoolEnds':
      return '/residents/schooling';
    case 'pagesMissing':
      return item.ids.length === 1 && item.ids[0] !== undefined ? batchLink(item.ids[0]) : batchesLink({ status: 'paid' });
    case 'applicationsOpen':
    case 'applicationsToDecide':
      return item.ids.length === 1 && item.ids[0] !== undefined ? `/welfare/applications/${item.ids[0]}` : '/welfare/applications';
    case 'advancesToDecide':
    case 'advancesOverdue':
      return item.ids.length === 1 && item.ids[0] !== undefined ? `/relief/cases/${item.ids[0]}` : '/relief/cases';
    case 'fundMovesToConfirm':
      return '/relief/fund';
    case 'sampleChecksOpen':
      return item.ids.length === 1 && item.ids[0] !== undefined ? `/disbursement/checks/${item.ids[0]}` : '/disbursement';
    default: {
      if (item.batchIds.length === 1 && item.batchIds[0] !== undefined) return batchLink(item.batchIds[0]);
      if (item.statuses.length === 1 && item.statuses[0] !== undefined) return batchesLink({ status: item.statuses[0] });
      // Several states are one filter only for whoever has the next step in all of them.
      return item.yours === item.count ? batchesLink({ status: 'due' }) : batchesLink({ from: item.months[0] ?? '', to: item.months.at(-1) ?? '' });
    }
  }
}
