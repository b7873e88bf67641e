// The zip container of an xlsx file. The central directory is read and judged before anything is unpacked: a bomb, overlapping parts
// or false sizes are known from the directory alone, and what the directory claims is counted again while inflating.

import { crc32, inflateRawSync } from 'node:zlib';
import { FileRefusal, type ReadLimits } from './workbook.ts';

/** One part of the container; `dataStart` and `packedBytes` are its packed bytes in the file. */
export type ZipEntry = {
  name: string;
  method: number;
  encrypted: boolean;
  crc: number;
  packedBytes: number;
  unpackedBytes: number;
  dataStart: number;
};

const END_RECORD = 0x06054b50;
const END_RECORD_64 = 0x06064b50;
const END_LOCATOR_64 = 0x07064b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_RECORD_BYTES = 22;
const DIRECTORY_ENTRY_BYTES = 46;
const LOCAL_HEADER_BYTES = 30;
/** The zip comment is at most 65,535 bytes long, so the end record stands within this many bytes of the end. */
const END_SEARCH_BYTES = END_RECORD_BYTES + 0xffff;
/** Below this size a part may pack as well as it likes: empty sheets and style tables do. */
const RATIO_FREE_BYTES = 1024 * 1024;
const MEGABYTE = 1024 * 1024;

/**
 * Name -> entry, in the order of the directory. Refuses truncated_file (no end record, parts beyond the end), too_many_entries, zip_bomb
 * (sum or ratio of the declared sizes), zip_overlap (two parts share bytes), zip_lying_sizes (local and central header disagree),
 * damaged_file (the same name twice, broken records).
 */
export function readZipDirectory(bytes: Buffer, limits: ReadLimits): Map<string, ZipEntry> {
  const end = findEnd(bytes);
  if (end.entries > limits.zipEntries)
    throw new FileRefusal('too_many_entries', { entries: end.entries, limit: limits.zipEntries });
  if (end.start + end.size > bytes.length) throw new FileRefusal('truncated_file', { part: 'zip directory' });
  const entries = new Map<string, ZipEntry>();
  const spans: { name: string; start: number; end: number }[] = [];
  let unpacked = 0;
  let at = end.start;
  for (let index = 0; index < end.entries; index++) {
    if (at + DIRECTORY_ENTRY_BYTES > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY)
      throw new FileRefusal('damaged_file', { part: 'zip directory' });
    const nameBytes = bytes.readUInt16LE(at + 28);
    const extraBytes = bytes.readUInt16LE(at + 30);
    const next = at + DIRECTORY_ENTRY_BYTES + nameBytes + extraBytes + bytes.readUInt16LE(at + 32);
    if (next > bytes.length) throw new FileRefusal('damaged_file', { part: 'zip directory' });
    const name = partName(bytes.toString('utf8', at + DIRECTORY_ENTRY_BYTES, at + DIRECTORY_ENTRY_BYTES + nameBytes));
    const sizes = readSizes(bytes, at, at + DIRECTORY_ENTRY_BYTES + nameBytes, extraBytes);
    unpacked += sizes.unpacked;
    const ratioTooHigh = sizes.unpacked > RATIO_FREE_BYTES && sizes.unpacked > sizes.packed * limits.zipRatio;
    if (unpacked > limits.unpackedBytes || ratioTooHigh)
      throw new FileRefusal('zip_bomb', { part: name, limitMegabytes: Math.round(limits.unpackedBytes / MEGABYTE) });
    const local = readLocalHeader(bytes, sizes.offset, name);
    const entry: ZipEntry = {
      name,
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      crc: bytes.readUInt32LE(at + 16),
      packedBytes: sizes.packed,
      unpackedBytes: sizes.unpacked,
      dataStart: local.dataStart,
    };
    if (entry.dataStart + entry.packedBytes > bytes.length) throw new FileRefusal('truncated_file', { part: name });
    if (local.name !== name || (!local.sizesFollow && local.packed !== sizes.packed && local.packed !== 0xffffffff)) {
      throw new FileRefusal('zip_lying_sizes', { part: name });
    }
    if (entries.has(name)) throw new FileRefusal('damaged_file', { part: name });
    entries.set(name, entry);
    spans.push({ name, start: sizes.offset, end: entry.dataStart + entry.packedBytes });
    at = next;
  }
  spans.push({ name: 'zip directory', start: end.start, end: end.start + end.size });
  spans.sort((a, b) => a.start - b.start);
  for (let index = 1; index < spans.length; index++) {
    const span = spans[index];
    if (span !== undefined && span.start < (spans[index - 1]?.end ?? 0))
      throw new FileRefusal('zip_overlap', { part: span.name });
  }
  return entries;
}

/**
 * The unpacked bytes of one part, in one allocation of the declared size. Refuses zip_lying_sizes when more or fewer bytes come out,
 * damaged_file when the checksum or the packed stream is wrong, encrypted_workbook, unsupported_format for other methods than deflate.
 */
export function unpackEntry(bytes: Buffer, entry: ZipEntry): Buffer {
  if (entry.encrypted) throw new FileRefusal('encrypted_workbook', {});
  const packed = bytes.subarray(entry.dataStart, entry.dataStart + entry.packedBytes);
  let unpacked: Buffer;
  if (entry.method === 0) {
    unpacked = packed;
  } else if (entry.method === 8) {
    unpacked = inflate(packed, entry);
  } else {
    throw new FileRefusal('unsupported_format', { found: `zip method ${entry.method}` });
  }
  if (unpacked.length !== entry.unpackedBytes) throw new FileRefusal('zip_lying_sizes', { part: entry.name });
  if (crc32(unpacked) !== entry.crc) throw new FileRefusal('damaged_file', { part: entry.name });
  return unpacked;
}

/**
 * Gives the memory of an unpacked part back at once instead of at the next garbage collection: a sheet's XML is often ten times its file. Only for bytes
 * from unpackEntry that nobody reads any more; where the runtime cannot do it (before Node 22) it waits for the collector.
 */
export function releaseEntry(unpacked: Buffer, entry: ZipEntry): void {
  const memory = unpacked.buffer as ArrayBuffer & { transfer?: (length: number) => ArrayBuffer };
  if (entry.method === 8 && memory.byteLength >= RATIO_FREE_BYTES && memory.byteLength <= unpacked.length + 64)
    memory.transfer?.(0);
}

function inflate(packed: Buffer, entry: ZipEntry): Buffer {
  try {
    // One chunk a little larger than declared: no joining of chunks, and a stream that goes on beyond it is caught at once.
    return inflateRawSync(packed, {
      maxOutputLength: entry.unpackedBytes + 1,
      chunkSize: Math.max(64, entry.unpackedBytes + 1),
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new FileRefusal('zip_lying_sizes', { part: entry.name });
    throw new FileRefusal('damaged_file', { part: entry.name });
  }
}

function findEnd(bytes: Buffer): { entries: number; start: number; size: number } {
  const lowest = Math.max(0, bytes.length - END_SEARCH_BYTES);
  for (let at = bytes.length - END_RECORD_BYTES; at >= lowest; at--) {
    if (bytes[at] !== 0x50 || bytes.readUInt32LE(at) !== END_RECORD) continue;
    if (at + END_RECORD_BYTES + bytes.readUInt16LE(at + 20) > bytes.length) continue;
    const entries = bytes.readUInt16LE(at + 10);
    const size = bytes.readUInt32LE(at + 12);
    const start = bytes.readUInt32LE(at + 16);
    if (entries !== 0xffff && size !== 0xffffffff && start !== 0xffffffff) return { entries, start, size };
    return findEnd64(bytes, at) ?? { entries, start, size };
  }
  throw new FileRefusal('truncated_file', { part: 'zip directory' });
}

function findEnd64(bytes: Buffer, endRecordAt: number): { entries: number; start: number; size: number } | undefined {
  const locator = endRecordAt - 20;
  if (locator < 0 || bytes.readUInt32LE(locator) !== END_LOCATOR_64) return undefined;
  const at = safeNumber(bytes.readBigUInt64LE(locator + 8));
  if (at + 56 > bytes.length || bytes.readUInt32LE(at) !== END_RECORD_64)
    throw new FileRefusal('damaged_file', { part: 'zip64 directory' });
  return {
    entries: safeNumber(bytes.readBigUInt64LE(at + 32)),
    size: safeNumber(bytes.readBigUInt64LE(at + 40)),
    start: safeNumber(bytes.readBigUInt64LE(at + 48)),
  };
}

function readSizes(
  bytes: Buffer,
  at: number,
  extraAt: number,
  extraBytes: number,
): { packed: number; unpacked: number; offset: number } {
  const sizes = {
    packed: bytes.readUInt32LE(at + 20),
    unpacked: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
  };
  const end = extraAt + extraBytes;
  for (let field = extraAt; field + 4 <= end; field += 4 + bytes.readUInt16LE(field + 2)) {
    if (bytes.readUInt16LE(field) !== 1) continue;
    // zip64: only the fields that are all ones in the record follow, in this order.
    let value = field + 4;
    const valueEnd = Math.min(value + bytes.readUInt16LE(field + 2), end);
    for (const key of ['unpacked', 'packed', 'offset'] as const) {
      if (sizes[key] !== 0xffffffff || value + 8 > valueEnd) continue;
      sizes[key] = safeNumber(bytes.readBigUInt64LE(value));
      value += 8;
    }
  }
  return sizes;
}

function readLocalHeader(
  bytes: Buffer,
  at: number,
  name: string,
): { name: string; dataStart: number; packed: number; sizesFollow: boolean } {
  if (at + LOCAL_HEADER_BYTES > bytes.length) throw new FileRefusal('truncated_file', { part: name });
  if (bytes.readUInt32LE(at) !== LOCAL_HEADER) throw new FileRefusal('damaged_file', { part: name });
  const nameBytes = bytes.readUInt16LE(at + 26);
  const nameEnd = at + LOCAL_HEADER_BYTES + nameBytes;
  return {
    name: partName(bytes.toString('utf8', at + LOCAL_HEADER_BYTES, Math.min(nameEnd, bytes.length))),
    dataStart: nameEnd + bytes.readUInt16LE(at + 28),
    packed: bytes.readUInt32LE(at + 18),
    sizesFollow: (bytes.readUInt16LE(at + 6) & 8) === 8,
  };
}

/** Part names are never used as paths of the disk; some writers use back slashes or a leading slash. */
function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '');
}

function safeNumber(value: bigint): number {
  if (value > 0xffff_ffff_ffffn) throw new FileRefusal('damaged_file', { part: 'zip64 directory' });
  return Number(value);
}
