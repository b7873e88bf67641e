/** G16: what the desk says of money paid, all of it together, beside bare aggregates over the lines and beside a raw read of the sums, while the lines grow to five million. */
import { addMonths, month, monthsFromTo } from '#shared/days.ts';
import type { ProgrammeId } from '#shared/ids.ts';
import { verifySums } from '#electron/disbursement/verify-sums.ts';
import type { TestOffice } from '#electron/testing/open-test-office.ts';
import { alternate, exponent, isQuick, median, ms, quantile, report, type Figure, type Pair } from './frame.ts';
import { officeWith } from './office-with-people.ts';
import { addAgeProgrammes } from './parts/age-programme.ts';
import { addPaidLines } from './parts/paid-lines.ts';

const PEOPLE = isQuick ? 1_000 : 83_334;
/** People on the lists of sixty months: 0.5, 1 and 5 million lines, and answers of the same size. */
const STEPS = [Math.round(PEOPLE / 10), Math.round(PEOPLE / 5), PEOPLE] as const;
const NEWEST = month('2026-09');
const YEAR = 2026;
const CALLS = 20;
const TREND = { from: addMonths(NEWEST, -59), to: NEWEST };
const MONTHS = monthsFromTo(TREND.from, TREND.to);

interface Answer { readonly thisMonth: unknown; readonly trend: unknown; readonly grids: unknown; readonly persons: number; readonly unfinished: unknown }

/** The parts of the desk that speak of money paid, and the sixty months of the page behind them. */
async function tiles(test: TestOffice): Promise<Answer> {
  const client = test.as('supervisor');
  const [year, trend, unfinished] = await Promise.all([client.dashboard.payments({ year: YEAR }), client.disbursement.months({ fromMonth: TREND.from, toMonth: TREND.to }), client.dashboard.unfinished({})]);
  return {
    thisMonth: year.programmes.flatMap((programme) => programme.months.filter((row) => row.month === NEWEST).map((row) => [programme.programmeId, row.paidFen])),
    trend: trend.months.map((row) => [row.month, row.programmeId, row.paidFen]), grids: year.grids.map((grid) => [grid.name, grid.payments, grid.paidFen]).toSorted(byName), persons: year.persons,
    unfinished: unfinished.batches.map((batch) => [batch.batchId, batch.paidPersons, batch.paidFen, batch.failedPersons, batch.openPersons, batch.openFen]),
  };
}
const byName = (a: readonly unknown[], b: readonly unknown[]): number => (String(a[0]) < String(b[0]) ? -1 : 1);

/** The covering indexes of the bare side; ours does not use them. */
const COVERING = [
  'create index benchPaid on batchLines (benefitMonth, programmeId, paidFen, residentId, gridName) where paidFen > 0',
  'create index benchStates on batchLines (batchId, status, amountFen, paidFen)',
];
const OPEN = `('toPay', 'sent', 'held')`;
const LINES = {
  thisMonth: `select programmeId, sum(paidFen) from batchLines indexed by benchPaid where benefitMonth = '${NEWEST}' and paidFen > 0 group by 1 order by 1`,
  trend: `select benefitMonth, programmeId, sum(paidFen) from batchLines indexed by benchPaid where paidFen > 0 and benefitMonth between '${TREND.from}' and '${TREND.to}' group by 1, 2 order by 1, 2`,
  grids: `select gridName, count(*), sum(paidFen) from batchLines indexed by benchPaid where benefitMonth between '${YEAR}-01' and '${YEAR}-12' and paidFen > 0 group by 1 order by 1`,
  persons: `select count(distinct residentId) from batchLines indexed by benchPaid where benefitMonth between '${YEAR}-01' and '${YEAR}-12' and paidFen > 0`,
  unfinished: `select b.id, sum(l.status in ('paid', 'partPaid')), sum(l.paidFen), sum(l.status in ('failed', 'returned')), sum(l.status in ${OPEN}), sum(case when l.status in ${OPEN} then l.amountFen else 0 end)
    from batches b join batchLines l indexed by benchStates on l.batchId = b.id where b.status in ('approved', 'paying') group by 1 order by 1`,
};
const SUMS = {
  thisMonth: `select programmeId, paidFen from programmeMonths where month = '${NEWEST}' order by 1`,
  trend: `select month, programmeId, paidFen from programmeMonths where month between '${TREND.from}' and '${TREND.to}' order by 1, 2`,
  grids: `select gridName, sum(lines), sum(paidFen) from gridMonths where month between '${YEAR}-01' and '${YEAR}-12' and lines > 0 group by 1 order by 1`,
  persons: `select persons from paidYears where year = ${YEAR}`,
  unfinished: `select b.id, g.paidPersons, g.paidFen, g.failedPersons, g.openPersons, g.openFen from batches b join batchProgress g on g.batchId = b.id where b.status in ('approved', 'paying') order by 1`,
};

async function raw(test: TestOffice, questions: typeof LINES): Promise<Answer> {
  const { reading } = test.office.core.database;
  const of = async (sql: string): Promise<unknown[][]> => (await reading.all<Record<string, unknown>>(sql)).map((row) => Object.values(row));
  return { thisMonth: await of(questions.thisMonth), trend: await of(questions.trend), grids: await of(questions.grids), persons: (await of(questions.persons))[0]?.[0] as number, unfinished: await of(questions.unfinished) };
}

const times = async (n: number, run: () => Promise<unknown>): Promise<number[]> => {
  const took: number[] = [];
  for (let i = 0; i < n; i += 1) {
    const start = performance.now();
    await run();
    took.push(performance.now() - start);
  }
  return took;
};
const repeated = (n: number, run: () => Promise<unknown>) => async (): Promise<void> => { for (let i = 0; i < n; i += 1) await run(); };

async function sameAnswers(test: TestOffice): Promise<void> {
  const ours = JSON.stringify(await tiles(test));
  for (const [name, questions] of [['the lines', LINES], ['the sums', SUMS]] as const) {
    const theirs = JSON.stringify(await raw(test, questions));
    if (theirs !== ours) throw new Error(`ours ${ours.slice(0, 400)}, ${name} ${theirs.slice(0, 400)}`);
  }
}

const figures: Figure[] = [];
const pairs: Pair[] = [];
const growth: number[] = [];

async function compare(test: TestOffice, lines: string): Promise<void> {
  const what = `the desk's money, all tiles, ${lines} lines`;
  const ours = { name: `payments, months, unfinished through the door × ${CALLS}`, run: repeated(CALLS, () => tiles(test)) };
  const floor = await alternate({ id: 'G16', what, atMost: 2 }, ours, { name: `raw read of the sums × ${CALLS}`, run: repeated(CALLS, () => raw(test, SUMS)) });
  const bare = await alternate({ id: 'G16', what, atMost: 1 / 100, note: 'this month by programme, sixty months by programme, the year by 24 grids, people paid in the year, lists under way; both sides equal to the fen' },
    { name: 'payments, months, unfinished through the door', run: () => tiles(test) }, { name: 'bare aggregates over covering indexes', run: () => raw(test, LINES) }, isQuick ? 3 : 9);
  pairs.push(bare, floor);
  const took = await times(200, () => tiles(test));
  figures.push({ goal: 'G16', what: `the same, p95`, value: `${ms(quantile(took, 0.95))} (p50 ${ms(median(took))})`, wanted: '≤ 20 ms', reached: quantile(took, 0.95) <= 20, note: '' });
}

/** The rest of the desk, which reads the register and the books and not the lines. */
async function others(test: TestOffice): Promise<void> {
  const client = test.as('supervisor');
  const rest: [string, () => Promise<unknown>, number][] = [['due', () => client.dashboard.due({}), 10], ['fund', () => client.dashboard.fund({ year: YEAR }), 10], ['people', () => client.dashboard.people({}), 10]];
  const told: string[] = [];
  for (const [name, run, n] of rest) told.push(`${name} ${ms(median(await times(n, run)))}`);
  figures.push({ goal: 'G16', what: `the other parts of the desk, ${PEOPLE.toLocaleString('en')} residents, p50`, value: told.join(', '), wanted: 'for information', reached: true, note: 'they read the register and the books, not the lines, and load by themselves beside the money; the forecast puts every rule over the register for four months and takes as long as four batches a programme' });
}

async function recheck(test: TestOffice, lines: number): Promise<void> {
  const start = performance.now();
  const faults = await verifySums(test.sql);
  figures.push({ goal: 'G16', what: `rows of the sums that differ from ${lines.toLocaleString('en')} lines`, value: String(faults.length), wanted: '0', reached: faults.length === 0, note: `every sum taken from all lines again in ${ms(performance.now() - start)}` });
}

const started = performance.now();
const { test } = await officeWith(PEOPLE);
const programmes: ProgrammeId[] = await addAgeProgrammes(test, ['W01', 'W02', 'W03', 'W04', 'W05', 'W06']);
console.log(`${PEOPLE} residents in ${ms(performance.now() - started)}`);
const { writing } = test.office.core.database;
let filled = 0;
for (const step of STEPS) {
  const began = performance.now();
  await addPaidLines(test, programmes, MONTHS, { after: filled, upTo: step }, NEWEST);
  filled = step;
  console.log(`${(step * MONTHS.length).toLocaleString('en')} lines after ${ms(performance.now() - began)}`);
  await tiles(test);
  growth.push(median(await times(100, () => tiles(test))));
  // The full check reads every line several times: of a million is enough.
  if (step === STEPS[1]) await recheck(test, step * MONTHS.length);
}
await others(test);
for (const sql of COVERING) await writing!.exec(sql);
await sameAnswers(test);
await compare(test, (PEOPLE * MONTHS.length).toLocaleString('en'));
const sizes = STEPS.map((step) => step * MONTHS.length);
figures.push({ goal: 'G16', what: `growth from ${sizes[0]!.toLocaleString('en')} to ${sizes[2]!.toLocaleString('en')} lines`, value: `exponent ${exponent(sizes, growth).toFixed(2)}`, wanted: 'exponent ≤ 0.1', reached: exponent(sizes, growth) <= 0.1, note: growth.map(ms).join(', ') });
report('dashboard', { pairs, figures });
await test.close();
