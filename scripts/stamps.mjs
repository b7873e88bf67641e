// Deciding whether an install or a build is still good. Content decides, never times: a checkout, a copy or a restored
// cache changes times without changing a byte. Node built-ins only.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** Folders that never hold a source of a bundle. */
const notSources = new Set(['node_modules', 'dist', 'testing', '.git']);

/**
 * All files below the named files and folders, as sorted paths relative to `root` with forward slashes.
 * Tests and the `testing` folders are left out: they are in no bundle. What does not exist is passed over.
 * @param {string} root
 * @param {readonly string[]} names
 * @returns {string[]}
 */
export function sourceFiles(root, names) {
  /** @type {string[]} */
  const found = [];
  /** @param {string} path */
  const visit = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (stat.isDirectory()) {
      for (const name of readdirSync(path)) if (!notSources.has(name)) visit(join(path, name));
    } else if (!/\.test\.tsx?$/.test(path)) {
      found.push(relative(root, path).split(sep).join('/'));
    }
  };
  for (const name of names) visit(join(root, name));
  return found.sort();
}

/**
 * One hash over the names and contents of files.
 * @param {string} root
 * @param {readonly string[]} files relative to root
 */
export function hashFiles(root, files) {
  const hash = createHash('sha256');
  for (const file of files) {
    // A file another program removes between the listing and here counts as empty; the next run sees it gone.
    const path = join(root, file);
    const content = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} file
 * @returns {unknown} undefined when it is missing or not JSON
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file
 * @param {unknown} value
 */
export function writeJson(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(value)}\n`);
}

/**
 * Whether the stamp in `file` holds exactly these entries.
 * @param {string} file
 * @param {Readonly<Record<string, string>>} wanted
 */
export function stampHolds(file, wanted) {
  const stamp = readJson(file);
  return typeof stamp === 'object' && stamp !== null && JSON.stringify(stamp) === JSON.stringify(wanted);
}

/**
 * @typedef {{ packages?: Record<string, { version?: string, optional?: boolean, devOptional?: boolean, integrity?: string }> }} Lock
 */

/**
 * Whether what npm says it installed (node_modules/.package-lock.json) is what package-lock.json asks for. Packages for
 * other platforms are optional and may be missing. Someone who ran `npm ci` by hand thus does not wait for a second one.
 * @param {unknown} wanted the lock file
 * @param {unknown} present npm's own record
 */
export function installedMatchesLock(wanted, present) {
  const want = /** @type {Lock | undefined} */ (wanted)?.packages;
  const have = /** @type {Lock | undefined} */ (present)?.packages;
  if (want === undefined || have === undefined) return false;
  for (const [path, entry] of Object.entries(want)) {
    if (path === '' || entry.optional === true) continue;
    if (have[path]?.version !== entry.version) return false;
  }
  return Object.entries(have).every(([path, entry]) => want[path]?.version === entry.version);
}
