import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { DocPage } from './doc-page.tsx';
import { DocPrint } from './doc-print.tsx';
import { ItemPage } from './item-page.tsx';
import { LedgerPrint } from './ledger-print.tsx';
import { TransferPrint } from './transfer-print.tsx';
import { StockPage } from './stock-page.tsx';

export const stockRoutes: RouteObject[] = [
  { path: 'stock', element: <StockPage />, handle: page({ title: { zh: '库存物资', en: 'Goods in stock' }, needs: 'stock.read', inRail: true }) },
  { path: 'stock/item/:itemId', element: <ItemPage />, handle: page({ title: { zh: '库存物资明细账', en: 'Ledger of an item' }, needs: 'stock.read' }) },
  { path: 'stock/paper/:docId', element: <DocPage />, handle: page({ title: { zh: '物资单据', en: 'Paper of the stock' }, needs: 'stock.read' }) },
  { path: 'print/stock-ledger/:itemId', element: <LedgerPrint /> },
  { path: 'print/stock-transfer/:transferId', element: <TransferPrint /> },
  { path: 'print/stock-paper/:docId', element: <DocPrint /> },
];
