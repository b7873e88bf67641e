/** 捐赠收据, 捐赠公示, 基金收支表, 计算书, 个案档案目录, 救助台账, 救助统计 on paper. In Chinese: documents of the committee. */
import { useParams } from 'react-router';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { amountInCapitals } from '#shared/capital-amount.ts';
import { day, formatDayChinese, type Day } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { formatYuan, sumFen } from '#shared/money.ts';
import type { ReliefCase } from '#shared/relief/contract.ts';
import { IN_COLUMNS, OUT_COLUMNS } from '#shared/relief/statement.ts';
import { stepLine } from '#shared/relief/step-words.ts';
import { advanceText, caseStatusText } from './case-status.ts';
import { DEDUCTION_WORDS } from './case-dialogs.tsx';
import { ruleFacts } from './rules-page.tsx';
import { ageBand, amountBand } from './statistics-page.tsx';
import { reliefWords } from './words.ts';
import { fillIn } from '#renderer/i18n/fill-in.ts';
import { MARKS } from '#renderer/i18n/marks.ts';
import type { Say } from '#renderer/i18n/use-words.ts';
import { DEDUCTIONS } from '#shared/relief/calculate.ts';

const zh = reliefWords.zh;
const said = { ...zh, ...MARKS.zh };
const say: Say<keyof typeof zh> = (key, values) => fillIn(said[key], values);
const Signers = ({ names }: { names: readonly string[] }) => <div className="signers">{names.map((name) => <span key={name}>{name}：</span>)}</div>;

function usePeriodParams(): { fundId: ReturnType<typeof id<'reliefFund'>>; from: Day; to: Day } {
  const { fundId = '', from = '', to = '' } = useParams();
  return { fundId: id<'reliefFund'>(Number(fundId) || 1), from: day(from), to: day(to) };
}
const between = (data: { from: Day; to: Day } | undefined): string => (data === undefined ? '' : `${formatDayChinese(data.from)}至${formatDayChinese(data.to)}`);

export function ReceiptPrint() {
  const { moveId = '' } = useParams();
  const { data, error } = useDocument('relief.receipt', { moveId: id<'reliefMove'>(Number(moveId) || 1) });
  const part = (title: string) => data !== undefined && (
    <div style={{ border: '0.4mm solid #000', padding: '6mm', marginBottom: '10mm', breakInside: 'avoid' }}>
      <h2 style={{ textAlign: 'center', margin: '0 0 3mm' }}>捐赠收据　<span style={{ fontSize: '0.7em' }}>（{title}）</span></h2>
      <p style={{ display: 'flex', justifyContent: 'space-between', margin: '0 0 2mm' }}><span>收据号：{data.move.receiptNo}</span><span>{formatDayChinese(data.move.happenedOn)}</span></p>
      <table className="print-table"><tbody>
        <tr><th style={{ width: '30mm' }}>捐赠人（单位）</th><td>{data.move.donorName}{data.move.anonymous ? '（不公开姓名）' : ''}</td></tr>
        <tr><th>捐赠用途</th><td>{data.fundName}</td></tr>
        <tr><th>捐赠金额</th><td>{formatYuan(data.move.amountFen)} 元　大写：{amountInCapitals(data.move.amountFen)}</td></tr>
        <tr><th>备注</th><td>{data.move.docRef}{data.move.note === '' ? '' : `　${data.move.note}`}</td></tr>
      </tbody></table>
      <div className="signers"><span>{data.communityName}（盖章）</span><span>经手人：{data.move.recordedBy}</span><span>复核：{data.move.confirmedBy ?? ''}</span></div>
    </div>
  );
  return <PrintPage title="捐赠收据" bare ready={data !== undefined} error={error ?? null}>{part('存根')}{part('交捐赠人')}{part('记账')}</PrintPage>;
}

export function GiftsPrint() {
  const { data, error } = useDocument('relief.gifts', usePeriodParams());
  const rows = data?.moves ?? [];
  return (
    <PrintPage title={`${data?.fundName ?? ''}捐赠公示`} ready={data !== undefined} error={error ?? null} subtitle={<><span>{data?.communityName}</span><span>{between(data)}</span><span>单位：元</span></>}>
      <table className="print-table">
        <thead><tr><th>序号</th><th>日期</th><th>捐赠人（单位）</th><th>金额</th><th>收据号</th></tr></thead>
        <tbody>{rows.map((move, n) => <tr key={move.moveId}><td className="centre">{n + 1}</td><td>{move.happenedOn}</td><td>{move.donorName}</td><td className="number">{formatYuan(move.amountFen)}</td><td>{move.receiptNo}</td></tr>)}</tbody>
        <tfoot><tr><th colSpan={3}>合计</th><td className="number">{formatYuan(sumFen(rows.map((move) => move.amountFen)))}</td><td>{amountInCapitals(sumFen(rows.map((move) => move.amountFen)))}</td></tr></tfoot>
      </table>
      <Signers names={['制表', '审核', '监督委员会', '日期']} />
    </PrintPage>
  );
}

export function StatementPrint() {
  const { data, error } = useDocument('relief.printStatement', usePeriodParams());
  const cell = (column: (typeof IN_COLUMNS)[number] | (typeof OUT_COLUMNS)[number]) => <td key={column} className="number">{data === undefined || data.columns[column] === 0 ? '' : formatYuan(data.columns[column])}</td>;
  return (
    <PrintPage title={`${data?.fund.name ?? ''}收支表`} landscape ready={data !== undefined} error={error ?? null} subtitle={<><span>{data?.communityName}</span><span>{between(data)}</span><span>单位：元</span></>}>
      {data !== undefined && (
        <>
          <table className="print-table">
            <thead><tr><th rowSpan={2}>期初余额</th><th colSpan={IN_COLUMNS.length}>收入</th><th rowSpan={2}>收入合计</th><th colSpan={OUT_COLUMNS.length}>支出</th><th rowSpan={2}>支出合计</th><th rowSpan={2}>期末余额</th></tr><tr>{[...IN_COLUMNS, ...OUT_COLUMNS].map((column) => <th key={column}>{zh[column]}</th>)}</tr></thead>
            <tbody><tr><td className="number">{formatYuan(data.openingFen)}</td>{IN_COLUMNS.map(cell)}<td className="number">{formatYuan(data.inFen)}</td>{OUT_COLUMNS.map(cell)}<td className="number">{formatYuan(data.outFen)}</td><td className="number">{formatYuan(data.closingFen)}</td></tr></tbody>
          </table>
          <p>核对：期末余额 {formatYuan(data.closingFen)}；账上 {data.fund.fundAccountCode} {data.fund.fundAccountName} {formatYuan(data.accountFen)}（{data.accountTies ? '相符' : '不符'}）；{data.owedFen === 0 ? '' : `已批未付 ${formatYuan(data.owedFen)}；`}银行户 {data.fund.moneyAccountCode} {data.fund.moneyAccountName} {formatYuan(data.bankFen)}（{data.bankTies ? '相符' : '不符'}）。</p>
          <table className="print-table">
            <thead><tr><th>日期</th><th>项目</th><th>摘要</th><th>凭证</th><th>收入</th><th>支出</th><th>余额</th></tr></thead>
            <tbody>{data.lines.map((line, n) => { const out = (OUT_COLUMNS as readonly string[]).includes(line.column); return <tr key={`${line.voucherNo}-${n}`}><td>{line.day}</td><td>{zh[line.column]}</td><td>{line.text}</td><td>{line.voucherNo}</td><td className="number">{out ? '' : formatYuan(line.amountFen)}</td><td className="number">{out ? formatYuan(line.amountFen) : ''}</td><td className="number">{formatYuan(line.balanceFen)}</td></tr>; })}</tbody>
          </table>
          <Signers names={['制表', '会计', '负责人', '监督委员会', '日期']} />
        </>
      )}
    </PrintPage>
  );
}

function BillsTable({ found }: { found: ReliefCase }) {
  const standing = found.billList.filter((bill) => bill.removedReason === null);
  const total = (of: (bill: (typeof standing)[number]) => Parameters<typeof formatYuan>[0]): string => {
    const sum = sumFen(standing.filter((bill) => bill.inWindow).map(of));
    return sum === 0 ? '' : formatYuan(sum);
  };
  return (
    <table className="print-table">
      <thead><tr><th>医院</th><th>发票号</th><th>出院（票据）日期</th><th>总费用</th>{DEDUCTIONS.map((name) => <th key={name}>{zh[DEDUCTION_WORDS[name]]}</th>)}<th>自负</th></tr></thead>
      <tbody>{standing.map((bill) => <tr key={bill.billId}><td>{bill.hospital}</td><td>{bill.invoiceNo}</td><td>{bill.dischargedOn ?? bill.billedOn}</td><td className="number">{formatYuan(bill.totalFen)}</td>{DEDUCTIONS.map((name) => <td key={name} className="number">{bill[name] === 0 ? '' : formatYuan(bill[name])}</td>)}<td className="number">{bill.inWindow ? formatYuan(bill.leftFen) : zh.outOfWindow}</td></tr>)}</tbody>
      <tfoot><tr><th colSpan={3}>合计（计入的票据）</th><td className="number">{total((bill) => bill.totalFen)}</td>{DEDUCTIONS.map((name) => <td key={name} className="number">{total((bill) => bill[name])}</td>)}<td className="number">{total((bill) => bill.leftFen)}</td></tr></tfoot>
    </table>
  );
}

export function CalculationPrint() {
  const { applicationId = '' } = useParams();
  const { data, error } = useDocument('relief.printCalculation', { applicationId: id<'application'>(Number(applicationId) || 1) });
  const found = data?.case;
  const calculation = found?.calculation;
  const advanced = found === undefined ? null : advanceText(found, say);
  return (
    <PrintPage title="大病救助金计算书" landscape ready={data !== undefined} error={error ?? null} subtitle={found !== undefined && <><span>编号：{found.applicationNo}</span><span>受益人：{found.name}</span><span>受理日期：{formatDayChinese(found.receivedOn)}</span><span>单位：元</span></>}>
      {found !== undefined && calculation != null && (
        <>
          <p>依据：{calculation.resolutionNo}（第 {calculation.versionNo} 版标准）。{ruleFacts(calculation.rules, say).map(([label, value]) => `${label} ${value}`).join('；')}。</p>
          <BillsTable found={found} />
          <table className="print-table" style={{ marginTop: '4mm' }}>
            <thead><tr><th style={{ width: '60mm' }}>步骤</th><th>算法</th><th style={{ width: '40mm' }}>结果</th></tr></thead>
            <tbody>{calculation.steps.filter((step) => step.step !== 'bill').map((step, n) => { const line = stepLine(step, 'zh'); return <tr key={`${step.step}-${n}`} style={step.step === 'result' ? { fontWeight: 700 } : {}}><td>{line.what}</td><td>{line.how}</td><td className="number">{line.fen === null ? '' : formatYuan(line.fen)}</td></tr>; })}</tbody>
          </table>
          {/* Nobody signs on a sheet that does not say what. */}
          <div style={{ breakInside: 'avoid' }}>
            <p>应发救助金（大写）：{amountInCapitals(calculation.grantFen)}{advanced === null ? '' : `。${advanced}`}</p>
            <Signers names={['计算人', '复核人', '评议小组', '负责人', '日期']} />
          </div>
        </>
      )}
    </PrintPage>
  );
}

const SEEN: Readonly<Record<string, string>> = { original: '原件', copy: '复印件', waived: '免交', missing: '未交' };

export function CaseFilePrint() {
  const { applicationId = '', which = 'masked' } = useParams();
  const { data, error } = useDocument(which === 'whole' ? 'relief.caseFileWhole' : 'relief.caseFile', { applicationId: id<'application'>(Number(applicationId) || 1) });
  const found = data?.case;
  return (
    <PrintPage title="大病救助个案档案目录" ready={data !== undefined} error={error ?? null} subtitle={found !== undefined && <><span>编号：{found.applicationNo}</span><span>{data?.communityName}</span><span>{data === undefined ? '' : formatDayChinese(data.on)}</span></>}>
      {data !== undefined && found !== undefined && (
        <>
          <table className="print-table"><tbody>
            <tr><th style={{ width: '30mm' }}>受益人</th><td>{found.name}</td><th style={{ width: '30mm' }}>身份证号</th><td>{data.idNumberMasked}</td></tr>
            <tr><th>申请人</th><td>{data.applicantName}</td><th>受理日期</th><td>{formatDayChinese(found.receivedOn)}</td></tr>
            <tr><th>诊断</th><td colSpan={3}>{data.diagnosis === null ? '（加密保存，未列入本目录）' : `${zh[data.diagnosis.diseaseClass]}：${data.diagnosis.diagnosis}`}</td></tr>
            <tr><th>自负费用</th><td>{formatYuan(found.baseFen)} 元</td><th>计算金额</th><td>{found.calculatedFen === null ? '' : `${formatYuan(found.calculatedFen)} 元`}</td></tr>
            <tr><th>批准金额</th><td>{found.grantedFen === null ? '' : `${formatYuan(found.grantedFen)} 元`}</td><th>已发金额</th><td>{formatYuan(found.paidFen)} 元</td></tr>
          </tbody></table>
          <table className="print-table" style={{ marginTop: '4mm' }}><thead><tr><th>序号</th><th>材料名称</th><th>形式</th><th>份数</th><th style={{ width: '25mm' }}>页码</th><th style={{ width: '35mm' }}>备注</th></tr></thead><tbody>{data.papers.map((paper, n) => <tr key={paper.name}><td className="centre">{n + 1}</td><td>{paper.name}</td><td className="centre">{paper.count === 0 ? (SEEN[paper.seen === 'waived' ? 'waived' : ''] ?? '—') : SEEN[paper.seen]}</td><td className="number">{paper.count === 0 ? '' : paper.count}</td><td>&nbsp;</td><td>&nbsp;</td></tr>)}</tbody></table>
          <Signers names={['整理人', '审核人', '归档日期']} />
        </>
      )}
    </PrintPage>
  );
}

export function RegisterPrint() {
  const { data, error } = useDocument('relief.register', usePeriodParams());
  const rows = data?.rows ?? [];
  const total = (of: (row: (typeof rows)[number]) => Parameters<typeof formatYuan>[0] | null): string => formatYuan(sumFen(rows.flatMap((row) => of(row) ?? [])));
  return (
    <PrintPage title={`${data?.fundName ?? ''}救助台账`} landscape ready={data !== undefined} error={error ?? null} subtitle={<><span>{data?.communityName}</span><span>{between(data)}</span><span>单位：元</span></>}>
      <table className="print-table">
        <thead><tr><th>序号</th><th>编号</th><th>受益人</th><th>户号</th><th>受理日期</th><th>票据（张）</th><th>自负费用</th><th>计算金额</th><th>批准金额</th><th>审批日期</th><th>已发</th><th>收回</th><th>状态</th></tr></thead>
        <tbody>{rows.map((row, n) => <tr key={row.applicationId}><td className="centre">{n + 1}</td><td>{row.applicationNo}</td><td>{row.name}</td><td>{row.householdNo}</td><td>{row.receivedOn}</td><td className="number">{row.bills}</td><td className="number">{formatYuan(row.baseFen)}</td><td className="number">{row.calculatedFen === null ? '' : formatYuan(row.calculatedFen)}</td><td className="number">{row.grantedFen === null ? '' : formatYuan(row.grantedFen)}</td><td>{row.decidedOn}</td><td className="number">{row.paidFen === 0 ? '' : formatYuan(row.paidFen)}</td><td className="number">{row.recoveredFen === 0 ? '' : formatYuan(row.recoveredFen)}</td><td>{caseStatusText(row, 'zh')}</td></tr>)}</tbody>
        <tfoot><tr><th colSpan={5}>合计</th><td className="number">{rows.reduce((sum, row) => sum + row.bills, 0)}</td><td className="number">{total((row) => row.baseFen)}</td><td className="number">{total((row) => row.calculatedFen)}</td><td className="number">{total((row) => row.grantedFen)}</td><td>&nbsp;</td><td className="number">{total((row) => row.paidFen)}</td><td className="number">{total((row) => row.recoveredFen)}</td><td>&nbsp;</td></tr></tfoot>
      </table>
      <Signers names={['制表', '审核', '负责人', '日期']} />
    </PrintPage>
  );
}

export function StatisticsPrint() {
  const { data, error } = useDocument('relief.printStatistics', usePeriodParams());
  const table = (title: string, rows: readonly { name: string; cases: number; grantedFen: Parameters<typeof formatYuan>[0] }[]) => (
    <table className="print-table" style={{ marginBottom: '5mm' }}><thead><tr><th>{title}</th><th style={{ width: '30mm' }}>件数</th><th style={{ width: '45mm' }}>批准金额</th></tr></thead><tbody>{rows.map((row) => <tr key={row.name}><td>{row.name}</td><td className="number">{row.cases}</td><td className="number">{formatYuan(row.grantedFen)}</td></tr>)}</tbody></table>
  );
  return (
    <PrintPage title={`${data?.fundName ?? ''}救助统计`} ready={data !== undefined} error={error ?? null} subtitle={<><span>{data?.communityName}</span><span>{between(data)}</span><span>单位：元</span></>}>
      {data !== undefined && (
        <>
          <p>批准 {data.cases} 件，{data.persons} 人，金额 {formatYuan(data.grantedFen)} 元。</p>
          {table('按年龄', data.byAge.map((row) => ({ ...row, name: ageBand(row.band, 'zh') })))}{table('按金额', data.byAmount.map((row) => ({ ...row, name: amountBand(row.band, 'zh') })))}{table('按病种', data.byClass.filter((row) => row.cases > 0).map((row) => ({ ...row, name: zh[row.diseaseClass as 'cancer'] })))}
          <Signers names={['制表', '审核', '日期']} />
        </>
      )}
    </PrintPage>
  );
}
