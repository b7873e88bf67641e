/** What kind of file the bytes are. Decided by what the file holds, never by its name: a renamed program is not a picture. */

/** Largest scan: an A4 colour page at 300 dpi is about 2 MB as JPEG; twenty pages in one PDF still fit. */
export const MOST_SCAN_BYTES = 20 * 1024 * 1024;

export const SCAN_TYPES = ['pdf', 'jpeg', 'png', 'webp', 'tiff', 'ofd'] as const;
export type ScanType = (typeof SCAN_TYPES)[number];
/** Endings the file chooser offers. OFD is the format of Chinese electronic invoices (财会〔2020〕6号 wants the original kept). */
export const SCAN_ENDINGS = ['.pdf', '.jpg', '.jpeg', '.png', '.webp', '.tif', '.tiff', '.ofd'] as const;
export const SCAN_MIME: Readonly<Record<ScanType, string>> = {
  pdf: 'application/pdf', jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', tiff: 'image/tiff', ofd: 'application/ofd',
};
/** Those a page can show; the others are saved and opened by the system's own program. */
export const SHOWN_TYPES: readonly ScanType[] = ['jpeg', 'png', 'webp'];

export type FileVerdict = { readonly type: ScanType } | { readonly fault: 'empty' | 'unknown' | 'cutShort' };

const starts = (bytes: Uint8Array, ...signature: readonly number[]): boolean => signature.every((byte, index) => bytes[index] === byte);
const ascii = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0));

/** Whether `text` stands in the bytes from `from` on. */
function holds(bytes: Uint8Array, signature: readonly number[], from = 0): boolean {
  const [first = 0] = signature;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (signature.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

/** The type of a whole file; `cutShort` where its end is missing, as after a stick was pulled out while copying. */
export function judgeFile(bytes: Uint8Array): FileVerdict {
  if (bytes.length === 0) return { fault: 'empty' };
  const whole = (type: ScanType, end: boolean): FileVerdict => (end ? { type } : { fault: 'cutShort' });
  if (starts(bytes, ...ascii('%PDF-'))) return whole('pdf', holds(bytes, ascii('%%EOF')));
  if (starts(bytes, 0xff, 0xd8, 0xff)) return whole('jpeg', holds(bytes, [0xff, 0xd9], 3));
  if (starts(bytes, 0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a)) return whole('png', holds(bytes, ascii('IEND')));
  if (starts(bytes, ...ascii('RIFF')) && holds(bytes.subarray(8, 12), ascii('WEBP'))) {
    const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(4, true);
    return whole('webp', bytes.length >= size + 8);
  }
  if (starts(bytes, ...ascii('II'), 42, 0) || starts(bytes, ...ascii('MM'), 0, 42)) return whole('tiff', bytes.length > 8);
  if (starts(bytes, ...ascii('PK'), 3, 4) && holds(bytes, ascii('OFD.xml'))) return whole('ofd', holds(bytes, [0x50, 0x4b, 5, 6]));
  return { fault: 'unknown' };
}
