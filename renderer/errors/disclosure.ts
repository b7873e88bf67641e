import type { DisclosureErrors } from '#shared/disclosure/errors.ts';
import type { Sentences } from './sentences.ts';

const TIES: Readonly<Record<string, readonly [string, string]>> = {
  income: ['各项收入', 'income'], expense: ['各项支出', 'expenses'], distribution: ['收益分配', 'distribution'], money: ['货币资金', 'cash and bank'], profitLoss: ['全部损益科目', 'all income and expense accounts'],
};

export const disclosureSentences = {
  disclosure_month_taken: { zh: ({ month }) => `${month} 已经有一张公开表，请打开它继续办理；撤下以后才能重新编制。`, en: ({ month }) => `${month} has a board already. Open it; a new one can be made after it was taken down.` },
  disclosure_month_future: { zh: ({ month }) => `${month} 还没有到，不能编制公开表。`, en: ({ month }) => `${month} has not begun yet.` },
  disclosure_unmapped: { zh: ({ accounts }) => `以下科目有发生额，但公开科目对照里没有归类：${accounts}。请会计先补上。`, en: ({ accounts }) => `These accounts have entries but stand in no group: ${accounts}. Add them to the table of groups first.` },
  disclosure_not_tied: { zh: ({ what }) => `公开表的“${TIES[what]?.[0] ?? what}”合计与账上不符，不能送审。请核对公开科目对照。`, en: ({ what }) => `The board's total of ${TIES[what]?.[1] ?? what} does not agree with the ledger. Check the table of groups.` },
  disclosure_unposted: { zh: ({ count }) => `本月还有 ${count} 张凭证未记账，公开的内容不完整。请先记账再送审。`, en: ({ count }) => `${count} vouchers of the month are not posted yet. Post them before submitting the board.` },
  disclosure_status_wrong: { zh: () => '这张公开表现在的状态不能办理这一步，请刷新后再看。', en: () => 'The board is not at this step any more. Look at it again.' },
  disclosure_own_review: { zh: () => '编制人不能审核自己的公开表，请由监督委员会或另一位工作人员审核。', en: () => 'Nobody reviews the board he made himself. Ask the supervisory committee or another person.' },
  board_too_short: { zh: ({ least }) => `公开时间不得少于 5 天，最早 ${least} 才能撤下；提前撤下应当重新公开。`, en: ({ least }) => `A board stays up for 5 days at least: until ${least}. One taken down earlier has to be posted anew.` },
  disclosure_day_future: { zh: ({ day, today }) => `日期 ${day} 晚于今天（${today}），请填实际日期。`, en: ({ day, today }) => `${day} lies after today (${today}). Enter the real day.` },
  disclosure_before_posting: { zh: ({ postedOn }) => `日期不能早于 ${postedOn}。`, en: ({ postedOn }) => `The day cannot lie before ${postedOn}.` },
  disclosure_answered: { zh: () => '这条意见已经答复，答复不能修改。如有补充，请另记一条意见。', en: () => 'This objection has been answered; answers are not changed. Record a further objection instead.' },
  disclosure_rule_twice: { zh: ({ code }) => `科目 ${code} 的同一种口径写了两次，请删去一条。`, en: ({ code }) => `Account ${code} stands twice with the same measure. Remove one.` },
} satisfies Sentences<DisclosureErrors>;
