/** A roster brings somebody in a second time: found, put side by side, merged by another, his benefits in one file, and taken back (B2–B4). */
import { day } from '#shared/days.ts';
import { queryOffice } from '#electron/testing/office-files.ts';
import type { TestOffice } from '#electron/testing/open-test-office.ts';
import { idNumberOf } from '#electron/testing/people.ts';
import { furnishWelfare } from '#electron/testing/welfare-office.ts';
import { expect, test } from './fixtures.ts';

const PEOPLE = [{ name: '张大海', birthDate: '1950-03-02' }, { name: '李秀英', birthDate: '1955-07-19', sex: '2' as const }, { name: '王建国', birthDate: '1948-12-15' }];

async function importRoster(made: TestOffice, text: string): Promise<void> {
  const { imports } = made.as('clerk');
  const reply = made.office.receiveFile(await made.token('clerk'), '花名册.csv', Buffer.from(text, 'utf8'));
  if (!reply.ok) throw new Error(reply.code);
  const { fileId } = reply.value;
  const read = await imports.read({ fileId });
  if (read.header === null || read.sheet === null) throw new Error('no header');
  const mapping = Object.fromEntries(read.header.columns.map((column) => [String(column.index), column.field]));
  const { previewId } = await imports.preview({ fileId, sheet: read.sheet, headerRow: read.header.row, headerRows: read.header.rows, mapping });
  const { rows } = await imports.previewRows({ previewId });
  // The file's row looks like somebody known; whoever imports says that he is another person.
  await imports.commit({ previewId, since: day('2026-07-01'), residency: 'registered', rows: rows.filter((row) => row.status === 'conflict').map((row) => ({ row: row.row, as: 'new' as const })) });
}

test('a person whom a roster brought in twice becomes one again, and two again', async ({ openSeeded }) => {
  test.setTimeout(300_000);
  const office = await openSeeded(async (made) => {
    const welfare = await furnishWelfare(made, PEOPLE);
    const pay = async (benefitMonth: string): Promise<void> => {
      const approved = await welfare.approve(await welfare.generate(welfare.w01, benefitMonth, { payBy: 'cash' }));
      await made.as('cashier').disbursement.payCash({ ...approved, paidOn: day(`${benefitMonth}-25`) });
    };
    await pay('2026-06');
    await importRoster(made, `姓名,身份证号,户号,与户主关系,联系电话,性别,出生日期,家庭住址\n张大海,${idNumberOf('1950-03-02', 11)},H8001,户主,13900002222,男,1950-03-02,西后楼社区5号楼2单元301室\n`);
    await pay('2026-08');
  });
  const { page } = office;

  await test.step('the clerk looks for duplicates and finds him', async () => {
    await office.sit('clerk');
    await office.openPage('居民户籍', '疑似重复');
    await expect(page.getByText('还没有查过')).toBeVisible();
    await office.button('查找重复').first().click();
    await expect(page.getByText('查完了：比对了4人，有1对疑似重复，其中1对是新的。')).toBeVisible();
    await expect(office.rows('疑似重复', '张大海')).toContainText('姓名和出生日期相同（张大海 1950-03-02）');
    // By keyboard alone: into the list, down to the row, and open it.
    await page.getByRole('group', { name: '疑似重复' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  });

  await test.step('side by side: what differs is marked, what each was paid stands below; the clerk says it is one person', async () => {
    await expect(page.getByRole('heading', { level: 1, name: '张大海' })).toBeVisible();
    const table = page.getByRole('table', { name: '核对两份档案' });
    await expect(table.getByRole('row', { name: /^电话/ })).toHaveClass(/pair-differs/);
    await expect(table.getByRole('row', { name: /^姓名/ })).not.toHaveClass(/pair-differs/);
    await expect(table.getByText('2026-06')).toHaveCount(1);
    await expect(table.getByText('2026-08')).toHaveCount(2);
    await office.button('是同一人').click();
    const dialog = office.dialog('是同一人');
    await page.keyboard.type('入户核实，是同一人');
    await dialog.getByRole('button', { name: '是同一人' }).click();
    await expect(page.getByText('已认定是同一人，等审核或主任合并')).toBeVisible();
    await expect(office.button('合并')).toHaveCount(0);
  });

  await test.step('both were paid for August: the clerk begins to recover it, the reviewer merges', async () => {
    const address = new URL(page.url()).hash.slice(1);
    await expect(page.getByText('两份档案都领了W01补贴：2026年8月，多发100.00元。')).toBeVisible();
    await office.button('登记追回').click();
    await expect(page.getByText('已登记追回，合并后从保留的档案下次发放里扣。')).toBeVisible();
    await office.sit('reviewer');
    await office.goTo('/');
    await expect(page.getByRole('link', { name: '对重复档案待合并' })).toBeVisible();
    await office.goTo(address);
    await expect(page.getByRole('radio', { name: '保留这份档案' }).first()).toBeChecked();
    await page.getByRole('radio', { name: '身份证号：370299********0111' }).check();
    await page.getByRole('textbox', { name: '合并的理由' }).fill('花名册重复导入');
    await office.button('合并').click();
    await expect(page.getByRole('dialog')).toContainText('并入保留的张大海的档案（');
    await page.getByRole('dialog').getByRole('button', { name: '合并' }).click();
  });

  await test.step('one file has all his benefits; the other says where it went', async () => {
    await expect(page.getByText('这份档案并入过另一份（1次合并）。')).toBeVisible();
    await page.getByRole('tab', { name: '待遇' }).click();
    const lines = page.getByRole('table', { name: '逐笔' });
    await expect(lines.getByRole('row')).toHaveCount(4);
    await office.goTo('/residents/4');
    await expect(page.getByText('这份档案已并入张大海，只能看，不能改。')).toBeVisible();
    await expect(office.button('编辑')).toHaveCount(0);
    await office.goTo('/residents?text=张大海');
    await expect(office.rows('居民', '张大海')).toHaveCount(1);
  });

  await test.step('taken back: two files again', async () => {
    await office.goTo('/residents/duplicates/merges');
    await office.rows('合并记录', '张大海').getByRole('button', { name: '撤销合并' }).click();
    const dialog = office.dialog('撤销合并');
    await page.keyboard.type('是两个人');
    await dialog.getByRole('button', { name: '撤销合并' }).click();
    await expect(office.rows('合并记录', '张大海')).toContainText('已撤销');
    const rows = await queryOffice<{ n: number }>(office.dataDir, `select count(*) as n from residents where mergedIntoId is not null`);
    expect(rows).toEqual([{ n: 0 }]);
  });
});
