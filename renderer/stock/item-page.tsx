import './stock.css';
import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { useMay, useOfficeState } from '#renderer/api/office-state.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { PrintButton } from '#renderer/print/print-button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DayInput } from '#renderer/ui/day-input.tsx';
import { useHandOutPoints } from '#renderer/ui/hand-out-point.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { RefusalAlert } from '#renderer/ui/refusal-alert.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { daySchema } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatQuantity } from '#shared/quantity.ts';
import { ItemDialog } from './stock-dialogs.tsx';
import { useStockBooks } from './use-stock-books.ts';
import { stockWords } from './words.ts';

type Move = MethodOutput<'stock.ledger'>['moves'][number];
const FILTERS = { from: '', to: '', point: '' };
const shown = (centi: number): string => (centi === 0 ? '' : formatQuantity(centi));

/** 库存物资明细账 of one item. */
export function ItemPage() {
  const { itemId = '' } = useParams();
  const t = useWords(stockWords);
  const { today } = useOfficeState();
  const mayEdit = useMay('stock.edit');
  const books = useStockBooks();
  const [editing, setEditing] = useState(false);
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const from = daySchema.safeParse(filters.from).data ?? daySchema.parse(`${today.slice(0, 4)}-01-01`);
  const to = daySchema.safeParse(filters.to).data ?? today;
  const { all } = useHandOutPoints();
  const several = all.length > 1;
  const at = all.find((point) => String(point.pointId) === filters.point);
  const { data: ledger, error } = useCall('stock.ledger', { itemId: id<'stockItem'>(Number(itemId) || 1), from, to, pointId: at?.pointId ?? null }, { keepLast: true });
  const money = ledger?.point == null;
  const columns = useMemo<Column<Move>[]>(
    () => [
      { key: 'day', title: t('day'), width: 112, kind: 'day', value: (row) => row.movedOn },
      { key: 'kind', title: t('kind'), width: 100, value: (row) => t(`move_${row.kind}`) },
      { key: 'paper', title: t('paper'), width: 115, kind: 'id', value: (row) => row.paper },
      { key: 'about', title: t('about'), width: 200, value: (row) => row.about },
      ...(several && money ? [{ key: 'point', title: t('point'), width: 90, value: (row: Move) => row.pointName }] : []),
      { key: 'inQty', title: t('inQty'), width: 85, kind: 'number', value: (row) => shown(row.inCenti) },
      ...(money ? [{ key: 'inFen', title: t('inFen'), width: 110, kind: 'money' as const, value: (row: Move) => (row.inCenti === 0 ? null : row.inFen) }] : []),
      { key: 'outQty', title: t('outQty'), width: 85, kind: 'number', value: (row) => shown(row.outCenti) },
      ...(money ? [{ key: 'outFen', title: t('outFen'), width: 110, kind: 'money' as const, value: (row: Move) => (row.outCenti === 0 ? null : row.outFen) }] : []),
      { key: 'balance', title: t('balance'), width: 85, kind: 'number', value: (row) => formatQuantity(row.balanceCenti) },
      ...(money ? [{ key: 'balanceFen', title: t('balanceFen'), width: 110, kind: 'money' as const, value: (row: Move) => row.balanceFen }] : []),
    ],
    [t, several, money],
  );
  const back = { to: '/stock', label: t('back') };
  if (ledger === undefined) return <PageFrame title={t('ledger')} back={back}><RefusalAlert error={error} /></PageFrame>;
  const { item } = ledger;
  return (
    <PageFrame title={`${item.name}${item.spec === '' ? '' : ` ${item.spec}`}`} subtitle={<><span className="figures">{item.code}</span> <span>{t('ledger')}</span></>} back={back}
      actions={<>{mayEdit && <Button onClick={() => setEditing(true)}>{t('editItem')}</Button>}<PrintButton to={`/print/stock-ledger/${item.itemId}?from=${from}&to=${to}${at === undefined ? '' : `&point=${at.pointId}`}`} label={t('printLedger')} /></>}>
      <section className="card stock-facts">
        <span>{t('opening')}<b className="figures">{`${formatQuantity(ledger.openingCenti)} ${item.unit}`}</b> {money && <MoneyText fen={ledger.openingFen} />}</span>
        <span>{t('inQty')}<b className="figures">{`${formatQuantity(ledger.inCenti)} ${item.unit}`}</b> {money && <MoneyText fen={ledger.inFen} />}</span>
        <span>{t('outQty')}<b className="figures">{`${formatQuantity(ledger.outCenti)} ${item.unit}`}</b> {money && <MoneyText fen={ledger.outFen} />}</span>
        {several && item.points.length > 0 && <span>{t('wherePoints')}<b>{item.points.map((each) => `${each.name} ${formatQuantity(each.balanceCenti)}`).join(t('&'))}</b></span>}
        <span>{t('closing')}<b className="figures">{`${formatQuantity(ledger.closingCenti)} ${item.unit}`}</b> {money && <MoneyText fen={ledger.closingFen} />}</span>
      </section>
      <DataTable label={t('ledger')} columns={columns} rows={ledger.moves.map((move, at) => ({ ...move, at }))} rowKey={(row) => (row as Move & { at: number }).at} error={error}
        filters={<>{several && <Select aria-label={t('point')} value={at === undefined ? '' : String(at.pointId)} onChange={(point) => setFilters({ point })} style={{ minWidth: '9em' }} popupMatchSelectWidth={false} options={[{ value: '', label: t('allPoints') }, ...all.map((point) => ({ value: String(point.pointId), label: point.name }))]} />}<span>{t('from')}</span><DayInput aria-label={t('from')} value={from} onChange={(value) => setFilters({ from: value ?? '' })} /><span>{t('to')}</span><DayInput aria-label={t('to')} value={to} onChange={(value) => setFilters({ to: value ?? '' })} /></>}
        empty={{ title: t('noMoves') }} />
      {editing && <ItemDialog books={books} item={item} onClose={() => setEditing(false)} />}
    </PageFrame>
  );
}
