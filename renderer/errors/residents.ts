import type { ResidentsErrors } from '#shared/residents/errors.ts';
import type { Sentences } from './sentences.ts';

export const residentsSentences = {} satisfies Sentences<ResidentsErrors>;
