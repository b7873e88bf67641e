/**
 * The marks between words, in both languages. A page that joins words itself asks for the mark by its English sign –
 * `t('fund')` `t(':')` `name`, `names.join(t('&'))` – and never writes one down: the marks of Chinese are as wide as a
 * character and stand strangely between English words, and those of English carry the blank that Chinese does without.
 */
import type { Language } from './language.ts';

/** ':' before what is told, ',' and ';' between parts, '.' after a sentence, '(' and ')', '&' between the things of a list, '~' from–to, '+' and '-' before what is added and taken away, ' ' between words. */
export type Mark = ':' | ',' | ';' | '.' | '(' | ')' | '&' | '~' | '+' | '-' | ' ';

export const MARKS: Readonly<Record<Language, Readonly<Record<Mark, string>>>> = {
  zh: { ':': '：', ',': '，', ';': '；', '.': '。', '(': '（', ')': '）', '&': '、', '~': '～', '+': '＋', '-': '－', ' ': '' },
  en: { ':': ': ', ',': ', ', ';': '; ', '.': '. ', '(': ' (', ')': ')', '&': ', ', '~': '–', '+': '+', '-': '−', ' ': ' ' },
};
