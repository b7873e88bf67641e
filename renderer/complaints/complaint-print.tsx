/** 投诉办理单 on paper. In Chinese: a paper of the committee; it never says how to reach who complained. */
import { useParams } from 'react-router';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { formatDayChinese, localDayAndTime, type Day } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { complaintsWords } from './words.ts';

const zh = complaintsWords.zh;
const dayText = (day: Day | null): string => (day === null ? '' : formatDayChinese(day));

function rowsOf(data: MethodOutput<'complaints.sheet'>): readonly (readonly [string, string])[] {
  return [
    ['编号', `${data.complaintNo}${data.restricted ? '（保密）' : ''}`], ['受理', `${dayText(data.receivedOn)}　${zh[`w.${data.way}`]}　${data.recordedBy}`], ['类别', data.categoryName], ['投诉人', data.anonymous ? '匿名' : data.complainant], ['反映的事', data.content],
    ['承办人', data.assignee ?? ''], ['答复期限', dayText(data.dueOn)], ['答复', data.decision === null || data.outcome === null ? '' : `${zh[`o.${data.outcome}`]}。${data.decision}（${data.decidedBy ?? ''}，${dayText(data.decidedOn)}）`],
    ['申请复查', data.appealReason === null ? '' : `${dayText(data.appealOn)}：${data.appealReason}`], ['复查决定', data.appealDecision === null || data.appealOutcome === null ? '' : `${zh[`o.${data.appealOutcome}`]}。${data.appealDecision}（${data.appealDecidedBy ?? ''}，${dayText(data.appealDecidedOn)}）`],
    ['办理经过', data.events.map((event) => `${localDayAndTime(event.at).slice(0, 16)} ${event.by} ${zh[`e.${event.step}`]} ${event.text}`).join('\n')],
  ];
}

export function ComplaintPrint() {
  const { complaintId = '' } = useParams();
  const { data, error } = useDocument('complaints.sheet', { complaintId: id<'complaint'>(Number(complaintId)) });
  return (
    <PrintPage title="投诉办理单" ready={data !== undefined} error={error ?? null} subtitle={<span>{data?.communityName}</span>}>
      <table className="print-table"><tbody>{data !== undefined && rowsOf(data).map(([label, text]) => <tr key={label}><th style={{ width: '26mm' }}>{label}</th><td style={{ whiteSpace: 'pre-wrap' }}>{text}</td></tr>)}</tbody></table>
      <p className="signers"><span>承办人：</span><span>负责人：</span><span>投诉人（签收）：</span><span>日期：</span></p>
    </PrintPage>
  );
}
