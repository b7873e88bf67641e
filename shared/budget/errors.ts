/** Refusals of the feature 'budget': code → the data its sentence needs. */
export interface BudgetErrors {
  budget_missing: { year: number };
  budget_own_approval: { name: string };
  budget_empty: Record<string, never>;
  budget_account_kind: { code: string; name: string };
  budget_line_twice: { code: string; name: string };
}
