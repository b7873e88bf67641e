/** 科目余额表 on paper: landscape A4, head repeated on every page. Printed in Chinese: it is a document of the books. */
import { useParams, useSearchParams } from 'react-router';
import { useCall } from '#renderer/api/use-call.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { daySchema, formatDayChinese, formatMonthChinese, monthSchema } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan, type Fen } from '#shared/money.ts';

const PAIRS = [['opening', '期初余额'], ['turnover', '本期发生额'], ['yearToDate', '本年累计发生额'], ['closing', '期末余额']] as const;

function Amount({ fen }: { fen: Fen }) {
  return <td className="number" style={fen < 0 ? { color: '#c00' } : undefined}>{fen === 0 ? '' : formatYuan(fen)}</td>;
}

export function TrialBalancePrint() {
  const { accountSetId = '', month: monthText = '', level = '1' } = useParams();
  const month = monthSchema.parse(monthText);
  const [params] = useSearchParams();
  const asOf = daySchema.safeParse(params.get('asOf')).data ?? null;
  const balance = useCall('ledger.printTrialBalance', { accountSetId: id<'accountSet'>(Number(accountSetId)), month, asOf, level: Number(level) });
  const data = balance.data;
  const equal = data !== undefined && data.equal.opening && data.equal.turnover && data.equal.closing;
  return (
    <PrintPage
      title="科目余额表"
      landscape
      ready={data !== undefined}
      error={balance.error}
      subtitle={<><span>账套：{data?.accountSetName}</span><span>{asOf === null ? formatMonthChinese(month) : `截至${formatDayChinese(asOf)}`}</span><span>单位：元</span></>}
    >
      <table className="print-table">
        <thead>
          <tr>
            <th rowSpan={2}>科目编码</th><th rowSpan={2}>科目名称</th>
            {PAIRS.map(([key, title]) => <th key={key} colSpan={2}>{title}</th>)}
          </tr>
          <tr>{PAIRS.map(([key]) => [<th key={`${key}-d`}>借方</th>, <th key={`${key}-c`}>贷方</th>])}</tr>
        </thead>
        <tbody>
          {data?.rows.map((row) => (
            <tr key={row.accountId}>
              <td>{row.code}</td>
              <td style={{ paddingLeft: `${1.5 + (row.level - 1) * 3}mm` }}>{row.name}</td>
              {PAIRS.map(([key]) => [<Amount key={`${key}-d`} fen={row[key].debitFen} />, <Amount key={`${key}-c`} fen={row[key].creditFen} />])}
            </tr>
          ))}
        </tbody>
        <tfoot>
          {data !== undefined && (
            <tr>
              <th colSpan={2}>合计</th>
              {PAIRS.map(([key]) => [<Amount key={`${key}-d`} fen={data.total[key].debitFen} />, <Amount key={`${key}-c`} fen={data.total[key].creditFen} />])}
            </tr>
          )}
        </tfoot>
      </table>
      <div style={{ display: 'flex', justifyContent: 'space-between', marginTop: '4mm' }}>
        <span>{equal ? '期初、本期发生额、期末借贷三平衡' : '借贷不平，请核对'}{data !== undefined && data.unposted > 0 ? `；另有 ${data.unposted} 张凭证未记账` : ''}</span>
        <span>单位负责人：＿＿＿＿　会计主管：＿＿＿＿　制表：＿＿＿＿</span>
      </div>
    </PrintPage>
  );
}
