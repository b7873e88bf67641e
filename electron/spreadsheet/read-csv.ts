import { extname } from 'node:path';
import { sniffDelimiter, splitRecords } from './csv-records.ts';
import { removeFormulaPrefix } from './csv-prefix.ts';
import type { CountedSink } from './sheet-sink.ts';
import { decodeText } from './text-encoding.ts';
import { BLANK, FileRefusal, type Cell } from './workbook.ts';

/**
 * Reads a text table into one sheet. Every field is text as it stands ('3.70E+17' stays so and can be seen); taken off are only Excel's ="0123" and the
 * apostrophe of csv-prefix.ts. Row numbers are record numbers. Refuses encoding_unknown, quote_unclosed, not_a_spreadsheet.
 */
export function readCsv(
  bytes: Buffer,
  fileName: string,
  sink: CountedSink,
): { format: 'csv' | 'tsv'; notes: string[] } {
  const { text: decoded, encoding } = decodeText(bytes);
  const notes: string[] = [];
  if (encoding === 'gb18030') notes.push('文件是国标编码（GBK/GB18030），已按此读取。');
  let text = decoded.replace(/\u001a\s*$/, '');
  let delimiter: string;
  // Excel lets the first line name the delimiter.
  const named = /^sep=(.)\r?\n/i.exec(text);
  if (named?.[1] !== undefined) {
    delimiter = named[1];
    text = text.slice(named[0].length);
  } else {
    delimiter =
      ['.tsv', '.tab'].includes(extname(fileName).toLowerCase()) && text.includes('\t') ? '\t' : sniffDelimiter(text);
  }
  if (text.includes('\0')) throw new FileRefusal('not_a_spreadsheet', { found: '二进制数据' });
  sink.sheet(sheetNameOf(fileName), false);
  splitRecords(text, delimiter, (fields, record) => {
    const cells: Cell[] = [];
    for (const [column, field] of fields.entries()) {
      const value = meantText(field);
      if (value === '') {
        if (column < sink.limits.columns) cells.push(BLANK);
        continue;
      }
      sink.checkColumn(record, column);
      cells.push({ kind: 'text', text: value });
    }
    sink.row(record, false, cells);
  });
  sink.endSheet([], []);
  return { format: delimiter === '\t' ? 'tsv' : 'csv', notes };
}

function meantText(field: string): string {
  const first = field.charCodeAt(0);
  if (first === 61) {
    const asText = /^="((?:[^"]|"")*)"$/.exec(field);
    return asText?.[1] === undefined ? field : asText[1].replaceAll('""', '"');
  }
  return first === 39 ? removeFormulaPrefix(field) : field;
}

function sheetNameOf(fileName: string): string {
  const base = fileName.split(/[\\/]/).at(-1) ?? '';
  return base.slice(0, base.length - extname(base).length) || 'Sheet1';
}
