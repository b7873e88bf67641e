/** Entry of the desktop program: one instance, one office, one window. Everything it is made of lies in desktop/ and office/. */
import { join, resolve } from 'node:path';
import { app, BrowserWindow, powerMonitor, session } from 'electron';
import { registerAppScheme, servePages } from './desktop/app-protocol.ts';
import { hardenSession } from './desktop/harden-session.ts';
import { setMenu } from './desktop/menu.ts';
import { IpcHost } from './desktop/serve-ipc.ts';
import { confine, openWindow } from './desktop/window.ts';
import { defaultDataDir } from './office/default-data-dir.ts';
import { Desk } from './office/open-desk.ts';
import { builtPagesFolder, PageFiles } from './office/page-files.ts';

/** The page hears that its session ended and reloads by itself, saying why; one that hangs is reloaded after this. */
const RELOAD_MS = 500;

function wantedDataDir(): string {
  const at = process.argv.indexOf('--data');
  return resolve(at > 0 ? (process.argv[at + 1] ?? defaultDataDir()) : defaultDataDir());
}

async function run(): Promise<void> {
  await app.whenReady();
  const withDevTools = !app.isPackaged;
  const desk = await Desk.open({ dataDir: wantedDataDir() });
  hardenSession(session.defaultSession, withDevTools);
  servePages(session.defaultSession, new PageFiles(builtPagesFolder()));
  const ipc = new IpcHost(desk);
  let window: BrowserWindow | null = null;

  const show = (): void => {
    if (window) {
      if (window.isMinimized()) window.restore();
      window.focus();
      return;
    }
    const opened = openWindow(withDevTools);
    window = opened;
    ipc.serve(opened);
    opened.once('closed', () => { window = null; });
    opened.webContents.on('render-process-gone', () => opened.webContents.reload());
  };
  const lock = async (): Promise<void> => {
    await desk.lockNow();
    setTimeout(() => window?.webContents.reload(), RELOAD_MS);
  };

  setMenu({ lock: () => void lock() }, () => window);
  powerMonitor.on('lock-screen', () => void lock());
  powerMonitor.on('suspend', () => void lock());
  app.on('second-instance', show);
  app.on('activate', show);
  app.on('window-all-closed', () => app.quit());
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void desk.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
  show();
}

// Chromium's own files never lie in the data folder, where every file is the office's.
app.setPath('userData', join(app.getPath('appData'), 'Huilin-window'));
app.enableSandbox();
registerAppScheme();
app.on('web-contents-created', (_event, contents) => confine(contents));
if (app.requestSingleInstanceLock()) {
  run().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.name : 'error'}: the program could not start\n`);
    app.exit(1);
  });
} else {
  app.quit();
}
