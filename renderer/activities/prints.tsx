/** 排班表, 签到表, 活动记录, 活动台账 and 时长排行 on paper. In Chinese: papers of the office. */
import { useParams, useSearchParams } from 'react-router';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { formatClock, formatHours } from '#shared/activities/hours.ts';
import type { ActivityFile } from '#shared/activities/contract.ts';
import { sheetCode } from '#shared/activities/words.ts';
import { formatDayChinese, formatMonthChinese, month, weekdayOf } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { readListFilter } from './activities-page.tsx';
import { SheetQr } from './sheet-qr.tsx';
import { activitiesWords } from './words.ts';

const zh = activitiesWords.zh;
const WEEK = '一二三四五六日';
const row = { display: 'flex', justifyContent: 'space-between', marginTop: '5mm' } as const;
const whole = { whiteSpace: 'nowrap' } as const;
const dayText = (on: ActivityFile['activity']['startsOn']): string => `${formatDayChinese(on)}（周${WEEK[weekdayOf(on) - 1]}）`;
const no = (volunteerNo: number): string => String(volunteerNo).padStart(5, '0');
/** Blank rows below the names, for who comes besides. */
const SPARE = 6;
/** Columns of the sheet with their width in mm; the last takes what is left. */
const SHEET_HEADS = [['序号', 11], ['姓名', 20], ['志愿者编号', 24], ['联系电话', 27], ['签到时间', 20], ['签退时间', 20], ['时长', 13], ['签名', 24], ['备注', 0]] as const;
/** Signed in, out, hours, signature, remarks: written by hand. */
const BLANKS = ['in', 'out', 'hours', 'signature', 'note'].map((key) => <td key={key}>&nbsp;</td>);

function useFile() {
  const { activityId = '' } = useParams();
  return useDocument('activities.printFile', { activityId: id<'activity'>(Number(activityId)) });
}

export function RosterPrint() {
  const { data, error } = useFile();
  return (
    <PrintPage title={`${data?.activity.title ?? ''}排班表`} ready={data !== undefined} error={error ?? null} subtitle={data !== undefined && <><span>{data.activity.teams}</span><span>地点：{data.activity.place}</span><span>负责人：{data.activity.leaderName} {data.activity.contact}</span></>}>
      {data?.shifts.map((shift) => (
        <table key={shift.shiftId} className="print-table" style={{ marginBottom: '4mm' }}>
          <thead>
            <tr><th colSpan={5} style={{ textAlign: 'left' }}>{dayText(shift.day)} {formatClock(shift.startMinute)}–{formatClock(shift.endMinute)}　{shift.postName}{shift.kind === 'flexible' ? '（灵活）' : ''}　应到 {shift.capacity} 人，已排 {shift.placed.length} 人</th></tr>
            <tr><th style={{ width: '14mm' }}>序号</th><th style={{ width: '24mm' }}>姓名</th><th style={{ width: '24mm' }}>志愿者编号</th><th style={{ width: '32mm' }}>联系电话</th><th>备注</th></tr>
          </thead>
          <tbody>
            {shift.placed.map((person, n) => <tr key={person.signUpId}><td>{n + 1}</td><td>{person.name}</td><td>{no(person.volunteerNo)}</td><td>{person.phoneMasked}</td><td>{person.warnings.map((each) => zh[`q.${each}`]).join('、')}</td></tr>)}
            {shift.waiting.map((person, n) => <tr key={person.signUpId}><td>候补{n + 1}</td><td>{person.name}</td><td>{no(person.volunteerNo)}</td><td>{person.phoneMasked}</td><td>&nbsp;</td></tr>)}
            {shift.placed.length + shift.waiting.length === 0 && <tr><td colSpan={5}>还没有排人</td></tr>}
          </tbody>
        </table>
      ))}
      <p style={row}><span>服务内容：{data?.activity.content}</span></p>
      <p><span>可能的风险：{data?.activity.risks}{data?.activity.insurancePolicyNo ? `　保险单号：${data.activity.insurancePolicyNo}` : ''}</span></p>
    </PrintPage>
  );
}

export function SignInSheetPrint() {
  const [search] = useSearchParams();
  const { data, error } = useFile();
  const only = search.get('shift');
  const shifts = (data?.shifts ?? []).filter((shift) => only === null || String(shift.shiftId) === only);
  const activity = data?.activity;
  return (
    <PrintPage title="志愿服务签到表" ready={data !== undefined} error={error ?? null} bare>
      {activity !== undefined && shifts.map((shift, page) => (
        <section key={shift.shiftId} style={page === 0 ? {} : { breakBefore: 'page' }}>
          <div style={{ display: 'flex', gap: '4mm', alignItems: 'flex-start' }}>
            <header className="sheet-head" style={{ flex: '1 1 auto' }}>
              <div className="sheet-office">{activity.communityName}</div>
              <h1>志愿服务签到表</h1>
            </header>
            <SheetQr text={sheetCode(activity.activityId, shift.shiftId)} />
          </div>
          <table className="print-table" style={{ marginBottom: '3mm' }}><tbody>
            <tr><th style={whole}>活动名称</th><td colSpan={3}>{activity.title}（{activity.activityNo}）</td></tr>
            <tr><th style={whole}>时间</th><td>{dayText(shift.day)} {formatClock(shift.startMinute)}–{formatClock(shift.endMinute)}</td><th style={whole}>岗位</th><td>{shift.postName}{shift.kind === 'flexible' ? '（灵活）' : ''}</td></tr>
            <tr><th style={whole}>地点</th><td>{activity.place}</td><th style={whole}>负责人</th><td>{activity.leaderName} {activity.contact}</td></tr>
          </tbody></table>
          <table className="print-table sign-in-rows">
            <thead><tr>{SHEET_HEADS.map(([head, width]) => <th key={head} style={{ ...whole, ...(width === 0 ? {} : { width: `${width}mm` }) }}>{head}</th>)}</tr></thead>
            <tbody>
              {shift.placed.map((person, n) => <tr key={person.signUpId} style={{ height: '9mm' }}><td>{n + 1}</td><td>{person.name}</td><td>{no(person.volunteerNo)}</td><td>{person.phoneMasked}</td>{BLANKS}</tr>)}
              {Array.from({ length: SPARE }, (_, n) => <tr key={`s${n}`} style={{ height: '9mm' }}><td>{shift.placed.length + n + 1}</td><td>&nbsp;</td><td>&nbsp;</td><td>&nbsp;</td>{BLANKS}</tr>)}
            </tbody>
          </table>
          <p>时长只记实际服务时间，路途不算。{activity.risks === '' || activity.risks === '无' ? '' : `安全提示：${activity.risks}`}</p>
          <p style={row}><span>负责人（签字）：＿＿＿＿＿＿</span><span>记录人（签字）：＿＿＿＿＿＿</span><span>日期：＿＿＿＿＿＿</span></p>
        </section>
      ))}
    </PrintPage>
  );
}

export function RecordPrint() {
  const { data, error } = useFile();
  const activity = data?.activity;
  const facts: readonly (readonly [string, React.ReactNode])[] = activity === undefined ? [] : [
    ['活动名称', `${activity.title}（${activity.activityNo}）`], ['类型', activity.typeName], ['组织队伍', activity.teams], ['时间', activity.startsOn === activity.endsOn ? dayText(activity.startsOn) : `${dayText(activity.startsOn)} 至 ${dayText(activity.endsOn)}`], ['地点', activity.place], ['负责人', `${activity.leaderName} ${activity.contact}`],
    ['服务内容', activity.content], ['风险与保险', `${activity.risks}${activity.insurancePolicyNo === '' ? '' : `；保险单号 ${activity.insurancePolicyNo}`}`], ['班次', data?.shifts.map((shift) => `${dayText(shift.day)} ${formatClock(shift.startMinute)}–${formatClock(shift.endMinute)} ${shift.postName} ${shift.placed.length}/${shift.capacity} 人`).join('；')],
    ['到场', `${activity.attended} 人，已审批时长 ${formatHours(activity.minutes)} 小时${activity.pending > 0 ? `，另有 ${activity.pending} 条待审批` : ''}`],
    ['服务对象', data?.recipients.length === 0 ? '未登记' : data?.recipients.map((each) => `${each.name}${each.note === '' ? '' : `（${each.note}）`}`).join('、')], ['服务对象评价', data?.recipients.filter((each) => each.stars !== null || each.feedback !== '').map((each) => `${each.name}：${each.stars === null ? '' : `${each.stars} 星 `}${each.feedback}`).join('；') || '—'], ['状态', zh[activity.state]], ['备注', activity.note],
  ];
  return (
    <PrintPage title="志愿服务活动记录" ready={data !== undefined} error={error ?? null} subtitle={<span>{activity?.communityName}</span>}>
      <table className="print-table"><tbody>{facts.filter(([, value]) => value !== '').map(([label, value]) => <tr key={label}><th style={{ width: '28mm', textAlign: 'left' }}>{label}</th><td>{value}</td></tr>)}</tbody></table>
      {data !== undefined && data.served.length > 0 && (
        <table className="print-table" style={{ marginTop: '4mm' }}>
          <thead><tr><th style={{ width: '12mm' }}>序号</th><th>志愿者编号</th><th>姓名</th><th>日期</th><th>起止</th><th>时长（小时）</th><th>审批</th></tr></thead>
          <tbody>{data.served.map((each, n) => <tr key={`${each.volunteerNo} ${each.day} ${each.startMinute}`}><td>{n + 1}</td><td>{no(each.volunteerNo)}</td><td>{each.name}</td><td style={whole}>{each.day}</td><td style={whole}>{formatClock(each.startMinute)}–{formatClock(each.endMinute)}</td><td className="number">{formatHours(each.minutes)}</td><td>{each.approved ? each.judgedBy : '待审批'}</td></tr>)}</tbody>
          <tfoot><tr><th colSpan={5}>合计 {data.served.length} 人次</th><td className="number">{formatHours(data.served.reduce((sum, each) => sum + each.minutes, 0))}</td><td>&nbsp;</td></tr></tfoot>
        </table>
      )}
      <p>（现场照片、签到表附后）</p>
      <p style={row}><span>负责人：＿＿＿＿＿＿</span><span>记录人：＿＿＿＿＿＿</span><span>审批人：＿＿＿＿＿＿</span><span>日期：＿＿＿＿＿＿</span></p>
    </PrintPage>
  );
}

export function ActivityListPrint() {
  const [search] = useSearchParams();
  const of = (key: string): string => search.get(key) ?? '';
  const { data, error } = useDocument('activities.printList', readListFilter({ text: of('text'), state: of('state'), team: of('team'), from: of('from'), to: of('to') }));
  const rows = data?.rows ?? [];
  return (
    <PrintPage title="志愿活动台账" landscape ready={data !== undefined} error={error ?? null} subtitle={<><span>{data?.communityName}</span><span>共 {rows.length} 个活动</span><span>时长合计 {formatHours(rows.reduce((sum, each) => sum + each.minutes, 0))} 小时</span></>}>
      <table className="print-table">
        <thead><tr><th>序号</th><th>编号</th><th>日期</th><th>活动名称</th><th>类型</th><th>队伍</th><th>地点</th><th>负责人</th><th>名额</th><th>到场</th><th>时长</th><th>服务对象</th><th>状态</th></tr></thead>
        <tbody>{rows.map((each, n) => <tr key={each.activityId}><td>{n + 1}</td><td style={whole}>{each.activityNo}</td><td style={whole}>{each.startsOn}</td><td>{each.title}</td><td>{each.typeName}</td><td>{each.teams}</td><td>{each.place}</td><td style={whole}>{each.leaderName}</td><td className="number">{each.places}</td><td className="number">{each.attended || ''}</td><td className="number">{each.minutes === 0 ? '' : formatHours(each.minutes)}</td><td className="number">{each.recipients || ''}</td><td style={whole}>{zh[each.state]}</td></tr>)}</tbody>
      </table>
    </PrintPage>
  );
}

export function HoursPrint() {
  const [search] = useSearchParams();
  const [from, to, team] = [search.get('from') ?? '', search.get('to') ?? '', search.get('team') ?? ''];
  const { data, error } = useDocument('attendance.printByPerson', { from: month(from), to: month(to), teamId: team === '' ? null : id<'team'>(Number(team)) });
  const rows = data?.rows ?? [];
  const period = from === to ? formatMonthChinese(month(from)) : `${formatMonthChinese(month(from))}至${formatMonthChinese(month(to))}`;
  return (
    <PrintPage title="志愿服务时长排行榜" ready={data !== undefined} error={error ?? null} subtitle={<><span>{data?.communityName}</span><span>{period}</span><span>{data?.teamName ?? '全部队伍'}</span><span>单位：小时</span></>}>
      <table className="print-table">
        <thead><tr><th>名次</th><th>志愿者编号</th><th>姓名</th><th>队伍</th><th>人次</th><th>时长</th><th>最近服务</th></tr></thead>
        <tbody>{rows.map((each, n) => <tr key={each.volunteerId}><td>{n + 1}</td><td>{no(each.volunteerNo)}</td><td style={whole}>{each.name}</td><td>{each.teams}</td><td className="number">{each.times}</td><td className="number">{formatHours(each.minutes)}</td><td style={whole}>{each.lastServedOn}</td></tr>)}</tbody>
        <tfoot><tr><th colSpan={4}>合计 {rows.length} 人</th><td className="number">{rows.reduce((sum, each) => sum + each.times, 0)}</td><td className="number">{formatHours(rows.reduce((sum, each) => sum + each.minutes, 0))}</td><td>&nbsp;</td></tr></tfoot>
      </table>
      <p>只计已审批的时长。</p>
    </PrintPage>
  );
}
