// Finding the browser that the end-to-end tests drive, and the two helpers they read results with.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installed, onPath, projectNode, run } from './processes.mjs';

const namesOnPath = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'msedge',
  'microsoft-edge',
  'microsoft-edge-stable',
];

function usualPlaces() {
  if (process.platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
  }
  if (process.platform === 'win32') {
    return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => {
      const folder = process.env[name];
      if (folder === undefined) return [];
      return [
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ];
    });
  }
  return [];
}

/** The browser of this machine, CHROMIUM first; undefined leaves Playwright to its own download. */
export function findChromium() {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  for (const name of namesOnPath) {
    const file = onPath(name);
    if (file !== undefined) return file;
  }
  return usualPlaces().find((file) => existsSync(file));
}

/** Whether this is a Debian-like machine whose packages we may install. */
export function mayInstallPackages() {
  return process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get') !== undefined;
}

async function hasChineseFont() {
  if (onPath('fc-list') === undefined) return false;
  const result = await run('fc-list', [':lang=zh-cn', 'family']);
  return result.code === 0 && result.output.trim() !== '';
}

/**
 * Makes sure there is a browser, a Chinese font and pdftotext as far as this machine allows. Says what it installs.
 * Returns a sentence when no browser can be had, else undefined.
 */
export async function ensureBrowser() {
  if (mayInstallPackages()) {
    /** @type {string[]} */
    const missing = [];
    if (findChromium() === undefined) missing.push('chromium');
    if (!(await hasChineseFont())) missing.push('fonts-noto-cjk');
    if (onPath('pdftotext') === undefined) missing.push('poppler-utils');
    if (missing.length > 0) {
      console.log(`Installing ${missing.join(', ')} for the end-to-end tests …`);
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      const install = () => run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { env });
      await run('apt-get', ['update', '-qq'], { env });
      const result = await install();
      if (result.code !== 0) console.log(result.output.trimEnd().split('\n').slice(-10).join('\n'));
    }
  }
  if (findChromium() !== undefined) return undefined;
  console.log('No Chromium, Chrome or Edge was found; fetching the one Playwright brings …');
  const result = await run(projectNode(), [installed('playwright', 'cli.js'), 'install', 'chromium']);
  if (result.code === 0) return undefined;
  return 'no Chromium, Chrome or Edge was found and none could be fetched; name one in the CHROMIUM environment variable';
}
