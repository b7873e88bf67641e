import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { EventsPage } from './events-page.tsx';
import { FixedAssetsPage } from './fixed-assets-page.tsx';
import { FixedAssetsPrint } from './fixed-assets-print.tsx';
import { EnterprisesPage } from './enterprises-page.tsx';
import { FundPage } from './fund-page.tsx';
import { FundPrint } from './fund-print.tsx';
import { FundsPage } from './funds-page.tsx';
import { LeasePage } from './lease-page.tsx';
import { ArrearsPrint, LeasesPrint } from './lease-prints.tsx';
import { LeasesPage } from './leases-page.tsx';
import { ResourcesPage } from './resources-page.tsx';
import { ResourcesPrint } from './resources-print.tsx';
import { TemplatesPage } from './templates-page.tsx';

export const assetsRoutes: RouteObject[] = [
  { path: 'ledger/leases', element: <LeasesPage />, handle: page({ title: { zh: '合同', en: 'Contracts' }, needs: 'ledger.read', inRail: true }) },
  { path: 'ledger/leases/:leaseId', element: <LeasePage />, handle: page({ title: { zh: '合同', en: 'Contract' }, needs: 'ledger.read' }) },
  { path: 'ledger/assets', element: <FixedAssetsPage />, handle: page({ title: { zh: '资产', en: 'Assets' }, needs: 'ledger.read', inRail: true }) },
  { path: 'print/fixed-assets/:accountSetId', element: <FixedAssetsPrint /> },
  { path: 'ledger/funds', element: <FundsPage />, handle: page({ title: { zh: '专项资金', en: 'Restricted money' }, needs: 'ledger.read', inRail: true }) },
  { path: 'ledger/funds/:fundId', element: <FundPage />, handle: page({ title: { zh: '专项资金收支表', en: 'Fund statement' }, needs: 'ledger.read' }) },
  { path: 'print/funds/:fundId/:from/:to', element: <FundPrint /> },
  { path: 'ledger/resources', element: <ResourcesPage />, handle: page({ title: { zh: '资源', en: 'Resources' }, needs: 'ledger.read', inRail: true }) },
  { path: 'ledger/enterprises', element: <EnterprisesPage />, handle: page({ title: { zh: '企业', en: 'Enterprises' }, needs: 'ledger.read', inRail: true }) },
  { path: 'print/resources', element: <ResourcesPrint /> },
  { path: 'ledger/events', element: <EventsPage />, handle: page({ title: { zh: '常用业务', en: 'Everyday entries' }, needs: 'ledger.make', inRail: true }) },
  { path: 'ledger/templates', element: <TemplatesPage />, handle: page({ title: { zh: '常用凭证', en: 'Templates' }, needs: 'ledger.read', inRail: true }) },
  { path: 'print/leases/:accountSetId/:onDay', element: <LeasesPrint /> },
  { path: 'print/arrears/:accountSetId/:onDay', element: <ArrearsPrint /> },
];
