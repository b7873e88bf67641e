/** 库存现金盘点表 on paper, A4. */
import { useParams } from 'react-router';
import { useCall } from '#renderer/api/use-call.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { amountInCapitals } from '#shared/capital-amount.ts';
import { formatDayChinese, localDay } from '#shared/days.ts';
import { fen, formatYuan } from '#shared/money.ts';
import { DENOMINATIONS_FEN } from '#shared/treasury/words.ts';

const nameOf = (value: number): string => (value >= 100 ? `${value / 100} 元` : value >= 10 ? `${value / 10} 角` : `${value} 分`);

export function CashCountPrint() {
  const { cashCountId = '' } = useParams();
  const found = useCall('treasury.printCashCount', { cashCountId: Number(cashCountId) });
  const count = found.data;
  const pieces = new Map(count?.denominations.map((one) => [one.fen, one.count]));
  return (
    <PrintPage title="库存现金盘点表" ready={count !== undefined} error={found.error} subtitle={<><span>账套：{count?.accountSetName}</span><span>盘点日期：{count && formatDayChinese(count.day)}</span><span>单位：元</span></>}>
      {count !== undefined && (
        <>
          <table className="print-table">
            <thead><tr><th>面额</th><th>张（枚）数</th><th>金额</th></tr></thead>
            <tbody>
              {DENOMINATIONS_FEN.map((value) => <tr key={value}><td>{nameOf(value)}</td><td className="number">{pieces.get(value) ?? ''}</td><td className="number">{pieces.has(value) ? formatYuan(fen(value * (pieces.get(value) ?? 0))) : ''}</td></tr>)}
              <tr style={{ fontWeight: 700 }}><td colSpan={2}>实盘金额合计</td><td className="number">{formatYuan(count.countedFen)}</td></tr>
              <tr><td colSpan={2}>账面余额（{count.accountCode} {count.accountName}）</td><td className="number">{formatYuan(count.bookFen)}</td></tr>
              <tr style={{ fontWeight: 700 }}><td colSpan={2}>{count.differenceFen === 0 ? '账实相符' : count.differenceFen > 0 ? '长款' : '短款'}</td><td className="number">{formatYuan(fen(Math.abs(count.differenceFen)))}</td></tr>
            </tbody>
          </table>
          <p>实盘金额（大写）：{amountInCapitals(count.countedFen)}</p>
          <p>说明：{count.note === '' ? '＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿' : count.note}{count.status === 'withdrawn' ? `（本次盘点已撤回：${count.withdrawnReason ?? ''}）` : ''}</p>
          <div style={{ display: 'flex', justifyContent: 'space-between', marginTop: '8mm' }}>
            <span>盘点人：{count.counter.name}　{localDay(count.counter.at)}</span>
            <span>监盘人：{count.witness === null ? '＿＿＿＿' : `${count.witness.name}　${localDay(count.witness.at)}`}</span>
            <span>会计主管：＿＿＿＿</span>
          </div>
        </>
      )}
    </PrintPage>
  );
}
