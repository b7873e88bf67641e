/**
 * The words of the QR in the corner of a roster page (F8): which batch, which printing, which page of how many, and a checksum under the
 * office's own key. In letters and digits that a QR holds at their densest; a batch number fits, whatever the programme.
 */

/** What the code says. */
export interface PageCode {
  readonly batchNo: string;
  /** Number of the printing within the batch. */
  readonly issueNo: number;
  readonly pageNo: number;
  readonly pageCount: number;
  /** Ten letters and digits; only the office that printed the page can make or check them. */
  readonly check: string;
}

/** Letters and digits without those read for one another (0/O, 1/I). */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** 50 bits: nobody guesses one, and it can still be typed. */
const CHECK_LENGTH = 10;
const FORM = /^HL1:([A-Z0-9-]{3,40}):(\d{1,4}):(\d{1,4}):(\d{1,4}):([2-9A-HJ-NP-Z]{10})$/;

/** 'HL1:W01-202609-1:2:3:16:7K2M…': batch, printing, page, pages, checksum. */
export function formatPageCode(code: PageCode): string {
  return `HL1:${code.batchNo}:${code.issueNo}:${code.pageNo}:${code.pageCount}:${code.check}`;
}

/** The code read back; null for any other QR (a health code, a payment code, an invoice). */
export function parsePageCode(text: string): PageCode | null {
  const found = FORM.exec(text.trim());
  if (found === null) return null;
  const [, batchNo = '', issueNo, pageNo, pageCount, check = ''] = found;
  return { batchNo, issueNo: Number(issueNo), pageNo: Number(pageNo), pageCount: Number(pageCount), check };
}

/** The first 50 bits of a hexadecimal MAC in the code's alphabet. */
export function checkOfMac(hex: string): string {
  let bits = BigInt(`0x${hex.slice(0, 14)}`) >> 6n;
  let text = '';
  for (let at = 0; at < CHECK_LENGTH; at += 1) {
    text = (ALPHABET[Number(bits & 31n)] ?? '') + text;
    bits >>= 5n;
  }
  return text;
}
