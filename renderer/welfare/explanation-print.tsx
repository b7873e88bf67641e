import { useParams } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { ExplanationLines } from '#renderer/ui/explanation-lines.tsx';
import { day, formatDayChinese, formatMonthChinese } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan } from '#shared/money.ts';

/** 待遇核定说明, /print/explanation/:programmeId/:residentId/:month. Chinese, as all papers of the committee. */
export function ExplanationPrint() {
  const { programmeId = '', residentId = '', month = '' } = useParams();
  const { communityName, today } = useOfficeState();
  const { data, error } = useCall('welfare.explain', { programmeId: id<'programme'>(Number(programmeId) || 1), residentId: id<'resident'>(Number(residentId) || 1), month });
  return (
    <PrintPage title="福利待遇核定说明" ready={data !== undefined} error={error} subtitle={<span>{data === undefined ? '' : `项目：${data.programmeName}`}</span>}>
      {data !== undefined && (
        <>
          <table className="print-table">
            <tbody>
              <tr>
                <th>姓名</th>
                <td>{data.name}</td>
                <th>发放月份</th>
                <td>{formatMonthChinese(data.benefitMonth)}</td>
              </tr>
              <tr>
                <th>标准版本</th>
                <td>{`第 ${data.versionNo} 版　${data.resolutionNo}`}</td>
                <th>资料基准日</th>
                <td>{formatDayChinese(data.asOf)}</td>
              </tr>
              <tr>
                <th>结论</th>
                <td colSpan={3}>{data.decision.eligible ? `符合条件，发放 ${formatYuan(data.decision.amountFen)} 元` : '不符合条件，不发放'}</td>
              </tr>
            </tbody>
          </table>
          <h2 className="sheet-part">逐条说明</h2>
          <ExplanationLines lines={data.lines.zh} />
          <div className="signers">
            <span>{`出具单位：${communityName ?? ''}`}</span>
            <span>{`日期：${formatDayChinese(day(today))}`}</span>
          </div>
        </>
      )}
    </PrintPage>
  );
}
