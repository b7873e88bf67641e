/** Opening balances from a file: columns as found, every row with what becomes of it, then the draft voucher or nothing. */
import { Alert, Button, Checkbox, Space } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { uploadFile } from '#renderer/api/files.ts';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { AccountSetChoice, WithAccountSet, type OpenBooks } from '#renderer/ui/account-set.tsx';
import { DownloadButton } from '#renderer/ui/download-button.tsx';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { ProgressDialog } from '#renderer/ui/progress-dialog.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { formatYuan } from '#shared/money.ts';
import type { BalanceFile, OpeningPreview } from '#shared/opening/contract.ts';
import { ColumnsPanel, mappingOf, type Mapping } from './columns-panel.tsx';
import { JudgedRows } from './judged-rows.tsx';
import { openingWords } from './words.ts';

const ACCEPTED = ['.xlsx', '.xlsm', '.xls', '.csv', '.tsv', '.txt'] as const;

type At =
  | { readonly step: 'file' }
  | { readonly step: 'columns'; readonly fileId: string; readonly file: BalanceFile; readonly mapping: Mapping }
  | { readonly step: 'preview'; readonly fileId: string; readonly file: BalanceFile; readonly mapping: Mapping; readonly addAccounts: boolean; readonly preview: OpeningPreview };
type Previewed = Extract<At, { step: 'preview' }>;

function Preview({ at, busy, onAdd, onImport, onBack }: { at: Previewed; busy: boolean; onAdd: (addAccounts: boolean) => void; onImport: () => void; onBack: () => void }) {
  const t = useWords(openingWords);
  const maySetUp = useMay('ledger.setup');
  const [onlyRefused, setOnlyRefused] = useState(at.preview.counts.refused > 0);
  const { preview } = at;
  const { counts } = preview;
  const ready = counts.refused === 0 && preview.differenceFen === 0 && counts.taken > 0;
  return (
    <>
      <Space wrap>
        <StatusTag tone="active">{t('countsTaken', { n: counts.taken })}</StatusTag>
        {counts.refused > 0 && <StatusTag tone="warning">{t('countsRefused', { n: counts.refused })}</StatusTag>}
        {counts.adds > 0 && <StatusTag tone="neutral">{t('countsAdds', { n: counts.adds })}</StatusTag>}
        <span className="figures">{t('debitTotal', { amount: formatYuan(preview.debitFen) })}</span>
        <span className="figures">{t('creditTotal', { amount: formatYuan(preview.creditFen) })}</span>
        <StatusTag tone={preview.differenceFen === 0 ? 'active' : 'warning'}>{preview.differenceFen === 0 ? t('even') : t('uneven', { amount: formatYuan(preview.differenceFen) })}</StatusTag>
        <Button onClick={onBack}>{t('back')}</Button>
        <Button type="primary" disabled={!ready} loading={busy} onClick={onImport}>{counts.refused > 0 ? t('mend') : preview.differenceFen !== 0 ? t('unbalanced') : t('confirm', { n: counts.taken })}</Button>
      </Space>
      {preview.replaces !== null && <Alert type="info" showIcon title={t('replaces')} />}
      <JudgedRows rows={onlyRefused ? preview.rows.filter((row) => row.status === 'refused') : preview.rows} filters={(
        <Space size="large">
          {counts.refused > 0 && <Checkbox checked={onlyRefused} onChange={(event) => setOnlyRefused(event.target.checked)}>{t('onlyRefused')}</Checkbox>}
          {maySetUp && <Checkbox checked={at.addAccounts} disabled={busy} onChange={(event) => onAdd(event.target.checked)}>{t('addAccounts')}</Checkbox>}
        </Space>
      )} />
    </>
  );
}

function Import({ books }: { books: OpenBooks }) {
  const t = useWords(openingWords);
  const navigate = useNavigate();
  const mayExport = useMay('ledger.export');
  const [at, setAt] = useState<At>({ step: 'file' });
  const [uploadError, setUploadError] = useState<Error>();
  const [read, preview, take, template] = [useAct('opening.readFile'), useAct('opening.preview'), useAct('opening.importBalances'), useAct('opening.template')];
  const { accountSetId } = books.set;
  const look = async (fileId: string, layout: { sheet?: number; headerRow?: number } = {}): Promise<void> => {
    const outcome = await read.run({ fileId, ...layout });
    if (outcome.ok) setAt({ step: 'columns', fileId, file: outcome.value, mapping: mappingOf(outcome.value) });
  };
  const choose = async (file: File): Promise<void> => {
    setUploadError(undefined);
    try {
      await look((await uploadFile(file)).fileId);
    } catch (error) {
      setUploadError(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const sourceOf = (from: Exclude<At, { step: 'file' }>, addAccounts: boolean) => ({ accountSetId, fileId: from.fileId, sheet: from.file.sheet, headerRow: from.file.header?.row ?? 1, mapping: from.mapping, addAccounts });
  const show = async (addAccounts: boolean): Promise<void> => {
    if (at.step === 'file') return;
    const outcome = await preview.run(sourceOf(at, addAccounts));
    if (outcome.ok) setAt({ step: 'preview', fileId: at.fileId, file: at.file, mapping: at.mapping, addAccounts, preview: outcome.value });
  };
  const write = async (): Promise<void> => {
    if (at.step !== 'preview') return;
    const outcome = await take.run({ ...sourceOf(at, at.addAccounts), sha256: at.preview.sha256, expectTaken: at.preview.counts.taken });
    if (outcome.ok) void navigate(`/ledger/vouchers/${outcome.value.voucherId}`);
  };
  return (
    <PageFrame title={t('openingImport')} subtitle={<AccountSetChoice books={books} />} back={{ to: `/ledger/vouchers?set=${accountSetId}`, label: t('vouchers') }}
      actions={<>
        {mayExport && <DownloadButton label={t('template')} make={() => template.run({ accountSetId })} />}
        <Button onClick={() => void navigate(`/ledger/opening/chart-2004?set=${accountSetId}`)}>{t('oldChart')}</Button>
        <Button onClick={() => void navigate(`/ledger/new-voucher?set=${accountSetId}&kind=opening`)}>{t('byHand')}</Button>
      </>}>
      <RefusalAlert error={uploadError ?? read.error ?? preview.error ?? take.error} />
      {at.step === 'file' && <><div>{t('fileLead')}</div><FileDrop accept={ACCEPTED} hint={t('fileHint')} disabled={read.running} onFile={(file) => void choose(file)} /></>}
      {at.step === 'columns' && <ColumnsPanel key={`${at.file.sheet} ${at.file.header?.row ?? 0}`} file={at.file} mapping={at.mapping} busy={read.running || preview.running} onLayout={(layout) => void look(at.fileId, layout)} onMapping={(mapping) => setAt({ ...at, mapping })} onPreview={() => void show(false)} onBack={() => setAt({ step: 'file' })} />}
      {at.step === 'preview' && <Preview key={String(at.addAccounts)} at={at} busy={take.running || preview.running} onAdd={(add) => void show(add)} onImport={() => void write()} onBack={() => setAt({ step: 'columns', fileId: at.fileId, file: at.file, mapping: at.mapping })} />}
      <ProgressDialog open={read.running} title={t('reading')} progress={read.progress} onCancel={read.cancel} />
    </PageFrame>
  );
}

export function ImportOpeningPage() {
  return <WithAccountSet>{(books) => <Import key={books.set.accountSetId} books={books} />}</WithAccountSet>;
}
