/** 专项资金收支表 on paper, in Chinese. */
import { useParams } from 'react-router';
import { useCall } from '#renderer/api/use-call.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { daySchema, formatDayChinese } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan } from '#shared/money.ts';
import { Amount, Signatures } from './lease-prints.tsx';

export function FundPrint() {
  const { fundId = '', from: fromText = '', to: toText = '' } = useParams();
  const [from, to] = [daySchema.parse(fromText), daySchema.parse(toText)];
  const found = useCall('assets.printFund', { fundId: id<'fund'>(Number(fundId)), from, to });
  const data = found.data;
  return (
    <PrintPage title="专项资金收支表" ready={data !== undefined} error={found.error} subtitle={<><span>{data?.fund.name}（{data?.fund.accountCode} {data?.fund.accountName}）</span><span>{formatDayChinese(from)}至{formatDayChinese(to)}</span><span>单位：元</span></>}>
      {data !== undefined && (
        <table className="print-table">
          <thead><tr><th>日期</th><th>凭证号</th><th>摘要</th><th>收入</th><th>支出</th><th>余额</th></tr></thead>
          <tbody>
            <tr><td>{from}</td><td colSpan={4}>期初余额</td><Amount fen={data.openingFen} /></tr>
            {data.lines.map((line, index) => <tr key={`${line.voucherId}-${index}`}><td>{line.day}</td><td>{line.voucherNo}</td><td>{line.summary}</td><Amount fen={line.inFen} /><Amount fen={line.outFen} /><Amount fen={line.balanceFen} /></tr>)}
          </tbody>
          <tfoot><tr><th colSpan={3}>合计及期末余额</th><Amount fen={data.inFen} /><Amount fen={data.outFen} /><Amount fen={data.closingFen} /></tr></tfoot>
        </table>
      )}
      {data !== undefined && <div style={{ marginTop: '3mm' }}>科目余额 {formatYuan(data.accountFen)} 元，其中其他专项资金 {formatYuan(data.otherFundsFen)} 元；{data.ties ? '与科目余额相符' : `有 ${formatYuan(data.withoutFundFen)} 元没有写明专项资金，请核对`}。</div>}
      <Signatures />
    </PrintPage>
  );
}
