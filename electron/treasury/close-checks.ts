/** The lines of bank and cash in the check list before a month is closed (§3.5). */
import type { CloseCheckHook } from '#electron/api/close-check-handlers.ts';
import { formatYuan } from '#shared/money.ts';
import { readCloseFindings } from './close-findings.ts';

export const treasuryCloseChecks: readonly CloseCheckHook[] = [
  {
    key: 'bankReconciled', title: { zh: '各银行账户的余额调节表已由两人签字', en: 'Every bank account is reconciled and signed by two people' }, blocks: true,
    find: async (db, { accountSetId, month }) => (await readCloseFindings(db, accountSetId, month)).unreconciled
      .map((account) => ({ label: `${account.accountCode} ${account.accountName}（${account.bankName}）`, to: `/ledger/bank/${account.treasuryAccountId}/reconciliation/${month}` })),
  },
  {
    key: 'assertionsHold', title: { zh: '到月底为止的余额断言都成立', en: 'Every balance assertion up to the month end holds' }, blocks: true,
    find: async (db, { accountSetId, month }) => (await readCloseFindings(db, accountSetId, month)).brokenAssertions
      .map((one) => ({ label: `${one.day} ${one.accountCode} ${one.accountName} ${formatYuan(one.differenceFen)}`, to: '/ledger/assertions' })),
  },
  {
    key: 'cashDifferences', title: { zh: '现金盘点的长短款都已入账（仅提醒）', en: 'Every cash difference is booked (reminder only)' }, blocks: false,
    find: async (db, { accountSetId, month }) => (await readCloseFindings(db, accountSetId, month)).cashDifferences.map((count) => ({ label: `${count.day} ${formatYuan(count.differenceFen)}`, to: '/ledger/cash' })),
  },
];
