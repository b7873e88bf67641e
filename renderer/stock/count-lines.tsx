/** What was counted, written in beside what the books say; and the second person who stands for the differences. */
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useMay } from '#renderer/api/office-state.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { useGuardLoss } from '#renderer/ui/confirm-loss.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Field } from '#renderer/ui/form-panel.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { QuantityInput } from '#renderer/ui/quantity-input.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { formatQuantity } from '#shared/quantity.ts';
import { stockContract, type StockDoc } from '#shared/stock/contract.ts';
import { accountsOf, USUAL, useStockBooks } from './use-stock-books.ts';
import { stockWords } from './words.ts';

type Line = StockDoc['lines'][number];
type Typed = { readonly countedCenti: number | null; readonly reason: string };

function Difference({ line, countedCenti }: { line: Line; countedCenti: number | null }) {
  const t = useWords(stockWords);
  if (countedCenti === null) return null;
  const difference = countedCenti - line.quantityCenti;
  return <StatusTag tone={difference === 0 ? 'good' : 'bad'}>{difference === 0 ? t('agrees') : `${t(difference > 0 ? 'surplus' : 'shortage')} ${formatQuantity(Math.abs(difference))} ${line.unit}`}</StatusTag>;
}

export function CountLines({ doc }: { doc: StockDoc }) {
  const t = useWords(stockWords);
  const editing = useMay('stock.edit') && doc.status === 'entered';
  const save = useAct('stock.saveCount');
  const [typed, setTyped] = useState<ReadonlyMap<number, Typed>>(() => new Map(doc.lines.map((line) => [line.itemId, { countedCenti: line.countedCenti, reason: line.reason }])));
  const of = (line: Line): Typed => typed.get(line.itemId) ?? { countedCenti: null, reason: '' };
  const dirty = doc.lines.some((line) => of(line).countedCenti !== line.countedCenti || of(line).reason !== line.reason);
  useGuardLoss(dirty);
  const set = (line: Line, change: Partial<Typed>): void => setTyped(new Map(typed).set(line.itemId, { ...of(line), ...change }));
  return (
    <section className="card" aria-label={t('lines')}>
      <h2>{t('lines')}</h2>
      <RefusalAlert error={save.error} />
      <table className="plain-table">
        <thead><tr><th>{t('code')}</th><th>{t('itemName')}</th><th>{t('spec')}</th><th className="number">{t('booked')}</th><th>{t('counted')}</th><th>{t('difference')}</th><th>{t('whyDiffers')}</th>{doc.status === 'accepted' && <th className="number">{t('amount')}</th>}</tr></thead>
        <tbody>
          {doc.lines.map((line) => (
            <tr key={line.itemId}>
              <td className="figures">{line.code}</td><td>{line.name}</td><td>{line.spec}</td><td className="number">{`${formatQuantity(line.quantityCenti)} ${line.unit}`}</td>
              <td className="stock-counted">{editing ? <QuantityInput aria-label={`${t('counted')} ${line.name}`} unit={line.unit} value={of(line).countedCenti} onChange={(countedCenti) => set(line, { countedCenti })} /> : line.countedCenti === null ? '' : `${formatQuantity(line.countedCenti)} ${line.unit}`}</td>
              <td><Difference line={line} countedCenti={of(line).countedCenti} /></td>
              <td>{editing ? <Input aria-label={`${t('whyDiffers')} ${line.name}`} maxLength={100} value={of(line).reason} onChange={(event) => set(line, { reason: event.target.value })} /> : line.reason}</td>
              {doc.status === 'accepted' && <td className="number">{line.amountFen === null ? '' : <MoneyText fen={line.amountFen} />}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {editing && <div className="stock-save"><Button type="primary" disabled={!dirty} loading={save.running} onClick={() => void save.run({ docId: doc.docId, version: doc.version, note: doc.note, lines: doc.lines.map((line) => ({ itemId: line.itemId, ...of(line) })) })}>{t('saveCount')}</Button>{!dirty && doc.lines.some((line) => line.countedCenti !== null) && <span className="muted" role="status">　{t('saved')}</span>}</div>}
    </section>
  );
}

const form = stockContract.acceptDoc.input.pick({ counterCode: true });

export function AcceptCountDialog({ doc, onClose }: { doc: StockDoc; onClose: () => void }) {
  const t = useWords(stockWords);
  const accept = useAct('stock.acceptDoc');
  const books = useStockBooks();
  const set = books.sets.find((each) => each.accountSetId === doc.accountSetId);
  const differing = doc.lines.filter((line) => line.countedCenti !== null && line.countedCenti !== line.quantityCenti);
  return (
    <FormDialog open title={`${t('acceptCount')} ${doc.docNo}`} schema={form} initial={{ counterCode: '18101' }} saveLabel={t('acceptCount')} onClose={onClose} onSave={(input) => accept.run({ ...input, docId: doc.docId, version: doc.version })}>
      {differing.length === 0 ? <p>{t('agrees')}</p> : <ul>{differing.map((line) => <li key={line.itemId}>{line.name} <Difference line={line} countedCenti={line.countedCenti} /> {line.reason}</li>)}</ul>}
      <Field name="counterCode" label={t('counterCount')} hint={t('counterCountHint')}><Select showSearch={{ optionFilterProp: 'label' }} options={accountsOf(set, false, USUAL.out)} /></Field>
    </FormDialog>
  );
}
