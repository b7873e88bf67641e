import './treasury.css';
import { Alert, Button, Input, Space } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { MonthInput } from '#renderer/ui/day-input.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { localDayAndTime, monthSchema } from '#shared/days.ts';
import { fen, formatYuan, type Fen } from '#shared/money.ts';
import { treasuryContract, type Reconciliation, type TreasuryAccount } from '#shared/treasury/contract.ts';
import { BankAccountFrame } from './bank-account-frame.tsx';
import { treasuryWords } from './words.ts';

interface Item { readonly key: number; readonly day: string; readonly label: string; readonly to?: string; readonly amountFen: Fen }

/** One half of the table: a balance, what is added and taken off, the balance after it. */
function Half({ title, startFen, groups, adjustedFen }: { title: string; startFen: Fen; groups: readonly { title: string; items: readonly Item[] }[]; adjustedFen: Fen }) {
  const t = useWords(treasuryWords);
  return (
    <table className="plain-table treasury-table" aria-label={title}>
      <tbody>
        <tr className="total"><td colSpan={2}>{title}</td><td className="number"><MoneyText fen={startFen} /></td></tr>
        {groups.flatMap((group) => [
          <tr key={group.title}><th colSpan={2}>{group.title}</th><th className="number">{group.items.length === 0 ? t('nothing') : <MoneyText fen={fen(Math.abs(group.items.reduce((sum, item) => sum + item.amountFen, 0)))} />}</th></tr>,
          ...group.items.map((item) => (
            <tr key={`${group.title} ${item.key}`}><td className="treasury-day">{item.day}</td><td>{item.to === undefined ? item.label : <Link to={item.to}>{item.label}</Link>}</td><td className="number"><MoneyText fen={fen(Math.abs(item.amountFen))} /></td></tr>
          )),
        ])}
        <tr className="total"><td colSpan={2}>{t('adjusted')}</td><td className="number"><MoneyText fen={adjustedFen} /></td></tr>
      </tbody>
    </table>
  );
}

const fromBank = (lines: Reconciliation['bankPaid']): Item[] => lines.map((line) => ({ key: line.statementLineId, day: line.day, label: `${line.counterparty} ${line.summary}`.trim(), amountFen: line.amountFen }));
const fromBooks = (lines: Reconciliation['bookPaid']): Item[] => lines.map((line) => ({ key: line.voucherLineId, day: line.day, label: `${line.word}-${line.number} ${line.summary}`, to: `/ledger/vouchers/${line.voucherId}`, amountFen: line.amountFen }));

function Acts({ table, treasuryAccountId }: { table: Reconciliation; treasuryAccountId: TreasuryAccount['treasuryAccountId'] }) {
  const t = useWords(treasuryWords);
  const [mayMake, mayReview, mayClose] = [useMay('ledger.make'), useMay('ledger.review'), useMay('ledger.close')];
  const { signedIn } = useOfficeState();
  const [withdrawing, setWithdrawing] = useState(false);
  const [prepare, sign, withdraw] = [useAct('treasury.prepareReconciliation'), useAct('treasury.signReconciliation'), useAct('treasury.withdrawReconciliation')];
  const { reconciliationId } = table;
  return (
    <>
      <RefusalAlert error={prepare.error ?? sign.error} />
      <Space>
        {mayMake && table.status !== 'signed' && <Button type={table.status === 'none' ? 'primary' : 'default'} disabled={!table.equal} loading={prepare.running} onClick={() => void prepare.run({ treasuryAccountId, month: table.month })}>{t('prepare')}</Button>}
        {mayReview && table.status === 'prepared' && table.prepared?.name !== signedIn?.staffName && reconciliationId !== null && <Button type="primary" loading={sign.running} onClick={() => void sign.run({ reconciliationId })}>{t('sign')}</Button>}
        {mayClose && table.status !== 'none' && <Button onClick={() => setWithdrawing(true)}>{t('withdraw')}</Button>}
        <PrintButton to={`/print/bank-reconciliation/${treasuryAccountId}/${table.month}`} />
      </Space>
      {withdrawing && reconciliationId !== null && (
        <FormDialog open title={t('withdrawTitle')} schema={treasuryContract.withdrawReconciliation.input.pick({ reason: true })} initial={{ reason: '' }} saveLabel={t('withdraw')} dangerous onClose={() => setWithdrawing(false)} onSave={(input) => withdraw.run({ ...input, reconciliationId })}>
          {() => <Field name="reason" label={t('reason')} required><Input maxLength={200} autoFocus /></Field>}
        </FormDialog>
      )}
    </>
  );
}

function Table({ account }: { account: TreasuryAccount }) {
  const t = useWords(treasuryWords);
  const navigate = useNavigate();
  const month = monthSchema.parse(useParams()['month']);
  const { treasuryAccountId } = account;
  const found = useCall('treasury.reconciliation', { treasuryAccountId, month }, { keepLast: true });
  const table = found.data;
  return (
    <>
      <div className="treasury-bar">
        <div style={{ width: '11rem' }}>
          <MonthInput aria-label={t('month')} value={month} onChange={(text) => {
            const next = monthSchema.safeParse(text).data;
            if (next !== undefined) void navigate(`/ledger/bank/${treasuryAccountId}/reconciliation/${next}`, { replace: true });
          }} />
        </div>
        {table !== undefined && <StatusTag tone={table.stale ? 'bad' : table.status === 'signed' ? 'good' : 'warning'}>{table.stale ? t('staleTag') : t(table.status)}</StatusTag>}
        {table !== undefined && <span className={table.equal ? 'treasury-good' : 'treasury-bad'}>{table.equal ? t('equal') : t('unequal', { amount: formatYuan(table.differenceFen) })}</span>}
        {table !== undefined && <span className="muted">{table.lastStatementDay === null ? t('noStatement') : t('statementUpTo', { day: table.lastStatementDay })}</span>}
        {table?.prepared != null && <span className="muted">{t('preparedBy', { who: table.prepared.name, at: localDayAndTime(table.prepared.at) })}</span>}
        {table?.signed != null && <span className="muted">{t('signedBy', { who: table.signed.name, at: localDayAndTime(table.signed.at) })}</span>}
      </div>
      <RefusalAlert error={found.error} />
      {table !== undefined && table.gaps > 0 && <Alert type="warning" showIcon title={t('gapsNote', { n: table.gaps })} />}
      {table?.stale === true && <Alert type="error" showIcon title={t('stale')} />}
      {table !== undefined && (
        <>
          <Acts table={table} treasuryAccountId={treasuryAccountId} />
          <div className="treasury-sides">
            <section className="card"><Half title={t('bookBalanceAt')} startFen={table.bookFen} adjustedFen={table.adjustedBookFen} groups={[{ title: t('bankReceived'), items: fromBank(table.bankReceived) }, { title: t('bankPaid'), items: fromBank(table.bankPaid) }]} /></section>
            <section className="card"><Half title={t('bankBalanceAt')} startFen={table.bankFen} adjustedFen={table.adjustedBankFen} groups={[{ title: t('bookReceived'), items: fromBooks(table.bookReceived) }, { title: t('bookPaid'), items: fromBooks(table.bookPaid) }]} /></section>
          </div>
        </>
      )}
    </>
  );
}

export function ReconciliationPage() {
  return <BankAccountFrame page="reconciliation">{(account) => <Table account={account} />}</BankAccountFrame>;
}
