/** Finds the persons and households that rows of balances name. */
import { sql } from 'kysely';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import type { Vault } from '#electron/vault/vault.ts';
import type { HouseholdId, ResidentId } from '#shared/ids.ts';
import type { BalanceRow } from '#shared/opening/balance-rows.ts';
import type { RowReason } from '#shared/opening/words.ts';

export interface Named { readonly residentId: ResidentId | null; readonly householdId: HouseholdId | null; readonly words: string; readonly fault: { reason: RowReason; shown: string } | null }
export type NamePeople = (row: BalanceRow) => Named;

interface Person { residentId: ResidentId; name: string; idIndex: string | null; householdNo: string | null }

/**
 * Answers for every row whom it names: by the ID number alone, or by name (with the household's number where several share it).
 * A row that names nobody answers nulls. Faults: `personUnknown`, `personSeveral`, `householdUnknown`.
 */
export async function namePeople(db: Reads, vault: Pick<Vault, 'blindIndex'>, rows: readonly BalanceRow[]): Promise<NamePeople> {
  const [names, numbers, households] = [(row: BalanceRow) => row.person, (row: BalanceRow) => row.idNumber, (row: BalanceRow) => row.householdNo]
    .map((pick) => [...new Set(rows.map(pick).filter((text) => text !== ''))]) as [string[], string[], string[]];
  const indexes = new Map(numbers.map((number) => [number, vault.blindIndex('idNumber', number)]));
  const people = names.length + numbers.length === 0 ? [] : await readRows<Person>(db, sql`
    select r.id as residentId, r.name, r.idNumberIndex as idIndex, h.householdNo
    from residents r left join householdMembers m on m.residentId = r.id and m.validTo is null and m.withdrawnAt is null left join households h on h.id = m.householdId
    where r.mergedIntoId is null and (r.name in (select value from json_each(${JSON.stringify(names)})) or r.idNumberIndex in (select value from json_each(${JSON.stringify([...indexes.values()])})))`);
  const homes = households.length === 0 ? [] : await readRows<{ householdId: HouseholdId; householdNo: string }>(db, sql`
    select id as householdId, householdNo from households where householdNo in (select value from json_each(${JSON.stringify(households)}))`);
  const homeOf = new Map(homes.map((home) => [home.householdNo, home.householdId]));
  return (row) => {
    const householdId = row.householdNo === '' ? null : (homeOf.get(row.householdNo) ?? null);
    const nobody = { residentId: null, householdId, words: row.householdNo };
    if (row.householdNo !== '' && householdId === null) return { ...nobody, fault: { reason: 'householdUnknown', shown: row.householdNo } };
    if (row.person === '' && row.idNumber === '') return { ...nobody, fault: null };
    const index = indexes.get(row.idNumber);
    const found = people.filter((one) => (index === undefined ? one.name === row.person && (row.householdNo === '' || one.householdNo === row.householdNo) : one.idIndex === index && (row.person === '' || one.name === row.person)));
    const [first] = found;
    const shown = row.person === '' ? '—' : row.person;
    if (first === undefined) return { ...nobody, fault: { reason: 'personUnknown', shown } };
    if (new Set(found.map((one) => one.residentId)).size > 1) return { ...nobody, fault: { reason: 'personSeveral', shown } };
    return { residentId: first.residentId, householdId, words: [first.name, row.householdNo].filter((part) => part !== '').join(' '), fault: null };
  };
}
