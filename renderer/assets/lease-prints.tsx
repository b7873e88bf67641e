/** 合同台账 and 欠租清单 on paper. Printed in Chinese: they are documents of the books. */
import { useParams } from 'react-router';
import { useCall } from '#renderer/api/use-call.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { daySchema, formatDayChinese } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan, sumFen, type Fen } from '#shared/money.ts';

const STATUS = { draft: '草稿', active: '执行中', ended: '已到期', terminated: '提前终止', cancelled: '作废' } as const;
const AGES = ['30天内', '31–90天', '91–180天', '181–365天', '一年以上'];

export function Amount({ fen }: { fen: Fen }) {
  return <td className="number">{fen === 0 ? '' : formatYuan(fen)}</td>;
}

export function Signatures({ words = ['单位负责人', '会计主管', '制表'] }: { words?: readonly string[] }) {
  return <div style={{ marginTop: '6mm', textAlign: 'right' }}>{words.map((word) => `${word}：＿＿＿＿＿＿`).join('　')}</div>;
}

function useDay() {
  const { accountSetId = '', onDay = '' } = useParams();
  return { accountSetId: id<'accountSet'>(Number(accountSetId)), onDay: daySchema.parse(onDay) };
}

export function LeasesPrint() {
  const input = useDay();
  const leases = useCall('assets.printLeases', input);
  const rows = leases.data?.filter((row) => row.status !== 'draft' && row.status !== 'cancelled') ?? [];
  return (
    <PrintPage title="合同台账" landscape ready={leases.data !== undefined} error={leases.error} subtitle={<><span>截至{formatDayChinese(input.onDay)}</span><span>单位：元</span></>}>
      <table className="print-table">
        <thead><tr><th>序号</th><th>合同编号</th><th>类型</th><th>标的</th><th>对方</th><th>签订日</th><th>起止日</th><th>合同总额</th><th>到期应收</th><th>已收</th><th>欠租</th><th>押金</th><th>状态</th></tr></thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.leaseId}>
              <td>{index + 1}</td><td>{row.leaseNo}</td><td>{row.kind === 'lease' ? '租赁' : '发包'}</td><td>{row.object}</td><td>{row.counterparty}{row.household ? '（成员）' : ''}</td><td>{row.signedOn}</td><td>{row.startOn}至{row.endedOn ?? row.endOn}</td>
              <Amount fen={row.totalFen} /><Amount fen={row.dueFen} /><Amount fen={row.receivedFen} /><Amount fen={row.arrearsFen} /><Amount fen={row.depositHeldFen} /><td>{STATUS[row.status]}</td>
            </tr>
          ))}
        </tbody>
        <tfoot><tr><th colSpan={7}>合计 {rows.length} 份</th>{(['totalFen', 'dueFen', 'receivedFen', 'arrearsFen', 'depositHeldFen'] as const).map((key) => <Amount key={key} fen={sumFen(rows.map((row) => row[key]))} />)}<th aria-label="备注" /></tr></tfoot>
      </table>
      <Signatures />
    </PrintPage>
  );
}

export function ArrearsPrint() {
  const input = useDay();
  const leases = useCall('assets.printArrears', input);
  const rows = leases.data ?? [];
  return (
    <PrintPage title="欠租清单" landscape ready={leases.data !== undefined} error={leases.error} subtitle={<><span>截至{formatDayChinese(input.onDay)}</span><span>单位：元</span></>}>
      <table className="print-table">
        <thead><tr><th>序号</th><th>合同编号</th><th>标的</th><th>对方</th><th>电话</th><th>最早欠租日</th>{AGES.map((age) => <th key={age}>{age}</th>)}<th>欠租合计</th><th>备注</th></tr></thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.leaseId}>
              <td>{index + 1}</td><td>{row.leaseNo}</td><td>{row.object}</td><td>{row.counterparty}</td><td>{row.phone}</td><td>{row.oldestDueOn}</td>
              {AGES.map((age, column) => <Amount key={age} fen={row.byAge[column]!} />)}<Amount fen={row.arrearsFen} /><td aria-label="备注" />
            </tr>
          ))}
        </tbody>
        <tfoot><tr><th colSpan={6}>合计 {rows.length} 份</th>{AGES.map((age, column) => <Amount key={age} fen={sumFen(rows.map((row) => row.byAge[column]!))} />)}<Amount fen={sumFen(rows.map((row) => row.arrearsFen))} /><th aria-label="备注" /></tr></tfoot>
      </table>
      <Signatures words={['负责人', '会计', '催收人']} />
    </PrintPage>
  );
}
