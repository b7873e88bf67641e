import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayToSerial, serialToDay } from './cell-formats.ts';
import { startsLikeFormula } from './csv-prefix.ts';
import { splitRecords } from './csv-records.ts';
import { packRows, unpackRows } from './packed-rows.ts';
import { readWorkbook } from './read-workbook.ts';
import { READ_LIMITS, type Cell, type Row } from './workbook.ts';
import { csvBytes } from './write-csv.ts';
import { xlsxBytes } from './write-xlsx.ts';
import { readZipDirectory, unpackEntry } from './zip-directory.ts';

/** Texts as offices write them and as nobody should: formulas, escapes, blanks, emoji, rare characters. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      "'",
      '"',
      ',',
      '\t',
      '\r',
      '\n',
      '＝',
      '\u200b',
      ' ',
      '0',
      'x',
      '_',
      '_x000D_',
      '&',
      '<',
      ']]>',
      '𠮷',
      '张',
    ),
    maxLength: 12,
  }),
  fc.stringMatching(/^\d{17}[\dX]$/),
);
/** What XML and the writers leave of a text. */
const written = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '');

test('texts come back from xlsx as they were, and no cell is a formula', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 20 }), async (rows) => {
      const bytes = await xlsxBytes({
        sheets: [
          {
            name: '名单',
            columns: [
              { header: 'a', width: 9, kind: 'text' },
              { header: 'b', width: 9, kind: 'text' },
            ],
            rows,
          },
        ],
      });
      const read = readWorkbook(bytes, 'a.xlsx').sheets[0]?.rows.slice(1) ?? [];
      const cells = new Map(read.map((row) => [row.number, row.cells]));
      for (const [index, values] of rows.entries()) {
        for (const [column, value] of values.entries()) {
          const cell: Cell = cells.get(index + 2)?.[column] ?? { kind: 'blank' };
          expect(cell).toEqual(written(value) === '' ? { kind: 'blank' } : { kind: 'text', text: written(value) });
        }
      }
      const entry = readZipDirectory(bytes, READ_LIMITS).get('xl/worksheets/sheet1.xml');
      expect(entry === undefined ? '' : unpackEntry(bytes, entry).toString()).not.toMatch(/<f[ >]/);
    }),
    { numRuns: 200 },
  );
});

test('texts come back from csv as they were, and no field begins like a formula', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 20 }), async (rows) => {
      const bytes = await csvBytes({
        columns: [
          { header: 'a', kind: 'text' },
          { header: 'b', kind: 'text' },
        ],
        rows,
      });
      splitRecords(bytes.toString().slice(1), ',', (fields) => {
        for (const field of fields) expect(startsLikeFormula(field)).toBe(false);
      });
      const read = readWorkbook(bytes, 'a.csv').sheets[0]?.rows ?? [];
      const cells = new Map(read.map((row) => [row.number, row.cells]));
      for (const [index, values] of rows.entries()) {
        for (const [column, value] of values.entries()) {
          const cell: Cell = cells.get(index + 2)?.[column] ?? { kind: 'blank' };
          const kept = value.replaceAll('\0', '');
          expect(cell).toEqual(kept === '' ? { kind: 'blank' } : { kind: 'text', text: kept });
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('money comes back to the fen', async () => {
  const fens = [0, 1, -1, 5, 99, 100, 12345, -12345, 10 ** 15, -(10 ** 15), 10 ** 15 - 1, 123456789012345];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), { minLength: 1, maxLength: 20 }),
      async (generated) => {
        const rows = [...fens, ...generated].map((fen) => [fen]);
        const bytes = await xlsxBytes({
          sheets: [{ name: '账', columns: [{ header: '金额', width: 9, kind: 'money' }], rows }],
        });
        const read = readWorkbook(bytes, 'a.xlsx').sheets[0]?.rows.slice(1) ?? [];
        expect(
          read.map((row) => (row.cells[0]?.kind === 'number' ? BigInt(row.cells[0].raw.replace('.', '')) : undefined)),
        ).toEqual(rows.map(([fen]) => BigInt(fen ?? 0)));
      },
    ),
    { numRuns: 30 },
  );
});

describe('days', () => {
  test('every day from 1900-03-01 comes back from its serial number', () => {
    for (let serial = 61; serial < 80_000; serial++) expect(dayToSerial(serialToDay(serial, false) ?? '')).toBe(serial);
  });
  test.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, undefined],
    [61, false, '1900-03-01'],
    [0.5, false, undefined],
    [-1, false, undefined],
    [2_958_465, false, '9999-12-31'],
    [2_958_466, false, undefined],
    [0, true, '1904-01-01'],
    [1462, true, '1908-01-02'],
    [-1, true, undefined],
  ])('serial %s (1904: %s) is %s', (serial, date1904, day) => {
    expect(serialToDay(serial, date1904)).toBe(day);
  });
  test.each(['2025-02-29', '1900-02-28', '2025-9-1', 'abc'])('%s has no serial number', (day) => {
    expect(dayToSerial(day)).toBeUndefined();
  });
});

test('rows come back from their packed block', () => {
  const cells: Cell[] = [
    { kind: 'text', text: '' },
    { kind: 'text', text: '张𠮷', formula: true },
    { kind: 'number', value: 1.5, raw: '1.50' },
    { kind: 'number', value: 1, raw: '1', formatHint: 'date', formula: true },
    { kind: 'number', value: 1, raw: '1', formatHint: 'text' },
    { kind: 'number', value: 1, raw: '1', formatHint: 'general' },
    { kind: 'blank' },
    { kind: 'date', day: '2025-09-01', raw: '45901' },
    { kind: 'boolean', value: true },
    { kind: 'boolean', value: false, formula: true },
    { kind: 'error', code: '#N/A' },
    { kind: 'formula_without_value' },
  ];
  const rows: Row[] = [
    { number: 3, hidden: true, cells },
    { number: 9, hidden: false, cells: [...cells].reverse() },
  ];
  expect(unpackRows(packRows(rows))).toEqual(rows);
});
