import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { DeskPage } from './desk-page.tsx';
import { OutlookPage } from './outlook-page.tsx';

export const dashboardRoutes: RouteObject[] = [
  { path: 'dashboard', element: <DeskPage />, handle: page({ title: { zh: '工作台', en: 'Desk' }, needs: 'dashboard.read', inRail: true }) },
  { path: 'dashboard/outlook', element: <OutlookPage />, handle: page({ title: { zh: '享受条件变化名单', en: 'Who becomes or stops being eligible' }, needs: 'welfare.read' }) },
];
