/** 固定资产台账 on paper, in Chinese: a document of the books. */
import { useParams } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { day, formatDayChinese } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { sumFen } from '#shared/money.ts';
import { Amount, Signatures } from './lease-prints.tsx';

const USES = { operating: '经营用', administrative: '管理用', publicWelfare: '公益用' } as const;

export function FixedAssetsPrint() {
  const { accountSetId = '' } = useParams();
  const { today } = useOfficeState();
  const assets = useCall('assets.printFixedAssets', { accountSetId: id<'accountSet'>(Number(accountSetId)) });
  const rows = assets.data ?? [];
  const live = rows.filter((row) => row.disposedOn === null);
  return (
    <PrintPage title="固定资产台账" landscape ready={assets.data !== undefined} error={assets.error} subtitle={<><span>{formatDayChinese(day(today))}</span><span>单位：元</span></>}>
      <table className="print-table">
        <thead><tr><th>序号</th><th>资产编号</th><th>名称</th><th>类别</th><th>用途</th><th>购入日</th><th>原值</th><th>残值</th><th>月折旧</th><th>累计折旧</th><th>净值</th><th>提到</th><th>存放地点</th><th>保管人</th><th>处置日</th></tr></thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.fixedAssetId}>
              <td>{index + 1}</td><td>{row.assetNo}</td><td>{row.name}</td><td>{row.category}</td><td>{USES[row.assetUse]}</td><td>{row.acquiredOn}</td>
              <Amount fen={row.costFen} /><Amount fen={row.residualFen} /><Amount fen={row.monthlyFen} /><Amount fen={row.depreciatedFen} /><Amount fen={row.netFen} />
              <td>{row.lastMonth}</td><td>{row.place}</td><td>{row.keeper}</td><td>{row.disposedOn}</td>
            </tr>
          ))}
        </tbody>
        <tfoot><tr><th colSpan={6}>在用合计 {live.length} 项</th>{(['costFen', 'residualFen', 'monthlyFen', 'depreciatedFen', 'netFen'] as const).map((key) => <Amount key={key} fen={sumFen(live.map((row) => row[key]))} />)}<th colSpan={4} aria-label="备注" /></tr></tfoot>
      </table>
      <Signatures words={['单位负责人', '会计', '保管人']} />
    </PrintPage>
  );
}
