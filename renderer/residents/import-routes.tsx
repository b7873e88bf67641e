import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { ImportPage } from './import-page.tsx';

export const importRoutes: RouteObject[] = [
  {
    path: 'residents/import',
    element: <ImportPage />,
    handle: page({ title: { zh: '导入花名册', en: 'Import a roster' }, needs: 'residents.import', inRail: true }),
  },
];
