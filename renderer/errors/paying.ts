/** What paying, signing and closing refuse, said to the person at the screen: what is wrong, then what to do. */
import { localDayAndTime, type Instant } from '#shared/days.ts';
import type { NamedLine } from '#shared/disbursement/errors.ts';
import type { PayingErrors } from '#shared/disbursement/paying-errors.ts';
import { formatYuan } from '#shared/money.ts';
import type { Sentences } from './sentences.ts';

const scans: Pick<Sentences<PayingErrors>, 'roster_code_foreign' | 'roster_page_other_batch' | 'roster_code_wrong' | 'roster_list_changed' | 'roster_page_filed' | 'roster_scan_used'> = {
  roster_code_foreign: {
    zh: (d) => `“${d.fileName}”上没有读到本办公室名册的二维码。请看看是哪一页，手工指定；不是名册就不要放在这里。`,
    en: (d) => `No roster code of this office was read on “${d.fileName}”. See which page it is and name it by hand; leave it out if it is no roster.`,
  },
  roster_page_other_batch: {
    zh: (d) => `这一页是批次 ${d.found} 的第 ${d.pageNo} 页，不是 ${d.wanted} 的。请到那一批里归档。`,
    en: (d) => `This is page ${d.pageNo} of batch ${d.found}, not of ${d.wanted}. File it there.`,
  },
  roster_code_wrong: {
    zh: (d) => `批次 ${d.batchNo} 第 ${d.pageNo} 页的校验码对不上：不是本办公室打印的名册，或二维码改过。没有归档，请核对原件。`,
    en: (d) => `The checksum on page ${d.pageNo} of batch ${d.batchNo} is wrong: the page was not printed by this office, or its code was altered. It was not filed; look at the paper.`,
  },
  roster_list_changed: {
    zh: (d) => `第 ${d.issueNo} 号名册打印以后，批次 ${d.batchNo} 的名单变了，第 ${d.pageNo} 页不再作数。请重新打印、重新签字。`,
    en: (d) => `The list of batch ${d.batchNo} changed after roster no. ${d.issueNo} was printed, so its page ${d.pageNo} no longer counts. Print it again and have it signed.`,
  },
  roster_page_filed: {
    zh: (d) => `第 ${d.issueNo} 号名册第 ${d.pageNo} 页已经归档（${d.by}）。这一张是重复的；要换一张，先把原来的撤下。`,
    en: (d) => `Page ${d.pageNo} of roster no. ${d.issueNo} is filed already (by ${d.by}). This is a second one; withdraw the first to replace it.`,
  },
  roster_scan_used: {
    zh: (d) => `同一张图已经归到第 ${d.issueNo} 号名册第 ${d.pageNo} 页，不能再当另一页。`,
    en: (d) => `The same picture is filed as page ${d.pageNo} of roster no. ${d.issueNo} and cannot be another page too.`,
  },
};

const desk: Pick<Sentences<PayingErrors>, 'goods_not_whole' | 'goods_claim_no_basket' | 'goods_by_bank' | 'goods_no_cash' | 'line_ticked' | 'handout_booked' | 'nothing_ticked' | 'ticks_unbooked' | 'cash_over_batch'> = {
  line_ticked: {
    zh: (d) => `${d.name}已经领过了（${localDayAndTime(d.at as Instant)}，${d.by}发）。不要再发；若登记错了，先撤销那一笔。`,
    en: (d) => `${d.name} has been given it already (${localDayAndTime(d.at as Instant)}, by ${d.by}). Do not give it again; if that was a mistake, undo it first.`,
  },
  handout_booked: {
    zh: (d) => `${d.name}的领取已经记账，不能直接撤销。钱已退回的，请用“收回”。`,
    en: (d) => `What ${d.name} took is in the books and cannot be undone. If the money came back, use “Taken back”.`,
  },
  nothing_ticked: {
    zh: (d) => `批次 ${d.batchNo} 没有登记了还没记账的领取。`,
    en: (d) => `Nothing of batch ${d.batchNo} is ticked and not booked.`,
  },
  ticks_unbooked: {
    zh: (d) => `批次 ${d.batchNo} 还有 ${d.count} 人登记了领取没有记账。请先“日结记账”。`,
    en: (d) => `${d.count} ticked ${d.count === 1 ? 'person' : 'people'} of batch ${d.batchNo} ${d.count === 1 ? 'is' : 'are'} not booked yet. Book the day first.`,
  },
  goods_claim_no_basket: {
    zh: (d) => `有 ${d.count} 笔应发事项的金额没有配物品：${d.lines.map((line) => `${line.lineNo} 号${line.name} ${formatYuan(line.amountFen)} 元`).join('、')}${d.count > d.lines.length ? '……' : ''}。这一版配了物品的是 ${d.sums.map((sum) => formatYuan(sum)).join('、')} 元。请把这几行移出，撤销事项，按有物品的金额重新登记；或作废这一批，在项目里起草新标准给这个金额配上物品，再生成。`,
    en: (d) => `${d.count} ${d.count === 1 ? 'claim has' : 'claims have'} a sum without a basket: ${d.lines.map((line) => `no. ${line.lineNo} ${line.name} ${formatYuan(line.amountFen)}`).join(', ')}${d.count > d.lines.length ? ' …' : ''}. This version has baskets for ${d.sums.map((sum) => formatYuan(sum)).join(', ')} yuan. Take these lines off, withdraw the claims and enter them at such a sum; or void the batch, draft a version with a basket for this sum, and generate it again.`,
  },
  goods_not_whole: {
    zh: (d) => `有 ${d.count} 人的金额不是整份物品（一份合 ${formatYuan(d.basketFen)} 元）：${d.lines.slice(0, 5).map((line) => `${line.lineNo} ${line.name} ${formatYuan(line.amountFen)}`).join('、')}。请改成整份的金额，或把这些人移出。`,
    en: (d) => `${d.count} ${d.count === 1 ? 'sum is' : 'sums are'} no whole number of baskets (one is ${formatYuan(d.basketFen)}): ${d.lines.slice(0, 5).map((line) => `${line.lineNo} ${line.name} ${formatYuan(line.amountFen)}`).join(', ')}. Make them whole, or take these people off.`,
  },
  goods_by_bank: { zh: (d) => `项目 ${d.code} 发的是物品，不能走银行。请选“窗口发放”。`, en: (d) => `Programme ${d.code} hands out goods; the bank cannot. Choose the desk.` },
  goods_no_cash: { zh: (d) => `批次 ${d.batchNo} 发的是物品，不用提现。`, en: (d) => `Batch ${d.batchNo} is in goods; no cash is drawn for it.` },
  cash_over_batch: {
    zh: (d) => `要提 ${formatYuan(d.wantedFen)} 元，超过批次 ${d.batchNo} 还要发的 ${formatYuan(d.mostFen)} 元。`,
    en: (d) => `${formatYuan(d.wantedFen)} yuan is more than the ${formatYuan(d.mostFen)} batch ${d.batchNo} still has to hand out.`,
  },
};

const LEGS_ZH: Readonly<Record<string, string>> = { approved: '批准名单与明细', sent: '报盘文件', out: '银行回盘或窗口登记', signed: '签字名册', invoice: '单位发票', accrued: '账上计提', released: '账上冲回', setOff: '账上扣回', paid: '账上支付', money: '账上出款', stock: '物资出库', cost: '物资成本', closed: '关闭时的记录' };
const LEGS_EN: Readonly<Record<string, string>> = { approved: 'approved list and lines', sent: 'bank files', out: 'bank’s answers or ticks', signed: 'signed roster', invoice: 'invoices of the provider', accrued: 'accrual in the books', released: 'release in the books', setOff: 'set-off in the books', paid: 'payment in the books', money: 'money in the books', stock: 'goods out of stock', cost: 'cost of the goods', closed: 'what was written down at the end' };
const namesZh = (lines: readonly NamedLine[]): string => lines.slice(0, 5).map((line) => `${line.lineNo} ${line.name}${line.detail === '' ? '' : `（${line.detail}）`}`).join('、');
const namesEn = (lines: readonly NamedLine[]): string => lines.slice(0, 5).map((line) => `${line.lineNo} ${line.name}${line.detail === '' ? '' : ` (${line.detail})`}`).join(', ');

const proof: Omit<Sentences<PayingErrors>, keyof typeof scans | keyof typeof desk> = {
  tie_out_broken: {
    zh: (d) => `批次 ${d.batchNo} 对不上，不能关闭：${d.legs.map((leg) => `${LEGS_ZH[leg.key] ?? leg.key}应为 ${formatYuan(leg.wantedFen)} 元，实为 ${formatYuan(leg.foundFen)} 元`).join('；')}。请看“对账”页，查清后再关闭。`,
    en: (d) => `Batch ${d.batchNo} does not tie and cannot be closed: ${d.legs.map((leg) => `${LEGS_EN[leg.key] ?? leg.key} should be ${formatYuan(leg.wantedFen)} and is ${formatYuan(leg.foundFen)}`).join('; ')}. See the tie-out.`,
  },
  roster_not_signed: {
    zh: (d) => `批次 ${d.batchNo} 已发 ${d.paid} 人，签字页只收到 ${d.signed} 人的，还不能关闭。请到“签字名册”看缺哪几页，扫描归档。`,
    en: (d) => `Of the ${d.paid} people paid in batch ${d.batchNo}, signed pages are filed for ${d.signed} only. See “Signed roster” for the missing pages before closing.`,
  },
  radar_open: {
    zh: (d) => `批次 ${d.batchNo} 有 ${d.count} 条发放提醒没有核过：${namesZh(d.lines)}。请逐条核实并写明理由，或这次先不报这些人。`,
    en: (d) => `${d.count} ${d.count === 1 ? 'warning' : 'warnings'} of batch ${d.batchNo} ${d.count === 1 ? 'is' : 'are'} not accepted: ${namesEn(d.lines)}. Look at each and give the reason, or leave these people out.`,
  },
  lines_in_two_files: {
    zh: (d) => `有 ${d.count} 人同时落在两家银行的文件里，会重复发钱：${namesZh(d.lines)}。请改银行格式里的“哪些账户”。`,
    en: (d) => `${d.count} ${d.count === 1 ? 'person falls' : 'people fall'} into two files and would be paid twice: ${namesEn(d.lines)}. Change which accounts the formats take.`,
  },
  lines_without_file: {
    zh: (d) => `有 ${d.count} 人不在任何一家银行的文件里：${namesZh(d.lines)}。请再选一个银行格式，或这次先不报这些人。`,
    en: (d) => `${d.count} ${d.count === 1 ? 'person is' : 'people are'} in none of the files: ${namesEn(d.lines)}. Choose one more format, or leave them out.`,
  },
  result_names_differ: {
    zh: (d) => `回盘里发放成功的户名与报盘的不一样：${namesZh(d.lines)}。文件可能改过，或文字损坏。没有导入，请向银行重新索取。`,
    en: (d) => `The file says money was paid under other names: ${namesEn(d.lines)}. It may have been edited, or its characters damaged. Nothing was loaded; ask the bank for it again.`,
  },
  line_followed_up: {
    zh: (d) => `${d.name}已由补发批次 ${d.batchNo} 再发，不能再按银行更正改成已发。请先把补发批次里的这个人移出或了结。`,
    en: (d) => `${d.name} is paid again by follow-up batch ${d.batchNo}. Take the person out of that batch first.`,
  },
};

export const payingSentences: Sentences<PayingErrors> = { ...scans, ...desk, ...proof };
