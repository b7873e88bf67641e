import type { Words } from '#renderer/i18n/use-words.ts';

const zh = {
  // contracts
  leases: '合同', newLease: '登记合同', leaseNo: '合同编号', kind: '类型', lease: '租赁', contractingOut: '发包', object: '标的', counterparty: '对方', resident: '签合同的居民（成员户）', residentHint: '选了居民，应收记 113 内部往来；不选记 112 应收款', phone: '电话',
  signedOn: '签订日', startOn: '起始日', endOn: '终止日', totalRent: '租金总额', deposit: '约定押金', everyMonths: '多久收一次', monthly: '按月', quarterly: '按季', halfYearly: '按半年', yearly: '按年', atOnce: '一次性', firstDueOn: '首次应收日',
  recognition: '收入入账方式', atDue: '到期时入账', byMonth: '按受益月份平均分摊', recognitionHint: '一次性收取多年租金的，应按受益年限分摊，不能一次分配', incomeAccount: '收入科目', note: '备注',
  status: '状态', draft: '草稿', active: '执行中', ended: '已到期', terminated: '提前终止', cancelled: '作废', allStatuses: '全部状态', received: '已收', arrears: '欠租', dueToDate: '到期应收', nextDue: '下次应收日', oldestDue: '最早欠租日', ahead: '预收', depositHeld: '押金余额',
  searchLeases: '编号、标的、对方', noLeases: '还没有合同', noLeasesHint: '登记租赁、发包合同后，这里按日算出应收、已收和欠租。', onDay: '截止日',
  activate: '生效', activateText: '生效后租金、期限和科目不能再改，有变化应终止后另签。', endLease: '到期结束', terminate: '提前终止', cancelLease: '作废', heldOn: '日期', reason: '原因', edit: '修改', history: '办理经过', by: '办理人',
  receiveRent: '收租金', amount: '金额', moneyAccount: '收付款科目', voucherDate: '凭证日期', attachments: '附单据（张）', depositIn: '收押金', depositOut: '退押金', depositKept: '扣押金', depositAct: '办理', keptAs: '转入收入科目',
  bookIncome: '租金入账', bookIncomeTitle: '租金收入入账', bookIncomeText: '把到这个月为止还没有入账的租金生成一张凭证草稿（共 {{n}} 笔，{{amount}} 元）。', bookNone: '到这个月为止没有需要入账的租金。', month: '月份', makeDraft: '生成凭证草稿',
  dues: '应收计划', dueNo: '期次', dueOn: '应收日', forMonths: '所属月份', paid: '已收', open: '未收', daysLate: '逾期天数', accruals: '收入入账', booked: '凭证', notBooked: '未入账', bookings: '已生成的凭证', what: '事项', leaseAccrual: '租金入账', leaseReceipt: '收租金',
  advance: '其中预收', receivable: '应收余额', advanceBalance: '预收余额', accrued: '已入账收入', voucherDraft: '草稿', seeVoucher: '查看凭证', printRegister: '打印合同台账', printArrears: '打印欠租清单', arrearsList: '欠租清单', arrearsAll: '全部合同', arrearsOnly: '只看欠租',
  age0: '30 天内', age1: '31–90 天', age2: '91–180 天', age3: '181–365 天', age4: '一年以上', total: '合计', accountHint: '编码、名称、拼音',
  // fixed assets
  fixedAssets: '固定资产', newAsset: '登记资产', assetNo: '资产编号', assetName: '名称', category: '类别', assetUse: '用途', operating: '经营用', administrative: '管理用', publicWelfare: '公益用', place: '存放地点', keeper: '保管人', acquiredOn: '购入日', cost: '原值', residual: '残值',
  months: '提折旧月数', monthsHint: '从起提月算起；土地等不提折旧的填 0', firstMonth: '起提月', firstMonthHint: '不填为购入次月', taken: '建账前已提折旧', expenseAccount: '折旧费用科目', expenseHint: '不填按用途：经营 511、管理 51305、公益 51408', depreciated: '累计折旧', net: '净值', monthlyAmount: '月折旧', lastMonth: '提到', disposedOn: '处置日', inUse: '在用', disposed: '已处置',
  acquisitionVoucher: '购入凭证编码（系统号）', noAssets: '还没有固定资产', noAssetsHint: '登记后每月一次计提全部折旧。', runDepreciation: '计提折旧', depreciationText: '把到这个月为止还没有提的折旧生成一张凭证草稿（共 {{n}} 笔，{{amount}} 元）。购入当月不提，处置当月照提。', depreciationNone: '到这个月为止折旧都已计提。', dispose: '处置', proceeds: '处置收入', disposalCosts: '处置费用', printAssets: '打印固定资产台账',
};

const en: Record<keyof typeof zh, string> = {
  leases: 'Contracts', newLease: 'New contract', leaseNo: 'Number', kind: 'Kind', lease: 'Lease', contractingOut: 'Contracting-out', object: 'Object', counterparty: 'Other party', resident: 'Resident who signed (member household)', residentHint: 'With a resident the receivable stands on 113, without on 112', phone: 'Telephone',
  signedOn: 'Signed on', startOn: 'First day', endOn: 'Last day', totalRent: 'Whole rent', deposit: 'Agreed deposit', everyMonths: 'Paid', monthly: 'monthly', quarterly: 'quarterly', halfYearly: 'half-yearly', yearly: 'yearly', atOnce: 'at once', firstDueOn: 'First due on',
  recognition: 'Becomes income', atDue: 'as it falls due', byMonth: 'evenly over the months it is for', recognitionHint: 'Rent for several years paid at once is spread over those years', incomeAccount: 'Income account', note: 'Note',
  status: 'Status', draft: 'Draft', active: 'In force', ended: 'Ended', terminated: 'Broken off', cancelled: 'Cancelled', allStatuses: 'All states', received: 'Received', arrears: 'Arrears', dueToDate: 'Due to date', nextDue: 'Next due', oldestDue: 'Oldest due', ahead: 'Ahead', depositHeld: 'Deposit held',
  searchLeases: 'Number, object, other party', noLeases: 'No contracts yet', noLeasesHint: 'Once contracts are entered, this list says for any day what is due, received and in arrears.', onDay: 'As of',
  activate: 'Put in force', activateText: 'Rent, term and accounts can then no longer be changed. Later changes need a new contract.', endLease: 'End', terminate: 'Break off', cancelLease: 'Cancel', heldOn: 'Day', reason: 'Reason', edit: 'Edit', history: 'History', by: 'By',
  receiveRent: 'Receive rent', amount: 'Amount', moneyAccount: 'Money account', voucherDate: 'Voucher date', attachments: 'Attachments', depositIn: 'Deposit received', depositOut: 'Deposit given back', depositKept: 'Deposit kept', depositAct: 'Deposit', keptAs: 'Income account',
  bookIncome: 'Book rent', bookIncomeTitle: 'Book rent as income', bookIncomeText: 'Makes one draft of all rent up to this month that is not booked yet ({{n}} {{n|item|items}}, {{amount}}).', bookNone: 'All rent up to this month is booked.', month: 'Month', makeDraft: 'Make the draft',
  dues: 'Dues', dueNo: 'No.', dueOn: 'Due on', forMonths: 'For', paid: 'Paid', open: 'Open', daysLate: 'Days late', accruals: 'Income', booked: 'Voucher', notBooked: 'not booked', bookings: 'Vouchers made', what: 'For', leaseAccrual: 'Rent booked', leaseReceipt: 'Rent received',
  advance: 'of which in advance', receivable: 'Receivable', advanceBalance: 'In advance', accrued: 'Income booked', voucherDraft: 'draft', seeVoucher: 'See the voucher', printRegister: 'Print register', printArrears: 'Print arrears', arrearsList: 'Arrears', arrearsAll: 'All contracts', arrearsOnly: 'In arrears only',
  age0: 'to 30 days', age1: '31–90 days', age2: '91–180 days', age3: '181–365 days', age4: 'over a year', total: 'Total', accountHint: 'Code, name, pinyin',
  fixedAssets: 'Fixed assets', newAsset: 'New asset', assetNo: 'Number', assetName: 'Name', category: 'Category', assetUse: 'Use', operating: 'Operating', administrative: 'Administrative', publicWelfare: 'Public welfare', place: 'Place', keeper: 'Keeper', acquiredOn: 'Acquired on', cost: 'Cost', residual: 'Residual',
  months: 'Months to depreciate', monthsHint: 'From the first month on; 0 for what is not depreciated', firstMonth: 'First month', firstMonthHint: 'Blank: the month after acquisition', taken: 'Taken before these books', expenseAccount: 'Expense account', expenseHint: 'Blank: by use 511, 51305 or 51408', depreciated: 'Depreciated', net: 'Net', monthlyAmount: 'Per month', lastMonth: 'Last month', disposedOn: 'Disposed on', inUse: 'In use', disposed: 'Disposed',
  acquisitionVoucher: 'Voucher that acquired it (system number)', noAssets: 'No fixed assets yet', noAssetsHint: 'Once entered, all depreciation of a month is one act.', runDepreciation: 'Depreciate', depreciationText: 'Makes one draft of all depreciation up to this month not booked yet ({{n}} {{n|item|items}}, {{amount}}). None in the month of acquisition; the month of disposal counts.', depreciationNone: 'All depreciation up to this month is booked.', dispose: 'Dispose', proceeds: 'Proceeds', disposalCosts: 'Costs', printAssets: 'Print register',
};

export const assetsWords = { zh, en } satisfies Words<keyof typeof zh>;
