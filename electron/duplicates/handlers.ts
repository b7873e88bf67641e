/** The methods of the feature 'duplicates', and the audit line of each act: ids, counts and states, never a name or a number. */
import type { duplicatesContract } from '#shared/duplicates/contract.ts';
import type { Handlers } from '#electron/api/context.ts';
import { comparePair, listConflicts } from './compare.ts';
import { decidePair } from './decide-pair.ts';
import { mergePeople } from './merge-people.ts';
import { listMerges } from './merges.ts';
import { listPairs } from './queue.ts';
import { recoverTwice } from './recover-twice.ts';
import { searchPairs } from './search.ts';
import { undoMerge } from './undo-merge.ts';

export const duplicatesHandlers: Handlers<typeof duplicatesContract> = {
  list: listPairs,
  compare: comparePair,
  conflicts: listConflicts,
  search: { run: searchPairs, audit: (input, out) => ({ subject: 'duplicates', detail: { whole: input.whole, people: out.people, pairs: out.pairs, fresh: out.fresh } }) },
  decide: { run: decidePair, audit: (input) => ({ subject: `resident:${Math.min(input.firstId, input.secondId)}`, detail: { other: Math.max(input.firstId, input.secondId), decision: input.decision } }) },
  recoverTwice: { run: recoverTwice, audit: (input, out) => ({ subject: `resident:${input.loserId}`, detail: { keep: input.survivorId, recoveries: out.recoveryIds.length, amountFen: out.amountFen } }) },
  merge: { run: mergePeople, audit: (input, out) => ({ subject: `resident:${input.survivorId}`, detail: { merge: out.mergeId, gone: input.loserId, rows: out.rows } }) },
  undo: { run: undoMerge, audit: (input, out) => ({ subject: `resident:${out.survivorId}`, detail: { merge: input.mergeId, back: out.loserId, rows: out.rows } }) },
  merges: listMerges,
};
