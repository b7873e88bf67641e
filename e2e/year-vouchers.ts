/** What the people of the story of a year do with vouchers on the screen (year.spec.ts); beside it the little things its parts share. */
import type { api } from '#shared/api.ts';
import type { Client } from '#shared/contract.ts';
import { day, month, type Month } from '#shared/days.ts';
import { id, type VoucherId } from '#shared/ids.ts';
import { fen, formatYuan } from '#shared/money.ts';
import { queryOffice, writeTable } from '#electron/testing/office-files.ts';
import { expect, type SeededOffice } from './fixtures.ts';
import { pdfText } from './paper.ts';
import { balanceOf, DEPOSIT, DEPRECIATION, FUND_ACTS, FUNDS, linesOf, OPENING, RENT_BOOKED, RENT_RECEIVED, SALARIES, type Entry } from './year-books.ts';

type OfficeClient = Client<typeof api>;
export interface Year { readonly office: SeededOffice; readonly cashier: OfficeClient; readonly accountant: OfficeClient; readonly reviewer: OfficeClient }

export const SET = id<'accountSet'>(1);
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const yuan = (amount: number): string => formatYuan(fen(amount));
export const monthsOf2026 = Array.from({ length: 12 }, (_, at): Month => month(`2026-${String(at + 1).padStart(2, '0')}`));

export async function fillDay(office: SeededOffice, scope: string, label: string, on: string): Promise<void> {
  const box = office.dialog(scope).getByRole('textbox', { name: label });
  await box.fill(on.replaceAll('-', ''));
  await box.press('Tab');
}

export async function addressOf(office: SeededOffice): Promise<string> {
  return new URL(office.page.url()).hash.slice(1);
}

/** The print under an address, read back from its PDF; then the pages again. */
export async function onPaper(office: SeededOffice, path: string): Promise<string> {
  await office.goTo(path);
  const text = await pdfText(office.page);
  await office.goTo('/ledger/vouchers');
  await expect(office.button(/^用户 /)).toBeVisible();
  return text;
}

const voucherIdAt = (address: string): VoucherId => id<'voucher'>(Number(/vouchers\/(\d+)/.exec(address)?.[1]));

/** Takes the balances of the old books over; a name that is not the account's is refused first. */
export async function importOpening({ office }: Year, names: ReadonlyMap<string, string>): Promise<void> {
  const { page } = office;
  const table = (wrongName: string | undefined) => writeTable('余额表', {
    titles: ['科目编码', '科目名称', '借方余额', '贷方余额'],
    rows: OPENING.map((text) => {
      const [code = '', side, amount = ''] = text.split(' ');
      return [code, code === '112' && wrongName !== undefined ? wrongName : (names.get(code) ?? ''), side === 'D' ? amount : '', side === 'C' ? amount : ''];
    }),
  });
  const look = async (buffer: Buffer): Promise<void> => {
    await page.locator('input[type=file]').setInputFiles({ name: '科目余额表.xlsx', mimeType: XLSX, buffer });
    await office.button('看看能导入什么').click();
  };
  await office.sit('cashier');
  await office.openPage('集体经济账', '凭证');
  await office.button('期初余额').click();
  await look(await table('长期应付款'));
  await expect(page.getByText('不能导入 1 行')).toBeVisible();
  await expect(office.button('有不能导入的行，改好表格后再来')).toBeDisabled();
  await office.button('返回').click();
  await office.button('返回').click();
  await look(await table(undefined));
  await expect(page.getByText('借贷平衡')).toBeVisible();
  await office.button(`导入（${OPENING.length} 行）`).click();
  await office.button('提交审核').click();
  await expect(page.getByText('已提交', { exact: true }).first()).toBeVisible();
  const address = await addressOf(office);
  await office.sit('accountant');
  await office.goTo(address);
  await office.button('审核通过').click();
  await office.button('记账').click();
  await page.getByRole('dialog', { name: '记账后不能再改' }).getByRole('button', { name: '记账' }).click();
  await expect(page.getByText('已记账', { exact: true }).first()).toBeVisible();
}

/** One voucher by keyboard alone but for the first click, handed in at once. */
export async function typeVoucher({ office }: Year, each: Entry): Promise<void> {
  const { page } = office;
  const { keyboard } = page;
  await office.goTo('/ledger/new-voucher');
  const date = page.getByRole('textbox', { name: '日期' });
  await expect(date).toBeFocused();
  await date.fill(each.on.replaceAll('-', ''));
  await page.getByRole('spinbutton', { name: '附单据（张）' }).fill('1');
  await page.getByRole('textbox', { name: '摘要 1' }).focus();
  for (const [at, line] of linesOf(each).entries()) {
    const no = at + 1;
    await expect(page.getByRole('textbox', { name: `摘要 ${no}` })).toBeFocused();
    if (at === 0) await keyboard.type(each.what);
    await keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: `科目 ${no}` })).toBeFocused();
    await keyboard.type(line.code);
    await expect(page.locator('.ant-select-dropdown:visible .ant-select-item-option-active')).toContainText(line.code);
    await keyboard.press('Enter');
    // What the account offers beside is left empty: Enter goes on until the debit.
    const cell = page.locator('.entry-grid :focus');
    await expect(cell).toHaveAttribute('aria-label', new RegExp(`^(?!科目).* ${no}$`));
    for (let label = await cell.getAttribute('aria-label'); label !== `借方 ${no}`; label = await cell.getAttribute('aria-label')) {
      await keyboard.press('Enter');
      await expect(cell).not.toHaveAttribute('aria-label', label ?? '');
    }
    if (line.debit !== 0) await keyboard.type(yuan(line.debit));
    else {
      await keyboard.press('Enter');
      await keyboard.press('=');
      await expect(page.getByRole('textbox', { name: `贷方 ${no}` })).toHaveValue(yuan(line.credit).replaceAll(',', ''));
    }
    if (no < each.lines.length) await keyboard.press('Enter');
  }
  await expect(page.getByText('借贷平衡')).toBeVisible();
  await office.button('保存并提交').click();
  await expect(page.getByText('已提交', { exact: true }).first()).toBeVisible();
}

/** The contract by its form, put in force by the accountant; the first rent booked and received by their forms, the rest by the door. */
export async function letTheShop(year: Year): Promise<VoucherId[]> {
  const { office, cashier } = year;
  const { page } = office;
  await office.openPage('集体经济账', '合同');
  await office.button('登记合同').first().click();
  const form = office.dialog('登记合同');
  for (const [label, text] of [['合同编号', 'ZL-01'], ['标的', '沿街商铺3间'], ['对方', '兴隆超市'], ['租金总额', '120000'], ['约定押金', '10000']] as const) await form.getByRole('textbox', { name: label, exact: false }).first().fill(text);
  for (const [label, on] of [['签订日', '2025-12-20'], ['起始日', '2026-01-01'], ['终止日', '2026-12-31'], ['首次应收日', '2026-01-01']] as const) await fillDay(office, '登记合同', label, on);
  await office.choose(form.getByRole('combobox', { name: /多久收一次/ }), '按季');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /ZL-01/ })).toBeVisible();
  const address = await addressOf(office);
  await office.sit('accountant');
  await office.goTo(address);
  await office.button('生效').click();
  await fillDay(office, '生效 ZL-01', '日期', '2026-01-01');
  await office.dialog('生效 ZL-01').getByRole('button', { name: '生效' }).click();
  await expect(page.getByText('执行中', { exact: true }).first()).toBeVisible();

  await office.sit('cashier');
  await office.openPage('集体经济账', '合同');
  await office.button('租金入账').click();
  await fillDay(office, '租金收入入账', '月份', '2026-01');
  await expect(page.getByText('共 1 笔，30,000.00 元')).toBeVisible();
  await fillDay(office, '租金收入入账', '日期', RENT_BOOKED[0]!.on);
  await office.dialog('租金收入入账').getByRole('button', { name: '生成凭证草稿' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^记账凭证/ })).toBeVisible();
  const made = [voucherIdAt(await addressOf(office))];

  await office.goTo(address);
  await office.button('收租金').click();
  const receive = office.dialog('收租金 ZL-01');
  await receive.getByRole('textbox', { name: '金额' }).fill('30000');
  await fillDay(office, '收租金 ZL-01', '日期', RENT_RECEIVED[0]!.on);
  await receive.getByRole('button', { name: '生成凭证草稿' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^记账凭证/ })).toBeVisible();
  made.push(voucherIdAt(await addressOf(office)));

  const leaseId = (await cashier.assets.leases({ accountSetId: SET }))[0]!.leaseId;
  for (const each of RENT_BOOKED.slice(1)) made.push((await cashier.assets.bookAccruals({ accountSetId: SET, month: month(each.on.slice(0, 7)), voucherDate: day(each.on), attachmentsCount: 1 })).voucherId);
  for (const each of RENT_RECEIVED.slice(1)) made.push((await cashier.assets.receiveRent({ leaseId, amountFen: fen(linesOf(each)[0]!.debit), voucherDate: day(each.on), moneyCode: '10201', attachmentsCount: 1 })).voucherId);
  made.push((await cashier.assets.moveDeposit({ leaseId, act: 'depositIn', amountFen: fen(linesOf(DEPOSIT)[0]!.debit), voucherDate: day(DEPOSIT.on), moneyCode: '10201', attachmentsCount: 1 })).voucherId);
  return made;
}

/** The card by its form, the depreciation of January by its form, the other months by the door. */
export async function depreciate({ office, cashier }: Year): Promise<VoucherId[]> {
  const { page } = office;
  await office.openPage('集体经济账', '资产', '固定资产');
  await office.button('登记资产').first().click();
  const form = office.dialog('登记资产');
  for (const [label, text] of [['资产编号', 'GD-01'], ['名称', '办公设备'], ['类别', '办公设备'], ['原值', '60000']] as const) await form.getByRole('textbox', { name: label }).first().fill(text);
  await office.choose(form.getByRole('combobox', { name: /^用途/ }), '管理用');
  await fillDay(office, '登记资产', '购入日', '2025-12-15');
  await form.getByRole('spinbutton', { name: /提折旧月数/ }).fill('60');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(office.rows('固定资产', 'GD-01')).toBeVisible();
  await office.button('计提折旧').click();
  await fillDay(office, '计提折旧', '月份', '2026-01');
  await expect(page.getByText('共 1 笔，1,000.00 元')).toBeVisible();
  await fillDay(office, '计提折旧', '日期', DEPRECIATION[0]!.on);
  await office.dialog('计提折旧').getByRole('button', { name: '生成凭证草稿' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^记账凭证/ })).toBeVisible();
  const made = [voucherIdAt(await addressOf(office))];
  for (const each of DEPRECIATION.slice(1)) made.push((await cashier.assets.runDepreciation({ accountSetId: SET, month: month(each.on.slice(0, 7)), voucherDate: day(each.on), attachmentsCount: 1 })).voucherId);
  return made;
}

/** January's salaries become a recurring voucher by its form; two drafts from the list of what is due, the rest by the door. */
export async function paySalaries({ office, cashier }: Year): Promise<VoucherId[]> {
  const { page } = office;
  const [first] = SALARIES;
  const { voucherId } = await cashier.ledger.saveVoucher({ accountSetId: SET, voucherDate: day(first!.on), attachmentsCount: 1, lines: linesOf(first!).map((line) => ({ summary: first!.what, accountCode: line.code, debitFen: fen(line.debit), creditFen: fen(line.credit) })) });
  const made = [voucherId];
  await office.openPage('集体经济账', '常用凭证');
  await office.button('存为常用凭证').first().click();
  const form = office.dialog('存为常用凭证');
  await form.getByRole('textbox', { name: '名称' }).fill('干部报酬');
  await form.getByRole('combobox', { name: /取自凭证/ }).fill('干部报酬');
  await page.locator('.ant-select-dropdown:visible').getByText(/付干部报酬/).click();
  await office.choose(form.getByRole('combobox', { name: /^定期/ }), '每月');
  await form.getByRole('spinbutton', { name: /每期几号/ }).fill('15');
  await fillDay(office, '存为常用凭证', '从哪个月起', '2026-02');
  await fillDay(office, '存为常用凭证', '到哪个月止', '2026-12');
  await form.getByRole('button', { name: '保存' }).click();
  const due = page.getByRole('region', { name: '到期待生成' });
  await expect(due.getByRole('row')).toHaveCount(11);
  for (let n = 0; n < 2; n += 1) {
    await due.getByRole('button', { name: '生成草稿' }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: /^记账凭证/ })).toBeVisible();
    made.push(voucherIdAt(await addressOf(office)));
    await office.openPage('集体经济账', '常用凭证');
    await expect(due.getByRole('row')).toHaveCount(10 - n);
  }
  const { templateId } = (await cashier.assets.templates({ accountSetId: SET }))[0]!;
  for (const each of SALARIES.slice(3)) made.push((await cashier.assets.draftFromTemplate({ templateId, voucherDate: day(each.on), month: month(each.on.slice(0, 7)) })).voucherId);
  return made;
}

/** All fifteen recipes of restricted money: the first fund and its first act by their forms, the rest by the door. */
export async function moveFunds({ office, cashier }: Year): Promise<VoucherId[]> {
  const { page } = office;
  const [grant, ...others] = FUNDS;
  await office.openPage('集体经济账', '专项资金');
  await office.button('登记专项资金').first().click();
  const form = office.dialog('登记专项资金');
  await form.getByRole('textbox', { name: '资金名称' }).fill(grant.name);
  await fillDay(office, '登记专项资金', '起始日', '2026-01-01');
  await form.getByRole('button', { name: '保存' }).click();
  await office.rows('专项资金', grant.name).click();
  await office.button('办理业务').click();
  const title = `办理业务 ${grant.name}`;
  await office.dialog(title).getByRole('textbox', { name: '金额' }).fill('80000');
  await fillDay(office, title, '日期', FUND_ACTS[0]!.on);
  await office.dialog(title).getByRole('button', { name: '生成凭证草稿' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^记账凭证/ })).toBeVisible();
  const made = [voucherIdAt(await addressOf(office))];
  for (const fund of others) await cashier.assets.saveFund({ accountSetId: SET, ...fund, openedOn: day('2026-01-01') });
  const fundIds = new Map((await cashier.assets.funds({ accountSetId: SET })).map((fund) => [fund.name, fund.fundId]));
  for (const act of FUND_ACTS.slice(1)) {
    const codes = { money: '10201', member: '113', asset: act.recipe === 'grantSpentOnAsset' ? '153' : '151', work: '153', expense: act.recipe === 'reservePaid' ? '5140304' : '51499', reserve: act.recipe.startsWith('reserve') ? '31101' : act.recipe.startsWith('grant') ? '31105' : '31104' };
    made.push((await cashier.assets.bookFund({ fundId: fundIds.get(act.fund)!, recipe: act.recipe as 'grantSpent', voucherDate: day(act.on), amountFen: fen(act.amount * 100), summary: act.what, codes, attachmentsCount: 1 })).voucherId);
  }
  return made;
}

/** Everything handed in is reviewed and posted by the accountant: the first on its own page, the posting of all from the list. */
export async function reviewAndPost({ office, cashier, accountant }: Year, drafts: readonly VoucherId[]): Promise<void> {
  const { page } = office;
  for (const voucherId of drafts) await cashier.ledger.submitVoucher({ voucherId });
  await office.sit('accountant');
  const submitted = (await accountant.ledger.vouchers({ accountSetId: SET, status: 'submitted' })).rows;
  const [first, ...rest] = submitted;
  await office.goTo(`/ledger/vouchers/${first!.voucherId}`);
  await office.button('审核通过').click();
  await expect(page.getByText('已审核', { exact: true }).first()).toBeVisible();
  for (const { voucherId } of rest) await accountant.ledger.reviewVoucher({ voucherId });
  await office.openPage('集体经济账', '凭证');
  await office.choose(page.getByRole('combobox', { name: '状态' }), '已审核');
  await expect(page.getByRole('button', { name: '记账', exact: true })).toBeDisabled();
  await page.getByRole('region', { name: '凭证', exact: true }).locator('.ant-table-thead input[type=checkbox]').check();
  await office.button(`记账（${submitted.length} 张）`).click();
  await page.getByRole('dialog', { name: '记账后不能再改' }).getByRole('button', { name: `记账（${submitted.length} 张）` }).click();
  await expect(office.rows('凭证')).toHaveCount(0, { timeout: 60_000 });
  expect((await accountant.ledger.gaps({ accountSetId: SET }))).toEqual([]);
}

/** Every account is what the papers come to, and its kept balances are the sums of the lines. */
export async function expectBooks({ office, accountant }: Year, entries: readonly Entry[]): Promise<void> {
  const balance = await accountant.ledger.trialBalance({ accountSetId: SET, month: month('2026-12'), level: 6, withEmpty: true });
  expect(balance.equal).toEqual({ opening: true, turnover: true, closing: true });
  const codes = new Set([...OPENING.map((text) => text.split(' ')[0] ?? ''), ...entries.flatMap((each) => linesOf(each).map((line) => line.code))]);
  const shown = Object.fromEntries(balance.rows.filter((row) => codes.has(row.code)).map((row) => [row.code, row.closing.debitFen - row.closing.creditFen]));
  expect(shown).toEqual(Object.fromEntries([...codes].map((code) => [code, balanceOf(code, entries)])));
  const [posted] = await queryOffice<{ n: number }>(office.dataDir, `select count(*) as n from vouchers where status = 'posted' and kind = 'ordinary'`);
  expect(posted?.n).toBe(entries.length);
}
