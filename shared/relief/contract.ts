/** The serious-illness relief fund: its money, its rules, its cases. */
import { z } from 'zod';
import { applicationStatusSchema, shownStateSchema } from '../application-status.ts';
import { command, query } from '../contract.ts';
import { daySchema, instantSchema, monthSchema } from '../days.ts';
import { idSchema } from '../ids.ts';
import { fenSchema, nonNegativeFenSchema, positiveFenSchema } from '../money.ts';
import { reliefRulesSchema, type CalcStep } from './calculate.ts';
import { DISEASE_CLASSES } from './disease-classes.ts';
import { FUND_SET_UPS, MOVE_KINDS, RECORDED_KINDS } from './recipes.ts';
import { IN_COLUMNS, OUT_COLUMNS } from './statement.ts';

const fundId = idSchema<'reliefFund'>();
const moveId = idSchema<'reliefMove'>();
const ruleId = idSchema<'reliefRule'>();
const applicationId = idSchema<'application'>();
const residentId = idSchema<'resident'>();
const programmeId = idSchema<'programme'>();
const voucherId = idSchema<'voucher'>();
const accountCode = z.string().regex(/^\d{3,20}$/);
const text = (most: number) => z.string().trim().min(1).max(most);
const count = z.int().min(0);
const version = z.int().positive();

const accountsSchema = z.object({ setUp: z.enum(FUND_SET_UPS), fundAccountCode: accountCode, reserveAccountCode: accountCode, moneyAccountCode: accountCode, sourceMoneyAccountCode: accountCode, interestAccountCode: accountCode, expenseAccountCode: accountCode, earlierYearAccountCode: accountCode });
export const fundInputSchema = accountsSchema.extend({ fundId: fundId.nullable(), version: version.nullable(), name: text(60), programmeId, openedOn: daySchema, openingFen: nonNegativeFenSchema, pastInFen: nonNegativeFenSchema.default(0 as never), pastGrantsFen: nonNegativeFenSchema.default(0 as never) });

export const rulesVersionSchema = z.object({ ruleId, versionNo: z.int(), validFrom: daySchema, resolutionNo: z.string(), resolvedOn: daySchema, rules: reliefRulesSchema, status: z.enum(['draft', 'active', 'dropped']), madeBy: z.string(), activatedBy: z.string().nullable(), own: z.boolean() });
export type RulesVersion = z.output<typeof rulesVersionSchema>;

export const forecastSchema = z.object({
  months: count,
  grantsPerMonthFen: fenSchema, inPerMonthFen: fenSchema, emptyMonths: count.nullable(), floorMonths: count.nullable(), emptyMonthsNet: count.nullable(), floorMonthsNet: count.nullable(), floorMonth: monthSchema.nullable(), emptyMonth: monthSchema.nullable(),
  alarm: z.enum(['none', 'soon', 'below']), path: z.array(z.object({ month: monthSchema, grantsOnlyFen: fenSchema, netFen: fenSchema })),
});

export const fundSchema = fundInputSchema.extend({
  fundId, version, programmeName: z.string(), programmeCode: z.string(), accountSetId: idSchema<'accountSet'>(), fundAccountName: z.string(), moneyAccountName: z.string(),
  /** By the register on the day asked for; in all since the first day. */
  balanceFen: fenSchema, availableFen: fenSchema, totalInFen: fenSchema, totalGrantsFen: fenSchema, cases: count, rules: rulesVersionSchema.nullable(), draft: rulesVersionSchema.nullable(), forecast: forecastSchema.nullable(), toConfirm: count,
});
export type ReliefFund = z.output<typeof fundSchema>;

export const moveSchema = z.object({
  moveId, kind: z.enum(MOVE_KINDS), happenedOn: daySchema, amountFen: fenSchema, donorName: z.string(), anonymous: z.boolean(), receiptNo: z.string().nullable(), docRef: z.string(), note: z.string(), status: z.enum(['recorded', 'confirmed', 'discarded']),
  recordedBy: z.string(), own: z.boolean(), confirmedBy: z.string().nullable(), voucherId: voucherId.nullable(), voucherNo: z.string().nullable(), applicationId: applicationId.nullable(), applicationNo: z.string().nullable(), reverses: z.string().nullable(), reversed: z.boolean(),
});
export type ReliefMove = z.output<typeof moveSchema>;
export const moveInputSchema = z.object({
  fundId, kind: z.enum(RECORDED_KINDS), happenedOn: daySchema, amountFen: positiveFenSchema, donorName: z.string().trim().max(60).default(''), donorResidentId: residentId.nullish(), anonymous: z.boolean().default(false),
  docRef: text(100), note: z.string().trim().max(200).default(''), sourceAccountCode: accountCode.nullish(), applicationId: applicationId.nullish(),
});

const columns = z.object(Object.fromEntries([...IN_COLUMNS, ...OUT_COLUMNS].map((column) => [column, fenSchema])) as Record<(typeof IN_COLUMNS)[number] | (typeof OUT_COLUMNS)[number], typeof fenSchema>);
export const statementSchema = z.object({
  fund: fundSchema.pick({ fundId: true, name: true, setUp: true, fundAccountCode: true, fundAccountName: true, moneyAccountCode: true, moneyAccountName: true, pastInFen: true, pastGrantsFen: true }), from: daySchema, to: daySchema,
  openingFen: fenSchema, columns, inFen: fenSchema, outFen: fenSchema, closingFen: fenSchema,
  lines: z.array(z.object({ day: daySchema, column: z.enum([...IN_COLUMNS, ...OUT_COLUMNS]), text: z.string(), voucherId: voucherId.nullable(), voucherNo: z.string(), amountFen: fenSchema, balanceFen: fenSchema })),
  /** The fund's account and its bank account by the books on the last day; owed: approved and not paid yet, where the fund is held for others. */
  accountFen: fenSchema, bankFen: fenSchema, owedFen: fenSchema, accountTies: z.boolean(), bankTies: z.boolean(), unposted: count, toConfirm: count, communityName: z.string(),
});
export type FundStatement = z.output<typeof statementSchema>;

const billParts = { totalFen: positiveFenSchema, pooledFen: nonNegativeFenSchema, criticalFen: nonNegativeFenSchema, assistanceFen: nonNegativeFenSchema, commercialFen: nonNegativeFenSchema, otherFen: nonNegativeFenSchema, excludedFen: nonNegativeFenSchema };
export const billInputSchema = z.object({ applicationId, hospital: text(60), invoiceNo: text(40), billedOn: daySchema, dischargedOn: daySchema.nullable(), ...billParts });
export const billSchema = billInputSchema.omit({ applicationId: true }).extend({ billId: z.int(), leftFen: fenSchema, inWindow: z.boolean(), by: z.string(), removedReason: z.string().nullable() });
export type ReliefBill = z.output<typeof billSchema>;

const tierless = z.custom<CalcStep>((value) => typeof value === 'object' && value !== null && 'step' in value);
export const calculationSchema = z.object({ calculationId: z.int(), rules: reliefRulesSchema, versionNo: z.int(), resolutionNo: z.string(), steps: z.array(tierless), grantFen: fenSchema, by: z.string(), at: instantSchema, stale: z.boolean() });
export type ReliefCalculation = z.output<typeof calculationSchema>;
export const advanceSchema = z.object({ partNo: z.int(), amountFen: fenSchema, reason: z.string(), askedOn: daySchema, dueOn: daySchema, status: z.enum(['asked', 'agreed', 'refused']), askedBy: z.string(), own: z.boolean(), decidedBy: z.string().nullable(), decisionNote: z.string(), claimState: z.string().nullable(), paidOn: daySchema.nullable(), overdueDays: count });

export const caseRowSchema = z.object({
  applicationId, applicationNo: z.string(), name: z.string(), householdNo: z.string().nullable(), receivedOn: daySchema, status: applicationStatusSchema, shown: shownStateSchema, bills: count, baseFen: fenSchema, calculatedFen: fenSchema.nullable(), grantedFen: fenSchema.nullable(), paidFen: fenSchema, advanceFen: fenSchema, recoveredFen: fenSchema, decidedOn: daySchema.nullable(), advanceOverdueDays: count, toRecoverFen: fenSchema,
});
export type CaseRow = z.output<typeof caseRowSchema>;
export const caseSchema = caseRowSchema.extend({
  fundId, version, residentId, age: count.nullable(), waived: z.string().nullable(), hasDiagnosis: z.boolean(), mayDiagnosis: z.boolean(), billList: z.array(billSchema), calculation: calculationSchema.nullable(),
  grantedYearFen: fenSchema, grantedLifeFen: fenSchema, grantedHouseholdFen: fenSchema, yearLeftFen: fenSchema.nullable(), lifeLeftFen: fenSchema.nullable(), availableFen: fenSchema, proposedFen: fenSchema.nullable(), advances: z.array(advanceSchema), advanceCapFen: fenSchema,
  earlier: z.array(z.object({ applicationNo: z.string(), applicationId, decidedOn: daySchema, grantedFen: fenSchema })), may: z.object({ edit: z.boolean(), decide: z.boolean() }), applicationVersion: version, noticeState: z.string().nullable(),
});
export type ReliefCase = z.output<typeof caseSchema>;

const diagnosisSchema = z.object({ diseaseClass: z.enum(DISEASE_CLASSES), diagnosis: text(500) });
const statisticsSchema = z.object({ cases: count, persons: count, grantedFen: fenSchema, byAge: z.array(z.object({ band: z.string(), cases: count, grantedFen: fenSchema })), byAmount: z.array(z.object({ band: z.string(), cases: count, grantedFen: fenSchema })), byClass: z.array(z.object({ diseaseClass: z.string(), cases: count, grantedFen: fenSchema })) });
export type ReliefStatistics = z.output<typeof statisticsSchema>;
const period = z.object({ fundId, from: daySchema, to: daySchema });
const caseFileSchema = z.object({ case: caseSchema, diagnosis: diagnosisSchema.nullable(), papers: z.array(z.object({ name: z.string(), seen: z.string(), count })), communityName: z.string(), on: daySchema, applicantName: z.string(), idNumberMasked: z.string() });
const doneMove = z.object({ moveId, status: z.enum(['recorded', 'confirmed', 'discarded']) });

export const reliefContract = {
  funds: query('relief.read', z.object({}), z.array(fundSchema)),
  /** Programmes a new fund can pay its grants through, and the accounts it can stand on. */
  choices: query('relief.read', z.object({}), z.object({ programmes: z.array(z.object({ programmeId, code: z.string(), name: z.string(), accountSetId: idSchema<'accountSet'>() })), accounts: z.array(z.object({ accountSetId: idSchema<'accountSet'>(), code: z.string(), name: z.string() })) })),
  saveFund: command('relief.edit', fundInputSchema, z.object({ fundId, version })),
  rules: query('relief.read', z.object({ fundId }), z.array(rulesVersionSchema)),
  saveRules: command('relief.edit', z.object({ fundId, validFrom: daySchema, resolutionNo: text(60), resolvedOn: daySchema, rules: reliefRulesSchema }), z.object({ ruleId, versionNo: z.int() })),
  /** Another person than wrote them puts the rules in force. */
  activateRules: command('relief.decide', z.object({ ruleId }), z.object({ versionNo: z.int() })),
  dropRules: command('relief.edit', z.object({ ruleId }), z.object({})),

  moves: query('relief.read', period.extend({ kind: z.enum(MOVE_KINDS).nullable().default(null) }), z.array(moveSchema)),
  recordMove: command('ledger.make', moveInputSchema, doneMove.extend({ receiptNo: z.string().nullable() })),
  /** Another person has seen the money and the paper: the voucher is posted. */
  confirmMove: command('ledger.post', z.object({ moveId }), doneMove.extend({ voucherId })),
  discardMove: command('ledger.make', z.object({ moveId, reason: text(200) }), doneMove),
  /** Asks to take a confirmed move back in red; another person confirms it as any move. */
  reverseMove: command('ledger.make', z.object({ moveId, on: daySchema, reason: text(100) }), doneMove),
  receipt: query('relief.print', z.object({ moveId }), z.object({ move: moveSchema, fundName: z.string(), communityName: z.string() }), { logged: true }),
  gifts: query('relief.print', period, z.object({ moves: z.array(moveSchema), fundName: z.string(), communityName: z.string(), from: daySchema, to: daySchema }), { logged: true }),
  statement: query('relief.read', period, statementSchema),
  printStatement: query('relief.print', period, statementSchema, { logged: true }),

  cases: query('relief.read', z.object({ fundId: fundId.nullable().default(null), search: z.string().trim().max(60).default('') }), z.array(caseRowSchema)),
  case: query('relief.read', z.object({ applicationId }), caseSchema),
  addBill: command('relief.edit', billInputSchema, z.object({ billId: z.int() })),
  removeBill: command('relief.edit', z.object({ applicationId, billId: z.int(), reason: text(200) }), z.object({})),
  saveDiagnosis: command('relief.edit', diagnosisSchema.extend({ applicationId }), z.object({})),
  diagnosis: query('relief.diagnosis', z.object({ applicationId, reason: text(200) }), diagnosisSchema, { logged: true }),
  calculate: command('relief.edit', z.object({ applicationId }), z.object({ calculationId: z.int(), grantFen: fenSchema })),
  askAdvance: command('relief.edit', z.object({ applicationId, amountFen: positiveFenSchema, reason: text(300) }), z.object({ partNo: z.int(), dueOn: daySchema })),
  decideAdvance: command('relief.decide', z.object({ applicationId, partNo: z.int(), agree: z.boolean(), note: text(100) }), z.object({ status: z.enum(['agreed', 'refused']) })),
  decide: command('relief.decide', z.object({ applicationId, version, amountFen: positiveFenSchema, reason: text(300), docNo: text(60), decidedOn: daySchema }), z.object({ grantedFen: fenSchema, claimFen: fenSchema, toRecoverFen: fenSchema })),
  printCalculation: query('relief.print', z.object({ applicationId }), z.object({ case: caseSchema, communityName: z.string() }), { logged: true }),
  /** 个案档案目录; the diagnosis only for who may read it. */
  caseFile: query('relief.print', z.object({ applicationId }), caseFileSchema, { logged: true }),
  caseFileWhole: query('relief.diagnosis', z.object({ applicationId }), caseFileSchema, { logged: true }),
  register: query('relief.print', period, z.object({ rows: z.array(caseRowSchema), fundName: z.string(), communityName: z.string(), from: daySchema, to: daySchema }), { logged: true }),
  statistics: query('relief.read', period, statisticsSchema),
  printStatistics: query('relief.print', period, statisticsSchema.extend({ fundName: z.string(), communityName: z.string(), from: daySchema, to: daySchema }), { logged: true }),
};
