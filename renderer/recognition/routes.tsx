import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { CertificatesPage } from './certificates-page.tsx';
import { PointsPage } from './points-page.tsx';
import { CertificatePrint, RedemptionsPrint, StarsPrint, YearPrint } from './prints.tsx';
import { RecordsPage } from './records-page.tsx';
import { RedemptionDesk } from './redemption-desk.tsx';
import { RoundPrint } from './round-print.tsx';
import { RoundPage, RoundsPage } from './rounds-page.tsx';
import { StarsPage } from './stars-page.tsx';
import { VerifyPage } from './verify-page.tsx';
import { YearPage } from './year-page.tsx';

export const recognitionRoutes: RouteObject[] = [
  { path: 'volunteers/certificates', element: <CertificatesPage />, handle: page({ title: { zh: '服务记录证明', en: 'Certificates' }, needs: 'volunteers.read', inRail: true }) },
  { path: 'volunteers/verify', element: <VerifyPage />, handle: page({ title: { zh: '核验证明', en: 'Verify a certificate' }, needs: 'volunteers.read' }) },
  { path: 'volunteers/stars', element: <StarsPage />, handle: page({ title: { zh: '星级评定', en: 'Stars' }, needs: 'volunteers.read', inRail: true }) },
  { path: 'volunteers/awards', element: <RoundsPage />, handle: page({ title: { zh: '星级授予', en: 'Awarding stars' }, needs: 'volunteers.read' }) },
  { path: 'volunteers/awards/:roundId', element: <RoundPage />, handle: page({ title: { zh: '授予批次', en: 'Round' }, needs: 'volunteers.read' }) },
  { path: 'volunteers/points', element: <PointsPage />, handle: page({ title: { zh: '积分兑换', en: 'Points' }, needs: 'volunteers.read', inRail: true }) },
  { path: 'volunteers/points/desk', element: <RedemptionDesk />, handle: page({ title: { zh: '兑换台', en: 'Redemption desk' }, needs: 'volunteers.read' }) },
  { path: 'volunteers/records', element: <RecordsPage />, handle: page({ title: { zh: '培训与表彰', en: 'Training and awards' }, needs: 'volunteers.read', inRail: true }) },
  { path: 'volunteers/year', element: <YearPage />, handle: page({ title: { zh: '年度统计', en: 'Year of service' }, needs: 'volunteers.read', inRail: true }) },
  { path: 'print/certificate/:certificateId', element: <CertificatePrint /> },
  { path: 'print/stars/:on', element: <StarsPrint /> },
  { path: 'print/award-round/:roundId', element: <RoundPrint /> },
  { path: 'print/redemptions/:redemptionRoundId', element: <RedemptionsPrint /> },
  { path: 'print/volunteer-year/:year', element: <YearPrint /> },
];
