import { extname } from 'node:path';
import { FileRefusal } from './workbook.ts';

/** What the bytes are; 'text' may still turn out to be anything, which the reader of texts decides. */
export type FileKind = 'zip' | 'ole' | 'xml2003' | 'html' | 'text';

const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['GZIP', [0x1f, 0x8b]],
  ['RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['Windows EXE', [0x4d, 0x5a, 0x90]],
  ['ELF', [0x7f, 0x45, 0x4c, 0x46]],
  ['SQLite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const ZIP_EMPTY = [0x50, 0x4b, 0x05, 0x06];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Excel 2 to 4 wrote bare records; their first one begins so. */
const BARE_BIFF: readonly (readonly number[])[] = [
  [0x09, 0x00, 0x04, 0x00],
  [0x09, 0x02, 0x06, 0x00],
  [0x09, 0x04, 0x06, 0x00],
];

const TEXT_NAMES = new Set([
  '.csv',
  '.tsv',
  '.txt',
  '.tab',
  '.xls',
  '.xlsx',
  '.xlsm',
  '.et',
  '.htm',
  '.html',
  '.xml',
  '.dat',
  '',
]);
const BINARY_NAMES = new Set(['.xlsx', '.xlsm', '.xltx', '.xltm', '.xls', '.et', '.xlt']);

/**
 * Decides by the first bytes what the file is; the name only decides whether plain text may be a table at all.
 * Refuses empty_file, not_a_spreadsheet (with what it is), unsupported_format (Excel 4 and older, web archives), truncated_file for the
 * stump of a workbook, wrong_extension for plain text under a name no table has.
 */
export function decideFileKind(bytes: Buffer, fileName: string): FileKind {
  if (bytes.length === 0) throw new FileRefusal('empty_file', {});
  const extension = extname(fileName).toLowerCase();
  if (startsWith(bytes, ZIP)) return 'zip';
  if (startsWith(bytes, ZIP_EMPTY)) throw new FileRefusal('not_a_spreadsheet', { found: 'ZIP' });
  if (startsWith(bytes, OLE)) return 'ole';
  if (BINARY_NAMES.has(extension) && (isStumpOf(bytes, ZIP) || isStumpOf(bytes, OLE)))
    throw new FileRefusal('truncated_file', { part: 'header' });
  for (const [found, signature] of SIGNATURES)
    if (startsWith(bytes, signature)) throw new FileRefusal('not_a_spreadsheet', { found });
  if (BARE_BIFF.some((signature) => startsWith(bytes, signature)))
    throw new FileRefusal('unsupported_format', { found: 'Excel 4.0' });
  const head = readHead(bytes);
  if (head.startsWith('<')) {
    if (head.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'xml2003';
    if (/<(?:html|table|!doctype html|body|head|meta|style)\b/i.test(head)) return 'html';
    throw new FileRefusal('not_a_spreadsheet', { found: 'XML' });
  }
  if (/^mime-version:/i.test(head)) throw new FileRefusal('unsupported_format', { found: 'MHTML' });
  if (!TEXT_NAMES.has(extension)) throw new FileRefusal('wrong_extension', { extension, found: '文本' });
  return 'text';
}

/** The first characters, for looking at markup: without byte order mark, UTF-16 made readable, leading blanks gone. */
function readHead(bytes: Buffer): string {
  const head = bytes.subarray(0, 4096);
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const text = utf16
    ? head.toString('latin1').replaceAll('\0', '').slice(2)
    : head.toString('latin1').replace(/^\xef\xbb\xbf/, '');
  return text.trimStart();
}

function startsWith(bytes: Buffer, signature: readonly number[]): boolean {
  return bytes.length >= signature.length && signature.every((byte, index) => bytes[index] === byte);
}

function isStumpOf(bytes: Buffer, signature: readonly number[]): boolean {
  return bytes.length < signature.length && bytes.every((byte, index) => signature[index] === byte);
}
