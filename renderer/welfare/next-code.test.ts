import { expect, test } from 'vitest';
import { nextFreeCode } from './next-code.ts';

test('the first free code of the row', () => {
  expect(nextFreeCode(new Set())).toBe('W01');
  expect(nextFreeCode(new Set(['W01', 'W03', 'W03F']))).toBe('W02');
  expect(nextFreeCode(new Set(['W01', 'W02', 'W03']))).toBe('W04');
});
