import { join } from 'node:path';
import { rosterWithFaults } from '#electron/testing/roster-with-faults.ts';
import { expect, test, type Office } from './fixtures.ts';
import { settle } from './walk.ts';

const FOLDER = join(import.meta.dirname, '..', 'docs', 'screens');
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function take(office: Office, name: string): Promise<void> {
  await settle(office.page);
  await office.page.mouse.move(0, 0);
  await office.page.screenshot({ path: join(FOLDER, `${name}.png`) });
}

async function sit(office: Office, role: string): Promise<void> {
  if (await office.button(/^用户 /).isVisible()) await office.leave();
  await office.button(new RegExp(`^以 ${role} .* 进入$`)).click();
  await expect(office.page.getByRole('navigation', { name: '主菜单' })).toBeVisible();
}

test('pictures of the main pages', async ({ practice }) => {
  test.setTimeout(180_000);
  const { page } = practice;
  await sit(practice, '经办');
  await practice.openPage('居民户籍', '居民');
  await expect(practice.rows('居民').first()).toBeVisible();
  await take(practice, 'residents');
  await practice.rows('居民').nth(3).click();
  await expect(practice.button('办理')).toBeVisible();
  await take(practice, 'resident');

  const roster = await rosterWithFaults();
  await practice.openPage('居民户籍', '导入花名册');
  await page.locator('input[type=file]').setInputFiles({ name: roster.fileName, mimeType: XLSX, buffer: roster.bytes });
  await practice.button('下一步：逐行比对').click();
  await expect(practice.rows('逐行比对').first()).toBeVisible({ timeout: 60_000 });
  await take(practice, 'import');

  await practice.openPage('福利发放', '福利项目');
  await practice.rows('福利项目').first().click();
  await expect(page.getByText('生效中').first()).toBeVisible();
  await take(practice, 'programme');

  await practice.openPage('福利发放', '发放批次');
  await practice.button('生成批次').first().click();
  const dialog = practice.dialog('生成批次');
  await practice.choose(dialog.getByRole('combobox', { name: /^项目/ }), /^W01 /);
  await dialog.getByRole('button', { name: '生成', exact: true }).click();
  await expect(practice.rows('发放明细').first()).toBeVisible({ timeout: 30_000 });
  await take(practice, 'batch');
  await practice.button('打印花名册').click();
  await practice.dialog('打印花名册').getByRole('radio', { name: /^签领花名册/ }).check();
  await practice.dialog('打印花名册').getByRole('button', { name: '预览打印' }).click();
  await expect(page.locator('body[data-print-ready]')).toBeAttached({ timeout: 20_000 });
  await take(practice, 'roster');
  await practice.button('返回').click();

  await sit(practice, '会计');
  await practice.goTo('/ledger/balances?month=2026-08&level=2');
  await expect(practice.rows('科目余额表').first()).toBeVisible();
  await take(practice, 'trial-balance');
  await practice.openPage('集体经济账', '凭证');
  await practice.rows('凭证', '发放批次').first().click();
  await expect(page.getByRole('heading', { level: 1, name: /^记账凭证/ })).toBeVisible();
  await take(practice, 'voucher');

  await sit(practice, '主任');
  await practice.openPage('工作台');
  await expect(page.getByRole('region', { name: '人口', exact: true })).toBeVisible();
  await take(practice, 'dashboard');
  await practice.openPage('系统管理', '操作日志');
  await expect(practice.rows('操作日志').first()).toBeVisible();
  await take(practice, 'audit');
});
