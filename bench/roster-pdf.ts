/** G19: the printed roster of 5,000 lines by 8 columns: our print route in Chromium, beside LibreOffice and beside a PDF written straight. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
      await page.locator('.roster-pages > *').first().waitFor();
      firstPage.push(performance.now() - start);
      await page.locator('body[data-print-ready=true]').waitFor({ timeout: 120_000 });
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
    const lost = [missing(file, lines), missing(join(folder, 'office.pdf'), lines)];
    if (lost.some((count) => count > 0)) throw new Error(`lines missing in ours and in LibreOffice's: ${lost.join(', ')}`);
    const note = `of ours ${ms(median(parts.ready))} until the pages stand, ${ms(median(parts.pdf))} in page.pdf; ${(statSync(file).size / 1e6).toFixed(1)} MB beside ${(statSync(join(folder, 'office.pdf')).size / 1e6).toFixed(1)} MB; every ID and account number read back from both`;
    pairs.push({ ...office, note }, straight);
    const first = median(firstPage);
    figures.push({ goal: 'G19', what: 'first page on the screen', value: ms(first), wanted: '≤ 1 s', reached: first <= 1000, note: 'all pages are laid out at once' });
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
