import './disbursement.css';
import './paying.css';
import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { BenefitsPrint } from './benefits-print.tsx';
import { BatchPage } from './batch-page.tsx';
import { BatchSheetPrint } from './batch-sheet-print.tsx';
import { BatchesPage } from './batches-page.tsx';
import { DeskPage } from './desk-page.tsx';
import { LinePrint } from './line-print.tsx';
import { InvoicePage } from './invoice-page.tsx';
import { MatrixPage } from './matrix-page.tsx';
import { ReckonPage } from './reckon-page.tsx';
import { RecoveriesPage } from './recoveries-page.tsx';
import { RecoveryPage } from './recovery-page.tsx';
import { RecoveryPrint } from './recovery-print.tsx';
import { ProviderPrint } from './provider-print.tsx';
import { RosterPrint } from './roster-print.tsx';
import { ProfilesPage } from './profiles-page.tsx';
import { TieOutPage } from './tie-out-panel.tsx';
import { TieOutPrint } from './tie-out-print.tsx';
import { SampleCheckPage } from './sample-check-page.tsx';
import { SampleCheckPrint } from './sample-check-print.tsx';
import { UnclaimedPrint } from './unclaimed-print.tsx';
import { WithholdingPrint } from './withholding-print.tsx';

export const disbursementRoutes: RouteObject[] = [
  { path: 'disbursement', element: <BatchesPage />, handle: page({ title: { zh: '发放批次', en: 'Payment batches' }, needs: 'disbursement.read', inRail: true }) },
  { path: 'disbursement/reckon', element: <ReckonPage />, handle: page({ title: { zh: '补差补发', en: 'Supplements' }, needs: 'disbursement.read', inRail: true }) },
  { path: 'disbursement/matrix', element: <MatrixPage />, handle: page({ title: { zh: '待遇对照', en: 'Who gets what' }, needs: 'disbursement.read', inRail: true }) },
  { path: 'disbursement/recoveries', element: <RecoveriesPage />, handle: page({ title: { zh: '追回', en: 'Recoveries' }, needs: 'disbursement.read', inRail: true }) },
  { path: 'disbursement/recoveries/:recoveryId', element: <RecoveryPage />, handle: page({ title: { zh: '追回', en: 'Recovery' }, needs: 'disbursement.read' }) },
  { path: 'disbursement/:batchId', element: <BatchPage />, handle: page({ title: { zh: '发放批次', en: 'Payment batch' }, needs: 'disbursement.read' }) },
  { path: 'disbursement/tie-out', element: <TieOutPage />, handle: page({ title: { zh: '发放对账', en: 'Tie-out' }, needs: 'disbursement.read', inRail: true }) },
  { path: 'disbursement/bank-formats', element: <ProfilesPage />, handle: page({ title: { zh: '银行格式', en: 'Bank formats' }, needs: 'disbursement.export', inRail: true }) },
  { path: 'print/tie-out', element: <TieOutPrint /> },
  { path: 'disbursement/:batchId/desk', element: <DeskPage />, handle: page({ title: { zh: '窗口发放', en: 'Desk' }, needs: 'disbursement.pay' }) },
  { path: 'disbursement/checks/:checkId', element: <SampleCheckPage />, handle: page({ title: { zh: '抽查回访', en: 'Check after payment' }, needs: 'disbursement.read' }) },
  { path: 'print/sample-check/:checkId', element: <SampleCheckPrint /> },
  { path: 'disbursement/:batchId/invoice', element: <InvoicePage />, handle: page({ title: { zh: '登记发票并付款', en: 'Enter an invoice and pay it' }, needs: 'disbursement.pay' }) },
  { path: 'print/provider-payment/:paymentId', element: <ProviderPrint /> },
  { path: 'print/unclaimed/:batchId', element: <UnclaimedPrint /> },
  { path: 'print/roster/:batchId', element: <RosterPrint /> },
  { path: 'print/benefits/:kind/:subjectId', element: <BenefitsPrint /> },
  { path: 'print/batch/:batchId', element: <BatchSheetPrint /> },
  { path: 'print/line/:lineId', element: <LinePrint /> },
  { path: 'print/withholding/:batchId', element: <WithholdingPrint /> },
  { path: 'print/recovery/:recoveryId', element: <RecoveryPrint /> },
];
