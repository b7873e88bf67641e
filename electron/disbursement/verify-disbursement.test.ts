import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { behindTheGuards } from '#electron/testing/behind-the-guards.ts';
import { openWelfareOffice, TEST_PEOPLE } from '#electron/testing/welfare-office.ts';
import { verifyDisbursement } from './verify-disbursement.ts';

let office: Awaited<ReturnType<typeof openWelfareOffice>>;
beforeAll(async () => {
  office = await openWelfareOffice(TEST_PEOPLE);
  await office.approve(await office.generate(office.w01, '2026-08'));
  const cash = await office.approve(await office.generate(office.w01, '2026-07', { payBy: 'cash' }));
  await office.as('cashier').disbursement.payCash(cash);
  const sent = await office.approve(await office.generate(office.w01, '2026-06'));
  await office.as('cashier').disbursement.exportToBank({ ...sent, profileCode: 'generic-csv' });
});
afterAll(() => office.close());

/** What somebody does who first takes the guards away; undone after looking. */
async function tamper(...statements: string[]): Promise<string[]> {
  let faults: string[] = [];
  await behindTheGuards(office, async (trx) => {
    for (const statement of statements) await sql.raw(statement).execute(trx);
    faults = (await verifyDisbursement(trx)).faults;
  });
  return faults;
}

test('a sound office has no fault', async () => {
  const report = await verifyDisbursement(office.sql);
  expect(report).toEqual({ faults: [], counted: { batches: 3, batchLines: 12, batchVouchers: 4 } });
});

test.each<[string, string, RegExp]>([
  ['an amount', "update batchLines set amountFen = amountFen + 100 where id = 1", /batches: W01-202608-1/],
  ['two amounts that cancel out', "update batchLines set amountFen = amountFen + (case id when 1 then 100 when 2 then -100 else 0 end)", /fingerprints: W01-202608-1/],
  ['a payee', "update batchLines set holderName = '别人' where id = 1", /fingerprints: W01-202608-1/],
  ['a line less', 'delete from batchLines where id = 1', /batches: W01-202608-1/],
  ['a total', "update batches set totalFen = totalFen - 1 where benefitMonth = '2026-07'", /batches: W01-202607-1/],
  ['a payment that never was', "update batchLines set status = 'paid', paidFen = amountFen, paidOn = '2026-09-08' where id = 1", /batchVouchers: W01-202608-1/],
  ['the month’s sum', 'update programmeMonths set amountFen = amountFen + 1', /programmeMonths/],
  ['the month’s payments', 'update programmeMonths set paidFen = paidFen - 1 where paidFen > 0', /programmeMonths.*paid/],
  ['a voucher’s link', 'update batchVouchers set amountFen = amountFen + 1', /batchVouchers: voucher/],
  ['a voucher nobody knows', 'delete from batchVouchers where voucherId = 1', /voucher 1 is of a batch/],
  ['a bank file', 'update bankExports set totalFen = totalFen + 1', /bankExports/],
  ['a line of a bank file', 'update bankExportLines set amountFen = amountFen + 1 where seq = 1', /bankExports/],
])('finds %s that was changed behind its back', async (_, statement, found) => {
  expect((await tamper(statement)).join('\n')).toMatch(found);
});
