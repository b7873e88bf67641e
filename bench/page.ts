/** G12, G22: from a key to the painted list, and from nothing to the first list, in Chromium on the built program. */
import { rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { alternate, exponent, isQuick, median, ms, quantile, report, versionOf, type Figure, type Pair } from './frame.ts';
import { officeWith } from './office-with-people.ts';
import { CHROMIUM, FIRST_ROW, handOver, newPage, openBrowser, signInAt, startHost, type Host } from './parts/browser.ts';

const sizes = isQuick ? [200, 2_000] : [10_000, 100_000];
const KEYS = isQuick ? 15 : 30;
const figures: Figure[] = [];
const pairs: Pair[] = [];

const FRAME = 'const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve()));';

/** One keystroke into the search box; ends at the second animation frame after other rows stand in the page. Runs in the browser. */
const KEYSTROKE = `async (word) => {
  ${FRAME}
  const box = document.querySelector('.search-box input');
  const rows = () => [...document.querySelectorAll('.data-table .ant-table-row')].map((row) => row.textContent).join('|');
  const before = rows();
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  let answer = 0;
  const watch = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name.endsWith('/api/call') && answer === 0) answer = entry.responseEnd - entry.startTime;
  });
  watch.observe({ type: 'resource' });
  const start = performance.now();
  set.call(box, word);
  box.dispatchEvent(new Event('input', { bubbles: true }));
  while (rows() === before && performance.now() - start < 5000) await frame();
  await frame();
  await frame();
  const all = performance.now() - start;
  watch.disconnect();
  return { all, answer };
}`;

/** The same cells in 50 rows of plain HTML in the same window: built, laid out and painted. Runs in the browser. */
const PLAIN = `async () => {
  ${FRAME}
  const cells = [...document.querySelectorAll('.data-table .ant-table-row')].map((row) => [...row.querySelectorAll('.ant-table-cell')].map((cell) => cell.textContent));
  await frame();
  const start = performance.now();
  const box = document.createElement('div');
  box.setAttribute('class', 'bench-plain');
  for (const [name, value] of Object.entries({ position: 'fixed', inset: '0', background: '#fff', zIndex: '9999', overflow: 'auto' })) box.style[name] = value;
  box.innerHTML = '<table>' + Array.from({ length: 50 }, (_, i) => '<tr>' + (cells[i % Math.max(1, cells.length)] ?? []).map((cell) => '<td>' + cell + '</td>').join('') + '</tr>').join('') + '</table>';
  document.body.append(box);
  await frame();
  await frame();
  const took = performance.now() - start;
  box.remove();
  return took;
}`;

async function keystroke(page: Page, text: string): Promise<{ all: number; answer: number }> {
  await page.waitForTimeout(450);
  return page.evaluate(`(${KEYSTROKE})(${JSON.stringify(text)})`);
}
const plainRows = (page: Page): Promise<number> => page.evaluate(`(${PLAIN})()`);

const p50: number[] = [];
const folders: string[] = [];
for (const size of sizes) {
  const { test, people } = await officeWith(size);
  const dataDir = await handOver(test);
  folders.push(dataDir);
  const host = await startHost(dataDir);
  const browser = await openBrowser();
  try {
    const page = await newPage(browser);
    await signInAt(page, host.address, 'clerk', '#/residents');
    await page.locator(FIRST_ROW).first().waitFor();
    const surnames = [...new Set(people.slice(0, 400).map((p) => [...p.name][0]!))];
    const ours: number[] = [];
    const answers: number[] = [];
    const plain: number[] = [];
    for (let i = 0; i < KEYS; i += 1) {
      const turn = async (): Promise<void> => {
        const { all, answer } = await keystroke(page, surnames[i % surnames.length]!);
        ours.push(all);
        answers.push(answer);
      };
      if (i % 2 === 0) await turn();
      plain.push(await plainRows(page));
      if (i % 2 === 1) await turn();
    }
    p50.push(median(ours));
    if (size === sizes[1]) {
      const ratios = ours.map((took, i) => took / plain[i]!);
      pairs.push({
        goal: 'G12', what: `a key in the search box → the list painted, ${size.toLocaleString('en')} residents`, ours: 'the page', peer: '50 plain HTML rows in the same window', oursMs: median(ours), peerMs: median(plain),
        ratio: median(ratios), quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)], rounds: KEYS, atMost: 2, note: `the office's answer is ${ms(median(answers))} of it`,
      });
      const p95 = quantile(ours, 0.95);
      figures.push({ goal: 'G12', what: 'the same, p95', value: ms(p95), wanted: '≤ 50 ms', reached: p95 <= 50, note: '' });
    }
  } finally {
    await browser.close();
    await host.close();
  }
}
const slope = exponent(sizes, p50);
figures.push({ goal: 'G12', what: `growth from ${sizes[0]!.toLocaleString('en')} to ${sizes[1]!.toLocaleString('en')}`, value: slope.toFixed(2), wanted: '≤ 0.1', reached: slope <= 0.1, note: '' });

/** A nearly empty office: one row to wait for. */
const { test: small } = await officeWith(1);
const smallDir = await handOver(small);
folders.push(smallDir);
let browser: Browser | undefined;
let host: Host | undefined;
const closeAll = async (): Promise<void> => {
  await browser?.close();
  await host?.close();
  browser = undefined;
  host = undefined;
};
const start = (name: string, dataDir: string) => ({
  name,
  async run() {
    [host, browser] = await Promise.all([startHost(dataDir), openBrowser()]);
    const page = await newPage(browser);
    await signInAt(page, host.address, 'clerk', '#/residents');
    await page.locator(FIRST_ROW).first().waitFor();
  },
  after: closeAll,
});
const emptyWindow = {
  name: 'the same Chromium with an empty page',
  async run() {
    browser = await openBrowser();
    const page = await newPage(browser);
    await page.setContent('<p>x</p>');
    await page.locator('p').waitFor();
  },
  after: closeAll,
};
const rounds = isQuick ? 2 : 5;
pairs.push(await alternate({ id: 'G22', what: `start to the first list: host, browser, sign-in, rows (${sizes[1]!.toLocaleString('en')} residents)`, atMost: 1.5, note: 'the sign-in form is filled by the test; the work factor of the password is that of tests, not of an office' }, start('host + Chromium + sign-in + list', folders[1]!), emptyWindow, rounds));
pairs.push(await alternate({ id: 'G22', what: 'start to the first list, beside a nearly empty office', atMost: 1.1 }, start(`${sizes[1]!.toLocaleString('en')} residents`, folders[1]!), start('one resident', smallDir), rounds, 0));
report('page', { pairs, figures, versions: { chromium: CHROMIUM === undefined ? null : versionOf(CHROMIUM, '--version') } });
for (const folder of folders) rmSync(folder, { recursive: true, force: true });
