/** The register as on a day: the list, its counts, what changed, one household, and the sheet with the day in its head. */
import { expect, test } from './fixtures.ts';
import { pdfText } from './paper.ts';

test('the register of a past day, its counts, the difference of two days, and the sheet', async ({ practice }) => {
  const { page } = practice;
  await practice.button(/^以 经办 .* 进入$/).click();
  await practice.openPage('居民户籍', '居民');
  await practice.button('看某一天的名册').click();
  await expect(page.getByRole('heading', { level: 1, name: '人口名册' })).toBeVisible();
  await page.getByRole('textbox', { name: '截至日期' }).fill('2025-12-31');
  await expect(page.getByText('人口名册 截至 2025-12-31')).toBeVisible();
  await expect(practice.rows('人口名册').first()).toBeVisible();
  await expect(page.getByText(/按现在：姓名、性别/)).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('list.png') });

  await page.locator('.ant-segmented').getByText('人数统计').click();
  const counts = page.getByRole('table', { name: '按网格' });
  const sum = counts.getByRole('row', { name: /^合计/ });
  await expect(sum).toBeVisible();
  const people = (await sum.getByRole('cell').nth(1).innerText()).trim();
  await page.screenshot({ path: test.info().outputPath('counts.png') });

  await page.locator('.ant-segmented').getByText('两日对比').click();
  await page.getByRole('textbox', { name: '从', exact: true }).fill('2025-12-31');
  await expect(page.getByText(new RegExp(`^${people} 人 → \\d+ 人`))).toBeVisible();
  await expect(practice.rows('两日对比').first()).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('difference.png') });
  await practice.button('打印对照').click();
  expect(await pdfText(page)).toContain('人口变动对照');
  await page.screenshot({ path: test.info().outputPath('difference-sheet.png') });
  await practice.button('返回').click();

  await page.locator('.ant-segmented').getByText('名册', { exact: true }).click();
  await practice.choose(page.getByRole('combobox', { name: '网格' }), '一网格');
  await expect(practice.rows('人口名册', '二网格')).toHaveCount(0);
  await practice.button('打印名册').click();
  const text = await pdfText(page);
  expect(text).toContain('人口名册 截至 2025年12月31日');
  expect(text).not.toMatch(/\d{17}/);
  await page.screenshot({ path: test.info().outputPath('sheet.png') });
  await practice.button('返回').click();

  await practice.rows('人口名册').first().click();
  await expect(page.getByRole('tab', { name: '这一户在某一天' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('textbox', { name: '截至日期' })).toHaveValue('2025-12-31');
  await expect(page.getByRole('table', { name: '成员' })).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('household.png') });
});
