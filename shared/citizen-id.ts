/**
 * The citizen identity number (公民身份号码, GB 11643-1999): six digits of the region of first registration, birth date, three
 * digits of sequence (odd = male, even = female), check character. It is lifelong and unique (居民身份证法 art. 3), so its region
 * says nothing about where somebody lives today. Also the disability certificate number, which is built on it.
 */
import {
  DISABILITY_CATEGORY,
  DISABILITY_GRADE,
  type DisabilityCategory,
  type DisabilityGrade,
  type SexCode,
} from '#shared/code-tables.ts';
import { day, type Day, daySchema } from '#shared/days.ts';
import { endsLikeSpreadsheetNumber, isSpreadsheetNumber, plainCode } from '#shared/half-width.ts';
import { isKnownRegion } from '#shared/regions.ts';

/** The sex an ID number tells: '1' male, '2' female (GB/T 2261.1). */
export type IdSex = Extract<SexCode, '1' | '2'>;

/**
 * What a person should look at though the number is accepted: a region prefix that no list has (old counties, other provinces'
 * reforms), or a number that happens to pass although it ends in 000 as a spreadsheet leaves a number it has cut.
 */
export type CitizenIdWarning = 'region_unknown' | 'maybe_excel_damaged';

/** An accepted number, always 18 characters with an upper-case X, and what it tells. */
export type AcceptedCitizenId = {
  ok: true;
  idNumber: string;
  birthDate: Day;
  sex: IdSex;
  /** The first six digits (GB/T 2260). */
  regionCode: string;
  warnings: CitizenIdWarning[];
  /** The 15-digit number that was entered; keep it in the history, old rolls know only this one. */
  upgradedFrom15?: string;
};

/**
 * Why a number is refused, in the order of the checks: nothing entered; digits lost in a spreadsheet; not 15 or 18 characters;
 * a character that cannot stand there; no such birth date or before 1851; born after today; check character wrong (or, with 000
 * at the end, digits lost in a spreadsheet); another sex or birth date than the one entered.
 */
export type RefusedCitizenId =
  | { ok: false; code: 'empty' | 'excel_damaged' | 'charset' | 'date' | 'future' | 'checksum' }
  | { ok: false; code: 'length'; length: number }
  | { ok: false; code: 'sex_mismatch'; idSex: IdSex }
  | { ok: false; code: 'birth_mismatch'; idBirthDate: Day };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';
const MASK_FULL = 18;

/**
 * The check character ('0'–'9' or 'X') of the first 17 digits: weighted sum mod 11 (GB 11643-1999, ISO 7064 MOD 11-2).
 * @throws RangeError unless given exactly 17 digits.
 */
export function checkDigit(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('a check digit is computed from 17 digits');
  const sum = WEIGHTS.reduce((acc, weight, index) => acc + weight * Number(first17.charAt(index)), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** The day written as eight digits, or undefined when the calendar has no such day or its year is 1850 or earlier. */
function birthDateIn(eightDigits: string): Day | undefined {
  const text = `${eightDigits.slice(0, 4)}-${eightDigits.slice(4, 6)}-${eightDigits.slice(6, 8)}`;
  return daySchema.safeParse(text).success && text >= '1851' ? day(text) : undefined;
}

/** 15 digits (void since 2013-01-01) as 17: the century is 18 for the sequences 996–999, kept for those born in 18xx, else 19. */
function first17Of15(digits: string): string {
  const century = /99[6-9]$/.test(digits) ? '18' : '19';
  return digits.slice(0, 6) + century + digits.slice(6);
}

/**
 * Checks an ID number as typed or imported and tells what it says. Blanks, full-width digits, a leading apostrophe and a small x
 * are taken; 15 digits are upgraded to 18; nothing is ever guessed or repaired. `sex` and `birthDate` are what the form holds:
 * a sex that is unknown ('0', '9') contradicts nothing. Whether another resident has the number is asked of the register
 * afterwards.
 */
export function checkCitizenId(
  text: string,
  against: { today: Day; sex?: SexCode | undefined; birthDate?: Day | undefined },
): AcceptedCitizenId | RefusedCitizenId {
  const plain = plainCode(text).toUpperCase();
  if (plain === '') return { ok: false, code: 'empty' };
  if (isSpreadsheetNumber(plain)) return { ok: false, code: 'excel_damaged' };
  const length = [...plain].length;
  if (length !== 15 && length !== 18) return { ok: false, code: 'length', length };
  if (!/^(\d{15}|\d{17}[\dX])$/.test(plain)) return { ok: false, code: 'charset' };

  const first17 = length === 15 ? first17Of15(plain) : plain.slice(0, 17);
  const birthDate = birthDateIn(first17.slice(6, 14));
  if (birthDate === undefined) return { ok: false, code: 'date' };
  if (birthDate > against.today) return { ok: false, code: 'future' };

  const idNumber = first17 + checkDigit(first17);
  if (length === 18 && plain !== idNumber) {
    return { ok: false, code: endsLikeSpreadsheetNumber(plain) ? 'excel_damaged' : 'checksum' };
  }

  const regionCode = idNumber.slice(0, 6);
  const warnings: CitizenIdWarning[] = [];
  if (!isKnownRegion(regionCode)) warnings.push('region_unknown');
  if (length === 18 && endsLikeSpreadsheetNumber(plain)) warnings.push('maybe_excel_damaged');

  const sex: IdSex = Number(first17.charAt(16)) % 2 === 1 ? '1' : '2';
  if ((against.sex === '1' || against.sex === '2') && against.sex !== sex)
    return { ok: false, code: 'sex_mismatch', idSex: sex };
  if (against.birthDate !== undefined && against.birthDate !== birthDate) {
    return { ok: false, code: 'birth_mismatch', idBirthDate: birthDate };
  }
  return {
    ok: true,
    idNumber,
    birthDate,
    sex,
    regionCode,
    warnings,
    ...(length === 15 ? { upgradedFrom15: plain } : {}),
  };
}

/**
 * Whether a text is an 18-character ID number by shape, birth date and check character: to catch one typed into another field.
 */
export function isCitizenIdNumber(text: string): boolean {
  const plain = plainCode(text).toUpperCase();
  return (
    /^\d{17}[\dX]$/.test(plain) &&
    birthDateIn(plain.slice(6, 14)) !== undefined &&
    checkDigit(plain.slice(0, 17)) === plain.charAt(17)
  );
}

/**
 * An ID number for eyes that need not see all of it: '370214********101X' on screens (region stays, to tell people apart),
 * '3702**********101X' on copies that leave the office. Anything shorter than an ID number becomes stars altogether.
 * Boards show no ID number at all, not even a masked one.
 */
export function maskCitizenId(idNumber: string, use: 'screen' | 'copy'): string {
  const characters = [...idNumber];
  if (characters.length < MASK_FULL - 3) return '*'.repeat(characters.length);
  const shown = use === 'screen' ? 6 : 4;
  return characters.map((c, index) => (index < shown || index >= characters.length - 4 ? c : '*')).join('');
}

/** An accepted disability certificate number (残疾人证号) and what it tells. */
export type AcceptedDisabilityCertificate = {
  ok: true;
  /** 20 characters, or 22 with the mark of a replacement ('B1'). */
  certificate: string;
  idNumber: string;
  category: DisabilityCategory;
  grade: DisabilityGrade;
};

/**
 * Why a certificate number is refused: as an ID number in its first 18 characters (`id`), or not 20 characters, or no such
 * category or grade, or it contradicts the person's ID number, category or grade.
 */
export type RefusedDisabilityCertificate =
  | {
      ok: false;
      code:
        | 'empty'
        | 'excel_damaged'
        | 'charset'
        | 'category'
        | 'grade'
        | 'id_mismatch'
        | 'category_mismatch'
        | 'grade_mismatch';
    }
  | { ok: false; code: 'length'; length: number }
  | { ok: false; code: 'id'; id: RefusedCitizenId };

/**
 * Checks a disability certificate number: ID number (18) + category (1–7) + grade (1–4), optionally + 'B' and the count of
 * replacements (残疾人证管理办法). `idNumber`, `category` and `grade` are what the register holds.
 */
export function checkDisabilityCertificate(
  text: string,
  against: {
    today: Day;
    idNumber?: string | undefined;
    category?: DisabilityCategory | undefined;
    grade?: DisabilityGrade | undefined;
  },
): AcceptedDisabilityCertificate | RefusedDisabilityCertificate {
  const plain = plainCode(text).toUpperCase();
  if (plain === '') return { ok: false, code: 'empty' };
  if (isSpreadsheetNumber(plain)) return { ok: false, code: 'excel_damaged' };
  const length = [...plain].length;
  if (length !== 20 && !(length === 22 && plain.charAt(20) === 'B')) return { ok: false, code: 'length', length };
  if (!/^\d{17}[\dX]\d\d(B\d)?$/.test(plain)) return { ok: false, code: 'charset' };
  const id = checkCitizenId(plain.slice(0, 18), { today: against.today });
  if (!id.ok)
    return endsLikeSpreadsheetNumber(plain) ? { ok: false, code: 'excel_damaged' } : { ok: false, code: 'id', id };
  const category = DISABILITY_CATEGORY.find((entry) => entry.code === plain.charAt(18))?.code;
  if (category === undefined) return { ok: false, code: 'category' };
  const grade = DISABILITY_GRADE.find((entry) => entry.code === plain.charAt(19))?.code;
  if (grade === undefined) return { ok: false, code: 'grade' };
  if (against.idNumber !== undefined && against.idNumber !== id.idNumber) return { ok: false, code: 'id_mismatch' };
  if (against.category !== undefined && against.category !== category) return { ok: false, code: 'category_mismatch' };
  if (against.grade !== undefined && against.grade !== grade) return { ok: false, code: 'grade_mismatch' };
  return { ok: true, certificate: plain, idNumber: id.idNumber, category, grade };
}
