import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkOfMac, formatPageCode, parsePageCode } from './roster-code.ts';

const code = { batchNo: 'W01-202609-1', issueNo: 2, pageNo: 3, pageCount: 16, check: checkOfMac('f0'.repeat(32)) };

test('a code is read back as it was written', () => {
  expect(formatPageCode(code)).toMatch(/^HL1:W01-202609-1:2:3:16:[2-9A-HJ-NP-Z]{10}$/);
  expect(parsePageCode(formatPageCode(code))).toEqual(code);
  expect(parsePageCode(` ${formatPageCode(code)}\n`)).toEqual(code);
});

test.each(['', 'https://example.org', 'HL2:W01-202609-1:2:3:16:ABCDEFGHJK', 'HL1:W01-202609-1:2:3:16:ABCDEFGHJ', 'HL1:W01-202609-1:2:3:16:ABCDEFGHJ0', 'HL1:w01:2:3:16:ABCDEFGHJK', 'HL1:W01-202609-1:2:3:ABCDEFGHJK'])('%s is no code of ours', (text) => {
  expect(parsePageCode(text)).toBeNull();
});

test('different MACs have different checks, as far as 50 bits go', () => {
  const mac = fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: 64, maxLength: 64 }).map((digits) => digits.join(''));
  fc.assert(fc.property(mac, mac, (a, b) => {
    expect(checkOfMac(a)).toMatch(/^[2-9A-HJ-NP-Z]{10}$/);
    expect(checkOfMac(a) === checkOfMac(b)).toBe(BigInt(`0x${a.slice(0, 14)}`) >> 6n === BigInt(`0x${b.slice(0, 14)}`) >> 6n);
  }));
});
