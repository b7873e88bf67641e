import type { api } from '#shared/api.ts';
import type { Client } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { Batch } from '#shared/disbursement/contract.ts';

/** A batch by its number as printed ('W01-202609-1') or its id. */
export async function findBatch(client: Client<typeof api>, word: string): Promise<Batch> {
  if (/^\d+$/.test(word)) return client.disbursement.show({ batchId: Number(word) });
  for (let offset = 0; ; offset += 1000) {
    const { batches, total } = await client.disbursement.list({ limit: 1000, offset });
    const found = batches.find((batch) => batch.batchNo === word);
    if (found) return found;
    if (offset + batches.length >= total) throw new AppError('not_found', { what: 'batch', id: word });
  }
}
