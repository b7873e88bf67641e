import { addMonths, month as monthFrom, yearOf, type Month } from '#shared/days.ts';
import type { FrameName } from '#shared/statements/layout.ts';
import { yearBase } from '#electron/ledger/trial-balance.ts';

/**
 * The months a column's figures are of. `takesOver`: the frame begins with the account set in the middle of a year, so what the opening
 * voucher brought onto income and expense accounts was earned and spent in it.
 */
export interface Frame { readonly from: Month; readonly to: Month; readonly takesOver: boolean }

/** null: the account set did not exist then. */
export function frameOf(name: FrameName, month: Month, startMonth: Month): Frame | null {
  const base = yearBase(month, startMonth);
  const year = (from: Month, to: Month): Frame => ({ from, to, takesOver: from === startMonth });
  switch (name) {
    case 'month':
    case 'monthEnd': return { from: month, to: month, takesOver: false };
    case 'yearToDate': return year(base, month);
    case 'yearStart': return { from: addMonths(base, -1), to: addMonths(base, -1), takesOver: false };
    case 'lastYear': {
      const last = monthFrom(`${String(yearOf(month) - 1).padStart(4, '0')}-12`);
      return last < startMonth ? null : year(yearBase(last, startMonth), last);
    }
  }
}
