/** Festivals as periods (D1): their days by the Chinese calendar, one list a festival and year, as of its day. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, day, month, yearOf, type Day } from '#shared/days.ts';
import { FESTIVALS, LUNAR_DAYS } from '#shared/welfare/festivals.ts';
import { refusalOf as refused } from '#electron/testing/people.ts';
import { flat, openWelfareOffice, refusalOf, REGISTERED, type FurnishedOffice } from '#electron/testing/welfare-office.ts';
import type { ProgrammeId } from '#shared/ids.ts';

let office: FurnishedOffice;
let ninth: ProgrammeId;
beforeAll(async () => {
  // The second comes of age the day before the festival of 2026 (18 October), the third the day after.
  office = await openWelfareOffice([{ name: '甲', birthDate: '1950-01-01' }, { name: '乙', birthDate: '1966-10-17' }, { name: '丙', birthDate: '1966-10-19' }]);
  ninth = await office.addProgramme({ code: 'W10', rule: { kind: 'all', of: [{ kind: 'age', atLeast: 60, effective: 'birthday', on: 'asOf' }, REGISTERED] }, amount: { ...flat(20_000), per: 'payment' } });
});
afterAll(() => office.close());
const clerk = () => office.as('clerk');
const edit = async (programmeId: ProgrammeId, more: object) => {
  const { name, form, period, purpose, version } = await clerk().welfare.programme({ programmeId });
  return clerk().welfare.editProgramme({ programmeId, version, name, form, period, purpose, ...more });
};
const due = async () => (await clerk().dashboard.due({})).items.flatMap((item) => (item.kind === 'programmesDue' ? item.programmes.map((each) => `${each.code} ${each.month}`) : []));

/** Month and day of the Chinese calendar. */
const chinese = (on: Day): string => {
  const parts = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric' }).formatToParts(new Date(`${on}T04:00:00Z`));
  return ['month', 'day'].map((type) => parts.find((part) => part.type === type)?.value).join('/');
};

describe('the table', () => {
  test('has every festival of 2024 to 2035, those of the moon on their day of the Chinese calendar', async () => {
    for (let year = 2024; year <= 2035; year += 1) {
      const { days } = await clerk().welfare.festivals({ year });
      expect(days.map((row) => row.festival).toSorted()).toEqual([...FESTIVALS].toSorted());
      expect(days.map((row) => yearOf(row.day!))).toEqual(days.map(() => year));
      const moon = days.filter((row) => row.festival in LUNAR_DAYS);
      expect(moon).toHaveLength(Object.keys(LUNAR_DAYS).length);
      expect(moon.map((row) => `${row.festival} ${chinese(row.day!)}`)).toEqual(moon.map((row) => `${row.festival} ${LUNAR_DAYS[row.festival as keyof typeof LUNAR_DAYS].join('/')}`));
      const { springFestival, lantern } = Object.fromEntries(days.map((row) => [row.festival, row.day])) as Record<string, Day>;
      expect(addDays(springFestival!, 14)).toBe(lantern);
    }
  });

  test('known days', async () => {
    const of = async (year: number, festival: string) => (await clerk().welfare.festivals({ year })).days.find((row) => row.festival === festival)?.day;
    expect([await of(2026, 'springFestival'), await of(2026, 'midAutumn'), await of(2026, 'doubleNinth'), await of(2027, 'newYear'), await of(2033, 'midAutumn')]).toEqual(['2026-02-17', '2026-09-25', '2026-10-18', '2027-01-01', '2033-09-08']);
  });

  test('is the office’s own: a later year is entered, a day put right', async () => {
    expect((await clerk().welfare.festivals({ year: 2036 })).days.every((row) => row.day === null)).toBe(true);
    await clerk().welfare.saveFestival({ festival: 'springFestival', day: day('2036-01-27') });
    await clerk().welfare.saveFestival({ festival: 'springFestival', day: day('2036-01-28') });
    const { days, years } = await clerk().welfare.festivals({ year: 2036 });
    expect([days[0], years.at(-1)]).toEqual([{ festival: 'springFestival', day: '2036-01-28', listed: 0 }, 2036]);
    expect(await refusalOf(office.as('supervisor').welfare.saveFestival({ festival: 'springFestival', day: day('2037-02-15') }))).toBe('not_allowed');
  });
});

describe('a programme of a festival', () => {
  test('pays once, by its rule; the festival is chosen before a version is in force', async () => {
    expect(await refusalOf(edit(ninth, { festival: 'doubleNinth' }))).toBe('programme_in_use');
    const { accountSetId } = await clerk().welfare.programme({ programmeId: ninth });
    const create = (more: object) => clerk().welfare.createProgramme({ code: 'W60', name: '重阳', target: 'person', form: 'cash', period: 'once', purpose: '', accountSetId, noticeDays: 0, festival: 'doubleNinth', ...more });
    expect(await refused(create({ period: 'monthly' }))).toEqual({ code: 'festival_period', data: { festival: 'doubleNinth' } });
    expect(await refusalOf(create({ basis: 'claims' }))).toBe('festival_period');
    const { programmeId } = await create({});
    ninth = programmeId;
    expect(await clerk().welfare.programme({ programmeId })).toMatchObject({ festival: 'doubleNinth', period: 'once' });
    const saved = await clerk().welfare.saveDraft({
      programmeId, versionId: null, version: null, validFrom: month('2026-01'), resolutionNo: '〔2026〕1号', resolvedOn: day('2025-12-20'), resolutionTitle: '决议', rule: { kind: 'all', of: [{ kind: 'age', atLeast: 60, effective: 'birthday', on: 'asOf' }, REGISTERED] }, amount: { ...flat(20_000), per: 'payment' }, exclusions: [],
      expenseAccountCode: '5140101', payableAccountCode: '21101', moneyAccountCode: '10201', cashAccountCode: '101', stackable: true, exclusionGroup: null,
    });
    await clerk().welfare.activateVersion({ versionId: saved.versionId, version: saved.version });
    expect(await refusalOf(edit(programmeId, { festival: 'midAutumn' }))).toBe('programme_in_use');
    await expect(office.office.core.database.writer.updateTable('programmes').set({ festival: 'midAutumn', period: 'monthly' }).where('id', '=', programmeId).execute()).rejects.toThrow(/CHECK/i);
  });

  test('the desk asks for its list thirty days before', async () => {
    expect((await due()).filter((each) => each.startsWith('W60'))).toEqual([]);
    office.clock.set('2026-09-18T01:00:00.000Z');
    expect((await due()).filter((each) => each.startsWith('W60'))).toEqual(['W60 2026-10']);
  });

  test('the forecast pays it in its month alone, as people stand on its day', async () => {
    const cells = (await clerk().forecast.year({})).programmes.find((each) => each.code === 'W60')!.cells;
    expect(cells.filter((cell) => cell.pays).map((cell) => [cell.month, cell.persons, cell.amountFen])).toEqual([['2026-10', 2, 40_000]]);
    expect(cells.filter((cell) => !cell.pays).every((cell) => cell.amountFen === 0)).toBe(true);
  });

  test('has a list of its month, as of its day, and no other', async () => {
    expect(await refused(office.generate(ninth, '2026-09'))).toEqual({ code: 'festival_day_other', data: { festival: 'doubleNinth', day: '2026-10-18' } });
    expect(await refusalOf(clerk().disbursement.generate({ programmeId: ninth, benefitMonth: month('2026-10'), asOf: day('2026-10-01') }))).toBe('festival_day_other');
    expect(await refused(office.generate(ninth, '2037-10'))).toEqual({ code: 'festival_day_missing', data: { festival: 'doubleNinth', year: 2037 } });
    const made = await office.generate(ninth, '2026-10');
    const { lines } = await clerk().disbursement.lines({ batchId: made.batchId });
    expect(lines.map((line) => line.name)).toEqual(['甲', '乙']);
    const batch = await office.sql.selectFrom('batches').selectAll().where('id', '=', made.batchId).executeTakeFirstOrThrow();
    expect(batch.asOf).toBe('2026-10-18');
    expect((await due()).filter((each) => each.startsWith('W60'))).toEqual([]);
    expect(await clerk().disbursement.recompute({ batchId: made.batchId })).toMatchObject({ identical: true });
  });

  test('once a year, at the door and by the database; the next year again', async () => {
    expect(await refusalOf(office.generate(ninth, '2026-10'))).toBe('batch_exists');
    expect(await refused(clerk().welfare.saveFestival({ festival: 'doubleNinth', day: day('2026-10-19') }))).toMatchObject({ code: 'festival_listed', data: { festival: 'doubleNinth', year: 2026 } });
    const { writer } = office.office.core.database;
    await expect(writer.updateTable('festivalDays').set({ day: day('2026-11-01') }).where('festival', '=', 'doubleNinth').where('year', '=', 2026).execute()).rejects.toThrow('there is a list');
    const row = await office.sql.selectFrom('batches').selectAll().where('programmeId', '=', ninth).executeTakeFirstOrThrow();
    const again = (more: object) => writer.insertInto('batches').values({ ...row, id: undefined as never, batchNo: 'W60-202610-9', status: 'draft', ...more }).execute();
    await expect(again({})).rejects.toThrow(/one list for a festival|one batch for one/);
    await expect(again({ benefitMonth: month('2026-11') })).rejects.toThrow('of its month');
    await expect(again({ asOf: day('2026-10-01') })).rejects.toThrow('as of its day');
    office.clock.set('2027-09-20T01:00:00.000Z');
    expect((await office.generate(ninth, '2027-10')).personCount).toBe(3);
  });

  test('a list that was voided may be made again', async () => {
    const { batchId, version } = await office.sql.selectFrom('batches').select(['id as batchId', 'version']).where('programmeId', '=', ninth).where('benefitMonth', '=', month('2027-10')).executeTakeFirstOrThrow();
    await clerk().disbursement.voidBatch({ batchId, version, reason: '重做' });
    expect((await office.generate(ninth, '2027-10')).personCount).toBe(3);
  });
});
