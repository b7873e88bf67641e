import { Link } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { roleWords } from '#renderer/i18n/role-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import type { DueItem } from '#shared/dashboard/contract.ts';
import { may, ROLES, type Permission } from '#shared/permissions.ts';
import { batchesLink, dueLink, fixLink, outlookLink } from './links.ts';
import { dashboardWords } from './words.ts';

type Due = MethodOutput<'dashboard.due'>;
type WithoutAccount = MethodOutput<'dashboard.forecast'>['withoutAccount'];

const NEEDS: Readonly<Record<DueItem['kind'], Permission>> = {
  batchesToSubmit: 'disbursement.make', batchesToReview: 'disbursement.review', batchesToApprove: 'disbursement.approve', batchesToSend: 'disbursement.export', batchesAwaitingResult: 'disbursement.pay',
  batchesToPayCash: 'disbursement.pay', batchesToClose: 'disbursement.pay', programmesDue: 'disbursement.make', vouchersToSubmit: 'ledger.make', vouchersToReview: 'ledger.review', vouchersToPost: 'ledger.post',
  periodsToClose: 'ledger.close', entriesToFix: 'residents.edit', noticesToWrite: 'notices.edit', noticesToPost: 'notices.edit', noticesRunning: 'notices.edit', noticesToTakeDown: 'notices.edit', objectionsToAnswer: 'notices.answer',
  applicationsOpen: 'applications.edit', applicationsToDecide: 'applications.decide', advancesToDecide: 'relief.decide', advancesOverdue: 'relief.edit', fundMovesToConfirm: 'ledger.post',
  duplicatesToDecide: 'residents.edit', duplicatesToMerge: 'residents.merge', complaintsToAnswer: 'complaints.decide', sampleChecksOpen: 'disbursement.check', overpaidFound: 'disbursement.make', writeOffsToDecide: 'disbursement.approve', proofsDue: 'welfare.edit', caresDue: 'welfare.edit', schoolEnds: 'residents.edit', pagesMissing: 'disbursement.pay', changesToApply: 'residents.decide',
};

/** One line of the list, whatever it is about. */
interface Line { readonly key: string; readonly count: number; readonly yours: boolean; readonly label: string; readonly to: string | null; 
  /** Whose work it is; null where the detail says so by name. */
  readonly needs: Permission | null; readonly detail: React.ReactNode }

function useLines(due: Due, withoutAccount: WithoutAccount | undefined): Line[] {
  const t = useWords(dashboardWords);
  const severalSets = new Set(due.items.flatMap((item) => ('accountSetId' in item ? [item.accountSetId] : []))).size > 1;
  const monthsText = (months: readonly string[]): string => (months.length === 0 ? '' : months.length === 1 ? (months[0] ?? '') : t('months', { from: months[0] ?? '', to: months.at(-1) ?? '' }));
  const detailOf = (item: DueItem): React.ReactNode => {
    if (item.kind === 'programmesDue') {
      return item.programmes.map((each) => <Link key={each.programmeId} to={batchesLink({ programme: each.programmeId, from: each.month, to: each.month })}>{each.code} {each.name}</Link>);
    }
    if (item.kind === 'entriesToFix') return item.parts.map(({ part, count }) => <Link key={part} to={fixLink(part)}>{t(part)} {count}</Link>);
    if ('ids' in item) return <span>{item.next === null ? '' : t(item.kind === 'noticesRunning' ? 'nextOver' : 'nextDue', { day: item.next })}{item.late > 0 && item.kind !== 'noticesToTakeDown' ? t('lateN', { n: item.late }) : ''}</span>;
    if ('accountSetId' in item) return <span>{monthsText(item.months)}{severalSets ? t('accountSetNamed', { name: item.accountSetName }) : ''}</span>;
    return <span><span className="figures">{monthsText(item.months)}</span> <MoneyText fen={item.amountFen} blankZero /></span>;
  };
  const lines = due.items.map((item): Line => ({
    key: 'accountSetId' in item ? `${item.kind} ${item.accountSetId}` : item.kind, count: item.count, yours: item.yours > 0, label: t(item.kind, { n: item.count }), to: dueLink(item), needs: NEEDS[item.kind], detail: detailOf(item),
  }));
  if (withoutAccount !== undefined && withoutAccount.count > 0) {
    const names = withoutAccount.people.slice(0, 3).map((person) => person.name).join(t('&'));
    lines.push({
      key: 'withoutAccount', count: withoutAccount.count, yours: withoutAccount.yours > 0, label: t('withoutAccount', { n: withoutAccount.count }), to: outlookLink({ show: 'withoutAccount' }), needs: 'residents.edit',
      detail: <span>{names}{withoutAccount.count > 3 ? ' …' : ''}</span>,
    });
  }
  if (due.backup.due) {
    const { daysAgo, lastAt, yours, makers } = due.backup;
    lines.push({
      key: 'backup', count: daysAgo, yours, label: t(lastAt === null ? 'backupNever' : 'backupDue', { n: daysAgo }), to: yours ? '/office/backups' : null, needs: null,
      detail: yours ? null : <span>{t('makersAre', { names: makers.join(t('&')) })}</span>,
    });
  }
  return lines;
}

function Lines({ lines, showRoles }: { lines: readonly Line[]; showRoles: boolean }) {
  const t = useWords(dashboardWords);
  const language = useLanguage();
  const rolesOf = (needs: Permission): string => ROLES.filter((role) => may([role], needs)).map((role) => roleWords[language][role]).join(t('&'));
  return (
    <ul className="due-list">
      {lines.map((line) => (
        <li key={line.key} className={line.yours ? 'yours' : ''}>
          <span className="count figures">{line.count}</span>
          <span className="what">
            {line.to === null ? <span className="label">{line.label}</span> : <Link className="label" to={line.to}>{line.label}</Link>}
            {showRoles && line.needs !== null && <span className="by">{t('by', { roles: rolesOf(line.needs) })}</span>}
          </span>
          <span className="detail">{line.detail}</span>
        </li>
      ))}
    </ul>
  );
}

/** 待办: what this person has to do first, then what waits for others. */
export function DueList({ due, withoutAccount }: { due: Due; withoutAccount: WithoutAccount | undefined }) {
  const t = useWords(dashboardWords);
  const lines = useLines(due, withoutAccount);
  const yours = lines.filter((line) => line.yours);
  const others = lines.filter((line) => !line.yours);
  return (
    <section className="card desk-due" aria-label={t('due')}>
      <h2>{t('yours')}</h2>
      {yours.length === 0 ? <p className="muted none">{lines.length === 0 ? t('nothingDue') : t('nothingYours')}</p> : <Lines lines={yours} showRoles={false} />}
      {others.length > 0 && <h3>{t('others')}</h3>}
      {others.length > 0 && <Lines lines={others} showRoles />}
    </section>
  );
}
