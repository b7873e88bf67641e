import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { addDays, firstDay, lastDay, monthsFromTo, type Day, type Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId } from '#shared/ids.ts';
import type { AccountCategory, BalanceSide, VoucherKind } from '#shared/ledger/words.ts';
import { fen } from '#shared/money.ts';
import type { statementsContract } from '#shared/statements/contract.ts';
import { EXTENSIONS, plainTextWriter, type TextAccount, type TextMonthEnd, type TextVoucher, type Writer } from '#shared/statements/plain-text.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readAccountSet } from '#electron/ledger/account-sets.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import { safeFileName } from '#electron/spreadsheet/safe-file-name.ts';

type Input = InputOf<typeof statementsContract.exportPlainText>;

/**
 * The posted vouchers of some months as a journal of hledger, Ledger or Beancount: what was there before as one opening transaction, every voucher
 * with its dimensions as tags, and the balance of every account in use asserted at every month's end. People are named by id alone: the file leaves
 * the program. Refuses `book_months_reversed`.
 */
export async function exportPlainText(ctx: QueryContext, input: Input): Promise<OutputOf<typeof statementsContract.exportPlainText>> {
  const { fromMonth, toMonth, format } = input;
  if (fromMonth > toMonth) throw new AppError('book_months_reversed', { fromMonth, toMonth });
  const set = await readAccountSet(ctx.db, input.accountSetId);
  const accounts = await readTextAccounts(ctx.db, set.id);
  const writer = plainTextWriter(format, accounts);
  const start = addDays(firstDay(fromMonth), -1);
  const opening = await readBalances(ctx.db, set.id, fromMonth, '<');
  const chunks = [writer.head(`${set.name} ${fromMonth} 至 ${toMonth}`, start), openingText(writer, start, opening)];
  let vouchers = 0;
  let assertions = 0;
  const months = monthsFromTo(fromMonth, toMonth);
  for (const [index, month] of months.entries()) {
    ctx.signal.throwIfAborted();
    const of = await readTextVouchers(ctx.db, set.id, month);
    const balances = await readBalances(ctx.db, set.id, month, '<=');
    chunks.push(...of.map((voucher) => writer.voucher(voucher)), writer.monthEnd({ month, balances }));
    vouchers += of.length;
    assertions += balances.length;
    ctx.progress({ done: index + 1, total: months.length, label: 'export' });
  }
  const file = ctx.files.put(safeFileName(`${set.name} ${fromMonth}至${toMonth}`, EXTENSIONS[format]), Buffer.from(chunks.join('\n')), 'text/plain; charset=utf-8');
  return { ...file, vouchers, assertions };
}

function openingText(writer: Writer, day: Day, balances: TextMonthEnd['balances']): string {
  const postings = balances.filter((each) => each.balanceFen !== 0).map((each) => ({ accountId: each.accountId, amountFen: each.balanceFen, summary: '期初余额', tags: {} }));
  return postings.length === 0 ? '' : writer.voucher({ day, no: '期初', summary: '期初余额', tags: {}, postings });
}

interface AccountRow { accountId: number; parentId: number | null; code: string; name: string; category: AccountCategory; balanceSide: BalanceSide; leaf: number }

const kindOf = ({ category, balanceSide }: AccountRow): TextAccount['kind'] =>
  (category === 'profitLoss' ? (balanceSide === 'credit' ? 'income' : 'expense') : category === 'cost' ? 'asset' : category);

async function readTextAccounts(db: Reads, accountSetId: AccountSetId): Promise<TextAccount[]> {
  const rows = await readRows<AccountRow>(db, sql`select id as accountId, parentId, code, name, category, balanceSide, leaf from accounts where accountSetId = ${accountSetId} order by code`);
  const byId = new Map(rows.map((row) => [row.accountId, row]));
  const path = (row: AccountRow): AccountRow[] => [...(row.parentId === null ? [] : path(byId.get(row.parentId)!)), row];
  return rows.filter((row) => row.leaf === 1).map((row) => ({ accountId: row.accountId, kind: kindOf(row), path: path(row).map(({ code, name }) => ({ code, name })) }));
}

/** Every account used until then, also those that stand at nothing. */
async function readBalances(db: Reads, accountSetId: AccountSetId, month: Month, until: '<' | '<='): Promise<{ accountId: number; balanceFen: ReturnType<typeof fen> }[]> {
  const rows = await readRows<{ accountId: number; balanceFen: number }>(db, sql`
    select a.id as accountId, m.debitToDateFen - m.creditToDateFen as balanceFen from accounts a join accountMonths m on m.accountId = a.id
      and m.month = (select max(month) from accountMonths where accountId = a.id and ${until === '<' ? sql`month < ${month}` : sql`month <= ${month}`})
    where a.accountSetId = ${accountSetId} order by a.code`);
  return rows.map((row) => ({ accountId: row.accountId, balanceFen: fen(row.balanceFen) }));
}

interface LineRow {
  voucherId: number; day: Day; word: string; number: number; kind: VoucherKind; reversesVoucherId: number | null; accountId: number; summary: string; amountFen: number;
  resident: number | null; household: number | null; programme: number | null; batch: number | null; counterparty: string | null; project: string | null; fund: string | null; team: string | null; contract: string | null;
}
const DIMENSIONS = ['resident', 'household', 'programme', 'batch', 'counterparty', 'project', 'fund', 'team', 'contract'] as const;

async function readTextVouchers(db: Reads, accountSetId: AccountSetId, month: Month): Promise<TextVoucher[]> {
  const rows = await readRows<LineRow>(db, sql`
    select v.id as voucherId, v.voucherDate as day, v.word, v.number, v.kind, v.reversesVoucherId, l.accountId, l.summary, l.debitFen - l.creditFen as amountFen,
      l.residentId as resident, l.householdId as household, l.programmeId as programme, l.batchId as batch, l.counterparty, l.project, l.fund, l.team, l.contract
    from vouchers v join voucherLines l on l.voucherId = v.id
    where v.accountSetId = ${accountSetId} and v.month = ${month} and v.voucherDate <= ${lastDay(month)} and v.status = 'posted' order by v.voucherDate, v.word, v.number, l.lineNo`);
  const vouchers = new Map<number, TextVoucher & { postings: TextVoucher['postings'][number][] }>();
  for (const row of rows) {
    const voucher = vouchers.get(row.voucherId) ?? {
      day: row.day, no: `${row.word}-${row.number}`, summary: row.summary, postings: [],
      tags: { voucher: String(row.voucherId), ...(row.kind === 'ordinary' ? {} : { kind: row.kind }), ...(row.reversesVoucherId === null ? {} : { reverses: String(row.reversesVoucherId) }) },
    };
    vouchers.set(row.voucherId, voucher);
    const tags = Object.fromEntries(DIMENSIONS.flatMap((key) => (row[key] === null ? [] : [[key, String(row[key])]])));
    voucher.postings.push({ accountId: row.accountId, amountFen: fen(row.amountFen), summary: row.summary, tags });
  }
  return [...vouchers.values()];
}
