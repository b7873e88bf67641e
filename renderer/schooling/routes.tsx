import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { SchoolingPage } from './schooling-page.tsx';

export const schoolingRoutes: RouteObject[] = [
  { path: 'residents/schooling', element: <SchoolingPage />, handle: page({ title: { zh: '升学', en: 'Schooling' }, needs: 'residents.read', inRail: true }) },
];
