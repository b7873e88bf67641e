import type { Words } from '#renderer/i18n/use-words.ts';

const zh = {
  boards: '财务公开', newBoard: '编制公开表', noBoards: '还没有公开表', noBoardsHint: '每月把收支逐项逐笔公开一次：编制、送审、张贴、撤下。', month: '月份', edition: '第几版', status: '状态', maker: '编制', reviewer: '审核', place: '张贴地点', postedOn: '公开日期', dueDownOn: '公开至', takenDownOn: '撤下日期', photos: '公开照片', objections: '意见', objectionsOf: '{{n}} 条，未答复 {{open}} 条',
  draft: '草稿', submitted: '已送审', reviewed: '已审核', posted: '公开中', takenDown: '已撤下',
  plans: '财务计划', income: '各项收入', expense: '各项支出', assets: '各项资产', resources: '各类资源', claims: '债权债务', distribution: '收益分配', other: '其他事项',
  board: '{{month}} 财务公开表', day: '日期', voucher: '凭证号', item: '项目', summary: '摘要', amount: '金额', handledBy: '经手人', approvedBy: '审核人', total: '合计', nothing: '本月没有发生', money: '货币资金', cash: '现金', bank: '银行存款', opening: '上期结余', closing: '期末结余', received: '本期收入', paid: '本期支出',
  ties: '与账簿核对', tie_income: '收入合计＝账上发生额', tie_expense: '支出合计＝账上发生额', tie_distribution: '收益分配＝账上发生额', tie_money: '上期结余＋收入－支出＝期末结余', tie_profitLoss: '全部损益科目均已公开', holds: '相符', differs: '不符', unmapped: '没有归类的科目：{{accounts}}', unpostedNote: '本月还有 {{n}} 张凭证未记账，记账后才能送审。', draftNote: '草稿随账簿变动；送审后内容固定，张贴后不能修改。',
  submit: '送审', review: '审核通过', sendBack: '退回', post: '登记张贴', takeDown: '登记撤下', addObjection: '登记意见', answer: '答复', opinion: '审核意见', raisedOn: '提出日期', raisedBy: '提出人', objection: '意见内容', answeredOn: '答复日期', answerText: '答复内容', dueOn: '应于 {{day}} 前答复', lateNow: '已过答复期限',
  addNote: '补充说明', group: '类别', noteText: '内容', rules: '公开科目对照', rulesOwn: '本账套自定的对照', rulesDefault: '程序自带的对照', measure: '口径', code: '科目编码', earned: '收入净额', spent: '支出净额', credited: '贷方发生额', debited: '借方发生额', balance: '期末余额', addRule: '增加一行', removeRule: '删除', save: '保存', fingerprint: '内容指纹',
};

const en: Record<keyof typeof zh, string> = {
  boards: 'Disclosure', newBoard: 'New board', noBoards: 'No boards yet', noBoardsHint: 'Income and expenses are shown entry by entry each month: drafted, reviewed, posted, taken down.', month: 'Month', edition: 'Edition', status: 'Status', maker: 'Made by', reviewer: 'Reviewed by', place: 'Place', postedOn: 'Posted on', dueDownOn: 'Up until', takenDownOn: 'Taken down on', photos: 'Photos of the board', objections: 'Objections', objectionsOf: '{{n}}, {{open}} unanswered',
  draft: 'Draft', submitted: 'Submitted', reviewed: 'Reviewed', posted: 'Posted', takenDown: 'Taken down',
  plans: 'Financial plans', income: 'Income', expense: 'Expenses', assets: 'Assets', resources: 'Resources', claims: 'Claims and debts', distribution: 'Distribution', other: 'Other matters',
  board: 'Disclosure of {{month}}', day: 'Day', voucher: 'Voucher', item: 'Item', summary: 'Summary', amount: 'Amount', handledBy: 'Handled by', approvedBy: 'Reviewed by', total: 'Total', nothing: 'Nothing this month', money: 'Cash and bank', cash: 'Cash', bank: 'Bank', opening: 'Brought forward', closing: 'At the end', received: 'Received', paid: 'Paid',
  ties: 'Against the ledger', tie_income: 'Income agrees with the accounts', tie_expense: 'Expenses agree with the accounts', tie_distribution: 'Distribution agrees with the accounts', tie_money: 'Brought forward + received − paid = at the end', tie_profitLoss: 'Every income and expense account is shown', holds: 'agrees', differs: 'differs', unmapped: 'Accounts without a group: {{accounts}}', unpostedNote: '{{n}} {{n|voucher|vouchers}} of the month not posted yet; post them before submitting.', draftNote: 'A draft follows the books. Once submitted its content is fixed; once posted nothing changes.',
  submit: 'Submit for review', review: 'Approve', sendBack: 'Send back', post: 'Record the posting', takeDown: 'Record the taking-down', addObjection: 'Record an objection', answer: 'Answer', opinion: 'Opinion', raisedOn: 'Raised on', raisedBy: 'Raised by', objection: 'Objection', answeredOn: 'Answered on', answerText: 'Answer', dueOn: 'to be answered by {{day}}', lateNow: 'overdue',
  addNote: 'Add a note', group: 'Group', noteText: 'Text', rules: 'Accounts and groups', rulesOwn: 'Table of this account set', rulesDefault: 'Table that comes with the program', measure: 'Shows', code: 'Account code', earned: 'net income', spent: 'net expense', credited: 'credit side', debited: 'debit side', balance: 'balance', addRule: 'Add a row', removeRule: 'Remove', save: 'Save', fingerprint: 'Fingerprint',
};

export const disclosureWords = { zh, en } satisfies Words<keyof typeof zh>;
