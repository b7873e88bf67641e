/** Words of the desk's card of collective money. */
export const moneyWords = {
  zh: {
    title: '集体资金', balances: '科目余额表', money: '货币资金（现金和银行）', bound: '其中有专门用途的', disposable: '可支配资金', receivables: '应收未收（应收款、内部往来）', warnings: '需要看一看', nothing: '没有需要处理的',
    overdrawn: '{{account}} 透支 {{amount}}', broken: '余额断言不成立：{{account}} {{day}}，差 {{amount}}', late: '合同欠租 {{n}} 份，共 {{amount}}', recurring: '定期凭证“{{name}}”{{day}} 到期，还没生成',
    byMonth: '最近十二个月收支', month: '月份', income: '收入', use: '支出', welfare: '其中公益支出', otherUse: '其他支出',
  },
  en: {
    title: 'Collective money', balances: 'Trial balance', money: 'Cash and bank', bound: 'Of that bound for a purpose', disposable: 'Disposable', receivables: 'Owed by others', warnings: 'To look at', nothing: 'Nothing needs attention',
    overdrawn: '{{account}} is overdrawn: {{amount}}', broken: 'Balance assertion fails: {{account}} on {{day}}, by {{amount}}', late: '{{n}} {{n|contract|contracts}} in arrears, {{amount}}', recurring: 'Recurring voucher “{{name}}” was due on {{day}}',
    byMonth: 'Income and use, twelve months', month: 'Month', income: 'Income', use: 'Use', welfare: 'Welfare', otherUse: 'Other use',
  },
};
