/** hledger, Ledger and Beancount as a test asks them: whether they accept a file, and what their trial balance says. */
import { execFileSync, spawnSync } from 'node:child_process';
import type { PlainTextFormat } from '#shared/statements/plain-text.ts';

/** Leaf code → yuan with two decimals, debit positive; accounts that stand at zero are left out. */
export type LeafBalances = Readonly<Record<string, string>>;

export interface SecondEngine {
  readonly format: PlainTextFormat;
  readonly name: string;
  /** Programs it takes; all of them answer `--version`. */
  readonly programs: readonly string[];
  /** Checks the whole file, its assertions included, and answers the balances at its end. @throws when the program refuses it. */
  balances(path: string): LeafBalances;
}

const run = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, env: { ...process.env, LC_ALL: 'C.UTF-8', PYTHONIOENCODING: 'utf-8' } });

/** From rows of account and amount; the code begins the last part of an account’s name. */
const balancesOf = (rows: readonly (readonly [account: string, amount: string])[]): LeafBalances => Object.fromEntries(
  rows.map(([account, amount]) => [/^\d+/.exec(account.split(':').at(-1) ?? '')?.[0] ?? account, Number(amount.replaceAll(/[^\d.-]/g, '')).toFixed(2)] as const).filter(([, amount]) => Number(amount) !== 0),
);
const rowsOf = (text: string, read: (line: string) => string[]): (readonly [string, string])[] => text.trim().split('\n').map((line) => {
  const [account = '', amount = ''] = read(line);
  return [account, amount] as const;
});

export const SECOND_ENGINES: readonly SecondEngine[] = [
  {
    format: 'hledger', name: 'hledger', programs: ['hledger'],
    balances: (path) => {
      run('hledger', '-f', path, 'check', '-s');
      const text = run('hledger', '-f', path, 'balance', '--flat', '--no-total', '-O', 'csv');
      return balancesOf(rowsOf(text, (line) => JSON.parse(`[${line}]`) as string[]).slice(1));
    },
  },
  {
    format: 'ledger', name: 'Ledger', programs: ['ledger'],
    balances: (path) => balancesOf(rowsOf(run('ledger', '-f', path, '--pedantic', 'balance', '--flat', '--no-total', '--balance-format', '%(account)\t%(display_total)\n'), (line) => line.split('\t'))),
  },
  {
    format: 'beancount', name: 'Beancount', programs: ['bean-check', 'bean-query'],
    balances: (path) => {
      const complaints = run('bean-check', path);
      if (complaints !== '') throw new Error(complaints);
      const text = run('bean-query', '-q', '-f', 'csv', path, 'select account, sum(number) where currency = "CNY" group by account');
      return balancesOf(rowsOf(text, (line) => line.trim().split(',').map((part) => part.trim())).slice(1));
    },
  },
];

/** The first program that is not on this machine, or undefined: a test that needs it is skipped and says so. */
export function missingProgram(programs: readonly string[]): string | undefined {
  return programs.find((program) => spawnSync(program, ['--version']).error !== undefined);
}
