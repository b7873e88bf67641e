import { describe, expect, test } from 'vitest';
import { fen } from '../money.ts';
import { balancingAmount, lineNotOneSide, totalOfLines } from './check-lines.ts';
import { rollUp, type AccountFigures } from './roll-up.ts';

const none: AccountFigures = { openingDebitFen: 0, openingCreditFen: 0, debitFen: 0, creditFen: 0, yearDebitFen: 0, yearCreditFen: 0 };
const tree = [
  { accountId: 1, parentId: null, level: 1, ...none }, { accountId: 2, parentId: 1, level: 2, ...none, openingDebitFen: 500, debitFen: 70, yearDebitFen: 90 },
  { accountId: 3, parentId: 1, level: 2, ...none, openingCreditFen: 800, creditFen: 10, yearCreditFen: 10 },
  { accountId: 4, parentId: null, level: 1, ...none, openingDebitFen: 300, creditFen: 60, yearCreditFen: 80 }, { accountId: 5, parentId: null, level: 1, ...none },
];

describe('the trial balance', () => {
  test('nets a parent on one side, adds its turnover up, and leaves empty accounts out', () => {
    const { rows, total, equal } = rollUp(tree, (account) => account, 2, false);
    expect(rows.map((row) => row.accountId)).toEqual([1, 2, 3, 4]);
    expect(rows[0]).toMatchObject({ opening: { debitFen: 0, creditFen: 300 }, turnover: { debitFen: 70, creditFen: 10 }, yearToDate: { debitFen: 90, creditFen: 10 }, closing: { debitFen: 0, creditFen: 240 } });
    expect(total).toMatchObject({ opening: { debitFen: 300, creditFen: 300 }, turnover: { debitFen: 70, creditFen: 70 }, closing: { debitFen: 240, creditFen: 240 } });
    expect(equal).toEqual({ opening: true, turnover: true, closing: true });
  });

  test('shows empty accounts when asked, and says when sides differ', () => {
    expect(rollUp(tree, (account) => account, 1, true).rows.map((row) => row.accountId)).toEqual([1, 4, 5]);
    const skew = tree.map((account) => (account.accountId === 4 ? { ...account, creditFen: 61 } : account));
    expect(rollUp(skew, (account) => account, 1, false).equal).toEqual({ opening: true, turnover: false, closing: false });
  });
});

describe('lines', () => {
  const line = (debit: number, credit: number) => ({ debitFen: fen(debit), creditFen: fen(credit) });
  test.each([
    [[line(5, 0), line(0, 5)], { differenceFen: 0, tooLarge: false }], [[line(-5, 0), line(0, 3)], { debitFen: -5, creditFen: 3, differenceFen: -8 }],
    [[line(1e15, 0), line(1e15, 0)], { debitFen: 1e15, tooLarge: true }], [[], { differenceFen: 0 }],
  ])('sum up exactly: %j', (lines, total) => expect(totalOfLines(lines)).toMatchObject(total));

  test('have exactly one side', () => {
    expect(lineNotOneSide([line(1, 0), line(0, 0)])).toBe(1);
    expect(lineNotOneSide([line(1, 1)])).toBe(0);
    expect(lineNotOneSide([line(1, 0), line(0, -1)])).toBe(-1);
  });

  test('what is missing belongs on the smaller side', () => {
    expect(balancingAmount([line(5, 0)])).toEqual({ side: 'credit', amountFen: 5 });
    expect(balancingAmount([line(0, 7), line(2, 0)])).toEqual({ side: 'debit', amountFen: 5 });
    expect(balancingAmount([])).toBeNull();
  });
});
