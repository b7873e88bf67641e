/**
 * How the relief fund stands in the books (community-welfare §1.3). own (A): the collective's own money, earmarked inside 311, so that
 * 311.07 always equals the pool and every grant is an expense of the year; held (B): money of others in 211 or 241, no profit and loss.
 */
import { negate, ZERO_FEN, type Fen } from '../money.ts';

export const FUND_SET_UPS = ['own', 'held'] as const;
export type FundSetUp = (typeof FUND_SET_UPS)[number];

/** 集体划入 捐赠 利息 收回救助款 其他收入 退回捐赠 其他支出 冲销 */
export const MOVE_KINDS = ['setAside', 'gift', 'interest', 'recovered', 'otherIn', 'giftReturned', 'otherOut', 'reversal'] as const;
export type MoveKind = (typeof MOVE_KINDS)[number];
export const RECORDED_KINDS = ['setAside', 'gift', 'interest', 'recovered', 'otherIn', 'giftReturned', 'otherOut'] as const satisfies readonly MoveKind[];
export type RecordedKind = (typeof RECORDED_KINDS)[number];
/** Kinds that take from the fund. */
export const OUT_KINDS: readonly MoveKind[] = ['giftReturned', 'otherOut'];

/** What a voucher of a batch does (shared/disbursement/status.ts says the same words). */
export type FundEffect = 'accrue' | 'reverse' | 'pay' | 'return';

export interface FundAccounts {
  readonly setUp: FundSetUp; readonly fundAccountCode: string; readonly reserveAccountCode: string; readonly moneyAccountCode: string; readonly sourceMoneyAccountCode: string;
  readonly interestAccountCode: string; readonly expenseAccountCode: string; readonly earlierYearAccountCode: string;
}

/** Usual accounts of 财会〔2023〕14号 for each set-up; the office chooses its own. */
export const USUAL_ACCOUNTS: Readonly<Record<FundSetUp, FundAccounts>> = {
  own: { setUp: 'own', fundAccountCode: '31107', reserveAccountCode: '31101', moneyAccountCode: '10202', sourceMoneyAccountCode: '10201', interestAccountCode: '504', expenseAccountCode: '5140304', earlierYearAccountCode: '32202' },
  held: { setUp: 'held', fundAccountCode: '21105', reserveAccountCode: '31101', moneyAccountCode: '10202', sourceMoneyAccountCode: '10201', interestAccountCode: '504', expenseAccountCode: '5140304', earlierYearAccountCode: '32202' },
};

export interface RecipeLine { readonly accountCode: string; readonly debitFen: Fen; readonly creditFen: Fen; /** Belongs to the fund's own account. */ readonly ofFund: boolean }
export interface Move { readonly kind: RecordedKind; readonly amountFen: Fen; /** Set aside: out of which account. */ readonly sourceAccountCode: string; /** Recovered: the grant was of the same year. */ readonly sameYear: boolean }

/** The lines of the voucher of one move. Every pair balances by itself. */
export function moveLines(accounts: FundAccounts, move: Move): RecipeLine[] {
  const pair = (debit: string, credit: string): RecipeLine[] => [
    { accountCode: debit, debitFen: move.amountFen, creditFen: ZERO_FEN, ofFund: debit === accounts.fundAccountCode },
    { accountCode: credit, debitFen: ZERO_FEN, creditFen: move.amountFen, ofFund: credit === accounts.fundAccountCode },
  ];
  const { fundAccountCode: fund, moneyAccountCode: money, reserveAccountCode: reserve } = accounts;
  const own = accounts.setUp === 'own';
  switch (move.kind) {
    case 'setAside':
      return [...pair(move.sourceAccountCode, fund), ...(accounts.sourceMoneyAccountCode === money ? [] : pair(money, accounts.sourceMoneyAccountCode))];
    case 'gift':
    case 'otherIn':
      return pair(money, fund);
    case 'interest':
      return own ? [...pair(money, accounts.interestAccountCode), ...pair(reserve, fund)] : pair(money, fund);
    case 'recovered':
      return own ? [...pair(money, move.sameYear ? accounts.expenseAccountCode : accounts.earlierYearAccountCode), ...pair(reserve, fund)] : pair(money, fund);
    case 'giftReturned':
    case 'otherOut':
      return pair(fund, money);
  }
}

/** Lines a batch's voucher has besides its own: the earmark released with a grant paid, and set again when the bank sends it back (own). */
export function grantPair(accounts: FundAccounts, effect: FundEffect, amountFen: Fen): RecipeLine[] {
  if (accounts.setUp === 'held' || effect === 'accrue' || effect === 'reverse') return [];
  const [debit, credit] = effect === 'pay' ? [accounts.fundAccountCode, accounts.reserveAccountCode] : [accounts.reserveAccountCode, accounts.fundAccountCode];
  return [{ accountCode: debit, debitFen: amountFen, creditFen: ZERO_FEN, ofFund: effect === 'pay' }, { accountCode: credit, debitFen: ZERO_FEN, creditFen: amountFen, ofFund: effect === 'return' }];
}

/** What a voucher of a batch takes from the fund: grants paid (own), grants approved (held, where the fund is what is owed). */
export function grantOf(setUp: FundSetUp, effect: FundEffect, amountFen: Fen): Fen {
  if (setUp === 'own') return effect === 'pay' ? amountFen : effect === 'return' ? negate(amountFen) : ZERO_FEN;
  return effect === 'accrue' ? amountFen : effect === 'reverse' ? negate(amountFen) : ZERO_FEN;
}
