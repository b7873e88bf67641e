// A stand-in for the module `electron`, for machines where its binary cannot be had. It records what the main process asks
// for, joins ipcMain with the preload's ipcRenderer, and its windows are pages of a real Chromium (drive.ts): the address
// app://huilin/ is shown to that browser as an https one, and every request goes through the recorded protocol handler.
import { EventEmitter } from 'node:events';

/** @type {Record<string, any>} */
const record = {
  calls: /** @type {string[]} */ ([]),
  schemes: /** @type {any[]} */ ([]),
  windows: /** @type {any[]} */ ([]),
  handlers: new Map(),
  paths: /** @type {Record<string, string>} */ ({}),
  lock: true,
  packaged: false,
  ready: Promise.withResolvers(),
};
/** @type {any} */ (globalThis).electronStandIn = record;

class App extends EventEmitter {
  get isPackaged() {
    return record['packaged'];
  }
  enableSandbox() {
    record['calls'].push('enableSandbox');
  }
  requestSingleInstanceLock() {
    record['calls'].push('requestSingleInstanceLock');
    return record['lock'];
  }
  /** @param {string} name */
  getPath(name) {
    return record['paths'][name] ?? `/nowhere/${name}`;
  }
  /** @param {string} name @param {string} path */
  setPath(name, path) {
    record['paths'][name] = path;
  }
  whenReady() {
    record['calls'].push('whenReady');
    return record['ready'].promise;
  }
  quit() {
    record['calls'].push('quit');
    this.emit('will-quit', { preventDefault: () => record['calls'].push('will-quit prevented') });
  }
  /** @param {number} code */
  exit(code) {
    record['calls'].push(`exit ${code}`);
  }
}
export const app = new App();
record['app'] = app;

export const powerMonitor = new EventEmitter();
record['powerMonitor'] = powerMonitor;

class StandInSession extends EventEmitter {
  constructor() {
    super();
    this.protocol = { handle: (/** @type {string} */ scheme, /** @type {unknown} */ handler) => record['handlers'].set(`protocol:${scheme}`, handler) };
    this.webRequest = { onBeforeRequest: (/** @type {unknown} */ handler) => record['handlers'].set('onBeforeRequest', handler) };
  }
  /** @param {unknown} handler */
  setPermissionRequestHandler(handler) {
    record['handlers'].set('permissionRequest', handler);
  }
  /** @param {unknown} handler */
  setPermissionCheckHandler(handler) {
    record['handlers'].set('permissionCheck', handler);
  }
  /** @param {unknown} handler */
  setDevicePermissionHandler(handler) {
    record['handlers'].set('devicePermission', handler);
  }
  /** @param {boolean} on */
  setSpellCheckerEnabled(on) {
    record['calls'].push(`spellChecker ${on}`);
  }
  /** @param {{ mode: string }} proxy */
  async setProxy(proxy) {
    record['calls'].push(`proxy ${proxy.mode}`);
  }
}
export const session = { defaultSession: new StandInSession() };
record['session'] = session.defaultSession;

export const protocol = {
  /** @param {any[]} schemes */
  registerSchemesAsPrivileged(schemes) {
    record['schemes'].push(...schemes);
  },
};

export const ipcMain = {
  /** @param {string} channel @param {unknown} handler */
  handle(channel, handler) {
    record['handlers'].set(`ipc:${channel}`, handler);
  },
};

class WebContents extends EventEmitter {
  constructor() {
    super();
    this.mainFrame = { origin: 'app://huilin', url: 'app://huilin/', parent: null };
    this.told = new EventEmitter();
    this.reloads = 0;
  }
  /** @param {unknown} handler */
  setWindowOpenHandler(handler) {
    this.windowOpenHandler = handler;
  }
  /** @param {string} channel @param {unknown[]} values */
  send(channel, ...values) {
    this.told.emit(channel, ...values);
  }
  reload() {
    this.reloads += 1;
    this.emit('stand-in-reload');
  }
}

export class BrowserWindow extends EventEmitter {
  /** @param {any} options */
  constructor(options) {
    super();
    this.options = /** @type {unknown} */ (options);
    this.webContents = new WebContents();
    record['windows'].push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  /** @param {string} url */
  async loadURL(url) {
    this.loaded = url;
    record['onWindow']?.(this);
  }
  show() {
    this.shown = true;
  }
  focus() {
    record['calls'].push('focus');
  }
  isMinimized() {
    return false;
  }
  isDestroyed() {
    return false;
  }
}

export const Menu = {
  /** @param {unknown} template */
  buildFromTemplate: (template) => template,
  /** @param {unknown} menu */
  setApplicationMenu(menu) {
    record['menu'] = menu;
  },
};
export const dialog = {};
