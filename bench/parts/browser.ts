/** The built program in a real browser: the web host as its own process on a prepared data folder, and Chromium. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { TEST_PASSWORD, type TestOffice } from '#electron/testing/open-test-office.ts';

const SERVE = fileURLToPath(new URL('../../dist/web/serve.js', import.meta.url));
if (!existsSync(SERVE)) throw new Error('dist/ is missing: npm run build first');
const onPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => existsSync(file));
export const CHROMIUM = process.env['CHROMIUM'] ?? onPath;

/** Lets the data folder of a test office go, so that a host can open it. */
export async function handOver(test: TestOffice): Promise<string> {
  await test.token('clerk');
  await test.token('director');
  await test.office.close();
  return test.dataDir;
}

export interface Host { readonly address: string; readonly process: ChildProcess; close(): Promise<void> }

export async function startHost(dataDir: string): Promise<Host> {
  const child = spawn(process.execPath, [SERVE, '--data', dataDir, '--print-address-json'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const address = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const end = text.indexOf('\n');
      if (end > 0) resolve((JSON.parse(text.slice(0, end)) as { address: string }).address);
    });
    child.once('exit', (code) => reject(new Error(`the host ended with ${code}`)));
  });
  return { address, process: child, close: () => new Promise((resolve) => { child.once('exit', () => resolve()); child.kill('SIGTERM'); }) };
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }), args: ['--disable-gpu', '--font-render-hinting=none'] });
}

export async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1366, height: 768 } });
  return context.newPage();
}

/** Comes in with the address's key, signs in through the form and ends on the page of `hash`. */
export async function signInAt(page: Page, address: string, user: string, hash: string): Promise<void> {
  await page.goto(address);
  await page.locator('input[type=password]').waitFor();
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  await page.locator('input[autocomplete=username]').fill(user);
  await page.locator('input[type=password]').fill(TEST_PASSWORD);
  await page.locator('input[type=password]').press('Enter');
}

export const FIRST_ROW = '.data-table .ant-table-row';
