/** What the programmes refuse, said to the person at the screen: what is wrong, then what to do. */
import { formatMonthChinese, type Month } from '#shared/days.ts';
import type { WelfareErrors } from '#shared/welfare/errors.ts';
import type { Sentences } from './sentences.ts';

const monthsZh = (from: Month, to: Month | null): string =>
  to === null ? `${formatMonthChinese(from)}起` : `${formatMonthChinese(from)}至${formatMonthChinese(to)}`;
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
  version_overlap: {
    zh: (d) => `生效月份与第 ${d.versionNo} 版（${monthsZh(d.validFrom, d.validTo)}）重叠，请改成更晚的月份。`,
    en: (d) => `The first month overlaps with version ${d.versionNo} (${monthsEn(d.validFrom, d.validTo)}). Choose a later month.`,
  },
  version_account_unknown: {
    zh: (d) => `账套里没有可用的末级科目 ${d.accountCode}，请从科目表里选。`,
    en: (d) => `The books have no usable account ${d.accountCode}. Choose one from the chart of accounts.`,
  },
  exclusion_unknown: {
    zh: (d) => `排除情形里的项目 ${d.code} 不存在，或者就是本项目，请改选。`,
    en: (d) => `The exclusion names programme ${d.code}, which does not exist or is this very one. Choose another.`,
  },
  pause_exists: {
    zh: (d) => `此人在这个项目上已有暂停（${monthsZh(d.fromMonth, d.toMonth)}），不用再加。要改时间，请先恢复原来的暂停。`,
    en: (d) => `This person is paused in this programme already (${monthsEn(d.fromMonth, d.toMonth)}). To change the months, resume that pause first.`,
  },
  pause_withdrawn: {
    zh: () => '这条暂停已经撤回了，请刷新后再看。',
    en: () => 'This pause has been taken back already. Refresh and look again.',
  },
};
