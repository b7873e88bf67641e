// Builds dist/: the pages and every bundle that runs outside a page. `npm run build` always builds; setup.mjs asks
// buildIsCurrent() first. What has no source yet is skipped.
import { existsSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeEntries } from './entries.mjs';
import { installed, projectFolder, projectNode, run, since } from './processes.mjs';
import { hashFiles, sourceFiles, stampHolds, writeJson } from './stamps.mjs';

const stampFile = join(projectFolder, 'dist', '.build.json');

/** Everything a bundle is made from. */
const inputs = [
  'electron',
  'renderer',
  'shared',
  'scripts/entries.mjs',
  'vite.renderer.config.ts',
  'vite.node.config.ts',
  'tsconfig.base.json',
  'package.json',
  'package-lock.json',
];

function outputs() {
  const wanted = nodeEntries.filter((entry) => existsSync(join(projectFolder, entry.source)));
  const files = wanted.map((entry) => entry.output);
  if (existsSync(join(projectFolder, 'renderer/main.tsx'))) files.push('renderer/index.html');
  return files;
}

/** @returns {Record<string, string>} */
function currentStamp() {
  return { sources: hashFiles(projectFolder, sourceFiles(projectFolder, inputs)) };
}

/** Whether dist/ was built from exactly the present sources and is still whole. */
export function buildIsCurrent() {
  return (
    stampHolds(stampFile, currentStamp()) && outputs().every((file) => existsSync(join(projectFolder, 'dist', file)))
  );
}

/**
 * Builds one bundle, or the pages with 'renderer', in this process.
 * @param {string} mode
 * @param {(file: string) => void} [onOutput]
 */
export async function buildOne(mode, onOutput) {
  const { build } = await import('vite');
  if (mode === 'renderer') {
    await build({ configFile: join(projectFolder, 'vite.renderer.config.ts'), logLevel: 'warn' });
    return;
  }
  const entry = nodeEntries.find((candidate) => candidate.mode === mode);
  if (entry === undefined) throw new Error(`no bundle is named ${mode}`);
  await build({ configFile: join(projectFolder, 'vite.node.config.ts'), mode, logLevel: 'warn' });
  onOutput?.(join(projectFolder, 'dist', entry.output));
}

/** Builds all of dist/ in this process. The stamp is written last, so that a broken build is never taken for a good one. */
export async function buildAll() {
  // Taken first: a file saved while the build runs makes the stamp wrong, and the next start builds again.
  const stamp = currentStamp();
  rmSync(stampFile, { force: true });
  if (existsSync(join(projectFolder, 'renderer/main.tsx'))) await buildOne('renderer');
  for (const entry of nodeEntries) {
    rmSync(join(projectFolder, 'dist', entry.output), { force: true });
    if (existsSync(join(projectFolder, entry.source))) await buildOne(entry.mode);
  }
  writeJson(stampFile, stamp);
}

/** Builds in a process of its own on the project's Node; the result says what went wrong. */
export function buildInOwnProcess() {
  return run(projectNode(), [join(projectFolder, 'scripts/build.mjs'), '--quiet']);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  if (!existsSync(installed('vite'))) throw new Error('nothing is installed yet: run `node scripts/setup.mjs`');
  const startedAt = Date.now();
  process.chdir(projectFolder);
  try {
    await buildAll();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  if (!process.argv.includes('--quiet'))
    console.log(`built ${outputs().length} parts into dist/ in ${since(startedAt)}`);
}
