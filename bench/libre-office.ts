/** LibreOffice as a peer: headless, with a profile of its own, one whole process a run. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { zipChunks, type Part } from '#electron/spreadsheet/zip-writer.ts';


export const CSV_UTF8 = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false';

/** Converts a file into `folder`; `filter` is LibreOffice's name of the target, `input` that of the source. */
export function convert(folder: string, file: string, filter: string, input?: string): void {
  const profile = join(folder, 'profile');
  mkdirSync(profile, { recursive: true });
  execFileSync('soffice', [`-env:UserInstallation=file://${profile}`, '--headless', '--norestore', ...(input === undefined ? [] : [`--infilter=${input}`]), '--convert-to', filter, '--outdir', folder, file], { stdio: ['ignore', 'ignore', 'ignore'] });
}

export type PlainCell = string | number | { readonly formula: string };

/** A workbook of one sheet written without our own writer, also with formulas, which ours does not write. */
export async function plainWorkbook(rows: Iterable<readonly PlainCell[]>): Promise<Buffer> {
  function* sheet(): Generator<string> {
    yield '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
    let part: string[] = [];
    for (const row of rows) {
      part.push('<row>', ...row.map((cell) => (typeof cell === 'number' ? `<c><v>${cell}</v></c>` : typeof cell === 'string' ? `<c t="inlineStr"><is><t>${xmlText(cell)}</t></is></c>` : `<c><f>${xmlText(cell.formula)}</f></c>`)), '</row>');
      if (part.length > 5000) {
        yield part.join('');
        part = [];
      }
    }
    yield `${part.join('')}</sheetData></worksheet>`;
  }
  const parts: Part[] = [
    { name: '[Content_Types].xml', content: ['<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'] },
    { name: '_rels/.rels', content: ['<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'] },
    { name: 'xl/workbook.xml', content: ['<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'] },
    { name: 'xl/_rels/workbook.xml.rels', content: ['<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'] },
    { name: 'xl/worksheets/sheet1.xml', content: sheet() },
  ];
  const chunks: Buffer[] = [];
  for await (const chunk of zipChunks(parts)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
