/** Certificates over approved hours, their codes and their register, through the office's door. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { idNumberOf, refusalOf } from '#electron/testing/people.ts';
import { activityForm, enterVolunteerTeam, openActivity, type VolunteerTeam } from '#electron/testing/volunteer-team.ts';
import { parseClock } from '#shared/activities/hours.ts';
import type { AttendanceId } from '#shared/activities/words.ts';
import { day, type Day } from '#shared/days.ts';
import { certificateQr, formatCheckCode, readCertificateQr, readCheckCode } from '#shared/recognition/words.ts';
import type { VolunteerId } from '#shared/volunteers/words.ts';
import { verifyRecognition } from './verify-recognition.ts';

let office: TestOffice;
let team: VolunteerTeam;
let holder: VolunteerId;
const ID = idNumberOf('1988-03-05', 41);
const officer = () => office.as('volunteerOfficer').recognition;
const asked = (more: object = {}) => ({ volunteerId: holder, fromOn: day('2026-01-01'), toOn: day('2026-09-08'), responsibleName: '王主任', contact: '0532-80001234', purpose: '评优', ...more });

/** One approved service: day, from and to as typed, and the person. */
async function serve(on: Day, volunteerId: VolunteerId, inText: string, outText: string, typeId = 1): Promise<AttendanceId> {
  const volunteerNo = (await office.sql.selectFrom('volunteers').select('volunteerNo').where('id', '=', volunteerId).executeTakeFirstOrThrow()).volunteerNo;
  const { activityId, shifts } = await openActivity(office, activityForm(team, on, { title: `服务${on}`, typeId: typeId as never, shifts: [{ postName: '服务', day: on, startMinute: 480, endMinute: 720, kind: 'flexible' }] }));
  const { saved, faults } = await office.as('volunteerOfficer').attendance.enterSheet({ activityId, shiftId: shifts[0]!, rows: [{ row: 1, who: String(volunteerNo), inMinute: parseClock(inText), outMinute: parseClock(outText) }] });
  if (saved.length !== 1) throw new Error(JSON.stringify(faults));
  await office.as('reviewer').attendance.approve({ attendanceIds: [saved[0]!.attendanceId] });
  return saved[0]!.attendanceId;
}

beforeAll(async () => {
  office = await openTestOffice({ now: '2026-09-08T01:00:00.000Z' });
  team = await enterVolunteerTeam(office);
  ({ volunteerId: holder } = await office.as('volunteerOfficer').volunteers.register({ guest: { name: '郑明', idNumber: ID, phone: '13911112222' }, registeredOn: day('2024-03-05') }));
  await office.as('volunteerOfficer').volunteers.join({ teamId: team.teamId, volunteerIds: [holder], from: day('2024-03-05') });
});
afterAll(() => office.close());

describe('a certificate', () => {
  let corrected: AttendanceId;
  test('states what was approved in the period, and no more', async () => {
    expect(await refusalOf(officer().issueCertificate(asked()))).toMatchObject({ code: 'certificate_no_hours', data: { name: '郑明' } });
    await serve(day('2026-03-05'), holder, '8:30', '10:30');
    corrected = await serve(day('2026-04-05'), holder, '8:30', '11:00', 4);
    await serve(day('2025-12-31'), holder, '8:30', '10:30');
    const { activityId, shifts } = await openActivity(office, activityForm(team, day('2026-05-05')));
    await office.as('volunteerOfficer').attendance.enterSheet({ activityId, shiftId: shifts[0]!, rows: [{ row: 1, who: '12', inMinute: 510, outMinute: 570 }] });
    expect(await officer().previewCertificate({ volunteerId: holder, fromOn: day('2026-01-01'), toOn: day('2026-09-08') })).toMatchObject({
      minutes: 270, times: 2, pendingMinutes: 60, hasIdNumber: true, lines: [{ typeName: '环境清洁/垃圾分类', minutes: 150 }, { typeName: '助老', minutes: 120 }],
    });
    expect(await refusalOf(officer().issueCertificate(asked({ claimedMinutes: 271 })))).toMatchObject({ code: 'certificate_over_hours', data: { askedMinutes: 271, recordedMinutes: 270 } });
    expect(await officer().issueCertificate(asked({ claimedMinutes: 240 }))).toMatchObject({ no: '志证〔2026〕0001号', minutes: 270 });
  });

  test.each([
    ['of days that end before they begin', { fromOn: '2026-09-09', toOn: '2026-09-01' }, 'record_days_wrong'],
    ['of days to come', { toOn: '2026-09-09' }, 'record_day_future'],
    ['of hours that are certified already, without a reason', {}, 'certificate_overlaps'],
    ['of somebody without an ID number', { volunteerId: '甲一' }, 'certificate_no_id'],
    ['of nobody', { volunteerId: 9999 }, 'not_found'],
  ])('is not issued %s', async (_what, more, code) => {
    if (code === 'certificate_no_id') await serve(day('2026-06-01'), team.of('甲一'), '8:30', '10:30');
    const volunteerId = 'volunteerId' in more && typeof more.volunteerId === 'string' ? team.of(more.volunteerId) : undefined;
    expect(await refusalOf(officer().issueCertificate(asked({ ...more, ...(volunteerId === undefined ? {} : { volunteerId }) })))).toMatchObject({ code });
  });

  test('is printed with the whole number, counted and logged, and shown masked elsewhere', async () => {
    const [row] = await officer().certificates({});
    const paper = await officer().printCertificate({ certificateId: row!.certificateId });
    expect(paper).toMatchObject({ idNumber: ID, unit: '测试社区', row: { prints: 1, handlerName: 'volunteerOfficer甲' } });
    const list = await officer().certificates({ search: '0001' });
    expect(list).toMatchObject([{ prints: 1, overRecord: false }]);
    expect(JSON.stringify(list)).not.toContain(ID);
    expect(JSON.stringify(await office.as('administrator').office.audit({}))).toContain('recognition.printCertificate');
    expect(await refusalOf(office.as('clerk').recognition.printCertificate({ certificateId: row!.certificateId }))).toMatchObject({ code: 'not_allowed' });
  });

  test('is genuine by its code and by its scan; a changed one is not', async () => {
    const [row] = await officer().certificates({});
    const { qr } = await officer().printCertificate({ certificateId: row!.certificateId });
    const { face, code } = readCertificateQr(qr)!;
    const verdict = async (text: string, more: object = {}) => {
      const answer = await officer().verifyCertificate({ text, ...more });
      return [answer.verdict, ...answer.differences.map((one) => one.field)];
    };
    expect(await verdict(qr)).toEqual(['genuine']);
    expect(await verdict(formatCheckCode(code).toLowerCase())).toEqual(['genuine']);
    expect(await verdict(code, { no: '志证〔2026〕0001号', name: '郑明', minutes: 270 })).toEqual(['genuine']);
    expect(await verdict(code, { minutes: 2700 })).toEqual(['changed', 'minutes']);
    expect(await verdict(code, { name: '郑日' })).toEqual(['changed', 'name']);
    expect(await verdict(certificateQr({ ...face, minutes: 2700 }, code))).toEqual(['changed', 'minutes']);
    expect(await verdict(certificateQr({ ...face, name: '冒名', idTail: '0000' }, code))).toEqual(['changed', 'name', 'idTail']);
    const other = readCheckCode(`${code.slice(0, 15)}${code.endsWith('0') ? '1' : '0'}`)!;
    expect(await verdict(certificateQr(face, other))).toEqual(['changed', 'code']);
    expect(await verdict(other, { no: '志证〔2026〕0001号' })).toEqual(['changed', 'code']);
    expect(await verdict(other)).toEqual(['unknown']);
    expect(await verdict('not a code')).toEqual(['unknown']);
  });

  test('is publicised for seven days at least, not before it was issued', async () => {
    const [row] = await officer().certificates({});
    const { certificateId } = row!;
    expect(await refusalOf(officer().publicise({ certificateId, from: day('2026-09-08'), to: day('2026-09-13') }))).toMatchObject({ code: 'certificate_publicity_short', data: { days: 6, least: 7 } });
    expect(await refusalOf(officer().publicise({ certificateId, from: day('2026-09-07'), to: day('2026-09-20') }))).toMatchObject({ code: 'certificate_publicity_early' });
    expect(await refusalOf(officer().publicise({ certificateId, from: day('2026-09-09'), to: day('2026-09-08') }))).toMatchObject({ code: 'record_days_wrong' });
    await officer().publicise({ certificateId, from: day('2026-09-08'), to: day('2026-09-14') });
    expect((await officer().certificates({}))[0]).toMatchObject({ publicisedFrom: '2026-09-08', publicisedTo: '2026-09-14' });
  });

  test('is void once, keeps its number, and a new one takes the next', async () => {
    const [row] = await officer().certificates({});
    const { qr } = await officer().printCertificate({ certificateId: row!.certificateId });
    expect(await officer().issueCertificate(asked({ replacesId: row!.certificateId, purpose: '升学' }))).toMatchObject({ no: '志证〔2026〕0002号' });
    expect((await officer().verifyCertificate({ text: qr })).verdict).toBe('void');
    expect((await officer().certificates({})).map((one) => [one.no, one.status, one.replacedNo])).toEqual([['志证〔2026〕0002号', 'issued', '志证〔2026〕0001号'], ['志证〔2026〕0001号', 'void', null]]);
    expect(await refusalOf(officer().voidCertificate({ certificateId: row!.certificateId, reason: '再次' }))).toMatchObject({ code: 'certificate_void' });
    expect(await refusalOf(officer().publicise({ certificateId: row!.certificateId, from: day('2026-09-08'), to: day('2026-09-20') }))).toMatchObject({ code: 'certificate_void' });
    expect(await officer().issueCertificate(asked({ overlapReason: '单位另要一份' }))).toMatchObject({ no: '志证〔2026〕0003号' });
    expect((await officer().exportCertificates({ year: 2026 })).rows).toBe(3);
  });

  test('is shown as above the record once its hours were corrected', async () => {
    await office.as('volunteerOfficer').attendance.correct({ attendanceId: corrected, startMinute: 510, endMinute: 570, reason: '早退一小时半' });
    const { attendanceId } = await office.sql.selectFrom('attendances').select('id as attendanceId').where('correctsId', '=', corrected).executeTakeFirstOrThrow();
    await office.as('reviewer').attendance.approve({ attendanceIds: [attendanceId] });
    expect((await officer().certificates({ status: 'issued' })).map((one) => one.overRecord)).toEqual([true, true]);
    expect((await officer().overview({})).overRecord).toBe(2);
    expect((await verifyRecognition(office.sql, office.office.core.vault)).faults).toEqual([]);
  });

  test('keeps its promises in the database', async () => {
    const { writer } = office.office.core.database;
    const row = await office.sql.selectFrom('certificates').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow();
    const next = { ...row, id: (row.id + 1) as typeof row.id, number: 4, checkCode: '0'.repeat(16) };
    await expect(writer.insertInto('certificates').values({ ...next, minutes: 181 }).execute()).rejects.toThrow('more hours than recorded');
    await expect(writer.insertInto('certificates').values({ ...next, number: 6, minutes: 30 }).execute()).rejects.toThrow('no gap');
    await expect(writer.updateTable('certificates').set({ minutes: 9999 }).where('id', '=', row.id).execute()).rejects.toThrow('stays');
    await expect(writer.deleteFrom('certificates').execute()).rejects.toThrow('never deleted');
    await expect(writer.updateTable('certificates').set({ status: 'issued' }).where('status', '=', 'void').execute()).rejects.toThrow('stays');
  });

  test('whose row was changed behind the program’s back is found out', async () => {
    const { writer } = office.office.core.database;
    const { id, checkCode } = await office.sql.selectFrom('certificates').select(['id', 'checkCode']).orderBy('id', 'desc').executeTakeFirstOrThrow();
    await sql`drop trigger certificatesFixed`.execute(writer);
    await writer.updateTable('certificates').set({ minutes: 30_000 }).where('id', '=', id).execute();
    expect(await officer().verifyCertificate({ text: checkCode })).toMatchObject({ verdict: 'changed', differences: [{ field: 'register' }] });
    expect((await verifyRecognition(office.sql, office.office.core.vault)).faults.join()).toContain('does not bear its check code');
  });
});
