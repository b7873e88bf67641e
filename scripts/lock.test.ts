import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from './lock.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huilin-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('two holders never work at the same time, and the lock is gone afterwards', async () => {
  const file = join(folder, 'a/.lock');
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await wait(20);
    inside--;
  };
  await Promise.all([withLock(file, work), withLock(file, work), withLock(file, work)]);
  expect(most).toBe(1);
  expect(existsSync(file)).toBe(false);
});

test('is released when the work fails', async () => {
  const file = join(folder, '.lock');
  await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(file)).toBe(false);
});

test('a lock whose process is gone is taken over', async () => {
  const file = join(folder, '.lock');
  writeFileSync(file, '999999999');
  expect(await withLock(file, () => Promise.resolve('done'))).toBe('done');
});

test('a lock that is held is waited for, not for ever', async () => {
  const file = join(folder, '.lock');
  writeFileSync(file, String(process.pid));
  await expect(withLock(file, () => Promise.resolve(), { timeoutMs: 50 })).rejects.toThrow('another setup holds');
});
