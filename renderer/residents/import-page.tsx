import { Steps } from 'antd';
import { useState } from 'react';
import { uploadFile } from '#renderer/api/files.ts';
import type { MethodInput, MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { ProgressDialog } from '#renderer/ui/progress-dialog.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import type { Progress } from '#shared/contract.ts';
import './import.css';
import { ImportColumns } from './import-columns.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportResult } from './import-result.tsx';
import { importWords } from './import-words.ts';

const ACCEPTED = ['.xlsx', '.xlsm', '.xls', '.csv', '.tsv', '.txt'] as const;

type Read = MethodOutput<'imports.read'>;
type Preview = MethodOutput<'imports.preview'>;
type Result = MethodOutput<'imports.commit'>;

/** Where the clerk is; each step holds what the one before has found. */
type At =
  | { readonly step: 'file' }
  | { readonly step: 'columns'; readonly fileId: string; readonly read: Read }
  | { readonly step: 'preview'; readonly fileId: string; readonly read: Read; readonly preview: Preview }
  | { readonly step: 'done'; readonly fileName: string; readonly previewId: string; readonly result: Result };

const ORDER = ['file', 'columns', 'preview', 'done'] as const;

/** The roster an office has, from the file to the result. Nothing is written before the last step. */
export function ImportPage() {
  const t = useWords(importWords);
  const [at, setAt] = useState<At>({ step: 'file' });
  const [sending, setSending] = useState(false);
  const [uploadError, setUploadError] = useState<Error>();
  const read = useAct('imports.read');
  const compare = useAct('imports.preview');
  const commit = useAct('imports.commit');

  const labels: Readonly<Record<string, string>> = { 'imports.read': t('labelRead'), 'imports.compare': t('labelCompare'), 'imports.write': t('labelWrite') };
  const said = (progress: Progress | undefined): Progress | undefined => (progress === undefined ? undefined : { ...progress, label: labels[progress.label] ?? progress.label });

  const readAgain = async (input: MethodInput<'imports.read'>): Promise<void> => {
    const outcome = await read.run(input);
    if (outcome.ok) setAt({ step: 'columns', fileId: input.fileId, read: outcome.value });
  };
  const choose = async (file: File): Promise<void> => {
    setUploadError(undefined);
    setSending(true);
    try {
      const { fileId } = await uploadFile(file);
      await readAgain({ fileId });
    } catch (error) {
      setUploadError(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setSending(false);
    }
  };
  const compareRows = async (input: MethodInput<'imports.preview'>): Promise<void> => {
    const outcome = await compare.run(input);
    if (outcome.ok && at.step === 'columns') setAt({ ...at, step: 'preview', preview: outcome.value });
  };
  const write = async (input: MethodInput<'imports.commit'>): Promise<void> => {
    const outcome = await commit.run(input);
    if (outcome.ok && at.step === 'preview') setAt({ step: 'done', fileName: at.preview.fileName, previewId: input.previewId, result: outcome.value });
  };
  const forgetErrors = (): void => {
    compare.forget();
    commit.forget();
  };

  return (
    <PageFrame title={t('title')} subtitle={at.step === 'columns' ? at.read.fileName : at.step === 'preview' ? `${at.preview.fileName} · ${at.preview.sheetName}` : undefined}>
      <Steps
        size="small"
        current={ORDER.indexOf(at.step)}
        items={[t('stepFile'), t('stepColumns'), t('stepPreview'), t('stepDone')].map((title) => ({ title }))}
      />
      <RefusalAlert error={uploadError ?? read.error ?? compare.error ?? commit.error} />
      {at.step === 'file' && (
        <>
          <div className="muted">{t('fileLead')}</div>
          <FileDrop accept={ACCEPTED} hint={t('fileHint')} disabled={sending || read.running} onFile={(file) => void choose(file)} />
        </>
      )}
      {at.step === 'columns' && (
        <ImportColumns
          key={`${String(at.read.sheet)}/${String(at.read.header?.row)}/${String(at.read.header?.rows)}`}
          fileId={at.fileId} read={at.read} busy={read.running || compare.running} onLayout={(input) => void readAgain(input)} onCompare={(input) => void compareRows(input)} onBack={() => setAt({ step: 'file' })}
        />
      )}
      {at.step === 'preview' && (
        <ImportPreview
          preview={at.preview} busy={commit.running} onCommit={(input) => void write(input)}
          onBack={() => {
            forgetErrors();
            setAt({ step: 'columns', fileId: at.fileId, read: at.read });
          }}
        />
      )}
      {at.step === 'done' && <ImportResult fileName={at.fileName} previewId={at.previewId} result={at.result} onAnother={() => setAt({ step: 'file' })} />}
      <ProgressDialog open={(sending || read.running) && !compare.running} title={t('reading')} progress={said(read.progress)} onCancel={read.cancel} />
      <ProgressDialog open={compare.running} title={t('comparing')} progress={said(compare.progress)} onCancel={compare.cancel} />
      <ProgressDialog open={commit.running} title={t('writing')} progress={said(commit.progress)} onCancel={commit.cancel} />
    </PageFrame>
  );
}
