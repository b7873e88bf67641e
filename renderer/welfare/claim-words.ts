/** What decided a claim, in the words of the office. */
import type { Language } from '#renderer/i18n/language.ts';
import type { ClaimSource } from '#shared/welfare/claims.ts';

const WORDS: Readonly<Record<ClaimSource, Readonly<Record<Language, string>>>> = {
  manual: { zh: '手工登记', en: 'entered by hand' }, application: { zh: '申请', en: 'application' }, relief: { zh: '救助', en: 'relief case' }, hardship: { zh: '困难慰问', en: 'hardship' },
  dividend: { zh: '分红', en: 'dividend' }, award: { zh: '表彰奖金', en: 'award' }, labour: { zh: '劳务', en: 'labour' }, birth: { zh: '生育慰问', en: 'birth' }, bereavement: { zh: '丧葬慰问', en: 'bereavement' }, care: { zh: '五项关爱', en: 'care' },
};

/** The word of a source; one the program does not know comes back as it is. */
export function claimSourceWord(kind: string, language: Language): string {
  return (WORDS as Readonly<Record<string, Readonly<Record<Language, string>>>>)[kind]?.[language] ?? kind;
}
