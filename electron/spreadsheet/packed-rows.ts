// Rows on their way from the worker to the main thread: a few hundred at a time in one small block, because sending each cell as an object would hold
// up the office for as long as reading the file took.

import { deserialize, serialize } from 'node:v8';
import { BLANK, type Cell, type Row } from './workbook.ts';

/** Rows of one block: small enough to unpack in a few milliseconds. */
export const ROWS_PER_BLOCK = 500;

/**
 * kinds: one byte per cell. text: everything the kinds need (see `put`), joined, because one long string travels ten times faster than many short ones;
 * textLengths cuts it up again.
 */
type Block = {
  numbers: number[];
  hidden: boolean[];
  lengths: number[];
  kinds: Uint8Array;
  text: string;
  textLengths: Uint32Array;
};

const KIND = {
  blank: 0,
  text: 1,
  number: 2,
  numberDate: 3,
  numberText: 4,
  numberGeneral: 5,
  date: 6,
  yes: 7,
  no: 8,
  error: 9,
  noValue: 10,
} as const;
/** Added to the kind of a computed cell. */
const FORMULA = 32;

/** Rows as bytes. Covered cells are packed as blanks: they are marked after unpacking. */
export function packRows(rows: readonly Row[]): Uint8Array<ArrayBuffer> {
  const block = {
    numbers: [] as number[],
    hidden: [] as boolean[],
    lengths: [] as number[],
    kinds: new Uint8Array(rows.reduce((sum, row) => sum + row.cells.length, 0)),
  };
  const texts: string[] = [];
  let at = 0;
  for (const row of rows) {
    block.numbers.push(row.number);
    block.hidden.push(row.hidden);
    block.lengths.push(row.cells.length);
    for (const cell of row.cells) block.kinds[at++] = put(cell, texts);
  }
  const packed: Block = { ...block, text: texts.join(''), textLengths: Uint32Array.from(texts, (text) => text.length) };
  // A copy of its own memory: a buffer of the runtime may be part of a larger one, which must not be handed over.
  return new Uint8Array(serialize(packed));
}

/** The rows of a block. */
export function unpackRows(bytes: Uint8Array): Row[] {
  const block = deserialize(bytes) as Block;
  const rows: Row[] = [];
  const { kinds, text, textLengths } = block;
  let at = 0;
  let textAt = 0;
  let textIndex = 0;
  const next = () => {
    const start = textAt;
    textAt += textLengths[textIndex++] ?? 0;
    return text.slice(start, textAt);
  };
  for (const [index, number] of block.numbers.entries()) {
    const length = block.lengths[index] ?? 0;
    const cells: Cell[] = new Array<Cell>(length);
    for (let column = 0; column < length; column++) {
      const code = kinds[at++] ?? 0;
      const kind = code & ~FORMULA;
      let cell: Cell;
      switch (kind) {
        case KIND.blank:
          cell = BLANK;
          break;
        case KIND.text:
          cell = { kind: 'text', text: next() };
          break;
        case KIND.date:
          cell = { kind: 'date', day: next(), raw: next() };
          break;
        case KIND.yes:
        case KIND.no:
          cell = { kind: 'boolean', value: kind === KIND.yes };
          break;
        case KIND.error:
          cell = { kind: 'error', code: next() };
          break;
        case KIND.noValue:
          cell = { kind: 'formula_without_value' };
          break;
        default:
          cell = unpackNumber(kind, next());
      }
      if (code >= FORMULA && cell.kind !== 'blank' && cell.kind !== 'merged' && cell.kind !== 'formula_without_value')
        cell.formula = true;
      cells[column] = cell;
    }
    rows.push({ number, hidden: block.hidden[index] ?? false, cells });
  }
  return rows;
}

function unpackNumber(kind: number, raw: string): Cell {
  const value = Number(raw);
  if (kind === KIND.numberGeneral) return { kind: 'number', value, raw, formatHint: 'general' };
  if (kind === KIND.numberDate) return { kind: 'number', value, raw, formatHint: 'date' };
  if (kind === KIND.numberText) return { kind: 'number', value, raw, formatHint: 'text' };
  return { kind: 'number', value, raw };
}

function put(cell: Cell, texts: string[]): number {
  switch (cell.kind) {
    case 'blank':
    case 'merged':
      return KIND.blank;
    case 'formula_without_value':
      return KIND.noValue;
    case 'text':
      texts.push(cell.text);
      return KIND.text + (cell.formula ? FORMULA : 0);
    case 'number': {
      texts.push(cell.raw);
      const hint = cell.formatHint;
      const kind =
        hint === undefined
          ? KIND.number
          : hint === 'date'
            ? KIND.numberDate
            : hint === 'text'
              ? KIND.numberText
              : KIND.numberGeneral;
      return kind + (cell.formula ? FORMULA : 0);
    }
    case 'date':
      texts.push(cell.day, cell.raw);
      return KIND.date + (cell.formula ? FORMULA : 0);
    case 'boolean':
      return (cell.value ? KIND.yes : KIND.no) + (cell.formula ? FORMULA : 0);
    case 'error':
      texts.push(cell.code);
      return KIND.error + (cell.formula ? FORMULA : 0);
  }
}
