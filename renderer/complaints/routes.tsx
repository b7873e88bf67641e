import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { ComplaintCategoriesPage } from './categories-page.tsx';
import { ComplaintPage } from './complaint-page.tsx';
import { ComplaintPrint } from './complaint-print.tsx';
import { ComplaintsPage } from './complaints-page.tsx';

export const complaintsRoutes: RouteObject[] = [
  { path: 'service/complaints', element: <ComplaintsPage />, handle: page({ title: { zh: '投诉受理', en: 'Complaints' }, needs: 'complaints.read', inRail: true }) },
  { path: 'service/complaints/categories', element: <ComplaintCategoriesPage />, handle: page({ title: { zh: '投诉类别和期限', en: 'Categories of complaints' }, needs: 'complaints.read' }) },
  { path: 'service/complaints/:complaintId', element: <ComplaintPage />, handle: page({ title: { zh: '投诉', en: 'Complaint' }, needs: 'complaints.read' }) },
  { path: 'print/complaint/:complaintId', element: <ComplaintPrint /> },
];
