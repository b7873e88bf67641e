/** Public notices: what hangs where until when, who objected and what was answered, and the calendar they are counted by. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { nonNegativeFenSchema } from '../money.ts';
import { COLUMN_KINDS, COUNTINGS, FINDINGS, NAME_MASKS, NOTICE_STATES, NOTICE_STATUSES, NOTICE_SUBJECTS, OBJECTION_WAYS } from './words.ts';

const noticeId = idSchema<'notice'>();
const objectionId = idSchema<'noticeObjection'>();
const version = z.int().positive();
const text = (most: number) => z.string().trim().min(1).max(most);

/** The frozen list: columns, and rows whose cells stand in their order. `key` names what the row is of; it is never printed. */
export const noticeContentSchema = z.object({
  columns: z.array(z.object({ title: z.string(), kind: z.enum(COLUMN_KINDS) })).min(1).max(10),
  rows: z.array(z.object({ key: z.string(), cells: z.array(z.union([z.string(), z.number(), z.null()])), amountFen: nonNegativeFenSchema.nullable() })),
});
export type NoticeContent = z.output<typeof noticeContentSchema>;

export const noticeRowSchema = z.object({
  noticeId, subjectKind: z.enum(NOTICE_SUBJECTS), subjectId: z.int(), edition: z.int(), title: z.string(), status: z.enum(NOTICE_STATUSES), state: z.enum(NOTICE_STATES),
  persons: z.int(), totalFen: nonNegativeFenSchema.nullable(), days: z.int(), counting: z.enum(COUNTINGS),
  postedOn: daySchema.nullable(), dueOn: daySchema.nullable(), takenDownOn: daySchema.nullable(), places: z.string(), maker: z.string(), createdAt: instantSchema,
  objections: z.int(), openObjections: z.int(),
});
export type NoticeRow = z.output<typeof noticeRowSchema>;

export const objectionSchema = z.object({
  objectionId, noticeId, lineNo: z.int().nullable(), lineName: z.string().nullable(), raisedOn: daySchema, raisedBy: z.string(), anonymous: z.boolean(), hasContact: z.boolean(), way: z.enum(OBJECTION_WAYS), content: z.string(), dueOn: daySchema,
  recordedBy: z.string(), finding: z.enum(FINDINGS), answer: z.string().nullable(), answeredOn: daySchema.nullable(), answeredBy: z.string().nullable(),
  /** Whether the signed-in person may answer it: never who made the notice or wrote the objection down. */
  mayAnswer: z.boolean(),
});
export type Objection = z.output<typeof objectionSchema>;

export const noticeSchema = noticeRowSchema.extend({
  basis: z.string(), unit: z.string(), note: z.string(), takenDownNote: z.string().nullable(), withdrawReason: z.string().nullable(), postedBy: z.string().nullable(), takenDownBy: z.string().nullable(), leastDays: z.int(),
  /** When posted today, until when it would hang; for a draft. */
  dueIfPostedToday: daySchema, calendarCovers: z.boolean(),
  content: noticeContentSchema, objectionList: z.array(objectionSchema), version,
});
export type Notice = z.output<typeof noticeSchema>;

export const settingsSchema = z.object({
  nameMask: z.enum(NAME_MASKS),
  /** What any notice hangs at least, and within how many days an objection is answered (山东省村务公开条例 art. 13, 17). */
  leastDays: z.int().min(1).max(60), answerDays: z.int().min(1).max(60),
  /** Where to object: stands on every notice. The telephone is the office's. */
  contactName: z.string().trim().max(40), contactPhone: z.string().trim().max(40), contactAddress: z.string().trim().max(100), places: z.string().trim().max(200),
});
export type NoticeSettings = z.output<typeof settingsSchema>;

const sheetSchema = z.object({
  notice: noticeSchema.omit({ objectionList: true }), from: daySchema, until: daySchema, settings: settingsSchema, communityName: z.string(), practice: z.boolean(),
});
const done = z.object({ noticeId, status: z.enum(NOTICE_STATUSES), version });

export const noticesContract = {
  list: query('notices.read', z.object({ subjectKind: z.enum(NOTICE_SUBJECTS).nullable().default(null), state: z.enum(NOTICE_STATES).nullable().default(null), search: z.string().trim().max(60).default('') }), z.object({ notices: z.array(noticeRowSchema) })),
  show: query('notices.read', z.object({ noticeId }), noticeSchema),
  /** A draft goes on the boards: from now on it is frozen, and its last day is counted. */
  post: command('notices.edit', z.object({ noticeId, version, postedOn: daySchema, places: text(200), note: z.string().trim().max(200).default('') }), done.extend({ dueOn: daySchema })),
  /** Before its last day is over a reason is needed, and it has to be posted anew. */
  takeDown: command('notices.edit', z.object({ noticeId, version, takenDownOn: daySchema, note: z.string().trim().max(200).default('') }), done.extend({ short: z.boolean() })),
  /** A draft, or a posted notice that was wrong: does not count any more. */
  withdraw: command('notices.edit', z.object({ noticeId, version, reason: text(200) }), done),
  /** The same list once more, after it hung too short. */
  repost: command('notices.edit', z.object({ noticeId, version }), done),
  addObjection: command('notices.edit', z.object({
    noticeId, lineNo: z.int().positive().nullish(), raisedOn: daySchema, raisedBy: z.string().trim().max(40).default(''), anonymous: z.boolean().default(false), contact: z.string().trim().max(100).default(''), way: z.enum(OBJECTION_WAYS), content: text(500),
  }), z.object({ objectionId, dueOn: daySchema })),
  answerObjection: command('notices.answer', z.object({ objectionId, finding: z.enum(['rejected', 'upheld']), answer: text(1000), answeredOn: daySchema }), z.object({ objectionId, finding: z.enum(FINDINGS) })),
  /** How to reach who objected; logged. */
  revealContact: query('notices.answer', z.object({ objectionId, reason: text(200) }), z.object({ contact: z.string() }), { logged: true }),
  /** The sheet for the board; of a draft as if posted today. */
  sheet: query('notices.print', z.object({ noticeId }), sheetSchema, { logged: true }),
  /** 公示结果: what hung where from when to when, and that nobody objected, or what was found. Names nobody who objected. */
  result: query('notices.print', z.object({ noticeId }), sheetSchema.extend({ objections: z.array(objectionSchema.pick({ objectionId: true, lineNo: true, lineName: true, raisedOn: true, content: true, finding: true, answer: true, answeredOn: true, answeredBy: true })), today: daySchema }), { logged: true }),
  settings: query('notices.read', z.object({}), settingsSchema),
  saveSettings: command('notices.edit', settingsSchema, z.object({})),
  holidays: query('notices.read', z.object({ year: z.int().min(1990).max(9998) }), z.object({ days: z.array(z.object({ day: daySchema, kind: z.enum(['off', 'work']), name: z.string() })), years: z.array(z.int()) })),
  /** `kind` null takes the day out of the table. */
  saveHoliday: command('notices.edit', z.object({ day: daySchema, kind: z.enum(['off', 'work']).nullable(), name: z.string().trim().max(30).default('') }), z.object({})),
} as const;
