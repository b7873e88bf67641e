import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { MeetingPage } from './meeting-page.tsx';
import { MeetingPrint } from './meeting-print.tsx';
import { MeetingsPage } from './meetings-page.tsx';

export const meetingsRoutes: RouteObject[] = [
  { path: 'ledger/resolutions', element: <MeetingsPage />, handle: page({ title: { zh: '会议与决议', en: 'Meetings and resolutions' }, needs: 'meetings.read', inRail: true }) },
  { path: 'ledger/resolutions/:meetingId', element: <MeetingPage />, handle: page({ title: { zh: '会议记录', en: 'Record of a meeting' }, needs: 'meetings.read' }) },
  { path: 'print/meeting/:meetingId', element: <MeetingPrint /> },
];
