import type { Language } from '#renderer/i18n/language.ts';
import type { StatusTone } from '#renderer/ui/status-tag.tsx';
import type { ApplicationStatus } from '#shared/application-status.ts';
import type { CaseRow } from '#shared/relief/contract.ts';

const WORDS: Readonly<Record<ApplicationStatus | 'paid', Readonly<Record<Language, string>>>> = {
  registered: { zh: '已登记', en: 'Registered' }, incomplete: { zh: '待补正', en: 'Papers missing' }, screened: { zh: '待入户', en: 'Waits for visit' }, visited: { zh: '待评议', en: 'Waits for panel' }, voted: { zh: '待公示', en: 'Waits for notice' }, published: { zh: '公示中', en: 'On the board' },
  approved: { zh: '待拨付', en: 'Waits for payment' }, paid: { zh: '已拨付', en: 'Paid' }, archived: { zh: '已归档', en: 'Archived' }, followedUp: { zh: '已回访', en: 'Followed up' }, suspended: { zh: '已暂停', en: 'Suspended' }, rejected: { zh: '不予批准', en: 'Rejected' }, withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};
type Row = Pick<CaseRow, 'status' | 'grantedFen' | 'paidFen'>;
const stateOf = (row: Row): ApplicationStatus | 'paid' => (row.status === 'approved' && row.grantedFen !== null && row.paidFen >= row.grantedFen ? 'paid' : row.status);

/** The state of a case in words; 已拨付 once all of it has arrived. */
export const caseStatusText = (row: Row, language: Language): string => WORDS[stateOf(row)][language];

export function caseStatusTone(row: Row): StatusTone {
  const state = stateOf(row);
  if (state === 'paid' || state === 'archived' || state === 'followedUp') return 'good';
  if (state === 'rejected') return 'bad';
  if (state === 'incomplete' || state === 'suspended') return 'warning';
  return state === 'withdrawn' ? 'neutral' : 'active';
}
