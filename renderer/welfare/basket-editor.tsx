import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { QuantityInput } from '#renderer/ui/quantity-input.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import type { AccountSetId } from '#shared/ids.ts';
import { fen, formatYuan, type Fen } from '#shared/money.ts';
import type { StockItem } from '#shared/stock/contract.ts';
import { amountSchema } from '#shared/welfare/amount.ts';
import { basketSumsOf, basketWorth, standardsOf, type Basket } from '#shared/welfare/basket.ts';
import { basketWords } from './basket-words.ts';

type TypedItem = { itemId?: StockItem['itemId'] | undefined; quantityCenti?: number | null | undefined; priceFen?: Fen | undefined };
type TypedBasket = { readonly standardFen: Fen; readonly items: readonly TypedItem[] };

export interface BasketEditorProps {
  readonly accountSetId: AccountSetId;
  /** The amount as it stands on the screen; null where the sums are those of claims and the office names them. */
  readonly amount: unknown;
  /** As a control of a form. */
  readonly value?: readonly Basket[];
  readonly onChange?: (baskets: readonly Basket[]) => void;
}

const isWhole = (item: TypedItem): item is Basket['items'][number] => item.itemId !== undefined && (item.quantityCenti ?? 0) > 0 && item.priceFen !== undefined && !Number.isNaN(item.priceFen);

/** One basket: its items, and whether they come to the standard. */
function BasketRows({ basket, title, items, stands, begun, onChange }: { basket: TypedBasket; title: string; begun: boolean; items: readonly StockItem[]; stands: boolean; onChange: (items: readonly TypedItem[] | undefined) => void }) {
  const b = useWords(basketWords);
  const worth = basketWorth({ items: basket.items.filter(isWhole) });
  const [next, setNext] = useState(begun ? 0 : undefined);
  const replace = (at: number, changed: TypedItem | undefined): void => onChange(basket.items.flatMap((item, index) => (index === at ? (changed === undefined ? [] : [changed]) : [item])));
  return (
    <div className="amount-editor" role="group" aria-label={title}>
      <div className="rule-row"><b>{title}</b>{!stands && <StatusTag tone="bad">{b('noLonger')}</StatusTag>}</div>
      {basket.items.map((item, at) => (
        <div key={`${at + 1}/${basket.items.length}`} className="rule-row basket-row">
          <Select autoFocus={at === next} aria-label={b('item')} placeholder={b('item')} style={{ width: '15em' }} showSearch={{ optionFilterProp: 'label' }} value={item.itemId} onChange={(itemId) => replace(at, { ...item, itemId })} options={items.filter((each) => !each.stopped || each.itemId === item.itemId).map((each) => ({ value: each.itemId, label: `${each.name}${each.spec === '' ? '' : ` ${each.spec}`}` }))} />
          <span style={{ width: '8em' }}><QuantityInput aria-label={b('quantity')} placeholder={b('quantity')} value={item.quantityCenti ?? null} onChange={(quantityCenti) => replace(at, { ...item, quantityCenti })} unit={items.find((each) => each.itemId === item.itemId)?.unit ?? ''} /></span>
          <span><MoneyInput aria-label={b('price')} placeholder={b('price')} capitals={false} {...(item.priceFen === undefined ? {} : { value: item.priceFen })} onChange={(priceFen) => replace(at, { ...item, priceFen })} /></span>
          <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={b('removeItem')} disabled={basket.items.length === 1} onClick={() => { setNext(Math.min(at, basket.items.length - 2)); replace(at, undefined); }} />
        </div>
      ))}
      <div className="rule-row">
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => { setNext(basket.items.length); onChange([...basket.items, {}]); }}>{b('addItem')}</Button>
        <Button size="small" type="text" onClick={() => onChange(undefined)}>{b('takeOut')}</Button>
        <span>{b('worth')} <b className="figures">{formatYuan(worth)}</b></span>
        <StatusTag tone={worth === basket.standardFen ? 'good' : 'warning'}>{worth === basket.standardFen ? b('fits') : b(worth < basket.standardFen ? 'short' : 'over', { sum: formatYuan(fen(Math.abs(worth - basket.standardFen))) })}</StatusTag>
      </div>
    </div>
  );
}

/** What is handed out for each sum of the standard. */
export function BasketEditor({ accountSetId, amount, value = [], onChange }: BasketEditorProps) {
  const b = useWords(basketWords);
  const items = useCall('stock.items', { accountSetId });
  const read = amountSchema.safeParse(amount);
  const standards = read.success ? standardsOf(read.data) : [];
  const sums = read.success ? basketSumsOf(read.data) : [];
  const ofClaims = amount === null;
  const titleOf = (sum: Fen): string => b(ofClaims ? 'basketForClaim' : read.success && sums.includes(sum) && !standards.includes(sum) ? 'basketForHalf' : 'basketFor', { sum: formatYuan(sum) });
  const [another, setAnother] = useState<Fen>();
  // A basket just begun is where the work goes on.
  const [begun, setBegun] = useState<Fen>();
  const typed = value as readonly TypedBasket[];
  // Unfinished rows go to the form as they are: its schema says what is missing.
  const put = (standardFen: Fen, rows: readonly TypedItem[] | undefined): void => onChange?.([...typed.filter((each) => each.standardFen !== standardFen), ...(rows === undefined ? [] : [{ standardFen, items: rows }])].toSorted((x, y) => x.standardFen - y.standardFen) as unknown as readonly Basket[]);
  const give = (sum: Fen): void => { setBegun(sum); put(sum, [{}]); };
  const add = (sum: Fen | undefined): void => { if (sum !== undefined) give(sum); setAnother(undefined); };
  const mayAdd = another !== undefined && another > 0 && !typed.some((each) => each.standardFen === another);
  if (items.data?.items.length === 0) return <p className="muted">{b('noItems')} <Link to="/stock">{b('goToStock')}</Link></p>;
  if (!ofClaims && !read.success && typed.length === 0) return <p className="muted">{b('amountFirst')}</p>;
  return (
    <div className="stack">
      {typed.map((basket) => <BasketRows key={basket.standardFen} basket={basket} begun={basket.standardFen === begun} title={titleOf(basket.standardFen)} items={items.data?.items ?? []} stands={ofClaims || sums.includes(basket.standardFen)} onChange={(rows) => put(basket.standardFen, rows)} />)}
      {sums.filter((standardFen) => !typed.some((each) => each.standardFen === standardFen)).map((standardFen) => (
        <div key={standardFen} className="rule-row"><b>{titleOf(standardFen)}</b><Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => give(standardFen)}>{b('give')}</Button></div>
      ))}
      {ofClaims && (
        <div className="rule-row">
          {/* Enter adds the sum: going on to the next field would leave it behind unsaved. */}
          <span><MoneyInput aria-label={b('sumOfClaim')} placeholder={b('sumOfClaim')} capitals={false} {...(another === undefined ? {} : { value: another })} onChange={setAnother} onKeyDown={(event) => { if (event.key === 'Enter' && mayAdd && !event.nativeEvent.isComposing) { event.preventDefault(); event.stopPropagation(); add(another); } }} /></span>
          <Button size="small" icon={<PlusOutlined aria-hidden />} disabled={!mayAdd} onClick={() => add(another)}>{b('addSum')}</Button>
        </div>
      )}
    </div>
  );
}
