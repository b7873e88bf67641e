/** 发放抽查回访表 on paper: whom to ask, with the telephone, and room for what they say. In Chinese: a paper of the committee. */
import { useParams } from 'react-router';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { formatMonthChinese, month } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan } from '#shared/money.ts';
import { disbursementWords } from './words.ts';

const zh = disbursementWords.zh;

export function SampleCheckPrint() {
  const { checkId = '' } = useParams();
  const { data, error } = useDocument('sampleChecks.sheet', { checkId: id<'sampleCheck'>(Number(checkId)) });
  return (
    <PrintPage title={data === undefined ? '发放抽查回访表' : `${data.programmeName}（${formatMonthChinese(month(data.benefitMonth))}）发放抽查回访表`} landscape ready={data !== undefined} error={error ?? null}
      subtitle={data !== undefined && <><span>{data.communityName}　批次 {data.batchNo}</span><span>从 {data.population} 人中随机抽取 {data.size} 人，种子 {data.seed}</span><span>单位：元</span></>}>
      <table className="print-table">
        <thead><tr>{['序号', '名册行', '姓名', '网格、楼栋', '电话', '实发金额', '发放日期', '方式', '结果', '说明', '回访人'].map((title) => <th key={title}>{title}</th>)}</tr></thead>
        <tbody>
          {data?.lines.map((line, at) => (
            <tr key={line.seq}>
              <td className="centre">{line.seq}</td><td className="centre">{line.lineNo}</td><td>{line.name}</td><td>{`${line.gridName} ${line.buildingName}`}</td><td>{data.phones[at]}</td><td className="number">{formatYuan(line.paidFen)}</td><td>{line.paidOn}</td>
              <td className="centre">{line.way === null ? '' : zh[`cw_${line.way}`]}</td><td className="centre">{line.result === null ? '' : zh[`c_${line.result}`]}</td><td style={{ minWidth: '40mm' }}>{line.note === '' ? ' ' : line.note}</td><td>{line.checkedBy ?? ' '}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="signers"><span>回访人：</span><span>监督委员会：</span><span>日期：</span></p>
    </PrintPage>
  );
}
