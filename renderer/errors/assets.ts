/** What contracts, assets and restricted money refuse, said to the person at the screen: what is wrong, then what to do. */
import type { AssetsErrors } from '#shared/assets/errors.ts';
import { formatDayChinese, formatMonthChinese } from '#shared/days.ts';
import { formatYuan } from '#shared/money.ts';
import type { Sentences } from './sentences.ts';

const leaseZh: Readonly<Record<string, string>> = { draft: '草稿', active: '执行中', ended: '已到期', terminated: '提前终止', cancelled: '作废' };

export const assetsSentences: Sentences<AssetsErrors> = {
  // bookings
  already_booked: {
    zh: () => '这一笔已经生成过凭证，没有重复生成。请在“凭证”里查看；草稿有误可以删除后重做，已记账的请先红字冲销。',
    en: () => 'There is a voucher for this already; no second one was made. Look under Vouchers: a wrong draft can be deleted, a posted one reversed.',
  },
  nothing_to_book: {
    zh: (d) => `到${formatMonthChinese(d.month)}为止没有需要入账的，凭证都已生成。`,
    en: (d) => `There is nothing left to book up to ${d.month}; all vouchers are there.`,
  },
  booked_amount_fixed: {
    zh: (d) => `这张凭证由合同、资产或资金登记生成，合计应为 ${formatYuan(d.totalFen)} 元，不能改金额。金额有误请删除草稿，回原登记处重做。`,
    en: (d) => `This voucher was made by a register and has to total ${formatYuan(d.totalFen)}. If the amount is wrong, delete the draft and make it again there.`,
  },
  // contracts
  lease_no_taken: { zh: (d) => `合同编号 ${d.leaseNo} 已经有了，请换一个编号。`, en: (d) => `There is a contract ${d.leaseNo} already. Choose another number.` },
  lease_status_wrong: {
    zh: (d) => `这份合同是“${leaseZh[d.status] ?? d.status}”，只有“${leaseZh[d.needs] ?? d.needs}”的合同才能这样办。`,
    en: (d) => `This contract is ${d.status}; this can be done only while it is ${d.needs}.`,
  },
  lease_term_wrong: {
    zh: (d) => `合同终止日 ${formatDayChinese(d.endOn)} 早于起始日 ${formatDayChinese(d.startOn)}，请改日期。`,
    en: (d) => `The contract would end on ${d.endOn}, before it begins on ${d.startOn}. Change the days.`,
  },
  lease_term_too_long: { zh: (d) => `合同期限不能超过 ${d.years} 年，请检查起止日期。`, en: (d) => `No contract runs longer than ${d.years} years. Check the days.` },
  lease_dues_differ: {
    zh: (d) => `各期应收合计 ${formatYuan(d.duesFen)} 元，与合同总额 ${formatYuan(d.totalFen)} 元不符，请改到一致。`,
    en: (d) => `The dues sum to ${formatYuan(d.duesFen)}, the contract to ${formatYuan(d.totalFen)}. Make them equal.`,
  },
  lease_counterparty_missing: { zh: () => '请填对方名称，或选择签合同的居民。', en: () => 'Write the other party’s name, or choose the resident who signed.' },
  lease_no_household: {
    zh: (d) => `${d.name} 现在不在任何一户里，不能记内部往来。请先到居民户籍补上户，或只填对方名称。`,
    en: (d) => `${d.name} is in no household now. Put the person into one first, or write the name only.`,
  },
  lease_day_outside: {
    zh: (d) => `提前终止的日期要在合同期内（${formatDayChinese(d.startOn)}至${formatDayChinese(d.endOn)}）。`,
    en: (d) => `A contract is broken off within its term (${d.startOn} to ${d.endOn}).`,
  },
  lease_booked_after: {
    zh: (d) => `${formatDayChinese(d.accrueOn)}的租金已经入账，晚于终止日 ${formatDayChinese(d.heldOn)}。请先删除或冲销那张凭证。`,
    en: (d) => `Rent of ${d.accrueOn} is booked, after the last day ${d.heldOn}. Delete or reverse that voucher first.`,
  },
  lease_not_over: { zh: (d) => `合同到${formatDayChinese(d.endOn)}才到期；提前结束请选“提前终止”。`, en: (d) => `The contract runs until ${d.endOn}. To end it earlier, break it off.` },
  receipt_exceeds_rent: {
    zh: (d) => `这份合同还没收的只有 ${formatYuan(d.openFen)} 元，不能收 ${formatYuan(d.amountFen)} 元。`,
    en: (d) => `Only ${formatYuan(d.openFen)} of this contract is still to come; ${formatYuan(d.amountFen)} is too much.`,
  },
  deposit_exceeds: {
    zh: (d) => `押金最多还能办 ${formatYuan(d.heldFen)} 元，填的是 ${formatYuan(d.amountFen)} 元，请改金额。`,
    en: (d) => `At most ${formatYuan(d.heldFen)} of the deposit can be moved; ${formatYuan(d.amountFen)} is too much.`,
  },
  // fixed assets
  asset_no_taken: { zh: (d) => `资产编号 ${d.assetNo} 已经有了，请换一个编号。`, en: (d) => `There is an asset ${d.assetNo} already. Choose another number.` },
  asset_value_wrong: {
    zh: (d) => `残值与已提折旧之和不能超过原值 ${formatYuan(d.costFen)} 元，请检查。`,
    en: (d) => `Residual value and depreciation taken cannot exceed the cost of ${formatYuan(d.costFen)}. Check them.`,
  },
  asset_first_month: {
    zh: (d) => `购入当月不提折旧，最早从${formatMonthChinese(d.earliest)}起提。`,
    en: (d) => `Nothing is depreciated in the month of acquisition; the first month is ${d.earliest} at the earliest.`,
  },
  asset_fixed: {
    zh: (d) => `${d.assetNo} 已经计提过折旧或处置，原值、残值、年限和科目不能再改。`,
    en: (d) => `${d.assetNo} has been depreciated or disposed of; cost, residual, life and accounts are fixed.`,
  },
  asset_disposed: { zh: (d) => `${d.assetNo} 已在${formatDayChinese(d.disposedOn)}处置，不能再处置。`, en: (d) => `${d.assetNo} was disposed of on ${d.disposedOn} already.` },
  asset_day_wrong: { zh: (d) => `处置日期不能早于购入日 ${formatDayChinese(d.acquiredOn)}。`, en: (d) => `It was acquired on ${d.acquiredOn} and cannot be disposed of earlier.` },
  depreciation_behind: {
    zh: (d) => `${formatMonthChinese(d.month)}的折旧还没有计提，请先点“计提折旧”，再办处置。`,
    en: (d) => `Depreciation of ${d.month} is not booked yet. Run depreciation first, then dispose of the asset.`,
  },
  acquisition_not_found: {
    zh: (d) => `所选凭证里没有记 ${d.code} 科目的分录，请选购入这项资产的凭证。`,
    en: (d) => `That voucher has no line on ${d.code}. Choose the voucher that acquired the asset.`,
  },
  acquisition_exceeds: {
    zh: (d) => `这张凭证购入资产 ${formatYuan(d.voucherFen)} 元，登记的各项资产合计 ${formatYuan(d.costFen)} 元，超过了，请检查原值。`,
    en: (d) => `The voucher acquired ${formatYuan(d.voucherFen)}, its assets would cost ${formatYuan(d.costFen)}. Check the cost.`,
  },
  // restricted money
  fund_name_taken: { zh: (d) => `专项资金“${d.name}”已经有了，请换一个名称。`, en: (d) => `There is a fund “${d.name}” already. Choose another name.` },
  fund_fixed: {
    zh: (d) => `“${d.name}”的类型和科目登记后不能改；有了凭证，名称也不能改。需要时请另设一项资金。`,
    en: (d) => `Kind and account of “${d.name}” are fixed, and its name too once vouchers carry it. Set up another fund if needed.`,
  },
  fund_not_empty: {
    zh: (d) => `“${d.name}”还有余额 ${formatYuan(d.balanceFen)} 元，用完或退回后才能结束。`,
    en: (d) => `“${d.name}” still holds ${formatYuan(d.balanceFen)}. Spend or return it, then end the fund.`,
  },
  fund_closed: { zh: (d) => `凭证日期不在“${d.name}”的起止日期内，请改日期。`, en: (d) => `“${d.name}” is not open on that day. Change the day.` },
  fund_short: {
    zh: (d) => `“${d.name}”只有 ${formatYuan(d.balanceFen)} 元（含未记账凭证），不够支出 ${formatYuan(d.amountFen)} 元。`,
    en: (d) => `“${d.name}” holds ${formatYuan(d.balanceFen)}, drafts counted; that is not enough for ${formatYuan(d.amountFen)}.`,
  },
  recipe_not_for_fund: { zh: (d) => `这种业务不适用于“${d.name}”，请选它自己的业务。`, en: (d) => `That act is not one of “${d.name}”. Choose one of its own.` },
  // resources and enterprises
  resource_no_taken: { zh: (d) => `资源编号 ${d.resourceNo} 已经有了，请换一个编号。`, en: (d) => `There is a resource ${d.resourceNo} already. Choose another number.` },
  resource_needs_lease: { zh: (d) => `${d.resourceNo} 是出租或发包的，请选择对应的合同。`, en: (d) => `${d.resourceNo} is let. Choose its contract.` },
  enterprise_name_taken: { zh: (d) => `企业“${d.name}”已经登记，请换一个名称。`, en: (d) => `“${d.name}” is registered already. Choose another name.` },
  year_to_come: { zh: (d) => `${d.year} 年还没有到，请检查年份。`, en: (d) => `${d.year} has not come yet. Check the year.` },
  // templates
  template_name_taken: { zh: (d) => `常用凭证“${d.name}”已经有了，请换一个名称。`, en: (d) => `There is a template “${d.name}” already. Choose another name.` },
  template_needs_voucher: { zh: () => '请选择一张凭证，把它的分录存为常用凭证。', en: () => 'Choose a voucher; its lines become the template.' },
  template_needs_month: { zh: () => '定期凭证请填从哪个月开始。', en: () => 'Say from which month the voucher recurs.' },
  template_not_due: { zh: (d) => `“${d.name}”${formatMonthChinese(d.month)}还没有到期，不能生成。`, en: (d) => `“${d.name}” is not due for ${d.month} yet.` },
  template_ended: { zh: (d) => `“${d.name}”已停用，恢复后才能生成凭证。`, en: (d) => `“${d.name}” has ended. Take it into use again first.` },
  event_part_too_large: {
    zh: (d) => `代扣的税款或农户的部分超过了总额 ${formatYuan(d.amountFen)} 元，请核对。`,
    en: (d) => `The tax withheld or the households’ part is more than the whole, ${formatYuan(d.amountFen)}. Check the amounts.`,
  },
};
