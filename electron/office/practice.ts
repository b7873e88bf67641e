/** The practice community's constants. Its data are invented, so its password may be known to everybody. */
export const PRACTICE_PASSWORD = '惠邻练习-2026-社区';
/** scrypt cost 2^12: nothing is protected here, and learners change users often. */
export const PRACTICE_COST_LOG2 = 12;

/** The practice community's folder lies beside the office's, never inside it. */
export function practiceDirOf(dataDir: string): string {
  return `${dataDir.replace(/[\\/]+$/, '')}-practice`;
}
