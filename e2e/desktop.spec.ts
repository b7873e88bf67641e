/**
 * The desktop program as it was built, on a stand-in for Electron: what it forbids (R43 to R47), and one story through the
 * built main process, preload, channel and app:// handler. Where the Electron binary is present the story runs on it too.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test, type Page } from 'playwright/test';
import { quitMain, runPreload, showIn, startMain, type StandIn, type StandInWindow } from './stand-in/drive.ts';

const root = join(import.meta.dirname, '..');

let folder = '';
let standIn: StandIn;
let window: StandInWindow;

async function start(): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'huilin-desktop-'));
  standIn = await startMain(join(folder, 'data'));
  window = standIn.windows[0]!;
}
async function end(): Promise<void> {
  await quitMain(standIn);
  await rm(folder, { recursive: true, force: true });
}

/** An event as Electron hands it out; tells whether it was prevented. */
const event = (values: object = {}): { preventDefault(): void; prevented: boolean } => {
  const made = { ...values, prevented: false, preventDefault: () => { made.prevented = true; } };
  return made;
};

test.describe('the desktop program', () => {
  test.beforeAll(start);
  test.afterAll(end);

  test('is sandboxed, alone, and keeps the browser’s files away from the office’s', () => {
    expect(standIn.calls.slice(0, 3)).toEqual(['enableSandbox', 'requestSingleInstanceLock', 'whenReady']);
    expect(standIn.schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
    expect(standIn.paths['userData']).not.toContain(folder);
    expect(standIn.calls).toContain('proxy direct');
    expect(standIn.calls).toContain('spellChecker false');
  });

  test('opens one window, shut in as the checklist asks', () => {
    expect(standIn.windows).toHaveLength(1);
    const { preload, ...preferences } = window.options.webPreferences;
    expect(preferences).toEqual({
      contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webSecurity: true,
      allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, navigateOnDragDrop: false, spellcheck: false, devTools: true,
    });
    expect(existsSync(preload as string)).toBe(true);
    expect(window.loaded).toBe('app://huilin/');
    standIn.app.emit('second-instance');
    expect(standIn.windows).toHaveLength(1);
    expect(standIn.calls).toContain('focus');
  });

  for (const url of ['https://evil.example/', 'http://127.0.0.1/', 'file:///etc/passwd', 'app://evil/', 'app://huilin.evil/', 'app://huilin/assets/x.js', 'javascript:alert(1)', 'about:blank', 'data:text/html,x']) {
    test(`does not go to ${url}`, () => {
      const asked = event({ url, isMainFrame: true });
      window.webContents.emit('will-navigate', asked);
      expect(asked.prevented).toBe(true);
      const frame = event({ url, isMainFrame: false });
      window.webContents.emit('will-frame-navigate', frame);
      expect(frame.prevented).toBe(true);
    });
  }

  test('may load itself anew, and nothing else', () => {
    for (const url of ['app://huilin/', 'app://huilin/#/residents', 'app://huilin/index.html#/']) {
      const asked = event({ url, isMainFrame: true });
      window.webContents.emit('will-navigate', asked);
      expect(asked.prevented).toBe(false);
    }
    const redirect = event({ url: 'app://huilin/' });
    window.webContents.emit('will-redirect', redirect);
    expect(redirect.prevented).toBe(true);
  });

  test('opens no other window and no webview, and grants no permission', () => {
    expect(window.webContents.windowOpenHandler({ url: 'app://huilin/' })).toEqual({ action: 'deny' });
    const webview = event();
    window.webContents.emit('will-attach-webview', webview);
    expect(webview.prevented).toBe(true);
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'fullscreen', 'openExternal', 'unknown']) {
      let granted: unknown;
      standIn.handlers.get('permissionRequest')?.(window.webContents, permission, (answer: unknown) => { granted = answer; });
      expect(granted).toBe(false);
      expect(standIn.handlers.get('permissionCheck')?.(window.webContents, permission)).toBe(false);
    }
    expect(standIn.handlers.get('devicePermission')?.({})).toBe(false);
  });

  test('loads only its own', () => {
    const cancelled = (url: string): unknown => {
      let answer: { cancel?: unknown } = {};
      standIn.handlers.get('onBeforeRequest')?.({ url }, (given: { cancel: boolean }) => { answer = given; });
      return answer.cancel;
    };
    for (const url of ['https://evil.example/', 'http://127.0.0.1:1/', 'ws://evil.example/', 'file:///etc/passwd', 'ftp://x/', 'app://evil/x', 'app://huilin.evil/x', 'blob:https://evil.example/1', 'chrome://settings']) expect(cancelled(url), url).toBe(true);
    for (const url of ['app://huilin/', 'app://huilin/assets/a.js', 'blob:app://huilin/1', 'data:image/png;base64,']) expect(cancelled(url), url).toBe(false);
  });

  test('saves only what its own pages made', () => {
    for (const [url, wanted] of [['https://evil.example/x.exe', true], ['file:///etc/passwd', true], ['blob:https://evil.example/1', true], ['blob:app://huilin/1', false]] as const) {
      const download = event();
      standIn.session.emit('will-download', download, { getURL: () => url });
      expect(download.prevented, url).toBe(wanted);
    }
  });

  test('serves its pages with the policy, and no path leads outside', async () => {
    const serve = async (url: string, method = 'GET'): Promise<Response> => (await standIn.handlers.get('protocol:app')?.(new Request(url, { method }))) as Response;
    const nonces = new Set<string>();
    for (let load = 0; load < 2; load++) {
      const answer = await serve('app://huilin/');
      const policy = answer.headers.get('content-security-policy') ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(answer.status).toBe(200);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(await answer.text()).toContain(`content="${nonce}"`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(2);
    const outside = ['..%2fmain/main.js', '%2e%2e/main/main.js', '../main/main.js', '..%5cmain%5cmain.js', '%2e%2e%2fpackage.json', 'assets/../../main/main.js', '/etc/passwd', '%2fetc%2fpasswd', 'C:/Windows/win.ini', 'index.html%00', 'package.json', 'assets', '..;/main/main.js', '..%c0%afmain/main.js', '..%252fmain/main.js'];
    for (const path of outside) {
      const answer = await serve(`app://huilin/${path}`);
      expect([path, answer.status]).toEqual([path, 404]);
      expect((await answer.arrayBuffer()).byteLength).toBe(0);
      expect(answer.headers.get('content-security-policy')).not.toBeNull();
    }
    for (const host of ['app://evil/', 'app://x-evil/index.html', 'app://huilin.evil/', 'app://huilin:80/x']) expect((await serve(host)).status).toBe(404);
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await serve('app://huilin/', method)).status).toBe(405);
  });

  test('gives the page five functions, and strips what comes with an event', async () => {
    const exposed = runPreload(standIn, window);
    expect([...exposed.keys()]).toEqual(['huilin']);
    const bridge = exposed.get('huilin')!;
    expect(Object.keys(bridge).toSorted()).toEqual(['call', 'cancel', 'download', 'onEvent', 'upload']);
    const told: unknown[][] = [];
    const stop = bridge['onEvent']!((...values: unknown[]) => told.push(values)) as () => void;
    window.webContents.told.emit('huilin:event', { kind: 'changed', features: ['office'] });
    expect(told).toEqual([[{ kind: 'changed', features: ['office'] }]]);
    stop();
    window.webContents.told.emit('huilin:event', { kind: 'changed', features: ['office'] });
    expect(told).toHaveLength(1);
    expect(await bridge['call']!({ method: 'session.state', input: {}, place: 'office' })).toMatchObject({ ok: true, value: { officeState: 'unset' } });
  });

  const main = (): object => window.webContents.mainFrame;
  for (const [what, frame] of [
    ['an iframe', () => ({ origin: 'app://huilin', parent: main() })], ['another window', () => ({ origin: 'app://huilin', parent: null })], ['a frame that is gone', () => null],
  ] as const) {
    test(`does not answer ${what}`, async () => {
      const bridge = runPreload(standIn, window, frame()).get('huilin')!;
      for (const name of ['call', 'upload', 'download']) {
        expect(await bridge[name]!({ method: 'session.state', input: {}, place: 'office' })).toEqual({ ok: false, code: 'bad_request', data: { detail: 'sender' } });
      }
    });
  }

  for (const origin of ['https://evil.example', 'app://evil', 'app://huilin.evil', 'null', 'file://', '']) {
    test(`does not answer the main frame once it is at ${origin === '' ? 'nowhere' : origin}`, async () => {
      const frame = window.webContents.mainFrame;
      const before = frame.origin;
      frame.origin = origin;
      try {
        expect(await runPreload(standIn, window).get('huilin')!['call']!({ method: 'session.state', input: {}, place: 'office' })).toMatchObject({ ok: false, data: { detail: 'sender' } });
      } finally {
        frame.origin = before;
      }
    });
  }

  test('refuses calls no page of ours makes', async () => {
    const bridge = runPreload(standIn, window).get('huilin')!;
    const deep = JSON.parse(`${'['.repeat(30)}${']'.repeat(30)}`) as unknown;
    for (const call of [null, 'x', 7, [], {}, { method: 'session.state' }, { method: 'session.state', place: 'attic' }, { method: 'session.state', place: 'office', role: 'administrator' }, { method: 'session.state', place: 'office', input: deep }]) {
      expect(await bridge['call']!(call), JSON.stringify(call)?.slice(0, 60)).toMatchObject({ ok: false, code: 'bad_request' });
    }
    expect(await standIn.handlers.get('ipc:huilin')!({ senderFrame: main() }, 'shell', {})).toMatchObject({ ok: false, code: 'bad_request' });
    expect(await bridge['upload']!('x', new Uint8Array(1), { place: 'office' })).toMatchObject({ ok: false });
    expect(await bridge['download']!('../../etc/passwd', { place: 'office' })).toMatchObject({ ok: false });
  });

  test('locks and reloads with the computer', async () => {
    const before = window.webContents.reloads;
    standIn.powerMonitor.emit('lock-screen');
    await expect.poll(() => window.webContents.reloads).toBe(before + 1);
    standIn.powerMonitor.emit('suspend');
    await expect.poll(() => window.webContents.reloads).toBe(before + 2);
  });
});

test('a second desktop program opens nothing and goes', async () => {
  const second = await startMain(join(tmpdir(), 'huilin-never-made'), { lock: false });
  expect(second.windows).toHaveLength(0);
  expect(second.handlers.size).toBe(0);
  expect(second.calls).toEqual(['enableSandbox', 'requestSingleInstanceLock', 'quit']);
  expect(existsSync(join(tmpdir(), 'huilin-never-made'))).toBe(false);
});

test('a packaged program has no inspector', async () => {
  const place = await mkdtemp(join(tmpdir(), 'huilin-packaged-'));
  const packaged = await startMain(join(place, 'data'), { packaged: true });
  expect(packaged.windows[0]?.options.webPreferences['devTools']).toBe(false);
  let cancel: unknown;
  packaged.handlers.get('onBeforeRequest')?.({ url: 'devtools://devtools/x' }, (answer: { cancel: boolean }) => { cancel = answer.cancel; });
  expect(cancel).toBe(true);
  await quitMain(packaged);
  await rm(place, { recursive: true, force: true });
});

test('the package is built with all nine fuses as wanted', () => {
  const text = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
  const block = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(text)?.[1] ?? '';
  expect(Object.fromEntries([...block.matchAll(/^ {2}(\w+): (true|false)$/gm)].map((match) => [match[1], match[2] === 'true']))).toEqual({
    runAsNode: false, enableCookieEncryption: true, enableNodeOptionsEnvironmentVariable: false, enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true, onlyLoadAppFromAsar: true, loadBrowserProcessSpecificV8Snapshot: false, grantFileProtocolExtraPrivileges: false,
  });
  // The ninth cannot be set by the builder; its default is what we want, and all nine are read back from the packed program.
  expect(readFileSync(join(root, 'scripts/fuses.mjs'), 'utf8')).toContain("['wasmTrapHandlers', true]");
  expect(text).toContain('afterAllArtifactBuild: scripts/after-artifacts.mjs');
});

/** Into the practice community, a resident by his surname, and his household's sheet for printing. */
async function story(page: Page): Promise<void> {
  await page.getByRole('button', { name: '打开练习社区' }).click();
  await page.getByRole('button', { name: /经办/ }).first().click({ timeout: 60_000 });
  await page.getByRole('link', { name: /居民户籍/ }).or(page.getByRole('menuitem', { name: /居民户籍/ })).first().click();
  const search = page.getByRole('searchbox').or(page.getByPlaceholder(/姓名/)).first();
  await search.fill('王');
  await expect(page.getByText(/^王/).first()).toBeVisible();
  await page.evaluate(() => { location.hash = '#/print/household/1'; });
  await expect(page.locator('body[data-print-ready=true]')).toBeAttached();
  await expect(page.getByText('练习').first()).toBeAttached();
}

test('a clerk opens the practice community and finds a resident, through the built main, preload and app://', async ({ page }) => {
  const faults: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
  page.on('pageerror', (error) => faults.push(error.message));
  await start();
  try {
    await showIn(page, standIn, window);
    await story(page);
    expect(faults).toEqual([]);
  } finally {
    await page.close();
    await end();
  }
});

/** The Electron binary of this folder; undefined when it was never fetched. */
async function electronProgram(): Promise<string | undefined> {
  const name = await readFile(join(root, 'node_modules/electron/path.txt'), 'utf8').catch(() => undefined);
  const file = name === undefined ? undefined : join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(root, 'node_modules/electron/dist'), name.trim());
  return file !== undefined && existsSync(file) ? file : undefined;
}

test('the same on the real Electron', async () => {
  const executablePath = await electronProgram();
  test.skip(executablePath === undefined, 'the Electron binary is not on this machine (`npx install-electron` fetches it)');
  const place = await mkdtemp(join(tmpdir(), 'huilin-electron-'));
  const program = await _electron.launch({ ...(executablePath === undefined ? {} : { executablePath }), args: [root, '--data', join(place, 'data')] });
  try {
    const page = await program.firstWindow();
    expect(await page.evaluate(() => Object.keys((globalThis as unknown as { huilin: object }).huilin).toSorted())).toEqual(['call', 'cancel', 'download', 'onEvent', 'upload']);
    await story(page);
  } finally {
    await program.close();
    await rm(place, { recursive: true, force: true });
  }
});
