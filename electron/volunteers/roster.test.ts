/** A team's roster from a spreadsheet, matched to the register, through the office's door. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestOffice, type TestOffice } from '#electron/testing/open-test-office.ts';
import { enterFamily, idNumberOf, refusalOf } from '#electron/testing/people.ts';
import { openWorkbook } from '#electron/spreadsheet/open-workbook.ts';
import { xlsxBytes } from '#electron/spreadsheet/write-xlsx.ts';
import { shownText } from '#shared/residents/roster-sheet.ts';
import { day } from '#shared/days.ts';
import type { TeamId } from '#shared/volunteers/words.ts';
import { verifyVolunteers } from './verify-volunteers.ts';

let office: TestOffice;
const officer = () => office.as('volunteerOfficer').volunteers;
const FROM = day('2024-03-05');
const PEOPLE = 300;
const numberOf = (n: number): string => idNumberOf(`${1950 + (n % 50)}-0${1 + (n % 9)}-1${n % 9}`, 1 + n * 2);
const nameOf = (n: number): string => `于${'春夏秋冬东南西北'[n % 8]}${'一二三四五六七八九十'[Math.floor(n / 8) % 10]}${'甲乙丙丁'[Math.floor(n / 80)]}`;

async function upload(name: string, bytes: Buffer): Promise<string> {
  const held = office.office.receiveFile(await office.token('volunteerOfficer'), name, bytes);
  if (!held.ok) throw new Error(held.code);
  return held.value.fileId;
}

async function preview(teamId: TeamId, name: string, bytes: Buffer) {
  const fileId = await upload(name, bytes);
  const read = await officer().readRoster({ fileId });
  const mapping = Object.fromEntries(read.header!.columns.map((column) => [String(column.index), column.field]));
  return { fields: read.header!.columns.map((column) => column.field), remembered: read.header!.remembered, ...(await officer().previewRoster({ fileId, teamId, sheet: read.sheet!, headerRow: read.header!.row, mapping, from: FROM })) };
}
const csv = (...lines: string[]): Buffer => Buffer.from(`${lines.join('\n')}\n`);

/** 300 residents by the residents' own import, and two families. */
beforeAll(async () => {
  office = await openTestOffice({ now: '2026-09-08T01:00:00.000Z' });
  await enterFamily(office, '赵');
  await enterFamily(office, '钱');
  const held = office.office.receiveFile(await office.token('clerk'), '居民.csv', csv('姓名,身份证号,户号,与户主关系,联系电话', ...Array.from({ length: PEOPLE }, (_, n) => `${nameOf(n)},${numberOf(n)},H${Math.floor(n / 2)},${n % 2 === 0 ? '户主' : '配偶'},139${String(10_000_000 + n)}`)));
  if (!held.ok) throw new Error(held.code);
  const clerk = office.as('clerk').imports;
  const read = await clerk.read({ fileId: held.value.fileId });
  const made = await clerk.preview({ fileId: held.value.fileId, sheet: read.sheet!, headerRow: read.header!.row, mapping: Object.fromEntries(read.header!.columns.map((column) => [String(column.index), column.field])) });
  await clerk.commit({ previewId: made.previewId, acceptCodes: made.codes.map(({ code }) => code) });
}, 60_000);
afterAll(() => office.close());

describe('a roster of 310', () => {
  let team: TeamId;
  let previewId: string;
  const rows = (): string[][] => [
    ...Array.from({ length: PEOPLE }, (_, n) => [String(n + 1), nameOf(n), n % 3 === 0 ? numberOf(n) : '', n % 3 === 1 ? `${1950 + (n % 50)}-0${1 + (n % 9)}-1${n % 9}` : '', `139${String(10_000_000 + n)}`, n === 0 ? '队长' : n < 4 ? '副队长' : n < 100 ? '骨干' : '', n % 5 === 0 ? '理发、医护' : '']),
    ['301', '外来人', idNumberOf('1991-01-01', 501), '', '13700001111', '', ''], ['302', '不认识', '', '', '', '', ''], ['303', '赵大山', '', '', '', '', ''],
    ['304', '错号码', '370299199101015010', '', '', '', ''], ['305', nameOf(0), numberOf(0), '', '', '队员', ''], ['306', '钱小花', '', '1952-03-08', '', '队长', ''],
    ['307', '冒名', numberOf(7), '', '', '', ''], ['308', '孩子', idNumberOf('2013-01-01', 503), '', '', '', ''], ['309', '', numberOf(9), '', '', '', ''], ['310', '钱石头', '', '1980-07-01', '', '', '跳伞'],
  ];
  const file = (): Promise<Buffer> => xlsxBytes({ sheets: [{ name: '花名册', columns: ['序号', '姓名', '身份证号', '出生日期', '联系电话', '队内职务', '特长'].map((header) => ({ header, kind: 'text' as const, width: 16 })), rows: rows() }] });

  test('is compared with the register in one go, nothing written', async () => {
    ({ teamId: team } = await officer().saveTeam({ code: 'A', name: '爱心维修服务队', kind: 'repairs', foundedOn: day('2019-01-01') }));
    const made = await preview(team, '名单.xlsx', await file());
    ({ previewId } = made);
    expect(made.fields).toEqual(['sequence', 'name', 'idNumber', 'birthDate', 'phone', 'role', 'skills']);
    expect(made.rows).toHaveLength(310);
    const by = (row: number) => made.rows[row - 1]!;
    expect([1, 2, 3, 300, 310].map((row) => by(row).status)).toEqual(['new', 'new', 'new', 'new', 'new']);
    expect([301, 302, 303, 304, 305, 306, 307, 308, 309].map((row) => [by(row).status, by(row).reasons.map((reason) => reason.code)])).toEqual([
      ['conflict', ['name_unknown']], ['conflict', ['name_unknown']], ['conflict', ['only_name']], ['error', []], ['error', ['twice']], ['error', ['two_leaders']],
      ['conflict', ['name_differs']], ['conflict', ['name_unknown']], ['error', []],
    ]);
    expect(by(307).choices).toEqual(['match', 'reject']);
    expect(by(1)).toMatchObject({ role: 'leader', from: '2024-03-05', skills: ['理发', '医护'] });
    expect(JSON.stringify(made.rows)).not.toContain(numberOf(0));
    expect((await officer().list({ standing: 'all' })).total).toBe(0);
  });

  test('is written as a person has decided: matched, a guest, rejected with a reason', async () => {
    const candidate = 'r1';
    const rowOf = (n: number): number => n + 1;
    expect(await refusalOf(officer().commitRoster({ previewId, rows: [{ row: rowOf(304), as: 'guest' }] }))).toMatchObject({ code: 'import_choice_unknown' });
    expect(await refusalOf(officer().commitRoster({ previewId, rows: [{ row: rowOf(303), as: 'match', candidate: 'r9999' }] }))).toMatchObject({ code: 'import_choice_unknown' });
    const done = await officer().commitRoster({ previewId, rows: [
      { row: rowOf(301), as: 'guest' }, { row: rowOf(302), as: 'reject', reason: '查无此人，问队长' }, { row: rowOf(303), as: 'match', candidate }, { row: rowOf(308), as: 'guest' },
    ] });
    expect(done).toMatchObject({ newVolunteers: 303, joined: 303, changed: 0, held: 7, alreadyDone: false });
    expect(await officer().commitRoster({ previewId })).toMatchObject({ rosterId: done.rosterId, alreadyDone: true });
    const { team: row } = await officer().team({ teamId: team });
    expect(row).toMatchObject({ members: 303, backbone: 100, leader: nameOf(0) });
    expect((await officer().list({ only: 'guests' })).rows.map((one) => one.name)).toEqual(['外来人']);
    expect(await verifyVolunteers(office.sql)).toMatchObject({ faults: [] });
  });

  test('gives the rejected rows back with the reason in the last column', async () => {
    const made = await officer().rejectedRoster({ previewId });
    expect(made).toMatchObject({ rows: 7, name: '名单 退回 7 行.xlsx' });
    const given = office.office.giveFile(await office.token('volunteerOfficer'), made.fileId);
    if (!given.ok) throw new Error(given.code);
    const opened = await openWorkbook(given.value.bytes, made.name);
    if (!opened.ok) throw new Error(opened.code);
    const text = opened.workbook.sheets[0]!.rows.slice(1).map((row) => `${shownText(row.cells[1])}: ${shownText(row.cells[7])}`);
    expect(text).toEqual([
      '不认识: 查无此人，问队长', expect.stringContaining('错号码: 身份证号'), `${nameOf(0)}: 与第 2 行是同一人`, '钱小花: 表里有两个队长（另一个在第 2 行）',
      expect.stringContaining('冒名: 身份证号是'), '孩子: “孩子”未满 18 岁，缺监护人姓名、同意书编号或同意日期', expect.stringContaining('缺姓名'),
    ]);
  });

  test('brought in again changes nothing, remembers its columns, and knows who was decided', async () => {
    const made = await preview(team, '名单.xlsx', await file());
    expect(made.remembered).toBe(true);
    expect(made.counts).toMatchObject({ unchanged: 302, new: 0, join: 0, change: 0 });
    expect((await officer().commitRoster({ previewId: made.previewId })).joined).toBe(0);
  });

  test('of another team finds those who are volunteers already', async () => {
    const { teamId } = await officer().saveTeam({ code: 'B', name: '党员先锋队', kind: 'party', foundedOn: day('2025-01-01') });
    await officer().setStatus({ volunteerId: (await officer().list({ search: nameOf(5) })).rows[0]!.volunteerId, status: 'left', occurredOn: day('2026-09-01'), reason: '本人申请' });
    const made = await preview(teamId, '党员.csv', csv('志愿者编号,姓名,联系电话,职务,入队日期', `00002,${nameOf(1)},,副队长,2026-05-01`, `,${nameOf(4)},13910000004,,2027-01-01`, `,${nameOf(5)},13910000005,,`, `00003,${nameOf(1)},,,`, `,${nameOf(6)},13910000006,院长,五月`, `,${nameOf(8)},13910000008,院长,2024-06`));
    expect(made.rows.map((row) => [row.status, row.reasons.map((reason) => reason.code)])).toEqual([
      ['join', []], ['error', ['joined_in_future']], ['error', ['left']], ['conflict', ['number_differs']], ['error', ['day_unreadable', 'role_unknown']], ['join', ['joins_later', 'role_unknown']],
    ]);
    expect(made.rows[5]).toMatchObject({ from: '2025-01-01', role: 'member' });
    await officer().commitRoster({ previewId: made.previewId });
    expect((await officer().team({ teamId })).members.map((member) => `${member.name} ${member.role} ${member.validFrom}`)).toEqual([`${nameOf(1)} deputy 2026-05-01`, `${nameOf(8)} member 2025-01-01`]);
  });

  test('with a child brings the guardian’s consent, and a new leader is asked about', async () => {
    const { teamId } = await officer().saveTeam({ code: 'C', name: '青少年服务队', kind: 'youth', foundedOn: day('2025-01-01') });
    await officer().join({ teamId, volunteerIds: [(await officer().list({ search: nameOf(2) })).rows[0]!.volunteerId], role: 'leader', from: day('2025-01-01') });
    const made = await preview(teamId, '青少年.csv', csv('姓名,身份证号,职务,监护人姓名,同意书编号,同意日期,入队日期', `小明,${idNumberOf('2012-01-01', 505)},队员,明父,JH-7,2025-06-01,2025-06-01`, `${nameOf(10)},${numberOf(10)},队长,,,,2026-01-01`));
    expect(made.rows.map((row) => [row.status, row.reasons.map((reason) => reason.code)])).toEqual([['conflict', ['name_unknown']], ['conflict', ['leader_differs']]]);
    await officer().commitRoster({ previewId: made.previewId, rows: [{ row: 2, as: 'guest' }, { row: 3, as: 'take' }] });
    expect((await officer().team({ teamId })).members.map((member) => `${member.name} ${member.role} ${String(member.consented)}`)).toEqual([`${nameOf(10)} leader true`, `${nameOf(2)} backbone true`, '小明 member true']);
  });

  test.each([
    ['a mapping without a name', { mapping: { 0: 'ignore' } }, 'import_mapping_incomplete'],
    ['a first day after today', { from: '2026-09-09' }, 'volunteer_day_future'],
    ['a header row that is none', { headerRow: 99 }, 'import_layout_unknown'],
    ['a team that is none', { teamId: 999 }, 'not_found'],
  ])('is refused with %s', async (_what, more, code) => {
    const fileId = await upload('x.csv', csv('姓名,联系电话', '甲,13900000000'));
    const input = { fileId, teamId: team, sheet: 0, headerRow: 1, mapping: { 0: 'name', 1: 'phone' }, from: FROM, ...more };
    expect(await refusalOf(officer().previewRoster(input as Parameters<ReturnType<typeof officer>['previewRoster']>[0]))).toMatchObject({ code });
  });

  test('is nobody else’s', async () => {
    expect(await refusalOf(officer().commitRoster({ previewId: 'f'.repeat(32) }))).toMatchObject({ code: 'import_preview_gone' });
    expect(await refusalOf(office.as('clerk').volunteers.commitRoster({ previewId }))).toMatchObject({ code: 'not_allowed' });
  });
});
