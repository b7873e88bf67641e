/**
 * What a serious-illness case is granted (community-welfare §5.4): base = total − what others have paid − what is excluded; the part
 * above the deductible by tiers; halved while the fund is below its floor; never more than what is left of the caps. Pure: the same
 * parameters, bills and history give the same steps again years later.
 */
import { z } from 'zod';
import { addMonths, type Day } from '../days.ts';
import { fen, nonNegativeFenSchema, positiveFenSchema, roundHalfUp, sumFen, ZERO_FEN, type Fen } from '../money.ts';

const basisPoints = z.int().min(0).max(10_000);
const days = z.int().min(0).max(3660);

/** The parameters of one rule version; every number here stands in the resolution that the version names. */
export const reliefRulesSchema = z.object({
  deductibleFen: nonNegativeFenSchema,
  /** Facts of the register that waive the deductible: 低保 特困 重残 (grade 1 or 2). */
  waivedFor: z.array(z.enum(['dibao', 'tekun', 'severeDisability'])),
  /** Up to and with this amount of the base, at this rate; the last tier has no end. */
  tiers: z.array(z.object({ uptoFen: positiveFenSchema.nullable(), basisPoints })).min(1).max(10)
    .refine((tiers) => tiers.every((tier, n) => (n === tiers.length - 1 ? tier.uptoFen === null : tier.uptoFen !== null && (n === 0 || tier.uptoFen > (tiers[n - 1]?.uptoFen ?? 0)))), 'tiers rise and the last one is open'),
  yearCapFen: positiveFenSchema,
  lifeCapFen: positiveFenSchema,
  /** Of all members of a household in a year; null: no such cap. */
  householdCapFen: positiveFenSchema.nullable(),
  /** A bill counts when the application came within so many months after discharge. */
  windowMonths: z.int().min(1).max(120),
  floorFen: nonNegativeFenSchema,
  /** The ratio is multiplied by this while the fund is below its floor: 5000 = halved. */
  belowFloorBasisPoints: basisPoints,
  advanceCapFen: nonNegativeFenSchema,
  /** Papers for an advance are due after so many days. */
  advanceDays: days,
});
export type ReliefRules = z.output<typeof reliefRulesSchema>;

/** Demonstration values of §5.4: to be replaced by the community's own resolution. */
export const USUAL_RULES: ReliefRules = {
  deductibleFen: fen(1_000_000), waivedFor: ['dibao', 'tekun', 'severeDisability'],
  tiers: [{ uptoFen: fen(3_000_000), basisPoints: 3000 }, { uptoFen: fen(6_000_000), basisPoints: 4000 }, { uptoFen: null, basisPoints: 5000 }],
  yearCapFen: fen(5_000_000), lifeCapFen: fen(15_000_000), householdCapFen: null, windowMonths: 12, floorFen: fen(30_000_000), belowFloorBasisPoints: 5000,
  advanceCapFen: fen(1_000_000), advanceDays: 90,
};

/** 统筹 大病保险 医疗救助 商业保险 单位及其他 剔除（自费目录） */
export const DEDUCTIONS = ['pooledFen', 'criticalFen', 'assistanceFen', 'commercialFen', 'otherFen', 'excludedFen'] as const;
export type Deduction = (typeof DEDUCTIONS)[number];

export interface Bill extends Readonly<Record<Deduction, Fen>> {
  readonly billNo: string;
  readonly billedOn: Day;
  /** Null for an outpatient bill: the day of the bill counts. */
  readonly dischargedOn: Day | null;
  readonly totalFen: Fen;
}

export interface CaseInput {
  readonly rules: ReliefRules;
  readonly appliedOn: Day;
  readonly bills: readonly Bill[];
  /** What waives the deductible for this person, or null. */
  readonly waived: ReliefRules['waivedFor'][number] | null;
  /** Granted before in this calendar year, in life, and to the whole household this year. */
  readonly grantedYearFen: Fen;
  readonly grantedLifeFen: Fen;
  readonly grantedHouseholdFen: Fen;
  /** What the fund holds and has not promised yet. */
  readonly fundFen: Fen;
}

/** One line of the 计算书. `fen` is the sum after the step, `partFen` what the step itself adds or takes. */
export type CalcStep =
  | { readonly step: 'bill'; readonly billNo: string; readonly totalFen: Fen; readonly deductedFen: Fen; readonly fen: Fen; readonly counted: boolean }
  | { readonly step: 'base'; readonly fen: Fen }
  | { readonly step: 'deductible'; readonly waived: CaseInput['waived']; readonly partFen: Fen; readonly fen: Fen }
  | { readonly step: 'tier'; readonly fromFen: Fen; readonly uptoFen: Fen | null; readonly basisPoints: number; readonly sliceFen: Fen; readonly partFen: Fen }
  | { readonly step: 'tiers'; readonly fen: Fen }
  | { readonly step: 'belowFloor'; readonly floorFen: Fen; readonly fundFen: Fen; readonly basisPoints: number; readonly fen: Fen }
  | { readonly step: 'yearCap' | 'householdCap' | 'lifeCap'; readonly capFen: Fen; readonly usedFen: Fen; readonly leftFen: Fen; readonly fen: Fen }
  | { readonly step: 'result'; readonly fen: Fen };

export interface Calculation {
  readonly steps: readonly CalcStep[];
  readonly baseFen: Fen;
  /** By tiers, before floor and caps. */
  readonly tieredFen: Fen;
  readonly grantFen: Fen;
}

/** Everything the bill's other payers and the excluded list take, in fen. */
export const deductedOf = (bill: Readonly<Record<Deduction, Fen>>): Fen => sumFen(DEDUCTIONS.map((name) => bill[name]));

/** Whether the application came in time for this bill. */
export function inWindow(bill: Pick<Bill, 'billedOn' | 'dischargedOn'>, appliedOn: Day, months: number): boolean {
  return appliedOn <= addMonths(bill.dischargedOn ?? bill.billedOn, months);
}

const least = (...amounts: Fen[]): Fen => fen(Math.min(...amounts));
const notNegative = (amount: number): Fen => fen(Math.max(0, amount));

/** The whole calculation with all its steps. Never negative; never above a cap; rises with every bill. */
export function calculateRelief(input: CaseInput): Calculation {
  const { rules } = input;
  const bills = input.bills.map((bill): CalcStep & { step: 'bill' } => {
    const deductedFen = deductedOf(bill);
    const counted = inWindow(bill, input.appliedOn, rules.windowMonths);
    return { step: 'bill', billNo: bill.billNo, totalFen: bill.totalFen, deductedFen, fen: counted ? notNegative(bill.totalFen - deductedFen) : ZERO_FEN, counted };
  });
  const baseFen = sumFen(bills.map((bill) => bill.fen));
  const deductibleFen = input.waived === null ? rules.deductibleFen : ZERO_FEN;
  const tiers = tiersOf(rules, baseFen, deductibleFen);
  const tieredFen = sumFen(tiers.map((tier) => tier.partFen));
  const steps: CalcStep[] = [
    ...bills, { step: 'base', fen: baseFen }, { step: 'deductible', waived: input.waived, partFen: least(baseFen, deductibleFen), fen: notNegative(baseFen - deductibleFen) },
    ...tiers, { step: 'tiers', fen: tieredFen },
  ];
  let grantFen = tieredFen;
  if (input.fundFen < rules.floorFen) {
    grantFen = fen(Number(roundHalfUp(BigInt(grantFen) * BigInt(rules.belowFloorBasisPoints), 10_000n)));
    steps.push({ step: 'belowFloor', floorFen: rules.floorFen, fundFen: input.fundFen, basisPoints: rules.belowFloorBasisPoints, fen: grantFen });
  }
  const cap = (step: 'yearCap' | 'householdCap' | 'lifeCap', capFen: Fen, usedFen: Fen): void => {
    const leftFen = notNegative(capFen - usedFen);
    grantFen = least(grantFen, leftFen);
    steps.push({ step, capFen, usedFen, leftFen, fen: grantFen });
  };
  cap('yearCap', rules.yearCapFen, input.grantedYearFen);
  if (rules.householdCapFen !== null) cap('householdCap', rules.householdCapFen, input.grantedHouseholdFen);
  cap('lifeCap', rules.lifeCapFen, input.grantedLifeFen);
  steps.push({ step: 'result', fen: grantFen });
  return { steps, baseFen, tieredFen, grantFen };
}

/** What lies in each tier above the deductible, each rounded to the fen by itself so that the parts sum to the whole. */
function tiersOf(rules: ReliefRules, baseFen: Fen, deductibleFen: Fen): (CalcStep & { step: 'tier' })[] {
  let fromFen = ZERO_FEN;
  return rules.tiers.map(({ uptoFen, basisPoints }) => {
    const begin = Math.max(fromFen, deductibleFen);
    const sliceFen = notNegative(Math.min(baseFen, uptoFen ?? baseFen) - begin);
    const tier = { step: 'tier' as const, fromFen: fen(begin), uptoFen, basisPoints, sliceFen, partFen: fen(Number(roundHalfUp(BigInt(sliceFen) * BigInt(basisPoints), 10_000n))) };
    fromFen = uptoFen ?? fromFen;
    return tier;
  }).filter((tier) => tier.uptoFen === null || tier.uptoFen > tier.fromFen);
}

/** Number, hospital and amount of an invoice as the memory keeps them: blanks, case and full-width forms make no difference. */
export function invoiceKey(bill: { invoiceNo: string; hospital: string; totalFen: Fen }): string {
  const plain = (text: string): string => text.normalize('NFKC').replaceAll(/[\s\-—_.,，。()（）]/gu, '').toUpperCase();
  return `${plain(bill.invoiceNo)}|${plain(bill.hospital)}|${bill.totalFen}`;
}
