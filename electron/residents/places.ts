/** Grids, buildings, units and flats (A13). */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { FlatId, HouseholdId, UnitId } from '#shared/ids.ts';
import type { residentsContract } from '#shared/residents/contract.ts';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import { recordChanges } from './field-history.ts';
import { readNumber, readRow, readRows } from './read-rows.ts';

type Contract = typeof residentsContract;
type Input<M extends keyof Contract> = InputOf<Contract[M]>;
type Output<M extends keyof Contract> = OutputOf<Contract[M]>;

/** The whole tree down to the units, with what lives in each part. */
export async function readPlaces(ctx: QueryContext): Promise<Output<'places'>> {
  const grids = await readRows<Omit<Output<'places'>['grids'][number], 'active'> & { active: number }>(ctx.db, sql`
    select g.id as gridId, g.code, g.name, g.workerName, g.workerPhone, g.active,
      (select count(*) from households h where h.gridId = g.id and h.status = 'active') as households,
      (select count(*) from households h join householdMembers m on m.householdId = h.id and m.validTo is null and m.withdrawnAt is null where h.gridId = g.id) as residents
    from grids g order by g.code limit 1000`);
  const buildings = await readRows<Output<'places'>['buildings'][number]>(ctx.db, sql`
    select b.id as buildingId, b.gridId, b.name,
      (select count(*) from units u join flats f on f.unitId = u.id where u.buildingId = b.id) as flats,
      (select count(*) from units u join flats f on f.unitId = u.id join households h on h.flatId = f.id and h.status = 'active' where u.buildingId = b.id) as households
    from buildings b order by length(b.name), b.name limit 5000`);
  const units = await readRows<Output<'places'>['units'][number]>(ctx.db, sql`
    select u.id as unitId, u.buildingId, u.name, (select count(*) from flats f where f.unitId = u.id) as flats from units u order by u.buildingId, length(u.name), u.name limit 20000`);
  return { grids: grids.map((grid) => ({ ...grid, active: grid.active === 1 })), buildings, units };
}

/** The flats of a building and who is registered in each. */
export async function readFlats(ctx: QueryContext, input: Input<'flats'>): Promise<Output<'flats'>> {
  type Row = { flatId: FlatId; unitId: UnitId; unitName: string; number: string; floor: number | null; areaSqm: number | null; households: string };
  const rows = await readRows<Row>(ctx.db, sql`
    select f.id as flatId, u.id as unitId, u.name as unitName, f.number, f.floor, f.areaSqm,
      (select json_group_array(json_object('householdId', h.id, 'householdNo', h.householdNo, 'headName',
        (select r.name from householdMembers m join residents r on r.id = m.residentId where m.householdId = h.id and m.relationCode = '02' and m.validTo is null and m.withdrawnAt is null)))
        from households h where h.flatId = f.id and h.status = 'active') as households
    from units u join flats f on f.unitId = u.id where u.buildingId = ${input.buildingId} order by length(u.name), u.name, length(f.number), f.number limit 5000`);
  return { flats: rows.map((row) => ({ ...row, households: JSON.parse(row.households) as { householdId: HouseholdId; householdNo: string; headName: string | null }[] })) };
}

export async function saveGrid(ctx: CommandContext, input: Input<'saveGrid'>): Promise<Output<'saveGrid'>> {
  const { gridId, ...entered } = input;
  const columns = { ...entered, active: entered.active ? 1 : 0 };
  const taken = await ctx.trx.selectFrom('grids').select(['id', 'name', 'code']).where((e) => e.or([e('code', '=', input.code), e('name', '=', input.name)])).execute();
  const other = taken.find((grid) => grid.id !== gridId);
  if (other !== undefined) throw new AppError('name_taken', { what: 'grid', name: other.name === input.name ? input.name : input.code });
  if (gridId === null) return { gridId: (await ctx.trx.insertInto('grids').values(columns).returning('id').executeTakeFirstOrThrow()).id };
  const before = await ctx.trx.selectFrom('grids').selectAll().where('id', '=', gridId).executeTakeFirst();
  if (before === undefined) throw new AppError('not_found', { what: 'grid', id: String(gridId) });
  await ctx.trx.updateTable('grids').set(columns).where('id', '=', gridId).execute();
  await recordChanges(ctx, 'grid', gridId, { ...before }, columns);
  return { gridId };
}

/** A building and its grid. Households in it follow the building into another grid. */
export async function saveBuilding(ctx: CommandContext, input: Input<'saveBuilding'>): Promise<Output<'saveBuilding'>> {
  const columns = { gridId: input.gridId, name: input.name };
  const grid = await ctx.trx.selectFrom('grids').select('id').where('id', '=', input.gridId).executeTakeFirst();
  if (grid === undefined) throw new AppError('not_found', { what: 'grid', id: String(input.gridId) });
  const taken = await ctx.trx.selectFrom('buildings').select('id').where('name', '=', input.name).executeTakeFirst();
  if (taken !== undefined && taken.id !== input.buildingId) throw new AppError('name_taken', { what: 'building', name: input.name });
  if (input.buildingId === null) return { buildingId: (await ctx.trx.insertInto('buildings').values(columns).returning('id').executeTakeFirstOrThrow()).id };
  const before = await ctx.trx.selectFrom('buildings').selectAll().where('id', '=', input.buildingId).executeTakeFirst();
  if (before === undefined) throw new AppError('not_found', { what: 'building', id: String(input.buildingId) });
  await ctx.trx.updateTable('buildings').set(columns).where('id', '=', before.id).execute();
  await recordChanges(ctx, 'building', before.id, { gridId: before.gridId, name: before.name }, columns);
  if (before.gridId !== input.gridId) {
    const moved = await readRows<{ id: HouseholdId; gridId: number | null }>(ctx.trx, sql`
      select h.id, h.gridId from households h join flats f on f.id = h.flatId join units u on u.id = f.unitId where u.buildingId = ${before.id} and h.gridId is not ${input.gridId} limit 100000`);
    for (const household of moved) await recordChanges(ctx, 'household', household.id, { gridId: household.gridId }, { gridId: input.gridId });
    await sql`update households set gridId = ${input.gridId}, version = version + 1 where id in (select value from json_each(${JSON.stringify(moved.map((h) => h.id))}))`.execute(ctx.trx);
  }
  return { buildingId: before.id };
}

export async function saveUnit(ctx: CommandContext, input: Input<'saveUnit'>): Promise<Output<'saveUnit'>> {
  const taken = await ctx.trx.selectFrom('units').select('id').where('buildingId', '=', input.buildingId).where('name', '=', input.name).executeTakeFirst();
  if (taken !== undefined && taken.id !== input.unitId) throw new AppError('name_taken', { what: 'unit', name: input.name });
  const building = await ctx.trx.selectFrom('buildings').select('id').where('id', '=', input.buildingId).executeTakeFirst();
  if (building === undefined) throw new AppError('not_found', { what: 'building', id: String(input.buildingId) });
  if (input.unitId === null) return { unitId: (await ctx.trx.insertInto('units').values({ buildingId: building.id, name: input.name }).returning('id').executeTakeFirstOrThrow()).id };
  const before = await ctx.trx.selectFrom('units').selectAll().where('id', '=', input.unitId).executeTakeFirst();
  if (before === undefined || before.buildingId !== building.id) throw new AppError('not_found', { what: 'unit', id: String(input.unitId) });
  await ctx.trx.updateTable('units').set({ name: input.name }).where('id', '=', before.id).execute();
  await recordChanges(ctx, 'unit', before.id, { name: before.name }, { name: input.name });
  return { unitId: before.id };
}

export async function saveFlat(ctx: CommandContext, input: Input<'saveFlat'>): Promise<Output<'saveFlat'>> {
  const { flatId, ...columns } = input;
  const taken = await ctx.trx.selectFrom('flats').select('id').where('unitId', '=', input.unitId).where('number', '=', input.number).executeTakeFirst();
  if (taken !== undefined && taken.id !== flatId) throw new AppError('name_taken', { what: 'flat', name: input.number });
  const unit = await ctx.trx.selectFrom('units').select('id').where('id', '=', input.unitId).executeTakeFirst();
  if (unit === undefined) throw new AppError('not_found', { what: 'unit', id: String(input.unitId) });
  if (flatId === null) return { flatId: (await ctx.trx.insertInto('flats').values(columns).returning('id').executeTakeFirstOrThrow()).id };
  const before = await ctx.trx.selectFrom('flats').selectAll().where('id', '=', flatId).executeTakeFirst();
  if (before === undefined || before.unitId !== unit.id) throw new AppError('not_found', { what: 'flat', id: String(flatId) });
  await ctx.trx.updateTable('flats').set(columns).where('id', '=', flatId).execute();
  await recordChanges(ctx, 'flat', flatId, { number: before.number, floor: before.floor, areaSqm: before.areaSqm }, { number: input.number, floor: input.floor, areaSqm: input.areaSqm });
  return { flatId };
}

/** Units 1单元 …, floors, and doors numbered by floor: 101, 102 … @throws AppError building_laid_out when it has flats already */
export async function layOutBuilding(ctx: CommandContext, input: Input<'layOutBuilding'>): Promise<Output<'layOutBuilding'>> {
  const building = await readRow<{ name: string; flats: number }>(ctx.trx, sql`
    select b.name, (select count(*) from units u join flats f on f.unitId = u.id where u.buildingId = b.id) as flats from buildings b where b.id = ${input.buildingId}`);
  if (building === undefined) throw new AppError('not_found', { what: 'building', id: String(input.buildingId) });
  if (building.flats > 0) throw new AppError('building_laid_out', building);
  const names = Array.from({ length: input.units }, (_, index) => `${index + 1}单元`);
  await sql`insert into units (buildingId, name) select ${input.buildingId}, value from json_each(${JSON.stringify(names)}) where true on conflict do nothing`.execute(ctx.trx);
  const doors = Array.from({ length: input.floors * input.doorsPerFloor }, (_, index) => {
    const floor = Math.floor(index / input.doorsPerFloor) + 1;
    return { floor, number: `${floor}${String((index % input.doorsPerFloor) + 1).padStart(2, '0')}` };
  });
  await sql`insert into flats (unitId, number, floor) select u.id, d.value ->> 'number', d.value ->> 'floor' from units u, json_each(${JSON.stringify(doors)}) d
    where u.buildingId = ${input.buildingId} order by u.id, d.key`.execute(ctx.trx);
  return { units: await readNumber(ctx.trx, sql`select count(*) as n from units where buildingId = ${input.buildingId}`), flats: await readNumber(ctx.trx, sql`select count(*) as n from units u join flats f on f.unitId = u.id where u.buildingId = ${input.buildingId}`) };
}
