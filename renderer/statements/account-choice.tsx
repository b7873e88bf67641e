import { Select } from 'antd';
import { useMemo } from 'react';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { statementsWords } from './words.ts';

/** Any account of the set, found by code, name, pinyin or initials. */
export function AccountChoice({ accountSetId, value, onChange }: { accountSetId: AccountSetId; value: number | undefined; onChange: (accountId: number) => void }) {
  const t = useWords(statementsWords);
  const accounts = useCall('ledger.accounts', { accountSetId }, { keepLast: true });
  const options = useMemo(() => (accounts.data ?? []).map((account) => ({
    value: Number(account.accountId), label: `${account.code} ${account.name}`, words: `${account.code} ${account.name} ${account.namePinyin} ${account.nameInitials}`.toLowerCase(),
  })), [accounts.data]);
  return (
    <Select
      aria-label={t('chooseAccount')} placeholder={t('chooseAccount')} style={{ minWidth: '16rem' }} value={value ?? null} options={options} popupMatchSelectWidth={false}
      showSearch={{ filterOption: (text, option) => option?.words.includes(text.trim().toLowerCase()) === true }}
      onChange={(accountId) => {
        if (accountId !== null) onChange(accountId);
      }}
    />
  );
}
