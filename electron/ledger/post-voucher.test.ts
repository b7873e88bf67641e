import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linesOf, openBooks, type Books } from '#electron/testing/books.ts';
import { day } from '#shared/days.ts';
import { id } from '#shared/ids.ts';
import { fen, MAX_FEN } from '#shared/money.ts';
import { postVoucher, type Posting } from './post-voucher.ts';
import { verifyLedger } from './verify-ledger.ts';

let books: Books;
let person: { maker: Posting['maker']; reviewer: Posting['maker'] };
beforeAll(async () => {
  books = await openBooks();
  const users = await books.office.sql.selectFrom('users').select(['id', 'staffId', 'userName']).execute();
  const of = (userName: string) => {
    const user = users.find((row) => row.userName === userName)!;
    return { userId: user.id, staffId: user.staffId };
  };
  person = { maker: of('clerk'), reviewer: of('accountant') };
});
afterAll(() => books.office.close());

const posting = (changes: Partial<Posting> & { step?: string; sourceId?: number } = {}): Posting => ({
  accountSetId: books.accountSetId, voucherDate: day('2026-09-08'), attachmentsCount: 1, ...person,
  source: { kind: 'batch', id: changes.sourceId ?? 1, step: changes.step ?? 'approve' }, lines: linesOf('5140101 借 31800', '21101 贷 31800'), ...changes,
});
const post = (value: Posting) => books.command('director', (context) => postVoucher(context, value));
const countVouchers = async () => (await books.office.sql.selectFrom('vouchers').select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;

describe('posting by another feature', () => {
  test('posts at once, and the same act again is answered with the same voucher', async () => {
    const first = await post(posting());
    expect(first).toMatchObject({ word: '记', number: 1, month: '2026-09' });
    const count = await countVouchers();
    await expect(post(posting())).resolves.toEqual(first);
    expect(await countVouchers()).toBe(count);
    const voucher = await books.office.as('accountant').ledger.voucher({ voucherId: first.voucherId });
    expect(voucher).toMatchObject({
      status: 'posted', sourceKind: 'batch', sourceId: 1, sourceStep: 'approve', maker: { name: 'clerk甲' }, reviewer: { name: 'accountant甲' }, totalFen: 3_180_000,
      lines: [{ accountPath: '公益支出／老年人补贴／粮油补贴' }, {}],
    });
    await expect(post(posting({ lines: linesOf('5140101 借 1', '21101 贷 1') }))).rejects.toMatchObject({ code: 'source_posted_differently' });
    await expect(post(posting({ step: 'pay', lines: linesOf('21101 借 31800', '10201 贷 31800') }))).resolves.toMatchObject({ number: 2 });
  });

  test.each([
    ['lines that do not balance', { lines: linesOf('5140101 借 2', '21101 贷 1') }, 'unbalanced_voucher'],
    ['one line', { lines: linesOf('5140101 借 2') }, 'too_few_lines'],
    ['a heading', { lines: linesOf('514 借 2', '21101 贷 2') }, 'account_not_leaf'],
    ['an unknown account', { lines: linesOf('51477 借 2', '21101 贷 2') }, 'account_unknown'],
    ['a month before the first', { voucherDate: day('2025-03-01') }, 'period_missing'],
    ['the opening month', { voucherDate: day('2025-12-31') }, 'period_missing'],
    ['opening balances in another month', { kind: 'opening' as const }, 'opening_month_only'],
    ['a day far ahead', { voucherDate: day('2028-01-01') }, 'voucher_date_future'],
    ['an unknown account set', { accountSetId: id<'accountSet'>(99) }, 'not_found'],
    ['an unknown word', { word: '收' }, 'voucher_word_unknown'],
    ['amounts over the bound', { lines: [1, 2].map(() => ({ summary: 'x', accountCode: '101', debitFen: fen(MAX_FEN), creditFen: fen(0) })) }, 'amount_too_large'],
  ])('refuses %s and leaves nothing behind', async (name, changes, code) => {
    const count = await countVouchers();
    const sourceId = 1000 + name.length;
    await expect(post(posting({ sourceId, source: { kind: 'batch', id: sourceId, step: name }, ...changes }))).rejects.toMatchObject({ code });
    expect(await countVouchers()).toBe(count);
  });

  test('refuses a reviewer who is the maker, under whatever account', async () => {
    const reviewer = { userId: person.reviewer.userId, staffId: person.maker.staffId };
    await expect(post(posting({ sourceId: 50, reviewer }))).rejects.toMatchObject({ code: 'voucher_own_review' });
  });

  test('refuses a closed month', async () => {
    const ledger = books.office.as('accountant').ledger;
    for (const month of ['2026-01', '2026-02']) await ledger.closePeriod({ accountSetId: books.accountSetId, month });
    await expect(post(posting({ sourceId: 51, voucherDate: day('2026-02-03') }))).rejects.toMatchObject({ code: 'period_closed' });
  });

  test('everything ever posted stays within the bound of money', async () => {
    const most = [{ summary: '极大', accountCode: '101', debitFen: fen(MAX_FEN), creditFen: fen(0) }, { summary: '极大', accountCode: '30101', debitFen: fen(0), creditFen: fen(MAX_FEN) }];
    await expect(post(posting({ sourceId: 52, lines: most }))).rejects.toMatchObject({ code: 'amount_too_large' });
  });

  test('a posting that fails later in the same act goes with it', async () => {
    const count = await countVouchers();
    await expect(books.command('director', async (context) => {
      await postVoucher(context, posting({ sourceId: 53 }));
      throw new Error('the act fails');
    })).rejects.toThrow('the act fails');
    expect(await countVouchers()).toBe(count);
    await expect(post(posting({ sourceId: 53 }))).resolves.toMatchObject({ number: 3 });
  });

  test('two thousand lines take the same four statements', async () => {
    const lines = Array.from({ length: 1000 }, (_, n) => linesOf(`5140101 借 ${n + 1}`, `21101 贷 ${n + 1}`)).flat();
    await expect(post(posting({ sourceId: 54, lines }))).resolves.toMatchObject({ number: 4 });
    expect((await verifyLedger(books.office.sql)).faults).toEqual([]);
  });
});
