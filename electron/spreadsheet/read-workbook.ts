import { extname } from 'node:path';
import { decideFileKind } from './file-kind.ts';
import { markMergedCells } from './merged-cells.ts';
import { readCsv } from './read-csv.ts';
import { readHtml } from './read-html.ts';
import { readXls } from './read-xls.ts';
import { readXlsx } from './read-xlsx.ts';
import { readXml2003 } from './read-xml2003.ts';
import { collectSheets, CountedSink, type SheetSink } from './sheet-sink.ts';
import { FileRefusal, READ_LIMITS, type ReadLimits, type Workbook, type WorkbookFormat } from './workbook.ts';

/**
 * Reads a spreadsheet file from its bytes, whatever its name says; a name that does not fit gives a note. Pure and synchronous: run it where it may take its
 * time (openWorkbook does). Throws FileRefusal for everything that cannot be read as a table.
 */
export function readWorkbook(bytes: Buffer, fileName: string, limits: ReadLimits = READ_LIMITS): Workbook {
  const { sink, sheets } = collectSheets();
  const { format, notes } = readSheets(bytes, fileName, sink, limits);
  for (const sheet of sheets) markMergedCells(sheet);
  return { format, sheets, notes };
}

/** The same, handing rows to a sink as they are read; merged cells are left for the receiver to mark. */
export function readSheets(
  bytes: Buffer,
  fileName: string,
  sink: SheetSink,
  limits: ReadLimits,
): { format: WorkbookFormat; notes: string[] } {
  if (bytes.length > limits.fileBytes)
    throw new FileRefusal('file_too_large', {
      megabytes: Math.ceil(bytes.length / 1048576),
      limitMegabytes: Math.floor(limits.fileBytes / 1048576),
    });
  const counted = new CountedSink(sink, limits);
  const kind = decideFileKind(bytes, fileName);
  const read = readKind(kind, bytes, fileName, counted);
  const note = noteOnName(fileName, read.format);
  return note === undefined ? read : { format: read.format, notes: [note, ...read.notes] };
}

function readKind(
  kind: ReturnType<typeof decideFileKind>,
  bytes: Buffer,
  fileName: string,
  sink: CountedSink,
): { format: WorkbookFormat; notes: string[] } {
  switch (kind) {
    case 'zip':
      return { format: 'xlsx', notes: readXlsx(bytes, sink) };
    case 'ole':
      return { format: 'xls', notes: readXls(bytes, sink) };
    case 'xml2003':
      return { format: 'xml2003', notes: readXml2003(bytes, sink) };
    case 'html':
      return { format: 'html', notes: readHtml(bytes, sink) };
    case 'text':
      return readCsv(bytes, fileName, sink);
  }
}

const USUAL_NAMES: Readonly<Record<WorkbookFormat, readonly string[]>> = {
  xlsx: ['.xlsx', '.xlsm', '.xltx', '.xltm'],
  xls: ['.xls', '.xlt', '.et'],
  csv: ['.csv', '.txt'],
  tsv: ['.tsv', '.txt', '.tab', '.csv'],
  html: ['.html', '.htm'],
  xml2003: ['.xml'],
};
const KIND_NAMES: Readonly<Record<WorkbookFormat, string>> = {
  xlsx: 'Excel 工作簿（.xlsx）',
  xls: '旧版 Excel 工作簿（.xls）',
  csv: '逗号分隔的文本（CSV）',
  tsv: '制表符分隔的文本',
  html: '网页表格',
  xml2003: 'XML 电子表格 2003',
};

function noteOnName(fileName: string, format: WorkbookFormat): string | undefined {
  const extension = extname(fileName).toLowerCase();
  if (extension === '' || USUAL_NAMES[format].includes(extension)) return undefined;
  return `文件扩展名是 ${extension}，内容其实是${KIND_NAMES[format]}，已按实际内容读取。`;
}
