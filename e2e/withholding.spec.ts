/** A grant that withholds what somebody owes: the office is told whom to tell, prints the letter, notes the handing over, and only then pays (D10). */
import { day, month } from '#shared/days.ts';
import { furnishWelfare, TEST_PEOPLE } from '#electron/testing/welfare-office.ts';
import { expect, test } from './fixtures.ts';
import { pdfText } from './paper.ts';

test('who is paid less of a grant is told before it is paid', async ({ openSeeded }) => {
  const office = await openSeeded(async (made) => {
    const welfare = await furnishWelfare(made, TEST_PEOPLE);
    const clerk = made.as('clerk');
    const paid = await welfare.approve(await welfare.generate(welfare.w01, '2026-07', { payBy: 'cash' }));
    await made.as('cashier').disbursement.payCash({ ...paid, paidOn: day('2026-07-20') });
    await clerk.welfare.pause({ programmeId: welfare.w01, residentId: welfare.ids[2]!, fromMonth: month('2026-07'), toMonth: null, reason: '服刑' });
    const { recoveryId } = await clerk.disbursement.openRecovery({ residentId: welfare.ids[2]!, programmeId: welfare.w01, months: { fromMonth: month('2026-07'), toMonth: month('2026-07') } });
    const grants = await welfare.addProgramme({ code: 'W05', basis: 'claims' });
    await clerk.disbursement.planRecovery({ recoveryId, version: 1, setOff: true, payerResidentId: null, perBatchFen: null, claimProgrammeIds: [grants], claimsBasis: 'consent', claimsRef: '2026-09-01 同意书' });
    await clerk.welfare.enterClaim({ programmeId: grants, residentId: welfare.ids[2]!, benefitMonth: month('2026-09'), amountFen: 30_000, note: '助学金', decisionRef: '居议〔2026〕9号' });
    await welfare.approve(await welfare.generate(grants, '2026-09', { payBy: 'cash' }));
    await made.as('administrator').office.saveSettings({ ...(await made.as('administrator').office.settings({})), withholdingTold: true });
  });
  const { page } = office;
  const card = page.getByRole('region', { name: '扣回告知' });

  await test.step('the desk warns of him and gives nothing', async () => {
    await office.sit('cashier');
    await office.goTo('/disbursement/2/desk');
    await expect(page.getByText('还有 1 人没有告知要扣回：王建国。')).toBeVisible();
    await page.getByRole('searchbox').fill('王建国');
    await page.getByRole('searchbox').press('Enter');
    await expect(page.getByText('按设置要先告知再发')).toBeVisible();
  });

  await test.step('the clerk prints his letter and writes down who took it', async () => {
    await office.sit('clerk');
    await office.goTo('/disbursement/2');
    await expect(card.getByRole('row', { name: /王建国/ })).toContainText('未告知');
    await card.getByRole('button', { name: '打印全部通知书' }).click();
    await expect(page.locator('body[data-print-ready]')).toBeAttached();
    const text = (await pdfText(page)).replaceAll(/\s+/g, '');
    for (const printed of ['扣回通知书', '王建国', '应得人民币300.00元', '壹佰元整', '实发200.00元', '2026年7月', '本人同意书', '五个工作日内', '收件人签字']) expect(text).toContain(printed);
    await office.goTo('/disbursement/2');
    await card.getByRole('checkbox', { name: '选中 王建国' }).check();
    await card.getByRole('button', { name: '登记送达（1 人）' }).click();
    const dialog = office.dialog('登记送达');
    await dialog.getByRole('radio', { name: '同住家属代收' }).check();
    await dialog.getByRole('textbox', { name: /^说明/ }).fill('妻子李秀英');
    await dialog.getByRole('button', { name: '登记送达' }).click();
    await expect(card.getByRole('row', { name: /王建国/ })).toContainText('2026-09-08 同住家属代收');
    await expect(card.getByText('1 人都已告知。')).toBeVisible();
  });

  await test.step('now the desk gives him the rest', async () => {
    await office.sit('cashier');
    await office.goTo('/disbursement/2/desk');
    await page.getByRole('searchbox').fill('王建国');
    await page.getByRole('searchbox').press('Enter');
    await expect(page.locator('.desk-given')).toContainText('王建国');
  });
});
