/** What the budget refuses, said to the person at the screen. */
import type { BudgetErrors } from '#shared/budget/errors.ts';
import type { Sentences } from './sentences.ts';

export const budgetSentences: Sentences<BudgetErrors> = {
  budget_missing: { zh: (d) => `${d.year} 年没有待批准的预算，请先编制。`, en: (d) => `There is no draft budget for ${d.year}. Make one first.` },
  budget_own_approval: { zh: (d) => `这份预算是${d.name}自己编的，要由另一个人批准。`, en: (d) => `${d.name} made this budget; another person has to approve it.` },
  budget_empty: { zh: () => '预算里还没有一行，请先填写。', en: () => 'The budget has no line yet. Fill it in first.' },
  budget_account_kind: { zh: (d) => `${d.code} ${d.name} 不是收入或支出科目，预算只编收入和支出。`, en: (d) => `${d.code} ${d.name} is no account of income or expense; a budget has those only.` },
  budget_line_twice: { zh: (d) => `${d.code} ${d.name} 同一个项目写了两行，请合并。`, en: (d) => `${d.code} ${d.name} stands there twice for the same programme or project. Merge the lines.` },
};
