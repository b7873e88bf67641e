/** User and password: from the environment, else asked on the terminal. Never from the arguments, which every user of the PC can list. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { isatty } from 'node:tty';
import { UsageError } from './command.ts';

async function ask(question: string, silent: boolean): Promise<string> {
  if (!isatty(0)) throw new UsageError('no terminal to ask on: set HUILIN_USER and HUILIN_PASSWORD');
  process.stderr.write(question);
  // What is typed goes nowhere when it must not be seen.
  const output = silent ? new Writable({ write: (_chunk, _encoding, done) => done() }) : process.stderr;
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    if (silent) process.stderr.write('\n');
  }
}

export async function askUser(): Promise<string> {
  return process.env['HUILIN_USER'] ?? ask('用户名 / user: ', false);
}

export async function askPassword(): Promise<string> {
  return process.env['HUILIN_PASSWORD'] ?? ask('密码 / password: ', true);
}

/** Whether somebody can be signed in: by the environment, or by asking. */
export function canAsk(): boolean {
  return (process.env['HUILIN_USER'] !== undefined && process.env['HUILIN_PASSWORD'] !== undefined) || isatty(0);
}
