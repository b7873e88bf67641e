// `npm run dev`: the pages from vite's own server, with changes shown at once, in front of a web host that is built again
// and started anew whenever electron/ or shared/ changes. Works on the data folder dev-data/ unless --data names another.
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildOne } from './build.mjs';
import { nodeEntries } from './entries.mjs';
import { projectFolder, projectNode } from './processes.mjs';
import { setupOrExit } from './setup.mjs';
import { addressOf } from './start.mjs';

await setupOrExit({ build: false });
const { createServer } = await import('vite');

const handedOn = process.argv.slice(2);
const hostArgs = handedOn.includes('--data') ? handedOn : ['--data', join(projectFolder, 'dev-data'), ...handedOn];

/** @type {import('node:child_process').ChildProcess | undefined} */
let host;
let hostAddress = 'http://127.0.0.1:1/';
let pageAddress = '';

async function stopHost() {
  const old = host;
  host = undefined;
  if (old === undefined || old.exitCode !== null || old.signalCode !== null) return;
  await new Promise((resolve) => {
    old.once('close', resolve);
    old.kill('SIGTERM');
  });
}

async function startHost() {
  try {
    for (const entry of nodeEntries) {
      const wanted = entry.mode === 'web' || entry.mode === 'worker';
      if (wanted && existsSync(join(projectFolder, entry.source))) await buildOne(entry.mode);
    }
  } catch (error) {
    // The old host goes on: a half-written file must not end the session at the desk.
    console.error(error instanceof Error ? error.message : error);
    return;
  }
  await stopHost();
  const child = spawn(
    projectNode(),
    ['--enable-source-maps', join(projectFolder, 'dist/web/serve.js'), '--print-address-json', ...hostArgs],
    { cwd: projectFolder, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  host = child;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const address = addressOf(line);
    if (address === undefined) {
      console.log(line);
      return;
    }
    hostAddress = new URL(address).origin;
    // The one-time key of the host is good behind vite's address too.
    console.log(`${pageAddress}${new URL(address).hash}`);
  });
}

/**
 * Hands a call on to the host of the moment, which answers its own pages alone.
 * @param {import('node:http').IncomingMessage} incoming
 * @param {import('node:http').ServerResponse} outgoing
 */
function forward(incoming, outgoing) {
  const headers = { ...incoming.headers, host: new URL(hostAddress).host };
  if (headers.origin !== undefined) headers.origin = hostAddress;
  if (headers.referer !== undefined) headers.referer = `${hostAddress}/`;
  const call = request(new URL(incoming.url ?? '/', hostAddress), { method: incoming.method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  call.once('error', () => {
    if (!outgoing.headersSent) outgoing.writeHead(502);
    outgoing.end();
  });
  outgoing.once('close', () => call.destroy());
  incoming.pipe(call);
}

const server = await createServer({
  configFile: join(projectFolder, 'vite.renderer.config.ts'),
  server: {
    host: '127.0.0.1',
    port: 5173,
  },
  plugins: [
    {
      name: 'no-nonce-in-dev',
      // vite serves the page without a policy; the place the host fills stays empty.
      transformIndexHtml: (html) => html.replace('__NONCE__', ''),
    },
    {
      name: 'calls-to-the-host',
      configureServer: (vite) => {
        vite.middlewares.use((request, response, next) => {
          // renderer/api/ is a folder of sources: its modules are vite's, everything else below /api/ is the host's.
          const path = request.url ?? '/';
          if (path.startsWith('/api/') && !/\.tsx?(\?|$)/.test(path)) forward(request, response);
          else next();
        });
      },
    },
  ],
});
await server.listen();
pageAddress = server.resolvedUrls?.local[0] ?? 'http://127.0.0.1:5173/';

let building = Promise.resolve();
/** @type {NodeJS.Timeout | undefined} */
let timer;
for (const folder of ['electron', 'shared']) {
  watch(join(projectFolder, folder), { recursive: true }, (_event, name) => {
    if (name === null || !/\.tsx?$/.test(name) || /\.test\.tsx?$/.test(name)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      building = building.then(startHost);
    }, 200);
  });
}
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    void Promise.all([stopHost(), server.close()]).then(() => process.exit(0));
  });
}
process.once('exit', () => host?.kill());
building = building.then(startHost);
