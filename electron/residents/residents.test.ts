import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '#shared/days.ts';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { REVEALS_AN_HOUR } from './reveal.ts';
import { enterFamily, idNumberOf, person, refusalOf } from '#electron/testing/people.ts';

let office: TestOffice;
beforeAll(async () => { office = await openTestOffice(); });
afterAll(async () => { await office.close(); });
const clerk = () => office.as('clerk').residents;
const blank = { residentId: null, version: null };

describe('saving a resident', () => {
  const ID = idNumberOf('1963-08-15', 202);
  test('an ID number fills birth date and sex, in any writing', async () => {
    const full = [...` ${ID.slice(0, 6)} ${ID.slice(6)}`].map((c) => (/\d/.test(c) ? String.fromCodePoint(c.codePointAt(0)! + 0xfee0) : c)).join('');
    const { residentId } = await clerk().saveResident({ ...blank, person: person('  王　小明 ', { idNumber: full, phone: '138 0000 5678' }) });
    expect((await clerk().file({ residentId })).resident).toMatchObject({ name: '王 小明', birthDate: '1963-08-15', sex: '2', phone: '13800005678', idNumberMasked: `370299********${ID.slice(-4)}`, version: 1 });
  });

  const refusals: readonly [string, Parameters<typeof person>, string, object?][] = [
    ['a wrong check character', ['甲', { idNumber: `${ID.slice(0, 17)}${ID.endsWith('1') ? '2' : '1'}` }], 'id_number_bad', { why: 'checksum' }],
    ['another sex than entered', ['甲', { idNumber: idNumberOf('1963-08-15', 204), sex: '1' }], 'id_number_bad', { why: 'sex_mismatch', expected: '2' }],
    ['another birth date than entered', ['甲', { idNumber: idNumberOf('1963-08-15', 204), birthDate: day('1963-08-16') }], 'id_number_bad', { why: 'birth_mismatch', expected: '1963-08-15' }],
    ['a number of a spreadsheet', ['甲', { idNumber: '3.70299E+17' }], 'id_number_bad', { why: 'excel_damaged' }],
    ['a birth in the future', ['甲', { birthDate: day('2026-09-09') }], 'day_in_future'],
    ['half a phone number', ['甲', { phone: '1380000' }], 'phone_bad'],
  ];
  test.each(refusals)('refuses %s', async (_name, args, code, data) => {
    expect(await refusalOf(clerk().saveResident({ ...blank, person: person(...args) }))).toMatchObject({ code, data: data ?? {} });
  });

  test('a number that is taken names its owner, the dead and the moved included', async () => {
    const family = await enterFamily(office, '许');
    const number = idNumberOf('1940-02-03', 55);
    const { residentId } = await clerk().saveResident({ ...blank, person: person('何故', { idNumber: number }), place: { as: 'member', householdId: family.householdId, relationCode: '51' }, since: day('2020-01-01') });
    await clerk().recordDeath({ residentId, occurredOn: day('2026-01-01') });
    const { code, data } = await refusalOf(clerk().saveResident({ ...blank, person: person('何某', { idNumber: number.toLowerCase() }) }));
    expect({ code, data }).toMatchObject({ code: 'id_number_taken', data: { residentId, name: '何故' } });
    expect(data['householdNo']).toMatch(/^H\d+$/);
  });

  test('a change keeps the number, is refused over a newer one, and stands in the history', async () => {
    const { residentId } = await clerk().saveResident({ ...blank, person: person('吕一', { idNumber: idNumberOf('1971-01-01', 7), phone: '13900000001' }) });
    const edit = { residentId, version: 1, person: { ...person('吕二', { birthDate: day('1971-01-01'), sex: '1' }), idNumber: null } };
    expect(await clerk().saveResident(edit)).toMatchObject({ version: 2 });
    expect((await refusalOf(clerk().saveResident(edit))).code).toBe('changed_meanwhile');
    const file = await clerk().file({ residentId });
    expect(file.resident).toMatchObject({ name: '吕二', hasIdNumber: true, phone: '' });
    expect(file.changes.map((change) => [change.field, change.oldValue, change.newValue])).toEqual(expect.arrayContaining([['name', '吕一', '吕二'], ['phone', '13900000001', '']]));
    expect((await clerk().list({ search: '吕一' })).total).toBe(0);
    expect((await clerk().list({ search: '吕二' })).total).toBe(1);
    const clash = { residentId, version: 2, person: { ...person('吕二', { birthDate: day('1972-01-01') }), idNumber: null } };
    expect((await refusalOf(clerk().saveResident(clash))).data).toMatchObject({ why: 'birth_mismatch' });
  });

  test('fields nobody offers are not taken from the request', async () => {
    const input = { ...blank, person: { ...person('施夹带'), status: 'dead', version: 99, idNumberMasked: '<script>', __proto__: { note: 'x' } } };
    const { residentId } = await clerk().saveResident(JSON.parse(JSON.stringify(input)) as typeof input);
    expect((await clerk().file({ residentId })).resident).toMatchObject({ status: 'living', version: 1, idNumberMasked: '', note: '' });
    expect(({} as Record<string, unknown>)['note']).toBeUndefined();
  });
});

describe('facts and accounts', () => {
  test('the same fact twice at one time is refused unless the new one follows the old', async () => {
    const { residentId } = await clerk().saveResident({ ...blank, person: person('张事实') });
    const fact = { fact: 'studentStage' as const, value: 'primary', validFrom: day('2020-09-01') };
    await clerk().addFact({ residentId, fact });
    const next = { fact: 'studentStage' as const, value: 'junior', validFrom: day('2026-09-01') };
    expect(await refusalOf(clerk().addFact({ residentId, fact: next }))).toMatchObject({ code: 'fact_overlaps', data: { value: 'primary' } });
    await clerk().addFact({ residentId, fact: next, replaceCurrent: true });
    const standing = (await clerk().file({ residentId })).facts.filter((row) => row.withdrawnAt === null);
    expect(standing.map((row) => [row.value, row.validFrom, row.validTo])).toEqual([['junior', '2026-09-01', null], ['primary', '2020-09-01', '2026-08-31']]);
    expect((await refusalOf(clerk().addFact({ residentId, fact: { ...next, value: 'emperor' } }))).code).toBe('fact_value_bad');
  });

  test('details are sealed, and shown with a reason only', async () => {
    const { residentId } = await clerk().saveResident({ ...blank, person: person('曹证') });
    const { factId } = await clerk().addFact({ residentId, fact: { fact: 'disability', value: '42', validFrom: day('2024-01-01'), detail: '37029919500101101X42' } });
    const row = await office.sql.selectFrom('residentFacts').selectAll().where('id', '=', factId).executeTakeFirstOrThrow();
    expect(row.detailSealed?.toString('latin1')).not.toContain('37029919500101101X42');
    await clerk().endFact({ factId, lastDay: day('2026-08-31'), reason: '证件到期' });
    const { facts } = await clerk().file({ residentId });
    const ended = facts.find((fact) => fact.withdrawnAt === null)!;
    expect(ended).toMatchObject({ validTo: '2026-08-31', hasDetail: true });
    expect((await clerk().reveal({ target: { what: 'factDetail', factId: ended.factId }, reason: '核对证件' })).value).toBe('37029919500101101X42');
  });

  test('an account: check digit, holder, one at a time, shared ones named', async () => {
    const { residentId } = await clerk().saveResident({ ...blank, person: person('严账户') });
    const set = (account: object) => clerk().setBankAccount({ residentId, account: account as { number: string }, from: day('2026-01-01') });
    expect((await refusalOf(set({ number: '6217000000000000013' }))).data).toMatchObject({ why: 'luhn' });
    expect((await refusalOf(set({ number: '6228480000000000018', holderName: '严儿' }))).code).toBe('bank_holder_relation_needed');
    await set({ number: '6228480000000000018', holderName: '严儿', holderRelation: '儿子' });
    await clerk().setBankAccount({ residentId, account: { number: '6217000000000000012' }, from: day('2026-02-01') });
    const { bankAccounts } = await clerk().file({ residentId });
    expect(bankAccounts.map((row) => [row.numberMasked, row.holderName, row.validFrom, row.validTo])).toEqual([
      ['6217 **** **** 0012', '严账户', '2026-02-01', null], ['6228 **** **** 0018', '严儿', '2026-01-01', '2026-01-31']]);
    expect((await clerk().reveal({ target: { what: 'bankAccount', bankAccountId: bankAccounts[1]!.bankAccountId }, reason: '核对账号' })).value).toBe('6228480000000000018');
    const other = await clerk().saveResident({ ...blank, person: person('严同户') });
    const shared = await clerk().setBankAccount({ residentId: other.residentId, account: { number: '6217 0000 0000 0000 012' }, from: day('2026-01-01') });
    expect(shared.alsoOf.map((row) => row.name)).toContain('严账户');
    // After an account that has ended a new one begins the day after it at the earliest.
    await clerk().endBankAccount({ bankAccountId: bankAccounts[0]!.bankAccountId, lastDay: day('2026-08-31'), reason: '销户' });
    const anew = (from: string) => clerk().setBankAccount({ residentId, account: { number: '6228480000000000018', holderName: '严儿', holderRelation: '儿子' }, from: day(from) });
    expect(await refusalOf(anew('2026-08-31'))).toMatchObject({ code: 'day_too_early', data: { what: 'accountEnded', since: '2026-09-01' } });
    await anew('2026-09-01');
  });

  test('dated rows refuse any change but being withdrawn once', async () => {
    const { core } = office.office;
    const write = (statement: string) => core.database.writer.executeQuery({ sql: statement, parameters: [], query: { kind: 'RawNode' } as never, queryId: {} as never });
    for (const statement of [
      "update residentFacts set value = 'tenant' where id = 1", 'update householdMembers set validTo = null where id = 1', 'delete from bankAccounts where id = 1', "update lifeEvents set note = 'x' where id = 1",
      "update fieldChanges set newValue = 'x' where id = 1", 'delete from residents where id = 1',
      "insert or replace into residentFacts select * from residentFacts where id = 1",
    ]) await expect(write(statement)).rejects.toThrow(/rows are never|only ever withdrawn|exists already/);
  });
});

describe('what is protected', () => {
  test('no list, file or print ever holds a whole ID number or account', async () => {
    const number = idNumberOf('1958-11-11', 88);
    const { residentId, householdId } = await clerk().saveResident({ ...blank, person: person('秘密人', { idNumber: number, phone: '13812345678' }), place: { as: 'head', household: { address: '3号楼' } }, bankAccount: { number: '6228480000000000018' } });
    const answers = JSON.stringify([
      await clerk().list({ limit: 500 }), await clerk().list({ search: number }), await clerk().households({ limit: 500 }), await clerk().file({ residentId }), await clerk().householdFile({ householdId: householdId! }),
      await clerk().householdSheet({ householdId: householdId! }), await clerk().asOf({ residentId, asOf: day('2026-09-01') }),
    ]);
    for (const secret of [number, '6228480000000000018']) expect(answers).not.toContain(secret);
    expect(JSON.stringify(await clerk().list({ search: '秘密人' }))).not.toContain('13812345678');
    expect((await clerk().list({ search: number })).rows.map((row) => row.name)).toEqual(['秘密人']);
  });

  test('showing a number leaves one line in the log, without the number; more than thirty an hour are marked', async () => {
    const number = idNumberOf('1958-11-11', 90);
    const { residentId } = await clerk().saveResident({ ...blank, person: person('看一看', { idNumber: number }) });
    const before = await office.sql.selectFrom('auditRows').select('seq').where('method', '=', 'residents.reveal').execute();
    let last = { alert: false, shownInLastHour: 0 };
    const reveal = () => office.as('director').residents.reveal({ target: { what: 'idNumber', residentId }, reason: '核对证件' });
    expect((await reveal()).value).toBe(number);
    for (let n = 0; n < REVEALS_AN_HOUR; n += 1) last = await reveal();
    expect(last).toMatchObject({ alert: true, shownInLastHour: REVEALS_AN_HOUR + 1 });
    const rows = await office.sql.selectFrom('auditRows').selectAll().where('method', '=', 'residents.reveal').execute();
    expect(rows.length - before.length).toBe(REVEALS_AN_HOUR + 1);
    expect(JSON.parse(rows.at(-1)!.detail)).toMatchObject({ what: 'idNumber', reason: '核对证件', alert: true });
    expect(JSON.stringify(rows)).not.toContain(number);
    expect((await refusalOf(office.as('supervisor').residents.reveal({ target: { what: 'idNumber', residentId }, reason: '好奇' }))).code).toBe('not_allowed');
    expect((await refusalOf(clerk().reveal({ target: { what: 'idNumber', residentId }, reason: '' }))).code).toBe('invalid_input');
  });
});

describe('the entry grid', () => {
  const row = (name: string, more: object = {}) => ({ name, ...more });
  test('enters a household of several people at once', async () => {
    const out = await clerk().enterResidents({ since: day('2026-01-01'), rows: [
      row('田甲', { idNumber: idNumberOf('1960-01-01', 11), householdNo: 'x-9', relation: '户主', address: '9号楼' }), row('田乙', { sex: '女', birthDate: '1962.3.4', householdNo: 'X-9', relation: '妻' }),
      row('田丙', { birthDate: '20260301', householdNo: 'X-9', relation: '孙子' }), row('田丁', { address: '10号楼', bankAccount: '6228480000000000018' }),
    ] });
    expect(out.newHouseholds).toBe(2);
    const [file] = (await clerk().households({ search: 'X-9' })).rows;
    expect(file).toMatchObject({ headName: '田甲', memberCount: 3, address: '9号楼' });
    expect((await clerk().file({ residentId: out.residentIds[1]! })).resident).toMatchObject({ birthDate: '1962-03-04', sex: '2', relationCode: '12', idKind: 'temporary' });
    expect((await clerk().file({ residentId: out.residentIds[2]! })).memberships[0]).toMatchObject({ validFrom: '2026-03-01' });
  });

  test('all or none: every fault by its cell, and nothing written', async () => {
    const before = await clerk().list({ status: null });
    const { code, data } = await refusalOf(clerk().enterResidents({ since: day('2026-01-01'), rows: [
      row('好人'), row(''), row('坏号', { idNumber: '370299196001010000' }), row('坏日', { birthDate: '1960-02-30' }), row('坏关系', { householdNo: 'X-9', relation: '邻居' }), row('又一户主', { householdNo: 'X-9', relation: '户主' }),
      row('没户主', { householdNo: 'NEW', relation: '妻' }), row('重号', { idNumber: idNumberOf('1960-01-01', 11) }),
    ] }));
    expect(code).toBe('rows_refused');
    expect((data['faults'] as { row: number; field: string; code: string }[]).map((fault) => `${fault.row} ${fault.field} ${fault.code}`).toSorted()).toEqual([
      '1 name empty', '2 idNumber id_number_bad.excel_damaged', '3 birthDate day', '4 relation relation', '5 relation head_taken', '6 relation head_needed', '7 idNumber id_number_taken']);
    expect((await clerk().list({ status: null })).total).toBe(before.total);
  });
});

describe('to be fixed', () => {
  test('every kind counts what its list shows', async () => {
    await clerk().saveResident({ ...blank, person: person('小户主', { birthDate: day('2015-01-01') }), place: { as: 'head', household: {} }, since: day('2020-01-01') });
    await clerk().saveHousehold({ householdId: null, version: null, household: {} });
    const { counts } = await clerk().toFix({});
    const of = Object.fromEntries(counts.map((entry) => [entry.kind, entry.count]));
    expect(of).toMatchObject({ minorHead: 1, deadActive: 0, emptyHousehold: 1 });
    for (const kind of ['idMissing', 'birthMissing', 'bankMissing', 'phoneMissing', 'noHousehold', 'minorHead', 'sharedAccount', 'deadActive'] as const) expect([kind, (await clerk().list({ toFix: kind })).total]).toEqual([kind, of[kind]]);
    for (const kind of ['emptyHousehold', 'headMissing'] as const) expect([kind, (await clerk().households({ toFix: kind })).total]).toEqual([kind, of[kind]]);
    expect(of['sharedAccount']).toBeGreaterThanOrEqual(2);
  });
});

describe('places', () => {
  test('a building laid out, a household in a flat follows it into another grid', async () => {
    const grid = await clerk().saveGrid({ gridId: null, code: 'G1', name: '第一网格', workerName: '网格员', workerPhone: '13800000000' });
    const second = await clerk().saveGrid({ gridId: null, code: 'G2', name: '第二网格', workerName: '', workerPhone: '' });
    expect((await refusalOf(clerk().saveGrid({ gridId: null, code: 'G1', name: '又一', workerName: '', workerPhone: '' }))).code).toBe('name_taken');
    const { buildingId } = await clerk().saveBuilding({ buildingId: null, gridId: grid.gridId, name: '8号楼' });
    expect(await clerk().layOutBuilding({ buildingId, units: 3, floors: 6, doorsPerFloor: 2 })).toEqual({ units: 3, flats: 36 });
    expect((await refusalOf(clerk().layOutBuilding({ buildingId, units: 1, floors: 1, doorsPerFloor: 1 }))).code).toBe('building_laid_out');
    const { flats } = await clerk().flats({ buildingId });
    expect(flats[3]).toMatchObject({ unitName: '1单元', number: '202', floor: 2, households: [] });
    const home = await clerk().saveResident({ ...blank, person: person('楼里人'), place: { as: 'head', household: { flatId: flats[3]!.flatId } } });
    expect((await clerk().file({ residentId: home.residentId })).resident).toMatchObject({ address: '8号楼1单元202', gridName: '第一网格' });
    expect((await clerk().list({ buildingId })).rows.map((row) => row.name)).toEqual(['楼里人']);
    await clerk().saveBuilding({ buildingId, gridId: second.gridId, name: '8号楼' });
    expect((await clerk().list({ gridId: second.gridId })).rows.map((row) => row.name)).toEqual(['楼里人']);
    expect((await clerk().householdFile({ householdId: home.householdId! })).changes).toMatchObject([{ field: 'gridId' }]);
  });
});
