import './disbursement.css';
import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { BatchPage } from './batch-page.tsx';
import { BatchSheetPrint } from './batch-sheet-print.tsx';
import { BatchesPage } from './batches-page.tsx';
import { LinePrint } from './line-print.tsx';
import { RosterPrint } from './roster-print.tsx';

export const disbursementRoutes: RouteObject[] = [
  { path: 'disbursement', element: <BatchesPage />, handle: page({ title: { zh: '发放批次', en: 'Payment batches' }, needs: 'disbursement.read', inRail: true }) },
  { path: 'disbursement/:batchId', element: <BatchPage />, handle: page({ title: { zh: '发放批次', en: 'Payment batch' }, needs: 'disbursement.read' }) },
  { path: 'print/roster/:batchId', element: <RosterPrint /> },
  { path: 'print/batch/:batchId', element: <BatchSheetPrint /> },
  { path: 'print/line/:lineId', element: <LinePrint /> },
];
