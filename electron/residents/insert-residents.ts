/**
 * Many residents at once: for imports, the entry grid and the practice community. Rows are judged by the caller with the rules of
 * `judge-person.ts`, `facts.ts` and `bank-accounts.ts`; here they are sealed, indexed and written, some hundreds to a statement, the next
 * being made ready while the database writes.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql, type RawBuilder } from 'kysely';
import { maskBankAccount } from '#shared/bank-card.ts';
import type { Day } from '#shared/days.ts';
import { id, type FlatId, type GridId, type HouseholdId, type ResidentId } from '#shared/ids.ts';
import type { FactKind } from '#shared/person-as-of.ts';
import { gramsOf } from '#shared/residents/search-text.ts';
import type { CommandContext } from '#electron/api/context.ts';
import type { JudgedAccount } from './bank-accounts.ts';
import { nextHouseholdNo, placeOfFlat } from './household-moves.ts';
import { idNumberColumns, searchColumns, type JudgedPerson } from './judge-person.ts';
import { nextId } from './next-id.ts';
import { readRows } from './read-rows.ts';

/** One resident to be written. */
export interface NewResident {
  readonly person: JudgedPerson;
  /** The household by its number: an active one of the register, or a new one, made once for all rows that name it. Null: none. */
  readonly household: NewHousehold | null;
  /** Relation to the head (GB/T 4761); '02' once per household. */
  readonly relationCode: string;
  /** First day of the membership; never before the person was born or his household opened. */
  readonly since: Day;
  readonly facts: readonly { readonly fact: FactKind; readonly value: string; readonly validFrom: Day; readonly validTo?: Day | null; readonly basis: string; readonly detail?: string }[];
  readonly bankAccount: (JudgedAccount & { readonly validFrom: Day }) | null;
  /** Died or moved out before he was entered: ends everything on the day and is entered as an event. */
  readonly left?: { readonly kind: 'death' | 'movedOut'; readonly on: Day } | null;
}

export interface NewHousehold {
  /** '' = a household of its own with the next free number. */
  readonly householdNo: string;
  readonly kind?: 'family' | 'collective';
  readonly gridId?: GridId | null;
  readonly flatId?: FlatId | null;
  readonly address?: string;
}

/** People to a turn of the event loop: sealing and indexing one takes some 50 µs, and nobody else is answered meanwhile. Progress and cancelling come between two turns. */
const CHUNK = 250;

/** Households to a statement. */
const HOUSEHOLDS = 1000;

/** From so many rows on the writer gets room: its dozen indexes are filled at random, and a small cache would write each page many times. */
const ROOM_FROM = 5_000;

export interface Inserted { readonly residentIds: ResidentId[]; readonly householdIds: (HouseholdId | null)[]; readonly newHouseholds: number }

/**
 * Writes the rows in order and returns their ids in the same order. Cancelling and faults roll the command back.
 * Breaks on a number that another resident has or a second head: callers look for those first and say so by name.
 */
export async function insertResidents(ctx: CommandContext, rows: readonly NewResident[], label = 'residents'): Promise<Inserted> {
  const { idByNo, idOfRow, opened } = await openHouseholds(ctx, rows);
  const firstResident = await nextId<'resident'>(ctx, 'residents');
  const counters = { fact: await nextId<'fact'>(ctx, 'residentFacts'), account: await nextId<'bankAccount'>(ctx, 'bankAccounts') };
  const giveBack = rows.length >= ROOM_FROM ? await makeRoom(ctx) : undefined;
  const residentIds: ResidentId[] = [];
  const householdIds: (HouseholdId | null)[] = [];
  let writing: Promise<void> = Promise.resolve();
  try {
    for (let start = 0; start < rows.length; start += CHUNK) {
      ctx.signal.throwIfAborted();
      const chunk = rows.slice(start, start + CHUNK).map((row, index): Prepared => {
        const householdId = row.household === null ? null : row.household.householdNo === '' ? idOfRow.get(row)! : idByNo.get(row.household.householdNo)!;
        return { row, residentId: id<'resident'>(firstResident + start + index), householdId };
      });
      const statements = statementsFor(ctx, chunk, counters);
      await writing;
      if (start > 0) {
        ctx.fail('residents.insertChunk');
        ctx.progress({ done: start, total: rows.length, label });
      }
      writing = writeAll(ctx, statements);
      // Told at the next await of `writing`; here it only must not count as unhandled meanwhile.
      writing.catch(() => undefined);
      for (const item of chunk) {
        residentIds.push(item.residentId);
        householdIds.push(item.householdId);
      }
      await nextTurn();
    }
    await writing;
    ctx.fail('residents.insertChunk');
    ctx.progress({ done: rows.length, total: rows.length, label });
  } finally {
    // A statement still to come must not run after the rollback, outside of any transaction.
    await writing.catch(() => undefined);
    await giveBack?.();
  }
  return { residentIds, householdIds, newHouseholds: opened };
}

/** Everything a chunk writes, sealed and indexed. */
function statementsFor(ctx: CommandContext, chunk: readonly Prepared[], counters: Counters): RawBuilder<unknown>[] {
  return [peopleOf(ctx, chunk), gramsOfNames(chunk), membersOf(ctx, chunk), factsOf(ctx, chunk, counters), accountsOf(ctx, chunk, counters), ...departuresOf(ctx, chunk)];
}

async function writeAll(ctx: CommandContext, statements: readonly RawBuilder<unknown>[]): Promise<void> {
  for (const statement of statements) await statement.execute(ctx.trx);
}

interface Prepared { readonly row: NewResident; readonly residentId: ResidentId; readonly householdId: HouseholdId | null }
interface Counters { fact: number; account: number }

/** Lets the writer keep 200 MB of pages; the answer puts it back to what it had. */
async function makeRoom(ctx: CommandContext): Promise<() => Promise<void>> {
  const { rows } = await sql<{ cache_size: number }>`pragma cache_size`.execute(ctx.trx);
  await sql`pragma cache_size = -200000`.execute(ctx.trx);
  return async () => void (await sql`pragma cache_size = ${sql.lit(rows[0]?.cache_size ?? -2000)}`.execute(ctx.trx));
}

/** Recorded by whom and when, as SQL values for `recordedAt, recordedByUserId`. */
const stamp = (ctx: CommandContext): { at: string; by: number } => ({ at: ctx.clock.now(), by: ctx.actor.userId });

async function openHouseholds(ctx: CommandContext, rows: readonly NewResident[]): Promise<{ idByNo: Map<string, HouseholdId>; idOfRow: Map<NewResident, HouseholdId>; opened: number }> {
  const wanted = [...new Set(rows.flatMap((row) => (row.household === null || row.household.householdNo === '' ? [] : [row.household.householdNo])))];
  const known = await readRows<{ id: HouseholdId; householdNo: string }>(ctx.trx, sql`select id, householdNo from households where householdNo in (select value from json_each(${JSON.stringify(wanted)}))`);
  const idByNo = new Map(known.map((row) => [row.householdNo, row.id]));
  const idOfRow = new Map<NewResident, HouseholdId>();
  // Asked only when somebody needs it: the question reads every number of the series.
  let free = rows.some((row) => row.household?.householdNo === '') ? Number((await nextHouseholdNo(ctx.trx)).slice(1)) : 0;
  const last = await ctx.trx.selectFrom('households').select((e) => e.fn.max<number | null>('id').as('last')).executeTakeFirst();
  let next = (last?.last ?? 0) + 1;
  const taken = new Set(wanted);
  const made: { id: number; householdNo: string; kind: string; gridId: number | null; flatId: number | null; address: string; openedOn: Day }[] = [];
  const byNo = new Map<string, (typeof made)[number]>();
  for (const row of rows) {
    const { household } = row;
    if (household === null || idByNo.has(household.householdNo)) {
      const waiting = household === null ? undefined : byNo.get(household.householdNo);
      if (waiting !== undefined && row.since < waiting.openedOn) waiting.openedOn = row.since;
      continue;
    }
    let { householdNo } = household;
    while (householdNo === '' || (household.householdNo === '' && taken.has(householdNo))) householdNo = `H${String(free++).padStart(4, '0')}`;
    const flat = household.flatId === null || household.flatId === undefined ? null : await placeOfFlat(ctx.trx, household.flatId);
    const entry = { id: next, householdNo, kind: household.kind ?? 'family', gridId: flat?.gridId ?? household.gridId ?? null, flatId: household.flatId ?? null, address: household.address ?? flat?.address ?? '', openedOn: row.since };
    made.push(entry);
    if (household.householdNo === '') idOfRow.set(row, id<'household'>(next));
    else {
      idByNo.set(householdNo, id<'household'>(next));
      byNo.set(householdNo, entry);
    }
    next += 1;
  }
  for (let start = 0; start < made.length; start += HOUSEHOLDS) {
    await sql`insert into households (id, householdNo, kind, gridId, flatId, address, status, openedOn, closedOn, version, createdAt)
      select value ->> 'id', value ->> 'householdNo', value ->> 'kind', value ->> 'gridId', value ->> 'flatId', value ->> 'address', 'active', value ->> 'openedOn', null, 1, ${ctx.clock.now()}
      from json_each(${JSON.stringify(made.slice(start, start + HOUSEHOLDS))}) order by key`.execute(ctx.trx);
  }
  return { idByNo, idOfRow, opened: made.length };
}

function peopleOf(ctx: CommandContext, chunk: readonly Prepared[]): RawBuilder<unknown> {
  const values = chunk.map(({ row: { person, left }, residentId }) => {
    const idColumns = idNumberColumns(ctx.vault, residentId, person.idNumber);
    const search = searchColumns(person);
    const status = left === null || left === undefined ? 'living' : left.kind === 'death' ? 'dead' : 'movedOut';
    return [residentId, person.name, search.namePinyin, search.nameInitials, person.sex, person.birthDate, person.idKind, idColumns.idNumberSealed?.toString('hex') ?? null,
      idColumns.idNumberIndex, idColumns.idTail4Index, idColumns.idTail6Index, idColumns.idNumberMasked, person.phone, search.phoneReversed, status, left?.on ?? null, person.note];
  });
  const { at } = stamp(ctx);
  return sql`insert into residents (id, name, namePinyin, nameInitials, sex, birthDate, idKind, idNumberSealed, idNumberIndex, idTail4Index, idTail6Index, idNumberMasked,
      phone, phoneReversed, status, statusSince, note, version, createdAt, updatedAt)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, unhex(value ->> 7),
      value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13,
      value ->> 14, value ->> 15, value ->> 16, 1, ${at}, ${at}
    from json_each(${JSON.stringify(values)}) order by key`;
}

function gramsOfNames(chunk: readonly Prepared[]): RawBuilder<unknown> {
  const pairs = chunk.flatMap(({ row, residentId }) => gramsOf(row.person.name).map((gram) => [gram, residentId] as const));
  return sql`insert into residentGrams (gram, residentId) select value ->> 0, value ->> 1 from json_each(${JSON.stringify(pairs)}) order by 1, 2`;
}

function membersOf(ctx: CommandContext, chunk: readonly Prepared[]): RawBuilder<unknown> {
  const values = chunk.flatMap(({ row, residentId, householdId }) => (householdId === null ? [] : [[householdId, residentId, row.relationCode, row.since, row.left?.on ?? null] as const]));
  const { at, by } = stamp(ctx);
  return sql`insert into householdMembers (householdId, residentId, relationCode, validFrom, validTo, recordedAt, recordedByUserId)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, ${at}, ${by} from json_each(${JSON.stringify(values)}) order by key`;
}

function factsOf(ctx: CommandContext, chunk: readonly Prepared[], counters: Counters): RawBuilder<unknown> {
  const values = chunk.flatMap(({ row, residentId }) => row.facts.flatMap((fact) => {
    const end = row.left?.on ?? null;
    // A fact that would only have begun after he had left never held.
    if (end !== null && fact.validFrom > end) return [];
    const validTo = end === null ? fact.validTo ?? null : fact.validTo === null || fact.validTo === undefined || fact.validTo > end ? end : fact.validTo;
    const factId = counters.fact++;
    const detail = fact.detail ?? '';
    return [[factId, residentId, fact.fact, fact.value, detail === '' ? null : ctx.vault.seal('residentFacts.detail', factId, detail).toString('hex'), fact.validFrom, validTo, fact.basis]];
  }));
  const { at, by } = stamp(ctx);
  return sql`insert into residentFacts (id, residentId, fact, value, detailSealed, validFrom, validTo, basis, recordedAt, recordedByUserId)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3, unhex(value ->> 4), value ->> 5, value ->> 6, value ->> 7, ${at}, ${by} from json_each(${JSON.stringify(values)}) order by key`;
}

function accountsOf(ctx: CommandContext, chunk: readonly Prepared[], counters: Counters): RawBuilder<unknown> {
  const values = chunk.flatMap(({ row, residentId }) => {
    if (row.bankAccount === null) return [];
    const account = row.bankAccount;
    const accountId = counters.account++;
    return [[accountId, residentId, account.kind, account.cardType, ctx.vault.seal('bankAccounts.number', accountId, account.number).toString('hex'), ctx.vault.blindIndex('bankAccount', account.number),
      maskBankAccount(account.number), account.bankName, account.bankCode, account.holderName, account.holderRelation, account.validFrom]];
  });
  const { at, by } = stamp(ctx);
  return sql`insert into bankAccounts (id, residentId, kind, cardType, numberSealed, numberIndex, numberMasked, bankName, bankCode, holderName, holderRelation, validFrom, recordedAt, recordedByUserId)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3, unhex(value ->> 4), value ->> 5, value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 10, value ->> 11, ${at}, ${by}
    from json_each(${JSON.stringify(values)}) order by key`;
}

function departuresOf(ctx: CommandContext, chunk: readonly Prepared[]): RawBuilder<unknown>[] {
  const values = chunk.flatMap(({ row, residentId, householdId }) => (row.left === null || row.left === undefined ? [] : [[row.left.kind, row.left.on, residentId, householdId] as const]));
  if (values.length === 0) return [];
  const { at, by } = stamp(ctx);
  return [sql`insert into lifeEvents (kind, occurredOn, residentId, householdId, data, note, recordedAt, recordedByUserId)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3, '{}', '', ${at}, ${by} from json_each(${JSON.stringify(values)}) order by key`];
}
