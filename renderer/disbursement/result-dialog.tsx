import { Alert, Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { uploadFile } from '#renderer/api/files.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { useFontScale } from '#renderer/ui/font-scale.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { ProgressDialog } from '#renderer/ui/progress-dialog.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag, type StatusTone } from '#renderer/ui/status-tag.tsx';
import { daySchema } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { apart, type AnswerCounts } from './answer-counts.ts';
import { Meanings } from './meanings.tsx';
import { payingWords } from './paying-words.ts';
import type { BatchShown } from './steps.ts';
import { disbursementWords } from './words.ts';

type Read = MethodOutput<'disbursement.readResult'>;
type Counts = AnswerCounts & Pick<Read, 'unchangedCount' | 'unknownCount'>;
const TONES: Readonly<Record<Read['lines'][number]['outcome'], StatusTone>> = { paid: 'good', partPaid: 'warning', failed: 'bad', unchanged: 'neutral', unknown: 'warning' };
/** Rows shown of a long answer; failures come first, they are what has to be read. */
const SHOWN = 300;
const ORDER = ['failed', 'partPaid', 'unknown', 'paid', 'unchanged'];

function CountsLine({ counts }: { counts: Counts }) {
  const t = useWords(disbursementWords);
  const { full, part, failed } = apart(counts);
  return (
    <div className="batch-facts">
      <span>{t('r_paid')} <b>{t('personsN', { n: full.n })}</b> <b><MoneyText fen={full.fen} /></b></span>
      <span>{t('r_partPaid')} <b>{t('personsN', { n: part.n })}</b> {part.n > 0 && <><b><MoneyText fen={part.fen} /></b> {t('r_short')} <b><MoneyText fen={part.shortFen} /></b></>}</span>
      <span>{t('r_failed')} <b>{t('personsN', { n: failed.n })}</b> <b><MoneyText fen={failed.fen} /></b></span>
      <span>{t('r_unchanged')} <b>{t('personsN', { n: counts.unchangedCount })}</b></span>
      <span>{t('r_unknown')} <b>{t('personsN', { n: counts.unknownCount })}</b></span>
    </div>
  );
}

function ResultLines({ read }: { read: Read }) {
  const t = useWords(disbursementWords);
  const lines = read.lines.toSorted((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome) || a.seq - b.seq);
  return (
    <div className="problem-list" role="group" aria-label={t('resultLines')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th className="number">{t('seq')}</th>
            <th className="number">{t('lineNo')}</th>
            <th>{t('name')}</th>
            <th className="number">{t('amount')}</th>
            <th>{t('outcome')}</th>
            <th className="number">{t('paidFen')}</th>
            <th>{t('reason')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, SHOWN).map((line) => (
            <tr key={line.seq}>
              <td className="number">{line.seq}</td>
              <td className="number">{line.lineNo}</td>
              <td>{line.name}</td>
              <td className="number"><MoneyText fen={line.amountFen} /></td>
              <td><StatusTag tone={TONES[line.outcome]}>{t(`r_${line.outcome}`)}</StatusTag></td>
              <td className="number"><MoneyText fen={line.paidFen} blankZero /></td>
              <td>{line.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > SHOWN && <p className="muted" style={{ padding: '0 0.5rem' }}>{t('moreLines', { n: lines.length - SHOWN })}</p>}
    </div>
  );
}

/** 导入回盘: drop the bank's answer, see what it would do, then load it. */
export function ResultDialog({ batch, onClose }: { batch: BatchShown; onClose: () => void }) {
  const t = useWords(disbursementWords);
  const p = useWords(payingWords);
  const scale = useFontScale();
  const { today } = useOfficeState();
  const profiles = useCall('disbursement.profiles', {});
  const usable = (profiles.data?.profiles ?? []).filter(({ profile }) => profile.result !== null);
  const readFile = useAct('disbursement.readResult');
  const load = useAct('disbursement.importResult');
  const [code, setCode] = useState<string>();
  const [sent, setSent] = useState<{ fileId: string; name: string }>();
  const [read, setRead] = useState<Read>();
  const [done, setDone] = useState<MethodOutput<'disbursement.importResult'>>();
  const [paidOn, setPaidOn] = useState<string | undefined>(today);
  const [error, setError] = useState<Error>();
  const profileCode = code ?? usable[0]?.profile.code ?? '';

  const take = async (file: File, format: string): Promise<void> => {
    setError(undefined);
    setRead(undefined);
    try {
      const held = await uploadFile(file);
      setSent({ fileId: held.fileId, name: file.name });
      const outcome = await readFile.run({ batchId: batch.batchId, fileId: held.fileId, profileCode: format });
      if (outcome.ok) setRead(outcome.value);
      else setError(outcome.error);
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
  };
  const doLoad = async (): Promise<void> => {
    if (sent === undefined || read === undefined) return;
    const outcome = await load.run({ batchId: batch.batchId, version: batch.version, fileId: sent.fileId, profileCode, paidOn: paidOn === undefined ? null : paidOn });
    if (outcome.ok) setDone(outcome.value);
    else setError(outcome.error);
  };
  const dayWrong = paidOn !== undefined && !daySchema.safeParse(paidOn).success;

  return (
    <Modal open title={t('do_result')} width={Math.round(860 * scale)} style={{ top: '2rem' }} footer={null} closable={false} keyboard={!load.running} onCancel={onClose} mask={{ closable: false }}>
      {done !== undefined ? (
        <div className="stack">
          <Alert type="success" showIcon title={done.alreadyLoaded ? t('resultAlready') : t('resultLoaded')} />
          <CountsLine counts={done} />
        </div>
      ) : (
        <div className="stack">
          <label>
            {t('bankFormat')}
            <Select aria-label={t('bankFormat')} style={{ width: '100%' }} value={profileCode} loading={profiles.isPending} onChange={(next) => { setCode(next); setRead(undefined); setSent(undefined); }} options={usable.map(({ profile }) => ({ value: profile.code, label: profile.name }))} />
          </label>
          <FileDrop accept={['.txt', '.csv', '.dat', '.rst', '.xlsx', '.xls']} hint={t('resultFileHint')} onFile={(file) => void take(file, profileCode)} disabled={profileCode === ''} />
          <RefusalAlert error={error ?? profiles.error} />
          {error instanceof AppError && error.code === 'result_conflict' && <p className="muted">{p('overrideAsk')}</p>}
          <Meanings />
          {read !== undefined && (
            <>
              {read.alreadyLoaded && <Alert type="info" showIcon title={t('resultAlready')} />}
              <CountsLine counts={read} />
              <ResultLines read={read} />
              <label>
                {t('paidOn')}
                <DayInput aria-label={t('paidOn')} value={paidOn ?? null} onChange={setPaidOn} />
              </label>
            </>
          )}
        </div>
      )}
      <div className="dialog-buttons">
        {/* Two buttons and not one renamed: the button that is left has the focus when it comes. */}
        {done === undefined ? <Button key="cancel" onClick={onClose}>{t('cancel')}</Button> : <Button key="close" autoFocus onClick={onClose}>{t('close')}</Button>}
        {done === undefined && (
          <Button type="primary" disabled={read === undefined || dayWrong} loading={load.running} onClick={() => void doLoad()}>
            {t('resultDo')}
          </Button>
        )}
      </div>
      <ProgressDialog open={load.running && load.progress !== undefined} title={t('do_result')} progress={load.progress} onCancel={load.cancel} />
    </Modal>
  );
}
