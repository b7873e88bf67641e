/**
 * The vault: seals ID numbers, accounts, diagnoses and certificates with AES-256-GCM under the office's data key, and
 * makes blind indexes (HMAC-SHA-256) for exact search (reliability R56, R57). The data key is in memory only while
 * somebody is signed in; locked, every call refuses with `vault_locked`.
 */
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import { wrapDataKey, type KeyWrap } from './key-wraps.ts';
import type { BlindField, SealPlace } from './places.ts';

/** Written into every sealed value and into what is authenticated: which key and format sealed it. */
const KEY_ID = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Begins every sealed file: what it is and in which format. */
const FILE_MARK = Buffer.from('HLS1');

interface Keys { readonly data: Buffer; readonly seal: KeyObject; readonly audit: KeyObject; readonly certificate: KeyObject; readonly file: KeyObject; readonly fileNonce: KeyObject; readonly blind: Readonly<Record<BlindField, KeyObject>> }

/** Sub-keys by HMAC with a label: Node's hkdf is not available in every Electron. */
function derive(dataKey: Buffer, label: string): KeyObject {
  return createSecretKey(createHmac('sha256', dataKey).update(`huilin/1/${label}`).digest());
}

export class Vault {
  #keys: Keys | undefined;

  get isOpen(): boolean {
    return this.#keys !== undefined;
  }

  /** @param dataKey 32 random bytes, made once at set-up. */
  open(dataKey: Buffer): void {
    this.#keys = {
      data: Buffer.from(dataKey),
      seal: derive(dataKey, 'seal'),
      audit: derive(dataKey, 'audit'),
      certificate: derive(dataKey, 'certificate'),
      file: derive(dataKey, 'file'),
      fileNonce: derive(dataKey, 'file/nonce'),
      blind: { idNumber: derive(dataKey, 'blind/idNumber'), idTail4: derive(dataKey, 'blind/idTail4'), idTail6: derive(dataKey, 'blind/idTail6'), bankAccount: derive(dataKey, 'blind/bankAccount'), rosterPage: derive(dataKey, 'blind/rosterPage') },
    };
  }

  lock(): void {
    this.#keys = undefined;
  }

  /** Ciphertext of `text` for this very column and row: key id 1, nonce 12, ciphertext, tag 16 bytes. */
  seal(place: SealPlace, rowId: number, text: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#open().seal, nonce);
    cipher.setAAD(authenticated(place, rowId));
    const body = cipher.update(text, 'utf8');
    cipher.final();
    return Buffer.concat([Buffer.of(KEY_ID), nonce, body, cipher.getAuthTag()]);
  }

  /** The text again. A value that was changed, or moved from another row, refuses with `vault_damaged`; it is never blank. */
  unseal(place: SealPlace, rowId: number, sealed: Buffer): string {
    const keys = this.#open();
    try {
      if (sealed[0] !== KEY_ID) throw new Error('unknown key');
      const decipher = createDecipheriv('aes-256-gcm', keys.seal, sealed.subarray(1, 1 + NONCE_BYTES));
      decipher.setAAD(authenticated(place, rowId));
      decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
      const body = decipher.update(sealed.subarray(1 + NONCE_BYTES, sealed.length - TAG_BYTES));
      return Buffer.concat([body, decipher.final()]).toString('utf8');
    } catch {
      throw new AppError('vault_damaged', { what: `${place} ${rowId}` });
    }
  }

  /**
   * A whole file sealed for the name it is kept under, its content's SHA-256: FILE_MARK, nonce 12, ciphertext, tag 16 bytes.
   * The nonce is keyed by that hash, so the same content gives the same sealed file and no two contents share a nonce.
   */
  sealFile(sha256: string, bytes: Uint8Array): Buffer {
    const keys = this.#open();
    const nonce = createHmac('sha256', keys.fileNonce).update(sha256).digest().subarray(0, NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', keys.file, nonce);
    cipher.setAAD(Buffer.from(sha256));
    const body = cipher.update(bytes);
    cipher.final();
    return Buffer.concat([FILE_MARK, nonce, body, cipher.getAuthTag()]);
  }

  /** The file again; null where it was changed, cut or belongs to another name or office. */
  unsealFile(sha256: string, sealed: Buffer): Buffer | null {
    const keys = this.#open();
    const from = FILE_MARK.length + NONCE_BYTES;
    if (sealed.length < from + TAG_BYTES || !sealed.subarray(0, FILE_MARK.length).equals(FILE_MARK)) return null;
    try {
      const decipher = createDecipheriv('aes-256-gcm', keys.file, sealed.subarray(FILE_MARK.length, from));
      decipher.setAAD(Buffer.from(sha256));
      decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
      const body = decipher.update(sealed.subarray(from, sealed.length - TAG_BYTES));
      return Buffer.concat([body, decipher.final()]);
    } catch {
      return null;
    }
  }

  /** 64 hexadecimal digits, the same for the same text: for UNIQUE and exact search. */
  blindIndex(field: BlindField, text: string): string {
    return createHmac('sha256', this.#open().blind[field]).update(text).digest('hex');
  }

  /** The data key wrapped with one more password or code: how an account is added or a lost password replaced. */
  async wrapFor(secret: string, costLog2: number): Promise<KeyWrap> {
    return wrapDataKey(this.#open().data, secret, costLog2);
  }

  /** 64 hexadecimal digits over what a certificate says; only this office's key gives the same. */
  certificateMac(text: string): string {
    return createHmac('sha256', this.#open().certificate).update(text).digest('hex');
  }

  /** The keyed seal of an audit row's hash; null while nobody is signed in. */
  auditMac(hash: string): string | null {
    return this.#keys ? createHmac('sha256', this.#keys.audit).update(hash).digest('hex') : null;
  }

  #open(): Keys {
    if (!this.#keys) throw new AppError('vault_locked', {});
    return this.#keys;
  }
}

function authenticated(place: SealPlace, rowId: number): Buffer {
  return Buffer.from(`${KEY_ID}/${place}/${rowId}`, 'utf8');
}
