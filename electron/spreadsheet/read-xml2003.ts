// "XML 电子表格 2003": what older Office and many government systems write under the name .xls. Source: Microsoft, XML Spreadsheet Reference.

import { classifyFormatCode, type CellFormat } from './cell-formats.ts';
import type { CountedSink } from './sheet-sink.ts';
import { BLANK, FileRefusal, type Cell, type Merge } from './workbook.ts';
import { CLOSE, END, OPEN, XmlReader } from './xml-reader.ts';

const PART = 'XML 2003';
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
const NAMED_FORMATS: Readonly<Record<string, CellFormat>> = {
  General: 'general',
  'General Date': 'day',
  'Long Date': 'day',
  'Medium Date': 'day',
  'Short Date': 'day',
  'Long Time': 'time',
  'Medium Time': 'time',
  'Short Time': 'time',
};

/** Reads all worksheets into the sink. Refuses xml_entities, xml_malformed and the limits. */
export function readXml2003(bytes: Buffer, sink: CountedSink): string[] {
  const xml = new XmlReader(bytes, PART);
  const formats = new Map<string, CellFormat>();
  let style = '';
  let sheetName: string | undefined;
  let hidden = false;
  let merges: Merge[] = [];
  let hiddenColumns: number[] = [];
  let row = 0;
  let rowHidden = false;
  let columnNumber = 0;
  let nextColumn = 0;
  let cells: Cell[] = [];
  // Rows go to the sink when the sheet ends: whether the sheet is hidden stands behind its table.
  let rows: { number: number; hidden: boolean; cells: Cell[] }[] = [];
  for (let tag = xml.next(); tag !== END; tag = xml.next()) {
    const name = xml.name();
    if (tag === CLOSE) {
      if (name === 'Worksheet' && sheetName !== undefined) {
        sink.sheet(sheetName, hidden);
        for (const one of rows) sink.row(one.number, one.hidden, one.cells);
        sink.endSheet(merges, hiddenColumns);
        sheetName = undefined;
      } else if (name === 'Row' && cells.length > 0) {
        rows.push({ number: row, hidden: rowHidden, cells });
        if (rows.length > sink.limits.rows)
          throw new FileRefusal('too_many_rows', { sheet: sheetName ?? '', limit: sink.limits.rows });
        cells = [];
      }
      continue;
    }
    switch (name) {
      case 'Style':
        style = xml.attribute('ID') ?? '';
        break;
      case 'NumberFormat': {
        const code = xml.attribute('Format') ?? 'General';
        formats.set(style, NAMED_FORMATS[code] ?? classifyFormatCode(code));
        break;
      }
      case 'Worksheet':
        sheetName = xml.attribute('Name') ?? '';
        hidden = false;
        merges = [];
        hiddenColumns = [];
        rows = [];
        row = 0;
        columnNumber = 0;
        break;
      case 'Visible':
        hidden = sheetName !== undefined && xml.text() !== 'SheetVisible';
        break;
      case 'Column': {
        columnNumber = indexOr(xml.attribute('Index'), columnNumber + 1, LAST_COLUMN);
        const last = Math.min(columnNumber + span(xml.attribute('Span')), sink.limits.columns);
        if (xml.attribute('Hidden') === '1')
          for (let column = columnNumber; column <= last; column++) hiddenColumns.push(column - 1);
        columnNumber = last;
        break;
      }
      case 'Row':
        row = indexOr(xml.attribute('Index'), row + 1, LAST_ROW);
        rowHidden = xml.attribute('Hidden') === '1';
        nextColumn = 0;
        cells = [];
        if (xml.selfClosing) row += span(xml.attribute('Span'));
        break;
      case 'Cell': {
        const column = indexOr(xml.attribute('Index'), nextColumn + 1, LAST_COLUMN) - 1;
        const across = span(xml.attribute('MergeAcross'));
        const down = span(xml.attribute('MergeDown'));
        if (across > 0 || down > 0)
          merges.push({
            top: row,
            left: column,
            bottom: Math.min(row + down, LAST_ROW),
            right: Math.min(column + across, LAST_COLUMN - 1),
          });
        nextColumn = column + across + 1;
        if (xml.selfClosing) {
          if (xml.attribute('Formula') !== undefined) place(row, column, { kind: 'formula_without_value' });
          break;
        }
        const format = formats.get(xml.attribute('StyleID') ?? '') ?? 'general';
        const formula = xml.attribute('Formula') !== undefined;
        place(row, column, readCell(xml, format, formula));
        break;
      }
    }
  }
  if (sheetName !== undefined) throw new FileRefusal('truncated_file', { part: sheetName });
  return [];

  function place(rowNumber: number, column: number, cell: Cell): void {
    if (cell === BLANK) return;
    sink.checkColumn(rowNumber, column);
    while (cells.length < column) cells.push(BLANK);
    cells[column] = cell;
  }
}

function readCell(xml: XmlReader, format: CellFormat, formula: boolean): Cell {
  let cell: Cell = formula ? { kind: 'formula_without_value' } : BLANK;
  for (let tag = xml.next(); !(tag === CLOSE && xml.is('Cell')); tag = xml.next()) {
    if (tag === END) throw new FileRefusal('truncated_file', { part: PART });
    if (tag !== OPEN || !xml.is('Data')) continue;
    const type = xml.attribute('Type') ?? 'String';
    const value = typedCell(type, readData(xml), format);
    if (value.kind !== 'blank')
      cell = formula && value.kind !== 'merged' ? ({ ...value, formula: true } as Cell) : value;
  }
  return cell;
}

/** The text of a Data element; rich text stands in HTML tags inside it. */
function readData(xml: XmlReader): string {
  let text = xml.text();
  if (xml.selfClosing) return text;
  for (let tag = xml.next(); !(tag === CLOSE && xml.is('Data')); tag = xml.next()) {
    if (tag === END) throw new FileRefusal('truncated_file', { part: PART });
    text += textBehind(xml);
  }
  return text;
}

function textBehind(xml: XmlReader): string {
  const selfClosing = xml.selfClosing;
  xml.selfClosing = false;
  const text = xml.text();
  xml.selfClosing = selfClosing;
  return text;
}

function typedCell(type: string, raw: string, format: CellFormat): Cell {
  if (raw === '') return BLANK;
  switch (type) {
    case 'Number': {
      const value = Number(raw);
      if (!Number.isFinite(value)) return { kind: 'text', text: raw };
      if (format === 'text' || format === 'general') return { kind: 'number', value, raw, formatHint: format };
      return format === 'number' ? { kind: 'number', value, raw } : { kind: 'number', value, raw, formatHint: 'date' };
    }
    case 'DateTime': {
      const day = /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(raw)?.[0];
      return day === undefined ? { kind: 'text', text: raw } : { kind: 'date', day, raw };
    }
    case 'Boolean':
      return { kind: 'boolean', value: raw === '1' };
    case 'Error':
      return { kind: 'error', code: raw };
    default:
      return { kind: 'text', text: raw };
  }
}

function indexOr(index: string | undefined, otherwise: number, largest: number): number {
  const value = index === undefined ? otherwise : Number(index);
  if (!(value >= 1 && value <= largest)) throw new FileRefusal('xml_malformed', { part: PART });
  return value;
}

function span(value: string | undefined): number {
  const number = Number(value ?? 0);
  return Number.isInteger(number) && number > 0 ? number : 0;
}
