/** The filters of the list of residents as conditions on `r`. */
import { sql, type RawBuilder } from 'kysely';
import { addMonths, type Day } from '#shared/days.ts';
import type { ResidentFilter, ToFixResident } from '#shared/residents/contract.ts';
import { customCondition } from './custom-fields.ts';

type Sql = RawBuilder<unknown>;

const livingMember = (extra: Sql): Sql => sql`exists (select 1 from householdMembers m where m.residentId = r.id and m.validTo is null and m.withdrawnAt is null${extra})`;
const account = (extra: Sql): Sql => sql`exists (select 1 from bankAccounts b where b.residentId = r.id and b.validTo is null and b.withdrawnAt is null${extra})`;

function accountCondition(kind: NonNullable<ResidentFilter['account']>): Sql {
  if (kind === 'none') return sql`not ${account(sql``)}`;
  return account(kind === 'socialSecurity' ? sql` and b.cardType = 'socialSecurity'` : sql` and b.kind = ${kind} and b.cardType = 'bank'`);
}

/** What is wrong with a resident's entry (B8), as conditions on `r`. The plus: as in `filterConditions`. */
export function toFixCondition(kind: ToFixResident, today: Day): Sql {
  switch (kind) {
    case 'idMissing':
      return sql`r.status = 'living' and r.idNumberSealed is null`;
    case 'birthMissing':
      return sql`r.status = 'living' and r.birthDate is null`;
    case 'bankMissing':
      return sql`r.status = 'living' and not ${account(sql``)}`;
    case 'phoneMissing':
      return sql`r.status = 'living' and r.phone = ''`;
    case 'noHousehold':
      return sql`r.status = 'living' and not ${livingMember(sql``)}`;
    case 'deadActive':
      return sql`r.status = 'dead' and (${livingMember(sql``)} or exists (select 1 from residentFacts f where f.residentId = r.id and f.withdrawnAt is null and (f.validTo is null or f.validTo > r.statusSince)))`;
    case 'minorHead':
      return sql`+r.status = 'living' and r.birthDate > ${addMonths(today, -18 * 12)} and ${livingMember(sql` and m.relationCode = '02'`)}`;
    case 'sharedAccount':
      // Numbers that stand at two people are few: they are found once, not asked for at everybody.
      return sql`+r.status = 'living' and r.id in (select b.residentId from bankAccounts b where b.validTo is null and b.withdrawnAt is null and b.numberIndex in (
        select o.numberIndex from bankAccounts o where o.validTo is null and o.withdrawnAt is null group by o.numberIndex having min(o.residentId) <> max(o.residentId)))`;
  }
}

function factCondition({ fact, value }: ResidentFilter['facts'][number], today: Day): Sql {
  const today_ = sql`f.withdrawnAt is null and f.validFrom <= ${today} and (f.validTo is null or f.validTo >= ${today})`;
  if (value === 'none') return sql`not exists (select 1 from residentFacts f where f.residentId = r.id and f.fact = ${fact} and ${today_})`;
  return sql`r.id in (select f.residentId from residentFacts f where f.fact = ${fact}${value === null ? sql`` : sql` and f.value = ${value}`} and ${today_})`;
}

/** Every condition of a filter except its search text. A kind of mistake says by itself whom it concerns, whatever their status. */
export function filterConditions(filter: ResidentFilter, today: Day): Sql[] {
  // An entry that was merged into another is found through that one.
  const conditions: Sql[] = [sql`r.mergedIntoId is null`];
  if (filter.toFix !== null) conditions.push(toFixCondition(filter.toFix, today));
  // The plus keeps SQLite from walking the index of statuses, where nearly everybody is 'living', instead of that of the search.
  else if (filter.status !== null) conditions.push(filter.status === 'living' || filter.search !== '' ? sql`+r.status = ${filter.status}` : sql`r.status = ${filter.status}`);
  if (filter.sex !== null) conditions.push(sql`r.sex = ${filter.sex}`);
  // Born on or before the day n years ago: the last day of February takes in the 29th, whose birthday is then 1 March.
  if (filter.ageFrom !== null) conditions.push(sql`r.birthDate <= ${addMonths(today, -12 * filter.ageFrom)}`);
  if (filter.ageTo !== null) conditions.push(sql`r.birthDate > ${addMonths(today, -12 * (filter.ageTo + 1))}`);
  if (filter.gridId !== null) conditions.push(livingMember(sql` and exists (select 1 from households h where h.id = m.householdId and h.gridId = ${filter.gridId})`));
  if (filter.buildingId !== null || filter.unitId !== null) {
    const part = filter.unitId === null ? sql`u.buildingId = ${filter.buildingId}` : sql`u.id = ${filter.unitId}`;
    conditions.push(sql`r.id in (select m.residentId from units u join flats f on f.unitId = u.id join households h on h.flatId = f.id
      join householdMembers m on m.householdId = h.id and m.validTo is null and m.withdrawnAt is null where ${part})`);
  }
  for (const fact of filter.facts) conditions.push(factCondition(fact, today));
  if (filter.account !== null) conditions.push(accountCondition(filter.account));
  if (filter.custom !== null) conditions.push(customCondition(filter.custom));
  return conditions;
}
