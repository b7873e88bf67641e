import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { Day } from '#shared/days.ts';
import type { ResidentId } from '#shared/ids.ts';
import type { RESIDENT_SORTS, ResidentFilter, residentsContract } from '#shared/residents/contract.ts';
import { readSearch } from '#shared/residents/search-text.ts';
import type { BaseContext, QueryContext } from '#electron/api/context.ts';
import { allOf, readNumber, readRows, type Reader } from './read-rows.ts';
import { filterConditions } from './resident-filter.ts';
import { readResidentRows } from './resident-rows.ts';
import { waysOfSearch, type Way } from './search-ways.ts';

type Sql = RawBuilder<unknown>;
type Sort = (typeof RESIDENT_SORTS)[number];

/** Where a page ended: in which way, at which key and id. Opaque to the caller; a foreign text just starts at the top. */
const cursorSchema = z.tuple([z.number().int().min(0).max(20), z.union([z.string(), z.number()]), z.number().int()]);
type Cursor = z.output<typeof cursorSchema>;

const writeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor), 'utf8').toString('base64url');

/** The cursor of a page, or null for a text that is none. */
export function readCursor(after: string | null): Cursor | null {
  if (after === null) return null;
  try {
    const parsed = cursorSchema.safeParse(JSON.parse(Buffer.from(after, 'base64url').toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** A prepared search: its ways in order, and what all of them have to meet. */
export interface Search { readonly ways: readonly Way[]; readonly conditions: readonly Sql[]; readonly descending: boolean }

const inHousehold = sql`households h cross join householdMembers m on m.householdId = h.id and m.validTo is null and m.withdrawnAt is null cross join residents r on r.id = m.residentId`;
const homeless = sql`not exists (select 1 from householdMembers m where m.residentId = r.id and m.validTo is null and m.withdrawnAt is null)`;

/** Ways through the whole register, for lists without a search text. Those who lack the key come last. */
const SORTED: Readonly<Record<Sort, readonly Way[]>> = {
  entered: [{ source: sql`residents r`, where: sql`true`, key: sql`r.id`, ofRow: sql`true` }],
  name: [{ source: sql`residents r`, where: sql`true`, key: sql`r.namePinyin`, ofRow: sql`true` }],
  age: [
    { source: sql`residents r`, where: sql`r.birthDate is not null`, key: sql`r.birthDate`, ofRow: sql`r.birthDate is not null` },
    { source: sql`residents r`, where: sql`r.birthDate is null`, key: sql`r.id`, ofRow: sql`r.birthDate is null` },
  ],
  household: [
    { source: inHousehold, where: sql`true`, key: sql`h.householdNo`, ofRow: sql`not ${homeless}` },
    { source: sql`residents r`, where: homeless, key: sql`r.id`, ofRow: homeless },
  ],
};

/** Ages rise as birth dates fall, so sorting by age turns the order of the index round. */
export async function prepareSearch(db: Reader, ctx: Pick<BaseContext, 'vault' | 'clock'>, filter: ResidentFilter, sort: Sort, descending: boolean): Promise<Search> {
  const conditions = filterConditions(filter, ctx.clock.today());
  const words = readSearch(filter.search);
  if (words.length === 0) return { ways: SORTED[sort], conditions, descending: sort === 'age' ? !descending : descending };
  const { ways, narrowedBy } = await waysOfSearch(db, ctx.vault, words);
  return { ways, conditions: [...narrowedBy, ...conditions], descending: false };
}

/** All conditions of one way: its own, those of the search, and not found by an earlier way. */
function conditionsOf(search: Search, index: number): Sql[] {
  const earlier = search.ways.slice(0, index).map((way) => sql`not coalesce(${way.ofRow}, false)`);
  return [search.ways[index]!.where, ...search.conditions, ...earlier];
}

/** Ids of one page, in order; `next` when there may be more. */
export async function searchPage(db: Reader, search: Search, limit: number, after: Cursor | null): Promise<{ ids: ResidentId[]; next: string | null }> {
  const found: { id: ResidentId; key: string | number; way: number }[] = [];
  const direction = search.descending ? sql`desc` : sql`asc`;
  for (let index = after?.[0] ?? 0; index < search.ways.length && found.length <= limit; index += 1) {
    const way = search.ways[index]!;
    const conditions = conditionsOf(search, index);
    if (after !== null && after[0] === index) conditions.push(sql`(${way.key}, r.id) ${search.descending ? sql`<` : sql`>`} (${after[1]}, ${after[2]})`);
    const rows = await readRows<{ id: ResidentId; key: string | number }>(db, sql`
      select r.id as id, ${way.key} as key from ${way.source} where ${allOf(conditions)} order by ${way.key} ${direction}, r.id ${direction} limit ${limit + 1 - found.length}`);
    found.push(...rows.map((row) => ({ ...row, way: index })));
  }
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return { ids: page.map((row) => row.id), next: found.length > limit && last !== undefined ? writeCursor([last.way, last.key, last.id]) : null };
}

/** How many residents a search finds. */
export async function countSearch(db: Reader, search: Search): Promise<number> {
  let total = 0;
  for (let index = 0; index < search.ways.length; index += 1) {
    total += await readNumber(db, sql`select count(*) as n from ${search.ways[index]!.source} where ${allOf(conditionsOf(search, index))}`);
  }
  return total;
}

/** One page of the list, masked. */
export async function listResidents(ctx: QueryContext, input: InputOf<typeof residentsContract.list>): Promise<OutputOf<typeof residentsContract.list>> {
  const search = await prepareSearch(ctx.db, ctx, input, input.sort, input.descending);
  const { ids, next } = await searchPage(ctx.db, search, input.limit, readCursor(input.after));
  const today: Day = ctx.clock.today();
  const [rows, total] = await Promise.all([readResidentRows(ctx.db, ids, today), input.withTotal ? countSearch(ctx.db, search) : null]);
  return { rows, next, total };
}
