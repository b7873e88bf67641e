/**
 * Bank account numbers to which money is paid. A card number ends in a Luhn check digit (ISO/IEC 7812-1); passbook and corporate
 * accounts do not, so the kind decides which checks run.
 */
import { isCitizenIdNumber } from '#shared/citizen-id.ts';
import { endsLikeSpreadsheetNumber, isSpreadsheetNumber, plainCode } from '#shared/half-width.ts';

/** The kinds of account: debit or social-security card (银行卡), passbook (存折), corporate account (对公账户). */
export const ACCOUNT_KINDS = ['card', 'passbook', 'corporate'] as const;
/** One of `ACCOUNT_KINDS`. */
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** What a person should look at though the number is accepted: it ends in zeros as a spreadsheet leaves a number it has cut. */
export type BankAccountWarning = 'maybe_excel_damaged';

/** An accepted number, digits only. */
export type AcceptedBankAccount = { ok: true; number: string; kind: AccountKind; warnings: BankAccountWarning[] };

/**
 * Why an account number is refused, in the order of the checks: nothing entered; digits lost in a spreadsheet; the number of a
 * social-security card (letter + 8 digits) instead of the account behind it; a citizen ID number; a character that is no digit;
 * too few or too many digits; a card that does not begin with 62; a card whose check digit is wrong.
 */
export type RefusedBankAccount =
  | {
      ok: false;
      code:
        | 'empty'
        | 'excel_damaged'
        | 'social_security_card_number'
        | 'citizen_id_number'
        | 'charset'
        | 'card_prefix'
        | 'luhn';
    }
  | { ok: false; code: 'length'; length: number; least: number; most: number };

const LENGTHS: Readonly<Record<AccountKind, { least: number; most: number }>> = {
  card: { least: 16, most: 19 },
  passbook: { least: 9, most: 32 },
  corporate: { least: 9, most: 32 },
};

/** Whether a run of digits ends in its Luhn check digit (ISO/IEC 7812-1 annex B). False for anything but digits. */
export function passesLuhn(digits: string): boolean {
  if (!/^\d+$/.test(digits)) return false;
  let sum = 0;
  for (let fromRight = 0; fromRight < digits.length; fromRight += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - fromRight));
    const doubled = digit * 2;
    sum += fromRight % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/**
 * Checks an account number as typed or imported; blanks, hyphens and full-width digits are taken. Without a kind, 16–19 digits
 * that begin with 62 are a card and anything else a passbook account: a mistyped card is refused, never taken for a passbook.
 *
 * A social-security card carries three numbers, and money goes to the bank account number only; the other two (ID number, letter
 * + 8 digits) are refused by name. Source: 山东省 社会保障卡发放惠民惠农补贴, from 2024-10-15.
 */
export function checkBankAccount(text: string, kind?: AccountKind): AcceptedBankAccount | RefusedBankAccount {
  const plain = plainCode(text).replaceAll('-', '').toUpperCase();
  if (plain === '') return { ok: false, code: 'empty' };
  if (isSpreadsheetNumber(plain)) return { ok: false, code: 'excel_damaged' };
  if (/^[A-Z]\d{8}$/.test(plain)) return { ok: false, code: 'social_security_card_number' };
  if (isCitizenIdNumber(plain)) return { ok: false, code: 'citizen_id_number' };
  if (!/^\d+$/.test(plain)) return { ok: false, code: 'charset' };

  const taken = kind ?? (/^62\d{14,17}$/.test(plain) ? 'card' : 'passbook');
  const { least, most } = LENGTHS[taken];
  if (plain.length < least || plain.length > most)
    return { ok: false, code: 'length', length: plain.length, least, most };
  const cut = endsLikeSpreadsheetNumber(plain);
  if (taken === 'card') {
    if (!plain.startsWith('62')) return { ok: false, code: 'card_prefix' };
    if (!passesLuhn(plain)) return { ok: false, code: cut ? 'excel_damaged' : 'luhn' };
  }
  return { ok: true, number: plain, kind: taken, warnings: cut ? ['maybe_excel_damaged'] : [] };
}

/**
 * An account number for eyes that need not see all of it: '6217 **** **** 0012', whatever its length; under 12 digits only the
 * last four stay, under 8 nothing.
 */
export function maskBankAccount(number: string): string {
  if (number.length >= 12) return `${number.slice(0, 4)} **** **** ${number.slice(-4)}`;
  return number.length >= 8 ? `**** ${number.slice(-4)}` : '****';
}
