import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { ApplicationPage } from './application-page.tsx';
import { ApplicationsPage } from './applications-page.tsx';
import { HandlingPage } from './handling-page.tsx';
import { ApplicationPrint, ApplicationsPrint } from './prints.tsx';

export const applicationsRoutes: RouteObject[] = [
  { path: 'welfare/applications', element: <ApplicationsPage />, handle: page({ title: { zh: '申请受理', en: 'Applications' }, needs: 'applications.read', inRail: true }) },
  { path: 'welfare/application-handling', element: <HandlingPage />, handle: page({ title: { zh: '申请设置', en: 'Handling' }, needs: 'applications.read', inRail: true }) },
  { path: 'welfare/applications/:applicationId', element: <ApplicationPage />, handle: page({ title: { zh: '申请', en: 'Application' }, needs: 'applications.read' }) },
  { path: 'print/application/:applicationId/:paper', element: <ApplicationPrint /> },
  { path: 'print/applications', element: <ApplicationsPrint /> },
];
