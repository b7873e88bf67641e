import { describe, expect, test } from 'vitest';
import { readWorkbook } from './read-workbook.ts';
import { cellText, type Cell, type Sheet } from './workbook.ts';
import { workbookParts, zipOf } from './zip-for-tests.ts';

const styles =
  '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="49"/><xf numFmtId="170"/><xf numFmtId="20"/><xf numFmtId="4"/></cellXfs></styleSheet>';
const strings =
  '<sst><si><t>张三</t></si><si><r><t>李</t></r><r><rPr/><t xml:space="preserve"> 四</t></r><rPh sb="0" eb="1"><t>リ</t></rPh></si><si><t> 王&#x4e94;&amp;_x000D_ </t></si><si><t><![CDATA[<赵>]]></t></si><si><t/></si></sst>';

function sheetOf(xml: string, more: Parameters<typeof workbookParts>[1] = {}): Sheet {
  const sheet = readWorkbook(zipOf(workbookParts(xml, { strings, styles, ...more })), '名单.xlsx').sheets[0];
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

describe('a cell is read as it stands', () => {
  const rows: [string, string, Cell][] = [
    ['shared text', '<c t="s"><v>0</v></c>', { kind: 'text', text: '张三' }],
    ['rich text without phonetics', '<c t="s"><v>1</v></c>', { kind: 'text', text: '李 四' }],
    ['entities and escapes, outer blanks dropped', '<c t="s"><v>2</v></c>', { kind: 'text', text: '王五&\r' }],
    ['CDATA', '<c t="s"><v>3</v></c>', { kind: 'text', text: '<赵>' }],
    ['inline text', '<c t="inlineStr"><is><t>孙</t></is></c>', { kind: 'text', text: '孙' }],
    [
      'inline rich text',
      '<c t="inlineStr"><is><r><t>周</t></r><r><t>吴</t></r></is></c>',
      { kind: 'text', text: '周吴' },
    ],
    [
      'inline text with kept blanks',
      '<c t="inlineStr"><is><t xml:space="preserve"> 郑 </t></is></c>',
      { kind: 'text', text: ' 郑 ' },
    ],
    [
      'a number with its characters',
      '<c><v>98.00</v></c>',
      { kind: 'number', value: 98, raw: '98.00', formatHint: 'general' },
    ],
    [
      'an ID number kept as a number',
      '<c><v>3.70214195203E+17</v></c>',
      { kind: 'number', value: 3.70214195203e17, raw: '3.70214195203E+17', formatHint: 'general' },
    ],
    [
      'a number under the text format',
      '<c s="2"><v>12</v></c>',
      { kind: 'number', value: 12, raw: '12', formatHint: 'text' },
    ],
    ['a number of another format', '<c s="5"><v>12</v></c>', { kind: 'number', value: 12, raw: '12' }],
    ['a day', '<c s="1"><v>45901</v></c>', { kind: 'date', day: '2025-09-01', raw: '45901' }],
    ['a day with a time of day', '<c s="3"><v>45901.75</v></c>', { kind: 'date', day: '2025-09-01', raw: '45901.75' }],
    ['the day Excel made up', '<c s="1"><v>60</v></c>', { kind: 'number', value: 60, raw: '60', formatHint: 'date' }],
    ['a time of day', '<c s="4"><v>0.5</v></c>', { kind: 'number', value: 0.5, raw: '0.5', formatHint: 'date' }],
    [
      'an ISO day',
      '<c t="d"><v>2025-09-01T00:00:00</v></c>',
      { kind: 'date', day: '2025-09-01', raw: '2025-09-01T00:00:00' },
    ],
    ['yes', '<c t="b"><v>1</v></c>', { kind: 'boolean', value: true }],
    ['an error', '<c t="e"><f>1/0</f><v>#N/A</v></c>', { kind: 'error', code: '#N/A', formula: true }],
    [
      'a formula with a number',
      '<c><f>1+1</f><v>2</v></c>',
      { kind: 'number', value: 2, raw: '2', formatHint: 'general', formula: true },
    ],
    ['a formula with a text', '<c t="str"><f>"a"</f><v>a</v></c>', { kind: 'text', text: 'a', formula: true }],
    ['a formula with the empty text', '<c t="str"><f>""</f><v></v></c>', { kind: 'text', text: '', formula: true }],
    ['a formula never computed', '<c><f>SUM(A1:A9)</f><v></v></c>', { kind: 'formula_without_value' }],
    ['a formula without v', '<c><f>SUM(A1:A9)</f></c>', { kind: 'formula_without_value' }],
    ['a greater-than sign in an attribute', '<c cm=">" t="b" ><v>0</v></c>', { kind: 'boolean', value: false }],
    [
      'blanks in the tags',
      '<c\n  s = "1"\tt="n" >\n <v>45901</v>\n</c>',
      { kind: 'date', day: '2025-09-01', raw: '45901' },
    ],
    [
      'a comment in between',
      '<c><!-- x --><v>4<!-- y -->5</v></c>',
      { kind: 'number', value: 45, raw: '45', formatHint: 'general' },
    ],
  ];
  test.each(rows)('%s', (_what, xml, cell) => {
    expect(sheetOf(`<sheetData><row r="1">${xml}</row></sheetData>`).rows[0]?.cells).toEqual([cell]);
  });
});

test('blank cells, empty texts and rows without values are not there', () => {
  const sheet = sheetOf(
    '<sheetData><row r="1"><c r="A1" s="1"/><c r="B1" t="s"><v>4</v></c></row><row r="2"/><row r="9"><c r="C9"><v>1</v></c><c r="D9"/></row></sheetData>',
  );
  expect(sheet.rows).toEqual([
    {
      number: 9,
      hidden: false,
      cells: [{ kind: 'blank' }, { kind: 'blank' }, { kind: 'number', value: 1, raw: '1', formatHint: 'general' }],
    },
  ]);
});

test('hidden rows, hidden columns, very hidden sheets and merges are told', () => {
  const workbook =
    '<workbook><sheets><sheet name="甲&amp;乙" r:id="r1"/><sheet name="丙" state="veryHidden" r:id="r2"/></sheets></workbook>';
  const bytes = zipOf(
    workbookParts(
      '<cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c></row><row r="2" hidden="1"><c r="B2"><v>4</v></c></row></sheetData>' +
        '<mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="A2:A3"/></mergeCells>',
      { workbook },
    ),
  );
  const [first, second] = readWorkbook(bytes, '名单.xlsx').sheets;
  expect([first?.name, first?.hidden, second?.name, second?.hidden]).toEqual(['甲&乙', false, '丙', true]);
  expect(first?.hiddenColumns).toEqual([1, 2]);
  expect(first?.rows.map((row) => row.hidden)).toEqual([false, true]);
  expect(first?.merges[0]).toEqual({ top: 1, left: 0, bottom: 1, right: 1 });
  expect(first?.rows[0]?.cells[1]).toEqual({ kind: 'merged', of: { row: 1, col: 0 } });
});

test('strict files, prefixed names and UTF-16 parts read the same', () => {
  const plain = sheetOf('<sheetData><row r="1"><c r="B1" s="1"><v>45901</v></c></row></sheetData>');
  const prefixed = sheetOf('<x:sheetData><x:row r="1"><x:c r="B1" s="1"><x:v>45901</x:v></x:c></x:row></x:sheetData>', {
    prefix: 'x',
    namespace: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  });
  expect(prefixed).toEqual(plain);
  const parts = workbookParts('', { styles }).map((part) =>
    part.name.endsWith('sheet1.xml')
      ? {
          ...part,
          data: Buffer.concat([
            Buffer.from([0xff, 0xfe]),
            Buffer.from(
              '<worksheet><sheetData><row r="1"><c r="B1" s="1"><v>45901</v></c></row></sheetData></worksheet>',
              'utf16le',
            ),
          ]),
        }
      : part,
  );
  expect(readWorkbook(zipOf(parts), 'a.xlsx').sheets[0]).toEqual(plain);
});

test('the 1904 system counts from its own first day', () => {
  const workbook = '<workbook><workbookPr date1904="1"/><sheets><sheet name="a" r:id="r1"/></sheets></workbook>';
  expect(
    sheetOf('<sheetData><row r="1"><c s="1"><v>44439</v></c><c s="1"><v>0</v></c></row></sheetData>', {
      workbook,
    }).rows[0]?.cells.map(cellText),
  ).toEqual(['2025-09-01', '1904-01-01']);
});

test('cells and texts that lie across the reader’s windows are whole', () => {
  const rows = Array.from(
    { length: 3000 },
    (_x, n) =>
      `<row r="${n + 1}"><c r="A${n + 1}" t="inlineStr"><is><t>${'汉字𠮷'.repeat(n % 97)}${n}</t></is></c><c r="B${n + 1}"><v>${n}</v></c></row>`,
  );
  const sheet = sheetOf(`<sheetData>${rows.join('')}</sheetData>`);
  expect(sheet.rows).toHaveLength(3000);
  for (const [n, row] of sheet.rows.entries())
    expect(row.cells.map(cellText)).toEqual([`${'汉字𠮷'.repeat(n % 97)}${n}`, String(n)]);
});

test('a workbook under another name is read with a note', () => {
  const bytes = zipOf(workbookParts('<sheetData><row r="1"><c><v>1</v></c></row></sheetData>'));
  expect(readWorkbook(bytes, '名单.csv').notes).toEqual([
    '文件扩展名是 .csv，内容其实是Excel 工作簿（.xlsx），已按实际内容读取。',
  ]);
  expect(readWorkbook(bytes, '名单.xlsx').notes).toEqual([]);
});
