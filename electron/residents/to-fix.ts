import { sql } from 'kysely';
import type { OutputOf } from '#shared/contract.ts';
import { TO_FIX_HOUSEHOLD, TO_FIX_RESIDENT, type residentsContract } from '#shared/residents/contract.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { householdToFix } from './households.ts';
import { readNumber } from './read-rows.ts';
import { toFixCondition } from './resident-filter.ts';

/** 待完善: how many entries have each kind of mistake (B8); the lists open with the same conditions. */
export async function countToFix(ctx: QueryContext): Promise<OutputOf<typeof residentsContract.toFix>> {
  const today = ctx.clock.today();
  const residents = TO_FIX_RESIDENT.map(async (kind) => ({ kind, count: await readNumber(ctx.db, sql`select count(*) as n from residents r where ${toFixCondition(kind, today)}`) }));
  const households = TO_FIX_HOUSEHOLD.map(async (kind) => ({ kind, count: await readNumber(ctx.db, sql`select count(*) as n from households h where ${householdToFix(kind)}`) }));
  return { counts: await Promise.all([...residents, ...households]) };
}
