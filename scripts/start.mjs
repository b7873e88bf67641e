// `npm start`: setup, then the desktop window where the Electron program is at hand, else the same office in a browser.
// Prints two lines, what it started and why, and the address; anything the started program says goes to stderr.
//   --web, --desktop   choose the host        --data DIR, --port N   are handed on
// HUILIN_NO_BROWSER=1 opens no browser.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { installed, onPath, projectFolder, projectNode, run } from './processes.mjs';
import { setupOrExit } from './setup.mjs';
import { readJson, writeJson } from './stamps.mjs';

const fetchTimeoutMs = 20_000;
/** How long a failed fetch is remembered; someone who wants it sooner runs `npx install-electron`. */
const rememberedMs = 7 * 24 * 3600_000;
/** A window that closes itself within this time was never usable (a missing system library, a sandbox that is refused). */
const earlyExitMs = 2_500;

/** The Electron program of this folder, or undefined when it was never fetched. */
function electronProgram() {
  try {
    const name = readFileSync(installed('electron', 'path.txt'), 'utf8').trim();
    const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? installed('electron', 'dist');
    const file = join(folder, name);
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Why no window can be shown on this machine, or undefined.
 * @param {{ platform: string, env: NodeJS.ProcessEnv, isRoot: boolean }} machine
 */
export function noWindowReason(machine) {
  if (machine.platform !== 'linux') return undefined;
  if (!machine.env['DISPLAY'] && !machine.env['WAYLAND_DISPLAY']) return 'there is no screen here';
  if (machine.isRoot) return 'a window with its sandbox on cannot run as root';
  return undefined;
}

/**
 * Whether to try a fetch, given what was remembered of the last one.
 * @param {unknown} remembered
 * @param {string} version of Electron
 * @param {number} nowMs
 */
export function shouldFetch(remembered, version, nowMs) {
  const last = /** @type {{ version?: unknown, failedAtMs?: unknown } | undefined} */ (remembered);
  if (last?.version !== version || typeof last.failedAtMs !== 'number') return true;
  return nowMs - last.failedAtMs > rememberedMs || last.failedAtMs > nowMs;
}

async function fetchElectron() {
  const memory = installed('.cache', 'huilin', 'electron.json');
  const version = /** @type {{ version?: string } | undefined} */ (readJson(installed('electron', 'package.json')))
    ?.version;
  if (version === undefined || process.env['CI'] || !shouldFetch(readJson(memory), version, Date.now()))
    return undefined;
  process.stderr.write(`Fetching Electron ${version}, at most ${fetchTimeoutMs / 1000} s … `);
  const result = await run(projectNode(), [installed('electron', 'install.js')], { timeoutMs: fetchTimeoutMs });
  const program = result.code === 0 ? electronProgram() : undefined;
  process.stderr.write(program === undefined ? 'not to be had\n' : 'done\n');
  if (program === undefined) writeJson(memory, { version, failedAtMs: Date.now() });
  return program;
}

/**
 * @param {string} host
 * @param {string} why
 * @param {string} address
 */
function announce(host, why, address) {
  console.log(`惠邻 Huilin: ${host} started, ${why}`);
  console.log(address);
}

/** @param {import('node:child_process').ChildProcess} child */
function follow(child) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  }
  // Whatever ends this process, the host must not go on alone.
  process.once('exit', () => child.kill());
  child.once('close', (code) => process.exit(code ?? 1));
}

/**
 * Starts the window. Resolves to a reason when it closed itself at once, to undefined when it stays.
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<string | undefined>}
 */
function startDesktop(program, args) {
  return new Promise((resolve) => {
    const child = spawn(program, [projectFolder, ...args], {
      cwd: projectFolder,
      stdio: ['ignore', process.stderr, process.stderr],
    });
    const stays = setTimeout(() => {
      follow(child);
      resolve(undefined);
    }, earlyExitMs);
    child.once('error', (error) => {
      clearTimeout(stays);
      resolve(String(error));
    });
    child.once('close', (code) => {
      clearTimeout(stays);
      // 0: another window of the same office was open and came to the front.
      if (code === 0) process.exit(0);
      resolve(`Electron ended at once with code ${code}`);
    });
  });
}

/** @param {string} address */
function openBrowser(address) {
  const env = process.env;
  if (env['HUILIN_NO_BROWSER'] || env['CI']) return;
  if (process.platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return;
  /** @type {[string, string[]]} */
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [address]]
      : process.platform === 'win32'
        ? ['rundll32', ['url.dll,FileProtocolHandler', address]]
        : ['xdg-open', [address]];
  if (process.platform === 'linux' && onPath('xdg-open') === undefined) return;
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.once('error', () => undefined); // The address is on the screen; opening it by hand is always possible.
  child.unref();
}

/**
 * @param {string} why
 * @param {readonly string[]} args
 */
function startWeb(why, args) {
  const child = spawn(projectNode(), [join(projectFolder, 'dist/web/serve.js'), '--print-address-json', ...args], {
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
    // Enter on this terminal asks the host for an address for one more browser.
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  follow(child);
  let announced = false;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (announced) {
      process.stderr.write(`${line}\n`);
      return;
    }
    announced = true;
    const address = addressOf(line);
    if (address === undefined) {
      process.stderr.write(`${line}\n`);
      return;
    }
    announce('web host', why, address);
    openBrowser(address);
  });
}

/**
 * The address in the web host's first line, `{"address":"http://127.0.0.1:…"}`.
 * @param {string} line
 */
export function addressOf(line) {
  try {
    const address = /** @type {{ address?: unknown } | null} */ (JSON.parse(line))?.address;
    return typeof address === 'string' && address.startsWith('http://127.0.0.1:') ? address : undefined;
  } catch {
    return undefined;
  }
}

/** @param {readonly string[]} argv */
async function start(argv) {
  await setupOrExit();
  const args = argv.filter((word) => word !== '--web' && word !== '--desktop');
  if (argv.includes('--web')) return startWeb('as asked', args);
  const isRoot = process.getuid?.() === 0;
  const noWindow = noWindowReason({ platform: process.platform, env: process.env, isRoot });
  if (noWindow !== undefined && !argv.includes('--desktop')) return startWeb(`because ${noWindow}`, args);
  const program = electronProgram() ?? (await fetchElectron());
  if (program === undefined) {
    return startWeb('because the Electron program is not here (`npx install-electron` fetches it)', args);
  }
  const problem = await startDesktop(program, args);
  if (problem !== undefined) return startWeb(`because the window did not open (${problem})`, args);
  announce('desktop window', 'because the Electron program is here', 'address: the window itself, nothing listens');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  await start(process.argv.slice(2));
}
