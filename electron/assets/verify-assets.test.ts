/** What verify proves of contracts, assets and funds, and that it finds what was changed behind the program's back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { openBooks, type Books } from '#electron/testing/books.ts';
import { day, month } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import { verifyAssets } from './verify-assets.ts';

let books: Books;
beforeAll(async () => { books = await openBooks({ startMonth: '2026-01' }); });
afterAll(() => books.office.close());

test('a sound office has no faults; a changed due, a doubled booking and a negative fund are found', async () => {
  const cashier = books.office.as('cashier').assets;
  const { accountSetId } = books;
  const saved = await cashier.saveLease({
    accountSetId, leaseNo: 'Z-1', kind: 'lease', object: '商铺', counterparty: '李四', signedOn: day('2026-01-01'), startOn: day('2026-01-01'), endOn: day('2026-12-31'), totalFen: fen(120_000),
    everyMonths: 1, firstDueOn: day('2026-01-01'), recognition: 'atDue', incomeCode: '5010103',
  });
  await books.office.as('accountant').assets.activateLease({ ...saved, heldOn: day('2026-01-01') });
  await cashier.bookAccruals({ accountSetId, month: month('2026-03'), voucherDate: day('2026-03-31') });
  await cashier.saveFixedAsset({ accountSetId, assetNo: 'G-1', name: '泵', category: '设备', assetUse: 'operating', acquiredOn: day('2026-01-01'), costFen: fen(1_000), months: 10 });
  await cashier.runDepreciation({ accountSetId, month: month('2026-04'), voucherDate: day('2026-04-30') });
  const report = await verifyAssets(books.office.sql);
  expect(report).toEqual({ counted: { leases: 1, fixedAssets: 1, funds: 0, bookings: 6 }, faults: [] });

  await books.command('accountant', async ({ trx }) => {
    for (const trigger of ['leaseDuesUpdate', 'bookingsInsert', 'fixedAssetsUpdate']) await sql.raw(`drop trigger ${trigger}`).execute(trx);
    await trx.updateTable('leaseDues').set({ amountFen: fen(1) }).where('dueNo', '=', 12).execute();
    await trx.updateTable('fixedAssets').set({ residualFen: fen(900) }).execute();
    await sql`insert into bookings (voucherId, what, subjectId, step, amountFen, createdAt) select max(id), 'leaseAccrual', ${saved.leaseId}, '1', 10000, '2026-04-30T00:00:00.000Z' from vouchers`.execute(trx);
  });
  expect((await verifyAssets(books.office.sql)).faults).toEqual(['contract Z-1: dues do not sum to the rent', `leaseAccrual ${saved.leaseId} 1: booked twice`, 'asset G-1: depreciated below its residual value']);
});
