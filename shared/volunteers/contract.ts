/** Volunteers and their teams. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { teamRosterMethods } from './roster-contract.ts';
import { FREE_PARTS, SKILL_KINDS, STANDINGS, TEAM_KINDS, TEAM_ROLES, VOLUNTEER_STATUSES } from './words.ts';

const volunteerId = idSchema<'volunteer'>();
const teamId = idSchema<'team'>();
const skillId = idSchema<'skill'>();
const residentId = idSchema<'resident'>();
const text = (most: number) => z.string().trim().max(most).default('');
const said = (most: number) => z.string().trim().min(1).max(most);
const count = z.int().min(0);
const version = z.int().positive();
const sex = z.enum(['0', '1', '2', '9']);
const role = z.enum(TEAM_ROLES);

/** A guest: somebody who is not in the register (§6.1: identity, contact). */
export const guestSchema = z.object({
  name: said(60), sex: sex.default('0'), birthDate: daySchema.nullable().default(null), idKind: z.enum(['citizenId', 'other']).default('citizenId'),
  /** '' = none; null = as it is kept already. */
  idNumber: z.string().trim().max(30).nullable().default(''), phone: text(30), address: text(200),
});
export type GuestInput = z.output<typeof guestSchema>;

export const freeTimeSchema = z.object({ weekday: z.int().min(1).max(7), part: z.enum(FREE_PARTS) });
const guardianSchema = z.object({ name: text(60), relation: text(20), phone: text(30), consentOn: daySchema.nullable().default(null), paperNo: text(60) });

/** What the office writes down about any volunteer. */
const particulars = {
  skillIds: z.array(skillId).max(60).default([]), freeTimes: z.array(freeTimeSchema).max(21).default([]), guardian: guardianSchema.prefault({}),
  agreementOn: daySchema.nullable().default(null), agreementNo: text(60), nationalNo: text(30), note: text(500),
};
export const newVolunteerSchema = z.object({ residentId: residentId.nullable().default(null), guest: guestSchema.nullable().default(null), registeredOn: daySchema, ...particulars });
export const volunteerChangeSchema = z.object({ volunteerId, version, guest: guestSchema.nullable().default(null), ...particulars });

export const skillSchema = z.object({ skillId, kind: z.enum(SKILL_KINDS), name: z.string(), active: z.boolean(), volunteers: count });
export type Skill = z.output<typeof skillSchema>;

export const volunteerRowSchema = z.object({
  volunteerId, volunteerNo: count, residentId: residentId.nullable(), name: z.string(), sex, birthDate: daySchema.nullable(), age: z.int().nullable(), idNumberMasked: z.string(), phoneMasked: z.string(), address: z.string(),
  householdNo: z.string().nullable(), registeredOn: daySchema, standing: z.enum(STANDINGS),
  /** Since when that standing holds: the last change of status, the day of death or of leaving. */
  standingOn: daySchema, minor: z.boolean(), consented: z.boolean(), insured: z.boolean(), insuredUntil: daySchema.nullable(),
  teams: z.array(z.object({ teamId, name: z.string(), role })), skills: z.array(z.string()),
  /** Dead or gone while still on the list: the office has to settle it. */
  toSettle: z.boolean(),
});
export type VolunteerRow = z.output<typeof volunteerRowSchema>;

export const volunteerFilterSchema = z.object({
  search: z.string().max(60).default(''), teamId: teamId.nullable().default(null), skillId: skillId.nullable().default(null), role: role.nullable().default(null),
  standing: z.enum(['serving', 'paused', 'left', 'toSettle', 'all']).default('serving'),
  /** minorWithoutConsent, uninsured, guest: what the office looks for. */
  only: z.enum(['minors', 'noConsent', 'uninsured', 'guests', 'noTeam']).nullable().default(null),
  /** As of which day; today when left out. */
  on: daySchema.optional(),
});
export type VolunteerFilter = z.output<typeof volunteerFilterSchema>;

export const membershipSchema = z.object({
  membershipId: z.int(), teamId, teamName: z.string(), volunteerId, volunteerNo: count, name: z.string(), role, validFrom: daySchema, validTo: daySchema.nullable(), endReason: z.string(),
});
export type Membership = z.output<typeof membershipSchema>;

export const insuranceSchema = z.object({ insuranceId: z.int(), policyNo: z.string(), insurer: z.string(), validFrom: daySchema, validTo: daySchema });

export const volunteerFileSchema = z.object({
  row: volunteerRowSchema, version, nationalNo: z.string(), note: z.string(), idKind: z.string(), hasIdNumber: z.boolean(), agreementOn: daySchema.nullable(), agreementNo: z.string(),
  guardian: z.object({ name: z.string(), relation: z.string(), phoneMasked: z.string(), consentOn: daySchema.nullable(), paperNo: z.string() }),
  skills: z.array(z.object({ skillId, kind: z.enum(SKILL_KINDS), name: z.string() })), freeTimes: z.array(freeTimeSchema), insurances: z.array(insuranceSchema), memberships: z.array(membershipSchema),
  events: z.array(z.object({ status: z.enum(VOLUNTEER_STATUSES), occurredOn: daySchema, reason: z.string(), by: z.string(), at: instantSchema })),
  /** The number under which everything of the person stands now, when his entry was merged into another. */
  mergedInto: z.object({ volunteerId, volunteerNo: count, name: z.string() }).nullable(),
});
export type VolunteerFile = z.output<typeof volunteerFileSchema>;

export const teamInputSchema = z.object({ code: said(20), name: said(40), kind: z.enum(TEAM_KINDS), purpose: text(200), foundedOn: daySchema });
export const teamRowSchema = z.object({
  teamId, code: z.string(), name: z.string(), kind: z.enum(TEAM_KINDS), purpose: z.string(), foundedOn: daySchema, consentOn: daySchema.nullable(), consentMinutesNo: z.string(), dissolvedOn: daySchema.nullable(), version,
  leader: z.string().nullable(), deputies: z.array(z.string()), members: count, backbone: count,
  /** Members on the list who are dead or gone. */
  toSettle: count,
});
export type TeamRow = z.output<typeof teamRowSchema>;

export const rosterRowSchema = z.object({
  volunteerId, volunteerNo: count, name: z.string(), sex, age: z.int().nullable(), phone: z.string(), role: role.nullable(), from: daySchema, teams: z.string(), skills: z.string(), address: z.string(), insured: z.boolean(), standing: z.enum(STANDINGS),
});

const teamChoice = z.object({ teamId });
const doneMembership = z.object({ membershipId: z.int() });

export const volunteersContract = {
  list: query('volunteers.read', volunteerFilterSchema.extend({ limit: z.int().min(1).max(1000).default(200), after: z.string().regex(/^\d{1,9}$/).nullable().default(null) }), z.object({ rows: z.array(volunteerRowSchema), total: count, next: z.string().nullable() })),
  file: query('volunteers.read', z.object({ volunteerId }), volunteerFileSchema),
  /** Whole number of a guest or of a resident who is a volunteer; leaves a line in the log. */
  reveal: query('volunteers.reveal', z.object({ volunteerId, what: z.enum(['idNumber', 'phone', 'guardianPhone']), reason: z.string().trim().min(2).max(200) }), z.object({ value: z.string() }), { logged: true }),
  register: command('volunteers.edit', newVolunteerSchema, z.object({ volunteerId, volunteerNo: count })),
  change: command('volunteers.edit', volunteerChangeSchema, z.object({ volunteerId, version })),
  setStatus: command('volunteers.edit', z.object({ volunteerId, status: z.enum(VOLUNTEER_STATUSES), occurredOn: daySchema, reason: said(200) }), z.object({ volunteerId, endedMemberships: count })),
  /** One policy for one volunteer or for everybody of a team. */
  insure: command('volunteers.edit', z.object({ volunteerIds: z.array(volunteerId).min(1).max(2000), policyNo: said(60), insurer: text(60), validFrom: daySchema, validTo: daySchema }), z.object({ insured: count, already: count })),
  withdrawInsurance: command('volunteers.edit', z.object({ insuranceId: z.int().positive(), reason: said(200) }), z.object({ insuranceId: z.int() })),

  skills: query('volunteers.read', z.object({ all: z.boolean().default(false) }), z.array(skillSchema)),
  saveSkill: command('volunteers.edit', z.object({ skillId: skillId.nullable().default(null), kind: z.enum(SKILL_KINDS), name: said(20), active: z.boolean().default(true) }), z.object({ skillId })),

  teams: query('volunteers.read', z.object({ on: daySchema.optional(), dissolved: z.boolean().default(false) }), z.array(teamRowSchema)),
  team: query('volunteers.read', teamChoice.extend({ on: daySchema.optional() }), z.object({ team: teamRowSchema, members: z.array(membershipSchema.extend({ sex, age: z.int().nullable(), phoneMasked: z.string(), standing: z.enum(STANDINGS), insured: z.boolean(), minor: z.boolean(), consented: z.boolean(), toSettle: z.boolean() })), past: z.array(membershipSchema) })),
  saveTeam: command('volunteers.edit', teamInputSchema.extend({ teamId: teamId.nullable().default(null), version: version.nullable().default(null) }), z.object({ teamId, version })),
  /** Consent of the committee: the day and the number of the minutes. */
  recordConsent: command('volunteers.edit', teamChoice.extend({ consentOn: daySchema, minutesNo: said(60) }), z.object({ teamId, version })),
  dissolveTeam: command('volunteers.edit', teamChoice.extend({ on: daySchema, reason: said(200) }), z.object({ teamId, ended: count })),
  join: command('volunteers.edit', teamChoice.extend({ volunteerIds: z.array(volunteerId).min(1).max(2000), role: role.default('member'), from: daySchema }), z.object({ joined: count, membershipIds: z.array(z.int()) })),
  /** The last day in the team. */
  leave: command('volunteers.edit', z.object({ membershipId: z.int().positive(), lastDay: daySchema, reason: said(200) }), z.object({ membershipId: z.int() })),
  /** Another role from a day on. A new leader takes the old one's place, who becomes a member of the backbone. */
  changeRole: command('volunteers.edit', z.object({ membershipId: z.int().positive(), role, from: daySchema }), doneMembership.extend({ formerLeader: z.string().nullable() })),

  ...teamRosterMethods,

  /** 花名册 of a team, or of everybody who serves. `phones`: whole numbers, for whoever has to call. */
  printRoster: query('volunteers.print', z.object({ teamId: teamId.nullable(), phones: z.boolean().default(false) }), z.object({ communityName: z.string(), on: daySchema, team: teamRowSchema.nullable(), rows: z.array(rosterRowSchema) }), { logged: true }),
  /** The list as it is filtered, with the fields of the national system (志愿服务记录与证明出具办法 art. 5); `whole`: ID numbers and phones not masked. */
  exportList: query('volunteers.export', volunteerFilterSchema.extend({ whole: z.boolean(), purpose: z.string().trim().min(2).max(200) }), z.object({ fileId: z.string(), name: z.string(), sizeBytes: count, rows: count }), { logged: true, passwordAgain: true }),

  /** 家庭参与率: households with a volunteer ÷ households (K19). */
  familyShare: query('volunteers.read', z.object({ on: daySchema.optional() }), z.object({ on: daySchema, households: count, withVolunteer: count, volunteers: count, residents: count, backbone: count })),
};
