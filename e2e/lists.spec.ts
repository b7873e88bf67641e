/** A list of people from pasted names, a rule that asks for it, the standard on paper. */
import { expect, test } from './fixtures.ts';
import { pdfText, sheetsOf } from './paper.ts';
import { day, month } from '#shared/days.ts';

const SHOTS = process.env['SHOTS'];

test('names are pasted, checked row by row and put on a list; a standard asks for it and is printed', async ({ openSeeded }) => {
  test.setTimeout(180_000);
  const office = await openSeeded(async ({ as }) => {
    for (const [name, birthDate, idNumber] of [['王秀英', '1950-03-02', 'P00001111'], ['王秀英', '1961-04-05', 'P00002222'], ['李大山', '1948-06-07', 'P00003333']] as const) {
      await as('clerk').residents.saveResident({ residentId: null, version: null, since: day('2020-01-01'), person: { name, sex: '2', birthDate, idKind: 'other', idNumber }, place: { as: 'head', household: { address: '3号楼2单元501室' } } });
    }
    const { accountSetId } = await as('accountant').ledger.createAccountSet({ code: 'W', name: '集体账', kind: 'collective', startMonth: month('2026-01') });
    await as('clerk').residents.saveCustomField({ customFieldId: null, version: null, target: 'resident', name: '工龄', kind: 'number', active: true });
    await as('clerk').welfare.createProgramme({ code: 'W21', name: '困难职工补贴', target: 'person', form: 'cash', period: 'monthly', purpose: '补贴', accountSetId, ownerName: '王会计', lastMonth: month('2027-12') });
  });
  const { page } = office;
  await office.sit('clerk');
  await office.openPage('福利发放', '名单');
  await expect(page.getByText('还没有名单')).toBeVisible();
  await office.button('新建名单').first().click();
  await office.dialog('新建名单').getByRole('textbox', { name: '名称' }).fill('困难职工');
  await office.dialog('新建名单').getByRole('button', { name: '保存' }).click();
  await office.rows('名单', '困难职工').dblclick();
  await expect(page.getByText('名单上还没有人')).toBeVisible();

  await office.button('加人').click();
  const adding = office.dialog('加人');
  await adding.getByRole('textbox', { name: '粘贴的名单' }).fill('姓名\t证件号\n李大山\t\n王秀英\t\n赵无名\t370299195001010000');
  await adding.getByRole('button', { name: '核对' }).click();
  const result = adding.getByRole('table', { name: '结果' });
  await expect(result.getByRole('row', { name: /李大山/ })).toContainText('对上了');
  await expect(result.getByRole('row', { name: /王秀英/ })).toContainText('同名的有几位');
  await expect(result.getByRole('row', { name: /赵无名/ })).toContainText('号码不对');
  await expect(adding.getByRole('status')).toHaveText('将加入 1 人');
  await office.choose(result.getByRole('combobox', { name: '是哪一位' }).first(), /1961-04-05/);
  await expect(adding.getByRole('status')).toHaveText('将加入 2 人');
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/list-add.png` });
  await adding.getByRole('textbox', { name: '为什么在名单上' }).fill('2026年9月会议通过');
  await adding.getByRole('button', { name: '加入名单' }).click();
  await expect(office.rows('困难职工')).toHaveCount(2);
  await expect(office.rows('困难职工', '1961-04-05')).toContainText('2026年9月会议通过');
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/list.png` });

  await office.openPage('福利发放', '福利项目');
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/programmes.png` });
  await office.rows('福利项目', '困难职工补贴').dblclick();
  await expect(page.getByText(/经办人 王会计 · 办到 2027-12/)).toBeVisible();
  await office.button('起草新版本').click();
  await office.choose(page.getByRole('combobox', { name: '看什么' }).first(), '在名单上');
  await expect(page.getByText('在名单“困难职工”上')).toBeVisible();
  await office.button('加一项条件').first().click();
  await office.choose(page.getByRole('combobox', { name: '看什么' }).last(), '自定义项：工龄');
  await expect(page.getByText('请填下限或上限。')).toBeVisible();
  await page.getByRole('textbox', { name: '不少于' }).fill('15');
  await expect(page.getByText('在名单“困难职工”上，且“工龄”不少于15')).toBeVisible();
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/draft.png` });
  await office.textbox('决议文号').fill('〔2026〕9号');
  await page.getByRole('textbox', { name: '金额' }).first().fill('100');
  await office.button('保存草稿').click();
  const card = page.getByRole('region', { name: '第 1 版' });
  await expect(card).toContainText('缺扫描件');
  await card.getByRole('button', { name: '查看和添加' }).click();
  await expect(card).toContainText('签字决议');
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/version.png` });
  await card.getByRole('button', { name: '打印标准' }).click();
  const [sheet = '', ...more] = sheetsOf(await pdfText(page));
  expect(more).toEqual([]);
  for (const printed of ['福利发放标准', 'W21 困难职工补贴', '在名单“困难职工”上，且“工龄”不少于15', '每人每月100.00元', '〔2026〕9号', '未附', '王会计', '草稿，未生效']) expect(sheet).toContain(printed);
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/standard.png` });
});
