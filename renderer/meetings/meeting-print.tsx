/** 会议记录 on paper, with room for signatures. In Chinese: a paper of the committee. */
import { useParams } from 'react-router';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { formatDayChinese } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { meetingsWords } from './words.ts';

const zh = meetingsWords.zh;

export function MeetingPrint() {
  const { meetingId = '' } = useParams();
  const { data, error } = useDocument('meetings.sheet', { meetingId: id<'meeting'>(Number(meetingId)) });
  const rows: readonly (readonly [string, string])[] = data === undefined ? [] : [
    ['会议', `${zh[`o.${data.organ}`]}（${zh[data.topic]}）`], ['议题', data.title], ['文号', data.resolutionNo], ['时间、地点', `${formatDayChinese(data.heldOn)}　${data.place}`], ['主持人、记录人', `${data.chair}　${data.recorder}`],
    ['通知、讨论', `${data.noticeOn === null ? '' : `${formatDayChinese(data.noticeOn)}通知`}　${data.partyDiscussedOn === null ? '' : `${formatDayChinese(data.partyDiscussedOn)}党组织讨论`}`],
    ['到会', `应到 ${data.eligible} 人，实到 ${data.attended} 人。${data.attendees}`], ['表决', `赞成 ${data.inFavour} 人，反对 ${data.against} 人，弃权 ${data.attended - data.inFavour - data.against} 人。${data.faults.length === 0 ? '决议通过。' : '未达到规定人数，决议不能通过。'}`],
    ['决议内容', data.decision], ['关联事项', data.links.filter((link) => link.removed === null).map((link) => link.label).join('、')], ['备注', data.note],
  ];
  return (
    <PrintPage title="会议记录" ready={data !== undefined} error={error ?? null}>
      <table className="print-table"><tbody>{rows.map(([label, text]) => <tr key={label}><th style={{ width: '30mm' }}>{label}</th><td style={{ whiteSpace: 'pre-wrap', height: label === '决议内容' ? '50mm' : undefined, verticalAlign: label === '决议内容' ? 'top' : 'middle' }}>{text}</td></tr>)}</tbody></table>
      <p className="signers"><span>主持人：</span><span>记录人：</span><span>监督委员会：</span><span>日期：</span></p>
      <p>到会人员签字：</p>
      <table className="print-table"><tbody>{Array.from({ length: 5 }, (_, row) => <tr key={row}>{Array.from({ length: 5 }, (_cell, n) => <td key={n} style={{ height: '11mm' }}>&nbsp;</td>)}</tr>)}</tbody></table>
    </PrintPage>
  );
}
