import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MoneyInput } from '#renderer/ui/money-input.tsx';
import { QuantityInput } from '#renderer/ui/quantity-input.tsx';
import { fen, formatYuan, type Fen } from '#shared/money.ts';
import type { StockItem } from '#shared/stock/contract.ts';
import { stockWords } from './words.ts';

export interface TypedLine { readonly itemId?: StockItem['itemId'] | undefined; readonly quantityCenti?: number | null | undefined; readonly amountFen?: Fen | undefined }

export interface DocLinesProps {
  readonly items: readonly StockItem[];
  /** Whether each line says what it cost. */
  readonly withAmounts: boolean;
  /** As a control of a form. */
  readonly value?: readonly TypedLine[];
  readonly onChange?: (lines: readonly TypedLine[]) => void;
}

/** Lines of a paper: item, quantity, and what it cost. */
export function DocLines({ items, withAmounts, value = [], onChange }: DocLinesProps) {
  const t = useWords(stockWords);
  const lines = value.length === 0 ? [{}] : value;
  // The lines are drawn anew when one is added or taken away: the caret goes on where the work goes on.
  const [next, setNext] = useState<number>();
  const replace = (at: number, changed: TypedLine | undefined): void => onChange?.(lines.flatMap((line, index) => (index === at ? (changed === undefined ? [] : [changed]) : [line])));
  const sum = lines.reduce((total, line) => total + (line.amountFen === undefined || Number.isNaN(line.amountFen) ? 0 : line.amountFen), 0);
  return (
    <div className={withAmounts ? 'stock-lines' : 'stock-lines no-amounts'}>
      {lines.map((line: TypedLine, at) => {
        const item = items.find((each) => each.itemId === line.itemId);
        return (
          <div key={`${at + 1}/${lines.length}`} className="stock-line" role="group" aria-label={t('lineN', { n: at + 1 })}>
            <Select autoFocus={at === next} aria-label={t('item')} placeholder={t('item')} showSearch={{ optionFilterProp: 'label' }} value={line.itemId} onChange={(itemId) => replace(at, { ...line, itemId })} options={items.filter((each) => !each.stopped).map((each) => ({ value: each.itemId, label: `${each.code} ${each.name}${each.spec === '' ? '' : ` ${each.spec}`}` }))} />
            <QuantityInput aria-label={t('quantity')} placeholder={t('quantity')} value={line.quantityCenti ?? null} onChange={(quantityCenti) => replace(at, { ...line, quantityCenti })} {...(item === undefined ? {} : { unit: item.unit })} />
            {withAmounts && <MoneyInput aria-label={t('amount')} placeholder={t('amount')} capitals={false} {...(line.amountFen === undefined ? {} : { value: line.amountFen })} onChange={(amountFen) => replace(at, { ...line, amountFen })} />}
            <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('removeLine')} disabled={lines.length === 1} onClick={() => { setNext(Math.min(at, lines.length - 2)); replace(at, undefined); }} />
          </div>
        );
      })}
      <div className="stock-line-foot">
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => { setNext(lines.length); onChange?.([...lines, {}]); }}>{t('addLine')}</Button>
        {withAmounts && <span>{t('sum')} <b className="figures">{formatYuan(fen(sum))}</b></span>}
      </div>
    </div>
  );
}
