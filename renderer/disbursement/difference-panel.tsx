import { Alert, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag, type StatusTone } from '#renderer/ui/status-tag.tsx';
import { Bridge, bridgeGap, type Difference } from './bridge.tsx';
import type { BatchShown } from './steps.ts';
import { disbursementWords } from './words.ts';

type Line = Difference['lines'][number];
const TONES: Readonly<Record<Line['kind'], StatusTone>> = { joined: 'good', left: 'bad', changed: 'warning' };

/** 与上批差异: who joined, left or changed, each with the reason, and how the totals lead from one to the other. */
export function DifferencePanel({ batch }: { batch: BatchShown }) {
  const t = useWords(disbursementWords);
  const language = useLanguage();
  const [kind, setKind] = useState('');
  const [name, setName] = useState('');
  const { data, error } = useCall('disbursement.difference', { batchId: batch.batchId });
  const columns = useMemo<Column<Line>[]>(
    () => [
      { key: 'kind', title: t('kind'), width: 80, value: (row) => t(`diff_${row.kind}`), render: (row) => <StatusTag tone={TONES[row.kind]}>{t(`diff_${row.kind}`)}</StatusTag>, sortable: true },
      { key: 'name', title: t('name'), width: 110, value: (row) => row.name, sortable: true },
      { key: 'grid', title: t('grid'), width: 120, value: (row) => row.gridName, sortable: true },
      { key: 'before', title: t('before'), kind: 'money', width: 110, value: (row) => row.beforeFen, sortable: true },
      { key: 'after', title: t('after'), kind: 'money', width: 110, value: (row) => row.afterFen, sortable: true },
      { key: 'difference', title: t('difference'), kind: 'money', width: 110, value: (row) => row.differenceFen, sortable: true },
      { key: 'reason', title: t('cause'), width: 380, value: (row) => row.reason[language] },
    ],
    [t, language],
  );
  const rows = useMemo(() => data?.lines.filter((line) => (kind === '' || line.kind === kind) && line.name.includes(name)), [data, kind, name]);
  if (data === undefined) return <RefusalAlert error={error} />;
  const gap = bridgeGap(data);
  return (
    <>
      <div className="muted">{data.againstBatchNo === null ? t('firstBatch') : t('against', { batchNo: data.againstBatchNo })}</div>
      <Bridge difference={data} />
      {(gap.persons !== 0 || gap.fen !== 0) && <Alert type="error" showIcon role="alert" title={t('bridgeGap')} />}
      <DataTable<Line>
        label={t('tab_difference')}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.kind}-${row.residentId}`}
        error={error}
        search={{ value: name, onChange: setName, placeholder: t('searchName') }}
        filters={<Select aria-label={t('kind')} style={{ width: '9em' }} value={kind} onChange={setKind} options={[{ value: '', label: t('allKinds') }, ...(['joined', 'left', 'changed'] as const).map((each) => ({ value: each, label: t(`diff_${each}`) }))]} />}
        exports={<PrintButton to={`/print/batch/${batch.batchId}?lines=1`} label={t('printDifference')} />}
        narrowed={kind !== '' || name !== ''}
        empty={{ title: t('noDifference') }}
      />
    </>
  );
}
