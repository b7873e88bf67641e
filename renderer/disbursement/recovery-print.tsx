import { useParams } from 'react-router';
import { useOfficeState } from '#renderer/api/office-state.ts';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { day, formatDayChinese, formatMonthChinese, localDay } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan, sumFen } from '#shared/money.ts';

const WHY = { dead: '去世', movedOut: '迁出本社区' } as const;

/** 退回通知书: to the family or the person, what was overpaid, how and by when it is paid back (community-welfare §5.3: within three months). */
export function RecoveryPrint() {
  const { recoveryId = '' } = useParams();
  const { today } = useOfficeState();
  const { data, error } = useDocument('disbursement.printRecovery', { recoveryId: id<'recovery'>(Number(recoveryId)) });
  return (
    <PrintPage title="多发待遇退回通知书" ready={data !== undefined} error={error ?? null} subtitle={<span>{`追回〔${(data === undefined ? today : localDay(data.createdAt)).slice(0, 4)}〕第 ${recoveryId} 号`}</span>}>
      {data !== undefined && (
        <>
          <p>{`${data.name}${data.reason === 'dead' ? '的家属' : ''}（${data.address}）：`}</p>
          <p style={{ textIndent: '2em', lineHeight: 1.9 }}>
            {data.reason === 'facts' ? `经核对，${data.name}领取的“${data.programmeName}”有多发。` : `经核对，${data.name}已于${data.since === null ? '' : formatDayChinese(data.since)}${WHY[data.reason]}。按规定，“${data.programmeName}”发至当月，次月起停发。`}
            {`下列月份的待遇属于多发，共计人民币${data.amountInCapitals}（￥${formatYuan(data.amountFen)}）。`}
            {data.openFen === data.amountFen ? '' : `已扣回、退回 ${formatYuan(sumFen([data.setOffFen, data.repaidFen]))} 元${data.writtenOffFen === 0 ? '' : `，核销 ${formatYuan(data.writtenOffFen)} 元`}，${data.openFen === 0 ? '已经结清，不用再退。' : `尚需退回${data.openInCapitals}（￥${formatYuan(data.openFen)}）。`}`}
            {data.openFen === 0 ? '' : data.setOff ? `尚需退回的部分，从${data.payerName === null ? '本人' : data.payerName}以后应发的待遇中扣回${data.perBatchFen === null ? '' : `，每次不超过 ${formatYuan(data.perBatchFen)} 元`}${data.claimsBasis === null ? '' : `；依据${data.claimsBasis === 'consent' ? '本人同意书' : '决议'}（${data.claimsRef ?? ''}），也从${data.claimProgrammes.map((each) => each.name).join('、')}中扣回`}；也可以到居委会退现金或转账。` : '请于收到本通知之日起三个月内到居委会退回。'}
            {'如有异议，请在收到后五个工作日内向居委会提出。'}
          </p>
          <table className="print-table">
            <thead><tr><th>序号</th><th>发放月份</th><th>批次</th><th>发放日期</th><th>已发金额（元）</th><th>多发金额（元）</th></tr></thead>
            <tbody>{data.lines.map((line, n) => <tr key={line.lineId}><td>{n + 1}</td><td>{formatMonthChinese(line.benefitMonth)}</td><td>{line.batchNo}</td><td>{line.paidOn}</td><td className="number">{formatYuan(line.paidFen)}</td><td className="number">{formatYuan(line.overpaidFen)}</td></tr>)}</tbody>
            <tfoot><tr><th colSpan={5}>合计</th><td className="number">{formatYuan(data.amountFen)}</td></tr></tfoot>
          </table>
          <div className="signers"><span>{`${data.communityName}（盖章）`}</span><span>{`日期：${formatDayChinese(day(today))}`}</span></div>
          <div className="signers"><span>收件人签字：＿＿＿＿＿＿</span><span>与本人关系：＿＿＿＿</span><span>送达日期：＿＿＿＿＿＿</span><span>送达人：＿＿＿＿＿＿</span></div>
        </>
      )}
    </PrintPage>
  );
}
