import type { Words } from '#renderer/i18n/use-words.ts';

const zh = {
  guards: '透支检查', accounts: '科目', lead: '这些科目不能透支：现金、银行存款不能是负数，应付、专项的钱付出去的不能多于应付的、筹到的。“不让记账”只管手工填的凭证；红字冲销、更正和期初只提醒。',
  cash: '现金', bank: '银行存款', welfare: '应付福利（按项目）', payable: '应付款', earmarked: '专项、一事一议、救助基金',
  guard: '检查', codes: '科目编码（开头）', mode: '记账时', off: '不检查', warn: '提醒', refuse: '不让记账', change: '修改', codesHint: '多个编码用空格隔开，下级科目一起管',
  overdrawnTitle: '最近十二个月透支过的科目', account: '科目', day: '开始透支的日子', balance: '那天的余额', closing: '现在的余额', none: '没有透支过的科目',
  findingsTitle: '这张凭证会造成透支', findingsPosted: '记账时不让通过', findingsWarn: '只提醒', finding: '{{account}}：{{day}} 起余额 ', open: '看明细账', overspends: '这张凭证会超预算（只提醒）', overspend: '{{account}}：预算 {{budget}}，已执行 {{actual}}，加上这张 {{all}}',
};
const en: Record<keyof typeof zh, string> = {
  guards: 'Overdraft checks', accounts: 'Accounts', lead: 'These accounts must not be overdrawn: cash and bank not below zero, payables and earmarked money not paid out beyond what is owed or raised. “Refuse” holds for vouchers made by hand; reversals, corrections and opening balances are only told.',
  cash: 'Cash', bank: 'Bank accounts', welfare: 'Welfare payable (by programme)', payable: 'Payables', earmarked: 'Earmarked, voted projects, relief fund',
  guard: 'Check', codes: 'Codes begin with', mode: 'When posting', off: 'No check', warn: 'Tell', refuse: 'Refuse', change: 'Change', codesHint: 'Several codes with blanks between; sub-accounts are included',
  overdrawnTitle: 'Accounts overdrawn in the last twelve months', account: 'Account', day: 'First day', balance: 'Balance that day', closing: 'Balance now', none: 'No account was overdrawn',
  findingsTitle: 'This voucher overdraws', findingsPosted: 'posting will be refused', findingsWarn: 'a reminder only', finding: '{{account}}: from {{day}} on a balance of ', open: 'Register', overspends: 'This voucher overspends the budget (a reminder only)', overspend: '{{account}}: budget {{budget}}, booked {{actual}}, with this voucher {{all}}',
};
export const guardWords = { zh, en } satisfies Words<keyof typeof zh>;
