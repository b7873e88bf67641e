/** What was done, in the words of the committee's work: method → Chinese and English. A logged method without words fails a test. */
import type { Language } from '#renderer/i18n/language.ts';

type Act = readonly [zh: string, en: string];

const ACTS: Readonly<Record<string, Act>> = {
  'session.setUp': ['建立办公室', 'Set the office up'],
  'session.openPractice': ['打开练习社区', 'Opened the practice community'],
  'session.signIn': ['登录', 'Signed in'],
  'session.signOut': ['退出', 'Signed out'],
  'session.recover': ['用恢复码重设密码', 'Reset a password by recovery code'],
  'session.changePassword': ['修改密码', 'Changed own password'],
  'office.addUser': ['新增用户', 'Added a user'],
  'office.setRoles': ['修改岗位', 'Changed roles'],
  'office.disableUser': ['停用账号', 'Disabled an account'],
  'office.resetUser': ['重设用户密码', 'Reset a user’s password'],
  'office.newRecoveryCode': ['换新的恢复码', 'Made a new recovery code'],
  'office.makeBackup': ['备份', 'Made a backup'],
  'office.saveSettings': ['修改设置', 'Changed settings'],
  'residents.householdSheet': ['打印户表', 'Printed a household sheet'],
  'residents.reveal': ['查看完整号码', 'Looked at a whole number'],
  'residents.exportList': ['导出居民名单', 'Exported a list of residents'],
  'residents.saveGrid': ['保存网格', 'Saved a grid'],
  'residents.saveBuilding': ['保存楼栋', 'Saved a building'],
  'residents.saveUnit': ['保存单元', 'Saved a unit'],
  'residents.saveFlat': ['保存房屋', 'Saved a flat'],
  'residents.layOutBuilding': ['生成整栋房屋', 'Laid out a building'],
  'residents.saveResident': ['修改居民资料', 'Changed a resident’s data'],
  'residents.enterResidents': ['连续录入居民', 'Entered residents'],
  'residents.saveHousehold': ['保存户', 'Saved a household'],
  'residents.setRelation': ['修改与户主关系', 'Changed a relation to the head'],
  'residents.addFact': ['登记身份状况', 'Recorded a fact'],
  'residents.endFact': ['终止身份状况', 'Ended a fact'],
  'residents.correctFact': ['更正身份状况', 'Corrected a fact'],
  'residents.setBankAccount': ['登记银行账号', 'Recorded a bank account'],
  'residents.endBankAccount': ['停用银行账号', 'Ended a bank account'],
  'residents.recordBirth': ['登记出生', 'Recorded a birth'],
  'residents.recordDeath': ['登记死亡', 'Recorded a death'],
  'residents.recordMovedIn': ['登记迁入', 'Recorded moving in'],
  'residents.recordMovedOut': ['登记迁出', 'Recorded moving out'],
  'residents.recordMarriageIn': ['登记婚入', 'Recorded marrying in'],
  'residents.recordMarriageOut': ['登记婚出', 'Recorded marrying out'],
  'residents.splitHousehold': ['分户', 'Split a household'],
  'residents.mergeHouseholds': ['并户', 'Merged households'],
  'residents.changeHead': ['更换户主', 'Changed the head of a household'],
  'residents.moveMember': ['变更所在户', 'Moved a member to another household'],
  'residents.revokeEvent': ['撤销登记的变动', 'Revoked a recorded event'],
  'imports.commit': ['导入花名册', 'Imported a roster'],
  'imports.rejectedWorkbook': ['导出未导入的行', 'Exported rejected rows'],
  'ledger.createAccountSet': ['建立账套', 'Created an account set'],
  'ledger.addAccount': ['新增科目', 'Added an account'],
  'ledger.renameAccount': ['科目改名', 'Renamed an account'],
  'ledger.endAccount': ['停用科目', 'Ended an account'],
  'ledger.closePeriod': ['结账', 'Closed a period'],
  'ledger.reopenPeriod': ['反结账', 'Reopened a period'],
  'ledger.saveVoucher': ['填制凭证', 'Wrote a voucher'],
  'ledger.deleteVoucher': ['删除未记账凭证', 'Deleted an unposted voucher'],
  'ledger.submitVoucher': ['提交凭证', 'Submitted a voucher'],
  'ledger.sendBackVoucher': ['退回凭证', 'Sent a voucher back'],
  'ledger.withdrawVoucher': ['撤回凭证', 'Withdrew a voucher'],
  'ledger.reviewVoucher': ['审核凭证', 'Reviewed a voucher'],
  'ledger.postVouchers': ['记账', 'Posted vouchers'],
  'ledger.reverseVoucher': ['红字冲销', 'Reversed a voucher'],
  'ledger.printVouchers': ['打印凭证', 'Printed vouchers'],
  'ledger.printTrialBalance': ['打印试算平衡表', 'Printed the trial balance'],
  'ledger.exportVouchers': ['导出凭证', 'Exported vouchers'],
  'welfare.createProgramme': ['新建福利项目', 'Created a programme'],
  'welfare.editProgramme': ['修改福利项目', 'Edited a programme'],
  'welfare.setProgrammeStatus': ['停办或恢复福利项目', 'Ended or resumed a programme'],
  'welfare.saveDraft': ['保存标准草稿', 'Saved a draft standard'],
  'welfare.activateVersion': ['启用标准', 'Put a standard into force'],
  'welfare.dropDraft': ['删除标准草稿', 'Dropped a draft standard'],
  'welfare.pause': ['暂停某人待遇', 'Paused a person’s benefit'],
  'welfare.resume': ['恢复某人待遇', 'Resumed a person’s benefit'],
  'disbursement.roster': ['打印发放名册', 'Printed a roster'],
  'disbursement.exportXlsx': ['导出批次表格', 'Exported a batch'],
  'disbursement.generate': ['生成批次', 'Generated a batch'],
  'disbursement.generateFollowUp': ['生成补发批次', 'Generated a follow-up batch'],
  'disbursement.lockList': ['锁定名单', 'Locked the list'],
  'disbursement.compute': ['计算金额', 'Computed amounts'],
  'disbursement.unlockList': ['解除名单锁定', 'Unlocked the list'],
  'disbursement.addLine': ['加入一人', 'Added a line'],
  'disbursement.removeLine': ['移出一人', 'Removed a line'],
  'disbursement.restoreLine': ['恢复一人', 'Restored a line'],
  'disbursement.holdLine': ['暂缓一人', 'Held a line'],
  'disbursement.releaseLine': ['解除暂缓', 'Released a line'],
  'disbursement.refreshAccounts': ['更新收款账号', 'Refreshed bank accounts'],
  'disbursement.submit': ['提交批次', 'Submitted a batch'],
  'disbursement.review': ['审核批次', 'Reviewed a batch'],
  'disbursement.returnToMaker': ['退回经办', 'Returned a batch to its maker'],
  'disbursement.rejectByApprover': ['审批不同意', 'Rejected a batch'],
  'disbursement.approve': ['审批批次', 'Approved a batch'],
  'disbursement.voidBatch': ['作废批次', 'Voided a batch'],
  'disbursement.exportToBank': ['导出银行文件', 'Exported the bank file'],
  'disbursement.importResult': ['导入银行回盘', 'Imported the bank’s result'],
  'disbursement.payCash': ['登记现金发放', 'Recorded cash payments'],
  'disbursement.settleLines': ['了结未付明细', 'Settled unpaid lines'],
  'disbursement.closeBatch': ['批次办结', 'Closed a batch'],
  'disbursement.saveProfile': ['保存银行文件格式', 'Saved a bank file format'],
};

/** What a verification counted, by the part's name in the report. */
const PARTS: Readonly<Record<string, Act>> = {
  auditRows: ['操作日志', 'Audit log entries'],
  accountSets: ['账套', 'Account sets'],
  postedVouchers: ['已记账凭证', 'Posted vouchers'],
  postedLines: ['凭证分录', 'Voucher lines'],
  batches: ['发放批次', 'Batches'],
  batchLines: ['发放明细', 'Batch lines'],
  batchVouchers: ['批次的凭证', 'Vouchers of batches'],
};

const say = (words: Readonly<Record<string, Act>>, key: string, language: Language): string =>
  words[key]?.[language === 'zh' ? 0 : 1] ?? key;

/** The act of an audit row. */
export function actName(method: string, language: Language): string {
  return say(ACTS, method, language);
}

/** A part of a verification report. */
export function partName(part: string, language: Language): string {
  return say(PARTS, part, language);
}
