import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashFiles, installedMatchesLock, sourceFiles, stampHolds, writeJson } from './stamps.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'huilin-stamps-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, text: string) {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}
const hash = () => hashFiles(root, sourceFiles(root, ['shared', 'electron', 'package.json']));

describe('the sources of a build', () => {
  test('are files and folders, sorted, without tests, testing folders and what is missing', () => {
    put('shared/money.ts', '');
    put('shared/money.test.ts', '');
    put('shared/ledger/post.ts', '');
    put('electron/testing/builders.ts', '');
    put('package.json', '{}');
    expect(sourceFiles(root, ['shared', 'electron', 'renderer', 'package.json'])).toEqual([
      'package.json',
      'shared/ledger/post.ts',
      'shared/money.ts',
    ]);
  });

  test('have the same hash when only times change', () => {
    put('shared/money.ts', 'a');
    const before = hash();
    utimesSync(join(root, 'shared/money.ts'), new Date(0), new Date(0));
    expect(hash()).toBe(before);
  });

  test.each([
    ['a changed file', () => put('shared/money.ts', 'b')],
    ['a new file', () => put('shared/days.ts', '')],
    ['a file that is gone', () => rmSync(join(root, 'shared/money.ts'))],
    ['text moved to another file', () => (put('shared/money.ts', ''), put('shared/days.ts', 'a'))],
  ])('have another hash after %s', (_what, change) => {
    put('shared/money.ts', 'a');
    const before = hash();
    change();
    expect(hash()).not.toBe(before);
  });

  test('keep their hash when a test changes', () => {
    put('shared/money.ts', 'a');
    const before = hash();
    put('shared/money.test.ts', 'x');
    expect(hash()).toBe(before);
  });
});

describe('a stamp', () => {
  test('holds only for exactly what was written', () => {
    const file = join(root, 'deep/stamp.json');
    expect(stampHolds(file, { lock: 'a' })).toBe(false);
    writeJson(file, { lock: 'a' });
    expect(stampHolds(file, { lock: 'a' })).toBe(true);
    expect(stampHolds(file, { lock: 'b' })).toBe(false);
    expect(stampHolds(file, { lock: 'a', platform: 'linux' })).toBe(false);
  });

  test('cut off in the middle does not hold', () => {
    put('stamp.json', '{"lock":"a"');
    expect(stampHolds(join(root, 'stamp.json'), { lock: 'a' })).toBe(false);
  });
});

describe('an install by hand', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/win-only': { version: '2.0.0', optional: true },
    },
  };
  test.each([
    ['all there', { 'node_modules/a': { version: '1.0.0' } }, true],
    [
      'an optional one too',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/win-only': { version: '2.0.0' } },
      true,
    ],
    ['an older version', { 'node_modules/a': { version: '0.9.0' } }, false],
    ['one missing', {}, false],
    ['one too many', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } }, false],
  ])('%s', (_what, packages, matches) => {
    expect(installedMatchesLock(lock, { packages })).toBe(matches);
  });

  test('without npm’s own record is not trusted', () => {
    expect(installedMatchesLock(lock, undefined)).toBe(false);
  });
});
