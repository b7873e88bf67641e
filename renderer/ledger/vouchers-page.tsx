import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { MonthInput } from '#renderer/ui/day-input.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { monthSchema } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import type { VoucherRow } from '#shared/ledger/contract.ts';
import { VOUCHER_STATUSES, type VoucherStatus } from '#shared/ledger/words.ts';
import { AccountSetChoice, WithAccountSet, type OpenBooks } from '#renderer/ui/account-set.tsx';
import { KIND_WORDS, voucherNumber, VoucherStatusTag } from './voucher-words.tsx';
import { ledgerWords } from './words.ts';

const FILTERS = { text: '', status: '', papers: '', from: '', to: '' };

const PAPERS = ['none', 'notScanned'] as const;

function Vouchers({ books }: { books: OpenBooks }) {
  const t = useWords(ledgerWords);
  const navigate = useNavigate();
  const { modal } = App.useApp();
  const [may, mayPost, mayPrint] = [useMay('ledger.make'), useMay('ledger.post'), useMay('ledger.print')];
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const [chosen, setChosen] = useState<readonly VoucherRow[]>([]);
  const { accountSetId } = books.set;
  const fromMonth = monthSchema.safeParse(filters.from).data;
  const toMonth = monthSchema.safeParse(filters.to).data;
  const status = VOUCHER_STATUSES.find((each) => each === filters.status);
  const papers = PAPERS.find((each) => each === filters.papers);
  const vouchers = useCall('ledger.vouchers', {
    accountSetId, search: filters.text,
    ...(fromMonth === undefined ? {} : { fromMonth }), ...(toMonth === undefined ? {} : { toMonth }), ...(status === undefined ? {} : { status }), ...(papers === undefined ? {} : { papers }),
  }, { keepLast: true });
  const post = useAct('ledger.postVouchers');
  const reviewed = chosen.filter((row) => row.status === 'reviewed');

  const columns = useMemo<Column<VoucherRow>[]>(
    () => [
      { key: 'day', title: t('day'), width: 108, kind: 'day', value: (row) => row.voucherDate, sortable: true },
      { key: 'number', title: t('voucherNo'), width: 92, kind: 'id', value: (row) => voucherNumber(row.word, row.number) ?? t('numberLater') },
      { key: 'summary', title: t('summary'), width: 236, value: (row) => row.summary },
      { key: 'amount', title: t('amount'), width: 128, kind: 'money', value: (row) => row.totalFen, sortable: true },
      { key: 'status', title: t('status'), width: 92, render: (row) => <VoucherStatusTag status={row.status} /> },
      { key: 'kind', title: t('kind'), width: 100, value: (row) => (row.sourceKind === 'batch' ? t('fromBatch') : t(KIND_WORDS[row.kind])) },
      { key: 'attachments', title: t('attachmentsShort'), width: 74, kind: 'number', value: (row) => row.attachmentsCount },
      { key: 'scans', title: t('scansShort'), width: 74, kind: 'number', value: (row) => (row.scanCount === 0 ? null : row.scanCount) },
      { key: 'maker', title: t('maker'), width: 92, value: (row) => row.maker },
      { key: 'reviewer', title: t('reviewer'), width: 92, value: (row) => row.reviewer },
      { key: 'poster', title: t('poster'), width: 92, value: (row) => row.poster },
    ],
    [t],
  );
  const postChosen = (): void => {
    modal.confirm({
      title: t('postTitle'), content: t('postText'), okText: t('postSelected', { n: reviewed.length }), cancelText: t('cancel'),
      onOk: async () => {
        const outcome = await post.run({ voucherIds: reviewed.map((row) => row.voucherId) });
        if (outcome.ok) setChosen([]);
      },
    });
  };
  const newVoucher = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => void navigate(`/ledger/new-voucher?set=${accountSetId}`)}>
      {t('newVoucher')}
    </Button>
  );
  return (
    <PageFrame
      title={t('vouchers')}
      subtitle={<AccountSetChoice books={books} />}
      actions={
        <>
          {mayPost && (
            <Button disabled={reviewed.length === 0} loading={post.running} onClick={postChosen}>
              {reviewed.length === 0 ? t('postSelectedNone') : t('postSelected', { n: reviewed.length })}
            </Button>
          )}
          {may && <Button onClick={() => void navigate(`/ledger/opening?set=${accountSetId}`)}>{t('openingBalances')}</Button>}
          {may && newVoucher}
        </>
      }
    >
      <RefusalAlert error={post.error} />
      <DataTable
        label={t('vouchers')}
        columns={columns}
        rows={vouchers.data?.rows}
        rowKey={(row) => row.voucherId}
        loading={vouchers.isFetching}
        error={vouchers.error}
        onOpen={(row) => void navigate(`/ledger/vouchers/${row.voucherId}`)}
        search={{ value: filters.text, onChange: (text) => setFilters({ text }), placeholder: t('searchVouchers') }}
        filters={
          <>
            <Select
              aria-label={t('status')}
              value={filters.status}
              onChange={(value) => setFilters({ status: value })}
              options={[{ value: '', label: t('allStatuses') }, ...VOUCHER_STATUSES.map((each: VoucherStatus) => ({ value: each as string, label: t(each) }))]}
              popupMatchSelectWidth={false}
            />
            <Select
              aria-label={t('papers')}
              value={filters.papers}
              onChange={(value) => setFilters({ papers: value })}
              options={[{ value: '', label: t('papersAll') }, ...PAPERS.map((each) => ({ value: each as string, label: t(each) }))]}
              popupMatchSelectWidth={false}
            />
            <div style={{ width: '11rem' }}><MonthInput aria-label={t('fromMonth')} value={filters.from || null} onChange={(text) => setFilters({ from: text ?? '' })} /></div>
            <span aria-hidden>—</span>
            <div style={{ width: '11rem' }}><MonthInput aria-label={t('toMonth')} value={filters.to || null} onChange={(text) => setFilters({ to: text ?? '' })} /></div>
          </>
        }
        exports={mayPrint && <PrintButton to={`/print/vouchers/${chosen.map((row) => row.voucherId).join(',')}`} label={t('printSelected')} disabled={chosen.length === 0} />}
        narrowed={filters.text !== '' || filters.status !== '' || filters.papers !== '' || filters.from !== '' || filters.to !== ''}
        {...(vouchers.data === undefined ? {} : { count: vouchers.data.count })}
        empty={{ title: t('noVouchers'), hint: t('noVouchersHint'), action: may && newVoucher }}
        selection={{ keys: chosen.map((row) => row.voucherId), onChange: (keys, rows) => setChosen(rows.filter((row) => keys.includes(id<'voucher'>(row.voucherId)))) }}
      />
    </PageFrame>
  );
}

export function VouchersPage() {
  return <WithAccountSet>{(books) => <Vouchers books={books} />}</WithAccountSet>;
}
