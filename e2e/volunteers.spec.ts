/**
 * A team's list of 310 people from a spreadsheet, a monthly activity with shifts, the sign-in sheet on paper, hours typed from it
 * with three faults, approved by somebody else, and what they add up to.
 */
import { checkDigit } from '#shared/citizen-id.ts';
import { day } from '#shared/days.ts';
import { TEST_PASSWORD, type TestOffice } from '#electron/testing/open-test-office.ts';
import { expect, test, type Office } from './fixtures.ts';
import { pdfText, sheetsOf } from './paper.ts';

const OFFICER = { userName: 'volunteerOfficer', staffName: 'volunteerOfficer甲' } as const;
const REVIEWER = { userName: 'reviewer', staffName: 'reviewer甲' } as const;
const TEAM = '“5号有约”巾帼志愿者';
const PEOPLE = 310;
const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'];
const GIVEN = ['桂英', '秀兰', '淑珍', '玉梅', '凤霞', '春花', '丽华', '小红', '建国', '志强', '国庆', '海燕', '晓东', '文斌', '明远', '德胜'];
const nameOf = (n: number): string => `${SURNAMES[n % SURNAMES.length]}${GIVEN[Math.floor(n / SURNAMES.length)]}`;
const birthOf = (n: number): string => `${1950 + (n % 45)}${String((n % 12) + 1).padStart(2, '0')}${String((n % 28) + 1).padStart(2, '0')}`;
/** A number of region 370299, which belongs to nobody. */
const numberOf = (n: number): string => { const first = `370299${birthOf(n)}${String(2 * n + 101)}`; return first + checkDigit(first); };

/** The register has them all; the team is there, with the committee's consent. */
async function seed({ as }: TestOffice): Promise<void> {
  await as('clerk').residents.enterResidents({
    since: day('2015-01-01'),
    rows: Array.from({ length: PEOPLE }, (_, n) => ({ name: nameOf(n), idNumber: numberOf(n), sex: '', birthDate: '', phone: `1380000${String(1000 + n)}`, householdNo: `H${String(n + 1).padStart(4, '0')}`, relation: '户主', address: `${(n % 24) + 1}号楼${n}室`, bankAccount: '', note: '' })),
  });
  const { volunteers } = as('volunteerOfficer');
  const { teamId } = await volunteers.saveTeam({ code: 'T1', name: TEAM, kind: 'women', foundedOn: day('2019-03-05') });
  await volunteers.recordConsent({ teamId, consentOn: day('2019-03-20'), minutesNo: '纪要〔2019〕3号' });
}

/** The leader's own list, as a spreadsheet saves it. */
function teamList(): Buffer {
  const lines = Array.from({ length: PEOPLE }, (_, n) => `${n + 1},${nameOf(n)},${numberOf(n)},${n === 0 ? '队长' : '队员'},2024-03-05`);
  return Buffer.from(`\ufeff序号,姓名,身份证号,职务,入队日期\r\n${lines.join('\r\n')}\r\n`, 'utf8');
}

async function importTeam(office: Office): Promise<void> {
  const { page } = office;
  await office.openPage('志愿服务', '志愿服务队');
  await office.rows('志愿服务队', TEAM).click();
  await office.button('导入名单').click();
  await page.locator('input[type=file]').setInputFiles({ name: '巾帼队名单.csv', mimeType: 'text/csv', buffer: teamList() });
  await office.button('下一步：逐行比对').click();
  await office.button(`导入 ${PEOPLE} 人`).click({ timeout: 60_000 });
  await expect(page.getByRole('status')).toContainText('导入完成', { timeout: 60_000 });
}

/** An activity on the 5th, with two posts, that recurs every month until the end of the year. */
async function makeActivity(office: Office): Promise<void> {
  const { page } = office;
  await office.openPage('志愿服务', '志愿活动');
  await office.button('新建活动').click();
  await office.textbox('活动名称').fill('5号有约');
  await office.choose(page.getByRole('combobox', { name: '类型' }), '助老');
  await office.choose(page.getByRole('combobox', { name: '队伍' }), TEAM);
  await page.keyboard.press('Escape');
  await office.textbox('开始日期').fill('20260905');
  await office.textbox('地点').fill('独居老人家中');
  await office.textbox('服务内容').fill('打扫卫生、理发、陪聊天');
  await office.textbox('可能的风险').fill('登高擦窗，注意防护');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('heading', { level: 1, name: '5号有约' })).toBeVisible();
  await office.button('开始招募').click();
  await expect(page.locator('.page-head')).toContainText('招募');
  await office.button('设为周期活动').click();
  const dialog = office.dialog('设为周期活动');
  await office.choose(dialog.getByRole('combobox', { name: '重复方式' }), '每月');
  await dialog.getByRole('textbox', { name: '到哪天为止' }).fill('20261231');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('生成 3 次活动')).toBeVisible();
  await office.button('关闭').last().click();
}

/** Two people by keyboard, four ticked from the team's list. */
async function placePeople(office: Office): Promise<void> {
  const { page } = office;
  await page.getByRole('link', { name: '排人' }).click();
  const card = page.getByRole('button', { name: /^2026-09-05 08:30 5号有约/ });
  await card.focus();
  await page.keyboard.press('Enter');
  const box = page.getByRole('textbox', { name: '姓名、拼音、编号' });
  await expect(box).toBeFocused();
  for (const name of [nameOf(0), nameOf(1)]) {
    await box.fill(name);
    await expect(page.locator('button.candidate')).toHaveCount(1);
    await box.press('Enter');
    await page.keyboard.press('Enter');
    await expect(card).toContainText(name);
  }
  await page.getByText('队伍名单', { exact: true }).first().click();
  await office.choose(page.getByRole('combobox', { name: '队伍名单' }), TEAM);
  for (const n of [2, 3, 4, 5]) await page.getByRole('checkbox', { name: nameOf(n), exact: true }).check();
  await office.button('排入勾选的 4 人').click();
  await expect(card).toContainText('6/6');
}

async function openFifth(office: Office): Promise<void> {
  await office.openPage('志愿服务', '志愿活动');
  await office.rows('志愿活动', '2026-09-05').click();
  await expect(office.page.getByRole('heading', { level: 1, name: '5号有约' })).toBeVisible();
}

test('from the team’s list to approved hours', async ({ openSeeded }) => {
  test.setTimeout(240_000);
  const office = await openSeeded(seed);
  const { page } = office;
  await office.signIn(OFFICER, TEST_PASSWORD);
  await importTeam(office);
  await makeActivity(office);
  await placePeople(office);

  // The sheet on paper, with the code a scanner reads.
  await openFifth(office);
  await office.button('签到表').click();
  const sheets = sheetsOf(await pdfText(page));
  expect(sheets).toHaveLength(1);
  for (const words of ['志愿服务签到表', '5号有约', nameOf(0), nameOf(5), '签到时间', '签名', 'HLA-']) expect(sheets[0]).toContain(words);
  await office.button('返回').click();

  // Hours from the paper: three good rows, one who stayed away, three faults.
  await office.button('录入签到表').click();
  const cell = (row: number, head: string) => page.getByRole('textbox', { name: `序号 ${row} ${head}`, exact: true });
  await expect(cell(1, '签到')).toBeFocused();
  for (const row of [1, 2, 3]) { await cell(row, '签到').fill('0830'); await cell(row, '签退').fill('1030'); }
  await cell(4, '签到').fill('10:30');
  await cell(4, '签退').fill('8:30');
  await cell(5, '时长').fill('30');
  await cell(7, '姓名或编号').fill('查无此人');
  await cell(7, '时长').fill('2');
  await cell(7, '时长').press('Control+s');
  await expect(page.getByRole('status')).toContainText('已保存 3 行，共 6 小时');
  await expect(page.getByRole('alert')).toHaveText(['签退不晚于签到', '超过 24 小时，不能录入', '没有这个志愿者，请核对姓名或编号']);
  await cell(4, '签退').fill('12:00');
  await cell(5, '时长').fill('3');
  await cell(7, '姓名或编号').fill(nameOf(200));
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('status')).toContainText('已保存 3 行，共 6.5 小时');
  await expect(page.getByRole('alert')).toHaveCount(0);

  // Who entered them cannot approve them; somebody else does.
  await office.openPage('志愿服务', '时长审批');
  await expect(office.rows('时长审批')).toHaveCount(6);
  await expect(office.button(/^审批通过/)).toHaveCount(0);
  await office.leave();
  await office.signIn(REVIEWER, TEST_PASSWORD);
  await office.openPage('志愿服务', '时长审批');
  await page.getByRole('region', { name: '时长审批', exact: true }).locator('thead').getByRole('checkbox').check();
  await office.button('审批通过 6 条').click();
  await expect(office.rows('时长审批')).toHaveCount(0);
  await office.openPage('志愿服务', '时长统计');
  await expect(page.getByText('合计 12.5 小时')).toBeVisible();
});
