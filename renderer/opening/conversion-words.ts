import type { Words } from '#renderer/i18n/use-words.ts';

const zh = {
  title: '新旧制度衔接', opening: '期初余额', lead: '2004 年制度的旧账转到 2023 年制度（财会〔2023〕20号）：先读旧账的科目余额表，再定每一笔余额转到哪里，登记清查，核对前后两张余额表，最后生成新账的期初余额凭证。',
  step1: '① 旧账余额表', step2: '② 余额去向', step3: '③ 清查', step4: '④ 对照和完成',
  fileLead: '旧账上年 12 月 31 日的科目余额表（.xlsx 或 .csv），编码是旧制度的。', fileHint: '有科目编码、科目名称、借方和贷方余额', read: '读入', again: '重新读入旧账', readText: '重新读入以后，已经定好的去向作废。',
  rowsOf: '旧账“{{file}}”', openRows: '还有 {{n}} 笔没有定好', allPlaced: '每一笔都定好了', onlyOpen: '只看没定好的', oldCode: '旧编码', oldName: '旧科目', debit: '借方', credit: '贷方', standsFor: '往来对象', target: '转到', state: '说明', place: '定去向', change: '改', mustDecide: '要由人决定', mustSplit: '要分开',
  placeTitle: '{{code}} {{name}} 的余额 {{amount}} 转到哪里', account: '新科目', amount: '金额', addPart: '再分一部分', removePart: '去掉', adds: '增设：{{name}}', addNew: '增设下级科目', newName: '新科目名称', reason: '依据（决议、说明）', reasonHint: '应付福利费必须写：哪次会议的决议、为什么这样转', rest: '还差 {{amount}}', restNone: '合计相符', save: '保存', cancel: '取消',
  check: '清查事项', doneOn: '完成日期', note: '结果', open: '未登记', register: '登记', clear: '取消登记',
  table: '新旧科目余额对照表', oldBooks: '旧账（2004）', newBooks: '新账（2023）', balance: '余额（借正贷负）', before: '旧账余额', after: '新账期初余额', total: '合计', code: '编码', name: '科目', tied: '前后余额表分毫相符', untied: '还没有全部对上', finish: '完成，生成期初余额凭证', finishText: '生成期初余额凭证草稿，并增设需要的科目。以后要改，改那张凭证。', finished: '衔接已完成。期初余额凭证还要提交、由另一人审核、记账。', voucher: '看期初余额凭证', print: '打印对照表', notReady: '还有 {{rows}} 笔余额、{{checks}} 项清查没有完成', goNext: '下一步',
};
const en: Record<keyof typeof zh, string> = {
  title: 'From the chart of 2004', opening: 'Opening balances', lead: 'Takes books of the chart of 2004 to that of 2023 (财会〔2023〕20号): read the old trial balance, say where each balance goes, record the counts, compare both trial balances, then make the opening voucher of the new books.',
  step1: '1 Old trial balance', step2: '2 Where balances go', step3: '3 Counts', step4: '4 Compare and finish',
  fileLead: 'The trial balance of 31 December of the old books (.xlsx or .csv), with the old codes.', fileHint: 'Account code, account name, debit and credit balance', read: 'Read', again: 'Read the old books again', readText: 'Reading again drops what was decided.',
  rowsOf: 'Old books “{{file}}”', openRows: '{{n}} {{n|balance|balances}} without a place', allPlaced: 'Every balance has its place', onlyOpen: 'Open ones only', oldCode: 'Old code', oldName: 'Old account', debit: 'Debit', credit: 'Credit', standsFor: 'Party', target: 'Goes to', state: 'Note', place: 'Choose', change: 'Change', mustDecide: 'somebody has to decide', mustSplit: 'has to be divided',
  placeTitle: 'Where the balance {{amount}} of {{code}} {{name}} goes', account: 'New account', amount: 'Amount', addPart: 'Another part', removePart: 'Remove', adds: 'new: {{name}}', addNew: 'Add a sub-account', newName: 'Name of the new account', reason: 'Reason (resolution)', reasonHint: 'Has to be written for 应付福利费: which resolution, and why', rest: '{{amount}} left', restNone: 'Sums up', save: 'Save', cancel: 'Cancel',
  check: 'Count', doneOn: 'Done on', note: 'Result', open: 'Open', register: 'Record', clear: 'Take back',
  table: 'Old and new balances', oldBooks: 'Old books (2004)', newBooks: 'New books (2023)', balance: 'Balance (debit positive)', before: 'Old balances', after: 'New opening balances', total: 'Total', code: 'Code', name: 'Account', tied: 'Both trial balances tie to the fen', untied: 'Not everything ties yet', finish: 'Finish: make the opening voucher', finishText: 'Makes the draft of opening balances and adds the accounts it needs. Later changes are made in that voucher.', finished: 'Finished. The opening voucher has to be submitted, reviewed by another person and posted.', voucher: 'Opening voucher', print: 'Print the comparison', notReady: '{{rows}} {{rows|balance|balances}} and {{checks}} {{checks|count|counts}} are open', goNext: 'Next',
};
export const conversionWords = { zh, en } satisfies Words<keyof typeof zh>;
