import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FileImport } from '#renderer/ui/file-import.tsx';
import './import.css';
import { ImportColumns } from './import-columns.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportResult } from './import-result.tsx';
import { importWords } from './import-words.ts';

/** The roster an office has, from the file to the result. Nothing is written before the last step. */
export function ImportPage() {
  const t = useWords(importWords);
  const read = useAct('imports.read');
  const compare = useAct('imports.preview');
  const commit = useAct('imports.commit');
  return (
    <FileImport
      title={t('title')} read={read} compare={compare} commit={commit}
      words={{ steps: [t('stepFile'), t('stepColumns'), t('stepPreview'), t('stepDone')], lead: t('fileLead'), hint: t('fileHint'), reading: t('reading'), comparing: t('comparing'), writing: t('writing') }}
      columns={(at) => <ImportColumns key={`${String(at.read.sheet)}/${String(at.read.header?.row)}/${String(at.read.header?.rows)}`} {...at} />}
      preview={(at) => <ImportPreview {...at} />}
      done={(at) => <ImportResult {...at} />}
    />
  );
}
