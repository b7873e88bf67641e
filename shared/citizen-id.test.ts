import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  checkCitizenId,
  checkDigit,
  checkDisabilityCertificate,
  isCitizenIdNumber,
  maskCitizenId,
} from '#shared/citizen-id.ts';
import { addDays, day } from '#shared/days.ts';
import { regionName } from '#shared/regions.ts';

const today = day('2026-09-01');
const withCheck = (first17: string) => first17 + checkDigit(first17);

describe('checkCitizenId', () => {
  it.each([
    ['37029919520307101X', '1952-03-07', '1'],
    ['370299196308152021', '1963-08-15', '2'],
    ['370299192801013035', '1928-01-01', '1'],
    ['370299201609014048', '2016-09-01', '2'],
    ['11010519491231002X', '1949-12-31', '2'],
    ['440524188001010014', '1880-01-01', '1'],
  ])('accepts %s: born %s, sex %s', (text, birthDate, sex) => {
    expect(checkCitizenId(text, { today })).toEqual({
      ok: true,
      idNumber: text,
      birthDate,
      sex,
      regionCode: text.slice(0, 6),
      warnings: [],
    });
  });

  it.each([
    '37029919520307101x',
    ' 370299 19520307 101X ',
    "'37029919520307101X",
    '３７０２９９１９５２０３０７１０１Ｘ',
    '37029919520307101ｘ',
    '\u200B37029919520307101X\u00A0',
  ])('takes %j as typed', (text) =>
    expect(checkCitizenId(text, { today })).toMatchObject({ ok: true, idNumber: '37029919520307101X' }),
  );

  it.each([
    ['', 'empty'],
    ["'", 'empty'],
    ['3.7E+17', 'excel_damaged'],
    ['3.70214195203071E+17', 'excel_damaged'],
    ['370214195203071000.0', 'excel_damaged'],
    ['37029919520307101', 'length'],
    ['37029919520307101XX', 'length'],
    ['1234', 'length'],
    ['3702991952030710AX', 'charset'],
    ['X7029919520307101X', 'charset'],
    ['37029952030710X', 'charset'],
    ['三七零二九九一九五二零三零七一零一', 'length'],
    ['370299195202301016', 'date'],
    ['370299195213011016', 'date'],
    [withCheck('37029918501231101'), 'date'],
    [withCheck('37029920260902101'), 'future'],
    ['370299195203071011', 'checksum'],
    ['370214195203070000', 'excel_damaged'],
    ['370299195203071019', 'checksum'],
    // the date is looked at before the check character, and the future before both mismatches
    ['370299195202300000', 'date'],
    ['370299203001010000', 'future'],
  ])('refuses %s as %s', (text, code) => expect(checkCitizenId(text, { today })).toMatchObject({ ok: false, code }));

  it('tells how long a number of the wrong length is', () => {
    expect(checkCitizenId('37029919520307101', { today })).toEqual({ ok: false, code: 'length', length: 17 });
  });
  it('accepts somebody born today, not tomorrow', () => {
    expect(checkCitizenId(withCheck('37029920260901101'), { today }).ok).toBe(true);
  });

  it.each([
    ['2', undefined, { ok: false, code: 'sex_mismatch', idSex: '1' }],
    ['1', undefined, { ok: true }],
    ['0', undefined, { ok: true }],
    ['9', undefined, { ok: true }],
    [undefined, '1952-03-08', { ok: false, code: 'birth_mismatch', idBirthDate: '1952-03-07' }],
    [undefined, '1952-03-07', { ok: true }],
    ['2', '1952-03-08', { ok: false, code: 'sex_mismatch' }],
  ] as const)('against sex %s and birth date %s', (sex, birth, outcome) => {
    const birthDate = birth === undefined ? undefined : day(birth);
    expect(checkCitizenId('37029919520307101X', { today, sex, birthDate })).toMatchObject(outcome);
  });

  it.each([
    ['370214', []],
    ['370299', []],
    ['370282', []],
    ['370224', []],
    ['620102', []],
    ['370298', ['region_unknown']],
    ['990101', ['region_unknown']],
  ])('region %s warns %j, never refuses', (region, warnings) => {
    expect(checkCitizenId(withCheck(`${region}19520307101`), { today })).toMatchObject({
      ok: true,
      regionCode: region,
      warnings,
    });
  });

  it('warns of 000 at the end though the check character happens to be right', () => {
    const lucky = Array.from({ length: 10 }, (_, i) => `37029919520307${i}00`).find(
      (first17) => checkDigit(first17) === '0',
    );
    expect(checkCitizenId(`${lucky}0`, { today })).toMatchObject({ ok: true, warnings: ['maybe_excel_damaged'] });
  });

  it.each([
    ['370299520307101', '37029919520307101X', '1952-03-07', '1'],
    ['370299630815202', '370299196308152021', '1963-08-15', '2'],
    ['370299990101996', withCheck('37029918990101996'), '1899-01-01', '2'],
    ['370299990101999', withCheck('37029918990101999'), '1899-01-01', '1'],
    ['370299990101995', withCheck('37029919990101995'), '1999-01-01', '1'],
  ])('upgrades %s to %s', (text, idNumber, birthDate, sex) => {
    expect(checkCitizenId(text, { today })).toMatchObject({ ok: true, idNumber, birthDate, sex, upgradedFrom15: text });
  });
  it.each([
    ['370299520230101', 'date'],
    ['370299500101997', 'date'],
  ])('refuses the 15 digits %s as %s', (text, code) => {
    expect(checkCitizenId(text, { today })).toMatchObject({ ok: false, code });
  });

  it('notices every single wrong digit', () => {
    const births = fc.integer({ min: 0, max: 40000 }).map((n) => addDays(day('1910-01-01'), n).replaceAll('-', ''));
    const first17 = fc
      .tuple(births, fc.integer({ min: 0, max: 999 }))
      .map(([birth, n]) => `370299${birth}${String(n).padStart(3, '0')}`);
    fc.assert(
      fc.property(first17, fc.nat({ max: 16 }), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const good = withCheck(digits);
        expect(checkCitizenId(good, { today }).ok).toBe(true);
        const bad = good.slice(0, at) + String((Number(good.charAt(at)) + by) % 10) + good.slice(at + 1);
        expect(checkCitizenId(bad, { today }).ok).toBe(false);
      }),
    );
  });
});

describe('checkDigit', () => {
  it.each(['3702991952030710', '37029919520307101X', '3702991952030710A'])('refuses %s', (text) =>
    expect(() => checkDigit(text)).toThrow(RangeError),
  );
});

describe('isCitizenIdNumber', () => {
  it.each([
    ['37029919520307101X', true],
    ['37029919520307101x', true],
    ['370299195203071011', false],
    ['370299520307101', false],
    ['6217000000000000012', false],
  ])('%s: %s', (text, answer) => expect(isCitizenIdNumber(text)).toBe(answer));
});

describe('maskCitizenId', () => {
  it.each([
    ['37029919520307101X', 'screen', '370299********101X'],
    ['37029919520307101X', 'copy', '3702**********101X'],
    ['370299520307101', 'screen', '370299*****7101'],
    ['12345', 'screen', '*****'],
    ['', 'copy', ''],
  ] as const)('%s on %s is %s', (id, use, masked) => expect(maskCitizenId(id, use)).toBe(masked));
});

describe('regionName', () => {
  it.each([
    ['370214', '青岛市城阳区'],
    ['110105', '北京市'],
    ['370299', '练习地区'],
    ['370250', undefined],
    ['000000', undefined],
  ])('%s is %s', (code, name) => expect(regionName(code)).toBe(name));
});

describe('checkDisabilityCertificate', () => {
  const id = '37029919520307101X';
  it.each([
    [`${id}43`, '4', '3'],
    [`${id.toLowerCase()} 11`, '1', '1'],
    [`${id}74B1`, '7', '4'],
  ])('accepts %s', (text, category, grade) => {
    expect(checkDisabilityCertificate(text, { today, idNumber: id })).toMatchObject({
      ok: true,
      idNumber: id,
      category,
      grade,
    });
  });
  it.each([
    ['', {}, 'empty'],
    ['3.7E+19', {}, 'excel_damaged'],
    ['37029919520307100000', {}, 'excel_damaged'],
    [id, {}, 'length'],
    [`${id}433`, {}, 'length'],
    [`${id}43C1`, {}, 'length'],
    [`${id}4X`, {}, 'charset'],
    ['37029919520307101143', {}, 'id'],
    [`${id}03`, {}, 'category'],
    [`${id}83`, {}, 'category'],
    [`${id}40`, {}, 'grade'],
    [`${id}45`, {}, 'grade'],
    [`${id}43`, { idNumber: '370299196308152021' }, 'id_mismatch'],
    [`${id}43`, { category: '1' }, 'category_mismatch'],
    [`${id}43`, { category: '4', grade: '1' }, 'grade_mismatch'],
  ] as const)('refuses %s against %j as %s', (text, against, code) => {
    expect(checkDisabilityCertificate(text, { today, ...against })).toMatchObject({ ok: false, code });
  });
});
