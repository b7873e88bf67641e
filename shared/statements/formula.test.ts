import { describe, expect, test } from 'vitest';
import { parseFormula, partsOf, type FrameFigures } from './formula.ts';

const leaf = (code: string, closingFen: number, flags: string[] = []) => ({ accountId: Number(code), code, flags, openingFen: 0, closingFen, debitFen: 0, creditFen: 0, plainDebitFen: 0, plainCreditFen: 0 });
const figures: FrameFigures = {
  leaves: [leaf('101', 5), leaf('10201', 7), leaf('51301', 3), leaf('51320', 2, ['running']), leaf('113', -4)],
  details: [{ accountId: 113, code: '113', closingFen: 6 }, { accountId: 113, code: '113', closingFen: -10 }], flows: [], transfers: new Map(),
};
const value = (text: string): number => partsOf(parseFormula(text), figures, (key) => (key === 'gross' ? 100 : 0)).reduce((sum, part) => sum + part.amountFen, 0);

describe('formulas', () => {
  test.each([
    ['debit(101, 102)', 12], ['credit(101)', -5], ['debit(513#running)', 2], ['debit(513) - debit(513#running)', 3], ['-debit(101)', -5],
    ['debitDetails(113)', 6], ['creditDetails(113)', 10], ['{gross} - (debit(101) + debit(102))', 88], ['debit(999)', 0],
  ])('%s is %i', (text, expected) => expect(value(text)).toBe(expected));

  test.each(['', 'debit(', 'debit()', 'debit(x)', 'nothing(101)', 'debit(101) debit(102)', 'debit(101) + ', 'debit(101) + + debit(102)', '(debit(101)', 'debit(101))', '{a b}', 'debit(101) * 2'])(
    'refuses %j', (text) => expect(() => parseFormula(text)).toThrow(RangeError));
});
