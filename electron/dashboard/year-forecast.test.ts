/** The forecast of twelve months (C11): what it says of a month is what a list of that month finds, if nothing else changes. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addMonths, day, lastDay, month, type Month } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import type { Amount } from '#shared/welfare/amount.ts';
import { readWorkbook } from '#electron/spreadsheet/read-workbook.ts';
import { ageFrom, flat, openWelfareOffice, refusalOf, REGISTERED, type PersonText } from '#electron/testing/welfare-office.ts';

/** Births all over the years around 60, 70 and 80, in every month. */
const PEOPLE: PersonText[] = Array.from({ length: 72 }, (_, at) => ({ name: `人${at}`, sex: at % 2 === 0 ? '1' : '2', birthDate: `${[1966, 1967, 1956, 1957, 1946, 1947][at % 6]}-${String((at % 12) + 1).padStart(2, '0')}-${String(1 + ((at * 7) % 28)).padStart(2, '0')}` }));
const TIERS: Amount = { ...flat(0), standard: { kind: 'ageTiers', on: 'monthStart', effective: 'monthOfBirthday', tiers: [{ from: 60, to: 69, fen: fen(10_000) }, { from: 70, to: 79, fen: fen(15_000) }, { from: 80, to: null, fen: fen(20_000) }] } };
const OLD = { kind: 'all' as const, of: [ageFrom(60), REGISTERED] };

describe('is what a list finds', () => {
  let office: Awaited<ReturnType<typeof openWelfareOffice>>;
  beforeAll(async () => { office = await openWelfareOffice(PEOPLE); });
  afterAll(() => office.close());

  test('in each of the twelve months, for every programme: people and sum, tiers, quarters, one ruled out by another', async () => {
    const programmes = [
      office.w01,
      await office.addProgramme({ code: 'W02', rule: OLD, amount: TIERS }),
      await office.addProgramme({ code: 'W03', rule: OLD, amount: flat(1_000), period: 'quarterly' }),
      await office.addProgramme({ code: 'W04', rule: { kind: 'all', of: [ageFrom(70), REGISTERED] }, content: { stackable: false, exclusionGroup: '养老' } }),
      await office.addProgramme({ code: 'W05', rule: OLD, content: { stackable: false, exclusionGroup: '养老' } }),
      await office.addProgramme({ code: 'W06', rule: { kind: 'age', atLeast: 60, effective: 'birthday', on: 'asOf' }, amount: { ...flat(10_000), halfMonth: { age: 60, cutDay: 15 } } }),
      await office.addProgramme({ code: 'W07', rule: { kind: 'age', atLeast: 60, effective: 'yearStart', on: 'monthEnd' }, content: { exclusions: [{ kind: 'programme', code: 'W01', effect: 'deduct' }] }, amount: flat(12_345) }),
      await office.addProgramme({ code: 'W09', rule: { kind: 'age', atLeast: 60, atMost: 79, effective: 'nextMonth', on: 'monthStart' } }),
      await office.addProgramme({ code: 'W10', rule: { kind: 'all', of: [{ kind: 'age', atLeast: 60, effective: 'birthday', on: 'yearEnd' }, REGISTERED] }, amount: { ...flat(0), standard: { kind: 'ageTiers', on: 'monthEnd', effective: 'birthday', tiers: [{ from: 0, to: 69, fen: fen(100) }, { from: 70, to: null, fen: fen(200) }] } } }),
      await office.addProgramme({ code: 'W08', rule: { kind: 'headOfHousehold', is: true }, target: 'household', amount: { ...flat(500), perMember: { who: OLD, atMost: null } } }),
    ];
    // A fact that ends, and one that begins, inside the year.
    const facts = await office.as('clerk').residents.file({ residentId: office.ids[0]! });
    await office.as('clerk').residents.endFact({ factId: facts.facts[0]!.factId, lastDay: day('2027-01-31'), reason: '迁出户口' });
    for (const programmeId of programmes) await office.generate(programmeId, '2026-09');
    const forecast = await office.as('clerk').forecast.year({});
    expect(forecast.months).toHaveLength(12);
    for (const [index, at] of forecast.months.entries()) {
      office.clock.set(lastDay(at));
      await office.reopen();
      for (const programmeId of programmes) {
        const shown = forecast.programmes.find((each) => each.programmeId === programmeId)!;
        const cell = shown.cells[index]!;
        expect(cell.month).toBe(at);
        if (!cell.pays) continue;
        const list = await office.generate(programmeId, at).catch((error: { code: string }) => ({ personCount: error.code, totalFen: 0 }));
        expect({ code: shown.code, at, personCount: cell.persons, totalFen: cell.amountFen }).toEqual({ code: shown.code, at, personCount: list.personCount, totalFen: list.totalFen });
      }
    }
    const tiers = forecast.programmes.find((each) => each.code === 'W02')!;
    expect(tiers.cells.reduce((sum, cell) => sum + cell.changed, 0)).toBeGreaterThan(10);
    expect(tiers.cells.reduce((sum, cell) => sum + cell.joined, 0)).toBeGreaterThan(5);
    expect(forecast.programmes.find((each) => each.code === 'W03')!.cells.filter((cell) => cell.pays).map((cell) => cell.month)).toEqual(['2026-12', '2027-03', '2027-06', '2027-09']);
  }, 180_000);
});

describe('the figures', () => {
  let office: Awaited<ReturnType<typeof openWelfareOffice>>;
  beforeEach(async () => {
    office = await openWelfareOffice([
      { name: '张大海', birthDate: '1950-03-02' }, { name: '李秀英', birthDate: '1955-07-19', sex: '2' }, { name: '周将满', birthDate: '1967-02-10' }, { name: '吴将七十', birthDate: '1956-11-03' }, { name: '孙无期', birthDate: null },
    ]);
  });
  afterEach(() => office.close());
  const year = () => office.as('clerk').forecast.year({});
  const cellsOf = async (code: string) => (await year()).programmes.find((each) => each.code === code)!.cells;

  test('who joins, changes tier and leaves stands in its month, with the names behind it', async () => {
    const tiers = await office.addProgramme({ code: 'W02', rule: OLD, amount: TIERS });
    await office.as('clerk').residents.recordDeath({ residentId: office.ids[0]!, occurredOn: day('2026-09-05') });
    expect((await cellsOf('W02')).filter((cell) => cell.joined + cell.left + cell.changed > 0).map((cell) => [cell.month, cell.persons, cell.joined, cell.left, cell.changed, cell.amountFen]))
      .toEqual([['2026-10', 2, 0, 1, 0, 25_000], ['2026-11', 2, 0, 0, 1, 30_000], ['2027-02', 3, 1, 0, 0, 40_000]]);
    const names = async (at: string) => (await office.as('clerk').forecast.people({ programmeId: tiers, month: month(at) })).people.map((each) => [each.change, each.name, each.beforeFen, each.amountFen, each.refusal]);
    expect(await names('2026-10')).toEqual([['left', '张大海', 15_000, 0, 'dead'], ['same', '李秀英', 15_000, 15_000, null], ['same', '吴将七十', 10_000, 10_000, null]]);
    expect(await names('2026-11')).toEqual([['changed', '吴将七十', 10_000, 15_000, null], ['same', '李秀英', 15_000, 15_000, null]]);
    expect((await names('2027-02'))[0]).toEqual(['joined', '周将满', 0, 10_000, null]);
    const refused = (at: Month) => refusalOf(office.as('clerk').forecast.people({ programmeId: tiers, month: at }));
    expect([await refused(month('2026-09')), await refused(month('2027-10'))]).toEqual(['not_found', 'not_found']);
  });

  test('a pause with its months, a version that begins later, a programme that ended', async () => {
    await office.as('clerk').welfare.pause({ programmeId: office.w01, residentId: office.ids[1]!, fromMonth: month('2026-12'), toMonth: month('2027-01'), reason: '外出' });
    expect((await cellsOf('W01')).slice(0, 6).map((cell) => cell.persons)).toEqual([3, 3, 2, 2, 4, 4]);
    await office.addProgramme({ code: 'W09', rule: OLD, validFrom: '2027-03' });
    expect((await cellsOf('W09')).map((cell) => cell.persons)).toEqual([0, 0, 0, 0, 0, 4, 4, 4, 4, 4, 4, 4]);
    const { programmes: [shown] } = await office.as('clerk').welfare.programmes({});
    await office.as('clerk').welfare.setProgrammeStatus({ programmeId: shown!.programmeId, version: shown!.version, status: 'ended', reason: '不再发放' });
    expect((await year()).programmes.map((each) => each.code)).toEqual(['W09']);
  });

  test('the year beside its budget: approved, still to come, left', async () => {
    const approved = await office.generate(office.w01, '2026-08');
    await office.approve(approved);
    await office.as('clerk').welfare.setBudget({ programmeId: office.w01, year: 2026, amountFen: fen(150_000), decisionRef: '预算' });
    const view = await year();
    // August approved, September has no list yet, October to December to come: 3 people each.
    expect(view.programmes[0]!.year).toEqual({ year: 2026, approvedFen: 30_000, forecastFen: 120_000, expectedFen: 150_000, budgetFen: 150_000, leftFen: 0 });
    expect(view.totals.year.leftFen).toBe(0);
    expect(view.totals.sumFen).toBe(view.programmes.reduce((sum, each) => sum + each.sumFen, 0));
    await office.approve(await office.generate(office.w01, '2026-09'));
    expect((await year()).programmes[0]!.year).toMatchObject({ approvedFen: 60_000, forecastFen: 90_000, leftFen: 0 });
  });

  test('programmes on claims are told by what they had; yearly ones fall into last year’s months', async () => {
    const claims = await office.addProgramme({ code: 'W11', basis: 'claims' });
    await office.as('clerk').welfare.enterClaim({ programmeId: claims, residentId: office.ids[0]!, amountFen: fen(50_000), benefitMonth: month('2026-09'), decisionRef: '会议', note: '困难' });
    await office.approve(await office.generate(claims, '2026-09'));
    const yearly = await office.addProgramme({ code: 'W07', rule: OLD, period: 'yearly', validFrom: '2026-04' });
    const paying = async () => (await cellsOf('W07')).filter((cell) => cell.pays).map((cell) => cell.month);
    expect(await paying()).toEqual(['2027-04']);
    await office.generate(yearly, '2026-08');
    expect(await paying()).toEqual(['2027-08']);
    const view = await year();
    expect(view.claims).toEqual([{ programmeId: claims, code: 'W11', name: 'W11补贴', payments: 1, amountFen: 50_000 }]);
    expect(view.programmes.map((each) => each.code)).not.toContain('W11');
  });

  test('as a workbook: money and people, figures as figures', async () => {
    const { fileId, name } = await office.as('clerk').forecast.exportXlsx({});
    expect(name).toBe('待遇预测 2026-10至2027-09.xlsx');
    const { sheets } = readWorkbook(await office.download('clerk', fileId), name);
    expect(sheets.map((sheet) => sheet.name)).toEqual(['金额', '人数']);
    const [first] = sheets[0]!.rows.filter((row) => row.cells[0]?.kind === 'text' && row.cells[0].text === 'W01');
    expect(first!.cells.slice(2, 15).map((cell) => (cell.kind === 'number' ? cell.value : cell))).toEqual([300, 300, 300, 300, 400, 400, 400, 400, 400, 400, 400, 400, 4_400]);
    expect(await refusalOf(office.as('supervisor').forecast.exportXlsx({}))).toBe('not_allowed');
    expect(addMonths(month('2026-09'), 12)).toBe('2027-09');
  });
});
