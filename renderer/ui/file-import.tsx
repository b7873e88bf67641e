/** A table that comes as a file, from the file to what was written: four steps, and nothing written before the last. */
import { Steps } from 'antd';
import { useState } from 'react';
import type { Outcome } from '#renderer/api/act-once.ts';
import { uploadFile } from '#renderer/api/files.ts';
import type { Act } from '#renderer/api/use-act.ts';
import { FileDrop } from './file-drop.tsx';
import { PageFrame, type PageFrameProps } from './page-frame.tsx';
import { ProgressDialog } from './progress-dialog.tsx';
import { RefusalAlert } from './refusal-alert.tsx';

const ACCEPTED = ['.xlsx', '.xlsm', '.xls', '.csv', '.tsv', '.txt'] as const;

/** Where the clerk is; each step holds what the one before has found. */
type At<Read, Preview, Result> =
  | { readonly step: 'file' }
  | { readonly step: 'columns'; readonly fileId: string; readonly read: Read }
  | { readonly step: 'preview'; readonly fileId: string; readonly read: Read; readonly preview: Preview }
  | { readonly step: 'done'; readonly fileName: string; readonly previewId: string; readonly result: Result };
const ORDER = ['file', 'columns', 'preview', 'done'] as const;

export interface FileImportProps<ReadInput, Read, PreviewInput, Preview, CommitInput, Result> extends Pick<PageFrameProps, 'title' | 'back'> {
  /** The three commands: reading the file, comparing its rows, writing what was confirmed. */
  readonly read: Act<ReadInput, Read>;
  readonly compare: Act<PreviewInput, Preview>;
  readonly commit: Act<CommitInput, Result>;
  readonly words: {
    /** Names of the four steps. */
    readonly steps: readonly [string, string, string, string];
    readonly lead: string; readonly hint: string; readonly reading: string; readonly comparing: string; readonly writing: string;
  };
  readonly columns: (at: { readonly fileId: string; readonly read: Read; readonly busy: boolean; readonly onLayout: (input: ReadInput) => void; readonly onCompare: (input: PreviewInput) => void; readonly onBack: () => void }) => React.ReactNode;
  readonly preview: (at: { readonly preview: Preview; readonly busy: boolean; readonly onCommit: (input: CommitInput) => void; readonly onBack: () => void }) => React.ReactNode;
  readonly done: (at: { readonly fileName: string; readonly previewId: string; readonly result: Result; readonly onAnother: () => void }) => React.ReactNode;
}

/** The page of such an import; what a column means and what a row becomes is each feature's own. */
export function FileImport<ReadInput extends { readonly fileId: string }, Read extends { readonly fileName: string }, PreviewInput, Preview extends { readonly fileName: string; readonly sheetName: string }, CommitInput extends { readonly previewId: string }, Result>(
  { title, back, read, compare, commit, words, columns, preview, done }: FileImportProps<ReadInput, Read, PreviewInput, Preview, CommitInput, Result>,
) {
  const [at, setAt] = useState<At<Read, Preview, Result>>({ step: 'file' });
  const [sending, setSending] = useState(false);
  const [uploadError, setUploadError] = useState<Error>();
  const begin = (): void => setAt({ step: 'file' });

  const readAgain = async (input: ReadInput): Promise<void> => {
    const outcome: Outcome<Read> = await read.run(input);
    if (outcome.ok) setAt({ step: 'columns', fileId: input.fileId, read: outcome.value });
  };
  const choose = async (file: File): Promise<void> => {
    setUploadError(undefined);
    setSending(true);
    try {
      const { fileId } = await uploadFile(file);
      await readAgain({ fileId } as ReadInput);
    } catch (error) {
      setUploadError(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setSending(false);
    }
  };
  const compareRows = async (input: PreviewInput): Promise<void> => {
    const outcome = await compare.run(input);
    if (outcome.ok && at.step === 'columns') setAt({ ...at, step: 'preview', preview: outcome.value });
  };
  const write = async (input: CommitInput): Promise<void> => {
    const outcome = await commit.run(input);
    if (outcome.ok && at.step === 'preview') setAt({ step: 'done', fileName: at.preview.fileName, previewId: input.previewId, result: outcome.value });
  };

  return (
    <PageFrame title={title} {...(back === undefined ? {} : { back })} subtitle={at.step === 'columns' ? at.read.fileName : at.step === 'preview' ? `${at.preview.fileName} · ${at.preview.sheetName}` : undefined}>
      <Steps size="small" current={ORDER.indexOf(at.step)} items={words.steps.map((name) => ({ title: name }))} />
      <RefusalAlert error={uploadError ?? read.error ?? compare.error ?? commit.error} />
      {at.step === 'file' && (
        <>
          <div className="muted">{words.lead}</div>
          <FileDrop accept={ACCEPTED} hint={words.hint} disabled={sending || read.running} onFile={(file) => void choose(file)} />
        </>
      )}
      {at.step === 'columns' && columns({ ...at, busy: read.running || compare.running, onLayout: (input) => void readAgain(input), onCompare: (input) => void compareRows(input), onBack: begin })}
      {at.step === 'preview' && preview({
        preview: at.preview, busy: commit.running, onCommit: (input) => void write(input),
        onBack: () => {
          compare.forget();
          commit.forget();
          setAt({ step: 'columns', fileId: at.fileId, read: at.read });
        },
      })}
      {at.step === 'done' && done({ ...at, onAnother: begin })}
      <ProgressDialog open={(sending || read.running) && !compare.running} title={words.reading} progress={read.progress} onCancel={read.cancel} />
      <ProgressDialog open={compare.running} title={words.comparing} progress={compare.progress} onCancel={compare.cancel} />
      <ProgressDialog open={commit.running} title={words.writing} progress={commit.progress} onCancel={commit.cancel} />
    </PageFrame>
  );
}
