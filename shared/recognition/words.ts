/** The words of records, certificates, stars and points that both sides use. */
import type { Day } from '../days.ts';

/** 优秀 良好 合格 不合格 */
export const EVALUATION_RESULTS = ['excellent', 'good', 'qualified', 'unqualified'] as const;
export type EvaluationResult = (typeof EVALUATION_RESULTS)[number];

export const CERTIFICATE_STATUSES = ['issued', 'void'] as const;
/** genuine: as issued; changed: something differs; void: issued once, no longer valid; unknown: no such code. */
export const VERDICTS = ['genuine', 'changed', 'void', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** prepared: the list is made; noticed: its notice is written; awarded; cancelled. */
export const ROUND_STATUSES = ['prepared', 'noticed', 'awarded', 'cancelled'] as const;
export type RoundStatus = (typeof ROUND_STATUSES)[number];

export const POINT_KINDS = ['earn', 'recruit', 'redeem', 'expire', 'adjust'] as const;
export type PointKind = (typeof POINT_KINDS)[number];

/** Working days a list of stars hangs at least (志愿者星级评定办法). */
export const LEAST_AWARD_NOTICE_DAYS = 5;
/** Days a certificate is publicised inside the unit at least (志愿服务记录与证明出具办法). */
export const LEAST_PUBLICITY_DAYS = 7;

/** '志证〔2026〕0001号' */
export function formatCertificateNo(year: number, number: number): string {
  return `志证〔${year}〕${String(number).padStart(4, '0')}号`;
}

/** '★★★', and '' for none. */
export function starsText(level: number): string {
  return '★'.repeat(level);
}

const LEVEL_WORDS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/** '三星级志愿者' */
export function starTitle(level: number): string {
  return `${LEVEL_WORDS[level] ?? level}星级志愿者`;
}

/** The level that minutes reach under thresholds; 0 below the first. */
export function levelOf(minutes: number, levels: readonly { readonly level: number; readonly minutes: number }[]): number {
  return levels.reduce((best, one) => (minutes >= one.minutes && one.level > best ? one.level : best), 0);
}

/** 150 → '2.5'; hours as they are printed. */
export function hoursText(minutes: number): string {
  return String(Math.round((minutes * 100) / 60) / 100);
}

/** Hundredths of a point as they are read: 250 → '2.5'. */
export function pointsText(centi: number): string {
  return String(centi / 100);
}

/** Letters and digits of a check code: no I, L, O, U, which are misread (Crockford's base 32). */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 'ABCD-EFGH-JKMN-PQRS': in groups of four, as it is printed. */
export function formatCheckCode(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-');
}

/** A code as it was typed: blanks and hyphens go, small letters, O, I and L are read as meant. Null when it cannot be one. */
export function readCheckCode(text: string): string | null {
  const plain = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return plain.length === 16 && [...plain].every((c) => CODE_ALPHABET.includes(c)) ? plain : null;
}

/** What a certificate says, in the order in which it is sealed and stands in its QR. */
export interface CertificateFace { readonly no: string; readonly name: string; readonly idTail: string; readonly volunteerNo: number; readonly minutes: number; readonly from: Day; readonly to: Day; readonly issuedOn: Day }

const MARK = 'HLZM1';
/** The text of the QR: what the paper says, and its check code. */
export function certificateQr(face: CertificateFace, code: string): string {
  return [MARK, face.no, face.name, face.idTail, face.volunteerNo, face.minutes, face.from, face.to, face.issuedOn, code].join('|');
}

/** A scanned text again, or null when it is none of ours. Values are as scanned: nothing here says that they are true. */
export function readCertificateQr(text: string): { face: CertificateFace; code: string } | null {
  const parts = text.trim().split('|');
  const [mark, no, name, idTail, volunteerNo, minutes, from, to, issuedOn, code] = parts;
  if (parts.length !== 10 || mark !== MARK || no === undefined || code === undefined) return null;
  return { face: { no, name: name ?? '', idTail: idTail ?? '', volunteerNo: Number(volunteerNo), minutes: Number(minutes), from: (from ?? '') as Day, to: (to ?? '') as Day, issuedOn: (issuedOn ?? '') as Day }, code };
}
