/**
 * Days, months and instants: branded strings that sort as they read. The calendar is computed here on integers (proleptic
 * Gregorian), so no time zone of a machine can move a birthday. No other module of the product uses Date; what the clock
 * says arrives as an Instant.
 */
import { z } from 'zod';

/** A calendar day 'YYYY-MM-DD', years 0001–9999. */
export type Day = string & { readonly __brand: 'Day' };
/** A calendar month 'YYYY-MM', years 0001–9999. */
export type Month = string & { readonly __brand: 'Month' };
/** A moment 'YYYY-MM-DDTHH:MM:SS.mmmZ': ISO 8601, UTC, milliseconds, always 24 characters. */
export type Instant = string & { readonly __brand: 'Instant' };

/** China Standard Time, minutes ahead of UTC; one zone, no summer time since 1992. */
export const CHINA_OFFSET_MINUTES = 480;

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function daysInMonth(year: number, monthNumber: number): number {
  if (monthNumber === 2) return isLeap(year) ? 29 : 28;
  return monthNumber === 4 || monthNumber === 6 || monthNumber === 9 || monthNumber === 11 ? 30 : 31;
}

function isMonth(text: string): text is Month {
  return /^(?!0000)\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !isMonth(text.slice(0, 7))) return false;
  const dayNumber = Number(text.slice(8));
  return dayNumber >= 1 && dayNumber <= daysInMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
}

function isInstant(text: string): text is Instant {
  return /^.{10}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/.test(text) && isDay(text.slice(0, 10));
}

/** Brands 'YYYY-MM-DD'. @throws RangeError for anything that is not a day of the calendar (2025-02-29, 2025-9-1). */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`);
  return text;
}

/** Brands 'YYYY-MM'. @throws RangeError for anything else. */
export function month(text: string): Month {
  if (!isMonth(text)) throw new RangeError(`not a month: ${text}`);
  return text;
}

/** Brands an ISO 8601 UTC moment with milliseconds. @throws RangeError for any other form, offset or precision. */
export function instant(text: string): Instant {
  if (!isInstant(text)) throw new RangeError(`not an instant: ${text}`);
  return text;
}

/** A day at the door; refuses days the calendar does not have. */
export const daySchema: z.ZodType<Day, string> = branded<Day>(isDay, 'YYYY-MM-DD');
/** A month at the door. */
export const monthSchema: z.ZodType<Month, string> = branded<Month>(isMonth, 'YYYY-MM');
/** An instant at the door; refuses offsets other than Z and precisions other than milliseconds. */
export const instantSchema: z.ZodType<Instant, string> = branded<Instant>(isInstant, 'YYYY-MM-DDTHH:MM:SS.mmmZ');

function branded<T extends string>(is: (text: string) => boolean, shape: string): z.ZodType<T, string> {
  return z.string().refine(is, { error: shape }) as unknown as z.ZodType<T, string>;
}

const pad = (n: number, width: number): string => String(n).padStart(width, '0');
/** '00' to '31'. */
const TWO_DIGITS = Array.from({ length: 32 }, (_, n) => pad(n, 2));

/** Checks the numbers and not the text: batches compute days by the hundred thousand. */
function dayOf(year: number, monthNumber: number, dayNumber: number): Day {
  const known = year >= 1 && year <= 9999 && monthNumber >= 1 && monthNumber <= 12 && dayNumber >= 1 && dayNumber <= daysInMonth(year, monthNumber);
  if (!known) throw new RangeError(`not a day: ${pad(year, 4)}-${pad(monthNumber, 2)}-${pad(dayNumber, 2)}`);
  return `${year > 999 ? year : pad(year, 4)}-${TWO_DIGITS[monthNumber]}-${TWO_DIGITS[dayNumber]}` as Day;
}

/** The digit at a place of a day or month. */
const digit = (value: string, at: number): number => value.charCodeAt(at) - 48;

/** By character and not by slices of the text: batches compute days by the hundred thousand. A month has day 0. */
function partsOf(value: Day | Month): { year: number; monthNumber: number; dayNumber: number } {
  return { year: yearOf(value), monthNumber: digit(value, 5) * 10 + digit(value, 6), dayNumber: value.length === 7 ? 0 : digit(value, 8) * 10 + digit(value, 9) };
}

/** Days since 1970-01-01, by counting in 400-year eras of 146 097 days that begin on 1 March (Howard Hinnant's days_from_civil). */
function ordinal(value: Day): number {
  const { year, monthNumber, dayNumber } = partsOf(value);
  const y = monthNumber <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((monthNumber + 9) % 12) + 2) / 5) + dayNumber - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

function fromOrdinal(days: number): Day {
  const z0 = days + 719_468;
  const era = Math.floor(z0 / 146_097);
  const dayOfEra = z0 - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const dayNumber = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const monthNumber = shifted < 10 ? shifted + 3 : shifted - 9;
  return dayOf(yearOfEra + era * 400 + (monthNumber <= 2 ? 1 : 0), monthNumber, dayNumber);
}

function whole(n: number): number {
  if (!Number.isSafeInteger(n)) throw new RangeError(`a span is a whole number, not ${n}`);
  return n;
}

/** The day `days` later (earlier when negative). @throws RangeError outside years 0001–9999. */
export function addDays(value: Day, days: number): Day {
  return fromOrdinal(ordinal(value) + whole(days));
}

/**
 * A month, or a day, `months` later (earlier when negative). A day that the new month does not have becomes its last day
 * (31 Jan + 1 month = 28 or 29 Feb), as terms of contracts run (民法典 art. 202).
 * @throws RangeError outside years 0001–9999.
 */
export function addMonths<T extends Day | Month>(value: T, months: number): T;
export function addMonths(value: Day | Month, months: number): Day | Month {
  const { year, monthNumber, dayNumber } = partsOf(value);
  const total = year * 12 + (monthNumber - 1) + whole(months);
  const newYear = Math.floor(total / 12);
  const newMonth = total - newYear * 12 + 1;
  if (value.length === 7) return month(`${pad(newYear, 4)}-${pad(newMonth, 2)}`);
  return dayOf(newYear, newMonth, Math.min(dayNumber, daysInMonth(newYear, newMonth)));
}

/**
 * The same day `years` later, as birthdays go: 29 Feb becomes 1 Mar in common years (the age is complete only then).
 * @throws RangeError outside years 0001–9999.
 */
export function addYears(value: Day, years: number): Day {
  const { year, monthNumber, dayNumber } = partsOf(value);
  const newYear = year + whole(years);
  if (monthNumber === 2 && dayNumber === 29 && !isLeap(newYear)) return dayOf(newYear, 3, 1);
  return dayOf(newYear, monthNumber, dayNumber);
}

/** −1, 0 or 1: which of two days, two months or two instants comes first. */
export function compare<T extends Day | Month | Instant>(a: T, b: T): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The month a day lies in. */
export function monthOf(value: Day): Month {
  return value.slice(0, 7) as Month;
}

/** The calendar year of a day or month. */
export function yearOf(value: Day | Month): number {
  return digit(value, 0) * 1000 + digit(value, 1) * 100 + digit(value, 2) * 10 + digit(value, 3);
}

/** The first day of a month. */
export function firstDay(value: Month): Day {
  return `${value}-01` as Day;
}

/** The last day of a month. */
export function lastDay(value: Month): Day {
  const { year, monthNumber } = partsOf(value);
  return dayOf(year, monthNumber, daysInMonth(year, monthNumber));
}

/** Days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return ordinal(to) - ordinal(from);
}

/** Months from `from` to `to`: 0 for the same month, negative when `to` is earlier. */
export function monthsBetween(from: Month, to: Month): number {
  const a = partsOf(from);
  const b = partsOf(to);
  return (b.year - a.year) * 12 + b.monthNumber - a.monthNumber;
}

/** Every month from `from` to `to`, both included; none when `to` is earlier. */
export function monthsFromTo(from: Month, to: Month): Month[] {
  return Array.from({ length: Math.max(0, monthsBetween(from, to) + 1) }, (_, index) => addMonths(from, index));
}

/** Months in a line, in the order of time; three or more that follow each other as one span: '2024年9月至2026年8月（24个月）、2026年10月'. */
export function formatMonths(months: readonly Month[], language: 'zh' | 'en'): string {
  const spans: [from: Month, to: Month][] = [];
  for (const each of [...new Set(months)].toSorted()) {
    const last = spans.at(-1);
    if (last !== undefined && addMonths(last[1], 1) === each) last[1] = each;
    else spans.push([each, each]);
  }
  const parts = spans.flatMap(([from, to]) => {
    const n = monthsBetween(from, to) + 1;
    if (n < 3) return monthsFromTo(from, to).map((each) => (language === 'zh' ? formatMonthChinese(each) : each));
    return language === 'zh' ? `${formatMonthChinese(from)}至${formatMonthChinese(to)}（${n}个月）` : `${from} to ${to} (${n} months)`;
  });
  return parts.join(language === 'zh' ? '、' : ', ');
}

/** The day of the week: 1 = Monday … 7 = Sunday (ISO 8601). */
export function weekdayOf(value: Day): number {
  return ((((ordinal(value) + 3) % 7) + 7) % 7) + 1;
}

/**
 * Completed years of age (周岁) on a day: the age rises on the birthday itself, for 29 Feb on 1 Mar in common years.
 * Negative before birth, so that no age band admits the unborn.
 */
export function ageOn(birth: Day, on: Day): number {
  const years = yearOf(on) - yearOf(birth);
  return on < addYears(birth, years) ? years - 1 : years;
}

/**
 * From when a programme counts a birthday: the day itself; the first of its month (当月满); the first of the month after
 * (次月起); 1 January of its year.
 */
export type AgeEffective = 'birthday' | 'monthOfBirthday' | 'nextMonth' | 'yearStart';

/** The choices of `AgeEffective`, in the order a form offers them. */
export const AGE_EFFECTIVE = [
  'birthday',
  'monthOfBirthday',
  'nextMonth',
  'yearStart',
] as const satisfies readonly AgeEffective[];

/** The first day on which a person born on `birth` counts as `years` old under a programme's mode. */
export function ageEffectiveOn(birth: Day, years: number, mode: AgeEffective): Day {
  const birthday = addYears(birth, years);
  switch (mode) {
    case 'birthday':
      return birthday;
    case 'monthOfBirthday':
      return firstDay(monthOf(birthday));
    case 'nextMonth':
      return firstDay(addMonths(monthOf(birthday), 1));
    case 'yearStart':
      return dayOf(yearOf(birthday), 1, 1);
  }
}

/** '2026年9月1日': no leading zeros. */
export function formatDayChinese(value: Day): string {
  const { year, monthNumber, dayNumber } = partsOf(value);
  return `${year}年${monthNumber}月${dayNumber}日`;
}

/** '2026年9月': no leading zero. */
export function formatMonthChinese(value: Month): string {
  const { year, monthNumber } = partsOf(value);
  return `${year}年${monthNumber}月`;
}

const CAPITALS = '零壹贰叁肆伍陆柒捌玖';

/** 1–31 in capitals, always with 壹 before 拾: 12 → 壹拾贰. */
function capitalNumber(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  return `${tens > 0 ? `${CAPITALS.charAt(tens)}拾` : ''}${ones > 0 ? CAPITALS.charAt(ones) : ''}`;
}

/**
 * A day in capitals as cheques require it, against alteration: '贰零贰陆年零壹月壹拾伍日'. Months 1, 2, 10 and days 1–10, 20, 30
 * get a leading 零. Source: 支付结算办法 (银发〔1997〕393号), annex 正确填写票据和结算凭证的基本规定, item 7.
 */
export function chequeDate(value: Day): string {
  const { year, monthNumber, dayNumber } = partsOf(value);
  const yearText = [...pad(year, 4)].map((digit) => CAPITALS.charAt(Number(digit))).join('');
  const zeroMonth = monthNumber <= 2 || monthNumber === 10 ? '零' : '';
  const zeroDay = dayNumber <= 9 || dayNumber % 10 === 0 ? '零' : '';
  return `${yearText}年${zeroMonth}${capitalNumber(monthNumber)}月${zeroDay}${capitalNumber(dayNumber)}日`;
}

/** Milliseconds since 1970-01-01T00:00Z of an instant. */
export function millisecondsOf(value: Instant): number {
  const clock = Number(value.slice(11, 13)) * 3_600_000 + Number(value.slice(14, 16)) * MS_PER_MINUTE;
  return (
    ordinal(value.slice(0, 10) as Day) * MS_PER_DAY +
    clock +
    Number(value.slice(17, 19)) * 1000 +
    Number(value.slice(20, 23))
  );
}

/** The instant of a whole number of milliseconds since 1970-01-01T00:00Z, as a clock gives it (`Date.now()`). */
export function instantOf(milliseconds: number): Instant {
  const days = Math.floor(whole(milliseconds) / MS_PER_DAY);
  const rest = milliseconds - days * MS_PER_DAY;
  const clock = [Math.floor(rest / 3_600_000), Math.floor(rest / MS_PER_MINUTE) % 60, Math.floor(rest / 1000) % 60];
  return `${fromOrdinal(days)}T${clock.map((n) => pad(n, 2)).join(':')}.${pad(rest % 1000, 3)}Z` as Instant;
}

/** The calendar day of an instant where the clock stands `offsetMinutes` ahead of UTC; China by default. */
export function localDay(value: Instant, offsetMinutes: number = CHINA_OFFSET_MINUTES): Day {
  return instantOf(millisecondsOf(value) + offsetMinutes * MS_PER_MINUTE).slice(0, 10) as Day;
}

/** 'YYYY-MM-DD HH:MM:SS' of an instant by the local clock, for screens, prints and logs; China by default. */
export function localDayAndTime(value: Instant, offsetMinutes: number = CHINA_OFFSET_MINUTES): string {
  return instantOf(millisecondsOf(value) + offsetMinutes * MS_PER_MINUTE)
    .slice(0, 19)
    .replace('T', ' ');
}

/** The instant at which a day begins by the local clock, for filters over instants; China by default. */
export function startOfDay(value: Day, offsetMinutes: number = CHINA_OFFSET_MINUTES): Instant {
  return instantOf(ordinal(value) * MS_PER_DAY - offsetMinutes * MS_PER_MINUTE);
}
