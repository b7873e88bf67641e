import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { ExplanationLines } from '#renderer/ui/explanation-lines.tsx';
import { useFontScale } from '#renderer/ui/font-scale.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { daySchema } from '#shared/days.ts';
import type { BatchLine } from '#shared/disbursement/contract.ts';
import { formatYuan } from '#shared/money.ts';
import { PayCashDialog } from './pay-cash-dialog.tsx';
import { recoveryWords } from './recovery-words.ts';
import { lineStatusWords, lineTones } from './status-words.ts';
import type { BatchShown } from './steps.ts';
import { disbursementWords } from './words.ts';

type LineStep = 'holdLine' | 'releaseLine' | 'removeLine' | 'restoreLine' | 'settle';
const returnForm = z.object({ returnedOn: daySchema, reason: z.string().trim().min(1).max(200) });
const reasonForm = z.object({ reason: z.string().trim().min(1).max(200) });

/** What may be done with one line: what the batch allows now, by the line's own state. */
function lineSteps(batch: BatchShown, line: BatchLine): LineStep[] {
  const open = line.status === 'toPay';
  return [
    ...(batch.next.includes('holdLine') && open ? (['holdLine'] as const) : []),
    ...(batch.next.includes('holdLine') && line.status === 'held' ? (['releaseLine'] as const) : []),
    ...(batch.next.includes('removeLine') && (open || line.status === 'held') ? (['removeLine'] as const) : []),
    ...(batch.next.includes('removeLine') && line.status === 'removed' ? (['restoreLine'] as const) : []),
    ...(batch.next.includes('settle') && (open || line.status === 'sent') ? (['settle'] as const) : []),
  ];
}

function LineStepDialog({ batch, line, step, onClose, onDone }: { batch: BatchShown; line: BatchLine; step: LineStep; onClose: () => void; onDone: () => void }) {
  const t = useWords(disbursementWords);
  const hold = useAct('disbursement.holdLine');
  const release = useAct('disbursement.releaseLine');
  const remove = useAct('disbursement.removeLine');
  const restore = useAct('disbursement.restoreLine');
  const settle = useAct('disbursement.settleLines');
  const on = { batchId: batch.batchId, version: batch.version };
  return (
    <FormDialog open title={t('ofName', { act: t(`do_${step}`), name: line.name })} schema={reasonForm} initial={{}} saveLabel={t(`do_${step}`)} onClose={onClose} onSaved={onDone}
      onSave={({ reason }) => (step === 'settle' ? settle.run({ ...on, lineIds: [line.lineId], reason }) : { holdLine: hold, releaseLine: release, removeLine: remove, restoreLine: restore }[step].run({ ...on, lineId: line.lineId, reason }))}>
      <p className="muted">{t(step === 'settle' && batch.byInvoice ? 'explain_settleInvoice' : `explain_${step}`)}</p>
      <Field name="reason" label={t('reason')} required>
        <Input maxLength={200} />
      </Field>
    </FormDialog>
  );
}

/** Money that came back after it was paid. */
function ReturnDialog({ batch, line, onClose, onDone }: { batch: BatchShown; line: BatchLine; onClose: () => void; onDone: () => void }) {
  const t = useWords(disbursementWords);
  const r = useWords(recoveryWords);
  const { today } = useOfficeState();
  const back = useAct('disbursement.returnLines');
  return (
    <FormDialog open title={t('ofName', { act: r('returnLines'), name: line.name })} schema={returnForm} initial={{ returnedOn: today }} saveLabel={r('returnLines')} onClose={onClose} onSaved={onDone} onSave={(input) => back.run({ ...input, batchId: batch.batchId, lineIds: [line.lineId] })}>
      <p className="muted">{r('returnText')}</p>
      <Field name="returnedOn" label={r('returnedOn')} required>
        <DayInput autoFocus />
      </Field>
      <Field name="reason" label={t('reason')} required>
        <Input maxLength={200} />
      </Field>
    </FormDialog>
  );
}

function LineFacts({ batch, line }: { batch: BatchShown; line: BatchLine }) {
  const t = useWords(disbursementWords);
  const r = useWords(recoveryWords);
  const language = useLanguage();
  return (
    <dl className="line-facts">
      <dt>{t('status')}</dt>
      <dd>
        <StatusTag tone={lineTones[line.status]}>{lineStatusWords[language][line.status]}</StatusTag> {line.statusReason}
      </dd>
      <dt>{t('amount')}</dt>
      <dd>
        <MoneyText fen={line.amountFen} /> <span className="muted">{t('standardTimes', { months: line.months })}{line.setOffFen > 0 ? ` ${r('setOffShort', { sum: formatYuan(line.setOffFen) })}` : ''}</span>
      </dd>
      <dt>{t('head')}</dt>
      <dd>{line.headName}</dd>
      <dt>{t('place')}</dt>
      <dd>{[line.gridName, line.buildingName].filter((part) => part !== '').join(' / ')}</dd>
      <dt>{t('idNumber')}</dt>
      <dd className="figures">{line.idNumberMasked}</dd>
      {batch.payBy === 'bank' && !batch.byInvoice && (
        <>
          <dt>{t('account')}</dt>
          <dd>
            <span className="figures">{line.accountMasked === '' ? t('noAccount') : line.accountMasked}</span> {line.bankName} {line.holderName !== line.name && line.accountMasked !== '' ? t('holder', { name: line.holderName }) : ''}
          </dd>
        </>
      )}
      {(line.paidOn !== null || line.proxyName !== null) && (
        <>
          <dt>{t('paidOn')}</dt>
          <dd>
            {line.paidOn} <MoneyText fen={line.paidFen} />
          </dd>
          {batch.payBy === 'cash' && (
            <>
              <dt>{t('proxyName')}</dt>
              <dd>{[line.proxyName, line.proxyRelation].filter((part) => part !== null).join(' ')}</dd>
            </>
          )}
        </>
      )}
    </dl>
  );
}

/** One line: who, how much, why, and what may be done with it. */
export function LineDialog({ batch, line, onClose }: { batch: BatchShown; line: BatchLine; onClose: () => void }) {
  const t = useWords(disbursementWords);
  const r = useWords(recoveryWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const scale = useFontScale();
  const mayReadResidents = useMay('residents.read');
  const [step, setStep] = useState<LineStep | 'payCash' | 'returnLines'>();
  const why = useCall('disbursement.explainLine', { lineId: line.lineId });
  return (
    <Modal open title={`${line.lineNo}　${line.name}`} width={Math.round(760 * scale)} footer={null} onCancel={onClose} mask={{ closable: true }}>
      <LineFacts batch={batch} line={line} />
      <RefusalAlert error={why.error} />
      {why.data !== undefined && (
        <section aria-label={t('why')}>
          <p className="muted">{t('whyHead', { version: why.data.versionNo, resolution: why.data.resolutionNo === '' ? '—' : why.data.resolutionNo, asOf: why.data.asOf })}</p>
          {why.data.manualReason !== null && <p>{t('manualReason', { reason: why.data.manualReason })}</p>}
          <ExplanationLines lines={why.data.lines[language]} />
        </section>
      )}
      <div className="dialog-buttons">
        {mayReadResidents && <Button onClick={() => void navigate(`/residents/${line.residentId}`)}>{t('openResident')}</Button>}
        <PrintButton to={`/print/line/${line.lineId}`} label={t('printWhy')} />
        {lineSteps(batch, line).map((each) => (
          <Button key={each} danger={each === 'removeLine'} onClick={() => setStep(each)}>
            {t(`do_${each}`)}
          </Button>
        ))}
        {batch.next.includes('returnLines') && line.status === 'paid' && <Button onClick={() => setStep('returnLines')}>{r('returnLines')}</Button>}
        {batch.next.includes('payCash') && line.status === 'toPay' && (
          <Button type="primary" onClick={() => setStep('payCash')}>
            {t('do_payCash')}
          </Button>
        )}
        <Button autoFocus onClick={onClose}>
          {t('close')}
        </Button>
      </div>
      {step === 'returnLines' && <ReturnDialog batch={batch} line={line} onClose={() => setStep(undefined)} onDone={onClose} />}
      {step !== undefined && step !== 'payCash' && step !== 'returnLines' && <LineStepDialog batch={batch} line={line} step={step} onClose={() => setStep(undefined)} onDone={onClose} />}
      {step === 'payCash' && <PayCashDialog batch={batch} lines={[line]} onClose={() => setStep(undefined)} onPaid={onClose} />}
    </Modal>
  );
}
