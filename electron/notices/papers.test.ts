import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BOARD_PAPERS, LETTERS, NOTICE_WRITERS, OFFICE_PAPERS } from '#electron/testing/printed-papers.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const filesOf = (folder: string, ends: RegExp): string[] => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name.replaceAll('\\', '/')}`).filter((name) => ends.test(name) && !name.includes('.test.'));

describe('what no board may show', () => {
  // A new paper is sorted first; if it hangs on a board or goes to somebody, e2e/notices.spec.ts has to say where to find one.
  test('is looked for on every paper that is printed: each is sorted', () => {
    const routes = filesOf('renderer', /\.tsx$/).flatMap((name) => [...readFileSync(join(ROOT, name), 'utf8').matchAll(/path: '(print\/[^']+)'/g)].map((found) => found[1]!));
    expect(routes.length).toBeGreaterThan(60);
    expect([...BOARD_PAPERS, ...LETTERS, ...OFFICE_PAPERS].toSorted()).toEqual(routes.toSorted());
  });

  test('is known of every list that is put on a board', () => {
    const writers = filesOf('electron', /\.ts$/).filter((name) => /(?<!\.)(?<!function )\bcomposeNotice\(/.test(readFileSync(join(ROOT, name), 'utf8')));
    expect(writers.toSorted()).toEqual([...NOTICE_WRITERS]);
  });
});
