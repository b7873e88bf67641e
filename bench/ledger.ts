/**
 * G1–G5, G7, G8: the questions of the books at 10,000, 100,000 and 1,000,000 vouchers, through the door, beside Ledger (the fastest of the plain-text
 * programs), hledger and Beancount, and beside the bare SQL over the same binding. Ours stands open, the peers read their file at every question.
 */
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { day, month } from '#shared/days.ts';
import { verifyBalances, verifyLedger } from '#electron/ledger/verify-ledger.ts';
import { seededRandom } from '#electron/sample/seeded-random.ts';
import { exponent, isQuick, median, ms, quantile, report, versionOf, type Figure, type Pair } from './frame.ts';
import { bigBooks, peerAccount, writePeerFile, type BigBooks } from './parts/big-books.ts';

const SIZES = isQuick ? [1000, 3000, 10_000] : [10_000, 100_000, 1_000_000];
const MIDDLE = SIZES[1]!;
const MOST = SIZES[2]!;
const CALLS = 50;
const folder = mkdtempSync(join(tmpdir(), 'huilin-bench-'));
const ASKED = { month: month('2024-06'), asOf: day('2024-06-15') };
const has = { ledger: versionOf('ledger', '--version'), hledger: versionOf('hledger', '--version'), beancount: versionOf('bean-query', '--version') };

// ------------------------------------------------------------------------------------------------ the questions
interface Question {
  readonly goal: string;
  readonly what: string;
  readonly ours: () => Promise<unknown>;
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** The answer as text, the same from every side. */
  readonly oursSays: () => Promise<string>;
  readonly peer: (program: Peer, file: string) => string | null;
}
type Peer = 'ledger' | 'hledger' | 'beancount';
const run = (program: string, args: readonly string[]): string => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30, env: { ...process.env, LC_ALL: 'C.UTF-8' } });
const cents = (text: string): number => Math.round(Number(text.replaceAll(/[^\d.-]/g, '')) * 100);
const sorted = (rows: readonly (readonly [string, number])[]): string => rows.filter(([, amount]) => amount !== 0).map(([name, amount]) => `${name} ${amount}`).toSorted().join('\n');

function questionsOf(big: BigBooks): Question[] {
  const { books, accounts } = big;
  const client = books.office.as('accountant');
  const { accountSetId } = books;
  const account = accounts[1]!;
  const leafName = new Map<string, string>(accounts.map((each) => [each.code, peerAccount(each)]));
  return [
    {
      goal: 'G1', what: 'trial balance on a day in the middle of a month',
      ours: () => client.ledger.trialBalance({ accountSetId, ...ASKED, level: 6 }),
      async oursSays() {
        const { rows } = await client.ledger.trialBalance({ accountSetId, ...ASKED, level: 6 });
        return sorted(rows.filter((row) => row.leaf).map((row) => [leafName.get(row.code) ?? row.code, row.closing.debitFen - row.closing.creditFen]));
      },
      sql: `select a.code, coalesce(m.debitToDateFen, 0) + coalesce((select sum(debitFen) from accountDays where accountId = a.id and day between '2024-06-01' and '2024-06-15'), 0) as debitFen,
          coalesce(m.creditToDateFen, 0) + coalesce((select sum(creditFen) from accountDays where accountId = a.id and day between '2024-06-01' and '2024-06-15'), 0) as creditFen
        from accounts a left join accountMonths m on m.accountId = a.id and m.month = (select max(month) from accountMonths where accountId = a.id and month < '2024-06')
        where a.accountSetId = ? and a.leaf = 1 order by a.code`,
      parameters: [accountSetId],
      peer: (program, file) => (program === 'ledger'
        ? sorted(run('ledger', ['-f', file, 'balance', '--flat', '--no-total', '-e', '2024-06-16', '--balance-format', '%(account)\t%(display_total)\n']).trim().split('\n').map((line) => [line.split('\t')[0]!, cents(line.split('\t')[1]!)]))
        : program === 'hledger'
          ? sorted(run('hledger', ['-f', file, 'balance', '--flat', '--no-total', '-e', '2024-06-16', '-O', 'csv']).trim().split('\n').slice(1).map((line) => line.replaceAll('"', '').split(',') as [string, string]).map(([name, amount]) => [name, cents(amount)]))
          : sorted(run('bean-query', ['-q', '-f', 'csv', file, 'select account, sum(number) where date < 2024-06-16 group by account']).trim().split('\n').slice(1).map((line) => line.split(',').map((cell) => cell.trim()) as [string, string]).map(([name, amount]) => [name, cents(amount)]))),
    },
    {
      goal: 'G3', what: 'register of one account and month with running balance, first 100 lines',
      ours: () => client.ledger.register({ accountId: account.id, month: ASKED.month, most: 100 }),
      oursSays: async () => String((await client.ledger.register({ accountId: account.id, month: ASKED.month })).closingFen),
      sql: registerSql(100), parameters: [account.id, account.id],
      peer: (program, file) => (program === 'ledger' ? registerOf(run('ledger', ['-f', file, 'register', peerAccount(account), '-e', '2024-07-01', '-d', 'd>=[2024-06-01]', '--register-format', '%(total)\n'])) : null),
    },
    {
      goal: 'G3', what: 'register of one account and month with running balance, the whole month',
      ours: () => client.ledger.register({ accountId: account.id, month: ASKED.month }),
      oursSays: async () => String((await client.ledger.register({ accountId: account.id, month: ASKED.month })).closingFen),
      sql: registerSql(-1), parameters: [account.id, account.id],
      peer: (program, file) => (program === 'ledger' ? registerOf(run('ledger', ['-f', file, 'register', peerAccount(account), '-e', '2024-07-01', '-d', 'd>=[2024-06-01]', '--register-format', '%(total)\n'])) : null),
    },
    {
      goal: 'G4', what: 'income and its use of a year by account and month',
      ours: () => client.statements.monthByMonth({ accountSetId, year: 2024 }),
      async oursSays() {
        const { months, incomes, uses } = await client.statements.monthByMonth({ accountSetId, year: 2024 });
        return months.map((each, at) => `${each} ${uses[at]! - incomes[at]!}`).join('\n');
      },
      sql: `select m.month, a.code, m.creditFen - m.debitFen as netFen from accounts a join accountMonths m on m.accountId = a.id
        where a.accountSetId = ? and a.category = 'profitLoss' and m.month between '2024-01' and '2024-12' order by a.code, m.month`,
      parameters: [accountSetId],
      peer: (program, file) => (program === 'ledger'
        ? run('ledger', ['-f', file, 'register', '^Assets:A5', '--monthly', '--collapse', '-b', '2024-01-01', '-e', '2025-01-01', '--register-format', '%(format_date(date, "%Y-%m")) %(amount)\n']).trim().split('\n').map((line) => `${line.slice(0, 7)} ${cents(line.slice(8))}`).join('\n') : null),
    },
  ];
}

function registerSql(most: number): string {
  return `with o as (select coalesce((select debitToDateFen - creditToDateFen from accountMonths where accountId = ? and month = (select max(month) from accountMonths where accountId = ?1 and month < '2024-06')), 0) as x)
    select l.bookedOn, v.word, v.number, l.summary, l.debitFen, l.creditFen, (select x from o) + sum(l.debitFen - l.creditFen) over (order by l.bookedOn, l.voucherId, l.lineNo) as balanceFen
    from voucherLines l join vouchers v on v.id = l.voucherId where l.accountId = ? and l.bookedOn between '2024-06-01' and '2024-06-30' order by l.bookedOn, l.voucherId, l.lineNo limit ${most}`;
}
const registerOf = (text: string): string => String(cents(text.trim().split('\n').at(-1) ?? '0'));

// ------------------------------------------------------------------------------------------------ measuring
const pairs: Pair[] = [];
const figures: Figure[] = [];
async function p50(work: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < CALLS; i += 1) {
    const start = performance.now();
    await work();
    took.push(performance.now() - start);
  }
  return median(took);
}
const BOUNDS: Readonly<Record<string, { peer: number; limit: number }>> = {
  G1: { peer: 1 / 500, limit: 3 }, 'G3 first': { peer: 1 / 500, limit: 3 }, 'G3 whole': { peer: 1 / 300, limit: 2 }, G4: { peer: 1 / 500, limit: 3 },
};

async function askAll(big: BigBooks, file: string): Promise<Map<string, number>> {
  const { reading } = big.books.office.office.core.database;
  const medians = new Map<string, number>();
  for (const question of questionsOf(big)) {
    const key = question.goal === 'G3' ? (question.what.endsWith('month') ? 'G3 whole' : 'G3 first') : question.goal;
    const says = await question.oursSays();
    for (const program of ['ledger', 'hledger', 'beancount'] as const) {
      if (has[program] === null || (big.vouchers === MOST && program !== 'ledger' && !isQuick)) continue;
      const theirs = question.peer(program, program === 'beancount' ? `${file}.beancount` : `${file}.journal`);
      if (theirs !== null && theirs !== says) throw new Error(`${question.goal}: ${program} answers otherwise\n${theirs.slice(0, 300)}\n${says.slice(0, 300)}`);
    }
    await p50(question.ours);
    const [ours, limits, peers]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < (big.vouchers === MOST ? 3 : 9); round += 1) {
      if (round % 2 === 0) ours.push(await p50(question.ours));
      limits.push(await p50(() => reading.all(question.sql, question.parameters)));
      if (round % 2 === 1) ours.push(await p50(question.ours));
      if (has.ledger === null || big.vouchers === SIZES[0]) continue;
      const start = performance.now();
      question.peer('ledger', `${file}.journal`);
      peers.push(performance.now() - start);
    }
    medians.set(key, median(ours));
    const what = `${question.what}, ${big.vouchers.toLocaleString('en')} vouchers`;
    const row = (peer: string, theirs: readonly number[], atMost: number): Pair => {
      const ratios = ours.map((took, at) => took / theirs[at]!);
      return { goal: question.goal, what, ours: `${key === 'G4' ? 'statements.monthByMonth' : key === 'G1' ? 'ledger.trialBalance' : 'ledger.register'} (p50 of ${CALLS})`, peer, oursMs: median(ours), peerMs: median(theirs), ratio: median(ratios), quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)], rounds: ours.length, atMost, note: '' };
    };
    const bound = BOUNDS[key]!;
    if (peers.length > 0) pairs.push(row('ledger, one run', peers, key === 'G4' && big.vouchers === MOST ? 1 / 5000 : bound.peer));
    pairs.push(row('the bare SQL over the same binding', limits, bound.limit));
  }
  return medians;
}

/** G7: a voucher saved through the door, then the new trial balance; the peer appends to its journal and reads it again. */
async function saveThenAsk(big: BigBooks, file: string): Promise<void> {
  const client = big.books.office.as('accountant');
  const [first, second] = [big.accounts[0]!, big.accounts[1]!];
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < 9; round += 1) {
    const amount = 100 + round;
    let start = performance.now();
    await big.books.post('2025-12-30', `${first.code} 借 ${amount}`, `${second.code} 贷 ${amount}`);
    const balance = await client.ledger.trialBalance({ accountSetId: big.books.accountSetId, month: month('2025-12'), level: 6 });
    ours.push(performance.now() - start);
    start = performance.now();
    appendFileSync(`${file}.journal`, `2025-12-30 追加\n    ${peerAccount(first)}  ${amount}.00 CNY\n    ${peerAccount(second)}\n\n`);
    const text = run('ledger', ['-f', `${file}.journal`, 'balance', '--flat', '--no-total', '--balance-format', '%(account)\t%(display_total)\n']);
    theirs.push(performance.now() - start);
    const there = cents(text.split('\n').find((line) => line.startsWith(`${peerAccount(first)}\t`))!.split('\t')[1]!);
    const row = balance.rows.find((each) => each.code === first.code)!;
    if (row.closing.debitFen - row.closing.creditFen !== there) throw new Error('G7: the balances differ');
  }
  const ratios = ours.map((took, at) => took / theirs[at]!);
  pairs.push({ goal: 'G7', what: `a voucher saved, submitted, reviewed and posted, then the new trial balance, ${big.vouchers.toLocaleString('en')} vouchers`, ours: 'four acts and a question, each through the door', peer: 'append to the journal + ledger', oursMs: median(ours), peerMs: median(theirs), ratio: median(ratios), quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)], rounds: ours.length, atMost: 1 / 500, note: 'ours is durable four times over; the peer flushes nothing to the disk' });
}

/** G8: kept balances against every line, beside the covering scan of the same lines; and after a thousand random vouchers more. */
async function recheck(big: BigBooks): Promise<void> {
  const { reader, reading } = big.books.office.office.core.database;
  const random = seededRandom(8);
  // Between income and expense accounts: what is overdrawn by hand elsewhere is refused.
  const free = big.accounts.filter((account) => account.code.startsWith('5'));
  for (let i = 0; i < (isQuick ? 50 : 1000) / 4; i += 1) {
    const amount = random.int(1, 5000);
    await big.books.post(`202${random.int(1, 5)}-0${random.int(1, 9)}-1${random.int(0, 9)}`, `${random.pick(free).code} 借 ${amount}`, `${random.pick(free).code} 贷 ${amount}`);
  }
  const whole = await verifyLedger(reader);
  if (whole.faults.length > 0) throw new Error(whole.faults.join('\n'));
  const [ours, scans]: [number[], number[]] = [[], []];
  for (let round = 0; round < 9; round += 1) {
    let start = performance.now();
    const faults = await verifyBalances(reader);
    ours.push(performance.now() - start);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    start = performance.now();
    await reading.all('select accountId, sum(debitFen), sum(creditFen) from voucherLines indexed by voucherLinesBooked where bookedOn is not null group by accountId');
    scans.push(performance.now() - start);
  }
  const ratios = ours.map((took, at) => took / scans[at]!);
  pairs.push({ goal: 'G8', what: `balances per day and month against every line, ${big.lines.toLocaleString('en')} lines`, ours: 'verifyBalances', peer: 'covering scan, summed by account', oursMs: median(ours), peerMs: median(scans), ratio: median(ratios), quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)], rounds: 9, atMost: 1, note: '' });
  figures.push({ goal: 'G8', what: 'differences, also after 1,000 acts on random days', value: String(whole.faults.length), wanted: '0', reached: true, note: `${whole.counted['postedVouchers']} vouchers, their whole chain of fingerprints recomputed as well` });
}

/** G5: the most memory of one process that opens the books and answers all questions. */
function memory(big: BigBooks, file: string): void {
  const ours = Number(run(process.execPath, [join(import.meta.dirname, 'parts', 'answer-books.ts'), big.books.office.dataDir, String(big.books.accountSetId), String(big.accounts[1]!.id)]).trim().split('\n').at(-1)) / 1024;
  if (has.ledger === null) return;
  const theirs = Number(run('python3', ['-c', 'import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)', 'ledger', '-f', `${file}.journal`, 'balance']).trim()) / 1024;
  figures.push({ goal: 'G5', what: `peak memory while answering, ${big.vouchers.toLocaleString('en')} vouchers`, value: `${ours.toFixed(0)} MB; ledger ${theirs.toFixed(0)} MB`, wanted: '≤ 1/10 of ledger, ≤ 260 MB', reached: ours <= theirs / 10 && ours <= 260, note: 'a whole office process with its language runtime' });
}

const growth = new Map<string, number[]>();
for (const size of SIZES) {
  const started = performance.now();
  const big = await bigBooks(size);
  const file = join(folder, `books-${size}`);
  writePeerFile(`${file}.journal`, size, big.accounts, 'ledger');
  if (size !== MOST || isQuick) writePeerFile(`${file}.beancount`, size, big.accounts, 'beancount');
  console.log(`${size} vouchers, ${big.lines} lines made in ${ms(performance.now() - started)}`);
  for (const [key, took] of await askAll(big, file)) growth.set(key, [...(growth.get(key) ?? []), took]);
  if (size === MIDDLE && has.ledger !== null) await saveThenAsk(big, file);
  if (size === MOST) {
    await big.books.office.office.core.database.writing!.exec('pragma wal_checkpoint(truncate)');
    await recheck(big);
    // A folder has one owner: the child opens it after this office has let it go.
    await big.books.office.office.close();
    memory(big, file);
  }
  await big.books.office.close().catch(() => undefined);
}
for (const [key, wanted] of [['G1', 0.15], ['G4', 0.1]] as const) {
  const took = growth.get(key)!;
  figures.push({ goal: key === 'G1' ? 'G2' : key, what: `growth from ${SIZES[0]!.toLocaleString('en')} to ${MOST.toLocaleString('en')} vouchers`, value: `exponent ${exponent(SIZES, took).toFixed(2)}, ${(took.at(-1)! / took[0]!).toFixed(2)} ×`, wanted: key === 'G1' ? 'exponent ≤ 0.15, ≤ 1.5 ×' : 'exponent ≤ 0.1', reached: exponent(SIZES, took) <= wanted && (key !== 'G1' || took.at(-1)! / took[0]! <= 1.5), note: took.map(ms).join(', ') });
}
report('ledger', { pairs, figures, versions: has });
rmSync(folder, { recursive: true, force: true });
