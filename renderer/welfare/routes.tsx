import './welfare.css';
import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { DraftPage } from './draft-page.tsx';
import { ExplanationPrint } from './explanation-print.tsx';
import { FestivalsPage } from './festivals-page.tsx';
import { ListPage } from './list-page.tsx';
import { ListsPage } from './lists-page.tsx';
import { StandardPrint } from './standard-print.tsx';
import { ProofsPage } from './proofs-page.tsx';
import { ProgrammePage } from './programme-page.tsx';
import { ProgrammesPage } from './programmes-page.tsx';

export const welfareRoutes: RouteObject[] = [
  { path: 'welfare', element: <ProgrammesPage />, handle: page({ title: { zh: '福利项目', en: 'Welfare programmes' }, needs: 'welfare.read', inRail: true }) },
  { path: 'welfare/proofs', element: <ProofsPage />, handle: page({ title: { zh: '资格认证', en: 'Proof of life' }, needs: 'welfare.read', inRail: true }) },
  { path: 'welfare/festivals', element: <FestivalsPage />, handle: page({ title: { zh: '节日日期', en: 'Festival days' }, needs: 'welfare.read' }) },
  { path: 'welfare/lists', element: <ListsPage />, handle: page({ title: { zh: '名单', en: 'Lists of people' }, needs: 'welfare.read', inRail: true }) },
  { path: 'welfare/lists/:listId', element: <ListPage />, handle: page({ title: { zh: '名单', en: 'List of people' }, needs: 'welfare.read' }) },
  { path: 'welfare/:programmeId', element: <ProgrammePage />, handle: page({ title: { zh: '福利项目', en: 'Welfare programme' }, needs: 'welfare.read' }) },
  { path: 'welfare/:programmeId/draft', element: <DraftPage />, handle: page({ title: { zh: '起草版本', en: 'Draft a version' }, needs: 'welfare.edit' }) },
  { path: 'print/explanation/:programmeId/:residentId/:month', element: <ExplanationPrint /> },
  { path: 'print/standard/:programmeId/:versionId', element: <StandardPrint /> },
];
