import type { Words } from '#renderer/i18n/use-words.ts';

const zh = {
  statements: '会计报表', month: '月份', order: '补助收入的位置', source: '版式说明', unpostedNote: '截至本月还有 {{n}} 张凭证未记账，未计入本表',
  tied: '勾稽相符', untied: '勾稽不符', ties: '勾稽关系', agrees: '相符', differs: '不符，差 {{amount}}', noFigures: '无上年数',
  figure: '构成', openFigure: '看“{{label}}”（{{column}}）的构成', account: '科目', amount: '金额', sum: '合计', back: '返回', nothingInside: '没有发生额', close: '关闭', exportXlsx: '导出 Excel',
  periodOpen: '未结账', periodClosed: '已结账',
};

const en: Record<keyof typeof zh, string> = {
  statements: 'Statements', month: 'Month', order: 'Place of the subsidies', source: 'About the layout', unpostedNote: '{{n}} {{n|voucher|vouchers}} up to this month not posted yet and not counted here',
  tied: 'Sums agree', untied: 'Sums do not agree', ties: 'Sums that must agree', agrees: 'agree', differs: 'differ by {{amount}}', noFigures: 'no figures last year',
  figure: 'What it is made of', openFigure: 'What “{{label}}” ({{column}}) is made of', account: 'Account', amount: 'Amount', sum: 'Total', back: 'Back', nothingInside: 'Nothing booked', close: 'Close', exportXlsx: 'Export to Excel',
  periodOpen: 'Open', periodClosed: 'Closed',
};

export const statementsWords = { zh, en } satisfies Words<keyof typeof zh>;
