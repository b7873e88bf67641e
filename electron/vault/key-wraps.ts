/**
 * Wrapping the data key with a password or a code: scrypt (N = 2^costLog2, r = 8, p = 1) off the main thread, then
 * AES-256-GCM. That the key can be unwrapped is the proof of the password; no hash of a password is stored beside it.
 */
import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, scrypt, type KeyObject } from 'node:crypto';

export interface KeyWrap { readonly costLog2: number; readonly salt: Buffer; readonly wrapped: Buffer }

/** OWASP's figure for scrypt: N = 2^17, 128 MiB; half a second on an office PC (R28). */
export const PASSWORD_COST_LOG2 = 17;
const AAD = Buffer.from('huilin/1/data key');

/** Passwords typed on different keyboards and systems are the same password (NFKC). */
function deriveKey(password: string, salt: Buffer, costLog2: number): Promise<KeyObject> {
  const N = 2 ** costLog2;
  return new Promise((resolve, reject) => {
    // maxmem has to be given: Node's default throws from N = 2^15 up.
    scrypt(password.normalize('NFKC'), salt, 32, { N, r: 8, p: 1, maxmem: 256 * N * 8 }, (error, key) => (error ? reject(error) : resolve(createSecretKey(key))));
  });
}

export async function wrapDataKey(dataKey: Buffer, password: string, costLog2: number): Promise<KeyWrap> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await deriveKey(password, salt, costLog2), nonce);
  cipher.setAAD(AAD);
  const body = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  return { costLog2, salt, wrapped: Buffer.concat([nonce, body, cipher.getAuthTag()]) };
}

/** The data key, or null where the password is wrong. */
export async function unwrapDataKey(wrap: KeyWrap, password: string): Promise<Buffer | null> {
  const key = await deriveKey(password, wrap.salt, wrap.costLog2);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, wrap.wrapped.subarray(0, 12));
    decipher.setAAD(AAD);
    decipher.setAuthTag(wrap.wrapped.subarray(-16));
    return Buffer.concat([decipher.update(wrap.wrapped.subarray(12, -16)), decipher.final()]);
  } catch {
    return null;
  }
}

/** 137 bits. */
export const RECOVERY_CHARACTERS = 28;
/** 58 bits, behind a throttled sign-in and scrypt; replaced at the first sign-in. */
export const ONE_TIME_CHARACTERS = 12;

// Without 0/O, 1/I/L, U: read aloud and copied from paper by people over fifty.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code for paper: groups of four, about 4.9 bits a character. */
export function paperCode(characters: number): string {
  let code = '';
  while (code.length < characters) {
    for (const byte of randomBytes(characters)) {
      // Bytes above the last full multiple would favour the first letters.
      if (byte < 240 && code.length < characters) code += ALPHABET[byte % ALPHABET.length];
    }
  }
  return code.match(/.{1,4}/g)!.join('-');
}

/** What was typed from paper, as it was printed: blanks, dashes and case do not count. */
export function readPaperCode(text: string): string {
  const plain = text.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z]/g, '');
  return (plain.match(/.{1,4}/g) ?? []).join('-');
}
