/** A month's money with everything that goes wrong: held, failed, sent back later; each followed up until everybody has it (issue: monthly cash). */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { queryOffice } from '#electron/testing/office-files.ts';
import { TEST_PASSWORD } from '#electron/testing/open-test-office.ts';
import { furnishWelfare } from '#electron/testing/welfare-office.ts';
import { expect, SEEDED, SEPTEMBER, test, type SeededOffice } from './fixtures.ts';

const PEOPLE = ['安一', '安二', '安三', '安四', '安五'].map((name, at) => ({ name, birthDate: `19${45 + at}-02-03` }));

async function takeStep(office: SeededOffice, step: string): Promise<void> {
  await office.button(step).click();
  await office.dialog(step).getByRole('button', { name: step, exact: true }).click();
}

async function standsAt(office: SeededOffice, status: string): Promise<void> {
  await expect(office.page.locator('.page-head').getByText(status, { exact: true })).toBeVisible();
}

/** Submitted by the clerk, reviewed by a second, approved by a third person; answers the batch's address. */
async function judge(office: SeededOffice): Promise<string> {
  const { page } = office;
  const address = new URL(page.url()).hash.slice(1);
  await takeStep(office, '提交审核');
  await standsAt(office, '待审核');
  await office.sit('reviewer');
  await office.goTo(address);
  await takeStep(office, '审核通过');
  await standsAt(office, '已审核');
  await office.sit('director');
  await office.goTo(address);
  await takeStep(office, '审批');
  await office.dialog('请再输一次密码').getByRole('textbox', { name: '密码' }).fill(TEST_PASSWORD);
  await office.dialog('请再输一次密码').getByRole('button', { name: '确定' }).click();
  await standsAt(office, '已审批');
  return address;
}

/** The child batch of what was not paid, from the menu of the batch. */
async function followUp(office: SeededOffice): Promise<void> {
  await office.button(/^更多/).click();
  await office.page.getByRole('menuitem', { name: '建立补发批次' }).click();
}

/** The cashier sends the file and loads the answer; `failed` by name. */
async function throughTheBank(office: SeededOffice, address: string, failed: readonly string[]): Promise<void> {
  const { page } = office;
  await office.sit('cashier');
  await office.goTo(address);
  await office.button('生成银行文件').click();
  const exporting = office.dialog('生成银行文件');
  await office.choose(exporting.getByRole('combobox', { name: /^银行格式/ }), /GB18030/);
  await exporting.getByRole('button', { name: '生成文件' }).click();
  const file = await office.download(exporting.getByRole('button', { name: '保存到电脑' }));
  await exporting.getByRole('button', { name: '关闭' }).click();
  const [, ...rows] = new TextDecoder('gb18030', { fatal: true }).decode(file.bytes).trimEnd().split('\r\n').map((line) => line.split(','));
  const answer = [['备注', '户名', '账号', '金额', '处理结果', '失败原因'], ...rows.map((cells) => [cells[6], cells[1], cells[2], cells[3], failed.includes(cells[1] ?? '') ? '失败' : '成功', failed.includes(cells[1] ?? '') ? '账户状态异常' : ''])];
  await office.button('导入回盘').click();
  const loading = office.dialog('导入回盘');
  await loading.locator('input[type=file]').setInputFiles({ name: '回盘.csv', mimeType: 'text/csv', buffer: Buffer.from(answer.map((cells) => cells.join(',')).join('\r\n')) });
  await loading.getByRole('button', { name: '导入', exact: true }).click();
  await expect(loading.getByText('回盘已导入，凭证已记。')).toBeVisible();
  await expect(loading.getByRole('button', { name: '关闭' })).toBeFocused();
  await loading.getByRole('button', { name: '关闭' }).click();
  await standsAt(office, '已发放');
  await expect(page.locator('.ant-modal:visible')).toHaveCount(0);
}

test('monthly money with a held line, failures, a follow-up that fails in part, and money that came back: in the end everybody is paid once', async ({ openSeeded }) => {
  test.setTimeout(600_000);
  const office = await openSeeded(async (made) => { await furnishWelfare(made, PEOPLE); });
  const { page } = office;
  let first = '';

  await test.step('the list, with one person held', async () => {
    await office.sit('clerk');
    await office.openPage('福利发放', '发放批次');
    await office.button('生成批次').first().click();
    const dialog = office.dialog('生成批次');
    await office.choose(dialog.getByRole('combobox', { name: /^项目/ }), /^W01 /);
    await dialog.getByRole('button', { name: '生成', exact: true }).click();
    await expect(page.getByText('应发 5 人 500.00 元')).toBeVisible({ timeout: 30_000 });
    // A dialog that goes gives the keyboard back to what was in use: the button, the dialog below, the list.
    await office.button('打印花名册').focus();
    await page.keyboard.press('Enter');
    await expect(office.dialog('打印花名册')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(office.button('打印花名册')).toBeFocused();
    await office.rows('发放明细', '安四').first().click();
    const line = page.getByRole('dialog', { name: /安四/ });
    await line.getByRole('button', { name: '暂缓' }).click();
    await expect(office.dialog('暂缓：安四')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(line.getByRole('button', { name: '暂缓' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.locator('.data-table-body')).toBeFocused();
    await office.rows('发放明细', '安五').first().click();
    await page.locator('.ant-modal:visible').getByRole('button', { name: '暂缓' }).click();
    const hold = office.dialog('暂缓：安五');
    await hold.getByRole('textbox', { name: '理由' }).fill('身份待核实');
    await hold.getByRole('button', { name: '暂缓' }).click();
    await expect(page.getByText('应发 4 人 400.00 元')).toBeVisible();
  });

  await test.step('paid by the bank, two fail', async () => {
    first = await judge(office);
    await throughTheBank(office, first, ['安二', '安三']);
  });

  await test.step('what failed is paid by a child batch, which accrues nothing; one fails once more and gets a child of its own', async () => {
    await office.sit('clerk');
    await office.goTo(first);
    await followUp(office);
    await expect(page.getByText('补发自 W01-202609-1')).toBeVisible();
    await expect(page.getByText('应发 2 人 200.00 元')).toBeVisible();
    const second = await judge(office);
    await throughTheBank(office, second, ['安三']);
    await office.sit('clerk');
    await office.goTo(second);
    await followUp(office);
    await expect(page.getByText('补发自 W01-202609-2')).toBeVisible();
    await throughTheBank(office, await judge(office), []);
  });

  await test.step('a bank sends money back after all: returned, booked, and followed up', async () => {
    await office.goTo(first);
    await office.rows('发放明细', '安一').first().click();
    await page.locator('.ant-modal:visible').getByRole('button', { name: '登记银行退回' }).click();
    const back = office.dialog('登记银行退回：安一');
    await back.getByRole('textbox', { name: '理由' }).fill('账户已销户');
    await back.getByRole('button', { name: '登记银行退回' }).click();
    await expect(office.rows('发放明细', '安一')).toContainText('已退回');
    await office.sit('clerk');
    await office.goTo(first);
    await followUp(office);
    await expect(page.getByText('应发 1 人 100.00 元')).toBeVisible();
    await throughTheBank(office, await judge(office), []);
  });

  await test.step('everybody but the one held was paid once; the books say the same', async () => {
    const paid = await queryOffice<{ name: string; fen: number }>(office.dataDir, 'select name, sum(paidFen) as fen from batchLines group by residentId order by name');
    expect(paid.map((row) => `${row.name} ${row.fen}`).toSorted()).toEqual(['安一 10000', '安三 10000', '安二 10000', '安五 0', '安四 10000'].toSorted());
    const accounts = await queryOffice<{ code: string; netFen: number }>(office.dataDir, 'select a.code, sum(l.debitFen - l.creditFen) as netFen from voucherLines l join accounts a on a.id = l.accountId group by a.code having netFen <> 0 order by a.code');
    expect(accounts).toEqual([{ code: '10201', netFen: -40_000 }, { code: '5140101', netFen: 40_000 }]);
    await page.goto('about:blank');
    await office.host.stop();
    const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, '..', 'dist', 'cli', 'huilin.js'), 'verify', '--data', office.dataDir, '--json'], {
      env: { ...process.env, HUILIN_NOW: SEPTEMBER, HUILIN_USER: SEEDED.director.userName, HUILIN_PASSWORD: TEST_PASSWORD },
    });
    expect(JSON.parse(stdout)).toMatchObject({ sound: true, faults: [] });
  });
});
