import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '#shared/money.ts';
import { bridgeGap, bridgeSteps } from './bridge.tsx';

const bridge = { beforeFen: fen(300_000), beforePersons: 30, joinedFen: fen(20_000), joined: 2, leftFen: fen(-10_000), left: 1, changedFen: fen(5_000), changed: 1, afterFen: fen(315_000), afterPersons: 31 };

describe('the bridge of the totals', () => {
  it('leads from the last batch to this one in five steps', () => {
    expect(bridgeSteps({ bridge }).map((step) => [step.key, step.persons, step.fen])).toEqual([
      ['before', 30, 300_000], ['joined', 2, 20_000], ['left', -1, -10_000], ['changed', 1, 5_000], ['after', 31, 315_000],
    ]);
    expect(bridgeGap({ bridge })).toEqual({ persons: 0, fen: 0 });
  });

  it('shows what is not explained', () => {
    expect(bridgeGap({ bridge: { ...bridge, afterFen: fen(315_100), afterPersons: 32 } })).toEqual({ persons: 1, fen: 100 });
  });

  it('adds up whatever joined, left and changed', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 1e7 }), { maxLength: 20 });
    fc.assert(fc.property(amounts, amounts, amounts, fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 10 }), (stay, joined, left, changed) => {
      const sum = (of: readonly number[]): number => of.reduce((all, each) => all + each, 0);
      const before = sum(stay) + sum(left);
      const after = sum(stay) + sum(joined) + sum(changed);
      fc.pre(after >= 0);
      expect(bridgeGap({ bridge: {
        beforeFen: fen(before), beforePersons: stay.length + left.length, joinedFen: fen(sum(joined)), joined: joined.length, leftFen: fen(-sum(left)), left: left.length,
        changedFen: fen(sum(changed)), changed: changed.length, afterFen: fen(after), afterPersons: stay.length + joined.length,
      } })).toEqual({ persons: 0, fen: 0 });
    }));
  });
});
