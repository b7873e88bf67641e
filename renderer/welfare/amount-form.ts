/** Fresh parts of an amount, as far filled in as is safe; what is missing (a sum, a tier's age) the contract's schema refuses. */
import type { Fen } from '#shared/money.ts';
import { FACT_VALUES, type FactKind } from '#shared/person-as-of.ts';
import type { Amount, Standard } from '#shared/welfare/amount.ts';

/** No sum entered yet. */
export const NO_SUM = Number.NaN as Fen;

export type StandardKind = Standard['kind'];

/** A standard of another kind; a sum that was there already is kept as the first one. */
export function newStandard(kind: StandardKind, before?: Standard): Standard {
  const first = before === undefined ? NO_SUM : firstSum(before);
  switch (kind) {
    case 'flat':
      return { kind: 'flat', fen: first };
    case 'ageTiers':
      return { kind: 'ageTiers', effective: 'monthOfBirthday', on: 'monthStart', tiers: [{ from: 70, to: 79, fen: first }, { from: 80, to: null, fen: NO_SUM }] };
    case 'factTiers':
      return { kind: 'factTiers', fact: 'lowIncome', tiers: [{ in: [], fen: first }], otherwiseFen: null };
  }
}

function firstSum(standard: Standard): Fen {
  return standard.kind === 'flat' ? standard.fen : (standard.tiers[0]?.fen ?? NO_SUM);
}

type AgeTiers = Extract<Standard, { kind: 'ageTiers' }>;
type FactTiers = Extract<Standard, { kind: 'factTiers' }>;

/** One more tier above the last: it begins the year after the last one ends. An open last tier is closed ten years up. */
export function addAgeTier(standard: AgeTiers): AgeTiers {
  const last = standard.tiers.at(-1);
  if (last === undefined) return { ...standard, tiers: [{ from: 60, to: null, fen: NO_SUM }] };
  const to = last.to ?? last.from + 9;
  return { ...standard, tiers: [...standard.tiers.slice(0, -1), { ...last, to }, { from: to + 1, to: null, fen: NO_SUM }] };
}

/** Values of the fact that stand in no tier yet; a value in two tiers is refused. */
export function freeFactValues(standard: FactTiers, tier: number): string[] {
  const taken = new Set(standard.tiers.flatMap((each, at) => (at === tier ? [] : each.in)));
  return (FACT_VALUES[standard.fact] as readonly string[]).filter((value) => !taken.has(value));
}

/** Tiers by another fact: the sums stay, their values have to be chosen again. */
export function withFact(standard: FactTiers, fact: FactKind): FactTiers {
  return { ...standard, fact, tiers: standard.tiers.map((tier) => ({ ...tier, in: [] })) };
}

/** The amount of a new programme. */
export function newAmount(): Amount {
  return { standard: newStandard('flat'), per: 'month', perMember: null, halfMonth: null, capFen: null, roundToFen: 1 };
}
