/** The states of a batch and of a line, and the steps that are written down. The moves between them stand in the database. */

/** 草稿 名单锁定 已计算 待审核 已审核 已审批 发放中 已发放 已关闭 已作废 */
export const BATCH_STATUSES = ['draft', 'locked', 'computed', 'submitted', 'reviewed', 'approved', 'paying', 'paid', 'closed', 'voided'] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];

/** 待发 暂缓 移出 已报盘 已发 部分发放 失败 已退回 停发 */
export const LINE_STATUSES = ['toPay', 'held', 'removed', 'sent', 'paid', 'partPaid', 'failed', 'returned', 'cancelled'] as const;
export type LineStatus = (typeof LINE_STATUSES)[number];

/** 按条件的批次 补发（未发成的） 按应发事项 补差补发: what the lines of a batch come from. */
export const BATCH_KINDS = ['main', 'followUp', 'claims', 'supplement'] as const;
export type BatchKind = (typeof BATCH_KINDS)[number];

/** Through the bank, or over the desk against a signature. */
export const PAY_BY = ['bank', 'cash'] as const;
export type PayBy = (typeof PAY_BY)[number];

export const DECISION_STEPS = [
  'generate', 'lock', 'unlock', 'compute', 'addLine', 'removeLine', 'restoreLine', 'holdLine', 'releaseLine', 'refreshAccounts',
  'submit', 'review', 'return', 'approve', 'export', 'result', 'payCash', 'settle', 'close', 'void', 'returnLines', 'payProvider', 'release',
] as const;
export type DecisionStep = (typeof DECISION_STEPS)[number];

/** What a voucher of a batch does: 计提 红字冲回 冲回不再发的计提 支付 退回 扣回抵发 冲回扣回 追回到账 */
export const VOUCHER_EFFECTS = ['accrue', 'reverse', 'release', 'pay', 'return', 'setOff', 'unsetOff', 'recover'] as const;
export type VoucherEffect = (typeof VOUCHER_EFFECTS)[number];

/** 去世 迁出 情况变化: why something was overpaid. */
export const RECOVERY_REASONS = ['dead', 'movedOut', 'facts'] as const;
export type RecoveryReason = (typeof RECOVERY_REASONS)[number];
/** 本人同意书 决议: what allows to withhold a claim (a dividend, a grant) for what somebody owes. */
export const CLAIMS_BASES = ['consent', 'resolution'] as const;
export type ClaimsBasis = (typeof CLAIMS_BASES)[number];
/** 抵扣 抵扣撤销 退回 核销 */
export const RECOVERY_EVENT_KINDS = ['setOff', 'released', 'repaid', 'writtenOff'] as const;
export type RecoveryEventKind = (typeof RECOVERY_EVENT_KINDS)[number];

/** States in which a batch counts as approved money (`programmeMonths`). */
export const APPROVED_STATUSES = ['approved', 'paying', 'paid', 'closed'] as const satisfies readonly BatchStatus[];
