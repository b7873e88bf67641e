/** A voucher from the keyboard to paper, its reversal in red, and a month that does not close over drafts. */
import { day, month } from '#shared/days.ts';
import { fen } from '#shared/money.ts';
import { expect, test, type Office } from './fixtures.ts';
import { pdfText } from './paper.ts';

/** Picks an account by its code, as fast hands do: type, Enter. */
async function typeAccount(office: Office, line: number, code: string): Promise<void> {
  const { page } = office;
  await expect(page.getByRole('combobox', { name: `科目 ${line}` })).toBeFocused();
  await page.keyboard.type(code);
  await expect(page.locator('.ant-select-dropdown:visible .ant-select-item-option-active')).toContainText(code);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: `往来单位（人） ${line}` })).toBeFocused();
}

test('a voucher is typed by keyboard alone, reviewed by another, posted, reversed in red and printed', async ({ openSeeded }) => {
  const office = await openSeeded();
  const { page } = office;
  const { keyboard } = page;

  await office.sit('cashier');
  await office.openPage('集体经济账', '凭证');
  await office.button('填制凭证').first().click();
  await expect(page.getByRole('textbox', { name: '日期' })).toBeFocused();
  await page.getByRole('textbox', { name: '摘要 1' }).focus();
  await keyboard.type('收到土地承包费');
  await keyboard.press('Enter');
  await typeAccount(office, 1, '101');
  await keyboard.press('Enter');
  await keyboard.type('12345.67');
  await keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: '摘要 2' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: '摘要 2' })).toHaveValue('收到土地承包费');
  await typeAccount(office, 2, '5010101');
  await keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: '合同 2' })).toBeFocused();
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: '贷方 2' })).toBeFocused();
  await keyboard.press('=');
  await expect(page.getByRole('textbox', { name: '贷方 2' })).toHaveValue('12345.67');
  await expect(page.getByText('借贷平衡', { exact: true })).toBeVisible();
  await keyboard.press('Control+s');
  await expect(page.getByRole('heading', { level: 1, name: /^记账凭证/ })).toBeVisible();
  const address = new URL(page.url()).hash.slice(1);
  await office.button('提交审核').click();
  await expect(page.getByText('已提交', { exact: true })).toBeVisible();
  await expect(office.button('审核通过')).toHaveCount(0);

  await office.sit('accountant');
  await office.goTo(address);
  await office.button('审核通过').click();
  await office.button('记账').click();
  await page.getByRole('dialog', { name: '记账后不能再改' }).getByRole('button', { name: '记账' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '记账凭证　记-0001' })).toBeVisible();
  await expect(office.button('修改')).toHaveCount(0);

  await office.sit('cashier');
  await office.goTo(address);
  await office.button('红字冲销').click();
  const reversing = office.dialog('红字冲销');
  await reversing.getByRole('textbox', { name: '原因' }).fill('金额记错');
  await reversing.getByRole('button', { name: '红字冲销' }).click();
  await expect(page.getByText('本凭证冲销：')).toBeVisible();
  await expect(page.getByText('-12,345.67').first()).toBeVisible();

  await office.goTo('/print/vouchers/1,2');
  const text = await pdfText(page);
  expect(text).toContain('记字第 0001 号');
  expect(text).toContain('壹万贰仟叁佰肆拾伍元陆角柒分');
  expect(text).toMatch(/收到土地承包费/);
  expect(text).toContain('-12,345.67');
  expect(text).toContain('制单：cashier甲');
  expect(text).toContain('审核：accountant甲');
});

test('a month does not close while drafts are left in it', async ({ openSeeded }) => {
  const office = await openSeeded(async ({ as }) => {
    const { accountSetId } = await as('accountant').ledger.createAccountSet({ code: 'S', name: '九月起的账', kind: 'collective', startMonth: month('2026-09') });
    await as('cashier').ledger.saveVoucher({
      accountSetId, voucherDate: day('2026-09-02'), attachmentsCount: 1,
      lines: [
        { summary: '提取备用金', accountCode: '101', debitFen: fen(50_000), creditFen: fen(0) },
        { summary: '提取备用金', accountCode: '10201', debitFen: fen(0), creditFen: fen(50_000) },
      ],
    });
  });
  const { page } = office;
  await office.sit('accountant');
  await office.openPage('集体经济账', '会计期间');
  await office.choose(page.getByRole('combobox', { name: '选择账套' }), 'S 九月起的账');
  await expect(office.rows('会计期间')).toHaveCount(2);
  await office.button('结账').click();
  const dialog = page.getByRole('dialog', { name: '2026-09 结账' });
  await expect(dialog.getByText('没有未记账的凭证：1 项')).toBeVisible();
  await expect(dialog.getByRole('link', { name: /提取备用金/ })).toBeVisible();
  await expect(dialog.getByRole('button', { name: '结账' })).toBeDisabled();
});

test('rows of Excel are pasted into the voucher grid, taken back and pasted again', async ({ openSeeded }) => {
  const office = await openSeeded(async ({ as }) => {
    await as('accountant').ledger.createAccountSet({ code: 'S', name: '九月起的账', kind: 'collective', startMonth: month('2026-09') });
  });
  const { page } = office;
  await office.sit('cashier');
  await office.goTo('/ledger/new-voucher');
  const paste = (): Promise<void> => page.getByRole('textbox', { name: '摘要 1' }).evaluate((cell) => {
    const data = new DataTransfer();
    data.setData('text/plain', '摘要\t科目\t借方\t贷方\n提备用金\t101\t500\t\n提备用金\t10201\t\t500\n');
    cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await paste();
  await expect(page.getByRole('textbox', { name: '贷方 2' })).toHaveValue('500');
  await expect(page.getByText('借贷平衡', { exact: true })).toBeVisible();
  await page.getByRole('textbox', { name: '摘要 1' }).press('Control+z');
  await expect(page.getByRole('textbox', { name: '摘要 1' })).toHaveValue('');
  await paste();
  await expect(page.getByRole('textbox', { name: '摘要 2' })).toHaveValue('提备用金');
});
