/** 村庄清洁: tasks with labour, machines and output, inspections, red and black lists, award money. */
import { z } from 'zod';
import { command, query } from '../contract.ts';
import { daySchema, monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema, nonNegativeFenSchema, positiveFenSchema } from '../money.ts';
import { DAY_MINUTES } from './hours.ts';
import { CLEANING_KINDS, HONOUR_LISTS, LABOUR_KINDS, OUTPUT_UNITS } from './words.ts';

const taskId = idSchema<'cleaningTask'>();
const labourId = idSchema<'cleaningLabour'>();
const inspectionId = idSchema<'cleaningInspection'>();
const awardId = idSchema<'cleaningAward'>();
const itemId = idSchema<'cleaningItem'>();
const residentId = idSchema<'resident'>();
const activityId = idSchema<'activity'>();
const programmeId = idSchema<'programme'>();
const accountSetId = idSchema<'accountSet'>();
const voucherId = idSchema<'voucher'>();
const text = (most: number) => z.string().trim().min(1).max(most);
const blank = (most: number) => z.string().trim().max(most).default('');
const count = z.int().min(0);
const minute = z.int().min(0).max(DAY_MINUTES);
const accountCode = z.string().regex(/^\d{3,20}$/);

const taskFields = {
  day: daySchema, place: text(100), gridId: idSchema<'grid'>().nullish(), kind: z.enum(CLEANING_KINDS), leaderName: blank(40), machineMinutes: z.int().min(0).max(100_000).default(0), machineNote: blank(100),
  /** Thousandths of the unit. */
  outputMilli: z.int().min(0).max(1_000_000_000_000).default(0), outputUnit: z.enum(OUTPUT_UNITS).default('ton'), note: blank(500),
};
export const taskInputSchema = z.object({ taskId: taskId.nullish(), version: z.int().min(1).nullish(), ...taskFields });
export const labourInputSchema = z.object({
  residentId, startMinute: minute, endMinute: minute, kind: z.enum(LABOUR_KINDS),
  /** Wage when paid, value of the labour when 一事一议; nothing for volunteers. */
  amountFen: nonNegativeFenSchema.default(0 as never),
});
export const labourRowSchema = z.object({
  labourId, residentId, name: z.string(), householdNo: z.string(), startMinute: minute, endMinute: minute, minutes: count, kind: z.enum(LABOUR_KINDS), amountFen: fenSchema, isVolunteer: z.boolean(),
  /** What became of it: hours entered or approved, voucher, claim; null: nothing yet. */
  attendanceState: z.string().nullable(), voucherId: voucherId.nullable(), claimState: z.string().nullable(),
});
export type LabourRow = z.output<typeof labourRowSchema>;
export const taskRowSchema = z.object({
  taskId, taskNo: z.string(), ...taskFields, gridId: idSchema<'grid'>().nullable(), gridName: z.string().nullable(), leaderName: z.string(), machineNote: z.string(), note: z.string(), activityId: activityId.nullable(), version: z.int(),
  people: count, labourMinutes: count, paidFen: fenSchema, unsettled: count, by: z.string(),
});
export type TaskRow = z.output<typeof taskRowSchema>;
const taskFile = z.object({ task: taskRowSchema, labour: z.array(labourRowSchema), communityName: z.string() });
const taskFilter = z.object({ from: daySchema.nullish(), to: daySchema.nullish(), kind: z.enum(CLEANING_KINDS).nullish() });

const scoreSchema = z.object({ itemName: text(20), fullPoints: z.int().min(1).max(100), points: z.int().min(0).max(100) });
export const inspectionRowSchema = z.object({
  inspectionId, month: monthSchema, inspectedOn: daySchema, scorers: z.string(), areaName: z.string(), payeeResidentId: residentId.nullable(), payeeName: z.string().nullable(), points: count, fullPoints: count, honour: z.enum(HONOUR_LISTS), note: z.string(), by: z.string(), scores: z.array(scoreSchema),
});
export type InspectionRow = z.output<typeof inspectionRowSchema>;

export const awardRowSchema = z.object({ awardId, month: monthSchema, title: z.string(), basis: z.string(), poolFen: fenSchema, state: z.enum(['draft', 'claimed']), lines: count, by: z.string(), mine: z.boolean() });
export type AwardRow = z.output<typeof awardRowSchema>;
const awardFile = z.object({ award: awardRowSchema, communityName: z.string(), lines: z.array(z.object({ lineNo: z.int(), areaName: z.string(), payeeName: z.string(), points: count, amountFen: fenSchema, claimState: z.string().nullable() })) });
const claimWhere = { programmeId, benefitMonth: monthSchema, decisionRef: text(100) };

export const cleaningContract = {
  tasks: query('volunteers.read', taskFilter, z.array(taskRowSchema)),
  task: query('volunteers.read', z.object({ taskId }), taskFile),
  saveTask: command('volunteers.edit', taskInputSchema, z.object({ taskId, taskNo: z.string(), version: z.int() })),
  addLabour: command('volunteers.edit', z.object({ taskId, rows: z.array(labourInputSchema).min(1).max(500) }), z.object({ taskId, added: count })),
  removeLabour: command('volunteers.edit', z.object({ labourId }), z.object({ taskId })),
  /** Voluntary labour of volunteers becomes attendance of the task's activity, to be approved like any other. */
  countHours: command('volunteers.edit', z.object({ taskId }), z.object({ taskId, activityId, counted: count, minutes: count })),
  /** 一事一议 labour becomes a draft voucher: construction in progress against public funds. */
  bookLabour: command('ledger.make', z.object({ taskId, accountSetId, voucherDate: daySchema, debitAccountCode: accountCode, creditAccountCode: accountCode }), z.object({ taskId, voucherId, amountFen: fenSchema })),
  /** Paid labour is handed over for payment, by somebody else than entered it. */
  claimPay: command('volunteers.approve', z.object({ taskId, ...claimWhere }), z.object({ taskId, claims: count, amountFen: fenSchema })),
  payChoices: query('volunteers.read', z.object({}), z.array(z.object({ programmeId, code: z.string(), name: z.string() }))),

  items: query('volunteers.read', z.object({}), z.array(z.object({ itemId, name: z.string(), fullPoints: z.int(), active: z.boolean() }))),
  saveItem: command('volunteers.edit', z.object({ itemId: itemId.nullish(), name: text(20), fullPoints: z.int().min(1).max(100), active: z.boolean().default(true) }), z.object({ itemId })),
  inspections: query('volunteers.read', z.object({ month: monthSchema.nullish() }), z.array(inspectionRowSchema)),
  inspect: command('volunteers.edit', z.object({ month: monthSchema, inspectedOn: daySchema, scorers: text(60), areaName: text(40), payeeResidentId: residentId.nullish(), honour: z.enum(HONOUR_LISTS).default('none'), note: blank(200), scores: z.array(scoreSchema).min(1).max(30) }), z.object({ inspectionId, points: count })),

  awards: query('volunteers.read', z.object({}), z.array(awardRowSchema)),
  award: query('volunteers.read', z.object({ awardId }), awardFile),
  /** Shares the pool among the month's areas by their points, to the fen; black-listed areas get nothing. */
  prepareAward: command('volunteers.edit', z.object({ month: monthSchema, title: text(60), basis: text(100), poolFen: positiveFenSchema }), z.object({ awardId, lines: count })),
  claimAward: command('volunteers.approve', z.object({ awardId, ...claimWhere }), z.object({ awardId, claims: count })),

  printTask: query('volunteers.print', z.object({ taskId }), taskFile, { logged: true }),
  printInspections: query('volunteers.print', z.object({ month: monthSchema }), z.object({ communityName: z.string(), month: monthSchema, rows: z.array(inspectionRowSchema) }), { logged: true }),
  printAward: query('volunteers.print', z.object({ awardId }), awardFile, { logged: true }),
};
