import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { ImportOpeningPage } from './import-opening-page.tsx';

export const openingRoutes: RouteObject[] = [
  { path: 'ledger/opening', element: <ImportOpeningPage />, handle: page({ title: { zh: '导入期初余额', en: 'Import opening balances' }, needs: 'ledger.make' }) },
];
