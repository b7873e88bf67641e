/** The check code of a certificate: what the paper says, sealed with a key that only this office's vault has. */
import { CODE_ALPHABET, type CertificateFace } from '#shared/recognition/words.ts';
import type { Vault } from '#electron/vault/vault.ts';

/** What a certificate says beyond its face, frozen with it. */
export interface CertificateBody { readonly idNumber: string; readonly contents: string; readonly unit: string; readonly responsibleName: string; readonly handlerName: string; readonly contact: string; readonly purpose: string; readonly remarks: string; readonly times: number }

/** One text for one certificate: every value in its place, so that none can be moved into another. */
function sealedText(face: CertificateFace, body: CertificateBody): string {
  return JSON.stringify([
    'certificate/1', face.no, face.name, face.idTail, face.volunteerNo, face.minutes, face.from, face.to, face.issuedOn,
    body.idNumber, body.contents, body.unit, body.responsibleName, body.handlerName, body.contact, body.purpose, body.remarks, body.times,
  ]);
}

/** 16 characters (80 bits) of an HMAC-SHA-256: too many to guess, few enough to type. */
export function checkCodeOf(vault: Pick<Vault, 'certificateMac'>, face: CertificateFace, body: CertificateBody): string {
  const mac = vault.certificateMac(sealedText(face, body));
  let bits = BigInt(`0x${mac.slice(0, 20)}`);
  let code = '';
  for (let n = 0; n < 16; n += 1) {
    code = CODE_ALPHABET.charAt(Number(bits & 31n)) + code;
    bits >>= 5n;
  }
  return code;
}
