/** Choices of the register's forms in the language of the moment. */
import { useMemo } from 'react';
import { useLanguage, type Language } from '#renderer/i18n/language.ts';
import { MARKS } from '#renderer/i18n/marks.ts';
import { SEX } from '#shared/code-tables.ts';
import { FACT_KINDS, FACT_VALUES, type FactKind } from '#shared/person-as-of.ts';
import { RELATION_TO_HEAD, type RelationToHead } from '#shared/relation-to-head.ts';
import { FACT_WORDS } from '#shared/residents/words.ts';

export interface Choice<T extends string = string> { readonly value: T; readonly label: string }

const wordOf = (entry: { readonly zh: string; readonly en?: string }, language: Language): string => (language === 'en' ? entry.en ?? entry.zh : entry.zh);

export const sexWord = (sex: string, language: Language): string => wordOf(SEX.find((entry) => entry.code === sex) ?? SEX[0], language);
export function relationWord(code: string | null, language: Language): string {
  const entry = RELATION_TO_HEAD.find((each) => each.code === code);
  return entry === undefined ? '' : wordOf(entry, language);
}
export const factWord = (fact: FactKind, language: Language): string => FACT_WORDS[fact][language];
export const valueWord = (fact: FactKind, value: string, language: Language): string => FACT_WORDS[fact].values[value]?.[language] ?? value;

/** '户籍常住、低保、肢体二级': the facts that say something about a person; plain residence last. */
export function factsText(facts: Readonly<Partial<Record<FactKind, string>>>, language: Language): string {
  // What decides about money first; in a narrow column the rest is cut off.
  const first: readonly FactKind[] = ['residency', 'membership'];
  const order: readonly FactKind[] = [...first, ...FACT_KINDS.filter((fact) => !first.includes(fact))];
  return order.flatMap((fact) => (facts[fact] === undefined ? [] : [valueWord(fact, facts[fact], language)])).join(MARKS[language]['&']);
}

export interface Choices {
  readonly sexes: Choice<'0' | '1' | '2' | '9'>[];
  readonly relations: Choice<RelationToHead>[];
  readonly facts: Choice<FactKind>[];
  readonly valuesOf: (fact: FactKind) => Choice[];
}

export function useChoices(): Choices {
  const language = useLanguage();
  return useMemo(() => ({
    sexes: SEX.map((entry) => ({ value: entry.code, label: wordOf(entry, language) })),
    relations: RELATION_TO_HEAD.filter((entry) => entry.code !== '01').map((entry) => ({ value: entry.code, label: `${entry.code} ${wordOf(entry, language)}` })),
    facts: FACT_KINDS.map((fact) => ({ value: fact, label: factWord(fact, language) })),
    valuesOf: (fact) => FACT_VALUES[fact].map((value) => ({ value, label: valueWord(fact, value, language) })),
  }), [language]);
}
