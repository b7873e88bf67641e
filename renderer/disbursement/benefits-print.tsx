/** 待遇清单 on paper: everything given to one person or household in the months asked for, by year and line by line (F14). */
import { useParams, useSearchParams } from 'react-router';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { amountInCapitals } from '#shared/capital-amount.ts';
import { monthSchema } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan } from '#shared/money.ts';
import { lineStatusWords } from './status-words.ts';

export function BenefitsPrint() {
  const { kind = 'resident', subjectId = '' } = useParams();
  const [params] = useSearchParams();
  const monthOf = (key: string) => monthSchema.safeParse(params.get(key)).data ?? null;
  const household = kind === 'household';
  const [fromMonth, toMonth] = [monthOf('from'), monthOf('to')];
  const { data, error } = useDocument('disbursement.printOfResident', { residentId: household ? null : id<'resident'>(Number(subjectId)), householdId: household ? id<'household'>(Number(subjectId)) : null, fromMonth, toMonth });
  const span = fromMonth === null && toMonth === null ? '全部月份' : `${fromMonth ?? '最早'} 至 ${toMonth ?? '最近'}`;
  return (
    <PrintPage title="待遇发放清单" ready={data !== undefined} error={error ?? null} subtitle={<><span>{household ? '户号' : '姓名'}：{data?.subject}</span><span>{span}</span><span>单位：元</span></>}>
      {data !== undefined && (
        <>
          <table className="print-table">
            <thead><tr><th>年度</th><th>项目</th><th>次数</th><th>实发金额</th></tr></thead>
            <tbody>{data.years.map((row) => <tr key={`${row.year} ${row.programmeName}`}><td>{row.year}</td><td>{row.programmeName}</td><td className="number">{row.payments}</td><td className="number">{formatYuan(row.paidFen)}</td></tr>)}</tbody>
            <tfoot><tr><th colSpan={3}>合计　{amountInCapitals(data.paidFen)}</th><td className="number">{formatYuan(data.paidFen)}</td></tr></tfoot>
          </table>
          <table className="print-table" style={{ marginTop: '4mm' }}>
            <thead><tr><th>所属月份</th>{household && <th>姓名</th>}<th>项目</th><th>应发</th><th>实发</th><th>状态</th><th>发放日期</th><th>批次</th></tr></thead>
            <tbody>
              {data.lines.map((line) => (
                <tr key={line.lineId}>
                  <td>{line.benefitMonth}</td>{household && <td>{line.name}</td>}<td>{line.programmeName}</td><td className="number">{formatYuan(line.amountFen)}</td><td className="number">{line.paidFen === 0 ? '' : formatYuan(line.paidFen)}</td>
                  <td>{lineStatusWords.zh[line.status]}</td><td>{line.paidOn}</td><td>{line.batchNo}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div style={{ display: 'flex', justifyContent: 'space-between', marginTop: '8mm' }}><span>经办：＿＿＿＿＿＿</span><span>核对：＿＿＿＿＿＿</span><span>本人（户主）签字：＿＿＿＿＿＿</span><span>日期：＿＿＿＿＿＿</span></div>
        </>
      )}
    </PrintPage>
  );
}
