import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { AssertionsPage } from './assertions-page.tsx';
import { BankAccountsPage } from './bank-accounts-page.tsx';
import { CashCountPrint } from './cash-count-print.tsx';
import { CashCountsPage } from './cash-counts-page.tsx';
import { ImportStatementPage } from './import-statement-page.tsx';
import { MatchesPage } from './matches-page.tsx';
import { MatchingPage } from './matching-page.tsx';
import { ReconciliationPage } from './reconciliation-page.tsx';
import { ReconciliationPrint } from './reconciliation-print.tsx';
import { RulesPage } from './rules-page.tsx';

export const treasuryRoutes: RouteObject[] = [
  { path: 'ledger/bank', element: <BankAccountsPage />, handle: page({ title: { zh: '银行对账', en: 'Bank reconciliation' }, needs: 'ledger.read', inRail: true }) },
  { path: 'ledger/bank-rules', element: <RulesPage />, handle: page({ title: { zh: '对账规则', en: 'Matching rules' }, needs: 'ledger.read' }) },
  { path: 'ledger/bank/:treasuryAccountId', element: <MatchingPage />, handle: page({ title: { zh: '勾对', en: 'Matching' }, needs: 'ledger.read' }) },
  { path: 'ledger/bank/:treasuryAccountId/import', element: <ImportStatementPage />, handle: page({ title: { zh: '导入对账单', en: 'Import a statement' }, needs: 'ledger.make' }) },
  { path: 'ledger/bank/:treasuryAccountId/matches', element: <MatchesPage />, handle: page({ title: { zh: '勾对记录', en: 'Matches' }, needs: 'ledger.read' }) },
  { path: 'ledger/bank/:treasuryAccountId/reconciliation/:month', element: <ReconciliationPage />, handle: page({ title: { zh: '余额调节表', en: 'Reconciliation' }, needs: 'ledger.read' }) },
  { path: 'ledger/cash', element: <CashCountsPage />, handle: page({ title: { zh: '现金盘点', en: 'Cash counts' }, needs: 'ledger.read', inRail: true }) },
  { path: 'ledger/assertions', element: <AssertionsPage />, handle: page({ title: { zh: '余额断言', en: 'Balance assertions' }, needs: 'ledger.read', inRail: true }) },
  { path: 'print/bank-reconciliation/:treasuryAccountId/:month', element: <ReconciliationPrint /> },
  { path: 'print/cash-count/:cashCountId', element: <CashCountPrint /> },
];
