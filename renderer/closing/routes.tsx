import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { YearEndPage } from './year-end-page.tsx';
import { YearEndPrint } from './year-end-print.tsx';

export const closingRoutes: RouteObject[] = [
  { path: 'ledger/year-end', element: <YearEndPage />, handle: page({ title: { zh: '年终结账', en: 'Year-end' }, needs: 'ledger.read', inRail: true }) },
  { path: 'print/year-end/:yearEndId', element: <YearEndPrint /> },
];
