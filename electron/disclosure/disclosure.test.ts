/** The board of a month: made from posted vouchers, masked, tied to the ledger, reviewed, posted, frozen, objected to. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBooks, type Books } from '#electron/testing/books.ts';
import { enterFamily } from '#electron/testing/people.ts';
import { pngPaper } from '#electron/testing/papers.ts';
import { day, month } from '#shared/days.ts';
import type { Board, BoardId } from '#shared/disclosure/contract.ts';
import { fen } from '#shared/money.ts';
import { verifyDisclosure } from './verify-disclosure.ts';

let books: Books;
let boardId: BoardId;
const AUGUST = month('2026-08');
const as = (role: 'accountant' | 'cashier' | 'director' | 'clerk') => books.office.as(role);
const group = (board: Board, key: string) => board.content.groups.find((each) => each.group === key)!;

beforeAll(async () => {
  books = await openBooks({ startMonth: '2026-07' });
  await enterFamily(books.office, '张');
  const opening = await as('cashier').ledger.saveVoucher({ accountSetId: books.accountSetId, voucherDate: day('2026-06-30'), kind: 'opening', attachmentsCount: 0, lines: [
    { summary: '期初', accountCode: '10201', debitFen: fen(100_000_00), creditFen: fen(0) }, { summary: '期初', accountCode: '112', debitFen: fen(2_000_00), creditFen: fen(0) }, { summary: '期初', accountCode: '30101', debitFen: fen(0), creditFen: fen(102_000_00) }] });
  await books.finish(opening.voucherId);
  const voucher = async (on: string, ...lines: { summary: string; accountCode: string; debit?: number; credit?: number }[]) => {
    const saved = await as('cashier').ledger.saveVoucher({ accountSetId: books.accountSetId, voucherDate: day(on), attachmentsCount: 1, lines: lines.map((line) => ({ summary: line.summary, accountCode: line.accountCode, debitFen: fen((line.debit ?? 0) * 100), creditFen: fen((line.credit ?? 0) * 100) })) });
    await books.finish(saved.voucherId);
  };
  await voucher('2026-08-03', { summary: '收商铺租金', accountCode: '10201', debit: 9000 }, { summary: '收商铺租金', accountCode: '5010103', credit: 9000 });
  await voucher('2026-08-05', { summary: '付张大山大病救助 13812345678', accountCode: '5140304', debit: 3000 }, { summary: '付救助', accountCode: '10201', credit: 3000 });
  await voucher('2026-08-06', { summary: '购电脑', accountCode: '151', debit: 5000 }, { summary: '购电脑', accountCode: '10201', credit: 5000 });
  await voucher('2026-08-20', { summary: '提现', accountCode: '101', debit: 500 }, { summary: '提现', accountCode: '10201', credit: 500 });
});
afterAll(() => books.office.close());

describe('the monthly board', () => {
  test('shows posted vouchers entry by entry, masked, each sum tied to the ledger', async () => {
    boardId = (await as('cashier').disclosure.saveDraft({ accountSetId: books.accountSetId, month: AUGUST, notes: [{ group: 'plans', item: '收支计划', text: '全年收入 100 万元' }] })).boardId;
    const board = await as('accountant').disclosure.board({ boardId });
    expect(group(board, 'income').entries).toMatchObject([{ day: '2026-08-03', no: '记-1', item: '经营收入', summary: '收商铺租金', amountFen: 900_000 }]);
    expect(group(board, 'expense').entries).toMatchObject([
      { item: '救济扶贫专项支出', summary: '付张*山大病救助 138****5678', amountFen: 300_000 }, { item: '固定资产购建支出', summary: '购电脑', amountFen: 500_000 },
    ]);
    expect(group(board, 'expense').totalFen).toBe(800_000);
    expect(group(board, 'claims').balances).toEqual([{ item: '应收单位和个人款', amountFen: 200_000 }]);
    expect(group(board, 'assets').balances).toEqual([{ item: '库存现金', amountFen: 50_000 }, { item: '银行存款', amountFen: 10_050_000 }, { item: '固定资产（净值）', amountFen: 500_000 }]);
    expect(group(board, 'plans').notes).toEqual([{ item: '收支计划', text: '全年收入 100 万元' }]);
    expect(board.content.money).toEqual({ openingCashFen: 0, openingBankFen: 10_000_000, closingCashFen: 50_000, closingBankFen: 10_050_000, inFen: 900_000, outFen: 800_000 });
    expect(board.content.ties.every((tie) => tie.holds)).toBe(true);
    expect(board.content.unmapped).toEqual([]);
  });

  test('refuses a second board of the month, a month to come and a missing one', async () => {
    await expect(as('accountant').disclosure.saveDraft({ accountSetId: books.accountSetId, month: AUGUST, notes: [] })).rejects.toMatchObject({ code: 'disclosure_month_taken' });
    await expect(as('accountant').disclosure.saveDraft({ accountSetId: books.accountSetId, month: month('2026-10'), notes: [] })).rejects.toMatchObject({ code: 'disclosure_month_future' });
    await expect(as('accountant').disclosure.saveDraft({ boardId, version: 9, accountSetId: books.accountSetId, month: AUGUST, notes: [] })).rejects.toMatchObject({ code: 'changed_meanwhile' });
    await expect(as('accountant').disclosure.post({ boardId, place: '公开栏', postedOn: day('2026-09-01'), dueDownOn: day('2026-09-07') })).rejects.toMatchObject({ code: 'disclosure_status_wrong' });
  });

  test('is not submitted with unposted vouchers or accounts without a group', async () => {
    const draft = await books.draft('2026-08-25', '51302 借 10', '101 贷 10');
    await expect(as('accountant').disclosure.submit({ boardId })).rejects.toMatchObject({ code: 'disclosure_unposted', data: { count: 1 } });
    await as('cashier').ledger.deleteVoucher({ voucherId: draft });
    const { rules } = await as('accountant').disclosure.rules({ accountSetId: books.accountSetId });
    await as('accountant').disclosure.saveRules({ accountSetId: books.accountSetId, rules: rules.filter((rule) => !rule.code.startsWith('514')) });
    await expect(as('accountant').disclosure.submit({ boardId })).rejects.toMatchObject({ code: 'disclosure_unmapped', data: { accounts: '5140304 大病救助' } });
    await expect(as('accountant').disclosure.saveRules({ accountSetId: books.accountSetId, rules: [rules[0]!, rules[0]!] })).rejects.toMatchObject({ code: 'disclosure_rule_twice' });
    // Shown on the wrong side the sums no longer tie.
    await as('accountant').disclosure.saveRules({ accountSetId: books.accountSetId, rules: [...rules.filter((rule) => rule.code !== '5140304'), { code: '5140304', measure: 'earned', group: 'other', item: '错' }] });
    await expect(as('accountant').disclosure.submit({ boardId })).resolves.toMatchObject({ status: 'submitted' });
    await as('accountant').disclosure.sendBack({ boardId, opinion: '重做' });
    await as('accountant').disclosure.saveRules({ accountSetId: books.accountSetId, rules });
    expect((await as('accountant').disclosure.rules({ accountSetId: books.accountSetId })).own).toBe(true);
  });

  test('goes from draft through review to the wall, by two people, for five days at least', async () => {
    await as('accountant').disclosure.submit({ boardId });
    await expect(as('cashier').disclosure.review({ boardId, opinion: '无异议' })).rejects.toMatchObject({ code: 'not_allowed' });
    await as('accountant').disclosure.review({ boardId, opinion: '账实相符，同意公开' });
    await expect(as('accountant').disclosure.post({ boardId, place: '公开栏', postedOn: day('2026-09-01'), dueDownOn: day('2026-09-05') })).rejects.toMatchObject({ code: 'board_too_short', data: { least: '2026-09-06' } });
    await expect(as('accountant').disclosure.post({ boardId, place: '公开栏', postedOn: day('2026-09-09'), dueDownOn: day('2026-09-20') })).rejects.toMatchObject({ code: 'disclosure_day_future' });
    await as('accountant').disclosure.post({ boardId, place: '社区服务中心公开栏', postedOn: day('2026-09-01'), dueDownOn: day('2026-09-08') });
    const [row] = await as('accountant').disclosure.boards({ accountSetId: books.accountSetId });
    expect(row).toMatchObject({ status: 'posted', place: '社区服务中心公开栏', postedOn: '2026-09-01', edition: 1 });
  });

  test('is frozen once posted, whatever happens in the books and whoever writes', async () => {
    const before = await as('accountant').disclosure.board({ boardId });
    await books.post('2026-08-30', '51302 借 77', '10201 贷 77');
    expect((await as('accountant').disclosure.board({ boardId })).content).toEqual(before.content);
    for (const change of ['content = \'{}\'', 'notes = \'[]\'', 'place = \'别处\'', 'postedOn = \'2026-08-01\'', 'status = \'draft\'', 'fingerprint = null', 'month = \'2026-07\'']) {
      await expect(books.command('director', ({ trx }) => sql`update disclosureBoards set ${sql.raw(change)} where id = ${boardId}`.execute(trx))).rejects.toThrow(/disclosure_|CHECK/);
    }
    await expect(books.command('director', ({ trx }) => sql`delete from disclosureBoards where id = ${boardId}`.execute(trx))).rejects.toThrow(/disclosure_frozen/);
    expect(await verifyDisclosure(books.office.sql)).toEqual({ counted: { disclosureBoards: 1 }, faults: [] });
  });

  test('objections get one answer, due within five days', async () => {
    const accountant = as('accountant').disclosure;
    await expect(accountant.addObjection({ boardId, raisedOn: day('2026-08-31'), raisedBy: '李某', text: '早了' })).rejects.toMatchObject({ code: 'disclosure_before_posting' });
    const { objectionId, dueOn } = await accountant.addObjection({ boardId, raisedOn: day('2026-09-03'), raisedBy: '李某', text: '电脑价格偏高' });
    expect(dueOn).toBe('2026-09-08');
    expect((await accountant.boards({ accountSetId: books.accountSetId }))[0]).toMatchObject({ objections: 1, unanswered: 1 });
    await accountant.answerObjection({ objectionId, answeredOn: day('2026-09-04'), answer: '附三家询价单' });
    await expect(accountant.answerObjection({ objectionId, answeredOn: day('2026-09-04'), answer: '改口' })).rejects.toMatchObject({ code: 'disclosure_answered' });
    expect((await accountant.board({ boardId })).objectionList).toMatchObject([{ answer: '附三家询价单', answeredOn: '2026-09-04' }]);
  });

  test('taken down after its days, the month can be posted anew', async () => {
    const accountant = as('accountant').disclosure;
    await expect(accountant.takeDown({ boardId, takenDownOn: day('2026-09-05') })).rejects.toMatchObject({ code: 'board_too_short' });
    // Photos prove that it hung there; a wrong one is removed while it hangs, none afterwards.
    const photo = async (label: 'posted' | 'takenDown', mark: string) => {
      const held = books.office.office.receiveFile(await books.office.token('accountant'), '公开栏.png', pngPaper(mark));
      if (!held.ok) throw new Error(held.code);
      return as('accountant').scans.add({ ownerKind: 'disclosureBoard', ownerId: boardId, label, fileId: held.value.fileId });
    };
    const wrong = await photo('posted', '错的');
    await as('accountant').scans.remove({ scanId: wrong.scanId, reason: '拍错了' });
    const { scanId } = await photo('posted', '张贴');
    await accountant.takeDown({ boardId, takenDownOn: day('2026-09-08') });
    await photo('takenDown', '撤下');
    await expect(as('accountant').scans.remove({ scanId, reason: '不要了' })).rejects.toMatchObject({ code: 'scan_frozen' });
    expect((await as('director').scans.list({ ownerKind: 'disclosureBoard', ownerId: boardId })).scans.map((scan) => [scan.label, scan.removedAt === null])).toEqual([['posted', true], ['takenDown', true], ['posted', false]]);
    const again = await accountant.saveDraft({ accountSetId: books.accountSetId, month: AUGUST, notes: [] });
    expect(await accountant.board({ boardId: again.boardId })).toMatchObject({ edition: 2, status: 'draft' });
    expect(group(await accountant.board({ boardId: again.boardId }), 'expense').totalFen).toBe(807_700);
    // The accountant made this one, so he does not review it.
    await accountant.submit({ boardId: again.boardId });
    await expect(accountant.review({ boardId: again.boardId, opinion: '无异议' })).rejects.toMatchObject({ code: 'disclosure_own_review' });
  });
});
