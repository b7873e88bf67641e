/** The frame of the pages of one bank account: its name, its pages beside each other. */
import { Segmented } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { id } from '#shared/ids.ts';
import type { TreasuryAccount } from '#shared/treasury/contract.ts';
import { treasuryWords } from './words.ts';

export type AccountPage = 'matching' | 'matches' | 'import' | 'reconciliation';

export interface BankAccountFrameProps { readonly page: AccountPage; readonly actions?: React.ReactNode; readonly children: (account: TreasuryAccount) => React.ReactNode }

function Frame({ accounts, page, actions, children }: BankAccountFrameProps & { accounts: readonly TreasuryAccount[] }) {
  const t = useWords(treasuryWords);
  const navigate = useNavigate();
  const treasuryAccountId = id<'treasuryAccount'>(Number(useParams()['treasuryAccountId']));
  const account = accounts.find((each) => each.treasuryAccountId === treasuryAccountId);
  const base = `/ledger/bank/${treasuryAccountId}`;
  const month = (account?.lastDay ?? account?.startsOn ?? '2026-01-01').slice(0, 7);
  const paths: Readonly<Record<AccountPage, string>> = { matching: base, matches: `${base}/matches`, import: `${base}/import`, reconciliation: `${base}/reconciliation/${month}` };
  return (
    <PageFrame title={account === undefined ? t('bank') : `${account.accountCode} ${account.accountName}`} subtitle={account && `${account.bankName} ${account.numberMasked}`} back={{ to: `/ledger/bank?set=${account?.accountSetId ?? ''}`, label: t('bank') }} actions={actions}>
      <Segmented<AccountPage> aria-label={t('bankAccount')} value={page} onChange={(next) => void navigate(paths[next])} style={{ alignSelf: 'start' }}
        options={[{ value: 'matching', label: t('matching') }, { value: 'import', label: t('importStatement') }, { value: 'matches', label: t('matches') }, { value: 'reconciliation', label: t('reconciliation') }]} />
      {account !== undefined && children(account)}
    </PageFrame>
  );
}

export function BankAccountFrame(props: BankAccountFrameProps) {
  const accounts = useCall('treasury.accounts', {}, { keepLast: true });
  if (accounts.error) return <RefusalAlert error={accounts.error} />;
  return accounts.data === undefined ? null : <Frame {...props} accounts={accounts.data} />;
}
