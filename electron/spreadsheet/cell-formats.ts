// Number formats: which number of a sheet is really a day. Source: ECMA-376 part 1, 18.8.30 (built-in format numbers, with the ones
// Excel uses for Chinese, 27-36 and 50-58), 18.17.4.1 (the two date systems).

import { END, OPEN, XmlReader } from './xml-reader.ts';
import type { Cell } from './workbook.ts';

/** 'day': shows a calendar day. 'time': shows only a time of day or a duration. 'text': the text format. 'general': none chosen. */
export type CellFormat = 'day' | 'time' | 'text' | 'general' | 'number';

const DAY_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
const TIME_FORMATS = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56]);

/** The format of a style by its number and, for custom ones, its code. */
export function classifyFormat(id: number, code: string | undefined): CellFormat {
  if (code !== undefined) return classifyFormatCode(code);
  if (id === 0) return 'general';
  if (id === 49) return 'text';
  if (DAY_FORMATS.has(id)) return 'day';
  return TIME_FORMATS.has(id) ? 'time' : 'number';
}

/** The format by its code: the first section, without quoted words, escapes, colours and locales. */
export function classifyFormatCode(code: string): CellFormat {
  const duration = /\[(?:h+|m+|s+)\]/i.test(code);
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gs, '')
    .split(';', 1)
    .join('')
    .toLowerCase();
  if (bare === '@') return 'text';
  if (bare.trim() === '' && !duration) return 'number';
  if (bare.includes('general') || bare.includes('通用格式')) return 'general';
  if (duration) return 'time';
  const clock = /[hs]/.test(bare) || bare.includes('am/pm');
  if (/[yd]/.test(bare) || /e{1,4}(?![+-])/.test(bare.replace(/[0#?.]e/g, '')) || (bare.includes('m') && !clock))
    return 'day';
  return clock ? 'time' : 'number';
}

/** The formats of xl/styles.xml, one per cell style (cellXfs), in their order. */
export function readCellFormats(bytes: Buffer): CellFormat[] {
  const xml = new XmlReader(bytes, 'styles.xml');
  const codes = new Map<number, string>();
  const formats: CellFormat[] = [];
  let inCellStyles = false;
  for (let tag = xml.next(); tag !== END; tag = xml.next()) {
    if (xml.is('cellXfs')) {
      inCellStyles = tag === OPEN && !xml.selfClosing;
    } else if (tag === OPEN && xml.is('numFmt')) {
      codes.set(Number(xml.attribute('numFmtId')), xml.attribute('formatCode') ?? '');
    } else if (tag === OPEN && inCellStyles && xml.is('xf')) {
      const id = Number(xml.attribute('numFmtId') ?? 0);
      formats.push(classifyFormat(id, codes.get(id)));
    }
  }
  return formats;
}

const MS_PER_DAY = 86_400_000;
const DAY_ZERO_1900 = Date.UTC(1899, 11, 30);
const DAY_ZERO_1904 = Date.UTC(1904, 0, 1);
/** 9999-12-31 in the 1900 system. */
const LAST_SERIAL = 2_958_465;

/**
 * The calendar day of a serial number, the time of day cut off; undefined where the number is no day: below 1, beyond 9999, or the
 * 29 February 1900 that Excel's calendar has and the world had not (serial 60).
 */
export function serialToDay(serial: number, date1904: boolean): string | undefined {
  const whole = Math.floor(serial);
  if (date1904) {
    if (serial < 0 || whole > LAST_SERIAL - 1462) return undefined;
    return isoDay(DAY_ZERO_1904 + whole * MS_PER_DAY);
  }
  if (whole < 1 || whole > LAST_SERIAL || whole === 60) return undefined;
  return isoDay(DAY_ZERO_1900 + (whole < 60 ? whole + 1 : whole) * MS_PER_DAY);
}

/** The serial number of a day in the 1900 system; undefined for what is no day or lies before 1 March 1900, where the two calendars differ. */
export function dayToSerial(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(ms) || isoDay(ms) !== day) return undefined;
  const serial = Math.round((ms - DAY_ZERO_1900) / MS_PER_DAY);
  return serial < 61 ? undefined : serial;
}

/** The cell of a stored number: a day where its format says so, else the number with its exact characters and what the format hints. */
export function numberCell(raw: string, value: number, format: CellFormat, date1904: boolean): Cell {
  switch (format) {
    case 'day': {
      const day = serialToDay(value, date1904);
      return day === undefined ? { kind: 'number', value, raw, formatHint: 'date' } : { kind: 'date', day, raw };
    }
    case 'time':
      return { kind: 'number', value, raw, formatHint: 'date' };
    case 'text':
      return { kind: 'number', value, raw, formatHint: 'text' };
    case 'general':
      return { kind: 'number', value, raw, formatHint: 'general' };
    case 'number':
      return { kind: 'number', value, raw };
  }
}

/** Days already written out: a roster repeats a few hundred birthdays and payment days many times. */
const knownDays = new Map<number, string>();
const MOST_KNOWN_DAYS = 50_000;

function isoDay(ms: number): string {
  let day = knownDays.get(ms);
  if (day === undefined) {
    day = new Date(ms).toISOString().slice(0, 10);
    if (knownDays.size >= MOST_KNOWN_DAYS) knownDays.clear();
    knownDays.set(ms, day);
  }
  return day;
}
