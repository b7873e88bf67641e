/** Birth dates as rosters write them. A day is taken only when it says year, month and day; nothing is filled in. */
import { addDays, day, type Day, daySchema } from '#shared/days.ts';
import { halfWidth } from '#shared/half-width.ts';
import type { Finding } from './roster-codes.ts';
import { type RosterCell, shownText, wholeDigits } from './roster-sheet.ts';

/** What a birth cell says: a day, or a month or year that the ID number has to complete, or why it says nothing. */
export type BirthReading =
  | { kind: 'none' }
  | { kind: 'day'; day: Day; fromSerial: boolean }
  | { kind: 'part'; part: string; code: 'birth_month_only' | 'birth_year_only' }
  | { kind: 'unreadable'; code: 'birth_impossible' | 'birth_ambiguous' | 'birth_unreadable' };

/** Serial numbers from 1 March 1900 (61), the first that all spreadsheet programs count alike, to 2099. */
const FIRST_SERIAL = 61;
const LAST_SERIAL = 73_050;
const BEFORE_SERIALS = day('1899-12-30');

const two = (text: string): string => text.padStart(2, '0');

function dayOrImpossible(year: string, month: string, dayNumber: string): BirthReading {
  const text = `${year}-${two(month)}-${two(dayNumber)}`;
  if (daySchema.safeParse(text).success && text >= '1851') return { kind: 'day', day: day(text), fromSerial: false };
  return { kind: 'unreadable', code: 'birth_impossible' };
}

function monthOrImpossible(year: string, month: string): BirthReading {
  const number = Number(month);
  if (number < 1 || number > 12) return { kind: 'unreadable', code: 'birth_impossible' };
  return { kind: 'part', part: `${year}-${two(month)}`, code: 'birth_month_only' };
}

/** Digits without separators: 19500302, 195003, 1950, or a spreadsheet's serial (five digits). */
function fromDigits(digits: string): BirthReading {
  if (digits.length === 8) return dayOrImpossible(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6));
  if (digits.length === 6 && /^(18|19|20)/.test(digits)) return monthOrImpossible(digits.slice(0, 4), digits.slice(4));
  if (digits.length === 4 && /^(18|19|20)/.test(digits)) return { kind: 'part', part: digits, code: 'birth_year_only' };
  const serial = Number(digits);
  if (digits.length === 5 && serial >= FIRST_SERIAL && serial <= LAST_SERIAL) {
    return { kind: 'day', day: addDays(BEFORE_SERIALS, serial), fromSerial: true };
  }
  return { kind: 'unreadable', code: digits.length === 6 ? 'birth_ambiguous' : 'birth_unreadable' };
}

function fromText(text: string): BirthReading {
  const plain = halfWidth(text).trim().replace(/^'/, '').replace(/[T ]+\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$/i, '').replace(/\s+/g, '');
  if (plain === '') return { kind: 'none' };
  if (/^\d+$/.test(plain)) return fromDigits(plain);
  const full = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?$/.exec(plain);
  if (full !== null) return dayOrImpossible(full[1] ?? '', full[2] ?? '', full[3] ?? '');
  const month = /^(\d{4})[-./年](\d{1,2})月?$/.exec(plain);
  if (month !== null) return monthOrImpossible(month[1] ?? '', month[2] ?? '');
  const year = /^(\d{4})年?$/.exec(plain);
  if (year !== null) return { kind: 'part', part: year[1] ?? '', code: 'birth_year_only' };
  // 50.3.2, 3/2/1950: which number is the year, which the month, nobody can say for sure.
  if (/^\d{1,4}[-./年]\d{1,2}[-./月]\d{1,4}日?$/.test(plain)) return { kind: 'unreadable', code: 'birth_ambiguous' };
  return { kind: 'unreadable', code: 'birth_unreadable' };
}

/** Reads a birth cell by its kind. Errors and formulas without a value are the caller's to report. */
export function readBirthCell(cell: RosterCell | undefined): BirthReading {
  if (cell === undefined) return { kind: 'none' };
  switch (cell.kind) {
    case 'text':
      return fromText(cell.text);
    case 'date':
      return dayOrImpossible(cell.day.slice(0, 4), cell.day.slice(5, 7), cell.day.slice(8, 10));
    case 'number': {
      // 1950.3 is 1950-03 to one clerk and 1950-30 with a lost zero to another: a number with a fraction stays unread.
      const digits = wholeDigits(cell.raw);
      return digits === null || cell.formatHint === 'date' ? { kind: 'unreadable', code: 'birth_unreadable' } : fromDigits(digits);
    }
    case 'boolean':
      return { kind: 'unreadable', code: 'birth_unreadable' };
    case 'error':
    case 'formula_without_value':
    case 'blank':
    case 'merged':
      return { kind: 'none' };
  }
}

/**
 * The birth date of a row: what the ID number says when there is a good one, else the birth cell. A cell that contradicts the ID
 * number holds the row; a cell that says less than the ID number is only mentioned.
 */
export function settleBirth(
  cell: RosterCell | undefined, idBirthDate: Day | null, today: Day, findings: Finding[],
): Day | null {
  const reading = readBirthCell(cell);
  const shown = shownText(cell).trim();
  switch (reading.kind) {
    case 'none':
      return idBirthDate;
    case 'day':
      if (idBirthDate !== null) {
        if (reading.day !== idBirthDate) findings.push({ code: 'birth_conflicts_id', shown });
        return idBirthDate;
      }
      if (reading.day > today) {
        findings.push({ code: 'birth_in_future', shown });
        return null;
      }
      if (reading.fromSerial) findings.push({ code: 'birth_from_serial', shown });
      return reading.day;
    case 'part':
      if (idBirthDate !== null && !idBirthDate.startsWith(reading.part)) findings.push({ code: 'birth_conflicts_id', shown });
      else findings.push({ code: reading.code, shown, ...(idBirthDate === null ? { level: 'review' as const } : {}) });
      return idBirthDate;
    case 'unreadable':
      findings.push({ code: reading.code, shown, ...(idBirthDate === null ? { level: 'review' as const } : {}) });
      return idBirthDate;
  }
}
