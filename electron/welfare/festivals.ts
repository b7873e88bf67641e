/** The table of festivals, and the day on which a programme pays at one. */
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { monthOf, yearOf, type Day, type Month } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { welfareContract } from '#shared/welfare/contract.ts';
import { FESTIVALS, type Festival } from '#shared/welfare/festivals.ts';
import type { CommandContext, QueryContext } from '#electron/api/context.ts';
import type { ProgrammeRow, Reads } from './versions.ts';

/** Days by 'festival year'. */
export type FestivalTable = ReadonlyMap<string, Day>;

export async function readFestivals(db: Reads): Promise<FestivalTable> {
  return new Map((await db.selectFrom('festivalDays').selectAll().execute()).map((row) => [`${row.festival} ${row.year}`, row.day]));
}

/** The day of a programme's festival in a year; null where the table has none, or the programme pays at none. */
export const festivalDay = (table: FestivalTable, programme: Pick<ProgrammeRow, 'festival'>, year: number): Day | null => (programme.festival === null ? null : (table.get(`${programme.festival} ${year}`) ?? null));

/** Lists that stand for a festival and year, of any programme or of one. */
async function listsOf(db: Reads, festival: Festival, year: number): Promise<{ programmeId: ProgrammeRow['id']; batchNo: string; benefitMonth: Month }[]> {
  const rows = await db.selectFrom('batches as b').innerJoin('programmes as p', 'p.id', 'b.programmeId').select(['b.programmeId', 'b.batchNo', 'b.benefitMonth'])
    .where('p.festival', '=', festival).where('b.kind', '=', 'main').where('b.status', '<>', 'voided').where('b.benefitMonth', '>=', `${year}-01` as Month).where('b.benefitMonth', '<=', `${year}-12` as Month).orderBy('b.id').execute();
  return rows;
}

/**
 * The day a list of the programme has to be as of; undefined when it pays at no festival. One list a year, in the month of the festival.
 * @throws AppError festival_day_missing, festival_day_other, batch_exists
 */
export async function requireFestivalDay(db: Reads, programme: ProgrammeRow, month: Month, asOf: Day | null): Promise<Day | undefined> {
  const { festival } = programme;
  if (festival === null) return undefined;
  const day = festivalDay(await readFestivals(db), programme, yearOf(month));
  if (day === null) throw new AppError('festival_day_missing', { festival, year: yearOf(month) });
  if (monthOf(day) !== month || (asOf !== null && asOf !== day)) throw new AppError('festival_day_other', { festival, day });
  const rival = (await listsOf(db, festival, yearOf(month))).find((list) => list.programmeId === programme.id);
  if (rival !== undefined) throw new AppError('batch_exists', { batchNo: rival.batchNo, month: rival.benefitMonth });
  return day;
}

/** The festivals of a year in the order of its days; those without a day last. */
export async function listFestivals({ db }: QueryContext, { year }: { year: number }): Promise<OutputOf<typeof welfareContract.festivals>> {
  const rows = await db.selectFrom('festivalDays').selectAll().orderBy('year').execute();
  const days = [];
  for (const festival of FESTIVALS) days.push({ festival, day: rows.find((row) => row.festival === festival && row.year === year)?.day ?? null, listed: (await listsOf(db, festival, year)).length });
  return { days: days.toSorted((a, b) => ((a.day ?? '9') < (b.day ?? '9') ? -1 : 1)), years: [...new Set(rows.map((row) => row.year))] };
}

/** Sets the day of a festival in its year. Refuses `festival_listed`. */
export async function saveFestival({ trx }: CommandContext, { festival, day }: InputOf<typeof welfareContract.saveFestival>): Promise<Record<string, never>> {
  const year = yearOf(day);
  const [list] = await listsOf(trx, festival, year);
  if (list !== undefined) throw new AppError('festival_listed', { festival, year, batchNo: list.batchNo });
  await trx.insertInto('festivalDays').values({ festival, year, day }).onConflict((c) => c.columns(['festival', 'year']).doUpdateSet({ day })).execute();
  return {};
}
