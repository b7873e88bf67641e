/** Every notice of the practice community on paper: nothing a board may not show, and no child by its whole name. */
import { expect, test } from './fixtures.ts';
import { pdfText } from './paper.ts';
import { queryOffice } from '#electron/testing/office-files.ts';

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
