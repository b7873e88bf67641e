/** Values for the places of a sentence. */
export type Values = Readonly<Record<string, string | number>>;

/**
 * Fills the places of a sentence: '{{name}}' by its value, '{{n|person|persons}}' by the first word when n is 1 and the
 * second otherwise (English numbers its nouns). A place without a value stays visible, so that a test finds it.
 */
export function fillIn(sentence: string, values: Values = {}): string {
  return sentence.replace(
    /\{\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}\}/g,
    (place, name: string, one?: string, many?: string) => {
      const value = values[name];
      if (value === undefined) return place;
      if (one !== undefined && many !== undefined) return Number(value) === 1 ? one : many;
      return String(value);
    },
  );
}
