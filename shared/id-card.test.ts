import { describe, expect, test } from 'vitest';
import { checkDigit } from './citizen-id.ts';
import { day } from './days.ts';
import { isValidOn, readIdCard } from './id-card.ts';

const today = day('2026-09-08');
const first17 = '37029919800102013';
const NUMBER = first17 + checkDigit(first17);
const X17 = Array.from({ length: 100 }, (_, n) => `37029919800102${String(n * 2 + 1).padStart(3, '0')}`).find((first) => checkDigit(first) === 'X') ?? '';
const WHOLE = { name: '申屠和', sex: '1', birthDate: '1980-01-02', address: '山东省青岛市西后楼社区3号楼2单元501室', idNumber: NUMBER, issuer: '青岛市公安局', validFrom: '2010-03-04', validTo: '2030-03-04' };
const pad = (text: string, length: number): string => text.padEnd(length, ' ');
const CHIP = `${pad('申屠和', 15)}10119800102${pad(WHOLE.address, 35)}${NUMBER}${pad(WHOLE.issuer, 15)}2010030420300304`;

/** Layout → the text as it arrives → what differs from the whole card. */
const FORMATS: readonly (readonly [string, string, Partial<Record<keyof typeof WHOLE, string | null>>?])[] = [
  ['new lines', `申屠和\n男\n汉\n1980年1月2日\n${WHOLE.address}\n${NUMBER}\n青岛市公安局\n2010.03.04-2030.03.04\n`],
  ['new lines of Windows, validity in two pieces', `申屠和\r\n男\r\n汉族\r\n1980-01-02\r\n${WHOLE.address}\r\n${NUMBER}\r\n青岛市公安局\r\n2010-03-04\r\n2030-03-04\r\n`],
  ['tabs', ['申屠和', '男', '汉', '19800102', WHOLE.address, NUMBER, '青岛市公安局', '20100304', '20300304', ''].join('\t')],
  ['tabs, codes for sex and nation', ['申屠和', '1', '01', '19800102', WHOLE.address, NUMBER, '青岛市公安局', '20100304', '20300304'].join('\t')],
  ['bars', ['申屠和', '男', '汉', '1980.01.02', WHOLE.address, NUMBER, '青岛市公安局', '20100304-20300304'].join('|')],
  ['commas, full width', ['申屠和', '男', '汉', '１９８０年１月２日', WHOLE.address, NUMBER, '青岛市公安局', '２０１００３０４－２０３００３０４'].join('，')],
  ['blanks', ['申屠和', '男', '汉', '19800102', '山东省青岛市', '西后楼社区3号楼2单元501室', NUMBER, '青岛市公安局', '20100304', '20300304'].join(' ')],
  ['labels', `姓名：申屠和 性别：男 民族：汉 出生：1980年1月2日 住址：${WHOLE.address} 公民身份号码：${NUMBER} 签发机关：青岛市公安局 有效期限：2010.03.04-2030.03.04`],
  ['labels a line each, with blanks in them', `姓  名: 申屠和\n性  别: 男\n民  族: 汉\n出生日期: 1980-01-02\n住  址: ${WHOLE.address}\n身份证号: ${NUMBER}\n发证机关: 青岛市公安局\n有效期起始日期: 20100304\n截止日期: 20300304`],
  ['the text of the chip', CHIP],
  ['the text of the chip with a new line', `${CHIP}\r\n`],
  ['valid for ever', ['申屠和', '男', '汉', '19800102', WHOLE.address, NUMBER, '青岛市公安局', '20100304', '长期'].join('\t'), { validTo: 'forever' }],
  ['valid for ever in one piece', `申屠和\n男\n汉\n19800102\n${WHOLE.address}\n${NUMBER}\n青岛市公安局\n2010.03.04-长期`, { validTo: 'forever' }],
  ['another order of the back', ['申屠和', '男', '汉', '19800102', WHOLE.address, NUMBER, '20100304', '20300304', '青岛市公安局'].join('\t')],
  ['without the back', `申屠和\t男\t汉\t19800102\t${WHOLE.address}\t${NUMBER}`, { issuer: '', validFrom: null, validTo: null }],
  ['name and number alone', `申屠和\t${NUMBER}`, { address: '', issuer: '', validFrom: null, validTo: null }],
  ['the number alone', NUMBER, { name: '', address: '', issuer: '', validFrom: null, validTo: null }],
  ['the number with a new line', `${NUMBER}\n`, { name: '', address: '', issuer: '', validFrom: null, validTo: null }],
  ['a long name with a dot', `买买提·艾力\n男\n维吾尔族\n19800102\n${WHOLE.address}\n${NUMBER}\n青岛市公安局\n20100304\n20300304`, { name: '买买提·艾力' }],
  ['a nation of more characters without 族 is no address', `申屠和\t男\t维吾尔\t19800102\t${WHOLE.address}\t${NUMBER}\t青岛市公安局\t20100304\t20300304`],
];

describe('an ID card as a reader types it', () => {
  test.each(FORMATS.map(([layout, text, differs]) => ({ layout, text, differs })))('$layout', ({ text, differs }) => {
    expect(readIdCard(text, today)).toEqual({ ok: true, card: { ...WHOLE, ...differs } });
  });

  test('a small x is the check character', () => {
    expect(readIdCard(`申屠和\t男\t汉\t19800102\t某地\t${X17}x`, today)).toMatchObject({ ok: true, card: { idNumber: `${X17}X` } });
  });

  test.each([
    ['no number', '申屠和 男 汉', { code: 'no_number' }],
    ['nothing', '', { code: 'no_number' }],
    ['a number cut short', `申屠和\t${NUMBER.slice(0, 16)}`, { code: 'no_number' }],
    ['a wrong check character', `申屠和\t男\t汉\t19800102\t某地\t${first17}${NUMBER.endsWith('1') ? '2' : '1'}`, { code: 'number_bad', name: '申屠和', why: { code: 'checksum' } }],
    ['another sex than the number says', `申屠和\t女\t汉\t19800102\t某地\t${NUMBER}`, { code: 'number_bad', why: { code: 'sex_mismatch' } }],
    ['another birth date', `申屠和\t男\t汉\t19800103\t某地\t${NUMBER}`, { code: 'number_bad', why: { code: 'birth_mismatch', idBirthDate: '1980-01-02' } }],
  ])('refuses %s', (_what, text, refused) => {
    expect(readIdCard(text, today)).toMatchObject({ ok: false, ...refused });
  });

  test.each([['2010-03-03', false], ['2010-03-04', true], ['2030-03-04', true], ['2030-03-05', false]])('on %s it is valid: %s', (on, valid) => {
    const read = readIdCard(FORMATS[0]?.[1] ?? '', today);
    expect(read.ok && isValidOn(read.card, day(on))).toBe(valid);
  });

  test('without the back nothing is known of its validity; for ever is for ever', () => {
    const of = (text: string) => { const read = readIdCard(text, today); return read.ok ? isValidOn(read.card, day('2099-01-01')) : undefined; };
    expect(of(`申屠和\t${NUMBER}`)).toBeNull();
    expect(of(`申屠和\t男\t汉\t19800102\t某地\t${NUMBER}\t青岛市公安局\t20100304\t长期`)).toBe(true);
  });
});
