import type { Words } from '#renderer/i18n/use-words.ts';

const zh = {
  title: '常用业务', search: '找业务：名称里的字', lead: '选一项，填金额，就有一张凭证草稿；科目可以改。租金、折旧、专项资金、分红、福利发放走各自的页面。', none: '没有找到这样的业务',
  money: '现金银行', income: '收入', wages: '工资劳务', taxes: '税', investments: '投资', loans: '借款', stock: '物资', assets: '资产工程', welfare: '支出', claims: '往来核销', earlier: '以前年度',
  amount: '金额', tax: '代扣税款', gain: '收益', interest: '利息', households: '其中归农户', summary: '摘要', debitAccount: '借方科目', creditAccount: '贷方科目', preview: '分录', account: '科目', debit: '借方', credit: '贷方', total: '合计', fillAmount: '填了金额，这里就有分录', save: '生成凭证草稿',
  counterparty: '往来单位（人）', householdId: '户', project: '项目', programmeId: '福利项目', contract: '合同',
};
const en: Record<keyof typeof zh, string> = {
  title: 'Everyday entries', search: 'Find: words of the name', lead: 'Choose one, fill in the amount, and there is a draft voucher; the accounts can be changed. Rents, depreciation, funds, dividends and welfare have pages of their own.', none: 'Nothing found',
  money: 'Cash and bank', income: 'Income', wages: 'Wages and labour', taxes: 'Taxes', investments: 'Investments', loans: 'Loans', stock: 'Stock', assets: 'Assets and works', welfare: 'Expenses', claims: 'Write-offs', earlier: 'Earlier years',
  amount: 'Amount', tax: 'Tax withheld', gain: 'Gain', interest: 'Interest', households: 'Of that owed to households', summary: 'Summary', debitAccount: 'Debit account', creditAccount: 'Credit account', preview: 'Entries', account: 'Account', debit: 'Debit', credit: 'Credit', total: 'Total', fillAmount: 'The entries appear once there is an amount', save: 'Make the draft',
  counterparty: 'Counterparty', householdId: 'Household', project: 'Project', programmeId: 'Welfare programme', contract: 'Contract',
};
export const eventWords = { zh, en } satisfies Words<keyof typeof zh>;
