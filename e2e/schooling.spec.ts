/** 升学 in the practice community: in July the pupils whose stage ends are listed, one act for ticked people, taken back; the forecast says what it expects. */
import { expect, test } from './fixtures.ts';
import { setLook, settle } from './walk.ts';

test('the summer’s leavers go on, and what was done by mistake is taken back', async ({ practice }) => {
  test.setTimeout(240_000);
  const { page } = practice;
  const shot = async (name: string): Promise<void> => {
    await settle(page);
    if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` });
  };
  await practice.comeBackOn('2027-07-05T01:00:00.000Z');
  await practice.button('打开练习社区').click();
  await practice.button(/^以 经办 .* 进入$/).click();
  await expect(page.getByText('名学生的学段到期，待办升学')).toBeVisible();
  await shot('schooling-desk');
  await page.getByRole('link', { name: '名学生的学段到期，待办升学' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '升学' })).toBeVisible();
  const rows = practice.rows('升学');
  await expect(rows.filter({ hasText: '预计' }).first()).toBeVisible();
  await shot('schooling-open');

  // By keyboard: the first two of the list are ticked with the space bar.
  await practice.choose(page.getByRole('combobox', { name: '学段' }), '小学');
  await expect(rows.filter({ hasText: '幼儿园' })).toHaveCount(0);
  const name = (await rows.first().locator('.ant-table-cell').nth(1).innerText()).trim();
  await page.getByRole('group', { name: '升学' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await practice.button('升入下一学段（2）').click();
  const dialog = practice.dialog('升入下一学段');
  await expect(dialog.getByText('小学 2 人，升入')).toBeVisible();
  await expect(dialog.getByTitle('初中')).toBeVisible();
  await shot('schooling-goes-on');
  await dialog.getByRole('button', { name: '办理升学' }).click();
  await expect(dialog).toBeHidden();
  await expect(rows.filter({ hasText: name })).toHaveCount(0);

  await page.getByText('已办', { exact: true }).click();
  const done = practice.rows('已办');
  await expect(done).toHaveCount(2);
  await expect(done.filter({ hasText: '升入初中' })).toHaveCount(2);
  await done.filter({ hasText: name }).getByRole('checkbox').check();
  await practice.button('撤销（1）').click();
  await shot('schooling-undo');
  await practice.button('撤销办理').click();
  await expect(done.filter({ hasText: '已撤销' })).toHaveCount(1);
  await shot('schooling-done');
  await page.getByText('待办', { exact: true }).click();
  await expect(rows.filter({ hasText: name })).toHaveCount(1);

  // 5-4 schooling: who is in the fifth year is expected to finish too.
  const count = async (): Promise<number> => Number(/\d+/.exec(await page.getByText(/^共 \d+ 条/).innerText())?.[0]);
  const before = await count();
  await practice.button('学制年限').click();
  const settings = practice.dialog('学制年限');
  await settings.getByLabel('小学（年）').fill('5');
  await settings.getByLabel('初中（年）').fill('4');
  await shot('schooling-settings');
  await settings.getByRole('button', { name: '保存' }).click();
  await expect(settings).toBeHidden();
  await expect.poll(count).toBeGreaterThan(before);

  if (process.env['SHOTS'] !== undefined) {
    await setLook(page, { language: 'en', width: 1366, height: 768, size: '100%' });
    await shot('schooling-open-en');
    await page.getByRole('button', { name: 'Usual years' }).click();
    await shot('schooling-settings-en');
    await page.keyboard.press('Escape');
    await practice.goTo('/welfare/forecast');
    await expect(page.getByText(/^Expected: /)).toBeVisible({ timeout: 60_000 });
    await shot('schooling-forecast-en');
    await setLook(page, { language: 'zh', width: 1366, height: 768, size: '100%' });
  }
});
