/** Into which months the payments of a programme fall. */
import { addMonths, yearOf, type Month } from '#shared/days.ts';
import type { ProgrammeId } from '#shared/ids.ts';
import { MONTHS_OF_PERIOD } from '#shared/welfare/programme.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { festivalDay, readFestivals } from '#electron/welfare/festivals.ts';
import type { ProgrammeRow } from '#electron/welfare/versions.ts';

const YEAR = 12;

/**
 * At a festival: the month its day lies in. Monthly: every month. Quarterly: three months after the last list, and so on; without a list the first months of the calendar's quarters.
 * Yearly and once: the months in which it had lists in the last twelve, one year later; without a list the month its rules begin with.
 */
export async function paymentMonths(ctx: QueryContext, programmes: readonly ProgrammeRow[], now: Month): Promise<(programme: ProgrammeRow, month: Month) => boolean> {
  const rows = await ctx.db.selectFrom('batches').select(['programmeId', 'benefitMonth']).where('status', '<>', 'voided').where('kind', '=', 'main').where('benefitMonth', '>', addMonths(now, -YEAR)).orderBy('benefitMonth').execute();
  const listed = new Map<ProgrammeId, Month[]>();
  for (const row of rows) listed.set(row.programmeId, [...(listed.get(row.programmeId) ?? []), row.benefitMonth]);
  const first = new Map((await ctx.db.selectFrom('programmeVersions').select((e) => ['programmeId', e.fn.max<Month>('validFrom').as('month')]).where('status', '=', 'active').groupBy('programmeId').execute()).map((row) => [row.programmeId, row.month]));
  const known = new Set(programmes.map((programme) => programme.id));
  const ordinal = (month: Month): number => Number(month.slice(0, 4)) * YEAR + Number(month.slice(5)) - 1;
  const festivals = await readFestivals(ctx.db);
  return (programme, month) => {
    if (!known.has(programme.id)) return false;
    if (programme.festival !== null) return festivalDay(festivals, programme, yearOf(month))?.startsWith(month) === true;
    const own = listed.get(programme.id) ?? [];
    if (own.includes(month)) return true;
    switch (programme.period) {
      case 'monthly':
        return true;
      case 'quarterly': {
        const last = own.at(-1);
        const distance = last === undefined ? ordinal(month) : ordinal(month) - ordinal(last);
        return distance % MONTHS_OF_PERIOD.quarterly === 0;
      }
      case 'yearly':
      case 'once':
        return own.length > 0 ? own.some((each) => addMonths(each, YEAR) === month) : first.get(programme.id)?.slice(5) === month.slice(5);
    }
  };
}
