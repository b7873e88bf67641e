import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { amountInCapitals } from '#shared/capital-amount.ts';
import { type Fen, fen, MAX_FEN, parseYuan } from '#shared/money.ts';

function fenOf(yuan: string): Fen {
  const read = parseYuan(yuan);
  if (!read.ok) throw new Error(read.reason);
  return read.fen;
}

/** Reads capitals by the value of their signs alone, knowing nothing of how they were written. */
function readBack(text: string): number {
  const places: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 };
  const negative = text.startsWith('负');
  let yuan = 0n;
  let section = 0n; // below 亿
  let below = 0; // below 万
  let digit = 0;
  let cents = 0;
  for (const sign of text.replace(/[负整零]/g, '')) {
    const value = '零壹贰叁肆伍陆柒捌玖'.indexOf(sign);
    if (value > 0) digit = value;
    else if (sign in places) {
      below += digit * (places[sign] ?? 0);
      digit = 0;
    } else if (sign === '万') {
      section += BigInt(below + digit) * 10_000n;
      below = digit = 0;
    } else if (sign === '亿') {
      yuan += (section + BigInt(below + digit)) * 100_000_000n;
      section = 0n;
      below = digit = 0;
    } else if (sign === '元') {
      yuan += section + BigInt(below + digit);
      below = digit = 0;
    } else if (sign === '角') {
      cents += digit * 10;
      digit = 0;
    } else if (sign === '分') cents += digit;
    else throw new Error(`cannot read ${sign}`);
  }
  const amount = Number(yuan * 100n) + cents;
  return negative ? -amount : amount;
}

describe('amountInCapitals', () => {
  it.each([
    ['0', '零元整'],
    ['0.01', '壹分'],
    ['0.05', '伍分'],
    ['0.10', '壹角整'],
    ['0.50', '伍角整'],
    ['0.55', '伍角伍分'],
    ['1.05', '壹元零伍分'],
    ['10', '壹拾元整'],
    ['10.50', '壹拾元零伍角整'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    ['1409.50', '壹仟肆佰零玖元伍角整'],
    ['1680.32', '壹仟陆佰捌拾元零叁角贰分'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['107000.53', '壹拾万柒仟元零伍角叁分'],
    ['10001', '壹万零壹元整'],
    ['100000', '壹拾万元整'],
    ['1050000', '壹佰零伍万元整'],
    ['20000005', '贰仟万零伍元整'],
    ['100000001', '壹亿零壹元整'],
    ['100010000', '壹亿零壹万元整'],
    ['101000000', '壹亿零壹佰万元整'],
    ['1000010000', '壹拾亿零壹万元整'],
    ['12000000', '壹仟贰佰万元整'],
    ['180000000', '壹亿捌仟万元整'],
    ['2977000', '贰佰玖拾柒万柒仟元整'],
    ['1000000000000', '壹万亿元整'],
    ['-50', '负伍拾元整'],
    ['-0.01', '负壹分'],
    ['-325.04', '负叁佰贰拾伍元零肆分'],
    ['1000100000000', '壹万零壹亿元整'],
    ['1234567890123.45', '壹万贰仟叁佰肆拾伍亿陆仟柒佰捌拾玖万零壹佰贰拾叁元肆角伍分'],
    ['100001000', '壹亿零壹仟元整'],
    ['10000000000000', '壹拾万亿元整'],
    ['19', '壹拾玖元整'],
    ['1010', '壹仟零壹拾元整'],
  ])('%s is %s', (yuan, text) => {
    expect(amountInCapitals(fenOf(yuan))).toBe(text);
    expect(amountInCapitals(fenOf(yuan), { prefix: true })).toBe(`人民币${text}`);
  });

  it('read back gives the number, without doubled or stray 零', () => {
    const round = fc
      .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 13 }))
      .map(([n, zeros]) => Math.min(n * 10 ** zeros, MAX_FEN));
    const amounts = fc.oneof(
      fc.integer({ min: -MAX_FEN, max: MAX_FEN }),
      fc.integer({ min: -200_000, max: 200_000 }),
      fc.tuple(round, round).map(([a, b]) => Math.min(a + b, MAX_FEN)),
    );
    fc.assert(
      fc.property(amounts, (n) => {
        const text = amountInCapitals(fen(n));
        expect(readBack(text)).toBe(n);
        expect(text === '零元整' || !/零零|零[万亿元整角]|(^|负)零/.test(text)).toBe(true);
        expect(text.endsWith('整')).toBe(n % 10 === 0);
      }),
      { numRuns: 3000 },
    );
  });
});
