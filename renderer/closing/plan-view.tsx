/** Figures and vouchers of a year-end, planned or posted. */
import { Link } from 'react-router';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import type { YearEndRun } from '#shared/closing/contract.ts';
import { sumFen } from '#shared/money.ts';
import { closingWords } from './words.ts';

const ROWS = ['incomeFen', 'expenseFen', 'netFen', 'openingUndistributedFen', 'lossCoverFen', 'distributableFen', 'reserveFen', 'membersFen', 'accruedFen', 'othersFen', 'closingUndistributedFen'] as const;
const TOTALS: readonly string[] = ['netFen', 'distributableFen', 'closingUndistributedFen'];

/** From income to what stays undistributed, one row each. */
export function FiguresTable({ figures }: { figures: YearEndRun['plan']['figures'] }) {
  const t = useWords(closingWords);
  return (
    <table className="plain-table" aria-label={t('figures')} style={{ maxWidth: '34rem' }}>
      <tbody>
        {ROWS.filter((key) => key !== 'accruedFen' || figures.accruedFen !== 0).map((key) => (
          <tr key={key} style={TOTALS.includes(key) ? { fontWeight: 600 } : undefined}>
            <td>{t(key)}</td>
            <td className="number"><MoneyText fen={figures[key]} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Each step with its lines, and the voucher it became. */
export function StepsTable({ steps, vouchers = [] }: { steps: YearEndRun['plan']['steps']; vouchers?: YearEndRun['vouchers'] }) {
  const t = useWords(closingWords);
  return (
    <>
      {steps.map((step, index) => (
        <section key={step.key} style={{ marginTop: '1rem' }}>
          <h3 style={{ margin: '0 0 0.3rem', fontSize: '1rem' }}>
            {index + 1}. {t(step.key === 'lossCover' ? 'lossCoverStep' : step.key)}{' '}
            {vouchers.filter((each) => each.step === step.key).map((each) => (
              <Link key={each.voucherId} to={`/ledger/vouchers/${each.voucherId}`} style={{ marginLeft: '0.6rem' }}>{each.word}-{each.number}{each.reversal ? ` (${t('reversalVoucher')})` : ''}</Link>
            ))}
          </h3>
          <table className="plain-table">
            <thead><tr><th>{t('summary')}</th><th>{t('account')}</th><th className="number">{t('debit')}</th><th className="number">{t('credit')}</th></tr></thead>
            <tbody>
              {step.lines.map((line, n) => (
                <tr key={`${line.accountCode}-${n}`}><td>{line.summary}</td><td>{line.accountCode} {line.accountName}</td><td className="number"><MoneyText fen={line.debitFen} blankZero /></td><td className="number"><MoneyText fen={line.creditFen} blankZero /></td></tr>
              ))}
              <tr style={{ fontWeight: 600 }}><td colSpan={2}>{t('total')}</td><td className="number"><MoneyText fen={sumFen(step.lines.map((l) => l.debitFen))} /></td><td className="number"><MoneyText fen={sumFen(step.lines.map((l) => l.creditFen))} /></td></tr>
            </tbody>
          </table>
        </section>
      ))}
    </>
  );
}
