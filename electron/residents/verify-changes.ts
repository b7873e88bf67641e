import { sql } from 'kysely';
import type { Vault } from '#electron/vault/vault.ts';
import { openSealed } from './change-requests.ts';
import { readRows, type Reader } from './read-rows.ts';

/**
 * Proves of change requests: nobody decided on his own, nobody withdrew another's, one of a kind waits for a person or household, numbers
 * are gapless, and, while somebody is signed in, every proposal is the one that was sealed for its request.
 */
export async function verifyChanges(db: Reader, vault: Vault): Promise<{ counted: Record<string, number>; faults: string[] }> {
  const faults: string[] = [];
  const decided = await readRows<{ requestNo: string; outcome: string; own: number }>(db, sql`select r.requestNo, d.outcome, r.madeByStaffId = d.decidedByStaffId as own from changeRequests r join changeDecisions d on d.changeRequestId = r.id`);
  for (const { requestNo, outcome, own } of decided) if ((outcome === 'withdrawn') !== (own === 1)) faults.push(`change request ${requestNo}: ${outcome} by ${own === 1 ? 'its maker' : 'another person'}`);
  const twice = await readRows<{ requestNo: string }>(db, sql`select max(r.requestNo) as requestNo from changeRequests r where not exists (select 1 from changeDecisions d where d.changeRequestId = r.id)
    group by r.kind, case when r.kind = 'head' then r.householdId else r.residentId end having count(*) > 1`);
  for (const { requestNo } of twice) faults.push(`change request ${requestNo}: another of the kind waits as well`);
  const numbers = await readRows<{ requestNo: string }>(db, sql`select requestNo from changeRequests order by id`);
  const last = new Map<string, number>();
  for (const { requestNo } of numbers) {
    const [year, no] = [requestNo.slice(3, 7), Number(requestNo.slice(8))];
    if (no !== (last.get(year) ?? 0) + 1) faults.push(`change request ${requestNo}: a number is missing before it`);
    last.set(year, no);
  }
  for (const row of vault.isOpen ? await db.selectFrom('changeRequests').select(['id', 'requestNo', 'proposedSealed']).execute() : []) {
    try {
      openSealed({ vault }, row);
    } catch {
      faults.push(`change request ${row.requestNo}: its proposal was changed or moved`);
    }
  }
  return { counted: { changeRequests: numbers.length, changeDecisions: decided.length }, faults };
}
