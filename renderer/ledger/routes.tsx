import type { RouteObject } from 'react-router';
import { page } from '#renderer/ui/page.ts';
import { AccountsPage } from './accounts-page.tsx';
import { GuardsPage } from './guards-page.tsx';
import { NamesPage } from './names-page.tsx';
import { NewVoucherPage } from './new-voucher-page.tsx';
import { PeriodsPage } from './periods-page.tsx';
import { RegisterPage } from './register-page.tsx';
import { TrialBalancePage } from './trial-balance-page.tsx';
import { TrialBalancePrint } from './trial-balance-print.tsx';
import { VoucherPage } from './voucher-page.tsx';
import { VoucherPrint } from './voucher-print.tsx';
import { VoucherCoversPrint, VoucherRegisterPrint } from './voucher-binding-print.tsx';
import { VouchersPage } from './vouchers-page.tsx';

export const ledgerRoutes: RouteObject[] = [
  { path: 'ledger/vouchers', element: <VouchersPage />, handle: page({ title: { zh: '凭证', en: 'Vouchers' }, needs: 'ledger.read', inRail: true }) },
  { path: 'ledger/new-voucher', element: <NewVoucherPage />, handle: page({ title: { zh: '填制凭证', en: 'New voucher' }, needs: 'ledger.make' }) },
  { path: 'ledger/vouchers/:voucherId', element: <VoucherPage />, handle: page({ title: { zh: '记账凭证', en: 'Voucher' }, needs: 'ledger.read' }) },
  { path: 'ledger/balances', element: <TrialBalancePage />, handle: page({ title: { zh: '科目余额表', en: 'Trial balance' }, needs: 'ledger.read', inRail: true }) },
  { path: 'ledger/register/:accountId/:month', element: <RegisterPage />, handle: page({ title: { zh: '明细账', en: 'Register' }, needs: 'ledger.read' }) },
  { path: 'ledger/accounts', element: <AccountsPage />, handle: page({ title: { zh: '科目', en: 'Accounts' }, needs: 'ledger.read', inRail: true }) },
  { path: 'ledger/guards', element: <GuardsPage />, handle: page({ title: { zh: '透支检查', en: 'Overdraft checks' }, needs: 'ledger.read' }) },
  { path: 'ledger/names', element: <NamesPage />, handle: page({ title: { zh: '辅助核算名称', en: 'Names for entries' }, needs: 'ledger.read' }) },
  { path: 'ledger/periods', element: <PeriodsPage />, handle: page({ title: { zh: '会计期间', en: 'Periods' }, needs: 'ledger.read', inRail: true }) },
  { path: 'print/vouchers/:voucherIds', element: <VoucherPrint /> },
  { path: 'print/voucher-covers/:accountSetId/:month/:perVolume', element: <VoucherCoversPrint /> },
  { path: 'print/voucher-register/:accountSetId/:month', element: <VoucherRegisterPrint /> },
  { path: 'print/trial-balance/:accountSetId/:month/:level', element: <TrialBalancePrint /> },
];
