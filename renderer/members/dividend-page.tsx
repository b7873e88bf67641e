/** One dividend: its list, and what can be done with it now. */
import { Alert, Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { z } from 'zod';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput, MonthInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { ResidentPicker } from '#renderer/ui/resident-picker.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { daySchema } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { membersContract, type DividendLine, type DividendRun } from '#shared/members/contract.ts';
import { fen } from '#shared/money.ts';
import { formatShares } from '#shared/members/words.ts';
import { DIVIDEND_TONES, LINE_TONES } from './dividend-tones.ts';
import { membersWords } from './words.ts';

type Dialog = 'accrue' | 'claim' | 'ask' | DividendLine;
const dayForm = z.object({ on: daySchema });

/** The form of one act; each asks for what the office needs and nothing else. */
function ActDialog({ run, dialog, onClose }: { run: DividendRun; dialog: Dialog; onClose: () => void }) {
  const t = useWords(membersWords);
  const { today } = useOfficeState();
  const { runId, accountSetId } = run;
  const accrue = useAct('members.accrueDividend');
  const claim = useAct('members.claimDividend');
  const ask = useAct('members.askDividendReversal');
  const settle = useAct('members.settleHeirs');
  const programmes = useCall('welfare.programmes', {}, { enabled: dialog === 'claim' });
  const paying = (programmes.data?.programmes ?? []).filter((each) => each.status === 'active' && each.accrual === 'source' && each.accountSetId === accountSetId).map((each) => ({ value: each.programmeId, label: `${each.code} ${each.name}` }));
  if (dialog === 'accrue') return <FormDialog open title={t('accrue')} schema={dayForm} initial={{ on: today }} onClose={onClose} saveLabel={t('accrue')} onSave={({ on }) => accrue.run({ runId, on: on })}>{() => <Field name="on" label={t('accrueOn')} required><DayInput /></Field>}</FormDialog>;
  if (dialog === 'claim') {
    return (
      <FormDialog open title={t('claim')} schema={membersContract.claimDividend.input.omit({ runId: true })} initial={{ benefitMonth: today.slice(0, 7) }} onClose={onClose} saveLabel={t('claim')} onSave={(input) => claim.run({ ...input, runId })}>
        <Alert type="info" showIcon title={t('claimHint')} style={{ marginBottom: '0.8rem' }} />
        <Field name="programmeId" label={t('claimProgramme')} required hint={programmes.data !== undefined && paying.length === 0 ? t('claimNoProgramme', { account: run.payableAccountCode }) : undefined}><Select autoFocus loading={programmes.isPending} options={paying} /></Field>
        <Field name="benefitMonth" label={t('claimMonth')} required><MonthInput /></Field>
      </FormDialog>
    );
  }
  if (dialog === 'ask') return <FormDialog open dangerous title={t('askReversal')} schema={membersContract.askDividendReversal.input.pick({ reason: true })} initial={{ reason: '' }} onClose={onClose} saveLabel={t('askReversal')} onSave={({ reason }) => ask.run({ runId, reason })}>{() => <Field name="reason" label={t('reason')} required><Input maxLength={100} autoFocus /></Field>}</FormDialog>;
  return (
    <FormDialog open title={`${t('settleHeirs')} ${dialog.name ?? dialog.headName ?? ''}`} schema={membersContract.settleHeirs.input.pick({ heirResidentId: true, docRef: true })} initial={{ docRef: '' }} onClose={onClose} saveLabel={t('settleHeirs')} onSave={(input) => settle.run({ ...input, runId, lineNo: dialog.lineNo })}>
      {() => <><Field name="heirResidentId" label={t('heir')} required><ResidentPicker autoFocus /></Field><Field name="docRef" label={t('docRef')} required><Input maxLength={100} /></Field></>}
    </FormDialog>
  );
}

function RunActions({ run, open }: { run: DividendRun; open: (dialog: Dialog) => void }) {
  const t = useWords(membersWords);
  const { today } = useOfficeState();
  const { runId } = run;
  const confirm = useAct('members.confirmDividend');
  const discard = useAct('members.discardDividend');
  const decide = useAct('members.decideDividendReversal');
  const navigate = useNavigate();
  const mayPrint = useMay('ledger.print');
  return (
    <>
      <RefusalAlert error={confirm.error ?? discard.error ?? decide.error} />
      {run.reversalReason !== null && run.status === 'accrued' && <Alert type="warning" showIcon title={t('reversalAsked', { reason: run.reversalReason })} />}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.6rem', margin: '0 0 0.8rem' }}>
        {run.may.confirm && <Button type="primary" loading={confirm.running} onClick={() => void confirm.run({ runId })}>{t('confirm')}</Button>}
        {run.may.accrue && <Button type="primary" onClick={() => open('accrue')}>{t('accrue')}</Button>}
        {run.may.claim && <Button type="primary" onClick={() => open('claim')}>{t('claim')}</Button>}
        {run.programmeId !== null && <Button type={run.paidFen === 0 ? 'primary' : 'default'} onClick={() => void navigate(`/welfare/${run.programmeId}`)}>{t('toProgramme', { name: run.programmeName ?? '' })}</Button>}
        {run.may.discard && <Button loading={discard.running} onClick={() => void discard.run({ runId })}>{t('discard')}</Button>}
        {run.may.askReversal && <Button onClick={() => open('ask')}>{t('askReversal')}</Button>}
        {run.may.decideReversal && <Button danger loading={decide.running} onClick={() => void decide.run({ runId, approve: true, on: today })}>{t('decideReversal')}</Button>}
        {run.may.decideReversal && <Button loading={decide.running} onClick={() => void decide.run({ runId, approve: false, on: today })}>{t('decline')}</Button>}
        {mayPrint && <Button onClick={() => void navigate(`/print/dividend-plan/${runId}`)}>{t('printPlan')}</Button>}
        {mayPrint && <Button onClick={() => void navigate(`/print/dividend-roster/${runId}`)}>{t('printRoster')}</Button>}
      </div>
    </>
  );
}

export function DividendPage() {
  const t = useWords(membersWords);
  const { runId = '' } = useParams();
  const { data, error } = useCall('members.dividend', { runId: id<'dividendRun'>(Number(runId)) });
  const mayMake = useMay('ledger.make');
  const [dialog, setDialog] = useState<Dialog>();
  // What was kept back for something overpaid stands beside the tax, where there is any.
  const withheld = data?.lines.some((line) => line.withheldFen > 0) ?? false;
  const columns = useMemo<Column<DividendLine>[]>(() => [
    { key: 'no', title: '#', width: 60, kind: 'number', value: (line) => line.lineNo }, { key: 'household', title: t('household'), width: 90, kind: 'id', value: (line) => line.householdNo }, { key: 'head', title: t('head'), width: 90, value: (line) => line.headName ?? '' },
    { key: 'holder', title: t('holder'), width: 90, value: (line) => line.name ?? t('wholeHousehold') }, { key: 'shares', title: t('quantity'), width: 100, kind: 'number', value: (line) => formatShares(line.quantity) },
    { key: 'amount', title: t('amount'), width: 130, kind: 'money', value: (line) => line.amountFen }, { key: 'tax', title: t('tax'), width: 100, kind: 'money', value: (line) => line.taxFen }, ...(withheld ? [{ key: 'withheld', title: t('withheld'), width: 110, kind: 'money' as const, value: (line: DividendLine) => line.withheldFen }] : []), { key: 'net', title: t('net'), width: 130, kind: 'money', value: (line) => fen(line.netFen - line.withheldFen) },
    { key: 'payee', title: t('payee'), width: 90, value: (line) => line.payeeName ?? '' },
    { key: 'status', title: t('status'), width: 90, render: (line) => <StatusTag tone={LINE_TONES[line.status]}>{t(line.status)}</StatusTag> },
    { key: 'batch', title: t('batch'), width: 150, render: (line) => (line.batchId === null ? '' : <Link to={`/disbursement/${line.batchId}`}>{line.batchNo}</Link>) }, { key: 'paidOn', title: t('paidOn'), width: 100, kind: 'day', value: (line) => line.paidOn ?? '' },
    { key: 'note', title: t('note'), width: 200, render: (line) => ((line.status === 'heirs' || (line.status !== 'paid' && line.payeeDied)) && mayMake ? <Button size="small" onClick={() => setDialog(line)}>{t('settleHeirs')}</Button> : line.note) },
    { key: 'account', title: t('account'), width: 180, kind: 'id', value: (line) => line.accountMasked },
  ], [t, mayMake, withheld]);
  const run = data?.run;
  return (
    <PageFrame title={run === undefined ? t('dividends') : `${run.year} ${run.title}`} back={{ to: '/ledger/dividends', label: t('dividends') }}
      subtitle={run !== undefined && <><StatusTag tone={DIVIDEND_TONES[run.status]}>{t(run.status)}</StatusTag> {t('recordOn')} {run.recordOn}　<MoneyText fen={run.poolFen} />　{formatShares(run.totalQuantity)}　{t('people', { a: run.preparedBy, b: run.confirmedBy ?? '—' })} {run.voucherId !== null && <Link to={`/ledger/vouchers/${run.voucherId}`}>{t('voucher')}</Link>}</>}>
      {run !== undefined && <RunActions run={run} open={setDialog} />}
      <DataTable label={t('lines')} columns={columns} rows={data?.lines} rowKey={(line) => line.lineNo} error={error} empty={{ title: t('noDividends') }} />
      {run !== undefined && dialog !== undefined && <ActDialog run={run} dialog={dialog} onClose={() => setDialog(undefined)} />}
    </PageFrame>
  );
}
