import { describe, expect, test } from 'vitest';
import { judgeFile } from './file-kinds.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array => new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : [...part])));
const zip = [0x50, 0x4b, 3, 4] as const;
const zipEnd = [0x50, 0x4b, 5, 6] as const;

describe('a file is what it holds', () => {
  test.each<[string, Uint8Array, object]>([
    ['PDF', bytes('%PDF-1.7 … %%EOF\n'), { type: 'pdf' }],
    ['PDF cut short', bytes('%PDF-1.7 …'), { fault: 'cutShort' }],
    ['JPEG', bytes([0xff, 0xd8, 0xff, 0xe1, 0, 0, 0xff, 0xd9]), { type: 'jpeg' }],
    ['JPEG cut short', bytes([0xff, 0xd8, 0xff, 0xe1, 0, 0]), { fault: 'cutShort' }],
    ['PNG', bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], '…IEND'), { type: 'png' }],
    ['PNG cut short', bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], '…'), { fault: 'cutShort' }],
    ['WebP', bytes('RIFF', [6, 0, 0, 0], 'WEBPVP'), { type: 'webp' }],
    ['WebP cut short', bytes('RIFF', [200, 0, 0, 0], 'WEBPVP'), { fault: 'cutShort' }],
    ['TIFF, Intel', bytes('II', [42, 0, 8, 0, 0, 0, 0]), { type: 'tiff' }],
    ['TIFF, Motorola', bytes('MM', [0, 42, 0, 0, 0, 8, 0]), { type: 'tiff' }],
    ['an electronic invoice', bytes(zip, '…OFD.xml…', zipEnd), { type: 'ofd' }],
    ['a workbook', bytes(zip, '…xl/workbook.xml…', zipEnd), { fault: 'unknown' }],
    ['a program', bytes('MZ', [0x90, 0]), { fault: 'unknown' }],
    ['a web page', bytes('<svg onload="alert(1)">'), { fault: 'unknown' }],
    ['a photo of a phone in HEIC', bytes([0, 0, 0, 24], 'ftypheic'), { fault: 'unknown' }],
    ['nothing', bytes(), { fault: 'empty' }],
    ['one byte', bytes('%'), { fault: 'unknown' }],
  ])('%s', (_what, file, verdict) => {
    expect(judgeFile(file)).toEqual(verdict);
  });
});
