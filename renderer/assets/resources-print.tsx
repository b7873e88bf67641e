/** 资源登记簿 on paper, in Chinese. */
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { day, formatDayChinese } from '#shared/days.ts';
import { Signatures } from './lease-prints.tsx';
import { muText } from './resources-page.tsx';
import { assetsWords } from './words.ts';

export function ResourcesPrint() {
  const { today } = useOfficeState();
  const resources = useCall('assets.printResources', {});
  const rows = resources.data ?? [];
  const live = rows.filter((row) => row.endedOn === null);
  return (
    <PrintPage title="集体资源登记簿" landscape ready={resources.data !== undefined} error={resources.error} subtitle={<><span>{formatDayChinese(day(today))}</span><span>面积单位：亩</span></>}>
      <table className="print-table">
        <thead><tr><th>序号</th><th>资源编号</th><th>类别</th><th>名称</th><th>位置</th><th>面积</th><th>四至</th><th>用途</th><th>利用方式</th><th>合同编号</th><th>承包（承租）人</th><th>权证号</th><th>备注</th></tr></thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.resourceId}>
              <td>{index + 1}</td><td>{row.resourceNo}</td><td>{assetsWords.zh[row.kind]}</td><td>{row.name}</td><td>{row.place}</td><td className="number">{muText(row.hundredthMu)}</td><td>{row.bounds}</td><td>{row.usedFor}</td>
              <td>{assetsWords.zh[row.usedBy]}</td><td>{row.leaseNo}</td><td>{row.counterparty}</td><td>{row.certificateNo}</td><td>{row.endedOn === null ? row.note : `${row.endedOn} 核销 ${row.note}`}</td>
            </tr>
          ))}
        </tbody>
        <tfoot><tr><th colSpan={5}>合计 {live.length} 宗</th><td className="number">{muText(live.reduce((sum, row) => sum + row.hundredthMu, 0))}</td><th colSpan={7} aria-label="备注" /></tr></tfoot>
      </table>
      <Signatures words={['单位负责人', '监督委员会', '登记人']} />
    </PrintPage>
  );
}
