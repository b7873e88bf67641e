import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { formatYuan, type Fen } from '#shared/money.ts';
import type { Statement, StatementRow } from '#shared/statements/contract.ts';
import type { ChosenFigure } from './figure-drawer.tsx';
import { statementsWords } from './words.ts';

/** One half of a statement, or its foot; every figure is a button that opens what it is made of. */
export function StatementTable({ statement, title, rows, onOpen }: { statement: Statement; title: string; rows: readonly StatementRow[]; onOpen: (figure: ChosenFigure) => void }) {
  const t = useWords(statementsWords);
  const language = useLanguage();
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          {statement.columns.map((column) => <th key={column.key} scope="col" className="number">{column.title[language]}</th>)}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className={row.bold ? 'statement-row bold' : 'statement-row'}>
            <td style={{ paddingLeft: `${0.5 + row.indent * 1.2}rem` }}>{row.label[language]}</td>
            {row.amounts.map((amountFen, index) => {
              const column = statement.columns[index]!;
              return (
                <td key={column.key} className="number">
                  {amountFen !== null && (
                    <button type="button" aria-label={`${t('openFigure', { label: row.label[language], column: column.title[language] })} ${formatYuan(amountFen)}`} onClick={() => onOpen({ row: row.key, column: column.key })}>
                      <MoneyText fen={amountFen} />
                    </button>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The sums that must agree, each with both figures. */
export function Ties({ statement }: { statement: Statement }) {
  const t = useWords(statementsWords);
  const language = useLanguage();
  return (
    <section className="card">
      <h2>{t('ties')} <StatusTag tone={statement.tied ? 'good' : 'bad'}>{t(statement.tied ? 'tied' : 'untied')}</StatusTag></h2>
      <ul className="statement-ties">
        {statement.ties.map((tie) => (
          <li key={`${tie.says.zh}-${tie.column}`}>
            {tie.holds ? '✓' : '✗'} {tie.says[language]}{t('(')}{statement.columns.find((column) => column.key === tie.column)?.title[language]}{t(')')}{t(':')}<MoneyText fen={tie.leftFen} />
            {!tie.holds && <> ≠ <MoneyText fen={tie.rightFen} /> {t('differs', { amount: formatYuan((tie.leftFen - tie.rightFen) as Fen) })}</>}
          </li>
        ))}
      </ul>
    </section>
  );
}
