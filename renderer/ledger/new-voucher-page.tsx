import { useNavigate, useSearchParams } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { AccountSetChoice, WithAccountSet } from '#renderer/ui/account-set.tsx';
import { VoucherEntry } from './voucher-entry.tsx';
import { ledgerWords } from './words.ts';

export function NewVoucherPage() {
  const t = useWords(ledgerWords);
  const navigate = useNavigate();
  const { today } = useOfficeState();
  const [params] = useSearchParams();
  const opening = params.get('kind') === 'opening';
  return (
    <WithAccountSet>
      {(books) => (
        <PageFrame title={t(opening ? 'newOpening' : 'newVoucher')} subtitle={<AccountSetChoice books={books} />} back={{ to: `/ledger/vouchers?set=${books.set.accountSetId}`, label: t('vouchers') }}>
          <VoucherEntry
            key={books.set.accountSetId}
            set={books.set}
            today={today}
            {...(opening ? { kind: 'opening' as const } : {})}
            onSaved={(voucherId) => void navigate(`/ledger/vouchers/${voucherId}`)}
            onLeave={() => void navigate(`/ledger/vouchers?set=${books.set.accountSetId}`)}
          />
        </PageFrame>
      )}
    </WithAccountSet>
  );
}
