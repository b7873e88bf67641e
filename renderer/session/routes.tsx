import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { ChangePasswordPage } from './change-password-page.tsx';

export const sessionRoutes: RouteObject[] = [
  {
    path: 'account/password',
    element: <ChangePasswordPage />,
    handle: page({ title: { zh: '修改密码', en: 'Change password' } }),
  },
];
