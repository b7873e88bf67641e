import type { DisbursementErrors } from '#shared/disbursement/errors.ts';
import type { Sentences } from './sentences.ts';

export const disbursementSentences = {} satisfies Sentences<DisbursementErrors>;
