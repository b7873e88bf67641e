import type { Words } from '#renderer/i18n/use-words.ts';

const zh = {
  yearEnd: '年终结账', year: '年度', cancel: '取消', print: '打印年终结账表', noSet: '还没有账套',
  intro: '年终结账一次做完：结转损益、结转本年收益、弥补亏损、收益分配、结清各项分配、锁定 12 月、余额结转下年。一人编制，另一人复核，会计记账。',
  step1: '一、结账前检查', step2: '二、章程规定', step3: '三、弥补亏损与收益分配', step4: '四、将要生成的凭证', step5: '五、复核与记账', done: '结账凭证',
  yearOver: '年度已经结束', monthsClosed: '1—11 月都已结账', allPosted: '全年凭证都已记账', noGaps: '凭证号不断号', pendingZero: '181 待处理财产损溢无余额', earlierYear: '上一年度已年终结账', checkOk: '通过', checkFound: '{{n}} 项',
  charter: '提取公积公益金 {{percent}}%，计入 {{reserve}}；应付成员计入 {{members}}；其他分配计入 {{others}}', editCharter: '修改', charterTitle: '章程分配规则', percent: '公积公益金提取比例（%）', reserveAccount: '公积公益金科目', membersAccount: '应付成员科目', othersAccount: '其他分配科目',
  incomeFen: '收入合计', expenseFen: '支出合计', netFen: '本年净收益', openingUndistributedFen: '年初未分配收益', lossCoverFen: '其他转入（公积公益金补亏）', distributableFen: '可分配收益', leastReserveFen: '章程应提取公积公益金', reserveFen: '提取公积公益金', membersFen: '向成员分配', othersFen: '其他分配', closingUndistributedFen: '年末未分配收益', accruedFen: '其中：本年分红已计提',
  lossCover: '用公积公益金弥补亏损', lossCoverAccount: '从哪个公积公益金科目', resolutionRef: '决议文号、名称', resolvedOn: '决议日期', disclosedOn: '方案公示开始日', disclosureHint: '表决前至少公示 10 天', figures: '收益及分配', prepare: '编制年终结账', prepareHint: '编制后由另一人复核，还没有记账',
  income: '结转收入', expense: '结转支出', result: '结转本年收益', lossCoverStep: '弥补亏损', distribution: '收益分配', carry: '结清各项分配', summary: '摘要', account: '科目', debit: '借方', credit: '贷方', total: '合计', voucher: '凭证',
  prepared: '已编制，待复核', confirmed: '已复核，待记账', posted: '已记账', discarded: '已作废', reversed: '已撤销', preparedBy: '编制：{{who}} {{at}}', confirmedBy: '复核：{{who}} {{at}}', postedBy: '记账：{{who}} {{at}}', endedBy: '{{who}} {{at}}',
  confirm: '复核通过', post: '记账并结转下年', discard: '作废', postText: '将一次记账 {{n}} 张结转凭证，锁定 12 月，余额结转到下一年。下年度记账以前可以申请撤销。', askReversal: '申请撤销', askReversalTitle: '申请撤销 {{year}} 年年终结账', reversalReason: '为什么要撤销', approveReversal: '同意撤销（红字冲销）', declineReversal: '不同意', reversalAsked: '{{who}}申请撤销：{{reason}}。要由另一人批复。', approveText: '将反结账 12 月，并用红字冲销全部结转凭证。', carriedForward: '12 月已锁定，各科目余额已结转下年。', earlier: '以前的编制', nobodyElse: '要由另一个有审核权限的人复核。', notReady: '检查全部通过后才能编制。', onlyAccountant: '由会计编制。',
  reversalVoucher: '红字',
};

const en: Record<keyof typeof zh, string> = {
  yearEnd: 'Year-end', year: 'Year', cancel: 'Cancel', print: 'Print the year-end', noSet: 'No account set yet',
  intro: 'The year-end is one act: income and expenses closed, result transferred, losses covered, income distributed, distribution cleared, December locked, balances carried forward. One person prepares, another confirms, the accountant posts.',
  step1: '1. Before closing', step2: '2. The charter', step3: '3. Loss cover and distribution', step4: '4. Vouchers this makes', step5: '5. Confirm and post', done: 'Closing vouchers',
  yearOver: 'The year is over', monthsClosed: 'January to November are closed', allPosted: 'All vouchers of the year are posted', noGaps: 'No missing numbers', pendingZero: '181 is empty', earlierYear: 'The year before is closed', checkOk: 'holds', checkFound: '{{n}} found',
  charter: '{{percent}} % to the reserve in {{reserve}}; members in {{members}}; others in {{others}}', editCharter: 'Change', charterTitle: 'The charter’s rules of distribution', percent: 'Part to the reserve (%)', reserveAccount: 'Reserve account', membersAccount: 'Account of what members are owed', othersAccount: 'Account of what others are owed',
  incomeFen: 'Income', expenseFen: 'Expenses', netFen: 'Net income of the year', openingUndistributedFen: 'Undistributed before', lossCoverFen: 'From the reserve to cover losses', distributableFen: 'Distributable', leastReserveFen: 'Reserve the charter asks for', reserveFen: 'To the reserve', membersFen: 'To members', othersFen: 'To others', closingUndistributedFen: 'Undistributed at the end', accruedFen: 'of which dividends accrued already',
  lossCover: 'Losses covered from the reserve', lossCoverAccount: 'From which reserve', resolutionRef: 'Resolution', resolvedOn: 'Resolved on', disclosedOn: 'Plan disclosed on', disclosureHint: 'At least ten days before the vote', figures: 'Income and its distribution', prepare: 'Prepare the year-end', prepareHint: 'Another person confirms it; nothing is posted yet',
  income: 'Close income', expense: 'Close expenses', result: 'Transfer the result', lossCoverStep: 'Cover losses', distribution: 'Distribute income', carry: 'Clear the distribution', summary: 'Summary', account: 'Account', debit: 'Debit', credit: 'Credit', total: 'Total', voucher: 'Voucher',
  prepared: 'Prepared, to be confirmed', confirmed: 'Confirmed, to be posted', posted: 'Posted', discarded: 'Discarded', reversed: 'Taken back', preparedBy: 'Prepared: {{who}} {{at}}', confirmedBy: 'Confirmed: {{who}} {{at}}', postedBy: 'Posted: {{who}} {{at}}', endedBy: '{{who}} {{at}}',
  confirm: 'Confirm', post: 'Post and carry forward', discard: 'Discard', postText: '{{n}} closing vouchers are posted at once, December is locked and the balances go into the next year. It can be taken back until the next year has posted vouchers.', askReversal: 'Ask to take it back', askReversalTitle: 'Take back the year-end of {{year}}', reversalReason: 'Why', approveReversal: 'Agree (reverse in red)', declineReversal: 'Decline', reversalAsked: '{{who}} asks to take it back: {{reason}}. Another person decides.', approveText: 'December opens and all closing vouchers are reversed in red.', carriedForward: 'December is locked; balances are carried forward.', earlier: 'Earlier ones', nobodyElse: 'Another person who may review has to confirm it.', notReady: 'Everything above has to hold first.', onlyAccountant: 'The accountant prepares it.',
  reversalVoucher: 'red',
};

export const closingWords = { zh, en } satisfies Words<keyof typeof zh>;
