import iconv from 'iconv-lite';
import { FileRefusal } from './workbook.ts';

/** A decoded text and the encoding it was found in. */
export type DecodedText = { text: string; encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' };

/**
 * Decodes a text file: by its byte order mark; else UTF-8 if every byte fits; else UTF-16 if it has the zero bytes of one; else GB18030 (which
 * holds GBK and GB2312). Refuses encoding_unknown, with the line, when a character cannot be decoded or when the text is UTF-8 with broken
 * places (reading it as GB18030 would make false names of it), and not_a_spreadsheet for binary data.
 */
export function decodeText(bytes: Buffer): DecodedText {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { text: strictUtf8(bytes.subarray(3)), encoding: 'utf-8' };
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: strictUtf16(bytes.subarray(2), 'utf-16le'), encoding: 'utf-16le' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: strictUtf16(bytes.subarray(2), 'utf-16be'), encoding: 'utf-16be' };
  const utf16 = looksLikeUtf16(bytes);
  if (utf16 !== undefined) return { text: strictUtf16(bytes, utf16), encoding: utf16 };
  if (isBinary(bytes)) throw new FileRefusal('not_a_spreadsheet', { found: '二进制数据' });
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: decodeGb18030(bytes), encoding: 'gb18030' };
  }
}

function decodeGb18030(bytes: Buffer): string {
  const asUtf8 = bytes.toString('utf8');
  let broken = 0;
  let whole = 0;
  for (let at = 0; at < asUtf8.length; at++) {
    const c = asUtf8.charCodeAt(at);
    if (c === 0xfffd) broken++;
    else if (c >= 0x0800) whole++;
  }
  // GBK text read as UTF-8 is broken nearly everywhere; a text that is whole nearly everywhere was UTF-8 before it was damaged.
  if (whole > broken * 4) throw refuseAt(asUtf8);
  const text = iconv.decode(bytes, 'gb18030');
  if (text.includes('\ufffd')) throw refuseAt(text);
  return text;
}

function strictUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw refuseAt(bytes.toString('utf8'));
  }
}

function strictUtf16(bytes: Buffer, encoding: 'utf-16le' | 'utf-16be'): string {
  const whole = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  const text = (encoding === 'utf-16be' ? whole.swap16() : whole).toString('utf16le');
  if (bytes.length % 2 === 1 || !text.isWellFormed())
    throw refuseAt(text.toWellFormed() + (bytes.length % 2 === 1 ? '\ufffd' : ''));
  return text;
}

function refuseAt(text: string): FileRefusal {
  const bad = text.indexOf('\ufffd');
  let record = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < bad; at = text.indexOf('\n', at + 1)) record++;
  return new FileRefusal('encoding_unknown', { record });
}

/** Separators, digits and line ends have a zero as their other half in UTF-16. */
function looksLikeUtf16(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length & ~1, 4096);
  let little = 0;
  let big = 0;
  for (let at = 0; at < length; at += 2) {
    const first = bytes[at] ?? 0;
    const second = bytes[at + 1] ?? 0;
    if (first === 0 && second === 0) return undefined;
    if (second === 0 && isAsciiText(first)) little++;
    else if (first === 0 && isAsciiText(second)) big++;
    else if (first === 0 || second === 0) return undefined;
  }
  if (little > length / 20 && big === 0) return 'utf-16le';
  if (big > length / 20 && little === 0) return 'utf-16be';
  return undefined;
}

function isAsciiText(byte: number): boolean {
  return (byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13;
}

/** Control characters no text has; a single form feed or the old end-of-file mark (1A) is let pass. */
function isBinary(bytes: Buffer): boolean {
  const length = Math.min(bytes.length, 65_536);
  let controls = 0;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls++;
  }
  return controls > 2 && controls > length / 1000;
}
