import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { RosterPage } from './roster-page.tsx';
import { TeamRosterPrint, WholeRosterPrint } from './roster-prints.tsx';
import { SkillsPage } from './skills-page.tsx';
import { TeamPage } from './team-page.tsx';
import { TeamsPage } from './teams-page.tsx';
import { VolunteerPage } from './volunteer-page.tsx';
import { VolunteersPage } from './volunteers-page.tsx';

export const volunteersRoutes: RouteObject[] = [
  { path: 'volunteers', element: <VolunteersPage />, handle: page({ title: { zh: '志愿者', en: 'Volunteers' }, needs: 'volunteers.read', inRail: true }) },
  { path: 'volunteers/people/:volunteerId', element: <VolunteerPage />, handle: page({ title: { zh: '志愿者档案', en: 'Volunteer' }, needs: 'volunteers.read' }) },
  { path: 'volunteers/teams', element: <TeamsPage />, handle: page({ title: { zh: '志愿服务队', en: 'Teams' }, needs: 'volunteers.read', inRail: true }) },
  { path: 'volunteers/teams/:teamId', element: <TeamPage />, handle: page({ title: { zh: '服务队', en: 'Team' }, needs: 'volunteers.read' }) },
  { path: 'volunteers/teams/:teamId/import', element: <RosterPage />, handle: page({ title: { zh: '导入队伍名单', en: 'Import a roster' }, needs: 'volunteers.edit' }) },
  { path: 'volunteers/skills', element: <SkillsPage />, handle: page({ title: { zh: '技能和服务类别', en: 'Skills and services' }, needs: 'volunteers.read' }) },
  { path: 'print/team-roster/:teamId', element: <TeamRosterPrint /> },
  { path: 'print/volunteer-roster', element: <WholeRosterPrint /> },
];
