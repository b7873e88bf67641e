import { describe, expect, it } from 'vitest';
import { moveRow } from './row-keys.ts';

describe('moving in a list by keys', () => {
  it.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 4, 5],
    ['ArrowDown', 99, 99],
    ['ArrowUp', -1, 99],
    ['ArrowUp', 0, 0],
    ['PageDown', 0, 10],
    ['PageDown', 95, 99],
    ['PageUp', 5, 0],
    ['Home', 50, 0],
    ['End', 0, 99],
    ['a', 3, undefined],
  ])('%s from %i → %s', (key, at, to) => {
    expect(moveRow(key, at, 100, 10)).toBe(to);
  });

  it('goes nowhere in an empty list', () => {
    expect(moveRow('ArrowDown', -1, 0, 10)).toBeUndefined();
  });
});
