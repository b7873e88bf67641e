/** Records of meetings through the office's door. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { pdfPaper } from '#electron/testing/papers.ts';
import { day } from '#shared/days.ts';
import type { Id } from '#shared/ids.ts';

let office: TestOffice;
beforeAll(async () => { office = await openTestOffice({ now: '2026-09-08T01:00:00.000Z' }); });
afterAll(() => office.close());
const clerk = () => office.as('clerk').meetings;
const meeting = { resolutionNo: '成员大会〔2026〕2号', title: '2025年度收益分配方案', topic: 'general' as const, organ: 'members' as const, noticeOn: day('2026-06-01'), heldOn: day('2026-06-12'), partyDiscussedOn: day('2026-05-28'), eligible: 1296, attended: 1000, inFavour: 900, against: 60 };

describe('records of meetings', () => {
  let passed: Id<'meeting'>;
  let failed: Id<'meeting'>;
  test('are entered once, with what the quorum says', async () => {
    const made = await clerk().add({ ...meeting, place: '社区大会议室', chair: '王书记', recorder: '李文书', attendees: '见签到簿', decision: '同意按方案分配。' });
    expect(made).toMatchObject({ passed: true });
    passed = made.meetingId;
    await expect(clerk().add(meeting)).rejects.toMatchObject({ code: 'resolution_no_taken' });
    await expect(clerk().add({ ...meeting, resolutionNo: '3', inFavour: 990 })).rejects.toMatchObject({ code: 'resolution_votes_wrong' });
    await expect(clerk().add({ ...meeting, resolutionNo: '3', heldOn: day('2026-09-09') })).rejects.toMatchObject({ code: 'meeting_day_future' });
    await expect(office.as('cashier').meetings.add({ ...meeting, resolutionNo: '5' })).rejects.toMatchObject({ code: 'not_allowed' });
    const lost = await clerk().add({ ...meeting, resolutionNo: '4', inFavour: 863 });
    expect(lost).toMatchObject({ passed: false });
    failed = lost.meetingId;
    expect((await office.as('supervisor').meetings.list({})).map((row) => [row.resolutionNo, row.faults.map((fault) => fault.code)])).toEqual([['4', ['tooFewInFavour']], ['成员大会〔2026〕2号', []]]);
  });

  test('are leaned on by standards and budgets, when they passed', async () => {
    await clerk().link({ meetingId: passed, subjectKind: 'budget', subjectId: 2026, label: '2026年福利预算' });
    await clerk().link({ meetingId: passed, subjectKind: 'programme', subjectId: 7, label: '老年生活补贴第3版' });
    await expect(clerk().link({ meetingId: passed, subjectKind: 'programme', subjectId: 7, label: '老年生活补贴第3版' })).rejects.toMatchObject({ code: 'meeting_linked' });
    await expect(clerk().link({ meetingId: failed, subjectKind: 'programme', subjectId: 7, label: '老年生活补贴第3版' })).rejects.toMatchObject({ code: 'meeting_not_passed' });
    expect((await clerk().list({ subjectKind: 'programme', subjectId: 7 })).map((row) => row.meetingId)).toEqual([passed]);
    expect(await clerk().list({ subjectKind: 'programme', subjectId: 8 })).toEqual([]);
    expect((await clerk().sheet({ meetingId: passed })).links.map((link) => link.label)).toEqual(['2026年福利预算', '老年生活补贴第3版']);
  });

  test('carry their signed papers', async () => {
    const held = office.office.receiveFile(await office.token('clerk'), '决议.pdf', pdfPaper('五'));
    if (!held.ok) throw new Error(held.code);
    await office.as('clerk').scans.add({ ownerKind: 'resolution', ownerId: passed, label: 'signedResolution', fileId: held.value.fileId });
    expect((await office.as('supervisor').scans.list({ ownerKind: 'resolution', ownerId: passed })).scans).toHaveLength(1);
  });

  test('are never changed', async () => {
    const { writer } = office.office.core.database;
    await expect(writer.updateTable('meetings').set({ inFavour: 1296 }).execute()).rejects.toThrow('never changed');
    await expect(writer.deleteFrom('meetingLinks').execute()).rejects.toThrow('never deleted');
  });
});
