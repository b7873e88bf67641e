// A bank's answer as a workbook: the meanings of the text file, and what only a workbook can have wrong with it.
import { describe, expect, test } from 'vitest';
import { zipOf } from '#electron/spreadsheet/zip-for-tests.ts';
import { xlsxBytes } from '#electron/spreadsheet/write-xlsx.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchLineId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { readBuiltInProfiles } from './bank-profiles.ts';
import { matchAnswer, type SentLine } from './match-result.ts';
import { numberText, readAnswerFile } from './result-workbook.ts';

const csv = readBuiltInProfiles().find((profile) => profile.code === 'generic-csv')!;
const NAMES = ['张大海', '李秀英', '王建国'];
const sent: SentLine[] = NAMES.map((name, i) => ({ lineId: (i + 1) as BatchLineId, lineNo: i + 1, name, holderName: name, account: `62170000000000000${i}1`, amountFen: fen(10_000), status: 'sent', paidFen: fen(0), exportId: 1 }));

/** One cell of a sheet by hand: text, a number as written, a formula, an error. */
type CellText = string | { readonly v: string } | { readonly f: string; readonly v?: string } | { readonly e: string };
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const cellXml = (cell: CellText, ref: string): string => {
  if (typeof cell === 'string') return cell === '' ? '' : `<c r="${ref}" t="inlineStr"><is><t>${escape(cell)}</t></is></c>`;
  if ('e' in cell) return `<c r="${ref}" t="e"><v>${cell.e}</v></c>`;
  return 'f' in cell ? `<c r="${ref}"><f>${cell.f}</f>${cell.v === undefined ? '' : `<v>${cell.v}</v>`}</c>` : `<c r="${ref}"><v>${cell.v}</v></c>`;
};
const sheetXml = (rows: readonly (readonly CellText[])[]): string => `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.map((row, at) => `<row r="${at + 1}">${row.map((cell, column) => cellXml(cell, `${String.fromCodePoint(65 + column)}${at + 1}`)).join('')}</row>`).join('')}</sheetData></worksheet>`;
type Sheets = Readonly<Record<string, readonly (readonly CellText[])[]>>;
function workbook(sheets: Sheets, hidden: readonly string[] = []): Buffer {
  const names = Object.keys(sheets);
  const parts: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${names.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`],
    ['_rels/.rels', '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'],
    ['xl/workbook.xml', `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}"${hidden.includes(name) ? ' state="hidden"' : ''} r:id="s${at + 1}"/>`).join('')}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, at) => `<Relationship Id="s${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`],
    ...names.map((name, at): [string, string] => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheets[name] ?? [])]),
  ];
  return zipOf(parts.map(([name, data]) => ({ name, data })));
}

async function load(bytes: Buffer, over: Partial<NonNullable<typeof csv.result>> = {}): Promise<string[] | string> {
  const profile = { ...csv.result!, ...over };
  try {
    const answer = await readAnswerFile(bytes, '回盘.xlsx', profile);
    return matchAnswer(answer, sent, { batchNo: 'W01-202609-1', fileName: '回盘.xlsx', covers: profile.covers }).map((o) => `${o.line?.lineNo ?? '?'} ${o.outcome} ${o.paidFen}`);
  } catch (error) {
    if (error instanceof AppError) return 'why' in error.data ? `${error.code} ${String(error.data.why)} ${String(error.data.detail)}` : error.code;
    throw error;
  }
}

const HEAD = ['备注', '户名', '账号', '金额', '实发金额', '处理结果', '失败原因'];
const row = (n: number, rest: readonly CellText[]): CellText[] => [`W01-202609-1#${n}`, ...rest];

describe('the bank’s answer as a workbook', () => {
  test.each<[string, Sheets, string[] | string, (Partial<NonNullable<typeof csv.result>> | undefined)?]>([
    ['paid, failed, in part; numbers as text', { 结果: [HEAD, row(1, ['张大海', '', '100.00', '', '成功']), row(2, ['李秀英', '', '100', '', '失败', '户名不符']), row(3, ['', '', '100', '60', '部分成功'])] }, ['1 paid 10000', '2 failed 0', '3 partPaid 6000']],
    ['numbers as numbers', { 结果: [HEAD, row(1, ['', '', { v: '100' }, { v: '100' }, '成功']), row(2, ['', '', { v: '100.0' }, { v: '0' }, '失败']), row(3, ['', '', { v: '1E2' }, { v: '33.300000000000004' }, '部分'])] }, ['1 paid 10000', '2 failed 0', '3 partPaid 3330']],
    ['an amount that is no whole fen', { 结果: [HEAD, row(1, ['', '', { v: '100.005' }, '', '成功'])] }, 'result_not_readable amount 2: 100.005'],
    ['an amount that was edited', { 结果: [HEAD, row(1, ['', '', { v: '900' }, '', '成功'])] }, 'result_lines_differ'],
    ['another batch', { 结果: [HEAD, ['W02-202609-1#1', '', '', '', '', '成功']] }, 'result_other_batch'],
    ['a title above, blank rows between', { 结果: [['某某银行代发结果'], [], HEAD, [], row(1, ['', '', '', '', '成功'])] }, ['1 paid 10000']],
    ['an account as text', { 结果: [HEAD, ['', '王建国', '6217000000000000021', '100', '', '成功']] }, ['3 paid 10000']],
    ['an account as a number that was cut', { 结果: [HEAD, ['', '王建国', { v: '6217000000000000000' }, '100', '', '成功']] }, 'result_not_readable digits 2: 6.217E+18'],
    ['an account in scientific notation as text', { 结果: [HEAD, ['', '王建国', '6.217E+18', '100', '', '成功']] }, 'result_not_readable digits 2: 6.217E+18'],
    ['a cut number in a column nobody reads', { 结果: [[...HEAD, '流水号'], [...row(1, ['', '', '', '', '成功', '']), { v: '2.0260908123456789E+19' }]] }, ['1 paid 10000']],
    ['a formula for the outcome', { 结果: [HEAD, row(1, ['', '', '100', '', { f: 'IF(1,1,0)', v: '1' }])] }, 'result_not_readable formula 2'],
    ['a formula for the amount, without a value', { 结果: [HEAD, row(1, ['', '', { f: 'D3' }, '', '成功'])] }, 'result_not_readable formula 2'],
    ['an error for the amount', { 结果: [HEAD, row(1, ['', '', { e: '#REF!' }, '', '成功'])] }, 'result_not_readable cell 2'],
    ['the other sheet has no titles', { 说明: [['请勿修改']], 明细: [HEAD, row(1, ['', '', '', '', '成功'])] }, ['1 paid 10000']],
    ['two sheets with titles', { 成功: [HEAD, row(1, ['', '', '', '', '成功'])], 失败: [HEAD, row(2, ['', '', '', '', '失败'])] }, 'result_not_readable sheets 成功、失败'],
    ['the one the format names', { 成功: [HEAD, row(1, ['', '', '', '', '成功'])], 失败: [HEAD, row(2, ['', '', '', '', '失败'])] }, ['2 failed 0'], { sheetName: '失败' }],
    ['one the format names that is not there', { 结果: [HEAD] }, 'result_not_readable sheet 明细；结果', { sheetName: '明细' }],
    ['no titles anywhere', { 结果: [['1', '2'], ['3', '4']] }, 'result_not_readable no_header 备注、户名、账号、金额、实发金额、处理结果、失败原因'],
    ['only titles', { 结果: [HEAD] }, 'result_not_readable empty '],
    ['a sum in the last row that agrees', { 结果: [HEAD, row(1, ['', '', { v: '100' }, '', '成功']), ['合计', { v: '1' }, { v: '100' }]] }, ['1 paid 10000'], { summary: 'last', summaryFields: ['ignore', 'count', 'total'] }],
    ['a sum in the last row that does not', { 结果: [HEAD, row(1, ['', '', { v: '100' }, '', '成功']), ['合计', { v: '2' }, { v: '100' }]] }, 'result_sum_differs', { summary: 'last', summaryFields: ['ignore', 'count', 'total'] }],
  ])('%s', async (_, sheets, outcome, over) => { expect(await load(workbook(sheets), over)).toEqual(outcome); });

  test('a hidden sheet is not the answer', async () => {
    expect(await load(workbook({ 旧: [HEAD, row(2, ['', '', '', '', '失败'])], 结果: [HEAD, row(1, ['', '', '', '', '成功'])] }, ['旧']))).toEqual(['1 paid 10000']);
  });

  test('what is no workbook, and a text under its name', async () => {
    expect(await load(Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(60)]))).toBe('result_not_readable workbook ');
    expect(await load(Buffer.from(`${HEAD.join(',')}\nW01-202609-1#1,,,,,成功,\n`))).toEqual(['1 paid 10000']);
  });

  test('written by this program’s own writer', async () => {
    const columns = HEAD.map((header) => ({ header, width: 12, kind: header.includes('金额') ? ('money' as const) : ('text' as const) }));
    const bytes = await xlsxBytes({ sheets: [{ name: '结果', columns, rows: [['W01-202609-1#1', '张大海', '6217000000000000001', 10_000, 10_000, '成功', '']] }] });
    expect(await load(bytes)).toEqual(['1 paid 10000']);
  });

  test.each([[100, '100', '100'], [100.1, '100.09999999999999', '100.10'], [0.3, '0.30000000000000004', '0.30'], [6.217e18, '6.217E+18', '6.217E+18'], [1.005, '1.005', '1.005']])('%s is %s', (value, raw, text) => { expect(numberText(value, raw)).toBe(text); });
});
