/** The states of batches and lines and the steps between them, in words and colours. */
import type { BatchStatus, DecisionStep, LineStatus, VoucherEffect } from '#shared/disbursement/status.ts';
import type { StatusTone } from '#renderer/ui/status-tag.tsx';

type Both<K extends string> = { readonly zh: Readonly<Record<K, string>>; readonly en: Readonly<Record<K, string>> };

export const batchStatusWords: Both<BatchStatus> = {
  zh: { draft: '草稿', locked: '名单锁定', computed: '已计算', submitted: '待审核', reviewed: '已审核', approved: '已审批', paying: '发放中', paid: '已发放', closed: '已关闭', voided: '已作废' },
  en: { draft: 'Draft', locked: 'List locked', computed: 'Computed', submitted: 'To be reviewed', reviewed: 'Reviewed', approved: 'Approved', paying: 'Being paid', paid: 'Paid', closed: 'Closed', voided: 'Void' },
};
export const lineStatusWords: Both<LineStatus> = {
  zh: { toPay: '待发', held: '暂缓', removed: '移出', sent: '已报盘', paid: '已发', partPaid: '部分发放', failed: '失败', returned: '已退回', cancelled: '停发' },
  en: { toPay: 'To be paid', held: 'On hold', removed: 'Removed', sent: 'Sent to bank', paid: 'Paid', partPaid: 'Part paid', failed: 'Failed', returned: 'Returned', cancelled: 'Cancelled' },
};
export const stepWords: Both<DecisionStep> = {
  zh: {
    generate: '建立批次', lock: '锁定名单', unlock: '退回草稿', compute: '计算金额', addLine: '手工加人', removeLine: '移出', restoreLine: '移回', holdLine: '暂缓', releaseLine: '解除暂缓', refreshAccounts: '更新账号',
    submit: '提交审核', review: '审核通过', return: '退回经办', approve: '审批', export: '生成银行文件', result: '导入回盘', payProvider: '登记发票并付款', payCash: '登记领取', settle: '了结', close: '关闭', void: '作废', returnLines: '银行退回', release: '冲回计提',
  },
  en: {
    generate: 'Batch begun', lock: 'List locked', unlock: 'Back to draft', compute: 'Amounts computed', addLine: 'Person added by hand', removeLine: 'Line removed', restoreLine: 'Line put back', holdLine: 'Put on hold', releaseLine: 'Hold released', refreshAccounts: 'Accounts refreshed',
    submit: 'Submitted', review: 'Reviewed', return: 'Returned to maker', approve: 'Approved', export: 'Bank file made', result: 'Bank answer loaded', payProvider: 'Invoice paid', payCash: 'Ticked off', settle: 'Settled', close: 'Closed', void: 'Voided', returnLines: 'Money came back', release: 'Accrual released',
  },
};
export const effectWords: Both<VoucherEffect> = {
  zh: { accrue: '计提', reverse: '红字冲回', release: '冲回计提', pay: '支付', return: '退回', setOff: '扣回抵发', unsetOff: '冲回扣回', recover: '追回到账' },
  en: { accrue: 'Accrual', reverse: 'Red-letter reversal', release: 'Released', pay: 'Payment', return: 'Money returned', setOff: 'Set-off', unsetOff: 'Set-off undone', recover: 'Recovered' },
};

export const batchTones: Readonly<Record<BatchStatus, StatusTone>> = {
  draft: 'neutral', locked: 'neutral', computed: 'active', submitted: 'warning', reviewed: 'warning', approved: 'active', paying: 'active', paid: 'good', closed: 'good', voided: 'bad',
};
export const lineTones: Readonly<Record<LineStatus, StatusTone>> = {
  toPay: 'active', held: 'warning', removed: 'neutral', sent: 'active', paid: 'good', partPaid: 'warning', failed: 'bad', returned: 'bad', cancelled: 'neutral',
};
