/** Days and months as people type them. */
import { daySchema, monthSchema, type Day, type Month } from '#shared/days.ts';
import { halfWidth } from '#shared/half-width.ts';

/** 19500302, 1950.3.2, 1950/3/2, 1950-03-02, 1950年3月2日, '1950 3 2'; undefined for what is not one day of the calendar. */
export function readTypedDay(text: string): Day | undefined {
  const plain = halfWidth(text).trim();
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ??
    /^(\d{4})\s*[-./年\s]\s*(\d{1,2})\s*[-./月\s]\s*(\d{1,2})\s*日?$/.exec(plain);
  if (match === null) return undefined;
  const [, year = '', month = '', day = ''] = match;
  return daySchema.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`).data;
}

/** 202609, 2026.9, 2026-09, 2026年9月; undefined for what is not a month. */
export function readTypedMonth(text: string): Month | undefined {
  const plain = halfWidth(text).trim();
  const match = /^(\d{4})(\d{2})$/.exec(plain) ?? /^(\d{4})\s*[-./年\s]\s*(\d{1,2})\s*月?$/.exec(plain);
  if (match === null) return undefined;
  const [, year = '', month = ''] = match;
  return monthSchema.safeParse(`${year}-${month.padStart(2, '0')}`).data;
}
