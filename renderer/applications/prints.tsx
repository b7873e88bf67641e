/** 申请表, 受理通知书, 补正通知书, 决定书, 入户核实记录, 评议记录, 申请台账 on paper. In Chinese: documents of the committee. */
import { useParams, useSearchParams } from 'react-router';
import { PrintPage } from '#renderer/print/print-page.tsx';
import { useDocument } from '#renderer/print/use-document.ts';
import { applicationStatusSchema } from '#shared/application-status.ts';
import { PAPERS, type ApplicationFile } from '#shared/applications/contract.ts';
import { amountInCapitals } from '#shared/capital-amount.ts';
import { day, formatDayChinese, localDay } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { fen, formatYuan, sumFen, type Fen } from '#shared/money.ts';
import { maskPhone } from '#shared/phone.ts';
import { applicationsWords } from './words.ts';

const zh = applicationsWords.zh;
const SEX: Readonly<Record<string, string>> = { 1: '男', 2: '女' };
const th = { width: '30mm' } as const;
const VOTE: Readonly<Record<string, string>> = { yes: '同意', no: '不同意', abstain: '弃权', avoided: '回避', absent: '缺席' };
type Document = { file: ApplicationFile; communityName: string; on: string; idNumberMasked: string; phoneMasked: string; birthDate: string | null; sex: string };

function Facts({ rows }: { rows: readonly (readonly [string, React.ReactNode])[] }) {
  return <table className="print-table"><tbody>{rows.map(([label, value]) => <tr key={label}><th style={th}>{label}</th><td>{value}</td></tr>)}</tbody></table>;
}

// oxlint-disable-next-line react/no-array-index-key -- several may sign in the same part
const Signers = ({ names }: { names: readonly string[] }) => <div className="signers">{names.map((name, n) => <span key={n}>{name}：</span>)}</div>;
const amountText = (fen: Parameters<typeof formatYuan>[0]): string => `${formatYuan(fen)} 元（${amountInCapitals(fen)}）`;

function FormPaper({ data }: { data: Document }) {
  const { file } = data;
  const { form } = file;
  const asked: (readonly [string, React.ReactNode])[] = [];
  if (form.school !== undefined) asked.push(['学校', [form.school, form.level === undefined ? '' : zh[form.level], form.admissionYear === undefined ? '' : `${form.admissionYear}年入学`, form.letterNo === undefined ? '' : `录取通知书 ${form.letterNo}`, form.className ?? '', form.stop ?? ''].filter((part) => part !== '').join('　')]);
  if (form.situation !== undefined) asked.push(['情况说明', <div key="s" style={{ minHeight: '30mm' }}>{form.situation}</div>]);
  if (form.askedFen !== undefined) asked.push(['申请金额', amountText(form.askedFen)]);
  return (
    <>
      <table className="print-table"><tbody>
        <tr><th style={th}>申请项目</th><td>{file.programmeName}</td><th style={th}>受理日期</th><td>{formatDayChinese(file.receivedOn)}</td></tr>
        <tr><th>受益人</th><td>{file.beneficiaryName}</td><th>性别、出生日期</th><td>{SEX[data.sex] ?? ''}　{data.birthDate}</td></tr>
        <tr><th>身份证号</th><td>{data.idNumberMasked}</td><th>联系电话</th><td>{form.phone === undefined ? data.phoneMasked : maskPhone(form.phone)}</td></tr>
        <tr><th>申请人</th><td>{file.applicantName}</td><th>与受益人关系</th><td>{file.relation}</td></tr>
        <tr><th>户号、住址</th><td colSpan={3}>{file.householdNo}　{file.address}</td></tr>
        <tr><th>家庭成员</th><td colSpan={3}>{file.householdMembers.map((each) => each.name).join('、')}</td></tr>
        <tr><th>收款人、账号</th><td colSpan={3}>{file.payeeName}　{file.bankAccountMasked ?? ''}</td></tr>
        {asked.map(([label, value]) => <tr key={label}><th>{label}</th><td colSpan={3}>{value}</td></tr>)}
        <tr><th>所附材料</th><td colSpan={3}>{file.evidence.map((each) => `${each.seen === 'missing' ? '□' : '☑'}${each.name}${each.required ? '' : '（可选）'}`).join('　')}</td></tr>
        <tr><th>申请人承诺</th><td colSpan={3}>以上情况和所附材料属实，同意社区为办理本项申请核实情况、使用本人及家庭成员的个人信息，并按规定公示姓名和金额。如有不实，愿退回所得款项。<div className="signers"><span>申请人（签字按手印）：</span><span>日期：　　　年　　月　　日</span></div></td></tr>
      </tbody></table>
      <Signers names={['受理人', '初审人', '日期']} />
    </>
  );
}

function Letter({ to, children, from, on }: { to: string; children: React.ReactNode; from: string; on: string }) {
  return (
    <div style={{ fontSize: '1.12em', lineHeight: 2 }}>
      <p>{to}：</p>
      <div style={{ textIndent: '2em' }}>{children}</div>
      <p style={{ textAlign: 'right', marginTop: '14mm' }}>{from}（盖章）<br />{on}</p>
      <p style={{ borderTop: '0.3mm dashed #000', paddingTop: '3mm', marginTop: '12mm' }}>回执：本通知书已收到。　签收人：＿＿＿＿＿＿＿　日期：＿＿＿＿年＿＿月＿＿日</p>
    </div>
  );
}

/** Somebody's words as a whole sentence. */
const sentence = (text: string): string => (/[。！？]$/u.test(text) ? text : `${text}。`);

/** How the money comes; what was advanced before the decision is set off. */
function paymentText(file: ApplicationFile, grantedFen: Fen): string {
  const where = file.bankAccountMasked === null ? `给${file.payeeName}（现金领取，请带身份证）` : `到${file.payeeName}名下账户（${file.bankAccountMasked}）`;
  const advancedFen = sumFen(file.claims.filter((claim) => claim.claimId !== file.claimId && claim.state !== 'withdrawn').map((claim) => claim.amountFen));
  const advanced = `其中预付 ${formatYuan(advancedFen)} 元`;
  if (advancedFen === 0) return `款项将发${where}。`;
  if (advancedFen < grantedFen) return `${advanced}，其余 ${formatYuan(fen(grantedFen - advancedFen))} 元将发${where}。`;
  return advancedFen === grantedFen ? `${advanced}，不再另发。` : `已预付 ${formatYuan(advancedFen)} 元，多付的 ${formatYuan(fen(advancedFen - grantedFen))} 元请退回。`;
}

/** Whoever asks for himself is not told that he asks for somebody. */
const forWhom = (file: ApplicationFile): string => file.applicantId === file.beneficiaryId ? '' : `为${file.beneficiaryName}`;

function ReceivedPaper({ data }: { data: Document }) {
  const { file } = data;
  const first = file.steps[0];
  return (
    <Letter to={file.applicantName} from={data.communityName} on={formatDayChinese(file.receivedOn)}>
      <p>您于{formatDayChinese(file.receivedOn)}{forWhom(file)}提出的“{file.programmeName}”申请，我们已经受理，编号 {file.applicationNo}。</p>
      <p>我们将在{first?.dueOn == null ? '规定期限内' : `${formatDayChinese(first.dueOn)}（含当日）以前`}审核材料，之后依次{[file.handling.visit ? '入户核实' : '', file.handling.panel ? '评议' : '', file.handling.notice ? `公示 ${file.handling.noticeDays} 天` : '', '审批'].filter((part) => part !== '').join('、')}，结果书面告知。</p>
    </Letter>
  );
}

/** Dated as it was decided on: its deadline runs from there, whenever it is printed. */
function SupplementPaper({ data }: { data: Document }) {
  const { file } = data;
  const missing = file.evidence.filter((each) => each.required && each.seen === 'missing');
  // A second look does not move the deadline.
  const step = file.steps.findLast((each) => each.step === 'supplement' && each.fromStatus !== 'incomplete');
  return (
    <Letter to={file.applicantName} from={data.communityName} on={formatDayChinese(step === undefined ? day(data.on) : localDay(step.at))}>
      <p>您{forWhom(file)}提出的“{file.programmeName}”申请（编号 {file.applicationNo}）还缺下列材料：</p>
      {missing.map((each, n) => <p key={each.key}>{n + 1}．{each.name}{each.note === '' ? '' : `（${each.note}）`}</p>)}
      <p>请在{file.dueOn === null ? ` ${file.handling.days.supplement} 日内` : `${formatDayChinese(file.dueOn)}（含当日）以前`}补交。逾期不补又没有说明理由的，本次申请将不予批准。补齐后即继续办理，期限重新计算。</p>
    </Letter>
  );
}

function DecisionPaper({ data }: { data: Document }) {
  const { file } = data;
  const { decision } = file;
  if (decision === null) return null;
  const heard = [...(file.handling.panel ? ['评议'] : []), ...(file.handling.notice ? ['公示'] : [])];
  return (
    <Letter to={file.applicantName} from={data.communityName} on={formatDayChinese(decision.decidedOn)}>
      {decision.approve
        ? <><p>您{forWhom(file)}提出的“{file.programmeName}”申请（编号 {file.applicationNo}）{heard.length === 0 ? '' : `，经${heard.join('、')}`}，决定予以批准，金额 {amountText(decision.amountFen)}。</p><p>理由：{sentence(decision.reason)}</p><p>{paymentText(file, decision.amountFen)}</p></>
        : <><p>您{forWhom(file)}提出的“{file.programmeName}”申请（编号 {file.applicationNo}），经研究，决定不予批准。</p><p>理由：{sentence(decision.reason)}</p><p>如有不同意见，请在{decision.appealUntil === null ? '' : `${formatDayChinese(decision.appealUntil)}（含当日）以`}前向本社区提出申诉，并附上新的材料。</p></>}
    </Letter>
  );
}

function VisitPaper({ data }: { data: Document }) {
  const { file } = data;
  return (
    <>
      {file.visits.map((visit) => (
        <div key={visit.visitId} style={{ marginBottom: '6mm' }}>
          <Facts rows={[['申请编号', `${file.applicationNo}　${file.programmeName}`], ['受益人、住址', `${file.beneficiaryName}　${file.address}`], ['核实日期、地点', `${formatDayChinese(visit.visitedOn)}　${visit.place}`], ['核实人', visit.visitors.map((each) => each.name).join('、')], ['核实情况', <div key="f" style={{ minHeight: '60mm' }}>{visit.finding}</div>], ['结论', visit.agrees ? '情况属实' : '与申请不符']]} />
          <Signers names={[...visit.visitors.map(() => '核实人（签字）'), '申请人（签字）']} />
        </div>
      ))}
    </>
  );
}

function PanelPaper({ data }: { data: Document }) {
  const { file } = data;
  const panel = file.panels.at(-1);
  if (panel === undefined) return null;
  return (
    <>
      <Facts rows={[['申请编号', `${file.applicationNo}　${file.programmeName}　${file.beneficiaryName}`], ['时间、地点', `${formatDayChinese(panel.heldOn)}　${panel.place}`], ['会议记录', <div key="m" style={{ minHeight: '45mm', whiteSpace: 'pre-wrap' }}>{panel.minutes}</div>],
        ['表决结果', `到会 ${panel.attended} 人，同意 ${panel.yes} 人，不同意 ${panel.no} 人，弃权 ${panel.abstain} 人${panel.avoided > 0 ? `，回避 ${panel.avoided} 人` : ''}。${panel.passed ? '通过' : '未通过'}。`], ...(panel.recommendedFen === null ? [] : [['建议金额', amountText(panel.recommendedFen)] as const])]} />
      <table className="print-table" style={{ marginTop: '4mm' }}><thead><tr><th>序号</th><th>评议成员</th><th>表决</th><th style={{ width: '50mm' }}>签字</th></tr></thead><tbody>{panel.members.map((member, n) => <tr key={member.name}><td className="centre">{n + 1}</td><td>{member.name}</td><td className="centre">{VOTE[member.vote]}</td><td>&nbsp;</td></tr>)}</tbody></table>
      <Signers names={['主持人', '记录人', '日期']} />
    </>
  );
}

const TITLES: Readonly<Record<(typeof PAPERS)[number], string>> = { form: '申请表', received: '受理通知书', supplement: '补正材料通知书', decision: '审批决定书', visit: '入户核实记录', panel: '评议会议记录' };
const PARTS = { form: FormPaper, received: ReceivedPaper, supplement: SupplementPaper, decision: DecisionPaper, visit: VisitPaper, panel: PanelPaper } as const;

export function ApplicationPrint() {
  const { applicationId = '', paper = 'form' } = useParams();
  const kind = PAPERS.find((each) => each === paper) ?? 'form';
  const { data, error } = useDocument('applications.print', { applicationId: id<'application'>(Number(applicationId) || 1), paper: kind });
  const Part = PARTS[kind];
  return (
    <PrintPage title={data === undefined ? TITLES[kind] : kind === 'form' ? `${data.file.programmeName}申请表` : TITLES[kind]} ready={data !== undefined} error={error ?? null} subtitle={data !== undefined && <><span>编号：{data.file.applicationNo}</span>{kind === 'decision' && <span>文号：{data.file.decision?.docNo}</span>}<span>{data.communityName}</span></>}>
      {data !== undefined && <Part data={data} />}
    </PrintPage>
  );
}

export function ApplicationsPrint() {
  const [params] = useSearchParams();
  const show = params.get('show') ?? 'all';
  const { data, error } = useDocument('applications.printRegister', { search: params.get('search') ?? '', status: applicationStatusSchema.safeParse(params.get('status')).data ?? null, programmeId: params.get('programme') === null || params.get('programme') === '' ? null : id<'programme'>(Number(params.get('programme'))), roundId: params.get('round') === null || params.get('round') === '' ? null : Number(params.get('round')), open: show === 'open', overdue: show === 'overdue' });
  const rows = data?.rows ?? [];
  return (
    <PrintPage title="申请受理台账" landscape ready={data !== undefined} error={error ?? null} subtitle={<><span>{data?.communityName}</span><span>{data === undefined ? '' : formatDayChinese(data.on)}</span><span>共 {rows.length} 件　单位：元</span></>}>
      <table className="print-table">
        <thead><tr><th>序号</th><th>编号</th><th>项目</th><th>申请人</th><th>受益人</th><th>户号</th><th>受理日期</th><th>状态</th><th>办理期限</th><th>金额</th><th>登记人</th></tr></thead>
        <tbody>{rows.map((row, n) => <tr key={row.applicationId}><td className="centre">{n + 1}</td><td>{row.applicationNo}</td><td>{row.programmeName}</td><td>{row.applicantName}</td><td>{row.beneficiaryName}</td><td>{row.householdNo}</td><td>{row.receivedOn}</td><td>{zh[row.shown]}</td><td>{row.dueOn}{row.overdueDays > 0 ? `（超期 ${row.overdueDays} 天）` : ''}</td><td className="number">{row.amountFen === null ? '' : formatYuan(row.amountFen)}</td><td>{row.registeredBy}</td></tr>)}</tbody>
      </table>
      <Signers names={['制表', '审核', '日期']} />
    </PrintPage>
  );
}
