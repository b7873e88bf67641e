/** What the register of members, shares and dividends refuses, said to the person at the screen. */
import { formatDayChinese } from '#shared/days.ts';
import type { MembersErrors } from '#shared/members/errors.ts';
import { formatShares } from '#shared/members/words.ts';
import { formatYuan } from '#shared/money.ts';
import type { Sentences } from './sentences.ts';

const memberZh: Readonly<Record<string, string>> = { active: '在册', retained: '保留权益', lost: '已丧失', exited: '已退出' };
const memberEn: Readonly<Record<string, string>> = { active: 'a member', retained: 'keeping rights', lost: 'lost', exited: 'given up' };
const runZh: Readonly<Record<string, string>> = { prepared: '已编制', confirmed: '已复核', accrued: '已计提', discarded: '已作废', reversed: '已冲销' };
const runEn: Readonly<Record<string, string>> = { prepared: 'prepared', confirmed: 'confirmed', accrued: 'accrued', discarded: 'discarded', reversed: 'reversed' };
const list = (keys: string, names: Readonly<Record<string, string>>, separator: string): string => keys.split(' ').map((key) => names[key] ?? key).join(separator);

export const membersSentences: Sentences<MembersErrors> = {
  member_exists: { zh: (d) => `${d.name}已经在成员名册里，编号 ${d.memberNo}。身份有变动请在他那一行办理。`, en: (d) => `${d.name} is in the register already, number ${d.memberNo}. Record the change there.` },
  member_no_taken: { zh: (d) => `成员编号 ${d.memberNo} 已经有人用，请换一个，或留空自动编号。`, en: (d) => `Member number ${d.memberNo} is taken. Choose another one or leave it blank.` },
  member_status_same: { zh: (d) => `这个成员现在就是“${memberZh[d.status] ?? d.status}”，不用再办。`, en: (d) => `This member is ${memberEn[d.status] ?? d.status} already.` },
  member_day_wrong: { zh: (d) => `变动日期${formatDayChinese(d.day)}早于上一次变动（${formatDayChinese(d.since)}），请核对。`, en: (d) => `The day ${d.day} is before the last change (${d.since}). Check it.` },
  member_day_future: { zh: (d) => `日期${formatDayChinese(d.day)}在今天（${formatDayChinese(d.today)}）之后，请核对。`, en: (d) => `The day ${d.day} is after today (${d.today}). Check it.` },
  shares_short: { zh: (d) => `从${formatDayChinese(d.on)}起最多能转出 ${formatShares(d.have)} 股，要转出 ${formatShares(d.wanted)} 股不够。请核对股数、种类和日期。`, en: (d) => `At most ${formatShares(d.have)} shares can leave from ${d.on} on; ${formatShares(d.wanted)} are too many. Check number, class and day.` },
  shares_holder_missing: { zh: () => '股数不能是零，请填写变动的股数。', en: () => 'The number of shares is zero. Give how many change.' },
  shares_no_taker: { zh: (d) => (['inherited', 'gift', 'transfer'].includes(d.reason) ? '继承、赠与、转让要填写由哪一户接收。' : '这种变动没有接收方，请不要填接收户。'), en: (d) => (['inherited', 'gift', 'transfer'].includes(d.reason) ? 'Name the household that takes the shares over.' : 'Nobody takes shares over in this kind of change. Leave that blank.') },
  shares_no_household: { zh: () => '这个人没有户，份额要登记在户上。请先在居民户籍里给他落户。', en: () => 'This person has no household, and shares are held in one. Enter the household first.' },
  shares_day_future: { zh: (d) => `日期${formatDayChinese(d.day)}在今天（${formatDayChinese(d.today)}）之后，请改日期。`, en: (d) => `The day ${d.day} is after today (${d.today}). Change it.` },
  share_class_taken: { zh: (d) => `已经有“${d.name}”这个种类。`, en: (d) => `There is already a class “${d.name}”.` },
  no_shares_on_record_day: { zh: (d) => `${formatDayChinese(d.recordOn)}没有人持有份额，请核对登记日或先登记份额。`, en: (d) => `Nobody holds shares on ${d.recordOn}. Check the record day or enter the shares first.` },
  dividend_exists: { zh: (d) => `${d.year} 年“${d.title}”已经编制过，要重做请先作废或冲销。`, en: (d) => `“${d.title}” of ${d.year} exists already. Discard or reverse it first.` },
  dividend_status_wrong: { zh: (d) => `这次分红现在是“${runZh[d.status] ?? d.status}”，只有“${list(d.needs, runZh, '”或“')}”的才能这样做。请刷新后再看。`, en: (d) => `This dividend is ${runEn[d.status] ?? d.status}; only one that is ${list(d.needs, runEn, ' or ')} allows this.` },
  dividend_own: { zh: (d) => `${d.name}已经在这次分红里经办或复核，这一步要由另一个人办理。`, en: (d) => `${d.name} has taken part in this dividend already; another person has to do this step.` },
  dividend_paid_already: { zh: (d) => `已经发放 ${formatYuan(d.paidFen)} 元，不能再冲销。发错的请按收回处理。`, en: (d) => `${formatYuan(d.paidFen)} are paid, so it cannot be reversed. Recover what was wrong.` },
  dividend_reversal_not_asked: { zh: () => '没有人申请冲销这次分红，请先申请。', en: () => 'Nobody has asked to reverse this dividend. Ask first.' },
  dividend_nothing_to_pay: { zh: () => '没有可以发放的明细：要么都已发放，要么待继承。', en: () => 'There is nothing to pay: everything is paid or waits for heirs.' },
  dividend_line_wrong: { zh: (d) => `第 ${d.lineNo} 行不是“待继承”，请刷新后再看。`, en: (d) => `Line ${d.lineNo} does not wait for heirs. Refresh and look again.` },
  dividend_programme_wrong: {
    zh: (d) => ({
      basis: `项目 ${d.code} 不能发分红：要选“按应发事项发放、事项形成时已经计提”的项目。`, books: `项目 ${d.code} 在另一个账套，请选本账套的项目。`,
      account: `项目 ${d.code} 现行标准的应付科目与分红的应付科目不一致，请改标准或换一个项目。`, version: `项目 ${d.code} 这个月没有生效的标准，请先起草并生效。`,
    })[d.why],
    en: (d) => ({
      basis: `Programme ${d.code} cannot pay a dividend: choose one that pays on claims booked as owed before.`, books: `Programme ${d.code} stands in other books.`,
      account: `Programme ${d.code} owes on another account than the dividend.`, version: `Programme ${d.code} has no version in force in that month.`,
    })[d.why],
  },
};
