/** Yearly budgets: made, approved by another person, compared with the books. */
import { sql } from 'kysely';
import type { Actor, CommandContext, QueryContext } from '#electron/api/context.ts';
import { readAccountSet } from '#electron/ledger/account-sets.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import type { Budget, BudgetLine } from '#shared/budget/contract.ts';
import type { budgetContract } from '#shared/budget/contract.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { month as monthText, yearOf, type Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId, AccountSetId, ProgrammeId, VoucherId } from '#shared/ids.ts';
import { fen, roundHalfUp, type Fen } from '#shared/money.ts';
import { may } from '#shared/permissions.ts';

const monthsOf = (year: number): Month[] => Array.from({ length: 12 }, (_, index) => monthText(`${year}-${String(index + 1).padStart(2, '0')}`));
const isIncome = (code: string): boolean => /^50[1-4]/.test(code);

async function find(db: Reads, accountSetId: AccountSetId, year: number, status: 'draft' | 'approved') {
  return db.selectFrom('budgets as b').innerJoin('staff as m', 'm.id', 'b.madeByStaffId').leftJoin('staff as a', 'a.id', 'b.approvedByStaffId').selectAll('b').select(['m.name as maker', 'a.name as approver'])
    .where('b.accountSetId', '=', accountSetId).where('b.year', '=', year).where('b.status', '=', status).executeTakeFirst();
}

interface LineRow { lineNo: number; accountId: AccountId; accountCode: string; accountName: string; programmeId: ProgrammeId | null; programmeName: string | null; project: string | null; amountFen: Fen; note: string }

async function readLines(db: Reads, budgetId: number): Promise<LineRow[]> {
  return readRows<LineRow>(db, sql`
    select l.lineNo, l.accountId, a.code as accountCode, a.name as accountName, l.programmeId, (select name from programmes where id = l.programmeId) as programmeName, l.project, l.amountFen, l.note
    from budgetLines l join accounts a on a.id = l.accountId where l.budgetId = ${budgetId} order by a.code, l.programmeId is not null, l.project is not null, l.lineNo`);
}

/** The account and every account below it. */
const below = (accountId: AccountId) => sql`(with recursive down(id) as (select ${accountId} union all select c.id from accounts c join down on c.parentId = down.id) select id from down)`;

/** What was booked for a line of the budget, month by month, on the side its account grows on; without closing vouchers. */
async function actualsOf(db: Reads, line: Pick<LineRow, 'accountId' | 'accountCode' | 'programmeId' | 'project'>, year: number): Promise<Map<string, number>> {
  const sign = isIncome(line.accountCode) ? -1 : 1;
  const rows = await readRows<{ month: string; net: number }>(db, sql`
    select v.month, sum(l.debitFen - l.creditFen) as net from voucherLines l join vouchers v on v.id = l.voucherId
    where l.accountId in ${below(line.accountId)} and l.bookedOn between ${`${year}-01-01`} and ${`${year}-12-31`} and v.kind <> 'closing'
      and (${line.programmeId} is null or l.programmeId = ${line.programmeId}) and (${line.project} is null or l.project = ${line.project}) group by v.month`);
  return new Map(rows.map((row) => [row.month, sign * row.net]));
}

function wholeLine(line: LineRow, actuals: ReadonlyMap<string, number>, months: readonly Month[]): BudgetLine {
  const byMonth = months.map((month) => fen(actuals.get(month) ?? 0));
  const actualFen = fen(byMonth.reduce((sum: number, amount) => sum + amount, 0));
  return { ...line, income: isIncome(line.accountCode), actuals: byMonth, actualFen, leftFen: fen(line.amountFen - actualFen), usedBasisPoints: line.amountFen === 0 ? null : Number(roundHalfUp(BigInt(actualFen) * 10_000n, BigInt(line.amountFen))) };
}

/** A line inside another one (an account below it, or its programme or project) is part of that one: sums count the outer only. */
function outermost(lines: readonly BudgetLine[]): BudgetLine[] {
  return lines.filter((line) => !lines.some((other) => other !== line && line.accountCode.startsWith(other.accountCode) && (other.programmeId === null || other.programmeId === line.programmeId) && (other.project === null || other.project === line.project)
    && (other.accountCode !== line.accountCode || (other.programmeId === null && line.programmeId !== null) || (other.project === null && line.project !== null))));
}

/** The budget of a year with what was really booked. */
export async function viewBudget(db: Reads, actor: Actor, input: { accountSetId: AccountSetId; year: number; draft: boolean }): Promise<Budget> {
  const set = await readAccountSet(db, input.accountSetId);
  const [draft, approved] = [await find(db, set.id, input.year, 'draft'), await find(db, set.id, input.year, 'approved')];
  const shown = input.draft ? (draft ?? approved) : (approved ?? draft);
  const months = monthsOf(input.year);
  const lines: BudgetLine[] = [];
  if (shown) for (const line of await readLines(db, shown.id)) lines.push(wholeLine(line, await actualsOf(db, line, input.year), months));
  const sums = (income: boolean): Budget['income'] => {
    const own = outermost(lines).filter((line) => line.income === income);
    const total = (pick: 'amountFen' | 'actualFen' | 'leftFen'): Fen => fen(own.reduce((sum: number, line) => sum + line[pick], 0));
    return { amountFen: total('amountFen'), actualFen: total('actualFen'), leftFen: total('leftFen') };
  };
  return {
    accountSetId: set.id, accountSetName: set.name, year: input.year, months, hasDraft: draft !== undefined, hasApproved: approved !== undefined, lines, income: sums(true), expense: sums(false),
    budget: shown === undefined ? null : {
      budgetId: shown.id, status: shown.status, resolutionRef: shown.resolutionRef, warns: shown.warns === 1, version: shown.version, maker: shown.maker, madeAt: shown.madeAt, approver: shown.approver, approvedAt: shown.approvedAt,
      mayEdit: may(actor.roles, 'ledger.make'), mayApprove: shown.status === 'draft' && may(actor.roles, 'ledger.review') && shown.madeByStaffId !== actor.staffId,
    },
  };
}

/**
 * Saves the draft of a year; whoever saved last is its maker. With one that holds already this is a change of the budget, which takes its place once approved.
 * Refuses `changed_meanwhile`, `account_unknown`, `budget_account_kind` (income and expense accounts alone), `budget_line_twice`.
 */
export async function saveBudget({ trx, clock, actor }: CommandContext, input: InputOf<typeof budgetContract.save>): Promise<{ budgetId: number; version: number }> {
  await readAccountSet(trx, input.accountSetId);
  const old = await find(trx, input.accountSetId, input.year, 'draft');
  if ((old?.version ?? null) !== input.version) throw new AppError('changed_meanwhile', { what: 'budget' });
  const accounts = await trx.selectFrom('accounts').select(['id', 'code', 'name']).where('accountSetId', '=', input.accountSetId).execute();
  const seen = new Set<string>();
  const lines = input.lines.map((line, index) => {
    const account = accounts.find((each) => each.code === line.accountCode);
    if (!account) throw new AppError('account_unknown', { code: line.accountCode });
    if (!account.code.startsWith('5')) throw new AppError('budget_account_kind', { code: account.code, name: account.name });
    const key = `${account.code}|${line.programmeId ?? ''}|${line.project ?? ''}`;
    if (seen.has(key)) throw new AppError('budget_line_twice', { code: account.code, name: account.name });
    seen.add(key);
    return { lineNo: index + 1, accountId: account.id, programmeId: line.programmeId ?? null, project: line.project ?? null, amountFen: line.amountFen, note: line.note };
  });
  const version = (old?.version ?? 0) + 1;
  let budgetId = old?.id;
  if (old === undefined) {
    const row = { accountSetId: input.accountSetId, year: input.year, status: 'draft' as const, warns: input.warns ? 1 : 0, version, resolutionRef: null, madeByUserId: actor.userId, madeByStaffId: actor.staffId, madeAt: clock.now(), approvedByUserId: null, approvedByStaffId: null, approvedAt: null };
    budgetId = (await trx.insertInto('budgets').values(row).returning('id').executeTakeFirstOrThrow()).id;
  } else {
    if (old.madeByStaffId !== actor.staffId) throw new AppError('voucher_other_maker', { maker: old.maker });
    await trx.updateTable('budgets').set({ warns: input.warns ? 1 : 0, version }).where('id', '=', old.id).execute();
    await trx.deleteFrom('budgetLines').where('budgetId', '=', old.id).execute();
  }
  if (lines.length > 0) await trx.insertInto('budgetLines').values(lines.map((line) => ({ ...line, budgetId: budgetId! }))).execute();
  return { budgetId: budgetId!, version };
}

/** Another person approves the draft with its resolution; the one that held until now is replaced. Refuses `budget_missing`, `changed_meanwhile`, `budget_empty`, `budget_own_approval`. */
export async function approveBudget({ trx, clock, actor }: CommandContext, input: InputOf<typeof budgetContract.approve>): Promise<{ budgetId: number; version: number }> {
  const draft = await find(trx, input.accountSetId, input.year, 'draft');
  if (!draft) throw new AppError('budget_missing', { year: input.year });
  if (draft.version !== input.version) throw new AppError('changed_meanwhile', { what: 'budget' });
  if ((await readLines(trx, draft.id)).length === 0) throw new AppError('budget_empty', {});
  if (draft.madeByStaffId === actor.staffId) throw new AppError('budget_own_approval', { name: draft.maker });
  const version = draft.version + 1;
  await trx.updateTable('budgets').set({ status: 'replaced' }).where('accountSetId', '=', input.accountSetId).where('year', '=', input.year).where('status', '=', 'approved').execute();
  await trx.updateTable('budgets').set({ status: 'approved', resolutionRef: input.resolutionRef, approvedByUserId: actor.userId, approvedByStaffId: actor.staffId, approvedAt: clock.now(), version }).where('id', '=', draft.id).execute();
  return { budgetId: draft.id, version };
}

/** Expense lines of the budget that hold and that a voucher not posted yet goes beyond, counting what is posted; none where the budget does not warn. A reminder: posting is not refused. */
export async function findOverspends(db: QueryContext['db'], voucherId: VoucherId): Promise<OutputOf<typeof budgetContract.overspends>> {
  const voucher = await db.selectFrom('vouchers').select(['accountSetId', 'voucherDate', 'status', 'kind']).where('id', '=', voucherId).executeTakeFirst();
  if (!voucher || voucher.status === 'posted' || voucher.kind === 'closing' || voucher.kind === 'opening') return [];
  const year = yearOf(voucher.voucherDate);
  const budget = await find(db, voucher.accountSetId, year, 'approved');
  if (!budget || budget.warns !== 1) return [];
  const own = await db.selectFrom('voucherLines as l').innerJoin('accounts as a', 'a.id', 'l.accountId').select(['a.code', 'l.debitFen', 'l.creditFen', 'l.programmeId', 'l.project']).where('l.voucherId', '=', voucherId).execute();
  const found: OutputOf<typeof budgetContract.overspends> = [];
  for (const line of await readLines(db, budget.id)) {
    if (isIncome(line.accountCode)) continue;
    const adds = own.filter((each) => each.code.startsWith(line.accountCode) && (line.programmeId === null || each.programmeId === line.programmeId) && (line.project === null || each.project === line.project)).reduce((sum, each) => sum + each.debitFen - each.creditFen, 0);
    if (adds <= 0) continue;
    const actual = [...(await actualsOf(db, line, year)).values()].reduce((sum, amount) => sum + amount, 0);
    if (actual + adds > line.amountFen) found.push({ accountCode: line.accountCode, accountName: line.accountName, party: line.programmeName ?? line.project, amountFen: line.amountFen, actualFen: fen(actual), withVoucherFen: fen(actual + adds) });
  }
  return found;
}
