import { Alert, Button } from 'antd';
import { useNavigate } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DownloadButton } from '#renderer/ui/download-button.tsx';
import { importWords } from './import-words.ts';

/** What was written, and the way back for what was not. */
export function ImportResult({ fileName, previewId, result, onAnother }: { fileName: string; previewId: string; result: MethodOutput<'imports.commit'>; onAnother: () => void }) {
  const t = useWords(importWords);
  const navigate = useNavigate();
  const rejected = useAct('imports.rejectedWorkbook');
  const lines: readonly (readonly [string, string])[] = [
    [t('doneNew'), t('people', { n: result.newRows })], [t('doneUpdated'), t('people', { n: result.updatedRows })], [t('doneUnchanged'), t('people', { n: result.unchangedRows })],
    [t('doneHouseholds'), t('households', { n: result.newHouseholds })], [t('doneHeld'), t('rows', { n: result.heldRows })], [t('doneSkipped'), t('rows', { n: result.skippedRows })], [t('doneAbsent'), t('people', { n: result.absent })],
    ...(result.changeRequests + result.changesLeft === 0 ? [] : [[t('doneRequests'), t('requests', { n: result.changeRequests })], [t('doneLeft'), t('requests', { n: result.changesLeft })]] as const),
  ];
  return (
    <>
      <Alert type="success" showIcon role="status" title={result.alreadyDone ? t('doneAgain') : t('doneTitle')} />
      <table className="plain-table" aria-label={t('doneTitle')}>
        <tbody>
          {lines.map(([label, value]) => <tr key={label}><th scope="row">{label}</th><td className="figures">{value}</td></tr>)}
        </tbody>
      </table>
      {result.changeRequests > 0 && <div className="muted">{t('requestsHint')}</div>}
      {result.heldRows > 0 && <div className="muted">{t('downloadHint')}</div>}
      <div className="import-bar">
        {result.heldRows > 0 && <DownloadButton primary label={t('download', { n: result.heldRows })} make={() => rejected.run({ previewId })} />}
        {result.changeRequests > 0 && <Button onClick={() => void navigate(`/residents/changes?${new URLSearchParams({ state: 'open', text: fileName.slice(0, 60) }).toString()}`)}>{t('toRequests')}</Button>}
        {result.newRows > 0 && <Button type="primary" onClick={() => void navigate('/residents/duplicates?run=now')}>{t('toDuplicates')}</Button>}
        <Button onClick={onAnother}>{t('another')}</Button>
        <Button onClick={() => void navigate('/residents')}>{t('toList')}</Button>
      </div>
    </>
  );
}
