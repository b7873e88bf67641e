import type { Words } from '#renderer/i18n/use-words.ts';

const zh = {
  openingImport: '导入期初余额', vouchers: '凭证', fileLead: '把旧账的科目余额表（.xlsx 或 .csv）放进来。要有科目编码、科目名称、借方和贷方余额；应收款、内部往来可以一户一行，写上往来单位、姓名、身份证号或户号。', fileHint: '旧软件导出的余额表，或下面的模板', template: '下载模板', byHand: '改用手工录入', oldChart: '旧账是 2004 年制度的', again: '换一个文件',
  sheet: '工作表', headerRow: '表头在第几行', column: '列', meaning: '含义', samples: '前几行', noHeader: '没有认出表头。请看看是哪一行，填上行号后按回车。', preview: '看看能导入什么', back: '返回', reading: '正在读文件',
  f_code: '科目编码', f_name: '科目名称', f_debit: '借方余额', f_credit: '贷方余额', f_balance: '余额', f_direction: '方向', f_counterparty: '往来单位', f_person: '姓名', f_idNumber: '身份证号', f_householdNo: '户号', f_project: '项目', f_fund: '专项资金', f_ignore: '不用',
  row: '行', state: '结果', code: '科目编码', name: '科目名称', debit: '借方', credit: '贷方', standsFor: '往来单位（人、户、项目）', why: '说明',
  taken: '导入', subtotal: '汇总行', empty: '无余额', refused: '不能导入', adds: '会增设这个科目', otherSide: '余额在相反方向，请核对',
  countsTaken: '导入 {{n}} 行', countsRefused: '不能导入 {{n}} 行', countsAdds: '增设科目 {{n}} 个', debitTotal: '借方 {{amount}}', creditTotal: '贷方 {{amount}}', even: '借贷平衡', uneven: '不平，差 {{amount}}', onlyRefused: '只看不能导入的', addAccounts: '自动增设本账套没有的下级科目', replaces: '已有一张期初余额凭证草稿，导入后以这个文件为准。', confirm: '导入（{{n}} 行）', mend: '有不能导入的行，改好表格后再来', unbalanced: '改平后才能导入',
  rowsLabel: '余额表各行', noRows: '这个工作表里没有余额',
};
const en: Record<keyof typeof zh, string> = {
  openingImport: 'Import opening balances', vouchers: 'Vouchers', fileLead: 'Give the old trial balance (.xlsx or .csv): account code, account name, debit and credit balance. Receivables may take one row a household or unit, with counterparty, name, ID number or household number.', fileHint: 'A trial balance of the old program, or the template below', template: 'Template', byHand: 'Type them in instead', oldChart: 'Books of the chart of 2004', again: 'Another file',
  sheet: 'Sheet', headerRow: 'Row of titles', column: 'Column', meaning: 'Meaning', samples: 'First rows', noHeader: 'No titles were found. See which row they stand in, write its number and press Enter.', preview: 'Preview', back: 'Back', reading: 'Reading the file',
  f_code: 'Account code', f_name: 'Account name', f_debit: 'Debit balance', f_credit: 'Credit balance', f_balance: 'Balance', f_direction: 'Direction', f_counterparty: 'Counterparty', f_person: 'Name', f_idNumber: 'ID number', f_householdNo: 'Household', f_project: 'Project', f_fund: 'Fund', f_ignore: 'Not used',
  row: 'Row', state: 'Result', code: 'Code', name: 'Account', debit: 'Debit', credit: 'Credit', standsFor: 'Counterparty (person, household, project)', why: 'Note',
  taken: 'Taken over', subtotal: 'Sum', empty: 'No balance', refused: 'Refused', adds: 'the account is added', otherSide: 'on the unusual side, please check',
  countsTaken: '{{n}} {{n|row|rows}} taken over', countsRefused: '{{n}} refused', countsAdds: '{{n}} {{n|account|accounts}} added', debitTotal: 'Debit {{amount}}', creditTotal: 'Credit {{amount}}', even: 'Balanced', uneven: 'Difference {{amount}}', onlyRefused: 'Refused rows only', addAccounts: 'Add sub-accounts this account set has not', replaces: 'There is a draft of opening balances; it is replaced by this file.', confirm: 'Import ({{n}})', mend: 'Correct the refused rows in the file first', unbalanced: 'Has to balance first',
  rowsLabel: 'Rows of the trial balance', noRows: 'No balances in this sheet',
};
export const openingWords = { zh, en } satisfies Words<keyof typeof zh>;
