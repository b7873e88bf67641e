/** Whose stage of school a forecast takes to end, so that it can say so. */
import type { Day } from '#shared/days.ts';
import type { ResidentId } from '#shared/ids.ts';
import type { PersonAsOf } from '#shared/person-as-of.ts';
import { STAGES, type SchoolEnd, type Stage } from '#shared/school-year.ts';
import type { ExpectEnd } from '#electron/residents/people-as-of.ts';
import type { Reader } from '#electron/residents/read-rows.ts';
import { readExpectation, readYears } from './settings.ts';

export type ExpectedEnds = ReadonlyMap<ResidentId, SchoolEnd>;

/** By resident; the living alone. */
export async function readExpectedEnds(db: Reader, expect: ExpectEnd): Promise<ExpectedEnds> {
  const rows = await db.selectFrom('residentFacts as f').innerJoin('residents as r', 'r.id', 'f.residentId').select(['f.residentId', 'f.value', 'f.validFrom'])
    .where('f.fact', '=', 'studentStage').where('f.withdrawnAt', 'is', null).where('f.validTo', 'is', null).where('r.status', '=', 'living').where('r.mergedIntoId', 'is', null).execute();
  return new Map(rows.flatMap(({ residentId, value, validFrom }) => {
    const on = expect('studentStage', value, validFrom);
    return on === null ? [] : [[residentId, { stage: value as Stage, on }] as const];
  }));
}

/** The expected end that lies between two states of a person; null: his stage did not change, or its end was entered. */
export function schoolEndBetween(ends: ExpectedEnds, before: PersonAsOf | undefined, then: PersonAsOf | undefined): SchoolEnd | null {
  if (before === undefined || then === undefined) return null;
  const end = ends.get(before.residentId);
  return end !== undefined && before.facts.studentStage === end.stage && then.facts.studentStage !== end.stage ? end : null;
}

/** How many of each stage are taken to end before a day; stages of which none does are left out. */
export async function countExpectedEnds(db: Reader, today: Day, before: Day): Promise<{ stage: Stage; years: number; persons: number }[]> {
  const years = await readYears(db);
  const ends = [...(await readExpectedEnds(db, await readExpectation(db, today))).values()].filter((end) => end.on < before);
  return STAGES.flatMap((stage) => {
    const persons = ends.filter((end) => end.stage === stage).length;
    return persons === 0 ? [] : [{ stage, years: years.get(stage) ?? 1, persons }];
  });
}
