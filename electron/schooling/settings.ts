/** How many years each stage of school takes, and from which day of July on the summer's leavers are listed. */
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { Day } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import type { schoolingContract } from '#shared/schooling/contract.ts';
import { expectedEnd, STAGES, type Stage } from '#shared/school-year.ts';
import type { CommandContext } from '#electron/api/context.ts';
import type { ExpectEnd } from '#electron/residents/people-as-of.ts';
import type { Reader } from '#electron/residents/read-rows.ts';

type Settings = OutputOf<typeof schoolingContract.settings>;

export async function readSettings(db: Reader): Promise<Settings> {
  const { listDay, version } = await db.selectFrom('schoolCalendar').selectAll().executeTakeFirstOrThrow();
  const years = await readYears(db);
  return { listDay, version, stages: STAGES.map((stage) => ({ stage, years: years.get(stage) ?? 1 })) };
}

export async function readYears(db: Reader): Promise<ReadonlyMap<Stage, number>> {
  const rows = await db.selectFrom('schoolStages').selectAll().execute();
  return new Map(rows.map((row) => [row.stage, row.years]));
}

/** @throws AppError changed_meanwhile */
export async function saveSettings({ trx }: CommandContext, input: InputOf<typeof schoolingContract.saveSettings>): Promise<{ version: number }> {
  const version = input.version + 1;
  const saved = await trx.updateTable('schoolCalendar').set({ listDay: input.listDay, version }).where('version', '=', input.version).executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) throw new AppError('changed_meanwhile', { what: 'schoolCalendar' });
  for (const { stage, years } of input.stages) await trx.updateTable('schoolStages').set({ years }).where('stage', '=', stage).execute();
  return { version };
}

/**
 * For what lies ahead: a stage without an entered end is taken to end when its years are over. One whose years are over already goes on,
 * as it does in a list made today, until somebody decides what became of him.
 */
export async function readExpectation(db: Reader, today: Day): Promise<ExpectEnd> {
  const years = await readYears(db);
  return (fact, value, since) => {
    const usual = fact === 'studentStage' ? years.get(value as Stage) : undefined;
    if (usual === undefined) return null;
    const end = expectedEnd(since, usual);
    return end >= today ? end : null;
  };
}
