import type { StatementsErrors } from '#shared/statements/errors.ts';
import type { Sentences } from './sentences.ts';

export const statementsSentences = {
  book_account_missing: { zh: () => '请先选择要查看的科目。', en: () => 'Choose the account first.' },
  book_account_not_money: {
    zh: ({ code, name }) => `“${code} ${name}”不是现金或银行存款科目，没有日记账。请改看明细账，或选 101、102 下的科目。`,
    en: ({ code, name }) => `“${code} ${name}” is no cash or bank account and has no journal. Open its account ledger, or choose an account under 101 or 102.`,
  },
  book_account_without_children: {
    zh: ({ code, name }) => `“${code} ${name}”没有下级科目，不能分栏。请选择它的上级科目，或改看明细账。`,
    en: ({ code, name }) => `“${code} ${name}” has no sub-accounts to make columns of. Choose its parent account, or open the account ledger.`,
  },
  book_months_reversed: {
    zh: ({ fromMonth, toMonth }) => `起始月份 ${fromMonth} 晚于截止月份 ${toMonth}，请改正。`,
    en: ({ fromMonth, toMonth }) => `The first month ${fromMonth} lies after the last one ${toMonth}. Correct them.`,
  },
  book_too_long: {
    zh: ({ lines, most }) => `这段时间有 ${lines} 笔分录，一次最多 ${most} 笔。请缩短月份范围，或选下级科目。`,
    en: ({ lines, most }) => `There are ${lines} entries in these months; at most ${most} are shown at once. Choose fewer months or a sub-account.`,
  },
} satisfies Sentences<StatementsErrors>;
