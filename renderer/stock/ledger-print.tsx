/** 库存物资明细账 on paper, in Chinese: a document of the books. */
import { useParams, useSearchParams } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { daySchema, formatDayChinese } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan, type Fen } from '#shared/money.ts';
import { formatQuantity } from '#shared/quantity.ts';
import { stockWords } from './words.ts';

const quantity = (centi: number): string => (centi === 0 ? '' : formatQuantity(centi));
const money = (fen: Fen): string => (fen === 0 ? '' : formatYuan(fen));

/** Of one point: quantities alone, as money is kept for all points together. */
function PointLedger({ ledger, point }: { ledger: MethodOutput<'stock.printLedger'>; point: string }) {
  return (
    <PrintPage title="库存物资明细账（发放点）" landscape ready error={null}
      subtitle={<><span>{ledger.communityName}</span><span>{`${ledger.item.code} ${ledger.item.name} ${ledger.item.spec}　单位：${ledger.item.unit}　发放点：${point}`}</span><span>{`${formatDayChinese(ledger.from)} — ${formatDayChinese(ledger.to)}`}</span></>}>
      <table className="print-table">
        <thead><tr><th>日期</th><th>单据</th><th>种类</th><th>摘要</th><th>收入</th><th>发出</th><th>结存</th></tr></thead>
        <tbody>
          <tr><td>{ledger.from}</td><td colSpan={3}>期初结存</td><td colSpan={2} aria-label="本期" /><td className="number">{formatQuantity(ledger.openingCenti)}</td></tr>
          {ledger.moves.map((move, at) => (
            <tr key={`${move.paper}/${at + 1}`}><td>{move.movedOn}</td><td>{move.paper}</td><td>{stockWords.zh[`move_${move.kind}`]}</td><td>{move.about}</td><td className="number">{quantity(move.inCenti)}</td><td className="number">{quantity(move.outCenti)}</td><td className="number">{formatQuantity(move.balanceCenti)}</td></tr>
          ))}
        </tbody>
        <tfoot><tr><th colSpan={4}>合计</th><td className="number">{quantity(ledger.inCenti)}</td><td className="number">{quantity(ledger.outCenti)}</td><td className="number">{formatQuantity(ledger.closingCenti)}</td></tr></tfoot>
      </table>
      <div style={{ display: 'flex', justifyContent: 'space-between', marginTop: '8mm' }}><span>发放点负责人：＿＿＿＿＿＿</span><span>保管人：＿＿＿＿＿＿</span></div>
    </PrintPage>
  );
}

/** /print/stock-ledger/:itemId?from=2026-01-01&to=2026-12-31&point=2 */
export function LedgerPrint() {
  const { itemId = '' } = useParams();
  const [params] = useSearchParams();
  const { today } = useOfficeState();
  const from = daySchema.safeParse(params.get('from')).data ?? daySchema.parse(`${today.slice(0, 4)}-01-01`);
  const to = daySchema.safeParse(params.get('to')).data ?? daySchema.parse(today);
  const at = Number(params.get('point'));
  const { data: ledger, error } = useDocument('stock.printLedger', { itemId: id<'stockItem'>(Number(itemId) || 1), from, to, pointId: Number.isInteger(at) && at > 0 ? id<'stockPoint'>(at) : null });
  if (ledger?.point != null) return <PointLedger ledger={ledger} point={ledger.point.name} />;
  return (
    <PrintPage title="库存物资明细账" landscape ready={ledger !== undefined} error={error ?? null}
      subtitle={ledger !== undefined && <><span>{ledger.communityName}</span><span>{`${ledger.item.code} ${ledger.item.name} ${ledger.item.spec}　单位：${ledger.item.unit}　科目：${ledger.item.accountCode}`}</span><span>{`${formatDayChinese(from)} — ${formatDayChinese(to)}　金额单位：元`}</span></>}>
      {ledger !== undefined && (
        <>
          <table className="print-table">
            <thead>
              <tr><th rowSpan={2}>日期</th><th rowSpan={2}>单据</th><th rowSpan={2}>种类</th><th rowSpan={2}>摘要</th><th colSpan={2}>收入</th><th colSpan={2}>发出</th><th colSpan={2}>结存</th></tr>
              <tr><th>数量</th><th>金额</th><th>数量</th><th>金额</th><th>数量</th><th>金额</th></tr>
            </thead>
            <tbody>
              <tr><td>{from}</td><td colSpan={3}>期初结存</td><td colSpan={4} aria-label="本期" /><td className="number">{formatQuantity(ledger.openingCenti)}</td><td className="number">{formatYuan(ledger.openingFen)}</td></tr>
              {ledger.moves.map((move, at) => (
                <tr key={`${move.paper}/${at + 1}`}>
                  <td>{move.movedOn}</td><td>{move.paper}</td><td>{stockWords.zh[`move_${move.kind}`]}</td><td>{move.about}</td>
                  <td className="number">{quantity(move.inCenti)}</td><td className="number">{move.inCenti === 0 ? '' : formatYuan(move.inFen)}</td><td className="number">{quantity(move.outCenti)}</td><td className="number">{move.outCenti === 0 ? '' : formatYuan(move.outFen)}</td>
                  <td className="number">{formatQuantity(move.balanceCenti)}</td><td className="number">{formatYuan(move.balanceFen)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot><tr><th colSpan={4}>合计</th><td className="number">{quantity(ledger.inCenti)}</td><td className="number">{money(ledger.inFen)}</td><td className="number">{quantity(ledger.outCenti)}</td><td className="number">{money(ledger.outFen)}</td><td className="number">{formatQuantity(ledger.closingCenti)}</td><td className="number">{formatYuan(ledger.closingFen)}</td></tr></tfoot>
          </table>
          <div style={{ display: 'flex', justifyContent: 'space-between', marginTop: '8mm' }}><span>会计主管：＿＿＿＿＿＿</span><span>记账：＿＿＿＿＿＿</span><span>保管人：＿＿＿＿＿＿</span></div>
        </>
      )}
    </PrintPage>
  );
}
