import { describe, expect, it } from 'vitest';

import { checkPhone, maskPhone } from '#shared/phone.ts';

describe('checkPhone', () => {
  it.each([
    ['13800005678', '13800005678', 'mobile'],
    ['138-0000-5678', '13800005678', 'mobile'],
    ['+86 138 0000 5678', '13800005678', 'mobile'],
    ['8613800005678', '13800005678', 'mobile'],
    ['008613800005678', '13800005678', 'mobile'],
    ['１３８００００５６７８', '13800005678', 'mobile'],
    ['13800005678.0', '13800005678', 'mobile'],
    ["'19912345678", '19912345678', 'mobile'],
    ['0532-87654321', '0532-87654321', 'landline'],
    ['053287654321', '0532-87654321', 'landline'],
    ['（0532）87654321', '0532-87654321', 'landline'],
    ['0532-87654321-802', '0532-87654321-802', 'landline'],
    ['010-12345678', '010-12345678', 'landline'],
    ['02112345678', '021-12345678', 'landline'],
    ['0310 1234567', '0310-1234567', 'landline'],
  ])('accepts %s', (text, number, kind) => expect(checkPhone(text)).toEqual({ ok: true, number, kind }));
  it.each([
    ['', 'empty'],
    ['1.38E+10', 'excel_damaged'],
    ['13800005678/13900005678', 'charset'],
    ['无', 'charset'],
    ['12800005678', 'mobile_prefix'],
    ['1380000567', 'mobile_length'],
    ['138000056789', 'mobile_length'],
    ['87654321', 'area_code_missing'],
    ['7654321', 'area_code_missing'],
    ['0532-123', 'shape'],
    ['123', 'shape'],
    ['4008123123', 'shape'],
  ])('refuses %s as %s', (text, code) => expect(checkPhone(text)).toEqual({ ok: false, code }));
});

describe('maskPhone', () => {
  it.each([
    ['13800005678', '138****5678'],
    ['0532-87654321', '0532-****4321'],
    ['010-12345678', '010-****5678'],
    ['0532-87654321-802', '0532-****4321'],
    ['12345', '*****'],
    ['', ''],
  ])('%s is %s', (number, masked) => expect(maskPhone(number)).toBe(masked));
});
