/** Where a resident's money goes (A10): one account at a time, the holder known, the number sealed. */
import { sql } from 'kysely';
import { checkBankAccount, maskBankAccount } from '#shared/bank-card.ts';
import { addDays, type Day } from '#shared/days.ts';
import type { InputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { BankAccountId, ResidentId } from '#shared/ids.ts';
import type { residentsContract } from '#shared/residents/contract.ts';
import type { ResidentAccountKind } from '#shared/residents/fields.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { endBankAccountRow, type BankAccountRecord } from './dated-rows.ts';
import { recordChanges } from './field-history.ts';
import { normaliseName } from './judge-person.ts';
import { requireResident } from './life-event.ts';
import { nextId } from './next-id.ts';
import { readRows, type Reader } from './read-rows.ts';

type AccountInput = InputOf<typeof residentsContract.setBankAccount>['account'];

export interface JudgedAccount {
  readonly kind: 'card' | 'passbook';
  readonly cardType: 'bank' | 'socialSecurity';
  readonly number: string;
  readonly bankName: string;
  readonly bankCode: string;
  readonly holderName: string;
  readonly holderRelation: string | null;
}

/**
 * A card ends in its check digit; a passbook does not. A holder of another name than the resident's needs a relation, for the bank
 * refuses what it cannot match (§4.4). @throws AppError bank_number_bad, bank_holder_relation_needed
 */
export function judgeAccount(input: AccountInput, residentName: string): JudgedAccount {
  const checked = checkBankAccount(input.number, input.kind === 'socialSecurity' ? 'card' : input.kind);
  if (!checked.ok) throw new AppError('bank_number_bad', { why: checked.code });
  const holderName = input.holderName === '' ? residentName : normaliseName(input.holderName);
  const own = holderName === residentName;
  const relation = input.holderRelation === '' ? null : input.holderRelation;
  if (!own && relation === null) throw new AppError('bank_holder_relation_needed', { name: residentName, holderName });
  return { ...storedKind(input.kind === 'socialSecurity' ? 'socialSecurity' : checked.kind === 'card' ? 'card' : 'passbook'), number: checked.number, bankName: input.bankName, bankCode: input.bankCode, holderName, holderRelation: own ? null : relation };
}

/** A kind as the table keeps it, and back. */
export const storedKind = (kind: ResidentAccountKind): Pick<JudgedAccount, 'kind' | 'cardType'> => (kind === 'socialSecurity' ? { kind: 'card', cardType: 'socialSecurity' } : { kind, cardType: 'bank' });
export const kindOf = (row: Pick<JudgedAccount, 'kind' | 'cardType'>): ResidentAccountKind => (row.cardType === 'socialSecurity' ? 'socialSecurity' : row.kind);

/** Other residents whose money goes to the same account, now. */
export async function sharersOf(db: Reader, numberIndex: string, except: ResidentId): Promise<{ residentId: ResidentId; name: string }[]> {
  return readRows(db, sql`select r.id as residentId, r.name from bankAccounts b join residents r on r.id = b.residentId
    where b.numberIndex = ${numberIndex} and b.residentId <> ${except} and b.validTo is null and b.withdrawnAt is null order by r.id limit 20`);
}

export async function insertAccount(ctx: CommandContext, residentId: ResidentId, account: JudgedAccount, validFrom: Day): Promise<{ bankAccountId: BankAccountId; numberIndex: string }> {
  const { number, ...columns } = account;
  const id = await nextId<'bankAccount'>(ctx, 'bankAccounts');
  const numberIndex = ctx.vault.blindIndex('bankAccount', number);
  await ctx.trx.insertInto('bankAccounts').values({
    id, residentId, ...columns, numberSealed: ctx.vault.seal('bankAccounts.number', id, number), numberIndex, numberMasked: maskBankAccount(number),
    validFrom, validTo: null, recordedAt: ctx.clock.now(), recordedByUserId: ctx.actor.userId, withdrawnAt: null, withdrawnByUserId: null,
  }).execute();
  return { bankAccountId: id, numberIndex };
}

/** The account valid until further notice. */
export async function currentAccount(ctx: CommandContext, residentId: ResidentId): Promise<BankAccountRecord | undefined> {
  return ctx.trx.selectFrom('bankAccounts').selectAll().where('residentId', '=', residentId).where('validTo', 'is', null).where('withdrawnAt', 'is', null).executeTakeFirst();
}

/** A new account from a day on; the one until then ends the day before. */
export async function setBankAccount(ctx: CommandContext, input: InputOf<typeof residentsContract.setBankAccount>): Promise<{ bankAccountId: BankAccountId; alsoOf: { residentId: ResidentId; name: string }[] }> {
  const resident = await requireResident(ctx, input.residentId);
  const today = ctx.clock.today();
  if (input.from > today) throw new AppError('day_in_future', { day: input.from, today });
  const account = judgeAccount(input.account, resident.name);
  const before = await currentAccount(ctx, resident.id);
  if (before !== undefined) {
    if (input.from < before.validFrom) throw new AppError('day_too_early', { what: 'validFrom', since: before.validFrom, day: input.from });
    await endBankAccountRow(ctx, before, addDays(input.from, -1));
  }
  const ended = await ctx.trx.selectFrom('bankAccounts').select((e) => e.fn.max<Day | null>('validTo').as('last')).where('residentId', '=', resident.id).where('withdrawnAt', 'is', null).executeTakeFirst();
  if (ended?.last != null && ended.last >= input.from) throw new AppError('day_too_early', { what: 'accountEnded', since: addDays(ended.last, 1), day: input.from });
  const { bankAccountId, numberIndex } = await insertAccount(ctx, resident.id, account, input.from);
  await recordChanges(ctx, 'resident', resident.id, { bankAccount: before?.numberMasked ?? null, holderName: before?.holderName ?? null }, { bankAccount: maskBankAccount(account.number), holderName: account.holderName });
  return { bankAccountId, alsoOf: await sharersOf(ctx.trx, numberIndex, resident.id) };
}

/** The last day an account is used; nobody pays to it afterwards. */
export async function endBankAccount(ctx: CommandContext, input: InputOf<typeof residentsContract.endBankAccount>): Promise<Record<string, never>> {
  const row = await ctx.trx.selectFrom('bankAccounts').selectAll().where('id', '=', input.bankAccountId).where('withdrawnAt', 'is', null).executeTakeFirst();
  if (row === undefined) throw new AppError('not_found', { what: 'bankAccount', id: String(input.bankAccountId) });
  if (addDays(input.lastDay, 1) < row.validFrom) throw new AppError('day_too_early', { what: 'validFrom', since: row.validFrom, day: input.lastDay });
  await endBankAccountRow(ctx, row, input.lastDay);
  await recordChanges(ctx, 'resident', row.residentId, { bankAccount: row.numberMasked }, { bankAccount: `→ ${input.lastDay} (${input.reason})` });
  return {};
}
