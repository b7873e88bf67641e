import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { DividendPage } from './dividend-page.tsx';
import { DividendsPage } from './dividends-page.tsx';
import { MembersPage } from './members-page.tsx';
import { DividendPlanPrint, DividendRosterPrint, MembersPrint, SharesPrint } from './prints.tsx';
import { SharesPage } from './shares-page.tsx';

export const membersRoutes: RouteObject[] = [
  { path: 'ledger/members', element: <MembersPage />, handle: page({ title: { zh: '成员名册', en: 'Members' }, needs: 'residents.read', inRail: true }) },
  { path: 'ledger/shares', element: <SharesPage />, handle: page({ title: { zh: '份额登记', en: 'Shares' }, needs: 'residents.read', inRail: true }) },
  { path: 'ledger/dividends', element: <DividendsPage />, handle: page({ title: { zh: '成员分红', en: 'Dividends' }, needs: 'ledger.read', inRail: true }) },
  { path: 'ledger/dividends/:runId', element: <DividendPage />, handle: page({ title: { zh: '成员分红', en: 'Dividend' }, needs: 'ledger.read' }) },
  { path: 'print/members', element: <MembersPrint /> },
  { path: 'print/shares/:on', element: <SharesPrint /> },
  { path: 'print/dividend-plan/:runId', element: <DividendPlanPrint /> },
  { path: 'print/dividend-roster/:runId', element: <DividendRosterPrint /> },
];
