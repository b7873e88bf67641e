/**
 * How every figure of docs/performance.md is made: both sides in one run and in turn (AB, BA …), answers compared before
 * anything is timed, medians and the quartiles of the per-round ratios. The ratio is the claim, not the milliseconds.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';

/** `before` and `after` are not timed: fresh files, comparing the answers, clearing away. */
export interface Side { readonly name: string; run(): Promise<unknown>; before?(): Promise<unknown>; after?(): Promise<unknown>; /** The milliseconds a process measured itself. */ took?(): number }

/** `--quick`: smaller data and fewer rounds, to see that a program works. */
export const isQuick = process.argv.includes('--quick');

export interface Pair {
  readonly goal: string;
  readonly what: string;
  readonly ours: string;
  readonly peer: string;
  readonly oursMs: number;
  readonly peerMs: number;
  /** ours ÷ peer: median of the per-round ratios, first and third quartile. */
  readonly ratio: number;
  readonly quartiles: readonly [number, number];
  readonly rounds: number;
  /** The goal as a bound of the ratio (ours ÷ peer). */
  readonly atMost: number;
  readonly note: string;
}

/** Anything that is a figure and not a pair: a share, a count of differences, a size. */
export interface Figure { readonly goal: string; readonly what: string; readonly value: string; readonly wanted: string; readonly reached: boolean; readonly note: string }

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}
export const median = (values: readonly number[]): number => quantile(values, 0.5);

async function timed(side: Side): Promise<number> {
  await side.before?.();
  const start = performance.now();
  await side.run();
  const took = side.took?.() ?? performance.now() - start;
  await side.after?.();
  return took;
}

/** Runs the two in turn and gives their ratio. `warm`: rounds that are not counted. */
export async function alternate(
  goal: { id: string; what: string; atMost: number; note?: string }, ours: Side, peer: Side, rounds = 9, warm = 1,
): Promise<Pair> {
  for (let i = 0; i < warm; i++) {
    await timed(ours);
    await timed(peer);
  }
  const a: number[] = [];
  const b: number[] = [];
  for (let i = 0; i < rounds; i++) {
    if (i % 2 === 0) {
      a.push(await timed(ours));
      b.push(await timed(peer));
    } else {
      b.push(await timed(peer));
      a.push(await timed(ours));
    }
  }
  const ratios = a.map((ms, i) => ms / b[i]!);
  return {
    goal: goal.id, what: goal.what, ours: ours.name, peer: peer.name, oursMs: median(a), peerMs: median(b), ratio: median(ratios),
    quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)], rounds, atMost: goal.atMost, note: goal.note ?? '',
  };
}

const RESULTS = fileURLToPath(new URL('results/', import.meta.url));

/** Keeps the results of one program and prints them; `bench/write-table.ts` makes docs/performance.md of all of them. */
export function report(program: string, results: { pairs?: readonly Pair[]; figures?: readonly Figure[]; versions?: Readonly<Record<string, string | null>> }): void {
  mkdirSync(RESULTS, { recursive: true });
  const machine = { node: process.version, cpu: `${cpus().length} × ${cpus()[0]?.model ?? '?'}`, load: loadavg()[0]!.toFixed(1), stealPercent: stealPercent(), at: new Date().toISOString().slice(0, 10), quick: isQuick };
  writeFileSync(`${RESULTS}${program}.json`, `${JSON.stringify({ program, machine, versions: results.versions ?? {}, pairs: results.pairs ?? [], figures: results.figures ?? [] }, null, 1)}\n`);
  for (const pair of results.pairs ?? []) {
    const verdict = pair.ratio <= pair.atMost ? 'reached' : `NOT reached (${(pair.ratio / pair.atMost).toFixed(2)} × the bound)`;
    console.log(`${pair.goal} ${pair.what}: ${pair.ours} ${ms(pair.oursMs)}, ${pair.peer} ${ms(pair.peerMs)}, ratio ${pair.ratio.toFixed(3)} (${pair.quartiles.map((q) => q.toFixed(3)).join('–')}), bound ${pair.atMost}: ${verdict}`);
  }
  for (const figure of results.figures ?? []) console.log(`${figure.goal} ${figure.what}: ${figure.value}, wanted ${figure.wanted}: ${figure.reached ? 'reached' : 'NOT reached'}`);
}

export const ms = (value: number): string => (value < 10 ? `${value.toFixed(2)} ms` : value < 1000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(2)} s`);

function cpuTicks(): number[] {
  try {
    return readFileSync('/proc/stat', 'utf8').split('\n')[0]!.trim().split(/\s+/).slice(1).map(Number);
  } catch {
    return [];
  }
}
const ticksAtStart = cpuTicks();

/** How much of the processor's time the host gave to others since the program began; '' where it is not told. */
function stealPercent(): string {
  const ticks = cpuTicks().map((now, i) => now - (ticksAtStart[i] ?? 0));
  const all = ticks.slice(0, 8).reduce((sum, n) => sum + n, 0);
  return all > 0 ? ((100 * (ticks[7] ?? 0)) / all).toFixed(1) : '';
}

/** Version line of a peer; null where it is not installed. */
export function versionOf(program: string, ...args: string[]): string | null {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim().split('\n')[0] ?? '';
  } catch {
    return null;
  }
}

/** Slope of log(time) over log(size): 1 = grows with the data, 0 = does not grow. */
export function exponent(sizes: readonly number[], times: readonly number[]): number {
  const x = sizes.map(Math.log);
  const y = times.map(Math.log);
  const mx = x.reduce((s, v) => s + v, 0) / x.length;
  const my = y.reduce((s, v) => s + v, 0) / y.length;
  return x.reduce((s, v, i) => s + (v - mx) * (y[i]! - my), 0) / x.reduce((s, v) => s + (v - mx) ** 2, 0);
}
