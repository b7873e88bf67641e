/** A kill −9 between two steps of posting: the act asked for again posts the voucher once, whatever the step. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { Office } from '#electron/office/open-office.ts';
import { linesOf } from '#electron/testing/books.ts';
import { openTestOffice, testClock } from '#electron/testing/open-test-office.ts';
import { day, month } from '#shared/days.ts';
import { verifyLedger } from './verify-ledger.ts';

const WRITER = fileURLToPath(new URL('../testing/posting-writer.ts', import.meta.url));

function post(dataDir: string, voucherId: number, fail: string): { signal: NodeJS.Signals | null; said: string } {
  const { signal, stdout, stderr, status } = spawnSync(process.execPath, [WRITER, dataDir, String(voucherId), 'crash-act-0001'], { encoding: 'utf8', env: { ...process.env, HUILIN_FAIL: fail, NODE_NO_WARNINGS: '1' } });
  if (signal === null && status !== 0) throw new Error(stderr);
  return { signal, said: stdout };
}

// Signing in is no command; the posting is the first.
test.each([['ledger.posted:1', false], ['command.commit:1', false], ['command.done:1', true]])('killed at %s', async (fail, kept) => {
  const made = await openTestOffice({ users: ['accountant', 'cashier'] });
  const { accountSetId } = await made.as('accountant').ledger.createAccountSet({ code: 'T1', name: '测试账套', kind: 'collective', startMonth: month('2026-01') });
  const { voucherId } = await made.as('cashier').ledger.saveVoucher({ accountSetId, voucherDate: day('2026-03-01'), attachmentsCount: 1, lines: linesOf('101 借 5', '504 贷 5') });
  await made.as('cashier').ledger.submitVoucher({ voucherId });
  await made.as('accountant').ledger.reviewVoucher({ voucherId });
  await made.office.close();

  expect(post(made.dataDir, voucherId, fail)).toEqual({ signal: 'SIGKILL', said: '' });
  const state = async () => {
    const office = await Office.open({ dataDir: made.dataDir, clock: testClock(), passwordCostLog2: 10 });
    const db = office.core.database.reader;
    const voucher = await db.selectFrom('vouchers').select(['status', 'number', 'postingNo']).where('id', '=', voucherId).executeTakeFirstOrThrow();
    const months = await db.selectFrom('accountMonths as m').innerJoin('accounts as a', 'a.id', 'm.accountId').select(['a.code', 'm.debitFen', 'm.creditFen']).where('a.accountSetId', '=', accountSetId).orderBy('a.code').execute();
    const { faults } = await verifyLedger(db);
    await office.close();
    return { voucher, months: months.map((row) => `${row.code} ${row.debitFen} ${row.creditFen}`), faults };
  };
  const once = { voucher: { status: 'posted', number: 1, postingNo: 1 }, months: ['101 500 0', '504 0 500'], faults: [] };
  expect(await state()).toEqual(kept ? once : { voucher: { status: 'reviewed', number: null, postingNo: null }, months: [], faults: [] });
  // The same act again, and once more: a double click after the restart.
  for (let n = 0; n < 2; n += 1) expect(post(made.dataDir, voucherId, '')).toEqual({ signal: null, said: 'POSTED 1\n' });
  expect(await state()).toEqual(once);
  await made.close().catch(() => undefined);
});
