// An xlsx file: from the container to its sheets. Parts are found by relationship, and only the ones a table needs are ever unpacked.

import { readCellFormats, type CellFormat } from './cell-formats.ts';
import { readSharedStrings } from './shared-strings.ts';
import { scanSheet } from './sheet-scanner.ts';
import type { CountedSink } from './sheet-sink.ts';
import { FileRefusal } from './workbook.ts';
import { END, OPEN, XmlReader } from './xml-reader.ts';
import { readZipDirectory, releaseEntry, unpackEntry, type ZipEntry } from './zip-directory.ts';

/**
 * Reads all sheets into the sink; notes come back. Refuses what the directory, the XML and the limits refuse, and by name the other things that come
 * in a zip: documents, OpenDocument, binary workbooks.
 */
export function readXlsx(bytes: Buffer, sink: CountedSink): string[] {
  const entries = readZipDirectory(bytes, sink.limits);
  const workbookPart = findWorkbookPart(bytes, entries);
  const links = readLinks(bytes, entries, workbookPart);
  const { sheets, date1904 } = readSheetList(unpackPart(bytes, entries, workbookPart), workbookPart);
  const strings =
    readPartOfKind(bytes, entries, links, 'sharedStrings', (part) => readSharedStrings(part, sink.limits)) ?? [];
  const formats: CellFormat[] = readPartOfKind(bytes, entries, links, 'styles', readCellFormats) ?? [];
  const notes: string[] = [];
  for (const sheet of sheets) {
    const link = links.get(sheet.link);
    if (link === undefined) throw new FileRefusal('damaged_file', { part: sheet.name });
    if (link.kind !== 'worksheet') {
      notes.push(`工作表“${sheet.name}”是图表，没有读取。`);
      continue;
    }
    sink.sheet(sheet.name, sheet.hidden);
    const entry = partEntry(entries, link.target);
    const part = unpackEntry(bytes, entry);
    scanSheet(part, link.target, { strings, formats, date1904 }, sink);
    releaseEntry(part, entry);
  }
  return notes;
}

type Link = { kind: string; target: string };

function findWorkbookPart(bytes: Buffer, entries: Map<string, ZipEntry>): string {
  const office = entries.has('_rels/.rels')
    ? [...readLinks(bytes, entries, '').values()].find((link) => link.kind === 'officeDocument')
    : undefined;
  const part = office?.target ?? 'xl/workbook.xml';
  if (part.endsWith('.bin')) throw new FileRefusal('unsupported_format', { found: '.xlsb' });
  if (/\.xml$/i.test(part) && entries.has(part) && !part.startsWith('word/') && !part.startsWith('ppt/')) return part;
  throw otherZipContent(bytes, entries);
}

/** What a zip without a workbook is. */
function otherZipContent(bytes: Buffer, entries: Map<string, ZipEntry>): FileRefusal {
  const kind = entries.get('mimetype');
  const type = kind !== undefined && kind.unpackedBytes < 200 ? unpackEntry(bytes, kind).toString('latin1') : '';
  if (type.includes('opendocument.spreadsheet')) return new FileRefusal('unsupported_format', { found: '.ods' });
  if (type.includes('opendocument.text') || [...entries.keys()].some((name) => name.startsWith('word/')))
    return new FileRefusal('not_a_spreadsheet', { found: 'Word' });
  if ([...entries.keys()].some((name) => name.startsWith('ppt/')))
    return new FileRefusal('not_a_spreadsheet', { found: 'PowerPoint' });
  return new FileRefusal('not_a_spreadsheet', { found: 'ZIP' });
}

/** The relationships of a part, id -> kind (last word of the type, the same in transitional and strict files) and part name. External ones are left out. */
function readLinks(bytes: Buffer, entries: Map<string, ZipEntry>, part: string): Map<string, Link> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const links = new Map<string, Link>();
  if (!entries.has(name)) return links;
  const xml = new XmlReader(unpackPart(bytes, entries, name), name);
  for (let tag = xml.next(); tag !== END; tag = xml.next()) {
    if (tag !== OPEN || !xml.is('Relationship') || xml.attribute('TargetMode') === 'External') continue;
    const kind = (xml.attribute('Type') ?? '').split('/').at(-1) ?? '';
    links.set(xml.attribute('Id') ?? '', { kind, target: resolvePart(folder, xml.attribute('Target') ?? '') });
  }
  return links;
}

/** A target as a part name; it only ever names entries of the zip. */
function resolvePart(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function readSheetList(
  bytes: Buffer,
  part: string,
): { sheets: { name: string; hidden: boolean; link: string }[]; date1904: boolean } {
  const xml = new XmlReader(bytes, part);
  const sheets: { name: string; hidden: boolean; link: string }[] = [];
  let date1904 = false;
  for (let tag = xml.next(); tag !== END; tag = xml.next()) {
    if (tag !== OPEN) continue;
    if (xml.is('workbookPr')) {
      const value = xml.attribute('date1904');
      date1904 = value === '1' || value === 'true' || value === 'on';
    } else if (xml.is('sheet')) {
      const state = xml.attribute('state');
      sheets.push({
        name: xml.attribute('name') ?? '',
        hidden: state === 'hidden' || state === 'veryHidden',
        link: xml.attribute('id') ?? '',
      });
    }
  }
  return { sheets, date1904 };
}

function readPartOfKind<T>(
  bytes: Buffer,
  entries: Map<string, ZipEntry>,
  links: Map<string, Link>,
  kind: string,
  read: (part: Buffer) => T,
): T | undefined {
  for (const link of links.values()) {
    if (link.kind !== kind || !entries.has(link.target)) continue;
    const entry = partEntry(entries, link.target);
    const part = unpackEntry(bytes, entry);
    const result = read(part);
    releaseEntry(part, entry);
    return result;
  }
  return undefined;
}

function unpackPart(bytes: Buffer, entries: Map<string, ZipEntry>, name: string): Buffer {
  return unpackEntry(bytes, partEntry(entries, name));
}

/** Part names do not tell capitals from small letters. */
function partEntry(entries: Map<string, ZipEntry>, name: string): ZipEntry {
  const entry = entries.get(name) ?? [...entries.values()].find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (entry === undefined) throw new FileRefusal('damaged_file', { part: name });
  return entry;
}
