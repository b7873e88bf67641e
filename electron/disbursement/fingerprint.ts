import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Reads } from '#electron/welfare/versions.ts';
import type { BatchRow } from './frozen-inputs.ts';

/**
 * SHA-256 over what a reviewer judges: what the batch is about, and of every line that is to be paid or held: person, account, holder,
 * standard, months, amount, origin and state, in roster order. 64 hexadecimal digits.
 */
export async function fingerprintOf(db: Reads, batch: Pick<BatchRow, 'id' | 'batchNo' | 'versionId' | 'benefitMonth' | 'asOf' | 'payBy' | 'kind'>): Promise<string> {
  const lines = db.selectFrom('batchLines').select(['lineNo', 'residentId', 'householdId', 'name', 'bankAccountId', 'accountMasked', 'holderName', 'standardFen', 'months', 'amountFen', 'origin', 'status'])
    .where('batchId', '=', batch.id).where('status', 'in', ['toPay', 'held']).orderBy('lineNo').as('l');
  const row = await db.selectFrom(lines).select(sql<string>`json_group_array(json_array(lineNo, residentId, householdId, name, bankAccountId, accountMasked, holderName, standardFen, months, amountFen, origin, status))`.as('text'))
    .executeTakeFirstOrThrow();
  // Of claims also which ones: another claim of the same sum is another decision.
  const claims = batch.kind !== 'claims' ? '' : (await db.selectFrom(db.selectFrom('batchLineClaims as x').innerJoin('batchLines as l', 'l.id', 'x.lineId').select(['x.lineId', 'x.claimId', 'x.amountFen']).where('l.batchId', '=', batch.id)
    .where('l.status', 'in', ['toPay', 'held']).orderBy('x.lineId').orderBy('x.claimId').as('c')).select(sql<string>`json_group_array(json_array(lineId, claimId, amountFen))`.as('text')).executeTakeFirstOrThrow()).text;
  return createHash('sha256').update(JSON.stringify([batch.batchNo, batch.versionId, batch.benefitMonth, batch.asOf, batch.payBy])).update('\n').update(row.text).update(claims).digest('hex');
}
