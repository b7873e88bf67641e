/** Two persons for a bank account: the clerk’s form becomes a request, the reviewer compares it whole and applies it, and it goes to paper. */
import { day } from '#shared/days.ts';
import { expect, SEEDED, test } from './fixtures.ts';
import { pdfText } from './paper.ts';

const NUMBER = '6217000000000000137';

test('an account is changed by two persons, and nothing is typed twice', async ({ openSeeded }) => {
  const office = await openSeeded(async ({ as }) => {
    await as('administrator').office.saveSettings({ idleMinutes: 10, passwordLeast: 12, backupsKept: 14, twoPersonAccount: true });
    await as('clerk').residents.saveResident({
      residentId: null, version: null, since: day('2020-01-01'), person: { name: '申屠和', sex: '1', birthDate: day('1951-05-06'), idKind: 'temporary', idNumber: '' },
      place: { as: 'head', household: { householdNo: 'H-81', address: '3号楼2单元501室' } }, bankAccount: { number: '6217000000000000012' },
    });
  });
  const { page } = office;
  await office.sit('clerk');
  await office.openPage('居民户籍', '居民');
  await office.rows('居民', '申屠和').click();
  await page.getByRole('tab', { name: '银行账户' }).click();
  await office.button('更换账户').click();
  const form = office.dialog('登记账户 · 申屠和');
  await form.getByRole('textbox', { name: '账号' }).fill(NUMBER);
  await form.getByRole('textbox', { name: '开户行' }).fill('青岛农商银行');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(form.getByRole('alert')).toContainText('由两人变更');
  await form.getByRole('button', { name: '提交变更申请' }).click();
  const request = office.dialog('提交变更申请 · 银行账号');
  await request.getByRole('textbox', { name: '变更原因' }).fill('原卡挂失，换了新卡');
  await request.getByRole('checkbox', { name: '银行卡或存折原件' }).check();
  await request.getByRole('button', { name: '提交申请' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '登记或更换银行账号 · 申屠和' })).toBeVisible();
  await expect(page.getByText('等待另一人办理')).toBeVisible();
  await expect(office.button('办理')).toHaveCount(0);
  await expect(page.getByText(NUMBER)).toHaveCount(0);
  await page.screenshot({ path: test.info().outputPath('request.png') });

  await office.button('打印申请表').click();
  const text = await pdfText(page);
  for (const printed of ['信息变更申请表', 'BG-2026-0001', '申屠和', 'H-81', '原卡挂失', '6217 **** **** 0012', '6217 **** **** 0137', '办理人', SEEDED.clerk.staffName]) expect(text).toContain(printed);
  expect(text).not.toMatch(/\d{12}/);
  await page.screenshot({ path: test.info().outputPath('sheet.png'), fullPage: true });
  await office.button('返回').click();

  await office.sit('reviewer');
  await page.getByText('份信息变更申请待办理').first().click();
  await expect(page.getByRole('heading', { level: 1, name: /申屠和/ })).toBeVisible();
  await office.button('显示 银行账号').last().click();
  const reveal = office.dialog('显示完整号码 · 银行账号');
  await reveal.getByRole('button', { name: '显示', exact: true }).click();
  await expect(page.getByText(NUMBER)).toBeVisible();
  await office.button('办理').click();
  await page.getByRole('dialog').getByRole('button', { name: '办 理' }).or(page.getByRole('dialog').getByRole('button', { name: '办理' })).last().click();
  await expect(page.locator('.page-head').getByText('已办理', { exact: true })).toBeVisible();
  await office.button('打开档案').click();
  await page.getByRole('tab', { name: '银行账户' }).click();
  await expect(page.getByRole('row', { name: /0137.*青岛农商银行/ })).toBeVisible();

  await office.openPage('居民户籍', '变更申请');
  await expect(office.rows('变更申请')).toHaveCount(1);
  await page.screenshot({ path: test.info().outputPath('list.png') });
});
