import type { z } from 'zod';
import type { CommandContext } from '#electron/api/context.ts';
import type { Reads, Writes } from '#electron/ledger/reads.ts';
import { checkBankAccount, maskBankAccount } from '#shared/bank-card.ts';
import { addDays } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { id } from '#shared/ids.ts';
import type { saveTreasuryAccountSchema } from '#shared/treasury/contract.ts';
import type { TreasuryAccountId } from './tables.ts';
import { readLeaf, readTreasuryAccount } from './treasury-accounts.ts';

type Input = z.output<typeof saveTreasuryAccountSchema>;
type Context = Pick<CommandContext, 'trx' | 'clock' | 'vault'>;

/**
 * Registers a bank account with its detail of 102, or changes what may change: bank, kind, number, closing day, and the start as long as nothing is
 * imported or matched. The balance at the start becomes the first line of the statement.
 * Refuses, in this order: `not_found`, `account_unknown`, `account_not_leaf`, `treasury_account_not_bank`, `treasury_account_taken`, `treasury_started`,
 * `treasury_number_wrong`, `treasury_number_taken`.
 */
export async function saveTreasuryAccount(context: Context, input: Input): Promise<TreasuryAccountId> {
  const { trx, clock } = context;
  const old = input.treasuryAccountId === undefined ? null : await readTreasuryAccount(trx, input.treasuryAccountId);
  const account = await readLeaf(trx, input.accountSetId, input.accountCode);
  const flags = JSON.parse(account.flags) as string[];
  if (!flags.includes('bank') || (old !== null && old.accountId !== account.id)) throw new AppError('treasury_account_not_bank', { code: account.code, name: account.name });
  const taken = await trx.selectFrom('treasuryAccounts').select('id').where('accountId', '=', account.id).executeTakeFirst();
  if (taken && taken.id !== old?.id) throw new AppError('treasury_account_taken', { code: account.code, name: account.name });
  const restart = old === null || old.startsOn !== input.startsOn || old.startBalanceFen !== input.startBalanceFen;
  if (old !== null && restart && (await hasStarted(trx, old.id))) throw new AppError('treasury_started', { startsOn: old.startsOn });

  const terms = { kind: input.kind, bankName: input.bankName, openedOn: input.openedOn, closedOn: input.closedOn ?? null, startsOn: input.startsOn, startBalanceFen: input.startBalanceFen };
  const keepsNumber = old !== null && (input.number ?? '').trim() === '';
  const last = await trx.selectFrom('treasuryAccounts').select((eb) => eb.fn.max('id').as('id')).executeTakeFirst();
  const treasuryAccountId = old?.id ?? id<'treasuryAccount'>((last?.id ?? 0) + 1);
  const number = keepsNumber ? null : await sealNumber(context, treasuryAccountId, input.number ?? '');
  if (restart) await trx.deleteFrom('statementLines').where('treasuryAccountId', '=', treasuryAccountId).where('origin', '=', 'start').execute();
  if (number === null) await trx.updateTable('treasuryAccounts').set(terms).where('id', '=', treasuryAccountId).execute();
  else if (old !== null) await trx.updateTable('treasuryAccounts').set({ ...terms, ...number }).where('id', '=', treasuryAccountId).execute();
  else await trx.insertInto('treasuryAccounts').values({ id: treasuryAccountId, accountSetId: input.accountSetId, accountId: account.id, ...terms, ...number, createdAt: clock.now() }).execute();
  if (restart) await writeStartLine(trx, treasuryAccountId, input);
  return treasuryAccountId;
}

/** Whether anything was imported, or the balance at the start was matched: from then on the start is fixed. */
async function hasStarted(db: Reads, treasuryAccountId: TreasuryAccountId): Promise<boolean> {
  const line = await db.selectFrom('statementLines as s').leftJoin('matchLines as m', 'm.statementLineId', 's.id').select('s.id').where('s.treasuryAccountId', '=', treasuryAccountId)
    .where((eb) => eb.or([eb('s.origin', '=', 'import'), eb('m.id', 'is not', null)])).limit(1).executeTakeFirst();
  return line !== undefined;
}

async function sealNumber({ trx, vault }: Context, treasuryAccountId: TreasuryAccountId, text: string) {
  const checked = checkBankAccount(text, 'corporate');
  if (!checked.ok) throw new AppError('treasury_number_wrong', { reason: checked.code });
  const numberIndex = vault.blindIndex('bankAccount', checked.number);
  const other = await trx.selectFrom('treasuryAccounts').select('id').where('numberIndex', '=', numberIndex).executeTakeFirst();
  if (other && other.id !== treasuryAccountId) throw new AppError('treasury_number_taken', { masked: maskBankAccount(checked.number) });
  return { numberSealed: vault.seal('treasuryAccounts.number', treasuryAccountId, checked.number), numberIndex, numberMasked: maskBankAccount(checked.number) };
}

async function writeStartLine(trx: Writes, treasuryAccountId: TreasuryAccountId, { startsOn, startBalanceFen }: Pick<Input, 'startsOn' | 'startBalanceFen'>): Promise<void> {
  await trx.insertInto('statementLines').values({
    treasuryAccountId, importId: null, origin: 'start', day: addDays(startsOn, -1), amountFen: startBalanceFen, balanceFen: startBalanceFen,
    counterparty: '', summary: '期初余额', bankLineId: null, contentKey: 'start', keyNumber: 1,
  }).execute();
}
