/** The fixed words of contracts, assets and restricted money. */

/** 租赁 发包 */
export const LEASE_KINDS = ['lease', 'contractingOut'] as const;
export type LeaseKind = (typeof LEASE_KINDS)[number];

/** 草稿 执行中 已到期 提前终止 作废 */
export const LEASE_STATUSES = ['draft', 'active', 'ended', 'terminated', 'cancelled'] as const;
export type LeaseStatus = (typeof LEASE_STATUSES)[number];

/** When rent becomes income: as it falls due, or month by month over the benefit years (一次性租金按受益年限分摊). */
export const RECOGNITIONS = ['atDue', 'monthly'] as const;
export type Recognition = (typeof RECOGNITIONS)[number];

/** What a voucher was drafted for; with the subject's id and the step it is there once only. */
export const BOOKING_KINDS = ['leaseAccrual', 'leaseReceipt', 'depositIn', 'depositOut', 'depositKept', 'depreciation', 'disposal', 'fund', 'recurring'] as const;
export type BookingKind = (typeof BOOKING_KINDS)[number];

/** 经营用 管理用 公益用: decides the expense the depreciation goes to (511, 513, 514.08). */
export const ASSET_USES = ['operating', 'administrative', 'publicWelfare'] as const;
export type AssetUse = (typeof ASSET_USES)[number];

/** 财政专项 一事一议 自有专项（公积公益金） 代管资金 */
export const FUND_KINDS = ['grant', 'oneProject', 'reserve', 'held'] as const;
export type FundKind = (typeof FUND_KINDS)[number];

/** 耕地 园地 林地 草地 水面 滩涂 荒地 建设用地 其他 */
export const RESOURCE_KINDS = ['cropland', 'garden', 'woods', 'grass', 'water', 'shoal', 'waste', 'building', 'other'] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** 闲置 集体自用 出租 发包 被占用 */
export const RESOURCE_USERS = ['idle', 'collective', 'leased', 'contracted', 'occupied'] as const;
export type ResourceUser = (typeof RESOURCE_USERS)[number];
