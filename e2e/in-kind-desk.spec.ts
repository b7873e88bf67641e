/**
 * Handing out goods at the desk against signatures, from the delivery to the count after it: rice and oil are taken in and accepted by another
 * person, the roster says what each gets, and every tick takes it out of stock: person by person, one by proxy, one mistake undone; the rest did not
 * come. The roster is printed, put through a scanner (rasterised), and scanned back with one page missing
 * first; only when every page of those who were paid is there does the batch close.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openStockRoom } from '#electron/testing/stock-room.ts';
import { furnishWelfare } from '#electron/testing/welfare-office.ts';
import { scanPage } from '#electron/testing/scan-page.ts';
import { queryOffice } from '#electron/testing/office-files.ts';
import { expect, SEPTEMBER, test, type Office } from './fixtures.ts';
import { pdfText } from './paper.ts';
import { fen } from '#shared/money.ts';

const run = promisify(execFile);
const NAMES = ['张大海', '李秀英', '王建国', ...Array.from({ length: 42 }, (_, at) => `赵${'一二三四五六七八九十'.charAt(at % 10)}${'甲乙丙丁戊'.charAt(Math.floor(at / 10))}`)];
const DPI = 150;

/** What a scanner makes of the printed pages: one JPEG each. */
async function scanned(office: Office, folder: string): Promise<Buffer[]> {
  await expect(office.page.locator('body[data-print-ready]')).toBeAttached({ timeout: 30_000 });
  await writeFile(join(folder, 'roster.pdf'), await office.page.pdf({ preferCSSPageSize: true, printBackground: true }));
  await run('pdftoppm', ['-r', String(DPI), '-jpeg', join(folder, 'roster.pdf'), join(folder, 'page')]);
  return Promise.all(['1', '2', '3'].map((page) => readFile(join(folder, `page-${page}.jpg`))));
}

/** A PDF as scanners write them: one picture to a page, here put in upside down. */
function scanPdf(jpeg: Buffer): Buffer {
  const [width, height] = [Math.round((297 / 25.4) * DPI), Math.round((210 / 25.4) * DPI)];
  const draw = '842 0 0 595 0 0 cm /Im Do';
  const objects: Buffer[] = [
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /Rotate 180 /MediaBox [0 0 842 595] /Contents 4 0 R /Resources << /XObject << /Im 5 0 R >> >> >>', `<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`,
  ].map((text) => Buffer.from(text, 'latin1'));
  objects.push(Buffer.concat([Buffer.from(`<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`, 'latin1'), jpeg, Buffer.from('\nendstream', 'latin1')]));
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n', 'latin1')];
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(Buffer.concat(parts).length);
    parts.push(Buffer.from(`${index + 1} 0 obj\n`, 'latin1'), object, Buffer.from('\nendobj\n', 'latin1'));
  }
  const start = Buffer.concat(parts).length;
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(parts);
}

test('goods at the desk: taken in, given one by one, scanned back page by page, tied out and closed', async ({ openSeeded }) => {
  test.setTimeout(480_000);
  const folder = await mkdtemp(join(tmpdir(), 'huilin-scan-'));
  const office = await openSeeded(async (made) => {
    const welfare = await furnishWelfare(made, NAMES.map((name, at) => ({ name, birthDate: `19${40 + (at % 20)}-01-01`, account: null })));
    const { accountSetId } = await made.sql.selectFrom('programmes').select('accountSetId').executeTakeFirstOrThrow();
    const room = await openStockRoom(made, accountSetId);
    const [rice, oil] = [await room.item('DM', '大米', '袋'), await room.item('HSY', '花生油', '桶')];
    // 100 yuan: a bag of rice that counts for 60, a bottle of oil that counts for 40.
    const w10 = await welfare.addProgramme({ code: 'W10', form: 'inKind', content: { cashAccountCode: '121', expenseAccountCode: '5140401', baskets: [{ standardFen: fen(10_000), items: [{ itemId: rice, quantityCenti: 100, priceFen: fen(6_000) }, { itemId: oil, quantityCenti: 100, priceFen: fen(4_000) }] }] } });
    await welfare.approve(await welfare.generate(w10, '2026-09', { payBy: 'cash' }));
  });
  const { page } = office;
  const tab = async (name: string): Promise<void> => { await page.getByRole('tab', { name }).click(); };
  const drop = (files: readonly { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> => page.getByRole('region', { name: '扫描归档' }).locator('input[type=file]').setInputFiles([...files]);
  let sheets: Buffer[] = [];

  await test.step('without the goods the desk does not begin; the batch says what is missing', async () => {
    await office.sit('cashier');
    await office.openPage('福利发放', '发放批次');
    await office.rows('发放批次', 'W10-202609-1').click();
    const card = page.getByRole('region', { name: '发放物品' });
    await expect(card).toContainText('每人 大米 1 袋、花生油 1 桶');
    await expect(card).toContainText('大米 还要发 45 袋，库存 0 袋 还差 45 袋');
    await office.button('窗口发放').click();
    const search = page.getByRole('searchbox', { name: '谁来领' });
    await search.fill('张大海');
    await expect(page.locator('.desk-person.chosen')).toContainText('大米 1 袋、花生油 1 桶');
    await search.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: '库存不够' })).toContainText('大米要 45 袋，可用 0 袋，还差 45 袋');
  });

  await test.step('the clerk takes in what was delivered; it counts when the reviewer has accepted it', async () => {
    await office.sit('clerk');
    await office.openPage('福利发放', '库存物资');
    await office.button('填入库单').click();
    const dialog = office.dialog('填入库单');
    await dialog.getByRole('textbox', { name: '供货单位' }).fill('惠民粮油店');
    await dialog.getByRole('textbox', { name: '票据号码' }).fill('20260907');
    await dialog.getByRole('button', { name: '加一行' }).click();
    for (const [at, [name, quantity, amount]] of ([['DM 大米', '45', '2700'], ['HSY 花生油', '45', '1845']] as const).entries()) {
      const line = dialog.getByRole('group', { name: `第 ${at + 1} 行` });
      await office.choose(line.getByRole('combobox', { name: '物资' }), name);
      await line.getByRole('spinbutton', { name: '数量' }).fill(quantity);
      await line.getByRole('textbox', { name: '金额' }).fill(amount);
    }
    await expect(dialog).toContainText('合计 4,545.00');
    await office.choose(dialog.getByRole('combobox', { name: /^对方科目/ }), /^21101 /);
    await dialog.getByRole('button', { name: '提交验收' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '入库单 RK2026-001' })).toBeVisible();
    await expect(office.button('验收')).toHaveCount(0);
    await office.sit('reviewer');
    await office.openPage('福利发放', '库存物资');
    await tab('单据');
    await office.rows('单据', 'RK2026-001').click();
    await office.button('验收').click();
    await page.getByRole('dialog').getByRole('button', { name: '验收', exact: true }).click();
    await expect(page.locator('.page-head').getByText('已验收')).toBeVisible();
    await office.button('打印单据').click();
    const slip = await pdfText(page);
    expect(slip).toMatch(/物资入库单/);
    expect(slip).toMatch(/肆仟伍佰肆拾伍元整/);
    await office.button('返回').click();
  });

  await test.step('the cashier prints the roster: what each gets, and a code on every page', async () => {
    await office.sit('cashier');
    await office.goTo('/disbursement/1');
    await office.button('打印花名册').click();
    await office.dialog('打印花名册').getByRole('button', { name: '预览打印' }).click();
    const text = await pdfText(page);
    for (const at of [1, 2, 3]) expect(text).toMatch(new RegExp(`第\\s*${at}\\s*页\\s+共\\s*3\\s*页\\s+W10-202609-1 第 1 号名册\\s+校验码 [2-9A-Z]{10}`));
    expect(text.match(/大米 1 袋/g)).toHaveLength(45);
    await expect(page.locator('.roster-code svg')).toHaveCount(3);
    sheets = await scanned(office, folder);
    await office.button('返回').click();
  });

  await test.step('at the desk: one by name, one by initials and proxy, one by mistake', async () => {
    await office.button('窗口发放').click();
    const search = page.getByRole('searchbox', { name: '谁来领' });
    await search.fill('张大海');
    await expect(page.getByText('张大海').first()).toBeVisible();
    await search.press('Enter');
    await expect(page.getByText('已发：张大海　大米 1 袋、花生油 1 桶')).toBeVisible();
    await search.fill('lxy');
    await expect(page.locator('.desk-person.chosen')).toContainText('李秀英');
    await search.press('F2');
    const proxy = office.dialog('代领：李秀英');
    await proxy.getByRole('textbox', { name: '代领人', exact: true }).fill('王小宝');
    await proxy.getByRole('textbox', { name: '关系' }).fill('女婿');
    await proxy.getByRole('textbox', { name: '代领人身份证后四位' }).fill('123x');
    await proxy.getByRole('textbox', { name: '代领原因' }).fill('本人住院');
    await proxy.getByRole('button', { name: '已交给代领人' }).click();
    await expect(page.getByText('已发：李秀英　大米 1 袋、花生油 1 桶')).toBeVisible();
    // The box has the caret again: the next one is typed at once. The same proxy a second time is said.
    await expect(search).toBeFocused();
    await page.keyboard.type('王建国');
    await expect(page.locator('.desk-person.chosen')).toContainText('王建国');
    await search.press('F2');
    const again = office.dialog('代领：王建国');
    for (const [field, text] of [['代领人', '王小宝'], ['关系', '邻居'], ['代领人身份证后四位', '123x'], ['代领原因', '不在家']] as const) await again.getByRole('textbox', { name: field, exact: field === '代领人' }).fill(text);
    await again.getByRole('button', { name: '已交给代领人' }).click();
    await expect(page.getByText('已发：王建国　大米 1 袋、花生油 1 桶')).toBeVisible();
    await expect(page.getByText('这位代领人在这一批里已经代领 2 人，请核对委托。')).toBeVisible();
    const ticks = page.getByRole('region', { name: '已登记的领取' });
    await ticks.getByRole('row', { name: /王建国/ }).getByRole('button', { name: '撤销' }).click();
    await office.dialog('撤销：王建国').getByRole('textbox', { name: '理由' }).fill('登记错人');
    await office.dialog('撤销：王建国').getByRole('button', { name: '撤销', exact: true }).click();
    await expect(ticks.getByRole('row', { name: /王建国/ })).toHaveCount(0);
    await expect(page.getByRole('region', { name: '还要发的物品' })).toContainText('大米 还要发 43 袋，库存 43 袋 够发');
    await expect(ticks.getByRole('row', { name: /李秀英/ })).toContainText('王小宝（女婿，身份证尾号 123X，本人住院）');
  });

  await test.step('the day is booked; who did not come is listed and ended, the goods stay in stock', async () => {
    await office.button('日结记账').click();
    await office.dialog('日结记账').getByRole('button', { name: '记账', exact: true }).click();
    await expect(page.getByText('已记账 2 人 200.00')).toBeVisible();
    await office.button('打印未领名单').click();
    const list = await pdfText(page);
    expect(list).toContain('王建国');
    expect(list).not.toContain('李秀英');
    expect(list).toMatch(/合计\s+43 人/);
    await office.button('返回').click();
    await office.button('未领了结').click();
    const end = office.dialog('未领了结');
    await end.getByRole('textbox', { name: '理由' }).fill('通知三次未到');
    await end.getByRole('button', { name: '了结', exact: true }).click();
    await expect(page.getByText('这一批已经发完，不能再登记领取。')).toBeVisible();
    await office.button('返回批次').click();
  });

  await test.step('without the signed pages it is not closed; a page that nobody needs does not help', async () => {
    await office.button('关闭批次').click();
    await office.dialog('关闭批次').getByRole('button', { name: '关闭批次', exact: true }).click();
    await expect(office.dialog('关闭批次').getByRole('alert')).toContainText('签字页只收到 0 人的');
    await office.dialog('关闭批次').getByRole('button', { name: '取消' }).click();
    await tab('签字名册');
    await drop([{ name: '第二页.jpg', mimeType: 'image/jpeg', buffer: sheets[1]! }, { name: '第三页.jpg', mimeType: 'image/jpeg', buffer: sheets[2]! }]);
    await expect(page.getByText('已归档 2 页：1-2、1-3')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('已归档 2 页，共 3 页')).toBeVisible();
    await expect(page.getByText('还缺：第 1 页')).toBeVisible();
    await expect(page.getByText('已发的 2 人中，0 人的签字页已归档')).toBeVisible();
  });

  await test.step('a page twice and a page without a code are said so; the missing one comes as a PDF, upside down', async () => {
    await drop([{ name: '又是第二页.png', mimeType: 'image/jpeg', buffer: sheets[1]! }, { name: '空白.png', mimeType: 'image/png', buffer: scanPage('nothing on it') }]);
    await expect(page.getByRole('group', { name: '又是第二页.png' }).getByRole('alert')).toContainText('已经归档');
    await expect(page.getByRole('group', { name: '空白.png' })).toContainText('没有读到二维码', { timeout: 60_000 });
    await drop([{ name: '扫描件.pdf', mimeType: 'application/pdf', buffer: scanPdf(sheets[0]!) }]);
    await expect(page.getByText('已归档 3 页，共 3 页')).toBeVisible({ timeout: 90_000 });
    await expect(page.getByText('已发的 2 人中，2 人的签字页已归档')).toBeVisible();
  });

  await test.step('approved = out = signed = books; closed', async () => {
    await tab('对账');
    await expect(page.getByText('批准、发出、签字、账面都相符。')).toBeVisible();
    await office.button('关闭批次').click();
    await office.dialog('关闭批次').getByRole('button', { name: '关闭批次', exact: true }).click();
    await expect(page.locator('.page-head').getByText('已关闭', { exact: true })).toBeVisible();
    await tab('签字名册');
    await expect(page.getByText('第 1 号名册第 1 页')).toBeVisible();
    const [filed] = await queryOffice<{ n: number; scans: number }>(office.dataDir, 'select count(*) as n, count(distinct scanId) as scans from rosterFilings where withdrawnAt is null');
    expect(filed).toEqual({ n: 3, scans: 3 });
    const accounts = await queryOffice<{ code: string; netFen: number }>(office.dataDir, 'select a.code, sum(l.debitFen - l.creditFen) as netFen from voucherLines l join accounts a on a.id = l.accountId group by a.code having netFen <> 0 order by a.code');
    // The oil cost 41 a bottle and counts for 40: two handed out, two yuan more of expense, and 121 is what is in stock.
    expect(accounts).toEqual([{ code: '121', netFen: 454_500 - 20_000 - 200 }, { code: '21101', netFen: -884_500 }, { code: '5140401', netFen: 450_200 }]);
  });

  await test.step('the count after it: what nobody came for is there, but for one bottle', async () => {
    await office.sit('clerk');
    await office.openPage('福利发放', '库存物资');
    await expect(page.getByText('账实相符')).toBeVisible();
    await office.button('开盘点表').click();
    await office.dialog('开盘点表').getByRole('button', { name: '开表' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '盘点表 PD2026-001' })).toBeVisible();
    await office.button('打印盘点表').click();
    const sheet = await pdfText(page);
    expect(sheet).toMatch(/大米\s+袋\s+43/);
    expect(sheet).toContain('实盘数');
    await office.button('返回').click();
    await page.getByRole('spinbutton', { name: '实盘数 大米' }).fill('43');
    await page.getByRole('spinbutton', { name: '实盘数 花生油' }).fill('42');
    await page.getByRole('textbox', { name: '差异原因 花生油' }).fill('搬运打破一桶');
    await office.button('保存实盘数').click();
    await expect(page.getByText('盘亏 1 桶')).toBeVisible();
    await office.sit('reviewer');
    await office.goTo('/stock/paper/2');
    await office.button('审批盘点').click();
    await office.dialog('审批盘点 PD2026-001').getByRole('button', { name: '审批盘点' }).click();
    await expect(page.locator('.page-head').getByText('已审批')).toBeVisible();
    await office.openPage('福利发放', '库存物资');
    await expect(office.rows('物资', '花生油')).toContainText('42 桶');
    await expect(page.getByText('账实相符')).toBeVisible();
    await office.rows('物资', '花生油').click();
    await office.button('打印明细账').click();
    const ledger = await pdfText(page);
    expect(ledger).toMatch(/李秀英（王小宝代领）/);
    expect(ledger).toMatch(/盘亏\s+搬运打破一桶/);
    await office.button('返回').click();
  });
  expect(SEPTEMBER.slice(0, 7)).toBe('2026-09');
  await rm(folder, { recursive: true, force: true });
});
