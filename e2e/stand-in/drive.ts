/** Starts the built main process on the stand-in, and shows its window in a page of a real browser. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EventEmitter } from 'node:events';
import type { Page } from 'playwright/test';

const root = join(import.meta.dirname, '../..');
/** What Chromium sees in place of app://huilin: a name nobody can own, under a scheme it takes for secure. */
export const SHOWN_AS = 'https://huilin.invalid';

type Handler = (...values: unknown[]) => unknown;

interface Contents extends EventEmitter {
  readonly mainFrame: { origin: string; url: string; parent: unknown };
  readonly told: EventEmitter;
  readonly reloads: number;
  readonly windowOpenHandler: Handler;
}
export interface StandInWindow extends EventEmitter {
  readonly options: { webPreferences: Record<string, unknown> };
  readonly webContents: Contents;
  readonly loaded?: string;
}
export interface StandIn {
  readonly calls: string[];
  readonly schemes: { scheme: string; privileges: Record<string, boolean> }[];
  readonly windows: StandInWindow[];
  readonly handlers: Map<string, Handler>;
  readonly paths: Record<string, string>;
  readonly app: EventEmitter & { quit(): void };
  readonly session: EventEmitter;
  readonly powerMonitor: EventEmitter;
  readonly ready: PromiseWithResolvers<void>;
  lock: boolean;
  packaged: boolean;
}

let starts = 0;

/** Each start is a main process of its own: the built module is loaded anew, the stand-in too. */
export async function startMain(dataDir: string, change: Partial<Pick<StandIn, 'lock' | 'packaged'>> = {}): Promise<StandIn> {
  const run = (starts += 1);
  const standInUrl = `${pathToFileURL(join(import.meta.dirname, 'electron.mjs')).href}?run=${run}`;
  const hooks = registerHooks({
    resolve: (specifier, context, next) => (specifier === 'electron' ? { url: standInUrl, format: 'module', shortCircuit: true } : next(specifier, context)),
  });
  const argv = process.argv;
  try {
    await import(standInUrl);
    const standIn = (globalThis as unknown as { electronStandIn: StandIn }).electronStandIn;
    Object.assign(standIn, change);
    process.argv = [argv[0] ?? '', 'main', '--data', dataDir];
    await import(`${pathToFileURL(join(root, 'dist/main/main.js')).href}?run=${run}`);
    standIn.ready.resolve();
    const last = Date.now() + 15_000;
    while (standIn.lock && standIn.windows.length === 0) {
      if (Date.now() > last) throw new Error('no window was opened');
      await new Promise((resume) => setTimeout(resume, 20));
    }
    return standIn;
  } finally {
    process.argv = argv;
    hooks.deregister();
  }
}

/** Quits as the program does, and waits until the office is closed. */
export async function quitMain(standIn: StandIn): Promise<void> {
  standIn.app.quit();
  const last = Date.now() + 15_000;
  while (standIn.calls.filter((call) => call === 'quit').length < 2) {
    if (Date.now() > last) throw new Error('the office did not close');
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

/** The built preload against an ipcRenderer joined to the recorded ipcMain; returns what it exposes, by name. */
export function runPreload(standIn: StandIn, window: StandInWindow, sender: unknown = window.webContents.mainFrame): Map<string, Record<string, Handler>> {
  const exposed = new Map<string, Record<string, Handler>>();
  const renderer = new EventEmitter();
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, api: Record<string, Handler>) => exposed.set(name, api) },
    ipcRenderer: {
      // What crosses is cloned, as between processes.
      invoke: async (channel: string, ...values: unknown[]) => structuredClone(await standIn.handlers.get(`ipc:${channel}`)?.({ senderFrame: sender }, ...structuredClone(values))),
      on: (channel: string, listener: Handler) => renderer.on(channel, listener),
      off: (channel: string, listener: Handler) => renderer.off(channel, listener),
    },
  };
  window.webContents.told.setMaxListeners(0);
  window.webContents.told.on('huilin:event', (event: unknown) => renderer.emit('huilin:event', { sender: 'must not reach the page' }, structuredClone(event)));
  const source = readFileSync(join(root, 'dist/preload/preload.cjs'), 'utf8');
  const asked: string[] = [];
  const require = (name: string): unknown => {
    asked.push(name);
    if (name !== 'electron') throw new Error(`a sandboxed preload cannot require ${name}`);
    return electron;
  };
  const module = process.getBuiltinModule('node:vm').compileFunction(source, ['require', 'module', 'exports']) as Handler;
  module(require, { exports: {} }, {});
  return exposed;
}

/** Shows the window in a page: its requests go to the recorded protocol handler, its bridge to the preload. */
export async function showIn(page: Page, standIn: StandIn, window: StandInWindow): Promise<void> {
  const bridge = runPreload(standIn, window).get('huilin');
  const answer = standIn.handlers.get('protocol:app');
  if (!bridge || !answer) throw new Error('the main process serves no pages');
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    if (!url.startsWith(`${SHOWN_AS}/`)) return route.abort();
    const response = (await answer(new Request(url.replace(SHOWN_AS, 'app://huilin'), { method: route.request().method() }))) as Response;
    await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body: Buffer.from(await response.arrayBuffer()) });
  });
  for (const name of ['call', 'cancel', 'upload', 'download']) {
    await page.exposeFunction(`bridge_${name}`, (...values: unknown[]) => bridge[name]?.(...values));
  }
  bridge['onEvent']?.((event: unknown) => void page.evaluate((told) => (globalThis as unknown as { bridgeTold?: (event: unknown) => void }).bridgeTold?.(told), event).catch(() => undefined));
  await page.addInitScript(() => {
    const own = globalThis as unknown as Record<string, (...values: unknown[]) => unknown>;
    const listeners = new Set<(event: unknown) => void>();
    own['bridgeTold'] = (event) => listeners.forEach((listener) => listener(event));
    const through = (name: string) => (...values: unknown[]) => own[`bridge_${name}`]?.(...values);
    Object.assign(globalThis, {
      huilin: {
        call: through('call'), cancel: through('cancel'), upload: through('upload'), download: through('download'),
        onEvent: (listener: (event: unknown) => void) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
    });
  });
  window.webContents.on('stand-in-reload', () => void page.reload().catch(() => undefined));
  await page.goto(`${SHOWN_AS}/`);
}
