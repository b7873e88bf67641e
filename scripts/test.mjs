// `npm test`: setup, then types, lint, unit tests and end-to-end tests on the built application. Types and lint count as one
// each. Every failure is named, and the very last line is the sum. `--without-e2e` leaves the browser out (npm run check).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './chromium.mjs';
import { closingLine, endToEndCounts, noCounts, oneFailure, sum, unitCounts } from './counts.mjs';
import { installed, projectFolder, projectNode, run, since } from './processes.mjs';
import { ensureSecondEngines } from './second-engines.mjs';
import { SetupError, setup } from './setup.mjs';
import { readJson } from './stamps.mjs';

const withEndToEnd = !process.argv.includes('--without-e2e');
const node = projectNode;

/**
 * @param {string} name
 * @param {() => Promise<import('./counts.mjs').Counts>} work
 */
async function part(name, work) {
  console.log(`\n== ${name}`);
  const startedAt = Date.now();
  const counts = await work();
  console.log(`-- ${name}: ${closingLine(counts).replaceAll(',', ' ·')} (${since(startedAt)})`);
  return counts;
}

/**
 * A check that passes or fails as a whole.
 * @param {string} name
 * @param {readonly string[]} args
 */
async function check(name, args) {
  const result = await run(node(), args, { inherit: true });
  return result.code === 0 ? { ...noCounts(), passed: 1 } : oneFailure(`${name}: see the lines under "== ${name}"`);
}

async function unit() {
  await ensureSecondEngines();
  const folder = mkdtempSync(join(tmpdir(), 'huilin-unit-'));
  const file = join(folder, 'report.json');
  try {
    const result = await run(
      node(),
      [installed('vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      { inherit: true },
    );
    return unitCounts(readJson(file), result.code, projectFolder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function endToEnd() {
  const problem = await ensureBrowser();
  if (problem !== undefined) return oneFailure(`e2e: ${problem}`);
  const folder = mkdtempSync(join(tmpdir(), 'huilin-e2e-'));
  const file = join(folder, 'report.json');
  try {
    const result = await run(node(), [installed('playwright', 'cli.js'), 'test', '--reporter=list,json'], {
      inherit: true,
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    });
    return endToEndCounts(readJson(file), result.code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  await setup({ report: (text) => process.stdout.write(text) });
} catch (error) {
  console.log(error instanceof SetupError ? error.message : error);
  console.log(`FAILED setup: see the lines above\n${closingLine(oneFailure('setup'))}`);
  process.exit(1);
}
const parts = [
  await part('types', () => check('types', [join(projectFolder, 'scripts/typecheck.mjs')])),
  await part('lint', () => check('lint', [installed('oxlint', 'bin', 'oxlint'), '--type-aware'])),
  await part('unit', unit),
];
if (withEndToEnd) parts.push(await part('e2e', endToEnd));

const total = sum(parts);
console.log('');
for (const failure of total.failures) console.log(`FAILED ${failure}`);
console.log(closingLine(total));
process.exitCode = total.failed === 0 ? 0 : 1;
