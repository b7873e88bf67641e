/** The methods of 志愿活动, and the audit line of each act. */
import { sql } from 'kysely';
import type { Handlers } from '#electron/api/context.ts';
import { xlsxBytes } from '#electron/spreadsheet/write-xlsx.ts';
import type { activitiesContract } from '#shared/activities/contract.ts';
import { formatHours } from '#shared/activities/hours.ts';
import { addDays, addMonths, firstDay, lastDay } from '#shared/days.ts';
import { AppError } from '#shared/errors.ts';
import { readActivityFile, readServed, readShifts } from './activity-file.ts';
import { listActivities } from './activity-rows.ts';
import { readCandidates } from './candidates.ts';
import { listRules, rulesOn, saveRules } from './hour-rules.ts';
import { moveActivity } from './move-activity.ts';
import { copyRoster, moveTo, placePeople, withdraw } from './place-people.ts';
import { repeatActivity } from './repeat-activity.ts';
import { saveActivity } from './save-activity.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const STATE_WORDS = { draft: '草稿', recruiting: '招募', running: '进行', ended: '结束', recorded: '已记录', cancelled: '取消' } as const;
const LIST_COLUMNS = [
  { header: '编号', width: 16, kind: 'text' }, { header: '活动名称', width: 28, kind: 'text' }, { header: '类型', width: 18, kind: 'text' }, { header: '队伍', width: 24, kind: 'text' }, { header: '开始', width: 12, kind: 'day' }, { header: '结束', width: 12, kind: 'day' },
  { header: '地点', width: 24, kind: 'text' }, { header: '负责人', width: 10, kind: 'text' }, { header: '状态', width: 8, kind: 'text' }, { header: '名额', width: 8, kind: 'number' }, { header: '已排', width: 8, kind: 'number' }, { header: '到场人数', width: 10, kind: 'number' }, { header: '时长（小时）', width: 12, kind: 'number' }, { header: '服务对象', width: 10, kind: 'number' },
] as const;
const ofActivity = (input: { activityId: number }): { subject: string } => ({ subject: `activity:${input.activityId}` });

export const activitiesHandlers: Handlers<typeof activitiesContract> = {
  choices: async ({ db }) => ({
    types: (await db.selectFrom('activityTypes').selectAll().orderBy('id').execute()).map(({ id, name, active }) => ({ typeId: id, name, active: active === 1 })),
    teams: (await db.selectFrom('teams').select(['id', 'name', 'dissolvedOn']).orderBy('code').execute()).map(({ id, name, dissolvedOn }) => ({ teamId: id, name, active: dissolvedOn === null })),
    skills: (await db.selectFrom('skills').select(['id', 'name']).where('kind', '=', 'skill').where('active', '=', 1).orderBy('id').execute()).map(({ id, name }) => ({ skillId: id, name })),
  }),
  saveType: {
    run: async ({ trx }, { typeId, name, active }) => {
      const taken = await trx.selectFrom('activityTypes').select('id').where('name', '=', name).executeTakeFirst();
      if (taken !== undefined && taken.id !== typeId) throw new AppError('activity_type_taken', { name });
      if (typeId == null) return { typeId: (await trx.insertInto('activityTypes').values({ name, active: active ? 1 : 0 }).returning('id').executeTakeFirstOrThrow()).id };
      await trx.updateTable('activityTypes').set({ name, active: active ? 1 : 0 }).where('id', '=', typeId).execute();
      return { typeId };
    },
    audit: (input, output) => ({ subject: `activityType:${output.typeId}`, detail: { name: input.name, active: input.active } }),
  },
  rules: async ({ db, clock }) => ({ current: await rulesOn(db, clock.today()), all: await listRules(db) }),
  saveRules: { run: saveRules, audit: (input) => ({ subject: 'hourRules', detail: { from: input.validFrom, round: input.roundToMinutes, rounding: input.rounding, ask: input.askAboveMinutes, refuse: input.refuseAboveMinutes } }) },

  list: ({ db, clock }, input) => listActivities(db, input, clock.today()),
  file: ({ db, office, clock }, input) => readActivityFile(db, office, clock.today(), input.activityId),
  save: { run: saveActivity, audit: (input, output) => ({ ...ofActivity(output), detail: { no: output.activityNo, on: input.startsOn, shifts: input.shifts.length, risk: input.riskLevel } }) },
  move: { run: moveActivity, audit: (input, output) => ({ ...ofActivity(input), detail: { move: input.move, state: output.state, reason: input.reason } }) },
  repeat: { run: repeatActivity, audit: (input, output) => ({ ...ofActivity(input), detail: { until: input.until, made: output.made.length, placed: output.placed } }) },
  feedback: {
    run: async ({ trx }, { recipientId, stars, feedback }) => {
      const done = await trx.updateTable('activityRecipients').set({ stars, feedback }).where('id', '=', recipientId).executeTakeFirst();
      if (done.numUpdatedRows === 0n) throw new AppError('not_found', { what: 'recipient', id: String(recipientId) });
      return { recipientId };
    },
    audit: (input) => ({ subject: `activityRecipient:${input.recipientId}`, detail: { stars: input.stars } }),
  },

  place: { run: (context, input) => placePeople(context, input.shiftId, input.volunteerIds, input), audit: (input, output) => ({ subject: `shift:${input.shiftId}`, detail: { placed: output.placed.length, waiting: output.waiting.length, refused: output.refused.length } }) },
  moveTo: { run: moveTo, audit: (input, output) => ({ subject: `shift:${input.shiftId}`, detail: { signUp: input.signUpId, placed: output.placed.length } }) },
  withdraw: { run: (context, input) => withdraw(context, input.signUpId, input.reason), audit: (input, output) => ({ subject: `shift:${output.shiftId}`, detail: { signUp: input.signUpId, reason: input.reason, movedUp: output.movedUp.length } }) },
  copyRoster: { run: (context, input) => copyRoster(context, input.activityId, input.fromActivityId ?? null), audit: (input, output) => ({ ...ofActivity(input), detail: { from: output.from, placed: output.placed.length, refused: output.refused.length } }) },
  candidates: readCandidates,
  board: async ({ db, clock }, { from, teamId }) => ({
    from, today: clock.today(),
    shifts: await readShifts(db, sql`h.day between ${from} and ${addDays(from, 6)} and a.state <> 'cancelled' and (${teamId ?? null} is null or exists (select 1 from activityTeams x where x.activityId = a.id and x.teamId = ${teamId ?? null}))`),
  }),
  calendar: async ({ db, clock }, { month, teamId }) => ({
    month, today: clock.today(),
    // The weeks that stick out at both ends are shown too.
    activities: await listActivities(db, { from: addDays(firstDay(month), -6), to: addDays(lastDay(addMonths(month, 0)), 6), teamId: teamId ?? null }, clock.today()),
  }),

  printFile: { run: async ({ db, office, clock }, input) => ({ ...await readActivityFile(db, office, clock.today(), input.activityId), served: await readServed(db, input.activityId) }), audit: ofActivity },
  printList: { run: async ({ db, office, clock }, input) => ({ communityName: office.communityName, rows: await listActivities(db, input, clock.today()) }), audit: (_input, output) => ({ subject: 'activities', detail: { rows: output.rows.length } }) },
  exportList: {
    run: async ({ db, office, clock, files }, input) => {
      const rows = await listActivities(db, input, clock.today());
      const bytes = await xlsxBytes({ sheets: [{ name: '活动台账', columns: LIST_COLUMNS, title: `${office.communityName} 志愿活动台账`, freezeHeader: true, rows: rows.map((row) => [row.activityNo, row.title, row.typeName, row.teams, row.startsOn, row.endsOn, row.place, row.leaderName, STATE_WORDS[row.state], row.places, row.placed, row.attended, Number(formatHours(row.minutes)), row.recipients]) }] });
      return { ...files.put(`志愿活动台账-${clock.today()}.xlsx`, bytes, XLSX), rows: rows.length };
    },
    audit: (_input, output) => ({ subject: 'activities', detail: { rows: output.rows } }),
  },
};
