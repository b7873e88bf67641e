/** The complaint desk through the office's door. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import type { StaffId } from '#shared/ids.ts';
import { refusalOf } from '#electron/testing/people.ts';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';

let office: TestOffice;
let staff: ReadonlyMap<string, StaffId>;
let welfare: Awaited<ReturnType<ReturnType<TestOffice['as']>['complaints']['categories']>>['categories'][number];
beforeAll(async () => {
  office = await openTestOffice({ now: '2026-09-08T01:00:00.000Z' });
  const known = await office.as('clerk').complaints.categories({});
  staff = new Map(known.staff.map((each) => [each.name, each.staffId]));
  welfare = known.categories.find((each) => each.name === '福利发放')!;
});
afterAll(() => office.close());
const desk = () => office.as('clerk').complaints;
const receive = (more: object = {}) => desk().receive({ receivedOn: day('2026-09-08'), categoryId: welfare.categoryId, way: 'phone', complainant: '邻居乙', content: '粮油补贴少发一个月', ...more });

describe('a complaint', () => {
  test('is received, given to somebody, decided, reviewed by others, and closed', async () => {
    const { complaintId, complaintNo, dueOn } = await receive({ contact: '13800001234' });
    expect([complaintNo, dueOn]).toEqual(['T2026-0001', '2026-09-23']);
    const assigned = await desk().assign({ complaintId, version: 1, staffId: staff.get('reviewer甲')!, note: '查 8 月批次' });
    const noted = await office.as('reviewer').complaints.note({ complaintId, version: assigned.version, text: '8 月名单里没有他' });
    expect((await refusalOf(office.as('supervisor').complaints.note({ complaintId, version: noted.version, text: 'x' }))).code).toBe('complaint_not_yours');
    expect((await refusalOf(desk().decide({ complaintId, version: noted.version, outcome: 'founded', decision: '补发', decidedOn: day('2026-09-08') }))).code).toBe('not_allowed');
    const decided = await office.as('director').complaints.decide({ complaintId, version: noted.version, outcome: 'unfounded', decision: '不符合条件', decidedOn: day('2026-09-08') });
    expect(decided.status).toBe('decided');
    const appealed = await desk().appeal({ complaintId, version: decided.version, appealOn: day('2026-09-08'), reason: '有户口本为证' });
    expect((await refusalOf(office.as('director').complaints.decideAppeal({ complaintId, version: appealed.version, outcome: 'founded', decision: '应补', decidedOn: day('2026-09-08') }))).code).toBe('complaint_same_decider');
    const reviewed = await office.as('supervisor').complaints.decideAppeal({ complaintId, version: appealed.version, outcome: 'founded', decision: '应补发一个月', decidedOn: day('2026-09-08') });
    expect((await desk().close({ complaintId, version: reviewed.version })).status).toBe('closed');
    expect((await desk().show({ complaintId })).events.map((event) => event.step)).toEqual(['received', 'assigned', 'note', 'decided', 'appealed', 'appealDecided', 'closed']);
    expect((await refusalOf(desk().assign({ complaintId, version: reviewed.version + 1, staffId: staff.get('reviewer甲')! }))).code).toBe('complaint_status_wrong');
    expect((await desk().list({})).complaints[0]).toMatchObject({ complaintNo: 'T2026-0001', outcome: 'founded', status: 'closed' });
  });

  test('keeps its way back sealed, and shows it to those who decide, with a reason in the log', async () => {
    const { complaintId } = await receive({ contact: '13811112222' });
    const [row] = await office.sql.selectFrom('complaints').select('contactSealed').where('id', '=', complaintId).execute();
    expect(row?.contactSealed?.toString('latin1')).not.toContain('13811112222');
    expect(await office.as('director').complaints.revealContact({ complaintId, reason: '回复' })).toEqual({ contact: '13811112222' });
    expect((await refusalOf(desk().revealContact({ complaintId, reason: '看看' }))).code).toBe('not_allowed');
    expect((await refusalOf(office.as('director').complaints.revealContact({ complaintId: (await receive()).complaintId, reason: '回复' }))).code).toBe('complaint_contact_missing');
  });

  test('may be anonymous, and restricted to those who handle and decide it', async () => {
    const { complaintId } = await receive({ complainant: '', restricted: true, aboutStaffId: staff.get('reviewer甲')!, content: '审核人偏袒亲戚' });
    expect((await desk().show({ complaintId })).anonymous).toBe(true);
    expect((await refusalOf(office.as('reviewer').complaints.show({ complaintId }))).code).toBe('not_found');
    expect((await office.as('reviewer').complaints.list({})).complaints.some((row) => row.complaintId === complaintId)).toBe(false);
    expect((await office.as('supervisor').complaints.list({})).complaints.some((row) => row.complaintId === complaintId)).toBe(true);
    expect((await refusalOf(desk().assign({ complaintId, version: 1, staffId: staff.get('reviewer甲')! }))).code).toBe('complaint_about_oneself');
  });

  test('about somebody who decides is never decided by him', async () => {
    const { complaintId } = await receive({ aboutStaffId: staff.get('director甲')! });
    expect((await refusalOf(office.as('director').complaints.decide({ complaintId, version: 1, outcome: 'unfounded', decision: '没有', decidedOn: day('2026-09-08') }))).code).toBe('complaint_about_oneself');
    await expect(office.office.core.database.writer.updateTable('complaints').set({ outcome: 'unfounded', decision: '没有', decidedOn: day('2026-09-08'), decidedByStaffId: staff.get('director甲')!, status: 'decided' }).where('id', '=', complaintId).execute()).rejects.toThrow('CHECK');
    expect((await office.as('supervisor').complaints.decide({ complaintId, version: 1, outcome: 'unfounded', decision: '没有', decidedOn: day('2026-09-08') })).status).toBe('decided');
  });

  test('is late from the day after its last one', async () => {
    const { complaintId } = await receive();
    office.clock.set('2026-09-23');
    expect((await desk().show({ complaintId })).overdue).toBe(false);
    office.clock.set('2026-09-24');
    expect((await desk().show({ complaintId })).overdue).toBe(true);
  });

  test.each<[string, object, string]>([
    ['from tomorrow', { receivedOn: day('2026-09-30') }, 'complaint_day_wrong'], ['of a category nobody knows', { categoryId: 99 }, 'not_found'], ['without a word', { content: ' ' }, 'invalid_input'],
  ])('%s is refused', async (_what, more, code) => {
    expect((await refusalOf(receive(more))).code).toBe(code);
  });

  test('has the days of its category, which those who decide set', async () => {
    await office.as('director').complaints.saveCategory({ categoryId: welfare.categoryId, name: '福利发放', answerDays: 10, active: true });
    expect((await receive()).dueOn).toBe('2026-09-18');
    expect((await refusalOf(office.as('director').complaints.saveCategory({ name: '福利发放', answerDays: 10, active: true }))).code).toBe('complaint_category_taken');
  });
});
