// Zip files for tests, honest ones and liars: every field of the directory can be overridden.

import { crc32, deflateRawSync } from 'node:zlib';

/** One part; `declared` overrides what the directory says of it, `at` makes it point to another place. */
export type TestPart = {
  name: string;
  data: string | Buffer;
  store?: boolean;
  packedBytes?: Buffer;
  declaredUnpacked?: number;
  declaredPacked?: number;
  crc?: number;
  at?: number;
};

/** The bytes of a zip file with these parts. */
export function zipOf(parts: readonly TestPart[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const data = typeof part.data === 'string' ? Buffer.from(part.data, 'utf8') : part.data;
    const packed = part.packedBytes ?? (part.store === true ? data : deflateRawSync(data, { level: 6 }));
    const name = Buffer.from(part.name, 'utf8');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(part.store === true ? 0 : 8, 8);
    local.writeUInt32LE(part.crc ?? crc32(data), 14);
    local.writeUInt32LE(part.declaredPacked ?? packed.length, 18);
    local.writeUInt32LE(part.declaredUnpacked ?? data.length, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(part.store === true ? 0 : 8, 10);
    central.writeUInt32LE(part.crc ?? crc32(data), 16);
    central.writeUInt32LE(part.declaredPacked ?? packed.length, 20);
    central.writeUInt32LE(part.declaredUnpacked ?? data.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(part.at ?? offset, 42);
    directory.push(central, name);
    if (part.at === undefined) {
      pieces.push(local, name, packed);
      offset += local.length + name.length + packed.length;
    }
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(parts.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(parts.length, 0xffff), 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}

/** The parts of a workbook with one sheet; `sheet` is what stands in worksheet, or the whole part if it begins with '<?xml'. */
export function workbookParts(
  sheet: string,
  more: { strings?: string; styles?: string; workbook?: string; prefix?: string; namespace?: string } = {},
): TestPart[] {
  const namespace = more.namespace ?? 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const prefix = more.prefix === undefined ? '' : `${more.prefix}:`;
  const xmlns = more.prefix === undefined ? `xmlns="${namespace}"` : `xmlns:${more.prefix}="${namespace}"`;
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  const parts: TestPart[] = [
    {
      name: '_rels/.rels',
      data: `${head}<Relationships><Relationship Id="r1" Type="${links}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data:
        more.workbook ??
        `${head}<${prefix}workbook ${xmlns} xmlns:r="${links}"><${prefix}sheets><${prefix}sheet name="居民" sheetId="1" r:id="r1"/></${prefix}sheets></${prefix}workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data:
        `${head}<Relationships><Relationship Id="r1" Type="${links}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${links}/worksheet" Target="/xl/worksheets/sheet1.xml"/>` +
        `<Relationship Id="r3" Type="${links}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r4" Type="${links}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: sheet.startsWith('<?xml') ? sheet : `${head}<${prefix}worksheet ${xmlns}>${sheet}</${prefix}worksheet>`,
    },
  ];
  if (more.strings !== undefined) parts.push({ name: 'xl/sharedStrings.xml', data: more.strings });
  if (more.styles !== undefined) parts.push({ name: 'xl/styles.xml', data: more.styles });
  return parts;
}
