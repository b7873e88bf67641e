// What the documents name is there: paths, pictures, links, methods, buttons. What only one machine knows is not.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { api } from '../shared/api.ts';
import { PERMISSIONS } from '../shared/permissions.ts';

const root = dirname(import.meta.dirname);
const listed = (folder: string): string[] =>
  existsSync(join(root, folder)) ? readdirSync(join(root, folder)).filter((name) => name.endsWith('.md')).map((name) => join(folder, name).replaceAll('\\', '/')) : [];
const docs = [...listed('.'), ...listed('docs'), ...listed('docs/decisions')];
const texts = new Map(docs.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
const textOf = (file: string): string => texts.get(file) ?? '';

/** "file: what" for every match that `wrong` takes. */
function found(pattern: RegExp, wrong: (what: string, file: string) => boolean): string[] {
  return [...texts].flatMap(([file, text]) => [...text.matchAll(pattern)].map((match) => match[1] ?? match[0]).filter((what) => wrong(what, file)).map((what) => `${file}: ${what}`));
}

test('there are documents', () => {
  for (const wanted of ['README.md', 'README.zh-CN.md', 'CHANGELOG.md', 'docs/manual.zh-CN.md', 'docs/glossary.md', 'docs/coverage.md', 'docs/privacy.md', 'docs/permissions.md']) expect(docs).toContain(wanted);
});

describe('docs/coverage.md', () => {
  const rows = textOf('docs/coverage.md').split('\n').filter((line) => /^\| [A-Z]\d+ \|/.test(line)).map((line) => line.split('|').map((cell) => cell.trim()));
  const ids = rows.map(([, id = '']) => id);

  test('has every row once, with three columns', () => {
    expect(rows.filter((row) => row.length !== 5)).toEqual([]);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const named = [
      'A1 A2 A3 A4 A5 A6 A7 A10 A13 A15 B1 B6 B7 B8 C1 C2 C3 C4 C5 C6 C7 C8 C9 C10 C12',
      'D1 D2 D3 D8 D12 E1 E2 F1 F2 F3 F7 F12 J6 J7 J12 J13 J14 J15 J18 J20 J21 K18',
      'R01 R02 R03 R04 R05 R07 R08 R10 R12 R14 R15 R16 R17 R18 R19 R23 R24 R26 R27 R28 R29 R30 R31 R32',
      'R33 R34 R35 R36 R37 R38 R39 R40 R42 R43 R44 R45 R46 R47 R49 R50 R51 R52 R53 R54 R55 R56 R57 R58',
    ].join(' ').split(' ');
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('names a test for every row, and every path is there', () => {
    const tests = rows.map(([, id = '', , path = '']) => `${id} ${path}`);
    expect(tests.filter((each) => !/ [a-z0-9/-]+\.(test\.tsx?|spec\.ts)$/.test(each))).toEqual([]);
    const paths = [...textOf('docs/coverage.md').matchAll(/\b(?:electron|shared|renderer|scripts|e2e|docs|bench)\/[\w./-]+\.\w+/g)].map(([path]) => path);
    expect([...new Set(paths)].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

test('every row of welfare stands once among the tables of coverage', () => {
  const ids = ['docs/coverage.md', 'docs/coverage-welfare.md'].flatMap((file) => [...textOf(file).matchAll(/^\| ([A-Z]\d+) \|/gm)].map(([, id = '']) => id));
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  const upTo = (letter: string, last: number, first = 1): string[] => Array.from({ length: last - first + 1 }, (_, n) => `${letter}${first + n}`);
  const named = [...upTo('A', 14, 8), ...upTo('B', 5, 2), ...upTo('C', 14), ...upTo('D', 12), ...upTo('E', 12), ...upTo('F', 15), ...upTo('G', 9), 'J19', 'K7', 'K18'];
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
});

test('links and pictures lead to a file, and to a heading of it', () => {
  const anchorsOf = (file: string): Set<string> =>
    new Set([...textOf(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading.trim().toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-')));
  const wrong = found(/\]\(([^)\s]+)\)/g, (target, file) => {
    if (/^https?:/.test(target)) return false;
    const [path = '', anchor] = decodeURIComponent(target).split('#');
    const to = path === '' ? file : normalize(join(dirname(file), path)).replaceAll('\\', '/');
    if (!existsSync(join(root, to))) return true;
    return anchor !== undefined && to.endsWith('.md') && !anchorsOf(to).has(anchor);
  });
  expect(wrong).toEqual([]);
});

test('files named in code spans are there', () => {
  expect(found(/`((?:electron|shared|renderer|scripts|e2e|docs|bench|resources)\/[\w./-]+\.\w+)`/g, (path) => !existsSync(join(root, path)))).toEqual([]);
});

test('methods are those of the contract', () => {
  const features = Object.keys(api).join('|');
  const known = new Set<string>([...Object.entries(api).flatMap(([feature, contract]) => Object.keys(contract).map((name) => `${feature}.${name}`)), ...PERMISSIONS]);
  // A column or a place of the vault ('residents.idNumber') is no method; documents name those without the dot.
  expect(found(new RegExp(`\`((?:${features})\\.[A-Za-z]+)(?:\\([^\`]*\\))?\``, 'g'), (name) => !known.has(name))).toEqual([]);
});

test('commands are those of the command line, with their options', () => {
  const sources = readdirSync(join(root, 'electron/cli')).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).map((name) => readFileSync(join(root, 'electron/cli', name), 'utf8')).join('\n');
  const usages = [...sources.matchAll(/usage: ['"`]([^'"`]+)['"`]/g)].map(([, usage = '']) => usage);
  const names = new Set(usages.map((usage) => usage.split(' ')[0]));
  expect(names.size).toBeGreaterThan(8);
  const ofShell = /(?:npm run -s huilin -- |`huilin )([a-z-]+)/g;
  expect(found(ofShell, (name) => !names.has(name) && name !== 'help')).toEqual([]);
  const options = new Set(['data', 'json', 'port', ...[...sources.matchAll(/^ {2}options: \{(.*)\}/gm)].flatMap(([, list = '']) => [...list.matchAll(/'?([a-z-]+)'?: \{ type/g)].map(([, name = '']) => name))]);
  expect(found(/(?:npm run -s huilin -- |`huilin )([^\n`]*)/g, (line) => [...line.matchAll(/--([a-z-]+)/g)].some(([, name = '']) => !options.has(name)))).toEqual([]);
});

test('scripts are those of package.json', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  expect(found(/npm run (?:-s )?([a-z][a-z0-9:-]*)/g, (name) => !(name in scripts))).toEqual([]);
});

/** Chinese texts that can stand on a screen: words, titles of pages and areas, sentences of refusals and codes. */
function wordsOfScreens(): string {
  const folders = ['renderer', 'shared'];
  return folders.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))).join('\n');
}

test('the manual quotes what stands on the screens', () => {
  const screens = wordsOfScreens().replaceAll(/\$\{[^{}]*\}|\{\{[^{}]*\}\}|\{shown\}/g, '…').replaceAll(/[“”‘’'\s　]/g, '');
  const quoted = [...textOf('docs/manual.zh-CN.md').matchAll(/“([^“”]+)”/g)].map(([, words = '']) => words);
  // A way through the menu is several words; an ellipsis stands for what the screen fills in.
  const parts = [...new Set(quoted.flatMap((words) => words.split(/ → | ?… ?|，还可以试/)).map((part) => part.replaceAll(/[\s　]/g, '')).filter((part) => part.length > 1))];
  const invented = new Set(['海棠里社区', '老年补贴', '办好了', '文本', '页码', '另存为PDF', '他行', '当时知道']);
  expect(parts.length).toBeGreaterThan(150);
  expect(parts.filter((part) => !invented.has(part) && !screens.includes(part))).toEqual([]);
});

test('nothing tells of one machine, or of how this was made', () => {
  expect(found(/(?:^|[\s'"`(=])(\/(?:work|root|home|Users|mnt|tmp)\/[^\s)`]*|\.\.\/shared[^\s)`]*|[A-Z]:\\Users\\[^\s]*|registry\.[a-z]+\.(?:org|com|cn)|registry\.npmmirror[^\s]*)/g, () => true)).toEqual([]);
});
