/** The forecast of the practice community: twelve months of money, the people behind a figure, the sheet. */
import { expect, test } from './fixtures.ts';
import { pdfText } from './paper.ts';

test('twelve months ahead: figures, names, paper', async ({ practice }) => {
  test.setTimeout(240_000);
  const { page } = practice;
  await practice.button(/^以 经办 .* 进入$/).click();
  await expect(page.getByRole('navigation', { name: '主菜单' })).toBeVisible();
  await practice.goTo('/welfare/forecast');
  await expect(page.getByRole('heading', { level: 1, name: '待遇预测' })).toBeVisible();
  const money = page.getByRole('region', { name: '金额' });
  await expect(money.getByRole('row', { name: /W01/ })).toBeVisible({ timeout: 60_000 });
  if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/forecast.png` });
  await page.getByText('人数', { exact: true }).click();
  await expect(page.getByRole('region', { name: '人数' })).toBeVisible();
  if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/forecast-people.png` });
  await page.getByRole('link', { name: /W01|粮油/ }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('名单');
  await expect(page.getByText(/^共 .* 条/)).toBeVisible({ timeout: 60_000 });
  if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/forecast-names.png` });
  await practice.goTo('/print/forecast');
  const text = await pdfText(page);
  for (const part of ['待遇预测表', '合计', '与预算']) expect(text).toContain(part);
  if (process.env['SHOTS'] !== undefined) {
    const { writeFile } = await import('node:fs/promises');
    await writeFile(`${process.env['SHOTS']}/forecast.pdf`, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  }
});
