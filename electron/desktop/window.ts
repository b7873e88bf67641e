/** The one factory of windows, and the rules for whatever a page tries to open or to become (R43, R45). */
import { join } from 'node:path';
import { BrowserWindow, type WebContents } from 'electron';
import { isOurPage, PAGE } from './app-protocol.ts';

export function openWindow(withDevTools: boolean): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366, height: 768, minWidth: 1024, minHeight: 640, show: false, title: '惠邻', backgroundColor: '#ffffff',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
      webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, navigateOnDragDrop: false,
      spellcheck: false, devTools: withDevTools,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(PAGE);
  return window;
}

/** For every contents there will ever be, whoever makes it. */
export function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // A page reloads itself when its session ends; that is the only place it may go to.
  contents.on('will-navigate', (event) => {
    if (!isOurPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOurPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
}
