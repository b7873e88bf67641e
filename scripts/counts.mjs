// What a test run came to. The reports of vitest and Playwright are files of JSON; nothing here reads their text output.

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} failures one line per failure: where, and the name of the rule
 */

/** @returns {Counts} */
export function noCounts() {
  return { passed: 0, failed: 0, skipped: 0, failures: [] };
}

/**
 * @param {string} name
 * @returns {Counts}
 */
export function oneFailure(name) {
  return { passed: 0, failed: 1, skipped: 0, failures: [name] };
}

/**
 * @param {readonly Counts[]} parts
 * @returns {Counts}
 */
export function sum(parts) {
  const total = noCounts();
  for (const part of parts) {
    total.passed += part.passed;
    total.failed += part.failed;
    total.skipped += part.skipped;
    total.failures.push(...part.failures);
  }
  return total;
}

/**
 * The closing line, alone on its line: "12 passed, 0 failed" or "12 passed, 0 failed, 1 skipped".
 * @param {Counts} counts
 */
export function closingLine(counts) {
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  return `${counts.passed} passed, ${counts.failed} failed${skipped}`;
}

/**
 * @typedef {{ name?: string, status?: string, message?: string, assertionResults?: { status?: string, fullName?: string }[] }} UnitFile
 */

/**
 * A file that could not even be loaded has no tests in the report; it counts as one failure. So does a run that failed
 * although every test passed: an error outside any test.
 * @param {unknown} report vitest's JSON report, undefined when there is none
 * @param {number} exitCode
 * @param {string} root paths are shown relative to it
 * @returns {Counts}
 */
export function unitCounts(report, exitCode, root) {
  const files = /** @type {{ testResults?: UnitFile[] } | undefined} */ (report)?.testResults;
  if (files === undefined) return oneFailure(`unit: the run ended with code ${exitCode} and left no report`);
  const counts = noCounts();
  for (const file of files) {
    const name = shortName(file.name ?? '?', root);
    const tests = file.assertionResults ?? [];
    for (const test of tests) {
      if (test.status === 'passed') counts.passed++;
      else if (test.status === 'failed') {
        counts.failed++;
        counts.failures.push(`unit: ${name}: ${test.fullName ?? '?'}`);
      } else counts.skipped++;
    }
    if (file.status === 'failed' && !tests.some((test) => test.status === 'failed')) {
      counts.failed++;
      counts.failures.push(`unit: ${name}: ${firstLine(file.message) ?? 'the file could not be run'}`);
    }
  }
  return withExitCode('unit', counts, exitCode);
}

/**
 * @typedef {{ title?: string, file?: string, suites?: Suite[], specs?: { title?: string, tests?: { status?: string }[] }[] }} Suite
 */

/**
 * @param {unknown} report Playwright's JSON report, undefined when there is none
 * @param {number} exitCode
 * @returns {Counts}
 */
export function endToEndCounts(report, exitCode) {
  const run = /** @type {{ suites?: Suite[], errors?: { message?: string }[] } | undefined} */ (report);
  if (run?.suites === undefined) return oneFailure(`e2e: the run ended with code ${exitCode} and left no report`);
  const counts = noCounts();
  /**
   * @param {Suite} suite
   * @param {string} above
   */
  const visit = (suite, above) => {
    const path = above === '' ? (suite.title ?? '') : `${above} › ${suite.title ?? ''}`;
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests ?? []) {
        // 'flaky' passed on a second try; tries are off, and should they come on, a rule that holds sometimes has failed.
        if (test.status === 'expected') counts.passed++;
        else if (test.status === 'skipped') counts.skipped++;
        else {
          counts.failed++;
          counts.failures.push(`e2e: ${path} › ${spec.title ?? '?'}`);
        }
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, path);
  };
  for (const suite of run.suites) visit(suite, '');
  for (const error of run.errors ?? []) {
    counts.failed++;
    counts.failures.push(`e2e: ${firstLine(error.message) ?? 'an error outside any test'}`);
  }
  return withExitCode('e2e', counts, exitCode);
}

/**
 * @param {string} what
 * @param {Counts} counts
 * @param {number} exitCode
 */
function withExitCode(what, counts, exitCode) {
  if (counts.failed === 0 && counts.passed === 0) return sum([counts, oneFailure(`${what}: no test was run`)]);
  if (counts.failed === 0 && exitCode !== 0) {
    return sum([counts, oneFailure(`${what}: the run ended with code ${exitCode} though no test failed`)]);
  }
  return counts;
}

/**
 * @param {string} file
 * @param {string} root
 */
function shortName(file, root) {
  const path = file.replaceAll('\\', '/');
  const start = `${root.replaceAll('\\', '/')}/`;
  return path.startsWith(start) ? path.slice(start.length) : path;
}

/** @param {string | undefined} text */
function firstLine(text) {
  const line = text
    // colour codes of a terminal
    ?.replaceAll(/\u001B\[[0-9;]*m/g, '')
    .split('\n')
    .find((candidate) => candidate.trim() !== '');
  return line?.trim();
}
