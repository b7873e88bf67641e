/** What leans on a resolution: batches, notices, applications and relief cases, linked and taken off on their own pages until they are decided. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import type { Id } from '#shared/ids.ts';
import type { MeetingSubject } from '#shared/meetings/contract.ts';
import { addHardship, applyFor } from '#electron/testing/hardship-programme.ts';
import { refusalOf } from '#electron/testing/people.ts';
import { openReliefBooks } from '#electron/testing/relief-books.ts';
import { openWelfareOffice, TEST_PEOPLE, type FurnishedOffice, type Standing } from '#electron/testing/welfare-office.ts';

type Kind = Exclude<MeetingSubject, 'programme' | 'budget' | 'other'>;
let office: FurnishedOffice;
let passed: Id<'meeting'>;
let failed: Id<'meeting'>;
const clerk = () => office.as('clerk');
const on = ({ batchId, version }: Standing): Standing => ({ batchId, version });
const subjects = new Map<Kind, number>();
/** Decides each of them, by the act of its own feature. */
const decide = new Map<Kind, () => Promise<unknown>>();
const ofSubject = (subjectKind: Kind) => clerk().meetings.ofSubject({ subjectKind, subjectId: subjects.get(subjectKind)! });
const link = (subjectKind: Kind, meetingId = passed) => clerk().meetings.link({ meetingId, subjectKind, subjectId: subjects.get(subjectKind)!, label: `${subjectKind}甲` });

beforeAll(async () => {
  office = await openWelfareOffice(TEST_PEOPLE);
  const meeting = { title: '关于发放的决议', topic: 'general' as const, organ: 'joint' as const, noticeOn: null, heldOn: day('2026-09-01'), partyDiscussedOn: null, eligible: 7, attended: 6, against: 0 };
  ({ meetingId: passed } = await clerk().meetings.add({ ...meeting, resolutionNo: '纪要1号', inFavour: 6 }));
  ({ meetingId: failed } = await clerk().meetings.add({ ...meeting, resolutionNo: '纪要2号', inFavour: 2 }));
  // A batch that is approved with it; another whose list hangs as a notice.
  const batch = await office.generate(office.w01, '2026-09', { payBy: 'cash' });
  subjects.set('batch', batch.batchId);
  decide.set('batch', () => office.approve(on(batch)));
  const noticed = await office.addProgramme({ code: 'W02', noticeDays: 7 });
  const submitted = await clerk().disbursement.submit(on(await office.generate(noticed, '2026-09', { payBy: 'cash' })));
  const { noticeId } = await clerk().disbursement.composeNotice(on(await office.as('reviewer').disbursement.review(on(submitted))));
  subjects.set('notice', noticeId);
  decide.set('notice', async () => clerk().notices.withdraw({ noticeId, version: (await clerk().notices.show({ noticeId })).version, reason: '名单有误' }));
  const hardship = await addHardship(office);
  const { programmeId: relief } = await openReliefBooks(office);
  for (const [kind, programmeId] of [['application', hardship], ['reliefCase', relief]] as const) {
    const applicationId = await applyFor(office, programmeId, office.ids[0]!);
    subjects.set(kind, applicationId);
    decide.set(kind, async () => clerk().applications.withdraw({ applicationId, version: (await clerk().applications.file({ applicationId })).version, reason: '本人撤回' }));
  }
}, 90_000);
afterAll(() => office.close());

describe.each<Kind>(['batch', 'notice', 'application', 'reliefCase'])('a resolution: %s', (kind) => {
  test('is linked, shown, taken off with a reason and linked again while it is open', async () => {
    expect(await ofSubject(kind)).toEqual({ open: true, links: [] });
    expect(await refusalOf(link(kind, failed))).toMatchObject({ code: 'meeting_not_passed' });
    await link(kind);
    expect(await refusalOf(link(kind))).toMatchObject({ code: 'meeting_linked', data: { resolutionNo: '纪要1号' } });
    const { links: [first] } = await ofSubject(kind);
    expect(first).toMatchObject({ meetingId: passed, resolutionNo: '纪要1号', title: '关于发放的决议', label: `${kind}甲`, open: true, removed: null });
    // The record of the meeting shows it from its side.
    expect((await clerk().meetings.show({ meetingId: passed })).links.find((each) => each.subjectKind === kind)).toMatchObject({ subjectId: subjects.get(kind), removed: null });
    expect(await refusalOf(office.as('cashier').meetings.unlink({ linkId: first!.linkId, reason: '错了' }))).toMatchObject({ code: 'not_allowed' });
    expect(await refusalOf(clerk().meetings.unlink({ linkId: first!.linkId, reason: ' ' }))).toMatchObject({ code: 'invalid_input' });
    await clerk().meetings.unlink({ linkId: first!.linkId, reason: '关联错了' });
    expect((await ofSubject(kind)).links).toMatchObject([{ removed: { reason: '关联错了' } }]);
    expect(await clerk().meetings.list({ subjectKind: kind, subjectId: subjects.get(kind)! })).toEqual([]);
    expect(await refusalOf(clerk().meetings.unlink({ linkId: first!.linkId, reason: '再来' }))).toMatchObject({ code: 'meeting_unlinked' });
    await link(kind);
    expect((await ofSubject(kind)).links.map((each) => each.removed === null)).toEqual([false, true]);
  });

  test('stays on it once it is decided, at the door and on the disk', async () => {
    await decide.get(kind)!();
    const { open, links } = await ofSubject(kind);
    const standing = links.find((each) => each.removed === null)!;
    expect([open, standing.open]).toEqual([false, false]);
    expect(await refusalOf(clerk().meetings.unlink({ linkId: standing.linkId, reason: '晚了' }))).toMatchObject({ code: 'meeting_subject_decided', data: { label: `${kind}甲` } });
    expect(await refusalOf(clerk().meetings.link({ meetingId: passed, subjectKind: kind, subjectId: subjects.get(kind)!, label: '后补' }))).toMatchObject({ code: 'meeting_subject_decided', data: { label: '后补' } });
    const { writer } = office.office.core.database;
    for (const attack of [
      sql`update meetingLinks set removedAt = at, removedByUserId = userId, removedByStaffId = staffId, removedReason = '删' where id = ${standing.linkId}`,
      sql`insert into meetingLinks (meetingId, subjectKind, subjectId, label, userId, staffId, at) select meetingId, subjectKind, subjectId, '后补', userId, staffId, at from meetingLinks where id = ${standing.linkId}`,
    ]) await expect(attack.execute(writer)).rejects.toThrow(/meetingLinks: what it is for is decided/);
  });
});

describe('a link', () => {
  test('is to something that is there, of its own kind', async () => {
    for (const [subjectKind, subjectId] of [['batch', 9999], ['notice', 9999], ['application', subjects.get('reliefCase')!], ['reliefCase', subjects.get('application')!]] as const) {
      expect(await refusalOf(clerk().meetings.link({ meetingId: passed, subjectKind, subjectId, label: '没有' }))).toMatchObject({ code: 'not_found', data: { what: subjectKind } });
      expect(await refusalOf(clerk().meetings.ofSubject({ subjectKind, subjectId }))).toMatchObject({ code: 'not_found' });
    }
    expect(await refusalOf(clerk().meetings.unlink({ linkId: 9999, reason: '没有' }))).toMatchObject({ code: 'not_found' });
  });

  test('to a budget or a standard, which are named on the record, is taken off there', async () => {
    await clerk().meetings.link({ meetingId: passed, subjectKind: 'budget', subjectId: 2026, label: '2026年福利预算' });
    const { links } = await clerk().meetings.show({ meetingId: passed });
    const { linkId } = links.find((each) => each.subjectKind === 'budget')!;
    await clerk().meetings.unlink({ linkId, reason: '年度写错' });
    await clerk().meetings.link({ meetingId: passed, subjectKind: 'budget', subjectId: 2026, label: '2026年福利预算' });
    expect((await clerk().meetings.show({ meetingId: passed })).links.filter((each) => each.subjectKind === 'budget').map((each) => each.removed?.reason ?? null)).toEqual(['年度写错', null]);
  });

  test('never changes otherwise', async () => {
    const { writer } = office.office.core.database;
    await expect(sql`update meetingLinks set label = '改'`.execute(writer)).rejects.toThrow(/only ever taken off/);
    await expect(sql`update meetingLinks set removedReason = '改' where removedAt is not null`.execute(writer)).rejects.toThrow(/only ever taken off/);
    await expect(writer.deleteFrom('meetingLinks').execute()).rejects.toThrow('never deleted');
  });
});
