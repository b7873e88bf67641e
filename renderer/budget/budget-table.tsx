/** Budget and execution as a table, on the screen and on paper. */
import { MoneyText } from '#renderer/ui/money-text.tsx';
import type { Budget } from '#shared/budget/contract.ts';
import type { budgetWords } from './words.ts';

type Say = (key: keyof (typeof budgetWords)['zh'], values?: Record<string, string | number>) => string;
const percent = (basisPoints: number | null): string => (basisPoints === null ? '—' : `${(basisPoints / 100).toFixed(1)}%`);

export function BudgetTable({ view, byMonth, tableClass = 'plain-table', t }: { view: Budget; byMonth: boolean; tableClass?: string; t: Say }) {
  const sums = (title: string, sum: Budget['income']) => (
    <tr>
      <th colSpan={2}>{title}</th><th className="number"><MoneyText fen={sum.amountFen} /></th><th className="number"><MoneyText fen={sum.actualFen} /></th><th className="number"><MoneyText fen={sum.leftFen} /></th><th className="number">{sum.amountFen === 0 ? '—' : percent(Math.round((sum.actualFen / sum.amountFen) * 10_000))}</th>
      {byMonth && <th colSpan={12} aria-hidden />}
    </tr>
  );
  return (
    <table className={tableClass}>
      <thead>
        <tr>
          <th>{t('account')}</th><th>{t('party')}</th><th className="number">{t('budget')}</th><th className="number">{t('actual')}</th><th className="number">{t('left')}</th><th className="number">{t('used')}</th>
          {byMonth && view.months.map((month) => <th key={month} className="number">{t('monthN', { n: Number(month.slice(5)) })}</th>)}
        </tr>
      </thead>
      <tbody>
        {view.lines.map((line) => (
          <tr key={line.lineNo}>
            <td><span className="figures">{line.accountCode}</span> {line.accountName}{line.note !== '' && <div className="muted">{line.note}</div>}</td><td>{line.programmeName ?? line.project ?? ''}</td>
            <td className="number"><MoneyText fen={line.amountFen} /></td><td className="number"><MoneyText fen={line.actualFen} /></td>
            <td className="number"><MoneyText fen={line.leftFen} /></td><td className="number"><span className={!line.income && line.leftFen < 0 ? 'money negative' : ''}>{percent(line.usedBasisPoints)}</span></td>
            {byMonth && line.actuals.map((amount, index) => <td key={index} className="number"><MoneyText fen={amount} blankZero /></td>)}
          </tr>
        ))}
      </tbody>
      <tfoot>{sums(t('incomeSum'), view.income)}{sums(t('expenseSum'), view.expense)}</tfoot>
    </table>
  );
}
