/** Telephone numbers of residents: mainland mobiles and landlines with their area code. */
import { halfWidth, isSpreadsheetNumber } from '#shared/half-width.ts';

/** An accepted number: '13800005678', or '0532-87654321' with '-802' after it for an extension. */
export type AcceptedPhone = { ok: true; number: string; kind: 'mobile' | 'landline' };

/**
 * Why a number is refused: nothing entered; digits lost in a spreadsheet; a character that cannot stand there (also two numbers in
 * one field); a mobile that has not 11 digits or a prefix nobody uses; a landline without its area code; no known shape.
 */
export type RefusedPhone = {
  ok: false;
  code: 'empty' | 'excel_damaged' | 'charset' | 'mobile_length' | 'mobile_prefix' | 'area_code_missing' | 'shape';
};

/**
 * Checks a telephone number as typed or imported; blanks, hyphens, brackets, full-width digits and +86 are taken. Area codes are
 * 010, 02x or four digits 03xx–09xx, followed by 7 or 8 digits (电信网编号计划).
 */
export function checkPhone(text: string): AcceptedPhone | RefusedPhone {
  const compact = halfWidth(text)
    .replace(/^\s*'/, '')
    .replace(/\s+/g, '')
    .replace(/^(\d{11})\.0*$/, '$1');
  if (compact === '') return { ok: false, code: 'empty' };
  if (isSpreadsheetNumber(compact)) return { ok: false, code: 'excel_damaged' };
  if (!/^\+?[\d()-]+$/.test(compact)) return { ok: false, code: 'charset' };

  const withDashes = compact.replace(/^\(?(\+86|0086)\)?-?/, '').replace(/^86-?(?=1\d{10}$)/, '');
  const landline = /^\(?(010|02\d|0[3-9]\d{2})\)?-?(\d{7,8})(?:-(\d{1,6}))?$/.exec(withDashes);
  const digits = withDashes.replace(/[()-]/g, '');
  if (/^1[3-9]\d{9}$/.test(digits)) return { ok: true, number: digits, kind: 'mobile' };
  if (landline !== null) {
    const [, area = '', local = '', extension] = landline;
    return { ok: true, number: `${area}-${local}${extension === undefined ? '' : `-${extension}`}`, kind: 'landline' };
  }
  if (/^1\d{10}$/.test(digits)) return { ok: false, code: 'mobile_prefix' };
  if (/^1[3-9]\d{7,12}$/.test(digits)) return { ok: false, code: 'mobile_length' };
  if (/^[2-9]\d{6,7}$/.test(digits)) return { ok: false, code: 'area_code_missing' };
  return { ok: false, code: 'shape' };
}

/** A number for eyes that need not see all of it: '138****5678', '0532-****4321'; anything else becomes stars. */
export function maskPhone(number: string): string {
  if (/^1\d{10}$/.test(number)) return `${number.slice(0, 3)}****${number.slice(-4)}`;
  const landline = /^(0\d{2,3})-?(\d{3,4})(\d{4})/.exec(number);
  return landline === null ? '*'.repeat(number.length) : `${landline[1] ?? ''}-****${landline[3] ?? ''}`;
}
