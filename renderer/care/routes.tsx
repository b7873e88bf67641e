import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { CareBookPage } from './book-page.tsx';
import { CaresPage } from './cares-page.tsx';
import { CareKindsPage } from './kinds-page.tsx';
import { CareBookPrint, CaresDuePrint } from './prints.tsx';

export const careRoutes: RouteObject[] = [
  { path: 'welfare/cares', element: <CaresPage />, handle: page({ title: { zh: '五项关爱', en: 'Five cares' }, needs: 'welfare.read', inRail: true }) },
  { path: 'welfare/cares/book', element: <CareBookPage />, handle: page({ title: { zh: '关爱台账', en: 'Book of cares' }, needs: 'welfare.read' }) },
  { path: 'welfare/cares/kinds', element: <CareKindsPage />, handle: page({ title: { zh: '关爱项目', en: 'Kinds of care' }, needs: 'welfare.read' }) },
  { path: 'print/cares-due', element: <CaresDuePrint /> },
  { path: 'print/cares/:year', element: <CareBookPrint /> },
];
