import './notices.css';
import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { HolidaysPage } from './holidays-page.tsx';
import { NoticePage } from './notice-page.tsx';
import { NoticePrint, NoticeResultPrint } from './notice-prints.tsx';
import { NoticesPage } from './notices-page.tsx';

export const noticesRoutes: RouteObject[] = [
  { path: 'notices', element: <NoticesPage />, handle: page({ title: { zh: '公示', en: 'Public notices' }, needs: 'notices.read', inRail: true }) },
  { path: 'notices/holidays', element: <HolidaysPage />, handle: page({ title: { zh: '节假日', en: 'Holidays' }, needs: 'notices.read' }) },
  { path: 'notices/:noticeId', element: <NoticePage />, handle: page({ title: { zh: '公示', en: 'Notice' }, needs: 'notices.read' }) },
  { path: 'print/notice/:noticeId', element: <NoticePrint /> },
  { path: 'print/notice-result/:noticeId', element: <NoticeResultPrint /> },
];
