import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { ScansPanel } from '#renderer/ui/scans-panel.tsx';
import { sumFen } from '#shared/money.ts';
import { ProvidersCard } from './provider-dialog.tsx';
import { providerWords } from './provider-words.ts';
import type { BatchShown } from './steps.ts';

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
          {data.payments.length === 0 ? <p className="muted">{`${t('noInvoices')}。${t('noInvoicesHint')}`}</p> : (
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
      <ProvidersCard batch={batch} />
    </div>
  );
}
