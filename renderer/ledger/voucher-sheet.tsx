/** One voucher as it is read: head, lines, sums in figures and capitals, who did what. */
import { Link } from 'react-router';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { amountInCapitals } from '#shared/capital-amount.ts';
import type { Voucher, VoucherLine } from '#shared/ledger/contract.ts';
import { sumFen } from '#shared/money.ts';
import { ledgerWords } from './words.ts';

/** What a line names besides its account. */
export function dimensionsOf(line: VoucherLine): string {
  return [line.residentName, line.householdNo, line.programmeName, line.counterparty, line.project, line.fund, line.team, line.contract].filter((text) => text !== null).join(' ');
}

export function VoucherSheet({ voucher }: { voucher: Voucher }) {
  const t = useWords(ledgerWords);
  const creditFen = sumFen(voucher.lines.map((line) => line.creditFen));
  return (
    <section className="card" aria-label={t('voucher')}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem 2rem', marginBottom: '0.5rem' }}>
        <span className="figures">{voucher.voucherDate}</span>
        <span>{voucher.accountSetName}</span>
        <span>{t('printed', { n: voucher.attachmentsCount })}</span>
        <span className="muted">{t('unit')}</span>
      </div>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('line')}</th><th>{t('summary')}</th><th>{t('account')}</th><th>{t('residentOrOther')}</th><th style={{ textAlign: 'right' }}>{t('debitSide')}</th><th style={{ textAlign: 'right' }}>{t('creditSide')}</th>
          </tr>
        </thead>
        <tbody>
          {voucher.lines.map((line) => (
            <tr key={line.lineNo}>
              <td>{line.lineNo}</td>
              <td>{line.summary}</td>
              <td>
                <Link to={`/ledger/register/${line.accountId}/${voucher.month}`}>{line.accountCode} {line.accountPath}</Link>
              </td>
              <td>
                {dimensionsOf(line)}
                {line.batchId !== null && <> <Link to={`/disbursement/batches/${line.batchId}`}>{t('batchLink')}</Link></>}
              </td>
              <td style={{ textAlign: 'right' }}><MoneyText fen={line.debitFen} blankZero /></td>
              <td style={{ textAlign: 'right' }}><MoneyText fen={line.creditFen} blankZero /></td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th colSpan={4} style={{ textAlign: 'left' }}>{t('inCapitals')}　{amountInCapitals(voucher.totalFen)}</th>
            <th style={{ textAlign: 'right' }}><MoneyText fen={voucher.totalFen} /></th>
            <th style={{ textAlign: 'right' }}><MoneyText fen={creditFen} /></th>
          </tr>
        </tfoot>
      </table>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem 2rem', marginTop: '0.75rem' }}>
        <span>{t('maker')}{t(':')}{voucher.maker.name}</span>
        <span>{t('reviewer')}{t(':')}{voucher.reviewer?.name ?? '—'}</span>
        <span>{t('poster')}{t(':')}{voucher.poster?.name ?? '—'}</span>
        {voucher.fingerprint !== null && <span className="muted figures" title={voucher.fingerprint}>{t('fingerprint')}{t(':')}{voucher.fingerprint.slice(0, 16)}</span>}
      </div>
    </section>
  );
}
