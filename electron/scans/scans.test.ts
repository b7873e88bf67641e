/** Scans: who may, what is refused, what lies on the disk, what stays when one is removed. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROLES } from '#shared/permissions.ts';
import type { ResidentId, VoucherId } from '#shared/ids.ts';
import { MOST_SCAN_BYTES } from '#shared/scans/file-kinds.ts';
import { OWNER_KIND_NAMES, OWNER_KINDS, ownerRule, type OwnerKind } from '#shared/scans/owner-kinds.ts';
import { openBooks, type Books } from '#electron/testing/books.ts';
import { jpegPaper, ofdPaper, pdfPaper, pngPaper, programFile, tiffPaper, webpPaper } from '#electron/testing/papers.ts';
import { OWNERS, readOwner } from './owners.ts';
import { scanPath } from './scan-store.ts';
import { countScans, requireScan } from './scans.ts';

let books: Books;
let residentId: ResidentId;
let voucherId: VoucherId;
beforeEach(async () => {
  books = await openBooks({ users: ROLES });
  ({ residentId } = await books.office.as('clerk').residents.saveResident({ residentId: null, version: null, person: { name: '宋秀兰', sex: '2', birthDate: null, idKind: 'other', idNumber: 'P00000001' } }));
  voucherId = await draft();
});
afterEach(() => books.office.close());

const draft = () => books.draft('2026-03-05', '101 借 5.00', '10201 贷 5.00');
const as = (user: Parameters<typeof books.office.as>[0]) => books.office.as(user).scans;
async function hand(user: string, name: string, bytes: Buffer): Promise<string> {
  const reply = books.office.office.receiveFile(await books.office.token(user), name, bytes);
  if (!reply.ok) throw new Error(reply.code);
  return reply.value.fileId;
}
async function add(user: string, owner: { ownerKind: keyof typeof OWNER_KINDS; ownerId: number; label?: string; note?: string }, bytes: Buffer, name = '扫描件.png') {
  return as(user).add({ label: Object.keys(ownerRule(owner.ownerKind).labels)[0] ?? '', ...owner, fileId: await hand(user, name, bytes) });
}
const onVoucher = () => ({ ownerKind: 'voucher', ownerId: voucherId }) as const;
const onResident = () => ({ ownerKind: 'resident', ownerId: residentId }) as const;
const filesOnDisk = async (): Promise<string[]> => (await readdir(join(books.office.dataDir, 'scans'), { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) => entry.isFile()).map((entry) => entry.name);

describe('a paper', () => {
  it('is kept sealed, listed with who and when, and comes back byte for byte', async () => {
    const bytes = jpegPaper('身份证 370299195203071052');
    const { scanId, sha256 } = await add('clerk', { ...onResident(), label: 'idCard', note: '正面' }, bytes, '宋秀兰370299195203071052.jpg');
    const { scans, may } = await as('clerk').list(onResident());
    expect(scans).toMatchObject([{ scanId, label: 'idCard', note: '正面', fileName: '宋秀兰370299195203071052.jpg', type: 'jpeg', sizeBytes: bytes.length, by: 'clerk甲', removedAt: null }]);
    expect(may).toEqual({ open: true, add: true, remove: true });
    const opened = await as('clerk').open({ scanId });
    const given = books.office.office.giveFile(await books.office.token('clerk'), opened.fileId);
    expect(given).toMatchObject({ ok: true, value: { name: '宋秀兰370299195203071052.jpg', mime: 'image/jpeg' } });
    expect(given.ok && given.value.bytes.equals(bytes)).toBe(true);
    const sealed = await readFile(scanPath(books.office.dataDir, sha256));
    expect(sealed.includes('370299195203071052') || sealed.includes('JFIF')).toBe(false);
    expect(await filesOnDisk()).toEqual([sha256]);
  });

  it('leaves a line in the log when added, opened and removed; never its file name or content', async () => {
    const { scanId } = await add('clerk', onResident(), pngPaper('x'), '残疾证3702.png');
    await as('reviewer').open({ scanId });
    await as('clerk').remove({ scanId, reason: '传错了' });
    const rows = await books.office.sql.selectFrom('auditRows').select(['method', 'subject', 'detail']).where('method', 'like', 'scans.%').orderBy('seq').execute();
    expect(rows.map((row) => [row.method, row.subject])).toEqual(['scans.add', 'scans.open', 'scans.remove'].map((method) => [method, `resident:${residentId}`]));
    expect(JSON.stringify(rows)).not.toContain('残疾证');
  });

  it.each([['PDF', pdfPaper(), 'pdf'], ['JPEG', jpegPaper(), 'jpeg'], ['PNG', pngPaper(), 'png'], ['WebP', webpPaper(), 'webp'], ['TIFF', tiffPaper(), 'tiff'], ['OFD', ofdPaper(), 'ofd']] as const)('may be a %s, whatever its name', async (_what, bytes, type) => {
    expect(await add('accountant', onVoucher(), bytes, '文件')).toMatchObject({ type });
  });

  it('of the same content on two owners shares one file', async () => {
    await add('clerk', onResident(), pngPaper());
    await add('accountant', onVoucher(), pngPaper());
    expect((await filesOnDisk()).length).toBe(1);
    expect((await books.office.as('administrator').office.verify({}))).toMatchObject({ sound: true, counted: { scans: 2, scanFiles: 1 } });
  });
});

describe('is refused', () => {
  it.each([
    ['scan_empty', Buffer.alloc(0)], ['scan_type_refused', programFile()], ['scan_cut_short', pdfPaper().subarray(0, 40)], ['scan_too_large', Buffer.concat([pngPaper(), Buffer.alloc(MOST_SCAN_BYTES)])],
  ] as const)('%s', async (code, bytes) => {
    await expect(add('clerk', onResident(), bytes, '坏.png')).rejects.toMatchObject({ code, data: { fileName: '坏.png' } });
    expect(await filesOnDisk()).toEqual([]);
  });

  it('scan_twice: the same content on the same owner, until the first is removed', async () => {
    const { scanId } = await add('clerk', onResident(), pngPaper());
    await expect(add('clerk2', onResident(), pngPaper(), '又一次.png')).rejects.toMatchObject({ code: 'scan_twice', data: { fileName: '又一次.png', by: 'clerk甲' } });
    await as('clerk').remove({ scanId, reason: '放错人' });
    await add('clerk2', onResident(), pngPaper());
  });

  it('scan_label_wrong: a paper that does not belong there', async () => {
    await expect(add('clerk', { ...onResident(), label: 'invoice' }, pngPaper())).rejects.toMatchObject({ code: 'scan_label_wrong' });
    await expect(add('clerk', { ...onResident(), label: 'constructor' }, pngPaper())).rejects.toMatchObject({ code: 'scan_label_wrong' });
  });

  it('not_found: nobody to hang it on, no such scan, or a feature that is not there', async () => {
    await expect(add('clerk', { ownerKind: 'resident', ownerId: 999 }, pngPaper())).rejects.toMatchObject({ code: 'not_found' });
    await expect(as('clerk').open({ scanId: 999 })).rejects.toMatchObject({ code: 'not_found' });
    await expect(as('clerk').remove({ scanId: 999, reason: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    for (const ownerKind of OWNER_KIND_NAMES.filter((kind) => OWNERS[kind] === null)) await expect(as('clerk').list({ ownerKind, ownerId: 1 })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('file_unknown: a file of another session', async () => {
    await expect(as('clerk2').add({ ...onResident(), label: 'other', fileId: await hand('clerk', 'a.png', pngPaper()) })).rejects.toMatchObject({ code: 'file_unknown' });
  });

  it('scan_removed: a second removal', async () => {
    const { scanId } = await add('clerk', onResident(), pngPaper());
    await as('clerk').remove({ scanId, reason: '看不清' });
    await expect(as('clerk').remove({ scanId, reason: '看不清' })).rejects.toMatchObject({ code: 'scan_removed', data: { by: 'clerk甲' } });
  });

  it('scan_missing: where a step needs a paper', async () => {
    const { sql } = books.office;
    await expect(requireScan(sql, 'voucher', voucherId, 'invoice')).rejects.toMatchObject({ code: 'scan_missing', data: { label: 'invoice' } });
    const { scanId } = await add('accountant', { ...onVoucher(), label: 'invoice' }, pngPaper());
    await requireScan(sql, 'voucher', voucherId, 'invoice');
    expect(await countScans(sql, 'voucher', [voucherId, 999])).toEqual(new Map([[voucherId, 1]]));
    await as('accountant').remove({ scanId, reason: '另换一张' });
    await expect(requireScan(sql, 'voucher', voucherId, 'invoice')).rejects.toMatchObject({ code: 'scan_missing' });
  });
});

describe('who may', () => {
  it.each([
    ['clerk', 'resident', 'open add remove'], ['reviewer', 'resident', 'open'], ['supervisor', 'resident', ''], ['accountant', 'resident', ''],
    ['accountant', 'voucher', 'open add remove'], ['cashier', 'voucher', 'open add remove'], ['supervisor', 'voucher', 'open'], ['director', 'voucher', 'open'],
  ] as const)('%s at a %s: %s', async (user, ownerKind, words) => {
    const owner = ownerKind === 'resident' ? onResident() : onVoucher();
    const { scanId } = await add(ownerKind === 'resident' ? 'clerk' : 'accountant', owner, pngPaper());
    const { may } = await as(user).list(owner);
    expect(Object.entries(may).filter(([, allowed]) => allowed).map(([word]) => word).join(' ')).toBe(words);
    const tries = { open: () => as(user).open({ scanId }), add: () => add(user, owner, pngPaper('2')), remove: () => as(user).remove({ scanId, reason: '试' }) };
    for (const [word, attempt] of Object.entries(tries)) {
      const code = await attempt().then(() => 'done', (error: { code: string }) => error.code);
      expect([word, code]).toEqual([word, words.includes(word) ? 'done' : 'not_allowed']);
    }
  });

  it('does not read the list either, without the permission of the owner’s kind', async () => {
    await expect(as('clerk').list(onVoucher())).rejects.toMatchObject({ code: 'not_allowed', data: { needs: 'ledger.read' } });
    await expect(as('volunteerOfficer').list(onVoucher())).rejects.toMatchObject({ code: 'not_allowed' });
  });
});

describe('what stays', () => {
  it('a removed scan: row, file, who, when and why; it can still be opened', async () => {
    const { scanId, sha256 } = await add('clerk', onResident(), pngPaper());
    await as('clerk').remove({ scanId, reason: '传错了' });
    expect((await as('reviewer').list(onResident())).scans).toMatchObject([{ scanId, removedBy: 'clerk甲', removedReason: '传错了' }]);
    await as('reviewer').open({ scanId });
    expect(await filesOnDisk()).toEqual([sha256]);
  });

  it('the papers of a posted voucher; later ones may be added', async () => {
    const { scanId } = await add('accountant', onVoucher(), pngPaper());
    await books.finish(voucherId);
    await expect(as('accountant').remove({ scanId, reason: '不要了' })).rejects.toMatchObject({ code: 'scan_frozen', data: { ownerKind: 'voucher' } });
    const late = await add('accountant', onVoucher(), pngPaper('2'));
    const { frozen, may } = await as('accountant').list(onVoucher());
    expect({ frozen, may }).toEqual({ frozen: true, may: { open: true, add: true, remove: false } });
    await expect(as('accountant').remove({ scanId: late.scanId, reason: '不要了' })).rejects.toMatchObject({ code: 'scan_frozen' });
  });

  it('with a draft that is thrown away they go, and the next draft with its number has none', async () => {
    await add('accountant', onVoucher(), pngPaper());
    await books.office.as('cashier').ledger.deleteVoucher({ voucherId });
    const next = await draft();
    expect(next).toBe(voucherId);
    expect((await as('accountant').list(onVoucher())).scans).toEqual([]);
    await add('accountant', onVoucher(), pngPaper());
    expect(await books.office.as('administrator').office.verify({})).toMatchObject({ sound: true });
  });

  it('triggers refuse what the program would not do', async () => {
    const { scanId, sha256 } = await add('clerk', onResident(), pngPaper());
    const { writing } = books.office.office.core.database;
    for (const statement of [
      `delete from scans where id = ${scanId}`, `update scans set label = 'other' where id = ${scanId}`, `update scans set ownerId = 2 where id = ${scanId}`, `delete from scanFiles`, `update scanFiles set sealedSha256 = '${'0'.repeat(64)}'`,
      `insert or replace into scanFiles select sha256, sealedSha256, type, sizeBytes + 1, sealedBytes + 1, addedAt from scanFiles where sha256 = '${sha256}'`,
    ]) await expect(writing!.exec(statement)).rejects.toThrow(/scan/i);
  });
});

describe('the data check', () => {
  it('names a file that is missing, changed or exchanged, and opening it is refused', async () => {
    const one = await add('clerk', onResident(), pngPaper('1'));
    const two = await add('clerk', onResident(), pngPaper('2'));
    const verify = async () => (await books.office.as('administrator').office.verify({})).faults.filter((fault) => fault.part === 'scans').map((fault) => fault.detail);
    expect(await verify()).toEqual([]);
    const [first, second] = [scanPath(books.office.dataDir, one.sha256), scanPath(books.office.dataDir, two.sha256)];
    const [bytes, others] = [await readFile(first), await readFile(second)];
    for (const [change, code, word] of [
      [() => rm(first), 'scan_file_lost', 'missing'], [() => writeFile(first, others), 'scan_file_damaged', 'differs'],
      [() => writeFile(first, bytes.with(bytes.length - 1, bytes[bytes.length - 1]! ^ 1)), 'scan_file_damaged', 'differs'], [() => writeFile(first, bytes.subarray(0, 20)), 'scan_file_damaged', 'differs'],
    ] as const) {
      await change();
      await expect(as('clerk').open({ scanId: one.scanId })).rejects.toMatchObject({ code });
      expect(await verify()).toEqual([expect.stringMatching(new RegExp(`resident ${residentId}.*${word}`))]);
    }
    await writeFile(first, bytes);
    expect(await verify()).toEqual([]);
  });

  it('a lost file is healed by the same content, wherever it is added', async () => {
    const { sha256, scanId } = await add('clerk', onResident(), pngPaper());
    await rm(scanPath(books.office.dataDir, sha256));
    await add('accountant', onVoucher(), pngPaper());
    await as('clerk').open({ scanId });
    expect(await books.office.as('administrator').office.verify({})).toMatchObject({ sound: true });
  });
});

it('every kind with a table names one that is there, and its rule can be asked', async () => {
  const { sql } = books.office;
  for (const [ownerKind, owner] of Object.entries(OWNERS)) {
    if (owner === null) continue;
    const found = await readOwner(sql, ownerKind as OwnerKind, 999_999).catch((error: { code: string }) => error.code);
    expect([ownerKind, found]).toEqual([ownerKind, 'not_found']);
  }
});
