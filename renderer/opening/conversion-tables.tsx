/** The comparison of old and new balances, on the screen and on paper. */
import { formatYuan, type Fen } from '#shared/money.ts';
import type { Conversion } from '#shared/opening/contract.ts';
import type { conversionWords } from './conversion-words.ts';

type Say = (key: keyof (typeof conversionWords)['zh'], values?: Record<string, string | number>) => string;
const cell = (amount: Fen): React.ReactNode => (amount === 0 ? '' : <span className={amount < 0 ? 'money negative' : 'money'}>{formatYuan(amount)}</span>);

function Sides({ title, rows, debitFen, creditFen, t, tableClass }: { title: string; rows: Conversion['before']; debitFen: Fen; creditFen: Fen; t: Say; tableClass: string }) {
  return (
    <div style={{ flex: 1, minWidth: '20rem' }}>
      <h2 style={{ fontSize: '1.05rem' }}>{title}</h2>
      <table className={tableClass}>
        <thead><tr><th>{t('code')}</th><th>{t('name')}</th><th className="number">{t('debit')}</th><th className="number">{t('credit')}</th></tr></thead>
        <tbody>{rows.map((row) => <tr key={row.code}><td>{row.code}</td><td>{row.name}</td><td className="number">{cell(row.debitFen)}</td><td className="number">{cell(row.creditFen)}</td></tr>)}</tbody>
        <tfoot><tr><th colSpan={2}>{t('total')}</th><th className="number">{formatYuan(debitFen)}</th><th className="number">{formatYuan(creditFen)}</th></tr></tfoot>
      </table>
    </div>
  );
}

export function ConversionTables({ conversion, t, tableClass = 'plain-table' }: { conversion: Conversion; t: Say; tableClass?: string }) {
  return (
    <section className={tableClass === 'plain-table' ? 'card' : undefined}>
      {tableClass === 'plain-table' && <h2 style={{ fontSize: '1.05rem' }}>{t('table')}</h2>}
      <table className={tableClass}>
        <thead>
          <tr><th colSpan={3}>{t('oldBooks')}</th><th colSpan={3}>{t('newBooks')}</th></tr>
          <tr><th>{t('code')}</th><th>{t('name')}</th><th className="number">{t('balance')}</th><th>{t('code')}</th><th>{t('name')}</th><th className="number">{t('balance')}</th></tr>
        </thead>
        <tbody>
          {conversion.table.flatMap((row) => (row.parts.length === 0 ? [{ code: '', name: '', fen: 0 as Fen }] : row.parts).map((part, index) => (
            <tr key={`${row.oldCode} ${part.code}`}>
              <td>{index === 0 ? row.oldCode : ''}</td><td>{index === 0 ? row.oldName : ''}</td><td className="number">{index === 0 ? cell(row.oldFen) : ''}</td>
              <td>{part.code}</td><td>{part.name}</td><td className="number">{cell(part.fen)}</td>
            </tr>
          )))}
        </tbody>
      </table>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '1.5rem', marginTop: '0.75rem' }}>
        <Sides title={t('before')} rows={conversion.before} debitFen={conversion.beforeDebitFen} creditFen={conversion.beforeCreditFen} t={t} tableClass={tableClass} />
        <Sides title={t('after')} rows={conversion.after} debitFen={conversion.afterDebitFen} creditFen={conversion.afterCreditFen} t={t} tableClass={tableClass} />
      </div>
    </section>
  );
}
