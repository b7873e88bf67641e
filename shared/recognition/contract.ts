/** Training, awards, evaluations, certificates, stars, points, and what a year of service adds up to. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { nonNegativeFenSchema } from '../money.ts';
import { awardRoundMethods } from './rounds-contract.ts';
import { CERTIFICATE_STATUSES, EVALUATION_RESULTS, POINT_KINDS, VERDICTS } from './words.ts';

const volunteerId = idSchema<'volunteer'>();
const certificateId = idSchema<'certificate'>();
const redemptionRoundId = idSchema<'redemptionRound'>();
const redemptionId = idSchema<'redemption'>();
const goodsId = idSchema<'goods'>();
const said = (most: number) => z.string().trim().min(1).max(most);
const text = (most: number) => z.string().trim().max(most).default('');
const count = z.int().min(0);
const minutes = z.int().min(0);
const centi = z.int();
const level = z.int().min(0).max(9);
const file = z.object({ fileId: z.string(), name: z.string(), sizeBytes: count, rows: count });

export const trainingInputSchema = z.object({ name: said(60), content: text(500), organiser: text(60), heldOn: daySchema, minutes: z.int().min(1).max(6000), volunteerIds: z.array(volunteerId).min(1).max(2000) });
export const trainingSchema = z.object({ trainingId: z.int(), name: z.string(), content: z.string(), organiser: z.string(), heldOn: daySchema, minutes, people: count, by: z.string() });
export const awardInputSchema = z.object({ volunteerIds: z.array(volunteerId).min(1).max(500), name: said(60), unit: text(60), awardedOn: daySchema, note: text(300) });
export const evaluationInputSchema = z.object({ volunteerId, fromOn: daySchema, toOn: daySchema, result: z.enum(EVALUATION_RESULTS), note: text(300) });

export const standingSchema = z.object({
  minutes, times: count, firstOn: daySchema.nullable(), lastOn: daySchema.nullable(),
  /** What the hours reach today, and what was awarded last. */
  level, awardedLevel: level, nextLevel: level.nullable(), nextMinutes: minutes.nullable(), suspendedFrom: daySchema.nullable(), suspensionId: z.int().nullable(), centi,
});
export const recordSchema = z.object({
  standing: standingSchema,
  years: z.array(z.object({ year: z.int(), minutes, times: count })),
  services: z.array(z.object({ day: daySchema, title: z.string(), typeName: z.string(), place: z.string(), teamName: z.string().nullable(), minutes })),
  trainings: z.array(trainingSchema), awards: z.array(z.object({ awardId: z.int(), name: z.string(), unit: z.string(), awardedOn: daySchema, level: level.nullable(), note: z.string() })),
  evaluations: z.array(z.object({ evaluationId: z.int(), fromOn: daySchema, toOn: daySchema, result: z.enum(EVALUATION_RESULTS), note: z.string(), by: z.string() })),
});

export const certificateLineSchema = z.object({ typeName: z.string(), times: count, minutes, titles: z.array(z.string()) });
export const certificateRequestSchema = z.object({
  volunteerId, fromOn: daySchema, toOn: daySchema, purpose: text(100), responsibleName: said(40), contact: said(60), remarks: text(200),
  /** Hours the applicant asks for; the certificate states what is recorded, and refuses when more is asked. */
  claimedMinutes: minutes.nullable().default(null),
  /** Why hours that another valid certificate states are certified again. */
  overlapReason: text(100),
});
export const certificateRowSchema = z.object({
  certificateId, no: z.string(), volunteerId, volunteerNo: count, holderName: z.string(), idNumberMasked: z.string(), fromOn: daySchema, toOn: daySchema, minutes, times: count, issuedOn: daySchema, purpose: z.string(), status: z.enum(CERTIFICATE_STATUSES),
  voidedOn: daySchema.nullable(), voidReason: z.string(), checkCode: z.string(), handlerName: z.string(), responsibleName: z.string(), publicisedFrom: daySchema.nullable(), publicisedTo: daySchema.nullable(), prints: count, replacedNo: z.string().nullable(),
  /** The record holds less than was certified: hours were corrected afterwards, and the certificate has to be voided. */
  overRecord: z.boolean(),
});
export type CertificateRow = z.output<typeof certificateRowSchema>;
export const certificatePaperSchema = z.object({ row: certificateRowSchema, idKind: z.string(), idNumber: z.string(), unit: z.string(), contact: z.string(), remarks: z.string(), lines: z.array(certificateLineSchema), qr: z.string() });

export const levelSchema = z.object({ level: z.int().min(1).max(9), minutes: z.int().min(1).max(6_000_000) });
export const schemeSchema = z.object({ schemeId: z.int(), name: z.string(), note: z.string(), levels: z.array(levelSchema), chosen: z.boolean(), validFrom: daySchema.nullable() });
export const starRowSchema = z.object({ volunteerId, volunteerNo: count, name: z.string(), teams: z.string(), minutes, level, awardedLevel: level, suspendedFrom: daySchema.nullable(), due: z.boolean() });
export type StarRow = z.output<typeof starRowSchema>;
export const pointRulesSchema = z.object({ centiPerHour: z.int().min(0).max(10_000), capMinutes: z.int().min(1).max(1440), recruitCenti: z.int().min(0).max(100_000), expireMonths: z.int().min(1).max(120).nullable() });
export const balanceSchema = z.object({ volunteerId, volunteerNo: count, name: z.string(), teams: z.string(), earned: centi, recruited: centi, spent: centi, expired: centi, balance: centi, minutes });
export const pointEntrySchema = z.object({ entryId: z.int(), kind: z.enum(POINT_KINDS), centi, occurredOn: daySchema, reason: z.string(), by: z.string() });
export const goodsSchema = z.object({ goodsId, name: z.string(), unit: z.string(), centi, stock: z.int(), active: z.boolean(), issued: count });
export const redemptionRoundSchema = z.object({ redemptionRoundId, year: z.int(), quarter: z.int(), opensOn: daySchema, closesOn: daySchema, open: z.boolean(), redemptions: count, centi, costFen: nonNegativeFenSchema, voucherId: z.int().nullable() });
export const redemptionSchema = z.object({ redemptionId, number: count, volunteerNo: count, name: z.string(), redeemedOn: daySchema, centi, items: z.string(), by: z.string() });

const cut = z.object({ key: z.string(), people: count, times: count, minutes });
export const yearSchema = z.object({
  year: z.int(), activities: count, people: count, times: count, minutes, volunteers: count, newVolunteers: count, teams: z.array(cut), ages: z.array(cut), sexes: z.array(cut), types: z.array(cut), months: z.array(cut),
  family: z.object({ on: daySchema, households: count, withVolunteer: count, volunteers: count, residents: count, backbone: count }), stars: z.array(z.object({ level, people: count })), certificates: count, certifiedMinutes: minutes,
});
export type YearStatistics = z.output<typeof yearSchema>;

export const recognitionContract = {
  record: query('volunteers.read', z.object({ volunteerId }), recordSchema),
  trainings: query('volunteers.read', z.object({}), z.array(trainingSchema)),
  addTraining: command('volunteers.edit', trainingInputSchema, z.object({ trainingId: z.int() })),
  withdrawTraining: command('volunteers.edit', z.object({ trainingId: z.int().positive(), reason: said(200) }), z.object({ trainingId: z.int() })),
  addAward: command('volunteers.edit', awardInputSchema, z.object({ awardIds: z.array(z.int()) })),
  withdrawAward: command('volunteers.edit', z.object({ awardId: z.int().positive(), reason: said(200) }), z.object({ awardId: z.int() })),
  evaluate: command('volunteers.edit', evaluationInputSchema, z.object({ evaluationId: z.int() })),
  withdrawEvaluation: command('volunteers.edit', z.object({ evaluationId: z.int().positive(), reason: said(200) }), z.object({ evaluationId: z.int() })),

  /** What a certificate would say; nothing is written. */
  previewCertificate: query('volunteers.read', z.object({ volunteerId, fromOn: daySchema, toOn: daySchema }), z.object({ name: z.string(), minutes, times: count, lines: z.array(certificateLineSchema), pendingMinutes: minutes, hasIdNumber: z.boolean(), overlaps: z.array(z.string()) })),
  issueCertificate: command('volunteers.edit', certificateRequestSchema.extend({ replacesId: certificateId.nullable().default(null) }), z.object({ certificateId, no: z.string(), minutes })),
  certificates: query('volunteers.read', z.object({ search: text(60), status: z.enum(CERTIFICATE_STATUSES).nullable().default(null), volunteerId: volunteerId.nullable().default(null) }), z.array(certificateRowSchema)),
  /** The paper, with the whole ID number; every print is counted. */
  printCertificate: command('volunteers.print', z.object({ certificateId }), certificatePaperSchema, { secretAnswer: true }),
  voidCertificate: command('volunteers.edit', z.object({ certificateId, reason: said(200) }), z.object({ certificateId })),
  /** Shown inside the unit from when till when. */
  publicise: command('volunteers.edit', z.object({ certificateId, from: daySchema, to: daySchema }), z.object({ certificateId })),
  /** `text`: a scanned QR or a check code. What is read off the paper may be given beside a code, and is compared. */
  verifyCertificate: query('volunteers.read', z.object({ text: z.string().trim().min(1).max(300), no: text(30), name: text(60), minutes: minutes.nullable().default(null) }), z.object({
    verdict: z.enum(VERDICTS), certificate: certificateRowSchema.nullable(), differences: z.array(z.object({ field: z.enum(['no', 'name', 'idTail', 'volunteerNo', 'minutes', 'from', 'to', 'issuedOn', 'code', 'register']), paper: z.string(), register: z.string() })),
  })),
  exportCertificates: query('volunteers.export', z.object({ year: z.int().min(2000).max(9999) }), file, { logged: true }),

  schemes: query('volunteers.read', z.object({}), z.array(schemeSchema)),
  saveScheme: command('volunteers.edit', z.object({ schemeId: z.int().positive().nullable().default(null), name: said(40), note: text(200), levels: z.array(levelSchema).min(1).max(9) }), z.object({ schemeId: z.int() })),
  chooseScheme: command('volunteers.edit', z.object({ schemeId: z.int().positive(), validFrom: daySchema }), z.object({ schemeId: z.int() })),
  /** Levels as computed on a day. */
  stars: query('volunteers.read', z.object({ on: daySchema.optional(), onlyDue: z.boolean().default(false), search: text(60), level: z.int().min(1).max(9).nullable().default(null) }), z.object({ on: daySchema, scheme: z.string(), rows: z.array(starRowSchema) })),
  suspend: command('volunteers.approve', z.object({ volunteerId, fromOn: daySchema, toOn: daySchema.nullable().default(null), reason: said(200) }), z.object({ suspensionId: z.int() })),
  endSuspension: command('volunteers.approve', z.object({ suspensionId: z.int().positive(), reason: said(200) }), z.object({ suspensionId: z.int() })),
  ...awardRoundMethods,
  printStars: query('volunteers.print', z.object({ on: daySchema.optional() }), z.object({ communityName: z.string(), on: daySchema, scheme: z.string(), rows: z.array(starRowSchema) }), { logged: true }),

  pointRules: query('volunteers.read', z.object({}), pointRulesSchema.extend({ validFrom: daySchema })),
  savePointRules: command('volunteers.edit', pointRulesSchema.extend({ validFrom: daySchema }), z.object({})),
  balances: query('volunteers.read', z.object({ search: text(60), onlyPositive: z.boolean().default(true) }), z.array(balanceSchema)),
  pointEntries: query('volunteers.read', z.object({ volunteerId }), z.object({ balance: centi, entries: z.array(pointEntrySchema) })),
  /** Books what approved hours up to a day have earned and is not booked yet; corrections of hours come as differences. */
  creditPoints: command('volunteers.edit', z.object({ upTo: daySchema }), z.object({ entries: count, centi })),
  recruit: command('volunteers.edit', z.object({ volunteerId, recruitedId: volunteerId, on: daySchema }), z.object({ centi })),
  adjustPoints: command('volunteers.approve', z.object({ volunteerId, centi: centi.refine((n) => n !== 0), reason: said(200) }), z.object({ balance: centi })),
  expirePoints: command('volunteers.edit', z.object({}), z.object({ people: count, centi })),
  goods: query('volunteers.read', z.object({}), z.array(goodsSchema)),
  saveGoods: command('volunteers.edit', z.object({ goodsId: goodsId.nullable().default(null), name: said(40), unit: said(10), centi: z.int().min(1).max(10_000_000), active: z.boolean().default(true) }), z.object({ goodsId })),
  moveGoods: command('volunteers.edit', z.object({ goodsId, quantity: z.int().min(-100_000).max(100_000).refine((n) => n !== 0), costFen: nonNegativeFenSchema, on: daySchema, reason: said(200) }), z.object({ stock: z.int() })),
  redemptionRounds: query('volunteers.read', z.object({}), z.array(redemptionRoundSchema)),
  openRedemption: command('volunteers.edit', z.object({ year: z.int().min(2000).max(9999), quarter: z.int().min(1).max(4), opensOn: daySchema, closesOn: daySchema }), z.object({ redemptionRoundId })),
  redeem: command('volunteers.edit', z.object({ volunteerId, items: z.array(z.object({ goodsId, quantity: z.int().min(1).max(1000) })).min(1).max(20) }), z.object({ redemptionId, number: count, centi, balance: centi })),
  redemptions: query('volunteers.read', z.object({ redemptionRoundId }), z.array(redemptionSchema)),
  printRedemptions: query('volunteers.print', z.object({ redemptionRoundId }), z.object({ communityName: z.string(), round: redemptionRoundSchema, rows: z.array(redemptionSchema) }), { logged: true }),

  yearStatistics: query('volunteers.read', z.object({ year: z.int().min(2000).max(9999) }), yearSchema),
  printYear: query('volunteers.print', z.object({ year: z.int().min(2000).max(9999) }), yearSchema.extend({ communityName: z.string() }), { logged: true }),
  exportYear: query('volunteers.export', z.object({ year: z.int().min(2000).max(9999) }), file, { logged: true }),
  /** The desk: stars due, certificates that state more than the record, share of the families. */
  overview: query('volunteers.read', z.object({}), z.object({ due: z.array(starRowSchema), dueCount: count, overRecord: count, activeShare: z.object({ volunteers: count, served: count, sinceOn: daySchema }), family: z.object({ households: count, withVolunteer: count }) })),
};
