/** Small files of each kind a scan may be, for tests; and one no office would keep. */
const tail = (text: string): Buffer => Buffer.from(text, 'utf8');

/** One pixel, a real PNG. `mark` makes it another content. */
export const pngPaper = (mark = ''): Buffer => Buffer.concat([Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'), tail(mark)]);
export const jpegPaper = (mark = ''): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), tail(`JFIF${mark}`), Buffer.from([0xff, 0xd9])]);
export const pdfPaper = (mark = ''): Buffer => tail(`%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%${mark}\ntrailer<</Root 1 0 R>>\n%%EOF\n`);
export const webpPaper = (): Buffer => Buffer.concat([tail('RIFF'), Buffer.from([12, 0, 0, 0]), tail('WEBPVP8 '), Buffer.alloc(4)]);
export const tiffPaper = (): Buffer => Buffer.concat([tail('II'), Buffer.from([42, 0, 8, 0, 0, 0, 0, 0])]);
export const ofdPaper = (): Buffer => Buffer.concat([tail('PK'), Buffer.from([3, 4]), tail('....OFD.xml....'), tail('PK'), Buffer.from([5, 6])]);
export const programFile = (): Buffer => Buffer.concat([tail('MZ'), Buffer.alloc(100)]);
