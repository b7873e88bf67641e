/** The states, fields and facts of the feature 'duplicates'. */
import { FACT_KINDS } from '../person-as-of.ts';

/** What was decided about a pair: one person, two persons, or not now. */
export const PAIR_DECISIONS = ['same', 'different', 'later'] as const;
export type PairDecision = (typeof PAIR_DECISIONS)[number];

/** open: to be looked at; again: decided before, and something new speaks for it; later: put off; same: waits for somebody else to merge; different: closed. */
export const PAIR_STATES = ['open', 'again', 'later', 'same', 'different'] as const;
export type PairState = (typeof PAIR_STATES)[number];

/** Fields of which one value stays. */
export const MERGE_FIELDS = ['name', 'sex', 'birthDate', 'idNumber', 'phone', 'note', 'household', 'bankAccount', ...FACT_KINDS.map((kind) => `fact.${kind}` as const)] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];

/** Whose value of a field stays: of the entry that stays, or of the one that goes. */
export const SIDES = ['survivor', 'loser'] as const;
export type Side = (typeof SIDES)[number];

/** What stands against a merge only until somebody has said, with a reason, that it is left as it is. */
export const LEFT_WITH_REASON: readonly string[] = ['merge_paid_twice', 'merge_dividend_twice'];
