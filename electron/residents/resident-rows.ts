/** How a resident is read for lists and files: everything masked that is protected. */
import { sql, type RawBuilder } from 'kysely';
import { ageOn, type Day } from '#shared/days.ts';
import type { FactKind } from '#shared/person-as-of.ts';
import type { ResidentId } from '#shared/ids.ts';
import { maskPhone } from '#shared/phone.ts';
import type { MemberRow, ResidentRow } from '#shared/residents/fields.ts';
import { listOf, readRow, readRows, type Reader } from './read-rows.ts';

export type Facts = Partial<Record<FactKind, string>>;
type Raw = Omit<ResidentRow, 'age' | 'phoneMasked'> & { phone: string };

/** Facts of a resident that hold today, as a JSON object. */
export const factsToday = (residentId: RawBuilder<unknown>, today: Day): RawBuilder<unknown> => sql`(select json_group_object(f.fact, f.value) from residentFacts f
  where f.residentId = ${residentId} and f.withdrawnAt is null and f.validFrom <= ${today} and (f.validTo is null or f.validTo >= ${today}))`;

/** Completed years today, or on the day of death. */
export function ageToday(row: { birthDate: Day | null; status: string; statusSince: Day | null }, today: Day): number | null {
  return row.birthDate === null ? null : ageOn(row.birthDate, row.status === 'dead' && row.statusSince !== null ? row.statusSince : today);
}

/** Rows for these residents, in this order. Never selects a sealed column. */
export async function readResidentRows(db: Reader, ids: readonly ResidentId[], today: Day): Promise<ResidentRow[]> {
  if (ids.length === 0) return [];
  // One JSON text instead of fifty rows: the driver takes longer to make the rows than the database to find them.
  const { all } = (await readRow<{ all: string }>(db, sql`
    select json_group_array(json_object('residentId', r.id, 'name', r.name, 'sex', r.sex, 'birthDate', r.birthDate, 'idKind', r.idKind, 'idNumberMasked', r.idNumberMasked,
      'phone', r.phone, 'status', r.status, 'statusSince', r.statusSince, 'householdId', m.householdId, 'householdNo', h.householdNo, 'relationCode', m.relationCode,
      'gridName', g.name, 'address', coalesce(h.address, ''),
      'headName', case when m.relationCode = '02' then r.name else (select hr.name from householdMembers hm join residents hr on hr.id = hm.residentId
        where hm.householdId = m.householdId and hm.relationCode = '02' and hm.validTo is null and hm.withdrawnAt is null) end,
      'facts', ${factsToday(sql`r.id`, today)},
      'bankAccountMasked', (select b.numberMasked from bankAccounts b where b.residentId = r.id and b.validTo is null and b.withdrawnAt is null),
      'accountKind', (select iif(b.cardType = 'socialSecurity', 'socialSecurity', b.kind) from bankAccounts b where b.residentId = r.id and b.validTo is null and b.withdrawnAt is null))) as "all"
    from residents r
      left join householdMembers m on m.residentId = r.id and m.validTo is null and m.withdrawnAt is null
      left join households h on h.id = m.householdId
      left join grids g on g.id = h.gridId
    where r.id in ${listOf(ids)}`))!;
  const byId = new Map((JSON.parse(all) as Raw[]).map((row) => [row.residentId, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const { phone, ...rest } = row;
    return [{ ...rest, age: ageToday(row, today), phoneMasked: maskPhone(phone) }];
  });
}

/** Members of a household: the present ones (head first), or those who left it (latest first). */
export async function readMembers(db: Reader, householdId: number, today: Day, which: 'present' | 'former'): Promise<MemberRow[]> {
  type Row = Omit<MemberRow, 'age' | 'phoneMasked' | 'facts'> & { phone: string; facts: string; statusSince: Day | null };
  const rows = await readRows<Row>(db, sql`
    select r.id as residentId, r.name, r.sex, r.birthDate, r.idNumberMasked, r.phone, r.status, r.statusSince, m.relationCode, m.validFrom, m.validTo, ${factsToday(sql`r.id`, today)} as facts
    from householdMembers m join residents r on r.id = m.residentId
    where m.householdId = ${householdId} and m.withdrawnAt is null and ${which === 'present' ? sql`m.validTo is null` : sql`m.validTo is not null
      and not exists (select 1 from householdMembers c where c.householdId = m.householdId and c.residentId = m.residentId and c.withdrawnAt is null and coalesce(c.validTo, '9999-12-31') > m.validTo)`}
    order by ${which === 'present' ? sql`m.relationCode, r.birthDate` : sql`m.validTo desc`}, r.id limit 500`);
  return rows.map(({ phone, facts, statusSince, ...rest }) => ({ ...rest, age: ageToday({ ...rest, statusSince }, today), phoneMasked: maskPhone(phone), facts: JSON.parse(facts) as Facts }));
}
