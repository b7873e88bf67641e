import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { MonthInput } from '#renderer/ui/day-input.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { localDay, monthSchema, type Month } from '#shared/days.ts';
import { BATCH_STATUSES, type BatchStatus } from '#shared/disbursement/status.ts';
import { id } from '#shared/ids.ts';
import { dueStatuses } from './due-work.ts';
import { GenerateDialog } from './generate-dialog.tsx';
import { batchStatusWords, batchTones } from './status-words.ts';
import { disbursementWords } from './words.ts';

type BatchRow = MethodOutput<'disbursement.list'>['batches'][number];

const DEFAULTS = { programme: '', status: '', from: '', to: '' };
const monthOrNull = (text: string): Month | null => (monthSchema.safeParse(text).success ? (text as Month) : null);

function useColumns(): Column<BatchRow>[] {
  const t = useWords(disbursementWords);
  const language = useLanguage();
  return useMemo(
    () => [
      { key: 'batchNo', title: t('batchNo'), kind: 'id', width: 130, value: (row) => row.batchNo, sortable: true },
      { key: 'programme', title: t('programme'), width: 150, value: (row) => `${row.programmeCode} ${row.programmeName}`, sortable: true },
      { key: 'month', title: t('benefitMonth'), kind: 'day', width: 110, value: (row) => row.benefitMonth, sortable: true },
      { key: 'status', title: t('status'), width: language === 'zh' ? 95 : 128, value: (row) => batchStatusWords[language][row.status], render: (row) => <StatusTag tone={batchTones[row.status]}>{batchStatusWords[language][row.status]}</StatusTag> },
      { key: 'payBy', title: t('payBy'), width: 85, value: (row) => t(`payBy_${row.payBy}`) },
      { key: 'persons', title: t('persons'), kind: 'number', width: language === 'zh' ? 80 : 96, value: (row) => row.personCount, sortable: true },
      { key: 'total', title: t('amount'), kind: 'money', width: 120, value: (row) => row.totalFen, sortable: true },
      { key: 'maker', title: t('maker'), width: 80, value: (row) => row.maker },
      { key: 'reviewer', title: t('reviewer'), width: language === 'zh' ? 80 : 92, value: (row) => row.reviewer },
      { key: 'approver', title: t('approver'), width: language === 'zh' ? 80 : 92, value: (row) => row.approver },
      { key: 'created', title: t('createdOn'), kind: 'day', width: 110, value: (row) => localDay(row.createdAt), sortable: true },
    ],
    [t, language],
  );
}

/** 发放批次: all batches, newest month first, and what waits for oneself. */
export function BatchesPage() {
  const t = useWords(disbursementWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const mayMake = useMay('disbursement.make');
  const { signedIn } = useOfficeState();
  const [filters, setFilters] = useUrlFilters(DEFAULTS);
  const [generating, setGenerating] = useState(false);
  const programmes = useCall('welfare.programmes', {});
  const columns = useColumns();

  const due = useMemo(() => dueStatuses(signedIn?.permissions ?? []), [signedIn]);
  const status: BatchStatus[] = filters.status === 'due' ? due : BATCH_STATUSES.filter((each) => each === filters.status);
  const list = useCall('disbursement.list', {
    programmeId: filters.programme === '' ? null : id<'programme'>(Number(filters.programme)),
    status, fromMonth: monthOrNull(filters.from), toMonth: monthOrNull(filters.to), limit: 1000,
  }, { keepLast: true });
  const generate = mayMake ? <Button type="primary" onClick={() => setGenerating(true)}>{t('generate')}</Button> : undefined;

  return (
    <PageFrame title={t('batches')} actions={generate}>
      <DataTable<BatchRow>
        label={t('batches')}
        columns={columns}
        rows={list.data?.batches}
        rowKey={(row) => row.batchId}
        error={list.error}
        onOpen={(row) => void navigate(`/disbursement/${row.batchId}`)}
        filters={
          <>
            <Select aria-label={t('programme')} style={{ width: '13em' }} value={filters.programme} onChange={(programme) => setFilters({ programme })} showSearch={{ optionFilterProp: 'label' }}
              options={[{ value: '', label: t('allProgrammes') }, ...(programmes.data?.programmes ?? []).map((each) => ({ value: String(each.programmeId), label: `${each.code} ${each.name}` }))]} />
            <Select aria-label={t('status')} style={{ width: '11em' }} value={filters.status} onChange={(next) => setFilters({ status: next })}
              options={[{ value: '', label: t('allStatuses') }, ...(due.length === 0 ? [] : [{ value: 'due', label: t('dueWork') }]), ...BATCH_STATUSES.map((each) => ({ value: each, label: batchStatusWords[language][each] }))]} />
            <label className="filter-pair">{t('fromMonth')} <MonthInput aria-label={t('fromMonth')} value={filters.from} onChange={(from) => setFilters({ from: from ?? '' })} /></label>
            <label className="filter-pair">{t('toMonth')} <MonthInput aria-label={t('toMonth')} value={filters.to} onChange={(to) => setFilters({ to: to ?? '' })} /></label>
          </>
        }
        narrowed={Object.values(filters).some((each) => each !== '')}
        empty={{ title: t('noBatches'), hint: t('noBatchesHint'), action: generate }}
        total={list.data === undefined ? undefined : <>{t('sumWithoutVoid')} <MoneyText fen={list.data.totalFen} /></>}
        {...(list.data === undefined ? {} : { count: list.data.total })}
      />
      <GenerateDialog open={generating} onClose={() => setGenerating(false)} onMade={(batchId) => void navigate(`/disbursement/${batchId}`)} />
    </PageFrame>
  );
}
