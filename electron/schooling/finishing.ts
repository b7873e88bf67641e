/** Who is expected to finish a stage of school, and what was decided. */
import { sql } from 'kysely';
import type { OutputOf } from '#shared/contract.ts';
import { addDays, ageOn, day, startOfDay, yearOf, type Day } from '#shared/days.ts';
import type { FactId, ResidentId } from '#shared/ids.ts';
import type { Finishing, schoolingContract } from '#shared/schooling/contract.ts';
import { expectedEnd, lastListed, type Stage } from '#shared/school-year.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readPeopleAsOf } from '#electron/residents/people-as-of.ts';
import { readRows, type Reader } from '#electron/residents/read-rows.ts';
import { readSettings } from './settings.ts';

type Output<M extends keyof typeof schoolingContract> = OutputOf<(typeof schoolingContract)[M]>;
/** Whose stage ends, before it is looked up where he lives. */
export type Ending = Pick<Finishing, 'factId' | 'residentId' | 'name' | 'stage' | 'since' | 'endsOn' | 'expected' | 'late'> & { readonly birthDate: Day | null };

/**
 * The living whose last stage of school ends by the summer that is listed: by its usual years where no end was entered, however long ago
 * that is; by an entered end where it lies in that summer (who left in the middle of a year did not finish). Who was decided on is left out.
 */
export async function readEndings(db: Reader, today: Day): Promise<{ endsOn: Day; listDay: number; endings: Ending[] }> {
  const { listDay, stages } = await readSettings(db);
  const years = new Map(stages.map((each) => [each.stage, each.years]));
  const endsOn = lastListed(today, listDay);
  const summer = day(`${yearOf(endsOn)}-06-01`);
  // The years of a stage count from the September before or after it began: who has more to go by either is not read.
  const rows = await readRows<{ factId: FactId; residentId: ResidentId; name: string; birthDate: Day | null; stage: Stage; since: Day; validTo: Day | null }>(db, sql`
    select f.id as factId, r.id as residentId, r.name, r.birthDate, f.value as stage, f.validFrom as since, f.validTo
    from schoolStages s cross join residentFacts f on f.fact = 'studentStage' and f.value = s.stage cross join residents r on r.id = f.residentId
    where f.withdrawnAt is null and f.validFrom <= ${endsOn}
      and (f.validTo between ${summer} and ${endsOn} or (f.validTo is null and cast(substr(f.validFrom, 1, 4) as integer) + s.years - 1 <= ${yearOf(endsOn)}))
      and r.status = 'living' and r.mergedIntoId is null
      and not exists (select 1 from residentFacts l where l.residentId = f.residentId and l.fact = 'studentStage' and l.withdrawnAt is null and l.validFrom > f.validFrom)`);
  const done = new Set((await db.selectFrom('schoolDecisions').select(['residentId', 'endsOn']).where('undoneAt', 'is', null).where('endsOn', '>=', summer).execute()).map((row) => `${row.residentId} ${row.endsOn}`));
  const endings = rows.flatMap(({ validTo, ...row }): Ending[] => {
    const end = validTo ?? expectedEnd(row.since, years.get(row.stage) ?? 1);
    return end > endsOn || done.has(`${row.residentId} ${end}`) ? [] : [{ ...row, endsOn: end, expected: validTo === null, late: end < summer }];
  });
  return { endsOn, listDay, endings: endings.toSorted((a, b) => (a.endsOn === b.endsOn ? a.residentId - b.residentId : a.endsOn < b.endsOn ? -1 : 1)) };
}

export async function listFinishing({ db, clock }: QueryContext): Promise<Output<'finishing'>> {
  const { endings, ...listed } = await readEndings(db, clock.today());
  const homes = await homesOf(db, clock.today(), endings);
  return { ...listed, people: endings.map(({ birthDate, ...ending }) => ({ ...ending, age: birthDate === null ? null : ageOn(birthDate, clock.today()), ...homes(ending.residentId) })) };
}

async function homesOf(db: Reader, today: Day, people: readonly { readonly residentId: ResidentId }[]): Promise<(residentId: ResidentId) => { gridName: string | null; headName: string | null }> {
  const found = people.length === 0 ? [] : await readPeopleAsOf(db, { asOf: today, residentIds: people.map((each) => each.residentId) });
  const byId = new Map(found.map((person) => [person.residentId, { gridName: person.gridName, headName: person.headName }]));
  return (residentId) => byId.get(residentId) ?? { gridName: null, headName: null };
}

export async function listDecided({ db, clock }: QueryContext): Promise<Output<'decided'>> {
  const today = clock.today();
  const { listDay } = await readSettings(db);
  const since = startOfDay(addDays(lastListed(today, listDay), -366));
  const rows = await db.selectFrom('schoolDecisions as d').innerJoin('residents as r', 'r.id', 'd.residentId').innerJoin('staff as s', 's.id', 'd.staffId')
    .select(['d.id as decisionId', 'd.residentId', 'r.name', 'r.birthDate', 'd.stage', 'd.endsOn', 'd.outcome', 'd.nextStage', 's.name as by', 'd.at', 'd.undoneAt']).where('d.at', '>=', since).orderBy('d.id', 'desc').execute();
  const homes = await homesOf(db, today, rows);
  return { people: rows.map(({ birthDate, ...row }) => ({ ...row, age: birthDate === null ? null : ageOn(birthDate, today), ...homes(row.residentId) })) };
}
