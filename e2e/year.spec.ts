/**
 * One year of a cooperative by its cashier, its accountant and a reviewer, from the balances of the old books to the notice board, in three parts
 * with an office each; a part begins with the books as the one before leaves them. What has to come out is reckoned from the papers of the year
 * alone (year-books.ts). For their number only, the middle thirty of the vouchers and the reviews go through the same door by the test's own
 * client; one at least of each kind is done on the screen.
 */
import { day, month } from '#shared/days.ts';
import { id, type VoucherId } from '#shared/ids.ts';
import { fen } from '#shared/money.ts';
import type { TestOffice } from '#electron/testing/open-test-office.ts';
import { enterFamily } from '#electron/testing/people.ts';
import { signInOverWeb } from '#electron/testing/web-client.ts';
import { expect, test, type SeededOffice } from './fixtures.ts';
import { ALL, balanceOf, bankLines, bankStatement, INTEREST_WAITING, linesOf, OPENING, TYPED, type Entry } from './year-books.ts';
import { addressOf, depreciate, expectBooks, fillDay, importOpening, letTheShop, monthsOf2026, moveFunds, onPaper, paySalaries, reviewAndPost, SET, typeVoucher, yuan, type Year } from './year-vouchers.ts';

const WHEN = { made: '2026-01-04T01:00:00.000Z', now: '2027-01-12T01:00:00.000Z' };
const MEMBERS_YUAN = 60_000;
const RESERVE_PERCENT = 20;

/** Three households with 100, 200 and 33.3333 shares. */
async function seed(office: TestOffice): Promise<void> {
  const clerk = office.as('clerk').members;
  for (const [surname, quantity] of [['赵', 1_000_000], ['钱', 2_000_000], ['孙', 333_333]] as const) {
    const family = await enterFamily(office, surname);
    await clerk.recordShares({ reason: 'initial', classId: id<'shareClass'>(1), householdId: family.householdId, quantity, effectiveOn: day('2026-01-01'), docRef: '量化方案' });
  }
}

/** The books as the part before leaves them: every voucher of the papers posted, made without the screen through the office's own door. */
async function seedBooks(office: TestOffice, entries: readonly Entry[]): Promise<void> {
  await seed(office);
  office.clock.set('2027-01-11T01:00:00.000Z');
  const voucherIds: VoucherId[] = [];
  for (const [at, each] of [{ on: '2025-12-31', what: '期初余额', lines: OPENING }, ...entries].entries()) {
    const lines = linesOf(each).map((line) => ({ summary: each.what, accountCode: line.code, debitFen: fen(line.debit), creditFen: fen(line.credit) }));
    const { voucherId } = await office.as('cashier').ledger.saveVoucher({ accountSetId: SET, voucherDate: day(each.on), kind: at === 0 ? 'opening' : 'ordinary', attachmentsCount: 1, lines });
    await office.as('cashier').ledger.submitVoucher({ voucherId });
    await office.as('accountant').ledger.reviewVoucher({ voucherId });
    voucherIds.push(voucherId);
  }
  await office.as('accountant').ledger.postVouchers({ voucherIds });
}

type OpenSeeded = (seed: (office: TestOffice) => Promise<void>, when: typeof WHEN) => Promise<SeededOffice>;
async function openYear(openSeeded: OpenSeeded, prepare: (office: TestOffice) => Promise<void>): Promise<Year> {
  const office = await openSeeded(prepare, WHEN);
  const client = async (userName: string) => signInOverWeb(await office.host.address(), userName);
  return { office, cashier: await client('cashier'), accountant: await client('accountant'), reviewer: await client('reviewer') };
}

test('from January: the balances of the old books, and sixty vouchers by keyboard, by forms and from a recurring one', async ({ openSeeded }) => {
  test.setTimeout(600_000);
  const year = await openYear(openSeeded, seed);
  const names = new Map((await year.accountant.ledger.accounts({ accountSetId: SET })).map((account) => [account.code, account.name]));
  await test.step('the balances come in from a file; one wrong row keeps all of it out', () => importOpening(year, names));
  await test.step('the cashier types twelve vouchers, and makes the others by their forms', async () => {
    await year.office.sit('cashier');
    for (const each of TYPED) await typeVoucher(year, each);
    const drafts = [...(await letTheShop(year)), ...(await depreciate(year)), ...(await paySalaries(year)), ...(await moveFunds(year))];
    await reviewAndPost(year, drafts);
    await expectBooks(year, ALL.filter((each) => each.what !== '利息'));
  });
});

test('the bank: forty lines come in once, are matched, December is signed by two, and eleven months are closed', async ({ openSeeded }) => {
  test.setTimeout(600_000);
  const year = await openYear(openSeeded, (office) => seedBooks(office, ALL.filter((each) => each.what !== '利息')));
  await year.office.sit('accountant');
  await reconcile(year);
  await closeMonths(year);
});

test('the end: the year is closed by two persons, the dividend divided, both statements read, the board put up', async ({ openSeeded }) => {
  test.setTimeout(600_000);
  const year = await openYear(openSeeded, async (office) => {
    await seedBooks(office, ALL);
    for (const at of monthsOf2026.slice(0, -1)) await office.as('accountant').ledger.closePeriod({ accountSetId: SET, month: at });
  });
  await year.office.sit('accountant');
  await test.step('the year-end is one act of two persons', () => closeYear(year));
  await test.step('the dividend goes to three households by their shares', () => divide(year));
  await test.step('both statements agree with the papers, on the screen and on paper', () => readStatements(year));
  await test.step('the board of December is made, reviewed and put up', () => putUpBoard(year));
  const { sound, faults } = await (await signInOverWeb(await year.office.host.address(), 'administrator')).office.verify({});
  expect({ sound, faults }).toEqual({ sound: true, faults: [] });
});

async function reconcile(year: Year): Promise<void> {
  const { office, cashier, accountant, reviewer } = year;
  const { page } = office;
  expect(bankLines()).toHaveLength(40);
  await office.openPage('集体经济账', '银行对账');
  await office.button('登记银行账户').first().click();
  const form = office.dialog('登记银行账户');
  await office.choose(form.getByRole('combobox', { name: /^科目/ }), /10201/);
  await form.getByRole('textbox', { name: '开户银行' }).fill('农商银行西后楼支行');
  await form.getByRole('textbox', { name: '账号' }).fill('9020102012345678901');
  await form.getByRole('textbox', { name: '起始余额' }).fill('800000');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(office.rows('银行对账', '农商银行')).toBeVisible();

  await office.sit('cashier');
  await office.goTo('/ledger/bank/1/import');
  const file = { name: '对账单2026.csv', mimeType: 'text/csv', buffer: Buffer.from(bankStatement(), 'utf8') };
  await page.locator('input[type=file]').setInputFiles(file);
  await office.button('预览').click();
  await office.button('导入 40 笔').click();
  await expect(page.getByText('已导入 40 笔，已有 0 笔。')).toBeVisible();
  await page.locator('input[type=file]').setInputFiles(file);
  await office.button('预览').click();
  await expect(page.getByText('已有 40 笔')).toBeVisible();
  await expect(office.button('没有新的明细')).toBeDisabled();

  await office.goTo('/ledger/bank-rules');
  await office.button('新增规则').first().click();
  const rule = office.dialog('新增规则');
  await rule.getByRole('textbox', { name: '名称' }).fill('存款利息');
  await rule.getByRole('textbox', { name: '对方或摘要含有' }).fill('利息');
  await rule.getByText('收入', { exact: true }).click();
  await rule.getByRole('combobox', { name: /^对方科目/ }).fill('504');
  await page.locator('.ant-select-dropdown:visible').getByText(/^504 /).first().click();
  await rule.getByRole('button', { name: '保存' }).click();
  await expect(rule).toBeHidden();

  await office.goTo('/ledger/bank/1');
  await office.button('勾对期初余额').click();
  await office.button('自动勾对（36 笔确定）').click();
  await expect(page.getByText('已勾对 36 笔')).toBeVisible();
  // The bank was a day or two later with these.
  for (let left = 2; left > 0; left -= 1) {
    await expect(page.locator('.treasury-suggestion')).toHaveCount(left);
    await page.locator('.treasury-suggestion').first().getByRole('button', { name: '勾对' }).click();
  }
  await expect(page.locator('.treasury-suggestion')).toHaveCount(0);
  await page.getByRole('checkbox', { name: '2026-06-21 123.45' }).check();
  await office.button('按规则做凭证（1）').click();
  await expect(page.getByText('已做 1 张凭证草稿')).toBeVisible();
  const drafted = (await cashier.ledger.vouchers({ accountSetId: SET, status: 'draft' })).rows.map((row) => row.voucherId);
  for (const voucherId of drafted) {
    await cashier.ledger.submitVoucher({ voucherId });
    await accountant.ledger.reviewVoucher({ voucherId });
  }
  await accountant.ledger.postVouchers({ voucherIds: drafted });
  await office.button('自动勾对（1 笔确定）').click();
  await expectBooks(year, ALL);

  for (const at of monthsOf2026.slice(0, -1)) {
    const { reconciliationId } = await cashier.treasury.prepareReconciliation({ treasuryAccountId: id<'treasuryAccount'>(1), month: at });
    await reviewer.treasury.signReconciliation({ reconciliationId });
  }
  await office.goTo('/ledger/bank/1/reconciliation/2026-12');
  await expect(page.getByText('调节后相等', { exact: true }).first()).toBeVisible();
  await office.button('编制').click();
  await expect(page.getByText('待签字', { exact: true }).first()).toBeVisible();
  await office.sit('reviewer');
  await office.goTo('/ledger/bank/1/reconciliation/2026-12');
  await office.button('签字确认').click();
  await expect(page.getByText('已签字', { exact: true }).first()).toBeVisible();
  const paper = await onPaper(office, '/print/bank-reconciliation/1/2026-12');
  const adjusted = balanceOf('10201') + linesOf(INTEREST_WAITING)[0]!.debit;
  expect(paper.split(yuan(adjusted)).length - 1).toBe(2);
  expect(paper).toContain('开支票付房屋修缮');
  expect(paper).toContain('234.56');
}

async function closeMonths({ office, accountant }: Year): Promise<void> {
  const { page } = office;
  await office.sit('accountant');
  await office.openPage('集体经济账', '会计期间');
  for (const at of monthsOf2026.slice(0, -1)) {
    await office.rows('会计期间', at).getByRole('button', { name: '结账', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: `${at} 结账` });
    await expect(dialog.getByText('各银行账户的余额调节表已由两人签字：通过')).toBeVisible();
    await dialog.getByRole('button', { name: '结账', exact: true }).click();
    await expect(office.rows('会计期间', at).getByText('已结账')).toBeVisible();
  }
  const periods = await accountant.ledger.periods({ accountSetId: SET });
  expect(periods.filter((period) => period.status === 'closed' && period.month >= '2026-01').map((period) => period.month).toSorted()).toEqual(monthsOf2026.slice(0, -1));
}

/** Income less expenses of the papers, in fen. */
const netOfYear = (): number => -balanceOf('5');
const reserveOfYear = (): number => Math.round((netOfYear() * RESERVE_PERCENT) / 100);

async function closeYear({ office, accountant }: Year): Promise<void> {
  const { page } = office;
  await office.goTo('/ledger/year-end?year=2026');
  await office.button('修改').click();
  const charter = office.dialog('章程分配规则');
  await charter.getByRole('spinbutton', { name: /公积公益金提取比例/ }).fill(String(RESERVE_PERCENT));
  await charter.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('提取公积公益金 20%')).toBeVisible();
  const reserve = page.getByRole('textbox', { name: '提取公积公益金' });
  await expect(reserve).toHaveValue(yuan(reserveOfYear()));
  await page.getByRole('textbox', { name: '向成员分配' }).fill(String(MEMBERS_YUAN));
  await page.getByRole('textbox', { name: '决议文号、名称' }).fill('成员大会〔2026〕9号');
  await page.getByRole('textbox', { name: '决议日期' }).fill('20261228');
  await page.getByRole('textbox', { name: '方案公示开始日' }).fill('20261215');
  await office.button('编制年终结账').click();
  await expect(page.getByText('已编制，待复核', { exact: true }).first()).toBeVisible();
  await expect(office.button('复核通过')).toHaveCount(0);
  await office.sit('reviewer');
  await office.goTo('/ledger/year-end?year=2026');
  await office.button('复核通过').click();
  await expect(page.getByText('已复核，待记账', { exact: true }).first()).toBeVisible();
  await office.sit('accountant');
  await office.goTo('/ledger/year-end?year=2026');
  await office.button('记账并结转下年').click();
  await page.getByRole('dialog').getByRole('button', { name: '记账并结转下年' }).click();
  await expect(page.getByText('12 月已锁定，各科目余额已结转下年。')).toBeVisible();

  const balance = await accountant.ledger.trialBalance({ accountSetId: SET, month: month('2026-12'), level: 6, withEmpty: true });
  const at = (code: string): number => balance.rows.filter((row) => row.code === code).reduce((sum, row) => sum + row.closing.debitFen - row.closing.creditFen, 0);
  expect(balance.rows.filter((row) => /^(5|321|32201)/.test(row.code) && row.closing.debitFen !== row.closing.creditFen)).toEqual([]);
  expect(at('32202')).toBe(balanceOf('32202') - netOfYear() + reserveOfYear() + MEMBERS_YUAN * 100);
  expect(at('31101')).toBe(balanceOf('31101') - reserveOfYear());
  expect(at('113')).toBe(balanceOf('113') - MEMBERS_YUAN * 100);
  expect((await accountant.ledger.periods({ accountSetId: SET })).find((period) => period.month === '2026-12')?.status).toBe('closed');
}

/** 60,000 by 333.3333 shares: 18,000.18, 36,000.36 and 5,999.46; the last fen goes to the largest remainder. */
async function divide({ office, accountant }: Year): Promise<void> {
  const { page } = office;
  await office.sit('cashier');
  await office.openPage('集体经济账', '成员分红');
  await office.button('编制分红').first().click();
  const form = office.dialog('编制分红');
  await fillDay(office, '编制分红', '登记日', '2026-12-31');
  await form.getByRole('textbox', { name: '分红总额' }).fill(String(MEMBERS_YUAN));
  await form.getByRole('textbox', { name: '决议文号' }).fill('成员大会〔2026〕9号');
  // The year-end has put all of it on 内部往来 in one sum; the run takes it apart by household.
  await form.getByRole('combobox', { name: /^计提借方科目/ }).click();
  // The list opens at the account that is chosen; 113 stands above it.
  const accounts = page.locator('.ant-select-dropdown:visible');
  await accounts.hover();
  await page.mouse.wheel(0, -3000);
  await accounts.getByText(/^113 /).first().click();
  await form.getByRole('button', { name: '编制分红' }).click();
  await office.rows('成员分红', '已编制').click();
  await expect(page.getByRole('heading', { level: 1, name: '2026 成员分红' })).toBeVisible();
  const address = await addressOf(office);
  await office.sit('reviewer');
  await office.goTo(address);
  await office.button('复核通过').click();
  await expect(office.button('复核通过')).toHaveCount(0);
  await office.sit('accountant');
  await office.goTo(address);
  await office.button('计提记账').click();
  await fillDay(office, '计提记账', '记账日期', '2027-01-12');
  await office.dialog('计提记账').getByRole('button', { name: '计提记账' }).click();
  await expect(page.getByText('已计提', { exact: true }).first()).toBeVisible();
  const paper = await onPaper(office, address.replace('/ledger/dividends/', '/print/dividend-roster/'));
  for (const [head, amount] of [['赵大山', '18,000.00'], ['钱大山', '36,000.00'], ['孙大山', '6,000.00']] as const) expect(paper).toMatch(new RegExp(`${head}.*\\s${amount.replace('.', '\\.')}`));
  const balance = await accountant.ledger.trialBalance({ accountSetId: SET, month: month('2027-01'), level: 6, withEmpty: true });
  expect(balance.equal).toEqual({ opening: true, turnover: true, closing: true });
}

/** Row → fen, as the papers say. */
function statementFigures(): { sheet: Readonly<Record<string, readonly [number, number]>>; income: Readonly<Record<string, number>> } {
  const after = (code: string, more = 0): [number, number] => [balanceOf(code) + more, balanceOf(code, [])];
  const plus = (...pairs: (readonly [number, number])[]): [number, number] => [pairs.reduce((sum, pair) => sum + pair[0], 0), pairs.reduce((sum, pair) => sum + pair[1], 0)];
  const minus = ([a, b]: readonly [number, number]): [number, number] => [-a, -b];
  const members = MEMBERS_YUAN * 100;
  return {
    sheet: {
      货币资金: plus(after('101'), after('102')), 应收款项: after('112'), 在建工程: after('153'),
      应付款项: minus(after('211', -members)), 公积公益金: minus(after('311', -reserveOfYear())), 未分配收益: [-balanceOf('322') + netOfYear() - reserveOfYear() - members, -balanceOf('322', [])],
      资产总计: plus(after('1')),
    },
    income: {
      '一、经营收入': -balanceOf('501'), '加：投资收益': -balanceOf('502'), 补助收入: -balanceOf('503'), '减：经营支出': balanceOf('511'), 税金及附加: balanceOf('512'), 管理费用: balanceOf('513'),
      '加：其他收入': -balanceOf('504'), '减：公益支出': balanceOf('514'), 年初未分配收益: -balanceOf('322', []), 提取公积公益金: reserveOfYear(), 向成员分配: members, '六、年末未分配收益': -balanceOf('322') + netOfYear() - reserveOfYear() - members,
    },
  };
}

async function readStatements({ office }: Year): Promise<void> {
  const { page } = office;
  const { sheet, income } = statementFigures();
  await office.openPage('集体经济账', '会计报表');
  for (const [key, name] of [['balance-sheet-2023', '资产总计'], ['income-distribution-2023', '五、可分配收益']] as const) {
    await office.goTo(`/ledger/statements?statement=${key}&month=2026-12`);
    await expect(page.getByText(name).first()).toBeVisible();
    await expect(page.getByText('勾稽相符')).toHaveCount(2);
    await expect(page.getByText('勾稽不符')).toHaveCount(0);
  }
  const at = (pdf: string, label: string, ...amounts: number[]): void => {
    expect(pdf.replaceAll(/[ \t]+/g, ' ')).toMatch(new RegExp(`${label}[^\\d\\n-]*${amounts.map((amount) => yuan(amount).replaceAll('.', '\\.')).join(' ')}(?![\\d,])`));
  };
  const sheetPaper = await onPaper(office, '/print/statement/1/balance-sheet-2023/2026-12/-');
  for (const [label, amounts] of Object.entries(sheet)) at(sheetPaper, label, ...amounts);
  expect(sheetPaper).not.toContain('不符');
  const incomePaper = await onPaper(office, '/print/statement/1/income-distribution-2023/2026-12/-');
  for (const [label, amount] of Object.entries(income)) at(incomePaper, label, amount);
  expect(incomePaper).not.toContain('不符');
}

async function putUpBoard({ office }: Year): Promise<void> {
  const { page } = office;
  await office.goTo('/ledger/disclosure');
  await office.button('编制公开表').first().click();
  await fillDay(office, '编制公开表', '月份', '2026-12');
  await office.dialog('编制公开表').getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /2026/ })).toBeVisible();
  const address = await addressOf(office);
  await office.button('送审').click();
  await expect(page.getByText('已送审', { exact: true }).first()).toBeVisible();
  await office.sit('reviewer');
  await office.goTo(address);
  await office.button('审核通过').click();
  await office.dialog('审核通过').getByRole('textbox', { name: '审核意见' }).fill('属实，同意公开');
  await office.dialog('审核通过').getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已审核', { exact: true }).first()).toBeVisible();
  await office.sit('cashier');
  await office.goTo(address);
  await office.button('登记张贴').click();
  await office.dialog('登记张贴').getByRole('textbox', { name: '张贴地点' }).fill('居委会公开栏');
  await office.dialog('登记张贴').getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('公开中', { exact: true }).first()).toBeVisible();
  const paper = await onPaper(office, address.replace('/ledger/disclosure/', '/print/disclosure/'));
  expect(paper).toContain('开支票付房屋修缮');
  expect(paper).toContain('9,500.00');
  expect(paper).not.toContain('不符');
}
