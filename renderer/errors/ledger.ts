import type { LedgerErrors } from '#shared/ledger/errors.ts';
import type { Sentences } from './sentences.ts';

export const ledgerSentences = {} satisfies Sentences<LedgerErrors>;
