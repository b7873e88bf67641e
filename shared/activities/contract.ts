/** 志愿活动: activities with posts and shifts, who is placed, the calendar and the week board. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema, monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { DAY_MINUTES } from './hours.ts';
import { PLACE_REFUSALS, PLACE_WARNINGS } from './placing.ts';
import { MOST_OCCURRENCES } from './recurrence.ts';
import { ACTIVITY_MOVES, ACTIVITY_STATES, RISK_LEVELS, SHIFT_KINDS, SIGN_UP_WAYS } from './words.ts';

const activityId = idSchema<'activity'>();
const postId = idSchema<'activityPost'>();
const shiftId = idSchema<'activityShift'>();
const signUpId = idSchema<'signUp'>();
const typeId = idSchema<'activityType'>();
const volunteerId = idSchema<'volunteer'>();
const teamId = idSchema<'team'>();
const skillId = idSchema<'skill'>();
const residentId = idSchema<'resident'>();
const householdId = idSchema<'household'>();
const recipientId = idSchema<'activityRecipient'>();
const text = (most: number) => z.string().trim().min(1).max(most);
const blank = (most: number) => z.string().trim().max(most).default('');
const count = z.int().min(0);
const version = z.int().min(1);
const minute = z.int().min(0).max(DAY_MINUTES);

export const postInputSchema = z.object({
  /** Null: a new post. */
  postId: postId.nullish(), name: text(40), headCount: z.int().min(1).max(999), skillIds: z.array(skillId).max(20).default([]),
});
export const shiftInputSchema = z.object({
  shiftId: shiftId.nullish(),
  /** The post by its name in this form. */
  postName: text(40), day: daySchema, startMinute: minute, endMinute: minute, kind: z.enum(SHIFT_KINDS).default('fixed'),
  /** Null: the post's head-count. */
  capacity: z.int().min(1).max(999).nullish(),
});
export const recipientInputSchema = z.object({ recipientId: recipientId.nullish(), residentId: residentId.nullish(), householdId: householdId.nullish(), note: blank(200) });
export const activityInputSchema = z.object({
  activityId: activityId.nullish(), version: version.nullish(),
  title: text(60), typeId, teamIds: z.array(teamId).max(10).default([]), place: text(100), leaderName: blank(40), contact: blank(40), startsOn: daySchema, endsOn: daySchema,
  content: blank(1000), risks: blank(1000), riskLevel: z.enum(RISK_LEVELS).default('ordinary'), insurancePolicyNo: blank(60), note: blank(500),
  posts: z.array(postInputSchema).min(1).max(30), shifts: z.array(shiftInputSchema).max(200), recipients: z.array(recipientInputSchema).max(100).default([]),
});
export type ActivityInput = z.output<typeof activityInputSchema>;

export const activityRowSchema = z.object({
  activityId, activityNo: z.string(), title: z.string(), typeName: z.string(), teams: z.string(), place: z.string(), leaderName: z.string(), startsOn: daySchema, endsOn: daySchema, riskLevel: z.enum(RISK_LEVELS), state: z.enum(ACTIVITY_STATES),
  shifts: count, places: count, placed: count, waiting: count, attended: count, minutes: count, pending: count, recipients: count, recurring: z.boolean(),
  /** Not recorded, and the working days for it are over. */
  late: z.boolean(),
});
export type ActivityRow = z.output<typeof activityRowSchema>;

const placedSchema = z.object({ signUpId, volunteerId, volunteerNo: z.int(), name: z.string(), phoneMasked: z.string(), way: z.enum(SIGN_UP_WAYS), warnings: z.array(z.enum(PLACE_WARNINGS)), gone: z.boolean() });
export type Placed = z.output<typeof placedSchema>;
export const shiftViewSchema = z.object({
  shiftId, activityId, activityNo: z.string(), title: z.string(), state: z.enum(ACTIVITY_STATES), riskLevel: z.enum(RISK_LEVELS), place: z.string(), postId, postName: z.string(), skillIds: z.array(skillId), skills: z.array(z.string()),
  day: daySchema, startMinute: minute, endMinute: minute, kind: z.enum(SHIFT_KINDS), capacity: z.int(), placed: z.array(placedSchema), waiting: z.array(placedSchema),
});
export type ShiftView = z.output<typeof shiftViewSchema>;

const recipientSchema = z.object({ recipientId, residentId: residentId.nullable(), householdId: householdId.nullable(), name: z.string(), note: z.string(), stars: z.int().nullable(), feedback: z.string() });
export const activityFileSchema = z.object({
  activity: activityRowSchema.extend({ typeId, teamIds: z.array(teamId), contact: z.string(), content: z.string(), risks: z.string(), insurancePolicyNo: z.string(), cancelReason: z.string(), note: z.string(), version, by: z.string(), communityName: z.string() }),
  posts: z.array(z.object({ postId, name: z.string(), headCount: z.int(), skillIds: z.array(skillId), skills: z.array(z.string()) })),
  shifts: z.array(shiftViewSchema), recipients: z.array(recipientSchema),
  moves: z.array(z.object({ fromState: z.enum(ACTIVITY_STATES), toState: z.enum(ACTIVITY_STATES), reason: z.string(), by: z.string(), at: instantSchema })),
  /** What the table of moves allows now. */
  may: z.array(z.enum(ACTIVITY_MOVES)),
});
export type ActivityFile = z.output<typeof activityFileSchema>;

const patternSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('weekly'), weekdays: z.array(z.int().min(1).max(7)).min(1).max(7) }),
  z.object({ kind: z.literal('monthly'), dayOfMonth: z.int().min(1).max(31) }),
]);

const refusedPerson = z.object({ volunteerId, name: z.string(), why: z.enum(PLACE_REFUSALS), elsewhere: z.string() });
export type RefusedPerson = z.output<typeof refusedPerson>;
/** Who was placed, who waits, who was refused and why, and who is asked about first. */
export const placeResultSchema = z.object({
  placed: z.array(z.object({ volunteerId, name: z.string(), warnings: z.array(z.enum(PLACE_WARNINGS)) })), waiting: z.array(z.object({ volunteerId, name: z.string() })),
  refused: z.array(refusedPerson), asked: z.array(z.object({ volunteerId, name: z.string(), warnings: z.array(z.enum(PLACE_WARNINGS)) })),
});
export type PlaceResult = z.output<typeof placeResultSchema>;

export const candidateSchema = z.object({
  volunteerId, volunteerNo: z.int(), name: z.string(), age: z.int().nullable(), minor: z.boolean(), teams: z.string(), free: z.boolean(), hasSkill: z.boolean(), inTeam: z.boolean(), servedMinutes: count, lastServedOn: daySchema.nullable(),
  warnings: z.array(z.enum(PLACE_WARNINGS)), refusals: z.array(z.enum(PLACE_REFUSALS)),
});
export type CandidateRow = z.output<typeof candidateSchema>;

export const listFilterSchema = z.object({ from: daySchema.nullish(), to: daySchema.nullish(), state: z.enum(ACTIVITY_STATES).nullish(), typeId: typeId.nullish(), teamId: teamId.nullish(), search: z.string().max(60).default('') });
const exported = z.object({ fileId: z.string(), name: z.string(), sizeBytes: count, rows: count });

export const hourRulesSchema = z.object({
  validFrom: daySchema, roundToMinutes: z.union([z.literal(1), z.literal(5), z.literal(10), z.literal(15), z.literal(30), z.literal(60)]), rounding: z.enum(['nearest', 'down']), askAboveMinutes: z.int().min(60).max(DAY_MINUTES), refuseAboveMinutes: z.int().min(60).max(DAY_MINUTES),
  restMinutes: z.int().min(0).max(DAY_MINUTES), recordWithinDays: z.int().min(1).max(60), idleDays: z.int().min(7).max(730),
});
export type HourRulesRow = z.output<typeof hourRulesSchema>;

export const activitiesContract = {
  choices: query('volunteers.read', z.object({}), z.object({
    types: z.array(z.object({ typeId, name: z.string(), active: z.boolean() })), teams: z.array(z.object({ teamId, name: z.string(), active: z.boolean() })), skills: z.array(z.object({ skillId, name: z.string() })),
  })),
  saveType: command('volunteers.edit', z.object({ typeId: typeId.nullish(), name: text(20), active: z.boolean().default(true) }), z.object({ typeId })),
  rules: query('volunteers.read', z.object({}), z.object({ current: hourRulesSchema, all: z.array(hourRulesSchema.extend({ by: z.string().nullable() })) })),
  saveRules: command('volunteers.edit', hourRulesSchema, z.object({ validFrom: daySchema })),

  list: query('volunteers.read', listFilterSchema, z.array(activityRowSchema)),
  file: query('volunteers.read', z.object({ activityId }), activityFileSchema),
  save: command('volunteers.edit', activityInputSchema, z.object({ activityId, activityNo: z.string(), version })),
  move: command('volunteers.edit', z.object({ activityId, version, move: z.enum(ACTIVITY_MOVES), reason: blank(200) }), z.object({ activityId, version, state: z.enum(ACTIVITY_STATES) })),
  /** Makes the occurrences after the activity's own day up to `until`; days of the series that are there are left out. */
  repeat: command('volunteers.edit', z.object({ activityId, pattern: patternSchema, until: daySchema, copyRoster: z.boolean().default(false), open: z.boolean().default(false) }),
    z.object({ made: z.array(z.object({ activityId, startsOn: daySchema })).max(MOST_OCCURRENCES), skippedDays: z.array(daySchema), placed: count, refused: z.array(refusedPerson.extend({ day: daySchema })) })),
  feedback: command('volunteers.edit', z.object({ recipientId, stars: z.int().min(1).max(5).nullable(), feedback: blank(300) }), z.object({ recipientId })),

  place: command('volunteers.edit', z.object({
    shiftId, volunteerIds: z.array(volunteerId).min(1).max(500), way: z.enum(['picked', 'bulk']).default('picked'),
    /** Whom something was pointed out about, and who is to be placed all the same. */
    acceptWarnings: z.boolean().default(false),
    /** Full: onto the waiting list instead of a refusal. */
    waitingList: z.boolean().default(false),
  }), placeResultSchema),
  /** From one shift to another, as dragging does; refused whole when the new one does not take him. */
  moveTo: command('volunteers.edit', z.object({ signUpId, shiftId, acceptWarnings: z.boolean().default(false) }), placeResultSchema),
  withdraw: command('volunteers.edit', z.object({ signUpId, reason: blank(200) }), z.object({ shiftId, movedUp: z.array(z.object({ volunteerId, name: z.string() })) })),
  /** Places of an earlier activity onto this one, by post and time, then by post; null: the last one with the same title. */
  copyRoster: command('volunteers.edit', z.object({ activityId, fromActivityId: activityId.nullish() }), placeResultSchema.extend({ from: z.string() })),
  candidates: query('volunteers.read', z.object({ shiftId, search: z.string().max(60).default(''), teamId: teamId.nullish() }), z.array(candidateSchema)),
  board: query('volunteers.read', z.object({ from: daySchema, teamId: teamId.nullish() }), z.object({ from: daySchema, today: daySchema, shifts: z.array(shiftViewSchema) })),
  calendar: query('volunteers.read', z.object({ month: monthSchema, teamId: teamId.nullish() }), z.object({ month: monthSchema, today: daySchema, activities: z.array(activityRowSchema) })),

  printFile: query('volunteers.print', z.object({ activityId }), activityFileSchema.extend({ served: z.array(z.object({ volunteerNo: z.int(), name: z.string(), day: daySchema, startMinute: minute, endMinute: minute, minutes: count, approved: z.boolean(), judgedBy: z.string() })) }), { logged: true }),
  printList: query('volunteers.print', listFilterSchema, z.object({ communityName: z.string(), rows: z.array(activityRowSchema) }), { logged: true }),
  exportList: query('volunteers.print', listFilterSchema, exported, { logged: true }),
};
