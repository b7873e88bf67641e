import { Alert, Button, Checkbox, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { ResidentPicker } from '#renderer/ui/resident-picker.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { recoveryCommands } from '#shared/disbursement/recovery-contract.ts';
import { CLAIMS_BASES } from '#shared/disbursement/status.ts';
import { localDay } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan } from '#shared/money.ts';
import { recoveryWords } from './recovery-words.ts';

type Whole = MethodOutput<'disbursement.recovery'>;
type Doing = 'plan' | 'repay' | 'writeOff' | 'undo';
const planForm = recoveryCommands.planRecovery.input.omit({ recoveryId: true, version: true });
const repayForm = recoveryCommands.repayRecovery.input.omit({ recoveryId: true, version: true });
const undoForm = recoveryCommands.undoRecovery.input.pick({ reason: true });
const writeOffForm = recoveryCommands.askWriteOff.input.omit({ recoveryId: true, version: true });

function StepDialog({ recovery, doing, onClose }: { recovery: Whole; doing: Doing; onClose: () => void }) {
  const t = useWords(recoveryWords);
  const { today } = useOfficeState();
  const plan = useAct('disbursement.planRecovery');
  const repay = useAct('disbursement.repayRecovery');
  const writeOff = useAct('disbursement.askWriteOff');
  const undo = useAct('disbursement.undoRecovery');
  const paying = useCall('welfare.programmes', {}, { enabled: doing === 'plan' });
  const on = { recoveryId: recovery.recoveryId, version: recovery.version };
  if (doing === 'undo') {
    return (
      <FormDialog open dangerous title={t('undo')} schema={undoForm} initial={{}} saveLabel={t('undo')} onClose={onClose} onSave={(input) => undo.run({ ...input, ...on })}>
        <p className="muted">{t('undoText')}</p>
        <Field name="reason" label={t('undoReason')} required><Input maxLength={200} autoFocus /></Field>
      </FormDialog>
    );
  }
  if (doing === 'plan') {
    const claims = (paying.data?.programmes ?? []).filter((each) => each.basis === 'claims' && each.status === 'active' && each.form === 'cash').map((each) => ({ value: each.programmeId, label: `${each.code} ${each.name}` }));
    return (
      <FormDialog open title={t('planEdit')} schema={planForm} initial={{ setOff: recovery.setOff, payerResidentId: recovery.payerResidentId, perBatchFen: recovery.perBatchFen, claimProgrammeIds: recovery.claimProgrammes.map((each) => each.programmeId), claimsBasis: recovery.claimsBasis, claimsRef: recovery.claimsRef ?? '' }} onClose={onClose} onSave={(input) => plan.run({ ...input, ...on })}>
        <Field name="setOff" label={t('plan')} valuePropName="checked"><Checkbox autoFocus>{t('planSetOff')}</Checkbox></Field>
        <Field name="payerResidentId" label={t('payer')} hint={t('payerHint')}><ResidentPicker /></Field>
        <Field name="perBatchFen" label={t('perBatch')} hint={t('perBatchHint')}><MoneyInput /></Field>
        <Field name="claimProgrammeIds" label={t('claimsFrom')} hint={t('claimsFromHint')}><Select mode="multiple" optionFilterProp="label" loading={paying.isPending} options={claims} notFoundContent={t('claimsNone')} /></Field>
        <Field name="claimsBasis" label={t('claimsBasis')}><Radio.Group options={CLAIMS_BASES.map((each) => ({ value: each, label: t(`basis_${each}`) }))} /></Field>
        <Field name="claimsRef" label={t('claimsRef')} hint={t('claimsRefHint')}><Input maxLength={100} /></Field>
      </FormDialog>
    );
  }
  if (doing === 'repay') {
    return (
      <FormDialog open title={t('repay')} schema={repayForm} initial={{ amountFen: recovery.openFen, paidOn: today, by: 'cash', note: '' }} saveLabel={t('repay')} onClose={onClose} onSave={(input) => repay.run({ ...input, ...on })}>
        <Field name="amountFen" label={t('amount')} required><MoneyInput autoFocus /></Field>
        <Field name="paidOn" label={t('repaidOn')} required><DayInput /></Field>
        <Field name="by" label={t('repayBy')}><Radio.Group options={(['cash', 'bank'] as const).map((each) => ({ value: each, label: t(`repayBy_${each}`) }))} /></Field>
        <Field name="note" label={t('note')}><Input maxLength={200} /></Field>
      </FormDialog>
    );
  }
  return (
    <FormDialog open title={t('writeOff')} schema={writeOffForm} initial={{}} saveLabel={t('writeOff')} onClose={onClose} onSave={(input) => writeOff.run({ ...input, ...on })}>
      <p className="muted">{t('writeOffText')}</p>
      <Field name="reason" label={t('reason')} required><Input maxLength={200} autoFocus /></Field>
      <Field name="decisionRef" label={t('decisionRef')} required><Input maxLength={100} /></Field>
    </FormDialog>
  );
}

function Facts({ recovery }: { recovery: Whole }) {
  const t = useWords(recoveryWords);
  return (
    <section className="card batch-head">
      <div className="batch-facts">
        <span>{t('overpaid')} <b className="figures"><MoneyText fen={recovery.amountFen} /></b></span>
        <span>{t('setOffSum')} <b className="figures"><MoneyText fen={recovery.setOffFen} /></b></span>
        <span>{t('repaid')} <b className="figures"><MoneyText fen={recovery.repaidFen} /></b></span>
        <span>{t('writtenOff')} <b className="figures"><MoneyText fen={recovery.writtenOffFen} /></b></span>
        <span>{t('open')} <b className="figures"><MoneyText fen={recovery.openFen} /></b></span>
      </div>
      {recovery.openFen > 0 && (
        <p>{recovery.setOff ? t('planSentence', { payer: recovery.payerName ?? t('payerSelf'), most: recovery.perBatchFen === null ? t('perBatchAll') : formatYuan(recovery.perBatchFen) }) : t('planNoSentence')}{recovery.claimsBasis !== null && t('claimsSentence', { programmes: recovery.claimProgrammes.map((each) => each.name).join(t('&')), basis: t(`basis_${recovery.claimsBasis}`), ref: recovery.claimsRef ?? '' })}</p>
      )}
      {recovery.undoneAt !== null && <p>{t('undoneBy', { day: localDay(recovery.undoneAt), name: recovery.undoneBy ?? '', reason: recovery.undoneReason ?? '' })}</p>}
      {recovery.note !== '' && <p className="muted">{recovery.note}</p>}
    </section>
  );
}

function Papers({ recovery }: { recovery: Whole }) {
  const t = useWords(recoveryWords);
  return (
    <div className="scroll-cards">
      <section className="card">
        <h2>{t('lines')}</h2>
        <table className="plain-table">
          <thead><tr><th>{t('month')}</th><th>{t('batchNo')}</th><th>{t('paidOn')}</th><th className="number">{t('paid')}</th><th className="number">{t('over')}</th></tr></thead>
          <tbody>{recovery.lines.map((line) => <tr key={line.lineId}><td className="figures">{line.benefitMonth}</td><td><Link to={`/disbursement/${line.batchId}`}>{line.batchNo}</Link></td><td className="figures">{line.paidOn}</td><td className="number"><MoneyText fen={line.paidFen} /></td><td className="number"><MoneyText fen={line.overpaidFen} /></td></tr>)}</tbody>
        </table>
      </section>
      <section className="card">
        <h2>{t('events')}</h2>
        {recovery.events.length === 0 ? <p className="muted">{t('noEvents')}</p> : (
          <table className="plain-table">
            <thead><tr><th>{t('when')}</th><th>{t('what')}</th><th className="number">{t('amount')}</th><th>{t('batchNo')}</th><th>{t('voucher')}</th><th>{t('note')}</th><th>{t('by')}</th></tr></thead>
            <tbody>{recovery.events.map((event, n) => <tr key={n}><td className="figures">{event.happenedOn}</td><td>{t(`ev_${event.kind}`)}</td><td className="number"><MoneyText fen={event.amountFen} /></td><td className="figures">{event.batchNo}</td><td>{event.voucherId !== null && <Link to={`/ledger/vouchers/${event.voucherId}`}>{t('voucher')}</Link>}</td><td>{event.note}</td><td>{event.by}</td></tr>)}</tbody>
          </table>
        )}
      </section>
    </div>
  );
}

/** One recovery: how much, from whom, what came back, and the acts that are left. */
export function RecoveryPage() {
  const { recoveryId = '' } = useParams();
  const t = useWords(recoveryWords);
  const navigate = useNavigate();
  const mayReadResidents = useMay('residents.read');
  const mayPrint = useMay('disbursement.print');
  const [doing, setDoing] = useState<Doing>();
  const decide = useAct('disbursement.decideWriteOff');
  const { data: recovery, error } = useCall('disbursement.recovery', { recoveryId: id<'recovery'>(Number(recoveryId) || 1) });
  const back = { to: '/disbursement/recoveries', label: t('recoveries') };
  if (recovery === undefined) return <PageFrame title={t('recovery')} back={back}><RefusalAlert error={error} /></PageFrame>;
  const on = { recoveryId: recovery.recoveryId, version: recovery.version };
  const { may } = recovery;
  return (
    <PageFrame title={`${t('recovery')} ${recovery.recoveryId}　${recovery.name}`} back={back}
      subtitle={<>{recovery.programmeName}　{recovery.since} {t(recovery.reason)} <StatusTag tone={recovery.undoneAt !== null ? 'neutral' : recovery.openFen === 0 ? 'good' : 'warning'}>{t(recovery.undoneAt !== null ? 'undone' : recovery.openFen === 0 ? 'settled' : 'open')}</StatusTag></>}
      actions={
        <>
          {mayReadResidents && <Button onClick={() => void navigate(`/residents/${recovery.residentId}`)}>{t('openResident')}</Button>}
          {mayPrint && recovery.undoneAt === null && <PrintButton to={`/print/recovery/${recovery.recoveryId}`} label={t('printNotice')} />}
          {may.undo && <Button onClick={() => setDoing('undo')}>{t('undo')}</Button>}
          {may.askWriteOff && <Button onClick={() => setDoing('writeOff')}>{t('writeOff')}</Button>}
          {may.plan && <Button onClick={() => setDoing('plan')}>{t('planEdit')}</Button>}
          {may.repay && <Button type="primary" onClick={() => setDoing('repay')}>{t('repay')}</Button>}
        </>
      }>
      <RefusalAlert error={decide.error} />
      {recovery.writeOffReason !== null && recovery.openFen > 0 && (
        <Alert type="warning" showIcon title={t('writeOffAsked', { name: recovery.writeOffAskedBy ?? '', reason: recovery.writeOffReason, ref: recovery.writeOffRef ?? '' })}
          action={may.decideWriteOff ? <><Button size="small" danger onClick={() => void decide.run({ ...on, approve: true })}>{t('approveWriteOff')}</Button> <Button size="small" onClick={() => void decide.run({ ...on, approve: false })}>{t('decline')}</Button></> : undefined} />
      )}
      <Facts recovery={recovery} />
      <Papers recovery={recovery} />
      {doing !== undefined && <StepDialog recovery={recovery} doing={doing} onClose={() => setDoing(undefined)} />}
    </PageFrame>
  );
}
