import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isNativeFor } from './after-pack.mjs';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'huilin-native-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['4d5a9000', 'win32', true],
  ['7f454c46', 'win32', false],
  ['7f454c46', 'linux', true],
  ['cffaedfe', 'darwin', true],
  ['', 'linux', false],
])('a module that begins with %s fits %s: %s', (bytes, platform, fits) => {
  const file = join(folder, 'a.node');
  writeFileSync(file, Buffer.from(bytes, 'hex'));
  expect(isNativeFor(file, platform)).toBe(fits);
});
