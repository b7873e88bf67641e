/**
 * G6: one voucher saved durably with all its balances. Beside it, on copies of the same database in the same folder: the very
 * statements ours sent, run again by Python's sqlite3 module (C, no event loop between two statements), and a bare append of
 * 24 KiB with fdatasync.
 */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CompiledQuery } from 'kysely';
import { day, type Day } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import { DATABASE_FILE } from '#electron/database/data-folder.ts';
import { postVoucher, type Posting } from '#electron/ledger/post-voucher.ts';
import { act } from '#electron/session/session-methods.ts';
import { findUser } from '#electron/session/sign-in.ts';
import { openBooks } from '#electron/testing/books.ts';
import { isQuick, median, ms, quantile, report, versionOf, type Figure, type Pair } from './frame.ts';

const ROUNDS = isQuick ? 9 : 31;
const EACH = 20;
const REPLAY = `
import sqlite3, sys, json, time, base64
db = sqlite3.connect(sys.argv[1], isolation_level=None, cached_statements=400)
for pragma in ('journal_mode = wal', 'synchronous = full', 'foreign_keys = on', 'recursive_triggers = on', 'secure_delete = on', 'temp_store = memory'):
    db.execute('pragma ' + pragma).fetchall()
for line in sys.stdin:
    acts = json.loads(line)
    if acts == 'sums':
        print(json.dumps(db.execute('select sum(debitFen), sum(creditFen), sum(debitToDateFen), count(*) from accountMonths').fetchone()), flush=True)
        continue
    times = []
    for statements in acts:
        start = time.perf_counter()
        for text, parameters in statements:
            db.execute(text, parameters).fetchall()
        times.append((time.perf_counter() - start) * 1000)
    print(json.dumps(times), flush=True)
`;

interface Replay { run(acts: unknown): Promise<number[]>; close(): void }
function startReplay(file: string): Replay {
  const child = spawn('python3', ['-c', REPLAY, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async run(acts) {
      child.stdin.write(`${JSON.stringify(acts)}\n`);
      return JSON.parse((await lines.next()).value as string) as number[];
    },
    close: () => child.stdin.end(),
  };
}

const books = await openBooks({ startMonth: '2021-01', now: '2026-09-08T01:00:00.000Z' });
const { core } = books.office.office;
const { writing } = core.database;
await books.office.token('accountant');
const { actor } = (await findUser(core, 'accountant'))!;
const reviewer = (await findUser(core, 'director'))!.actor;

/** Statements as ours sends them, in order; BEGIN and COMMIT among them. */
let sent: [string, unknown[]][] = [];
const plain = writing!.executeQuery.bind(writing);
writing!.executeQuery = (query: CompiledQuery) => {
  sent.push([query.sql, [...query.parameters]]);
  return plain(query);
};

let posted = 0;
function posting(on: Day): Posting {
  posted += 1;
  const amount = fen(10_000 + posted);
  return {
    accountSetId: books.accountSetId, voucherDate: on, attachmentsCount: 1,
    maker: { userId: actor.userId, staffId: actor.staffId }, reviewer: { userId: reviewer.userId, staffId: reviewer.staffId },
    source: { kind: 'import', id: posted, step: 'post' },
    lines: [
      { summary: '发放补贴', accountCode: '5140101', debitFen: amount, creditFen: fen(0) },
      { summary: '发放补贴', accountCode: '10201', debitFen: fen(0), creditFen: fen(amount - 500) },
      { summary: '手续费', accountCode: '101', debitFen: fen(0), creditFen: fen(500) },
    ],
  };
}

/** As a command of another feature posts: one transaction with its audit row. */
const save = (on: Day): Promise<unknown> => act(core, actor, 'bench.post', { subject: 'voucher' }, (trx) => postVoucher({ trx, clock: core.clock, actor }, posting(on)));

const TODAY = day('2026-09-08');
const LONG_AGO = day('2021-09-08');
// The months between get balances first, so that a back-dated voucher has five years to bring up to date.
for (let year = 2021; year <= 2026; year += 1) for (let m = 1; m <= (year === 2026 ? 9 : 12); m += 1) await save(day(`${year}-${String(m).padStart(2, '0')}-05`));
for (let i = 0; i < 30; i += 1) await save(TODAY);
await writing!.exec('pragma wal_checkpoint(truncate)');
const folder = mkdtempSync(join(books.office.dataDir, 'bench-'));
const copy = join(folder, 'copy.db');
copyFileSync(join(books.office.dataDir, DATABASE_FILE), copy);
const replay = startReplay(copy);
const raw = await open(join(folder, 'raw'), 'a');
const BLOCK = Buffer.alloc(24 * 1024, 7);

const times = { ours: [] as number[], door: [] as number[], c: [] as number[], raw: [] as number[], old: [] as number[] };
const perRound = { sameSql: [] as number[], raw: [] as number[], old: [] as number[] };
async function measure(on: Day): Promise<{ took: number[]; acts: [string, unknown[]][][] }> {
  const took: number[] = [];
  const acts: [string, unknown[]][][] = [];
  for (let i = 0; i < EACH; i += 1) {
    sent = [];
    const start = performance.now();
    await save(on);
    took.push(performance.now() - start);
    acts.push(sent);
  }
  return { took, acts };
}
async function measureRaw(): Promise<number[]> {
  const took: number[] = [];
  for (let i = 0; i < EACH; i += 1) {
    const start = performance.now();
    await raw.write(BLOCK);
    await raw.datasync();
    took.push(performance.now() - start);
  }
  return took;
}
let statements = 0;
for (let round = 0; round < ROUNDS + 1; round += 1) {
  const first = round % 2 === 0 ? await measureRaw() : null;
  const today = await measure(TODAY);
  statements = today.acts[0]!.length;
  const same = await replay.run(today.acts);
  const old = await measure(LONG_AGO);
  await replay.run(old.acts);
  const bare = first ?? (await measureRaw());
  if (round === 0) continue;
  times.ours.push(...today.took);
  times.c.push(...same);
  times.raw.push(...bare);
  times.old.push(...old.took);
  perRound.sameSql.push(median(today.took) / median(same));
  perRound.raw.push(median(today.took) / median(bare));
  perRound.old.push(median(old.took) / median(today.took));
}
const sums = await replay.run('sums');
const [ourSums] = await writing!.all<Record<string, number>>('select sum(debitFen) as a, sum(creditFen) as b, sum(debitToDateFen) as c, count(*) as d from accountMonths');
if (JSON.stringify(Object.values(ourSums!)) !== JSON.stringify(sums)) throw new Error(`balances differ: ${JSON.stringify(ourSums)} ${JSON.stringify(sums)}`);

const common = { goal: 'G6', ours: 'postVoucher with its audit row', rounds: ROUNDS };
const row = (what: string, peer: string, peerTimes: number[], ratios: number[], atMost: number, note = '', mine = times.ours): Pair => ({
  ...common, what, peer, oursMs: median(mine), peerMs: median(peerTimes), ratio: median(ratios), quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)], atMost, note,
});
const pairs = [
  row('one voucher of three lines, durable, balances and audit row kept (p50)', 'the same statements from C', times.c, perRound.sameSql, 1.5, `${statements} statements, BEGIN and COMMIT among them, each awaited by the driver`),
  row('one voucher of three lines, durable, balances and audit row kept (p50)', 'append 24 KiB + fdatasync', times.raw, perRound.raw, 2),
  row('back-dated by five years', 'dated today', times.ours, perRound.old, 1.3, '', times.old),
];
const figures: Figure[] = [{ goal: 'G6', what: 'one voucher, p95', value: ms(quantile(times.ours, 0.95)), wanted: 'for information', reached: true, note: `C ${ms(quantile(times.c, 0.95))}, raw ${ms(quantile(times.raw, 0.95))}` }];
report('save-voucher', { pairs, figures, versions: { sqlite: (await writing!.all<{ v: string }>('select sqlite_version() as v'))[0]!.v, 'python3 sqlite3': versionOf('python3', '-c', 'import sqlite3; print(sqlite3.sqlite_version)') } });
replay.close();
await raw.close();
rmSync(folder, { recursive: true, force: true });
await books.office.close();
