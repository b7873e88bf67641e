import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { AsOfPage } from './as-of-page.tsx';
import { DifferencePrint, RegisterPrint } from './as-of-print.tsx';
import { ChangePage } from './change-page.tsx';
import { ChangeSheet } from './change-sheet.tsx';
import { ChangesPage } from './changes-page.tsx';
import { CustomFieldsPage } from './custom-fields-page.tsx';
import { EntryPage } from './entry-page.tsx';
import { HouseholdPage } from './household-page.tsx';
import { HouseholdSheet } from './household-sheet.tsx';
import { HouseholdsPage } from './households-page.tsx';
import { PlacesPage } from './places-page.tsx';
import { ResidentPage } from './resident-page.tsx';
import { ResidentsPage } from './residents-page.tsx';
import { ToFixPage } from './to-fix-page.tsx';

export const residentsRoutes: RouteObject[] = [
  { path: 'residents', element: <ResidentsPage />, handle: page({ title: { zh: '居民', en: 'Residents' }, needs: 'residents.read', inRail: true }) },
  { path: 'residents/households', element: <HouseholdsPage />, handle: page({ title: { zh: '户', en: 'Households' }, needs: 'residents.read', inRail: true }) },
  { path: 'residents/households/:householdId', element: <HouseholdPage />, handle: page({ title: { zh: '户档', en: 'Household' }, needs: 'residents.read' }) },
  { path: 'residents/places', element: <PlacesPage />, handle: page({ title: { zh: '网格与楼栋', en: 'Grids and buildings' }, needs: 'residents.read', inRail: true }) },
  { path: 'residents/to-fix', element: <ToFixPage />, handle: page({ title: { zh: '待完善', en: 'To be mended' }, needs: 'residents.read', inRail: true }) },
  { path: 'residents/as-of', element: <AsOfPage />, handle: page({ title: { zh: '人口名册', en: 'Register on a day' }, needs: 'residents.read', inRail: true }) },
  { path: 'residents/changes', element: <ChangesPage />, handle: page({ title: { zh: '变更申请', en: 'Change requests' }, needs: 'residents.read', inRail: true }) },
  { path: 'residents/changes/:changeRequestId', element: <ChangePage />, handle: page({ title: { zh: '变更申请', en: 'Change request' }, needs: 'residents.read' }) },
  { path: 'residents/custom-fields', element: <CustomFieldsPage />, handle: page({ title: { zh: '自定义项', en: 'Custom fields' }, needs: 'residents.edit' }) },
  { path: 'residents/entry', element: <EntryPage />, handle: page({ title: { zh: '批量录入', en: 'Entry grid' }, needs: 'residents.edit' }) },
  { path: 'residents/:residentId', element: <ResidentPage />, handle: page({ title: { zh: '居民档案', en: 'Resident' }, needs: 'residents.read' }) },
  { path: 'print/register', element: <RegisterPrint /> },
  { path: 'print/register-difference', element: <DifferencePrint /> },
  { path: 'print/change/:changeRequestId', element: <ChangeSheet /> },
  { path: 'print/household/:householdId', element: <HouseholdSheet /> },
];
