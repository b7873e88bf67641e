/** The least that is a printed roster: text at fixed places and lines, straight as PDF, with a font the reader has. */
import { deflateSync } from 'node:zlib';

const LEFT = [20, 60, 150, 290, 420, 560, 660, 740];
const ROWS = 25;

export function plainPdf(rows: readonly (readonly string[])[], head: readonly string[]): Buffer {
  const objects: (string | Buffer)[][] = [
    ['<</Type/Catalog/Pages 2 0 R>>'], [],
    ['<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[4 0 R]>>'],
    ['<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 5 0 R/DW 1000>>'],
    ['<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>'],
  ];
  const text = (cell: string): string => `<${Buffer.from(cell, 'utf16le').swap16().toString('hex')}>`;
  const kids: string[] = [];
  const pages = Math.ceil(rows.length / ROWS);
  for (let p = 0; p < pages; p += 1) {
    const shown = [head, ...rows.slice(p * ROWS, (p + 1) * ROWS), ['', '', `${p + 1} / ${pages}`]];
    const words = shown.flatMap((row, i) => row.map((cell, k) => (cell === '' ? '' : `1 0 0 1 ${LEFT[k]} ${560 - i * 20} Tm${text(cell)}Tj\n`)));
    const lines = Array.from({ length: shown.length }, (_, i) => `15 ${574 - i * 20} m 825 ${574 - i * 20} l\n`);
    const packed = deflateSync(Buffer.from(`BT/F1 9 Tf\n${words.join('')}ET\n0.3 w\n${lines.join('')}S`, 'latin1'));
    kids.push(`${objects.length + 1} 0 R`);
    objects.push([`<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]/Resources<</Font<</F1 3 0 R>>>>/Contents ${objects.length + 2} 0 R>>`]);
    objects.push([`<</Length ${packed.length}/Filter/FlateDecode>>stream\n`, packed, '\nendstream']);
  }
  objects[1] = [`<</Type/Pages/Count ${pages}/Kids[${kids.join(' ')}]>>`];
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n')];
  const places: number[] = [];
  let at = 9;
  objects.forEach((object, i) => {
    places.push(at);
    const bytes = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), ...object.map((part) => Buffer.from(part as string)), Buffer.from('\nendobj\n')]);
    at += bytes.length;
    parts.push(bytes);
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF`));
  return Buffer.concat(parts);
}
