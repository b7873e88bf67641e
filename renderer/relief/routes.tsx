import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { CasePage } from './case-page.tsx';
import { CasesPage } from './cases-page.tsx';
import { FundPage } from './fund-page.tsx';
import { CalculationPrint, CaseFilePrint, GiftsPrint, ReceiptPrint, RegisterPrint, StatementPrint, StatisticsPrint } from './prints.tsx';
import { RulesPage } from './rules-page.tsx';
import { StatementPage } from './statement-page.tsx';
import { StatisticsPage } from './statistics-page.tsx';

export const reliefRoutes: RouteObject[] = [
  { path: 'relief/fund', element: <FundPage />, handle: page({ title: { zh: '基金总览', en: 'The fund' }, needs: 'relief.read', inRail: true }) },
  { path: 'relief/cases', element: <CasesPage />, handle: page({ title: { zh: '救助个案', en: 'Cases' }, needs: 'relief.read', inRail: true }) },
  { path: 'relief/statement', element: <StatementPage />, handle: page({ title: { zh: '基金收支表', en: 'Statement' }, needs: 'relief.read', inRail: true }) },
  { path: 'relief/rules', element: <RulesPage />, handle: page({ title: { zh: '救助标准', en: 'Rules' }, needs: 'relief.read', inRail: true }) },
  { path: 'relief/statistics', element: <StatisticsPage />, handle: page({ title: { zh: '救助统计', en: 'Statistics' }, needs: 'relief.read', inRail: true }) },
  { path: 'relief/cases/:applicationId', element: <CasePage />, handle: page({ title: { zh: '救助个案', en: 'Case' }, needs: 'relief.read' }) },
  { path: 'print/relief-receipt/:moveId', element: <ReceiptPrint /> },
  { path: 'print/relief-gifts/:fundId/:from/:to', element: <GiftsPrint /> },
  { path: 'print/relief-statement/:fundId/:from/:to', element: <StatementPrint /> },
  { path: 'print/relief-calculation/:applicationId', element: <CalculationPrint /> },
  { path: 'print/relief-case-file/:applicationId/:which', element: <CaseFilePrint /> },
  { path: 'print/relief-register/:fundId/:from/:to', element: <RegisterPrint /> },
  { path: 'print/relief-statistics/:fundId/:from/:to', element: <StatisticsPrint /> },
];
