/** Complaints (投诉举报): how they come, where they stand, what was found. */

/** 当面 电话 书面 意见箱 网上 上级转办 */
export const COMPLAINT_WAYS = ['inPerson', 'phone', 'letter', 'box', 'online', 'passedOn'] as const;
export type ComplaintWay = (typeof COMPLAINT_WAYS)[number];
/** 办理中 已答复 申请复查 已办结 */
export const COMPLAINT_STATUSES = ['open', 'decided', 'appealed', 'closed'] as const;
export type ComplaintStatus = (typeof COMPLAINT_STATUSES)[number];
/** 属实 部分属实 不属实 */
export const OUTCOMES = ['founded', 'partly', 'unfounded'] as const;
export type Outcome = (typeof OUTCOMES)[number];
/** 登记 交办 办理记录 答复 申请复查 复查决定 办结 */
export const COMPLAINT_STEPS = ['received', 'assigned', 'note', 'decided', 'appealed', 'appealDecided', 'closed'] as const;
export type ComplaintStep = (typeof COMPLAINT_STEPS)[number];
