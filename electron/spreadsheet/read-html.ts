// Web pages under the name .xls, as many systems export them. A small scanner: tables, rows, cells, spans and text; no styles, no scripts, no links.

import iconv from 'iconv-lite';
import type { CountedSink } from './sheet-sink.ts';
import { decodeText } from './text-encoding.ts';
import { BLANK, FileRefusal, type Cell, type Merge } from './workbook.ts';

const LONGEST_TAG = 65_536;
const MOST_TABLES = 200;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: ' ',
  emsp: ' ',
  yen: '¥',
  middot: '·',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  times: '×',
};

/**
 * Every table becomes a sheet and every cell a text, as it would show. The text of a table inside a cell stays in that cell.
 * Refuses html_unreadable when there is no table with text.
 */
export function readHtml(bytes: Buffer, sink: CountedSink): string[] {
  const html = decodeHtml(bytes);
  const tags = /<(\/?)([a-z][a-z0-9:]*)/gi;
  let tables = 0;
  let depth = 0;
  let row = 0;
  let rowHidden = false;
  let column = 0;
  let cells: Cell[] = [];
  let merges: Merge[] = [];
  let text: string | undefined;
  let spans: { across: number; down: number } = { across: 1, down: 1 };
  // Column -> last row that a cell of an earlier row reaches down to.
  let reached: number[] = [];
  let position = 0;

  const endCell = () => {
    if (text === undefined) return;
    while ((reached[column] ?? 0) >= row && column < sink.limits.columns) column++;
    const value = visibleText(text);
    text = undefined;
    const right = column + spans.across - 1;
    const bottom = row + spans.down - 1;
    if (right > column || bottom > row) merges.push({ top: row, left: column, bottom, right });
    if (merges.length > sink.limits.merges) throw new FileRefusal('merge_too_large', { sheet: sheetName(tables) });
    if (bottom > row) for (let at = column; at <= Math.min(right, sink.limits.columns); at++) reached[at] = bottom;
    if (value !== '') {
      sink.checkColumn(row, column);
      while (cells.length < column) cells.push(BLANK);
      cells[column] = { kind: 'text', text: value };
    }
    column = right + 1;
  };
  const endRow = () => {
    endCell();
    if (cells.length > 0) sink.row(row, rowHidden, cells);
    cells = [];
  };

  for (let match = tags.exec(html); match !== null; match = tags.exec(html)) {
    if (text !== undefined) text += html.slice(position, match.index);
    const name = (match[2] ?? '').toLowerCase();
    const closing = match[1] === '/';
    const end = tagEnd(html, tags.lastIndex);
    const attributes = html.slice(tags.lastIndex, end);
    position = end + 1;
    tags.lastIndex = position;
    if (!closing && (name === 'script' || name === 'style' || name === 'title')) {
      const close = html.toLowerCase().indexOf(`</${name}`, position);
      position = close === -1 ? html.length : close;
      tags.lastIndex = position;
    } else if (name === 'table') {
      depth += closing ? -1 : 1;
      if (!closing && depth === 1) {
        tables++;
        if (tables > MOST_TABLES) throw new FileRefusal('too_many_sheets', { limit: MOST_TABLES });
        sink.sheet(sheetName(tables), false);
        row = 0;
        merges = [];
        reached = [];
      } else if (closing && depth === 0) {
        endRow();
        sink.endSheet(merges, []);
      }
      if (depth < 0) depth = 0;
    } else if (depth === 1 && name === 'tr') {
      endRow();
      if (!closing) {
        row++;
        column = 0;
        rowHidden = /display\s*:\s*none/i.test(attributes);
      }
    } else if (depth === 1 && (name === 'td' || name === 'th')) {
      endCell();
      if (closing) continue;
      if (row === 0) row = 1;
      text = '';
      spans = {
        across: spanOf(attributes, 'colspan', sink.limits.columns),
        down: spanOf(attributes, 'rowspan', sink.limits.rows),
      };
    } else if (text !== undefined && (name === 'br' || name === 'p' || name === 'div') && (name === 'br' || closing)) {
      text += '\u2028';
    }
  }
  if (depth > 0) {
    endRow();
    sink.endSheet(merges, []);
  }
  if (tables === 0) throw new FileRefusal('html_unreadable', { reason: 'no table' });
  return ['文件其实是网页格式，已按其中的表格读取；所有内容按文字读入。'];
}

function decodeHtml(bytes: Buffer): string {
  const head = bytes.toString('latin1', 0, 4096);
  const charset = /charset\s*=\s*["']?\s*([a-z0-9-]+)/i.exec(head)?.[1]?.toLowerCase() ?? '';
  const hasMark = bytes[0] === 0xef || bytes[0] === 0xff || bytes[0] === 0xfe;
  if (!hasMark && ['gb2312', 'gbk', 'gb18030', 'gb_2312-80'].includes(charset)) {
    const text = iconv.decode(bytes, 'gb18030');
    if (!text.includes('\ufffd')) return withoutComments(text);
  }
  return withoutComments(decodeText(bytes).text);
}

/** Comments out, by position and not by a pattern, so that an unclosed one costs nothing. */
function withoutComments(html: string): string {
  let kept = '';
  let from = 0;
  for (let start = html.indexOf('<!--'); start !== -1; start = html.indexOf('<!--', from)) {
    kept += html.slice(from, start);
    const end = html.indexOf('-->', start + 4);
    if (end === -1) return kept;
    from = end + 3;
  }
  return kept + html.slice(from);
}

/** Where a tag ends, quotes respected; a tag without end ends at the next '<' or soon. */
function tagEnd(html: string, from: number): number {
  let quote = '';
  const last = Math.min(html.length, from + LONGEST_TAG);
  for (let at = from; at < last; at++) {
    const c = html[at] ?? '';
    if (quote !== '') {
      if (c === quote) quote = '';
    } else if (c === '>') {
      return at;
    } else if (c === '"' || c === "'") {
      quote = c;
    }
  }
  const plain = html.indexOf('>', from);
  return plain === -1 ? html.length : plain;
}

function spanOf(attributes: string, name: string, most: number): number {
  const value = Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,7})`, 'i').exec(attributes)?.[1] ?? 1);
  return Math.min(Math.max(value, 1), most);
}

/** As a browser shows it: runs of blanks are one, line breaks of the source are blanks, <br> is a line. */
function visibleText(text: string): string {
  const decoded = text
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(
      /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));?/g,
      (whole: string, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
        const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
        return code > 0x10ffff || code === 0 ? whole : String.fromCodePoint(code);
      },
    );
  return decoded
    .split('\u2028')
    .map((line) => line.replace(/^[ \u00a0]+|[ \u00a0]+$/g, ''))
    .join('\n')
    .trim();
}

function sheetName(number: number): string {
  return `表格${number}`;
}
