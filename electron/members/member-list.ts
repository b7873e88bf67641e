import { sql } from 'kysely';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import type { MemberRow } from '#shared/members/contract.ts';
import type { MemberStatus } from '#shared/members/words.ts';
import { normaliseSearchText } from '#shared/pinyin.ts';

/** Members by number; search reads member number, name, pinyin, initials and household number. */
export async function listMembers(db: Reads, filter: { search: string; status?: MemberStatus | undefined }): Promise<MemberRow[]> {
  const text = normaliseSearchText(filter.search);
  const like = `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
  const found = text === '' ? sql`true` : sql`(m.memberNo like ${like} escape '\\' or r.name like ${like} escape '\\' or r.namePinyin like ${like} escape '\\' or r.nameInitials like ${like} escape '\\' or h.householdNo like ${like} escape '\\')`;
  const rows = await readRows<Omit<MemberRow, 'alive'> & { alive: number }>(db, sql`
    select m.id as memberId, m.residentId, m.memberNo, r.name, r.sex, r.birthDate, coalesce(r.idNumberMasked, '') as idNumberMasked, h.householdNo,
      (select hr.name from householdMembers hm join residents hr on hr.id = hm.residentId where hm.householdId = h.id and hm.relationCode = '02' and hm.validTo is null and hm.withdrawnAt is null) as headName,
      coalesce(h.address, '') as address, m.acquiredHow, m.acquiredOn, m.basis, m.resolutionRef, m.status, m.statusOn, m.statusReason, m.retainedUntil, r.status <> 'dead' as alive,
      coalesce((select sum(quantity) from shareEvents s where s.residentId = m.residentId), 0) as shares
    from members m join residents r on r.id = m.residentId
    left join householdMembers p on p.residentId = r.id and p.validTo is null and p.withdrawnAt is null left join households h on h.id = p.householdId
    where ${found} and (${filter.status ?? null} is null or m.status = ${filter.status ?? null}) order by m.memberNo`);
  return rows.map((row) => ({ ...row, sex: row.sex, alive: row.alive === 1 }));
}
