import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from './read-workbook.ts';
import { cellText, type Workbook } from './workbook.ts';

const table = '序号,姓名,身份证号\r\n1,张三,370214195203051234\r\n2,欧阳㐂𠮷,370214195203059998\r\n';
const wanted = [
  ['序号', '姓名', '身份证号'],
  ['1', '张三', '370214195203051234'],
  ['2', '欧阳㐂𠮷', '370214195203059998'],
];

function textsOf(workbook: Workbook): string[][] {
  return (workbook.sheets[0]?.rows ?? []).map((row) => row.cells.map(cellText));
}

const read = (text: string | Buffer, name = '名单.csv') =>
  readWorkbook(typeof text === 'string' ? Buffer.from(text) : text, name);
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('a text table reads the same in every encoding', () => {
  const rows: [string, Buffer][] = [
    ['UTF-8', Buffer.from(table)],
    ['UTF-8 with mark', Buffer.from(`\ufeff${table}`)],
    ['GB18030', iconv.encode(table, 'gb18030')],
    ['UTF-16LE with mark', Buffer.from(`\ufeff${table}`, 'utf16le')],
    ['UTF-16BE with mark', utf16be(`\ufeff${table}`)],
    ['UTF-16LE without mark', Buffer.from(table, 'utf16le')],
    ['UTF-16BE without mark', utf16be(table)],
  ];
  test.each(rows)('%s', (_encoding, bytes) => {
    expect(textsOf(read(bytes))).toEqual(wanted);
  });
});

describe('a line reads as Excel reads it', () => {
  const rows: [string, string, string[][]][] = [
    ['quoted separators and line ends', '"a,b","c\r\nd"\n', [['a,b', 'c\r\nd']]],
    ['doubled quotation marks', '"他说""好"""', [['他说"好"']]],
    ['a lone mark inside a field', '5"管,b', [['5"管', 'b']]],
    ['text behind a closing mark', '"a"b,c', [['ab', 'c']]],
    [
      'tabs',
      'a\tb,c\td\n1\t2\t3',
      [
        ['a', 'b,c', 'd'],
        ['1', '2', '3'],
      ],
    ],
    [
      'semicolons',
      'a;b;c\n1;2,5;3',
      [
        ['a', 'b', 'c'],
        ['1', '2,5', '3'],
      ],
    ],
    ['a named delimiter', 'sep=|\r\na|b', [['a', 'b']]],
    [
      'mixed line ends',
      'a,b\rc,d\ne,f\r\ng,h',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
        ['g', 'h'],
      ],
    ],
    ['="0123" as text', '="0123","=""0456"""', [['0123', '0456']]],
    ['an apostrophe before a number', "'0123,'37021419520305123X", [['0123', '37021419520305123X']]],
    ['an apostrophe before a formula', '"\'=1+1","\'-5"', [['=1+1', '-5']]],
    ['an apostrophe that belongs to the name', "'t Hooft,b", [["'t Hooft", 'b']]],
    ['a damaged ID number stays visible', 'a,3.70214E+17', [['a', '3.70214E+17']]],
    ['one column', 'a\nb\n', [['a'], ['b']]],
    ['the old end-of-file mark', 'a,b\r\n\u001a', [['a', 'b']]],
  ];
  test.each(rows)('%s', (_what, text, cells) => {
    expect(textsOf(read(text))).toEqual(cells);
  });
});

test('row numbers count records, blank ones too', () => {
  expect(read('a,b\n\n"c\nd",e\nf,g').sheets[0]?.rows.map((row) => row.number)).toEqual([1, 3, 4]);
});

test('GBK is named in the notes, tabs in the format, text under xlsx in a note', () => {
  expect(read(iconv.encode(table, 'gbk')).notes[0]).toMatch('国标');
  expect(read('a\tb\n').format).toBe('tsv');
  expect(read('a\tb\n', '名单.xls').notes[0]).toMatch('扩展名是 .xls');
});
