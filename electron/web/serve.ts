/** Entry of the web host: `serve.js [--data DIR] [--port N] [--print-address-json]`. */
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { defaultDataDir } from '#electron/office/default-data-dir.ts';
import { serveUntilSignal } from './start-web-host.ts';

const USAGE = 'usage: serve [--data DIR] [--port N] [--print-address-json]';

function readArguments(): { dataDir: string; port: number; json: boolean } {
  const { values } = parseArgs({ options: { data: { type: 'string' }, port: { type: 'string', default: '0' }, 'print-address-json': { type: 'boolean', default: false } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new TypeError(`--port ${values.port}`);
  return { dataDir: resolve(values.data ?? defaultDataDir()), port, json: values['print-address-json'] };
}

function readOrUsage(): ReturnType<typeof readArguments> | null {
  try {
    return readArguments();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}\n`);
    process.exitCode = 2;
    return null;
  }
}

const wanted = readOrUsage();
if (wanted) {
  try {
    await serveUntilSignal(wanted, (address, first) => {
      process.stdout.write(wanted.json && first ? `${JSON.stringify({ address, dataDir: wanted.dataDir })}\n` : `再开一个浏览器用这个地址（只能用一次） / for one browser, once: ${address}\n`);
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    process.stderr.write(`${code ?? 'unexpected'}: ${message}\n`);
    process.exitCode = 1;
  }
}
