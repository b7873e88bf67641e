/** Employment (就业状况) as a dated fact: kept, ruled on by its day, read from a roster; and the register that was there before. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { day, month } from '#shared/days.ts';
import { FACT_VALUES } from '#shared/person-as-of.ts';
import { FACT_WORDS } from '#shared/residents/words.ts';
import { valueWord } from '#shared/welfare/words.ts';
import { migrate } from '#electron/database/migrate.ts';
import { MIGRATIONS } from '#electron/database/migrations/list.ts';
import { Sqlite3Connection } from '#electron/database/sqlite3-connection.ts';
import { flat, openWelfareOffice, refusalOf, type FurnishedOffice } from '#electron/testing/welfare-office.ts';

let office: FurnishedOffice;
beforeAll(async () => { office = await openWelfareOffice([{ name: '甲', birthDate: '1980-01-01' }, { name: '乙', birthDate: '1985-01-01' }, { name: '丙', birthDate: '1960-01-01' }]); });
afterAll(() => office.close());

const fact = (value: string, validFrom: string) => ({ fact: 'employment' as const, value, validFrom: day(validFrom), validTo: null, basis: '失业登记证', detail: '' });

test('a list pays who was out of work on its day; a later change does not reach back', async () => {
  const { residents, welfare, disbursement } = office.as('clerk');
  const [first, second, third] = office.ids as [never, never, never];
  await residents.addFact({ residentId: first, fact: fact('unemployed', '2026-03-01') });
  await residents.addFact({ residentId: second, fact: fact('employed', '2020-01-01') });
  await residents.addFact({ residentId: third, fact: fact('retired', '2020-01-01') });
  const programmeId = await office.addProgramme({ code: 'W20', rule: { kind: 'fact', fact: 'employment', in: ['unemployed', 'none'] }, amount: flat(30_000) });
  const made = await office.generate(programmeId, '2026-08');
  expect((await disbursement.lines({ batchId: made.batchId })).lines.map((line) => line.name)).toEqual(['甲']);
  await residents.addFact({ residentId: first, fact: fact('employed', '2026-09-01'), replaceCurrent: true });
  await residents.addFact({ residentId: second, fact: fact('unemployed', '2026-09-01'), replaceCurrent: true });
  office.clock.set('2026-09-30T01:00:00.000Z');
  expect((await disbursement.lines({ batchId: (await office.generate(programmeId, '2026-09')).batchId })).lines.map((line) => line.name)).toEqual(['乙']);
  expect(await disbursement.recompute({ batchId: made.batchId })).toMatchObject({ identical: true });
  expect((await welfare.explain({ programmeId, residentId: first, month: month('2026-09') })).lines.zh[1]!.text).toBe('要求：就业状况为失业或无业；实际：在业；不符合');
  expect(await refusalOf(residents.addFact({ residentId: third, fact: fact('rich', '2026-09-01') }))).toBe('fact_value_bad');
  await expect(office.office.core.database.writer.updateTable('residentFacts').set({ value: 'rich' }).where('fact', '=', 'employment').execute()).rejects.toThrow(/only ever withdrawn/);
  // The register and the rule's sentence say the same words.
  expect(FACT_VALUES.employment.map((value) => FACT_WORDS.employment.values[value]?.zh)).toEqual(FACT_VALUES.employment.map((value) => valueWord('employment', value, 'zh')));
});

test('the register on a day says it as it was then', async () => {
  const day1 = await office.as('clerk').asOf.list({ day: day('2026-08-31'), known: 'now' });
  expect(day1.rows.map((row) => row.facts.employment)).toEqual(['unemployed', 'employed', 'retired']);
});

test('facts of before stay, with every guard and index the table had', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'huilin-facts-'));
  const connection = await Sqlite3Connection.open({ fileName: join(folder, 'x.db'), onOpen: [] });
  try {
    await migrate(connection, MIGRATIONS.filter((each) => each.number < 275));
    const guards = () => connection.all<{ name: string; sql: string }>(`select name, sql from sqlite_schema where tbl_name = 'residentFacts' and type <> 'table' order by name`);
    const plain = (rows: { name: string; sql: string }[]) => rows.map((row) => [row.name, row.sql.replaceAll(/\s+/g, ' ')]);
    const before = plain(await guards());
    const inserted = `insert into residentFacts values (7, 1, 'livingAlone', 'yes', x'01', '2020-01-01', '2021-01-01', '摸排', '2020-01-01T00:00:00.000Z', 1, null, null)`;
    await connection.exec('pragma foreign_keys = off');
    await connection.exec(inserted);
    const rows = await connection.all('select * from residentFacts');
    for (const statement of MIGRATIONS.find((each) => each.number === 275)!.statements) await connection.exec(statement);
    expect(await connection.all('select * from residentFacts')).toEqual(rows);
    expect(plain(await guards())).toEqual(before);
    expect(before.length).toBeGreaterThanOrEqual(7);
    await expect(connection.exec('delete from residentFacts')).rejects.toThrow(/never deleted/);
  } finally {
    await connection.close();
    await rm(folder, { recursive: true, force: true });
  }
});
