/** G19: the printed roster of 5,000 lines by 8 columns: our print route in Chromium, beside LibreOffice and beside a PDF written straight. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { writeXlsx, type Column } from '#electron/spreadsheet/write-xlsx.ts';
import { alternate, exponent, isQuick, median, ms, report, versionOf, type Figure, type Pair } from './frame.ts';
import { convert } from './libre-office.ts';
import { officeWith } from './office-with-people.ts';
import { addAgeProgramme, PAID_MONTHS } from './parts/age-programme.ts';
import { CHROMIUM, handOver, newPage, openBrowser, signInAt, startHost } from './parts/browser.ts';
import { plainPdf } from './parts/plain-pdf.ts';

const sizes = isQuick ? [200, 1_000] : [1_000, 5_000];
/** Of the invented people about four in ten are old enough. */
const PEOPLE_PER_LINE = 2.75;
const HEAD = ['序号', '姓名', '身份证号', '开户行', '账号', '金额', '发放结果', '备注'];
const folder = mkdtempSync(join(tmpdir(), 'huilin-bench-'));
const pairs: Pair[] = [];
const figures: Figure[] = [];
const took: number[] = [];

const textOf = (file: string): string => execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 }).replace(/\s+/g, '');
function missing(file: string, lines: readonly (readonly string[])[]): number {
  const text = textOf(file);
  return lines.filter((line) => !text.includes(line[2]!) || !text.includes(line[4]!.replace(/\s/g, ''))).length;
}

/** The first frame in which a condition holds: a locator looks again only after a twentieth to half a second. */
const atFrame = (page: Page, condition: string): Promise<unknown> => page.evaluate(`new Promise((done) => { const look = () => (${condition} ? done() : requestAnimationFrame(look)); look(); })`);

/** What Chromium takes for the text alone: no program around it, no fitting, the type and size of the roster. */
const bareTable = (lines: readonly (readonly string[])[]): string => `<table><thead><tr>${HEAD.map((head) => `<th>${head}</th>`).join('')}</tr></thead><tbody>${lines.map((line) => `<tr>${line.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table>`;
const BARE_STYLE = "@page{size:A4 landscape;margin:15mm 10mm} body{margin:0} body,pre{font:3.2mm/5.6mm 'Noto Serif CJK SC',SimSun,serif} table{width:100%;table-layout:fixed;border-collapse:collapse} th,td{border:.22mm solid #000;padding:0 .9mm}";

async function bareToPdf(browser: Browser, body: string): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < 3; i += 1) {
    const page = await newPage(browser);
    await page.setContent(`<!doctype html><html lang="zh-CN"><head><style>${BARE_STYLE}</style></head><body>${body}</body></html>`);
    const start = performance.now();
    await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: false });
    took.push(performance.now() - start);
    await page.context().close();
  }
  return median(took);
}

for (const size of sizes) {
  const { test } = await officeWith(Math.ceil(size * PEOPLE_PER_LINE));
  const programmeId = await addAgeProgramme(test);
  const { batchId } = await test.as('clerk').disbursement.generate({ programmeId, benefitMonth: PAID_MONTHS[6]!, upTo: 'computed' });
  const roster = await test.as('clerk').disbursement.roster({ batchId });
  const lines = roster.rows.map((row) => [String(row.lineNo), row.name, row.idNumber, row.bankName, row.account, (row.amountFen / 100).toFixed(2), '', row.remark]);
  const dataDir = await handOver(test);
  const host = await startHost(dataDir);
  const browser = await openBrowser();
  const page = await newPage(browser);
  await signInAt(page, host.address, 'clerk', '#/residents');
  await page.locator('.data-table').first().waitFor();
  const route = `#/print/roster/${batchId}?kind=list`;
  const firstPage: number[] = [];
  const parts = { ready: [] as number[], pdf: [] as number[] };
  const file = join(folder, `ours-${size}.pdf`);
  const ours = {
    name: 'print route in Chromium, to PDF',
    before: () => page.evaluate(`location.hash = '#/residents'`).then(() => page.locator('.data-table').first().waitFor()),
    async run() {
      const start = performance.now();
      await page.evaluate(`location.hash = ${JSON.stringify(route)}`);
      await atFrame(page, `document.querySelector('.roster-page') !== null`);
      firstPage.push(performance.now() - start);
      await atFrame(page, `document.body.dataset.printReady === 'true'`);
      const ready = performance.now();
      await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true, tagged: false });
      parts.ready.push(ready - start);
      parts.pdf.push(performance.now() - ready);
    },
  };
  if (size === sizes[1]) {
    const columns = HEAD.map((header): Column => ({ header, width: 24, kind: 'text' }));
    const book = join(folder, 'office.xlsx');
    await writeXlsx(book, { sheets: [{ name: '清单', columns, rows: lines }] });
    const rounds = isQuick ? 2 : 4;
    const office = await alternate({ id: 'G19', what: `roster of ${lines.length.toLocaleString('en')} lines × 8 to PDF`, atMost: 1 / 2 }, ours, { name: 'LibreOffice xlsx → pdf', run: async () => convert(folder, book, 'pdf') }, rounds);
    const floor = join(folder, 'floor.pdf');
    const straight = await alternate({ id: 'G19', what: `roster of ${lines.length.toLocaleString('en')} lines × 8 to PDF`, atMost: 5 }, ours, { name: 'PDF written straight, font not embedded', run: async () => writeFileSync(floor, plainPdf(lines, HEAD)) }, isQuick ? 2 : 3, 0);
    const bare = { table: await bareToPdf(browser, bareTable(lines)), text: await bareToPdf(browser, `<pre>${lines.map((line) => line.join('  ')).join('\n')}</pre>`) };
    const lost = [missing(file, lines), missing(join(folder, 'office.pdf'), lines)];
    if (lost.some((count) => count > 0)) throw new Error(`lines missing in ours and in LibreOffice's: ${lost.join(', ')}`);
    const note = `of ours ${ms(median(parts.ready))} until the pages stand, ${ms(median(parts.pdf))} in page.pdf; ${(statSync(file).size / 1e6).toFixed(1)} MB beside ${(statSync(join(folder, 'office.pdf')).size / 1e6).toFixed(1)} MB; every ID and account number read back from both; the same text in a bare page takes Chromium ${ms(bare.table)} in page.pdf as one table with a head on every page, ${ms(bare.text)} as preformatted text without columns, rules or sums`;
    pairs.push({ ...office, note }, straight);
    const first = median(firstPage);
    figures.push({ goal: 'G19', what: 'first page on the screen', value: ms(first), wanted: '≤ 1 s', reached: first <= 1000, note: 'the first page is there at the next frame; the first two are painted before the rest is made, and pages out of sight are not laid out' });
  } else {
    for (let i = 0; i < 2; i += 1) {
      await ours.before();
      await ours.run();
    }
  }
  took.push(median(parts.ready.map((ready, i) => ready + parts.pdf[i]!)));
  await browser.close();
  await host.close();
  rmSync(dataDir, { recursive: true, force: true });
}
const slope = exponent(sizes, took);
figures.push({ goal: 'G19', what: `growth from ${sizes[0]!.toLocaleString('en')} to ${sizes[1]!.toLocaleString('en')} lines`, value: slope.toFixed(2), wanted: '≤ 1.0', reached: slope <= 1, note: '' });
report('roster-pdf', { pairs, figures, versions: { LibreOffice: versionOf('soffice', '--version'), chromium: CHROMIUM === undefined ? null : versionOf(CHROMIUM, '--version') } });
rmSync(folder, { recursive: true, force: true });
