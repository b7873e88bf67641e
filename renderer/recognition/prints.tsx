/** 志愿服务记录证明, 星级名单, 光荣榜, 积分兑换表, 年度统计表 on paper. In Chinese: documents of the committee. */
import './certificate.css';
import { useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useAct } from '#renderer/api/use-act.ts';
import { QrCode } from '#renderer/ui/qr-code.tsx';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { daySchema, formatDayChinese } from '#shared/days.ts';
import { id, type Id } from '#shared/ids.ts';
import { formatYuan } from '#shared/money.ts';
import { formatCheckCode, hoursText, pointsText, starsText, starTitle } from '#shared/recognition/words.ts';
import { formatVolunteerNo } from '#shared/volunteers/words.ts';

const whole = { whiteSpace: 'nowrap' } as const;
type Paper = MethodOutput<'recognition.printCertificate'>;

/** Printing a certificate is an act: it is counted, once for each time the page is opened. */
function usePaper(certificateId: Id<'certificate'>): { data: Paper | undefined; error: Error | undefined } {
  const { run } = useAct('recognition.printCertificate');
  const asked = useRef<number>(undefined);
  const [answer, setAnswer] = useState<{ data: Paper | undefined; error: Error | undefined }>({ data: undefined, error: undefined });
  useEffect(() => {
    if (asked.current === certificateId) return;
    asked.current = certificateId;
    void run({ certificateId }).then((outcome) => setAnswer({ data: outcome.ok ? outcome.value : undefined, error: outcome.ok ? undefined : outcome.error }));
  }, [run, certificateId]);
  return answer;
}

export function CertificatePrint() {
  const { certificateId = '' } = useParams();
  const { data, error } = usePaper(id<'certificate'>(Number(certificateId)));
  return (
    <PrintPage bare title="志愿服务记录证明" ready={data !== undefined} error={error ?? null}>
      {data !== undefined && <CertificateSheet paper={data} />}
    </PrintPage>
  );
}

function CertificateSheet({ paper }: { readonly paper: Paper }) {
  const { row, lines } = paper;
  return (
    <div className="certificate">
      {row.status === 'void' && <div className="certificate-void">作　废</div>}
      <div className="certificate-no"><span>编号：{row.no}</span>{row.prints > 1 && <span>补打第 {row.prints - 1} 次</span>}</div>
      <h1>志愿服务记录证明</h1>
      <table className="print-table certificate-holder">
        <tbody>
          <tr><th>姓　　名</th><td>{row.holderName}</td><th>志愿者编号</th><td>{formatVolunteerNo(row.volunteerNo)}</td></tr>
          <tr><th>证件类型</th><td>{paper.idKind === 'citizenId' ? '居民身份证' : '其他有效证件'}</td><th>证件号码</th><td style={whole}>{paper.idNumber}</td></tr>
        </tbody>
      </table>
      <p className="certificate-text">兹证明{row.holderName}同志于{formatDayChinese(row.fromOn)}至{formatDayChinese(row.toOn)}期间，参加本单位组织的志愿服务 <strong>{row.times}</strong> 次，累计服务时间 <strong>{hoursText(row.minutes)}</strong> 小时，记录真实、准确、完整。</p>
      <table className="print-table">
        <thead><tr><th>服务类别</th><th>服务内容</th><th>次数</th><th>服务时间（小时）</th></tr></thead>
        <tbody>{lines.map((line) => <tr key={line.typeName}><td style={whole}>{line.typeName}</td><td>{line.titles.join('、')}{line.titles.length >= 6 ? ' 等' : ''}</td><td className="number">{line.times}</td><td className="number">{hoursText(line.minutes)}</td></tr>)}</tbody>
        <tfoot><tr><th colSpan={2}>合　计</th><td className="number">{row.times}</td><td className="number">{hoursText(row.minutes)}</td></tr></tfoot>
      </table>
      <p>用途：{row.purpose === '' ? '——' : row.purpose}</p>
      <p>备注：{[paper.remarks, row.replacedNo === null ? '' : `代替${row.replacedNo}`, '服务时间不含路途；本证明免费出具，涂改无效。'].filter((one) => one !== '').join('；')}</p>
      <div className="certificate-foot">
        <div className="certificate-check">
          <QrCode text={paper.qr} side="30mm" />
          <div>核验码</div>
          <div className="certificate-code">{formatCheckCode(row.checkCode)}</div>
          <div className="certificate-hint">请在出具单位凭编号和核验码核验</div>
        </div>
        <div className="certificate-signers">
          <p>出具单位（盖章）：{paper.unit}</p>
          <div className="certificate-seal">（盖章处）</div>
          <p>负责人：{row.responsibleName}　（签字）＿＿＿＿＿＿</p>
          <p>经办人：{row.handlerName}　（签字）＿＿＿＿＿＿</p>
          <p>联系方式：{paper.contact}</p>
          <p>出具日期：{formatDayChinese(row.issuedOn)}</p>
        </div>
      </div>
    </div>
  );
}

/** Everybody who has reached a star on a day, the highest first. */
export function StarsPrint() {
  const on = daySchema.safeParse(useParams()['on']);
  const { data, error } = useDocument('recognition.printStars', on.success ? { on: on.data } : {});
  const rows = (data?.rows ?? []).filter((row) => row.level > 0);
  return (
    <PrintPage title="星级志愿者名单" ready={data !== undefined} error={error ?? null} subtitle={<><span>{data?.communityName}</span><span>标准：{data?.scheme}</span><span>{data === undefined ? '' : `截至 ${formatDayChinese(data.on)}，共 ${rows.length} 人`}</span></>}>
      <table className="print-table">
        <thead><tr><th>序号</th><th>姓名</th><th>志愿者编号</th><th>所在队伍</th><th>累计小时</th><th>星级</th><th>已授予</th></tr></thead>
        <tbody>{rows.map((row, n) => <tr key={row.volunteerId}><td className="centre">{n + 1}</td><td style={whole}>{row.name}</td><td style={whole}>{formatVolunteerNo(row.volunteerNo)}</td><td>{row.teams}</td><td className="number">{hoursText(row.minutes)}</td><td style={whole}>{starsText(row.level)}</td><td style={whole}>{row.awardedLevel === 0 ? '' : starTitle(row.awardedLevel)}</td></tr>)}</tbody>
      </table>
      <div className="signers"><span>志愿专员：</span><span>社区负责人：</span><span>日期：</span></div>
    </PrintPage>
  );
}

/** What was given out in a quarter, to be signed for. */
export function RedemptionsPrint() {
  const { redemptionRoundId = '' } = useParams();
  const { data, error } = useDocument('recognition.printRedemptions', { redemptionRoundId: id<'redemptionRound'>(Number(redemptionRoundId)) });
  return (
    <PrintPage title="志愿积分兑换表" ready={data !== undefined} error={error ?? null} subtitle={<><span>{data?.communityName}</span><span>{data === undefined ? '' : `${data.round.year} 年第 ${data.round.quarter} 季度（${data.round.opensOn} 至 ${data.round.closesOn}）`}</span><span>{data === undefined ? '' : `${data.round.redemptions} 人，${pointsText(data.round.centi)} 分，物品成本 ${formatYuan(data.round.costFen)} 元`}</span></>}>
      <table className="print-table">
        <thead><tr><th>单号</th><th>日期</th><th>姓名</th><th>志愿者编号</th><th>兑换物品</th><th>积分</th><th>经办人</th><th style={{ width: '28mm' }}>领取人签字</th></tr></thead>
        <tbody>{(data?.rows ?? []).map((row) => <tr key={row.redemptionId}><td className="centre">{row.number}</td><td style={whole}>{row.redeemedOn}</td><td style={whole}>{row.name}</td><td style={whole}>{formatVolunteerNo(row.volunteerNo)}</td><td>{row.items}</td><td className="number">{pointsText(row.centi)}</td><td style={whole}>{row.by}</td><td>&nbsp;</td></tr>)}</tbody>
        <tfoot><tr><th colSpan={5}>合计</th><td className="number">{data === undefined ? '' : pointsText(data.round.centi)}</td><td colSpan={2} aria-label="空" /></tr></tfoot>
      </table>
      <div className="signers"><span>保管人：</span><span>志愿专员：</span><span>社区负责人：</span><span>日期：</span></div>
    </PrintPage>
  );
}

const SEX: Readonly<Record<string, string>> = { 1: '男', 2: '女' };

/** 志愿服务年度统计表. */
export function YearPrint() {
  const { year = '' } = useParams();
  const { data, error } = useDocument('recognition.printYear', { year: Number(year) });
  const cuts: readonly (readonly [string, readonly { key: string; people: number; times: number; minutes: number }[], (key: string) => string])[] = data === undefined ? [] : [
    ['队伍', data.teams, (key) => key], ['服务类别', data.types, (key) => key], ['年龄', data.ages, (key) => (key === '' ? '不详' : key)], ['性别', data.sexes, (key) => SEX[key] ?? '不详'], ['月份', data.months, (key) => key],
  ];
  const share = data === undefined || data.family.households === 0 ? '' : `${((data.family.withVolunteer * 100) / data.family.households).toFixed(1)}%`;
  return (
    <PrintPage title={`${year} 年志愿服务统计表`} ready={data !== undefined} error={error ?? null} subtitle={<><span>{data?.communityName}</span><span>只计审核通过的服务</span></>}>
      {data !== undefined && (
        <>
          <table className="print-table"><tbody>
            <tr><th>活动场次</th><td className="number">{data.activities}</td><th>服务人数</th><td className="number">{data.people}</td><th>服务人次</th><td className="number">{data.times}</td><th>服务小时</th><td className="number">{hoursText(data.minutes)}</td></tr>
            <tr><th>在册志愿者</th><td className="number">{data.volunteers}</td><th>新注册</th><td className="number">{data.newVolunteers}</td><th>参与家庭</th><td className="number">{data.family.withVolunteer} / {data.family.households}</td><th>家庭参与率</th><td className="number">{share}</td></tr>
            <tr><th>开具证明</th><td className="number">{data.certificates}</td><th>星级人数</th><td colSpan={5}>{data.stars.map((one) => `${starsText(one.level)} ${one.people} 人`).join('　')}</td></tr>
          </tbody></table>
          <table className="print-table" style={{ marginTop: '4mm' }}>
            <thead><tr><th>分组</th><th>项目</th><th>人数</th><th>人次</th><th>小时</th></tr></thead>
            <tbody>{cuts.flatMap(([kind, rows, say]) => rows.map((row, n) => <tr key={`${kind}${row.key}`}>{n === 0 && <th rowSpan={rows.length}>{kind}</th>}<td>{say(row.key)}</td><td className="number">{row.people}</td><td className="number">{row.times}</td><td className="number">{hoursText(row.minutes)}</td></tr>))}</tbody>
          </table>
          <div className="signers"><span>填表人：</span><span>社区负责人：</span><span>日期：</span></div>
        </>
      )}
    </PrintPage>
  );
}
