/** The words of a feature in the language of the moment. */
import { useCallback } from 'react';
import { fillIn, type Values } from './fill-in.ts';
import { useLanguage } from './language.ts';
import { MARKS, type Mark } from './marks.ts';

/** Both languages with the same keys: `satisfies Words<string>` where they are written, exact where they are used. */
export interface Words<K extends string> {
  readonly zh: Readonly<Record<K, string>>;
  readonly en: Readonly<Record<K, string>>;
}

/** Says a word of the feature, or one of the marks that stand between words. */
export type Say<K extends string> = (key: K | Mark, values?: Values) => string;

/** `const t = useWords(residentsWords); t('title', { n: 3 })`. A key that one language lacks does not compile. */
export function useWords<
  const W extends Words<string> & {
    readonly en: Readonly<Record<keyof W['zh'], string>>;
    readonly zh: Readonly<Record<keyof W['en'], string>>;
  },
>(words: W): Say<keyof W['zh'] & string> {
  const language = useLanguage();
  return useCallback(
    (key, values) => fillIn((words[language] as Readonly<Record<string, string>>)[key] ?? MARKS[language][key as Mark] ?? key, values),
    [language, words],
  );
}
