import type { Words } from '#renderer/i18n/use-words.ts';

const zh = {
  accountSet: '账套', month: '会计期间',
  newAccountSet: '新建账套', guards: '透支检查', names: '辅助核算名称', dimensions: '辅助核算',
  code: '编码', name: '名称', kind: '类型', collective: '集体经济组织', committee: '居（村）委会', startMonth: '启用月份', codePattern: '科目编码方案', words: '凭证字', wordsHint: '一般用“记”；分收付转的填“收 付 转”，用空格隔开',
  // accounts
  accounts: '科目', searchAccounts: '编码、名称、拼音', category: '类别', balanceSide: '余额方向', leaf: '末级', validTo: '停用日', addAccount: '增设下级科目', renameAccount: '改名', endAccount: '停用', unendAccount: '恢复使用',
  asset: '资产', liability: '负债', equity: '所有者权益', cost: '成本', profitLoss: '损益', debit: '借', credit: '贷', both: '借或贷', inUse: '在用', ended: '已停用', accountUnder: '上级科目', noAccounts: '没有科目',
  endAccountText: '停用后，这一天以后的凭证不能再用这个科目。', lastDay: '最后使用日',
  // trial balance
  asOfDay: '截至某日（可不填）', trialBalance: '科目余额表', level: '级次', level1: '一级', level2: '二级', level3: '三级', allLevels: '全部', opening: '期初余额', turnover: '本期发生额', yearToDate: '本年累计', closing: '期末余额',
  debitSide: '借方', creditSide: '贷方', total: '合计', openingEqual: '期初平衡', turnoverEqual: '发生额平衡', closingEqual: '期末平衡', notEqual: '不平', unpostedNote: '本期还有 {{n}} 张凭证未记账，未计入本表', periodOpen: '未结账', periodClosed: '已结账', showEmpty: '显示无余额科目',
  noBalances: '这个月还没有数', noBalancesHint: '凭证记账后，这里就有各科目的余额。',
  // register
  register: '明细账', day: '日期', voucherNo: '凭证号', summary: '摘要', account: '科目', balance: '余额', openingBalance: '期初余额', monthTotal: '本月合计', yearTotal: '本年累计', flat: '平', noLines: '这个月没有发生额',
  // vouchers
  vouchers: '凭证', newVoucher: '填制凭证', newOpening: '录入期初余额', openingBalances: '期初余额', searchVouchers: '凭证号、摘要、科目、金额、制单人', status: '状态', allStatuses: '全部状态', draft: '草稿', submitted: '已提交', reviewed: '已审核', posted: '已记账',
  ordinary: '普通', closingKind: '结转', openingKind: '期初', reversal: '红字冲销', correction: '更正', amount: '金额', attachments: '附单据（张）', attachmentsShort: '单据', scansShort: '扫描', papers: '附件扫描件', papersAll: '附件不限', none: '没有任何附件', notScanned: '有附件未扫描', binding: '装订', bindingTitle: '{{month}} 凭证装订', bindingText: '按凭证字分册。先打印登记簿核对，再打印封面，逐册装订盖章。', perVolume: '每册最多（张）', printCovers: '打印凭证封面', printRegister: '打印凭证登记簿', close: '关闭', allMissing: '查看全部', maker: '制单', reviewer: '审核', poster: '记账', cashier: '出纳', head: '会计主管', fromMonth: '从', toMonth: '到', fromBatch: '发放批次', fromImport: '导入',
  noVouchers: '还没有凭证', noVouchersHint: '点“填制凭证”记第一笔账；发放批次审批和付款后会自动生成凭证。', postSelected: '记账（{{n}} 张）', postSelectedNone: '记账', numberLater: '待编号', printSelected: '打印所选', line: '行',
  // one voucher
  voucher: '记账凭证', voucherDate: '日期', word: '字', edit: '修改', submit: '提交审核', withdraw: '撤回', review: '审核通过', sendBack: '退回', post: '记账', reverse: '红字冲销', remove: '删除草稿', reason: '原因', reversesText: '本凭证冲销：{{no}}', reversedByText: '已被冲销，冲销凭证：{{no}}', returned: '退回原因：{{reason}}',
  postTitle: '记账后不能再改', postText: '记账后凭证取得正式编号，不能修改或删除，有错只能红字冲销。', removeText: '删除后不能恢复。', cancel: '取消', unit: '单位：元', fingerprint: '防改校验码', difference: '差额 {{amount}}', balanced: '借贷平衡', counterparty: '往来单位（人）', residentOrOther: '辅助核算', batchLink: '来自发放批次',
  // entry grid
  addLine: '加一行', removeLine: '删这一行', save: '保存草稿', saveAndSubmit: '保存并提交', gridHint: '回车到下一格；金额格按 = 自动补平；摘要留空按回车照抄上一行；F4 加一项辅助核算；Ctrl+S 保存', lineWrong: '第 {{n}} 行：{{what}}', accountMissing: '请选科目', summaryMissing: '请填摘要', amountWrong: '金额看不懂', amountMissing: '请填借方或贷方金额', amountBoth: '借方和贷方只能填一个', dateMissing: '请填日期', nothingTyped: '还没有填分录', kindOf: '凭证类型',
  // periods
  periods: '会计期间', closePeriod: '结账', reopenPeriod: '反结账', postedCount: '已记账凭证', unpostedCount: '未记账凭证', turnoverAmount: '借方发生额', closedBy: '结账人', closedAt: '结账时间', reopened: '曾反结账：{{who}}，{{reason}}', openingMonth: '期初', checkList: '结账检查', checkUnposted: '没有未记账的凭证', checkGaps: '凭证号不断号', checkUnbalanced: '每张凭证借贷平衡', checkEarlier: '以前各月都已结账', checkBalanced: '本月借贷发生额相等', checkAttachments: '每张普通凭证都有附单据或扫描件（只提醒）', checkOk: '通过', checkFound: '{{n}} 项', closeTitle: '{{month}} 结账', closeText: '结账后这个月不能再记账。', reopenTitle: '{{month}} 反结账', reopenReason: '为什么要反结账', correctYear: '更正以前年度（蓝字）', askReopening: '申请反结账', reopeningAsked: '{{who}}申请反结账 {{month}}：{{reason}}。要由另一人批复。', approveReopening: '同意反结账', refuseReopening: '不同意', noPeriods: '还没有会计期间',
  // print
  printed: '附单据 {{n}} 张', voucherNoPrinted: '{{word}}字第 {{no}} 号', inCapitals: '合计（大写）',
};

const en: Record<keyof typeof zh, string> = {
  accountSet: 'Account set', month: 'Period',
  newAccountSet: 'New account set', guards: 'Overdraft checks', names: 'Names', dimensions: 'Dimensions',
  code: 'Code', name: 'Name', kind: 'Kind', collective: 'Collective', committee: 'Committee', startMonth: 'First month', codePattern: 'Code pattern', words: 'Voucher words', wordsHint: 'Usually 记; for receipts, payments and transfers write 收 付 转 with blanks between',
  accounts: 'Accounts', searchAccounts: 'Code, name, pinyin', category: 'Category', balanceSide: 'Normal side', leaf: 'Leaf', validTo: 'Ended on', addAccount: 'Add sub-account', renameAccount: 'Rename', endAccount: 'End', unendAccount: 'Use again',
  asset: 'Asset', liability: 'Liability', equity: 'Equity', cost: 'Cost', profitLoss: 'Profit and loss', debit: 'Dr', credit: 'Cr', both: 'Dr or Cr', inUse: 'In use', ended: 'Ended', accountUnder: 'Under', noAccounts: 'No accounts',
  endAccountText: 'After this day no voucher can use the account.', lastDay: 'Last day',
  asOfDay: 'Up to a day (optional)', trialBalance: 'Trial balance', level: 'Level', level1: 'Level 1', level2: 'Level 2', level3: 'Level 3', allLevels: 'All', opening: 'Opening', turnover: 'Turnover', yearToDate: 'YTD', closing: 'Closing',
  debitSide: 'Debit', creditSide: 'Credit', total: 'Total', openingEqual: 'Opening balances', turnoverEqual: 'Turnover balances', closingEqual: 'Closing balances', notEqual: 'does not balance', unpostedNote: '{{n}} {{n|voucher|vouchers}} of this month not posted yet and not counted here', periodOpen: 'Open', periodClosed: 'Closed', showEmpty: 'Show empty accounts',
  noBalances: 'Nothing in this month yet', noBalancesHint: 'Balances appear here once vouchers are posted.',
  register: 'Register', day: 'Day', voucherNo: 'Voucher', summary: 'Summary', account: 'Account', balance: 'Balance', openingBalance: 'Opening balance', monthTotal: 'Month total', yearTotal: 'Year to date', flat: 'nil', noLines: 'No entries in this month',
  vouchers: 'Vouchers', newVoucher: 'New voucher', newOpening: 'Type in opening balances', openingBalances: 'Opening balances', searchVouchers: 'Number, summary, account, amount, maker', status: 'Status', allStatuses: 'All states', draft: 'Draft', submitted: 'Submitted', reviewed: 'Reviewed', posted: 'Posted',
  ordinary: 'Ordinary', closingKind: 'Closing', openingKind: 'Opening', reversal: 'Reversal', correction: 'Correction', amount: 'Amount', attachments: 'Attachments', attachmentsShort: 'Papers', scansShort: 'Scans', papers: 'Scanned papers', papersAll: 'With or without papers', none: 'Without any paper', notScanned: 'Papers not scanned', binding: 'Binding', bindingTitle: 'Binding the vouchers of {{month}}', bindingText: 'One volume for each word. Print the register first and compare, then print the covers, bind each volume and seal it.', perVolume: 'Most vouchers in a volume', printCovers: 'Print covers', printRegister: 'Print the register of vouchers', close: 'Close', allMissing: 'See all', maker: 'Made by', reviewer: 'Reviewed by', poster: 'Posted by', cashier: 'Cashier', head: 'Head of accounting', fromMonth: 'From', toMonth: 'To', fromBatch: 'Batch', fromImport: 'Import',
  noVouchers: 'No vouchers yet', noVouchersHint: 'Choose “New voucher” for the first entry; approved and paid batches make theirs by themselves.', postSelected: 'Post ({{n}})', postSelectedNone: 'Post', numberLater: 'no number yet', printSelected: 'Print selected', line: 'Line',
  voucher: 'Voucher', voucherDate: 'Date', word: 'Word', edit: 'Edit', submit: 'Submit for review', withdraw: 'Withdraw', review: 'Approve review', sendBack: 'Send back', post: 'Post', reverse: 'Reverse in red', remove: 'Delete draft', reason: 'Reason', reversesText: 'Reverses: {{no}}', reversedByText: 'Reversed by: {{no}}', returned: 'Sent back: {{reason}}',
  postTitle: 'Posting cannot be undone', postText: 'Posting gives the voucher its number. It can then be neither changed nor deleted, only reversed in red.', removeText: 'This cannot be undone.', cancel: 'Cancel', unit: 'Unit: yuan', fingerprint: 'Seal', difference: 'Difference {{amount}}', balanced: 'Balanced', counterparty: 'Counterparty', residentOrOther: 'Dimensions', batchLink: 'From a payment batch',
  addLine: 'Add a line', removeLine: 'Remove this line', save: 'Save draft', saveAndSubmit: 'Save and submit', gridHint: 'Enter: next cell. = in an amount fills in what is missing. Enter in an empty summary copies the line above. F4 names something else. Ctrl+S saves.', lineWrong: 'Line {{n}}: {{what}}', accountMissing: 'choose an account', summaryMissing: 'write a summary', amountWrong: 'the amount cannot be read', amountMissing: 'fill in debit or credit', amountBoth: 'fill in debit or credit, not both', dateMissing: 'Fill in the date', nothingTyped: 'No lines yet', kindOf: 'Kind',
  periods: 'Periods', closePeriod: 'Close', reopenPeriod: 'Reopen', postedCount: 'Posted', unpostedCount: 'Not posted', turnoverAmount: 'Debit turnover', closedBy: 'Closed by', closedAt: 'Closed at', reopened: 'Was reopened: {{who}}, {{reason}}', openingMonth: 'Opening', checkList: 'Check list', checkUnposted: 'No unposted vouchers', checkGaps: 'No missing numbers', checkUnbalanced: 'Every voucher balances', checkEarlier: 'All earlier months are closed', checkBalanced: 'Debit and credit turnover are equal', checkAttachments: 'Every ordinary voucher has papers or a scan (reminder only)', checkOk: 'passed', checkFound: '{{n}} found', closeTitle: 'Close {{month}}', closeText: 'Nothing can be posted into the month afterwards.', reopenTitle: 'Reopen {{month}}', reopenReason: 'Why it has to be reopened', correctYear: 'Correct an earlier year (blue)', askReopening: 'Ask to reopen', reopeningAsked: '{{who}} asks to reopen {{month}}: {{reason}}. Another person decides.', approveReopening: 'Approve', refuseReopening: 'Decline', noPeriods: 'No periods yet',
  printed: '{{n}} {{n|attachment|attachments}}', voucherNoPrinted: '{{word}} No. {{no}}', inCapitals: 'Total in capitals',
};

export const ledgerWords = { zh, en } satisfies Words<keyof typeof zh>;
