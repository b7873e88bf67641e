import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { AccountSetChoice, WithAccountSet, type OpenBooks } from '#renderer/ui/account-set.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import type { Fund } from '#shared/assets/fund-schemas.ts';
import { FundForm } from './fund-forms.tsx';
import { assetsWords } from './words.ts';

function Funds({ books }: { books: OpenBooks }) {
  const t = useWords(assetsWords);
  const navigate = useNavigate();
  const may = useMay('ledger.make');
  const [open, setOpen] = useState(false);
  const { accountSetId } = books.set;
  const funds = useCall('assets.funds', { accountSetId });
  const columns = useMemo<Column<Fund>[]>(
    () => [
      { key: 'name', title: t('fundName'), width: 200, value: (row) => row.name, sortable: true },
      { key: 'kind', title: t('fundKind'), width: 170, value: (row) => t(row.kind) },
      { key: 'account', title: t('fundAccount'), width: 190, value: (row) => `${row.accountCode} ${row.accountName}` },
      { key: 'paper', title: t('paperNo'), width: 130, value: (row) => row.paperNo },
      { key: 'opened', title: t('openedOn'), width: 112, kind: 'day', value: (row) => row.openedOn, sortable: true },
      { key: 'closed', title: t('closedOn'), width: 112, kind: 'day', value: (row) => row.closedOn },
      { key: 'balance', title: t('balance'), width: 128, kind: 'money', value: (row) => row.balanceFen, sortable: true },
      { key: 'expected', title: t('withDrafts'), width: 128, kind: 'money', value: (row) => row.expectedFen },
    ],
    [t],
  );
  const add = <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>{t('newFund')}</Button>;
  return (
    <PageFrame title={t('funds')} subtitle={<AccountSetChoice books={books} />} actions={may && add}>
      <DataTable label={t('funds')} columns={columns} rows={funds.data} rowKey={(row) => row.fundId} loading={funds.isFetching} error={funds.error}
        onOpen={(row) => void navigate(`/ledger/funds/${row.fundId}`)} empty={{ title: t('noFunds'), hint: t('noFundsHint'), action: may && add }} />
      {open && <FundForm accountSetId={accountSetId} onClose={() => setOpen(false)} />}
    </PageFrame>
  );
}

export function FundsPage() {
  return <WithAccountSet>{(books) => <Funds books={books} />}</WithAccountSet>;
}
