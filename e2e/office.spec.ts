/** The office itself: coming in, locking, recovering, practising, and what it keeps a record of. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { day, month } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import { expect, PASSWORD, SEEDED, test } from './fixtures.ts';

async function contents(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('office.lock') && name !== 'logs').toSorted();
  return Promise.all(names.map(async (name) => `${name} ${(await stat(join(folder, name))).size}`));
}

test('the practice community opens from the first screen, marked as such, and leaves the office’s folder alone', async ({ office }) => {
  // Two years of a community are made; on a slow computer that takes its time, and the dialog shows how far it is.
  test.setTimeout(360_000);
  const { page } = office;
  const before = await contents(office.dataDir);
  await office.button('打开练习社区').click();
  await expect(page.getByRole('dialog', { name: '正在准备练习社区' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: '练习社区' })).toBeVisible({ timeout: 300_000 });
  await office.button(/^以 经办 .* 进入$/).click();
  await expect(page.getByRole('note')).toHaveText('练习社区：可以放心试，这里的数据都是编的');
  await office.openPage('居民户籍', '居民');
  await expect(office.rows('居民').first()).toBeVisible();
  expect(await contents(office.dataDir)).toEqual(before);
  await office.leave();
  await office.button('回到本办公室').click();
  await expect(office.button('开始建立')).toBeVisible();
});

test('wrong passwords have to wait, and an unknown name is told nothing more', async ({ openSeeded }) => {
  const office = await openSeeded();
  const { page } = office;
  const wrong = async (userName: string): Promise<void> => {
    await office.typeSignIn(userName, '不是这一个密码吧');
    await expect(page.getByRole('alert')).toBeVisible();
    // Until it stops turning, the answer is not here yet.
    await expect(office.button('登录')).toBeVisible();
  };
  for (let tries = 0; tries < 5; tries += 1) await wrong('clerk');
  await expect(page.getByRole('alert')).toContainText('用户名或密码不对');
  await wrong('clerk');
  await expect(page.getByRole('alert')).toContainText(/请等 \d+ 秒再试/);
  await expect(page.getByText(/^请再等 \d+ 秒。$/)).toBeVisible();
  await wrong('查无此人');
  await expect(page.getByRole('alert')).not.toContainText('查无此人');
});

test('the seat locks by key and by idleness, and nothing stays readable behind it', async ({ openSeeded }) => {
  const office = await openSeeded();
  const { page } = office;
  await page.clock.install();
  await page.clock.resume();
  await office.sit('clerk');
  await office.openPage('居民户籍', '居民');
  await page.keyboard.press('Control+l');
  await expect(office.button('登录')).toBeVisible();
  await expect(office.textbox('用户名')).toHaveValue('clerk');
  await expect(page.getByRole('region', { name: '居民', exact: true })).toHaveCount(0);
  await office.sit('clerk');
  await page.clock.fastForward('09:15');
  await expect(page.getByRole('dialog', { name: '还在用吗？' })).toBeVisible();
  await office.button('继续使用').click();
  await expect(page.getByRole('dialog', { name: '还在用吗？' })).toBeHidden();
  await page.clock.fastForward('10:01');
  await expect(office.button('登录')).toBeVisible();
  await expect(page.getByText('离开的时间较长，已经自动锁定。请重新登录。')).toBeVisible();
});

test('a forgotten password is set anew with the recovery code', async ({ openSeeded }) => {
  const office = await openSeeded();
  const { page } = office;
  await office.button('忘记密码：用恢复码').click();
  await page.getByLabel('恢复码').fill(office.recoveryCode);
  await page.getByLabel('管理员的用户名').fill('administrator');
  await page.getByLabel('新密码').fill(PASSWORD);
  await page.getByLabel('再输一次密码').fill(PASSWORD);
  await office.button('设新密码并登录').click();
  await office.sitting(SEEDED.administrator.staffName);
  await office.leave();
  await office.signIn(SEEDED.administrator, PASSWORD);
});

const HOSTILE = '<img src=x onerror="window.struck=1">';

test('names that look like pages are shown as text, on every page that shows them', async ({ openSeeded }) => {
  const office = await openSeeded(async ({ as }) => {
    const clerk = as('clerk');
    await clerk.residents.saveGrid({ gridId: null, code: 'G1', name: HOSTILE, workerName: HOSTILE, workerPhone: '' });
    await clerk.residents.saveResident({
      residentId: null, version: null, since: day('2026-01-01'),
      person: { name: HOSTILE, sex: '1', birthDate: '1950-01-01', idKind: 'temporary', idNumber: null, note: HOSTILE },
      place: { as: 'head', household: { address: HOSTILE } },
    });
    const { accountSetId } = await as('accountant').ledger.createAccountSet({ code: 'A', name: HOSTILE, kind: 'collective', startMonth: month('2026-09') });
    await as('cashier').ledger.saveVoucher({
      accountSetId, voucherDate: day('2026-09-08'), attachmentsCount: 0,
      lines: [
        { summary: HOSTILE, accountCode: '101', counterparty: HOSTILE, debitFen: fen(100), creditFen: fen(0) },
        { summary: HOSTILE, accountCode: '30101', debitFen: fen(0), creditFen: fen(100) },
      ],
    });
  });
  const { page } = office;
  const shown = async (): Promise<void> => {
    await expect(page.getByText(HOSTILE).first()).toBeVisible();
    expect(await page.evaluate(() => 'struck' in window)).toBe(false);
    await expect(page.locator('img[src="x"]')).toHaveCount(0);
  };
  await office.sit('clerk');
  await office.openPage('居民户籍', '居民');
  await shown();
  await office.rows('居民').first().click();
  await expect(page.getByRole('heading', { level: 1, name: HOSTILE })).toBeVisible();
  await shown();
  for (const path of ['/residents/households', '/residents/households/1', '/residents/places', '/print/household/1']) {
    await office.goTo(path);
    await shown();
  }
  await office.goTo('/residents');
  await expect(page.getByRole('heading', { level: 1, name: '居民', exact: true })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '查找或前往' }).fill('<img');
  await expect(page.getByRole('option', { name: /onerror/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await office.sit('accountant');
  for (const path of ['/ledger/vouchers?set=2', '/ledger/vouchers/1', '/print/vouchers/1']) {
    await office.goTo(path);
    await shown();
  }
});

test('the log tells what was done, and a backup is made, checked and listed', async ({ openSeeded }) => {
  const office = await openSeeded();
  const { page } = office;
  await office.sit('administrator');
  const code = await office.addUser({ staffName: '新来的', userName: 'xinlai', roles: ['经办', '出纳'] });
  expect(code.length).toBeGreaterThan(8);
  await office.openPage('系统管理', '备份');
  await expect(page.getByText('还没有备份').first()).toBeVisible();
  await office.button('现在备份').click();
  await expect(page.getByRole('status').filter({ hasText: '备份完成并已检验' })).toBeVisible();
  await expect(office.rows('备份')).toHaveCount(1);
  await expect(office.rows('备份').first()).toContainText('已检验');
  await office.openPage('系统管理', '操作日志');
  await expect(office.rows('操作日志', '新增用户').first()).toContainText('管理员甲');
  await expect(office.rows('操作日志', '备份').first()).toBeVisible();
  await office.openPage('系统管理', '数据核对');
  await office.button('核对全部数据').click();
  await expect(page.getByRole('status').filter({ hasText: '全部一致，没有发现改动。' })).toBeVisible();
});
