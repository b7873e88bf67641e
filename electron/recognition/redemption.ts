/** 积分兑换: goods in stock, one round a quarter, one redemption of a person in a round. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { fen, type Fen } from '#shared/money.ts';
import type { recognitionContract } from '#shared/recognition/contract.ts';
import type { Id } from '#shared/ids.ts';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import { readNumber, readRow, readRows, type Reader } from '#electron/residents/read-rows.ts';
import { peopleSql, readVolunteersOn } from '#electron/volunteers/standing.ts';
import { balanceOf } from './points.ts';
import { refuseFuture, stamp } from './record-checks.ts';

type C = typeof recognitionContract;
type GoodsId = Id<'goods'>;

/** Goods by name with what is left of them. */
export async function listGoods(db: Reader): Promise<OutputOf<C['goods']>> {
  const rows = await readRows<Omit<OutputOf<C['goods']>[number], 'active'> & { active: number }>(db, sql`select g.id as goodsId, g.name, g.unit, g.centi, g.active, coalesce((select sum(quantity) from goodsMoves m where m.goodsId = g.id), 0) as stock,
    coalesce((select -sum(quantity) from goodsMoves m where m.goodsId = g.id and m.redemptionId is not null), 0) as issued from goods g order by g.active desc, g.id`);
  return rows.map((row) => ({ ...row, active: row.active === 1 }));
}

/** Refuses `goods_name_taken`, `not_found`. */
export async function saveGoods({ trx }: CommandContext, { goodsId, ...input }: InputOf<C['saveGoods']>): Promise<OutputOf<C['saveGoods']>> {
  const columns = { ...input, active: input.active ? 1 : 0 };
  const same = await trx.selectFrom('goods').select('id').where('name', '=', input.name).executeTakeFirst();
  if (same !== undefined && same.id !== goodsId) throw new AppError('goods_name_taken', { name: input.name });
  if (goodsId === null) return { goodsId: (await trx.insertInto('goods').values(columns).returning('id').executeTakeFirstOrThrow()).id };
  const result = await trx.updateTable('goods').set(columns).where('id', '=', goodsId).executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new AppError('not_found', { what: 'goods', id: String(goodsId) });
  return { goodsId };
}

const stockOf = (db: Reader, goodsId: GoodsId): Promise<number> => readNumber(db, sql`select coalesce(sum(quantity), 0) as n from goodsMoves where goodsId = ${goodsId}`);

/** Purchase (+) or spoilt and given back (−), with what it cost. Refuses `record_day_future`, `not_found`, `goods_short`. */
export async function moveGoods(ctx: CommandContext, input: InputOf<C['moveGoods']>): Promise<OutputOf<C['moveGoods']>> {
  const { trx } = ctx;
  refuseFuture(ctx, input.on);
  const goods = await trx.selectFrom('goods').select(['id', 'name']).where('id', '=', input.goodsId).executeTakeFirst();
  if (goods === undefined) throw new AppError('not_found', { what: 'goods', id: String(input.goodsId) });
  const have = await stockOf(trx, input.goodsId);
  if (have + input.quantity < 0) throw new AppError('goods_short', { name: goods.name, have, wanted: -input.quantity });
  await trx.insertInto('goodsMoves').values({ goodsId: input.goodsId, quantity: input.quantity, costFen: input.costFen, movedOn: input.on, redemptionId: null, reason: input.reason, ...stamp(ctx) }).execute();
  return { stock: have + input.quantity };
}

type RawRound = Omit<OutputOf<C['redemptionRounds']>[number], 'open'>;

/** Rounds, the latest first; the cost of what was given out at the mean price of its purchases. */
export async function listRedemptionRounds({ db, clock }: Pick<QueryContext, 'db' | 'clock'>): Promise<OutputOf<C['redemptionRounds']>> {
  const today = clock.today();
  const rows = await readRows<RawRound>(db, sql`select r.id as redemptionRoundId, r.year, r.quarter, r.opensOn, r.closesOn, r.voucherId, (select count(*) from redemptions x where x.roundId = r.id) as redemptions, coalesce((select sum(x.centi) from redemptions x where x.roundId = r.id), 0) as centi,
    coalesce((select sum(m.costFen) from goodsMoves m join redemptions x on x.id = m.redemptionId where x.roundId = r.id), 0) as costFen from redemptionRounds r order by r.year desc, r.quarter desc`);
  return rows.map((row) => ({ ...row, open: row.opensOn <= today && today <= row.closesOn }));
}

/** Opens the quarter's round. Refuses `record_days_wrong`, `redemption_round_exists`. */
export async function openRedemption(ctx: CommandContext, input: InputOf<C['openRedemption']>): Promise<OutputOf<C['openRedemption']>> {
  const { trx } = ctx;
  if (input.closesOn < input.opensOn) throw new AppError('record_days_wrong', { from: input.opensOn, to: input.closesOn });
  if (await trx.selectFrom('redemptionRounds').select('id').where('year', '=', input.year).where('quarter', '=', input.quarter).executeTakeFirst()) throw new AppError('redemption_round_exists', { year: input.year, quarter: input.quarter });
  const { id } = await trx.insertInto('redemptionRounds').values({ ...input, voucherId: null, ...stamp(ctx) }).returning('id').executeTakeFirstOrThrow();
  return { redemptionRoundId: id };
}

/** What one piece cost on average, for the cost of what is given out. */
async function costOf(db: Reader, goodsId: GoodsId, quantity: number): Promise<Fen> {
  const row = await readRow<{ cost: number; bought: number }>(db, sql`select coalesce(sum(costFen), 0) as cost, coalesce(sum(quantity), 0) as bought from goodsMoves where goodsId = ${goodsId} and quantity > 0`);
  return fen(row === undefined || row.bought === 0 ? 0 : Math.round((row.cost * quantity) / row.bought));
}

/**
 * Points for goods at the desk: points go, goods go, hours stay. Refuses `redemption_closed`, `not_found`, `redemption_done` (once
 * a quarter), `goods_retired`, `goods_short`, `points_short`.
 */
export async function redeem(ctx: CommandContext, { volunteerId, items }: InputOf<C['redeem']>): Promise<OutputOf<C['redeem']>> {
  const { trx, clock } = ctx;
  const today = clock.today();
  const round = await trx.selectFrom('redemptionRounds').select('id').where('opensOn', '<=', today).where('closesOn', '>=', today).orderBy('id', 'desc').executeTakeFirst();
  if (round === undefined) throw new AppError('redemption_closed', { today });
  const [volunteer] = await readVolunteersOn(trx, [volunteerId], today);
  if (volunteer === undefined) throw new AppError('not_found', { what: 'volunteer', id: String(volunteerId) });
  const earlier = await trx.selectFrom('redemptions').select('number').where('roundId', '=', round.id).where('volunteerId', '=', volunteerId).executeTakeFirst();
  if (earlier !== undefined) throw new AppError('redemption_done', { name: volunteer.name, number: earlier.number });
  const wanted = new Map<GoodsId, number>();
  for (const item of items) wanted.set(item.goodsId, (wanted.get(item.goodsId) ?? 0) + item.quantity);
  let centi = 0;
  for (const [goodsId, quantity] of wanted) {
    const goods = await trx.selectFrom('goods').selectAll().where('id', '=', goodsId).executeTakeFirst();
    if (goods === undefined) throw new AppError('not_found', { what: 'goods', id: String(goodsId) });
    if (goods.active === 0) throw new AppError('goods_retired', { name: goods.name });
    const have = await stockOf(trx, goodsId);
    if (have < quantity) throw new AppError('goods_short', { name: goods.name, have, wanted: quantity });
    centi += goods.centi * quantity;
  }
  const have = await balanceOf(trx, volunteerId);
  if (have < centi) throw new AppError('points_short', { name: volunteer.name, haveCenti: have, needCenti: centi });
  const number = (await readNumber(trx, sql`select coalesce(max(number), 0) as n from redemptions`)) + 1;
  const { id: redemptionId } = await trx.insertInto('redemptions').values({ number, roundId: round.id, volunteerId, redeemedOn: today, centi, ...stamp(ctx) }).returning('id').executeTakeFirstOrThrow();
  for (const [goodsId, quantity] of wanted) await trx.insertInto('goodsMoves').values({ goodsId, quantity: -quantity, costFen: await costOf(trx, goodsId, quantity), movedOn: today, redemptionId, reason: '', ...stamp(ctx) }).execute();
  await trx.insertInto('pointEntries').values({ volunteerId, kind: 'redeem', centi: -centi, occurredOn: today, activityId: null, recruitedId: null, redemptionId, reason: `兑换单 ${number} 号`, ...stamp(ctx) }).execute();
  return { redemptionId, number, centi, balance: have - centi };
}

/** What was given out in a round, by number. */
export function listRedemptions(db: Reader, roundId: Id<'redemptionRound'>): Promise<OutputOf<C['redemptions']>> {
  return readRows(db, sql`select x.id as redemptionId, x.number, p.volunteerNo, p.name, x.redeemedOn, x.centi, (select group_concat(g.name || ' ' || (-m.quantity) || g.unit, '、') from goodsMoves m join goods g on g.id = m.goodsId where m.redemptionId = x.id) as items, s.name as "by"
    from redemptions x join ${peopleSql} p on p.volunteerId = x.volunteerId join staff s on s.id = x.staffId where x.roundId = ${roundId} order by x.number`);
}

export async function printRedemptions(ctx: QueryContext, redemptionRoundId: Id<'redemptionRound'>): Promise<OutputOf<C['printRedemptions']>> {
  const round = (await listRedemptionRounds(ctx)).find((one) => one.redemptionRoundId === redemptionRoundId);
  if (round === undefined) throw new AppError('not_found', { what: 'redemptionRound', id: String(redemptionRoundId) });
  return { communityName: ctx.office.communityName, round, rows: await listRedemptions(ctx.db, redemptionRoundId) };
}
