/** The methods of the budget and the audit line of each act. */
import type { Handlers } from '#electron/api/context.ts';
import type { budgetContract } from '#shared/budget/contract.ts';
import { approveBudget, findOverspends, saveBudget, viewBudget } from './budgets.ts';
import { exportBudget } from './export-budget.ts';

export const budgetHandlers: Handlers<typeof budgetContract> = {
  view: ({ db, actor }, input) => viewBudget(db, actor, input),
  save: {
    run: saveBudget,
    audit: (input, output) => ({ subject: `budget:${output.budgetId}`, detail: { year: input.year, lines: input.lines.length, version: output.version } }),
  },
  approve: {
    run: approveBudget,
    audit: (input, output) => ({ subject: `budget:${output.budgetId}`, detail: { year: input.year, resolution: input.resolutionRef } }),
  },
  overspends: ({ db }, input) => findOverspends(db, input.voucherId),
  print: {
    run: ({ db, actor }, input) => viewBudget(db, actor, input),
    audit: (input) => ({ subject: `accountSet:${input.accountSetId}`, detail: { year: input.year } }),
  },
  exportXlsx: {
    run: exportBudget,
    audit: (input) => ({ subject: `accountSet:${input.accountSetId}`, detail: { year: input.year } }),
  },
};
