/** A bank's file from the drop to the import: columns as found, a preview of every line, then all of it or nothing. */
import './treasury.css';
import { Alert, Button, InputNumber, Select, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { uploadFile } from '#renderer/api/files.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { ProgressDialog } from '#renderer/ui/progress-dialog.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { formatYuan } from '#shared/money.ts';
import type { StatementPreview, TreasuryAccount } from '#shared/treasury/contract.ts';
import { STATEMENT_FIELDS, type StatementField } from '#shared/treasury/words.ts';
import { BankAccountFrame } from './bank-account-frame.tsx';
import { treasuryWords } from './words.ts';

const ACCEPTED = ['.xlsx', '.xlsm', '.xls', '.csv', '.tsv', '.txt'] as const;
type Read = MethodOutput<'treasury.readStatement'>;
type Mapping = Record<string, StatementField>;

type At =
  | { readonly step: 'file' }
  | { readonly step: 'columns'; readonly fileId: string; readonly read: Read; readonly mapping: Mapping }
  | { readonly step: 'preview'; readonly fileId: string; readonly read: Read; readonly mapping: Mapping; readonly preview: StatementPreview };

const mappingOf = (read: Read): Mapping => Object.fromEntries((read.header?.columns ?? []).map((column) => [String(column.index), column.field]));

function Columns({ at, busy, onLayout, onMapping, onPreview, onBack }: { at: Extract<At, { step: 'columns' }>; busy: boolean; onLayout: (layout: { sheet?: number; headerRow?: number }) => void; onMapping: (mapping: Mapping) => void; onPreview: () => void; onBack: () => void }) {
  const t = useWords(treasuryWords);
  const { read, mapping } = at;
  return (
    <>
      <div className="treasury-bar">
        <label><span className="muted">{t('sheet')}</span> <Select aria-label={t('sheet')} value={read.sheet} disabled={busy} popupMatchSelectWidth={false} options={read.sheets.map((sheet) => ({ value: sheet.index, label: sheet.name }))} onChange={(sheet) => onLayout({ sheet })} /></label>
        <label><span className="muted">{t('headerRow')}</span> <InputNumber aria-label={t('headerRow')} min={1} precision={0} disabled={busy} changeOnWheel={false} {...(read.header === null ? {} : { defaultValue: read.header.row })} onPressEnter={(event) => onLayout({ sheet: read.sheet, headerRow: Number(event.currentTarget.value) })} /></label>
      </div>
      {read.header === null && <Alert type="warning" showIcon title={t('noHeader')} />}
      {read.header?.remembered === true && <Alert type="info" showIcon title={t('remembered')} />}
      <div className="card" style={{ overflow: 'auto' }}>
        {read.header === null ? (
          <table className="plain-table"><tbody>{read.firstRows.map((row) => <tr key={row.row}><th>{row.row}</th>{row.cells.map((cell, index) => <td key={index}>{cell}</td>)}</tr>)}</tbody></table>
        ) : (
          <table className="plain-table treasury-table">
            <thead><tr><th>{t('column')}</th><th>{t('meaning')}</th><th>{t('samples')}</th></tr></thead>
            <tbody>
              {read.header.columns.map((column) => (
                <tr key={column.index}>
                  <td>{column.title}</td>
                  <td><Select aria-label={`${t('meaning')} ${column.title}`} style={{ minWidth: '11em' }} value={mapping[String(column.index)] ?? 'ignore'} options={STATEMENT_FIELDS.map((field) => ({ value: field, label: t(`f_${field}`) }))} onChange={(field) => onMapping({ ...mapping, [String(column.index)]: field })} /></td>
                  <td className="muted">{column.samples.join(t(';'))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <Space><Button onClick={onBack}>{t('back')}</Button><Button type="primary" disabled={read.header === null} loading={busy} onClick={onPreview}>{t('preview')}</Button></Space>
    </>
  );
}

const TONES = { new: 'active', known: 'neutral', before: 'neutral' } as const;

function Preview({ preview, busy, onImport, onBack }: { preview: StatementPreview; busy: boolean; onImport: () => void; onBack: () => void }) {
  const t = useWords(treasuryWords);
  const gapRows = useMemo(() => new Set(preview.gaps.map((gap) => gap.row)), [preview.gaps]);
  const columns = useMemo<Column<StatementPreview['rows'][number]>[]>(
    () => [
      { key: 'row', title: t('row'), width: 70, kind: 'number', value: (row) => row.row },
      { key: 'status', title: t('state'), width: 90, render: (row) => <StatusTag tone={gapRows.has(row.row) ? 'warning' : TONES[row.status]}>{t(row.status)}</StatusTag> },
      { key: 'day', title: t('day'), width: 112, kind: 'day', value: (row) => row.day },
      { key: 'amount', title: t('amount'), width: 140, kind: 'money', value: (row) => row.amountFen },
      { key: 'balance', title: t('balance'), width: 140, kind: 'money', value: (row) => row.balanceFen },
      { key: 'who', title: t('counterparty'), width: 180, value: (row) => row.counterparty },
      { key: 'what', title: t('summary'), width: 220, value: (row) => row.summary },
      { key: 'no', title: t('f_bankLineId'), width: 150, kind: 'id', value: (row) => row.bankLineId },
    ],
    [t, gapRows],
  );
  const { counts } = preview;
  return (
    <>
      <div className="treasury-bar">
        <StatusTag tone="active">{t('countsNew', { n: counts.new, amount: formatYuan(preview.newFen) })}</StatusTag>
        {counts.known > 0 && <StatusTag tone="neutral">{t('countsKnown', { n: counts.known })}</StatusTag>}
        {counts.before > 0 && <StatusTag tone="neutral">{t('countsBefore', { n: counts.before })}</StatusTag>}
        {counts.skipped > 0 && <StatusTag tone="neutral">{t('countsSkipped', { n: counts.skipped })}</StatusTag>}
        <Button style={{ marginLeft: 'auto' }} onClick={onBack}>{t('back')}</Button>
        <Button type="primary" disabled={counts.new === 0 || preview.faults.length > 0} loading={busy} onClick={onImport}>{counts.new === 0 ? t('nothingNew') : t('confirmImport', { n: counts.new })}</Button>
      </div>
      {preview.faults.slice(0, 5).map((fault) => <Alert key={`${fault.row} ${fault.what}`} type="error" showIcon title={t('faultNote', { row: fault.row, what: t(`w_${fault.what}`), shown: fault.shown })} />)}
      {preview.gaps.slice(0, 5).map((gap) => <Alert key={gap.row} type="warning" showIcon title={t('gapNote', { row: gap.row, expected: formatYuan(gap.expectedFen), stated: formatYuan(gap.statedFen), difference: formatYuan(gap.differenceFen) })} />)}
      <DataTable label={t('preview')} columns={columns} rows={preview.rows} rowKey={(row) => row.row} />
    </>
  );
}

function Import({ account }: { account: TreasuryAccount }) {
  const t = useWords(treasuryWords);
  const navigate = useNavigate();
  const [at, setAt] = useState<At>({ step: 'file' });
  const [uploadError, setUploadError] = useState<Error>();
  const [done, setDone] = useState<{ added: number; known: number }>();
  const [read, preview, take] = [useAct('treasury.readStatement'), useAct('treasury.previewStatement'), useAct('treasury.importStatement')];
  const { treasuryAccountId } = account;
  const look = async (fileId: string, layout: { sheet?: number; headerRow?: number } = {}): Promise<void> => {
    const outcome = await read.run({ treasuryAccountId, fileId, ...layout });
    if (outcome.ok) setAt({ step: 'columns', fileId, read: outcome.value, mapping: mappingOf(outcome.value) });
  };
  const choose = async (file: File): Promise<void> => {
    setUploadError(undefined);
    setDone(undefined);
    try {
      await look((await uploadFile(file)).fileId);
    } catch (error) {
      setUploadError(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const showPreview = async (): Promise<void> => {
    if (at.step !== 'columns' || at.read.header === null) return;
    const outcome = await preview.run({ treasuryAccountId, fileId: at.fileId, sheet: at.read.sheet, headerRow: at.read.header.row, mapping: at.mapping });
    if (outcome.ok) setAt({ ...at, step: 'preview', preview: outcome.value });
  };
  const write = async (): Promise<void> => {
    if (at.step !== 'preview' || at.read.header === null) return;
    const outcome = await take.run({ treasuryAccountId, fileId: at.fileId, sheet: at.read.sheet, headerRow: at.read.header.row, mapping: at.mapping, sha256: at.preview.sha256, expectNew: at.preview.counts.new });
    if (!outcome.ok) return;
    setDone(outcome.value);
    setAt({ step: 'file' });
  };
  return (
    <>
      <RefusalAlert error={uploadError ?? read.error ?? preview.error ?? take.error} />
      {done !== undefined && <Alert type="success" showIcon title={t('imported', done)} action={<Button size="small" onClick={() => void navigate(`/ledger/bank/${treasuryAccountId}`)}>{t('goMatch')}</Button>} />}
      {at.step === 'file' && <><div className="muted">{t('fileLead')}</div><FileDrop accept={ACCEPTED} hint={t('fileHint')} disabled={read.running} onFile={(file) => void choose(file)} /></>}
      {at.step === 'columns' && <Columns key={`${at.read.sheet} ${at.read.header?.row ?? 0}`} at={at} busy={read.running || preview.running} onLayout={(layout) => void look(at.fileId, layout)} onMapping={(mapping) => setAt({ ...at, mapping })} onPreview={() => void showPreview()} onBack={() => setAt({ step: 'file' })} />}
      {at.step === 'preview' && <Preview preview={at.preview} busy={take.running} onImport={() => void write()} onBack={() => setAt({ step: 'columns', fileId: at.fileId, read: at.read, mapping: at.mapping })} />}
      <ProgressDialog open={read.running} title={t('reading')} progress={read.progress} onCancel={read.cancel} />
      <ProgressDialog open={take.running} title={t('writing')} progress={take.progress} onCancel={take.cancel} />
    </>
  );
}

export function ImportStatementPage() {
  return <BankAccountFrame page="import">{(account) => <Import account={account} />}</BankAccountFrame>;
}
