/** What closing refuses, said to the person at the screen. */
import type { ClosingErrors } from '#shared/closing/errors.ts';
import { formatDayChinese, formatMonthChinese } from '#shared/days.ts';
import { formatYuan } from '#shared/money.ts';
import type { Sentences } from './sentences.ts';

const statusZh: Readonly<Record<string, string>> = { prepared: '已编制', confirmed: '已复核', posted: '已记账', discarded: '已作废', reversed: '已撤销' };
const statusEn: Readonly<Record<string, string>> = { prepared: 'prepared', confirmed: 'confirmed', posted: 'posted', discarded: 'discarded', reversed: 'taken back' };
const checksZh: Readonly<Record<string, string>> = { yearOver: '年度还没有结束', monthsClosed: '1—11 月没有全部结账', allPosted: '有未记账的凭证', noGaps: '凭证断号', pendingZero: '181 待处理财产损溢有余额', earlierYear: '上一年度没有年终结账' };
const checksEn: Readonly<Record<string, string>> = { yearOver: 'the year is not over', monthsClosed: 'January to November are not all closed', allPosted: 'vouchers are not posted', noGaps: 'numbers are missing', pendingZero: '181 is not empty', earlierYear: 'the year before is not closed' };
const list = (keys: string, names: Readonly<Record<string, string>>, separator: string): string => keys.split(' ').map((key) => names[key] ?? key).join(separator);

export const closingSentences: Sentences<ClosingErrors> = {
  reopening_asked_already: { zh: (d) => `${d.who}已经申请反结账${formatMonthChinese(d.month)}，等另一人批复就可以。`, en: (d) => `${d.who} has already asked to reopen ${d.month}. It waits for another person’s decision.` },
  reopening_own: { zh: (d) => `这个反结账是${d.name}自己申请的，要由另一个人批复。`, en: (d) => `${d.name} asked for this reopening; another person has to decide on it.` },
  reopening_decided: { zh: () => '这个反结账申请已经批复过，或者那个月又重新结了账。需要时请重新申请。', en: () => 'This request was decided already, or the month was closed again since. Ask anew if it is needed.' },
  year_closed: { zh: (d) => `${d.year} 年已做年终结账，不能单独反结账。请先在“年终结账”里申请撤销这一年的年终结账；下年度已有记账的，用蓝字凭证更正。`, en: (d) => `${d.year} is closed. Take back its year-end first; once the next year has posted vouchers, correct errors with a blue voucher.` },
  year_end_not_ready: { zh: (d) => `${d.year} 年还不能年终结账：${list(d.checks, checksZh, '；')}。请先处理。`, en: (d) => `${d.year} cannot be closed yet: ${list(d.checks, checksEn, '; ')}. Settle this first.` },
  year_end_exists: { zh: (d) => `${d.year} 年的年终结账${statusZh[d.status] ?? d.status}，不用再编。要改请先作废或撤销。`, en: (d) => `The year-end of ${d.year} is ${statusEn[d.status] ?? d.status} already. Discard it or take it back to change it.` },
  year_end_status_wrong: { zh: (d) => `这个年终结账现在是“${statusZh[d.status] ?? d.status}”，只有“${list(d.needs, statusZh, '”或“')}”的才能这样做。请刷新后再看。`, en: (d) => `This year-end is ${statusEn[d.status] ?? d.status}; only one that is ${list(d.needs, statusEn, ' or ')} allows this. Refresh and look again.` },
  year_end_own: { zh: (d) => `这是${d.name}自己编制或申请的，要由另一个人复核。`, en: (d) => `${d.name} prepared or asked for this; another person has to confirm it.` },
  year_end_stale: { zh: (d) => `编制以后 ${d.year} 年的账有了变动，原来的数已经不对。请作废后重新编制。`, en: (d) => `The books of ${d.year} have changed since this was prepared. Discard it and prepare it again.` },
  year_end_next_year_posted: { zh: (d) => `${d.year + 1} 年已有 ${d.vouchers} 张凭证记账，${d.year} 年的年终结账不能再撤销。错账请在本年用蓝字凭证更正，损益记入“收益分配—未分配收益”。`, en: (d) => `${d.vouchers} vouchers of ${d.year + 1} are posted, so the year-end of ${d.year} stands. Correct errors with a blue voucher against undistributed income.` },
  year_end_reversal_asked: { zh: () => '已经有人申请撤销，等另一人批复就可以。', en: () => 'Somebody has already asked to take it back. It waits for another person’s decision.' },
  year_end_reversal_not_asked: { zh: () => '没有人申请撤销这个年终结账，请先由会计申请。', en: () => 'Nobody has asked to take this year-end back. The accountant asks first.' },
  closing_account_missing: { zh: (d) => `账套里没有可记账的科目 ${d.code}（${d.what}）。请先在“科目”里设好，或在章程分配规则里换一个。`, en: (d) => `The account set has no leaf account ${d.code} (${d.what}). Add it under Accounts, or choose another one in the charter’s rules.` },
  nothing_to_distribute: { zh: (d) => `可分配收益是 ${formatYuan(d.distributableFen)} 元，没有可以分配的，提取和分配都要填零。`, en: (d) => `There is nothing to distribute (${formatYuan(d.distributableFen)}). Set all parts to zero.` },
  distribution_too_large: { zh: (d) => `提取和分配合计 ${formatYuan(d.sumFen)} 元，超过可分配收益 ${formatYuan(d.distributableFen)} 元，请减少。`, en: (d) => `The parts add up to ${formatYuan(d.sumFen)}, more than the ${formatYuan(d.distributableFen)} that can be distributed. Reduce them.` },
  reserve_below_charter: { zh: (d) => `章程规定提取 ${d.basisPoints / 100}% 公积公益金，至少 ${formatYuan(d.leastFen)} 元，现在只有 ${formatYuan(d.reserveFen)} 元。请先提足再分配。`, en: (d) => `The charter asks for ${d.basisPoints / 100} % to the reserve, at least ${formatYuan(d.leastFen)}; this has ${formatYuan(d.reserveFen)}. Raise it before distributing.` },
  members_below_accrued: { zh: (d) => `本年分红已经计提 ${formatYuan(d.accruedFen)} 元，向成员分配不能少于这个数（现填 ${formatYuan(d.membersFen)} 元）。`, en: (d) => `Dividends of ${formatYuan(d.accruedFen)} are accrued already; the members’ part cannot be less (${formatYuan(d.membersFen)}).` },
  resolution_needed: { zh: (d) => (d.what === 'lossCover' ? '用公积公益金弥补亏损要有决议，请填写决议文号和日期。' : '收益分配要有决议，请填写决议文号和日期。'), en: (d) => (d.what === 'lossCover' ? 'Covering a loss from the reserve needs a resolution: give its number and day.' : 'A distribution needs a resolution: give its number and day.') },
  disclosure_needed: { zh: () => '分配方案要先向成员公示，请填写公示开始的日期。', en: () => 'The plan has to be disclosed to the members first: give the day it was put up.' },
  disclosure_too_short: { zh: (d) => `方案从${formatDayChinese(d.disclosedOn)}公示，到${formatDayChinese(d.resolvedOn)}表决不满 10 天，请核对日期。`, en: (d) => `The plan was put up on ${d.disclosedOn} and voted on ${d.resolvedOn}: less than ten days. Check the days.` },
  resolution_in_future: { zh: (d) => `决议日期${formatDayChinese(d.resolvedOn)}在今天（${formatDayChinese(d.today)}）之后，请核对。`, en: (d) => `The resolution day ${d.resolvedOn} is after today (${d.today}). Check it.` },
  loss_cover_too_large: { zh: (d) => `弥补亏损最多 ${formatYuan(d.atMostFen)} 元（不超过亏损，也不超过所选公积公益金余额），现填 ${formatYuan(d.lossCoverFen)} 元。`, en: (d) => `At most ${formatYuan(d.atMostFen)} can be covered (neither more than the loss nor than the chosen reserve); this says ${formatYuan(d.lossCoverFen)}.` },
  correction_same_year: { zh: (d) => `${d.year} 年的凭证在当年有错，请用红字冲销后另制凭证；蓝字更正只用于以后年度。请填 ${d.year + 1} 年以后的日期。`, en: (d) => `An error found within ${d.year} is reversed in red. The blue correction is for later years: give a day after ${d.year}.` },
};
