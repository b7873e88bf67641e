/** Reads single cells of a roster: name, ID number, sex, telephone, account. Whatever is doubtful becomes a finding, never a guess. */
import { checkBankAccount } from '#shared/bank-card.ts';
import { checkCitizenId } from '#shared/citizen-id.ts';
import type { SexCode } from '#shared/code-tables.ts';
import type { Day } from '#shared/days.ts';
import { halfWidth, plainCode } from '#shared/half-width.ts';
import { checkPhone } from '#shared/phone.ts';
import type { Finding, RosterCode } from './roster-codes.ts';
import { holdsSomething, type RosterCell, shownText, wholeDigits } from './roster-sheet.ts';

const HAN = '\\p{Script=Han}\\u3007\\uE000-\\uF8FF';
const BETWEEN_HAN = new RegExp(`(?<=[${HAN}])\\s+(?=[${HAN}])`, 'gu');
const PLAIN_NAME = new RegExp(`^(?:[${HAN}·]{1,30}|[A-Za-zÀ-ɏ·.' -]{2,60}|[${HAN}·A-Za-z]{2,40})$`, 'u');
/** What is left of a character that an encoding did not have: replacement sign, boxes, a question mark. */
const LOST = /[\uFFFD\u25A1\u3013\u2B1C?]/u;

/** The apostrophe that keeps a text from becoming a formula or a number is no part of the text. */
const withoutPrefix = (text: string): string => text.replace(/^'(?=[=+\-@\t\r\n＝＋－＠\d'])/, '');

/** One line of text, blanks at the ends and doubled ones gone; null when nothing is left. Errors give null: they are reported apart. */
export function readText(cell: RosterCell | undefined): string | null {
  if (cell === undefined || cell.kind === 'error' || !holdsSomething(cell)) return null;
  const text = withoutPrefix(shownText(cell)).replace(/[\u200B-\u200F\u2060\uFEFF]/g, '').replace(/[\s\u3000]+/g, ' ').trim();
  return text === '' ? null : text;
}

/** The name: blanks between Chinese characters go, the dots of minority names become '·'; digits, signs and remarks hold the row. */
export function readName(cell: RosterCell | undefined, findings: Finding[]): string | null {
  if (cell?.kind === 'error') {
    findings.push({ code: 'name_cell_error', shown: cell.code });
    return null;
  }
  const text = readText(cell);
  if (text === null) return null;
  const dotted = halfWidth(text).replace(/\s*[•・‧∙．●⋅·﹒]\s*/g, '·').replace(new RegExp(`(?<=[${HAN}])\\.(?=[${HAN}])`, 'gu'), '·');
  if (/·/.test(dotted) && dotted !== text) findings.push({ code: 'name_dot_unified' });
  const name = dotted.replace(BETWEEN_HAN, '');
  if (name !== dotted) findings.push({ code: 'name_blanks_removed' });
  if (LOST.test(name)) findings.push({ code: 'name_character_lost', shown: name });
  else if (cell?.kind !== 'text' || !PLAIN_NAME.test(name)) findings.push({ code: 'name_odd', shown: name });
  return name.slice(0, 60);
}

export interface IdReading { idNumber: string | null; birthDate: Day | null; sex: SexCode; idKind: 'citizenId' | 'other' | 'temporary' }

const NO_ID: IdReading = { idNumber: null, birthDate: null, sex: '0', idKind: 'temporary' };

const ID_CODES = {
  empty: 'id_characters', excel_damaged: 'id_excel_damaged', charset: 'id_characters', date: 'id_date_impossible', future: 'id_born_in_future',
  checksum: 'id_check_digit', length: 'id_length', sex_mismatch: 'sex_conflicts_id', birth_mismatch: 'birth_conflicts_id',
} as const satisfies Record<string, RosterCode>;

/** What a number cell really says: at most 15 digits survive in a spreadsheet, so more than that is damage even when it checks out. */
function idText(cell: RosterCell, findings: Finding[]): string | null {
  if (cell.kind === 'error') findings.push({ code: 'id_cell_error', shown: cell.code });
  else if (cell.kind === 'formula_without_value') findings.push({ code: 'id_cell_error', shown: '公式' });
  else if (cell.kind === 'text') return cell.text;
  else if (cell.kind === 'number') {
    const digits = wholeDigits(cell.raw);
    if (digits !== null) return digits;
    findings.push({ code: 'id_number_cell', shown: cell.raw });
  } else findings.push({ code: 'id_characters', shown: shownText(cell) });
  return null;
}

const OTHER_DOCUMENT = /护照|通行证|回乡证|台胞证|军官|士兵|居留|居住证|其他|passport/i;

/** The ID number, and the birth date and sex it tells. `kindText` is the document's name where the roster has such a column. */
export function readIdNumber(cell: RosterCell | undefined, kindText: string | null, today: Day, findings: Finding[]): IdReading {
  if (cell === undefined || !holdsSomething(cell)) {
    if (cell?.kind !== 'formula_without_value') return NO_ID;
  }
  const before = findings.length;
  const text = idText(cell, findings);
  if (text === null) return findings.length > before ? { ...NO_ID, idKind: 'citizenId' } : NO_ID;
  const plain = plainCode(text);
  if (plain === '') return NO_ID;
  if (kindText !== null && OTHER_DOCUMENT.test(kindText)) {
    findings.push({ code: 'id_other_kind' });
    return { ...NO_ID, idNumber: plain.toUpperCase().slice(0, 30), idKind: 'other' };
  }
  const checked = checkCitizenId(plain, { today });
  if (!checked.ok) {
    findings.push({ code: ID_CODES[checked.code], shown: text.trim().slice(0, 40) });
    return { ...NO_ID, idKind: 'citizenId' };
  }
  if (checked.upgradedFrom15 !== undefined) findings.push({ code: 'id_15_upgraded', shown: checked.idNumber });
  else if (text !== checked.idNumber) findings.push({ code: 'id_cleaned' });
  if (checked.warnings.includes('region_unknown')) findings.push({ code: 'id_region_unknown' });
  if (checked.warnings.includes('maybe_excel_damaged')) findings.push({ code: 'id_trailing_zeros', shown: checked.idNumber });
  return { idNumber: checked.idNumber, birthDate: checked.birthDate, sex: checked.sex, idKind: 'citizenId' };
}

const SEX_WORDS: Readonly<Record<string, SexCode>> = {
  男: '1', 男性: '1', m: '1', male: '1', '1': '1', 女: '2', 女性: '2', f: '2', female: '2', '2': '2', 未知: '0', 不详: '0', 未说明: '9',
};

/** The sex: what the ID number says, unless the cell contradicts it, which holds the row. */
export function settleSex(cell: RosterCell | undefined, id: IdReading, findings: Finding[]): SexCode {
  const text = readText(cell);
  const idSex = id.sex;
  if (text === null) {
    if (id.idKind !== 'citizenId') findings.push({ code: 'sex_missing' });
    return idSex;
  }
  const sex = SEX_WORDS[plainCode(text).toLowerCase()];
  if (sex === undefined) {
    findings.push({ code: 'sex_unreadable', shown: text });
    return idSex;
  }
  if (idSex !== '0' && (sex === '1' || sex === '2') && sex !== idSex) findings.push({ code: 'sex_conflicts_id', shown: text });
  return idSex === '0' ? sex : idSex;
}

/** A telephone; of several ('138…/139…', on two lines) the first valid one. An invalid one is mentioned and left out. */
export function readPhone(cell: RosterCell | undefined, findings: Finding[]): string | null {
  const text = readText(cell);
  if (text === null) return null;
  if (/^[\s\-—－/\\无没有]+$/.test(text)) return null;
  const one = checkPhone(text);
  if (one.ok) return one.number;
  const parts = text.split(/[\s/、,，;；|]+/).filter((part) => part !== '');
  for (const part of parts.length > 1 ? parts : []) {
    const checked = checkPhone(part);
    if (!checked.ok) continue;
    findings.push({ code: 'phone_several', shown: checked.number });
    return checked.number;
  }
  findings.push({ code: 'phone_unusable', shown: text.slice(0, 40) });
  return null;
}

const ACCOUNT_CODES = {
  empty: 'account_characters', excel_damaged: 'account_damaged', social_security_card_number: 'account_is_card_serial', citizen_id_number: 'account_is_id_number',
  charset: 'account_characters', card_prefix: 'account_luhn', luhn: 'account_luhn', length: 'account_length',
} as const satisfies Record<string, RosterCode>;

/** The bank account. Money goes there, so anything doubtful holds the row; accepted nevertheless, it comes in without the account. */
export function readAccount(cell: RosterCell | undefined, findings: Finding[]): { number: string; kind: 'card' | 'passbook' } | null {
  if (cell === undefined || !holdsSomething(cell) || cell.kind === 'error' || cell.kind === 'formula_without_value') return null;
  const text = cell.kind === 'number' ? wholeDigits(cell.raw) : shownText(cell);
  const shown = shownText(cell).trim().slice(0, 40);
  if (text === null) {
    findings.push({ code: 'account_damaged', shown });
    return null;
  }
  const plain = halfWidth(text).replace(/^[\s'\-—/无没有暂]+$/, '');
  if (plainCode(plain) === '') return null;
  const checked = checkBankAccount(plain);
  if (!checked.ok) {
    findings.push({ code: ACCOUNT_CODES[checked.code], shown });
    return null;
  }
  if (checked.warnings.length > 0) findings.push({ code: 'account_trailing_zeros', shown });
  return { number: checked.number, kind: checked.kind === 'passbook' ? 'passbook' : 'card' };
}
