/** G14: the monthly batch of an age-band programme from 100,000 residents, beside LibreOffice with formulas and beside the bare SQL. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Month } from '#shared/days.ts';
import type { TestOffice } from '#electron/testing/open-test-office.ts';
import { alternate, exponent, isQuick, median, report, versionOf, type Pair } from './frame.ts';
import { convert, CSV_UTF8, plainWorkbook, type PlainCell } from './libre-office.ts';
import type { BenchPerson } from './many-people.ts';
import { officeWith } from './office-with-people.ts';
import { addAgeProgramme, PAID_MONTHS } from './parts/age-programme.ts';

const MOST = isQuick ? 10_000 : 100_000;
const folder = mkdtempSync(join(tmpdir(), 'huilin-bench-'));

/** The same list as a clerk keeps it in a spreadsheet: one column for the age, one for the amount. */
function* formulaRows(people: readonly BenchPerson[], of: Month): Generator<PlainCell[]> {
  const months = Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7));
  let row = 0;
  for (const p of people) {
    row += 1;
    yield [p.name, p.idNumber, p.birthDate, 'registered', 'member', { formula: `INT((${months}-VALUE(LEFT(C${row},4))*12-VALUE(MID(C${row},6,2)))/12)` },
      { formula: `IF(AND(D${row}="registered",E${row}="member",F${row}>=60),IF(F${row}>=90,30000,IF(F${row}>=80,20000,IF(F${row}>=70,10000,5000))),0)` }];
  }
}

function sumOfCsv(file: string): { persons: number; totalFen: number } {
  let persons = 0;
  let totalFen = 0;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const amount = Number(line.slice(line.lastIndexOf(',') + 1));
    if (amount > 0) persons += 1;
    totalFen += amount || 0;
  }
  return { persons, totalFen };
}

async function bareSql(test: TestOffice, of: Month, run: number): Promise<{ persons: number; totalFen: number }> {
  const months = Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7));
  const { writer } = test.office.core.database;
  const table = sql.raw(`bare${run}`);
  await writer.transaction().execute(async (trx) => {
    await sql`create table ${table} (batchId integer, residentId integer, age integer, fen integer, primary key (batchId, residentId)) strict`.execute(trx);
    await sql`insert into ${table} select 1, id, age, case when age >= 90 then 30000 when age >= 80 then 20000 when age >= 70 then 10000 else 5000 end from (
      select r.id, (${sql.lit(months)} - substr(r.birthDate, 1, 4) * 12 - substr(r.birthDate, 6, 2)) / 12 as age from residents r
        join residentFacts f on f.residentId = r.id and f.fact = 'membership' and f.value = 'member' and f.withdrawnAt is null
        join residentFacts g on g.residentId = r.id and g.fact = 'residency' and g.value in ('registered', 'registeredAway') and g.withdrawnAt is null
      where r.status = 'living') where age >= 60`.execute(trx);
  });
  const { rows: [sum] } = await sql<{ persons: number; totalFen: number }>`select count(*) as persons, sum(fen) as totalFen from ${table}`.execute(writer);
  return sum!;
}

const sizes = [MOST / 10, MOST];
const took: number[] = [];
let pairs: Pair[] = [];
for (const size of sizes) {
  const { test, people } = await officeWith(size);
  const programmeId = await addAgeProgramme(test);
  const months = PAID_MONTHS;
  let at = 0;
  let expected = { persons: 0, totalFen: 0 };
  const times: number[] = [];
  const ours = {
    name: 'disbursement.generate, up to computed',
    async run() {
      const start = performance.now();
      const made = await test.as('clerk').disbursement.generate({ programmeId, benefitMonth: months[at]!, upTo: 'computed' });
      times.push(performance.now() - start);
      expected = { persons: made.personCount, totalFen: made.totalFen };
    },
    async after() {
      const found = await bareSql(test, months[at]!, 100 + at);
      if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error(`batch ${JSON.stringify(expected)}, SQL ${JSON.stringify(found)}`);
      at += 1;
    },
  };
  const rounds = size === MOST ? 3 : 1;
  let run = 0;
  const bare = await alternate({ id: 'G14', what: `batch of one month from ${size.toLocaleString('en')} residents`, atMost: 2 }, ours, { name: 'bare insert … select', run: () => bareSql(test, months[0]!, (run += 1)) }, rounds, size === MOST ? 1 : 0);
  if (size === MOST) {
    const book = join(folder, 'formulas.xlsx');
    const office = await alternate({ id: 'G14', what: `batch of one month from ${size.toLocaleString('en')} residents`, atMost: 1 / 40 }, ours, {
      name: 'LibreOffice, two formula columns → csv',
      before: async () => writeFileSync(book, await plainWorkbook(formulaRows(people, months[6]!))),
      run: async () => convert(folder, book, CSV_UTF8),
      after: async () => {
        const found = sumOfCsv(join(folder, 'formulas.csv'));
        const should = await bareSql(test, months[6]!, 200 + (run += 1));
        if (JSON.stringify(found) !== JSON.stringify(should)) throw new Error(`LibreOffice ${JSON.stringify(found)}, SQL ${JSON.stringify(should)}`);
      },
    }, 3, 0);
    const note = `${expected.persons.toLocaleString('en')} lines, ${(expected.totalFen / 100).toLocaleString('en')} yuan, the same to the fen from all three. Ours freezes for every line the person, place, account and inputs, and keeps a reason; the bare SQL and the sheet keep an age and an amount`;
    pairs = [{ ...office, note }, bare];
  }
  took.push(median(times));
  await test.close();
}
const slope = exponent(sizes, took);
report('batch', { pairs, versions: { LibreOffice: versionOf('soffice', '--version') }, figures: [{ goal: 'G14', what: `growth from ${sizes[0]!.toLocaleString('en')} to ${sizes[1]!.toLocaleString('en')}`, value: slope.toFixed(2), wanted: '≤ 1.0', reached: slope <= 1, note: '' }] });
rmSync(folder, { recursive: true, force: true });
