import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { BookPrint } from './book-print.tsx';
import { BooksPage } from './books-page.tsx';
import { MonthByMonthPage } from './month-by-month-page.tsx';
import { MonthByMonthPrint } from './month-by-month-print.tsx';
import { StatementPrint } from './statement-print.tsx';
import { StatementsPage } from './statements-page.tsx';

export const statementsRoutes: RouteObject[] = [
  { path: 'ledger/statements', element: <StatementsPage />, handle: page({ title: { zh: '会计报表', en: 'Statements' }, needs: 'ledger.read', inRail: true }) },
  { path: 'ledger/books', element: <BooksPage />, handle: page({ title: { zh: '账簿', en: 'Books' }, needs: 'ledger.read', inRail: true }) },
  { path: 'ledger/month-by-month', element: <MonthByMonthPage />, handle: page({ title: { zh: '收支逐月表', en: 'Month by month' }, needs: 'ledger.read', inRail: true }) },
  { path: 'print/month-by-month/:accountSetId/:year', element: <MonthByMonthPrint /> },
  { path: 'print/book', element: <BookPrint /> },
  { path: 'print/statement/:accountSetId/:statement/:month/:variant', element: <StatementPrint /> },
];
