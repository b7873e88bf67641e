import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fileRefusalSentence } from '#shared/spreadsheet/refusals.ts';
import { readWorkbook } from './read-workbook.ts';
import { FileRefusal, READ_LIMITS, type ReadLimits } from './workbook.ts';
import { xlsxBytes } from './write-xlsx.ts';
import { workbookParts, zipOf, type TestPart } from './zip-for-tests.ts';

/** The code of a file's refusal, or 'was read'; anything else than a refusal, a missing sentence or more than five seconds is an error. */
function refusalOf(bytes: Buffer, fileName = '名单.xlsx', limits: ReadLimits = READ_LIMITS): string {
  const start = performance.now();
  try {
    readWorkbook(bytes, fileName, limits);
    return 'was read';
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
    const refusal = error as FileRefusal;
    const code = refusal.code;
    const sentence = fileRefusalSentence(code, refusal.data, 'zh');
    if (!/[\u4e00-\u9fff]/.test(sentence)) throw new Error(`no sentence for ${code}`, { cause: error });
    const seconds = (performance.now() - start) / 1000;
    return seconds < 5 ? code : `${code} after ${seconds} s`;
  }
}

const plain = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';
const withPart = (part: TestPart) => [...workbookParts(plain).filter((one) => one.name !== part.name), part];
const sheetName = 'xl/worksheets/sheet1.xml';
const sheetAs = (part: Partial<TestPart>): TestPart => ({
  name: sheetName,
  data: `<worksheet>${plain}</worksheet>`,
  ...part,
});

function manyBlanks(gigabytes: number): Buffer {
  const blanks = Buffer.alloc(64 * 1024 * 1024, 32);
  const one = deflateRawSync(blanks, { level: 9, finishFlush: 3 });
  return Buffer.concat(Array.from({ length: 16 * gigabytes }, () => one));
}

describe('a hostile file ends in its refusal', () => {
  const rows: [string, () => Buffer, string, string?][] = [
    ['no bytes', () => Buffer.alloc(0), 'empty_file'],
    ['the stump of a zip', () => Buffer.from('PK'), 'truncated_file'],
    ['a zip without workbook', () => zipOf([{ name: 'a.txt', data: 'a' }]), 'not_a_spreadsheet'],
    ['an empty zip', () => zipOf([]), 'not_a_spreadsheet'],
    ['a Word document', () => zipOf([{ name: 'word/document.xml', data: '<a/>' }]), 'not_a_spreadsheet'],
    [
      'an OpenDocument table',
      () => zipOf([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', store: true }]),
      'unsupported_format',
    ],
    ['a PDF', () => Buffer.from('%PDF-1.7 …'), 'not_a_spreadsheet'],
    ['a picture named xlsx', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'not_a_spreadsheet'],
    ['binary data named csv', () => Buffer.from([1, 2, 3, 0, 200, 5]), 'not_a_spreadsheet', '名单.csv'],
    ['text under a name no table has', () => Buffer.from('a,b'), 'wrong_extension', '名单.json'],
    [
      '1 GiB of blanks that admits its size',
      () => zipOf(withPart(sheetAs({ packedBytes: manyBlanks(1), declaredUnpacked: 1 << 30 }))),
      'zip_bomb',
    ],
    [
      '1 GiB of blanks that says it were 1 MB',
      () => zipOf(withPart(sheetAs({ packedBytes: manyBlanks(1), declaredUnpacked: 1 << 20 }))),
      'zip_lying_sizes',
    ],
    [
      '190 MB packed 1000 times',
      () => zipOf(withPart(sheetAs({ data: Buffer.alloc(190 * 1024 * 1024, 32) }))),
      'zip_bomb',
    ],
    ['a part that says it were larger', () => zipOf(withPart(sheetAs({ declaredUnpacked: 5000 }))), 'zip_lying_sizes'],
    ['a false checksum', () => zipOf(withPart(sheetAs({ crc: 1 }))), 'damaged_file'],
    [
      'a broken deflate stream',
      () => zipOf(withPart(sheetAs({ packedBytes: Buffer.from('not deflate at all') }))),
      'damaged_file',
    ],
    [
      'parts at the same place',
      () => zipOf([...workbookParts(plain), { name: '_rels/.rels2', data: '', at: 0 }]),
      'zip_lying_sizes',
    ],
    ['overlapping parts', () => overlapping(), 'zip_overlap'],
    [
      '20,000 entries',
      () =>
        zipOf([...workbookParts(plain), ...Array.from({ length: 20_000 }, (_x, n) => ({ name: `x/${n}`, data: '' }))]),
      'too_many_entries',
    ],
    [
      'an entity bomb',
      () =>
        zipOf(
          withPart(
            sheetAs({ data: '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><worksheet>&b;</worksheet>' }),
          ),
        ),
      'xml_entities',
    ],
    [
      'an external entity in the strings',
      () =>
        zipOf([
          ...workbookParts(plain),
          { name: 'xl/sharedStrings.xml', data: '<!DOCTYPE a SYSTEM "file:///etc/passwd"><sst/>' },
        ]),
      'xml_entities',
    ],
    [
      'a sheet cut in the middle',
      () => zipOf(withPart(sheetAs({ data: '<worksheet><sheetData><row r="1"><c r="A1"><v>1' }))),
      'xml_malformed',
    ],
    [
      'a sheet without its end',
      () => zipOf(withPart(sheetAs({ data: '<worksheet><sheetData></sheetData>' }))),
      'xml_malformed',
    ],
    [
      'a tag of 20 MB',
      () => zipOf(withPart(sheetAs({ data: Buffer.concat([Buffer.from('<worksheet a="'), randomText(20_000_000)]) }))),
      'cell_too_long',
    ],
    [
      'a text of 20 MB',
      () =>
        zipOf(
          workbookParts(
            `<sheetData><row r="1"><c t="inlineStr"><is><t>${randomText(20_000_000).toString()}</t></is></c></row></sheetData>`,
          ),
        ),
      'cell_too_long',
    ],
    [
      'a value in the last column',
      () => zipOf(workbookParts('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')),
      'too_many_columns',
    ],
    [
      '200,001 rows',
      () =>
        zipOf(
          workbookParts(
            `<sheetData>${Array.from({ length: 200_001 }, (_x, n) => `<row r="${n + 1}"><c><v>${n}</v></c></row>`).join('')}</sheetData>`,
          ),
        ),
      'too_many_rows',
    ],
    [
      'a string that is not there',
      () => zipOf(workbookParts('<sheetData><row><c t="s"><v>7</v></c></row></sheetData>')),
      'xml_malformed',
    ],
    ['a workbook with a password', () => ole('EncryptedPackage'), 'encrypted_workbook'],
    ['an old Word document', () => ole('WordDocument'), 'not_a_spreadsheet', '名单.xls'],
    ['an OLE file with a broken workbook', () => ole('Workbook'), 'legacy_xls_unreadable', '名单.xls'],
    [
      'a web page without table',
      () => Buffer.from('<html><body>没有表格</body></html>'),
      'html_unreadable',
      '名单.xls',
    ],
    ['a web archive', () => Buffer.from('MIME-Version: 1.0\r\n'), 'unsupported_format', '名单.xls'],
    ['XML of another kind', () => Buffer.from('<?xml version="1.0"?><a/>'), 'not_a_spreadsheet', '名单.xls'],
    [
      'an unclosed quotation mark',
      () => Buffer.from('姓名,备注\r\n张三,"低保\r\n李四,\r\n'),
      'quote_unclosed',
      '名单.csv',
    ],
    [
      'UTF-8 with a broken character',
      () =>
        Buffer.concat([
          Buffer.from('姓名,住址\n张三,上城区的某某街道某某社区'),
          Buffer.from([0xe5, 0xbc]),
          Buffer.from(',一\n'),
        ]),
      'encoding_unknown',
      '名单.csv',
    ],
    [
      'GBK with a broken character',
      () => Buffer.concat([Buffer.from('d0d5c3fb0ad5c5c8fd', 'hex'), Buffer.from([0xff, 0xff])]),
      'encoding_unknown',
      '名单.csv',
    ],
  ];
  test.each(rows)('%s', (_what, make, code, fileName) => {
    const bytes = make();
    const before = process.resourceUsage().maxRSS;
    expect(refusalOf(bytes, fileName)).toBe(code);
    // Building the file may have taken more than reading it; reading must not add 400 MB.
    expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(400);
  });
});

test('a file cut off anywhere is refused and never half read', async () => {
  const whole = await xlsxBytes({
    sheets: [
      {
        name: '名单',
        columns: [{ header: '姓名', width: 10, kind: 'text' }],
        rows: Array.from({ length: 300 }, (_x, n) => [`居民${n}`]),
      },
    ],
  });
  for (let length = 0; length < whole.length; length += 37) {
    expect(['empty_file', 'truncated_file', 'damaged_file', 'zip_lying_sizes', 'zip_overlap']).toContain(
      refusalOf(whole.subarray(0, length)),
    );
  }
});

test('a file with any one byte changed is read or refused, never crashed on', async () => {
  const whole = await xlsxBytes({
    sheets: [{ name: '名单', columns: [{ header: '姓名', width: 10, kind: 'text' }], rows: [['张三'], ['李四']] }],
  });
  for (let at = 0; at < whole.length; at += 3) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 0x55;
    expect(typeof refusalOf(changed)).toBe('string');
  }
});

test('deep rich text, a ghost cell and a merge over the grid are read at no cost', () => {
  const deep = '<r><rPr><b/></rPr><t>字</t></r>'.repeat(20_000);
  const nested = '<a>'.repeat(100_000) + '</a>'.repeat(100_000);
  const bytes = zipOf(
    workbookParts(
      `<dimension ref="A1:XFD1048576"/>${nested}<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>2</v></c></row>` +
        '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
      { strings: `<sst><si>${deep}</si></sst>` },
    ),
  );
  const sheet = readWorkbook(bytes, 'a.xlsx').sheets[0];
  expect(sheet?.rows).toHaveLength(1);
  expect(sheet?.rows[0]?.cells[0]).toEqual({ kind: 'text', text: '字'.repeat(20_000) });
  expect(sheet?.rows[0]?.cells).toHaveLength(2);
});

test('what packs too well for the ratio is also refused by count', () => {
  const anyRatio = { ...READ_LIMITS, zipRatio: 2000 };
  const strings = { name: 'xl/sharedStrings.xml', data: `<sst>${'<si/>'.repeat(24_000_000)}</sst>` };
  expect(refusalOf(zipOf([...workbookParts(plain), strings]), 'a.xlsx', anyRatio)).toBe('too_many_strings');
  const merges = `${plain}<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(200_000)}</mergeCells>`;
  expect(refusalOf(zipOf(workbookParts(merges)), 'a.xlsx', anyRatio)).toBe('merge_too_large');
});

test('what many merges cover is bounded', () => {
  const rows = Array.from(
    { length: 5000 },
    (_x, n) => `<row r="${n + 1}"><c r="A${n + 1}"><v>1</v></c><c r="GA${n + 1}"><v>1</v></c></row>`,
  ).join('');
  const bytes = zipOf(
    workbookParts(
      `<sheetData>${rows}</sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(90_000)}</mergeCells>`,
    ),
  );
  expect(refusalOf(bytes)).toBe('merge_too_large');
});

function overlapping(): Buffer {
  // The second entry's header lies inside the first one's stored data.
  const inner = zipOf([{ name: 'b', data: 'inner', store: true }]);
  const innerLocal = inner.subarray(0, 30 + 1 + 5);
  const outer: TestPart = { name: 'a', data: innerLocal, store: true };
  return zipOf([outer, { name: 'b', data: 'inner', store: true, at: 31 }]);
}

/** Text that hardly packs, so that only the length is hostile and not the ratio. */
function randomText(length: number): Buffer {
  const text = Buffer.alloc(length);
  let seed = 12345;
  for (let at = 0; at < length; at++) {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    text[at] = 97 + ((seed >> 16) % 26);
  }
  return text;
}

function ole(stream: string): Buffer {
  const bytes = Buffer.alloc(4096);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  Buffer.from(stream, 'utf16le').copy(bytes, 1024);
  return bytes;
}
