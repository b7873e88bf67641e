import type { Language } from '#renderer/i18n/language.ts';
import type { Say } from '#renderer/i18n/use-words.ts';
import type { StatusTone } from '#renderer/ui/status-tag.tsx';
import type { ShownState } from '#shared/application-status.ts';
import { fen, formatYuan, sumFen } from '#shared/money.ts';
import type { CaseRow, ReliefCase } from '#shared/relief/contract.ts';
import type { reliefWords } from './words.ts';

const WORDS: Readonly<Record<ShownState, Readonly<Record<Language, string>>>> = {
  registered: { zh: '已登记', en: 'Registered' }, incomplete: { zh: '待补正', en: 'Papers missing' }, screened: { zh: '待入户', en: 'Waits for visit' }, visited: { zh: '待评议', en: 'Waits for panel' }, voted: { zh: '待公示', en: 'Waits for notice' }, published: { zh: '公示中', en: 'On the board' },
  approved: { zh: '待拨付', en: 'Waits for payment' }, paid: { zh: '已拨付', en: 'Paid' }, archived: { zh: '已归档', en: 'Archived' }, followedUp: { zh: '已回访', en: 'Followed up' }, suspended: { zh: '已暂停', en: 'Suspended' }, rejected: { zh: '不予批准', en: 'Rejected' }, withdrawn: { zh: '已撤回', en: 'Withdrawn' }, against: { zh: '评议未通过', en: 'Panel against' }, toDecide: { zh: '待审批', en: 'To be decided' },
};

/** The state of a case in words. */
export const caseStatusText = ({ shown }: Pick<CaseRow, 'shown'>, language: Language): string => WORDS[shown][language];

export function caseStatusTone({ shown }: Pick<CaseRow, 'shown'>): StatusTone {
  if (shown === 'paid' || shown === 'archived' || shown === 'followedUp') return 'good';
  if (shown === 'rejected' || shown === 'against') return 'bad';
  if (shown === 'incomplete' || shown === 'suspended') return 'warning';
  return shown === 'withdrawn' ? 'neutral' : 'active';
}

/** What an advance leaves of the grant, or of what was calculated before one is decided; null without an advance or a sum. */
export function advanceText(found: ReliefCase, say: Say<keyof typeof reliefWords.zh>): string | null {
  const advancedFen = sumFen(found.advances.filter((advance) => advance.status === 'agreed' && advance.claimState !== 'withdrawn').map((advance) => advance.amountFen));
  const grantFen = found.grantedFen ?? found.calculatedFen;
  if (advancedFen === 0 || grantFen === null) return null;
  return advancedFen > grantFen ? say('advanceMore', { a: formatYuan(advancedFen), b: formatYuan(fen(advancedFen - grantFen)) }) : say('advanceLess', { a: formatYuan(advancedFen), b: formatYuan(fen(grantFen - advancedFen)) });
}
