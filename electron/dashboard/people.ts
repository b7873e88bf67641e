import { sql, type RawBuilder } from 'kysely';
import type { OutputOf } from '#shared/contract.ts';
import type { dashboardContract } from '#shared/dashboard/contract.ts';
import { addMonths, type Day } from '#shared/days.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readRows } from '#electron/residents/read-rows.ts';

type People = OutputOf<typeof dashboardContract.people>;

interface Cell { readonly band: number; readonly male: number; readonly female: number; readonly other: number }

/** First ages of the bands: kindergarten 3–5, school 6–17, grain and oil from 60, allowance from 70 (community-welfare §5.2). */
const BANDS = [0, 3, 6, 18, 60, 70, 80, 90] as const;

/** The living of the register by completed years today and sex, and by today's residency. */
export async function readPeople({ db, clock }: QueryContext): Promise<People> {
  const today = clock.today();
  // The same comparison as the list's filters: born on or before the day n years ago.
  const since = (years: number): Day => addMonths(today, -12 * years);
  const within = BANDS.map((from, index): RawBuilder<unknown> => {
    const next = BANDS[index + 1];
    // Whoever is not born yet stands in the first band.
    return sql`${from === 0 ? sql`true` : sql`r.birthDate <= ${since(from)}`} and ${next === undefined ? sql`true` : sql`r.birthDate > ${since(next)}`}`;
  });
  // One stretch of the index of birth dates for each band; the plus keeps SQLite from walking that of the statuses.
  const counts = (band: number, where: RawBuilder<unknown>): RawBuilder<unknown> => sql`select ${band} as band, count(*) filter (where r.sex = '1') as male, count(*) filter (where r.sex = '2') as female,
    count(*) filter (where r.sex in ('0', '9')) as other from residents r where ${where} and +r.status = 'living'`;
  const cells = await readRows<Cell>(db, sql.join([counts(-1, sql`r.birthDate is null`), ...BANDS.map((from, index) => counts(from, within[index]!))], sql` union all `));
  const living = cells.reduce((sum, cell) => sum + cell.male + cell.female + cell.other, 0);
  const of = (from: number): Cell => cells.find((cell) => cell.band === from)!;
  const unknown = of(-1);
  return {
    today, living, residency: await readResidency(db, today, living), withoutBirthDate: unknown.male + unknown.female + unknown.other,
    bands: BANDS.map((from, index) => {
      const next = BANDS[index + 1];
      const { male, female, other } = of(from);
      return { from, to: next === undefined ? null : next - 1, male, female, other };
    }),
  };
}

/** The living by today's residency, the most first; null = none. A person has one at most on a day (the database keeps it so). */
async function readResidency(db: QueryContext['db'], today: Day, living: number): Promise<People['residency']> {
  const holds = sql`f.fact = 'residency' and f.withdrawnAt is null and f.validFrom <= ${today} and (f.validTo is null or f.validTo >= ${today})`;
  // All residencies of the day, less those of the few who are gone: cheaper than asking for that of each of the many who are here.
  const rows = await readRows<{ value: string; count: number }>(db, sql`select value, sum(n) as count from (
      select f.value as value, count(*) as n from residentFacts f where ${holds} group by 1
      union all select f.value, -count(*) from residents r cross join residentFacts f on f.residentId = r.id and ${holds} where r.status in ('dead', 'movedOut') group by 1)
    group by 1 having sum(n) > 0`);
  const without = living - rows.reduce((sum, row) => sum + row.count, 0);
  const all: People['residency'] = without > 0 ? [...rows, { value: null, count: without }] : rows;
  return all.toSorted((a, b) => b.count - a.count || ((a.value ?? '') < (b.value ?? '') ? -1 : 1));
}
