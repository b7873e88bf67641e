import { sql } from 'kysely';
import { AppError } from '#shared/errors.ts';
import type { AccountFlag } from '#shared/ledger/words.ts';
import { fen } from '#shared/money.ts';
import type { BookColumn, BookInput, BookRow, BookSheet } from '#shared/statements/book.ts';
import { readAccountSet } from '#electron/ledger/account-sets.ts';
import { readAccount } from '#electron/ledger/accounts.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import { yearBase } from '#electron/ledger/trial-balance.ts';
import { readBefore, readBookLines, type BookLine } from './book-lines.ts';
import { column, type BookAccount, type BookParts } from './book-parts.ts';
import { generalLedger } from './general-ledger.ts';
import { listParties, partyName } from './parties.ts';
import { listProjects, projectLines } from './project-book.ts';
import { runBook, sideAndBalance, type RunningPlan } from './running-book.ts';
import { voucherSummary } from './voucher-summary.ts';

const MONEY = ['cash', 'bank'] as const satisfies readonly AccountFlag[];

/**
 * A book of some months. Refuses `book_months_reversed`, `book_account_missing`, `book_too_long`; a 日记账 of another account than cash and bank
 * (`book_account_not_money`), a 多栏账 of an account without sub-accounts (`book_account_without_children`).
 */
export async function openBook(db: Reads, input: BookInput): Promise<BookSheet> {
  const { fromMonth, toMonth } = input;
  if (fromMonth > toMonth) throw new AppError('book_months_reversed', { fromMonth, toMonth });
  const set = await readAccountSet(db, input.accountSetId);
  const head = { book: input.book, accountSetId: set.id, accountSetName: set.name, fromMonth, toMonth, account: null, party: null, before: { debitFen: fen(0), creditFen: fen(0) }, vouchers: [] };
  if (input.book === 'general') return { ...head, ...copy(await generalLedger(db, set, input)) };
  if (input.book === 'summary') {
    const summary = await voucherSummary(db, set, input);
    return { ...head, ...copy(summary), vouchers: summary.vouchers };
  }
  if (input.book === 'projects') return { ...head, ...copy(input.project === undefined ? await listProjects(db, set.id, input) : await projectLines(db, set.id, { ...input, project: input.project })), party: input.project ?? null };
  if (input.accountId === undefined) throw new AppError('book_account_missing', {});
  const account = await readAccount(db, input.accountId);
  if (account.accountSetId !== set.id) throw new AppError('not_found', { what: 'account', id: String(input.accountId) });
  const named = { ...head, account: { accountId: account.id, code: account.code, path: await pathOf(db, account) } };
  if (input.book === 'parties') return { ...named, ...copy(await listParties(db, account, input)) };
  const base = yearBase(fromMonth, set.startMonth);
  const party = input.book === 'detail' ? input.party : undefined;
  const before = await readBefore(db, account.id, fromMonth, base, party);
  const plan = { before, fromMonth, toMonth, startMonth: set.startMonth };
  const parts = input.book === 'columnar' ? await columnar(db, account, plan)
    : input.book === 'journal' ? await journal(db, account, plan) : detail(await readBookLines(db, account.id, input, { party }), plan);
  return {
    ...named, ...copy(parts), party: party === undefined ? null : await partyName(db, party),
    before: { debitFen: fen(before.yearDebitFen), creditFen: fen(before.yearCreditFen) },
  };
}

const copy = (parts: BookParts): { columns: BookColumn[]; rows: BookRow[] } => ({ columns: [...parts.columns], rows: [...parts.rows] });
type Span = Pick<RunningPlan, 'before' | 'fromMonth' | 'toMonth' | 'startMonth'>;
const cell = (amount: number | undefined) => (amount === undefined ? null : fen(amount));
const number = (line: BookLine | null): string | null => line && `${line.word}-${line.number}`;

function detail(lines: readonly BookLine[], span: Span): BookParts {
  const columns = [column('day', 'day'), column('voucher', 'id'), column('summary', 'text'), column('account', 'text'), column('debit', 'money'), column('credit', 'money'), column('side', 'side'), column('balance', 'balance')];
  const rows = runBook({
    ...span, lines, daily: false, columns: 0, extra: () => [],
    cells: (amounts, balance, line) => [line?.day ?? null, number(line), line?.summary ?? null, line && `${line.accountCode} ${line.accountName}`, cell(amounts?.[0]), cell(amounts?.[1]), ...sideAndBalance(balance)],
  });
  return { columns, rows };
}

async function journal(db: Reads, account: BookAccount, span: Span): Promise<BookParts> {
  const flags = JSON.parse(account.flags) as string[];
  if (!MONEY.some((flag) => flags.includes(flag)) && !/^10[12]/.test(account.code)) throw new AppError('book_account_not_money', { code: account.code, name: account.name });
  const lines = await readBookLines(db, account.id, span, { counter: true });
  const columns = [column('day', 'day'), column('voucher', 'id'), column('summary', 'text'), column('counter', 'text'), column('income', 'money'), column('outgo', 'money'), column('side', 'side'), column('balance', 'balance')];
  const rows = runBook({
    ...span, lines, daily: true, columns: 0, extra: () => [],
    cells: (amounts, balance, line) => [line?.day ?? null, number(line), line?.summary ?? null, line?.counter ?? null, cell(amounts?.[0]), cell(amounts?.[1]), ...sideAndBalance(balance)],
  });
  return { columns, rows };
}

/** One column per sub-account that has entries; what goes against the account's own side stands there in red (art. 61: 减少数以红字登记). */
async function columnar(db: Reads, account: BookAccount, span: Span): Promise<BookParts> {
  const children = await db.selectFrom('accounts').select(['id', 'code', 'name']).where('parentId', '=', account.id).orderBy('code').execute();
  if (children.length === 0) throw new AppError('book_account_without_children', { code: account.code, name: account.name });
  const lines = await readBookLines(db, account.id, span, {});
  const used = children.filter((child) => lines.some((line) => line.accountCode.startsWith(child.code)));
  const sign = account.balanceSide === 'credit' ? -1 : 1;
  const columns = [column('day', 'day'), column('voucher', 'id'), column('summary', 'text'), column('debit', 'money'), column('credit', 'money'), column('side', 'side'), column('balance', 'balance'),
    ...used.map((child) => column(`account${child.code}`, 'money', child.name))];
  const rows = runBook({
    ...span, lines, daily: false, columns: used.length,
    extra: (line) => used.map((child) => (line.accountCode.startsWith(child.code) ? sign * (line.debitFen - line.creditFen) : 0)),
    cells: (amounts, balance, line) => [line?.day ?? null, number(line), line?.summary ?? null, cell(amounts?.[0]), cell(amounts?.[1]), ...sideAndBalance(balance), ...used.map((_, index) => cell(amounts?.[index + 2]))],
  });
  return { columns, rows };
}

async function pathOf(db: Reads, account: BookAccount): Promise<string> {
  const [row] = await readRows<{ path: string }>(db, sql`
    with recursive up as (select id, name as path, parentId from accounts where id = ${account.id} union all
      select p.id, p.name || '／' || up.path, p.parentId from up join accounts p on p.id = up.parentId) select path from up where parentId is null`);
  return row?.path ?? account.name;
}
