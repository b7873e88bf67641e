/** The scan of a version's resolution (C14): added, shown, kept; a standard without one is put in force with a note, or refused. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { day, month } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import { refusalOf as refused } from '#electron/testing/people.ts';
import { pdfPaper, pngPaper } from '#electron/testing/papers.ts';
import { openWelfareOffice, refusalOf, REGISTERED, type FurnishedOffice } from '#electron/testing/welfare-office.ts';

let office: FurnishedOffice;
let number = 0;
beforeAll(async () => { office = await openWelfareOffice([{ name: '甲', birthDate: '1950-01-01' }]); });
afterAll(() => office.close());
const clerk = () => office.as('clerk');
const draft = async (validFrom: string, resolutionNo = '〔2026〕9号') => clerk().welfare.saveDraft({
  programmeId: office.w01, versionId: null, version: null, validFrom: month(validFrom), resolutionNo, resolvedOn: day('2026-09-01'), resolutionTitle: '关于调整的决议', rule: REGISTERED,
  amount: { standard: { kind: 'flat', fen: fen(1_000) }, per: 'month', perMember: null, halfMonth: null, capFen: null, roundToFen: 1 }, exclusions: [], expenseAccountCode: '5140101', payableAccountCode: '21101', moneyAccountCode: '10201', cashAccountCode: '101', stackable: true, exclusionGroup: null,
});
const addScan = async (owner: { ownerKind: 'programmeVersion' | 'resolution'; ownerId: number }, user = 'clerk') => office.as(user).scans.add({ ...owner, label: 'signedResolution', note: '', fileId: await office.upload(user, '决议.pdf', (number += 1) % 2 === 0 ? pngPaper(`p${number}`) : pdfPaper(`p${number}`)) });
const papers = async (versionNo: number) => { const { versions, decisions } = await clerk().welfare.programme({ programmeId: office.w01 }); return { ...versions.find((each) => each.versionNo === versionNo)!.papers, comment: decisions.find((each) => each.step === 'activate' && each.versionNo === versionNo)?.comment }; };
const need = async (standardNeedsScan: boolean) => office.as('administrator').office.saveSettings({ ...(await office.as('administrator').office.settings({})), standardNeedsScan });

test('without one it comes into force, and the history says so; the scan can be added afterwards and is then not taken away', async () => {
  const saved = await draft('2026-10');
  expect(await clerk().welfare.activateVersion({ versionId: saved.versionId, version: saved.version })).toMatchObject({ versionNo: 2, withoutScan: true });
  expect(await papers(2)).toEqual({ scans: 0, meeting: null, comment: '〔2026〕9号（未附决议扫描件）' });
  const { scanId } = await addScan({ ownerKind: 'programmeVersion', ownerId: saved.versionId });
  expect((await papers(2)).scans).toBe(1);
  expect(await refusalOf(clerk().scans.remove({ scanId, reason: '误传' }))).not.toBe('done');
});

test('where the office has set so it is refused without one, naming version and resolution', async () => {
  await need(true);
  const saved = await draft('2026-11', '〔2026〕10号');
  const activate = () => clerk().welfare.activateVersion({ versionId: saved.versionId, version: saved.version });
  expect(await refused(activate())).toEqual({ code: 'version_needs_scan', data: { versionNo: 3, resolutionNo: '〔2026〕10号' } });
  const { scanId } = await addScan({ ownerKind: 'programmeVersion', ownerId: saved.versionId });
  await clerk().scans.remove({ scanId, reason: '误传' });
  expect(await refusalOf(activate())).toBe('version_needs_scan');
  await addScan({ ownerKind: 'programmeVersion', ownerId: saved.versionId });
  expect(await activate()).toMatchObject({ withoutScan: false });
  expect((await papers(3)).comment).toBe('〔2026〕10号');
});

test('the record of the meeting of that number counts with its scans', async () => {
  const { meetingId } = await clerk().meetings.add({ resolutionNo: '〔2026〕11号', title: '九月居民代表会议', topic: 'general', organ: 'residents', heldOn: day('2026-09-01'), eligible: 41, attended: 30, inFavour: 29, against: 0 });
  const saved = await draft('2026-12', '〔2026〕11号');
  const activate = () => clerk().welfare.activateVersion({ versionId: saved.versionId, version: saved.version });
  expect(await papers(4)).toMatchObject({ scans: 0, meeting: { meetingId, title: '九月居民代表会议', scans: 0 } });
  expect(await refusalOf(activate())).toBe('version_needs_scan');
  await addScan({ ownerKind: 'resolution', ownerId: meetingId });
  expect(await activate()).toMatchObject({ versionNo: 4, withoutScan: false });
  expect(await papers(4)).toMatchObject({ scans: 0, meeting: { scans: 1 } });
  await need(false);
});

test('only who edits programmes adds one; whoever reads them may look', async () => {
  const { versionId } = (await clerk().welfare.programme({ programmeId: office.w01 })).versions[0]!;
  expect(await refusalOf(addScan({ ownerKind: 'programmeVersion', ownerId: versionId }, 'supervisor'))).toBe('not_allowed');
  expect((await office.as('supervisor').scans.list({ ownerKind: 'programmeVersion', ownerId: versionId })).may).toMatchObject({ open: true, add: false });
  expect(await refusalOf(addScan({ ownerKind: 'programmeVersion', ownerId: 999 }))).toBe('not_found');
});
