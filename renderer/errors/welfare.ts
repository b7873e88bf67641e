/** What the programmes refuse, said to the person at the screen: what is wrong, then what to do. */
import { formatMonthChinese, monthOf, type Day, type Month } from '#shared/days.ts';
import { formatYuan } from '#shared/money.ts';
import { FESTIVAL_WORDS } from '#shared/welfare/festivals.ts';
import type { WelfareErrors } from '#shared/welfare/errors.ts';
import type { Sentences } from './sentences.ts';

const monthsZh = (from: Month, to: Month | null): string =>
  to === null ? `${formatMonthChinese(from)}起` : `${formatMonthChinese(from)}至${formatMonthChinese(to)}`;
const daysZh = (from: Day, to: Day | null): string => (to === null ? `${from} 起` : `${from} 至 ${to}`);
const monthsEn = (from: Month, to: Month | null): string => (to === null ? `from ${from} on` : `${from} to ${to}`);

export const welfareSentences: Sentences<WelfareErrors> = {
  programme_code_taken: {
    zh: (d) => `项目编号 ${d.code} 已经有了，请换一个编号。`,
    en: (d) => `Programme code ${d.code} is taken. Choose another one.`,
  },
  programme_ended: {
    zh: (d) => `项目 ${d.code} 已经停办。要继续发放，请先在项目页面恢复办理。`,
    en: (d) => `Programme ${d.code} has ended. Take it up again on its page first.`,
  },
  festival_day_missing: {
    zh: (d) => `还没有 ${d.year} 年${FESTIVAL_WORDS[d.festival].zh}的日期，请先在“福利项目 → 节日日期”里填上。`,
    en: (d) => `The day of ${FESTIVAL_WORDS[d.festival].en} in ${d.year} is not entered. Enter it under “Festival days” first.`,
  },
  festival_day_other: {
    zh: (d) => `这个项目在${FESTIVAL_WORDS[d.festival].zh}发放，那一年是 ${d.day}。请把月份改成${formatMonthChinese(monthOf(d.day))}，基准日不填或填这一天。`,
    en: (d) => `This programme pays at ${FESTIVAL_WORDS[d.festival].en}, which is ${d.day} that year. Choose that month, and no other as-of day.`,
  },
  festival_listed: {
    zh: (d) => `${d.year} 年${FESTIVAL_WORDS[d.festival].zh}已经有批次 ${d.batchNo}，日期不能再改。日期真的错了，请先作废那个批次。`,
    en: (d) => `There is a list for ${FESTIVAL_WORDS[d.festival].en} ${d.year} (${d.batchNo}), so its day stays. Void that list first if the day is wrong.`,
  },
  festival_period: {
    zh: (d) => `按${FESTIVAL_WORDS[d.festival].zh}发放的项目，周期要选“一次性”，名单要按条件来。请改选，或去掉节日。`,
    en: (d) => `A programme for ${FESTIVAL_WORDS[d.festival].en} pays once, by its rule. Change the period, or take the festival away.`,
  },
  programme_over: {
    zh: (d) => `项目 ${d.code} 只办到${formatMonthChinese(d.lastMonth)}，以后的月份不再发放。要继续办，请在项目页面点“修改”，改“办到哪个月”。`,
    en: (d) => `Programme ${d.code} ends with ${d.lastMonth}; nothing is paid for later months. To go on, change its last month under “Edit” on its page.`,
  },
  programme_listed_later: {
    zh: (d) => `项目 ${d.code} 已经有${formatMonthChinese(d.month)}的批次 ${d.batchNo}，不能只办到更早的月份。请改成不早于这个月，或先作废那个批次。`,
    en: (d) => `Programme ${d.code} has a list for ${d.month} (${d.batchNo}). Choose that month or a later one, or void the list first.`,
  },
  programme_in_use: {
    zh: (d) => `项目 ${d.code} 已有生效的版本，这一项不能再改。需要的话请另建一个项目。`,
    en: (d) => `Programme ${d.code} has a version in force, so this cannot be changed any more. Create another programme if needed.`,
  },
  version_missing: {
    zh: (d) => `项目 ${d.code} 在${formatMonthChinese(d.month)}没有生效的版本。请先起草版本、填写决议并让它生效。`,
    en: (d) => `Programme ${d.code} has no version in force in ${d.month}. Draft one, enter its resolution and put it in force first.`,
  },
  version_not_draft: {
    zh: (d) => `第 ${d.versionNo} 版不是草稿，不能再改。要改标准请起草新版本。`,
    en: (d) => `Version ${d.versionNo} is not a draft and cannot be changed. Draft a new version instead.`,
  },
  version_draft_exists: {
    zh: (d) => `已经有一份草稿（第 ${d.versionNo} 版），请先完成或放弃它。`,
    en: (d) => `There is a draft already (version ${d.versionNo}). Finish or drop that one first.`,
  },
  version_needs_resolution: {
    zh: () => '生效前要有决议：请填写决议文号、日期和名称，保存后再生效。',
    en: () => 'A version needs its resolution. Enter its number, date and title, save, then put it in force.',
  },
  version_needs_scan: {
    zh: (d) => `第 ${d.versionNo} 版还没有决议（${d.resolutionNo}）的扫描件，本办公室设置为没有扫描件不能生效。请在这一版的“决议扫描件”里附上，或在会议记录里附上同一文号的签字决议。`,
    en: (d) => `Version ${d.versionNo} has no scan of its resolution (${d.resolutionNo}), and this office puts no standard in force without one. Add it to the version, or to the record of the meeting of that number.`,
  },
  version_overlap: {
    zh: (d) => `生效月份与第 ${d.versionNo} 版（${monthsZh(d.validFrom, d.validTo)}）重叠，请改成更晚的月份。`,
    en: (d) => `The first month overlaps with version ${d.versionNo} (${monthsEn(d.validFrom, d.validTo)}). Choose a later month.`,
  },
  one_per_household_where: {
    zh: (d) => (d.why === 'target' ? '“每户只发一人”只用于按条件发给个人的项目；这个项目请去掉它。' : d.why === 'scope' ? '“每户只发一人”要把“同组怎么算”选成“同一户只享受一项”。' : '“每户只发一人”要先写互斥组的名字。'),
    en: (d) => (d.why === 'target' ? 'One of a household is for programmes that pay persons by a rule; leave it out here.' : d.why === 'scope' ? 'For one of a household choose “for each household” as the scope of the group.' : 'For one of a household name the group first.'),
  },
  version_account_unknown: {
    zh: (d) => `账套里没有可用的末级科目 ${d.accountCode}，请从科目表里选。`,
    en: (d) => `The books have no usable account ${d.accountCode}. Choose one from the chart of accounts.`,
  },
  exclusion_unknown: {
    zh: (d) => `排除情形里的项目 ${d.code} 不存在，或者就是本项目，请改选。`,
    en: (d) => `The exclusion names programme ${d.code}, which does not exist or is this very one. Choose another.`,
  },
  rule_field_unfit: {
    zh: (d) => ({
      missing: '条件里的自定义项已经不在了，请删掉这一条，改选别的。', stopped: `自定义项“${d.name}”已停用，不能用在条件里。请先在“居民户籍 → 自定义项”启用它，或改选别的。`, household: `自定义项“${d.name}”是每户的，条件只能用每个人的。请改选别的。`,
      kind: `自定义项“${d.name}”的种类和条件里的问法对不上，请删掉这一条重新选。`, choice: `自定义项“${d.name}”没有“${d.choice}”这个选项，请重新选。`,
    })[d.why],
    en: (d) => ({
      missing: 'The rule asks for a field that is gone. Remove the condition and choose another.', stopped: `The field “${d.name}” is stopped. Put it in use again, or choose another.`, household: `The field “${d.name}” is one of households; a rule asks for fields of persons. Choose another.`,
      kind: `The field “${d.name}” is of another kind than the condition. Remove the condition and choose it anew.`, choice: `The field “${d.name}” has no choice “${d.choice}”. Choose again.`,
    })[d.why],
  },
  rule_list_unfit: {
    zh: (d) => (d.why === 'stopped' ? `名单“${d.name}”已停用，不能用在条件里。请先在“名单”里启用它，或改选别的。` : '条件里的名单不存在，请删掉这一条，改选别的。'),
    en: (d) => (d.why === 'stopped' ? `The list “${d.name}” is stopped. Put it in use again, or choose another.` : 'The rule asks for a list that does not exist. Remove the condition and choose another.'),
  },
  welfare_list_taken: { zh: (d) => `已经有叫“${d.name}”的名单，请换一个名称。`, en: (d) => `There is a list “${d.name}” already. Choose another name.` },
  welfare_list_stopped: { zh: (d) => `名单“${d.name}”已停用，不能再加人。请先启用它。`, en: (d) => `The list “${d.name}” is stopped. Put it in use again before adding people.` },
  welfare_list_used: {
    zh: (d) => `项目 ${d.code} 第 ${d.versionNo} 版的条件用着名单“${d.name}”，不能停用。请先起草并启用不用它的新版本，到那一版开始的月份再停。`,
    en: (d) => `Version ${d.versionNo} of programme ${d.code} asks for the list “${d.name}”. Put a version in force that does not; stop the list once that one has begun.`,
  },
  list_entry_exists: { zh: (d) => `${d.person}已经在名单上（${daysZh(d.validFrom, d.validTo)}），这段时间不能再加一次。`, en: (d) => `${d.person} is on the list already (${d.validFrom} to ${d.validTo ?? 'further notice'}).` },
  list_entry_withdrawn: { zh: (d) => `${d.person}的这一条已经改过了，请刷新后再看。`, en: (d) => `This entry of ${d.person} has been changed already. Refresh and look again.` },
  list_entry_ends_before: { zh: (d) => `${d.person}在名单上只到 ${d.validTo}，不能改到更晚；要延长请重新加入。`, en: (d) => `${d.person} is on the list until ${d.validTo} only. To prolong it, add the person again.` },
  pause_exists: {
    zh: (d) => `此人在这个项目上已有暂停（${monthsZh(d.fromMonth, d.toMonth)}），不用再加。要改时间，请先恢复原来的暂停。`,
    en: (d) => `This person is paused in this programme already (${monthsEn(d.fromMonth, d.toMonth)}). To change the months, resume that pause first.`,
  },
  pause_withdrawn: {
    zh: () => '这条暂停已经撤回了，请刷新后再看。',
    en: () => 'This pause has been taken back already. Refresh and look again.',
  },
  claims_not_taken: {
    zh: (d) => `项目 ${d.code} 按条件发放，不接收应发事项。请换一个“按应发事项发放”的项目，或新建一个。`,
    en: (d) => `Programme ${d.code} pays by its rule and takes no claims. Choose or create a programme that pays on claims.`,
  },
  claim_exists: {
    zh: (d) => `${d.name}的这一笔应发事项已经登记过，不能重复登记。请在应发事项里核对。`,
    en: (d) => `This claim of ${d.name} has been entered already. Look it up among the claims.`,
  },
  claim_payee_missing: {
    zh: () => '找不到领款人：这一户没有在册户主，或没有选户。请先在户籍里补上户主。',
    en: () => 'Nobody to pay: the household has no head, or no household was chosen. Enter its head in the register first.',
  },
  claim_withdrawn: {
    zh: (d) => `${d.name}的这一笔已经撤销，不能再撤。`,
    en: (d) => `This claim of ${d.name} has been withdrawn already.`,
  },
  claim_listed: {
    zh: (d) => (d.state === 'paid' ? `${d.name}的这一笔已在批次 ${d.batchNo} 发放，不能撤销。多发的请走追回。`
      : d.state === 'failed' ? `${d.name}的这一笔在批次 ${d.batchNo} 没有发成，已经挂账，请用补发批次处理。`
      : `${d.name}的这一笔已列入批次 ${d.batchNo}，请先在批次里把这一行移出，再撤销。`),
    en: (d) => (d.state === 'paid' ? `This claim of ${d.name} was paid in batch ${d.batchNo} and cannot be withdrawn. What was overpaid is recovered.`
      : d.state === 'failed' ? `Payment of this claim of ${d.name} failed in batch ${d.batchNo} and is still owed. Pay it by a follow-up batch.`
      : `This claim of ${d.name} stands in batch ${d.batchNo}. Remove its line there first.`),
  },
  proof_future: { zh: (d) => `认证日期 ${d.provedOn} 还没有到，请改成今天或以前。`, en: (d) => `${d.provedOn} is still to come. Enter today or an earlier day.` },
  proof_of_dead: { zh: (d) => `${d.name}在户籍里登记为 ${d.since} 去世，不能再认证。请先核对户籍。`, en: (d) => `By the register ${d.name} died on ${d.since}. Check the register first.` },
  basket_form: { zh: (d) => `项目 ${d.code} 不能配发放物品：只有实物项目可以。请去掉物品，或另建实物项目。`, en: (d) => `Programme ${d.code} gives no baskets: only programmes in kind do. Take the goods out, or make such a programme.` },
  basket_account: { zh: (d) => `“${d.name}”记在科目 ${d.accountCode}，这一版从科目 ${d.cashAccountCode} 发出。请把“现金科目”改成 ${d.accountCode}。`, en: (d) => `${d.name} is kept on account ${d.accountCode}, this version issues from ${d.cashAccountCode}. Make ${d.accountCode} its cash account.` },
  basket_amount: { zh: (d) => `项目 ${d.code} 发实物，金额要是整份的：请去掉每笔最高和取整，支出科目和应付科目也不能是同一个。`, en: (d) => `Programme ${d.code} hands out whole baskets: take out the cap and rounding, and let expense and payable be two accounts.` },
  basket_missing: {
    zh: (d) => (d.halfOfFen === null ? `标准 ${formatYuan(d.standardFen)} 元还没有配物品。请给每一档标准都配上。` : `标准 ${formatYuan(d.halfOfFen)} 元的半个月 ${formatYuan(d.standardFen)} 元还没有配物品。请给半个月的一份也配上（例如数量减半），或在金额里去掉“发半个月”。`),
    en: (d) => (d.halfOfFen === null ? `The standard of ${formatYuan(d.standardFen)} has no basket. Give each standard one.` : `Half a month of ${formatYuan(d.halfOfFen)} is ${formatYuan(d.standardFen)}, which has no basket. Give it one, such as half the quantities, or take half months out of the amount.`),
  },
  claim_no_basket: { zh: (d) => `项目 ${d.code} 发实物，${formatYuan(d.amountFen)} 元没有配物品（配了的是 ${d.sums.map((sum) => formatYuan(sum)).join('、')} 元）。请按有物品的金额登记，或先在项目里起草新标准，给 ${formatYuan(d.amountFen)} 元配上物品。`, en: (d) => `Programme ${d.code} hands out goods and has no basket for ${formatYuan(d.amountFen)} yuan; it has for ${d.sums.map((sum) => formatYuan(sum)).join(', ')}. Enter one of these sums, or draft a version with a basket for ${formatYuan(d.amountFen)} first.` },
  basket_worth: { zh: (d) => `标准 ${formatYuan(d.standardFen)} 元配的物品按约定单价合 ${formatYuan(d.worthFen)} 元，两个数要一样。请改数量、单价或标准；标准里没有的那一档请删去。`, en: (d) => `The basket for ${formatYuan(d.standardFen)} comes to ${formatYuan(d.worthFen)} at the agreed prices; the two have to be the same. Change quantities, prices or the standard, and remove a basket that is for no standard.` },
};
