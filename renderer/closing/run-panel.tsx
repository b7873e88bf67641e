/** A prepared, confirmed or posted year-end with what can be done with it now. */
import { Alert, App, Button, Input } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import type { YearEndRun } from '#shared/closing/contract.ts';
import { localDayAndTime } from '#shared/days.ts';
import { FiguresTable, StepsTable } from './plan-view.tsx';
import { closingWords } from './words.ts';

const reasonSchema = z.object({ reason: z.string().trim().min(1).max(200) });
const TONES = { prepared: 'active', confirmed: 'active', posted: 'good', discarded: 'neutral', reversed: 'warning' } as const;

/** Who did what, and the resolution it rests on. */
export function RunFacts({ run }: { run: YearEndRun }) {
  const t = useWords(closingWords);
  const said = (key: 'preparedBy' | 'confirmedBy' | 'postedBy' | 'endedBy', person: YearEndRun['confirmed']) => (person === null ? null : <span>{t(key, { who: person.name, at: localDayAndTime(person.at).slice(0, 16) })}</span>);
  return (
    <p style={{ display: 'flex', flexWrap: 'wrap', gap: '0.4rem 1.4rem', alignItems: 'center' }}>
      <StatusTag tone={TONES[run.status]}>{t(run.status)}</StatusTag>
      {said('preparedBy', run.prepared)}{said('confirmedBy', run.confirmed)}{said('postedBy', run.posted)}{said('endedBy', run.ended)}
      {run.choice.resolutionRef !== null && <span>{t('resolutionRef')}{t(':')}{run.choice.resolutionRef} {run.choice.resolvedOn}</span>}
    </p>
  );
}

export function RunPanel({ run }: { run: YearEndRun }) {
  const t = useWords(closingWords);
  const { modal } = App.useApp();
  const confirm = useAct('closing.confirmYearEnd');
  const post = useAct('closing.postYearEnd');
  const discard = useAct('closing.discardYearEnd');
  const ask = useAct('closing.askYearEndReversal');
  const decide = useAct('closing.decideYearEndReversal');
  const [asking, setAsking] = useState(false);
  const { yearEndId } = run;
  const sure = (title: string, content: string, act: () => Promise<unknown>): void => {
    modal.confirm({ title, content, okText: title, cancelText: t('cancel'), onOk: () => { void act(); } });
  };
  return (
    <>
      <RunFacts run={run} />
      <RefusalAlert error={confirm.error ?? post.error ?? discard.error ?? decide.error} />
      {run.status === 'prepared' && !run.may.confirm && <Alert type="info" showIcon title={t('nobodyElse')} />}
      {run.reversal !== null && run.status === 'posted' && <Alert type="warning" showIcon title={t('reversalAsked', { who: run.reversal.name, reason: run.reversal.reason })} />}
      {run.status === 'posted' && run.reversal === null && <Alert type="success" showIcon title={t('carriedForward')} />}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.6rem', margin: '0.8rem 0' }}>
        {run.may.confirm && <Button type="primary" loading={confirm.running} onClick={() => void confirm.run({ yearEndId })}>{t('confirm')}</Button>}
        {run.may.post && <Button type="primary" loading={post.running} onClick={() => sure(t('post'), t('postText', { n: run.plan.steps.length }), () => post.run({ yearEndId }))}>{t('post')}</Button>}
        {run.may.discard && <Button loading={discard.running} onClick={() => void discard.run({ yearEndId })}>{t('discard')}</Button>}
        {run.may.askReversal && <Button onClick={() => setAsking(true)}>{t('askReversal')}</Button>}
        {run.may.approveReversal && <Button danger loading={decide.running} onClick={() => sure(t('approveReversal'), t('approveText'), () => decide.run({ yearEndId, approve: true }))}>{t('approveReversal')}</Button>}
        {run.may.approveReversal && <Button loading={decide.running} onClick={() => void decide.run({ yearEndId, approve: false })}>{t('declineReversal')}</Button>}
        <PrintButton to={`/print/year-end/${yearEndId}`} />
      </div>
      <FiguresTable figures={run.plan.figures} />
      <StepsTable steps={run.plan.steps} vouchers={run.vouchers} />
      {asking && (
        <FormDialog open title={t('askReversalTitle', { year: run.year })} schema={reasonSchema} initial={{ reason: '' }} saveLabel={t('askReversal')} dangerous onClose={() => setAsking(false)} onSave={({ reason }) => ask.run({ yearEndId, reason })}>
          {() => <Field name="reason" label={t('reversalReason')} required><Input maxLength={200} autoFocus /></Field>}
        </FormDialog>
      )}
    </>
  );
}
