import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { AuditPage } from './audit-page.tsx';
import { BackupsPage } from './backups-page.tsx';
import { SettingsPage } from './settings-page.tsx';
import { UsersPage } from './users-page.tsx';
import { VerifyPage } from './verify-page.tsx';

export const officeRoutes: RouteObject[] = [
  {
    path: 'office/users',
    element: <UsersPage />,
    handle: page({ title: { zh: '用户', en: 'Users' }, needs: 'users.manage', inRail: true }),
  },
  {
    path: 'office/backups',
    element: <BackupsPage />,
    handle: page({ title: { zh: '备份', en: 'Backups' }, needs: 'backup.make', inRail: true }),
  },
  {
    path: 'office/audit',
    element: <AuditPage />,
    handle: page({ title: { zh: '操作日志', en: 'Audit log' }, needs: 'audit.read', inRail: true }),
  },
  {
    path: 'office/verify',
    element: <VerifyPage />,
    handle: page({ title: { zh: '数据核对', en: 'Data check' }, needs: 'audit.read', inRail: true }),
  },
  {
    path: 'office/settings',
    element: <SettingsPage />,
    handle: page({ title: { zh: '设置', en: 'Settings' }, needs: 'office.manage', inRail: true }),
  },
];
