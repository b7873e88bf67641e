/** Who looks after a programme, and its end (C1): lists, claims, the desk and the forecast stop with its last month. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, month } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import { refusalOf as refused } from '#electron/testing/people.ts';
import { openWelfareOffice, refusalOf, type FurnishedOffice } from '#electron/testing/welfare-office.ts';

let office: FurnishedOffice;
beforeAll(async () => { office = await openWelfareOffice([{ name: '甲', birthDate: '1950-01-01' }, { name: '乙', birthDate: '1955-01-01' }]); });
afterAll(() => office.close());
const clerk = () => office.as('clerk');
const edit = async (more: object) => {
  const { name, form, period, purpose, version } = await clerk().welfare.programme({ programmeId: office.w01 });
  return clerk().welfare.editProgramme({ programmeId: office.w01, version, name, form, period, purpose, ...more });
};
const due = async () => (await clerk().dashboard.due({})).items.flatMap((item) => (item.kind === 'programmesDue' ? item.programmes.map((each) => `${each.code} ${each.month}`) : []));

test('an owner is one of the staff or a name, never both; what is left out stays', async () => {
  const { staff } = await office.as('supervisor').welfare.owners({});
  expect(staff.length).toBeGreaterThan(3);
  const first = staff[0]!;
  const owner = async () => { const { owner: name, ownerStaffId, ownerName } = await clerk().welfare.programme({ programmeId: office.w01 }); return [name, ownerStaffId, ownerName]; };
  await edit({ ownerStaffId: first.staffId });
  expect(await owner()).toEqual([first.name, first.staffId, '']);
  await edit({});
  expect(await owner()).toEqual([first.name, first.staffId, '']);
  await edit({ ownerName: '王会计' });
  expect(await owner()).toEqual(['王会计', null, '王会计']);
  expect(await refusalOf(edit({ ownerStaffId: first.staffId, ownerName: '王会计' }))).toBe('invalid_input');
  expect(await refusalOf(edit({ ownerStaffId: 999 }))).toBe('not_found');
  await expect(office.office.core.database.writer.updateTable('programmes').set({ ownerStaffId: first.staffId }).where('id', '=', office.w01).execute()).rejects.toThrow(/CHECK/i);
  await edit({ ownerStaffId: null, ownerName: '' });
  expect(await owner()).toEqual(['', null, '']);
});

describe('a programme that ends with September', () => {
  beforeAll(async () => {
    await office.generate(office.w01, '2026-08');
    await edit({ lastMonth: month('2026-09') });
  });

  test('has a list for September, none for October, and says so', async () => {
    expect(await refused(office.generate(office.w01, '2026-10'))).toEqual({ code: 'programme_over', data: { code: 'W01', lastMonth: '2026-09' } });
    expect(await refusalOf(clerk().welfare.explain({ programmeId: office.w01, residentId: office.ids[0]!, month: month('2026-10') }))).toBe('programme_over');
    const september = await office.generate(office.w01, '2026-09');
    expect(september.personCount).toBe(2);
    const row = await office.sql.selectFrom('batches').selectAll().where('id', '=', september.batchId).executeTakeFirstOrThrow();
    await expect(office.office.core.database.writer.insertInto('batches').values({ ...row, id: undefined as never, batchNo: 'W01-202610-1', benefitMonth: month('2026-10'), status: 'draft' }).execute()).rejects.toThrow('has ended by this month');
  });

  test('is paid nothing in the forecast afterwards, and the desk asks for no list', async () => {
    const forecast = (await clerk().forecast.year({})).programmes.find((each) => each.code === 'W01')!;
    expect(forecast.now.persons).toBe(2);
    expect(forecast.cells.map((cell) => [cell.persons, cell.amountFen, cell.pays])).toEqual(forecast.cells.map(() => [0, 0, false]));
    office.clock.set('2026-10-08T01:00:00.000Z');
    expect(await due()).toEqual([]);
    expect((await clerk().welfare.programmes({})).programmes[0]).toMatchObject({ code: 'W01', lastMonth: '2026-09', current: null });
  });

  test('is reminded of a last list that was left out', async () => {
    const { batchId, version } = await office.sql.selectFrom('batches').select(['id as batchId', 'version']).where('benefitMonth', '=', month('2026-09')).executeTakeFirstOrThrow();
    await clerk().disbursement.voidBatch({ batchId, version, reason: '重做' });
    expect(await due()).toEqual(['W01 2026-09']);
    await office.generate(office.w01, '2026-09');
    expect(await due()).toEqual([]);
  });

  test('does not end before a list it has, at the door and by the database; a new version after its end is not put in force', async () => {
    expect(await refused(edit({ lastMonth: month('2026-08') }))).toMatchObject({ code: 'programme_listed_later', data: { code: 'W01', month: '2026-09' } });
    await expect(office.office.core.database.writer.updateTable('programmes').set({ lastMonth: month('2026-08') }).where('id', '=', office.w01).execute()).rejects.toThrow('lists for later months');
    const saved = await clerk().welfare.saveDraft({
      programmeId: office.w01, versionId: null, version: null, validFrom: month('2026-11'), resolutionNo: '〔2026〕9号', resolvedOn: day('2026-09-01'), resolutionTitle: '决议', rule: { kind: 'residency', in: ['registered'] },
      amount: { standard: { kind: 'flat', fen: fen(1_000) }, per: 'month', perMember: null, halfMonth: null, capFen: null, roundToFen: 1 }, exclusions: [], expenseAccountCode: '5140101', payableAccountCode: '21101', moneyAccountCode: '10201', cashAccountCode: '101', stackable: true, exclusionGroup: null,
    });
    expect(await refusalOf(clerk().welfare.activateVersion({ versionId: saved.versionId, version: saved.version }))).toBe('programme_over');
    await clerk().welfare.dropDraft({ versionId: saved.versionId, version: saved.version });
  });

  test('goes on when its end is moved or taken away', async () => {
    await edit({ lastMonth: null });
    expect((await office.generate(office.w01, '2026-10')).personCount).toBe(2);
  });
});

test('claims of months after the end are not taken; those of before are still paid', async () => {
  const programmeId = await office.addProgramme({ code: 'W50', basis: 'claims', rule: { kind: 'any', of: [{ kind: 'sex', is: '1' }, { kind: 'not', of: { kind: 'sex', is: '1' } }] } });
  const claim = (benefitMonth: string) => clerk().welfare.enterClaim({ programmeId, residentId: office.ids[0]!, benefitMonth: month(benefitMonth), amountFen: 5_000, note: '慰问', decisionRef: '会议纪要' });
  await claim('2026-09');
  const { name, form, period, purpose, version } = await clerk().welfare.programme({ programmeId });
  await clerk().welfare.editProgramme({ programmeId, version, name, form, period, purpose, lastMonth: month('2026-09') });
  expect(await refusalOf(claim('2026-10'))).toBe('programme_over');
  expect(await due()).toContain('W50 2026-09');
  expect((await office.generate(programmeId, '2026-09')).totalFen).toBe(5_000);
});
