/** Which books are open: the account set in the address (?set=), the first one otherwise. */
import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { AccountSet } from '#shared/ledger/contract.ts';
import { EmptyPage } from './empty-page.tsx';
import { RefusalAlert } from './refusal-alert.tsx';

const accountSetWords = {
  zh: { chooseAccountSet: '选择账套', noAccountSet: '还没有账套', noAccountSetHint: '账套就是一本账。请会计在“科目”页建立第一个账套。' },
  en: { chooseAccountSet: 'Choose the account set', noAccountSet: 'No account set yet', noAccountSetHint: 'An account set is one set of books. The accountant sets up the first one on the page Accounts.' },
};

export interface OpenBooks {
  readonly set: AccountSet;
  readonly sets: readonly AccountSet[];
  readonly choose: (accountSetId: number) => void;
}

/** Shows the page of the open account set, or what to do when there is none. */
export function WithAccountSet({ children, empty }: { children: (books: OpenBooks) => React.ReactNode; empty?: React.ReactNode }) {
  const t = useWords(accountSetWords);
  const sets = useCall('ledger.accountSets', {});
  const [params, setParams] = useSearchParams();
  if (sets.error) return <RefusalAlert error={sets.error} />;
  if (sets.data === undefined) return null;
  const wanted = Number(params.get('set'));
  const set = sets.data.find((each) => each.accountSetId === wanted) ?? sets.data[0];
  if (set === undefined) return <EmptyPage title={t('noAccountSet')} hint={t('noAccountSetHint')} action={empty} />;
  const choose = (accountSetId: number): void => {
    void setParams(new URLSearchParams({ set: String(accountSetId) }));
  };
  return <>{children({ set, sets: sets.data, choose })}</>;
}

/** Beside the heading; a plain name while there is one account set only. */
export function AccountSetChoice({ books }: { books: OpenBooks }) {
  const t = useWords(accountSetWords);
  if (books.sets.length === 1) return <span>{books.set.name}</span>;
  return (
    <Select
      aria-label={t('chooseAccountSet')}
      value={books.set.accountSetId}
      onChange={books.choose}
      options={books.sets.map((each) => ({ value: each.accountSetId, label: `${each.code} ${each.name}` }))}
      popupMatchSelectWidth={false}
    />
  );
}
