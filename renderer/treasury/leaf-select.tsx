import { Select } from 'antd';
import { useCall } from '#renderer/api/use-call.ts';
import type { AccountSetId } from '#shared/ids.ts';
import type { AccountFlag } from '#shared/ledger/words.ts';

export interface LeafSelectProps { readonly accountSetId: AccountSetId; readonly flag?: AccountFlag; /** Parents may be chosen too. */ readonly anyLevel?: boolean; readonly value?: string; readonly onChange?: (code: string) => void; readonly id?: string; readonly disabled?: boolean }

/** An account by code, name, pinyin or initials. Its value is the code. */
export function LeafSelect({ accountSetId, flag, anyLevel = false, ...select }: LeafSelectProps) {
  const accounts = useCall('ledger.accounts', { accountSetId });
  const options = (accounts.data ?? [])
    .filter((account) => (anyLevel || account.leaf) && account.validTo === null && (flag === undefined || account.flags.includes(flag)))
    .map((account) => ({ value: account.code, label: `${account.code} ${account.name}`, find: `${account.code} ${account.name} ${account.namePinyin} ${account.nameInitials}`.toLowerCase() }));
  return <Select {...select} showSearch={{ filterOption: (text, option) => option?.find.includes(text.toLowerCase()) ?? false }} options={options} loading={accounts.isPending} popupMatchSelectWidth={false} />;
}
