/** G15: a batch through its whole life with the sums beside it kept by the database, and the same without them. */
import { verifySums } from '#electron/disbursement/verify-sums.ts';
import { alternate, isQuick, median, ms, report } from './frame.ts';
import { officeWith } from './office-with-people.ts';
import { addAgeProgramme, PAID_MONTHS } from './parts/age-programme.ts';

const PEOPLE = isQuick ? 2_000 : 30_000;
const { test } = await officeWith(PEOPLE);
const programmeId = await addAgeProgramme(test);
const writing = test.office.core.database.writing!;
/** The triggers of migration 235 that work when a list is approved or paid. */
const keepers = await writing.all<{ name: string; sql: string }>(`select name, sql from sqlite_schema where type = 'trigger' and tbl_name in ('batches', 'batchLines') and (sql like '%batchProgress%' or sql like '%personYears%')`);
if (keepers.length !== 5) throw new Error(`${keepers.length} triggers keep the sums`);

const months = [...PAID_MONTHS];
const paying = new Map<string, number[]>();
const persons: number[] = [];

/** One month's list: generated, judged, approved, paid to everybody over the desk. */
async function life(name: string): Promise<void> {
  const on = ({ batchId, version }: { batchId: Parameters<typeof clerk.disbursement.submit>[0]['batchId']; version: number }) => ({ batchId, version });
  const clerk = test.as('clerk');
  const made = await clerk.disbursement.generate({ programmeId, benefitMonth: months.shift()!, payBy: 'cash', upTo: 'computed' });
  const submitted = await clerk.disbursement.submit(on(made));
  const reviewed = await test.as('reviewer').disbursement.review(on(submitted));
  const approved = await test.as('director').disbursement.approve(on(reviewed));
  const start = performance.now();
  const paid = await test.as('cashier').disbursement.payCash(on(approved));
  paying.set(name, [...(paying.get(name) ?? []), performance.now() - start]);
  if (paid.status !== 'paid') throw new Error(`the list is ${paid.status}`);
  persons.push(made.personCount);
}

const keep = async (): Promise<void> => { for (const { sql } of keepers) await writing.exec(sql); };
const leave = async (): Promise<void> => { for (const { name } of keepers) await writing.exec(`drop trigger "${name}"`); };
const [WITH, WITHOUT] = ['with the sums kept', 'without them'] as const;
// A first list warms both up, and with the sums kept from the first on they have to be right.
await life('warm');
if ((await verifySums(test.sql)).length > 0) throw new Error('the sums are not those of the lines');
await leave();
const pair = await alternate({ id: 'G15', what: `a list of ${persons[0]!.toLocaleString('en')} people from its beginning to paid`, atMost: 1.25 },
  { name: WITH, before: keep, run: () => life(WITH), after: leave }, { name: WITHOUT, run: () => life(WITHOUT) }, 3, 0);
const [withSums, without] = [WITH, WITHOUT].map((name) => median(paying.get(name)!));
const note = 'generated, submitted, reviewed, approved, everybody paid over the desk and booked; the sums are kept by row triggers. Months are taken in turn, each a little longer than the one before';
report('batch-sums', { pairs: [{ ...pair, note }], figures: [{ goal: 'G15', what: 'of it the paying alone', value: `${ms(withSums!)} with, ${ms(without!)} without (${(withSums! / without!).toFixed(2)} ×)`, wanted: 'for information', reached: true, note: '' }] });
await test.close();
