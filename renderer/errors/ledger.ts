/** What the books refuse, said to the person at the screen: what is wrong, then what to do. */
import { formatDayChinese, formatMonthChinese } from '#shared/days.ts';
import type { LedgerErrors } from '#shared/ledger/errors.ts';
import { formatYuan, type Fen } from '#shared/money.ts';
import type { Sentences } from './sentences.ts';

const absolute = (amount: Fen): string => formatYuan(Math.abs(amount) as Fen);

const statusZh: Readonly<Record<string, string>> = { draft: '草稿', submitted: '已提交', reviewed: '已审核', posted: '已记账' };
const states = (words: string, separator: string, names: Readonly<Record<string, string>>): string => words.split(' ').map((word) => names[word] ?? word).join(separator);
const statusEn: Readonly<Record<string, string>> = { draft: 'a draft', submitted: 'submitted', reviewed: 'reviewed', posted: 'posted' };

const dimensionZh: Readonly<Record<string, string>> = {
  residentId: '居民', householdId: '户', programmeId: '福利项目', batchId: '发放批次', counterparty: '往来单位', project: '项目', fund: '专项资金', team: '班组（志愿队）', contract: '合同',
};
const dimensionEn: Readonly<Record<string, string>> = {
  residentId: 'resident', householdId: 'household', programmeId: 'programme', batchId: 'batch', counterparty: 'counterparty', project: 'project', fund: 'fund', team: 'team', contract: 'contract',
};

const overdrawnZh = (guard: string, amount: string): string => (guard === 'cash' || guard === 'bank' ? `成为负数（少 ${amount} 元）` : `变成借方余额（多付 ${amount} 元）`);

export const ledgerSentences: Sentences<LedgerErrors> = {
  day_outside_month: {
    zh: (d) => `${formatDayChinese(d.day)}不在${formatMonthChinese(d.month)}里，请选当月的日子。`,
    en: (d) => `${d.day} is not in ${d.month}. Choose a day of that month.`,
  },
  // account sets and accounts
  account_set_code_taken: {
    zh: (d) => `账套编码 ${d.code} 已经有了，请换一个编码。`,
    en: (d) => `Account set code ${d.code} is taken. Choose another one.`,
  },
  account_code_pattern: {
    zh: (d) => `科目编码 ${d.code} 的位数不对，应按 ${d.pattern} 编。`,
    en: (d) => `Account code ${d.code} has the wrong length. Codes here follow ${d.pattern}.`,
  },
  account_code_taken: {
    zh: (d) => `科目编码 ${d.code} 已用于“${d.name}”，请换一个编码。`,
    en: (d) => `Account code ${d.code} belongs to “${d.name}”. Choose another one.`,
  },
  account_name_taken: {
    zh: (d) => `同一上级科目下已有“${d.name}”（${d.code}），请换一个名称。`,
    en: (d) => `There is already an account “${d.name}” (${d.code}) under the same parent. Choose another name.`,
  },
  account_unknown: {
    zh: (d) => `没有编码为 ${d.code} 的科目，请在本账套的科目里选。`,
    en: (d) => `There is no account ${d.code} in this account set. Choose one from the list.`,
  },
  account_not_leaf: {
    zh: (d) => `${d.code} ${d.name} 下面还有明细科目，请选到最末一级。`,
    en: (d) => `${d.code} ${d.name} has sub-accounts. Choose one of those.`,
  },
  account_not_valid: {
    zh: (d) => `${d.code} ${d.name} 在${formatDayChinese(d.day)}不能使用（未启用或已停用），请换科目或改日期。`,
    en: (d) => `${d.code} ${d.name} is not in use on ${d.day}. Choose another account or another day.`,
  },
  account_in_use: {
    zh: (d) => `${d.code} ${d.name} 已有分录，不能这样改。请在它的上级科目下另设一个科目。`,
    en: (d) => `${d.code} ${d.name} already has entries and cannot be changed in this way. Add another account beside it.`,
  },
  account_has_balance: {
    zh: (d) => `${d.code} ${d.name} 还有余额 ${formatYuan(d.balanceFen)} 元，结平后才能停用。`,
    en: (d) => `${d.code} ${d.name} still has a balance of ${formatYuan(d.balanceFen)}. Clear it first, then end the account.`,
  },
  // vouchers
  too_few_lines: {
    zh: (d) => `凭证至少要有两行分录，现在有 ${d.count} 行。`,
    en: (d) => `A voucher needs at least two lines; this one has ${d.count}.`,
  },
  unbalanced_voucher: {
    zh: (d) => `借贷不平：借方 ${formatYuan(d.debitFen)} 元，贷方 ${formatYuan(d.creditFen)} 元，${d.differenceFen > 0 ? '贷方' : '借方'}少 ${absolute(d.differenceFen)} 元。请改平后再提交。`,
    en: (d) => `The voucher does not balance: debit ${formatYuan(d.debitFen)}, credit ${formatYuan(d.creditFen)}; the ${d.differenceFen > 0 ? 'credit' : 'debit'} side is ${absolute(d.differenceFen)} short. Balance it first.`,
  },
  line_not_one_side: {
    zh: (d) => `第 ${d.lineNo} 行：借方和贷方必须填一个，而且只填一个。`,
    en: (d) => `Line ${d.lineNo}: fill in the debit or the credit side, exactly one of them.`,
  },
  line_dimension_missing: {
    zh: (d) => `第 ${d.lineNo} 行：科目 ${d.code} 要求填写${dimensionZh[d.dimension] ?? d.dimension}。`,
    en: (d) => `Line ${d.lineNo}: account ${d.code} asks for the ${dimensionEn[d.dimension] ?? d.dimension}.`,
  },
  amount_too_large: {
    zh: (d) => `金额超出了账簿能记的上限 ${formatYuan(d.limitFen)} 元，请检查是否多打了零。`,
    en: (d) => `The amount is beyond ${formatYuan(d.limitFen)}, the most the books can hold. Check for extra zeros.`,
  },
  voucher_word_unknown: {
    zh: (d) => `本账套没有“${d.word}”字凭证，请换凭证字。`,
    en: (d) => `This account set has no vouchers with the word “${d.word}”. Choose another word.`,
  },
  voucher_date_future: {
    zh: (d) => `凭证日期 ${formatDayChinese(d.voucherDate)} 在今天（${formatDayChinese(d.today)}）之后，请改日期。`,
    en: (d) => `The voucher date ${d.voucherDate} is after today (${d.today}). Change the date.`,
  },
  voucher_status_wrong: {
    zh: (d) => `这张凭证现在是“${statusZh[d.status] ?? d.status}”，只有“${states(d.needs, '”或“', statusZh)}”的凭证才能这样做。请刷新后再看。`,
    en: (d) => `This voucher is ${statusEn[d.status] ?? d.status}; only one that is ${states(d.needs, ' or ', statusEn)} allows this. Refresh and look again.`,
  },
  voucher_posted: {
    zh: (d) => `${formatMonthChinese(d.month)}${d.word}-${d.number}号凭证已记账，不能再改。有错请用红字冲销。`,
    en: (d) => `Voucher ${d.word}-${d.number} of ${d.month} is posted and cannot be changed. Correct it with a red-letter reversal.`,
  },
  voucher_other_maker: {
    zh: (d) => `这张凭证是${d.maker}制的，只有制单人自己能改。`,
    en: (d) => `This voucher was made by ${d.maker}; only its maker can change it.`,
  },
  voucher_own_review: {
    zh: (d) => `这张凭证是${d.name}自己制的，要由另一个人审核。`,
    en: (d) => `${d.name} made this voucher; another person has to review it.`,
  },
  cashier_may_not: {
    zh: (d) => (d.act === 'review' ? '出纳不能审核凭证，请由会计或其他审核人办理。' : '出纳不能记账，请由会计办理。'),
    en: (d) => (d.act === 'review' ? 'A cashier may not review vouchers. Ask the accountant.' : 'A cashier may not post vouchers. Ask the accountant.'),
  },
  voucher_already_reversed: {
    zh: () => '这张凭证已经做过红字冲销，不能再冲一次。',
    en: () => 'This voucher has been reversed already. It cannot be reversed twice.',
  },
  reversal_not_edited: {
    zh: () => '红字冲销凭证的分录与原凭证一一对应，不能修改；不需要就删除它。',
    en: () => 'The lines of a red-letter reversal mirror the original voucher and cannot be edited. Delete it if it is not wanted.',
  },
  reversal_of_reversal: {
    zh: () => '红字凭证不能再冲销，请按正确的内容另制一张蓝字凭证。',
    en: () => 'A red-letter reversal cannot itself be reversed. Make a new voucher with the right content.',
  },
  reversal_prior_year: {
    zh: (d) => `${d.year} 年的错账不能用红字冲，请在本年制一张蓝字更正凭证，涉及损益的记入“收益分配—未分配收益”。`,
    en: (d) => `An error of ${d.year} is not reversed in red. Make a blue correcting voucher this year; effects on income go to undistributed income.`,
  },
  opening_exists: {
    zh: () => '本账套已经有期初余额凭证，一个账套只有一张，请打开那一张。',
    en: () => 'This account set already has its voucher of opening balances; there is only one. Open that one.',
  },
  opening_month_only: {
    zh: (d) => `期初余额只能记在启用前的${formatMonthChinese(d.month)}。`,
    en: (d) => `Opening balances stand in ${d.month}, the month before the first one.`,
  },
  balance_overdrawn: {
    zh: (d) => `没有记账：记了这张凭证，${d.code} ${d.name}${d.party === null ? '' : `（${d.party}）`}在${formatDayChinese(d.day)}就会${overdrawnZh(d.guard, absolute(d.balanceFen))}。${d.guard === 'cash' || d.guard === 'bank' ? '请先记收款的凭证，或核对日期和金额。' : '付的不能多于应付、筹到的。请先记计提或收款的凭证，或核对金额、项目。'}`,
    en: (d) => `Not posted: with this voucher ${d.code} ${d.name}${d.party === null ? '' : ` (${d.party})`} would be overdrawn by ${absolute(d.balanceFen)} on ${d.day}. Post the receipt or accrual first, or check day and amount.`,
  },
  source_posted_differently: {
    zh: (d) => `这一步（${d.sourceKind} ${d.sourceId}，${d.sourceStep}）已经记过账，而且内容不同，没有再记。请先查看已记的凭证。`,
    en: (d) => `This step (${d.sourceKind} ${d.sourceId}, ${d.sourceStep}) was posted before with other content. Nothing was posted now; look at the posted voucher first.`,
  },
  // periods
  period_closed: {
    zh: (d) => `${formatMonthChinese(d.month)}已结账，不能再记。请改用未结账的日期，或由会计说明理由申请反结账，另一人批准。`,
    en: (d) => `${d.month} is closed. Use a date in an open month, or have the accountant ask for it to be reopened and another person approve.`,
  },
  period_missing: {
    zh: (d) => `${formatMonthChinese(d.month)}不在账套期间内，本账套从${formatMonthChinese(d.startMonth)}开始。`,
    en: (d) => `${d.month} lies outside this account set, which begins in ${d.startMonth}.`,
  },
  period_not_ready: {
    zh: (d) => `${formatMonthChinese(d.month)}还不能结账：未记账凭证 ${d.unposted} 张，断号 ${d.gaps} 个，不平 ${d.unbalanced} 处，其他未了事项 ${d.more} 项。请在结账检查里逐项处理。`,
    en: (d) => `${d.month} cannot be closed yet: ${d.unposted} unposted vouchers, ${d.gaps} missing numbers, ${d.unbalanced} imbalances, ${d.more} other open points. Settle them in the check list first.`,
  },
  period_earlier_open: {
    zh: (d) => `请先结${formatMonthChinese(d.earlier)}的账，再结${formatMonthChinese(d.month)}。`,
    en: (d) => `Close ${d.earlier} first, then ${d.month}.`,
  },
  period_later_closed: {
    zh: (d) => `后面的${formatMonthChinese(d.later)}也已结账，请先反结账那个月，再反结账${formatMonthChinese(d.month)}。`,
    en: (d) => `The later month ${d.later} is closed too. Reopen that one first, then ${d.month}.`,
  },
  period_not_closed: {
    zh: (d) => `${formatMonthChinese(d.month)}没有结账，不用反结账。`,
    en: (d) => `${d.month} is not closed, so there is nothing to reopen.`,
  },
};
