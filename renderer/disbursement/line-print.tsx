import { useParams } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { useCall } from '#renderer/api/use-call.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { ExplanationLines } from '#renderer/ui/explanation-lines.tsx';
import { day, formatDayChinese, formatMonthChinese } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan } from '#shared/money.ts';

/** 发放依据说明: why one person got this amount, to hand to whoever asks. Chinese, as all papers of the committee. */
export function LinePrint() {
  const { lineId = '' } = useParams();
  const { communityName, today } = useOfficeState();
  const { data, error } = useCall('disbursement.explainLine', { lineId: id<'batchLine'>(Number(lineId)) });
  return (
    <PrintPage title="福利发放依据说明" ready={data !== undefined} error={error} subtitle={<span>{`批次：${data?.batchNo ?? ''}`}</span>}>
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
                <th>项目</th>
                <td>{data.programmeName}</td>
                <th>标准版本</th>
                <td>{`第 ${data.versionNo} 版　${data.resolutionNo}`}</td>
              </tr>
              <tr>
                <th>名单基准日</th>
                <td>{formatDayChinese(data.asOf)}</td>
                <th>金额</th>
                <td>{`${formatYuan(data.amountFen)} 元`}</td>
              </tr>
            </tbody>
          </table>
          <h2 className="sheet-part">逐条说明</h2>
          {data.manualReason !== null && <p>{`本行为手工增加，理由：${data.manualReason}`}</p>}
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
