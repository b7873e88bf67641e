/** The sums kept beside the lines: after any course of work they are what the lines say, and nobody gets round them. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MIGRATIONS } from '#electron/database/migrations/list.ts';
import { seededRandom } from '#electron/sample/seeded-random.ts';
import { openWelfareOffice, refusalOf, TEST_PEOPLE, type FurnishedOffice, type Standing } from '#electron/testing/welfare-office.ts';
import { verifyDisbursement } from './verify-disbursement.ts';
import { verifySums } from './verify-sums.ts';

const on = ({ batchId, version }: Standing): Standing => ({ batchId, version });
const sumsOf = async (office: FurnishedOffice) => ({
  grids: await office.sql.selectFrom('gridMonths').selectAll().orderBy('month').orderBy('programmeId').orderBy('gridName').execute(),
  people: await office.sql.selectFrom('personYears').selectAll().orderBy('year').orderBy('residentId').execute(),
  years: await office.sql.selectFrom('paidYears').selectAll().orderBy('year').execute(),
  progress: await office.sql.selectFrom('batchProgress').selectAll().orderBy('batchId').execute(),
});

describe('one list on its way', () => {
  let office: FurnishedOffice;
  let standing: Standing;
  beforeAll(async () => { office = await openWelfareOffice(TEST_PEOPLE); });
  afterAll(() => office.close());
  const progress = async (): Promise<unknown> => office.sql.selectFrom('batchProgress').select(['paidPersons', 'paidFen', 'failedPersons', 'openPersons', 'openFen']).where('batchId', '=', standing.batchId).executeTakeFirst();

  test('before its approval nothing of it is counted', async () => {
    standing = await office.generate(office.w01, '2026-08', { payBy: 'cash' });
    expect(await progress()).toBeUndefined();
    standing = await office.approve(standing);
    expect(await progress()).toEqual({ paidPersons: 0, paidFen: 0, failedPersons: 0, openPersons: 4, openFen: 40_000 });
    expect((await sumsOf(office)).years).toEqual([]);
  });

  test('paid in two parts, the rest failed', async () => {
    const { lines } = await office.as('cashier').disbursement.lines({ batchId: standing.batchId });
    const [first, second, ...rest] = lines.map((line) => line.lineId);
    standing = await office.as('cashier').disbursement.payCash({ ...on(standing), lines: [first!, second!].map((lineId) => ({ lineId, proxy: null })) });
    expect(await progress()).toEqual({ paidPersons: 2, paidFen: 20_000, failedPersons: 0, openPersons: 2, openFen: 20_000 });
    standing = await office.as('cashier').disbursement.settleLines({ ...on(standing), lineIds: rest, reason: '没有来领' });
    expect(await progress()).toEqual({ paidPersons: 2, paidFen: 20_000, failedPersons: 2, openPersons: 0, openFen: 0 });
    expect(await sumsOf(office)).toMatchObject({ grids: [{ month: '2026-08', gridName: '', lines: 2, paidFen: 20_000 }], years: [{ year: 2026, persons: 2 }] });
    expect((await office.as('clerk').dashboard.payments({})).persons).toBe(2);
    expect((await office.as('clerk').dashboard.payments({})).grids).toEqual([{ name: '', payments: 2, paidFen: 20_000 }]);
  });

  test('a second month pays the same people: money doubles, people do not', async () => {
    const before = await sumsOf(office);
    const july = await office.approve(await office.generate(office.w01, '2026-07', { payBy: 'cash' }));
    await office.as('cashier').disbursement.payCash(on(july));
    const after = await sumsOf(office);
    expect(after.years).toEqual([{ year: 2026, persons: 4 }]);
    expect(after.people.find((row) => row.residentId === before.people[0]?.residentId)).toMatchObject({ lines: 2, paidFen: 20_000 });
  });

  test('what is brought back is taken off again, the person with the last of it', async () => {
    const { lines } = await office.as('cashier').disbursement.lines({ batchId: standing.batchId });
    const paid = lines.filter((line) => line.status === 'paid');
    await office.as('cashier').disbursement.returnLines({ batchId: standing.batchId, lineIds: paid.map((line) => line.lineId), returnedOn: office.office.core.clock.today(), reason: '账户已销' });
    expect(await sumsOf(office)).toMatchObject({ grids: [{ month: '2026-07', lines: 4 }, { month: '2026-08', lines: 0, paidFen: 0 }], years: [{ year: 2026, persons: 4 }] });
    expect((await office.as('clerk').dashboard.payments({})).grids).toEqual([{ name: '', payments: 4, paidFen: 40_000 }]);
    expect(await verifySums(office.sql)).toEqual([]);
  });

  test('a voided list is no longer on its way', async () => {
    standing = await office.approve(await office.generate(office.w01, '2026-06', { payBy: 'cash' }));
    expect(await progress()).toMatchObject({ openPersons: 4 });
    await office.as('director').disbursement.voidBatch({ ...on(standing), reason: '重做' });
    expect(await progress()).toBeUndefined();
    expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  });

  test('made anew by the migration from the lines alone, they are the same', async () => {
    const statements = MIGRATIONS.filter((each) => each.number === 235 || each.number === 236).flatMap((each) => each.statements);
    const before = await sumsOf(office);
    const undo = new Error('undo');
    let after: unknown;
    await office.office.core.database.writer.transaction().execute(async (trx) => {
      const tables = ['batchProgress', 'paidYears', 'personYears', 'gridMonths'];
      const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'trigger' and (sql like '%batchProgress%' or sql like '%personYears%')`.execute(trx);
      for (const { name } of rows) await sql`drop trigger ${sql.ref(name)}`.execute(trx);
      for (const table of tables) await sql`drop table ${sql.ref(table)}`.execute(trx);
      for (const statement of statements) await sql`${sql.raw(statement)}`.execute(trx);
      after = await sumsOf({ ...office, sql: trx } as unknown as FurnishedOffice);
      throw undo;
    }).catch((error: unknown) => { if (error !== undo) throw error; });
    // A sum that has come down to nothing is a row of zeros, or none.
    const standingRows = ({ grids, people, years, progress: batches }: Awaited<ReturnType<typeof sumsOf>>) => ({ grids: grids.filter((row) => row.lines > 0), people: people.filter((row) => row.lines > 0), years, batches });
    expect(standingRows(after as typeof before)).toEqual(standingRows(before));
  });
});

describe('behind the back of the program', () => {
  let office: FurnishedOffice;
  beforeAll(async () => {
    office = await openWelfareOffice(TEST_PEOPLE);
    await office.as('cashier').disbursement.payCash(on(await office.approve(await office.generate(office.w01, '2026-08', { payBy: 'cash' }))));
    await office.approve(await office.generate(office.w01, '2026-07'));
  });
  afterAll(() => office.close());

  test.each<[string, string, RegExp]>([
    ['a grid’s sum', 'update gridMonths set paidFen = paidFen + 1', /gridMonths: 2026-08.*is kept/],
    ['a grid that was never paid', `insert into gridMonths select '2026-05', programmeId, '九网格', 1, 1 from gridMonths limit 1`, /gridMonths: 2026-05.*is kept/],
    ['a person’s sum', 'update personYears set paidFen = paidFen - 1 where residentId = (select min(residentId) from personYears)', /personYears: 2026 \d+ 1 9999 is kept/],
    ['the number of people', 'update paidYears set persons = persons - 1', /paidYears: 2026 3 is kept/],
    ['how far a list is', 'update batchProgress set openPersons = openPersons - 1 where openPersons > 0', /batchProgress/],
    ['a list without its progress', 'delete from batchProgress', /batchProgress.*is not kept/],
  ])('verification finds %s', async (_, statement, found) => {
    const undo = new Error('undo');
    let faults: string[] = [];
    await office.office.core.database.writer.transaction().execute(async (trx) => {
      await sql`${sql.raw(statement)}`.execute(trx);
      faults = (await verifyDisbursement(trx)).faults;
      throw undo;
    }).catch((error: unknown) => { if (error !== undo) throw error; });
    expect(faults.join('\n')).toMatch(found);
  });

  test.each(['gridMonths', 'personYears', 'paidYears'])('%s are never deleted', async (table) => {
    await expect(sql`delete from ${sql.ref(table)}`.execute(office.office.core.database.writer)).rejects.toThrow(/never deleted/);
  });

  test('a line that is paid by SQL alone is in the sums all the same', async () => {
    const undo = new Error('undo');
    let told: unknown;
    await office.office.core.database.writer.transaction().execute(async (trx) => {
      for (const guard of ['batchLinesMoveInTime', 'batchLinesHandedOut']) await sql`drop trigger ${sql.ref(guard)}`.execute(trx);
      await sql`update batchLines set status = 'paid', paidFen = amountFen, paidOn = '2026-09-08' where benefitMonth = '2026-07' and lineNo <= 3`.execute(trx);
      told = [await verifySums(trx), (await sql<object>`select lines, paidFen from gridMonths where month = '2026-07'`.execute(trx)).rows];
      throw undo;
    }).catch((error: unknown) => { if (error !== undo) throw error; });
    expect(told).toEqual([[], [{ lines: 3, paidFen: 30_000 }]]);
  });
});

test('two entries of one person that were merged are one who was paid', async () => {
  const office = await openWelfareOffice(TEST_PEOPLE.slice(0, 2));
  const pay = async (standing: Standing): Promise<unknown> => office.as('cashier').disbursement.payCash(on(await office.approve(standing)));
  await pay(await office.generate(office.w01, '2026-06', { payBy: 'cash' }));
  const [survivorId] = office.ids;
  const loserId = await office.addPerson(TEST_PEOPLE[0]!);
  const july = await office.generate(office.w01, '2026-07', { payBy: 'cash' });
  const line = await office.sql.selectFrom('batchLines').select('id').where('batchId', '=', july.batchId).where('residentId', '=', survivorId!).executeTakeFirstOrThrow();
  await pay(await office.as('clerk').disbursement.removeLine({ ...on(july), lineId: line.id, reason: '另一条登记已列' }));
  const persons = async (): Promise<number> => (await office.as('clerk').dashboard.payments({})).persons;
  expect(await persons()).toBe(3);
  await office.as('clerk').duplicates.decide({ firstId: survivorId!, secondId: loserId, decision: 'same', reason: '走访核实是同一人' });
  const preview = await office.sql.selectFrom('residents').select(['id', 'version']).where('id', 'in', [survivorId!, loserId]).execute();
  const versionOf = (id: number): number => preview.find((row) => row.id === id)!.version;
  await office.as('reviewer').duplicates.merge({ survivorId: survivorId!, loserId, survivorVersion: versionOf(survivorId!), loserVersion: versionOf(loserId), reason: '同一人',
    choices: { name: 'survivor', sex: 'survivor', birthDate: 'survivor', idNumber: 'survivor', phone: 'survivor', note: 'survivor', household: 'survivor', bankAccount: 'survivor', 'fact.residency': 'survivor' } });
  expect(await persons()).toBe(2);
  expect(await verifySums(office.sql)).toEqual([]);
  await office.close();
});

test.each([7, 2026])('after random work (%i) every sum is that of the lines', async (seed) => {
  const office = await openWelfareOffice(TEST_PEOPLE);
  const random = seededRandom(seed);
  const months = ['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'];
  const acts = new Map<string, number>();
  const done = (what: string, outcome: string): void => { if (outcome === 'done') acts.set(what, (acts.get(what) ?? 0) + 1); };
  for (let step = 0; step < 80; step += 1) {
    const batches = await office.sql.selectFrom('batches').selectAll().where('status', '<>', 'voided').execute();
    const batch = batches.length === 0 ? undefined : random.pick(batches);
    const lines = batch === undefined ? [] : await office.sql.selectFrom('batchLines').select(['id', 'status']).where('batchId', '=', batch.id).execute();
    const some = (status: string) => lines.filter((line) => line.status === status && random.int(0, 1) === 0).map((line) => line.id);
    const asked = batch === undefined ? undefined : { batchId: batch.id, version: batch.version };
    const act = random.pick(['make', 'make', 'approve', 'approve', 'pay', 'pay', 'settle', 'return', 'void', 'follow'] as const);
    if (act === 'make') done(act, await refusalOf(office.generate(office.w01, random.pick(months), { payBy: 'cash' })));
    if (asked === undefined || batch === undefined) continue;
    if (act === 'approve' && batch.status === 'computed') done(act, await refusalOf(office.approve(asked)));
    if (act === 'pay') done(act, await refusalOf(office.as('cashier').disbursement.payCash({ ...asked, lines: some('toPay').map((lineId) => ({ lineId, proxy: null })) })));
    if (act === 'settle') done(act, await refusalOf(office.as('cashier').disbursement.settleLines({ ...asked, lineIds: some('toPay'), reason: '没有来领' })));
    if (act === 'return') done(act, await refusalOf(office.as('cashier').disbursement.returnLines({ batchId: batch.id, lineIds: some('paid'), returnedOn: office.office.core.clock.today(), reason: '退回' })));
    if (act === 'void') done(act, await refusalOf(office.as('director').disbursement.voidBatch({ ...asked, reason: '重做' })));
    if (act === 'follow') done(act, await refusalOf(office.as('clerk').disbursement.generateFollowUp({ batchId: batch.id })));
    expect(await verifySums(office.sql), `${seed} step ${step} ${act}`).toEqual([]);
  }
  // The course is worth something only if the acts that move money were among it.
  expect([...acts.keys()].toSorted()).toEqual(expect.arrayContaining(['approve', 'make', 'pay', 'return']));
  expect((await verifyDisbursement(office.sql)).faults).toEqual([]);
  await office.close();
});
