import { PlusOutlined } from '@ant-design/icons';
import { Button, InputNumber, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { AccountSetChoice, WithAccountSet, type OpenBooks } from '#renderer/ui/account-set.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput, MonthInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { assetsContract } from '#shared/assets/contract.ts';
import type { LeaseRow } from '#shared/assets/lease-schemas.ts';
import { LEASE_STATUSES } from '#shared/assets/words.ts';
import { day, daySchema, monthOf, monthSchema } from '#shared/days.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { formatYuan, sumFen } from '#shared/money.ts';
import { LeaseForm } from './lease-form.tsx';
import { assetsWords } from './words.ts';

const FILTERS = { text: '', status: '', on: '', view: 'all' };
const AGES = ['age0', 'age1', 'age2', 'age3', 'age4'] as const;
export const LEASE_TONES = { draft: 'neutral', active: 'active', ended: 'neutral', terminated: 'warning', cancelled: 'neutral' } as const;
const bookSchema = assetsContract.bookAccruals.input.pick({ month: true, voucherDate: true, attachmentsCount: true });

/** One draft for all rent of a month and before. */
function BookDialog({ accountSetId, onClose }: { accountSetId: AccountSetId; onClose: () => void }) {
  const t = useWords(assetsWords);
  const today = day(useOfficeState().today);
  const navigate = useNavigate();
  const book = useAct('assets.bookAccruals');
  const [monthText, setMonth] = useState<string>(monthOf(today));
  const month = monthSchema.safeParse(monthText).data;
  const due = useCall('assets.accrualsDue', { accountSetId, month: month ?? monthOf(today) }, { enabled: month !== undefined, keepLast: true });
  return (
    <FormDialog
      open title={t('bookIncomeTitle')} schema={bookSchema} initial={{ month: monthOf(today), voucherDate: today, attachmentsCount: 0 }} saveLabel={t('makeDraft')} onClose={onClose}
      onChange={(values) => setMonth(values.month ?? '')}
      onSave={async (input) => {
        const outcome = await book.run({ ...input, accountSetId });
        if (outcome.ok) void navigate(`/ledger/vouchers/${outcome.value.voucherId}`);
        return outcome;
      }}
    >
      {() => (
        <>
          <Field name="month" label={t('month')} required><MonthInput /></Field>
          {due.data !== undefined && <p>{due.data.length === 0 ? t('bookNone') : t('bookIncomeText', { n: due.data.length, amount: formatYuan(sumFen(due.data.map((each) => each.amountFen))) })}</p>}
          <div className="field-row">
            <Field name="voucherDate" label={t('voucherDate')} required><DayInput /></Field>
            <Field name="attachmentsCount" label={t('attachments')}><InputNumber min={0} max={9999} precision={0} /></Field>
          </div>
        </>
      )}
    </FormDialog>
  );
}

function useColumns(arrearsOnly: boolean): Column<LeaseRow>[] {
  const t = useWords(assetsWords);
  return useMemo<Column<LeaseRow>[]>(
    () => [
      { key: 'leaseNo', title: t('leaseNo'), width: 110, kind: 'id', value: (row) => row.leaseNo, sortable: true },
      { key: 'object', title: t('object'), width: 180, value: (row) => row.object },
      { key: 'counterparty', title: t('counterparty'), width: 140, value: (row) => row.counterparty, sortable: true },
      ...(arrearsOnly
        ? [
            { key: 'oldest', title: t('oldestDue'), width: 112, kind: 'day' as const, value: (row: LeaseRow) => row.oldestDueOn, sortable: true },
            ...AGES.map((age, index): Column<LeaseRow> => ({ key: age, title: t(age), width: 112, kind: 'money', render: (row) => <MoneyText fen={row.byAge[index]!} blankZero /> })),
          ]
        : [
            { key: 'status', title: t('status'), width: 92, render: (row: LeaseRow) => <StatusTag tone={LEASE_TONES[row.status]}>{t(row.status)}</StatusTag> },
            { key: 'end', title: t('endOn'), width: 112, kind: 'day' as const, value: (row: LeaseRow) => row.endedOn ?? row.endOn, sortable: true },
            { key: 'total', title: t('totalRent'), width: 124, kind: 'money' as const, value: (row: LeaseRow) => row.totalFen, sortable: true },
            { key: 'due', title: t('dueToDate'), width: 124, kind: 'money' as const, value: (row: LeaseRow) => row.dueFen, sortable: true },
            { key: 'received', title: t('received'), width: 124, kind: 'money' as const, value: (row: LeaseRow) => row.receivedFen, sortable: true },
            { key: 'next', title: t('nextDue'), width: 112, kind: 'day' as const, value: (row: LeaseRow) => row.nextDueOn, sortable: true },
          ]),
      { key: 'arrears', title: t('arrears'), width: 124, kind: 'money', render: (row) => <MoneyText fen={row.arrearsFen} blankZero />, value: (row) => row.arrearsFen, sortable: true },
    ],
    [t, arrearsOnly],
  );
}

function Leases({ books }: { books: OpenBooks }) {
  const t = useWords(assetsWords);
  const navigate = useNavigate();
  const today = day(useOfficeState().today);
  const [may, mayPrint] = [useMay('ledger.make'), useMay('ledger.print')];
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const [open, setOpen] = useState<'new' | 'book'>();
  const { accountSetId } = books.set;
  const onDay = daySchema.safeParse(filters.on).data ?? today;
  const status = LEASE_STATUSES.find((each) => each === filters.status);
  const arrearsOnly = filters.view === 'arrears';
  const columns = useColumns(arrearsOnly);
  const leases = useCall('assets.leases', { accountSetId, onDay, search: filters.text, ...(status === undefined ? {} : { status }) }, { keepLast: true });
  const rows = arrearsOnly ? leases.data?.filter((row) => row.arrearsFen > 0) : leases.data;
  const newLease = <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen('new')}>{t('newLease')}</Button>;
  return (
    <PageFrame title={t('leases')} subtitle={<AccountSetChoice books={books} />} actions={may && <><Button onClick={() => setOpen('book')}>{t('bookIncome')}</Button>{newLease}</>}>
      <DataTable
        label={t('leases')} columns={columns} rows={rows} rowKey={(row) => row.leaseId} loading={leases.isFetching} error={leases.error}
        onOpen={(row) => void navigate(`/ledger/leases/${row.leaseId}`)}
        search={{ value: filters.text, onChange: (text) => setFilters({ text }), placeholder: t('searchLeases') }}
        filters={
          <>
            <Segmented value={filters.view} onChange={(view) => setFilters({ view })} options={[{ value: 'all', label: t('arrearsAll') }, { value: 'arrears', label: t('arrearsOnly') }]} />
            <Select aria-label={t('status')} value={filters.status} onChange={(value) => setFilters({ status: value })} popupMatchSelectWidth={false}
              options={[{ value: '', label: t('allStatuses') }, ...LEASE_STATUSES.map((each) => ({ value: each as string, label: t(each) }))]} />
            <div style={{ width: '11rem' }}><DayInput aria-label={t('onDay')} placeholder={t('onDay')} value={onDay} onChange={(text) => setFilters({ on: text ?? '' })} /></div>
          </>
        }
        exports={mayPrint && (arrearsOnly ? <PrintButton to={`/print/arrears/${accountSetId}/${onDay}`} label={t('printArrears')} /> : <PrintButton to={`/print/leases/${accountSetId}/${onDay}`} label={t('printRegister')} />)}
        narrowed={filters.text !== '' || filters.status !== '' || arrearsOnly}
        empty={{ title: t('noLeases'), hint: t('noLeasesHint'), action: may && newLease }}
        total={rows !== undefined && rows.length > 0 && <span>{t('arrears')} <MoneyText fen={sumFen(rows.map((row) => row.arrearsFen))} /></span>}
      />
      {open === 'new' && <LeaseForm accountSetId={accountSetId} onClose={() => setOpen(undefined)} onSaved={(leaseId) => void navigate(`/ledger/leases/${leaseId}`)} />}
      {open === 'book' && <BookDialog accountSetId={accountSetId} onClose={() => setOpen(undefined)} />}
    </PageFrame>
  );
}

export function LeasesPage() {
  return <WithAccountSet>{(books) => <Leases books={books} />}</WithAccountSet>;
}
