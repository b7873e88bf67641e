/** Saved rules: what a line of the bank says decides the account, and a draft voucher is made from it. */
import type { z } from 'zod';
import type { CommandContext } from '#electron/api/context.ts';
import type { Reads } from '#electron/ledger/reads.ts';
import { saveVoucher } from '#electron/ledger/save-voucher.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountSetId } from '#shared/ids.ts';
import { fen, ZERO_FEN, type Fen } from '#shared/money.ts';
import type { MatchRule, ruleInputSchema, treasuryContract } from '#shared/treasury/contract.ts';
import { listStatementLines } from './statement-lines.ts';
import { readLeaf, readTreasuryAccount } from './treasury-accounts.ts';

/** All rules of an account set in the order in which they are asked: the longest text first, because it says most. */
export async function listRules(db: Reads, accountSetId: AccountSetId): Promise<MatchRule[]> {
  const rows = await db.selectFrom('matchRules as r').innerJoin('accounts as a', 'a.id', 'r.accountId')
    .select(['r.id as ruleId', 'r.name', 'r.contains', 'r.direction', 'a.code as accountCode', 'a.name as accountName', 'r.voucherSummary', 'r.active'])
    .where('r.accountSetId', '=', accountSetId).orderBy((eb) => eb.fn<number>('length', ['r.contains']), 'desc').orderBy('r.id').execute();
  return rows.map((row) => ({ ...row, active: row.active === 1 }));
}

/** Saves a rule, new or again. Refuses `account_unknown`, `account_not_leaf`, `not_found`. */
export async function saveRule({ trx }: Pick<CommandContext, 'trx'>, input: z.output<typeof ruleInputSchema>): Promise<number> {
  const account = await readLeaf(trx, input.accountSetId, input.accountCode);
  const row = { name: input.name, contains: input.contains, direction: input.direction, accountId: account.id, voucherSummary: input.voucherSummary, active: input.active ? 1 : 0 };
  const twin = await trx.selectFrom('matchRules').select('id').where('accountSetId', '=', input.accountSetId).where('name', '=', input.name).executeTakeFirst();
  const ruleId = input.ruleId ?? twin?.id;
  if (ruleId === undefined) return (await trx.insertInto('matchRules').values({ ...row, accountSetId: input.accountSetId }).returning('id').executeTakeFirstOrThrow()).id;
  if (twin !== undefined && twin.id !== ruleId) throw new AppError('changed_meanwhile', { what: 'matchRule' });
  const done = await trx.updateTable('matchRules').set(row).where('id', '=', ruleId).where('accountSetId', '=', input.accountSetId).executeTakeFirst();
  if (Number(done.numUpdatedRows) === 0) throw new AppError('not_found', { what: 'matchRule', id: String(ruleId) });
  return ruleId;
}

/** Whether a rule speaks of a line: its text stands in the counterparty or the summary, and money went the way it says. */
export function ruleFits(rule: Pick<MatchRule, 'contains' | 'direction' | 'active'>, line: { counterparty: string; summary: string; amountFen: Fen }): boolean {
  if (!rule.active || (rule.direction === 'in' && line.amountFen < 0) || (rule.direction === 'out' && line.amountFen > 0)) return false;
  const text = rule.contains.toLowerCase();
  return line.counterparty.toLowerCase().includes(text) || line.summary.toLowerCase().includes(text);
}

/**
 * Makes a draft voucher from each line that a rule speaks of; the maker submits it like any other. Once posted, `matchExact` brings it together with its line.
 * Refuses `match_line_foreign`, `match_line_taken`, `line_has_draft`, `rule_fits_none` when no rule fits any, and what saving a voucher refuses.
 */
export async function draftByRules(context: Pick<CommandContext, 'trx' | 'clock' | 'actor'>, input: InputOf<typeof treasuryContract.draftByRules>): Promise<OutputOf<typeof treasuryContract.draftByRules>> {
  const { trx } = context;
  const account = await readTreasuryAccount(trx, input.treasuryAccountId);
  const own = await trx.selectFrom('accounts').select('code').where('id', '=', account.accountId).executeTakeFirstOrThrow();
  const rules = await listRules(trx, account.accountSetId);
  const wanted = new Set<number>(input.statementLineIds);
  const lines = (await listStatementLines(trx, account.id)).filter((line) => wanted.has(line.statementLineId) && line.origin === 'import');
  if (lines.length !== wanted.size) throw new AppError('match_line_foreign', {});
  const vouchers: OutputOf<typeof treasuryContract.draftByRules>['vouchers'] = [];
  for (const line of lines) {
    if (line.matchId !== null) throw new AppError('match_line_taken', { what: 'statement' });
    if (line.draftVoucherId !== null) throw new AppError('line_has_draft', { voucherId: line.draftVoucherId });
    const rule = rules.find((each) => ruleFits(each, line));
    if (rule === undefined) continue;
    const amountFen = fen(Math.abs(line.amountFen));
    const summary = (rule.voucherSummary || [line.summary, line.counterparty].filter((part) => part !== '').join(' ') || rule.name).slice(0, 200);
    const counterparty = line.counterparty === '' ? null : line.counterparty.slice(0, 60);
    const [debit, credit] = line.amountFen > 0 ? [own.code, rule.accountCode] : [rule.accountCode, own.code];
    const { voucherId } = await saveVoucher(context, {
      accountSetId: account.accountSetId, voucherDate: line.day, kind: 'ordinary', attachmentsCount: 1,
      lines: [{ summary, accountCode: debit, debitFen: amountFen, creditFen: ZERO_FEN, counterparty }, { summary, accountCode: credit, debitFen: ZERO_FEN, creditFen: amountFen, counterparty }],
    });
    await trx.insertInto('statementDrafts').values({ statementLineId: line.statementLineId, voucherId, ruleId: rule.ruleId }).execute();
    vouchers.push({ statementLineId: line.statementLineId, voucherId, ruleName: rule.name });
  }
  if (vouchers.length === 0) throw new AppError('rule_fits_none', { count: lines.length });
  return { vouchers, without: lines.length - vouchers.length };
}
