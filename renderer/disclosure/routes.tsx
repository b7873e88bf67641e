import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { BoardPage } from './board-page.tsx';
import { BoardPrint } from './board-print.tsx';
import { BoardsPage } from './boards-page.tsx';
import { RulesPage } from './rules-page.tsx';

export const disclosureRoutes: RouteObject[] = [
  { path: 'ledger/disclosure', element: <BoardsPage />, handle: page({ title: { zh: '财务公开', en: 'Disclosure' }, needs: 'ledger.read', inRail: true }) },
  { path: 'ledger/disclosure/rules', element: <RulesPage />, handle: page({ title: { zh: '公开科目对照', en: 'Accounts and groups' }, needs: 'ledger.setup' }) },
  { path: 'ledger/disclosure/:boardId', element: <BoardPage />, handle: page({ title: { zh: '财务公开表', en: 'Disclosure board' }, needs: 'ledger.read' }) },
  { path: 'print/disclosure/:boardId', element: <BoardPrint /> },
];
