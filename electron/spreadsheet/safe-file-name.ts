/** Bytes of UTF-8 in one name; file systems hold 255, and backup and download programs add their own endings. */
const LONGEST_NAME_BYTES = 180;
/** Windows: names that mean a device, with any extension. Source: Microsoft, Naming Files, Paths, and Namespaces. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])$/i;

/**
 * A file name for an export, made of words that may come from data: `safeFileName('发放明细 2026-09', '.xlsx')`. No path can come out of it:
 * separators, characters that Windows refuses, control, invisible and direction characters become '_' or go; leading and trailing dots and blanks go;
 * device names get a '_' in front; the length is cut to 180 bytes, the extension kept. Nothing left: '未命名'.
 */
export function safeFileName(words: string, extension: string): string {
  const ending = /^\.[a-z0-9]{1,10}$/i.test(extension) ? extension : '';
  const clean = words
    .toWellFormed()
    .normalize('NFC')
    .replaceAll('\ufffd', '')
    .replace(/[\p{Cf}\u115f\u1160\u3164\uffa0]/gu, '')
    .replace(/[<>:"/\\|?*\p{Cc}\u2028\u2029]/gu, '_')
    .replace(/\s+/g, ' ');
  let base = trimEnds(cutBytes(trimEnds(clean), LONGEST_NAME_BYTES - ending.length));
  if (base === '' || /^[_ .]+$/.test(base)) base = '未命名';
  const device = base.split('.', 1).join('').trimEnd();
  return `${RESERVED.test(device) ? '_' : ''}${base}${ending}`;
}

function trimEnds(name: string): string {
  return name.replace(/^[. ]+|[. ]+$/g, '');
}

function cutBytes(name: string, most: number): string {
  let kept = '';
  let bytes = 0;
  for (const character of name) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) break;
    kept += character;
  }
  return kept;
}
