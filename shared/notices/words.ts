/** What a public notice (公示) is about, how its days are counted, and where it stands (community-welfare §5.5, §1.6). */

/** 发放批次 申请 救助案件 表彰 成员名单 福利标准 其他 */
export const NOTICE_SUBJECTS = ['batch', 'application', 'reliefCase', 'award', 'memberList', 'programme', 'other'] as const;
export type NoticeSubject = (typeof NOTICE_SUBJECTS)[number];

/** 日历日 工作日 */
export const COUNTINGS = ['calendar', 'working'] as const;
export type Counting = (typeof COUNTINGS)[number];

/** 未张贴 公示中（张贴后） 已撤下 已作废 */
export const NOTICE_STATUSES = ['draft', 'posted', 'takenDown', 'withdrawn'] as const;
export type NoticeStatus = (typeof NOTICE_STATUSES)[number];

/**
 * Where the notice of a subject stands: no notice; written, not posted; on the board; taken down before its days were over; its days
 * are over; its days are over and somebody waits for an answer.
 */
export const NOTICE_STATES = ['none', 'draft', 'running', 'short', 'run', 'objected'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** How names stand on a board: 张*明, 张**, or whole where the disclosure rule wants it. Minors always as 张**. */
export const NAME_MASKS = ['middle', 'surname', 'whole'] as const;
export type NameMask = (typeof NAME_MASKS)[number];

/** 待答复 不成立 成立 */
export const FINDINGS = ['open', 'rejected', 'upheld'] as const;
export type Finding = (typeof FINDINGS)[number];

/** 当面 电话 书面 意见箱 网上 */
export const OBJECTION_WAYS = ['inPerson', 'phone', 'letter', 'box', 'online'] as const;
export type ObjectionWay = (typeof OBJECTION_WAYS)[number];

/** What stands in a column of a notice: text as it is, a count, or money in fen. */
export const COLUMN_KINDS = ['text', 'number', 'money'] as const;
