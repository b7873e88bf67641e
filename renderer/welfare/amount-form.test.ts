import { describe, expect, it } from 'vitest';
import { fen } from '#shared/money.ts';
import { amountSchema, type Standard } from '#shared/welfare/amount.ts';
import { addAgeTier, freeFactValues, newAmount, newStandard, withFact } from './amount-form.ts';

const tiers = { kind: 'ageTiers', effective: 'birthday', on: 'monthStart', tiers: [{ from: 70, to: 79, fen: fen(15_000) }, { from: 80, to: null, fen: fen(20_000) }] } as const satisfies Standard;

describe('the amount in the form', () => {
  it('keeps the sum when the kind of standard changes', () => {
    expect(newStandard('ageTiers', { kind: 'flat', fen: fen(10_000) })).toMatchObject({ tiers: [{ fen: 10_000 }, { to: null }] });
    expect(newStandard('flat', tiers)).toEqual({ kind: 'flat', fen: 15_000 });
  });

  it('is refused while a sum is missing, and taken when it is there', () => {
    expect(amountSchema.safeParse(newAmount()).success).toBe(false);
    expect(amountSchema.safeParse({ ...newAmount(), standard: { kind: 'flat', fen: fen(10_000) } }).success).toBe(true);
  });

  it('adds a tier above the last without a gap or an overlap', () => {
    const more = addAgeTier(tiers);
    expect(more.tiers.map((tier) => [tier.from, tier.to])).toEqual([[70, 79], [80, 89], [90, null]]);
    const filled = { ...more, tiers: more.tiers.map((tier) => ({ ...tier, fen: fen(30_000) })) };
    expect(amountSchema.safeParse({ ...newAmount(), standard: filled }).success).toBe(true);
  });

  it('offers each value of a fact to one tier only', () => {
    const standard = { kind: 'factTiers', fact: 'lowIncome', tiers: [{ in: ['dibao'], fen: fen(1) }, { in: ['marginal'], fen: fen(2) }], otherwiseFen: null } as const;
    expect(freeFactValues(standard, 0)).toEqual(['dibao', 'tekun', 'lowIncome']);
    expect(withFact(standard, 'studentStage').tiers).toEqual([{ in: [], fen: 1 }, { in: [], fen: 2 }]);
  });
});
