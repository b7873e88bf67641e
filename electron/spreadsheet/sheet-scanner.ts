// One sheet of an xlsx file, scanned tag by tag. Row and column counts come from the cells that hold something, never from `dimension`.

import { numberCell, type CellFormat } from './cell-formats.ts';
import { parseArea } from './merged-cells.ts';
import { decodeEscapes, plainText, readTextElement } from './shared-strings.ts';
import type { CountedSink } from './sheet-sink.ts';
import { BLANK, FileRefusal, type Cell, type Merge } from './workbook.ts';
import { CLOSE, decodeXmlText, END, OPEN, XmlReader } from './xml-reader.ts';

/** What a sheet's cells refer to. */
export type SheetContext = { strings: readonly string[]; formats: readonly CellFormat[]; date1904: boolean };

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** Kinds of `t` attributes, as numbers for the inner loop. */
const T_NUMBER = 0;
const T_SHARED = 1;
const T_INLINE = 2;
const T_FORMULA_TEXT = 3;
const T_BOOLEAN = 4;
const T_ERROR = 5;
const T_DATE = 6;

/** Scans one sheet part into the sink (rows, then merges and hidden columns). `part` names it in refusals. */
export function scanSheet(bytes: Buffer, part: string, context: SheetContext, sink: CountedSink): void {
  const xml = new XmlReader(bytes, part);
  const merges: Merge[] = [];
  const hiddenColumns: number[] = [];
  const malformed = () => new FileRefusal('xml_malformed', { part });
  let rowNumber = 0;
  let rowHidden = false;
  let column = -1;
  let cells: Cell[] = [];
  let inData = false;
  let closed = false;
  for (let tag = xml.next(); tag !== END; tag = xml.next()) {
    const first = xml.window.charCodeAt(xml.nameStart);
    const length = xml.nameEnd - xml.nameStart;
    if (inData && length === 1 && first === 99) {
      if (tag !== OPEN) continue;
      readCellAttributes(xml, attributes);
      column = attributes.column === -1 ? column + 1 : attributes.column;
      if (column >= LAST_COLUMN) throw malformed();
      if (xml.selfClosing) continue;
      const cell = readCell(xml, context, malformed);
      if (cell === BLANK) continue;
      sink.checkColumn(rowNumber, column);
      while (cells.length < column) cells.push(BLANK);
      cells[column] = cell;
    } else if (inData && length === 3 && first === 114 && xml.is('row')) {
      if (tag === OPEN) {
        const number = xml.attribute('r');
        rowNumber = number === undefined ? rowNumber + 1 : Number(number);
        if (!(rowNumber >= 1 && rowNumber <= LAST_ROW)) throw malformed();
        rowHidden = isTrue(xml.attribute('hidden'));
        column = -1;
      }
      if (tag === CLOSE && cells.length > 0) {
        sink.row(rowNumber, rowHidden, cells);
        cells = [];
      }
    } else if (xml.is('sheetData')) {
      inData = tag === OPEN && !xml.selfClosing;
    } else if (tag === OPEN && xml.is('mergeCell')) {
      const area = parseArea(xml.attribute('ref') ?? '');
      if (area !== undefined && (area.top !== area.bottom || area.left !== area.right)) merges.push(area);
      if (merges.length > sink.limits.merges) throw new FileRefusal('merge_too_large', { sheet: part });
    } else if (tag === OPEN && xml.is('col') && isTrue(xml.attribute('hidden'))) {
      const last = Math.min(Number(xml.attribute('max')), sink.limits.columns);
      for (let col = Math.max(1, Number(xml.attribute('min'))); col <= last; col++) hiddenColumns.push(col - 1);
      if (hiddenColumns.length > LAST_COLUMN) throw malformed();
    } else if (tag === CLOSE && (xml.is('worksheet') || xml.is('dialogsheet') || xml.is('macrosheet'))) {
      closed = true;
    }
  }
  if (!closed || inData) throw malformed();
  sink.endSheet(merges, hiddenColumns);
}

/** The attributes of the cell being read; one object for all, because a sheet has millions. */
const attributes = { column: -1, style: 0, type: T_NUMBER };

function readCellAttributes(xml: XmlReader, into: typeof attributes): void {
  into.column = -1;
  into.style = 0;
  into.type = T_NUMBER;
  const window = xml.window;
  let at = xml.attributesStart;
  while (at < xml.tagEnd) {
    while (at < xml.tagEnd && window.charCodeAt(at) <= 32) at++;
    const nameStart = at;
    while (at < xml.tagEnd && window.charCodeAt(at) !== 61 && window.charCodeAt(at) > 32) at++;
    const name = at - nameStart === 1 ? window.charCodeAt(nameStart) : 0;
    while (at < xml.tagEnd && window.charCodeAt(at) <= 32) at++;
    at++;
    while (at < xml.tagEnd && window.charCodeAt(at) <= 32) at++;
    const quote = window.charCodeAt(at);
    const valueStart = at + 1;
    at = valueStart;
    while (at < xml.tagEnd && window.charCodeAt(at) !== quote) at++;
    if (name === 114) into.column = columnOf(window, valueStart, at);
    else if (name === 115) into.style = digitsOf(window, valueStart, at);
    else if (name === 116) into.type = typeOf(window, valueStart, at);
    at++;
  }
}

function columnOf(window: string, start: number, end: number): number {
  let column = 0;
  for (let at = start; at < end && column <= LAST_COLUMN; at++) {
    const c = window.charCodeAt(at);
    if (c >= 65 && c <= 90) column = column * 26 + c - 64;
    else if (c >= 97 && c <= 122) column = column * 26 + c - 96;
    else if (c !== 36) break;
  }
  return column - 1;
}

function digitsOf(window: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end && value < 1e9; at++) value = value * 10 + window.charCodeAt(at) - 48;
  return value;
}

function typeOf(window: string, start: number, end: number): number {
  switch (window.charCodeAt(start)) {
    case 115: // s, str
      return end - start === 1 ? T_SHARED : T_FORMULA_TEXT;
    case 105: // inlineStr
      return T_INLINE;
    case 98: // b
      return T_BOOLEAN;
    case 101: // e
      return T_ERROR;
    case 100: // d
      return T_DATE;
    default: // n
      return T_NUMBER;
  }
}

/** At the open tag of a c element: reads to its close tag. Style and type are in `attributes`. */
function readCell(xml: XmlReader, context: SheetContext, malformed: () => FileRefusal): Cell {
  const { style, type } = attributes;
  if (type === T_INLINE) {
    const text = xml.takePlain('<is><t>', '</t></is></c>');
    if (text !== undefined) return cellOf(type, style, undefined, plainText(text), context, malformed);
  } else if (type !== T_FORMULA_TEXT) {
    const text = xml.takePlain('<v>', '</v></c>');
    if (text !== undefined) return cellOf(type, style, decodeXmlText(text), undefined, context, malformed);
  }
  let value: string | undefined;
  let inline: string | undefined;
  let formula = false;
  let phonetic = false;
  for (;;) {
    const tag = xml.next();
    if (tag === END) throw malformed();
    const first = xml.window.charCodeAt(xml.nameStart);
    const length = xml.nameEnd - xml.nameStart;
    if (length === 1) {
      if (first === 99) break;
      if (tag === CLOSE) continue;
      if (first === 118) value = xml.text();
      else if (first === 102) formula = true;
      else if (first === 116 && !phonetic) inline = (inline ?? '') + readTextElement(xml);
    } else if (length === 3) {
      if (xml.is('rPh')) phonetic = tag === OPEN && !xml.selfClosing;
      else if (xml.is('row')) throw malformed();
    }
  }
  const cell = cellOf(type, style, value, inline, context, malformed);
  if (type === T_FORMULA_TEXT && value !== undefined)
    return { kind: 'text', text: decodeEscapes(value), formula: true };
  if (!formula) return cell;
  if (cell.kind === 'blank' || cell.kind === 'formula_without_value' || cell.kind === 'merged')
    return { kind: 'formula_without_value' };
  return { ...cell, formula: true };
}

function cellOf(
  type: number,
  style: number,
  value: string | undefined,
  inline: string | undefined,
  context: SheetContext,
  malformed: () => FileRefusal,
): Cell {
  if (inline !== undefined) return inline === '' ? BLANK : { kind: 'text', text: inline };
  if (value === undefined || value === '') return BLANK;
  switch (type) {
    case T_SHARED: {
      const text = context.strings[Number(value)];
      if (text === undefined) throw malformed();
      return text === '' ? BLANK : { kind: 'text', text };
    }
    case T_NUMBER: {
      const number = Number(value);
      const raw = value.trim();
      if (raw === '') return BLANK;
      if (!Number.isFinite(number)) return { kind: 'text', text: raw };
      return numberCell(raw, number, context.formats[style] ?? 'general', context.date1904);
    }
    case T_BOOLEAN:
      return { kind: 'boolean', value: isTrue(value.trim()) };
    case T_ERROR:
      return { kind: 'error', code: value };
    case T_DATE: {
      const day = /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(value)?.[0];
      return day === undefined ? { kind: 'text', text: value } : { kind: 'date', day, raw: value };
    }
    default:
      return { kind: 'text', text: decodeEscapes(value) };
  }
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
