/** Entry of the command `huilin`: which command, with which words; how it ended. docs/cli.md is its manual. */
import { resolve } from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { AppError } from '#shared/errors.ts';
import { toRefusal } from '#electron/api/answer.ts';
import { defaultDataDir } from '#electron/office/default-data-dir.ts';
import { apiList } from './api-list.ts';
import { backup } from './backup.ts';
import { batch } from './batch.ts';
import { EXIT, UsageError, type Command, type ExitCode, type Ways } from './command.ts';
import { crashWriter } from './crash-writer.ts';
import { demo } from './demo.ts';
import { exportFile } from './export.ts';
import { importFile } from './import.ts';
import { init } from './init.ts';
import { print } from './print.ts';
import { exitCodeOf, refusalLines } from './refusal-lines.ts';
import { restore } from './restore.ts';
import { serve } from './serve.ts';
import { verify } from './verify.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  init, demo, serve, import: importFile, export: exportFile, batch, print, verify, backup, restore, 'api-list': apiList, 'crash-writer': crashWriter,
};

const usage = (names: readonly string[]): string =>
  [...names.map((name) => `huilin ${COMMANDS[name]?.usage ?? name}`), '', '  --data DIR   数据文件夹 / data folder', '  --json       机器可读 / for programs', '  HUILIN_USER, HUILIN_PASSWORD   用户和密码 / user and password'].join('\n');

function waysOf(command: Command, args: readonly string[]): Ways {
  try {
    const options: ParseArgsOptionsConfig = { ...command.options, data: { type: 'string' }, json: { type: 'boolean' } };
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const json = values['json'] === true;
    const data = values['data'];
    return {
      json, words: positionals, dataDir: resolve(typeof data === 'string' ? data : defaultDataDir()),
      text: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
      flag: (name) => values[name] === true,
      say: (value, lines) => process.stdout.write(json ? `${JSON.stringify(value)}\n` : lines.map((line) => `${line}\n`).join('')),
    };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** A failure of the system (no rights, disk full, not a folder) is a refusal too; what is left is a bug. */
function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const reply = toRefusal(null, 'cli', error);
  return reply.ok ? new AppError('unexpected', { incidentId: '-' }) : new AppError(reply.code, reply.data);
}

async function main(args: readonly string[]): Promise<ExitCode> {
  const [name = '', ...rest] = args;
  if (name === 'help' || name === '--help') {
    process.stdout.write(`${usage(Object.keys(COMMANDS))}\n`);
    return EXIT.done;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const json = args.includes('--json');
  try {
    if (!command) throw new UsageError(name === '' ? 'no command' : `unknown command: ${name}`);
    return await command.run(waysOf(command, rest));
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n${usage(command ? [name] : Object.keys(COMMANDS))}\n`);
      return EXIT.usage;
    }
    const refusal = refusalOf(error);
    if (json) process.stdout.write(`${JSON.stringify({ ok: false, code: refusal.code, data: refusal.data })}\n`);
    process.stderr.write(`${refusalLines(refusal).join('\n')}\n`);
    if (process.env['HUILIN_DEBUG'] && !(error instanceof AppError)) process.stderr.write(`${(error as Error).stack ?? ''}\n`);
    return exitCodeOf(refusal);
  }
}

// `huilin api-list | head`: whoever reads has read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.refused));
process.exitCode = await main(process.argv.slice(2));
