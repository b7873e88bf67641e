/** 投工投劳登记表, 检查评分表, 红黑榜公示 and 奖补资金分配表 on paper. In Chinese: papers of the office. */
import { useParams } from 'react-router';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { formatClock, formatHours } from '#shared/activities/hours.ts';
import { amountInCapitals } from '#shared/capital-amount.ts';
import { formatDayChinese, formatMonthChinese, month } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan, sumFen } from '#shared/money.ts';
import { outputText, unitWord } from './cleaning-page.tsx';
import { cleaningWords } from './cleaning-words.ts';

const zh = cleaningWords.zh;
const row = { display: 'flex', justifyContent: 'space-between', marginTop: '5mm' } as const;
const whole = { whiteSpace: 'nowrap' } as const;
const KINDS = { volunteer: '志愿', oneMatter: '一事一议筹劳', paid: '有偿' } as const;

export function CleaningLabourPrint() {
  const { taskId = '' } = useParams();
  const { data, error } = useDocument('cleaning.printTask', { taskId: id<'cleaningTask'>(Number(taskId)) });
  const labour = data?.labour ?? [];
  const task = data?.task;
  const sum = labour.reduce((total, each) => total + each.minutes, 0);
  return (
    <PrintPage title="投工投劳登记表" ready={data !== undefined} error={error ?? null} subtitle={task !== undefined && <><span>{data?.communityName}</span><span>{task.taskNo}</span><span>{formatDayChinese(task.day)}</span></>}>
      {task !== undefined && (
        <table className="print-table" style={{ marginBottom: '3mm' }}><tbody>
          <tr><th style={whole}>地点</th><td>{task.place}</td><th style={whole}>类型</th><td>{zh[task.kind]}</td><th style={whole}>负责人</th><td>{task.leaderName}</td></tr>
          <tr><th style={whole}>完成量</th><td>{outputText(task.outputMilli)} {zh[unitWord(task.outputUnit)]}</td><th style={whole}>机械</th><td colSpan={3}>{formatHours(task.machineMinutes)} 小时　{task.machineNote}</td></tr>
        </tbody></table>
      )}
      <table className="print-table">
        <thead><tr><th>序号</th><th>姓名</th><th>户号</th><th>时间</th><th>小时</th><th>计作</th><th>金额（元）</th><th style={{ width: '28mm' }}>签名（按手印）</th></tr></thead>
        <tbody>{labour.map((each, n) => <tr key={each.labourId} style={{ height: '8mm' }}><td>{n + 1}</td><td style={whole}>{each.name}</td><td>{each.householdNo}</td><td style={whole}>{formatClock(each.startMinute)}–{formatClock(each.endMinute)}</td><td className="number">{formatHours(each.minutes)}</td><td style={whole}>{KINDS[each.kind]}</td><td className="number">{each.amountFen === 0 ? '' : formatYuan(each.amountFen)}</td><td>&nbsp;</td></tr>)}</tbody>
        <tfoot><tr><th colSpan={4}>合计 {labour.length} 人</th><td className="number">{formatHours(sum)}</td><td>&nbsp;</td><td className="number">{formatYuan(sumFen(labour.map((each) => each.amountFen)))}</td><td>&nbsp;</td></tr></tfoot>
      </table>
      <p>同一段劳动只计一次：志愿时长、一事一议筹劳、有偿劳务三者取一。</p>
      <p style={row}><span>负责人：＿＿＿＿＿＿</span><span>登记人：＿＿＿＿＿＿</span><span>村务监督：＿＿＿＿＿＿</span></p>
    </PrintPage>
  );
}

export function InspectionsPrint() {
  const { month: of = '' } = useParams();
  const { data, error } = useDocument('cleaning.printInspections', { month: month(of) });
  const rows = data?.rows ?? [];
  const items = [...new Set(rows.flatMap((each) => each.scores.map((score) => score.itemName)))];
  const listed = (honour: 'red' | 'black') => rows.filter((each) => each.honour === honour);
  return (
    <PrintPage title={`${formatMonthChinese(month(of))}村庄清洁检查评分表`} landscape ready={data !== undefined} error={error ?? null} subtitle={<><span>{data?.communityName}</span><span>共 {rows.length} 个片区</span></>}>
      <table className="print-table">
        <thead><tr><th>名次</th><th>片区</th><th>检查日期</th>{items.map((item) => <th key={item}>{item}</th>)}<th>总分</th><th>满分</th><th>榜单</th><th>评分人</th><th>备注</th></tr></thead>
        <tbody>{rows.map((each, n) => <tr key={each.inspectionId}><td>{n + 1}</td><td>{each.areaName}</td><td style={whole}>{each.inspectedOn}</td>{items.map((item) => <td key={item} className="number">{each.scores.find((score) => score.itemName === item)?.points}</td>)}<td className="number">{each.points}</td><td className="number">{each.fullPoints}</td><td style={whole}>{each.honour === 'none' ? '' : zh[each.honour]}</td><td style={whole}>{each.scorers}</td><td>{each.note}</td></tr>)}</tbody>
      </table>
      <p style={row}><span>评分人：＿＿＿＿＿＿</span><span>审核人：＿＿＿＿＿＿</span><span>日期：＿＿＿＿＿＿</span></p>
      <section style={{ breakBefore: 'page', textAlign: 'center' }}>
        <h1>{formatMonthChinese(month(of))}村庄清洁红黑榜公示</h1>
        <div style={{ display: 'flex', gap: '10mm', textAlign: 'left' }}>
          {(['red', 'black'] as const).map((honour) => (
            <table key={honour} className="print-table" style={{ flex: '1 1 0' }}>
              <thead><tr><th colSpan={3} style={{ fontSize: '16pt' }}>{zh[honour]}</th></tr><tr><th>片区</th><th>得分</th><th>说明</th></tr></thead>
              <tbody>{listed(honour).length === 0 ? <tr><td colSpan={3}>本月无</td></tr> : listed(honour).map((each) => <tr key={each.inspectionId}><td>{each.areaName}</td><td className="number">{each.points}</td><td>{each.note}</td></tr>)}</tbody>
            </table>
          ))}
        </div>
        <p style={{ ...row, justifyContent: 'flex-end' }}><span>{data?.communityName}　公示日期：＿＿＿＿＿＿　监督电话：＿＿＿＿＿＿</span></p>
      </section>
    </PrintPage>
  );
}

export function AwardPrint() {
  const { awardId = '' } = useParams();
  const { data, error } = useDocument('cleaning.printAward', { awardId: id<'cleaningAward'>(Number(awardId)) });
  const lines = data?.lines ?? [];
  return (
    <PrintPage title="奖补资金分配表" ready={data !== undefined} error={error ?? null} subtitle={data !== undefined && <><span>{data.communityName}</span><span>{formatMonthChinese(data.award.month)}　{data.award.title}</span><span>依据：{data.award.basis}</span></>}>
      <table className="print-table">
        <thead><tr><th>序号</th><th>片区</th><th>得分</th><th>奖补金额（元）</th><th>领款人</th><th style={{ width: '30mm' }}>签名（按手印）</th><th>备注</th></tr></thead>
        <tbody>{lines.map((line) => <tr key={line.lineNo} style={{ height: '8mm' }}><td>{line.lineNo}</td><td>{line.areaName}</td><td className="number">{line.points}</td><td className="number">{formatYuan(line.amountFen)}</td><td style={whole}>{line.payeeName}</td><td>&nbsp;</td><td>&nbsp;</td></tr>)}</tbody>
        <tfoot><tr><th colSpan={2}>合计</th><td className="number">{lines.reduce((sum, line) => sum + line.points, 0)}</td><td className="number">{formatYuan(sumFen(lines.map((line) => line.amountFen)))}</td><td colSpan={3}>{amountInCapitals(sumFen(lines.map((line) => line.amountFen)))}</td></tr></tfoot>
      </table>
      <p>按得分占比分配，尾差按最大余额法分到分；黑榜片区不奖补。</p>
      <p style={row}><span>制表：＿＿＿＿＿＿</span><span>审核：＿＿＿＿＿＿</span><span>村务监督：＿＿＿＿＿＿</span><span>日期：＿＿＿＿＿＿</span></p>
    </PrintPage>
  );
}
