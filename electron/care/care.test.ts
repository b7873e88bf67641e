/** Cares (五项关爱) through the office's door: who is due when, once only, and the money through a batch. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import type { Id, ProgrammeId, ResidentId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { refusalOf } from '#electron/testing/people.ts';
import { openWelfareOffice, type FurnishedOffice } from '#electron/testing/welfare-office.ts';

let office: FurnishedOffice;
let consolation: ProgrammeId;
const PEOPLE = [
  { name: '寿星甲', birthDate: '1940-09-10' }, { name: '闰日乙', birthDate: '1940-02-29', facts: { residency: 'registered', partyMember: 'full' } }, { name: '年轻丙', birthDate: '1996-09-09', facts: { residency: 'registered', lowIncome: 'dibao' } },
  { name: '租客丁', birthDate: '1941-09-11', facts: { residency: 'tenant' } }, { name: '无期戊', birthDate: null }, { name: '老党员己', birthDate: '1950-01-01', facts: { residency: 'registered', partyMember: 'full', livingAlone: 'yes' } },
] as const;
const who = (name: string): ResidentId => office.ids[PEOPLE.findIndex((each) => each.name === name)]!;
const care = () => office.as('clerk').care;
const kindNamed = async (name: string) => (await care().kinds({})).kinds.find((kind) => kind.name === name)!;
async function setUp(name: string, more: object = {}): Promise<Id<'careKind'>> {
  const { kindId, version, programmeName: _name, ...kind } = await kindNamed(name);
  await care().saveKind({ ...kind, kindId, version, active: true, ...more });
  return kindId;
}
const dueNames = async (kindId: Id<'careKind'>) => (await care().due({ kindId })).people.map((row) => `${row.dueOn} ${row.name}`);
const done = { doneOn: day('2026-09-08'), visitors: '甲、乙', amountFen: null };

beforeAll(async () => {
  office = await openWelfareOffice(PEOPLE, '2026-09-08T01:00:00.000Z');
  consolation = await office.addProgramme({ code: 'W11', basis: 'claims', content: { expenseAccountCode: '5140402' } });
});
afterAll(() => office.close());

describe('who is due', () => {
  test('nobody before a kind is put in use; the usual five are there', async () => {
    expect((await care().due({})).people).toEqual([]);
    expect((await care().kinds({})).kinds.map((kind) => [kind.name, kind.active])).toEqual([['生日祝福', false], ['节日慰问', false], ['患病探望', false], ['困难帮扶', false], ['丧事慰问', false]]);
  });

  test('birthdays from an age, some days before, without tenants and without those whose day nobody knows', async () => {
    const kindId = await setUp('生日祝福', { fromAge: 80, daysBefore: 7 });
    expect(await dueNames(kindId)).toEqual(['2026-09-10 寿星甲']);
    await setUp('生日祝福', { fromAge: 80, daysBefore: 1 });
    expect(await dueNames(kindId)).toEqual([]);
    await setUp('生日祝福', { fromAge: null, daysBefore: 7 });
    expect(await dueNames(kindId)).toEqual(['2026-09-09 年轻丙', '2026-09-10 寿星甲']);
    await setUp('生日祝福', { fromAge: 80, daysBefore: 7 });
  });

  test.each([['2026-02-25', '2026-03-01'], ['2028-02-25', '2028-02-29']])('29 February is kept, seen on %s, on %s', async (today, on) => {
    office.clock.set(today);
    expect(await dueNames(await setUp('生日祝福', { fromAge: 80, daysBefore: 7 }))).toEqual([`${on} 闰日乙`]);
    office.clock.set('2026-09-08T01:00:00.000Z');
  });

  test('over the turn of a year', async () => {
    office.clock.set('2026-12-28');
    expect(await dueNames(await setUp('生日祝福', { fromAge: 70, daysBefore: 7 }))).toEqual(['2027-01-01 老党员己']);
    office.clock.set('2026-09-08T01:00:00.000Z');
    await setUp('生日祝福', { fromAge: 80 });
  });

  test('a festival for those with one of the facts, from its day on for sixty days', async () => {
    const kindId = await setUp('节日慰问', { facts: ['partyMember'], festivalOn: '2026-09-20', daysBefore: 14 });
    expect(await dueNames(kindId)).toEqual(['2026-09-20 闰日乙', '2026-09-20 老党员己']);
    await setUp('节日慰问', { festivalOn: '2026-09-20', daysBefore: 10 });
    expect(await dueNames(kindId)).toEqual([]);
    await setUp('节日慰问', { festivalOn: '2026-07-01', daysBefore: 10 });
    expect(await dueNames(kindId)).toEqual([]);
    await setUp('节日慰问', { festivalOn: '2026-07-20', daysBefore: 10 });
    expect((await care().due({ kindId })).people.map((row) => row.late)).toEqual([true, true]);
  });

  test.each([[1, '2026-09-30'], [3, '2026-09-30'], [6, '2026-12-31'], [12, '2026-12-31']])('hardship once in %i months, by %s', async (everyMonths, by) => {
    expect(await dueNames(await setUp('困难帮扶', { everyMonths, facts: ['lowIncome'] }))).toEqual([`${by} 年轻丙`]);
  });

  test('a death asks for the family, and the desk says how many wait', async () => {
    const kindId = await setUp('丧事慰问');
    const dead = await office.addPerson({ name: '逝者庚', birthDate: '1938-05-05' });
    const { householdId } = { householdId: (await office.as('clerk').residents.file({ residentId: dead })).memberships[0]!.householdId };
    const { residentId: widow } = await office.as('clerk').residents.saveResident({ residentId: null, version: null, since: day('2000-01-01'), person: { name: '遗孀辛', sex: '2', birthDate: day('1941-01-01'), idKind: 'other', idNumber: 'X0001' }, place: { as: 'member', householdId, relationCode: '12' }, facts: [], bankAccount: null });
    await office.as('clerk').residents.recordDeath({ residentId: dead, occurredOn: day('2026-09-05'), newHead: { residentId: widow } });
    expect((await care().due({ kindId })).people).toMatchObject([{ name: '逝者庚', receiverId: widow, receiverName: '遗孀辛', triggerKey: 'death', dueOn: '2026-09-05' }]);
    const inbox = (await office.as('clerk').dashboard.due({})).items.find((item) => item.kind === 'caresDue');
    expect(inbox).toMatchObject({ count: (await care().due({})).people.length, yours: (await care().due({})).people.length });
    expect((await office.as('supervisor').dashboard.due({})).items.find((item) => item.kind === 'caresDue')).toMatchObject({ yours: 0 });
    const { careId } = await care().record({ kindId, residentId: dead, triggerKey: 'death', ...done });
    expect((await care().list({ year: 2026 })).cares.find((row) => row.careId === careId)).toMatchObject({ name: '逝者庚', receiverName: '遗孀辛' });
    expect((await care().due({ kindId })).people).toEqual([]);
  });
});

describe('what is written down', () => {
  test('is paid through a batch like everything else, once only, and taken back until a list holds it', async () => {
    const kindId = await setUp('生日祝福', { fromAge: 80, amountFen: 20_000, programmeId: consolation, decisionRef: '〔2026〕3号会议纪要' });
    const occasion = { kindId, residentId: who('寿星甲'), triggerKey: '2026' };
    const { careId, claimId } = await care().record({ ...occasion, ...done, amountFen: fen(20_000) });
    expect(claimId).not.toBeNull();
    expect((await refusalOf(care().record({ ...occasion, ...done }))).code).toBe('care_done_already');
    expect((await refusalOf(care().skip({ ...occasion, reason: '外出' }))).code).toBe('care_done_already');
    await care().withdraw({ careId, reason: '登记错了' });
    expect((await refusalOf(care().withdraw({ careId, reason: '再来' }))).code).toBe('care_withdrawn');
    expect((await office.as('clerk').welfare.claims({ programmeId: consolation })).claims.map((row) => row.state)).toEqual(['withdrawn']);
    const again = await care().record({ ...occasion, ...done, amountFen: fen(20_000) });
    const standing = await office.generate(consolation, '2026-09');
    expect([standing.personCount, standing.totalFen]).toEqual([1, 20_000]);
    expect((await care().list({ year: 2026, kindId })).cares[0]).toMatchObject({ careId: again.careId, claimState: 'listed', batchNo: standing.batchNo, mayWithdraw: false });
    expect((await refusalOf(care().withdraw({ careId: again.careId, reason: '反悔' }))).code).toBe('claim_listed');
  });

  test('another sum than usual rests on its own minutes', async () => {
    const kindId = await setUp('困难帮扶', { everyMonths: 1, amountFen: 50_000, programmeId: consolation, decisionRef: '' });
    const occasion = { kindId, residentId: who('年轻丙'), triggerKey: '2026-09', ...done };
    expect((await refusalOf(care().record({ ...occasion, amountFen: fen(50_000) }))).code).toBe('care_basis_missing');
    await setUp('困难帮扶', { decisionRef: '〔2026〕4号' });
    expect((await refusalOf(care().record({ ...occasion, amountFen: fen(60_000) }))).code).toBe('care_basis_missing');
    expect((await care().record({ ...occasion, amountFen: fen(60_000), decisionRef: '9月7日两委会' })).claimId).not.toBeNull();
  });

  test('of an illness says consolation on every list', async () => {
    const kindId = await setUp('患病探望', { amountFen: 30_000, programmeId: consolation, decisionRef: '〔2026〕5号' });
    const { claimId } = await care().record({ kindId, residentId: who('老党员己'), ...done, amountFen: fen(30_000) });
    const claim = (await office.as('clerk').welfare.claims({ programmeId: consolation })).claims.find((row) => row.claimId === claimId)!;
    expect(claim.note).toBe('慰问');
    expect((await refusalOf(care().record({ kindId, residentId: who('老党员己'), ...done }))).code).toBe('care_done_already');
  });

  test('may be left with a reason, and then does not come back', async () => {
    const kindId = await setUp('节日慰问', { festivalOn: '2026-09-10', amountFen: null, programmeId: null });
    await care().skip({ kindId, residentId: who('闰日乙'), triggerKey: '2026-09-10', reason: '长期在外地' });
    expect(await dueNames(kindId)).toEqual(['2026-09-10 老党员己']);
  });

  test.each<[string, () => Promise<unknown>, string]>([
    ['tomorrow', async () => care().record({ kindId: (await kindNamed('节日慰问')).kindId, residentId: who('老党员己'), triggerKey: '2026-09-10', ...done, doneOn: day('2026-09-09') }), 'care_day_wrong'],
    ['somebody who is not due', async () => care().record({ kindId: (await kindNamed('节日慰问')).kindId, residentId: who('年轻丙'), triggerKey: '2026-09-10', ...done }), 'care_not_due'],
    ['money without a programme', async () => care().record({ kindId: (await kindNamed('节日慰问')).kindId, residentId: who('老党员己'), triggerKey: '2026-09-10', ...done, amountFen: fen(1) }), 'care_no_programme'],
    ['nobody who went', async () => care().record({ kindId: (await kindNamed('节日慰问')).kindId, residentId: who('老党员己'), triggerKey: '2026-09-10', ...done, visitors: ' ' }), 'invalid_input'],
    ['a festival without its day', () => setUp('节日慰问', { festivalOn: null }), 'care_kind_incomplete'],
    ['a sum nobody pays', () => setUp('节日慰问', { amountFen: 1 }), 'care_kind_incomplete'],
    ['a programme that pays by a rule', () => setUp('节日慰问', { programmeId: office.w01 }), 'care_programme_wrong'],
    ['a name twice', () => setUp('节日慰问', { name: '生日祝福' }), 'care_kind_taken'],
    ['another trigger once written down', () => setUp('节日慰问', { trigger: 'birthday' }), 'changed_meanwhile'],
    ['a reader who writes', async () => office.as('supervisor').care.skip({ kindId: (await kindNamed('节日慰问')).kindId, residentId: who('老党员己'), triggerKey: '2026-09-10', reason: 'x' }), 'not_allowed'],
  ])('%s is refused', async (_what, act, code) => {
    expect((await refusalOf(act())).code).toBe(code);
  });

  test('a kind out of use writes nothing down', async () => {
    const kindId = await setUp('丧事慰问', { active: false });
    expect((await refusalOf(care().record({ kindId, residentId: who('年轻丙'), ...done }))).code).toBe('care_kind_stopped');
  });

  test('is guarded in the database too', async () => {
    const { writer } = office.office.core.database;
    const [row] = await writer.selectFrom('cares').selectAll().where('state', '=', 'done').where('amountFen', 'is not', null).execute();
    await expect(writer.deleteFrom('cares').where('id', '=', row!.id).execute()).rejects.toThrow('never deleted');
    await expect(writer.updateTable('cares').set({ amountFen: fen(1) }).where('id', '=', row!.id).execute()).rejects.toThrow('only ever withdrawn');
    await expect(writer.updateTable('cares').set({ state: 'withdrawn', reason: 'x' }).where('id', '=', row!.id).execute()).rejects.toThrow('money is withdrawn first');
    await expect(sql`insert into cares (kindId, residentId, receiverId, triggerKey, dueOn, state, doneOn, visitors, finding, decisionRef, userId, staffId, at) select kindId, residentId, receiverId, triggerKey, dueOn, 'done', doneOn, 'x', '', '', userId, staffId, at from cares where id = ${row!.id}`.execute(writer)).rejects.toThrow('UNIQUE');
  });

  test('the papers hold what the pages hold', async () => {
    expect((await care().listSheet({ year: 2026 })).cares).toEqual((await care().list({ year: 2026 })).cares);
    expect((await care().dueSheet({})).people).toEqual((await care().due({})).people);
  });
});
