// The fixed parts of a workbook: content types, relationships, and the list of sheets.

import { headerRowOf, type SheetToWrite } from './sheet-to-write.ts';
import { escapeText } from './xml-escape.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** [Content_Types].xml */
export function contentTypesXml(sheets: number): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  let xml = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`;
  xml += `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>`;
  xml += `<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>`;
  for (let sheet = 1; sheet <= sheets; sheet++)
    xml += `<Override PartName="/xl/worksheets/sheet${sheet}.xml" ContentType="${type}.worksheet+xml"/>`;
  return `${xml}</Types>`;
}

/** _rels/.rels */
export function packageLinksXml(): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
}

/** xl/_rels/workbook.xml.rels */
export function workbookLinksXml(sheets: number): string {
  let xml = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId0" Type="${RELATIONSHIPS}/styles" Target="styles.xml"/>`;
  for (let sheet = 1; sheet <= sheets; sheet++)
    xml += `<Relationship Id="rId${sheet}" Type="${RELATIONSHIPS}/worksheet" Target="worksheets/sheet${sheet}.xml"/>`;
  return `${xml}</Relationships>`;
}

/** xl/workbook.xml: the sheets under their clean names; the header is repeated on every printed page. */
export function workbookXml(sheets: readonly SheetToWrite[], names: readonly string[]): string {
  let xml = `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><bookViews><workbookView/></bookViews><sheets>`;
  for (const [index, name] of names.entries())
    xml += `<sheet name="${escapeText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`;
  xml += '</sheets><definedNames>';
  for (const [index, sheet] of sheets.entries()) {
    const name = escapeText((names[index] ?? '').replaceAll("'", "''"));
    xml += `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${name}'!$1:$${headerRowOf(sheet)}</definedName>`;
  }
  return `${xml}</definedNames></workbook>`;
}

/** What Excel allows as sheet names: no []:*?/\, no quote at either end, 31 characters, none twice, not "History". Empty ones become 工作表n. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name, index) => {
    const clean = trimQuotes(
      cut(trimQuotes(name.toWellFormed().replace(/[[\]:*?/\\\p{Cc}\ufffd\ufffe\uffff]/gu, ' ')), 31),
    );
    const base = clean === '' || clean.toLowerCase() === 'history' ? `工作表${index + 1}` : clean;
    let unique = base;
    for (let copy = 2; taken.has(unique.toLowerCase()); copy++)
      unique = `${trimQuotes(cut(base, 31 - ` (${copy})`.length))} (${copy})`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

function trimQuotes(name: string): string {
  return name.replace(/^['\s]+|['\s]+$/g, '');
}

function cut(name: string, length: number): string {
  return name.slice(0, length).toWellFormed().replaceAll('\ufffd', '');
}
