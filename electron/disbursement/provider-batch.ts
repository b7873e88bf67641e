/** Whether a batch is paid by the invoices of a provider (D6), or to the people themselves. */
import { sql } from 'kysely';
import { AppError } from '#shared/errors.ts';
import type { Reads } from '#electron/welfare/versions.ts';
import type { BatchRow } from './frozen-inputs.ts';

type Asked = Pick<BatchRow, 'id' | 'programmeId'>;

/** A batch of a programme paid to a provider. One that was begun at the bank or the desk, before there were invoices, ends there. */
export async function paidByInvoice(db: Reads, batch: Asked): Promise<boolean> {
  const row = await db.selectFrom('programmes as p').select('p.id').where('p.id', '=', batch.programmeId)
    .where(sql<boolean>`(exists (select 1 from providerPayments where batchId = ${batch.id}) or (p.form = 'provider'
      and not exists (select 1 from handouts where batchId = ${batch.id}) and not exists (select 1 from bankExports where batchId = ${batch.id})))`).executeTakeFirst();
  return row !== undefined;
}

/** @throws AppError provider_pays_by_invoice */
export async function refuseByInvoice(db: Reads, batch: Asked & Pick<BatchRow, 'batchNo'>): Promise<void> {
  if (await paidByInvoice(db, batch)) throw new AppError('provider_pays_by_invoice', { batchNo: batch.batchNo });
}
