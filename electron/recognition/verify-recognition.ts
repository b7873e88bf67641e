import { sql } from 'kysely';
import { readRows, type Reader } from '#electron/residents/read-rows.ts';
import type { Vault } from '#electron/vault/vault.ts';
import { hoursHeldBySql, peopleSql } from '#electron/volunteers/standing.ts';
import { bodyOf, faceOf } from './certificates.ts';
import { checkCodeOf } from './check-code.ts';

/**
 * Recomputes what certificates and points promise: numbers without a gap, check codes over what the rows say, no certificate over more
 * than was ever recorded of its person and period (a later correction downwards is shown in the register), no points and no stock
 * below zero at any entry, and points redeemed equal to what the redemptions say.
 */
export async function verifyRecognition(db: Reader, vault: Vault): Promise<{ counted: Record<string, number>; faults: string[] }> {
  const faults = (await readRows<{ what: string }>(db, sql`
    select 'certificates of ' || year || ': numbers have a gap' as what from certificates group by year having count(*) <> max(number)
    union all select 'certificate ' || c.year || '/' || c.number || ': more hours than were ever recorded' from certificates c
      where c.minutes > coalesce((select sum(t.minutes) from attendances t where t.volunteerId = ${hoursHeldBySql(sql`c.volunteerId`)} and t.state in ('approved', 'corrected') and t.day between c.fromOn and c.toOn), 0)
    union all select 'volunteer ' || volunteerId || ': points below zero' from (select volunteerId, sum(centi) over (partition by volunteerId order by id) as held from pointEntries) where held < 0
    union all select 'goods ' || goodsId || ': stock below zero' from (select goodsId, sum(quantity) over (partition by goodsId order by id) as held from goodsMoves) where held < 0
    union all select 'redemption ' || x.number || ': points differ' from redemptions x left join pointEntries e on e.redemptionId = x.id where e.centi is not -x.centi
    union all select 'redemptions: numbers have a gap' where (select count(*) from redemptions) <> coalesce((select max(number) from redemptions), 0)`)).map((row) => row.what);
  const rows = await db.selectFrom('certificates').selectAll().orderBy('id').execute();
  const numbers = new Map((await readRows<{ volunteerId: number; volunteerNo: number }>(db, sql`select p.volunteerId, p.volunteerNo from ${peopleSql} p`)).map((row) => [row.volunteerId, row.volunteerNo]));
  // Without a signed-in person the vault is locked, and codes cannot be recomputed.
  if (vault.isOpen) {
    for (const row of rows) {
      const idNumber = vault.unseal('certificates.idNumber', row.id, row.idNumberSealed);
      if (checkCodeOf(vault, faceOf(row, numbers.get(row.volunteerId) ?? 0, idNumber), bodyOf(row, idNumber)) !== row.checkCode) faults.push(`certificate ${row.year}/${row.number}: does not bear its check code`);
    }
  }
  const [counted] = await readRows<Record<string, number>>(db, sql`select (select count(*) from certificates) as certificates, (select count(*) from awards where withdrawnAt is null) as awards, (select count(*) from pointEntries) as pointEntries`);
  return { counted: { ...counted }, faults };
}
