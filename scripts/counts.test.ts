import { describe, expect, test } from 'vitest';
import { closingLine, endToEndCounts, noCounts, oneFailure, sum, unitCounts } from './counts.mjs';

const unitReport = (testResults: unknown[]) => ({ testResults });

describe('the closing line', () => {
  test.each([
    [{ ...noCounts(), passed: 12 }, '12 passed, 0 failed'],
    [{ ...noCounts(), passed: 12, skipped: 2 }, '12 passed, 0 failed, 2 skipped'],
    [sum([{ ...noCounts(), passed: 1 }, oneFailure('lint')]), '1 passed, 1 failed'],
  ])('%#', (counts, line) => expect(closingLine(counts)).toBe(line));
});

describe('unit tests', () => {
  test('are counted by outcome, and failures are named with their file', () => {
    const report = unitReport([
      {
        name: '/p/shared/money.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'adds' },
          { status: 'failed', fullName: 'shares out' },
          { status: 'pending', fullName: 'later' },
        ],
      },
    ]);
    expect(unitCounts(report, 1, '/p')).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1,
      failures: ['unit: shared/money.test.ts: shares out'],
    });
  });

  test('count a file that cannot be loaded as one failure', () => {
    const report = unitReport([
      { name: 'C:\\p\\a.test.ts', status: 'failed', message: '\nCannot find module', assertionResults: [] },
    ]);
    expect(unitCounts(report, 1, 'C:\\p').failures).toEqual(['unit: a.test.ts: Cannot find module']);
  });

  test.each([
    ['no report', undefined, 1, 'unit: the run ended with code 1 and left no report'],
    ['no test at all', unitReport([]), 0, 'unit: no test was run'],
    [
      'an error outside any test',
      unitReport([{ name: '/p/a.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }] }]),
      1,
      'unit: the run ended with code 1 though no test failed',
    ],
  ])('fail once for %s', (_what, report, exitCode, failure) => {
    const counts = unitCounts(report, exitCode, '/p');
    expect(counts.failed).toBe(1);
    expect(counts.failures).toEqual([failure]);
  });
});

describe('end-to-end tests', () => {
  test('are counted through nested suites', () => {
    const report = {
      suites: [
        {
          title: 'clerk.test.ts',
          specs: [{ title: 'signs in', tests: [{ status: 'expected' }] }],
          suites: [
            {
              title: 'a batch',
              specs: [
                { title: 'is generated', tests: [{ status: 'unexpected' }] },
                { title: 'is printed', tests: [{ status: 'skipped' }] },
              ],
            },
          ],
        },
      ],
      errors: [],
    };
    expect(endToEndCounts(report, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1,
      failures: ['e2e: clerk.test.ts › a batch › is generated'],
    });
  });

  test('count an error outside any test', () => {
    const counts = endToEndCounts({ suites: [], errors: [{ message: 'Timed out' }] }, 1);
    expect(counts.failures).toEqual(['e2e: Timed out']);
  });

  test('fail when there are none', () => {
    expect(endToEndCounts({ suites: [], errors: [] }, 0).failures).toEqual(['e2e: no test was run']);
  });
});
