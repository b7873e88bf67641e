/** 关爱台账: what was done in a year, and what became of its money. */
import { Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag, type StatusTone } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { careContract, type Care } from '#shared/care/contract.ts';
import type { CareState } from '#shared/care/words.ts';
import { careWords, claimStateKey } from './words.ts';

const TONES: Readonly<Record<CareState, StatusTone>> = { done: 'good', skipped: 'neutral', withdrawn: 'neutral' };
const withdrawForm = careContract.withdraw.input.pick({ reason: true });

function WithdrawDialog({ care, onClose }: { care: Care; onClose: () => void }) {
  const t = useWords(careWords);
  const withdraw = useAct('care.withdraw');
  return (
    <FormDialog open dangerous title={`${t('withdraw')} · ${care.kindName} · ${care.name}`} schema={withdrawForm} initial={{}} saveLabel={t('withdraw')} onClose={onClose} onSave={({ reason }) => withdraw.run({ careId: care.careId, reason })}>
      <p className="muted">{t('withdrawText')}</p>
      <Field name="reason" label={t('reason')} required><Input autoFocus maxLength={200} /></Field>
    </FormDialog>
  );
}

export function CareBookPage() {
  const t = useWords(careWords);
  const navigate = useNavigate();
  const { today } = useOfficeState();
  const mayEdit = useMay('welfare.edit');
  const mayPrint = useMay('residents.print');
  const thisYear = Number(today.slice(0, 4));
  const [filters, setFilters] = useUrlFilters({ year: String(thisYear), name: '' });
  const [withdrawing, setWithdrawing] = useState<Care>();
  const { data, error } = useCall('care.list', { year: Number(filters.year) }, { keepLast: true });
  const rows = useMemo(() => data?.cares.filter((row) => row.name.includes(filters.name) || row.receiverName.includes(filters.name)), [data, filters.name]);
  const columns = useMemo<Column<Care>[]>(() => [
    { key: 'doneOn', title: t('doneOn'), width: 120, kind: 'day', value: (row) => row.doneOn, sortable: true },
    { key: 'kind', title: t('kind'), width: 110, value: (row) => row.kindName, sortable: true },
    { key: 'name', title: t('name'), width: 110, value: (row) => row.name, sortable: true },
    { key: 'receiver', title: t('receiver'), width: 120, value: (row) => row.receiverName },
    { key: 'state', title: t('state'), width: 90, render: (row) => <StatusTag tone={TONES[row.state]}>{t(`s.${row.state}`)}</StatusTag> },
    { key: 'visitors', title: t('visitors'), width: 130, value: (row) => row.visitors },
    { key: 'finding', title: t('finding'), width: 220, value: (row) => (row.reason === null ? row.finding : row.reason) },
    { key: 'amount', title: t('amount'), width: 110, kind: 'money', value: (row) => row.amountFen, render: (row) => (row.amountFen === null ? '' : <MoneyText fen={row.amountFen} />) },
    { key: 'claim', title: t('claim'), width: 180, value: (row) => (row.claimState === null ? '' : `${t(claimStateKey(row.claimState))}${row.batchNo === null ? '' : ` ${row.batchNo}`}`) },
    ...(mayEdit ? [{ key: 'acts', title: '', width: 110, render: (row: Care) => row.mayWithdraw && <Button size="small" onClick={() => setWithdrawing(row)}>{t('withdraw')}</Button> }] : []),
  ], [t, mayEdit]);
  return (
    <PageFrame title={t('book')} back={{ to: '/welfare/cares', label: t('cares') }} actions={mayPrint && <Button disabled={(rows?.length ?? 0) === 0} onClick={() => void navigate(`/print/cares/${filters.year}`)}>{t('printBook')}</Button>}>
      <DataTable label={t('book')} columns={columns} rows={rows} rowKey={(row) => row.careId} error={error}
        search={{ value: filters.name, onChange: (name) => setFilters({ name }), placeholder: t('name') }}
        filters={<Select aria-label={t('year')} value={filters.year} onChange={(year) => setFilters({ year })} options={[0, 1, 2, 3, 4].map((n) => ({ value: String(thisYear - n), label: t('yearN', { n: thisYear - n }) }))} />}
        narrowed={filters.name !== ''} empty={{ title: t('noCares'), hint: t('noCaresHint') }} />
      {withdrawing !== undefined && <WithdrawDialog care={withdrawing} onClose={() => setWithdrawing(undefined)} />}
    </PageFrame>
  );
}
