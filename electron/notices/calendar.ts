/** The table of holidays, and the settings of the boards. */
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { yearOf, type Day } from '#shared/days.ts';
import type { HolidayTable } from '#shared/notices/calendar.ts';
import type { NoticeSettings, noticesContract } from '#shared/notices/contract.ts';
import type { CommandContext } from '#electron/api/context.ts';
import type { Reader } from '#electron/residents/read-rows.ts';

/** All days of the table; some hundreds at most. */
export async function readHolidays(db: Reader): Promise<HolidayTable> {
  const rows = await db.selectFrom('holidays').select(['day', 'kind']).execute();
  return new Map(rows.map((row) => [row.day, row.kind]));
}

/** Whether the table knows the year of a day: in a year without any entry only weekends are days of rest. */
export function coversYearOf(holidays: HolidayTable, day: Day): boolean {
  return [...holidays.keys()].some((each) => yearOf(each) === yearOf(day));
}

/** The days of a year, and the years that have any. */
export async function listHolidays(db: Reader, year: number): Promise<OutputOf<typeof noticesContract.holidays>> {
  const rows = await db.selectFrom('holidays').selectAll().orderBy('day').execute();
  return { days: rows.filter((row) => yearOf(row.day) === year), years: [...new Set(rows.map((row) => yearOf(row.day)))] };
}

/** Puts a day into the table, or takes it out (`kind` null). Notices that hang keep their last day. */
export async function saveHoliday({ trx }: CommandContext, input: InputOf<typeof noticesContract.saveHoliday>): Promise<Record<string, never>> {
  await trx.deleteFrom('holidays').where('day', '=', input.day).execute();
  if (input.kind !== null) await trx.insertInto('holidays').values({ day: input.day, kind: input.kind, name: input.name }).execute();
  return {};
}

export async function readNoticeSettings(db: Reader): Promise<NoticeSettings> {
  const { id: _, ...settings } = await db.selectFrom('noticeSettings').selectAll().where('id', '=', 1).executeTakeFirstOrThrow();
  return settings;
}
