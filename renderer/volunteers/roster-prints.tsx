/** 队伍花名册 and 志愿者总花名册 on paper. In Chinese: documents of the committee. */
import { useParams, useSearchParams } from 'react-router';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { formatDayChinese } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatVolunteerNo } from '#shared/volunteers/words.ts';
import { volunteersWords } from './words.ts';

const { zh } = volunteersWords;
const whole = { whiteSpace: 'nowrap' } as const;
const SEX: Readonly<Record<string, string>> = { 1: '男', 2: '女' };

/** One team's roster, to be signed by its leader. */
export function TeamRosterPrint() {
  const { teamId = '' } = useParams();
  const [search] = useSearchParams();
  const { data, error } = useDocument('volunteers.printRoster', { teamId: id<'team'>(Number(teamId)), phones: search.get('phones') === 'whole' });
  const team = data?.team;
  const rows = data?.rows ?? [];
  return (
    <PrintPage title={`${team?.name ?? ''}花名册`} ready={data !== undefined} error={error ?? null}
      subtitle={<><span>{data?.communityName}</span><span>队长：{team?.leader ?? ''}</span><span>成立：{team === null || team === undefined ? '' : formatDayChinese(team.foundedOn)}</span><span>居委会同意：{team?.consentOn == null ? '未登记' : `${formatDayChinese(team.consentOn)} ${team.consentMinutesNo}`}</span><span>{data === undefined ? '' : `截至 ${formatDayChinese(data.on)}，共 ${rows.length} 人`}</span></>}>
      <table className="print-table">
        <thead><tr><th>序号</th><th>职务</th><th>姓名</th><th>性别</th><th>年龄</th><th>志愿者编号</th><th>联系电话</th><th>入队日期</th><th>技能</th><th>保险</th><th>备注</th></tr></thead>
        <tbody>{rows.map((row, n) => <tr key={row.volunteerId}><td className="centre">{n + 1}</td><td style={whole}>{row.role === null ? '' : zh[`r.${row.role}`]}</td><td style={whole}>{row.name}</td><td className="centre">{SEX[row.sex] ?? ''}</td><td className="number">{row.age}</td><td style={whole}>{formatVolunteerNo(row.volunteerNo)}</td><td style={whole}>{row.phone}</td><td style={whole}>{row.from}</td><td>{row.skills}</td><td className="centre">{row.insured ? '有' : ''}</td><td>{row.standing === 'active' ? '' : zh[row.standing]}</td></tr>)}</tbody>
      </table>
      <div className="signers"><span>队长：</span><span>志愿专员：</span><span>社区负责人：</span><span>日期：</span></div>
    </PrintPage>
  );
}

/** Everybody who serves. */
export function WholeRosterPrint() {
  const { data, error } = useDocument('volunteers.printRoster', { teamId: null });
  const rows = data?.rows ?? [];
  return (
    <PrintPage title="志愿者花名册" landscape ready={data !== undefined} error={error ?? null} subtitle={<><span>{data?.communityName}</span><span>{data === undefined ? '' : `截至 ${formatDayChinese(data.on)}`}</span><span>在册 {rows.length} 人</span></>}>
      <table className="print-table">
        <thead><tr><th>序号</th><th>志愿者编号</th><th>姓名</th><th>性别</th><th>年龄</th><th>联系电话</th><th>住址</th><th>所在队伍</th><th>技能</th><th>注册日期</th><th>保险</th></tr></thead>
        <tbody>{rows.map((row, n) => <tr key={row.volunteerId}><td className="centre">{n + 1}</td><td style={whole}>{formatVolunteerNo(row.volunteerNo)}</td><td style={whole}>{row.name}</td><td className="centre">{SEX[row.sex] ?? ''}</td><td className="number">{row.age}</td><td style={whole}>{row.phone}</td><td>{row.address}</td><td>{row.teams}</td><td>{row.skills}</td><td style={whole}>{row.from}</td><td className="centre">{row.insured ? '有' : ''}</td></tr>)}</tbody>
      </table>
      <div className="signers"><span>志愿专员：</span><span>社区负责人：</span><span>日期：</span></div>
    </PrintPage>
  );
}
