import type { Words } from '#renderer/i18n/use-words.ts';

const zh = {
  statements: '会计报表', month: '月份', order: '补助收入的位置', source: '版式说明', unpostedNote: '截至本月还有 {{n}} 张凭证未记账，未计入本表',
  tied: '勾稽相符', untied: '勾稽不符', ties: '勾稽关系', agrees: '相符', differs: '不符，差 {{amount}}', noFigures: '无上年数',
  figure: '构成', openFigure: '看“{{label}}”（{{column}}）的构成', account: '科目', amount: '金额', sum: '合计', back: '返回', nothingInside: '没有发生额', close: '关闭', exportXlsx: '导出 Excel',
  periodOpen: '未结账', periodClosed: '已结账',
  monthByMonth: '收支逐月表', year: '年份', monthN: '{{n}}月', wholeYear: '全年合计', incomeSum: '收入合计', useSum: '支出合计', balanceSum: '收支差额',
  books: '账簿', chooseAccount: '科目：编码、名称或拼音', from: '从', to: '到', level: '级次', levelN: '{{n}} 级', party: '往来对象：{{name}}', allParties: '全部对象', projectOf: '项目：{{name}}', allProjects: '全部项目', carry: '页间结转', carry_month: '结转本月数', carry_year: '结转本年数', carry_balance: '只结转余额',
  nothingBooked: '这段时间没有发生额', chooseAccountFirst: '请先选择科目', chooseAccountHint: '在上面输入科目编码、名称或拼音首字母。', vouchersOf: '{{word}}字第 {{first}} 至 {{last}} 号，共 {{n}} 张，附件 {{papers}} 张',
};

const en: Record<keyof typeof zh, string> = {
  statements: 'Statements', month: 'Month', order: 'Place of the subsidies', source: 'About the layout', unpostedNote: '{{n}} {{n|voucher|vouchers}} up to this month not posted yet and not counted here',
  tied: 'Sums agree', untied: 'Sums do not agree', ties: 'Sums that must agree', agrees: 'agree', differs: 'differ by {{amount}}', noFigures: 'no figures last year',
  figure: 'What it is made of', openFigure: 'What “{{label}}” ({{column}}) is made of', account: 'Account', amount: 'Amount', sum: 'Total', back: 'Back', nothingInside: 'Nothing booked', close: 'Close', exportXlsx: 'Export to Excel',
  periodOpen: 'Open', periodClosed: 'Closed',
  monthByMonth: 'Month by month', year: 'Year', monthN: 'Month {{n}}', wholeYear: 'Year', incomeSum: 'All income', useSum: 'All expenses', balanceSum: 'Balance',
  books: 'Books', chooseAccount: 'Account: code, name or pinyin', from: 'From', to: 'To', level: 'Level', levelN: 'Level {{n}}', party: 'Party: {{name}}', allParties: 'All parties', projectOf: 'Project: {{name}}', allProjects: 'All projects', carry: 'Carried between pages', carry_month: 'carry the month', carry_year: 'carry the year', carry_balance: 'carry the balance only',
  nothingBooked: 'Nothing booked in these months', chooseAccountFirst: 'Choose an account', chooseAccountHint: 'Type a code, a name or pinyin initials above.', vouchersOf: '{{word}} {{first}} to {{last}}: {{n}} {{n|voucher|vouchers}}, {{papers}} {{papers|attachment|attachments}}',
};

export const statementsWords = { zh, en } satisfies Words<keyof typeof zh>;
