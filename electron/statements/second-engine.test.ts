/**
 * The books read again by programs of others. hledger, Ledger and Beancount check every voucher and every month's end by themselves, and their trial
 * balance is ours to the fen. Where a program is not installed its test is skipped and says so.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';
import { postVoucher } from '#electron/ledger/post-voucher.ts';
import { openBooks, type Books } from '#electron/testing/books.ts';
import { missingProgram, SECOND_ENGINES } from '#electron/testing/second-engines.ts';
import { addDays, day, month } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import { EXTENSIONS, type PlainTextFormat } from '#shared/statements/plain-text.ts';

let books: Books;
let folder: string;
const SUMMARIES = ['付 办公费', 'date:2020-01-01 [2020-01-02]', '引号" 反斜杠\\ 分号; 竖线|', '= 100 CNY', '; 注释', '(括号) *!', '空  格\t制表', '换\n行', '@ 5 USD', 'a:b,c:d'];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'huilin-second-'));
  books = await openBooks({ startMonth: '2025-01' });
  await books.office.as('accountant').ledger.addAccount({
    parentId: (await books.office.as('accountant').ledger.accounts({ accountSetId: books.accountSetId })).find((account) => account.code === '102')!.accountId, code: '10203', name: '农商行:专户 (押金)；1',
  });
  const codes = ['101', '10201', '10203', '112', '113', '21101', '30101', '3220101', '5010101', '502', '51301', '5140101', '401', '152'];
  const line = fc.record({ code: fc.constantFrom(...codes), amount: fc.integer({ min: -5_000_000, max: 90_000_000 }).filter((n) => n !== 0), debit: fc.boolean(), summary: fc.constantFrom(...SUMMARIES), party: fc.option(fc.constantFrom('甲:公司', '乙, 村', '丙;x'), { nil: null }) });
  const vouchers = fc.sample(fc.record({ offset: fc.integer({ min: 0, max: 600 }), lines: fc.array(line, { minLength: 1, maxLength: 5 }) }), { numRuns: 120, seed: 20260908 });
  let step = 0;
  await books.command('director', async (context) => {
    for (const voucher of vouchers.toSorted((a, b) => a.offset - b.offset)) {
      const lines = voucher.lines.map(({ code, amount, debit, summary, party }) => ({ summary, accountCode: code, debitFen: fen(debit ? amount : 0), creditFen: fen(debit ? 0 : amount), ...(party === null ? {} : { counterparty: party }) }));
      const open = lines.reduce((sum, each) => sum + each.debitFen - each.creditFen, 0);
      lines.push({ summary: '轧平', accountCode: '51302', debitFen: fen(open <= 0 ? -open || 1 : 0), creditFen: fen(open > 0 ? open : 0) });
      if (open === 0) lines.push({ summary: '轧平', accountCode: '51303', debitFen: fen(0), creditFen: fen(1) });
      await postVoucher(context, {
        accountSetId: books.accountSetId, voucherDate: addDays(day('2025-01-01'), voucher.offset), attachmentsCount: 1, maker: { userId: context.actor.userId, staffId: context.actor.staffId }, reviewer: null,
        source: { kind: 'import', id: (step += 1), step: 'generated' }, lines,
      });
    }
  });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await books.office.close();
});

function needs(context: TestContext, programs: readonly string[]): void {
  const missing = missingProgram(programs);
  if (missing !== undefined) context.skip(`${missing} is not installed on this machine`);
}

async function exported(format: PlainTextFormat, from: string, to: string): Promise<string> {
  const file = await books.office.as('accountant').statements.exportPlainText({ accountSetId: books.accountSetId, format, fromMonth: month(from), toMonth: month(to) });
  expect(file.assertions).toBeGreaterThan(100);
  const given = books.office.office.giveFile(await books.office.token('accountant'), file.fileId);
  if (!given.ok) throw new Error(given.code);
  const path = join(folder, `${format}-${from}${EXTENSIONS[format]}`);
  writeFileSync(path, given.value.bytes);
  return path;
}

/** Leaf code → yuan, debit positive, as our own trial balance says. */
async function ours(at: string): Promise<Record<string, string>> {
  const balance = await books.office.as('accountant').ledger.trialBalance({ accountSetId: books.accountSetId, month: month(at), level: 6, withEmpty: false });
  return Object.fromEntries(balance.rows.filter((row) => row.leaf).map((row) => [row.code, row.closing.debitFen - row.closing.creditFen]).filter(([, amount]) => amount !== 0).map(([code, amount]) => [String(code), (Number(amount) / 100).toFixed(2)]));
}

describe.each([['2025-01', 'from the first month'], ['2025-08', 'from the middle, with an opening']])('books from %s, %s', (from) => {
  for (const engine of SECOND_ENGINES) {
    test(`${engine.name} accepts them and gives the same trial balance`, async (context) => {
      needs(context, engine.programs);
      expect(engine.balances(await exported(engine.format, from, '2026-08'))).toEqual(await ours('2026-08'));
    }, 60_000);
  }
});

test('a wrong balance is noticed: the assertions are really checked', async (context) => {
  needs(context, ['hledger']);
  const path = await exported('hledger', '2025-01', '2026-08');
  const text = readFileSync(path, 'utf8');
  const at = text.lastIndexOf(' CNY = ');
  writeFileSync(path, `${text.slice(0, at)} CNY = 1${text.slice(at + 7)}`);
  expect(spawnSync('hledger', ['-f', path, 'check'], { env: { ...process.env, LC_ALL: 'C.UTF-8' } }).status).not.toBe(0);
});

test('the file names people by id alone and refuses months the wrong way round', async () => {
  await expect(books.office.as('accountant').statements.exportPlainText({ accountSetId: books.accountSetId, format: 'hledger', fromMonth: month('2026-02'), toMonth: month('2026-01') })).rejects.toMatchObject({ code: 'book_months_reversed' });
  await expect(books.office.as('cashier').statements.exportPlainText({ accountSetId: books.accountSetId, format: 'hledger', fromMonth: month('2026-01'), toMonth: month('2026-01') })).rejects.toMatchObject({ code: 'not_allowed' });
});
