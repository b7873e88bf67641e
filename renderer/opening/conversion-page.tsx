/** The wizard from the chart of 2004: read, place, count, compare, finish. */
import { Alert, App, Button, Checkbox, Segmented, Space } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { uploadFile } from '#renderer/api/files.ts';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { conversionFaults } from '#renderer/errors/opening.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { AccountSetChoice, WithAccountSet, type OpenBooks } from '#renderer/ui/account-set.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { day } from '#shared/days.ts';
import type { BalanceFile, Conversion } from '#shared/opening/contract.ts';
import { ColumnsPanel, mappingOf, type Mapping } from './columns-panel.tsx';
import { conversionWords } from './conversion-words.ts';
import { ConversionTables } from './conversion-tables.tsx';
import { TargetDialog } from './target-dialog.tsx';

const ACCEPTED = ['.xlsx', '.xlsm', '.xls', '.csv', '.tsv', '.txt'] as const;
type Row = Conversion['rows'][number];
type Step = 'read' | 'place' | 'count' | 'finish';

function ReadStep({ accountSetId, begun, onDone }: { accountSetId: OpenBooks['set']['accountSetId']; begun: boolean; onDone: () => void }) {
  const t = useWords(conversionWords);
  const [at, setAt] = useState<{ fileId: string; file: BalanceFile; mapping: Mapping }>();
  const [uploadError, setUploadError] = useState<Error>();
  const [read, start] = [useAct('opening.readFile'), useAct('opening.startConversion')];
  const look = async (fileId: string, layout: { sheet?: number; headerRow?: number } = {}): Promise<void> => {
    const outcome = await read.run({ fileId, ...layout });
    if (outcome.ok) setAt({ fileId, file: outcome.value, mapping: mappingOf(outcome.value) });
  };
  const choose = async (file: File): Promise<void> => {
    setUploadError(undefined);
    try {
      await look((await uploadFile(file)).fileId);
    } catch (error) {
      setUploadError(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const begin = async (): Promise<void> => {
    if (at === undefined) return;
    const outcome = await start.run({ accountSetId, fileId: at.fileId, sheet: at.file.sheet, headerRow: at.file.header?.row ?? 1, mapping: at.mapping });
    if (outcome.ok) onDone();
  };
  return (
    <>
      <RefusalAlert error={uploadError ?? read.error ?? start.error} />
      {begun && <Alert type="warning" showIcon title={t('readText')} />}
      {at === undefined ? <><div>{t('fileLead')}</div><FileDrop accept={ACCEPTED} hint={t('fileHint')} disabled={read.running} onFile={(file) => void choose(file)} /></>
        : <ColumnsPanel key={`${at.file.sheet} ${at.file.header?.row ?? 0}`} file={at.file} mapping={at.mapping} busy={read.running || start.running} onLayout={(layout) => void look(at.fileId, layout)} onMapping={(mapping) => setAt({ ...at, mapping })} onPreview={() => void begin()} onBack={() => setAt(undefined)} />}
    </>
  );
}

function PlaceStep({ conversion, books, mayChange }: { conversion: Conversion; books: OpenBooks; mayChange: boolean }) {
  const t = useWords(conversionWords);
  const language = useLanguage();
  const accounts = useCall('ledger.accounts', { accountSetId: books.set.accountSetId });
  const [placing, setPlacing] = useState<Row>();
  const [onlyOpen, setOnlyOpen] = useState(conversion.openRows > 0);
  const nameOf = useMemo(() => new Map((accounts.data ?? []).map((account) => [account.code, account.name])), [accounts.data]);
  const columns = useMemo<Column<Row>[]>(() => [
    { key: 'code', title: t('oldCode'), width: 90, kind: 'id', value: (row) => row.code },
    { key: 'name', title: t('oldName'), width: 170, value: (row) => row.name },
    { key: 'debit', title: t('debit'), width: 130, kind: 'money', value: (row) => (row.debitFen === 0 ? null : row.debitFen) },
    { key: 'credit', title: t('credit'), width: 130, kind: 'money', value: (row) => (row.creditFen === 0 ? null : row.creditFen) },
    { key: 'for', title: t('standsFor'), width: 120, value: (row) => row.standsFor },
    { key: 'target', title: t('target'), width: 260, render: (row) => <div style={{ whiteSpace: 'normal' }}>{(row.target?.parts ?? []).map((part, index) => <div key={index}>{part.name === null ? `${part.code} ${nameOf.get(part.code) ?? ''}` : `${part.code} ${t('adds', { name: part.name })}`}</div>)}{row.target !== null && row.target.reason !== '' && <span className="muted">{row.target.reason}</span>}</div> },
    { key: 'state', title: t('state'), width: 250, render: (row) => <span style={{ whiteSpace: 'normal', textAlign: 'left' }} className={row.fault === null ? 'muted' : 'money negative'}>{row.fault === null ? row.note : `${row.asks === null || row.fault !== 'noTarget' ? '' : `${t(row.asks === 'reason' ? 'mustDecide' : 'mustSplit')}${t(';')}`}${conversionFaults[row.fault][language](row.shown)}`}</span> },
    ...(mayChange ? [{ key: 'act', title: '', width: 90, render: (row: Row) => <Button size="small" type={row.fault === null ? 'default' : 'primary'} aria-label={`${t(row.target === null ? 'place' : 'change')} ${row.code} ${row.name}`} onClick={() => setPlacing(row)}>{t(row.target === null ? 'place' : 'change')}</Button> }] : []),
  ], [t, language, nameOf, mayChange]);
  return (
    <>
      <DataTable label={t('step2')} columns={columns} rows={onlyOpen ? conversion.rows.filter((row) => row.fault !== null) : conversion.rows} rowKey={(row) => row.row} empty={{ title: t('allPlaced') }}
        filters={<Space><Checkbox checked={onlyOpen} onChange={(event) => setOnlyOpen(event.target.checked)}>{t('onlyOpen')}</Checkbox><StatusTag tone={conversion.openRows === 0 ? 'good' : 'warning'}>{conversion.openRows === 0 ? t('allPlaced') : t('openRows', { n: conversion.openRows })}</StatusTag><span className="muted">{t('rowsOf', { file: conversion.fileName })}</span></Space>} />
      {placing !== undefined && <TargetDialog key={placing.row} row={placing} conversion={conversion} accounts={accounts.data ?? []} pattern={books.set.codePattern} onClose={() => setPlacing(undefined)} />}
    </>
  );
}

function CountStep({ conversion, mayChange }: { conversion: Conversion; mayChange: boolean }) {
  const t = useWords(conversionWords);
  const { today } = useOfficeState();
  const save = useAct('opening.setCheck');
  const { accountSetId, version } = conversion;
  return (
    <section className="card">
      <RefusalAlert error={save.error} />
      <table className="plain-table">
        <thead><tr><th>{t('check')}</th><th style={{ width: '10em' }}>{t('doneOn')}</th>{mayChange && <th style={{ width: '9em' }} aria-label={t('register')} />}</tr></thead>
        <tbody>
          {conversion.checks.map((check) => (
            <tr key={check.key}>
              <td>{check.text}{check.note !== '' && <div className="muted">{check.note}</div>}</td>
              <td className="figures">{check.doneOn ?? <span className="muted">{t('open')}</span>}</td>
              {mayChange && <td><Button size="small" loading={save.running} aria-label={`${t(check.doneOn === null ? 'register' : 'clear')} ${check.text}`} onClick={() => void save.run({ accountSetId, version, key: check.key, doneOn: check.doneOn === null ? day(today) : null })}>{t(check.doneOn === null ? 'register' : 'clear')}</Button></td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Wizard({ books }: { books: OpenBooks }) {
  const t = useWords(conversionWords);
  const navigate = useNavigate();
  const { modal } = App.useApp();
  const [maySetUp, mayMake, mayPrint] = [useMay('ledger.setup'), useMay('ledger.make'), useMay('ledger.print')];
  const { accountSetId } = books.set;
  const call = useCall('opening.conversion', { accountSetId }, { keepLast: true });
  const finish = useAct('opening.finishConversion');
  const [chosen, setChosen] = useState<Step>();
  const conversion = call.data ?? null;
  if (call.data === undefined) return <RefusalAlert error={call.error} />;
  const step: Step = chosen ?? (conversion === null ? 'read' : conversion.status === 'finished' ? 'finish' : 'place');
  const mayChange = maySetUp && conversion?.status === 'open';
  const ready = conversion !== null && conversion.ties && conversion.openRows === 0 && conversion.openChecks === 0;
  const confirm = (): void => {
    if (conversion === null) return;
    modal.confirm({ title: t('finish'), content: t('finishText'), okText: t('finish'), cancelText: t('cancel'), onOk: async () => {
      const outcome = await finish.run({ accountSetId, version: conversion.version });
      if (outcome.ok) void navigate(`/ledger/vouchers/${outcome.value.voucherId}`);
    } });
  };
  return (
    <PageFrame title={t('title')} subtitle={<AccountSetChoice books={books} />} back={{ to: `/ledger/opening?set=${accountSetId}`, label: t('opening') }}
      actions={<>
        {mayPrint && conversion !== null && <PrintButton to={`/print/chart-conversion/${accountSetId}`} label={t('print')} />}
        {conversion?.status === 'open' && mayMake && maySetUp && <Button type="primary" disabled={!ready} loading={finish.running} onClick={confirm}>{t('finish')}</Button>}
      </>}>
      <div className="muted">{t('lead')}</div>
      <RefusalAlert error={finish.error} />
      <Segmented<Step> style={{ alignSelf: 'start' }} value={step} onChange={setChosen} options={[
        { value: 'read', label: t('step1'), disabled: !maySetUp || conversion?.status === 'finished' }, { value: 'place', label: t('step2'), disabled: conversion === null }, { value: 'count', label: t('step3'), disabled: conversion === null }, { value: 'finish', label: t('step4'), disabled: conversion === null },
      ]} />
      {step === 'read' && <ReadStep accountSetId={accountSetId} begun={conversion !== null} onDone={() => setChosen('place')} />}
      {step === 'place' && conversion !== null && <PlaceStep conversion={conversion} books={books} mayChange={mayChange} />}
      {step === 'count' && conversion !== null && <CountStep conversion={conversion} mayChange={mayChange} />}
      {step === 'finish' && conversion !== null && (
        <>
          {conversion.status === 'finished' && <Alert type="success" showIcon title={t('finished')} action={<Link to={`/ledger/vouchers/${conversion.voucherId ?? 0}`}>{t('voucher')}</Link>} />}
          {conversion.status === 'open' && !ready && <Alert type="warning" showIcon title={t('notReady', { rows: conversion.openRows, checks: conversion.openChecks })} />}
          <div><StatusTag tone={conversion.ties ? 'good' : 'warning'}>{t(conversion.ties ? 'tied' : 'untied')}</StatusTag></div>
          <ConversionTables conversion={conversion} t={t} />
        </>
      )}
    </PageFrame>
  );
}

export function ConversionPage() {
  return <WithAccountSet>{(books) => <Wizard key={books.set.accountSetId} books={books} />}</WithAccountSet>;
}
