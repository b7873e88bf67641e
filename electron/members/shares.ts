/** The share register: events, and the holdings they add up to on any day. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { CommandContext } from '#electron/api/context.ts';
import { readRows, type Reads } from '#electron/ledger/reads.ts';
import type { Day } from '#shared/days.ts';
import { groupBy } from '#shared/group-by.ts';
import { AppError } from '#shared/errors.ts';
import type { HouseholdId, Id, ResidentId } from '#shared/ids.ts';
import type { Holding, shareEventInputSchema, shareEventSchema } from '#shared/members/contract.ts';
import { MOVING_REASONS } from '#shared/members/words.ts';

interface Holder { householdId: HouseholdId; residentId: ResidentId | null; classId: Id<'shareClass'> }

const headOf = sql`(select hr.name from householdMembers hm join residents hr on hr.id = hm.residentId where hm.householdId = h.id and hm.relationCode = '02' and hm.validTo is null and hm.withdrawnAt is null)`;

/** What every holder has of every class at the end of a day (the record-date snapshot); holders of nothing are left out. */
export async function readHoldings(db: Reads, on: Day): Promise<Holding[]> {
  return readRows(db, sql`
    select s.householdId, h.householdNo, ${headOf} as headName, s.residentId, r.name, s.classId, c.name as className, sum(s.quantity) as quantity, h.address
    from shareEvents s join households h on h.id = s.householdId join shareClasses c on c.id = s.classId left join residents r on r.id = s.residentId
    where s.effectiveOn <= ${on} group by s.householdId, s.residentId, s.classId having sum(s.quantity) <> 0 order by h.householdNo, s.residentId, s.classId`);
}

/** Every event, the latest first. */
export async function listShareEvents(db: Reads): Promise<z.output<typeof shareEventSchema>[]> {
  return readRows(db, sql`select s.id as shareEventId, h.householdNo, ${headOf} as headName, r.name, c.name as className, s.quantity, s.reason, s.effectiveOn, s.docRef, f.name as "by", s.at
    from shareEvents s join households h on h.id = s.householdId join shareClasses c on c.id = s.classId join staff f on f.id = s.staffId left join residents r on r.id = s.residentId order by s.id desc`);
}

/** The least a holder has on any day from `on` on: what can leave him then without a day below zero. */
async function leastFrom(db: Reads, holder: Holder, on: Day): Promise<number> {
  const events = await db.selectFrom('shareEvents').select(['effectiveOn', 'quantity']).where('householdId', '=', holder.householdId).where(sql<boolean>`residentId is ${holder.residentId}`)
    .where('classId', '=', holder.classId).orderBy('effectiveOn').execute();
  let sum = 0;
  for (const event of events) if (event.effectiveOn <= on) sum += event.quantity;
  let least = sum;
  const later = groupBy(events.filter((event) => event.effectiveOn > on), (event) => event.effectiveOn);
  for (const day of later.values()) {
    sum += day.reduce((total, event) => total + event.quantity, 0);
    least = Math.min(least, sum);
  }
  return least;
}

/**
 * Records an event. Inheritance, gift and transfer move shares to another holder; redemption and withdrawal take them away; an
 * adjustment goes either way. Refuses `shares_day_future`, `not_found`, `shares_holder_missing`, `shares_no_taker`, `shares_short`.
 */
export async function recordShares(context: CommandContext, input: z.output<typeof shareEventInputSchema>): Promise<number> {
  const { trx, clock, actor } = context;
  const { reason, effectiveOn, docRef } = input;
  if (effectiveOn > clock.today()) throw new AppError('shares_day_future', { day: effectiveOn, today: clock.today() });
  const holder: Holder = { householdId: input.householdId, residentId: input.residentId ?? null, classId: input.classId };
  const moving = MOVING_REASONS.includes(reason);
  const leaving = moving || reason === 'redeemed' || reason === 'withdrawn';
  const quantity = leaving ? -Math.abs(input.quantity) : reason === 'adjusted' ? input.quantity : Math.abs(input.quantity);
  if (quantity === 0) throw new AppError('shares_holder_missing', { reason });
  await requireHolder(trx, holder);
  const taker: Holder | null = input.toHouseholdId === null || input.toHouseholdId === undefined ? null : { ...holder, householdId: input.toHouseholdId, residentId: input.toResidentId ?? null };
  if (moving !== (taker !== null)) throw new AppError('shares_no_taker', { reason });
  if (taker !== null) await requireHolder(trx, taker);
  if (quantity < 0) {
    const have = await leastFrom(trx, holder, effectiveOn);
    if (have + quantity < 0) throw new AppError('shares_short', { have, wanted: -quantity, on: effectiveOn });
  }
  const stamp = { reason, effectiveOn, docRef, userId: actor.userId, staffId: actor.staffId, at: clock.now() };
  const { id } = await trx.insertInto('shareEvents').values({ ...holder, ...stamp, quantity, pairId: null }).returning('id').executeTakeFirstOrThrow();
  if (taker !== null) await trx.insertInto('shareEvents').values({ ...taker, ...stamp, quantity: -quantity, pairId: id }).execute();
  return id;
}

async function requireHolder(db: Reads, holder: Holder): Promise<void> {
  const household = await db.selectFrom('households').select('id').where('id', '=', holder.householdId).executeTakeFirst();
  if (!household) throw new AppError('not_found', { what: 'household', id: String(holder.householdId) });
  const shareClass = await db.selectFrom('shareClasses').select('id').where('id', '=', holder.classId).where('active', '=', 1).executeTakeFirst();
  if (!shareClass) throw new AppError('not_found', { what: 'shareClass', id: String(holder.classId) });
  if (holder.residentId === null) return;
  const resident = await db.selectFrom('residents').select('id').where('id', '=', holder.residentId).executeTakeFirst();
  if (!resident) throw new AppError('not_found', { what: 'resident', id: String(holder.residentId) });
}
