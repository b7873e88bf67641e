/** 抽查回访: one sample of the paid, person by person. */
import { Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { Radios } from '#renderer/ui/radios.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag, type StatusTone } from '#renderer/ui/status-tag.tsx';
import { CHECK_RESULTS, CHECK_WAYS, sampleCheckContract, type SampleCheck, type SampleLine } from '#shared/disbursement/sample-check-contract.ts';
import { id } from '#shared/ids.ts';
import { disbursementWords } from './words.ts';

const TONES: Readonly<Record<(typeof CHECK_RESULTS)[number], StatusTone>> = { received: 'good', less: 'bad', notReceived: 'bad', notReached: 'warning' };

function RecordDialog({ check, line, onClose }: { check: SampleCheck; line: SampleLine; onClose: () => void }) {
  const t = useWords(disbursementWords);
  const { today } = useOfficeState();
  const record = useAct('sampleChecks.record');
  return (
    <FormDialog open title={`${t('recordCheck')}　${line.name}`} schema={sampleCheckContract.record.input.omit({ checkId: true, seq: true })} initial={{ checkedOn: today, way: 'phone', note: '' }} saveLabel={t('recordCheck')} onClose={onClose} onSave={(input) => record.run({ ...input, checkId: check.checkId, seq: line.seq })}>
      <Field name="result" label={t('checkResult')} required><Radios options={CHECK_RESULTS.map((value) => ({ value, label: t(`c_${value}`) }))} /></Field>
      <div className="field-row">
        <Field name="way" label={t('checkWay')} required><Select options={CHECK_WAYS.map((value) => ({ value, label: t(`cw_${value}`) }))} /></Field>
        <Field name="checkedOn" label={t('checkedOn')} required><DayInput /></Field>
      </div>
      <Field name="note" label={t('checkNote')}><Input maxLength={200} /></Field>
    </FormDialog>
  );
}

export function SampleCheckPage() {
  const t = useWords(disbursementWords);
  const { checkId = '' } = useParams();
  const mayPrint = useMay('disbursement.check');
  const [line, setLine] = useState<SampleLine>();
  const { data: check, error } = useCall('sampleChecks.show', { checkId: id<'sampleCheck'>(Number(checkId) || 1) });
  const mayCheck = check?.mayCheck ?? false;
  const columns = useMemo<Column<SampleLine>[]>(() => [
    { key: 'seq', title: t('lineNo'), width: 70, kind: 'number', value: (row) => row.seq },
    { key: 'name', title: t('name'), width: 110, value: (row) => row.name },
    { key: 'place', title: t('place'), width: 180, value: (row) => `${row.gridName} ${row.buildingName}` },
    { key: 'paid', title: t('paidFen'), width: 120, kind: 'money', value: (row) => row.paidFen },
    { key: 'paidOn', title: t('paidOn'), width: 120, kind: 'day', value: (row) => row.paidOn },
    { key: 'result', title: t('checkResult'), width: 150, render: (row) => (row.result === null || (row.result === 'notReached' && mayCheck) ? <>{row.result !== null && <StatusTag tone="warning">{t('c_notReached')}</StatusTag>} {mayCheck && <Button size="small" onClick={() => setLine(row)}>{t('recordCheck')}</Button>}</> : <StatusTag tone={TONES[row.result]}>{t(`c_${row.result}`)}</StatusTag>) },
    { key: 'way', title: t('checkWay'), width: 90, value: (row) => (row.way === null ? null : t(`cw_${row.way}`)) },
    { key: 'note', title: t('checkNote'), width: 200, value: (row) => row.note },
    { key: 'by', title: t('checkedBy'), width: 150, value: (row) => (row.checkedBy === null ? null : `${row.checkedBy} ${row.checkedOn ?? ''}`) },
  ], [t, mayCheck]);
  if (check === undefined) return <PageFrame title={t('sampleCheck')} back={{ to: '/disbursement', label: t('batches') }}><RefusalAlert error={error} /></PageFrame>;
  return (
    <PageFrame title={`${t('sampleCheck')} ${check.batchNo}`} subtitle={t('sampleOf', { size: check.size, population: check.population, by: check.by, seed: check.seed })} back={{ to: `/disbursement/${check.batchId}`, label: check.batchNo }}
      actions={mayPrint && <PrintButton to={`/print/sample-check/${check.checkId}`} />}>
      <DataTable label={t('sampleCheck')} columns={columns} rows={check.lines} rowKey={(row) => row.seq} />
      {line !== undefined && <RecordDialog check={check} line={line} onClose={() => setLine(undefined)} />}
    </PageFrame>
  );
}
