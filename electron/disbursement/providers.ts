/** The providers of an office (单位): who is paid for people, and to which account. */
import { checkBankAccount, maskBankAccount } from '#shared/bank-card.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { providersContract } from '#shared/disbursement/provider-contract.ts';
import { AppError } from '#shared/errors.ts';
import { id } from '#shared/ids.ts';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import type { ProviderId } from './provider-tables.ts';

type Contract = typeof providersContract;

/** Those who are paid still first, among them who was paid for the programme of the batch before. */
export async function listProviders({ db }: QueryContext, input: InputOf<Contract['list']>): Promise<OutputOf<Contract['list']>> {
  const programme = db.selectFrom('batches').select('programmeId').where('id', '=', input.batchId);
  const rows = await db.selectFrom('providers as p').innerJoin('staff as s', 's.id', 'p.changedByStaffId')
    .select(['p.id as providerId', 'p.name', 'p.creditCode', 'p.bankName', 'p.accountMasked', 'p.contact', 'p.active', 'p.version', 's.name as changedBy', 'p.changedAt'])
    .select((e) => e.selectFrom('providerPayments as x').innerJoin('batches as b', 'b.id', 'x.batchId').select((f) => f.fn.countAll<number>().as('n')).whereRef('x.providerId', '=', 'p.id')
      .$if(input.batchId !== null, (q) => q.where('b.programmeId', '=', programme)).as('payments'))
    .orderBy('p.active', 'desc').orderBy('payments', 'desc').orderBy('p.name').execute();
  return { providers: rows.map((row) => ({ ...row, active: row.active === 1, payments: row.payments ?? 0 })) };
}

/** @throws AppError not_found */
export async function readProvider(db: Reads, providerId: ProviderId) {
  const row = await db.selectFrom('providers').selectAll().where('id', '=', providerId).executeTakeFirst();
  if (row === undefined) throw new AppError('not_found', { what: 'provider', id: String(providerId) });
  return row;
}

/** Enters or changes a provider. Refuses `provider_name_taken`, `bank_number_bad`, `changed_meanwhile`. */
export async function saveProvider(context: CommandContext, input: InputOf<Contract['save']>): Promise<OutputOf<Contract['save']>> {
  const { trx, actor, clock, vault } = context;
  const before = input.providerId === null ? null : await readProvider(trx, input.providerId);
  if (before !== null && before.version !== input.version) throw new AppError('changed_meanwhile', { what: 'provider' });
  const rival = await trx.selectFrom('providers').select('id').where('name', '=', input.name).where('id', '<>', before?.id ?? id<'provider'>(Number.MAX_SAFE_INTEGER)).executeTakeFirst();
  if (rival !== undefined) throw new AppError('provider_name_taken', { name: input.name });
  const last = await trx.selectFrom('providers').select((e) => e.fn.max<number | null>('id').as('last')).executeTakeFirst();
  const providerId = before?.id ?? id<'provider'>((last?.last ?? 0) + 1);
  const checked = input.account === null || input.account === '' ? null : checkBankAccount(input.account, 'corporate');
  if (checked?.ok === false) throw new AppError('bank_number_bad', { why: checked.code });
  const kept = input.account === '' && before !== null ? { accountSealed: before.accountSealed, accountMasked: before.accountMasked } : { accountSealed: null, accountMasked: '' };
  const account = checked?.ok === true ? { accountSealed: vault.seal('providers.account', providerId, checked.number), accountMasked: maskBankAccount(checked.number) } : kept;
  const row = {
    name: input.name, creditCode: input.creditCode, bankName: input.bankName, contact: input.contact, active: input.active ? 1 : 0, ...account,
    version: (before?.version ?? 0) + 1, changedAt: clock.now(), changedByUserId: actor.userId, changedByStaffId: actor.staffId,
  };
  if (before === null) await trx.insertInto('providers').values({ id: providerId, ...row }).execute();
  else await trx.updateTable('providers').set(row).where('id', '=', providerId).execute();
  return { providerId, version: row.version };
}
