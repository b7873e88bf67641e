/** Password rules (R27): length, a block list, not the office's own words; no composition rules, no expiry. */
import { AppError } from '#shared/errors.ts';
import { isCommonPassword } from './common-passwords.ts';

const MOST_CHARACTERS = 256;

export interface PasswordRules {
  /** Fewest characters (code points). */
  readonly least: number;
  /** Words that may not make up most of a password: user name, own name, community name. */
  readonly ownWords: readonly string[];
}

/** Returns nothing where the password may be used; refuses with the reason otherwise. */
export function judgePassword(password: string, rules: PasswordRules): void {
  const plain = password.normalize('NFKC');
  const length = [...plain].length;
  if (length < rules.least) throw new AppError('password_too_short', { least: rules.least });
  if (length > MOST_CHARACTERS) throw new AppError('password_too_long', { most: MOST_CHARACTERS });
  const bare = plain.toLowerCase();
  if (isCommonPassword(bare) || new Set(bare).size < 4) throw new AppError('password_common', {});
  for (const word of rules.ownWords) {
    const own = word.normalize('NFKC').toLowerCase().trim();
    if (own.length >= 2 && bare.replaceAll(own, '').length < rules.least / 2) throw new AppError('password_has_name', {});
  }
}
