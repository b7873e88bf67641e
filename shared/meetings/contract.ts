/** Records of meetings: who met when, how they voted, what was resolved, and what leans on it. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { ORGANS, TOPICS } from './quorum.ts';

const meetingId = idSchema<'meeting'>();
const text = (most: number) => z.string().trim().min(1).max(most);
const free = (most: number) => z.string().trim().max(most).default('');
const count = z.int().min(0);

/** 发放批次 福利标准 预算 公示 申请 救助案件 其他 */
export const MEETING_SUBJECTS = ['batch', 'programme', 'budget', 'notice', 'application', 'reliefCase', 'other'] as const;
export type MeetingSubject = (typeof MEETING_SUBJECTS)[number];

export const meetingInputSchema = z.object({
  resolutionNo: text(60), title: text(100), topic: z.enum(TOPICS), organ: z.enum(ORGANS), noticeOn: daySchema.nullish(), heldOn: daySchema, partyDiscussedOn: daySchema.nullish(),
  place: free(60), chair: free(40), recorder: free(40), attendees: free(1000),
  eligible: z.int().min(1), attended: count, inFavour: count, against: count, decision: free(2000), note: free(500),
});
export const quorumFaultSchema = z.object({ code: z.enum(['organMayNot', 'tooFewAttended', 'tooFewInFavour', 'noticeTooShort', 'partyNotFirst']), had: z.int().optional(), needed: z.int().optional() });
const linkId = z.int().positive();
const linkSchema = z.object({
  linkId, meetingId, subjectKind: z.enum(MEETING_SUBJECTS), subjectId: z.int(), label: z.string(), by: z.string(), at: instantSchema,
  /** Taken off again: by whom, when and why. */
  removed: z.object({ by: z.string(), at: instantSchema, reason: z.string() }).nullable(),
  /** What it is for is not decided yet, so that the link can still be taken off. */
  open: z.boolean(),
});
export type MeetingLink = z.output<typeof linkSchema>;
export const meetingSchema = meetingInputSchema.extend({
  meetingId, noticeOn: daySchema.nullable(), partyDiscussedOn: daySchema.nullable(), place: z.string(), chair: z.string(), recorder: z.string(), attendees: z.string(), decision: z.string(), note: z.string(), by: z.string(),
  /** Why the resolution does not stand; none: it does. */
  faults: z.array(quorumFaultSchema), links: z.array(linkSchema),
});
export type Meeting = z.output<typeof meetingSchema>;

export const meetingsContract = {
  /** The latest first; `subjectKind` with `subjectId`: those something leans on. */
  list: query('meetings.read', z.object({ subjectKind: z.enum(MEETING_SUBJECTS).nullable().default(null), subjectId: z.int().nullable().default(null) }), z.array(meetingSchema)),
  show: query('meetings.read', z.object({ meetingId }), meetingSchema),
  add: command('meetings.edit', meetingInputSchema, z.object({ meetingId, passed: z.boolean() })),
  /** What a thing with a page of its own leans on, those taken off too, the first first; `open`: it is not decided yet, so links come and go. */
  ofSubject: query('meetings.read', z.object({ subjectKind: z.enum(['batch', 'notice', 'application', 'reliefCase']), subjectId: z.int().positive() }), z.object({
    open: z.boolean(), links: z.array(linkSchema.extend({ resolutionNo: z.string(), title: z.string(), heldOn: daySchema })),
  })),
  /** Says what leans on the resolution; only on one that passed, and nothing that was decided without it. */
  link: command('meetings.edit', z.object({ meetingId, subjectKind: z.enum(MEETING_SUBJECTS), subjectId: z.int().min(0), label: text(100) }), z.object({ meetingId })),
  /** Takes a link off again, with the reason, while what it is for is open. */
  unlink: command('meetings.edit', z.object({ linkId, reason: text(200) }), z.object({ meetingId })),
  sheet: query('meetings.print', z.object({ meetingId }), meetingSchema.extend({ communityName: z.string() }), { logged: true }),
} as const;
