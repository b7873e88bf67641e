import { delimiter } from 'node:path';
import { expect, test } from 'vitest';
import { installed, pathOutsideProject, run } from './processes.mjs';

test('npm runs on a PATH without the folder it replaces', () => {
  const path = [installed('.bin'), '/usr/bin', '', '/bin'].join(delimiter);
  expect(pathOutsideProject(path)).toBe(['/usr/bin', '/bin'].join(delimiter));
  expect(pathOutsideProject(undefined)).toBe('');
});

test('a program that is not there is a failure, not an exception', async () => {
  const result = await run('huilin-has-no-such-program', []);
  expect(result.code).toBe(1);
  expect(result.output).toContain('ENOENT');
});

test('a program that takes too long is ended', async () => {
  const result = await run(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { timeoutMs: 300 });
  expect(result).toMatchObject({ code: 1, timedOut: true });
});
