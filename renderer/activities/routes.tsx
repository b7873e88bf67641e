import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { ActivitiesPage } from './activities-page.tsx';
import { ActivityFormPage } from './activity-form-page.tsx';
import { ActivityPage } from './activity-page.tsx';
import { BoardPage } from './board-page.tsx';
import { CalendarPage } from './calendar-page.tsx';
import { CleaningPage } from './cleaning-page.tsx';
import { AwardPrint, CleaningLabourPrint, InspectionsPrint } from './cleaning-prints.tsx';
import { CleaningTaskPage } from './cleaning-task-page.tsx';
import { DeskPage } from './desk-page.tsx';
import { InspectionsPage } from './inspections-page.tsx';
import { MissingPage } from './missing-page.tsx';
import { ActivityListPrint, HoursPrint, RecordPrint, RosterPrint, SignInSheetPrint } from './prints.tsx';
import { RecordsPage } from './records-page.tsx';
import { RulesPage } from './rules-page.tsx';
import { SheetPage } from './sheet-page.tsx';
import { StatisticsPage } from './statistics-page.tsx';

export const activitiesRoutes: RouteObject[] = [
  { path: 'volunteers/activities', element: <ActivitiesPage />, handle: page({ title: { zh: '志愿活动', en: 'Activities' }, needs: 'volunteers.read', inRail: true }) },
  { path: 'volunteers/activities/calendar', element: <CalendarPage />, handle: page({ title: { zh: '活动日历', en: 'Calendar' }, needs: 'volunteers.read', inRail: true }) },
  { path: 'volunteers/activities/board', element: <BoardPage />, handle: page({ title: { zh: '排班板', en: 'Week board' }, needs: 'volunteers.read', inRail: true }) },
  { path: 'volunteers/activities/new', element: <ActivityFormPage />, handle: page({ title: { zh: '新建志愿活动', en: 'New activity' }, needs: 'volunteers.edit' }) },
  { path: 'volunteers/activities/rules', element: <RulesPage />, handle: page({ title: { zh: '活动规则', en: 'Rules of activities' }, needs: 'volunteers.read' }) },
  { path: 'volunteers/activities/:activityId', element: <ActivityPage />, handle: page({ title: { zh: '志愿活动', en: 'Activity' }, needs: 'volunteers.read' }) },
  { path: 'volunteers/activities/:activityId/edit', element: <ActivityFormPage />, handle: page({ title: { zh: '修改志愿活动', en: 'Edit activity' }, needs: 'volunteers.edit' }) },
  { path: 'volunteers/activities/:activityId/sheet', element: <SheetPage />, handle: page({ title: { zh: '录入签到表', en: 'Enter a sheet' }, needs: 'volunteers.edit' }) },
  { path: 'volunteers/desk', element: <DeskPage />, handle: page({ title: { zh: '签到台', en: 'Sign-in desk' }, needs: 'volunteers.edit', inRail: true }) },
  { path: 'volunteers/hours', element: <RecordsPage />, handle: page({ title: { zh: '时长审批', en: 'Hours to approve' }, needs: 'volunteers.read', inRail: true }) },
  { path: 'volunteers/hours/missing', element: <MissingPage />, handle: page({ title: { zh: '漏签与超期', en: 'Missing' }, needs: 'volunteers.read', inRail: true }) },
  { path: 'volunteers/hours/statistics', element: <StatisticsPage />, handle: page({ title: { zh: '时长统计', en: 'Hours' }, needs: 'volunteers.read', inRail: true }) },
  { path: 'volunteers/cleaning', element: <CleaningPage />, handle: page({ title: { zh: '村庄清洁', en: 'Village cleaning' }, needs: 'volunteers.read', inRail: true }) },
  { path: 'volunteers/cleaning/inspections', element: <InspectionsPage />, handle: page({ title: { zh: '清洁检查评分', en: 'Cleaning inspections' }, needs: 'volunteers.read' }) },
  { path: 'volunteers/cleaning/:taskId', element: <CleaningTaskPage />, handle: page({ title: { zh: '清洁任务', en: 'Cleaning task' }, needs: 'volunteers.read' }) },
  { path: 'print/activity-roster/:activityId', element: <RosterPrint /> },
  { path: 'print/sign-in-sheet/:activityId', element: <SignInSheetPrint /> },
  { path: 'print/activity-record/:activityId', element: <RecordPrint /> },
  { path: 'print/activities', element: <ActivityListPrint /> },
  { path: 'print/cleaning-labour/:taskId', element: <CleaningLabourPrint /> },
  { path: 'print/cleaning-inspections/:month', element: <InspectionsPrint /> },
  { path: 'print/cleaning-award/:awardId', element: <AwardPrint /> },
  { path: 'print/volunteer-hours', element: <HoursPrint /> },
];
