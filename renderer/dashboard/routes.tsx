import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { DeskPage } from './desk-page.tsx';
import { ForecastPage } from './forecast-page.tsx';
import { ForecastPeoplePage } from './forecast-people-page.tsx';
import { ForecastPrint } from './forecast-print.tsx';
import { OutlookPage } from './outlook-page.tsx';

export const dashboardRoutes: RouteObject[] = [
  { path: 'dashboard', element: <DeskPage />, handle: page({ title: { zh: '工作台', en: 'Desk' }, needs: 'dashboard.read', inRail: true }) },
  { path: 'dashboard/outlook', element: <OutlookPage />, handle: page({ title: { zh: '享受条件变化名单', en: 'Who becomes or stops being eligible' }, needs: 'welfare.read' }) },
];

/** Stands among the pages of welfare, after the batches. */
export const forecastRoutes: RouteObject[] = [
  { path: 'welfare/forecast', element: <ForecastPage />, handle: page({ title: { zh: '待遇预测', en: 'Forecast' }, needs: 'welfare.read', inRail: true }) },
  { path: 'welfare/forecast/:programmeId/:month', element: <ForecastPeoplePage />, handle: page({ title: { zh: '待遇预测名单', en: 'People of the forecast' }, needs: 'welfare.read' }) },
  { path: 'print/forecast', element: <ForecastPrint /> },
];
