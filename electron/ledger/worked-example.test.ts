/** The year of community-welfare §1.4, in yuan: from vouchers through closing and distribution to the balances. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linesOf, openBooks, type Books } from '#electron/testing/books.ts';
import { day, month } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import { postVoucher } from './post-voucher.ts';

let books: Books;
let step = 0;
beforeAll(async () => { books = await openBooks({ startMonth: '2025-01' }); });
afterAll(() => books.office.close());

const post = (voucherDate: string, kind: 'ordinary' | 'closing' | 'opening', ...lines: string[]) => books.command('director', (context) => postVoucher(context, {
  accountSetId: books.accountSetId, voucherDate: day(voucherDate), kind, attachmentsCount: 0, maker: { userId: context.actor.userId, staffId: context.actor.staffId }, reviewer: null,
  source: { kind: 'import', id: (step += 1), step: 'example' }, lines: linesOf(...lines),
}));
const balances = async (at: string, level = 3) => {
  const balance = await books.office.as('accountant').ledger.trialBalance({ accountSetId: books.accountSetId, month: month(at), level, withEmpty: true });
  expect(balance.equal).toEqual({ opening: true, turnover: true, closing: true });
  return (code: string): number => {
    const row = balance.rows.find((each) => each.code === code)!;
    return (row.closing.debitFen - row.closing.creditFen) / 100;
  };
};

test('the year closes to 1,698,000 undistributed', async () => {
  await post('2024-12-31', 'opening', '10201 借 6000000', '151 借 3000000', '152 贷 650000', '30101 贷 5000000', '31101 贷 2000000', '32202 贷 1350000');
  await post('2025-03-31', 'ordinary', '10201 借 12000000', '5010103 贷 9600000', '502 贷 1500000', '50301 贷 600000', '504 贷 300000');
  await post('2025-09-30', 'ordinary', '511 借 2400000', '512 借 480000', '51301 借 1020000', '51320 借 600000', '5140101 借 381600', '5140102 借 259200', '5140201 借 460800',
    '5140301 借 472000', '51499 借 766400', '515 借 110000', '521 借 150000', '10201 贷 7100000');
  const before = await balances('2025-12', 1);
  expect(before('514')).toBe(2_340_000);
  expect(before('513')).toBe(1_620_000);

  await post('2025-12-31', 'closing', '5010103 借 9600000', '502 借 1500000', '50301 借 600000', '504 借 300000', '321 贷 12000000');
  await post('2025-12-31', 'closing', '321 借 7100000', '511 贷 2400000', '512 贷 480000', '51301 贷 1020000', '51320 贷 600000', '5140101 贷 381600', '5140102 贷 259200',
    '5140201 贷 460800', '5140301 贷 472000', '51499 贷 766400', '515 贷 110000', '521 贷 150000');
  expect((await balances('2025-12'))('321')).toBe(-4_900_000);
  await post('2025-12-31', 'closing', '321 借 4900000', '32202 贷 4900000');
  await post('2025-12-31', 'ordinary', '3220101 借 1960000', '3220102 借 2592000', '31101 贷 1960000', '113 贷 2592000');
  await post('2025-12-31', 'closing', '32202 借 4552000', '3220101 贷 1960000', '3220102 贷 2592000');

  const after = await balances('2025-12');
  expect(Object.fromEntries(['321', '322', '32201', '32202', '31101', '113', '10201', '152', '514', '501'].map((code) => [code, after(code)]))).toEqual({
    321: 0, 322: -1_698_000, 32201: 0, 32202: -1_698_000, 31101: -3_960_000, 113: -2_592_000, 10201: 10_900_000, 152: -650_000, 514: 0, 501: 0,
  });

  // The next year opens with the balances of the last one, and its turnover begins again.
  const january = await books.office.as('accountant').ledger.trialBalance({ accountSetId: books.accountSetId, month: month('2026-01'), level: 1 });
  expect(january.rows.find((row) => row.code === '322')).toMatchObject({
    opening: { debitFen: 0, creditFen: fen(169_800_000) }, turnover: { debitFen: 0, creditFen: 0 }, yearToDate: { debitFen: 0, creditFen: 0 },
  });
});

test('the register of an account runs from its opening to its closing', async () => {
  const accounts = await books.office.as('accountant').ledger.accounts({ accountSetId: books.accountSetId });
  const bank = accounts.find((account) => account.code === '102')!;
  const register = await books.office.as('accountant').ledger.register({ accountId: bank.accountId, month: month('2025-09') });
  expect(register).toMatchObject({
    path: '银行存款', openingFen: fen(1_800_000_000), closingFen: fen(1_090_000_000), turnover: { debitFen: 0, creditFen: fen(710_000_000) }, yearToDate: { debitFen: fen(1_200_000_000) },
    lines: [{ accountCode: '10201', creditFen: fen(710_000_000), balanceFen: fen(1_090_000_000) }],
  });
});
