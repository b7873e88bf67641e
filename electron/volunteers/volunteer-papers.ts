/** What leaves the program about volunteers: rosters on paper, and the table for the national system. */
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import { SEX } from '#shared/code-tables.ts';
import { formatVolunteerNo, type Standing } from '#shared/volunteers/words.ts';
import type { volunteersContract } from '#shared/volunteers/contract.ts';
import type { QueryContext } from '#electron/api/context.ts';
import { readRows } from '#electron/residents/read-rows.ts';
import { xlsxBytes, type Column } from '#electron/spreadsheet/write-xlsx.ts';
import { readMemberships } from './memberships.ts';
import { wholeNumber } from './register-volunteer.ts';
import { standingSql } from './standing.ts';
import { readTeams } from './team-list.ts';
import { filterConditions, readVolunteerRows } from './volunteer-list.ts';

/** A team's roster in the order leader, deputies, backbone, members; or everybody who serves, by number. @throws AppError not_found */
export async function printRoster(ctx: QueryContext, input: InputOf<typeof volunteersContract.printRoster>): Promise<OutputOf<typeof volunteersContract.printRoster>> {
  const { db } = ctx;
  const on = ctx.clock.today();
  const { teamId } = input;
  const team = teamId === null ? null : (await readTeams(db, on, sql`t.id = ${teamId}`))[0] ?? null;
  const places = teamId === null ? [] : await readMemberships(db, sql`m.teamId = ${teamId} and m.validFrom <= ${on} and (m.validTo is null or m.validTo >= ${on})`);
  const rows = await readVolunteerRows(db, on, teamId === null ? sql`${standingSql(on)} = ${'active' satisfies Standing}` : sql`p.volunteerId in (select m.volunteerId from teamMemberships m where m.teamId = ${teamId} and m.withdrawnAt is null and m.validFrom <= ${on} and (m.validTo is null or m.validTo >= ${on}))`);
  const placeOf = new Map(places.map((place, index) => [place.volunteerId, { ...place, index }]));
  const sorted = rows.toSorted((a, b) => (placeOf.get(a.volunteerId)?.index ?? 0) - (placeOf.get(b.volunteerId)?.index ?? 0) || a.volunteerNo - b.volunteerNo);
  return {
    communityName: ctx.office.communityName, on, team,
    rows: sorted.map((row) => {
      const place = placeOf.get(row.volunteerId);
      return {
        volunteerId: row.volunteerId, volunteerNo: row.volunteerNo, name: row.name, sex: row.sex, age: row.age, phone: input.phones ? row.phone : row.phoneMasked, role: place?.role ?? null, from: place?.validFrom ?? row.registeredOn,
        teams: row.teams.map((one) => one.name).join('、'), skills: row.skills.join('、'), address: row.address, insured: row.insured, standing: row.standing,
      };
    }),
  };
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const COLUMNS: readonly Column[] = [
  { header: '序号', width: 6, kind: 'number' }, { header: '姓名', width: 10, kind: 'text' }, { header: '性别', width: 6, kind: 'text' }, { header: '出生日期', width: 12, kind: 'day' }, { header: '证件类型', width: 14, kind: 'text' }, { header: '证件号码', width: 22, kind: 'text' },
  { header: '服务区域', width: 24, kind: 'text' }, { header: '联系电话', width: 16, kind: 'text' }, { header: '服务技能', width: 20, kind: 'text' }, { header: '服务类别', width: 20, kind: 'text' }, { header: '志愿者编号', width: 12, kind: 'text' }, { header: '全国系统编号', width: 20, kind: 'text' },
  { header: '所属队伍', width: 24, kind: 'text' }, { header: '注册日期', width: 12, kind: 'day' }, { header: '状态', width: 10, kind: 'text' },
];
const STANDING_WORDS: Readonly<Record<Standing, string>> = { active: '在册', paused: '暂停', left: '已退出', notYet: '未注册', dead: '已故待办', movedOut: '迁出待办' };

/** The filtered list as .xlsx: basics of 志愿服务记录与证明出具办法 art. 5, numbers as text so that all digits stay. */
export async function exportVolunteers(ctx: QueryContext, input: InputOf<typeof volunteersContract.exportList>): Promise<OutputOf<typeof volunteersContract.exportList>> {
  const on = input.on ?? ctx.clock.today();
  const rows = await readVolunteerRows(ctx.db, on, filterConditions(ctx, input, on));
  const more = new Map((await readRows<{ id: number; nationalNo: string; idKind: string; services: string }>(ctx.db, sql`select v.id, v.nationalNo, coalesce(r.idKind, v.idKind) as idKind,
    coalesce((select group_concat(k.name, '、') from volunteerSkills s join skills k on k.id = s.skillId where s.volunteerId = v.id and k.kind = 'service'), '') as services from volunteers v left join residents r on r.id = v.residentId`)).map((row) => [row.id, row]));
  const cells = [];
  for (const [index, row] of rows.entries()) {
    ctx.signal.throwIfAborted();
    const extra = more.get(row.volunteerId);
    const idNumber = input.whole ? await wholeNumber(ctx, ctx.db, row.volunteerId, 'idNumber') : row.idNumberMasked;
    cells.push([
      index + 1, row.name, SEX.find((entry) => entry.code === row.sex)?.zh ?? '', row.birthDate, idNumber === '' ? '' : extra?.idKind === 'other' ? '其他证件' : '居民身份证', idNumber, row.address, input.whole ? row.phone : row.phoneMasked,
      row.skills.join('、'), extra?.services ?? '', formatVolunteerNo(row.volunteerNo), extra?.nationalNo ?? '', row.teams.map((team) => team.name).join('、'), row.registeredOn, STANDING_WORDS[row.standing],
    ]);
  }
  const bytes = await xlsxBytes({ sheets: [{ name: '志愿者', title: `${ctx.office.communityName} 志愿者名单 ${on}`, columns: COLUMNS, rows: cells, freezeHeader: true }] });
  return { ...ctx.files.put(`志愿者名单-${on}.xlsx`, bytes, XLSX), rows: cells.length };
}
