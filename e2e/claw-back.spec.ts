/** A death found after two payments: recovered from what the widow is paid next, by a plan, the rest paid back at the desk (A6, D10). */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { day } from '#shared/days.ts';
import { queryOffice } from '#electron/testing/office-files.ts';
import { TEST_PASSWORD } from '#electron/testing/open-test-office.ts';
import { furnishWelfare } from '#electron/testing/welfare-office.ts';
import { expect, SEEDED, SEPTEMBER, test, type Office } from './fixtures.ts';
import { pdfText } from './paper.ts';

const PEOPLE = [{ name: '梁老汉', birthDate: '1945-02-03' }, { name: '梁大娘', birthDate: '1948-05-06', sex: '2' as const }, { name: '邹老汉', birthDate: '1950-07-08' }];

async function takeStep(office: Office, step: string): Promise<void> {
  await office.button(step).click();
  await office.dialog(step).getByRole('button', { name: step, exact: true }).click();
}

test('death found after two payments is clawed back: set off from the next list, the rest repaid, everything proved', async ({ openSeeded }) => {
  test.setTimeout(480_000);
  const office = await openSeeded(async (made) => {
    const welfare = await furnishWelfare(made, PEOPLE);
    for (const benefitMonth of ['2026-06', '2026-07', '2026-08']) {
      const approved = await welfare.approve(await welfare.generate(welfare.w01, benefitMonth, { payBy: 'cash' }));
      await made.as('cashier').disbursement.payCash({ ...approved, paidOn: day(`${benefitMonth}-20`) });
    }
    await made.as('clerk').residents.recordDeath({ residentId: welfare.ids[0]!, occurredOn: day('2026-06-11'), newHead: null });
  });
  const { page } = office;

  await test.step('the page of recoveries names what was paid after the month of death', async () => {
    await office.sit('clerk');
    await office.openPage('福利发放', '追回');
    const found = page.getByRole('region', { name: '发现多发' });
    await expect(found.getByText('2026-06-11 去世')).toBeVisible();
    await expect(found.getByText('2026年7月、2026年8月')).toBeVisible();
    await expect(found.getByText('200.00')).toBeVisible();
    await found.getByRole('button', { name: '登记追回' }).click();
    const dialog = office.dialog('登记追回：梁老汉');
    await dialog.getByRole('textbox', { name: /^说明/ }).fill('8月底入户走访发现');
    await dialog.getByRole('button', { name: '登记追回' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '追回 1 梁老汉' })).toBeVisible();
  });

  await test.step('the plan: from the widow, at most 60 yuan each time; the notice says so on paper', async () => {
    await office.button('修改扣回办法').click();
    const dialog = office.dialog('修改扣回办法');
    await dialog.getByRole('combobox', { name: /^从谁的待遇里扣/ }).fill('梁大娘');
    await page.locator('.ant-select-dropdown:visible').getByText('梁大娘').first().click();
    await dialog.getByRole('textbox', { name: /^每次最多扣/ }).fill('60');
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(page.getByText('扣回办法：从梁大娘以后的待遇里扣回，每次最多扣 60.00')).toBeVisible();
    await office.goTo('/print/recovery/1');
    const text = await pdfText(page);
    for (const printed of ['多发待遇退回通知书', '梁老汉的家属', '2026年6月11日去世', '贰佰元整', '从梁大娘以后应发的待遇中扣回，每次不超过 60.00 元', 'W01-202607-1', 'W01-202608-1', '收件人签字']) expect(text.replaceAll(/\s+/g, '')).toContain(printed.replaceAll(/\s+/g, ''));
  });

  await test.step('September’s list sets it off; approved, it counts', async () => {
    await office.goTo('/disbursement');
    await office.button('生成批次').first().click();
    const dialog = office.dialog('生成批次');
    await office.choose(dialog.getByRole('combobox', { name: /^项目/ }), /^W01 /);
    await dialog.getByRole('radio', { name: '现金发放（花名册签字）' }).check();
    await dialog.getByRole('button', { name: '生成', exact: true }).click();
    await expect(page.getByText('应发 2 人 140.00 元')).toBeVisible({ timeout: 30_000 });
    await expect(office.rows('发放明细', '梁大娘')).toContainText('扣回 60.00');
    const address = new URL(page.url()).hash.slice(1);
    await takeStep(office, '提交审核');
    await office.sit('reviewer');
    await office.goTo(address);
    await takeStep(office, '审核通过');
    await office.sit('director');
    await office.goTo(address);
    await takeStep(office, '审批');
    await office.dialog('请再输一次密码').getByRole('textbox', { name: '密码' }).fill(TEST_PASSWORD);
    await office.dialog('请再输一次密码').getByRole('button', { name: '确定' }).click();
    await expect(page.locator('.page-head').getByText('已审批', { exact: true })).toBeVisible();
  });

  await test.step('the cashier takes the rest at the desk, and the recovery is settled', async () => {
    await office.sit('cashier');
    await office.goTo('/disbursement/recoveries/1');
    await expect(page.getByText('已扣回 60.00')).toBeVisible();
    await office.button('登记退款').click();
    const dialog = office.dialog('登记退款');
    await expect(dialog.getByRole('textbox', { name: /^金额/ })).toHaveValue(/140/);
    await dialog.getByRole('button', { name: '登记退款' }).click();
    await expect(page.locator('.page-head').getByText('已结清')).toBeVisible();
    const events = await queryOffice<{ kind: string; amountFen: number }>(office.dataDir, 'select kind, amountFen from recoveryEvents order by id');
    expect(events).toEqual([{ kind: 'setOff', amountFen: 6_000 }, { kind: 'repaid', amountFen: 14_000 }]);
    // What was overpaid this year is taken off the expense in red: nine lines of three months, two of September, less the 200 that were not due.
    const [welfare] = await queryOffice<{ fen: number }>(office.dataDir, `select sum(l.debitFen - l.creditFen) as fen from voucherLines l join accounts a on a.id = l.accountId where a.code = '5140101'`);
    expect(welfare?.fen).toBe(9 * 10_000 + 2 * 10_000 - 20_000);
    // Printed again, the notice of what is settled asks for nothing.
    await office.goTo('/print/recovery/1');
    const text = (await pdfText(page)).replaceAll(/\s+/g, '');
    expect(text).toContain('已扣回、退回200.00元，已经结清，不用再退。');
    expect(text).not.toContain('三个月内到居委会退回');
  });

  await test.step('everything is proved from outside', async () => {
    await page.goto('about:blank');
    await office.host.stop();
    const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, '..', 'dist', 'cli', 'huilin.js'), 'verify', '--data', office.dataDir, '--json'], {
      env: { ...process.env, HUILIN_NOW: SEPTEMBER, HUILIN_USER: SEEDED.director.userName, HUILIN_PASSWORD: TEST_PASSWORD },
    });
    expect(JSON.parse(stdout)).toMatchObject({ sound: true, faults: [] });
  });
});
