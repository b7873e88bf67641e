import { AppError } from '#shared/errors.ts';
import { lineNotOneSide, totalOfLines } from '#shared/ledger/check-lines.ts';
import type { LineDimension } from '#shared/ledger/words.ts';
import { fen, MAX_FEN } from '#shared/money.ts';
import { openPeriod } from './open-period.ts';
import { readAccountSet } from './account-sets.ts';
import type { SealedLine } from './fingerprint.ts';
import type { VoucherRecord } from './read-voucher-row.ts';
import type { Writes } from './reads.ts';
import { sql } from 'kysely';
import type { Month } from '#shared/days.ts';
import type { AccountSetId } from '#shared/ids.ts';

/** An account with what decides whether a line may stand on it. */
export interface LineAccount { readonly code: string; readonly name: string; readonly leaf: number; readonly validFrom: string; readonly validTo: string | null; readonly dimensions: string }

/**
 * Refuses lines that cannot be posted. Refusals in this order: `too_few_lines`, `line_not_one_side`, `amount_too_large`,
 * `unbalanced_voucher`, then line by line `account_not_leaf`, `account_not_valid`, `line_dimension_missing`.
 */
export function judgeLines(lines: readonly (SealedLine & { account: LineAccount })[], voucherDate: VoucherRecord['voucherDate']): void {
  if (lines.length < 2) throw new AppError('too_few_lines', { count: lines.length });
  const wrong = lineNotOneSide(lines);
  if (wrong !== -1) throw new AppError('line_not_one_side', { lineNo: wrong + 1 });
  const total = totalOfLines(lines);
  if (total.tooLarge) throw new AppError('amount_too_large', { limitFen: fen(MAX_FEN) });
  if (total.differenceFen !== 0) throw new AppError('unbalanced_voucher', { debitFen: total.debitFen, creditFen: total.creditFen, differenceFen: total.differenceFen });
  for (const line of lines) {
    judgeAccount(line.account, voucherDate);
    const missing = (JSON.parse(line.account.dimensions) as LineDimension[]).find((dimension) => line[dimension] === null);
    if (missing) throw new AppError('line_dimension_missing', { lineNo: line.lineNo, code: line.account.code, dimension: missing });
  }
}

/** Refuses an account that takes no line on that day: `account_not_leaf`, `account_not_valid`. */
export function judgeAccount({ code, name, leaf, validFrom, validTo }: LineAccount, voucherDate: VoucherRecord['voucherDate']): void {
  if (leaf !== 1) throw new AppError('account_not_leaf', { code, name });
  if (voucherDate < validFrom || (validTo !== null && voucherDate > validTo)) throw new AppError('account_not_valid', { code, name, day: voucherDate });
}

/** Refuses a closed month. */
export async function judgePeriod(trx: Writes, accountSetId: AccountSetId, month: Month): Promise<void> {
  const period = await trx.selectFrom('fiscalPeriods').select('status').where('accountSetId', '=', accountSetId).where('month', '=', month).executeTakeFirst();
  if (period?.status !== 'open') throw new AppError('period_closed', { month });
}

/** The lines of a saved voucher in order, each with its account. */
export async function readLines(trx: Writes, voucherId: VoucherRecord['id']): Promise<(SealedLine & { account: LineAccount })[]> {
  const rows = await trx.selectFrom('voucherLines as l').innerJoin('accounts as a', 'a.id', 'l.accountId')
    .select(['l.lineNo', 'l.summary', 'l.accountId', 'l.debitFen', 'l.creditFen', 'l.residentId', 'l.householdId', 'l.programmeId', 'l.batchId', 'l.counterparty', 'l.project', 'l.fund', 'l.team', 'l.contract'])
    .select(sql<string>`json_object('code', a.code, 'name', a.name, 'leaf', a.leaf, 'validFrom', a.validFrom, 'validTo', a.validTo, 'dimensions', a.dimensions)`.as('account'))
    .where('l.voucherId', '=', voucherId).orderBy('l.lineNo').execute();
  return rows.map((row) => ({ ...row, account: JSON.parse(row.account) as LineAccount }));
}

/** A saved voucher must be sound before it leaves its maker, is reviewed, or is posted. Answers its lines. */
export async function judgeVoucher(trx: Writes, voucher: VoucherRecord): Promise<(SealedLine & { account: LineAccount })[]> {
  const lines = await readLines(trx, voucher.id);
  judgeLines(lines, voucher.voucherDate);
  await openPeriod(trx, await readAccountSet(trx, voucher.accountSetId), voucher.month, voucher.kind);
  await judgePeriod(trx, voucher.accountSetId, voucher.month);
  return lines;
}
