/** What a command of `huilin` is given, and how it ends. */
import type { ParseArgsOptionsConfig } from 'node:util';

/** Exit codes; docs/cli.md explains them. */
export const EXIT = { done: 0, refused: 1, usage: 2, damaged: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export interface Ways {
  readonly dataDir: string;
  readonly json: boolean;
  /** Words after the command's own name. */
  readonly words: readonly string[];
  text(name: string): string | undefined;
  flag(name: string): boolean;
  /** The answer: with --json one line of JSON, else the lines for a person. */
  say(value: unknown, lines: readonly string[]): void;
}

export interface Command {
  readonly usage: string;
  readonly options: ParseArgsOptionsConfig;
  run(ways: Ways): Promise<ExitCode>;
}

/** The command line itself is wrong: exit code 2, with the usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export function needText(ways: Ways, name: string): string {
  const text = ways.text(name);
  if (text === undefined || text === '') throw new UsageError(`--${name} is missing`);
  return text;
}

export function needWord(ways: Ways, index: number, what: string): string {
  const word = ways.words[index];
  if (word === undefined || word === '') throw new UsageError(`${what} is missing`);
  return word;
}

/** Refuses words nobody asked for: a path with a blank in it would otherwise be cut silently. */
export function noMoreWords(ways: Ways, most: number): void {
  if (ways.words.length > most) throw new UsageError(`unexpected: ${ways.words.slice(most).join(' ')}`);
}

export function needNumber(text: string, what: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new UsageError(`${what} is not a number: ${text}`);
  return number;
}
