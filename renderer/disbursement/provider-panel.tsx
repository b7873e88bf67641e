import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { ScansPanel } from '#renderer/ui/scans-panel.tsx';
import { localDay } from '#shared/days.ts';
import { providersContract } from '#shared/disbursement/provider-contract.ts';
import type { BatchId } from '#shared/ids.ts';
import { formatYuan, sumFen } from '#shared/money.ts';
import { ProvidersCard } from './provider-dialog.tsx';
import { providerWords } from './provider-words.ts';
import type { BatchShown } from './steps.ts';

type Of = MethodOutput<'providers.ofBatch'>;

const releaseForm = providersContract.release.input.pick({ lineIds: true, reason: true });

function ReleaseDialog({ batchId, people, onClose }: { batchId: BatchId; people: Of['standing']; onClose: () => void }) {
  const t = useWords(providerWords);
  const release = useAct('providers.release');
  return (
    <FormDialog open dangerous title={t('release')} schema={releaseForm} initial={{ lineIds: people.map((line) => line.lineId) }} saveLabel={t('releaseDo')} onClose={onClose} onSave={({ lineIds, reason }) => release.run({ batchId, lineIds, reason })}>
      <p className="muted">{t('releaseText')}</p>
      <Field name="lineIds" label={t('releaseWho')} required><Checkbox.Group options={people.map((line) => ({ value: line.lineId, label: `${line.name} ${formatYuan(line.amountFen)}` }))} /></Field>
      <Field name="reason" label={t('releaseReason')} required><Input maxLength={200} autoFocus /></Field>
    </FormDialog>
  );
}

/** 不再开票的人: who was ended without an invoice, and what became of the accrual. */
function EndedCard({ batchId, data, mayReadBooks }: { batchId: BatchId; data: Of; mayReadBooks: boolean }) {
  const t = useWords(providerWords);
  const [releasing, setReleasing] = useState(false);
  if (data.standing.length === 0 && data.released.length === 0) return null;
  return (
    <section className="card" aria-label={t('neverInvoiced')}>
      <h2>{t('neverInvoiced')}</h2>
      <p className="muted">{t('endedHint')}</p>
      {data.standing.length > 0 && <p>{t('standing', { n: data.standing.length })}　<b className="figures"><MoneyText fen={sumFen(data.standing.map((line) => line.amountFen))} /></b> {data.mayRelease && <Button onClick={() => setReleasing(true)}>{t('release')}</Button>}</p>}
      {data.released.length > 0 && (
        <table className="plain-table">
          <thead><tr><th>{t('lineNo')}</th><th>{t('name')}</th><th className="number">{t('releasedSum')}</th><th>{t('releasedOn')}</th><th>{t('why')}</th><th>{t('releasedBy')}</th><th>{t('voucher')}</th></tr></thead>
          <tbody>
            {data.released.map((line) => (
              <tr key={line.lineId}>
                <td className="figures">{line.lineNo}</td>
                <td>{line.name}</td>
                <td className="number"><MoneyText fen={line.amountFen} /></td>
                <td className="figures">{localDay(line.at)}</td>
                <td>{line.reason}</td>
                <td>{line.by}</td>
                <td>{line.voucherId !== null && mayReadBooks ? <Link to={`/ledger/vouchers/${line.voucherId}`}>{t('voucher')}</Link> : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {releasing && <ReleaseDialog batchId={batchId} people={data.standing} onClose={() => setReleasing(false)} />}
    </section>
  );
}

/** 发票付款: the invoices of a batch paid to a provider, who is still open, and the providers. */
export function ProviderPanel({ batch }: { batch: BatchShown }) {
  const t = useWords(providerWords);
  const navigate = useNavigate();
  const mayPrint = useMay('disbursement.print');
  const mayReadBooks = useMay('ledger.read');
  const { data, error } = useCall('providers.ofBatch', { batchId: batch.batchId });
  const [papersOf, setPapersOf] = useState<number>();
  return (
    <div className="scroll-cards">
      <RefusalAlert error={error} />
      {data !== undefined && (
        <section className="card" aria-label={t('invoices')}>
          <h2>{t('invoices')} {data.mayPay && data.open.length > 0 && <Button onClick={() => void navigate(`/disbursement/${batch.batchId}/invoice`)}>{t('payTitle')}</Button>}</h2>
          {data.payments.length === 0 ? <p className="muted">{`${t('noInvoices')}${t('.')}${t('noInvoicesHint')}`}</p> : (
            <table className="plain-table">
              <thead><tr><th>{t('invoiceNo')}</th><th>{t('provider')}</th><th>{t('invoicedOn')}</th><th>{t('paidOn')}</th><th className="number">{t('persons')}</th><th className="number">{t('amount')}</th><th className="number">{t('returned')}</th><th>{t('by')}</th><th>{t('voucher')}</th><th aria-label={t('printList')} /></tr></thead>
              <tbody>
                {data.payments.map((payment) => (
                  <tr key={payment.paymentId}>
                    <td className="figures">{payment.invoiceNo}</td>
                    <td title={payment.accountMasked}>{payment.providerName}</td>
                    <td className="figures">{payment.invoicedOn}</td>
                    <td className="figures">{payment.paidOn}</td>
                    <td className="number">{payment.persons}</td>
                    <td className="number"><MoneyText fen={payment.amountFen} /></td>
                    <td className="number"><MoneyText fen={payment.returnedFen} blankZero /></td>
                    <td>{payment.by}</td>
                    <td>{payment.voucherId !== null && mayReadBooks ? <Link to={`/ledger/vouchers/${payment.voucherId}`}>{t('voucher')}</Link> : ''}</td>
                    <td><div className="row-buttons">
                      {mayPrint && <Button size="small" onClick={() => void navigate(`/print/provider-payment/${payment.paymentId}`)}>{t('printList')}</Button>}
                      <Button size="small" aria-expanded={papersOf === payment.paymentId} onClick={() => setPapersOf(papersOf === payment.paymentId ? undefined : payment.paymentId)}>{t(papersOf === payment.paymentId ? 'hidePapers' : 'papers')}</Button>
                    </div></td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {papersOf !== undefined && <ScansPanel ownerKind="providerPayment" ownerId={papersOf} wanted={['invoice']} framed={false} />}
          {data.open.length > 0 && <p>{t('openPeople', { n: data.open.length })}　<b className="figures"><MoneyText fen={sumFen(data.open.map((line) => line.amountFen))} /></b></p>}
        </section>
      )}
      {data !== undefined && <EndedCard batchId={batch.batchId} data={data} mayReadBooks={mayReadBooks} />}
      <ProvidersCard batch={batch} />
    </div>
  );
}
