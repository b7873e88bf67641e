/** Damaged, foreign and contradicting answers of the bank through the office's door: each has a refusal by name or one right result, and a refused one leaves nothing. */
import iconv from 'iconv-lite';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { xlsxBytes } from '#electron/spreadsheet/write-xlsx.ts';
import { openWelfareOffice, type Standing } from '#electron/testing/welfare-office.ts';
import { AppError } from '#shared/errors.ts';

const PEOPLE = [{ name: '张大海', birthDate: '1950-03-02' }, { name: '李秀英', birthDate: '1955-07-19' }, { name: '王建国', birthDate: '1960-12-15' }, { name: '孙老七', birthDate: '1940-05-05' }];
let office: Awaited<ReturnType<typeof openWelfareOffice>>;
beforeAll(async () => { office = await openWelfareOffice(PEOPLE); });
afterAll(() => office.close());

let months = 0;
/** A batch of four at the bank, in a programme of its own, with the account numbers of its file. */
async function sentBatch(): Promise<Standing & { batchNo: string; accounts: string[]; names: string[] }> {
  months += 1;
  const made = await office.generate(await office.addProgramme({ code: `Q${String(months).padStart(2, '0')}` }), '2026-08');
  const approved = await office.approve(made);
  const sent = await office.as('cashier').disbursement.exportToBank({ ...approved, profileCode: 'generic-csv' });
  const text = iconv.decode(await office.download('cashier', sent.files[0]!.fileId), 'gbk');
  const rows = text.trim().split('\r\n').slice(1).map((line) => line.split(','));
  return { batchId: sent.batchId, version: sent.version, batchNo: made.batchNo, accounts: rows.map((row) => row[2]!), names: rows.map((row) => row[1]!) };
}

const TITLES = ['备注', '户名', '账号', '金额', '实发金额', '处理结果', '失败原因'];
type Batch = Awaited<ReturnType<typeof sentBatch>>;
/** The rows of an answer in which everybody was paid. */
const paidRows = (batch: Batch): string[][] => [1, 2, 3, 4].map((n) => [`${batch.batchNo}#${n}`, batch.names[n - 1]!, batch.accounts[n - 1]!, '100.00', '100.00', '成功', '']);
const csv = (rows: readonly string[][], end = '\r\n'): string => [TITLES, ...rows].map((row) => row.join(',')).join(end);
const gbk = (text: string): Buffer => iconv.encode(text, 'gbk');
const workbook = (batch: Batch): Promise<Buffer> => xlsxBytes({ sheets: [{ name: '结果', columns: TITLES.map((header) => ({ header, width: 12, kind: 'text' as const })), rows: paidRows(batch) }] });

async function load(batch: Standing, bytes: Buffer, name = '回盘.csv'): Promise<string> {
  try {
    const answer = await office.as('cashier').disbursement.importResult({ batchId: batch.batchId, version: batch.version, fileId: await office.upload('cashier', name, bytes), profileCode: 'generic-csv' });
    return `${answer.status} paid ${answer.paidCount}/${answer.paidFen} failed ${answer.failedCount} unknown ${answer.unknownCount}${answer.alreadyLoaded ? ' again' : ''}`;
  } catch (error) {
    if (error instanceof AppError) return 'why' in error.data ? `${error.code} ${String(error.data.why)}` : error.code;
    throw error;
  }
}

/** Everything an answer may write about a batch. */
async function traces(batch: Standing): Promise<unknown> {
  const rows = await office.sql.selectFrom('batches').select(['status', 'version']).where('id', '=', batch.batchId).executeTakeFirstOrThrow();
  const lines = await office.sql.selectFrom('batchLines').select(['status', 'paidFen', 'statusReason']).where('batchId', '=', batch.batchId).execute();
  const results = await office.sql.selectFrom('bankResults').select('id').where('batchId', '=', batch.batchId).execute();
  const vouchers = await office.sql.selectFrom('batchVouchers').select('step').where('batchId', '=', batch.batchId).execute();
  const decisions = await office.sql.selectFrom('batchDecisions').select('id').where('batchId', '=', batch.batchId).execute();
  return { rows, lines, results, vouchers, decisions };
}

const with2 = (batch: Batch, at: number, text: string): string[][] => paidRows(batch).map((row, n) => (n === 1 ? row.with(at, text) : row));
const ALL = 'paid paid 4/40000 failed 0 unknown 0';

describe('read right', () => {
  test.each<[string, (batch: Batch) => Buffer | Promise<Buffer>, string, string?]>([
    ['line ends of the bank’s own system', (b) => gbk(csv(paidRows(b), '\n')), ALL],
    ['line ends of an old machine', (b) => gbk(csv(paidRows(b), '\r')), ALL],
    ['blank rows behind the last', (b) => gbk(`${csv(paidRows(b))}\r\n\r\n,,,,,,\r\n   \r\n`), ALL],
    ['UTF-8 with its mark', (b) => Buffer.from(`\uFEFF${csv(paidRows(b))}`), ALL],
    ['full-width digits in an amount', (b) => gbk(csv(with2(b, 3, '１００．００'))), ALL],
    ['full-width digits in a reference', (b) => gbk(csv(with2(b, 0, `${b.batchNo}＃２`))), ALL],
    ['a workbook under the name of a text', workbook, ALL, '回盘.txt'],
    ['a row less: its line waits', (b) => gbk(csv(paidRows(b).slice(0, 3))), 'paying paid 3/30000 failed 0 unknown 0'],
    ['a row more of somebody unknown: he is paid nothing', (b) => gbk(csv([...paidRows(b), ['', '外人', '6222222222222222222', '100.00', '100.00', '成功', '']])), 'paid paid 4/40000 failed 0 unknown 1'],
    ['ten megabytes of blank rows behind the last', (b) => gbk(`${csv(paidRows(b))}\r\n${',,,,,,\r\n'.repeat(1_250_000)}`), ALL],
  ])('%s', async (_, bytes, outcome, name) => {
    const batch = await sentBatch();
    expect(await load(batch, await bytes(batch), name)).toBe(outcome);
  });
});

describe('refused whole', () => {
  test.each<[string, (batch: Batch) => Buffer | Promise<Buffer>, string, string?]>([
    ['an empty file', () => Buffer.alloc(0), 'result_not_readable empty'],
    ['titles alone', () => gbk(csv([])), 'result_not_readable empty'],
    ['UTF-16 of this machine', (b) => Buffer.from(`\uFEFF${csv(paidRows(b))}`, 'utf16le'), 'result_not_readable encoding'],
    ['UTF-16 of the other kind', (b) => Buffer.from(`\uFEFF${csv(paidRows(b))}`, 'utf16le').swap16(), 'result_not_readable encoding'],
    ['GBK that lost a byte', (b) => { const bytes = gbk(csv(paidRows(b))); const at = bytes.indexOf(gbk('李')); return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]); }, 'result_not_readable encoding'],
    ['GBK that lost a byte and reads as other characters', (b) => { const bytes = gbk(csv(paidRows(b))); const at = bytes.indexOf(gbk('王建国')); return Buffer.concat([bytes.subarray(0, at + 2), gbk('见'), bytes.subarray(at + 4)]); }, 'result_names_differ'],
    ['the answer of another batch', (b) => gbk(csv(paidRows(b)).replaceAll(b.batchNo, 'W01-202607-1')), 'result_other_batch'],
    ['one row of another batch', (b) => gbk(csv(with2(b, 0, 'W01-202607-1#2'))), 'result_other_batch'],
    ['the tail of an account changed', (b) => gbk(csv(with2(b, 2, `${b.accounts[1]!.slice(0, -1)}${(Number(b.accounts[1]!.at(-1)) + 1) % 10}`))), 'result_lines_differ'],
    ['an amount changed', (b) => gbk(csv(with2(b, 3, '100.01').map((row, n) => (n === 1 ? row.with(4, '100.01') : row)))), 'result_lines_differ'],
    ['a name changed', (b) => gbk(csv(with2(b, 1, '李秀兰'))), 'result_names_differ'],
    ['more paid than asked', (b) => gbk(csv(with2(b, 4, '100.01'))), 'result_not_readable amount'],
    ['less than nothing paid', (b) => gbk(csv(with2(b, 4, '-1.00'))), 'result_not_readable amount'],
    ['a tenth of a fen', (b) => gbk(csv(with2(b, 4, '99.999'))), 'result_not_readable amount'],
    ['one line twice', (b) => gbk(csv([...paidRows(b), paidRows(b)[1]!])), 'result_line_twice'],
    ['an account a spreadsheet has cut', (b) => gbk(csv(with2(b, 2, '6.217E+15'))), 'result_not_readable digits'],
    ['ten megabytes of strangers', (b) => gbk(csv([...paidRows(b), ...Array.from({ length: 180_000 }, (__, n) => ['', `外人${n}`, `6222${n}`, '100.00', '100.00', '成功', ''])])), 'result_lines_unknown'],
    ['a workbook cut in the middle', async (b) => (await workbook(b)).subarray(0, 400), 'result_not_readable workbook', '回盘.txt'],
  ])('%s', async (_, bytes, refusal, name) => {
    const batch = await sentBatch();
    const before = await traces(batch);
    expect(await load(batch, await bytes(batch), name)).toBe(refusal);
    expect(await traces(batch)).toEqual(before);
    // Nothing of it stands in the way of the right one.
    expect(await load(batch, gbk(csv(paidRows(batch))))).toBe(ALL);
  });
});

describe('the sums of the last row', () => {
  const text = (batch: Batch, end: string): Buffer => Buffer.from(`附言|户名|账号|金额（分）|结果|原因\n${[1, 2, 3, 4].map((n) => `${batch.batchNo}#${n}|||10000|成功|`).join('\n')}\n${end}\n`);
  const outcomeOf = async (batch: Batch, end: string): Promise<string> => office.as('cashier').disbursement.importResult({ batchId: batch.batchId, version: batch.version, fileId: await office.upload('cashier', '回盘.txt', text(batch, end)), profileCode: 'other-bank-text' })
    .then((answer) => answer.status, (error: AppError) => error.code);

  test.each<[string, string, string]>([
    ['a sum that is one fen more', '合计|4|40001', 'result_sum_differs'], ['a count that is one less', '合计|3|40000', 'result_sum_differs'], ['a sum that is no number', '合计|4|四万', 'result_not_readable'],
  ])('%s is refused, and the right one is taken', async (_, end, outcome) => {
    const batch = await sentBatch();
    const before = await traces(batch);
    expect(await outcomeOf(batch, end)).toBe(outcome);
    expect(await traces(batch)).toEqual(before);
    expect(await outcomeOf(batch, '合计|4|40000')).toBe('paid');
  });
});

describe('a second answer', () => {
  test('of the same bytes under another name changes nothing, in that batch or another', async () => {
    const [batch, other] = [await sentBatch(), await sentBatch()];
    const bytes = gbk(csv(paidRows(batch)));
    expect(await load(batch, bytes)).toBe(ALL);
    const before = [await traces(batch), await traces(other)];
    expect(await load(batch, bytes, '回盘（副本）.txt')).toBe(`${ALL} again`);
    expect(await load(other, bytes, '另一批.csv')).toBe('result_other_batch');
    expect([await traces(batch), await traces(other)]).toEqual(before);
  });

  test('of the same words in other bytes, while lines wait, pays nothing twice', async () => {
    const batch = await sentBatch();
    expect(await load(batch, gbk(csv(paidRows(batch).slice(0, 3))))).toBe('paying paid 3/30000 failed 0 unknown 0');
    const { version } = await office.as('cashier').disbursement.show({ batchId: batch.batchId });
    expect(await load({ ...batch, version }, gbk(`${csv(paidRows(batch))}\r\n`))).toBe('paid paid 1/10000 failed 0 unknown 0');
    expect((await office.sql.selectFrom('batchVouchers').select('amountFen').where('batchId', '=', batch.batchId).where('effect', '=', 'pay').execute()).map((row) => row.amountFen)).toEqual([30_000, 10_000]);
  });

  test('that contradicts one line of the first is refused whole', async () => {
    const batch = await sentBatch();
    await load(batch, gbk(csv(paidRows(batch).slice(0, 2))));
    const { version } = await office.as('cashier').disbursement.show({ batchId: batch.batchId });
    const before = await traces(batch);
    const against = paidRows(batch).map((row, n) => (n === 0 ? row.with(4, '0.00').with(5, '失败').with(6, '账户冻结') : row));
    expect(await load({ ...batch, version }, gbk(csv(against)))).toBe('result_conflict');
    expect(await traces(batch)).toEqual(before);
  });
});

describe('round the door', () => {
  let batchId: number;
  beforeAll(async () => {
    const batch = await sentBatch();
    await load(batch, gbk(csv(paidRows(batch).slice(0, 3))));
    ({ batchId } = batch);
  });

  const copy = 'exportId, fileName, $sha, lineCount, $paid, failedCount, failedFen, unknownCount, userId, staffId, at';
  const columns = 'batchId, exportId, fileName, sha256, lineCount, paidCount, paidFen, failedCount, failedFen, unknownCount, userId, staffId, at';
  const answer = (sha: string, paidFen: number): string => `insert or replace into bankResults (${columns}) select batchId, ${copy.replace('$sha', sha).replace('$paid', `4, ${paidFen}`)} from bankResults where batchId = $batch`;

  test.each<[string, string, RegExp]>([
    ['more paid than was approved', answer(`'${'a'.repeat(64)}'`, 40_001), /more was paid than was approved/],
    ['as much as was approved', answer(`'${'a'.repeat(64)}'`, 40_000), /went through/],
    ['the same file once more', answer('sha256', 10_000), /this file is in already/],
    ['an answer changed', 'update bankResults set paidFen = 0 where batchId = $batch', /never changed/],
    ['an answer gone', 'delete from bankResults where batchId = $batch', /never deleted/],
    ['an answer replaced', 'insert or replace into bankResults select * from bankResults where batchId = $batch', /already/],
    ['a line of it changed', 'update bankResultLines set paidFen = 0 where resultId in (select id from bankResults where batchId = $batch)', /never changed/],
    ['a line of it gone', 'delete from bankResultLines where resultId in (select id from bankResults where batchId = $batch)', /never deleted/],
    ['a line of it replaced', 'insert or replace into bankResultLines select * from bankResultLines where resultId in (select id from bankResults where batchId = $batch)', /exists already/],
    ['a second payment of the batch in the books', "insert into batchVouchers (voucherId, batchId, step, effect, amountFen) select max(voucherId) + 1000, $batch, 'pay:99', 'pay', 10001 from batchVouchers", /more would be paid than was approved/],
    ['the same step booked twice', "insert into batchVouchers (voucherId, batchId, step, effect, amountFen) select max(voucherId) + 1000, $batch, (select step from batchVouchers where batchId = $batch and effect = 'pay'), 'pay', 1 from batchVouchers", /this step is booked already/],
    ['a line in two files of one run', 'insert into bankExportLines select exportId, seq + 100, lineId, amountFen from bankExportLines where exportId = (select max(id) from bankExports where batchId = $batch) limit 1', /exists already|in a file of this run/],
  ])('%s', async (_, statement, said) => {
    const told = await office.office.core.database.writer.transaction().execute(async (trx) => { await sql.raw(statement.replaceAll('$batch', String(batchId))).execute(trx); throw new Error('went through'); }).catch((error: Error) => error.message);
    expect(told).toMatch(said);
  });
});
