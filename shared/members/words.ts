/** The fixed words of membership, shares, resolutions and dividends. */
/** 初始确认 出生 婚入 收养 政策移民 其他 */
export const ACQUIRED_HOW = ['initial', 'birth', 'marriage', 'adoption', 'relocation', 'other'] as const;
/** 在册 保留权益 已丧失 已退出 */
export const MEMBER_STATUSES = ['active', 'retained', 'lost', 'exited'] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];
/** 初始量化 新增 继承 赠与 转让 赎回 收回 调整 */
export const SHARE_REASONS = ['initial', 'new', 'inherited', 'gift', 'transfer', 'redeemed', 'withdrawn', 'adjusted'] as const;
export type ShareReason = (typeof SHARE_REASONS)[number];
/** Reasons that move shares from one holder to another. */
export const MOVING_REASONS: readonly ShareReason[] = ['inherited', 'gift', 'transfer'];
export const DIVIDEND_STATUSES = ['prepared', 'confirmed', 'accrued', 'discarded', 'reversed'] as const;
export type DividendStatus = (typeof DIVIDEND_STATUSES)[number];
/** 待发 待继承 已列入批次 失败待补发 已发 */
export const LINE_STATUSES = ['toPay', 'heirs', 'listed', 'failed', 'paid'] as const;

/** Ten-thousandths of a share in one share. */
export const SHARE_UNIT = 10_000;

/** '12.5' → 125000 ten-thousandths; null for anything that is not a quantity with four decimals at most. */
export function parseShares(text: string): number | null {
  const match = /^(-?)(\d{1,8})(?:\.(\d{1,4}))?$/.exec(text.trim());
  if (match === null) return null;
  const quantity = Number(match[2]) * SHARE_UNIT + Number((match[3] ?? '').padEnd(4, '0'));
  return match[1] === '-' ? -quantity : quantity;
}

/** 125000 → '12.5000'. */
export function formatShares(quantity: number): string {
  const absolute = Math.abs(quantity);
  return `${quantity < 0 ? '-' : ''}${Math.floor(absolute / SHARE_UNIT)}.${String(absolute % SHARE_UNIT).padStart(4, '0')}`;
}
