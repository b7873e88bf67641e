import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { MergesPage } from './merges-page.tsx';
import { PairPage } from './pair-page.tsx';
import { QueuePage } from './queue-page.tsx';

export const duplicatesRoutes: RouteObject[] = [
  { path: 'residents/duplicates', element: <QueuePage />, handle: page({ title: { zh: '疑似重复', en: 'Possible duplicates' }, needs: 'residents.read', inRail: true }) },
  { path: 'residents/duplicates/merges', element: <MergesPage />, handle: page({ title: { zh: '合并记录', en: 'Merges' }, needs: 'residents.read' }) },
  { path: 'residents/duplicates/:firstId/:secondId', element: <PairPage />, handle: page({ title: { zh: '核对两份档案', en: 'Two entries' }, needs: 'residents.read' }) },
];
