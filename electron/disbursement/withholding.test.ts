/** Who is paid less of a claim is told before: the letters of an approved list, who was handed his, and what is refused until he was. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, month } from '#shared/days.ts';
import type { BatchLineId, ProgrammeId, RecoveryId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import { overpayThird } from '#electron/testing/overpaid-person.ts';
import { openWelfareOffice, refusalOf, TEST_PEOPLE, type FurnishedOffice, type Standing } from '#electron/testing/welfare-office.ts';

const on = ({ batchId, version }: Standing): Standing => ({ batchId, version });
let office: FurnishedOffice;
let grants: ProgrammeId;
let recoveryId: RecoveryId;
const clerk = () => office.as('clerk').withholding;
const ofBatch = (batchId: Standing['batchId']) => clerk().ofBatch({ batchId });
const setting = async (withholdingTold: boolean) => office.as('administrator').office.saveSettings({ ...(await office.as('administrator').office.settings({})), withholdingTold });
const enter = (residentId: (typeof office.ids)[number], amountFen: number, benefitMonth: string) => office.as('clerk').welfare.enterClaim({ programmeId: grants, residentId, benefitMonth: month(benefitMonth), amountFen, note: '助学金', decisionRef: '居议〔2026〕9号' });

/** 王建国 was overpaid 200 yuan in June and July; his consent allows to withhold 80 of each grant. 李秀英 owes nothing. */
beforeAll(async () => {
  office = await openWelfareOffice(TEST_PEOPLE);
  recoveryId = await overpayThird(office);
  grants = await office.addProgramme({ code: 'W05', basis: 'claims' });
  await office.as('clerk').disbursement.planRecovery({ recoveryId, version: 1, setOff: true, payerResidentId: null, perBatchFen: fen(8_000), claimProgrammeIds: [grants], claimsBasis: 'consent', claimsRef: '2026-09-01 同意书' });
});
afterAll(() => office.close());

describe('a list of claims that withholds something', () => {
  let list: Standing;
  let lineId: BatchLineId;
  const record = (more: object = {}) => clerk().record({ batchId: list.batchId, lineIds: [lineId], how: 'self', handedOn: day('2026-09-08'), ...more });

  test('says before the approval whom it will withhold from; letters are those of an approved list', async () => {
    await enter(office.ids[2]!, 10_000, '2026-09');
    await enter(office.ids[1]!, 7_000, '2026-09');
    list = on(await office.generate(grants, '2026-09', { payBy: 'cash' }));
    const before = await ofBatch(list.batchId);
    expect(before).toMatchObject({ stands: false, mayRecord: false, untold: 1, people: [{ name: '王建国', dueFen: 10_000, withheldFen: 8_000, amountFen: 2_000, told: false, notices: [] }] });
    lineId = before.people[0]!.lineId;
    expect(await refusalOf(clerk().letters({ batchId: list.batchId }))).toBe('withholding_not_approved');
    expect(await refusalOf(record())).toBe('withholding_not_approved');
    list = on(await office.approve(list));
    expect(await ofBatch(list.batchId)).toMatchObject({ stands: true, mayRecord: true, untold: 1 });
  });

  test('has a letter that says what is owed, from when, what is withheld and what is left, the same whenever it is printed', async () => {
    const part = { recoveryId, debtorName: '王建国', months: ['2026-06', '2026-07'], amountFen: 20_000, owedFen: 20_000, withheldFen: 8_000, leftFen: 12_000, basis: 'consent', ref: '2026-09-01 同意书' };
    expect((await clerk().letters({ batchId: list.batchId })).people).toMatchObject([{ name: '王建国', dueFen: 10_000, amountFen: 2_000, parts: [part] }]);
    await office.as('cashier').disbursement.repayRecovery({ recoveryId, version: (await office.as('clerk').disbursement.recovery({ recoveryId })).version, amountFen: fen(1_000), paidOn: day('2026-09-08'), by: 'cash' });
    expect((await clerk().letters({ batchId: list.batchId, lineId })).people).toMatchObject([{ parts: [part] }]);
  });

  test('has no money handed out to somebody who was not told, where the settings say so', async () => {
    const payAll = () => office.as('cashier').disbursement.payCash({ ...list, paidOn: day('2026-09-08') });
    const tick = (line: BatchLineId) => office.as('cashier').paying.handOut({ batchId: list.batchId, lineId: line });
    await setting(true);
    await expect(payAll()).rejects.toMatchObject({ code: 'withholding_untold', data: { count: 1, lines: [{ name: '王建国' }] } });
    expect(await refusalOf(tick(lineId))).toBe('withholding_untold');
    const other = (await office.as('clerk').disbursement.lines({ batchId: list.batchId })).lines.find((line) => line.name === '李秀英')!;
    await tick(other.lineId);
    // Off again: only warned of on the screens.
    await setting(false);
    const { handoutId } = await tick(lineId);
    await office.as('cashier').paying.undoHandOut({ handoutId, reason: '试一下' });
    await setting(true);
  });

  test.each([
    ['withholding_detail_missing', { how: 'family' }],
    ['withholding_detail_missing', { how: 'left', detail: ' ' }],
    ['withholding_day_wrong', { handedOn: '2026-09-07' }],
    ['withholding_day_wrong', { handedOn: '2026-09-09' }],
    ['withholding_not_of_list', { lineIds: [999_999] }],
  ])('refuses %s', async (code, more) => {
    expect(await refusalOf(record(more))).toBe(code);
  });

  test('is told, taken back, told again: rows are only added, the last one counts', async () => {
    expect(await record({ how: 'family', detail: '妻子李秀英' })).toEqual({ persons: 1, untold: 0 });
    expect(await clerk().takeBack({ batchId: list.batchId, lineId, reason: '家里没人，没送到' })).toEqual({ untold: 1 });
    expect(await refusalOf(clerk().takeBack({ batchId: list.batchId, lineId, reason: '再撤一次' }))).toBe('withholding_not_told');
    expect(await refusalOf(office.as('cashier').paying.handOut({ batchId: list.batchId, lineId }))).toBe('withholding_untold');
    await record();
    const [person] = (await ofBatch(list.batchId)).people;
    expect(person).toMatchObject({ told: true, notices: [{ how: 'family', detail: '妻子李秀英' }, { how: 'mistake' }, { how: 'self', handedOn: '2026-09-08' }] });
    expect(await refusalOf(clerk().letters({ batchId: list.batchId, onlyUntold: true }))).toBe('withholding_not_of_list');
    await office.as('cashier').paying.handOut({ batchId: list.batchId, lineId });
  });

  test('is kept by the database too', async () => {
    const { writer } = office.office.core.database;
    const [user] = await office.sql.selectFrom('users').select(['id', 'staffId']).where('userName', '=', 'clerk').execute();
    const add = (line: number, how: string, detail: string) => sql`insert into withholdingNotices (lineId, how, handedOn, detail, userId, staffId, at) values (${line}, ${how}, '2026-09-08', ${detail}, ${user!.id}, ${user!.staffId}, '2026-09-08T01:00:00.000Z')`.execute(writer);
    const other = await office.sql.selectFrom('batchLines').select('id').where('batchId', '=', list.batchId).where('name', '=', '李秀英').executeTakeFirstOrThrow();
    await expect(add(other.id, 'self', '')).rejects.toThrow(/nothing is withheld/);
    await expect(add(lineId, 'family', ' ')).rejects.toThrow(/CHECK/);
    await expect(add(lineId, 'email', 'x')).rejects.toThrow(/CHECK/);
    await expect(sql`update withholdingNotices set how = 'self'`.execute(writer)).rejects.toThrow(/never changed/);
    await expect(sql`delete from withholdingNotices`.execute(writer)).rejects.toThrow(/never deleted/);
  });
});

describe('a list through the bank', () => {
  test('names who was not told, and goes out without him or after he was', async () => {
    await enter(office.ids[2]!, 12_000, '2026-10');
    await enter(office.ids[1]!, 7_000, '2026-10');
    const list = on(await office.approve(await office.generate(grants, '2026-10')));
    const { people: [person] } = await ofBatch(list.batchId);
    const cashier = office.as('cashier').disbursement;
    expect((await cashier.checkExport({ batchId: list.batchId, profileCode: 'generic-csv' })).problems).toMatchObject([{ kind: 'untold', name: '王建国' }]);
    expect(await refusalOf(cashier.exportToBank({ ...list, profileCode: 'generic-csv' }))).toBe('withholding_untold');
    const first = await cashier.exportToBank({ ...list, profileCode: 'generic-csv', leaveOut: [person!.lineId] });
    expect(first.files).toMatchObject([{ lineCount: 1 }]);
    await clerk().record({ batchId: list.batchId, lineIds: [person!.lineId], how: 'post', handedOn: day('2026-09-08'), detail: 'EMS 1234567890' });
    expect((await cashier.exportToBank({ ...on(first), profileCode: 'generic-csv', reason: '已告知' })).files).toMatchObject([{ lineCount: 1, totalFen: 4_000 }]);
  });

  test('does not settle a line of which nothing is left before its person was told, whoever is left out', async () => {
    await enter(office.ids[2]!, 3_000, '2026-11');
    await enter(office.ids[1]!, 7_000, '2026-11');
    const list = on(await office.approve(await office.generate(grants, '2026-11')));
    const { people: [person] } = await ofBatch(list.batchId);
    expect(person).toMatchObject({ amountFen: 0, withheldFen: 3_000, parts: [{ owedFen: 3_000, leftFen: 0 }] });
    expect(await refusalOf(office.as('cashier').disbursement.exportToBank({ ...list, profileCode: 'generic-csv', leaveOut: [person!.lineId] }))).toBe('withholding_untold');
  });
});

test('no other list has anybody to tell', async () => {
  const list = on(await office.approve(await office.generate(office.w01, '2026-08', { payBy: 'cash' })));
  expect(await ofBatch(list.batchId)).toMatchObject({ people: [], untold: 0 });
  expect(await refusalOf(clerk().letters({ batchId: list.batchId }))).toBe('withholding_not_of_list');
});
