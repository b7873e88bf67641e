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

try {
  const { dataDir, port, json } = readArguments();
  await serveUntilSignal({ dataDir, port }, (address, first) => {
    process.stdout.write(json && first ? `${JSON.stringify({ address, dataDir })}\n` : `再开一个浏览器用这个地址（只能用一次） / one more browser, once: ${address}\n`);
  });
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  const usage = error instanceof TypeError;
  process.stderr.write(usage ? `${message}\n${USAGE}\n` : `${code ?? 'unexpected'}: ${message}\n`);
  process.exitCode = usage ? 2 : 1;
}
