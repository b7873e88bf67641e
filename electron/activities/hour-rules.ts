import type { CommandContext } from '#electron/api/context.ts';
import { readRow, type Reader } from '#electron/residents/read-rows.ts';
import { sql } from 'kysely';
import type { HourRulesRow } from '#shared/activities/contract.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';

/** The rules of hours that hold on a day: the latest that has begun, the later entered of two of one day. */
export async function rulesOn(db: Reader, on: Day): Promise<HourRulesRow> {
  const row = await readRow<HourRulesRow>(db, sql`select validFrom, roundToMinutes, rounding, askAboveMinutes, refuseAboveMinutes, restMinutes, recordWithinDays, idleDays
    from hourRules where validFrom <= ${on} order by validFrom desc, id desc limit 1`);
  if (row === undefined) throw new AppError('not_found', { what: 'hourRules', id: on });
  return row;
}

/** All rules, the newest first, with who entered them (null: they came with the program). */
export async function listRules(db: Reader): Promise<(HourRulesRow & { by: string | null })[]> {
  return db.selectFrom('hourRules as h').leftJoin('staff as s', 's.id', 'h.staffId').select(['h.validFrom', 'h.roundToMinutes', 'h.rounding', 'h.askAboveMinutes', 'h.refuseAboveMinutes', 'h.restMinutes', 'h.recordWithinDays', 'h.idleDays', 's.name as by'])
    .orderBy('h.validFrom', 'desc').orderBy('h.id', 'desc').execute() as Promise<(HourRulesRow & { by: string | null })[]>;
}

/**
 * Adds rules from a day on; hours already counted keep the rules they were counted by, so the day is today or later.
 * Refuses `rules_day_past`, `rules_limits_wrong`.
 */
export async function saveRules({ trx, clock, actor }: CommandContext, input: HourRulesRow): Promise<{ validFrom: Day }> {
  const today = clock.today();
  if (input.validFrom < today) throw new AppError('rules_day_past', { validFrom: input.validFrom, today });
  if (input.askAboveMinutes > input.refuseAboveMinutes) throw new AppError('rules_limits_wrong', {});
  await trx.insertInto('hourRules').values({ ...input, userId: actor.userId, staffId: actor.staffId, at: clock.now() }).execute();
  return { validFrom: input.validFrom };
}
