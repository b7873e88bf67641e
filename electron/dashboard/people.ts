import { sql } from 'kysely';
import type { OutputOf } from '#shared/contract.ts';
import type { dashboardContract } from '#shared/dashboard/contract.ts';
import { addMonths } from '#shared/days.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readRows } from '#electron/residents/read-rows.ts';

type People = OutputOf<typeof dashboardContract.people>;

/** First ages of the bands: kindergarten 3–5, school 6–17, grain and oil from 60, allowance from 70 (community-welfare §5.2). */
const BANDS = [0, 3, 6, 18, 60, 70, 80, 90] as const;

/** The living of the register by completed years today and sex, and by today's residency. */
export async function readPeople({ db, clock }: QueryContext): Promise<People> {
  const today = clock.today();
  // The same comparison as the list's filters: born on or before the day n years ago.
  const band = sql`case when r.birthDate is null then -1 ${sql.join([...BANDS].reverse().map((from) => sql`when r.birthDate <= ${addMonths(today, -12 * from)} then ${from}`), sql` `)} else 0 end`;
  const cells = await readRows<{ band: number; sex: string; count: number }>(db, sql`select ${band} as band, r.sex as sex, count(*) as count from residents r where r.status = 'living' group by 1, 2`);
  const residency = await readRows<{ value: string | null; count: number }>(db, sql`
    select f.value as value, count(*) as count from residents r left join residentFacts f on f.residentId = r.id and f.fact = 'residency' and f.withdrawnAt is null
      and f.validFrom <= ${today} and (f.validTo is null or f.validTo >= ${today})
    where r.status = 'living' group by 1 order by 2 desc, 1`);
  const of = (from: number, sexes: readonly string[]): number => cells.filter((cell) => cell.band === from && sexes.includes(cell.sex)).reduce((sum, cell) => sum + cell.count, 0);
  return {
    today, living: cells.reduce((sum, cell) => sum + cell.count, 0), residency, withoutBirthDate: of(-1, ['0', '1', '2', '9']),
    bands: BANDS.map((from, index) => {
      const next = BANDS[index + 1];
      return { from, to: next === undefined ? null : next - 1, male: of(from, ['1']), female: of(from, ['2']), other: of(from, ['0', '9']) };
    }),
  };
}
