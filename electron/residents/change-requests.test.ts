import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import type { ChangeKind } from '#shared/residents/change-requests.ts';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { enterFamily, idNumberOf, membersOf, person, refusalOf, type Family } from '#electron/testing/people.ts';
import { verifyChanges } from './verify-changes.ts';

const ON = { idleMinutes: 10, passwordLeast: 12, backupsKept: 14, twoPersonAccount: true, twoPersonIdNumber: true, twoPersonDeath: true, twoPersonHead: true } as const;
const NEW_ACCOUNT = '6217000000000000137';
const OTHER_ACCOUNT = '6217000000000000269';
const on = day('2026-09-01');
let office: TestOffice;
let sequence = 700;

beforeAll(async () => {
  office = await openTestOffice({ now: '2026-09-08T01:00:00.000Z' });
  await office.as('administrator').office.saveSettings(ON);
});
afterAll(async () => { await office.close(); });

const clerk = () => office.as('clerk').residents;
const settings = (change: Partial<Record<keyof typeof ON, unknown>>) => office.as('administrator').office.saveSettings({ ...ON, ...change } as never);
/** A family entered while one person is enough, so that each case begins at the same place. */
const family = async (surname: string): Promise<Family> => enterFamily(office, surname);
type Change = Parameters<ReturnType<TestOffice['as']>['changes']['draft']>[0]['change'];
const draft = (change: Change, by = 'clerk') => office.as(by).changes.draft({ change, reason: '本人来电更正', evidence: ['idCard'] });

interface Case {
  readonly name: string;
  readonly kind: ChangeKind;
  readonly change: (f: Family) => Promise<Change> | Change;
  /** The direct command, refused while two persons are asked for. */
  readonly direct: (f: Family, change: Change) => Promise<unknown>;
  /** What the register says of the thing. */
  readonly present: (f: Family) => Promise<unknown>;
  /** The same after the request was applied. */
  readonly after: unknown;
  /** Changes the thing by another hand, with the switch off. */
  readonly meanwhile: (f: Family) => Promise<unknown>;
}

const account = async (f: Family) => (await clerk().file({ residentId: f.father })).bankAccounts.filter((each) => each.validTo === null).map((each) => each.numberMasked);
const direct = async (change: Change): Promise<unknown> => (clerk()[change.what] as (input: unknown) => Promise<unknown>)(change.input);
const setAccount = (f: Family, number = NEW_ACCOUNT): Change => ({ what: 'setBankAccount', input: { residentId: f.father, account: { number }, from: on } });
const nextIdNumber = (): string => idNumberOf('1950-05-01', (sequence += 2) + 1);

const sonWithMother = (f: Family) => ({ residentId: f.son, relations: [{ residentId: f.mother, relationCode: '52' as const }] });
/** The father's status, and the household he heads or headed, without the surname. */
const household = async (f: Family) => [(await clerk().file({ residentId: f.father })).resident.status, ...(await membersOf(office, f.householdId)).map((each) => each.slice(1))];
const elsewhere = (f: Family) => clerk().changeHead({ householdId: f.householdId, occurredOn: on, newHead: { residentId: f.mother, relations: [{ residentId: f.father, relationCode: '11' }] } });

const CASES: readonly Case[] = [
  { name: 'another account', kind: 'account', change: (f) => setAccount(f), direct: (_f, c) => direct(c), present: account, after: ['6217 **** **** 0137'], meanwhile: (f) => direct(setAccount(f, OTHER_ACCOUNT)) },
  {
    name: 'an account that ends', kind: 'account', direct: (_f, c) => direct(c), present: account, after: [],
    change: async (f) => ({ what: 'endBankAccount', input: { bankAccountId: (await clerk().file({ residentId: f.father })).bankAccounts[0]!.bankAccountId, lastDay: on, reason: '卡已注销' } }),
    meanwhile: (f) => direct(setAccount(f, OTHER_ACCOUNT)),
  },
  {
    name: 'another ID number', kind: 'idNumber', direct: (_f, c) => direct(c), after: 'changed',
    change: async (f) => ({ what: 'saveResident', input: { residentId: f.father, version: (await clerk().file({ residentId: f.father })).resident.version, person: person('变更后', { idNumber: nextIdNumber(), phone: '13800005678', sex: '1', birthDate: day('1950-05-01') }) } }),
    present: async (f) => ((await clerk().file({ residentId: f.father })).resident.name === '变更后' ? 'changed' : 'as before'),
    meanwhile: async (f) => clerk().saveResident({ residentId: f.father, version: (await clerk().file({ residentId: f.father })).resident.version, person: person('他人改', { idNumber: nextIdNumber() }) }),
  },
  {
    name: 'a death', kind: 'death', direct: (_f, c) => direct(c), after: 'dead', present: async (f) => (await clerk().file({ residentId: f.son })).resident.status,
    change: (f) => ({ what: 'recordDeath', input: { residentId: f.son, occurredOn: on } }), meanwhile: (f) => clerk().recordMovedOut({ residentId: f.son, occurredOn: on }),
  },
  {
    name: 'the death of the head, with a new one', kind: 'death', direct: (_f, c) => direct(c), after: ['大石头'.slice(1)], present: async (f) => (await membersOf(office, f.householdId)).filter((each) => each.endsWith('02')).map((each) => each.replace(/^.(.*) 02$/, '$1')),
    change: (f) => ({ what: 'recordDeath', input: { residentId: f.father, occurredOn: on, newHead: { residentId: f.son, relations: [{ residentId: f.mother, relationCode: '52' }] } } }),
    meanwhile: (f) => clerk().changeHead({ householdId: f.householdId, occurredOn: on, newHead: { residentId: f.mother, relations: [{ residentId: f.father, relationCode: '11' }] } }),
  },
  {
    name: 'another head', kind: 'head', direct: (_f, c) => direct(c), after: '小花', present: async (f) => (await membersOf(office, f.householdId)).find((each) => each.endsWith(' 02'))?.slice(1, -3),
    change: (f) => ({ what: 'changeHead', input: { householdId: f.householdId, occurredOn: on, newHead: { residentId: f.mother, relations: [{ residentId: f.father, relationCode: '11' }] } } }),
    meanwhile: (f) => clerk().changeHead({ householdId: f.householdId, occurredOn: on, newHead: { residentId: f.son, relations: [{ residentId: f.father, relationCode: '51' }] } }),
  },
  // A head who leaves: the event with the new head in it is one request, applied in one go.
  ...(['recordMovedOut', 'recordMarriageOut'] as const).map((what): Case => ({
    name: `${what} of a head`, kind: 'head', direct: (_f, c) => direct(c), present: household, after: ['movedOut', '石头 02', '小花 52'], meanwhile: (f) => clerk().recordMovedOut({ residentId: f.son, occurredOn: on }).then(() => elsewhere(f)),
    change: (f) => ({ what, input: { residentId: f.father, occurredOn: on, destination: '青岛市', newHead: sonWithMother(f) } }),
  })),
  {
    name: 'a head who splits off', kind: 'head', direct: (_f, c) => direct(c), present: household, after: ['living', '石头 02'], meanwhile: elsewhere,
    change: (f) => ({ what: 'splitHousehold', input: { householdId: f.householdId, members: [{ residentId: f.father, relationCode: '02' }, { residentId: f.mother, relationCode: '12' }], household: { householdNo: `F${(sequence += 2)}`, address: '新房' }, newHead: { residentId: f.son }, occurredOn: on } }),
  },
  {
    name: 'a head who moves to another household', kind: 'head', direct: (_f, c) => direct(c), present: household, after: ['living', '石头 02', '小花 52'], meanwhile: elsewhere,
    change: async (f) => ({ what: 'moveMember', input: { residentId: f.father, householdId: (await family('邻')).householdId, relationCode: '97', newHead: sonWithMother(f), occurredOn: on } }),
  },
];

describe.each(CASES)('$name', ({ kind, change, direct: alone, present, after, meanwhile }) => {
  let f: Family;
  let wanted: Change;
  let before: unknown;
  const start = async (surname: string): Promise<number> => {
    f = await family(surname);
    wanted = await change(f);
    before = await present(f);
    return (await draft(wanted)).changeRequestId;
  };

  test('one person alone is refused by name, and the form becomes the request as it stands', async () => {
    f = await family('甲');
    wanted = await change(f);
    before = await present(f);
    expect(await refusalOf(alone(f, wanted))).toMatchObject({ code: 'change_two_persons', data: { kind } });
    expect(await present(f)).toEqual(before);
    const drafted = await draft(wanted);
    expect(await present(f)).toEqual(before);
    const file = await office.as('reviewer').changes.file({ changeRequestId: drafted.changeRequestId });
    expect(file).toMatchObject({ kind, state: 'open', madeBy: 'clerk甲', evidence: ['idCard'], may: { apply: true, refuse: true, withdraw: false } });
    expect(JSON.stringify(file)).not.toMatch(/\d{12}/);
  });

  test('another person applies: the same command, one line in the log, decided once', async () => {
    const changeRequestId = (await start('乙')) as never;
    const { n } = await office.sql.selectFrom('auditRows').select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    await office.as('reviewer').changes.apply({ changeRequestId });
    const log = await office.sql.selectFrom('auditRows').select(['method', 'detail']).orderBy('seq', 'desc').limit(3).execute();
    expect(log.filter((row) => row.method.startsWith('changes.') || row.method.startsWith('residents.'))[0]).toMatchObject({ method: 'changes.apply' });
    expect((await office.sql.selectFrom('auditRows').select((e) => e.fn.countAll<number>().as('n')).where('method', 'in', ['changes.apply', 'residents.setBankAccount', 'residents.saveResident', 'residents.recordDeath', 'residents.changeHead', 'residents.endBankAccount', 'residents.recordMovedOut', 'residents.recordMarriageOut', 'residents.splitHousehold', 'residents.moveMember']).where('seq', '>', n).executeTakeFirstOrThrow()).n).toBe(1);
    expect(await present(f)).toEqual(after);
    for (const again of [() => office.as('director').changes.apply({ changeRequestId }), () => office.as('director').changes.refuse({ changeRequestId, reason: '材料不足' }), () => office.as('clerk').changes.withdraw({ changeRequestId })]) {
      expect(await refusalOf(again())).toMatchObject({ code: 'change_decided', data: { outcome: 'applied' } });
    }
  });

  test('refused with a reason, or withdrawn by its maker: nothing changes', async () => {
    const refused = (await start('丙')) as never;
    await office.as('director').changes.refuse({ changeRequestId: refused, reason: '户名与证件不符' });
    expect(await present(f)).toEqual(before);
    expect(await office.as('clerk').changes.file({ changeRequestId: refused })).toMatchObject({ state: 'refused', decidedBy: 'director甲', decisionReason: '户名与证件不符', may: { apply: false, refuse: false, withdraw: false } });
    const again = (await draft(wanted)).changeRequestId;
    expect(await refusalOf(draft(wanted, 'clerk2'))).toMatchObject({ code: 'change_pending', data: { kind } });
    expect((await refusalOf(office.as('clerk2').changes.withdraw({ changeRequestId: again }))).data).toMatchObject({ madeBy: 'clerk甲' });
    await office.as('clerk').changes.withdraw({ changeRequestId: again });
    expect(await present(f)).toEqual(before);
  });

  test('lapses when what it would change was changed meanwhile', async () => {
    const changeRequestId = (await start('丁')) as never;
    await settings({ twoPersonAccount: false, twoPersonIdNumber: false, twoPersonDeath: false, twoPersonHead: false });
    await meanwhile(f);
    await settings({});
    const now = await present(f);
    expect(await refusalOf(office.as('reviewer').changes.apply({ changeRequestId }))).toMatchObject({ code: 'change_lapsed', data: { kind } });
    expect(await present(f)).toEqual(now);
    expect(await office.as('reviewer').changes.file({ changeRequestId })).toMatchObject({ state: 'lapsed', may: { apply: false, refuse: true } });
    await office.as('reviewer').changes.refuse({ changeRequestId, reason: '已另行变更' });
  });

  test('its maker never applies it, by whatever account; who may not decide is refused', async () => {
    const changeRequestId = (await start('戊')) as never;
    expect((await refusalOf(office.as('clerk').changes.apply({ changeRequestId }))).code).toBe('change_own');
    expect((await refusalOf(office.as('clerk').changes.refuse({ changeRequestId, reason: '自己退回' }))).code).toBe('change_own');
    for (const role of ['cashier', 'accountant', 'supervisor', 'volunteerOfficer', 'administrator']) {
      expect((await refusalOf(office.as(role).changes.apply({ changeRequestId }))).code).toBe('not_allowed');
      expect((await refusalOf(draft(wanted, role))).code).toBe('not_allowed');
    }
    expect(await present(f)).toEqual(before);
    await office.as('clerk2').changes.apply({ changeRequestId });
    expect(await present(f)).toEqual(after);
  });
});

describe('drafting', () => {
  test.each<{ name: string; change: (f: Family) => Change | Promise<Change>; code: string }>([
    { name: 'a number that fails its check digit', change: (f) => setAccount(f, '6217000000000000013'), code: 'bank_number_bad' },
    { name: 'an account of another holder without a relation', change: (f) => ({ what: 'setBankAccount', input: { residentId: f.father, account: { number: NEW_ACCOUNT, holderName: '别人' }, from: on } }), code: 'bank_holder_relation_needed' },
    { name: 'the account there is', change: (f) => setAccount(f, '6217000000000000012'), code: 'change_nothing' },
    { name: 'the death of the head without a new one', change: (f) => ({ what: 'recordDeath', input: { residentId: f.father, occurredOn: on } }), code: 'head_needed' },
    { name: 'a death tomorrow', change: (f) => ({ what: 'recordDeath', input: { residentId: f.son, occurredOn: day('2026-09-09') } }), code: 'day_in_future' },
    { name: 'the head there is', change: (f) => ({ what: 'changeHead', input: { householdId: f.householdId, occurredOn: on, newHead: { residentId: f.father } } }), code: 'change_nothing' },
    { name: 'a new head without the relation of the old', change: (f) => ({ what: 'changeHead', input: { householdId: f.householdId, occurredOn: on, newHead: { residentId: f.mother } } }), code: 'relations_missing' },
    { name: 'the move of somebody who heads nothing', change: (f) => ({ what: 'recordMovedOut', input: { residentId: f.son, occurredOn: on, newHead: { residentId: f.mother } } }), code: 'change_nothing' },
    { name: 'the move of a head without a new one', change: (f) => ({ what: 'recordMovedOut', input: { residentId: f.father, occurredOn: on } }), code: 'change_nothing' },
    { name: 'a head who moves out tomorrow', change: (f) => ({ what: 'recordMovedOut', input: { residentId: f.father, occurredOn: day('2026-09-09'), newHead: sonWithMother(f) } }), code: 'day_in_future' },
    { name: 'a split that takes everybody', change: (f) => ({ what: 'splitHousehold', input: { householdId: f.householdId, members: [f.father, f.mother, f.son].map((residentId) => ({ residentId, relationCode: '97' as const })), household: {}, newHead: { residentId: f.son }, occurredOn: on } }), code: 'split_takes_all' },
    { name: 'personal data without another number', change: (f) => ({ what: 'saveResident', input: { residentId: f.father, version: 1, person: person('改名', { idNumber: null }) } }), code: 'change_nothing' },
    { name: 'a number another resident has', change: async (f) => { const other = await clerk().reveal({ target: { what: 'idNumber', residentId: f.mother }, reason: '核对' }); return { what: 'saveResident', input: { residentId: f.father, version: 1, person: person('赵大山', { idNumber: other.value }) } }; }, code: 'id_number_taken' },
    { name: 'a form older than the file', change: (f) => ({ what: 'saveResident', input: { residentId: f.father, version: 9, person: person('赵大山', { idNumber: nextIdNumber() }) } }), code: 'changed_meanwhile' },
  ])('refuses $name as the command itself would', async ({ change, code }) => {
    const f = await family('己');
    const count = async () => (await office.sql.selectFrom('changeRequests').select('id').execute()).length;
    const before = await count();
    expect((await refusalOf(draft(await change(f)))).code).toBe(code);
    expect(await count()).toBe(before);
  });

  test('what changes beside an ID number meanwhile stays', async () => {
    const f = await family('庚');
    const { resident } = await clerk().file({ residentId: f.father });
    const { changeRequestId } = await draft({ what: 'saveResident', input: { residentId: f.father, version: resident.version, person: person(resident.name, { idNumber: nextIdNumber(), phone: '13800005678' }) } });
    await clerk().saveResident({ residentId: f.father, version: resident.version, person: person(resident.name, { idNumber: null, sex: '1', birthDate: day('1950-05-01'), phone: '13911112222' }) });
    await office.as('clerk2').changes.apply({ changeRequestId });
    const after = await clerk().file({ residentId: f.father });
    expect(after.resident.phone).toBe('13911112222');
    expect(after.changes[0]).toMatchObject({ field: 'idNumber' });
  });

  test.each(CASES.filter((each) => ['the death of the head, with a new one', 'another head', 'recordMovedOut of a head', 'recordMarriageOut of a head', 'a head who splits off', 'a head who moves to another household'].includes(each.name)))('$name: lapses when who is to be head has moved out', async ({ change }) => {
    const f = await family('辰');
    const wanted = await change(f);
    const { changeRequestId } = await draft(wanted);
    const chosen = 'newHead' in wanted.input ? wanted.input.newHead!.residentId : f.son;
    await clerk().recordMovedOut({ residentId: chosen, occurredOn: on });
    const { rows } = await office.as('reviewer').changes.list({ state: 'lapsed' });
    expect(rows.map((row) => row.changeRequestId)).toContain(changeRequestId);
    expect((await refusalOf(office.as('reviewer').changes.apply({ changeRequestId }))).code).toMatch(/^(not_a_member|split_takes_all)$/);
    await office.as('reviewer').changes.refuse({ changeRequestId, reason: '新户主已迁出' });
  });

  test('a death and a change of head that were recorded are taken back by two persons as well', async () => {
    await settings({ twoPersonDeath: false, twoPersonHead: false });
    const f = await family('辛');
    const death = await clerk().recordDeath({ residentId: f.son, occurredOn: on });
    const head = await clerk().changeHead({ householdId: f.householdId, occurredOn: on, newHead: { residentId: f.mother, relations: [{ residentId: f.father, relationCode: '11' }] } });
    await settings({});
    expect((await refusalOf(clerk().revokeEvent({ lifeEventId: death.lifeEventId, reason: '登记错人' }))).data).toEqual({ kind: 'death' });
    expect((await refusalOf(clerk().revokeEvent({ lifeEventId: head.lifeEventId, reason: '登记错人' }))).data).toEqual({ kind: 'head' });
    for (const { lifeEventId } of [head, death]) await office.as('reviewer').changes.apply({ changeRequestId: (await draft({ what: 'revokeEvent', input: { lifeEventId, reason: '登记错人' } })).changeRequestId });
    expect((await clerk().file({ residentId: f.son })).resident.status).toBe('living');
    expect((await membersOf(office, f.householdId))[0]).toBe('辛大山 02');
  });

  test('who leaves without changing a head is recorded by one person', async () => {
    const f = await family('壬');
    await clerk().recordMovedOut({ residentId: f.son, occurredOn: on });
    await clerk().splitHousehold({ householdId: f.householdId, members: [{ residentId: f.mother, relationCode: '02' }], household: {}, occurredOn: on });
    await clerk().recordMovedOut({ residentId: f.father, occurredOn: on });
    expect(await household(f)).toEqual(['movedOut']);
  });

  test('the request of a head who splits off says where each goes and who heads the old household', async () => {
    const f = await family('未');
    const input = { householdId: f.householdId, members: [{ residentId: f.father, relationCode: '02' as const }, { residentId: f.mother, relationCode: '12' as const }], household: { householdNo: 'FH-7', address: '2号楼' }, newHead: { residentId: f.son }, occurredOn: on, note: '本人申请' };
    const { changeRequestId } = await draft({ what: 'splitHousehold', input });
    expect(await office.as('reviewer').changes.file({ changeRequestId })).toMatchObject({ name: '未大山', residentId: f.father, householdId: f.householdId, shown: [
      { field: 'event', newValue: 'split' }, { field: 'occurredOn', newValue: on }, { field: 'splitMembers', newValue: '未大山、未小花' }, { field: 'newRelation 未小花', newValue: '12' },
      { field: 'newHouseholdNo', newValue: 'FH-7' }, { field: 'address', newValue: '2号楼' }, { field: 'head', oldValue: '未大山', newValue: '未石头' }, { field: 'note', newValue: '本人申请' },
    ] });
    // One change of a household's head waits at a time, in whatever form.
    expect((await refusalOf(draft({ what: 'changeHead', input: { householdId: f.householdId, occurredOn: on, newHead: { residentId: f.mother, relations: [{ residentId: f.father, relationCode: '11' }] } } }))).code).toBe('change_pending');
  });

  test('a request whose new head has left meanwhile is refused by name, not carried out without one', async () => {
    const f = await family('亥');
    const { changeRequestId } = await draft({ what: 'recordMovedOut', input: { residentId: f.father, occurredOn: on, newHead: { residentId: f.mother, relations: [] } } });
    await clerk().recordMovedOut({ residentId: f.son, occurredOn: on });
    await clerk().recordMovedOut({ residentId: f.mother, occurredOn: on });
    expect(await refusalOf(office.as('reviewer').changes.apply({ changeRequestId }))).toMatchObject({ code: 'not_a_member', data: { name: '亥小花' } });
    expect(await household(f)).toEqual(['living', '大山 02']);
  });

  test('a death or a move that put another in the place of the head is taken back by two persons, also where heads alone take two', async () => {
    for (const [surname, record] of [
      ['申', (f: Family) => clerk().recordMovedOut({ residentId: f.father, occurredOn: on, newHead: sonWithMother(f) })], ['酉', (f: Family) => clerk().recordDeath({ residentId: f.father, occurredOn: on, newHead: sonWithMother(f) })],
      ['戌', (f: Family) => clerk().splitHousehold({ householdId: f.householdId, members: [{ residentId: f.father, relationCode: '02' }], household: {}, newHead: sonWithMother(f), occurredOn: on })],
    ] as const) {
      await settings({ twoPersonDeath: false, twoPersonHead: false });
      const f = await family(surname);
      const { lifeEventId } = await record(f);
      await settings({ twoPersonDeath: false });
      expect((await refusalOf(clerk().revokeEvent({ lifeEventId, reason: '登记错人' }))).code).toBe('change_two_persons');
      const { changeRequestId } = await draft({ what: 'revokeEvent', input: { lifeEventId, reason: '登记错人' } });
      expect(await office.as('reviewer').changes.file({ changeRequestId })).toMatchObject({ householdId: f.householdId });
      await office.as('reviewer').changes.apply({ changeRequestId });
      expect(await household(f)).toEqual(['living', '大山 02', '小花 12', '石头 20']);
      // What changed no head is one person's to take back.
      const { lifeEventId: moved } = await clerk().recordMovedOut({ residentId: f.son, occurredOn: on });
      await clerk().revokeEvent({ lifeEventId: moved, reason: '登记错人' });
    }
    await settings({});
  });
});

describe('in the database', () => {
  const attack = async (text: string): Promise<string> => {
    try {
      await office.office.core.database.writer.transaction().execute(async (trx) => { await sql.raw(text).execute(trx); });
    } catch (error) {
      return String(error);
    }
    return 'accepted';
  };

  test.each([
    ['a request is changed', (id: number) => `update changeRequests set reason = '改写过的原因' where id = ${id}`, 'never changed'],
    ['a request is deleted', (id: number) => `delete from changeRequests where id = ${id}`, 'never deleted'],
    ['its maker applies it', (id: number) => `insert into changeDecisions (changeRequestId, outcome, reason, decidedAt, decidedByUserId, decidedByStaffId) select id, 'applied', '', madeAt, madeByUserId, madeByStaffId from changeRequests where id = ${id}`, 'change_own'],
    ['another withdraws it', (id: number) => `insert into changeDecisions (changeRequestId, outcome, reason, decidedAt, decidedByUserId, decidedByStaffId) select r.id, 'withdrawn', '', r.madeAt, u.id, u.staffId from changeRequests r, users u where r.id = ${id} and u.userName = 'director'`, 'change_not_own'],
    ['it is refused without a reason', (id: number) => `insert into changeDecisions (changeRequestId, outcome, reason, decidedAt, decidedByUserId, decidedByStaffId) select r.id, 'refused', '', r.madeAt, u.id, u.staffId from changeRequests r, users u where r.id = ${id} and u.userName = 'director'`, 'CHECK'],
    ['a second one of the kind waits', (id: number) => `insert into changeRequests (requestNo, kind, what, residentId, householdId, proposedSealed, shown, reason, evidence, madeAt, madeByUserId, madeByStaffId) select 'BG-2026-9999', kind, what, residentId, householdId, proposedSealed, shown, reason, evidence, madeAt, madeByUserId, madeByStaffId from changeRequests where id = ${id}`, 'change_pending'],
    ['one without papers', (id: number) => `insert into changeRequests (requestNo, kind, what, residentId, proposedSealed, shown, reason, evidence, madeAt, madeByUserId, madeByStaffId) select 'BG-2026-9998', 'death', 'recordDeath', residentId, proposedSealed, shown, reason, '[]', madeAt, madeByUserId, madeByStaffId from changeRequests where id = ${id}`, 'CHECK'],
  ])('refuses that %s', async (_name, statement, said) => {
    const f = await family('癸');
    const { changeRequestId } = await draft(setAccount(f));
    expect(await attack(statement(changeRequestId))).toContain(said);
  });

  test('a decision is neither changed, deleted, replaced nor repeated', async () => {
    const f = await family('子');
    const { changeRequestId } = await draft(setAccount(f));
    await office.as('director').changes.refuse({ changeRequestId, reason: '材料不足' });
    for (const text of [`update changeDecisions set outcome = 'applied'`, 'delete from changeDecisions', `insert or replace into changeDecisions select * from changeDecisions where changeRequestId = ${changeRequestId}`,
      `insert into changeDecisions (changeRequestId, outcome, reason, decidedAt, decidedByUserId, decidedByStaffId) select changeRequestId, 'applied', '', decidedAt, decidedByUserId, decidedByStaffId from changeDecisions where changeRequestId = ${changeRequestId}`]) {
      expect(await attack(text)).toMatch(/never|exists already|change_decided/);
    }
  });
});

describe('papers, desk and log', () => {
  test('the whole number is shown for a reason, and each showing stands in the log', async () => {
    const f = await family('卯');
    const { changeRequestId } = await draft(setAccount(f));
    const { value } = await office.as('reviewer').residents.reveal({ target: { what: 'changeRequest', changeRequestId }, reason: '与银行卡核对' });
    expect(value).toBe(NEW_ACCOUNT);
    expect((await office.sql.selectFrom('auditRows').select(['method', 'subject']).orderBy('seq', 'desc').executeTakeFirstOrThrow())).toEqual({ method: 'residents.reveal', subject: `changeRequest:${changeRequestId}` });
    expect((await refusalOf(office.as('cashier').residents.reveal({ target: { what: 'changeRequest', changeRequestId }, reason: '想看看' }))).code).toBe('not_allowed');
  });

  test('no number of a request stands in a file of the office, whole', async () => {
    const f = await family('辰');
    const idNumber = nextIdNumber();
    await draft(setAccount(f, OTHER_ACCOUNT));
    const { resident } = await clerk().file({ residentId: f.father });
    const { changeRequestId } = await draft({ what: 'saveResident', input: { residentId: f.father, version: resident.version, person: person(resident.name, { idNumber }) } });
    await office.as('reviewer').changes.apply({ changeRequestId });
    const files = readdirSync(office.dataDir, { recursive: true }).map((name) => join(office.dataDir, String(name))).filter((path) => statSync(path).isFile());
    expect(files.length).toBeGreaterThan(0);
    for (const path of files) {
      const bytes = readFileSync(path);
      for (const number of [OTHER_ACCOUNT, NEW_ACCOUNT, idNumber]) expect(`${path} ${bytes.includes(number)}`).toBe(`${path} false`);
    }
  });

  test('what waits stands on the desk of whoever may decide it, not as a task of its maker', async () => {
    const items = async (role: string) => (await office.as(role).dashboard.due({})).items.find((item) => item.kind === 'changesToApply');
    const { open } = await office.as('reviewer').changes.list({});
    expect(await items('reviewer')).toMatchObject({ count: open, yours: open });
    expect(await items('clerk')).toMatchObject({ count: open, yours: 0 });
  });

  test('the list is narrowed by state, kind and words', async () => {
    const { rows } = await office.as('clerk').changes.list({ state: 'applied', kind: 'head' });
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => `${row.state} ${row.kind}`))).toEqual(new Set(['applied head']));
    expect((await office.as('clerk').changes.list({ search: rows[0]!.requestNo.toLowerCase() })).rows.map((row) => row.requestNo)).toEqual([rows[0]!.requestNo]);
  });

  test('the form is printed with masked numbers', async () => {
    const f = await family('巳');
    const { changeRequestId } = await draft(setAccount(f));
    const sheet = await office.as('clerk').changes.print({ changeRequestId });
    expect(sheet).toMatchObject({ printedBy: 'clerk甲', printedOn: '2026-09-08', request: { shown: [{ field: 'bankAccount', oldValue: '6217 **** **** 0012', newValue: '6217 **** **** 0137' }, { field: 'validFrom' }] } });
  });

  test('everything that was done here is proved by the check of the office; a proposal moved to another request is named and never applied', async () => {
    expect((await verifyChanges(office.sql, office.office.core.vault)).faults).toEqual([]);
    const [one, two] = [await family('丑'), await family('寅')];
    const [first, second] = [await draft(setAccount(one)), await draft(setAccount(two, OTHER_ACCOUNT))];
    await office.office.core.database.writer.transaction().execute(async (trx) => {
      await sql.raw('drop trigger changeRequestsNoUpdate').execute(trx);
      const { proposedSealed } = await trx.selectFrom('changeRequests').select('proposedSealed').where('id', '=', second.changeRequestId).executeTakeFirstOrThrow();
      await trx.updateTable('changeRequests').set({ proposedSealed }).where('id', '=', first.changeRequestId).execute();
    });
    expect((await refusalOf(office.as('reviewer').changes.apply({ changeRequestId: first.changeRequestId }))).code).toBe('vault_damaged');
    expect(await office.as('reviewer').changes.file({ changeRequestId: first.changeRequestId })).toMatchObject({ state: 'lapsed', hasNumber: false, may: { apply: false, refuse: true } });
    expect((await office.as('supervisor').office.verify({})).faults.filter((fault) => fault.part === 'changes')).toEqual([{ part: 'changes', detail: `change request ${first.requestNo}: its proposal was changed or moved` }]);
  });
});
