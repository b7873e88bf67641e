/** The year-end (年终结账) by numbers alone: which vouchers close a year, in which order, for which amounts (community-welfare §1.4). */
import { addDays, type Day } from '../days.ts';
import { applyBasisPoints, fen, negate, sumFen, ZERO_FEN, type Fen } from '../money.ts';

/** Steps that make a voucher, in the order they are posted. */
export const YEAR_END_STEPS = ['income', 'expense', 'result', 'lossCover', 'distribution', 'carry'] as const;
export type YearEndStepKey = (typeof YEAR_END_STEPS)[number];

/** 已编制 已复核 已过账 已作废 已撤销 */
export const YEAR_END_STATUSES = ['prepared', 'confirmed', 'posted', 'discarded', 'reversed'] as const;
export type YearEndStatus = (typeof YEAR_END_STATUSES)[number];

/** Days between the pre-disclosure of a distribution plan and the resolution on it (RECA art. 27: notice of ten days). */
export const DISCLOSURE_DAYS = 10;

/** What a line names beside its account. */
export interface LineNames {
  readonly residentId: number | null;
  readonly householdId: number | null;
  readonly programmeId: number | null;
  readonly counterparty: string | null;
  readonly project: string | null;
  readonly fund: string | null;
}
export const NO_NAMES: LineNames = { residentId: null, householdId: null, programmeId: null, counterparty: null, project: null, fund: null };

/** One leaf account at the end of the year, debit positive; an account whose lines must name something comes once per name. */
export interface YearAccount extends LineNames {
  readonly code: string;
  readonly name: string;
  /** Its account of level 1. */
  readonly rootCode: string;
  readonly profitLoss: boolean;
  readonly undistributed: boolean;
  readonly balanceFen: Fen;
}

/** What people decide about the year. */
export interface YearEndChoice {
  readonly lossCoverFen: Fen;
  /** A leaf of 311; null without loss cover. */
  readonly lossCoverAccountCode: string | null;
  readonly reserveFen: Fen;
  /** All that goes to members for the year, with what dividend runs have accrued before. */
  readonly membersFen: Fen;
  readonly othersFen: Fen;
  /** Number and name of the resolution. */
  readonly resolutionRef: string | null;
  readonly resolvedOn: Day | null;
  /** The day the plan was first shown to members. */
  readonly disclosedOn: Day | null;
}

/** What the charter fixes, and which leaf accounts take the parts. */
export interface CharterRules {
  readonly reserveBasisPoints: number;
  readonly reserveAccountCode: string;
  readonly membersAccountCode: string;
  readonly othersAccountCode: string;
}

/** The leaf accounts below 322 各项分配 that take the parts of a distribution. */
export const DISTRIBUTION_CODES = { reserve: '3220101', members: '3220102', others: '3220104' } as const;
/** 各项分配 and 本年收益. */
export const DISTRIBUTION_ROOT = '32201';
export const RESULT_CODE = '321';

export interface PlanLine extends LineNames { readonly summary: string; readonly accountCode: string; readonly accountName: string; readonly debitFen: Fen; readonly creditFen: Fen }
export interface PlanStep { readonly key: YearEndStepKey; readonly lines: readonly PlanLine[] }

export interface YearEndFigures {
  /** Everything that leaves accounts with a credit balance, and with a debit balance. */
  readonly incomeFen: Fen;
  readonly expenseFen: Fen;
  readonly netFen: Fen;
  /** 年初未分配收益 with corrections of earlier years; negative for an uncovered loss. */
  readonly openingUndistributedFen: Fen;
  readonly lossCoverFen: Fen;
  readonly distributableFen: Fen;
  /** What dividend runs of the year have already taken to 各项分配. */
  readonly accruedFen: Fen;
  /** The charter's ratio of the net income that is left after losses of earlier years. */
  readonly leastReserveFen: Fen;
  readonly reserveFen: Fen;
  readonly membersFen: Fen;
  readonly othersFen: Fen;
  readonly closingUndistributedFen: Fen;
}
export interface YearEndPlan { readonly figures: YearEndFigures; readonly steps: readonly PlanStep[] }

/** Why a choice cannot be carried out; the first reason counts. Data as the refusals of the same names want them. */
export type ChoiceProblem =
  | { code: 'resolution_needed'; data: { what: 'distribution' | 'lossCover' } }
  | { code: 'loss_cover_too_large'; data: { lossCoverFen: Fen; atMostFen: Fen } }
  | { code: 'nothing_to_distribute'; data: { distributableFen: Fen } }
  | { code: 'reserve_below_charter'; data: { reserveFen: Fen; leastFen: Fen; basisPoints: number } }
  | { code: 'members_below_accrued'; data: { membersFen: Fen; accruedFen: Fen } }
  | { code: 'distribution_too_large'; data: { sumFen: Fen; distributableFen: Fen } }
  | { code: 'resolution_in_future'; data: { resolvedOn: Day; today: Day } }
  | { code: 'disclosure_needed'; data: Record<string, never> }
  | { code: 'disclosure_too_short'; data: { disclosedOn: Day; resolvedOn: Day } };

const undistributedOf = (accounts: readonly YearAccount[]): Fen => negate(sumFen(accounts.filter((a) => a.undistributed).map((a) => a.balanceFen)));
const accruedOf = (accounts: readonly YearAccount[], code: string): Fen => sumFen(accounts.filter((a) => a.code === code).map((a) => a.balanceFen));

/** The sums of the year, before any step is posted. */
export function yearEndFigures(accounts: readonly YearAccount[], choice: YearEndChoice, charter: CharterRules): YearEndFigures {
  const ofYear = accounts.filter((a) => a.profitLoss);
  const incomeFen = negate(sumFen(ofYear.filter((a) => a.balanceFen < 0).map((a) => a.balanceFen)));
  const expenseFen = sumFen(ofYear.filter((a) => a.balanceFen > 0).map((a) => a.balanceFen));
  const before = sumFen(accounts.filter((a) => a.rootCode === RESULT_CODE).map((a) => a.balanceFen));
  const netFen = fen(incomeFen - expenseFen - before);
  const openingUndistributedFen = undistributedOf(accounts);
  const distributableFen = sumFen([openingUndistributedFen, netFen, choice.lossCoverFen]);
  const afterLosses = fen(netFen + Math.min(0, openingUndistributedFen + choice.lossCoverFen));
  const leastReserveFen = afterLosses > 0 ? applyBasisPoints(afterLosses, charter.reserveBasisPoints) : ZERO_FEN;
  return {
    incomeFen, expenseFen, netFen, openingUndistributedFen, lossCoverFen: choice.lossCoverFen, distributableFen, accruedFen: accruedOf(accounts, DISTRIBUTION_CODES.members), leastReserveFen,
    reserveFen: choice.reserveFen, membersFen: choice.membersFen, othersFen: choice.othersFen,
    closingUndistributedFen: fen(distributableFen - choice.reserveFen - choice.membersFen - choice.othersFen),
  };
}

/**
 * The first reason against a choice, null when it can be carried out. Σ never passes what can be distributed; nothing is
 * distributed out of a loss; the reserve comes before the members (财农〔2021〕121号 art. 28) and is never below the charter's ratio;
 * a distribution needs a resolution, taken ten days or more after the plan was disclosed.
 */
export function judgeChoice(accounts: readonly YearAccount[], choice: YearEndChoice, charter: CharterRules, today: Day): ChoiceProblem | null {
  const figures = yearEndFigures(accounts, choice, charter);
  const hasResolution = choice.resolutionRef !== null && choice.resolvedOn !== null;
  if (choice.lossCoverFen > 0) {
    if (!hasResolution) return { code: 'resolution_needed', data: { what: 'lossCover' } };
    const inReserve = negate(accruedOf(accounts, choice.lossCoverAccountCode ?? ''));
    const loss = negate(fen(Math.min(0, figures.openingUndistributedFen + figures.netFen)));
    const atMostFen = fen(Math.max(0, Math.min(inReserve, loss)));
    if (choice.lossCoverFen > atMostFen) return { code: 'loss_cover_too_large', data: { lossCoverFen: choice.lossCoverFen, atMostFen } };
  }
  const sum = sumFen([choice.reserveFen, choice.membersFen, choice.othersFen]);
  if (figures.accruedFen > choice.membersFen) return { code: 'members_below_accrued', data: { membersFen: choice.membersFen, accruedFen: figures.accruedFen } };
  if (sum > 0 && figures.distributableFen <= 0) return { code: 'nothing_to_distribute', data: { distributableFen: figures.distributableFen } };
  if (sum > figures.distributableFen && sum > 0) return { code: 'distribution_too_large', data: { sumFen: sum, distributableFen: figures.distributableFen } };
  if (choice.membersFen + choice.othersFen > 0 && choice.reserveFen < figures.leastReserveFen) {
    return { code: 'reserve_below_charter', data: { reserveFen: choice.reserveFen, leastFen: figures.leastReserveFen, basisPoints: charter.reserveBasisPoints } };
  }
  if (sum === 0) return null;
  return judgeResolution(choice, today);
}

function judgeResolution({ resolutionRef, resolvedOn, disclosedOn }: YearEndChoice, today: Day): ChoiceProblem | null {
  if (resolutionRef === null || resolvedOn === null) return { code: 'resolution_needed', data: { what: 'distribution' } };
  if (resolvedOn > today) return { code: 'resolution_in_future', data: { resolvedOn, today } };
  if (disclosedOn === null) return { code: 'disclosure_needed', data: {} };
  return addDays(disclosedOn, DISCLOSURE_DAYS) > resolvedOn ? { code: 'disclosure_too_short', data: { disclosedOn, resolvedOn } } : null;
}

/** A line on the side that the sign says, or none for zero. */
function line(account: { code: string; name: string } & Partial<LineNames>, summary: string, debitPositiveFen: Fen): PlanLine[] {
  if (debitPositiveFen === 0) return [];
  const { residentId = null, householdId = null, programmeId = null, counterparty = null, project = null, fund = null } = account;
  return [{
    summary, accountCode: account.code, accountName: account.name, residentId, householdId, programmeId, counterparty, project, fund,
    debitFen: debitPositiveFen > 0 ? debitPositiveFen : ZERO_FEN, creditFen: debitPositiveFen < 0 ? negate(debitPositiveFen) : ZERO_FEN,
  }];
}

/**
 * The vouchers of a year-end in order; steps without an amount are left out. Afterwards 501–521, 321 and 322 各项分配 are zero and 未分配收益
 * holds `figures.closingUndistributedFen`. Accounts of income with a debit balance (502 in a year of losses) leave with the expenses.
 */
export function planYearEnd(accounts: readonly YearAccount[], choice: YearEndChoice, charter: CharterRules, nameOf: (code: string) => string, year: number): YearEndPlan {
  const figures = yearEndFigures(accounts, choice, charter);
  const named = (code: string) => ({ code, name: nameOf(code) });
  const undistributedCode = accounts.find((a) => a.undistributed)?.code ?? '';
  const undistributed = named(undistributedCode);
  const result = named(accounts.find((a) => a.rootCode === RESULT_CODE)?.code ?? RESULT_CODE);
  const away = (all: readonly YearAccount[], summary: string): PlanLine[] => all.flatMap((account) => line(account, summary, negate(account.balanceFen)));
  const closing = (all: readonly YearAccount[], summary: string): PlanLine[] => [...away(all, summary), ...line(result, summary, sumFen(all.map((a) => a.balanceFen)))];
  const ofYear = accounts.filter((a) => a.profitLoss && a.balanceFen !== 0);
  const membersFen = fen(choice.membersFen - figures.accruedFen);
  const { reserve, members, others } = DISTRIBUTION_CODES;
  const parts: readonly [string, string, Fen, string][] = [
    [reserve, charter.reserveAccountCode, choice.reserveFen, `提取${year}年公积公益金`], [members, charter.membersAccountCode, membersFen, `${year}年向成员分配`], [others, charter.othersAccountCode, choice.othersFen, `${year}年其他分配`],
  ];
  const isDistribution = (account: YearAccount): boolean => account.code.startsWith(DISTRIBUTION_ROOT) && !account.undistributed;
  const added = new Map(parts.map(([code, , amount]) => [code, amount]));
  const distributed = accounts.filter(isDistribution).map((a) => ({ ...a, balanceFen: sumFen([a.balanceFen, added.get(a.code) ?? ZERO_FEN]) }));
  const steps: PlanStep[] = [
    { key: 'income', lines: closing(ofYear.filter((a) => a.balanceFen < 0), `结转${year}年收入`) },
    { key: 'expense', lines: closing(ofYear.filter((a) => a.balanceFen > 0), `结转${year}年支出`) },
    { key: 'result', lines: [...line(result, `结转${year}年本年收益`, figures.netFen), ...line(undistributed, `结转${year}年本年收益`, negate(figures.netFen))] },
    { key: 'lossCover', lines: choice.lossCoverAccountCode === null ? [] : [...line(named(choice.lossCoverAccountCode), '公积公益金弥补亏损', choice.lossCoverFen), ...line(undistributed, '公积公益金弥补亏损', negate(choice.lossCoverFen))] },
    { key: 'distribution', lines: parts.flatMap(([from, to, amount, summary]) => [...line(named(from), summary, amount), ...line(named(to), summary, negate(amount))]) },
    { key: 'carry', lines: [...line(undistributed, `结转${year}年各项分配`, sumFen(distributed.map((a) => a.balanceFen))), ...away(distributed, `结转${year}年各项分配`)] },
  ];
  return { figures, steps: steps.filter((step) => step.lines.length > 0) };
}
