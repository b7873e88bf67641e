/**
 * Memberships, facts and accounts in a merge. As everywhere, a dated row is withdrawn and another is added, so what was known before the
 * merge can be read again and a list computed then gives the same lines. Of each kind one entry's rows lead; the other's fill the times
 * for which the leading ones say nothing.
 */
import { sql } from 'kysely';
import { addDays, type Day } from '#shared/days.ts';
import type { Side } from '#shared/duplicates/words.ts';
import type { ResidentId } from '#shared/ids.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import type { Columns, Journal } from './journal.ts';

/** The end of a row that holds until further notice. */
const LAST = '9999-12-31' as Day;

type Table = 'householdMembers' | 'residentFacts' | 'bankAccounts' | 'welfareListEntries';
type Row = Columns & { readonly id: number; readonly residentId: ResidentId; readonly validFrom: Day; readonly validTo: Day | null };

export interface Pair { readonly survivorId: ResidentId; readonly loserId: ResidentId }

const overlaps = (a: Row, b: Row): boolean => a.validFrom <= (b.validTo ?? LAST) && (a.validTo ?? LAST) >= b.validFrom;
async function standing(context: CommandContext, table: Table, residentId: ResidentId): Promise<Row[]> {
  return readRows<Row>(context.trx, sql`select * from ${sql.table(table)} where residentId = ${residentId} and withdrawnAt is null order by validFrom, id`);
}

async function withdrawRow(context: CommandContext, journal: Journal, table: Table, row: Row): Promise<void> {
  await journal.update(table, { id: row.id }, { withdrawnAt: context.clock.now(), withdrawnByUserId: context.actor.userId });
}

type Span = Pick<Row, 'validFrom' | 'validTo'>;

/** The times of a row for which none of the others says anything. Others come in the order of their days. */
export function gapsOf(row: Span, others: readonly Span[]): Span[] {
  const gaps: Span[] = [];
  let from: Day | null = row.validFrom;
  for (const other of others) {
    if (from === null || other.validFrom > (row.validTo ?? LAST) || (other.validTo ?? LAST) < from) continue;
    if (other.validFrom > from) gaps.push({ validFrom: from, validTo: addDays(other.validFrom, -1) });
    from = other.validTo === null ? null : addDays(other.validTo, 1);
  }
  if (from !== null && from <= (row.validTo ?? LAST)) gaps.push({ validFrom: from, validTo: row.validTo });
  return gaps;
}

/** The same row for the entry that stays, for these days; what is sealed is sealed anew, for it is bound to its row. */
async function enterAnew(context: CommandContext, journal: Journal, table: Table, row: Row, survivorId: ResidentId, span: Span = row): Promise<number> {
  const { trx, vault, clock, actor } = context;
  const [{ id } = { id: 1 }] = await readRows<{ id: number }>(trx, sql`select coalesce(max(id), 0) + 1 as id from ${sql.table(table)}`);
  const sealed: Record<string, Buffer> = {};
  const detail = row['detailSealed'];
  const number = row['numberSealed'];
  if (Buffer.isBuffer(detail)) sealed['detailSealed'] = vault.seal('residentFacts.detail', id, vault.unseal('residentFacts.detail', row.id, detail));
  if (Buffer.isBuffer(number)) sealed['numberSealed'] = vault.seal('bankAccounts.number', id, vault.unseal('bankAccounts.number', row.id, number));
  return journal.insert(table, { ...row, ...sealed, validFrom: span.validFrom, validTo: span.validTo, id, residentId: survivorId, recordedAt: clock.now(), recordedByUserId: actor.userId, withdrawnAt: null, withdrawnByUserId: null });
}

/**
 * Brings the rows of one kind together: those of `lead` stand as they are, the others' stand for the days left. Says which row of the
 * entry that stays now stands for which of the other's.
 */
async function bringTogether(context: CommandContext, journal: Journal, table: Table, pair: Pair, lead: Side, ofKind: (row: Row) => boolean): Promise<Map<number, number>> {
  const own = (await standing(context, table, pair.survivorId)).filter((row) => ofKind(row));
  const theirs = (await standing(context, table, pair.loserId)).filter((row) => ofKind(row));
  const became = new Map<number, number>();
  for (const row of theirs) await withdrawRow(context, journal, table, row);
  if (lead === 'loser') {
    const yielding = own.filter((row) => theirs.some((other) => overlaps(row, other)));
    for (const row of yielding) await withdrawRow(context, journal, table, row);
    for (const row of theirs) became.set(row.id, await enterAnew(context, journal, table, row, pair.survivorId));
    for (const row of yielding) for (const gap of gapsOf(row, theirs)) await enterAnew(context, journal, table, row, pair.survivorId, gap);
    return became;
  }
  for (const row of theirs) {
    const entered: number[] = [];
    for (const gap of gapsOf(row, own)) entered.push(await enterAnew(context, journal, table, row, pair.survivorId, gap));
    const stands = own.find((other) => overlaps(row, other))?.id ?? entered[0];
    if (stands !== undefined) became.set(row.id, stands);
  }
  return became;
}

/** Memberships: then a household that nobody is left in closes. */
export async function mergeMemberships(context: CommandContext, journal: Journal, pair: Pair, lead: Side): Promise<void> {
  const before = await readRows<{ householdId: number }>(context.trx, sql`select distinct householdId from householdMembers where residentId in (${pair.survivorId}, ${pair.loserId}) and validTo is null and withdrawnAt is null`);
  await bringTogether(context, journal, 'householdMembers', pair, lead, () => true);
  const today = context.clock.today();
  for (const { householdId } of before) {
    const [household] = await readRows<{ openedOn: Day; version: number }>(context.trx, sql`select h.openedOn, h.version from households h where h.id = ${householdId} and h.status = 'active'
      and not exists (select 1 from householdMembers m where m.householdId = h.id and m.validTo is null and m.withdrawnAt is null)`);
    if (household === undefined) continue;
    await journal.update('households', { id: householdId }, { status: 'closed', closedOn: household.openedOn > today ? household.openedOn : today, version: household.version + 1 });
  }
}

export async function mergeAccounts(context: CommandContext, journal: Journal, pair: Pair, lead: Side): Promise<void> {
  await bringTogether(context, journal, 'bankAccounts', pair, lead, () => true);
}

/** Places on lists, list by list: the entry that stays keeps its days, the other's fill the rest. */
export async function mergeListEntries(context: CommandContext, journal: Journal, pair: Pair): Promise<void> {
  const lists = await readRows<{ listId: number }>(context.trx, sql`select distinct listId from welfareListEntries where residentId = ${pair.loserId} and withdrawnAt is null order by listId`);
  for (const { listId } of lists) await bringTogether(context, journal, 'welfareListEntries', pair, 'survivor', (row) => row['listId'] === listId);
}

/** Facts, kind by kind. A member's own fact goes along. */
export async function mergeFacts(context: CommandContext, journal: Journal, pair: Pair, leadOf: (fact: string) => Side): Promise<Map<number, number>> {
  const kinds = await readRows<{ fact: string }>(context.trx, sql`select distinct fact from residentFacts where residentId in (${pair.survivorId}, ${pair.loserId}) and withdrawnAt is null order by fact`);
  const became = new Map<number, number>();
  for (const { fact } of kinds) {
    for (const [from, to] of await bringTogether(context, journal, 'residentFacts', pair, leadOf(fact), (row) => row['fact'] === fact)) became.set(from, to);
  }
  return became;
}
