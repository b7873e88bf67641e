import { expect, test } from 'vitest';
import { formatShares, parseShares } from './words.ts';

test.each([['1', 10_000], ['12.5', 125_000], ['0.0001', 1], ['-3.25', -32_500], ['1.00001', null], ['', null], ['1,000', null], ['99999999.9999', 999_999_999_999]])('%s shares are %s ten-thousandths', (text, quantity) => {
  expect(parseShares(text)).toBe(quantity);
  expect(quantity === null ? null : parseShares(formatShares(quantity))).toBe(quantity);
});
