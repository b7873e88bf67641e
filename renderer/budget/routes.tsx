import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { BudgetPage } from './budget-page.tsx';
import { BudgetPrint } from './budget-print.tsx';

export const budgetRoutes: RouteObject[] = [
  { path: 'ledger/budget', element: <BudgetPage />, handle: page({ title: { zh: '年度预算', en: 'Budget' }, needs: 'ledger.read', inRail: true }) },
  { path: 'print/budget/:accountSetId/:year/:shows', element: <BudgetPrint /> },
];
