import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checkBankAccount, maskBankAccount, passesLuhn } from '#shared/bank-card.ts';

describe('checkBankAccount', () => {
  it.each([
    ['6217000000000000012', undefined, 'card', '6217000000000000012'],
    ['6228480000000000018', 'card', 'card', '6228480000000000018'],
    ['6217 0000 0000 0000 012', undefined, 'card', '6217000000000000012'],
    ['６２１７-0000-0000-0000-012', undefined, 'card', '6217000000000000012'],
    ["'6217000000000000012", 'card', 'card', '6217000000000000012'],
    ['103701234567', undefined, 'passbook', '103701234567'],
    ['6217000000000000013', 'passbook', 'passbook', '6217000000000000013'],
    ['38-120101040012345', 'corporate', 'corporate', '38120101040012345'],
  ] as const)('accepts %s (%s) as %s', (text, kind, taken, number) => {
    expect(checkBankAccount(text, kind)).toEqual({ ok: true, number, kind: taken, warnings: [] });
  });
  it.each([
    ['', undefined, 'empty'],
    ['6.217E+18', undefined, 'excel_damaged'],
    ['6217000000000010000', undefined, 'excel_damaged'],
    ['A12345678', undefined, 'social_security_card_number'],
    ['a12345678', 'card', 'social_security_card_number'],
    ['37029919520307101X', undefined, 'citizen_id_number'],
    ['370299196308152021', 'passbook', 'citizen_id_number'],
    ['6217 0000 abcd 0000', undefined, 'charset'],
    ['6217000000000000013', undefined, 'luhn'],
    ['6217000000000000013', 'card', 'luhn'],
    ['4217000000000000', 'card', 'card_prefix'],
    ['621700000000001', 'card', 'length'],
    ['62170000000000000012', 'card', 'length'],
    ['12345678', undefined, 'length'],
    ['1'.repeat(33), 'corporate', 'length'],
  ] as const)('refuses %s (%s) as %s', (text, kind, code) =>
    expect(checkBankAccount(text, kind)).toMatchObject({ ok: false, code }),
  );
  it('warns of an account that ends in zeros as a spreadsheet leaves them', () => {
    expect(checkBankAccount('103701234567890000', 'passbook')).toMatchObject({
      ok: true,
      warnings: ['maybe_excel_damaged'],
    });
  });
  it('tells the lengths a card may have', () => {
    expect(checkBankAccount('62170000', 'card')).toEqual({ ok: false, code: 'length', length: 8, least: 16, most: 19 });
  });
});

describe('passesLuhn', () => {
  it.each([
    ['0', true],
    ['18', true],
    ['79927398713', true],
    ['79927398710', false],
    ['', false],
    ['12a', false],
  ])('%s: %s', (text, answer) => expect(passesLuhn(text)).toBe(answer));
  it('notices every single wrong digit', () => {
    fc.assert(
      fc.property(fc.nat({ max: 18 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const good = '6228480000000000018';
        expect(passesLuhn(good.slice(0, at) + String((Number(good.charAt(at)) + by) % 10) + good.slice(at + 1))).toBe(
          false,
        );
      }),
    );
  });
});

describe('maskBankAccount', () => {
  it.each([
    ['6217000000000000012', '6217 **** **** 0012'],
    ['103701234567', '1037 **** **** 4567'],
    ['123456789', '**** 6789'],
    ['1234567', '****'],
    ['', '****'],
  ])('%s is %s', (number, masked) => expect(maskBankAccount(number)).toBe(masked));
});
