import { FileRefusal } from './workbook.ts';

/** A quoted field over more lines than this is a quotation mark that somebody forgot to close. */
const MOST_LINES_IN_FIELD = 100;
const LONGEST_FIELD = 100_000;

/**
 * Splits a text into records, giving each with its number (1-based, blank lines counted) to `take`. Quoting as in RFC 4180, and as Excel reads it: a quotation mark
 * inside an unquoted field is an ordinary character, and what follows a closing one is added to the field. Line ends: CRLF, LF, CR, mixed.
 * Refuses quote_unclosed with the record where the mark was opened.
 */
export function splitRecords(text: string, delimiter: string, take: (fields: string[], record: number) => void): void {
  const delimiterCode = delimiter.charCodeAt(0);
  const length = text.length;
  let at = 0;
  let record = 1;
  let fields: string[] = [];
  while (at < length) {
    let field: string;
    if (text.charCodeAt(at) === 34) {
      const quoted = readQuoted(text, at, record);
      field = quoted.field;
      at = quoted.end;
      const rest = fieldEnd(text, at, delimiterCode);
      if (rest > at) field += text.slice(at, rest);
      at = rest;
    } else {
      const end = fieldEnd(text, at, delimiterCode);
      field = text.slice(at, end);
      at = end;
    }
    fields.push(field);
    const stop = at < length ? text.charCodeAt(at) : -1;
    at++;
    if (stop === delimiterCode) {
      if (at >= length) fields.push('');
      else continue;
    }
    if (stop === 13 && text.charCodeAt(at) === 10) at++;
    take(fields, record++);
    fields = [];
  }
}

function fieldEnd(text: string, from: number, delimiterCode: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === delimiterCode || c === 10 || c === 13) break;
  }
  return at;
}

/** From the opening mark: the field with doubled marks made single, and where it ends behind the closing mark. */
function readQuoted(text: string, open: number, record: number): { field: string; end: number } {
  let field = '';
  let from = open + 1;
  for (;;) {
    const close = text.indexOf('"', from);
    if (close === -1 || close - open > LONGEST_FIELD) throw new FileRefusal('quote_unclosed', { record });
    field += text.slice(from, close);
    if (text.charCodeAt(close + 1) !== 34) {
      if (countLines(field) > MOST_LINES_IN_FIELD) throw new FileRefusal('quote_unclosed', { record });
      return { field, end: close + 1 };
    }
    field += '"';
    from = close + 2;
  }
}

function countLines(field: string): number {
  let lines = 0;
  for (let at = field.indexOf('\n'); at !== -1; at = field.indexOf('\n', at + 1)) lines++;
  return lines;
}

const SNIFFED_RECORDS = 50;

/** The delimiter of a text: the one of comma, tab, semicolon that gives the most records of the same, largest number of fields; comma if none does. */
export function sniffDelimiter(text: string): ',' | '\t' | ';' {
  const head = text.slice(0, 65_536);
  let best: ',' | '\t' | ';' = ',';
  let bestScore = 0;
  for (const delimiter of [',', '\t', ';'] as const) {
    const counts = new Map<number, number>();
    try {
      splitRecords(head, delimiter, (fields, record) => {
        if (record <= SNIFFED_RECORDS && fields.length > 1)
          counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
      });
    } catch (error) {
      if (!(error instanceof FileRefusal)) throw error;
    }
    let score = 0;
    for (const [fields, records] of counts) score = Math.max(score, records * 1000 + Math.min(fields, 500));
    if (score > bestScore) {
      bestScore = score;
      best = delimiter;
    }
  }
  return best;
}
