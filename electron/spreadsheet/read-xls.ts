// Old Excel files (.xls). The records are read by the xlsx library; its result is taken over cell by cell, into the same kinds as everywhere.

import { read, type CellObject, type WorkSheet } from '@e965/xlsx';
import { classifyFormatCode, numberCell } from './cell-formats.ts';
import type { CountedSink } from './sheet-sink.ts';
import { BLANK, FileRefusal, type Cell, type Merge } from './workbook.ts';

/** The library keeps whole files in memory several times over; a BIFF file above this is refused. */
const LARGEST_XLS = 64 * 1024 * 1024;

const ERROR_CODES: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

/**
 * Reads an OLE file that holds a workbook. Refuses encrypted_workbook (a password to open, old or new kind), not_a_spreadsheet for Word and the like,
 * legacy_xls_unreadable with the library's words for what it cannot read.
 */
export function readXls(bytes: Buffer, sink: CountedSink): string[] {
  if (holdsStream(bytes, 'EncryptedPackage')) throw new FileRefusal('encrypted_workbook', {});
  if (!holdsStream(bytes, 'Workbook') && !holdsStream(bytes, 'Book')) {
    if (holdsStream(bytes, 'WordDocument')) throw new FileRefusal('not_a_spreadsheet', { found: 'Word' });
    if (holdsStream(bytes, 'PowerPoint Document')) throw new FileRefusal('not_a_spreadsheet', { found: 'PowerPoint' });
    throw new FileRefusal('legacy_xls_unreadable', { reason: 'no workbook stream' });
  }
  if (bytes.length > LARGEST_XLS)
    throw new FileRefusal('file_too_large', {
      megabytes: Math.round(bytes.length / 1048576),
      limitMegabytes: LARGEST_XLS / 1048576,
    });
  let workbook: ReturnType<typeof read>;
  try {
    workbook = read(bytes, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellHTML: false,
      cellFormula: true,
      bookVBA: false,
      bookFiles: false,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/password/i.test(reason)) throw new FileRefusal('encrypted_workbook', {});
    throw new FileRefusal('legacy_xls_unreadable', { reason: reason.slice(0, 200) });
  }
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const notes: string[] = [];
  for (const [index, name] of workbook.SheetNames.entries()) {
    const sheet = workbook.Sheets[name];
    if (sheet === undefined) continue;
    if (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet') {
      notes.push(`工作表“${name}”是图表，没有读取。`);
      continue;
    }
    sink.sheet(name, (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0);
    takeSheet(sheet, date1904, sink);
  }
  return notes;
}

function takeSheet(sheet: WorkSheet, date1904: boolean, sink: CountedSink): void {
  const data: (CellObject | undefined)[][] = sheet['!data'] ?? [];
  const rows = sheet['!rows'] ?? [];
  // forEach goes over what is there and not over holes: a single cell in the last row must not cost a million steps.
  data.forEach((line, rowIndex) => {
    const cells: Cell[] = [];
    line?.forEach((object, column) => {
      const cell = object === undefined ? BLANK : takeCell(object, date1904);
      if (cell === BLANK) return;
      sink.checkColumn(rowIndex + 1, column);
      while (cells.length < column) cells.push(BLANK);
      cells[column] = cell;
    });
    sink.row(rowIndex + 1, rows[rowIndex]?.hidden === true, cells);
  });
  const merges: Merge[] = (sheet['!merges'] ?? []).map((area) => ({
    top: area.s.r + 1,
    left: area.s.c,
    bottom: area.e.r + 1,
    right: area.e.c,
  }));
  const hiddenColumns: number[] = [];
  (sheet['!cols'] ?? []).forEach((column, index) => {
    if (column?.hidden === true) hiddenColumns.push(index);
  });
  sink.endSheet(merges, hiddenColumns);
}

function takeCell(object: CellObject, date1904: boolean): Cell {
  const computed = object.f !== undefined;
  const cell = takeValue(object, date1904);
  if (!computed) return cell;
  if (cell.kind === 'blank' || cell.kind === 'merged' || cell.kind === 'formula_without_value')
    return object.t === 's' ? { kind: 'text', text: '', formula: true } : { kind: 'formula_without_value' };
  return { ...cell, formula: true };
}

function takeValue(object: CellObject, date1904: boolean): Cell {
  const value = object.v;
  switch (object.t) {
    case 's':
      return typeof value === 'string' && value !== '' ? { kind: 'text', text: value } : BLANK;
    case 'n':
      if (typeof value !== 'number' || !Number.isFinite(value)) return BLANK;
      return numberCell(
        String(value),
        value,
        object.z === undefined ? 'general' : classifyFormatCode(String(object.z)),
        date1904,
      );
    case 'b':
      return { kind: 'boolean', value: value === true };
    case 'e':
      return { kind: 'error', code: ERROR_CODES[Number(value)] ?? '#ERROR' };
    default:
      return BLANK;
  }
}

/** True if the file has a stream of this name: its directory keeps names in UTF-16, ended by a zero. */
function holdsStream(bytes: Buffer, name: string): boolean {
  return bytes.includes(Buffer.from(`${name}\0`, 'utf16le'));
}
