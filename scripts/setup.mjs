// Makes the folder ready to run: packages from the lock file, a database module that loads, a build of the present
// sources. Does only what is missing. Node built-ins only, and nothing newer than Node 20: this is the first thing that
// runs on a fresh clone.
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createHash } from 'node:crypto';
import { buildInOwnProcess, buildIsCurrent } from './build.mjs';
import { withLock } from './lock.mjs';
import { installed, projectFolder, projectNode, run, runNpm, since } from './processes.mjs';
import { installedMatchesLock, readJson, stampHolds, writeJson } from './stamps.mjs';

/** What cannot be repaired here, in words for the person at the keyboard. */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError';
}

const lockFile = join(projectFolder, 'package-lock.json');
const stampFile = () => installed('.huilin-install.json');

/** @returns {Record<string, string>} */
function installStamp() {
  // Line endings may differ between checkouts of one commit.
  const text = readFileSync(lockFile, 'utf8').replaceAll('\r\n', '\n');
  const lock = createHash('sha256').update(text).digest('hex');
  return { lock, platform: process.platform, arch: process.arch };
}

/** @param {string} output */
function lastLines(output) {
  return output.trimEnd().split('\n').slice(-25).join('\n');
}

function isInstalled() {
  const wanted = installStamp();
  if (stampHolds(stampFile(), wanted)) return true;
  // A stamp that says something else means an older lock; no stamp at all may mean someone ran npm by hand.
  if (existsSync(stampFile())) return false;
  if (!installedMatchesLock(readJson(lockFile), readJson(installed('.package-lock.json')))) return false;
  writeJson(stampFile(), wanted);
  return true;
}

async function install() {
  // On Windows a running program cannot be deleted, and `npm run` starts us on the node inside node_modules once there is
  // one: then packages are brought up to date in place.
  const runsFromInside = process.platform === 'win32' && process.execPath.startsWith(installed(''));
  const result = await runNpm(runsFromInside ? ['install', '--no-save', '--no-audit', '--no-fund'] : ['ci']);
  if (result.code !== 0) {
    throw new SetupError(
      `${lastLines(result.output)}\nInstalling packages failed (npm exit code ${result.code}); the lines above are npm's.`,
    );
  }
  writeJson(stampFile(), installStamp());
}

async function databaseModuleLoads() {
  const result = await run(projectNode(), ['-e', "require('sqlite3')"]);
  return result.code === 0;
}

async function rebuildDatabaseModule() {
  const result = await runNpm(['rebuild', 'sqlite3']);
  if (result.code !== 0 || !(await databaseModuleLoads())) {
    throw new SetupError(
      `${lastLines(result.output)}\nThe database module (sqlite3) does not load. It comes ready-made when its download can be ` +
        'reached; otherwise compiling it needs Python 3, make and a C++ compiler (on Windows: the "Desktop development with C++" build tools).',
    );
  }
}

async function build() {
  const result = await buildInOwnProcess();
  if (result.code !== 0) throw new SetupError(`${lastLines(result.output)}\nThe build failed.`);
}

/**
 * @typedef {object} SetupOptions
 * @property {boolean} [build] false leaves dist/ alone
 * @property {(text: string) => void} [report] gets the one line in pieces, only when there is something to do
 */

/**
 * Returns what was done, in order; empty when everything was in place.
 * @param {SetupOptions} [options]
 * @returns {Promise<string[]>}
 */
export async function setup(options = {}) {
  const report = options.report ?? ((text) => process.stderr.write(text));
  /** @type {string[]} */
  const done = [];
  /**
   * @param {string} what
   * @param {() => Promise<void>} work
   */
  const step = async (what, work) => {
    const startedAt = Date.now();
    report(done.length === 0 ? `Setup: ${what} … ` : `, ${what} … `);
    try {
      await work();
    } catch (error) {
      report('failed\n');
      throw error;
    }
    report(since(startedAt));
    done.push(what);
  };

  const ready = async () =>
    isInstalled() && (await databaseModuleLoads()) && (options.build === false || buildIsCurrent());
  if (await ready()) return done;
  // Beside node_modules, not in it: npm ci removes that folder.
  await withLock(join(projectFolder, 'dist', '.setup.lock'), async () => {
    if (!isInstalled()) await step('installing packages from the lock file (2 to 4 minutes the first time)', install);
    if (!(await databaseModuleLoads())) await step('building the database module', rebuildDatabaseModule);
    if (options.build !== false && !buildIsCurrent()) await step('building the application', build);
  });
  if (done.length > 0) report('\n');
  return done;
}

/**
 * For the commands of package.json: sets up, and ends the process with a readable message when that fails.
 * @param {SetupOptions} [options]
 */
export async function setupOrExit(options) {
  try {
    return await setup(options);
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exit(1);
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  const startedAt = Date.now();
  const done = await setupOrExit({ report: (text) => process.stdout.write(text) });
  if (done?.length === 0) console.log(`Setup: everything is in place (${since(startedAt)})`);
}
