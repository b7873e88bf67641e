/** People as the search compares them. ID numbers are opened here for as long as the search runs, and nowhere written. */
import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '#shared/days.ts';
import type { ResidentId } from '#shared/ids.ts';
import { plainCode } from '#shared/half-width.ts';
import { comparableId, neighboursOf } from '#shared/duplicates/near-id.ts';
import { listOf, readRows, type Reader } from '#electron/residents/read-rows.ts';
import type { Vault } from '#electron/vault/vault.ts';
import type { Searched } from './find-pairs.ts';

type Row = [id: ResidentId, name: string, pinyin: string, sex: string, birthDate: string | null, phone: string, accountIndex: string | null, accountMasked: string | null, address: string | null, householdId: number | null, idIndex: string | null, sealed: string | null];

/** Ciphertext as hexadecimal in one JSON text: a tenth of the cost of as many rows. */
const columns = sql`r.id, r.name, r.namePinyin, r.sex, r.birthDate, r.phone, b.numberIndex, b.numberMasked, h.address, m.householdId, r.idNumberIndex, hex(r.idNumberSealed)`;
const joins = sql`left join householdMembers m on m.residentId = r.id and m.validTo is null and m.withdrawnAt is null left join households h on h.id = m.householdId
  left join bankAccounts b on b.residentId = r.id and b.validTo is null and b.withdrawnAt is null`;

/** Everybody who was not merged away, or those of `condition` on `r`, by id; a slice at a time. */
export async function* readSearched(db: Reader, vault: Vault, condition: RawBuilder<unknown> = sql`true`, turn: () => Promise<void> = () => Promise.resolve()): AsyncGenerator<Searched[]> {
  const SLICE = 1000;
  let after = 0;
  for (;;) {
    const [{ all } = { all: '[]' }] = await readRows<{ all: string }>(db, sql`select json_group_array(json_array(${columns})) as "all" from (
      select * from residents r where r.id > ${after} and r.mergedIntoId is null and ${condition} order by r.id limit ${SLICE}) r ${joins}`);
    const people: Searched[] = [];
    for (const row of JSON.parse(all) as Row[]) {
      people.push(personOf(vault, row));
      after = Math.max(after, row[0]);
      await turn();
    }
    if (people.length > 0) yield people;
    if (people.length < SLICE) return;
  }
}

function personOf(vault: Vault, [id, name, pinyin, sex, birthDate, phone, accountIndex, accountMasked, address, householdId, idIndex, sealed]: Row): Searched {
  const idNumber = sealed === null || sealed === '' ? '' : plainCode(vault.unseal('residents.idNumber', id, Buffer.from(sealed, 'hex'))).toUpperCase();
  return {
    id, name, pinyin, sex, birthDate, phone, accountIndex: accountIndex ?? '', accountMasked: accountMasked ?? '', address: address ?? '', householdId, hasId: comparableId(idNumber) !== null, idIndex: idIndex ?? '', idNumber,
  };
}

/** These people, in the order of their ids. */
export async function readThese(db: Reader, vault: Vault, ids: readonly number[]): Promise<Searched[]> {
  const people: Searched[] = [];
  for await (const slice of readSearched(db, vault, sql`r.id in ${listOf(ids)}`)) people.push(...slice);
  return people;
}

/** Who changed since a moment: their own entry, their account, their household or its address. */
export async function readChanged(db: Reader, since: Instant): Promise<ResidentId[]> {
  const rows = await readRows<{ id: ResidentId }>(db, sql`
    select r.id from residents r where r.updatedAt > ${since} and r.mergedIntoId is null
    union select b.residentId from bankAccounts b where b.recordedAt > ${since} or b.withdrawnAt > ${since}
    union select m.residentId from householdMembers m where m.recordedAt > ${since} or m.withdrawnAt > ${since}
    union select m.residentId from fieldChanges c join householdMembers m on m.householdId = c.entityId and m.validTo is null and m.withdrawnAt is null where c.entity = 'household' and c.at > ${since}
    order by 1`);
  return rows.map((row) => row.id);
}

/**
 * Whom a few people could be the same as, found by indexes alone: nobody's ID number is opened but theirs. Near numbers are made in
 * memory, all of them, and looked up by their keyed index.
 */
export async function readNearThese(db: Reader, vault: Vault, people: readonly Searched[], turn: () => Promise<void>): Promise<number[]> {
  const numbers: string[] = [];
  for (const person of people) {
    if (person.idNumber === '') continue;
    for (const near of neighboursOf(person.idNumber)) numbers.push(vault.blindIndex('idNumber', near));
    await turn();
  }
  const ids = listOf(people.map((person) => person.id));
  const rows = await readRows<{ id: number }>(db, sql`
    select r.id from residents r where r.idNumberIndex in ${listOf(numbers)}
    union select o.id from residents r join residents o on o.birthDate = r.birthDate and abs(length(o.name) - length(r.name)) <= 1 where r.id in ${ids}
    union select o.id from residents r join residents o on o.phone = r.phone and o.phone <> '' where r.id in ${ids}
    union select o.residentId from bankAccounts b join bankAccounts o on o.numberIndex = b.numberIndex and o.validTo is null and o.withdrawnAt is null where b.residentId in ${ids} and b.validTo is null and b.withdrawnAt is null
    union select o.id from residents r join residents o on o.namePinyin = r.namePinyin where r.id in ${ids} and r.namePinyin <> ''`);
  return rows.map((row) => row.id);
}
