import { formatDayChinese } from '#shared/days.ts';
import { formatYuan } from '#shared/money.ts';
import type { ReliefErrors } from '#shared/relief/errors.ts';
import type { Sentences } from './sentences.ts';

const moveZh: Readonly<Record<string, string>> = { recorded: '待复核', confirmed: '已记账', discarded: '已作废' };

export const reliefSentences: Sentences<ReliefErrors> = {
  relief_fund_name_taken: { zh: (d) => `已经有名叫“${d.name}”的基金，请换个名称。`, en: (d) => `There is a fund named “${d.name}” already.` },
  relief_programme_taken: { zh: (d) => `这个项目已经由“${d.fundName}”支付，请另选项目。`, en: (d) => `This programme is paid by “${d.fundName}” already.` },
  relief_fund_fixed: { zh: (d) => `“${d.name}”已经有收支，设立方式、科目、名称和期初不能再改。`, en: (d) => `“${d.name}” has moved already: its set-up, account, name and opening stand.` },
  relief_past_wrong: { zh: (d) => `以前累计收入 ${formatYuan(d.pastInFen)} 减累计救助 ${formatYuan(d.pastGrantsFen)}，应等于期初余额 ${formatYuan(d.openingFen)}。请核对这三个数。`, en: (d) => `What came in before (${formatYuan(d.pastInFen)}) less what was granted (${formatYuan(d.pastGrantsFen)}) is the opening balance (${formatYuan(d.openingFen)}). Check the three.` },
  relief_fund_missing: { zh: (d) => `“${d.programmeName}”还没有对应的救助基金。请先在“救助基金”页设立。`, en: (d) => `No relief fund pays “${d.programmeName}”. Set one up first.` },
  relief_rules_missing: { zh: (d) => `${formatDayChinese(d.on)}受理的申请没有可用的救助标准。请先在“救助标准”页登记决议和参数，并由主任生效。`, en: (d) => `No rules are in force for an application of ${d.on}. Enter them on the page Rules and have them put in force.` },
  relief_rules_day_taken: { zh: (d) => `从${formatDayChinese(d.validFrom)}起已经有生效的标准，请换一个起始日期。`, en: (d) => `Rules from ${d.validFrom} on are in force already. Choose another first day.` },
  relief_rules_own: { zh: (d) => `${d.name}起草了这一版标准，要由另一个人生效。`, en: (d) => `${d.name} wrote these rules; another person puts them in force.` },
  relief_rules_not_draft: { zh: (d) => `第 ${d.versionNo} 版不是草稿，不能再改。`, en: (d) => `Version ${d.versionNo} is no draft.` },
  relief_move_status: { zh: (d) => `这一笔现在是“${moveZh[d.status] ?? d.status}”，不能这样办。请刷新后再看。`, en: (d) => `This entry is ${d.status}. Refresh and look again.` },
  relief_move_own: { zh: (d) => `${d.name}登记了这一笔，复核记账要由另一个人办理。`, en: (d) => `${d.name} recorded this; another person confirms it.` },
  relief_move_day: { zh: (d) => `日期${formatDayChinese(d.day)}不对，应在${formatDayChinese(d.from)}到${formatDayChinese(d.to)}之间。`, en: (d) => `The day ${d.day} is wrong; it lies between ${d.from} and ${d.to}.` },
  relief_donor_missing: { zh: () => '请填写捐赠人的姓名或单位；不愿公开的，填写后勾选“不公开姓名”。', en: () => 'Give the donor’s name; tick “not published” if he wants that.' },
  relief_source_missing: { zh: () => '集体划入要选从哪个科目划出（如 311.01 提取公积公益金或 322 收益分配）。', en: () => 'Say out of which account the money is set aside.' },
  relief_case_missing: { zh: () => '收回救助款要选是哪一个个案的。', en: () => 'Choose the case whose grant came back.' },
  relief_recovered_too_much: { zh: (d) => `这个个案一共发了 ${formatYuan(d.paidFen)} 元，收回合计 ${formatYuan(d.recoveredFen)} 元超过了，请核对。`, en: (d) => `${formatYuan(d.paidFen)} were paid on this case; ${formatYuan(d.recoveredFen)} cannot come back.` },
  relief_move_reversed: { zh: () => '这一笔已经冲销或正在冲销，不能再冲。', en: () => 'This entry is reversed, or its reversal waits.' },
  relief_fund_short: { zh: (d) => `基金可用余额 ${formatYuan(d.availableFen)} 元（已扣除批准未发的），不够 ${formatYuan(d.amountFen)} 元。请先给基金拨款，或减少金额。`, en: (d) => `The fund has ${formatYuan(d.availableFen)} that is not promised; ${formatYuan(d.amountFen)} are needed. Put money into the fund first, or grant less.` },
  relief_not_a_case: { zh: (d) => `${d.applicationNo} 不是大病救助申请。`, en: (d) => `${d.applicationNo} is no relief case.` },
  relief_case_closed: { zh: () => '这个个案已经办结或暂停，票据、诊断、计算和预付都不能再改。', en: () => 'This case is decided or suspended: bills, diagnosis, calculation and advances stand.' },
  relief_invoice_used: { zh: (d) => `发票 ${d.invoiceNo} 已经用过：${d.applicationNo}（${d.name}，票据日期${formatDayChinese(d.billedOn)}）。同一张发票只能救助一次，请核对。`, en: (d) => `Invoice ${d.invoiceNo} was used before: ${d.applicationNo} (${d.name}, billed ${d.billedOn}). An invoice counts once.` },
  relief_bill_parts: { zh: (d) => `各项报销和剔除合计 ${formatYuan(d.partsFen)} 元，超过了总费用 ${formatYuan(d.totalFen)} 元，请核对。`, en: (d) => `The parts sum to ${formatYuan(d.partsFen)}, more than the total ${formatYuan(d.totalFen)}.` },
  relief_bill_day: { zh: (d) => `日期${formatDayChinese(d.day)}在今天（${formatDayChinese(d.latest)}）之后，请核对。`, en: (d) => `The day ${d.day} is after today (${d.latest}).` },
  relief_bills_missing: { zh: () => '还没有录入医疗费用票据，没法计算。', en: () => 'There is no bill to calculate with.' },
  relief_no_diagnosis: { zh: (d) => `${d.applicationNo} 还没有填写诊断。`, en: (d) => `No diagnosis is written for ${d.applicationNo}.` },
  relief_calculation_missing: { zh: (d) => `${d.applicationNo} 还没有计算救助金，请先计算。`, en: (d) => `${d.applicationNo} is not calculated yet.` },
  relief_calculation_stale: { zh: (d) => `情况有变：原来算出 ${formatYuan(d.wasFen)} 元，现在是 ${formatYuan(d.nowFen)} 元。请重新计算，金额变了的要重新评议和公示。`, en: (d) => `Things have changed: it was ${formatYuan(d.wasFen)}, now it is ${formatYuan(d.nowFen)}. Calculate again; another sum needs a new vote and notice.` },
  relief_over_calculation: { zh: (d) => `批准金额 ${formatYuan(d.amountFen)} 元超过计算书的 ${formatYuan(d.grantFen)} 元，不能批准。`, en: (d) => `${formatYuan(d.amountFen)} is more than the calculation gives (${formatYuan(d.grantFen)}).` },
  relief_advance_over: { zh: (d) => `预付合计最多 ${formatYuan(d.capFen)} 元，已申请或已付 ${formatYuan(d.earlierFen)} 元，不能再预付 ${formatYuan(d.askedFen)} 元。`, en: (d) => `Advances are ${formatYuan(d.capFen)} at most; ${formatYuan(d.earlierFen)} are asked for or paid, so ${formatYuan(d.askedFen)} is too much.` },
  relief_advance_decided: { zh: (d) => `第 ${d.partNo} 笔预付已经审批过了。`, en: (d) => `Advance ${d.partNo} is decided already.` },
  relief_advance_own: { zh: (d) => `${d.name}提出了这笔预付，要由另一个人审批。`, en: (d) => `${d.name} asked for this advance; another person decides.` },
};
