// Our files in other programs: the xlsx library as an independent reader, LibreOffice where it is installed.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils, type CellObject } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { readWorkbook } from './read-workbook.ts';
import { cellText } from './workbook.ts';
import { xlsxBytes } from './write-xlsx.ts';

const columns = [
  { header: '身份证号', width: 20, kind: 'text' as const },
  { header: '姓名', width: 12, kind: 'text' as const },
  { header: '金额', width: 12, kind: 'money' as const },
  { header: '日期', width: 12, kind: 'day' as const },
  { header: '人数', width: 8, kind: 'number' as const },
];
const rows = [
  ['370214195203051234', '张三', 12345, '2026-09-01', 3],
  ['00370214195203059X', "=cmd|' /C calc'!A0", -5, '1952-03-05', 0.5],
  ['6228480000000000123', '欧阳𠮷 & <李> "四"\n换行', 10 ** 15, '2000-02-29', 0],
];
const workbook = {
  sheets: [{ name: '明细', title: '发放明细', columns, rows, totals: ['合计', null, 10 ** 15 + 12340, null, null] }],
};

test('the xlsx library reads the same cells, and no formula', async () => {
  const book = read(await xlsxBytes(workbook), { type: 'buffer', cellFormula: true, cellNF: true });
  const sheet = book.Sheets['明细'];
  if (sheet === undefined) throw new Error('no sheet');
  const cell = (place: string) => sheet[place] as CellObject | undefined;
  expect(['A3', 'A4', 'A5', 'B4', 'B5'].map((place) => [cell(place)?.t, cell(place)?.v])).toEqual([
    ['s', '370214195203051234'],
    ['s', '00370214195203059X'],
    ['s', '6228480000000000123'],
    ['s', "=cmd|' /C calc'!A0"],
    ['s', '欧阳𠮷 & <李> "四"\n换行'],
  ]);
  expect(['C3', 'C4', 'C5'].map((place) => cell(place)?.v)).toEqual([123.45, -0.05, 1e13]);
  expect(cell('D3')?.w).toBe('2026-09-01');
  expect(cell('A3')?.z).toBe('@');
  expect(Object.values(sheet).some((one: unknown) => typeof one === 'object' && one !== null && 'f' in one)).toBe(
    false,
  );
  expect(sheet['!merges']).toEqual([utils.decode_range('A1:E1')]);
});

const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;

test.skipIf(!hasLibreOffice)(
  'LibreOffice opens and saves the file with equal cells',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'huilin-libreoffice-'));
    try {
      const bytes = await xlsxBytes(workbook);
      writeFileSync(join(folder, 'in.xlsx'), bytes);
      execFileSync('soffice', [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'ods:calc8',
        '--outdir',
        folder,
        join(folder, 'in.xlsx'),
      ]);
      execFileSync('soffice', [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'xlsx',
        '--outdir',
        join(folder, 'out'),
        join(folder, 'in.ods'),
      ]);
      const texts = (file: Buffer) =>
        readWorkbook(file, 'a.xlsx').sheets[0]?.rows.map((row) =>
          row.cells.map((one) => (one.kind === 'number' ? one.value : cellText(one))),
        );
      expect(texts(readFileSync(join(folder, 'out', 'in.xlsx')))).toEqual(texts(bytes));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  60_000,
);
