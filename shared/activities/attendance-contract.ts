/** 考勤与时长: signing in and out, hours from the paper sheet, approval, corrections, statistics. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema, monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { DAY_MINUTES } from './hours.ts';
import { SHEET_FAULTS } from './judge-sheet.ts';
import { ACTIVITY_STATES, ATTENDANCE_METHODS, ATTENDANCE_STATES, CONDUCTS } from './words.ts';

const activityId = idSchema<'activity'>();
const shiftId = idSchema<'activityShift'>();
const attendanceId = idSchema<'attendance'>();
const volunteerId = idSchema<'volunteer'>();
const teamId = idSchema<'team'>();
const count = z.int().min(0);
const minute = z.int().min(0).max(DAY_MINUTES);
const blank = (most: number) => z.string().trim().max(most).default('');
const text = (most: number) => z.string().trim().min(1).max(most);
const exported = z.object({ fileId: z.string(), name: z.string(), sizeBytes: count, rows: count });

export const attendanceRowSchema = z.object({
  attendanceId, activityId, activityNo: z.string(), activityTitle: z.string(), shiftId: shiftId.nullable(), postName: z.string().nullable(), volunteerId, volunteerNo: z.int(), name: z.string(), teamId: teamId.nullable(), teamName: z.string().nullable(),
  day: daySchema, startMinute: minute, endMinute: minute.nullable(), travelMinutes: count, minutes: count,
  /** What the shift planned; null without a shift or for a flexible one. */
  plannedMinutes: count.nullable(),
  method: z.enum(ATTENDANCE_METHODS), conduct: z.enum(CONDUCTS), state: z.enum(ATTENDANCE_STATES), correctsId: attendanceId.nullable(), correctsMinutes: count.nullable(), reason: z.string(), note: z.string(), by: z.string(), at: instantSchema, judgedBy: z.string().nullable(),
  /** Whether the signed-in person made or ended it, or bears the volunteer's name. */
  mine: z.boolean(),
});
export type AttendanceRow = z.output<typeof attendanceRowSchema>;

const personSchema = z.object({ volunteerId, volunteerNo: z.int(), name: z.string(), phoneMasked: z.string(), idMasked: z.string(), teams: z.string(), planned: z.boolean(), open: attendanceId.nullable(), openSince: minute.nullable(), openDay: daySchema.nullable() });
export type DeskPerson = z.output<typeof personSchema>;

export const sheetRowInputSchema = z.object({
  /** The row on the paper, for the answer. */
  row: z.int().min(1).max(2000),
  /** Known, or found by what was typed: name, volunteer number. */
  volunteerId: volunteerId.nullish(), who: blank(40),
  inMinute: minute.nullish(), outMinute: minute.nullish(), hoursMinutes: z.int().min(0).max(60_000).nullish(), travelMinutes: z.int().min(0).max(DAY_MINUTES).default(0),
  conduct: z.enum(CONDUCTS).default('ordinary'), note: blank(200), acceptLongDay: z.boolean().default(false),
});
export type SheetRowInput = z.output<typeof sheetRowInputSchema>;
const sheetFaultSchema = z.object({ row: z.int(), fault: z.enum(SHEET_FAULTS), name: z.string(), detail: z.string(), choices: z.array(z.object({ volunteerId, label: z.string() })) });
export type SheetFaultRow = z.output<typeof sheetFaultSchema>;

const periodSchema = z.object({ from: monthSchema, to: monthSchema, teamId: teamId.nullish() });
export const statisticsSchema = z.object({
  /** Team 0: served for none of the teams. */
  months: z.array(z.object({ teamId: z.int(), teamName: z.string(), month: monthSchema, minutes: count, times: count, people: count })),
  minutes: count, times: count, people: count,
});
export type HourStatistics = z.output<typeof statisticsSchema>;
const personHoursSchema = z.object({ volunteerId, volunteerNo: z.int(), name: z.string(), teams: z.string(), minutes: count, times: count, lastServedOn: daySchema.nullable() });
export type PersonHours = z.output<typeof personHoursSchema>;

const listSchema = z.object({ from: daySchema.nullish(), to: daySchema.nullish(), activityId: activityId.nullish(), volunteerId: volunteerId.nullish(), state: z.enum(ATTENDANCE_STATES).nullish(), search: z.string().max(60).default('') });

export const attendanceContract = {
  /** What can be signed in for on a day. */
  today: query('volunteers.read', z.object({ on: daySchema.nullish() }), z.object({
    on: daySchema, nowMinute: minute,
    activities: z.array(z.object({ activityId, activityNo: z.string(), title: z.string(), place: z.string(), state: z.enum(ACTIVITY_STATES), shifts: z.array(z.object({ shiftId, postName: z.string(), startMinute: minute, endMinute: minute, placed: count, present: count })) })),
  })),
  /** By name, pinyin, initials, volunteer number, the last four or six of the ID number. */
  find: query('volunteers.read', z.object({ text: z.string().trim().max(60), activityId: activityId.nullish(), shiftId: shiftId.nullish() }), z.array(personSchema)),
  signIn: command('volunteers.edit', z.object({ activityId, shiftId: shiftId.nullish(), volunteerId, method: z.enum(ATTENDANCE_METHODS).default('idCard') }), z.object({ attendanceId, name: z.string(), startMinute: minute })),
  signOut: command('volunteers.edit', z.object({ attendanceId, conduct: z.enum(CONDUCTS).default('ordinary'), travelMinutes: z.int().min(0).max(DAY_MINUTES).default(0),
    /** Null: now. Given for a check-out that was missed. */
    endMinute: minute.nullish(), note: blank(200), acceptLongDay: z.boolean().default(false) }), z.object({ attendanceId, name: z.string(), minutes: count })),

  /** Who is placed on a shift beside what is recorded: the rows of the paper sheet. */
  sheet: query('volunteers.read', z.object({ activityId, shiftId: shiftId.nullish() }), z.object({
    activityId, activityNo: z.string(), title: z.string(), state: z.enum(ACTIVITY_STATES), day: daySchema, place: z.string(), startMinute: minute.nullable(), endMinute: minute.nullable(), flexible: z.boolean(),
    planned: z.array(z.object({ volunteerId, volunteerNo: z.int(), name: z.string(), phoneMasked: z.string() })), rows: z.array(attendanceRowSchema),
  })),
  /** Good rows are kept, each of the others comes back with its reason. */
  enterSheet: command('volunteers.edit', z.object({ activityId, shiftId: shiftId.nullish(), day: daySchema.nullish(), method: z.enum(ATTENDANCE_METHODS).default('sheet'), rows: z.array(sheetRowInputSchema).min(1).max(500) }),
    z.object({ saved: z.array(z.object({ row: z.int(), attendanceId, name: z.string(), minutes: count })), faults: z.array(sheetFaultSchema) })),
  list: query('volunteers.read', listSchema, z.array(attendanceRowSchema)),
  /** By somebody else than made it; who bears the same name says first that he is another person. */
  approve: command('volunteers.approve', z.object({ attendanceIds: z.array(attendanceId).min(1).max(2000), otherPerson: z.boolean().default(false) }), z.object({ approved: count, minutes: count })),
  reject: command('volunteers.approve', z.object({ attendanceIds: z.array(attendanceId).min(1).max(2000), reason: text(200) }), z.object({ rejected: count })),
  /** A new row that stands for the old one once somebody else approves it; `remove`: it counts nothing. */
  correct: command('volunteers.edit', z.object({ attendanceId, remove: z.boolean().default(false), startMinute: minute, endMinute: minute, travelMinutes: z.int().min(0).max(DAY_MINUTES).default(0), conduct: z.enum(CONDUCTS).default('ordinary'), reason: text(200), acceptLongDay: z.boolean().default(false) }),
    z.object({ attendanceId, minutes: count })),
  /** Signed in and never out; placed and neither there nor entered; not recorded within the working days of the rules. */
  missing: query('volunteers.read', z.object({}), z.object({
    open: z.array(attendanceRowSchema),
    absent: z.array(z.object({ activityId, activityNo: z.string(), title: z.string(), day: daySchema, shiftId, postName: z.string(), people: z.array(z.object({ volunteerId, name: z.string() })) })),
    late: z.array(z.object({ activityId, activityNo: z.string(), title: z.string(), endsOn: daySchema, dueOn: daySchema, pending: count })),
  })),

  statistics: query('volunteers.read', periodSchema, statisticsSchema),
  byPerson: query('volunteers.read', periodSchema.extend({ search: z.string().max(60).default('') }), z.array(personHoursSchema)),
  overview: query('volunteers.read', z.object({}), z.object({
    months: z.array(z.object({ teamId: z.int(), teamName: z.string(), month: monthSchema, minutes: count, times: count, people: count })),
    volunteers: count, active: count, idleDays: z.int(), idle: z.array(z.object({ volunteerId, volunteerNo: z.int(), name: z.string(), lastServedOn: daySchema.nullable() })), idleCount: count,
    gaps: z.array(z.object({ activityId, title: z.string(), day: daySchema, startMinute: minute, endMinute: minute, postName: z.string(), missing: count })), pending: count, open: count, late: count,
  })),
  printByPerson: query('volunteers.print', periodSchema, z.object({ communityName: z.string(), on: daySchema, teamName: z.string().nullable(), rows: z.array(personHoursSchema) }), { logged: true }),
  exportByPerson: query('volunteers.print', periodSchema, exported, { logged: true }),
  exportList: query('volunteers.print', listSchema, exported, { logged: true }),
};
