/** Arrears of more than a year (D9): one line a person, every month paid once, shown and computed again month by month. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMonths, day, month } from '#shared/days.ts';
import type { ProgrammeId } from '#shared/ids.ts';
import { ageFrom, flat, openWelfareOffice, refusalOf, REGISTERED, type FurnishedOffice, type Standing } from '#electron/testing/welfare-office.ts';
import { MOST_MONTHS } from './reckon.ts';
import { verifyDisbursement } from './verify-disbursement.ts';

const MONTHS = 18;
const range = { fromMonth: month('2025-03'), toMonth: month('2026-08') };

describe('somebody entered late, whose benefit goes back eighteen months', () => {
  let office: FurnishedOffice;
  let programmeId: ProgrammeId;
  let made: Standing;
  const clerk = () => office.as('clerk').disbursement;
  const reckon = () => clerk().reckon({ programmeId, ...range });
  const pay = async (standing: Standing): Promise<void> => {
    const { batchId, version } = await office.approve(standing);
    await office.as('cashier').disbursement.payCash({ batchId, version, paidOn: day('2026-09-08') });
  };
  beforeAll(async () => {
    office = await openWelfareOffice([{ name: '甲', birthDate: '1950-01-01' }]);
    programmeId = await office.addProgramme({ code: 'W50', validFrom: '2025-01', rule: { kind: 'all', of: [ageFrom(60), REGISTERED] }, amount: flat(10_000) });
    for (let at = 0; at < MONTHS; at += 1) await pay(await office.generate(programmeId, addMonths(range.fromMonth, at), { payBy: 'cash' }));
    await office.addPerson({ name: '乙', birthDate: '1951-05-05' });
  });
  afterAll(() => office.close());

  test('three years are looked at in one go, no more', async () => {
    const most = { programmeId, toMonth: range.toMonth };
    expect(await clerk().reckon({ ...most, fromMonth: addMonths(range.toMonth, 1 - MOST_MONTHS) })).toMatchObject({ owedFen: MONTHS * 10_000 });
    expect(await refusalOf(clerk().reckon({ ...most, fromMonth: addMonths(range.toMonth, -MOST_MONTHS) }))).toBe('reckon_range');
  });

  test('what follows a line is found by it, without reading every line of the office', async () => {
    const plan = await office.office.core.database.writing!.all<{ detail: string }>(`explain query plan select sum(f.paidFen) from batchLines l join batchLines f on f.parentLineId = l.id and f.kind = 'followUp' where l.id = 1`);
    expect(plan.map((row) => row.detail).join('; ')).toMatch(/SEARCH f USING INDEX batchLinesParent/);
  });

  test('all of it is one line: its sum, its months in the remark, and each of them in its explanation', async () => {
    expect((await reckon()).people.map((person) => [person.name, person.owedFen, person.months.length])).toEqual([['乙', 180_000, MONTHS]]);
    made = await clerk().generateSupplement({ programmeId, benefitMonth: month('2026-09'), ...range, payBy: 'cash' });
    expect(made).toMatchObject({ personCount: 1, totalFen: 180_000 });
    const { lines: [line] } = await clerk().lines({ batchId: made.batchId });
    expect([line?.standardFen, line?.months, line?.amountFen]).toEqual([180_000, 1, 180_000]);
    const said = (await clerk().explainLine({ lineId: line!.lineId })).lines.zh.map((each) => each.text);
    expect([said.length, said[0], said.at(-1)]).toEqual([MONTHS + 1, '补发18个月，合计1,800.00元', '2026年8月：应发100.00元，已发0.00元，补100.00元']);
    expect((await clerk().roster({ batchId: made.batchId })).rows.map((row) => row.remark)).toEqual(['补2025年3月至2026年8月（18个月）']);
    expect(await clerk().recompute({ batchId: made.batchId })).toMatchObject({ identical: true, computedFen: 180_000 });
  });

  test('paid, it is owed no more, and the proof of all payments finds nothing', async () => {
    await pay(made);
    expect((await reckon()).people).toEqual([]);
    expect(await refusalOf(clerk().generateSupplement({ programmeId, benefitMonth: month('2026-09'), ...range }))).toBe('batch_empty');
    expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  });
});
