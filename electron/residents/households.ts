/** Lists and files of households. */
import { sql, type RawBuilder } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { HouseholdId } from '#shared/ids.ts';
import { normaliseSearchText } from '#shared/pinyin.ts';
import type { HouseholdFilter, residentsContract, ToFixHousehold } from '#shared/residents/contract.ts';
import type { HouseholdRow } from '#shared/residents/fields.ts';
import { readSearch } from '#shared/residents/search-text.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readChanges, readEvents } from './history.ts';
import { readCursor } from './list-residents.ts';
import { allOf, anyOf, beginsWith, readNumber, readRow, readRows } from './read-rows.ts';
import { readMembers } from './resident-rows.ts';
import { waysOfSearch } from './search-ways.ts';

type Sql = RawBuilder<unknown>;
type Contract = typeof residentsContract;

const present = sql`m.householdId = h.id and m.validTo is null and m.withdrawnAt is null`;
const head = (column: Sql): Sql => sql`(select ${column} from householdMembers m join residents r on r.id = m.residentId where ${present} and m.relationCode = '02')`;

const columns = sql`h.id as householdId, h.householdNo, h.kind, h.status, ${head(sql`r.id`)} as headResidentId, ${head(sql`r.name`)} as headName,
  (select count(*) from householdMembers m where ${present}) as memberCount, g.name as gridName, b.name as buildingName, h.address, h.openedOn, h.closedOn`;
const source = sql`households h left join grids g on g.id = h.gridId left join flats f on f.id = h.flatId left join units u on u.id = f.unitId left join buildings b on b.id = u.buildingId`;

/** What is wrong with a household's entry (B8). */
export function householdToFix(kind: ToFixHousehold): Sql {
  const anybody = sql`exists (select 1 from householdMembers m where ${present})`;
  const headed = sql`exists (select 1 from householdMembers m where ${present} and m.relationCode = '02')`;
  return kind === 'emptyHousehold' ? sql`h.status = 'active' and not ${anybody}` : sql`h.status = 'active' and ${anybody} and not ${headed}`;
}

/** A household is found by its number, its address, or anybody who lives in it. */
async function conditionsOf(ctx: QueryContext, filter: HouseholdFilter): Promise<Sql[]> {
  const conditions: Sql[] = [];
  const text = normaliseSearchText(filter.search);
  if (text !== '') {
    const { ways, narrowedBy } = await waysOfSearch(ctx.db, ctx.vault, readSearch(text));
    const people = anyOf(ways.map((way) => sql`h.id in (select hm.householdId from householdMembers hm where hm.validTo is null and hm.withdrawnAt is null
      and hm.residentId in (select r.id from ${way.source} where ${allOf([way.where, ...narrowedBy])}))`));
    conditions.push(anyOf([beginsWith(sql`h.householdNo`, text.toUpperCase()), sql`instr(lower(h.address), ${text}) > 0`, people]));
  }
  if (filter.toFix !== null) conditions.push(householdToFix(filter.toFix));
  else if (filter.status !== null) conditions.push(sql`h.status = ${filter.status}`);
  if (filter.kind !== null) conditions.push(sql`h.kind = ${filter.kind}`);
  if (filter.gridId !== null) conditions.push(sql`h.gridId = ${filter.gridId}`);
  if (filter.buildingId !== null) conditions.push(sql`h.flatId in (select f2.id from units u2 join flats f2 on f2.unitId = u2.id where u2.buildingId = ${filter.buildingId})`);
  return conditions;
}

export async function listHouseholds(ctx: QueryContext, input: InputOf<Contract['households']>): Promise<OutputOf<Contract['households']>> {
  const conditions = await conditionsOf(ctx, input);
  const after = readCursor(input.after);
  const page = after === null ? conditions : [...conditions, sql`h.householdNo > ${after[1]}`];
  const rows = await readRows<HouseholdRow>(ctx.db, sql`select ${columns} from ${source} where ${allOf(page)} order by h.householdNo limit ${input.limit + 1}`);
  const shown = rows.slice(0, input.limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    next: rows.length > input.limit && last !== undefined ? Buffer.from(JSON.stringify([0, last.householdNo, last.householdId])).toString('base64url') : null,
    total: input.withTotal ? await readNumber(ctx.db, sql`select count(*) as n from households h where ${allOf(conditions)}`) : null,
  };
}

async function requireRow(ctx: QueryContext, householdId: HouseholdId): Promise<OutputOf<Contract['householdFile']>['household']> {
  const row = await readRow<OutputOf<Contract['householdFile']>['household']>(ctx.db, sql`
    select ${columns}, h.version, h.gridId, h.flatId, g.workerName, g.workerPhone from ${source} where h.id = ${householdId}`);
  if (row === undefined) throw new AppError('not_found', { what: 'household', id: String(householdId) });
  return row;
}

export async function readHouseholdFile(ctx: QueryContext, input: InputOf<Contract['householdFile']>): Promise<OutputOf<Contract['householdFile']>> {
  const today = ctx.clock.today();
  const household = await requireRow(ctx, input.householdId);
  const [members, formerMembers, events, changes] = await Promise.all([
    readMembers(ctx.db, household.householdId, today, 'present'), readMembers(ctx.db, household.householdId, today, 'former'),
    readEvents(ctx.db, { householdId: household.householdId }), readChanges(ctx.db, 'household', household.householdId),
  ]);
  return { household, members, formerMembers, events, changes };
}

/** 一户一档, for printing. ID numbers stay masked on paper too. */
export async function readHouseholdSheet(ctx: QueryContext, input: InputOf<Contract['householdSheet']>): Promise<OutputOf<Contract['householdSheet']>> {
  const household = await requireRow(ctx, input.householdId);
  const [members, events] = await Promise.all([readMembers(ctx.db, household.householdId, ctx.clock.today(), 'present'), readEvents(ctx.db, { householdId: household.householdId })]);
  return { communityName: ctx.office.communityName, practice: ctx.office.practice, printedBy: ctx.actor.staffName, printedOn: ctx.clock.today(), household, members, events };
}
