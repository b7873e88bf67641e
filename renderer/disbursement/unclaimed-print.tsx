import { useParams, useSearchParams } from 'react-router';
import { useCall } from '#renderer/api/use-call.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { amountInCapitals } from '#shared/capital-amount.ts';
import { formatMonthChinese } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan } from '#shared/money.ts';

/** 未领取人员名单: who has not come, to be called or visited, and of goods what each is to get; signed by those who hand the cash back. ?point=2: of those who go to one point. */
export function UnclaimedPrint() {
  const { batchId = '' } = useParams();
  const [params] = useSearchParams();
  const at = Number(params.get('point'));
  const { data, error } = useCall('paying.unclaimed', { batchId: id<'batch'>(Number(batchId) || 1), pointId: Number.isInteger(at) && at > 0 ? id<'stockPoint'>(at) : null });
  const [first] = data?.lines ?? [];
  const inGoods = data !== undefined && data.goods !== '';
  return (
    <PrintPage title="未领取人员名单" landscape ready={data !== undefined} error={error} subtitle={first === undefined ? undefined : <><span>{`${formatMonthChinese(first.benefitMonth)}${first.programmeName}　批次 ${first.batchNo}${data?.pointName === '' || data === undefined ? '' : `　发放点：${data.pointName}`}`}</span><span>单位：元</span></>}>
      {data !== undefined && (
        <>
          <table className="print-table">
            <thead>
              <tr>
                <th>序号</th>
                <th>姓名</th>
                <th>户主</th>
                <th>网格/楼栋</th>
                <th>身份证号</th>
                <th>电话</th>
                {inGoods && <th style={{ width: '44mm' }}>应领物品</th>}
                <th>金额</th>
                <th style={{ width: inGoods ? '26mm' : '34mm' }}>未领原因</th>
                <th style={{ width: inGoods ? '34mm' : '46mm' }}>通知记录</th>
              </tr>
            </thead>
            <tbody>
              {data.lines.map((line) => (
                <tr key={line.lineId}>
                  <td className="centre">{line.lineNo}</td>
                  <td className="whole">{line.name}</td>
                  <td className="whole">{line.headName}</td>
                  <td>{[line.gridName, line.buildingName].filter((part) => part !== '').join('/')}</td>
                  <td className="whole">{line.idNumberMasked}</td>
                  <td className="whole">{line.phone}</td>
                  {inGoods && <td>{line.goods}</td>}
                  <td className="number">{formatYuan(line.amountFen)}</td>
                  <td>{line.reason ?? ''}</td>
                  <td aria-label="签名" />
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td colSpan={6}>{`合计　${data.persons} 人　大写：${amountInCapitals(data.totalFen)}`}</td>
                {inGoods && <td>{data.goods}</td>}
                <td className="number">{formatYuan(data.totalFen)}</td>
                <td colSpan={2} aria-label="空" />
              </tr>
            </tfoot>
          </table>
          <div className="signers"><span>发放人：</span><span>出纳：</span><span>会计：</span><span>日期：　　　年　　月　　日</span></div>
        </>
      )}
    </PrintPage>
  );
}
