import { utils, write, type WorkBook } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { readWorkbook } from './read-workbook.ts';
import { cellText } from './workbook.ts';

function xlsOf(change?: (book: WorkBook) => void): Buffer {
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet([
    ['姓名', '金额', '日期', '是否', '错误'],
    ['张三', 123.45, null, true, null],
  ]);
  sheet['C2'] = { t: 'n', v: 45901, z: 'yyyy-mm-dd' };
  sheet['E2'] = { t: 'e', v: 42 };
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }];
  sheet['!ref'] = 'A1:E2';
  utils.book_append_sheet(book, sheet, '居民');
  change?.(book);
  return write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
}

test('an old Excel file keeps its kinds of cells', () => {
  const workbook = readWorkbook(xlsOf(), '名单.xls');
  expect(workbook.format).toBe('xls');
  const sheet = workbook.sheets[0];
  expect(sheet?.name).toBe('居民');
  expect(sheet?.rows[1]?.cells).toEqual([
    { kind: 'text', text: '张三' },
    { kind: 'number', value: 123.45, raw: '123.45', formatHint: 'general' },
    { kind: 'date', day: '2025-09-01', raw: '45901' },
    { kind: 'boolean', value: true },
    { kind: 'error', code: '#N/A' },
  ]);
  expect(sheet?.merges).toEqual([{ top: 1, left: 0, bottom: 1, right: 1 }]);
});

test('a web page named xls is read as tables, with spans, hidden rows and entities', () => {
  const html =
    '<html><head><meta charset="utf-8"><style>td{}</style></head><body><!-- <table><tr><td>no</td></tr></table> --><table><tr><th colspan=2>名&nbsp;单</th><th>备注</th></tr>' +
    '<tr style="display:none"><td rowspan="2">一组</td><td>张三&amp;李四</td><td>a<br>b</td></tr><tr><td>370214195203051234</td><td title="<x>"> 好 </td></tr></table></body></html>';
  const workbook = readWorkbook(Buffer.from(html), '名单.xls');
  expect(workbook.format).toBe('html');
  expect(workbook.notes).toHaveLength(2);
  const rows = workbook.sheets[0]?.rows ?? [];
  expect(rows.map((row) => row.cells.map(cellText))).toEqual([
    ['名\u00a0单', '', '备注'],
    ['一组', '张三&李四', 'a\nb'],
    ['', '370214195203051234', '好'],
  ]);
  expect(rows[2]?.cells[0]).toEqual({ kind: 'merged', of: { row: 2, col: 0 } });
  expect(rows.map((row) => row.hidden)).toEqual([false, true, false]);
});

test('an XML 2003 table is read with its types, gaps and merges', () => {
  const xml =
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">' +
    '<Styles><Style ss:ID="s1"><NumberFormat ss:Format="@"/></Style></Styles><Worksheet ss:Name="居民"><Table><Row ss:Index="3"><Cell ss:MergeAcross="1"><Data ss:Type="String">名单</Data></Cell>' +
    '<Cell><Data ss:Type="Number">12.50</Data></Cell></Row><Row ss:Hidden="1"><Cell ss:Index="2" ss:StyleID="s1"><Data ss:Type="Number">7</Data></Cell><Cell><Data ss:Type="DateTime">2025-09-01T00:00:00.000</Data></Cell>' +
    '<Cell ss:Formula="=1/0"><Data ss:Type="Error">#DIV/0!</Data></Cell></Row></Table></Worksheet></Workbook>';
  const workbook = readWorkbook(Buffer.from(xml), '名单.xls');
  expect(workbook.format).toBe('xml2003');
  expect(workbook.sheets[0]?.rows).toEqual([
    {
      number: 3,
      hidden: false,
      cells: [
        { kind: 'text', text: '名单' },
        { kind: 'merged', of: { row: 3, col: 0 } },
        { kind: 'number', value: 12.5, raw: '12.50', formatHint: 'general' },
      ],
    },
    {
      number: 4,
      hidden: true,
      cells: [
        { kind: 'blank' },
        { kind: 'number', value: 7, raw: '7', formatHint: 'text' },
        { kind: 'date', day: '2025-09-01', raw: '2025-09-01T00:00:00.000' },
        { kind: 'error', code: '#DIV/0!', formula: true },
      ],
    },
  ]);
});
