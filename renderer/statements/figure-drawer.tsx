/** What a figure is made of: rows open in turn, accounts lead into their 明细账 of the same months. */
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useCall } from '#renderer/api/use-call.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import type { StatementInput } from '#shared/statements/contract.ts';
import { bookPath } from './links.ts';
import { statementsWords } from './words.ts';

export interface ChosenFigure { readonly row: string; readonly column: string }

export function FigureDrawer({ about, chosen, onClose }: { about: StatementInput; chosen: ChosenFigure; onClose: () => void }) {
  const t = useWords(statementsWords);
  const language = useLanguage();
  const [way, setWay] = useState<readonly ChosenFigure[]>([chosen]);
  const at = way.at(-1) ?? chosen;
  const figure = useCall('statements.explain', { ...about, ...at }, { keepLast: true });
  const data = figure.data;
  return (
    <Drawer open size="large" onClose={onClose} title={data === undefined ? t('figure') : `${data.label[language]}　${data.column[language]}`} extra={way.length > 1 && <Button onClick={() => setWay(way.slice(0, -1))}>{t('back')}</Button>}>
      <RefusalAlert error={figure.error} />
      {data !== undefined && (
        <table className="plain-table">
          <thead><tr><th scope="col">{t('account')}</th><th scope="col" className="number">{t('amount')}</th></tr></thead>
          <tbody>
            {data.parts.map((part) => (part.kind === 'row' ? (
              <tr key={`row-${part.key}`}>
                <td><Button type="link" onClick={() => setWay([...way, { row: part.key, column: at.column }])}>{part.label[language]}</Button></td>
                <td className="number"><MoneyText fen={part.amountFen} /></td>
              </tr>
            ) : (
              <tr key={`${part.accountId}-${part.amountFen}`}>
                <td><Link to={bookPath({ book: 'detail', accountSetId: about.accountSetId, accountId: part.accountId, fromMonth: data.fromMonth, toMonth: data.toMonth })}><span className="figures">{part.code}</span> {part.name}</Link></td>
                <td className="number"><MoneyText fen={part.amountFen} /></td>
              </tr>
            )))}
            {data.parts.length === 0 && <tr><td colSpan={2} className="muted">{t('nothingInside')}</td></tr>}
          </tbody>
          <tfoot><tr><th scope="row">{t('sum')}</th><td className="number"><strong><MoneyText fen={data.amountFen} /></strong></td></tr></tfoot>
        </table>
      )}
    </Drawer>
  );
}
