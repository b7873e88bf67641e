/**
 * The main job from the empty folder to the last check, by the people who do it: roster, programme, batch, review, approval,
 * paper, bank, books, desk. What has to come out is worked out from the roster itself and from the database file.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { amountInCapitals } from '#shared/capital-amount.ts';
import { ageEffectiveOn, day } from '#shared/days.ts';
import { fen, formatYuan, parseYuan } from '#shared/money.ts';
import { queryOffice, readTable, writeTable } from '#electron/testing/office-files.ts';
import { rosterWithFaults, type RosterWithFaults } from '#electron/testing/roster-with-faults.ts';
import { ACCOUNTANT, CASHIER, CLERK, DIRECTOR, expect, PASSWORD, REVIEWER, test, type Office } from './fixtures.ts';
import { pdfText, sheetsOf } from './paper.ts';

const MONTH_START = day('2026-09-01');
/** The day after the week on the board. */
const AFTER_NOTICE = '2026-09-16T01:00:00.000Z';
const STANDARD = 10_000;
const COLUMN = { name: 2, birthDate: 5, residency: 14 } as const;
/** Rows of the file that are no people: title, source, header, total, signatures. */
const ROWS_AROUND = 5;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Names of everybody whom W01 pays in September, from the roster alone: sixty in this month or before, and registered. */
function entitledIn(roster: RosterWithFaults): string[] {
  const left = new Set(roster.faults.filter((fault) => fault.status === 'skip').map((fault) => fault.row));
  // Rows that were taken as they stood in the file; all others came in mended, as they should have been.
  const asInFile = new Map([[rowOf(roster, '15 位旧身份证号'), '1949-05-06']]);
  return roster.people.flatMap(({ row, cells }) => {
    const birth = day(asInFile.get(row) ?? String(cells[COLUMN.birthDate]));
    const entitled = !left.has(row) && ageEffectiveOn(birth, 60, 'monthOfBirthday') <= MONTH_START && cells[COLUMN.residency] !== '租户';
    return entitled ? [String(cells[COLUMN.name])] : [];
  });
}

function rowOf(roster: RosterWithFaults, what: string): number {
  const fault = roster.faults.find((each) => each.what === what);
  if (fault === undefined) throw new Error(`no fault “${what}” was planted`);
  return fault.row;
}

/** The returned rows with the right cells put back, the reasons left where they are. */
async function mend(roster: RosterWithFaults, returned: { name: string; bytes: Buffer }): Promise<Buffer> {
  const table = await readTable(returned.bytes, returned.name);
  expect(table.titles.at(-1)).toBe('退回原因');
  const rows = table.rows.map((cells) => {
    const right = roster.mended.get(Number(cells[0]) + 3);
    expect(right, `row ${cells[0]} was planted`).toBeDefined();
    expect(cells.at(-1)).not.toBe('');
    return [...(right ?? []).map((cell) => String(cell ?? '')), cells.at(-1) ?? ''];
  });
  return writeTable('退回', { titles: table.titles, rows });
}

async function compareFile(office: Office, name: string, buffer: Buffer): Promise<void> {
  const { page } = office;
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: XLSX, buffer });
  await office.button('下一步：逐行比对').click();
  await expect(office.rows('逐行比对').first()).toBeVisible({ timeout: 60_000 });
}

async function expectCounts(office: Office, counts: Readonly<Record<string, number>>): Promise<void> {
  for (const [status, count] of Object.entries(counts)) {
    await expect(office.page.getByText(count === 0 ? new RegExp(`^${status} \\d+$`) : `${status} ${count}`, { exact: true })).toHaveCount(count === 0 ? 0 : 1);
  }
}

/** The dialog of one step of the batch: nothing more to say, done. */
async function takeStep(office: Office, step: string): Promise<void> {
  await office.button(step).click();
  await office.dialog(step).getByRole('button', { name: step, exact: true }).click();
}

/** A batch's page by its address, and its status there. */
async function expectStatus(office: Office, status: string): Promise<void> {
  await expect(office.page.locator('.page-head').getByText(status, { exact: true })).toBeVisible();
}

interface RosterLine {
  readonly no: number;
  readonly name: string;
  readonly amount: string;
}

/** Rows of the printed roster: number, grid, head, name, sex, age, masked number, standard, months, amount. */
function linesOnPaper(sheet: string): RosterLine[] {
  return sheet.split('\n').flatMap((line) => {
    const cells = /^\s*(\d+)\s+\S+\s+\S+\s+(\S+)\s+[男女]\s+\d+\s+[\dX*]+\s+[\d,.]+\s+1\s+([\d,]+\.\d\d)\s/.exec(`${line} `);
    return cells === null ? [] : [{ no: Number(cells[1]), name: cells[2] ?? '', amount: cells[3] ?? '' }];
  });
}

/** The figures of a table with this row head, as the desk shows them. */
async function figuresOf(office: Office, card: string, rowHead: string): Promise<string[]> {
  const row = office.page.getByRole('region', { name: card, exact: true }).getByRole('row').filter({ has: office.page.getByRole('cell', { name: rowHead, exact: true }) });
  return (await row.getByRole('cell').allInnerTexts()).slice(1);
}

const fenOf = (yuan: string): number => {
  const parsed = parseYuan(yuan);
  return parsed.ok ? parsed.fen : Number.NaN;
};

test('from the empty folder to the checked books: roster, programme, batch, bank, ledger, desk', async ({ office }) => {
  test.setTimeout(300_000);
  const { page } = office;
  const roster = await rosterWithFaults({ withResidency: true });
  const entitled = entitledIn(roster);
  const total = fen(entitled.length * STANDARD);
  const planted = (status: string): number => roster.faults.filter((fault) => fault.status === status).length;

  await test.step('the office is set up, and five people get an account', async () => {
    await office.setUpWith([REVIEWER, DIRECTOR, ACCOUNTANT, CASHIER, CLERK]);
  });

  await test.step('the clerk imports the roster; what is wrong comes back, is mended and comes in', async () => {
    await office.openPage('居民户籍', '导入花名册');
    await compareFile(office, roster.fileName, roster.bytes);
    await expectCounts(office, { 全部: roster.people.length + ROWS_AROUND, 新增: roster.taken, 待确认: planted('review'), 不能导入: planted('reject'), 跳过: planted('skip') + ROWS_AROUND, 变更: 0 });
    await office.button(`导入 ${roster.taken} 人`).click();
    await expect(page.getByText('导入完成')).toBeVisible({ timeout: 60_000 });
    const returned = await office.download(office.button(`下载退回表（${roster.held} 行）`));
    const mended = await mend(roster, returned);

    await office.button('再导入一个文件').click();
    await compareFile(office, '改好的退回表.xlsx', mended);
    await expectCounts(office, { 新增: roster.held, 待确认: 0, 不能导入: 0 });
    await office.button(`导入 ${roster.held} 人`).click();
    await expect(page.getByText('导入完成')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('row', { name: `新增居民 ${roster.held} 人` })).toBeVisible();
    const [people] = await queryOffice<{ n: number }>(office.dataDir, 'select count(*) as n from residents');
    expect(people?.n).toBe(roster.people.length - planted('skip'));
  });

  await test.step('the grain and oil subsidy is set up from its template and put in force by a resolution', async () => {
    await office.openPage('福利发放', '福利项目');
    await office.button('新建项目').first().click();
    const dialog = office.dialog('新建项目');
    await office.choose(dialog.getByRole('combobox', { name: /^从现成的开始/ }), /^W01 /);
    await dialog.getByRole('button', { name: '建立并起草标准' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '起草标准：粮油补贴' })).toBeVisible();
    await expect(page.getByRole('textbox', { name: '从哪个月起' })).toHaveValue('2026-09');
    await page.getByRole('textbox', { name: '决议文号' }).fill('西后楼〔2026〕8号');
    await page.getByRole('textbox', { name: '决议日期' }).fill('20260820');
    await page.getByRole('textbox', { name: '决议名称' }).fill('关于发放粮油补贴的决议');
    await office.button('保存草稿').click();
    await office.button('生效').click();
    await office.dialog('生效').getByRole('button', { name: '生效' }).click();
    await expect(page.getByText('生效中')).toBeVisible();
  });

  let address = '';
  await test.step('the clerk generates the batch of September and submits it', async () => {
    await office.openPage('福利发放', '发放批次');
    await office.button('生成批次').first().click();
    const dialog = office.dialog('生成批次');
    await office.choose(dialog.getByRole('combobox', { name: /^项目/ }), 'W01 粮油补贴');
    await dialog.getByRole('button', { name: '生成', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: '粮油补贴 2026年9月' })).toBeVisible({ timeout: 30_000 });
    address = new URL(page.url()).hash.slice(1);
    await expect(page.getByText(`应发 ${entitled.length} 人 ${formatYuan(total)} 元`)).toBeVisible();
    await expect(office.button('审核通过')).toHaveCount(0);
    await takeStep(office, '提交审核');
    await expectStatus(office, '待审核');
  });

  await test.step('a second person reviews; the list hangs on the board for a week, masked', async () => {
    await office.change(REVIEWER);
    await office.goTo(address);
    await takeStep(office, '审核通过');
    await expectStatus(office, '已审核');
    await office.change(CLERK);
    await office.goTo(address);
    await office.button('拟公示').click();
    await expect(page.getByRole('heading', { level: 1, name: '关于粮油补贴（2026年9月）发放名单的公示' })).toBeVisible();
    await takeStep(office, '张贴');
    await expectStatus(office, '公示中');
    await office.button('打印公示').click();
    const sheets = await pdfText(page);
    expect(sheets).toContain(`共 ${entitled.length} 人`);
    expect(sheets).not.toMatch(/\d{15,}|(?<!\d)1[3-9]\d{9}(?!\d)/);
    expect(entitled.filter((name) => sheets.includes(name))).toEqual([]);
    await office.button('返回').click();
    await office.change(DIRECTOR);
    await office.goTo(address);
    await expect(page.getByText('公示中，贴到 2026-09-15 当天结束，第二天起可以审批。')).toBeVisible();
    await expect(office.button('审批')).toHaveCount(0);
  });

  await test.step('when it has run, a third person approves with the password again', async () => {
    await office.comeBackOn(AFTER_NOTICE);
    await office.signIn(DIRECTOR);
    await office.goTo(address);
    await takeStep(office, '审批');
    await office.dialog('请再输一次密码').getByRole('textbox', { name: '密码' }).fill(PASSWORD);
    await office.dialog('请再输一次密码').getByRole('button', { name: '确定' }).click();
    await expectStatus(office, '已审批');
  });

  await test.step('the roster on paper: everybody once, sums by page, running and in all', async () => {
    await office.button('打印花名册').click();
    await office.dialog('打印花名册').getByRole('button', { name: '预览打印' }).click();
    const sheets = sheetsOf(await pdfText(page));
    const lines = sheets.map(linesOnPaper);
    expect(lines.flat().map((line) => line.name).toSorted()).toEqual(entitled.toSorted());
    expect(lines.flat().map((line) => line.no)).toEqual(entitled.map((_, at) => at + 1));
    let running = 0;
    for (const [at, sheet] of sheets.entries()) {
      const here = lines[at] ?? [];
      const sum = here.reduce((all, line) => all + fenOf(line.amount), 0);
      running += sum;
      const persons = lines.slice(0, at + 1).flat().length;
      expect(sheet).toMatch(new RegExp(`本页小计\\s+${here.length} 人\\s+${formatYuan(fen(sum))}`));
      expect(sheet).toMatch(new RegExp(`累计\\s+${persons} 人\\s+${formatYuan(fen(running))}`));
      expect(sheet).toMatch(new RegExp(`第 ${at + 1} 页\\s+共 ${sheets.length} 页`));
    }
    expect(sheets.at(-1)).toMatch(new RegExp(`合计\\s+${entitled.length} 人\\s+${formatYuan(total)}\\s+大写：(人民币)?${amountInCapitals(total)}`));
    await office.button('返回').click();
  });

  const failed = [3, 4, 5];
  await test.step('the cashier makes the bank’s file, and loads its answer with three failures', async () => {
    await office.change(CASHIER);
    await office.goTo(address);
    await office.button('生成银行文件').click();
    const exporting = office.dialog('生成银行文件');
    await office.choose(exporting.getByRole('combobox', { name: /^银行格式/ }), /GB18030/);
    await expect(exporting.getByText('没有发现问题')).toBeVisible();
    await exporting.getByRole('button', { name: '生成文件' }).click();
    const file = await office.download(exporting.getByRole('button', { name: '保存到电脑' }));
    await exporting.getByRole('button', { name: '关闭' }).click();
    const [titles, ...rows] = new TextDecoder('gb18030', { fatal: true }).decode(file.bytes).trimEnd().split('\r\n').map((line) => line.split(','));
    expect(titles).toEqual(['序号', '户名', '账号', '金额', '开户行', '用途', '备注']);
    expect(rows.map((cells) => cells[1] ?? '').toSorted()).toEqual(entitled.toSorted());
    expect(rows.reduce((sum, cells) => sum + fenOf(cells[3] ?? ''), 0)).toBe(total);
    expect(new Set(rows.map((cells) => cells[2])).size).toBe(rows.length);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(file.bytes)).toThrow();

    const answer = [
      ['备注', '户名', '账号', '金额', '处理结果', '失败原因'],
      ...rows.map((cells, at) => [cells[6], cells[1], cells[2], cells[3], failed.includes(at) ? '失败' : '成功', failed.includes(at) ? '账户状态异常' : '']),
    ];
    await office.button('导入回盘').click();
    const loading = office.dialog('导入回盘');
    await loading.locator('input[type=file]').setInputFiles({ name: '回盘.csv', mimeType: 'text/csv', buffer: Buffer.from(answer.map((cells) => cells.join(',')).join('\r\n')) });
    await expect(loading.getByText(`失败 ${failed.length} 人 ${formatYuan(fen(failed.length * STANDARD))}`)).toBeVisible();
    await loading.getByRole('button', { name: '导入', exact: true }).click();
    await expect(loading.getByText('回盘已导入，凭证已记。')).toBeVisible();
    await loading.getByRole('button', { name: '关闭' }).click();
    await expectStatus(office, '已发放');
  });
  const paid = fen(total - failed.length * STANDARD);

  await test.step('the books are balanced, voucher by voucher and in all', async () => {
    await office.change(ACCOUNTANT);
    await office.goTo('/ledger/balances?month=2026-09');
    for (const equality of ['✓ 期初平衡', '✓ 发生额平衡', '✓ 期末平衡']) await expect(page.getByText(equality)).toBeVisible();
    const vouchers = await queryOffice<{ status: string; debitFen: number; creditFen: number }>(
      office.dataDir,
      'select v.status, sum(l.debitFen) as debitFen, sum(l.creditFen) as creditFen from vouchers v join voucherLines l on l.voucherId = v.id group by v.id order by v.id',
    );
    // Accrued on approval; paid as sent; what the bank gave back is owed again.
    expect(vouchers.map((voucher) => voucher.debitFen)).toEqual([total, total, total - paid]);
    for (const voucher of vouchers) expect(voucher).toEqual({ status: 'posted', debitFen: voucher.creditFen, creditFen: voucher.creditFen });
    const accounts = await queryOffice<{ code: string; netFen: number }>(
      office.dataDir,
      'select a.code, sum(l.debitFen - l.creditFen) as netFen from voucherLines l join accounts a on a.id = l.accountId group by a.code having netFen <> 0 order by a.code',
    );
    expect(accounts).toEqual([{ code: '10201', netFen: -paid }, { code: '21101', netFen: paid - total }, { code: '5140101', netFen: total }]);
  });

  await test.step('the desk shows what the database file holds', async () => {
    await office.change(DIRECTOR);
    await office.openPage('工作台');
    const [money] = await queryOffice<{ approved: number; paid: number }>(office.dataDir, `
      select sum(l.amountFen) as approved, sum(l.paidFen) as paid from batchLines l join batches b on b.id = l.batchId
      where b.benefitMonth = '2026-09' and b.status in ('approved', 'paying', 'paid', 'closed') and l.status not in ('removed', 'cancelled', 'held')`);
    expect(money).toEqual({ approved: total, paid });
    await expect(page.getByRole('region', { name: '福利发放', exact: true })).toBeVisible();
    expect((await figuresOf(office, '福利发放', '2026-09')).map(fenOf)).toEqual([total, total, paid]);
    const [people] = await queryOffice<{ living: number; old: number }>(office.dataDir, `
      select count(*) as living, sum(birthDate <= '1936${AFTER_NOTICE.slice(4, 10)}') as old from residents where status = 'living'`);
    await expect(page.getByText(`在册 ${people?.living} 人`)).toBeVisible();
    expect((await figuresOf(office, '人口', '90岁及以上')).at(-1)).toBe(String(people?.old));
    const [fund] = await queryOffice<{ welfareFen: number }>(office.dataDir, `
      select sum(l.debitFen - l.creditFen) as welfareFen from voucherLines l join accounts a on a.id = l.accountId join vouchers v on v.id = l.voucherId
      where a.code like '514%' and v.status = 'posted'`);
    expect(fund?.welfareFen).toBe(total);
    await expect(page.getByRole('region', { name: '集体收支', exact: true }).getByText(formatYuan(total)).first()).toBeVisible();
  });

  await test.step('everything is proved once more, on the screen and from outside', async () => {
    await office.openPage('系统管理', '数据核对');
    await office.button('核对全部数据').click();
    await expect(page.getByText('全部一致，没有发现改动。')).toBeVisible({ timeout: 60_000 });
    await page.goto('about:blank');
    await office.host.stop();
    const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, '..', 'dist', 'cli', 'huilin.js'), 'verify', '--data', office.dataDir, '--json'], {
      env: { ...process.env, HUILIN_NOW: AFTER_NOTICE, HUILIN_USER: DIRECTOR.userName, HUILIN_PASSWORD: PASSWORD },
    });
    expect(JSON.parse(stdout)).toMatchObject({ sound: true, faults: [], keyed: true });
  });
});
