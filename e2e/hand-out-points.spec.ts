/** Goods handed out in two places: a point is made, goods are brought there, the desk says where it is, and what is undone goes back there. */
import { openStockRoom } from '#electron/testing/stock-room.ts';
import { furnishWelfare } from '#electron/testing/welfare-office.ts';
import { expect, test } from './fixtures.ts';
import { pdfText } from './paper.ts';
import { fen } from '#shared/money.ts';

test('two hand-out points: brought over, given, undone, counted', async ({ openSeeded }) => {
  test.setTimeout(240_000);
  const office = await openSeeded(async (made) => {
    const welfare = await furnishWelfare(made, ['张大海', '李秀英', '王建国'].map((name, at) => ({ name, birthDate: `194${at}-01-01`, account: null })));
    await made.as('clerk').residents.saveGrid({ gridId: null, code: 'G1', name: '东片', workerName: '', workerPhone: '' });
    const { accountSetId } = await made.sql.selectFrom('programmes').select('accountSetId').executeTakeFirstOrThrow();
    const room = await openStockRoom(made, accountSetId);
    const rice = await room.item('DM', '大米', '袋');
    await room.receive([[rice, 10, 600]]);
    const w10 = await welfare.addProgramme({ code: 'W10', form: 'inKind', content: { cashAccountCode: '121', expenseAccountCode: '5140401', baskets: [{ standardFen: fen(10_000), items: [{ itemId: rice, quantityCenti: 200, priceFen: fen(5_000) }] }] } });
    await welfare.approve(await welfare.generate(w10, '2026-09', { payBy: 'cash' }));
  });
  const { page } = office;
  const tab = async (name: string): Promise<void> => { await page.getByRole('tab', { name }).click(); };

  await test.step('with one store nobody is asked for a point', async () => {
    await office.sit('cashier');
    await office.goTo('/disbursement/1/desk');
    await expect(page.getByRole('searchbox', { name: '谁来领' })).toBeVisible();
    await expect(page.getByRole('combobox', { name: '发放点' })).toHaveCount(0);
  });

  await test.step('a point is made, and goods are brought there', async () => {
    await office.sit('clerk');
    await office.openPage('福利发放', '库存物资');
    await expect(office.button('调拨')).toHaveCount(0);
    await tab('发放点');
    await office.button('新发放点').click();
    const point = office.dialog('新发放点');
    await point.getByRole('textbox', { name: '名称' }).fill('东区');
    await point.getByRole('textbox', { name: '地点' }).fill('东区活动室');
    await office.choose(point.getByRole('combobox', { name: /^哪些网格的人来这里/ }), '东片');
    await page.keyboard.press('Escape');
    await point.getByRole('button', { name: '保存' }).click();
    const points = page.getByRole('region', { name: '发放点', exact: true });
    await expect(points.getByRole('row', { name: /东区/ })).toContainText('东片');
    await expect(page.getByText('还没有调拨')).toBeVisible();
    await office.button('调拨').click();
    const dialog = office.dialog('调拨');
    await office.choose(dialog.getByRole('combobox', { name: /^调入/ }), '东区');
    const line = dialog.getByRole('group', { name: '第 1 行' });
    await office.choose(line.getByRole('combobox', { name: '物资' }), /^DM 大米/);
    await line.getByRole('spinbutton', { name: '数量' }).fill('3');
    await dialog.getByRole('button', { name: /^调\s?拨$/ }).click();
    await expect(office.rows('调拨记录', 'DB2026-001')).toContainText('大米 3 袋');
    await page.getByRole('button', { name: '打印调拨单' }).click();
    expect(await pdfText(page)).toMatch(/物资调拨单/);
    await office.button('返回').click();
    await tab('物资');
    await expect(office.rows('物资', '大米')).toContainText('总库 7、东区 3');
  });

  await test.step('the desk says where it is, gives from there and takes back there', async () => {
    await office.sit('cashier');
    await office.goTo('/disbursement/1/desk');
    await expect(page.getByText('请先选这里是哪个发放点')).toBeVisible();
    await office.choose(page.getByRole('combobox', { name: '发放点' }), '东区');
    const need = page.getByRole('region', { name: '还要发的物品' });
    await expect(need).toContainText('库存 10 袋（本点 3 袋）');
    const search = page.getByRole('searchbox', { name: '谁来领' });
    await search.fill('张大海');
    await expect(page.locator('.desk-person.chosen')).toContainText('应到总库');
    await search.press('Enter');
    await expect(page.getByText('已发：张大海')).toBeVisible();
    await expect(need).toContainText('（本点 1 袋）');
    await search.fill('李秀英');
    await expect(page.locator('.desk-person.chosen')).toBeVisible();
    await search.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: '发放点“东区”的库存不够' })).toContainText('这里有 1 袋，全部发放点共 8 袋');
    await search.fill('');
    const ticks = page.getByRole('region', { name: '已登记的领取' });
    await expect(ticks.getByRole('row', { name: /张大海/ })).toContainText('东区');
    await ticks.getByRole('button', { name: '撤销' }).click();
    await office.dialog('撤销：张大海').getByRole('textbox', { name: '理由' }).fill('登记错人');
    await office.dialog('撤销：张大海').getByRole('button', { name: '撤销', exact: true }).click();
    await expect(need).toContainText('（本点 3 袋）');
    await office.button('打印本点未领名单').click();
    expect(await pdfText(page)).toContain('未领取人员名单');
    await office.button('返回').click();
  });

  await test.step('remembered on this computer; the ledger and the count of a point', async () => {
    await office.sit('clerk');
    await office.goTo('/stock/item/1?point=2');
    await expect(page.getByText('总库→东区').first()).toBeVisible();
    await office.goTo('/stock');
    await office.button('开盘点表').click();
    await expect(office.dialog('开盘点表')).toContainText('东区');
    await office.dialog('开盘点表').getByRole('button', { name: '开表' }).click();
    await expect(page.getByText('东区').first()).toBeVisible();
    await expect(page.getByRole('table')).toContainText('3 袋');
    await office.sit('cashier');
    await office.goTo('/disbursement/1/desk');
    await expect(page.getByRole('region', { name: '还要发的物品' })).toContainText('（本点 3 袋）');
  });
});
