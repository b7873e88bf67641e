/** One cleaning task: who worked, and what became of each one's labour. */
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { ScansPanel } from '#renderer/ui/scans-panel.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { cleaningContract, type LabourRow } from '#shared/activities/cleaning-contract.ts';
import { formatClock, formatHours } from '#shared/activities/hours.ts';
import { day, monthOf } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { outputText, TaskDialog, unitWord } from './cleaning-page.tsx';
import { ClaimFields } from './claim-fields.tsx';
import { cleaningWords } from './cleaning-words.ts';
import { LabourDialog } from './labour-dialog.tsx';
import './activities.css';

/** What became of one person's labour, in words. */
function Fate({ row }: { row: LabourRow }) {
  const t = useWords(cleaningWords);
  if (row.attendanceState !== null) return <StatusTag tone={row.attendanceState === 'approved' ? 'good' : 'active'}>{t(`a.${row.attendanceState}` as 'a.entered')}</StatusTag>;
  if (row.voucherId !== null) return <Link to={`/ledger/vouchers/${row.voucherId}`}>{t('booked')}</Link>;
  if (row.claimState !== null) return <StatusTag tone={row.claimState === 'paid' ? 'good' : 'active'}>{['open', 'paid', 'failed', 'returned', 'withdrawn'].includes(row.claimState) ? t(`claim.${row.claimState}` as 'claim.open') : t('claimListed')}</StatusTag>;
  return <span className="muted">{t('nothingYet')}{row.kind === 'volunteer' && !row.isVolunteer ? `${t('(')}${t('notVolunteer')}${t(')')}` : ''}</span>;
}

export function CleaningTaskPage() {
  const t = useWords(cleaningWords);
  const params = useParams();
  const taskId = id<'cleaningTask'>(Number(params['taskId']));
  const { today } = useOfficeState();
  const [mayEdit, mayApprove, mayBook, mayPrint] = [useMay('volunteers.edit'), useMay('volunteers.approve'), useMay('ledger.make'), useMay('volunteers.print')];
  const { data, error } = useCall('cleaning.task', { taskId });
  const [dialog, setDialog] = useState<'edit' | 'labour' | 'book' | 'claim'>();
  const [said, setSaid] = useState<string>();
  const count = useAct('cleaning.countHours');
  const remove = useAct('cleaning.removeLabour');
  const book = useAct('cleaning.bookLabour');
  const claim = useAct('cleaning.claimPay');
  const sets = useCall('ledger.accountSets', {}, { enabled: mayBook && dialog === 'book' });
  const close = (): void => setDialog(undefined);
  const task = data?.task;
  const isOpen = (row: LabourRow): boolean => row.attendanceState === null && row.voucherId === null && row.claimState === null;
  const left = (kind: LabourRow['kind']): boolean => data?.labour.some((row) => row.kind === kind && isOpen(row)) === true;
  const words = { volunteer: t('volunteer'), oneMatter: t('oneMatter'), paid: t('paidKind') } as const;
  const countNow = async (): Promise<void> => { const outcome = await count.run({ taskId }); if (outcome.ok) setSaid(t('counted', { n: outcome.value.counted, h: formatHours(outcome.value.minutes) })); };
  return (
    <PageFrame title={task === undefined ? t('cleaning') : `${task.place}　${t(task.kind)}`} back={{ to: '/volunteers/cleaning', label: t('cleaning') }} subtitle={task !== undefined && <span className="figures">{task.taskNo}　{task.day}　{task.leaderName}</span>}
      actions={<>
        {mayPrint && <PrintButton to={`/print/cleaning-labour/${taskId}`} label={t('printTask')} />}
        {mayEdit && <Button onClick={() => setDialog('edit')}>{t('edit')}</Button>}
        {mayEdit && <Button type="primary" onClick={() => setDialog('labour')}>{t('addLabour')}</Button>}
      </>}>
      <RefusalAlert error={error ?? count.error ?? remove.error} />
      {said !== undefined && <p role="status"><StatusTag tone="good">{said}</StatusTag></p>}
      {task !== undefined && (
        <section className="card"><p style={{ margin: 0 }}>{t('output')} <strong>{outputText(task.outputMilli)} {t(unitWord(task.outputUnit))}</strong>　{t('machine')} <strong>{formatHours(task.machineMinutes)}</strong> {task.machineNote}　{t('labourHours')} <strong>{formatHours(task.labourMinutes)}</strong>　{t('paid')} <MoneyText fen={task.paidFen} />　{task.gridName} {task.note} {task.activityId !== null && <Link to={`/volunteers/activities/${task.activityId}`}>{t('toActivity')}</Link>}</p></section>
      )}
      <section className="card titled" aria-label={t('labour')}>
        <h2>{t('labour')}<span style={{ display: 'inline-flex', gap: '0.4rem' }}>
          {mayEdit && left('volunteer') && <Button loading={count.running} onClick={() => void countNow()}>{t('countHours')}</Button>}
          {mayBook && left('oneMatter') && <Button onClick={() => setDialog('book')}>{t('bookLabour')}</Button>}
          {mayApprove && left('paid') && <Button onClick={() => setDialog('claim')}>{t('claimPay')}</Button>}
        </span></h2>
        {data?.labour.length === 0 ? <p className="muted">{t('noLabour')}{t('.')}{t('labourHint')}</p> : (
          <table className="plain-table">
            <thead><tr><th>{t('name')}</th><th>{t('household')}</th><th>{t('time')}</th><th className="number">{t('hours')}</th><th>{t('countsAs')}</th><th className="number">{t('amount')}</th><th>{t('fate')}</th><th>&nbsp;</th></tr></thead>
            <tbody>{data?.labour.map((row) => (
              <tr key={row.labourId}><td>{row.name}</td><td className="figures">{row.householdNo}</td><td className="figures">{formatClock(row.startMinute)}–{formatClock(row.endMinute)}</td><td className="number">{formatHours(row.minutes)}</td><td>{words[row.kind]}</td><td className="number">{row.amountFen === 0 ? '' : <MoneyText fen={row.amountFen} />}</td><td><Fate row={row} /></td>
                <td className="number">{mayEdit && isOpen(row) && <Button size="small" type="text" onClick={() => void remove.run({ labourId: row.labourId })}>{t('remove')}</Button>}</td></tr>
            ))}</tbody>
          </table>
        )}
      </section>
      <ScansPanel ownerKind="cleaning" ownerId={taskId} title={t('beforeAfter')} />
      {dialog === 'edit' && task !== undefined && <TaskDialog task={task} onClose={close} />}
      {dialog === 'labour' && <LabourDialog taskId={taskId} onClose={close} />}
      {dialog === 'book' && (
        <FormDialog open title={t('bookLabour')} schema={cleaningContract.bookLabour.input.omit({ taskId: true })} initial={{ voucherDate: today, debitAccountCode: '153', creditAccountCode: '31101' }} onClose={close} saveLabel={t('bookLabour')} onSave={(input) => book.run({ ...input, taskId })}>
          {() => (
            <>
              <div className="field-row"><Field name="accountSetId" label={t('accountSet')} required><Select options={(sets.data ?? []).map((set) => ({ value: set.accountSetId as number, label: set.name }))} /></Field><Field name="voucherDate" label={t('voucherDate')} required><DayInput /></Field></div>
              <div className="field-row"><Field name="debitAccountCode" label={t('debit')} required><Input maxLength={20} /></Field><Field name="creditAccountCode" label={t('credit')} required><Input maxLength={20} /></Field></div>
            </>
          )}
        </FormDialog>
      )}
      {dialog === 'claim' && (
        <FormDialog open title={t('claimPay')} schema={cleaningContract.claimPay.input.omit({ taskId: true })} initial={{ benefitMonth: monthOf(day(today)), decisionRef: '' }} onClose={close} saveLabel={t('claimPay')} onSave={(input) => claim.run({ ...input, taskId })}>{() => <ClaimFields />}</FormDialog>
      )}
    </PageFrame>
  );
}
