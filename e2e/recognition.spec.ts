/** The volunteer officer's people and papers: a team's list of 310 comes in; approved hours become stars and a certificate that is verified. */
import { TEST_PASSWORD, type TestOffice } from '#electron/testing/open-test-office.ts';
import { idNumberOf } from '#electron/testing/people.ts';
import { activityForm, enterVolunteerTeam, openActivity } from '#electron/testing/volunteer-team.ts';
import { day } from '#shared/days.ts';
import { expect, test, type Office } from './fixtures.ts';

const OFFICER = { userName: 'volunteerOfficer', staffName: 'volunteerOfficer甲' };
const PEOPLE = 310;
const nameOf = (n: number): string => `于${'春夏秋冬东南西北'[n % 8] ?? ''}${'一二三四五六七八九十'[Math.floor(n / 8) % 10] ?? ''}${'甲乙丙丁'[Math.floor(n / 80)] ?? ''}`;
const numberOf = (n: number): string => idNumberOf(`${1950 + (n % 50)}-0${1 + (n % 9)}-1${n % 9}`, 1 + n * 2);

/** 305 residents by the residents' own import, and an empty team. */
async function enterResidents(office: TestOffice): Promise<void> {
  const rows = Array.from({ length: PEOPLE - 5 }, (_, n) => `${nameOf(n)},${numberOf(n)},H${Math.floor(n / 2)},${n % 2 === 0 ? '户主' : '配偶'},139${String(10_000_000 + n)}`);
  const held = office.office.receiveFile(await office.token('clerk'), '居民.csv', Buffer.from(['姓名,身份证号,户号,与户主关系,联系电话', ...rows].join('\n')));
  if (!held.ok) throw new Error(held.code);
  const { imports } = office.as('clerk');
  const read = await imports.read({ fileId: held.value.fileId });
  const made = await imports.preview({ fileId: held.value.fileId, sheet: read.sheet!, headerRow: read.header!.row, mapping: Object.fromEntries(read.header!.columns.map((column) => [String(column.index), column.field])) });
  await imports.commit({ previewId: made.previewId, acceptCodes: made.codes.map(({ code }) => code) });
  await office.as('volunteerOfficer').volunteers.saveTeam({ code: 'ZY03', name: '爱心维修服务队', kind: 'repairs', foundedOn: day('2019-01-01') });
}

async function signIn(office: Office): Promise<void> {
  await office.signIn(OFFICER, TEST_PASSWORD);
}

test('a team’s list of 310 comes in: matched, asked, sent back', async ({ openSeeded }) => {
  test.setTimeout(240_000);
  const office = await openSeeded(enterResidents);
  const { page } = office;
  await signIn(office);
  await office.openPage('志愿服务', '志愿服务队');
  await office.rows('志愿服务队', '爱心维修服务队').click();
  await office.button('登记同意').click();
  await office.dialog('爱心维修服务队 登记同意').getByRole('textbox', { name: /^会议纪要号/ }).fill('居委会纪要〔2019〕5号');
  await office.dialog('爱心维修服务队 登记同意').getByRole('button', { name: '登记同意' }).click();
  await expect(page.getByText('居委会纪要〔2019〕5号')).toBeVisible();

  await office.button('导入名单').click();
  const rows = Array.from({ length: PEOPLE }, (_, n) => `${n + 1},${n < 305 ? nameOf(n) : `外来${n}`},${n < 305 && n % 2 === 0 ? numberOf(n) : n === 305 ? idNumberOf('1991-01-01', 501) : ''},139${String(10_000_000 + n)},${n === 0 ? '队长' : n < 40 ? '骨干' : '队员'}`);
  await page.locator('input[type=file]').setInputFiles({ name: '维修队名单.csv', mimeType: 'text/csv', buffer: Buffer.from(['序号,姓名,身份证号,联系电话,队内职务', ...rows].join('\n')) });
  await office.button('下一步：逐行比对').click();
  await expect(page.getByText('新登记入队 305')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('待确认 5')).toBeVisible();
  // Of the five nobody knows: one is a guest, one goes back with a reason, three wait.
  await office.rows('逐行比对', '外来305').click();
  await office.dialog('第 307 行：外来305').getByRole('radio', { name: '登记为外来志愿者' }).check();
  await office.dialog('第 307 行：外来305').getByRole('button', { name: /确\s*定|保\s*存/ }).click();
  await office.rows('逐行比对', '外来306').click();
  await office.dialog('第 308 行：外来306').getByRole('textbox', { name: '原因' }).fill('查无此人，问队长');
  await office.dialog('第 308 行：外来306').getByRole('button', { name: /确\s*定|保\s*存/ }).click();
  await office.button('导入 306 人').click();
  await expect(page.getByRole('status').getByText('导入完成')).toBeVisible({ timeout: 120_000 });
  const back = await office.download(office.button('下载退回表（4 行）'));
  expect(back.name).toBe('维修队名单 退回 4 行.xlsx');
  await office.button('去队伍页').click();
  await expect(page.getByText('共 306 条')).toBeVisible();
  await expect(page.getByText(`队长 ${nameOf(0)}`)).toBeVisible();
});

/** 郑明 has served 102 approved hours in the year. */
async function serveMuch(office: TestOffice): Promise<void> {
  const team = await enterVolunteerTeam(office);
  const officer = office.as('volunteerOfficer');
  const { volunteerId } = await officer.volunteers.register({ guest: { name: '郑明', idNumber: idNumberOf('1988-03-05', 41), phone: '13911112222' }, registeredOn: day('2024-03-05') });
  await officer.volunteers.join({ teamId: team.teamId, volunteerIds: [volunteerId], from: day('2024-03-05') });
  for (let n = 0; n < 17; n += 1) {
    const on = day(`2026-0${1 + (n % 8)}-${String(3 + Math.floor(n / 8) * 9).padStart(2, '0')}`);
    const { activityId, shifts } = await openActivity(office, activityForm(team, on, { shifts: [{ postName: '服务', day: on, startMinute: 480, endMinute: 1080, kind: 'flexible' }] }));
    const { saved } = await officer.attendance.enterSheet({ activityId, shiftId: shifts[0]!, rows: [{ row: 1, volunteerId, who: '', inMinute: 480, outMinute: 840 }] });
    await office.as('reviewer').attendance.approve({ attendanceIds: saved.map((row) => row.attendanceId) });
  }
}

test('approved hours become a star and a certificate; a changed certificate fails', async ({ openSeeded }) => {
  test.setTimeout(180_000);
  const office = await openSeeded(serveMuch);
  const { page } = office;
  await signIn(office);
  await office.openPage('志愿服务', '星级评定');
  await expect(office.rows('星级评定', '郑明')).toContainText('102');
  await expect(office.rows('星级评定', '郑明')).toContainText('★');
  await expect(office.rows('星级评定', '郑明')).toContainText('待授予');

  await office.openPage('志愿服务', '服务记录证明');
  await office.button('开具证明').first().click();
  const dialog = office.dialog('开具志愿服务记录证明');
  await dialog.getByRole('combobox').first().fill('zhengming');
  await page.locator('.ant-select-dropdown:visible').getByText('郑明').first().click();
  await expect(dialog.getByText('将证明：102 小时，17 次')).toBeVisible();
  // More than recorded is refused by name.
  await dialog.getByRole('spinbutton').first().fill('103');
  await dialog.getByRole('textbox', { name: /^负责人/ }).fill('王主任');
  await dialog.getByRole('textbox', { name: /^联系方式/ }).fill('0532-80001234');
  await dialog.getByRole('button', { name: '开具证明' }).click();
  await expect(dialog.getByText('记录里只有 102 小时', { exact: false })).toBeVisible();
  await dialog.getByRole('spinbutton').first().fill('102');
  await dialog.getByRole('button', { name: '开具证明' }).click();

  await expect(page.locator('body[data-print-ready]')).toBeAttached({ timeout: 20_000 });
  await expect(page.getByText('志证〔2026〕0001号')).toBeVisible();
  const code = (await page.locator('.certificate-code').innerText()).trim();
  const qr = (await page.locator('.certificate-check svg').getAttribute('aria-label')) ?? '';
  expect(qr).toContain('|郑明|');
  await office.button('返回').click();

  const verify = async (text: string): Promise<void> => {
    await page.getByLabel('二维码内容或核验码').fill(text);
    await page.getByLabel('二维码内容或核验码').press('Enter');
  };
  await office.goTo('/volunteers/verify');
  await verify(code);
  await expect(page.getByRole('status').locator('strong')).toHaveText('真实有效');
  await verify(qr);
  await expect(page.getByRole('status').locator('strong')).toHaveText('真实有效');
  await verify(qr.replace('|6120|', '|61200|'));
  await expect(page.getByRole('status').locator('strong')).toHaveText('内容被改动');
  await expect(page.getByRole('table', { name: '内容被改动' })).toContainText('1020 小时');
  await verify('0000-0000-0000-0000');
  await expect(page.getByRole('status').locator('strong')).toHaveText('查无此证');

  await office.goTo('/volunteers/certificates');
  await office.rows('服务记录证明').first().getByRole('button', { name: '作 废' }).or(office.rows('服务记录证明').first().getByRole('button', { name: '作废' })).click();
  await office.dialog('作废 志证〔2026〕0001号').getByRole('textbox', { name: /^原因/ }).fill('姓名写错');
  await office.dialog('作废 志证〔2026〕0001号').getByRole('button', { name: /作\s*废/ }).click();
  await office.goTo('/volunteers/verify');
  await verify(code);
  await expect(page.getByRole('status').locator('strong')).toHaveText('已作废');
});
