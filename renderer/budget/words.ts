import type { Words } from '#renderer/i18n/use-words.ts';

const zh = {
  title: '年度预算', year: '年份', yearOf: '{{year}}年', shows: '看哪一份', approved: '已批准', draft: '草稿', account: '科目', party: '福利项目、项目', budget: '全年预算', actual: '累计执行', left: '结余', used: '执行率', note: '说明', monthN: '{{n}}月', incomeSum: '收入合计', expenseSum: '支出合计',
  none: '还没有预算', noneHint: '会计编制，另一个人凭决议批准；批准以后，凭证超预算会提醒。', make: '编制预算', change: '调整预算', edit: '修改草稿', approve: '批准', resolution: '决议（会议、日期、编号）', approveText: '批准后，这份预算生效，原来的预算作废。', madeBy: '编制：{{who}}', approvedBy: '批准：{{who}}，{{ref}}', exportXlsx: '导出 Excel', print: '打印',
  addLine: '加一行', removeLine: '删这一行', programme: '福利项目', project: '项目', amount: '全年金额', warns: '凭证超预算时提醒', save: '保存草稿', cancel: '取消', months: '按月',
  printTitle: '预算执行表',
};
const en: Record<keyof typeof zh, string> = {
  title: 'Budget', year: 'Year', yearOf: '{{year}}', shows: 'Which one', approved: 'Approved', draft: 'Draft', account: 'Account', party: 'Programme, project', budget: 'Budget', actual: 'Booked', left: 'Left', used: 'Used', note: 'Note', monthN: 'Month {{n}}', incomeSum: 'Income', expenseSum: 'Expenses',
  none: 'No budget yet', noneHint: 'The accountant makes it, another person approves it with the resolution; from then on a voucher that overspends is told.', make: 'Make a budget', change: 'Change the budget', edit: 'Edit the draft', approve: 'Approve', resolution: 'Resolution (meeting, day, number)', approveText: 'Once approved this budget holds and replaces the earlier one.', madeBy: 'Made by {{who}}', approvedBy: 'Approved by {{who}}, {{ref}}', exportXlsx: 'Export to Excel', print: 'Print',
  addLine: 'Add a line', removeLine: 'Remove this line', programme: 'Programme', project: 'Project', amount: 'Amount of the year', warns: 'Tell when a voucher overspends', save: 'Save draft', cancel: 'Cancel', months: 'By month',
  printTitle: 'Budget and execution',
};
export const budgetWords = { zh, en } satisfies Words<keyof typeof zh>;
