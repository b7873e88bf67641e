/** 收支逐月表 on a landscape sheet, in Chinese: whole yuan would hide cents, so amounts keep their two decimals in small figures. */
import './book-print.css';
import { useParams } from 'react-router';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { id } from '#shared/ids.ts';
import { formatYuan, sumFen, type Fen } from '#shared/money.ts';
import type { MonthByMonth } from '#shared/statements/contract.ts';

function Line({ name, amounts, totalFen, bold = false }: { name: string; amounts: readonly Fen[]; totalFen: Fen; bold?: boolean }) {
  const cell = (amount: Fen) => (amount === 0 ? '' : formatYuan(amount));
  return (
    <tr style={bold ? { fontWeight: 700 } : {}}>
      <td>{name}</td>
      {amounts.map((amount, at) => <td key={at} className="number" style={amount < 0 ? { color: '#c00' } : {}}>{cell(amount)}</td>)}
      <td className="number" style={totalFen < 0 ? { color: '#c00' } : {}}>{formatYuan(totalFen)}</td>
    </tr>
  );
}

function Half({ sheet, income }: { sheet: MonthByMonth; income: boolean }) {
  const sums = income ? sheet.incomes : sheet.uses;
  return (
    <>
      {sheet.rows.filter((row) => row.income === income).map((row) => <Line key={row.code} name={`${row.code} ${row.name}`} amounts={row.amounts} totalFen={row.totalFen} />)}
      <Line name={income ? '收入合计' : '支出合计'} amounts={sums} totalFen={sumFen(sums)} bold />
    </>
  );
}

export function MonthByMonthPrint() {
  const { accountSetId = '', year = '' } = useParams();
  const { data, error } = useDocument('statements.printMonthByMonth', { accountSetId: id<'accountSet'>(Number(accountSetId)), year: Number(year) });
  return (
    <PrintPage title="收支逐月表" landscape ready={data !== undefined} error={error ?? null} subtitle={<><span>账套：{data?.accountSetName}</span><span>{year}年</span><span>单位：元</span></>}>
      {data !== undefined && (
        <table className="print-table month-by-month">
          <thead><tr><th style={{ width: '15%' }}>科目</th>{data.months.map((month) => <th key={month}>{Number(month.slice(5))}月</th>)}<th style={{ width: '8%' }}>全年合计</th></tr></thead>
          <tbody>
            <Half sheet={data} income />
            <Half sheet={data} income={false} />
            <Line name="收支差额" amounts={data.balances} totalFen={sumFen(data.balances)} bold />
          </tbody>
        </table>
      )}
      <div style={{ display: 'flex', justifyContent: 'space-between', marginTop: '4mm' }}>
        <span>年终结账的结转凭证不计入本表</span>
        <span>单位负责人：＿＿＿＿　会计主管：＿＿＿＿　制表：＿＿＿＿</span>
      </div>
    </PrintPage>
  );
}
