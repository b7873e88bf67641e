import { Link } from 'react-router';
import { useMay } from '#renderer/api/office-state.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import type { BatchId } from '#shared/ids.ts';
import { formatQuantity, goodsText } from '#shared/quantity.ts';
import { goodsWords } from './goods-words.ts';

type Need = MethodOutput<'paying.goods'>['need'][number];

/** Item by item: what is still to be handed out, what is there, what is missing. */
export function GoodsNeed({ need }: { need: readonly Need[] }) {
  const g = useWords(goodsWords);
  return need.map((each) => (
    <span key={each.itemId}>
      {each.name} {g('still')} <b>{`${formatQuantity(each.quantityCenti)} ${each.unit}`}</b>{g(',')}{g('inStock')} <b>{`${formatQuantity(each.stockCenti)} ${each.unit}`}</b>
      {each.hereCenti !== null && <>{g('(')}{g('here')} <b>{`${formatQuantity(each.hereCenti)} ${each.unit}`}</b>{g(')')}</>}
      {each.elsewhereCenti > 0 && <>{g(',')}{g('elsewhere')} <b>{`${formatQuantity(each.elsewhereCenti)} ${each.unit}`}</b></>}{' '}
      <StatusTag tone={each.missingCenti > 0 ? 'bad' : each.hereCenti === 0 ? 'warning' : 'good'}>{each.missingCenti > 0 ? `${g('missing')} ${formatQuantity(each.missingCenti)} ${each.unit}` : g(each.hereCenti === 0 ? 'noneHere' : 'enough')}</StatusTag>
    </span>
  ));
}

/** 发放物品: nothing for a batch in money. */
export function GoodsCard({ batchId }: { batchId: BatchId }) {
  const g = useWords(goodsWords);
  const mayStock = useMay('stock.read');
  const { data } = useCall('paying.goods', { batchId });
  if (data === undefined || data.baskets.length === 0) return null;
  return (
    <section className="card goods-card" aria-label={g('goods')}>
      <div className="batch-facts">
        {data.baskets.map((basket) => <span key={basket.text}>{g('each')} <b>{basket.text}</b>　{g('personsN', { n: basket.persons })}</span>)}
        {mayStock && <Link to="/stock">{g('toStock')}</Link>}
      </div>
      {data.need.some((each) => each.quantityCenti > 0) && <div className="batch-facts"><GoodsNeed need={data.need.filter((each) => each.quantityCenti > 0)} /></div>}
      {data.need.some((each) => each.missingCenti > 0) && <p className="muted">{g('shortHint')}</p>}
      {data.issued.length > 0 && <div className="batch-facts"><span>{g('issued')} <b>{goodsText(data.issued)}</b>　{g('personsN', { n: data.persons })}</span><span>{g('agreed')} <b><MoneyText fen={data.agreedFen} /></b>　{g('cost')} <b><MoneyText fen={data.costFen} /></b></span></div>}
    </section>
  );
}
