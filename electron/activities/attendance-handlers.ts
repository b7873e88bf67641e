/** The methods of 考勤与时长, and the audit line of each act. */
import { sql, type RawBuilder } from 'kysely';
import type { Handlers, QueryContext } from '#electron/api/context.ts';
import { allOf, readRows } from '#electron/residents/read-rows.ts';
import { xlsxBytes, type Column } from '#electron/spreadsheet/write-xlsx.ts';
import { peopleSql } from '#electron/volunteers/standing.ts';
import type { InputOf, OutputOf } from '#shared/contract.ts';
import type { attendanceContract } from '#shared/activities/attendance-contract.ts';
import { formatClock, formatHours } from '#shared/activities/hours.ts';
import { AppError } from '#shared/errors.ts';
import { maskPhone } from '#shared/phone.ts';
import { readAttendances } from './attendance-rows.ts';
import { findPeople, readToday } from './desk.ts';
import { enterSheet } from './enter-sheet.ts';
import { XLSX } from './handlers.ts';
import { readByPerson, readOverview, readStatistics } from './hour-statistics.ts';
import { approve, correct, reject } from './judge-attendance.ts';
import { readMissing } from './missing.ts';
import { signIn, signOut } from './sign-in-out.ts';

type C = typeof attendanceContract;
const PERSON_COLUMNS: readonly Column[] = [
  { header: '名次', width: 6, kind: 'number' }, { header: '志愿者编号', width: 12, kind: 'text' }, { header: '姓名', width: 12, kind: 'text' }, { header: '队伍', width: 30, kind: 'text' }, { header: '人次', width: 8, kind: 'number' }, { header: '时长（小时）', width: 12, kind: 'number' }, { header: '最近服务', width: 12, kind: 'day' },
];
const LIST_COLUMNS: readonly Column[] = [
  { header: '日期', width: 12, kind: 'day' }, { header: '活动', width: 28, kind: 'text' }, { header: '岗位', width: 14, kind: 'text' }, { header: '志愿者编号', width: 12, kind: 'text' }, { header: '姓名', width: 12, kind: 'text' }, { header: '队伍', width: 24, kind: 'text' },
  { header: '签到', width: 8, kind: 'text' }, { header: '签退', width: 8, kind: 'text' }, { header: '时长（小时）', width: 12, kind: 'number' }, { header: '方式', width: 8, kind: 'text' }, { header: '状态', width: 10, kind: 'text' }, { header: '录入', width: 10, kind: 'text' }, { header: '审批', width: 10, kind: 'text' }, { header: '备注', width: 24, kind: 'text' },
];
const METHODS = { sheet: '签到表', idCard: '刷证', scan: '扫码', late: '补录' } as const;
const STATES = { open: '未签退', entered: '待审批', approved: '已审批', rejected: '已退回', corrected: '已更正' } as const;

function listCondition(input: InputOf<C['list']>): RawBuilder<unknown> {
  const text = input.search.trim().toLowerCase();
  return allOf([
    ...(input.from == null ? [] : [sql`t.day >= ${input.from}`]), ...(input.to == null ? [] : [sql`t.day <= ${input.to}`]), ...(input.activityId == null ? [] : [sql`t.activityId = ${input.activityId}`]), ...(input.volunteerId == null ? [] : [sql`t.volunteerId = ${input.volunteerId}`]),
    ...(input.state == null ? [] : [sql`t.state = ${input.state}`]),
    ...(text === '' ? [] : [sql`(instr(p.name, ${text}) > 0 or instr(p.namePinyin, ${text}) = 1 or instr(p.nameInitials, ${text}) = 1 or instr(lower(a.title), ${text}) > 0 or a.activityNo = ${text})`]),
  ]);
}

async function readSheet({ db, actor }: QueryContext, input: InputOf<C['sheet']>): Promise<OutputOf<C['sheet']>> {
  const activity = await db.selectFrom('activities').select(['activityNo', 'title', 'state', 'startsOn', 'place']).where('id', '=', input.activityId).executeTakeFirst();
  if (activity === undefined) throw new AppError('not_found', { what: 'activity', id: String(input.activityId) });
  const shift = input.shiftId == null ? undefined : await db.selectFrom('activityShifts').select(['day', 'startMinute', 'endMinute', 'kind']).where('id', '=', input.shiftId).where('activityId', '=', input.activityId).executeTakeFirst();
  if (input.shiftId != null && shift === undefined) throw new AppError('not_found', { what: 'shift', id: String(input.shiftId) });
  const planned = await readRows<OutputOf<C['sheet']>['planned'][number] & { phone: string }>(db, sql`select s.volunteerId, p.volunteerNo, p.name, p.phone from activityShifts h join signUps s on s.shiftId = h.id and s.state = 'placed' join ${peopleSql} p on p.volunteerId = s.volunteerId
    where h.activityId = ${input.activityId} and (${input.shiftId ?? null} is null or h.id = ${input.shiftId ?? null}) order by s.id`);
  return {
    activityId: input.activityId, activityNo: activity.activityNo, title: activity.title, state: activity.state, place: activity.place, day: shift?.day ?? activity.startsOn, startMinute: shift?.startMinute ?? null, endMinute: shift?.endMinute ?? null, flexible: shift?.kind === 'flexible',
    planned: planned.map(({ phone, ...person }) => ({ ...person, phoneMasked: phone === '' ? '' : maskPhone(phone) })),
    rows: await readAttendances(db, actor, sql`t.activityId = ${input.activityId} and (${input.shiftId ?? null} is null or t.shiftId is ${input.shiftId ?? null}) and t.state <> 'corrected'`),
  };
}

async function nameOfTeam(db: QueryContext['db'], teamId: number | null | undefined): Promise<string | null> {
  return teamId == null ? null : ((await db.selectFrom('teams').select('name').where('id', '=', teamId as never).executeTakeFirst())?.name ?? null);
}

export const attendanceHandlers: Handlers<C> = {
  today: readToday,
  find: findPeople,
  signIn: { run: signIn, audit: (input, output) => ({ subject: `attendance:${output.attendanceId}`, detail: { activity: input.activityId, volunteer: input.volunteerId, at: formatClock(output.startMinute) } }) },
  signOut: { run: signOut, audit: (input, output) => ({ subject: `attendance:${output.attendanceId}`, detail: { minutes: output.minutes, late: input.endMinute != null } }) },
  sheet: readSheet,
  enterSheet: { run: enterSheet, audit: (input, output) => ({ subject: `activity:${input.activityId}`, detail: { saved: output.saved.length, faults: output.faults.length, minutes: output.saved.reduce((sum, row) => sum + row.minutes, 0) } }) },
  list: ({ db, actor }, input) => readAttendances(db, actor, listCondition(input)),
  approve: { run: approve, audit: (input, output) => ({ subject: `attendance:${input.attendanceIds[0]}`, detail: { approved: output.approved, minutes: output.minutes, otherPerson: input.otherPerson } }) },
  reject: { run: reject, audit: (input, output) => ({ subject: `attendance:${input.attendanceIds[0]}`, detail: { rejected: output.rejected, reason: input.reason } }) },
  correct: { run: correct, audit: (input, output) => ({ subject: `attendance:${output.attendanceId}`, detail: { corrects: input.attendanceId, minutes: output.minutes, remove: input.remove, reason: input.reason } }) },
  missing: readMissing,
  statistics: ({ db }, input) => readStatistics(db, input),
  byPerson: (context, input) => readByPerson(context, input),
  overview: readOverview,
  printByPerson: {
    run: async (context, input) => ({ communityName: context.office.communityName, on: context.clock.today(), teamName: await nameOfTeam(context.db, input.teamId), rows: await readByPerson(context, { ...input, search: '' }) }),
    audit: (input, output) => ({ subject: 'volunteerHours', detail: { from: input.from, to: input.to, rows: output.rows.length } }),
  },
  exportByPerson: {
    run: async (context, input) => {
      const rows = await readByPerson(context, { ...input, search: '' });
      const bytes = await xlsxBytes({ sheets: [{ name: '时长排行', columns: PERSON_COLUMNS, title: `${context.office.communityName} 志愿服务时长 ${input.from} 至 ${input.to}`, freezeHeader: true, rows: rows.map((row, n) => [n + 1, String(row.volunteerNo).padStart(5, '0'), row.name, row.teams, row.times, Number(formatHours(row.minutes)), row.lastServedOn]) }] });
      return { ...context.files.put(`志愿服务时长-${input.from}至${input.to}.xlsx`, bytes, XLSX), rows: rows.length };
    },
    audit: (input, output) => ({ subject: 'volunteerHours', detail: { from: input.from, to: input.to, rows: output.rows } }),
  },
  exportList: {
    run: async ({ db, actor, office, clock, files }, input) => {
      const rows = await readAttendances(db, actor, listCondition(input), 100_000);
      const cells = rows.map((row) => [row.day, row.activityTitle, row.postName, String(row.volunteerNo).padStart(5, '0'), row.name, row.teamName, formatClock(row.startMinute), row.endMinute === null ? '' : formatClock(row.endMinute), Number(formatHours(row.minutes)), METHODS[row.method], STATES[row.state], row.by, row.judgedBy, row.reason === '' ? row.note : row.reason]);
      const bytes = await xlsxBytes({ sheets: [{ name: '服务记录', columns: LIST_COLUMNS, title: `${office.communityName} 志愿服务记录`, freezeHeader: true, rows: cells }] });
      return { ...files.put(`志愿服务记录-${clock.today()}.xlsx`, bytes, XLSX), rows: rows.length };
    },
    audit: (_input, output) => ({ subject: 'attendances', detail: { rows: output.rows } }),
  },
};
