/**
 * A school bus paid to the bus company: the clerk enters the company, the cashier lays its list beside ours, the child that moved away
 * is left open, the invoice is paid to the fen, the list is printed, the child is ended and the batch closed without signatures.
 */
import type { Page } from 'playwright/test';
import { furnishWelfare, ageFrom, REGISTERED } from '#electron/testing/welfare-office.ts';
import { fen } from '#shared/money.ts';
import { expect, test } from './fixtures.ts';
import { pdfText } from './paper.ts';

const shot = async (page: Page, name: string): Promise<void> => { if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` }); };
const RIDERS = ['王小明', '李乐', '孙一凡', '周可', '赵转走'];

test('an invoice of a provider: compared with its list, paid to the fen, closed', async ({ openSeeded }) => {
  test.setTimeout(240_000);
  const office = await openSeeded(async (made) => {
    const welfare = await furnishWelfare(made, RIDERS.map((name) => ({ name, birthDate: '1990-01-01', account: null })));
    const bus = await welfare.addProgramme({ code: 'W04', form: 'provider', rule: { kind: 'all', of: [ageFrom(10), REGISTERED] }, amount: { standard: { kind: 'flat', fen: fen(210_000) }, per: 'payment', perMember: null, halfMonth: null, capFen: null, roundToFen: 1 }, content: { expenseAccountCode: '5140202' } });
    await welfare.approve(await welfare.generate(bus, '2026-09'));
  });
  const { page } = office;

  await test.step('the clerk enters the company', async () => {
    await office.sit('clerk');
    await office.goTo('/disbursement/1?tab=bank');
    await office.button('登记单位').click();
    const dialog = office.dialog('登记单位');
    await dialog.getByRole('textbox', { name: '单位名称' }).fill('城阳公交公司');
    await dialog.getByRole('textbox', { name: '开户行' }).fill('青岛银行城阳支行');
    await dialog.getByRole('textbox', { name: '账号' }).fill('802010200123456');
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(page.getByRole('cell', { name: '城阳公交公司' })).toBeVisible();
  });

  await test.step('the cashier compares and pays', async () => {
    await office.sit('cashier');
    await office.goTo('/disbursement/1?tab=bank');
    await page.getByRole('button', { name: '登记发票并付款' }).first().click();
    await page.getByText('对照单位的名单').click();
    await page.getByRole('textbox', { name: '粘贴单位名单' }).fill('乘车人\t费用\n王小明\t2100\n李乐\t2100\n孙一凡\t2000\n周可\t2100\n钱生人\t2100');
    await office.button('对照').click();
    await expect(page.getByText('我们名单上没有')).toBeVisible();
    await expect(page.getByText('单位名单上没有')).toBeVisible();
    await shot(page, 'invoice');
    const fill = (name: string, text: string): Promise<void> => page.getByRole('textbox', { name }).fill(text);
    await fill('发票号码', '24372000000012345678');
    await fill('开票日期', '2026-09-05');
    await fill('发票金额', '6300');
    await office.button('付款记账').click();
    await expect(page.getByRole('cell', { name: '24372000000012345678' })).toBeVisible();
    await expect(page.getByText('还没付的 2 人')).toBeVisible();
    await shot(page, 'paid');
  });

  await test.step('the list for the signatures', async () => {
    await office.button('付款清单').click();
    const text = await pdfText(page);
    for (const part of ['城阳公交公司', '陆仟叁佰元整', '24372000000012345678', '单位确认']) expect(text).toContain(part);
    await shot(page, 'list');
  });

  await test.step('the child is ended with a reason, and the batch closed', async () => {
    await office.goTo('/disbursement/1?tab=lines&lines=toPay');
    await shot(page, 'rest');
    for (const name of ['孙一凡', '赵转走']) await office.rows('发放明细', name).getByRole('checkbox').check();
    await office.button('了结（2）').click();
    const dialog = office.dialog('了结');
    await dialog.getByRole('textbox', { name: '理由' }).fill('已转学，不再乘车');
    await dialog.getByRole('button', { name: '了结' }).click();
    await page.getByRole('tab', { name: '对账' }).click();
    await expect(page.getByRole('row', { name: /单位发票/ })).toContainText('相符');
    // What was accrued for the two who were ended is released in the same act: nothing of it stays payable.
    await expect(page.getByRole('row', { name: /账上冲回/ })).toContainText('相符');
    await page.getByRole('tab', { name: '发票付款' }).click();
    await expect(page.getByRole('region', { name: '不再开票的人' })).toContainText('已转学，不再乘车');
    await shot(page, 'released');
    await office.button('关闭批次').click();
    await office.dialog('关闭批次').getByRole('button', { name: '关闭批次' }).click();
    await expect(page.getByText('已关闭').first()).toBeVisible();
  });
});
