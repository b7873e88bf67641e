/** The accounts on a list beside those the register has now (R18: a changed payee account goes back to the maker). */
import { sql } from 'kysely';
import type { OutputOf } from '#shared/contract.ts';
import type { Day } from '#shared/days.ts';
import type { disbursementContract } from '#shared/disbursement/contract.ts';
import type { NamedLine } from '#shared/disbursement/errors.ts';
import type { BatchId, BatchLineId } from '#shared/ids.ts';
import type { CommandContext } from '#electron/api/context.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import { openBatch, standing, takeStep } from './move-batch.ts';

export interface AccountFault extends NamedLine { readonly lineId: BatchLineId; readonly kind: 'accountMissing' | 'accountChanged' }

/** Open lines whose account is missing, or is not the one the register has today (another number or holder, or ended). In roster order. */
export async function accountFaults(db: Reads, batchId: BatchId, today: Day): Promise<AccountFault[]> {
  const rows = await db.selectFrom('batchLines as l').leftJoin('bankAccounts as f', 'f.id', 'l.bankAccountId')
    .leftJoin('bankAccounts as n', (j) => j.onRef('n.residentId', '=', 'l.residentId').on('n.withdrawnAt', 'is', null).on('n.validFrom', '<=', today)
      .on((e) => e.or([e('n.validTo', 'is', null), e('n.validTo', '>=', today)])))
    .select(['l.id', 'l.lineNo', 'l.name', 'l.accountMasked', 'f.id as frozenId', 'n.numberMasked', 'n.id as nowId'])
    .where('l.batchId', '=', batchId).where('l.status', '=', 'toPay')
    .where((e) => e.or([e('f.id', 'is', null), e('n.id', 'is', null), e('n.numberIndex', '<>', e.ref('f.numberIndex')), e('n.holderName', '<>', e.ref('f.holderName'))]))
    .orderBy('l.lineNo').execute();
  return rows.map((row) => ({
    lineId: row.id, lineNo: row.lineNo, name: row.name, kind: row.frozenId === null ? 'accountMissing' : 'accountChanged',
    detail: row.frozenId === null ? (row.numberMasked ?? '') : `${row.accountMasked} → ${row.numberMasked ?? '-'}`,
  }));
}

/** Takes the register's accounts of today into the list. */
export async function refreshAccounts(context: CommandContext, input: { batchId: BatchId; version: number }): Promise<OutputOf<typeof disbursementContract.refreshAccounts>> {
  const batch = await openBatch(context, input, ['locked', 'computed']);
  const today = context.clock.today();
  const result = await sql`update batchLines set bankAccountId = n.id, accountSealed = n.numberSealed, accountMasked = coalesce(n.numberMasked, ''), bankName = coalesce(n.bankName, ''), holderName = coalesce(n.holderName, batchLines.name)
    from (select l.id as lineId, a.* from batchLines l left join bankAccounts a on a.residentId = l.residentId and a.withdrawnAt is null and a.validFrom <= ${today} and (a.validTo is null or a.validTo >= ${today})
      where l.batchId = ${batch.id} and l.bankAccountId is not a.id) n
    where batchLines.id = n.lineId`.execute(context.trx);
  const changed = Number(result.numAffectedRows ?? 0n);
  return { ...standing(await takeStep(context, batch, { step: 'refreshAccounts', comment: String(changed) })), changed };
}
