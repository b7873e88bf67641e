import { Select } from 'antd';
import { useMemo } from 'react';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { assetsWords } from './words.ts';

export interface AccountSelectProps {
  readonly accountSetId: AccountSetId;
  /** Beginnings of the codes offered; all leaf accounts without it. */
  readonly under?: readonly string[];
  readonly value?: string;
  readonly onChange?: (code: string | undefined) => void;
  readonly id?: string;
}

/** One leaf account by code, name, pinyin or initials; the value is its code. */
export function AccountSelect({ accountSetId, under, ...select }: AccountSelectProps) {
  const t = useWords(assetsWords);
  const accounts = useCall('ledger.accounts', { accountSetId });
  const options = useMemo(
    () => (accounts.data ?? [])
      .filter((account) => account.leaf && account.validTo === null && (under === undefined || under.some((code) => account.code.startsWith(code))))
      .map((account) => ({ value: account.code, label: `${account.code} ${account.name}`, found: `${account.code} ${account.name} ${account.namePinyin} ${account.nameInitials}`.toLowerCase() })),
    [accounts.data, under],
  );
  return (
    <Select {...select} showSearch={{ filterOption: (typed, option) => (option as { found?: string } | undefined)?.found?.includes(typed.trim().toLowerCase()) ?? false }} placeholder={t('accountHint')} options={options} loading={accounts.isPending} />
  );
}
