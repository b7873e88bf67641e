import type { WelfareErrors } from '#shared/welfare/errors.ts';
import type { Sentences } from './sentences.ts';

export const welfareSentences = {} satisfies Sentences<WelfareErrors>;
