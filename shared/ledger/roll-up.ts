/** 科目余额表: from the figures of leaf accounts to the rows of every level, with the three equalities. */
import { fen, type Fen } from '../money.ts';

export interface TreeAccount { readonly accountId: number; readonly parentId: number | null; readonly level: number }
export interface Sides { readonly debitFen: Fen; readonly creditFen: Fen }

/** What the books know of one leaf account: sums up to a day, debit and credit apart. */
export interface AccountFigures {
  readonly openingDebitFen: number;
  readonly openingCreditFen: number;
  readonly debitFen: number;
  readonly creditFen: number;
  readonly yearDebitFen: number;
  readonly yearCreditFen: number;
}

export interface BalanceColumns { readonly opening: Sides; readonly turnover: Sides; readonly yearToDate: Sides; readonly closing: Sides }

const NOTHING: AccountFigures = { openingDebitFen: 0, openingCreditFen: 0, debitFen: 0, creditFen: 0, yearDebitFen: 0, yearCreditFen: 0 };

const add = (a: AccountFigures, b: AccountFigures): AccountFigures => ({
  openingDebitFen: a.openingDebitFen + b.openingDebitFen, openingCreditFen: a.openingCreditFen + b.openingCreditFen,
  debitFen: a.debitFen + b.debitFen, creditFen: a.creditFen + b.creditFen,
  yearDebitFen: a.yearDebitFen + b.yearDebitFen, yearCreditFen: a.yearCreditFen + b.yearCreditFen,
});

/** A net amount, debit positive, on the side where it stands. */
export function onItsSide(netFen: number): Sides {
  return netFen >= 0 ? { debitFen: fen(netFen), creditFen: fen(0) } : { debitFen: fen(0), creditFen: fen(-netFen) };
}

function columnsOf(figures: AccountFigures): BalanceColumns {
  const opening = figures.openingDebitFen - figures.openingCreditFen;
  return {
    opening: onItsSide(opening),
    turnover: { debitFen: fen(figures.debitFen), creditFen: fen(figures.creditFen) },
    yearToDate: { debitFen: fen(figures.yearDebitFen), creditFen: fen(figures.yearCreditFen) },
    closing: onItsSide(opening + figures.debitFen - figures.creditFen),
  };
}

const isEmpty = (f: AccountFigures): boolean =>
  f.openingDebitFen === 0 && f.openingCreditFen === 0 && f.debitFen === 0 && f.creditFen === 0 && f.yearDebitFen === 0 && f.yearCreditFen === 0;

export interface RolledUp<A extends TreeAccount> {
  readonly rows: readonly (A & BalanceColumns)[];
  readonly total: BalanceColumns;
  readonly equal: { readonly opening: boolean; readonly turnover: boolean; readonly closing: boolean };
}

/**
 * Rows down to `level` in the order of `accounts` (parents before children). A parent's balance is the net of its children, on
 * one side; its turnover adds both sides up. The total adds level 1, each account's net balance on its side.
 */
export function rollUp<A extends TreeAccount>(accounts: readonly A[], figuresOf: (account: A) => AccountFigures, level: number, withEmpty: boolean): RolledUp<A> {
  const sums = new Map<number, AccountFigures>();
  const byId = new Map(accounts.map((account) => [account.accountId, account]));
  for (const account of accounts) {
    const own = figuresOf(account);
    if (isEmpty(own)) continue;
    for (let at: A | undefined = account; at; at = at.parentId === null ? undefined : byId.get(at.parentId)) {
      sums.set(at.accountId, add(sums.get(at.accountId) ?? NOTHING, own));
    }
  }
  const shown = accounts.filter((account) => account.level <= level && (withEmpty || sums.has(account.accountId)));
  const rows = shown.map((account) => ({ ...account, ...columnsOf(sums.get(account.accountId) ?? NOTHING) }));
  const top = rows.filter((row) => row.level === 1);
  const sum = (pick: (row: BalanceColumns) => Sides): Sides => ({
    debitFen: fen(top.reduce((n, row) => n + pick(row).debitFen, 0)), creditFen: fen(top.reduce((n, row) => n + pick(row).creditFen, 0)),
  });
  const total = { opening: sum((r) => r.opening), turnover: sum((r) => r.turnover), yearToDate: sum((r) => r.yearToDate), closing: sum((r) => r.closing) };
  const same = (sides: Sides): boolean => sides.debitFen === sides.creditFen;
  return { rows, total, equal: { opening: same(total.opening), turnover: same(total.turnover), closing: same(total.closing) } };
}
