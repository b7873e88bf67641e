/**
 * A scanner that writes JPEG 2000 into its PDF: the page is drawn in the built program, under its own content security policy, and the code
 * on it is read. The page is one of another office, which is how one knows that it was read: its checksum is refused by name.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { furnishWelfare } from '#electron/testing/welfare-office.ts';
import { expect, test } from './fixtures.ts';

/** A4 across at 150 dots an inch, grey, with the code HL1:W10-202609-1:1:1:1:2345678ABC in its upper right corner; the picture is JPXDecode. */
const SCAN = readFileSync(join(import.meta.dirname, 'papers', 'jpeg2000.pdf'));

test('a page in JPEG 2000 is drawn, its code read, and a page of another office refused by name', async ({ openSeeded }) => {
  test.setTimeout(240_000);
  expect(SCAN.includes('/JPXDecode')).toBe(true);
  const office = await openSeeded(async (made) => {
    const welfare = await furnishWelfare(made, [{ name: '张大海', birthDate: '1940-01-01', account: null }]);
    const w10 = await welfare.addProgramme({ code: 'W10', content: {} });
    await welfare.approve(await welfare.generate(w10, '2026-09', { payBy: 'cash' }));
  });
  const { page } = office;
  await office.sit('cashier');
  await office.goTo('/disbursement/1');
  // Nothing is scanned back before something was printed.
  await office.button('打印花名册').click();
  await office.dialog('打印花名册').getByRole('button', { name: '预览打印' }).click();
  await expect(page.locator('body[data-print-ready]')).toBeAttached({ timeout: 60_000 });
  await office.button('返回').click();
  await page.getByRole('tab', { name: '签字名册' }).click();
  await page.getByRole('region', { name: '扫描归档' }).locator('input[type=file]').setInputFiles([{ name: '扫描件.pdf', mimeType: 'application/pdf', buffer: SCAN }]);
  const read = page.getByRole('group', { name: /扫描件\.pdf 1/ });
  await expect(read.getByRole('alert')).toContainText('校验码对不上', { timeout: 60_000 });
  await page.screenshot({ path: test.info().outputPath('read.png') });
});
