import { CLOSE, decodeXmlText, END, OPEN, XmlReader } from './xml-reader.ts';
import { FileRefusal, type ReadLimits } from './workbook.ts';

const KEPT_OPEN = '<t xml:space="preserve">';

/**
 * The texts of xl/sharedStrings.xml in their order. Runs of rich text are joined, phonetic runs (rPh) are dropped.
 * Refuses too_many_strings.
 */
export function readSharedStrings(bytes: Buffer, limits: ReadLimits): string[] {
  const xml = new XmlReader(bytes, 'sharedStrings.xml');
  const strings: string[] = [];
  let text = '';
  let inItem = false;
  let phonetic = false;
  for (let tag = xml.next(); tag !== END; tag = xml.next()) {
    if (xml.is('t')) {
      if (tag === OPEN && inItem && !phonetic) text += readTextElement(xml);
    } else if (xml.is('si')) {
      let ended = tag === CLOSE || xml.selfClosing;
      if (tag === OPEN) {
        text = '';
        inItem = true;
        const plain = xml.selfClosing ? undefined : xml.takePlain('<t>', '</t></si>');
        const kept = xml.selfClosing || plain !== undefined ? undefined : xml.takePlain(KEPT_OPEN, '</t></si>');
        if (plain !== undefined) text = plainText(plain);
        else if (kept !== undefined) text = decodeEscapes(decodeXmlText(kept));
        ended ||= plain !== undefined || kept !== undefined;
      }
      if (ended) {
        inItem = false;
        phonetic = false;
        strings.push(text);
        if (strings.length > limits.sharedStrings)
          throw new FileRefusal('too_many_strings', { limit: limits.sharedStrings });
      }
    } else if (xml.is('rPh')) {
      phonetic = tag === OPEN && !xml.selfClosing;
    }
  }
  return strings;
}

/** At the open tag of a t element: its text; blanks at the ends count only with xml:space="preserve", as in Excel. */
export function readTextElement(xml: XmlReader): string {
  const preserve = xml.tagEnd > xml.attributesStart && xml.attribute('space') === 'preserve';
  const text = xml.text();
  return decodeEscapes(preserve ? text : trimXmlSpace(text));
}

/** _x000D_ and its like: how Office writes characters that XML cannot hold; _x005F_ stands for the underscore itself. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The raw text of a t element without attributes. */
export function plainText(raw: string): string {
  return decodeEscapes(trimXmlSpace(decodeXmlText(raw)));
}

function trimXmlSpace(text: string): string {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return first <= 32 || last <= 32 ? text.replace(/^[ \t\n\r]+|[ \t\n\r]+$/g, '') : text;
}
