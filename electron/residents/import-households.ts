/** The households and grids a roster brings along. */
import { sql } from 'kysely';
import type { Day } from '#shared/days.ts';
import type { GridId, HouseholdId } from '#shared/ids.ts';
import type { CommandContext } from '#electron/api/context.ts';
import { nextHouseholdNo } from './household-moves.ts';
import type { Decision } from './import-decisions.ts';
import type { Preview } from './import-previews.ts';
import { gridsByWord } from './import-register.ts';

/** Where a household of the file is now. */
export interface Home { readonly householdId: HouseholdId; readonly householdNo: string; hasHead: boolean }

/** Whether the decision puts its person into a household. */
const settles = (decision: Decision): boolean =>
  decision.as === 'new' || (decision.as === 'update' && decision.changes.some((change) => change.field === 'household'));

/** A grid for every grid word of the file; an unknown word becomes a new grid, as the preview has announced. */
export async function gridsOfFile(ctx: CommandContext, decisions: readonly Decision[]): Promise<Map<string, GridId>> {
  const known = await gridsByWord(ctx.trx);
  const words = new Set(decisions.flatMap(({ as, row }) => (as === 'new' || as === 'update' ? (row.read.person?.grid ?? []) : [])));
  for (const word of words) {
    if (known.has(word)) continue;
    const code = word.length <= 20 && !known.has(word) ? word : `G${known.size + 1}`;
    const { id } = await ctx.trx.insertInto('grids').values({ code, name: word, workerName: '', workerPhone: '', active: 1 }).returning('id').executeTakeFirstOrThrow();
    known.set(word, id);
  }
  return known;
}

/** Opens the households that are new, numbered as the file says or in the office's own series, with the address of the row that speaks for them. */
export async function householdsOfFile(ctx: CommandContext, preview: Preview, decisions: readonly Decision[], grids: ReadonlyMap<string, GridId>, since: Day): Promise<Map<string, Home>> {
  const homes = new Map<string, Home>();
  for (const [key, household] of preview.known.householdOfKey) homes.set(key, { householdId: household.householdId, householdNo: household.householdNo, hasHead: household.headResidentId !== null });
  const wanted = new Set(decisions.filter(settles).flatMap(({ row }) => (row.read.householdKey === null || homes.has(row.read.householdKey) ? [] : [row.read.householdKey])));
  const speaks = new Map(preview.rows.filter((row) => preview.known.leaders.has(row.read.row)).map((row) => [row.read.householdKey, row.read.person]));
  const last = await ctx.trx.selectFrom('households').select((e) => e.fn.max<number | null>('id').as('last')).executeTakeFirst();
  let id = last?.last ?? 0;
  let series = Math.max(Number((await nextHouseholdNo(ctx.trx)).slice(1)), ...[...wanted].map((key) => Number(/^no:H(\d{1,9})$/.exec(key)?.[1] ?? 0) + 1));
  const rows = [...wanted].map((key) => {
    const leader = speaks.get(key);
    id += 1;
    const householdNo = key.startsWith('no:') ? key.slice(3) : `H${String(series++).padStart(4, '0')}`;
    homes.set(key, { householdId: id as HouseholdId, householdNo, hasHead: false });
    return { id, householdNo, gridId: leader?.grid == null ? null : (grids.get(leader.grid) ?? null), address: leader?.address ?? '' };
  });
  await sql`
    insert into households (id, householdNo, kind, gridId, flatId, address, status, openedOn, closedOn, version, createdAt)
    select value->>'id', value->>'householdNo', 'family', value->>'gridId', null, value->>'address', 'active', ${since}, null, 1, ${ctx.clock.now()} from json_each(${JSON.stringify(rows)})`.execute(ctx.trx);
  return homes;
}
