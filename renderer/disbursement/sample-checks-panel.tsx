import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { z } from 'zod';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyPage } from '#renderer/ui/empty-page.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { localDayAndTime } from '#shared/days.ts';
import type { BatchShown } from './steps.ts';
import { disbursementWords } from './words.ts';

const drawForm = z.object({ size: z.int().min(1).max(200) });
/** A twentieth of the paid, ten at least: what an office can ask in an afternoon. */
const usualSize = (persons: number): number => Math.min(200, Math.max(10, Math.ceil(persons / 20)));

/** 抽查: samples of the paid, and what the people said. */
export function SampleChecksPanel({ batch }: { batch: BatchShown }) {
  const t = useWords(disbursementWords);
  const navigate = useNavigate();
  const mayCheck = useMay('disbursement.check');
  const draw = useAct('sampleChecks.draw');
  const [drawing, setDrawing] = useState(false);
  const { data } = useCall('sampleChecks.ofBatch', { batchId: batch.batchId });
  const paid = batch.status === 'paid' || batch.status === 'closed';
  const button = mayCheck && paid && <Button type="primary" onClick={() => setDrawing(true)}>{t('drawSample')}</Button>;
  return (
    <div className="scroll-cards">
      {data?.checks.length === 0 && <EmptyPage title={t('noChecks')} hint={t(paid ? 'noChecksHint' : 'noChecksYet')} action={button} />}
      {(data?.checks.length ?? 0) > 0 && <p>{button}</p>}
      {data?.checks.map((check) => {
        const count = (result: string | null): number => check.lines.filter((line) => line.result === result).length;
        return (
          <section key={check.checkId} className="card">
            <p><Link to={`/disbursement/checks/${check.checkId}`}>{localDayAndTime(check.at).slice(0, 16)}</Link>　{t('sampleOf', { size: check.size, population: check.population, by: check.by, seed: check.seed })}</p>
            <p>{t('checkCounts', { received: count('received'), wrong: count('less') + count('notReceived'), open: count(null) + count('notReached') })}</p>
          </section>
        );
      })}
      {drawing && (
        <FormDialog open title={t('drawSample')} schema={drawForm} initial={{ size: usualSize(batch.personCount) }} saveLabel={t('drawSample')} onClose={() => setDrawing(false)}
          onSave={async ({ size }) => {
            const outcome = await draw.run({ batchId: batch.batchId, size });
            if (outcome.ok) void navigate(`/disbursement/checks/${outcome.value.checkId}`);
            return outcome;
          }}>
          <p className="muted">{t('drawText')}</p>
          <Field name="size" label={t('sampleSize')} required><InputNumber autoFocus min={1} max={200} precision={0} style={{ width: '100%' }} /></Field>
        </FormDialog>
      )}
    </div>
  );
}
