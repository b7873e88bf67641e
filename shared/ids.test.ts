import { describe, expect, expectTypeOf, it } from 'vitest';

import { type HouseholdId, id, ID_KINDS, idSchema, type ResidentId } from '#shared/ids.ts';

describe('ids', () => {
  it.each([
    [1, true],
    [Number.MAX_SAFE_INTEGER, true],
    [0, false],
    [-1, false],
    [1.5, false],
    [2 ** 53, false],
    ['1', false],
    [null, false],
  ])('schema on %s: %s', (value, accepted) => expect(idSchema<'resident'>().safeParse(value).success).toBe(accepted));
  it('brands numbers and refuses what is no key', () => {
    expect(id<'resident'>(7)).toBe(7);
    expect(() => id<'resident'>(0)).toThrow(RangeError);
  });
  it('keeps kinds apart', () => {
    expectTypeOf<ResidentId>().not.toExtend<HouseholdId>();
    expect(new Set(ID_KINDS).size).toBe(ID_KINDS.length);
  });
});
