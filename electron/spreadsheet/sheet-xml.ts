// The XML of one sheet, in chunks. Texts are inline strings with the text format: nothing a resident is called can become a formula or lose a zero.

import { dayToSerial } from './cell-formats.ts';
import { columnLetters } from './workbook.ts';
import { headerRowOf, type CellValue, type ColumnKind, type SheetToWrite } from './sheet-to-write.ts';
import { escapeText } from './xml-escape.ts';
import { STYLE } from './xlsx-styles.ts';

const CHUNK_CHARACTERS = 65_536;
const LAST_ROW = 1_048_576;

/** The chunks of xl/worksheets/sheetN.xml. Throws RangeError beyond Excel's last row and for money that is no safe integer. */
export async function* sheetXml(
  sheet: SheetToWrite,
  onRows: ((done: number) => void) | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  const width = sheet.columns.length;
  const headerRow = headerRowOf(sheet);
  const letters = sheet.columns.map((_column, index) => columnLetters(index));
  const kinds = sheet.columns.map((column) => column.kind);
  const merges = (sheet.merges ?? []).map(
    (area) => `${columnLetters(area.left)}${area.top}:${columnLetters(area.right)}${area.bottom}`,
  );
  let xml = openSheet(sheet, headerRow);
  if (sheet.title !== undefined) {
    xml += `<row r="1" ht="28" customHeight="1">${textCell('A1', STYLE.title, sheet.title)}</row>`;
    if (width > 1) merges.unshift(`A1:${columnLetters(width - 1)}1`);
  }
  xml += `<row r="${headerRow}">`;
  for (const [index, column] of sheet.columns.entries())
    xml += textCell(`${letters[index] ?? ''}${headerRow}`, STYLE.header, column.header);
  xml += '</row>';
  let row = headerRow;
  for await (const values of sheet.rows) {
    row++;
    if (row > LAST_ROW) throw new RangeError(`a sheet has at most ${LAST_ROW} rows`);
    xml += rowXml(values, row, letters, kinds, STYLE);
    if ((row & 0x3ff) === 0) onRows?.(row - headerRow);
    if (xml.length < CHUNK_CHARACTERS) continue;
    signal?.throwIfAborted();
    yield xml;
    xml = '';
  }
  onRows?.(row - headerRow);
  if (sheet.totals !== undefined) xml += rowXml(sheet.totals, row + 1, letters, kinds, STYLE.total);
  xml += '</sheetData>';
  if (merges.length > 0)
    xml += `<mergeCells count="${merges.length}">${merges.map((area) => `<mergeCell ref="${area}"/>`).join('')}</mergeCells>`;
  yield `${xml}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

function openSheet(sheet: SheetToWrite, headerRow: number): string {
  const pane = `<pane ySplit="${headerRow}" topLeftCell="A${headerRow + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>`;
  const columns = sheet.columns.map((column, index) => {
    const style =
      column.kind === 'text'
        ? STYLE.text
        : column.kind === 'money'
          ? STYLE.money
          : column.kind === 'day'
            ? STYLE.day
            : STYLE.number;
    const width = Math.min(255, Math.max(1, Number.isFinite(column.width) ? column.width : 12));
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${style}" customWidth="1"/>`;
  });
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<sheetViews><sheetView workbookViewId="0">${sheet.freezeHeader === false ? '' : pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="16"/>` +
    (columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`) +
    '<sheetData>'
  );
}

type Styles = { text: number; money: number; number: number; day: number };

function rowXml(
  values: readonly CellValue[],
  row: number,
  letters: readonly string[],
  kinds: readonly ColumnKind[],
  styles: Styles,
): string {
  let xml = `<row r="${row}">`;
  for (let index = 0; index < kinds.length; index++) {
    const value = values[index];
    if (value === null || value === undefined || value === '') continue;
    const place = `${letters[index] ?? ''}${row}`;
    if (typeof value === 'string') {
      const serial = kinds[index] === 'day' ? dayToSerial(value) : undefined;
      xml +=
        serial === undefined
          ? textCell(place, styles.text, value)
          : `<c r="${place}" s="${styles.day}"><v>${serial}</v></c>`;
    } else if (kinds[index] === 'money') {
      xml += `<c r="${place}" s="${styles.money}"><v>${fenAsYuan(value)}</v></c>`;
    } else if (kinds[index] === 'number' && Number.isFinite(value)) {
      xml += `<c r="${place}" s="${styles.number}"><v>${value}</v></c>`;
    } else {
      xml += textCell(place, styles.text, String(value));
    }
  }
  return `${xml}</row>`;
}

function textCell(place: string, style: number, text: string): string {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  const space = first <= 32 || last <= 32 || text.includes('\n') ? ' xml:space="preserve"' : '';
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t${space}>${escapeText(text)}</t></is></c>`;
}

/** Fen as the decimal text of yuan, exactly: 12345 -> '123.45', -5 -> '-0.05'. Throws RangeError for what is no safe integer. */
export function fenAsYuan(fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not an amount in fen: ${fen}`);
  const absolute = Math.abs(fen);
  const cents = absolute % 100;
  return `${fen < 0 ? '-' : ''}${(absolute - cents) / 100}.${cents < 10 ? '0' : ''}${cents}`;
}
