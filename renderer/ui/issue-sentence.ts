/** What a contract's schema has against a value, as a sentence for the field. */
import type { z } from 'zod';
import type { Say } from '#renderer/i18n/use-words.ts';
import type { uiWords } from './words.ts';

export type Issue = z.core.$ZodIssue;
type UiSay = Say<keyof (typeof uiWords)['zh']>;

const isMissing = (issue: Issue): boolean =>
  issue.code === 'invalid_type' && (issue.input === undefined || issue.input === null);

function sizeSentence(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>, t: UiSay): string {
  const small = issue.code === 'too_small';
  const limit = Number(small ? issue.minimum : issue.maximum);
  if (issue.origin === 'string') {
    if (small && limit <= 1) return t('v_required');
    return t(small ? 'v_tooShort' : 'v_tooLong', { n: limit });
  }
  if (issue.origin === 'array' || issue.origin === 'set')
    return small ? t('v_atLeast', { n: limit }) : t('v_tooLong', { n: limit });
  return t(small ? 'v_tooSmall' : 'v_tooBig', { n: limit });
}

/** `value` is what the field holds now: a schema says 'expected string' of a field that was simply left empty. */
export function issueSentence(issue: Issue, t: UiSay, value: unknown): string {
  if (value === undefined || value === null || value === '' || isMissing(issue)) return t('v_required');
  switch (issue.code) {
    case 'too_small':
    case 'too_big':
      return sizeSentence(issue, t);
    case 'invalid_type':
      return issue.expected === 'int' ? t('v_whole') : issue.expected === 'number' ? t('v_number') : t('v_wrong');
    case 'invalid_value':
      return t('v_choice');
    case 'custom':
      if (issue.message === 'YYYY-MM-DD') return t('v_day');
      if (issue.message === 'YYYY-MM') return t('v_month');
      return t('v_wrong');
    default:
      return t('v_wrong');
  }
}
