/** The complaint desk: who brought what, who looks into it until when, what was found, and the review of that. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { COMPLAINT_STATUSES, COMPLAINT_STEPS, COMPLAINT_WAYS, OUTCOMES } from './words.ts';

const complaintId = idSchema<'complaint'>();
const categoryId = idSchema<'complaintCategory'>();
const staffId = idSchema<'staff'>();
const version = z.int().positive();
const text = (most: number) => z.string().trim().min(1).max(most);
const on = z.object({ complaintId, version });
const done = z.object({ complaintId, status: z.enum(COMPLAINT_STATUSES), version });

export const complaintRowSchema = z.object({
  complaintId, complaintNo: z.string(), receivedOn: daySchema, categoryId, categoryName: z.string(), way: z.enum(COMPLAINT_WAYS), anonymous: z.boolean(), complainant: z.string(), content: z.string(), restricted: z.boolean(),
  assignee: z.string().nullable(), dueOn: daySchema, status: z.enum(COMPLAINT_STATUSES), outcome: z.enum(OUTCOMES).nullable(), overdue: z.boolean(), version,
});
export type ComplaintRow = z.output<typeof complaintRowSchema>;

export const complaintSchema = complaintRowSchema.extend({
  hasContact: z.boolean(), about: z.string().nullable(), recordedBy: z.string(),
  decision: z.string().nullable(), decidedOn: daySchema.nullable(), decidedBy: z.string().nullable(),
  appealOn: daySchema.nullable(), appealReason: z.string().nullable(), appealOutcome: z.enum(OUTCOMES).nullable(), appealDecision: z.string().nullable(), appealDecidedOn: daySchema.nullable(), appealDecidedBy: z.string().nullable(),
  events: z.array(z.object({ step: z.enum(COMPLAINT_STEPS), text: z.string(), by: z.string(), at: instantSchema })),
  may: z.object({ assign: z.boolean(), note: z.boolean(), decide: z.boolean(), appeal: z.boolean(), decideAppeal: z.boolean(), close: z.boolean(), reveal: z.boolean() }),
});
export type Complaint = z.output<typeof complaintSchema>;

export const categorySchema = z.object({ categoryId, name: z.string(), answerDays: z.int(), active: z.boolean() });

export const complaintsContract = {
  /** The latest first; restricted ones only to those who handle or decide them. */
  list: query('complaints.read', z.object({ status: z.enum(COMPLAINT_STATUSES).nullable().default(null), search: z.string().trim().max(60).default('') }), z.object({ complaints: z.array(complaintRowSchema) })),
  show: query('complaints.read', z.object({ complaintId }), complaintSchema),
  categories: query('complaints.read', z.object({}), z.object({ categories: z.array(categorySchema), staff: z.array(z.object({ staffId, name: z.string() })) })),
  saveCategory: command('complaints.decide', z.object({ categoryId: categoryId.nullish(), name: text(30), answerDays: z.int().min(1).max(90), active: z.boolean() }), z.object({ categoryId })),
  receive: command('complaints.edit', z.object({
    receivedOn: daySchema, categoryId, way: z.enum(COMPLAINT_WAYS), complainant: z.string().trim().max(40).default(''), contact: z.string().trim().max(100).default(''), content: text(1000), restricted: z.boolean().default(false), aboutStaffId: staffId.nullish(),
  }), z.object({ complaintId, complaintNo: z.string(), dueOn: daySchema })),
  assign: command('complaints.edit', on.extend({ staffId, note: z.string().trim().max(200).default('') }), done),
  /** What was done, by whom it was given to. */
  note: command('complaints.read', on.extend({ text: text(500) }), done),
  decide: command('complaints.decide', on.extend({ outcome: z.enum(OUTCOMES), decision: text(1000), decidedOn: daySchema }), done),
  appeal: command('complaints.edit', on.extend({ appealOn: daySchema, reason: text(500) }), done),
  decideAppeal: command('complaints.decide', on.extend({ outcome: z.enum(OUTCOMES), decision: text(1000), decidedOn: daySchema }), done),
  close: command('complaints.edit', on, done),
  revealContact: query('complaints.decide', z.object({ complaintId, reason: text(200) }), z.object({ contact: z.string() }), { logged: true }),
  sheet: query('complaints.print', z.object({ complaintId }), complaintSchema.extend({ communityName: z.string() }), { logged: true }),
} as const;
