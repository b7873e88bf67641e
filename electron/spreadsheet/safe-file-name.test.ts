import * as fc from 'fast-check';
import { basename, join, sep, win32 } from 'node:path';
import { expect, test } from 'vitest';
import { safeFileName } from './safe-file-name.ts';

test.each([
  ['发放明细 2026-09', '发放明细 2026-09.xlsx'],
  ['../../etc/passwd', '_.._etc_passwd.xlsx'],
  ['..', '未命名.xlsx'],
  ['', '未命名.xlsx'],
  ['CON', '_CON.xlsx'],
  ['con.txt', '_con.txt.xlsx'],
  ['LPT9', '_LPT9.xlsx'],
  ['COM¹', '_COM¹.xlsx'],
  ['CONTRACT', 'CONTRACT.xlsx'],
  ['a<b>:"c|?*', 'a_b___c___.xlsx'],
  ['张三\u202egpj', '张三gpj.xlsx'],
  ['名\0单\n', '名_单_.xlsx'],
  [' . 名单 . ', '名单.xlsx'],
])('%j becomes %s', (words, name) => {
  expect(safeFileName(words, '.xlsx')).toBe(name);
});

test('no words lead out of the folder, and every name fits a file system', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.string({ unit: fc.constantFrom('.', '/', '\\', ' ', ':', 'C', 'ＣＯＮ', 'n', '\u200b') }),
      ),
      (words) => {
        const name = safeFileName(words, '.csv');
        expect(basename(name)).toBe(name);
        expect(win32.basename(name)).toBe(name);
        expect(join('folder', name)).toBe(`folder${sep}${name}`);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(181);
        expect(name).toMatch(/^[^. ].*\.csv$/);
        expect(name.isWellFormed()).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
