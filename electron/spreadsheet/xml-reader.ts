// A forward-only reader of XML tags over a buffer, without a document tree. It decodes the bytes window by window, so a sheet of 40 MB
// is never one string. Prefixes are ignored (x:row reads as row); DOCTYPE is refused, so there are no entities to expand.

import { FileRefusal } from './workbook.ts';

const WINDOW_BYTES = 256 * 1024;
/** Excel holds at most 32,767 characters in a cell; a tag or text beyond this is no table. */
const LONGEST_TOKEN = 4 * 1024 * 1024;

/** What `next` stopped at. */
export const END = 0;
export const OPEN = 1;
export const CLOSE = 2;

/**
 * Usage: `while ((kind = xml.next()) !== END)`; then `name()` and `attribute()` speak of that tag, `selfClosing` says that no close tag
 * follows, and `text()` after an OPEN takes the text up to the next tag. Refuses xml_entities, xml_malformed and cell_too_long.
 */
export class XmlReader {
  selfClosing = false;
  /** The window being read and the tag's place in it; for scanners that compare names without making strings. */
  window = '';
  nameStart = 0;
  nameEnd = 0;
  attributesStart = 0;
  tagEnd = 0;

  readonly #bytes: Buffer;
  readonly #part: string;
  #loaded = 0;
  #position = 0;

  constructor(bytes: Buffer, part: string) {
    this.#part = part;
    this.#bytes = asUtf8(bytes);
    if (this.#bytes.length >= 3 && this.#bytes[0] === 0xef && this.#bytes[1] === 0xbb && this.#bytes[2] === 0xbf)
      this.#loaded = 3;
  }

  /** Goes to the next open or close tag; skips text, comments, CDATA and processing instructions on the way. */
  next(): number {
    for (;;) {
      const window = this.window;
      const start = window.indexOf('<', this.#position);
      if (start === -1) {
        this.#position = window.length;
        if (!this.#more()) return END;
        continue;
      }
      this.#position = start;
      const first = window.charCodeAt(start + 1);
      if (first === 33 || first === 63) {
        this.#skipDeclaration(first);
        continue;
      }
      // Where the tag ends, quotes respected: '>' may stand inside an attribute.
      let at = first === 47 ? start + 2 : start + 1;
      let nameStart = at;
      const length = window.length;
      let c = 0;
      for (; at < length; at++) {
        c = window.charCodeAt(at);
        if (c === 62 || c <= 32 || c === 47) break;
        if (c === 58) nameStart = at + 1;
      }
      const nameEnd = at;
      for (let quote = 0; at < length; at++) {
        c = window.charCodeAt(at);
        if (quote !== 0) {
          if (c === quote) quote = 0;
        } else if (c === 62) {
          break;
        } else if (c === 34 || c === 39) {
          quote = c;
        }
      }
      if (at >= length) {
        if (!this.#more()) throw new FileRefusal('xml_malformed', { part: this.#part });
        continue;
      }
      this.nameStart = nameStart;
      this.nameEnd = nameEnd;
      this.attributesStart = nameEnd;
      this.selfClosing = first !== 47 && window.charCodeAt(at - 1) === 47;
      this.tagEnd = this.selfClosing ? at - 1 : at;
      this.#position = at + 1;
      return first === 47 ? CLOSE : OPEN;
    }
  }

  /** The tag's name without prefix. */
  name(): string {
    return this.window.slice(this.nameStart, this.nameEnd);
  }

  /** True if the tag's name without prefix is `name`. */
  is(name: string): boolean {
    return this.nameEnd - this.nameStart === name.length && this.window.startsWith(name, this.nameStart);
  }

  /** The value of an attribute by its name without prefix, entities decoded; undefined if it is not there. */
  attribute(name: string): string | undefined {
    const window = this.window;
    let at = this.attributesStart;
    while (at < this.tagEnd) {
      while (at < this.tagEnd && window.charCodeAt(at) <= 32) at++;
      let nameStart = at;
      while (at < this.tagEnd) {
        const c = window.charCodeAt(at);
        if (c === 61 || c <= 32) break;
        if (c === 58) nameStart = at + 1;
        at++;
      }
      const nameEnd = at;
      while (at < this.tagEnd && window.charCodeAt(at) !== 34 && window.charCodeAt(at) !== 39) at++;
      if (at >= this.tagEnd) return undefined;
      const close = window.indexOf(window[at] === '"' ? '"' : "'", at + 1);
      if (close === -1 || close > this.tagEnd) return undefined;
      if (nameEnd - nameStart === name.length && window.startsWith(name, nameStart))
        return decodeXmlText(window.slice(at + 1, close));
      at = close + 1;
    }
    return undefined;
  }

  /** After an OPEN: the text up to the next tag, CDATA joined and comments dropped, entities decoded. The next tag is not taken yet. */
  text(): string {
    if (this.selfClosing) return '';
    let joined = '';
    for (;;) {
      const window = this.window;
      const end = window.indexOf('<', this.#position);
      if (end === -1 || end + 1 >= window.length) {
        if (!this.#more()) throw new FileRefusal('xml_malformed', { part: this.#part });
        continue;
      }
      const text = decodeXmlText(window.slice(this.#position, end));
      this.#position = end;
      const first = window.charCodeAt(end + 1);
      if (first !== 33 && first !== 63) return joined === '' ? text : joined + text;
      joined += text + this.#skipDeclaration(first);
      if (joined.length > LONGEST_TOKEN)
        throw new FileRefusal('cell_too_long', { part: this.#part, limit: LONGEST_TOKEN });
    }
  }

  /**
   * A fast way for the commonest shape: if exactly `open`, text and `close` come next, takes them and gives the text as it stands in the file (entities
   * not decoded); else takes nothing and gives undefined, and the ordinary way through `next` reads it.
   */
  takePlain(open: string, close: string): string | undefined {
    const window = this.window;
    const start = this.#position;
    if (!standsAt(window, start, open)) return undefined;
    const end = window.indexOf('<', start + open.length);
    if (end === -1 || !standsAt(window, end, close)) return undefined;
    this.#position = end + close.length;
    return window.slice(start + open.length, end);
  }

  /** At '<!' or '<?': goes behind it and gives the text of a CDATA section. */
  #skipDeclaration(first: number): string {
    for (;;) {
      const start = this.#position;
      if (this.window.length - start >= 9) break;
      if (!this.#more()) break;
    }
    const start = this.#position;
    let end = '>';
    let lead = 2;
    if (first === 63) end = '?>';
    else if (this.window.startsWith('<!--', start)) [end, lead] = ['-->', 4];
    else if (this.window.startsWith('<![CDATA[', start)) [end, lead] = [']]>', 9];
    else throw new FileRefusal('xml_entities', { part: this.#part });
    for (;;) {
      const close = this.window.indexOf(end, this.#position + lead);
      if (close !== -1) {
        const text = lead === 9 ? this.window.slice(this.#position + lead, close) : '';
        this.#position = close + end.length;
        return text;
      }
      if (!this.#more()) throw new FileRefusal('xml_malformed', { part: this.#part });
    }
  }

  /** Appends the next window, dropping what is behind the position. False at the end of the part. */
  #more(): boolean {
    if (this.#loaded >= this.#bytes.length) return false;
    let end = Math.min(this.#bytes.length, this.#loaded + WINDOW_BYTES);
    // Behind a tag if there is one: then nothing is left over to be joined, and the window stays a flat string, which reads faster.
    const tag = end < this.#bytes.length ? this.#bytes.lastIndexOf(62, end - 1) : -1;
    if (tag > this.#loaded) end = tag + 1;
    // Do not cut inside a UTF-8 sequence.
    while (end < this.#bytes.length && end > this.#loaded && ((this.#bytes[end] ?? 0) & 0xc0) === 0x80) end--;
    if (end === this.#loaded) end = Math.min(this.#bytes.length, this.#loaded + WINDOW_BYTES);
    const rest = this.window.slice(this.#position);
    if (rest.length > LONGEST_TOKEN) throw new FileRefusal('cell_too_long', { part: this.#part, limit: LONGEST_TOKEN });
    this.window = rest + this.#bytes.toString('utf8', this.#loaded, end);
    this.#position = 0;
    this.#loaded = end;
    return true;
  }
}

function standsAt(window: string, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++)
    if (window.charCodeAt(at + index) !== text.charCodeAt(index)) return false;
  return true;
}

/** Excel writes UTF-8; XML in UTF-16 with a byte order mark is turned into it. */
function asUtf8(bytes: Buffer): Buffer {
  if (bytes.length >= 2 && bytes[0] === 0xff && bytes[1] === 0xfe)
    return Buffer.from(bytes.toString('utf16le', 2), 'utf8');
  if (bytes.length >= 2 && bytes[0] === 0xfe && bytes[1] === 0xff) {
    const swapped = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)));
    return Buffer.from(swapped.swap16().toString('utf16le'), 'utf8');
  }
  return bytes;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Line ends become \n as XML wants it, the five named and all numbered entities are decoded, anything else after & stays as it is. */
export function decodeXmlText(raw: string): string {
  let text = raw;
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g,
    (whole: string, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
      return code > 0x10ffff || code === 0 ? whole : String.fromCodePoint(code);
    },
  );
}
