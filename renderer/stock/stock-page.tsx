import './stock.css';
import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Select, Tabs } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords, type Say } from '#renderer/i18n/use-words.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { useHandOutPoints, type Point } from '#renderer/ui/hand-out-point.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { PageFrame } from '#renderer/ui/page-frame.tsx';
import { StatusTag, type StatusTone } from '#renderer/ui/status-tag.tsx';
import { useUrlFilters } from '#renderer/ui/url-filters.ts';
import { fen, formatYuan, roundHalfUp, sumFen } from '#shared/money.ts';
import { formatQuantity } from '#shared/quantity.ts';
import type { StockDoc, StockItem } from '#shared/stock/contract.ts';
import { PointsPanel, TransferDialog } from './points-panel.tsx';
import { CountDialog, ItemDialog, OutDialog, ReceiptDialog } from './stock-dialogs.tsx';
import { useStockBooks, type StockBooks } from './use-stock-books.ts';
import { stockWords } from './words.ts';

type T = Say<keyof typeof stockWords.zh>;
const FILTERS = { tab: 'items', text: '', kind: '', set: '', point: '' };
const STATES = { stopped: 'neutral', none: 'warning', low: 'warning', ok: 'good' } as const satisfies Readonly<Record<string, StatusTone>>;
export const DOC_TONES: Readonly<Record<StockDoc['status'], StatusTone>> = { entered: 'active', accepted: 'good', withdrawn: 'neutral' };

/** There, running out, gone, or no longer used. */
export const stateOf = (item: StockItem): keyof typeof STATES => (item.stopped ? 'stopped' : item.balanceCenti === 0 ? 'none' : item.balanceCenti < item.warnBelowCenti ? 'low' : 'ok');
const meanPrice = (item: StockItem): string => (item.balanceCenti === 0 ? '' : formatYuan(fen(Number(roundHalfUp(BigInt(item.balanceFen) * 100n, BigInt(item.balanceCenti))))));

const hereOf = (item: StockItem, at: Point | undefined): number => (at === undefined ? item.balanceCenti : (item.points.find((each) => each.pointId === at.pointId)?.balanceCenti ?? 0));

/** Of one point quantities alone: money is kept for all points together. */
const itemColumns = (t: T, several: boolean, at: Point | undefined): Column<StockItem>[] => [
  { key: 'code', title: t('code'), width: 90, kind: 'id', value: (row) => row.code, sortable: true },
  { key: 'name', title: t('itemName'), width: 160, value: (row) => row.name, sortable: true },
  { key: 'spec', title: t('spec'), width: 130, value: (row) => row.spec },
  { key: 'balance', title: t('balance'), width: 120, kind: 'number', value: (row) => hereOf(row, at), render: (row) => <span className="figures">{`${formatQuantity(hereOf(row, at))} ${row.unit}`}</span>, sortable: true },
  ...(several && at === undefined ? [{ key: 'where', title: t('wherePoints'), width: 200, value: (row: StockItem) => row.points.map((each) => `${each.name} ${formatQuantity(each.balanceCenti)}`).join(t('&')) }] : []),
  ...(at === undefined ? [{ key: 'fen', title: t('balanceFen'), width: 120, kind: 'money' as const, value: (row: StockItem) => row.balanceFen, sortable: true }, { key: 'price', title: t('price'), width: 100, kind: 'number' as const, value: meanPrice }] : []),
  { key: 'state', title: t('state'), width: 100, render: (row) => <StatusTag tone={STATES[stateOf(row)]}>{t(`state_${stateOf(row)}`)}</StatusTag> },
];

/** A count is approved, what comes and goes is accepted. */
export const statusOf = (doc: Pick<StockDoc, 'kind' | 'status'>) => (doc.kind === 'count' ? (`count_${doc.status}` as const) : (`status_${doc.status}` as const));

const docColumns = (t: T, several: boolean): Column<StockDoc>[] => [
  { key: 'docNo', title: t('docNo'), width: 115, kind: 'id', value: (row) => row.docNo },
  { key: 'kind', title: t('kind'), width: 110, value: (row) => (row.outKind === null ? t(`kind_${row.kind}`) : `${t(`kind_${row.kind}`)}·${t(`outKind_${row.outKind}`)}`) },
  { key: 'day', title: t('movedOn'), width: 112, kind: 'day', value: (row) => row.movedOn },
  ...(several ? [{ key: 'point', title: t('point'), width: 90, value: (row: StockDoc) => row.pointName }] : []),
  { key: 'about', title: t('supplierOrWhy'), width: 165, value: (row) => (row.kind === 'in' ? `${row.supplier} ${row.invoiceNo}` : row.note) },
  { key: 'lines', title: t('lines'), width: 170, value: (row) => (row.kind === 'count' ? '' : row.lines.map((line) => `${line.name} ${formatQuantity(line.quantityCenti)} ${line.unit}`).join(t('&'))) },
  { key: 'amount', title: t('amount'), width: 105, kind: 'money', value: (row) => row.amountFen },
  { key: 'status', title: t('status'), width: 120, render: (row) => <StatusTag tone={DOC_TONES[row.status]}>{t(statusOf(row))}</StatusTag> },
  { key: 'enteredBy', title: t('enteredBy'), width: 95, value: (row) => row.enteredBy },
  { key: 'acceptedBy', title: t('acceptedBy'), width: 105, value: (row) => row.acceptedBy ?? '' },
];

function Items({ books, text, point, onText, onPoint, action }: { books: StockBooks; text: string; point: string; onText: (text: string) => void; onPoint: (point: string) => void; action: React.ReactNode }) {
  const t = useWords(stockWords);
  const navigate = useNavigate();
  const { data, error } = useCall('stock.items', { accountSetId: books.set?.accountSetId ?? null });
  const { all } = useHandOutPoints();
  const several = all.length > 1;
  const at = all.find((each) => String(each.pointId) === point);
  const columns = useMemo(() => itemColumns(t, several, at), [t, several, at]);
  const rows = data?.items.filter((item) => text.trim() === '' || `${item.code} ${item.name} ${item.spec}`.includes(text.trim()));
  return (
    <>
      {data !== undefined && data.accounts.length > 0 && (
        <section className="card stock-accounts">
          {data.accounts.map((account) => {
            const apart = account.bookFen - account.itemsFen;
            return (
              <span key={account.accountCode} title={apart === 0 ? undefined : t('apartHint')}>
                {t('itemsWorth')}<b><MoneyText fen={account.itemsFen} /></b>　{account.accountCode} {t('bookSays').replace(/^121\s?/, '')}<b><MoneyText fen={account.bookFen} /></b>　
                <StatusTag tone={apart === 0 ? 'good' : 'warning'}>{apart === 0 ? t('tied') : `${t('apart')} ${formatYuan(fen(apart))}`}</StatusTag>
              </span>
            );
          })}
          {data.accounts.some((account) => account.bookFen !== account.itemsFen) && <span className="muted">{t('apartHint')}</span>}
        </section>
      )}
      <DataTable label={t('tab_items')} columns={columns} rows={rows} rowKey={(row) => row.itemId} error={error} onOpen={(row) => void navigate(`/stock/item/${row.itemId}`)}
        search={{ value: text, onChange: onText, placeholder: t('searchItem') }} narrowed={text.trim() !== ''} empty={{ title: t('noItems'), hint: t('noItemsHint'), action }}
        {...(several ? { filters: <Select aria-label={t('point')} value={at === undefined ? '' : String(at.pointId)} onChange={onPoint} style={{ minWidth: '9em' }} popupMatchSelectWidth={false} options={[{ value: '', label: t('allPoints') }, ...all.map((each) => ({ value: String(each.pointId), label: each.name }))]} /> } : {})}
        total={at === undefined ? rows !== undefined && rows.length > 0 && <span>{t('sum')} <MoneyText fen={sumFen(rows.map((row) => row.balanceFen))} /></span> : <span className="muted">{t('moneyWhole')}</span>} />
    </>
  );
}

function Docs({ books, kind, onKind }: { books: StockBooks; kind: string; onKind: (kind: string) => void }) {
  const t = useWords(stockWords);
  const navigate = useNavigate();
  const { data, error } = useCall('stock.docs', { accountSetId: books.set?.accountSetId ?? null });
  const several = useHandOutPoints().all.length > 1;
  const columns = useMemo(() => docColumns(t, several), [t, several]);
  const rows = data?.docs.filter((row) => kind === '' || row.kind === kind);
  return (
    <DataTable label={t('tab_docs')} columns={columns} rows={rows} rowKey={(row) => row.docId} error={error} onOpen={(row) => void navigate(`/stock/paper/${row.docId}`)} narrowed={kind !== ''}
      filters={<Select aria-label={t('kind')} value={kind} onChange={onKind} style={{ width: '9em' }} options={[{ value: '', label: t('allKinds') }, ...(['in', 'out', 'count'] as const).map((value) => ({ value, label: t(`kind_${value}`) }))]} />}
      empty={{ title: t('noDocs'), hint: t('noDocsHint') }} />
  );
}

/** 库存物资: what is there, what came and went. */
export function StockPage() {
  const t = useWords(stockWords);
  const mayEdit = useMay('stock.edit');
  const books = useStockBooks();
  const [filters, setFilters] = useUrlFilters(FILTERS);
  const [open, setOpen] = useState<'item' | 'in' | 'out' | 'count' | 'transfer'>();
  const items = useCall('stock.items', { accountSetId: books.set?.accountSetId ?? null }).data?.items ?? [];
  const { several } = useHandOutPoints();
  const close = (): void => setOpen(undefined);
  const none = items.length === 0;
  const add = mayEdit && <Button {...(none ? { type: 'primary' as const } : {})} icon={<PlusOutlined aria-hidden />} disabled={books.set === undefined} onClick={() => setOpen('item')}>{t('newItem')}</Button>;
  return (
    <PageFrame title={t('stock')}
      subtitle={books.sets.length > 1 ? <Select aria-label={t('accountSet')} value={books.set?.accountSetId} onChange={(value) => setFilters({ set: String(value) })} options={books.sets.map((set) => ({ value: set.accountSetId as number, label: set.name }))} popupMatchSelectWidth={false} /> : <span>{books.set?.name}</span>}
      actions={mayEdit && <>{add}{several && <Button disabled={none} onClick={() => setOpen('transfer')}>{t('transfer')}</Button>}<Button disabled={none} onClick={() => setOpen('count')}>{t('startCount')}</Button><Button disabled={none} onClick={() => setOpen('out')}>{t('enterOut')}</Button>{!none && <Button type="primary" onClick={() => setOpen('in')}>{t('enterReceipt')}</Button>}</>}>
      {books.ready && books.set === undefined && <Alert type="info" showIcon title={t('noItemsHint')} />}
      <Tabs activeKey={filters.tab} onChange={(tab) => setFilters({ tab })} items={(['items', 'docs', 'points'] as const).map((key) => ({ key, label: t(`tab_${key}`) }))} />
      {filters.tab === 'docs' ? <Docs books={books} kind={filters.kind} onKind={(kind) => setFilters({ kind })} /> : filters.tab === 'points' ? <PointsPanel books={books} /> : <Items books={books} text={filters.text} point={filters.point} onText={(text) => setFilters({ text })} onPoint={(point) => setFilters({ point })} action={add} />}
      {open === 'item' && <ItemDialog books={books} onClose={close} />}
      {open === 'in' && <ReceiptDialog books={books} items={items} onClose={close} />}
      {open === 'out' && <OutDialog books={books} items={items} onClose={close} />}
      {open === 'transfer' && <TransferDialog books={books} items={items} onClose={close} />}
      {open === 'count' && <CountDialog books={books} onClose={close} />}
    </PageFrame>
  );
}
