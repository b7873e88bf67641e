/** A case of the relief fund by the people who do it: gift and money set aside, application, two bills of which one was used before, visit, panel, notice, decision, batch, payment, and a statement that ties. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { person, idNumberOf } from '#electron/testing/people.ts';
import { TEST_PASSWORD, type TestOffice } from '#electron/testing/open-test-office.ts';
import { openReliefBooks } from '#electron/testing/relief-books.ts';
import { day } from '#shared/days.ts';
import { expect, Host, test, type Office, type SeededOffice } from './fixtures.ts';
import { pdfText } from './paper.ts';

/** The notice hangs from the 8th to the 15th; the case is decided on the 21st. */
const AFTER_THE_NOTICE = '2026-09-21T01:00:00.000Z';
const HIDDEN = '肺部肿瘤';

/** Two people with accounts, the fund, and an earlier case whose invoice is known. */
async function seed(office: TestOffice): Promise<void> {
  const { residents } = office.as('clerk');
  const since = day('2015-01-01');
  const add = async (name: string, birthDate: string, n: number, number: string) => (await residents.saveResident({
    residentId: null, version: null, since, person: person(name, { birthDate: day(birthDate), idNumber: idNumberOf(birthDate, n) }), place: { as: 'head', household: { address: `${n}号楼1单元101室` } },
    facts: [{ fact: 'residency', value: 'registered', validFrom: since }], bankAccount: { number, bankName: '青岛农商银行' },
  })).residentId;
  await add('周海棠', '1961-04-05', 11, '6217000000000000012');
  const earlier = await add('吴先前', '1950-02-03', 13, '6217000000000000020');
  const { programmeId } = await openReliefBooks(office);
  const made = await office.as('clerk').applications.register({ programmeId, applicantId: earlier, beneficiaryId: earlier, receivedOn: day('2026-08-20'), consent: true, form: { situation: '住院' } });
  await office.as('clerk').relief.addBill({
    applicationId: made.applicationId, hospital: '青岛市立医院', invoiceNo: 'QD 2026-0001', billedOn: day('2026-08-01'), dischargedOn: null, totalFen: 2_000_000, pooledFen: 0, criticalFen: 0, assistanceFen: 0, commercialFen: 0, otherFen: 0, excludedFen: 0,
  });
}

async function pick(office: Office, label: string, name: string): Promise<void> {
  const box = office.page.getByRole('dialog').getByRole('combobox', { name: label });
  await box.fill(name);
  await office.page.locator('.ant-select-dropdown:visible').getByText(name).first().click();
}
const field = (office: Office, label: string) => office.page.getByRole('dialog').getByLabel(label, { exact: false }).first();
const save = (office: Office, button = '保存') => office.page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
const gone = (office: Office) => expect(office.page.getByRole('dialog')).toHaveCount(0);

async function recordMove(office: Office, kind: string, amount: string, docRef: string, donor?: string): Promise<void> {
  await office.button('登记收支').click();
  await office.choose(office.page.getByRole('dialog').getByRole('combobox', { name: '类别' }), kind);
  await field(office, '金额').fill(amount);
  if (donor !== undefined) await field(office, '捐赠人（单位）').fill(donor);
  await field(office, '依据').fill(docRef);
  await save(office);
  await gone(office);
}

async function enterBill(office: Office, invoiceNo: string, total: string, pooled: string): Promise<void> {
  await office.button('录入票据').click();
  await field(office, '医院').fill('青岛市立医院');
  await field(office, '发票号').fill(invoiceNo);
  await field(office, '票据日期').fill('2026-08-01');
  await field(office, '总费用').fill(total);
  await field(office, '统筹支付').fill(pooled);
  await save(office);
}

/** A batch of the open claims, reviewed, approved, sent to the bank and answered by it. */
async function payByBank(office: SeededOffice): Promise<void> {
  const { page } = office;
  const step = async (name: string, status: string): Promise<void> => {
    await office.button(name).click();
    await office.dialog(name).getByRole('button', { name, exact: true }).click();
    if (name === '审批') {
      await office.dialog('请再输一次密码').getByRole('textbox', { name: '密码' }).fill(TEST_PASSWORD);
      await office.dialog('请再输一次密码').getByRole('button', { name: '确定' }).click();
    }
    await expect(page.locator('.page-head').getByText(status, { exact: true })).toBeVisible();
  };
  await office.sit('clerk');
  await office.openPage('福利发放', '发放批次');
  await office.button('生成批次').first().click();
  await office.choose(office.dialog('生成批次').getByRole('combobox', { name: /^项目/ }), 'W09 大病救助');
  await office.dialog('生成批次').getByRole('button', { name: '生成', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '大病救助 2026年9月' })).toBeVisible();
  const address = new URL(page.url()).hash.slice(1);
  await step('提交审核', '待审核');
  await office.sit('reviewer');
  await office.goTo(address);
  await step('审核通过', '已审核');
  await office.sit('director');
  await office.goTo(address);
  await step('审批', '已审批');
  await office.sit('cashier');
  await office.goTo(address);
  await office.button('生成银行文件').click();
  const exporting = office.dialog('生成银行文件');
  await office.choose(exporting.getByRole('combobox', { name: /^银行格式/ }), /GB18030/);
  await exporting.getByRole('button', { name: '生成文件' }).click();
  const file = await office.download(exporting.getByRole('button', { name: '保存到电脑' }));
  await exporting.getByRole('button', { name: '关闭' }).click();
  const [, ...rows] = new TextDecoder('gb18030', { fatal: true }).decode(file.bytes).trimEnd().split('\r\n').map((line) => line.split(','));
  const answer = [['备注', '户名', '账号', '金额', '处理结果'], ...rows.map((cells) => [cells[6], cells[1], cells[2], cells[3], '成功'])];
  await office.button('导入回盘').click();
  const loading = office.dialog('导入回盘');
  await loading.locator('input[type=file]').setInputFiles({ name: '回盘.csv', mimeType: 'text/csv', buffer: Buffer.from(answer.map((cells) => cells.join(',')).join('\r\n')) });
  await loading.getByRole('button', { name: '导入', exact: true }).click();
  await expect(loading.getByText('回盘已导入，凭证已记。')).toBeVisible();
  await loading.getByRole('button', { name: '关闭' }).click();
}

/** What `huilin verify` finds in the folder. */
async function faultsOf(office: Office): Promise<unknown[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, '..', 'dist', 'cli', 'huilin.js'), 'verify', '--data', office.dataDir, '--json'], { env: { ...process.env, HUILIN_USER: 'administrator', HUILIN_PASSWORD: TEST_PASSWORD, HUILIN_NOW: AFTER_THE_NOTICE } });
  return (JSON.parse(stdout) as { faults: unknown[] }).faults;
}

/** The same folder, some days later. */
async function later(office: SeededOffice): Promise<Host> {
  await office.page.goto('about:blank');
  await office.host.stop();
  const host = await Host.start(office.dataDir, { HUILIN_NOW: AFTER_THE_NOTICE });
  await office.page.goto(await host.address());
  return host;
}

test('a case runs from the application to a statement that ties', async ({ openSeeded }) => {
  test.setTimeout(420_000);
  const office = await openSeeded(seed);
  const { page } = office;
  await office.sit('cashier');
  await office.openPage('救助基金', '基金总览');
  await recordMove(office, '捐赠', '20000', '银行回单 9-8', '海棠门窗厂');
  await recordMove(office, '集体划入', '50000', '〔2026〕9号决议');
  await office.sit('accountant');
  await office.openPage('救助基金', '基金总览');
  for (let n = 0; n < 2; n += 1) {
    await office.button('复核记账').first().click();
    await expect(office.button('复核记账')).toHaveCount(1 - n);
  }
  await expect(office.rows('收支登记', '海棠门窗厂')).toContainText('JZ-2026-0001');

  await office.sit('clerk');
  await office.openPage('福利发放', '申请受理');
  await office.button('登记申请').click();
  await pick(office, '申请人', '周海棠');
  await field(office, '情况说明').fill('住院费用大，家庭负担重');
  await page.getByRole('dialog').getByRole('checkbox', { name: '本人已签字同意' }).check();
  await save(office, '登记申请');
  await expect(page.getByRole('heading', { level: 1, name: /^SQ-2026-0002 周海棠/ })).toBeVisible();
  const papers = page.getByRole('region', { name: '材料', exact: true });
  for (const paper of ['申请表（本人签字或按手印）', '身份证、户口簿', '诊断证明', '出院小结', '住院发票或医保结算单（原件）', '银行卡或社保卡', '家庭情况说明']) await office.choose(papers.getByRole('combobox', { name: paper, exact: true }), '原件');
  await office.button('材料初审').click();
  await expect(page.locator('.page-head').getByText('待入户')).toBeVisible();

  await page.getByRole('link', { name: '到救助个案' }).click();
  await office.button('填写诊断').click();
  await office.choose(page.getByRole('dialog').getByRole('combobox', { name: '病种类别' }), '恶性肿瘤');
  await page.getByRole('dialog').getByRole('textbox', { name: '诊断' }).fill(HIDDEN);
  await save(office);
  await gone(office);
  await expect(page.locator('body')).not.toContainText(HIDDEN);
  await enterBill(office, 'qd20260001', '20000', '0');
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('SQ-2026-0001（吴先前');
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '放弃' }).click();
  await gone(office);
  await enterBill(office, 'QD 2026-0777', '100000', '40000');
  await gone(office);
  await office.button('计算').click();
  await expect(page.getByRole('region', { name: '救助金计算' })).toContainText('18,000.00');

  await office.button('到申请办理').click();
  await office.button('登记入户').click();
  for (const name of ['甲邻居', '乙组长']) {
    await page.getByRole('dialog').getByRole('combobox', { name: '核实人' }).fill(name);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Escape');
  await field(office, '核实情况').fill('情况属实，家庭困难');
  await save(office);
  await gone(office);
  await office.button('登记评议').click();
  for (let n = 1; n <= 5; n += 1) await page.getByRole('dialog').getByRole('combobox', { name: `姓名 ${n}` }).fill(`代表${n}`);
  await field(office, '建议金额').fill('18000');
  await field(office, '会议记录').fill('一致同意按计算书救助');
  await save(office);
  await gone(office);
  await office.button('公示').click();
  await expect(page.getByRole('heading', { level: 1, name: /公示/ })).toBeVisible();
  await expect(page.locator('body')).not.toContainText('周海棠');
  await office.button('张贴').click();
  await field(office, '地点').fill('社区公开栏');
  await save(office, '张贴');
  await gone(office);

  const host = await later(office);
  try {
    await office.sit('director');
    await office.openPage('救助基金', '救助个案');
    await office.rows('救助个案', '周海棠').click();
    await office.button('审批救助金').click();
    await field(office, '文号').fill('〔2026〕30号');
    await field(office, '理由').fill('符合标准');
    await save(office, '审批救助金');
    await gone(office);
    await expect(page.locator('.page-head').getByText('待拨付')).toBeVisible();
    await payByBank(office);
    await office.sit('clerk');
    await office.openPage('救助基金', '基金收支表');
    const sums = page.getByRole('region', { name: '基金收支表' });
    for (const [row, amount] of [['集体划入', '50,000.00'], ['＋ 捐赠', '20,000.00'], ['救助支出', '18,000.00'], ['期末余额', '1,552,000.00']] as const) await expect(sums.getByRole('row', { name: row })).toContainText(amount);
    await expect(page.getByRole('region', { name: '相符' }).getByText('相符', { exact: true })).toHaveCount(2);
    await office.button('打印收支表').click();
    const text = await pdfText(page);
    expect(text).toContain('1,552,000.00');
    expect(text).not.toContain(HIDDEN);
  } finally {
    await page.goto('about:blank');
    await host.stop();
  }
  expect(await faultsOf(office)).toEqual([]);
});
