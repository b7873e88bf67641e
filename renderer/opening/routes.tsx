import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { ConversionPage } from './conversion-page.tsx';
import { ConversionPrint } from './conversion-print.tsx';
import { ImportOpeningPage } from './import-opening-page.tsx';

export const openingRoutes: RouteObject[] = [
  { path: 'ledger/opening', element: <ImportOpeningPage />, handle: page({ title: { zh: '导入期初余额', en: 'Import opening balances' }, needs: 'ledger.make' }) },
  { path: 'ledger/opening/chart-2004', element: <ConversionPage />, handle: page({ title: { zh: '新旧制度衔接', en: 'From the chart of 2004' }, needs: 'ledger.read' }) },
  { path: 'print/chart-conversion/:accountSetId', element: <ConversionPrint /> },
];
