/** 信息变更申请表 on paper (A4). In Chinese: a paper of the committee; numbers are masked. */
import { useParams } from 'react-router';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { formatDayChinese, instant, localDay } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { CHANGE_ACT_WORDS, CHANGE_STATE_WORDS, EVIDENCE, EVIDENCE_OF } from '#shared/residents/change-requests.ts';
import { changeFieldWord, changeValueWord } from './change-fields.tsx';

const dayText = (at: string): string => formatDayChinese(localDay(instant(at)));

export function ChangeSheet() {
  const { changeRequestId = '' } = useParams();
  const { data, error } = useDocument('changes.print', { changeRequestId: id<'changeRequest'>(Number(changeRequestId) || 1) });
  const request = data?.request;
  const papers = request === undefined ? [] : [...new Set([...EVIDENCE_OF[request.kind], ...request.evidence])];
  return (
    <PrintPage title="信息变更申请表" ready={data !== undefined} error={error ?? null} subtitle={<span>{data?.communityName}　编号：{request?.requestNo}</span>}>
      {data !== undefined && request !== undefined && (
        <>
          <table className="print-table">
            <tbody>
              <tr><th style={{ width: '26mm' }}>姓名</th><td>{request.name}</td><th style={{ width: '22mm' }}>户号</th><td>{request.householdNo ?? ''}</td></tr>
              <tr><th>申请事项</th><td>{CHANGE_ACT_WORDS[request.what].zh}</td><th>申请日期</th><td>{dayText(request.madeAt)}</td></tr>
              <tr><th>变更原因</th><td colSpan={3}>{request.reason}</td></tr>
            </tbody>
          </table>
          <table className="print-table" style={{ marginTop: '4mm' }}>
            <thead><tr><th style={{ width: '36mm' }}>项目</th><th>原来登记的</th><th>变更为</th></tr></thead>
            <tbody>{request.shown.map((row) => <tr key={row.field}><th>{changeFieldWord(row.field, 'zh')}</th><td>{changeValueWord(row.field, row.oldValue, 'zh')}</td><td>{changeValueWord(row.field, row.newValue, 'zh')}</td></tr>)}</tbody>
          </table>
          <table className="print-table" style={{ marginTop: '4mm' }}>
            <tbody>
              <tr><th style={{ width: '26mm' }}>核对材料</th><td>{papers.map((each) => <span key={each} style={{ marginRight: '5mm', display: 'inline-block' }}>{request.evidence.includes(each) ? '☑' : '☐'} {EVIDENCE[each].zh}</span>)}</td></tr>
              <tr><th>申请人意见</th><td style={{ height: '18mm', verticalAlign: 'bottom' }}>以上内容属实。　申请人（或代办人）签字：________________　　　　年　　月　　日</td></tr>
              <tr><th>经办人</th><td style={{ height: '18mm', verticalAlign: 'bottom' }}>已核对材料原件。　{request.madeBy}　签字：________________　　　　年　　月　　日</td></tr>
              <tr><th>办理人</th><td style={{ height: '18mm', verticalAlign: 'bottom' }}>
                {request.decidedBy === null || request.decidedAt === null ? '同意办理 ☐　不予办理 ☐' : `${CHANGE_STATE_WORDS[request.state].zh}（${request.decidedBy}，${dayText(request.decidedAt)}）${request.decisionReason}`}　签字：________________　　　　年　　月　　日</td></tr>
            </tbody>
          </table>
          <p style={{ fontSize: '9pt', marginTop: '3mm' }}>经办人与办理人不得为同一人。号码只印首尾；完整号码在程序里查看，查看留痕。　打印：{data.printedBy}　{formatDayChinese(data.printedOn)}</p>
        </>
      )}
    </PrintPage>
  );
}
