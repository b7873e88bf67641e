/** A resident from the keyboard, found again, told apart from a double, ended by a death, and printed with the household. */
import { checkDigit } from '#shared/citizen-id.ts';
import { day } from '#shared/days.ts';
import { expect, SEEDED, test } from './fixtures.ts';
import { pdfText, sheetsOf } from './paper.ts';

/** A number of region 370299, which belongs to nobody. */
const numberOf = (birth: string, sequence: string): string => `370299${birth}${sequence}${checkDigit(`370299${birth}${sequence}`)}`;

test('a resident is entered by keyboard alone, and the number fills birth date and sex; the same number again opens the one there is', async ({ openSeeded }) => {
  const office = await openSeeded();
  const { page } = office;
  const { keyboard } = page;
  const idNumber = numberOf('19580317', '042');
  await office.sit('clerk');
  await office.openPage('居民户籍', '居民');

  await office.button('登记居民').first().focus();
  await keyboard.press('Enter');
  const dialog = office.dialog('登记居民');
  await expect(dialog.getByRole('textbox', { name: '姓名' })).toBeFocused();
  await keyboard.type('欧阳春兰');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await expect(dialog.getByRole('textbox', { name: '身份证号' })).toBeFocused();
  await keyboard.type(idNumber);
  await expect(dialog.getByRole('textbox', { name: '出生日期' })).toHaveValue('1958-03-17');
  await expect(dialog.getByRole('radio', { name: '女' })).toBeChecked();
  // Walks on with Enter to the household, chooses a new one with the arrow keys, and saves.
  const own = dialog.getByRole('radio', { name: '新立一户并任户主' });
  for (let steps = 0; steps < 12 && !(await dialog.getByRole('radio', { name: '加入已有的户' }).evaluate((radio) => radio === document.activeElement)); steps += 1) await keyboard.press('Tab');
  await keyboard.press('ArrowDown');
  await expect(own).toBeChecked();
  await keyboard.press('Control+s');
  await expect(page.getByRole('heading', { level: 1, name: '欧阳春兰' })).toBeVisible();
  await expect(page.getByRole('row', { name: /^性别 女/ })).toBeVisible();
  await expect(page.getByText(idNumber)).toHaveCount(0);

  await office.openPage('居民户籍', '居民');
  await page.getByRole('searchbox', { name: '搜索' }).fill('oycl');
  await expect(office.rows('居民')).toHaveCount(1);
  await expect(office.rows('居民').first()).toContainText('欧阳春兰');

  await office.button('登记居民').first().click();
  await dialog.getByRole('textbox', { name: '姓名' }).fill('欧阳春兰兰');
  await dialog.getByRole('textbox', { name: '身份证号' }).fill(idNumber);
  await dialog.getByRole('radio', { name: '暂不入户' }).check();
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog.getByRole('alert')).toContainText('这个身份证号已登记给欧阳春兰');
  await dialog.getByRole('button', { name: '打开欧阳春兰的档案' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '欧阳春兰' })).toBeVisible();
});

test('a number is shown for a reason, and the reason is in the log', async ({ openSeeded }) => {
  const idNumber = numberOf('19410506', '015');
  const office = await openSeeded(async ({ as }) => {
    const { householdId } = await as('clerk').residents.saveResident({
      residentId: null, version: null, since: day('2020-01-01'), person: { name: '仲长信', sex: '1', birthDate: '1941-05-06', idKind: 'citizenId', idNumber },
      place: { as: 'head', household: { householdNo: 'H-77', address: '3号楼2单元501室' } },
      facts: [{ fact: 'veteran', value: 'yes', validFrom: day('2020-01-01') }, { fact: 'employment', value: 'retired', validFrom: day('2020-01-01') }],
    });
    await as('clerk').residents.saveResident({
      residentId: null, version: null, since: day('2020-01-01'), person: { name: '令狐秀', sex: '2', birthDate: '1943-02-03', idKind: 'other', idNumber: 'P00004321' }, place: { as: 'member', householdId: householdId!, relationCode: '12' },
    });
  });
  const { page } = office;
  await office.sit('clerk');
  await office.openPage('居民户籍', '居民');
  await office.rows('居民', '仲长信').click();
  await expect(page.getByText(idNumber)).toHaveCount(0);
  await office.button('显示 身份证号').click();
  const dialog = office.dialog('显示完整号码 · 身份证号');
  await dialog.getByRole('radio', { name: '上级核查' }).check();
  await dialog.getByRole('button', { name: '显示', exact: true }).click();
  await expect(page.getByText(idNumber)).toBeVisible();

  await office.button('打印户档').click();
  const text = await pdfText(page);
  for (const printed of ['居民户籍档案（一户一档）', 'H-77', '仲长信', '3号楼2单元501室', '户主签字', SEEDED.clerk.staffName]) expect(text).toContain(printed);
  expect(text).not.toContain(idNumber);
  // The whole household on one sheet: who belongs to it, how, born when, and what is known of each; numbers masked.
  const [sheet = '', ...more] = sheetsOf(text);
  expect(more).toEqual([]);
  const rowOf = (name: string): string => sheet.split('\n').filter((line) => line.includes(name)).at(-1) ?? '';
  expect(rowOf('仲长信')).toMatch(/户主.*男.*1941-05-06.*85/);
  expect(rowOf('令狐秀')).toMatch(/妻.*女.*1943-02-03.*83/);
  for (const known of ['退役军人', '退休']) expect(sheet).toContain(known);
  expect(sheet).toMatch(/3702\*+\d{3}[\dX]|\*{4,}/);
  await office.button('返回').click();

  await office.sit('director');
  await office.openPage('系统管理', '操作日志');
  const revealed = office.rows('操作日志', '上级核查');
  await expect(revealed).toHaveCount(1);
  await expect(revealed).toContainText(SEEDED.clerk.staffName);
  await expect(revealed).not.toContainText(idNumber);
});

test('a death ends what runs, and lists what was paid after the day', async ({ practice }) => {
  const { page } = practice;
  await practice.button(/^以 经办 .* 进入$/).click();
  await practice.openPage('福利发放', '发放批次');
  // The newest month of the grain and oil subsidy that is paid in full.
  await practice.rows('发放批次', /W01-202608/).first().click();
  await practice.rows('发放明细', '已发').first().click();
  await practice.button('打开居民档案').click();
  await expect(practice.button('办理')).toBeVisible();
  const name = await page.getByRole('heading', { level: 1 }).innerText();
  await practice.button('办理').click();
  await page.getByRole('menuitem', { name: '死亡' }).click();
  const dialog = practice.dialog(`死亡 · ${name}`);
  await dialog.getByRole('textbox', { name: '日期' }).fill('2026-06-15');
  await dialog.getByRole('button', { name: '登记死亡' }).click();
  const done = practice.dialog(`已登记 · ${name}`);
  await expect(done.getByRole('cell', { name: '2026-08', exact: true })).toBeVisible();
  await expect(done.getByRole('cell', { name: '2026-07', exact: true })).toBeVisible();
  await done.getByRole('button', { name: '关闭' }).last().click();
  await expect(page.locator('.page-head').getByText('已死亡', { exact: true })).toBeVisible();
});
