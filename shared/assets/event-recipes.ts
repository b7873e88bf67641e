/** 常用业务: which accounts the everyday acts of a collective move (会计制度 appendix 1). Data in one place; every recipe balances by making. */
import { fen, type Fen } from '../money.ts';

export const EVENT_GROUPS = ['money', 'income', 'wages', 'taxes', 'investments', 'loans', 'stock', 'assets', 'welfare', 'claims', 'earlier'] as const;
export type EventGroup = (typeof EVENT_GROUPS)[number];

/** What a line names first; the form offers it. */
export type EventDimension = 'counterparty' | 'householdId' | 'project' | 'programmeId' | 'contract';

/** An amount the form asks for. A recipe's lines are sums and differences of these. */
export const EVENT_AMOUNTS = ['amount', 'tax', 'gain', 'interest', 'households'] as const;
export type EventAmount = (typeof EVENT_AMOUNTS)[number];

export interface EventLine {
  readonly side: 'debit' | 'credit';
  /** The account offered first, by the codes of the default chart; the form lets another one of the same place be chosen. */
  readonly account: string;
  /** Amounts added (+) and taken off (−). */
  readonly plus: readonly EventAmount[];
  readonly minus?: readonly EventAmount[];
  readonly names?: EventDimension;
  /** In red: the amount stands negative on its own side. */
  readonly red?: true;
}

export interface EventRecipe {
  readonly group: EventGroup;
  readonly zh: string;
  readonly en: string;
  readonly lines: readonly EventLine[];
  /** Amounts that may be left out (zero). */
  readonly optional?: readonly EventAmount[];
  /** A sentence to read before saving; a warning when `warns`. */
  readonly note?: { readonly zh: string; readonly en: string };
  readonly warns?: true;
}

const dr = (account: string, plus: readonly EventAmount[] = ['amount'], more: Omit<EventLine, 'side' | 'account' | 'plus'> = {}): EventLine => ({ side: 'debit', account, plus, ...more });
const cr = (account: string, plus: readonly EventAmount[] = ['amount'], more: Omit<EventLine, 'side' | 'account' | 'plus'> = {}): EventLine => ({ side: 'credit', account, plus, ...more });
const BANK = '10201';
const NO_BORROWING = { zh: '不得举债兴办公益事业（农村集体经济组织财务制度第十五条）：借来的钱不能付公益支出（514）。', en: 'No borrowing for public welfare: borrowed money must not pay welfare expenses (514).' };

export const EVENT_RECIPES = {
  // 现金和银行
  cashDrawn: { group: 'money', zh: '从银行提取现金', en: 'Cash drawn from the bank', lines: [dr('101'), cr(BANK)] },
  cashPaidIn: { group: 'money', zh: '现金存入银行', en: 'Cash paid into the bank', lines: [dr(BANK), cr('101')] },
  interestReceived: { group: 'money', zh: '收到存款利息', en: 'Bank interest received', lines: [dr(BANK), cr('504')] },
  bankFee: { group: 'money', zh: '付银行手续费', en: 'Bank charges paid', lines: [dr('515'), cr(BANK)] },
  // 收入
  saleReceived: { group: 'income', zh: '收到产品销售款', en: 'Products sold', lines: [dr(BANK), cr('50103', ['amount'], { names: 'counterparty' })] },
  serviceReceived: { group: 'income', zh: '收到服务、物业收入', en: 'Services paid by customers', lines: [dr(BANK), cr('50104', ['amount'], { names: 'counterparty' })] },
  runningSubsidy: { group: 'income', zh: '收到运转经费补助', en: 'Running-cost subsidy received', lines: [dr(BANK), cr('50301')] },
  projectSubsidy: { group: 'income', zh: '收到项目补助（不限定用途）', en: 'Project subsidy received', lines: [dr(BANK), cr('50302', ['amount'], { names: 'project' })], note: { zh: '限定用途的财政专项走“专项资金”，记 241。', en: 'An earmarked grant goes through Funds (241).' } },
  passThroughIn: { group: 'income', zh: '收到代发款（过路钱）', en: 'Money received to be passed on', lines: [dr(BANK), cr('21102')], note: { zh: '代发给个人的钱不是收入，不记 503。', en: 'Money for named persons is no income.' } },
  donationReceived: { group: 'income', zh: '收到捐赠', en: 'Donation received', lines: [dr(BANK), cr('31103', ['amount'], { names: 'counterparty' })] },
  landCompensation: { group: 'income', zh: '收到征地补偿费', en: 'Land compensation received', lines: [dr(BANK), cr('31102', ['amount'], { minus: ['households'] }), cr('113', ['households'], { names: 'householdId' })], optional: ['households'], note: { zh: '归集体的记公积公益金，应付给农户的记内部往来。', en: 'The collective’s part is reserve, the households’ part is owed to them.' } },
  // 工资和劳务
  wagesAccrued: { group: 'wages', zh: '计提干部、管理人员工资', en: 'Wages accrued', lines: [dr('51301'), cr('212')] },
  wagesPaid: { group: 'wages', zh: '发放工资（代扣个人所得税）', en: 'Wages paid, tax withheld', lines: [dr('212'), cr('214', ['tax']), cr(BANK, ['amount'], { minus: ['tax'] })], optional: ['tax'], note: { zh: '应发数填“金额”，代扣的税填“税款”，实发自动算出。', en: 'Amount is the gross pay; the net is computed.' } },
  labourAccrued: { group: 'wages', zh: '计提临时用工劳务费（保洁等）', en: 'Labour fees accrued', lines: [dr('51406'), cr('213')] },
  labourPaid: { group: 'wages', zh: '支付劳务费（代扣个人所得税）', en: 'Labour fees paid, tax withheld', lines: [dr('213'), cr('214', ['tax']), cr(BANK, ['amount'], { minus: ['tax'] })], optional: ['tax'] },
  // 税
  taxAccrued: { group: 'taxes', zh: '计提税金及附加（房产税等）', en: 'Taxes accrued', lines: [dr('512'), cr('214')] },
  incomeTaxAccrued: { group: 'taxes', zh: '计提所得税', en: 'Income tax accrued', lines: [dr('521'), cr('214')] },
  taxPaid: { group: 'taxes', zh: '缴纳税款（含代扣个人所得税）', en: 'Taxes paid', lines: [dr('214'), cr(BANK)] },
  // 投资
  investedLong: { group: 'investments', zh: '长期投资（入股等）', en: 'Long-term investment made', lines: [dr('141', ['amount'], { names: 'counterparty' }), cr(BANK)], note: { zh: '对外投资要有成员（代表）会议决议。', en: 'Needs a resolution of the members.' } },
  investedShort: { group: 'investments', zh: '短期投资（一年以内理财）', en: 'Short-term investment made', lines: [dr('111'), cr(BANK)] },
  dividendDeclared: { group: 'investments', zh: '被投资单位宣告分红', en: 'Dividend declared to us', lines: [dr('112', ['amount'], { names: 'counterparty' }), cr('502')] },
  dividendReceived: { group: 'investments', zh: '收到投资分红', en: 'Dividend received', lines: [dr(BANK), cr('112', ['amount'], { names: 'counterparty' })] },
  investmentBack: { group: 'investments', zh: '收回投资（含收益）', en: 'Investment taken back with gain', lines: [dr(BANK, ['amount', 'gain']), cr('141', ['amount'], { names: 'counterparty' }), cr('502', ['gain'])], optional: ['gain'] },
  // 借款
  loanShort: { group: 'loans', zh: '借入短期借款', en: 'Short-term loan taken', lines: [dr(BANK), cr('201')], note: NO_BORROWING, warns: true },
  loanLong: { group: 'loans', zh: '借入长期借款', en: 'Long-term loan taken', lines: [dr(BANK), cr('221', ['amount'], { names: 'counterparty' })], note: NO_BORROWING, warns: true },
  loanShortRepaid: { group: 'loans', zh: '归还短期借款和利息', en: 'Short-term loan repaid with interest', lines: [dr('201'), dr('515', ['interest']), cr(BANK, ['amount', 'interest'])], optional: ['interest'] },
  loanLongRepaid: { group: 'loans', zh: '归还长期借款和利息', en: 'Long-term loan repaid with interest', lines: [dr('221', ['amount'], { names: 'counterparty' }), dr('515', ['interest']), cr(BANK, ['amount', 'interest'])], optional: ['interest'] },
  loanInterest: { group: 'loans', zh: '支付借款利息', en: 'Loan interest paid', lines: [dr('515'), cr(BANK)] },
  // 物资
  stockBought: { group: 'stock', zh: '购入物资', en: 'Stock bought', lines: [dr('121'), cr(BANK)] },
  stockOnCredit: { group: 'stock', zh: '购入物资，款未付', en: 'Stock bought on credit', lines: [dr('121'), cr('21199', ['amount'], { names: 'counterparty' })] },
  creditPaid: { group: 'stock', zh: '支付欠款', en: 'Payable paid', lines: [dr('21199', ['amount'], { names: 'counterparty' }), cr(BANK)] },
  stockForWelfare: { group: 'stock', zh: '发放慰问物资', en: 'Stock handed out as welfare', lines: [dr('5140402', ['amount'], { names: 'programmeId' }), cr('121')], note: { zh: '附签领花名册，它就是出库单。', en: 'The signed roster is the issue slip.' } },
  stockForWork: { group: 'stock', zh: '生产经营领用物资', en: 'Stock used for operations', lines: [dr('511'), cr('121')] },
  // 资产
  workPaid: { group: 'assets', zh: '支付工程款', en: 'Works paid', lines: [dr('153', ['amount'], { names: 'project' }), cr(BANK)], note: { zh: '公益设施的建设也走在建工程，不记 514。', en: 'Welfare facilities are works too, not an expense.' } },
  workFinished: { group: 'assets', zh: '工程完工转固定资产', en: 'Works finished', lines: [dr('151'), cr('153', ['amount'], { names: 'project' })], note: { zh: '记完到“资产”登记卡片，按月折旧。', en: 'Then enter the asset under Assets.' } },
  assetBought: { group: 'assets', zh: '购入固定资产', en: 'Fixed asset bought', lines: [dr('151'), cr(BANK)], note: { zh: '记完到“资产”登记卡片，按月折旧。', en: 'Then enter the asset under Assets.' } },
  intangibleBought: { group: 'assets', zh: '购入无形资产', en: 'Intangible asset bought', lines: [dr('161'), cr(BANK)] },
  amortised: { group: 'assets', zh: '摊销无形资产', en: 'Intangible asset amortised', lines: [dr('51305'), cr('162')] },
  treesBought: { group: 'assets', zh: '购入绿化树木（公益性生物资产）', en: 'Landscaping trees bought', lines: [dr('134'), cr(BANK)] },
  animalsBought: { group: 'assets', zh: '购入牲畜、种苗（待售）', en: 'Animals or seedlings bought', lines: [dr('131'), cr(BANK)] },
  // 公益和管理
  welfarePaid: { group: 'welfare', zh: '支付公益支出（环境卫生、文体等）', en: 'Welfare expense paid', lines: [dr('51406', ['amount'], { names: 'programmeId' }), cr(BANK)] },
  premiumPaid: { group: 'welfare', zh: '代缴居民医保、意外险', en: 'Insurance paid for residents', lines: [dr('5140301', ['amount'], { names: 'programmeId' }), cr(BANK)] },
  overpaymentBack: { group: 'welfare', zh: '收回多发的福利（本年，红字）', en: 'Overpaid welfare returned (this year, red)', lines: [dr('51499', ['amount'], { names: 'programmeId', red: true }), cr(BANK, ['amount'], { red: true })], note: { zh: '本年多发的红字冲原支出；以前年度的用“以前年度”里的。', en: 'This year’s is taken back in red; an earlier year’s goes to undistributed income.' } },
  officePaid: { group: 'welfare', zh: '支付办公、水电等管理费用', en: 'Administrative expense paid', lines: [dr('51302'), cr(BANK)] },
  operatingPaid: { group: 'welfare', zh: '支付经营支出', en: 'Operating expense paid', lines: [dr('511'), cr(BANK)] },
  passThroughOut: { group: 'welfare', zh: '发放代发款', en: 'Money passed on', lines: [dr('21102'), cr(BANK)] },
  householdsPaid: { group: 'welfare', zh: '支付农户的往来款（征地补偿等）', en: 'Households paid what they are owed', lines: [dr('113', ['amount'], { names: 'householdId' }), cr(BANK)] },
  // 往来
  badDebt: { group: 'claims', zh: '核销坏账（外单位、个人）', en: 'Bad debt written off', lines: [dr('515'), cr('112', ['amount'], { names: 'counterparty' })], note: { zh: '要有批准文件；只销账，不放弃追索。', en: 'Needs an approval.' } },
  badDebtMember: { group: 'claims', zh: '核销坏账（成员、农户）', en: 'Household debt written off', lines: [dr('515'), cr('113', ['amount'], { names: 'householdId' })], note: { zh: '要有批准文件；只销账，不放弃追索。', en: 'Needs an approval.' } },
  payableWaived: { group: 'claims', zh: '无法支付的应付款转收入', en: 'Payable nobody claims', lines: [dr('21199', ['amount'], { names: 'counterparty' }), cr('504')] },
  // 以前年度
  earlierIncome: { group: 'earlier', zh: '补记以前年度收入、收回以前年度支出', en: 'Income of an earlier year', lines: [dr(BANK), cr('32202')], note: { zh: '以前年度的损益直接记未分配收益（322）。', en: 'Results of earlier years go to undistributed income.' } },
  earlierExpense: { group: 'earlier', zh: '补付以前年度支出', en: 'Expense of an earlier year', lines: [dr('32202'), cr(BANK)], note: { zh: '以前年度的损益直接记未分配收益（322）。', en: 'Results of earlier years go to undistributed income.' } },
} as const satisfies Record<string, EventRecipe>;
export type EventName = keyof typeof EVENT_RECIPES;
export const EVENT_NAMES = Object.keys(EVENT_RECIPES) as [EventName, ...EventName[]];
export const eventRecipe = (name: EventName): EventRecipe => EVENT_RECIPES[name];

/** Amounts a recipe asks for, the main one first. */
export function amountsOf(name: EventName): EventAmount[] {
  const used = new Set(eventRecipe(name).lines.flatMap((line) => [...line.plus, ...(line.minus ?? [])]));
  return EVENT_AMOUNTS.filter((amount) => used.has(amount));
}

/** The lines of a recipe with amounts; lines of zero are left out. A line below zero (more tax than pay) is answered as it is: the caller refuses it. */
export function eventLines(name: EventName, amounts: Readonly<Partial<Record<EventAmount, Fen | undefined>>>, codes: readonly (string | undefined)[]): { line: EventLine; accountCode: string; amountFen: Fen }[] {
  return eventRecipe(name).lines.flatMap((line, index) => {
    const of = (list: readonly EventAmount[] | undefined): number => (list ?? []).reduce((sum, amount) => sum + (amounts[amount] ?? 0), 0);
    const amount = of(line.plus) - of(line.minus);
    return amount === 0 ? [] : [{ line, accountCode: codes[index] ?? line.account, amountFen: fen(line.red === true ? -amount : amount) }];
  });
}
