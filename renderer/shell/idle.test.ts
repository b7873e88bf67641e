import { describe, expect, it } from 'vitest';
import { idleStep } from './idle.ts';

describe('the idle lock', () => {
  it.each([
    [0, { step: 'working' }],
    [8 * 60_000, { step: 'working' }],
    [9 * 60_000, { step: 'notice', secondsLeft: 60 }],
    [10 * 60_000 - 1, { step: 'notice', secondsLeft: 1 }],
    [10 * 60_000, { step: 'lock' }],
    [11 * 3_600_000, { step: 'lock' }],
  ])('after %i ms of ten minutes: %o', (idleMs, step) => {
    expect(idleStep(idleMs, 10)).toEqual(step);
  });
});
