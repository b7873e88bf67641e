/** A card reader in keyboard mode: what it types fills the form of a new person, and opens the file of a known one. */
import { checkDigit } from '#shared/citizen-id.ts';
import { expect, test } from './fixtures.ts';

const numberOf = (birth: string, sequence: string): string => `370299${birth}${sequence}${checkDigit(`370299${birth}${sequence}`)}`;

test('the reader types, the form is filled; the same card again opens the file', async ({ openSeeded }) => {
  const office = await openSeeded();
  const { page } = office;
  const number = numberOf('19560708', '034');
  const typeCard = async (idNumber: string, between: 'Tab' | 'Enter'): Promise<void> => {
    await expect(page.getByRole('textbox', { name: '读卡内容' })).toBeFocused();
    for (const piece of ['令狐梅', '女', '汉', '19560708', '山东省青岛市某街1号', idNumber, '青岛市公安局', '20100304', '长期']) {
      await page.keyboard.type(piece);
      await page.keyboard.press(between);
    }
  };
  await office.sit('clerk');
  await office.openPage('居民户籍', '居民');
  await office.button('读身份证').click();
  await typeCard(`${number.slice(0, 17)}${number.endsWith('1') ? '2' : '1'}`, 'Enter');
  await expect(page.getByRole('alert')).toContainText('校验位不符');
  await office.button('重新读').click();
  await typeCard(number, 'Tab');
  await expect(page.getByRole('table', { name: '读身份证' })).toContainText('青岛市公安局');
  await page.screenshot({ path: test.info().outputPath('card.png') });
  await office.button('填入登记表').click();
  const form = office.dialog('登记居民');
  await expect(form.getByRole('textbox', { name: '姓名' })).toHaveValue('令狐梅');
  await expect(form.getByRole('textbox', { name: '出生日期' })).toHaveValue('1956-07-08');
  await expect(form.getByRole('radio', { name: '女' })).toBeChecked();
  await form.getByRole('radio', { name: '新立一户并任户主' }).check();
  await expect(form.getByRole('textbox', { name: '地址' })).toHaveValue('山东省青岛市某街1号');
  await page.screenshot({ path: test.info().outputPath('form.png') });
  await form.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '令狐梅' })).toBeVisible();

  await office.openPage('居民户籍', '居民');
  await office.button('登记居民').first().click();
  await form.getByRole('button', { name: '读身份证' }).click();
  await typeCard(number, 'Enter');
  await office.button('打开令狐梅的档案').click();
  await expect(page.getByRole('heading', { level: 1, name: '令狐梅' })).toBeVisible();
  await expect(form).toHaveCount(0);
});
