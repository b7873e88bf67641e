/** Every notice of the practice community on paper: nothing a board may not show, and no child by its whole name. */
import { expect, test } from './fixtures.ts';
import { pdfText } from './paper.ts';
import { queryOffice } from '#electron/testing/office-files.ts';
import { BOARD_PAPERS, LETTERS } from '#electron/testing/printed-papers.ts';

const FORBIDDEN = /\d{15,}|(?<!\d)1[3-9]\d{9}(?!\d)|\d{3,}\*{3,}|癌|肿瘤|尿毒症|白血病|透析|残疾[一二三四]级|肢体|智力|精神/;

test('the latest notice of every programme shows no number, no illness, and no child by name', async ({ practice: office }) => {
  test.setTimeout(300_000);
  const { page } = office;
  const folder = `${office.dataDir}-practice`;
  const notices = await queryOffice<{ noticeId: number; batchId: number; title: string }>(folder, `
    select max(n.id) as noticeId, n.subjectId as batchId, n.title from notices n join batches b on b.id = n.subjectId where n.subjectKind = 'batch' group by b.programmeId`);
  expect(notices.length).toBeGreaterThanOrEqual(4);
  await office.signIn({ userName: 'jingban', staffName: '经小芳' }, '惠邻练习-2026-社区');
  for (const { noticeId, batchId, title } of notices) {
    await office.goTo(`/print/notice/${noticeId}`);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    const text = await pdfText(page);
    const people = await queryOffice<{ name: string; birthDate: string }>(folder, `select name, birthDate from batchLines where batchId = ${batchId} and status <> 'removed'`);
    expect(text, title).toContain(`共 ${people.length} 人`);
    expect(FORBIDDEN.exec(text)?.[0], title).toBeUndefined();
    const minors = people.filter((each) => each.birthDate > '2008-09-08').map((each) => each.name);
    // Two or three characters of a child, or its given name alone, never stand there.
    expect(minors.filter((name) => text.includes(name) || (name.length > 2 && text.includes(name.slice(1)))), title).toEqual([]);
  }
});

/** Where the practice community has such a paper: the part of the address behind the name of the route. */
const FOUND: Readonly<Record<(typeof BOARD_PAPERS)[number] | (typeof LETTERS)[number], string>> = {
  'print/notice/:noticeId': `select 'notice/' || max(id) as path from notices group by subjectKind, title like '%大病%'`,
  'print/disclosure/:boardId': `select 'disclosure/' || max(id) as path from disclosureBoards having max(id) is not null`,
  'print/relief-gifts/:fundId/:from/:to': `select 'relief-gifts/' || id || '/2024-10-01/2026-09-08' as path from reliefFunds`,
  'print/application/:applicationId/:paper': `
    select 'application/' || a.id || '/' || p.paper as path from (select max(id) as id from applications where status in ('archived', 'followedUp')) a, (select 'form' as paper union select 'received' union select 'visit' union select 'panel' union select 'decision') p
    union select 'application/' || max(id) || '/supplement' from applications where status = 'incomplete' union select 'application/' || id || '/form' from applications where status in ('registered', 'incomplete', 'voted')`,
  'print/applications': `select 'applications?show=all' as path`,
  'print/notice-result/:noticeId': `select 'notice-result/' || max(id) as path from notices group by subjectKind`,
  'print/relief-receipt/:moveId': `select 'relief-receipt/' || max(id) as path from reliefMoves where kind = 'gift'`,
  'print/relief-calculation/:applicationId': `select 'relief-calculation/' || max(applicationId) as path from reliefCalculations`,
  'print/relief-register/:fundId/:from/:to': `select 'relief-register/' || id || '/2024-10-01/2026-09-08' as path from reliefFunds`,
  'print/relief-statement/:fundId/:from/:to': `select 'relief-statement/' || id || '/2024-10-01/2026-09-08' as path from reliefFunds`,
};
/** On a letter a number may stand masked; an illness, a telephone and a whole number never. */
const NEVER_SENT = /\d{15,}|(?<!\d)1[3-9]\d{9}(?!\d)|癌|肿瘤|尿毒症|白血病|透析|脑梗|冠心病|骨折|贫血|胰腺/;

test('no board and no letter of any kind shows a number, a telephone or an illness', async ({ practice: office }) => {
  test.setTimeout(420_000);
  const { page } = office;
  await office.signIn({ userName: 'jingban', staffName: '经小芳' }, '惠邻练习-2026-社区');
  for (const [route, sql] of Object.entries(FOUND)) {
    const paths = await queryOffice<{ path: string }>(`${office.dataDir}-practice`, sql);
    // The practice community has posted no disclosure yet.
    if (route !== 'print/disclosure/:boardId') expect(paths.length, route).toBeGreaterThan(0);
    for (const { path } of paths) {
      await office.goTo(`/print/${path}`);
      await expect(page.locator('.sheet')).toBeVisible();
      const text = await pdfText(page);
      expect(text.length, path).toBeGreaterThan(80);
      expect(((BOARD_PAPERS as readonly string[]).includes(route) ? FORBIDDEN : NEVER_SENT).exec(text)?.[0], path).toBeUndefined();
      await page.evaluate(() => { window.location.hash = '#/notices'; });
      await expect(page.locator('body[data-print-ready]')).toHaveCount(0);
    }
  }
});
