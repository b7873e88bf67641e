/** Accounts that must not be overdrawn: cash, bank accounts, what is owed, money bound for a purpose. Kept per account set as data. */

/** What posting by hand does: nothing, say so, or refuse. */
export const GUARD_MODES = ['off', 'warn', 'refuse'] as const;
export type GuardMode = (typeof GUARD_MODES)[number];

/** 现金 银行存款 应付福利 应付款 专项与一事一议资金 */
export const GUARD_KEYS = ['cash', 'bank', 'welfare', 'payable', 'earmarked'] as const;
export type GuardKey = (typeof GUARD_KEYS)[number];

export interface Guard {
  readonly key: GuardKey;
  /** The guard holds for accounts whose code begins with one of these. */
  readonly codes: readonly string[];
  /** The side on which the balance has to stand at the end of every day. */
  readonly side: 'debit' | 'credit';
  /** Besides the account, each of these for itself: a programme cannot spend what was accrued for another. */
  readonly by: 'programmeId' | 'fund' | null;
  readonly mode: GuardMode;
}

/**
 * As an account set begins. Cash cannot be negative in a drawer, a bank account can for a day (the bank's day and ours differ); payables and earmarked
 * money in debit mean that more was paid than was owed or raised (农村集体经济组织财务制度 art. 15, 27).
 */
export const DEFAULT_GUARDS: readonly Guard[] = [
  { key: 'cash', codes: ['101'], side: 'debit', by: null, mode: 'refuse' },
  { key: 'bank', codes: ['102'], side: 'debit', by: null, mode: 'warn' },
  { key: 'welfare', codes: ['21101'], side: 'credit', by: 'programmeId', mode: 'refuse' },
  { key: 'payable', codes: ['211'], side: 'credit', by: null, mode: 'refuse' },
  { key: 'earmarked', codes: ['231', '241', '31107'], side: 'credit', by: 'fund', mode: 'refuse' },
];

/** The defaults with what an account set has changed of them. */
export function guardsWith(changes: readonly { key: GuardKey; mode: GuardMode; codes: readonly string[] }[]): Guard[] {
  const changed = new Map(changes.map((change) => [change.key, change]));
  return DEFAULT_GUARDS.map((guard) => ({ ...guard, ...changed.get(guard.key) }));
}

/** Days with the change of each, after a start: the first day on which the balance is below zero, or null. Days rise. */
export function firstDayBelow<D extends string>(startFen: number, startDay: D, days: readonly { day: D; changeFen: number }[]): { day: D; balanceFen: number } | null {
  let balanceFen = startFen;
  if (balanceFen < 0) return { day: startDay, balanceFen };
  for (const each of days) {
    balanceFen += each.changeFen;
    if (balanceFen < 0) return { day: each.day, balanceFen };
  }
  return null;
}
