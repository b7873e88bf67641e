/** What was done at the desk, with providers and in the forecast: method → Chinese and English. Gathered by act-words. */
export const PAYING_ACTS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'forecast.exportXlsx': ['导出待遇预测', 'Exported the forecast'],
  'providers.save': ['登记收款单位', 'Entered a provider'],
  'providers.pay': ['登记发票并付款', 'Entered and paid an invoice'],
  'providers.release': ['冲回不再开票的计提', 'Released the accrual of people never invoiced'],
  'providers.sheet': ['打印付款清单', 'Printed a payment list'],
  'paying.issueRoster': ['名册编号打印', 'Numbered a roster for print'],
  'paying.filePage': ['签字页归档', 'Filed a signed page'],
  'paying.withdrawPage': ['撤下签字页', 'Withdrew a signed page'],
  'paying.handOut': ['窗口发放一人', 'Handed out to a person'],
  'paying.undoHandOut': ['撤销发放登记', 'Undid a tick at the desk'],
  'paying.bookDesk': ['窗口日结记账', 'Booked the day at the desk'],
  'paying.drawCash': ['提现备发', 'Drew cash for the desk'],
  'paying.acceptWarning': ['核过发放提醒', 'Accepted a warning before payment'],
  'paying.overrideResult': ['按银行更正改发放结果', 'Loaded a bank’s correction'],
  'paying.endUnclaimed': ['未领了结', 'Ended what was not collected'],
};
