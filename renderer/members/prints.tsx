/** 成员名册（备案表）, 份额登记簿, 分红方案, 分红花名册 on paper. In Chinese: documents of the collective. */
import { useParams } from 'react-router';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { amountInCapitals } from '#shared/capital-amount.ts';
import { daySchema, formatDayChinese } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatShares } from '#shared/members/words.ts';
import { fen, formatYuan, roundHalfUp, sumFen } from '#shared/money.ts';
import { membersWords } from './words.ts';

const zh = membersWords.zh;
const SEX: Readonly<Record<string, string>> = { 1: '男', 2: '女' };
const row = { display: 'flex', justifyContent: 'space-between', marginTop: '5mm' } as const;
const whole = { whiteSpace: 'nowrap' } as const;
const LINE_STATUS = { toPay: '', heirs: '待继承', listed: '', failed: '未发成', paid: '已发' } as const;

export function MembersPrint() {
  const { data, error } = useDocument('members.printRegister', {});
  const rows = data?.rows ?? [];
  return (
    <PrintPage title="农村集体经济组织成员名册（备案表）" landscape ready={data !== undefined} error={error ?? null} subtitle={<><span>{data?.communityName}</span><span>{data === undefined ? '' : formatDayChinese(data.on)}</span><span>在册 {rows.filter((each) => each.status === 'active').length} 人，保留权益 {rows.filter((each) => each.status === 'retained').length} 人</span></>}>
      <table className="print-table">
        <thead><tr><th>成员编号</th><th>姓名</th><th>性别</th><th>出生日期</th><th>公民身份号码</th><th>户号</th><th>户主</th><th>取得方式</th><th>取得日期</th><th>确认决议</th><th>状态</th><th>状态日期及说明</th></tr></thead>
        <tbody>
          {rows.map((member) => (
            <tr key={member.memberId}>{[member.memberNo, member.name, SEX[member.sex] ?? '', member.birthDate, member.idNumberMasked, member.householdNo, member.headName, zh[member.acquiredHow], member.acquiredOn].map((text, n) => <td key={n} style={whole}>{text}</td>)}<td>{member.resolutionRef}</td>
              <td style={whole}>{zh[member.status]}</td><td>{member.status === 'active' ? '' : `${member.statusOn} ${member.statusReason}${member.retainedUntil === null ? '' : `，保留至 ${member.retainedUntil}`}`}{member.alive ? '' : ' 已故'}</td></tr>
          ))}
        </tbody>
      </table>
      <p style={row}><span>理事长（签章）：＿＿＿＿＿＿</span><span>经办人：＿＿＿＿＿＿</span><span>乡镇（街道）备案：＿＿＿＿＿＿　日期：＿＿＿＿</span><span>县级农业农村部门备案：＿＿＿＿＿＿　日期：＿＿＿＿</span></p>
    </PrintPage>
  );
}

export function SharesPrint() {
  const { on = '' } = useParams();
  const { data, error } = useDocument('members.printShares', { on: daySchema.parse(on) });
  const rows = data?.rows ?? [];
  return (
    <PrintPage title="份额（股份）登记簿" ready={data !== undefined} error={error ?? null} subtitle={<><span>{data?.communityName}</span><span>截至 {data === undefined ? '' : formatDayChinese(data.on)}</span><span>单位：股</span></>}>
      <table className="print-table">
        <thead><tr><th>序号</th><th>户号</th><th>户主</th><th>持有人</th><th>种类</th><th>股数</th><th>备注</th></tr></thead>
        <tbody>{rows.map((each, n) => <tr key={`${each.householdId}-${each.residentId}-${each.classId}`}><td>{n + 1}</td><td>{each.householdNo}</td><td>{each.headName}</td><td>{each.name ?? '全户'}</td><td>{each.className}</td><td className="number">{formatShares(each.quantity)}</td><td>&nbsp;</td></tr>)}</tbody>
        <tfoot><tr><th colSpan={5}>合计</th><td className="number">{formatShares(rows.reduce((sum, each) => sum + each.quantity, 0))}</td><td>&nbsp;</td></tr></tfoot>
      </table>
      <p style={row}><span>理事长：＿＿＿＿＿＿</span><span>监事长：＿＿＿＿＿＿</span><span>登记人：＿＿＿＿＿＿</span></p>
    </PrintPage>
  );
}

function useDividend() {
  const { runId = '' } = useParams();
  return useDocument('members.printDividend', { runId: id<'dividendRun'>(Number(runId)) });
}

/** Yuan per share with four decimals, in whole numbers all the way. */
function perShare(poolFen: number, quantity: number): string {
  return formatShares(Number(roundHalfUp(BigInt(poolFen) * 1_000_000n, BigInt(quantity))));
}

export function DividendPlanPrint() {
  const { data, error } = useDividend();
  const run = data?.run;
  const facts: readonly (readonly [string, string])[] = run === undefined ? [] : [
    ['分配年度', `${run.year} 年`], ['分红总额', `${formatYuan(run.poolFen)} 元（${amountInCapitals(run.poolFen)}）`], ['份额登记日', `${formatDayChinese(run.recordOn)} 日终`], ['总股数', `${formatShares(run.totalQuantity)} 股`],
    ['每股分红（约）', `${perShare(run.poolFen, run.totalQuantity)} 元`], ['发放方式', run.per === 'household' ? `按户发放，共 ${run.lines} 户` : `按人发放，共 ${run.lines} 人（户）`],
    ['代扣税', run.withholdingBasisPoints === 0 ? '不代扣' : `${run.withholdingBasisPoints / 100}%，计 ${formatYuan(run.taxFen)} 元`], ['尾差处理', '按最大余额法分到分，各户（人）合计等于分红总额'], ['决议', run.resolutionRef], ['编制、复核', `${run.preparedBy}、${run.confirmedBy ?? '未复核'}`],
  ];
  return (
    <PrintPage title={run === undefined ? '分红方案' : `${run.year}年${run.title}方案`} ready={data !== undefined} error={error ?? null} subtitle={<><span>{data?.communityName}</span><span>{data?.accountSetName}</span></>}>
      <table className="print-table"><tbody>{facts.map(([label, text]) => <tr key={label}><th style={{ width: '32mm', textAlign: 'left' }}>{label}</th><td>{text}</td></tr>)}</tbody></table>
      <p>一、本方案在表决前向全体成员公示不少于 10 天。二、份额以登记日日终的份额登记簿为准。三、登记日后、发放前去世的，其份额所得由继承人领取，继承人未确定前暂不发放。四、未领取的款项留在应付款中，记在本户（人）名下。</p>
      <p style={row}><span>理事会：＿＿＿＿＿＿</span><span>监事会审核：＿＿＿＿＿＿</span><span>党组织意见：＿＿＿＿＿＿</span><span>日期：＿＿＿＿＿＿</span></p>
    </PrintPage>
  );
}

export function DividendRosterPrint() {
  const { data, error } = useDividend();
  const run = data?.run;
  const lines = data?.lines ?? [];
  const withheldFen = sumFen(lines.map((line) => line.withheldFen));
  const paidFen = fen(sumFen(lines.map((line) => line.netFen)) - withheldFen);
  return (
    <PrintPage title={run === undefined ? '分红花名册' : `${run.year}年${run.title}花名册`} landscape ready={data !== undefined} error={error ?? null}
      subtitle={<><span>{data?.communityName}</span><span>登记日：{run === undefined ? '' : formatDayChinese(run.recordOn)}</span><span>{run?.per === 'person' ? '按人' : '按户'}　单位：元</span></>}>
      <table className="print-table">
        <thead><tr><th>序号</th><th>户号</th><th>户主</th><th>持有人</th><th>股数</th><th>应得金额</th><th>代扣税</th>{withheldFen > 0 && <th>扣回多发</th>}<th>实发金额</th><th>收款人</th><th>账号</th><th>签字（按手印）</th><th>备注</th></tr></thead>
        <tbody>{lines.map((line) => <tr key={line.lineNo}><td>{line.lineNo}</td><td>{line.householdNo}</td><td>{line.headName}</td><td>{line.name ?? '全户'}</td><td className="number">{formatShares(line.quantity)}</td><td className="number">{formatYuan(line.amountFen)}</td><td className="number">{line.taxFen === 0 ? '' : formatYuan(line.taxFen)}</td>{withheldFen > 0 && <td className="number">{line.withheldFen === 0 ? '' : formatYuan(line.withheldFen)}</td>}<td className="number">{formatYuan(fen(line.netFen - line.withheldFen))}</td><td>{line.payeeName}</td><td>{line.accountMasked}</td><td style={{ minWidth: '26mm' }}>&nbsp;</td><td>{LINE_STATUS[line.status]} {line.note}</td></tr>)}</tbody>
        <tfoot><tr><th colSpan={4}>合计</th><td className="number">{formatShares(lines.reduce((sum, line) => sum + line.quantity, 0))}</td><td className="number">{formatYuan(sumFen(lines.map((line) => line.amountFen)))}</td><td className="number">{formatYuan(sumFen(lines.map((line) => line.taxFen)))}</td>{withheldFen > 0 && <td className="number">{formatYuan(withheldFen)}</td>}<td className="number">{formatYuan(paidFen)}</td><td colSpan={4}>{amountInCapitals(paidFen)}</td></tr></tfoot>
      </table>
      <p style={row}><span>理事长：＿＿＿＿＿＿</span><span>会计：＿＿＿＿＿＿</span><span>出纳：＿＿＿＿＿＿</span><span>监事会：＿＿＿＿＿＿</span></p>
    </PrintPage>
  );
}
