import { expect, test } from 'vitest';
import { wrongFuses } from './fuses.mjs';

const program = (wire: string) =>
  Buffer.concat([
    Buffer.from(`\u007fELF…dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX`),
    Buffer.from([1, wire.length]),
    Buffer.from(wire),
    Buffer.from('…'),
  ]);

test.each([
  ['all nine as we ship them', program('010011001'), []],
  ['runAsNode left on', program('110011001'), ['runAsNode is not off']],
  ['a fuse this Electron no longer has', program('r10011001'), ['runAsNode is not off']],
  ['a tenth fuse', program('0100110010'), ['it has 10 fuses, and we know 9']],
  ['no wire', Buffer.from('not Electron'), ['it holds no fuse wire']],
])('%s', (_what, bytes, wrong) => expect(wrongFuses(bytes)).toEqual(wrong));
