/**
 * The rules of the house, kept by reading the sources. Rooms are taken from the folder listing: a folder nobody has named
 * here is a feature that stands on nothing, so a new one is guarded from its first day.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, posix, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = dirname(import.meta.dirname);
const rooms = ['shared', 'electron', 'renderer', 'e2e', 'scripts', 'bench'];
const longestFile = 450;

/** All files of the rooms, and the configuration beside package.json, relative to the root with forward slashes. */
function listFiles(): string[] {
  const inside = rooms.flatMap((room) => {
    try {
      return readdirSync(join(root, room), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
    } catch {
      return []; // a room that is not built yet
    }
  });
  return inside.filter((file) => /\.(ts|tsx|mjs|css|html|json)$/.test(file));
}

const files = listFiles();
const sources = files.filter((file) => /\.(ts|tsx|mjs)$/.test(file));
const texts = new Map<string, string>();
function read(file: string): string {
  let text = texts.get(file);
  if (text === undefined) texts.set(file, (text = readFileSync(join(root, file), 'utf8')));
  return text;
}

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);

/** What a source imports: files of the house by their path from the root, everything else by its package name. */
function importsOf(file: string, text: string): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const found = code.matchAll(
    /(?:^|[\s;}])(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|(?<!['"`])\brequire\(\s*['"]([^'"]+)['"]/g,
  );
  return [...found].map((match) => resolve(file, match[1] ?? match[2] ?? match[3] ?? ''));
}

function resolve(file: string, name: string): string {
  if (name.startsWith('#')) return name.slice(1);
  if (name.startsWith('.')) return posix.join(posix.dirname(file), name.replace(/\?.*$/, ''));
  if (name.startsWith('node:')) return name;
  return `npm:${name.split('/', name.startsWith('@') ? 2 : 1).join('/')}`;
}

/** What each feature of electron/ stands on; downward only. What is not named stands on nothing. */
const standsOn: Readonly<Record<string, readonly string[]>> = {
  dashboard: ['schooling', 'duplicates', 'care', 'complaints', 'disbursement', 'relief', 'applications', 'welfare', 'notices', 'statements', 'ledger', 'meetings', 'residents', 'recognition', 'activities', 'volunteers', 'service'],
  // Two entries of one person: whatever belongs to a resident goes along.
  duplicates: ['disbursement', 'residents'],
  disbursement: ['relief', 'applications', 'welfare', 'stock', 'notices', 'ledger', 'meetings', 'residents'],
  relief: ['applications', 'welfare', 'notices', 'ledger', 'meetings', 'residents'],
  applications: ['welfare', 'notices', 'ledger', 'meetings', 'residents'],
  care: ['relief', 'welfare', 'residents'],
  welfare: ['stock', 'notices', 'ledger', 'meetings', 'residents'],
  // Goods on account 121: below the programmes, whose baskets name its items.
  stock: ['ledger', 'residents'],
  notices: ['residents'],
  // Records of meetings: what the features above lean a decision on.
  meetings: ['residents'],
  complaints: ['residents'],
  disclosure: ['statements', 'ledger', 'residents'],
  statements: ['ledger', 'residents'],
  treasury: ['ledger', 'residents'],
  assets: ['ledger', 'residents'],
  ledger: ['residents'],
  opening: ['ledger', 'residents'],
  budget: ['ledger', 'residents'],
  closing: ['ledger', 'residents'],
  members: ['welfare', 'ledger', 'meetings', 'residents'],
  recognition: ['activities', 'volunteers', 'welfare', 'notices', 'ledger', 'meetings', 'residents'],
  activities: ['volunteers', 'welfare', 'ledger', 'residents'],
  volunteers: ['residents'],
  service: ['residents'],
  schooling: ['residents'],
  residents: [],
  // The practice community is made with every feature's own rules.
  sample: ['disbursement', 'relief', 'applications', 'welfare', 'notices', 'recognition', 'activities', 'volunteers', 'ledger', 'meetings', 'residents'],
};
/** The ground under the features of electron/. */
const ground = ['api', 'audit', 'backup', 'database', 'office', 'scans', 'session', 'spreadsheet', 'testing', 'vault'];
const hosts = ['desktop', 'web', 'cli'];
/** What the command line uses besides: the client, the web host it starts, and what works where no office is open. */
const commandLineAlso = [
  /^electron\/api\/(make-client|answer)\.ts$/,
  /^electron\/web\/start-web-host\.ts$/,
  /^electron\/backup\/(restore-backup|copy-backup)\.ts$/,
  /^electron\/residents\/import-dry-run\.ts$/,
];
/** Files of the ground whose task is to gather the features: one line each. */
const gatherers = [
  /^electron\/api\/[a-z-]*handlers\.ts$/,
  /^electron\/database\/schema\.ts$/,
  /^electron\/office\//,
  /^electron\/backup\//,
];
const rendererGround = ['api', 'errors', 'i18n', 'print', 'ui'];
const rendererTop = ['shell', 'routes.tsx', 'main.tsx'];

/** Packages that one place alone may import, so that they can be replaced there. */
const keptPackages: Readonly<Record<string, RegExp>> = {
  'npm:electron': /^electron\/(desktop\/|main\.ts$|preload\.ts$)/,
  'npm:sqlite3': /^electron\/database\//,
  'npm:@e965/xlsx': /^electron\/spreadsheet\//,
  'npm:antd': /^renderer\//,
  'npm:react': /^renderer\//,
};

/** Why `file` may not import `target`, or undefined. Both as importsOf gives them. */
function refusal(file: string, target: string): string | undefined {
  const test = isTest(file);
  const keeper = keptPackages[target];
  if (keeper !== undefined && !keeper.test(file)) return `only ${keeper.source} imports ${target.slice(4)}`;
  const [room = '', place = ''] = file.split('/');
  const outside = target.startsWith('npm:') || target.startsWith('node:');
  const [targetRoom = '', targetPlace = ''] = target.split('/');
  if (target.startsWith('electron/testing/') && !test && place !== 'testing' && room !== 'bench' && room !== 'e2e') {
    return 'electron/testing is for tests';
  }
  switch (room) {
    case 'shared':
      return fromShared(file, target, outside, test);
    case 'electron':
      if (outside || targetRoom === 'shared') return undefined;
      if (targetRoom !== 'electron') return `electron/ never imports ${targetRoom}/`;
      return test || place === 'testing' ? undefined : fromElectron(file, place, target, targetPlace);
    case 'renderer':
      if (target.startsWith('node:') && !test) return 'a page has no node';
      if (outside || targetRoom === 'shared') return undefined;
      if (targetRoom !== 'renderer') return `renderer/ never imports ${targetRoom}/`;
      return fromRenderer(place, targetPlace);
    case 'e2e':
      if (outside || targetRoom === 'e2e') return undefined;
      // Stories make their input files with the builders of electron/testing.
      if (target.startsWith('electron/testing/')) return undefined;
      return targetRoom === 'shared' && target.split('/').length === 2 ? undefined : 'e2e knows shared/*.ts alone';
    default:
      return undefined;
  }
}

function fromShared(file: string, target: string, outside: boolean, test: boolean): string | undefined {
  const [, place = ''] = file.split('/');
  const isRootFile = file.split('/').length === 2;
  if (outside) {
    if (target === 'npm:zod' || (test && /^(npm:(vitest|fast-check)|node:.*)$/.test(target))) return undefined;
    return 'shared/ imports zod and itself';
  }
  const parts = target.split('/');
  if (parts[0] !== 'shared') return 'shared/ imports zod and itself';
  if (parts.length === 2 || (!isRootFile && parts[1] === place)) return undefined;
  // A new office names its first user, by the rule the session's contract sets for names.
  if (file === 'shared/office/contract.ts' && target === 'shared/session/contract.ts') return undefined;
  // The two lists that gather every feature: methods, and codes of refusal.
  if (file === 'shared/api.ts' && /(^|-)contract\.ts$/.test(parts[2] ?? '')) return undefined;
  if (file === 'shared/errors.ts' && /(^|-)errors\.ts$/.test(parts[2] ?? '')) return undefined;
  return isRootFile ? 'a file of shared/ knows no feature' : 'a feature of shared/ knows no other';
}

function fromElectron(file: string, place: string, target: string, targetPlace: string): string | undefined {
  if (file.startsWith('electron/database/migrations/')) {
    return posix.dirname(target) === posix.dirname(file) ? undefined : 'a migration is frozen, live code is not';
  }
  if (place === targetPlace) return undefined;
  if (place === 'main.ts' || place === 'preload.ts') return undefined;
  if (place === 'cli' && commandLineAlso.some((also) => also.test(target))) return undefined;
  if (hosts.includes(targetPlace)) return 'a host is imported by nobody below it';
  if (hosts.includes(place)) return targetPlace === 'office' ? undefined : 'a host knows the office alone';
  if (ground.includes(targetPlace)) {
    return place === 'database' && targetPlace === 'api' ? 'the database is below the api' : undefined;
  }
  if (ground.includes(place)) {
    return gatherers.some((gatherer) => gatherer.test(file)) ? undefined : 'the ground knows no feature';
  }
  return standsOn[place]?.includes(targetPlace) ? undefined : `${place} does not stand on ${targetPlace}`;
}

function fromRenderer(place: string, targetPlace: string): string | undefined {
  if (place === targetPlace || rendererTop.includes(place) || rendererGround.includes(targetPlace)) return undefined;
  // Files beside main.tsx (the policy's nonce) belong to the ground.
  if (targetPlace.includes('.') && !rendererTop.includes(targetPlace)) return undefined;
  if (rendererTop.includes(targetPlace)) return 'the shell is above the features';
  return 'a feature of renderer/ knows no other';
}

describe('who imports whom', () => {
  test.each([
    ['shared/money.ts', 'npm:zod', true],
    ['shared/money.ts', 'npm:kysely', false],
    ['shared/money.ts', 'node:fs', false],
    ['shared/welfare/rules.ts', 'shared/money.ts', true],
    ['shared/welfare/rules.ts', 'shared/ledger/post.ts', false],
    ['shared/api.ts', 'shared/ledger/contract.ts', true],
    ['electron/welfare/decide.ts', 'electron/ledger/post.ts', true],
    ['electron/ledger/post.ts', 'electron/welfare/decide.ts', false],
    ['electron/ledger/post.ts', 'npm:electron', false],
    ['electron/ledger/post.ts', 'npm:sqlite3', false],
    ['electron/ledger/post.ts', 'electron/web/serve.ts', false],
    ['electron/new-folder/do.ts', 'electron/ledger/post.ts', false],
    ['electron/vault/vault.ts', 'electron/residents/tables.ts', false],
    ['electron/database/migrations/0010-office.ts', 'electron/database/open.ts', false],
    ['electron/database/migrations/0010-office.ts', 'npm:kysely', true],
    ['electron/desktop/window.ts', 'npm:electron', true],
    ['electron/web/serve.ts', 'electron/ledger/post.ts', false],
    ['electron/web/serve.ts', 'electron/api/make-client.ts', false],
    ['electron/cli/print.ts', 'electron/web/start-web-host.ts', true],
    ['electron/cli/print.ts', 'electron/web/web-server.ts', false],
    ['electron/cli/restore.ts', 'electron/residents/tables.ts', false],
    ['electron/ledger/post.ts', 'renderer/ui/table.tsx', false],
    ['electron/ledger/post.ts', 'electron/testing/builders.ts', false],
    ['electron/ledger/post.test.ts', 'electron/testing/builders.ts', true],
    ['renderer/ledger/page.tsx', 'renderer/ui/table.tsx', true],
    ['renderer/ledger/page.tsx', 'renderer/welfare/page.tsx', false],
    ['renderer/ledger/page.tsx', 'electron/ledger/post.ts', false],
    ['renderer/ledger/page.tsx', 'node:fs', false],
    ['renderer/shell/rail.tsx', 'renderer/ledger/page.tsx', true],
    ['e2e/clerk.test.ts', 'shared/money.ts', true],
    ['e2e/clerk.test.ts', 'electron/ledger/post.ts', false],
  ])('%s imports %s: %s', (file, target, allowed) => {
    expect(refusal(file, target) === undefined).toBe(allowed);
  });

  test('imports are found in all their forms', () => {
    const text = [
      `import a from 'zod';`,
      `import { b,\n  c } from "#shared/money.ts";`,
      `export * from '../days.ts';`,
      `import './side.ts';`,
      `import type { D } from 'node:fs';`,
      `const e = await import('@scope/name/deep');`,
      `// import x from 'commented-out';`,
      `const text = 'from a sentence';`,
    ].join('\n');
    expect(importsOf('shared/ledger/a.ts', text)).toEqual([
      'npm:zod',
      'shared/money.ts',
      'shared/days.ts',
      'shared/ledger/side.ts',
      'node:fs',
      'npm:@scope/name',
    ]);
  });

  test('holds in every file', () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file, read(file)).flatMap((target) => {
        const why = refusal(file, target);
        return why === undefined ? [] : [`${file} imports ${target}: ${why}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('what runs before an install imports nothing that must be installed', () => {
    const first = ['setup', 'start', 'test', 'huilin', 'bench', 'dev', 'build', 'typecheck'];
    const seen = new Set<string>();
    const visit = (file: string): string[] => {
      if (seen.has(file)) return [];
      seen.add(file);
      return staticImports(file).flatMap((target) => {
        if (target.startsWith('node:')) return [];
        return target.startsWith('scripts/') ? visit(target) : [`${file} imports ${target}`];
      });
    };
    expect(first.flatMap((name) => visit(`scripts/${name}.mjs`))).toEqual([]);
  });
});

function staticImports(file: string): string[] {
  return importsOf(file, read(file).replaceAll(/\b(?:await )?import\(/g, 'later('));
}

describe('every file', () => {
  test(`has at most ${longestFile} lines`, () => {
    const long = sources
      .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
      .filter(({ lines }) => lines > longestFile)
      .map(({ file, lines }) => `${file}: ${lines}`);
    expect(long).toEqual([]);
  });

  test('and folder is named for the committee’s work, and nothing is a barrel', () => {
    const empty = /^(utils?|helpers?|common|types|services?|managers?|misc|lib|index)$/;
    // 民情服务 is a feature of the committee, and its English word is service.
    const isWord = (name: string, folder: boolean): boolean => !empty.test(name) || (folder && name === 'service');
    const wrong = sources.filter((file) => {
      const folders = dirname(file).split('/');
      const name = basename(file).replace(/\..*$/, '');
      return !isWord(name, false) || folders.some((folder) => !isWord(folder, true));
    });
    expect(wrong).toEqual([]);
  });

  test('is named in kebab-case', () => {
    const wrong = sources.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/.test(basename(file)));
    expect(wrong).toEqual([]);
  });
});

/** Lines of the sources that match, as "file:line: text". This file, which names what it looks for, is left out. */
function linesWith(pattern: RegExp, isLookedAt: (file: string) => boolean): string[] {
  return files
    .filter((file) => file !== 'electron/house.test.ts' && isLookedAt(file))
    .flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])),
    );
}

describe('no source', () => {
  test('builds SQL from text outside the database folder', () => {
    // The bare SQL that measurements are compared with is written as it is.
    const allowed = /^(electron\/database|bench)\//;
    expect(linesWith(/\bsql\.raw\b/, (file) => !allowed.test(file) && !isTest(file))).toEqual([]);
  });

  test('puts HTML text into a page', () => {
    expect(linesWith(/dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML/, (file) => !file.startsWith('bench/'))).toEqual([]);
  });

  test('touches a database file with fs', () => {
    // On POSIX the close of such a handle drops the locks SQLite holds on the file in this process.
    const call =
      /\b(readFile|writeFile|appendFile|copyFile|cp|open|truncate|createReadStream|createWriteStream)(Sync)?\(/;
    const database = /\.(db|sqlite3?)\b|-(wal|shm)\b|database(File|Path)\b/i;
    const wrong = linesWith(call, (file) => file.startsWith('electron/') && !isTest(file)).filter((line) =>
      database.test(line.replace(/^[^:]+:\d+: /, '')),
    );
    expect(wrong).toEqual([]);
  });

  test('runs text as code', () => {
    expect(linesWith(/\beval\(|\bnew Function\(/, (file) => !isTest(file))).toEqual([]);
  });

  test('names a path of somebody’s machine or the host of a package registry', () => {
    const machine = /(^|[\s'"`(=])\/(work|root|home|Users|mnt)\/|[A-Z]:\\\\?Users\\|\bregistry\.[a-z]+\.(org|com|cn)\b/;
    expect(linesWith(machine, (file) => !isTest(file))).toEqual([]);
  });

  test('leaves a test switched off for everyone else', () => {
    expect(linesWith(/\b(test|it|describe)\.only\(/, (file) => isTest(file) || file.startsWith('e2e/'))).toEqual([]);
  });
});
