/** Restricted money: funds, their statements tied to the account, and the recipes that move them. */
import { sql } from 'kysely';
import type { CommandContext } from '#electron/api/context.ts';
import { readAccountSet } from '#electron/ledger/account-sets.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import type { Fund, FundAct, FundInput, FundStatement } from '#shared/assets/fund-schemas.ts';
import { RECIPES, recipeLines } from '#shared/assets/recipes.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId, Id, VoucherId } from '#shared/ids.ts';
import { fen, ZERO_FEN } from '#shared/money.ts';
import { credit, debit, draftVoucher } from './draft-voucher.ts';

type FundId = Id<'fund'>;

/** All funds with their balance: lines of the fund's account that carry its name. */
export async function listFunds(db: Reads, input: { accountSetId: AccountSetId; fundId?: FundId }): Promise<Fund[]> {
  const rows = await readRows<Omit<Fund, 'fundId'> & { id: FundId }>(db, sql`
    select f.*, a.name as accountName, coalesce(sum(iif(l.bookedOn is not null, l.creditFen - l.debitFen, 0)), 0) as balanceFen, coalesce(sum(l.creditFen - l.debitFen), 0) as expectedFen
    from funds f join accounts a on a.accountSetId = f.accountSetId and a.code = f.accountCode left join voucherLines l on l.accountId = a.id and l.fund = f.name
    where f.accountSetId = ${input.accountSetId} and (${input.fundId ?? null} is null or f.id = ${input.fundId ?? null})
    group by f.id order by f.kind, f.name`);
  return rows.map(({ id, ...row }) => ({ ...row, fundId: id }));
}

/** One fund. Refuses `not_found`. */
export async function readFund(db: Reads, fundId: FundId): Promise<Fund> {
  const row = await db.selectFrom('funds').select('accountSetId').where('id', '=', fundId).executeTakeFirst();
  const [fund] = row ? await listFunds(db, { accountSetId: row.accountSetId, fundId }) : [];
  if (!fund) throw new AppError('not_found', { what: 'fund', id: String(fundId) });
  return fund;
}

/** Opening + in − out = closing of a fund between two days, from posted lines, with the tie to the balance of its account. */
export async function readFundStatement(db: Reads, input: { fundId: FundId; from: Day; to: Day }): Promise<FundStatement> {
  const fund = await readFund(db, input.fundId);
  const [sums] = await readRows<{ opening: number; account: number; without: number; own: number }>(db, sql`
    select coalesce(sum(iif(l.fund = ${fund.name} and l.bookedOn < ${input.from}, l.creditFen - l.debitFen, 0)), 0) as opening,
      coalesce(sum(l.creditFen - l.debitFen), 0) as account, coalesce(sum(iif(l.fund is null, l.creditFen - l.debitFen, 0)), 0) as without,
      coalesce(sum(iif(l.fund = ${fund.name}, l.creditFen - l.debitFen, 0)), 0) as own
    from voucherLines l join accounts a on a.id = l.accountId where a.accountSetId = ${fund.accountSetId} and a.code = ${fund.accountCode} and l.bookedOn <= ${input.to}`);
  const lines = await readRows<{ voucherId: VoucherId; day: Day; voucherNo: string; summary: string; debitFen: number; creditFen: number }>(db, sql`
    select v.id as voucherId, l.bookedOn as day, v.word || '-' || v.number as voucherNo, l.summary, l.debitFen, l.creditFen
    from voucherLines l join vouchers v on v.id = l.voucherId join accounts a on a.id = l.accountId
    where a.accountSetId = ${fund.accountSetId} and a.code = ${fund.accountCode} and l.fund = ${fund.name} and l.bookedOn between ${input.from} and ${input.to}
    order by l.bookedOn, v.postingNo, l.lineNo`);
  const { unposted } = (await readRows<{ unposted: number }>(db, sql`
    select count(*) as unposted from voucherLines l join accounts a on a.id = l.accountId
    where a.accountSetId = ${fund.accountSetId} and a.code = ${fund.accountCode} and l.fund = ${fund.name} and l.bookedOn is null`))[0]!;
  const { opening, account, without, own } = sums!;
  let balance = opening;
  let [inFen, outFen] = [0, 0];
  const told = lines.map(({ debitFen, creditFen, ...line }) => {
    balance += creditFen - debitFen;
    inFen += creditFen;
    outFen += debitFen;
    return { ...line, inFen: fen(creditFen), outFen: fen(debitFen), balanceFen: fen(balance) };
  });
  return {
    fund, ...input, openingFen: fen(opening), lines: told, inFen: fen(inFen), outFen: fen(outFen), closingFen: fen(balance),
    accountFen: fen(account), withoutFundFen: fen(without), otherFundsFen: fen(account - without - own), ties: balance === own && without === 0, unposted,
  };
}

/** Saves a fund. Refuses `changed_meanwhile`, `fund_name_taken`, `account_unknown`, `account_not_leaf`, `fund_fixed` for kind and account, and for a name that lines carry. */
export async function saveFund({ trx, clock }: CommandContext, input: FundInput): Promise<{ fundId: FundId; version: number }> {
  const { fundId, version: shown, ...rest } = input;
  const old = fundId === undefined ? null : await readFund(trx, fundId);
  if (old && (old.version !== shown || old.accountSetId !== input.accountSetId)) throw new AppError('changed_meanwhile', { what: 'fund' });
  await readAccountSet(trx, input.accountSetId);
  const other = await trx.selectFrom('funds').select('id').where('accountSetId', '=', input.accountSetId).where('name', '=', input.name).executeTakeFirst();
  if (other && other.id !== old?.fundId) throw new AppError('fund_name_taken', { name: input.name });
  const account = await trx.selectFrom('accounts').select(['leaf', 'name']).where('accountSetId', '=', input.accountSetId).where('code', '=', input.accountCode).executeTakeFirst();
  if (!account) throw new AppError('account_unknown', { code: input.accountCode });
  if (account.leaf !== 1) throw new AppError('account_not_leaf', { code: input.accountCode, name: account.name });
  const row = { ...rest, closedOn: input.closedOn ?? null };
  if (!old) {
    const { id } = await trx.insertInto('funds').values({ ...row, version: 1, createdAt: clock.now() }).returning('id').executeTakeFirstOrThrow();
    return { fundId: id, version: 1 };
  }
  const named = await trx.selectFrom('voucherLines').select('id').where('fund', '=', old.name).executeTakeFirst();
  if (old.kind !== input.kind || old.accountCode !== input.accountCode || (named && old.name !== input.name)) throw new AppError('fund_fixed', { name: old.name });
  if (row.closedOn !== null && old.expectedFen !== 0) throw new AppError('fund_not_empty', { name: old.name, balanceFen: old.expectedFen });
  await trx.updateTable('funds').set({ ...row, version: old.version + 1 }).where('id', '=', old.fundId).execute();
  return { fundId: old.fundId, version: old.version + 1 };
}

/**
 * Makes the draft of one act of a fund by its recipe. Refuses `recipe_not_for_fund`, `fund_closed`, and `fund_short` when more goes out
 * than is there, drafts counted; 一事一议 alone may be overspent (its debit balance is shown as such).
 */
export async function bookFund(context: CommandContext, input: FundAct): Promise<{ voucherId: VoucherId }> {
  const fund = await readFund(context.trx, input.fundId);
  const recipe = RECIPES[input.recipe];
  if (recipe.kind !== fund.kind) throw new AppError('recipe_not_for_fund', { name: fund.name });
  if (input.voucherDate < fund.openedOn || (fund.closedOn !== null && input.voucherDate > fund.closedOn)) throw new AppError('fund_closed', { name: fund.name });
  if (recipe.effect === 'out' && fund.kind !== 'oneProject' && input.amountFen > fund.expectedFen) throw new AppError('fund_short', { name: fund.name, balanceFen: fund.expectedFen, amountFen: input.amountFen });
  const { codes } = input;
  const rest = { counterparty: input.counterparty === '' ? null : input.counterparty, project: fund.name };
  const lines = recipeLines(input.recipe, fund.accountCode, {
    ...(codes.money === undefined ? {} : { money: codes.money }), ...(codes.member === undefined ? {} : { member: codes.member }), ...(codes.asset === undefined ? {} : { asset: codes.asset }),
    ...(codes.work === undefined ? {} : { work: codes.work }), ...(codes.expense === undefined ? {} : { expense: codes.expense }), ...(codes.reserve === undefined ? {} : { reserve: codes.reserve }),
  }, input.amountFen);
  const voucherId = await draftVoucher(context, {
    accountSetId: fund.accountSetId, voucherDate: input.voucherDate, attachmentsCount: input.attachmentsCount,
    lines: lines.map((line) => (line.side === 'debit' ? debit : credit)(line.accountCode, line.amountFen, input.summary, line.ofFund ? { ...rest, fund: fund.name } : rest)),
    for: [{ what: 'fund', subjectId: fund.fundId, step: '', amountFen: recipe.effect === 'none' ? ZERO_FEN : input.amountFen }],
  });
  return { voucherId };
}
