/** 合并记录: what was merged into what, by whom and why, and taking it back. */
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { localDayAndTime } from '#shared/days.ts';
import type { MergeRow } from '#shared/duplicates/contract.ts';
import { duplicatesWords } from './words.ts';

const reasonForm = z.object({ reason: z.string().trim().min(1).max(200) });

export function MergesPage() {
  const t = useWords(duplicatesWords);
  const mayMerge = useMay('residents.merge');
  const { data, error } = useCall('duplicates.merges', {});
  const undo = useAct('duplicates.undo');
  const [taking, setTaking] = useState<MergeRow>();
  const columns = useMemo<Column<MergeRow>[]>(() => [
    { key: 'into', title: t('into'), width: 140, render: (row) => <a href={`#/residents/${row.survivorId}`}>{row.survivorName}</a> },
    { key: 'gone', title: t('gone'), width: 220, render: (row) => <>{row.loserName} <span className="muted figures">{row.loserIdMasked}</span></> },
    { key: 'reason', title: t('reason'), width: 240, value: (row) => row.reason },
    { key: 'asked', title: t('askedBy'), width: 110, value: (row) => row.askedBy },
    { key: 'by', title: t('mergedBy'), width: 110, value: (row) => row.by },
    { key: 'at', title: t('at'), width: 170, value: (row) => localDayAndTime(row.at) },
    { key: 'rows', title: t('rows'), width: 80, kind: 'number', value: (row) => row.rows },
    { key: 'state', title: t('state'), width: 240, render: (row) => (row.undone === null ? <><StatusTag tone="good">{t('standing')}</StatusTag>{mayMerge && <Button type="link" onClick={() => setTaking(row)}>{t('undo')}</Button>}</> : <><StatusTag tone="neutral">{t('undone')}</StatusTag> <span className="muted">{row.undone.by}　{row.undone.reason}</span></>) },
  ], [t, mayMerge]);
  return (
    <PageFrame title={t('merges')} back={{ to: '/residents/duplicates', label: t('duplicates') }}>
      <DataTable label={t('merges')} columns={columns} rows={data?.merges} rowKey={(row) => row.mergeId} error={error} empty={{ title: t('noMerges'), hint: t('noMergesHint') }} />
      {taking !== undefined && (
        <FormDialog open title={t('undo')} schema={reasonForm} initial={{}} saveLabel={t('undo')} onClose={() => setTaking(undefined)} onSave={({ reason }) => undo.run({ mergeId: taking.mergeId, reason })}>
          <p className="muted">{t('undoText')}</p>
          <Field name="reason" label={t('reason')} required><Input.TextArea autoFocus rows={3} maxLength={200} /></Field>
        </FormDialog>
      )}
    </PageFrame>
  );
}
