/**
 * Books of any size, the same every time: 70 accounts, 2.55 lines a voucher, 2021 to 2025. They are written behind the door (a million acts through it
 * would take an hour) but as the door leaves them: numbers, chain of fingerprints, balances per month and day. `verifyLedger` proves it.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { addDays, day, monthOf, monthsFromTo, month, type Day, type Month } from '#shared/days.ts';
import { fen, type Fen } from '#shared/money.ts';
import type { AccountId } from '#shared/ids.ts';
import { fingerprintOf, NO_FINGERPRINT, type SealedLine } from '#electron/ledger/fingerprint.ts';
import { seededRandom } from '#electron/sample/seeded-random.ts';
import { findUser } from '#electron/session/sign-in.ts';
import { openBooks, type Books } from '#electron/testing/books.ts';

export const FIRST_DAY = day('2021-01-01');
const DAYS = 1826;
const ACCOUNTS = 70;
const CHUNK = 5000;

export interface BigVoucher { readonly on: Day; readonly summary: string; readonly lines: readonly { readonly account: number; readonly amountFen: number }[] }
export interface BigAccount { readonly id: AccountId; readonly code: string }
export interface BigBooks { readonly books: Books; readonly accounts: readonly BigAccount[]; readonly vouchers: number; readonly lines: number }

/** `count` vouchers by day; amounts debit positive, their sum zero. */
export function* vouchersOf(count: number): Generator<BigVoucher> {
  const random = seededRandom(2014);
  for (let i = 0; i < count; i += 1) {
    const width = random.pick([2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4]);
    const lines: { account: number; amountFen: number }[] = [];
    let sum = 0;
    for (let n = 1; n < width; n += 1) {
      const amountFen = random.int(100, 900_000);
      sum += amountFen;
      lines.push({ account: random.int(0, ACCOUNTS - 1), amountFen });
    }
    lines.push({ account: random.int(0, ACCOUNTS - 1), amountFen: -sum });
    yield { on: addDays(FIRST_DAY, Math.floor((i * DAYS) / count)), summary: `业务${i % 97}`, lines };
  }
}

/** The accounts by name as the plain-text peers write them. */
export const peerAccount = (account: BigAccount): string => `Assets:A${account.code}`;

/** The same vouchers as a journal that ledger and hledger read, or as beancount's. */
export function writePeerFile(file: string, count: number, accounts: readonly BigAccount[], format: 'ledger' | 'beancount'): void {
  const out = openSync(file, 'w');
  const beancount = format === 'beancount';
  let text = beancount ? `option "operating_currency" "CNY"\n${accounts.map((account) => `2021-01-01 open ${peerAccount(account)} CNY`).join('\n')}\n\n` : '';
  for (const voucher of vouchersOf(count)) {
    text += beancount ? `${voucher.on} * "${voucher.summary}"\n` : `${voucher.on} ${voucher.summary}\n`;
    for (const { account, amountFen } of voucher.lines) text += `    ${peerAccount(accounts[account]!)}  ${(amountFen / 100).toFixed(2)} CNY\n`;
    text += '\n';
    if (text.length > 4_000_000) {
      writeSync(out, text);
      text = '';
    }
  }
  writeSync(out, text);
  closeSync(out);
}

const TABLES = ['vouchers', 'voucherLines', 'accountMonths', 'accountDays', 'postingHeads', 'fiscalPeriods'];

/** An office in a folder with an account set of `count` posted vouchers. */
export async function bigBooks(count: number): Promise<BigBooks> {
  const books = await openBooks({ startMonth: '2021-01', now: '2026-09-08T01:00:00.000Z' });
  const { core } = books.office.office;
  const all = await books.office.as('accountant').ledger.accounts({ accountSetId: books.accountSetId });
  const accounts = all.filter((account) => account.leaf && !/^32[12]/.test(account.code)).slice(0, ACCOUNTS).map(({ accountId, code }) => ({ id: accountId, code }));
  if (accounts.length < ACCOUNTS) throw new Error(`the chart has ${accounts.length} accounts to book on`);
  const writing = core.database.writing!;
  const triggers = await writing.all<{ name: string; sql: string }>(`select name, sql from sqlite_schema where type = 'trigger' and tbl_name in (${TABLES.map((table) => `'${table}'`).join(', ')})`);
  const who = await people(books);
  await writing.exec('begin');
  for (const { name } of triggers) await writing.exec(`drop trigger "${name}"`);
  const lines = await fill(books, who, accounts, count);
  for (const { sql } of triggers) await writing.exec(sql);
  await writing.exec('commit');
  await writing.exec('pragma optimize; pragma wal_checkpoint(truncate)');
  return { books, accounts, vouchers: count, lines };
}

async function fill(books: Books, who: Awaited<ReturnType<typeof people>>, accounts: readonly BigAccount[], count: number): Promise<number> {
  const { core } = books.office.office;
  const writing = core.database.writing!;
  for (const each of monthsFromTo(month('2021-01'), month('2025-12'))) await writing.all(`insert into fiscalPeriods (accountSetId, month, status) values (?, ?, 'open') on conflict do nothing`, [books.accountSetId, each]);
  let [previous, postingNo, turnoverFen, lineCount, monthNow, number] = [NO_FINGERPRINT, 0, 0, 0, '' as Month, 0];
  let vouchers: unknown[][] = [];
  let lines: unknown[][] = [];
  const flush = async (): Promise<void> => {
    await writing.all(INSERT_VOUCHERS, [JSON.stringify(vouchers)]);
    await writing.all(INSERT_LINES, [JSON.stringify(lines)]);
    [vouchers, lines] = [[], []];
  };
  for (const { on, summary, lines: parts } of vouchersOf(count)) {
    postingNo += 1;
    number = monthOf(on) === monthNow ? number + 1 : 1;
    monthNow = monthOf(on);
    const at = core.clock.now();
    const sealedLines = parts.map(({ account, amountFen }, index): SealedLine => ({ ...NO_DIMENSIONS, lineNo: index + 1, summary, accountId: accounts[account]!.id, debitFen: fen(Math.max(0, amountFen)), creditFen: fen(Math.max(0, -amountFen)) }));
    const totalFen = fen(sealedLines.reduce((sum, line) => sum + line.debitFen, 0));
    const id = postingNo;
    previous = fingerprintOf(previous, {
      accountSetId: books.accountSetId, postingNo, id: id as never, month: monthNow, word: '记', number, voucherDate: on, kind: 'ordinary', status: 'posted', attachmentsCount: 1,
      makerUserId: who.cashier.userId, makerStaffId: who.cashier.staffId, submittedAt: null, reviewerUserId: who.accountant.userId, reviewerStaffId: who.accountant.staffId, reviewedAt: at,
      posterUserId: who.accountant.userId, posterStaffId: who.accountant.staffId, postedAt: at, reversesVoucherId: null, sourceKind: 'import', sourceId: id, sourceStep: 'bench', totalFen, createdAt: at,
    }, sealedLines);
    vouchers.push([id, books.accountSetId, monthNow, number, on, who.cashier.userId, who.cashier.staffId, who.accountant.userId, who.accountant.staffId, at, totalFen, previous]);
    for (const line of sealedLines) lines.push([id, line.lineNo, summary, line.accountId, line.debitFen, line.creditFen, on]);
    turnoverFen += totalFen;
    lineCount += parts.length;
    if (vouchers.length === CHUNK) await flush();
  }
  await flush();
  await writing.all(`insert into accountDays select accountId, bookedOn, sum(debitFen), sum(creditFen) from voucherLines where bookedOn is not null group by 1, 2`);
  await writing.all(`insert into accountMonths select accountId, month, debit, credit, sum(debit) over (partition by accountId order by month), sum(credit) over (partition by accountId order by month)
    from (select accountId, substr(day, 1, 7) as month, sum(debitFen) as debit, sum(creditFen) as credit from accountDays group by 1, 2)`);
  await writing.all('update postingHeads set postingNo = ?, fingerprint = ?, turnoverFen = ? where accountSetId = ?', [postingNo, previous, turnoverFen as Fen, books.accountSetId]);
  return lineCount;
}

async function people(books: Books) {
  const { core } = books.office.office;
  const of = async (name: string) => {
    await books.office.token(name);
    return (await findUser(core, name))!.actor;
  };
  return { cashier: await of('cashier'), accountant: await of('accountant') };
}

const NO_DIMENSIONS = { residentId: null, householdId: null, programmeId: null, batchId: null, counterparty: null, project: null, fund: null, team: null, contract: null };
const cells = (n: number): string => Array.from({ length: n }, (_, at) => `value ->> '$[${at}]' as c${at}`).join(', ');
const INSERT_VOUCHERS = `insert into vouchers (id, accountSetId, month, word, number, voucherDate, kind, status, attachmentsCount, makerUserId, makerStaffId, submittedAt,
    reviewerUserId, reviewerStaffId, reviewedAt, posterUserId, posterStaffId, postedAt, sourceKind, sourceId, sourceStep, totalFen, postingNo, fingerprint, version, createdAt)
  select c0, c1, c2, '记', c3, c4, 'ordinary', 'posted', 1, c5, c6, null, c7, c8, c9, c7, c8, c9, 'import', c0, 'bench', c10, c0, c11, 2, c9 from (select ${cells(12)} from json_each(?))`;
const INSERT_LINES = `insert into voucherLines (voucherId, lineNo, summary, accountId, debitFen, creditFen, bookedOn) select c0, c1, c2, c3, c4, c5, c6 from (select ${cells(7)} from json_each(?))`;
