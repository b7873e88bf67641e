/** A resolution is linked to an application on its page, opened from there, and taken off again with a reason; once decided it stays (E11). */
import { day } from '#shared/days.ts';
import { addHardship, applyFor } from '#electron/testing/hardship-programme.ts';
import { queryOffice } from '#electron/testing/office-files.ts';
import { furnishWelfare } from '#electron/testing/welfare-office.ts';
import { expect, test } from './fixtures.ts';

test('an application leans on a resolution until it is decided', async ({ openSeeded }) => {
  test.setTimeout(240_000);
  const office = await openSeeded(async (made) => {
    const welfare = await furnishWelfare(made, [{ name: '张大海', birthDate: '1950-03-02' }]);
    await applyFor(welfare, await addHardship(welfare), welfare.ids[0]!);
    await made.as('clerk').meetings.add({ resolutionNo: '纪要〔2026〕9号', title: '困难帮扶名单', topic: 'general', organ: 'joint', noticeOn: null, heldOn: day('2026-09-01'), partyDiscussedOn: null, eligible: 7, attended: 6, inFavour: 6, against: 0 });
  });
  const { page } = office;
  const card = page.getByRole('region', { name: '会议决议' });

  await test.step('the clerk links it, and opens it', async () => {
    await office.sit('clerk');
    await office.goTo('/welfare/applications/1');
    await expect(card).toContainText('还没有关联决议。');
    await card.getByRole('button', { name: '关联决议' }).click();
    const dialog = office.dialog('关联决议');
    await office.choose(dialog.getByRole('combobox', { name: '决议' }), /纪要〔2026〕9号/);
    await dialog.getByRole('button', { name: '关联决议' }).click();
    await expect(card.getByRole('link', { name: '纪要〔2026〕9号 困难帮扶名单' })).toBeVisible();
    await card.getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1, name: '困难帮扶名单' })).toBeVisible();
    await expect(page.getByRole('heading', { name: '关联的事项' }).locator('..')).toContainText('申请');
  });

  await test.step('it is taken off with a reason, and linked again', async () => {
    await office.goTo('/welfare/applications/1');
    await card.getByRole('button', { name: '取消关联' }).click();
    const dialog = office.dialog('取消关联 纪要〔2026〕9号');
    await page.keyboard.type('选错了会议');
    await dialog.getByRole('button', { name: '取消关联' }).click();
    await expect(card).toContainText('取消关联：选错了会议');
    await expect(card).toContainText('还没有关联决议。');
    await card.getByRole('button', { name: '关联决议' }).click();
    await office.choose(office.dialog('关联决议').getByRole('combobox', { name: '决议' }), /纪要〔2026〕9号/);
    await office.dialog('关联决议').getByRole('button', { name: '关联决议' }).click();
    await expect(card.getByRole('button', { name: '取消关联' })).toHaveCount(1);
  });

  await test.step('after the application was withdrawn it stays as it is', async () => {
    await office.button('撤回').click();
    await page.getByRole('dialog').getByRole('textbox').fill('本人撤回');
    await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
    await expect(card.getByRole('button')).toHaveCount(0);
    await expect(card.getByRole('link', { name: '纪要〔2026〕9号 困难帮扶名单' })).toHaveCount(2);
    const rows = await queryOffice<{ removedReason: string | null }>(office.dataDir, `select removedReason from meetingLinks where subjectKind = 'application' order by id`);
    expect(rows.map((row) => row.removedReason)).toEqual(['选错了会议', null]);
  });
});
