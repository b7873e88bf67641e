/** Two persons for a bank account: the clerk’s form becomes a request, the reviewer compares it whole and applies it, and it goes to paper. */
import { day } from '#shared/days.ts';
import { furnishWelfare } from '#electron/testing/welfare-office.ts';
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

test('a head who moves out is one request with the new head in it; ticked requests are applied one after another, without the one that has lapsed', async ({ openSeeded }) => {
  test.setTimeout(240_000);
  const since = day('2020-01-01');
  const office = await openSeeded(async ({ as }) => {
    const { residents, changes } = as('clerk');
    await as('administrator').office.saveSettings({ idleMinutes: 10, passwordLeast: 12, backupsKept: 14, twoPersonAccount: true, twoPersonHead: true });
    const enter = (name: string, sex: '1' | '2', birthDate: string, householdNo: string) => residents.saveResident({
      residentId: null, version: null, since, person: { name, sex, birthDate: day(birthDate), idKind: 'temporary', idNumber: '' },
      place: { as: 'head', household: { householdNo, address: '3号楼2单元501室' } }, bankAccount: { number: '6217000000000000012' },
    });
    const join = async (name: string, birthDate: string, householdId: NonNullable<Awaited<ReturnType<typeof enter>>['householdId']>) => residents.saveResident({
      residentId: null, version: null, since, person: { name, sex: '1', birthDate: day(birthDate), idKind: 'temporary', idNumber: '' }, place: { as: 'member', householdId, relationCode: '21' },
    });
    const moving = await enter('闻人远', '1', '1955-03-02', 'H-91');
    await join('闻人近', '1984-01-15', moving.householdId!);
    // Drafted as an import drafts them; the last can no longer be applied: who should head the household has moved out himself.
    const roster = { reason: '花名册导入：九月名册.xlsx', evidence: ['roster' as const] };
    for (const [name, householdNo] of [['司空明', 'H-92'], ['司空清', 'H-93']] as const) {
      const { residentId } = await enter(name, '2', '1950-06-07', householdNo);
      await changes.draft({ ...roster, change: { what: 'setBankAccount', input: { residentId, account: { number: NUMBER }, from: day('2026-09-01') } } });
    }
    const other = await enter('慕容去', '1', '1953-08-09', 'H-94');
    const son = await join('慕容留', '1982-02-20', other.householdId!);
    await changes.draft({ ...roster, change: { what: 'recordMovedOut', input: { residentId: other.residentId, occurredOn: day('2026-09-01'), newHead: { residentId: son.residentId } } } });
    await residents.recordMovedOut({ residentId: son.residentId, occurredOn: day('2026-09-02') });
  });
  const { page } = office;
  await office.sit('clerk');
  await office.openPage('居民户籍', '居民');
  await office.rows('居民', '闻人远').click();
  await office.button(/^办理/).first().click();
  await page.getByRole('menuitem', { name: '迁出' }).click();
  const form = office.dialog('迁出 · 闻人远');
  await form.getByRole('textbox', { name: '迁往' }).fill('青岛市城阳区');
  await office.choose(form.getByRole('combobox', { name: '新户主' }), /闻人近/);
  await form.getByRole('button', { name: '登记迁出' }).click();
  await expect(form.getByRole('alert')).toContainText('“户主”由两人变更');
  await form.getByRole('button', { name: '提交变更申请' }).click();
  const request = office.dialog('提交变更申请 · 户主');
  await request.getByRole('textbox', { name: '变更原因' }).fill('随女儿迁往城阳');
  await request.getByRole('checkbox', { name: '家庭成员协商书' }).check();
  await request.getByRole('button', { name: '提交申请' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '户主迁出，另定户主 · 闻人远' })).toBeVisible();
  for (const text of ['青岛市城阳区', '闻人近']) await expect(page.getByRole('table', { name: '变更申请' })).toContainText(text);
  await page.screenshot({ path: test.info().outputPath('leaving-head.png') });

  await office.sit('reviewer');
  await office.openPage('居民户籍', '变更申请');
  await expect(office.rows('变更申请')).toHaveCount(4);
  await expect(office.button('勾选后全部办理')).toBeDisabled();
  await page.getByRole('checkbox', { name: 'Select all' }).or(page.locator('thead .ant-checkbox-input, .ant-table-thead .ant-checkbox-input')).first().check();
  await page.screenshot({ path: test.info().outputPath('ticked.png') });
  // The son who was to be head there has moved out since: that one has lapsed and is not among those to apply.
  await expect(office.rows('变更申请', '慕容去')).toContainText('已失效');
  await office.button('全部办理（3 份）').click();
  await page.getByRole('dialog').getByRole('button', { name: '全部办理' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已办理 3 份' })).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('applied.png') });
  await expect(office.rows('变更申请', '已办理')).toHaveCount(3);
  await office.openPage('居民户籍', '居民');
  await office.rows('居民', '闻人近').click();
  await expect(page.getByText('H-91').first()).toBeVisible();
  await expect(page.locator('.page-head, .card').filter({ hasText: '户主' }).first()).toBeVisible();
});

test('a death found late: the second person sees what was paid after the day before he applies it, and the way to recover it stands there', async ({ openSeeded }) => {
  test.setTimeout(240_000);
  const office = await openSeeded(async (made) => {
    const welfare = await furnishWelfare(made, [{ name: '钟离逝', birthDate: '1940-03-02' }, { name: '钟离在', birthDate: '1942-05-06' }]);
    for (const benefitMonth of ['2026-06', '2026-08']) {
      const approved = await welfare.approve(await welfare.generate(welfare.w01, benefitMonth, { payBy: 'cash' }));
      await made.as('cashier').disbursement.payCash({ ...approved, paidOn: day(`${benefitMonth}-25`) });
    }
    await made.as('administrator').office.saveSettings({ idleMinutes: 10, passwordLeast: 12, backupsKept: 14, twoPersonDeath: true });
  });
  const { page } = office;
  await office.sit('clerk');
  await office.openPage('居民户籍', '居民');
  await office.rows('居民', '钟离逝').click();
  // By keyboard: the menu opens with its first line chosen; the death is its last.
  await office.button(/^办理/).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await expect(async () => {
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('menuitem', { name: '死亡' })).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Enter');
  const form = office.dialog('死亡 · 钟离逝');
  await expect(form.getByRole('textbox', { name: '日期' })).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('20260710');
  await page.keyboard.press('Control+S');
  await form.getByRole('button', { name: '提交变更申请' }).click();
  const request = office.dialog('提交变更申请 · 死亡');
  await request.getByRole('textbox', { name: '变更原因' }).fill('家属八月底才来报');
  await request.getByRole('checkbox', { name: '死亡医学证明' }).check();
  await request.getByRole('button', { name: '提交申请' }).click();
  const paid = page.getByRole('table', { name: '2026-07-10之后的发放' });
  await expect(paid.getByRole('row')).toHaveCount(3);
  await expect(paid).toContainText('2026-08');
  await expect(paid).not.toContainText('2026-06');

  await office.sit('reviewer');
  await office.openPage('居民户籍', '变更申请');
  await page.locator('.ant-table-thead .ant-checkbox-input').first().check();
  await office.button('全部办理（1 份）').click();
  await expect(page.getByRole('dialog')).toContainText('钟离逝 2026-07-10 登记死亡：次月起已发 1 笔，共 100.00');
  await page.getByRole('dialog').getByRole('button', { name: /取\s?消/ }).click();
  await office.rows('变更申请', '钟离逝').click();
  await expect(paid).toContainText('已发合计');
  await office.button('办理').click();
  await expect(page.getByRole('dialog')).toContainText('次月起已发 1 笔，共 100.00');
  await page.getByRole('dialog').getByRole('button', { name: /办\s?理/ }).click();
  await expect(page.locator('.page-head').getByText('已办理', { exact: true })).toBeVisible();
  await office.openPage('福利发放', '追回');
  await expect(page.getByText('2026-07-10 去世')).toBeVisible();
});
